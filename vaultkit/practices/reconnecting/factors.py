"""Factors: what speaks for a person today, each as a reason with its points, its words and the line it comes from."""

from datetime import timedelta

from vaultkit.model.location import Location
from vaultkit.model.view import Entry, Reason, Words
from vaultkit.practices.measures.fit import Fit
from vaultkit.practices.measures.rhythm import every
from vaultkit.practices.measures.sources import property_location
from vaultkit.practices.measures.standing import Tie, is_asked_for
from vaultkit.practices.reconnecting.circle import SOON_DAYS, Circle, pressing, ref_of, skips
from vaultkit.practices.reconnecting.telling import next_birthday, promised

RATIO_FLOOR, RATIO_CAP = 1.0, 3.0
FIT_SHARE = 0.5
PROMISE_POINTS = 2.0
OCCASION_POINTS = 1.0
ASKED_POINTS = 3.0
LEARN_WEEKS = 12
DOUBLE_AFTER, REST_AFTER = 3, 5

_TIER_WORDS = {"inner": "in your inner circle", "close": "in your close circle"}


def score(entry: Entry) -> float:
    """The number that orders a list: the sum of the points of an entry's reasons."""
    return sum(reason.points for reason in entry.reasons)


def entry_of(tie: Tie, *reasons: Reason | None) -> Entry:
    """A person's place on a list, for these reasons."""
    return Entry(
        person=ref_of(tie),
        standing=tie.standing,
        last_contact=tie.days[-1] if tie.days else None,
        silence=tie.silence,
        reasons=tuple(reason for reason in reasons if reason is not None),
    )


def ratio_of(tie: Tie) -> float:
    """Silence over the wished or usual gap, kept between 1 and 3; 1 where there is neither."""
    gap = tie.cadence.days if tie.cadence.days is not None else tie.rhythm
    if gap is None or tie.silence is None:
        return RATIO_FLOOR
    return min(max(tie.silence / max(gap, 1.0), RATIO_FLOOR), RATIO_CAP)


def contact_reason(tie: Tie) -> Reason:
    """The factor `contact`: strength times ratio (`docs/ranking.md`), with the last contact and the gap in words."""
    gap = gap_words(tie)
    words: Words = ("no contact noted yet",) if not tie.days else ("quiet since ", tie.days[-1])
    if gap:
        words = (*words, f", {gap}")
    return Reason(factor="contact", points=tie.strength * ratio_of(tie), words=words, location=last_line(tie))


def last_line(tie: Tie) -> Location | None:
    """The line of the last contact; where there is none, that of the wished cadence."""
    return tie.last.location if tie.last else tie.cadence.location


def gap_words(tie: Tie) -> str:
    """The usual or the wished gap: `usually every 3 weeks`, `you set every month`."""
    if tie.cadence.days is None or (tie.rhythm is not None and tie.cadence.source in {"tier", "group", "tag"}):
        return f"usually {every(tie.rhythm)}" if tie.rhythm is not None else ""
    wish = every(tie.cadence.days)
    if tie.cadence.halved:
        return f"{wish}, as your only link there"
    if tie.cadence.source == "own":
        return f"you set {wish}"
    if tie.cadence.source == "tier":
        return f"{_TIER_WORDS.get(tie.cadence.word, f'a tie you keep {tie.cadence.word}')}: {wish}"
    return f"{wish} is what you set for the {tie.cadence.source}"


def fit_reason(found: Fit, points: float) -> Reason | None:
    """The factor `fit`: a goal that the person serves."""
    if not found.value:
        return None
    return Reason(factor="fit", points=points * found.value, words=found.words, location=found.location)


def promise_reason(circle: Circle, tie: Tie, points: float = PROMISE_POINTS) -> Reason | None:
    """The factor `promise`: the first thing that is open between the two."""
    promise = pressing(circle, tie.person.path)
    if promise is None:
        return None
    return Reason(factor="promise", points=points, words=promised(circle, promise), location=promise.location)


def occasion_reason(circle: Circle, tie: Tie) -> Reason | None:
    """The factor `occasion`: the day that the note sets, or a birthday within 14 days."""
    person, index = tie.person, circle.index
    if person.next_contact and is_asked_for(person, tie.days, circle.today):
        where = property_location(index, person.path, "next_contact") or person.location
        words: Words = ("you set ", person.next_contact, " for the next contact")
        return Reason(factor="occasion", points=ASKED_POINTS, words=words, location=where)
    day = next_birthday(person.birthday, circle.today)
    if day is None or day > circle.today + timedelta(days=SOON_DAYS):
        return None
    where = property_location(index, person.path, "birthday") or person.location
    return Reason(factor="occasion", points=OCCASION_POINTS, words=("birthday on ", day), location=where)


def habit_reason(circle: Circle, tie: Tie) -> Reason | None:
    """The factor `skips`, of no points: what to change when plans with a person are skipped again and again."""
    skipped = skips(circle, tie.person.path, LEARN_WEEKS)
    if len(skipped) < DOUBLE_AFTER:
        return None
    advice = "make it ambient, or let go?"
    if len(skipped) < REST_AFTER:
        gap = tie.cadence.days or tie.rhythm
        advice = f"{every(2 * gap)} instead?" if gap else "a longer cadence?"
    text = f"planned {len(skipped)} times in 12 weeks and skipped: {advice}"
    return Reason(factor="skips", points=0.0, words=(text,), location=skipped[-1].location)
