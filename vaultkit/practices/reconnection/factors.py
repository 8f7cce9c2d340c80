"""Factors: what speaks for a person today, each as a reason with its points, its words and the line it comes from."""

from collections.abc import Mapping
from datetime import timedelta

from vaultkit.measures.promises import SOON_DAYS, next_promise
from vaultkit.measures.proposals import InVain, in_vain
from vaultkit.measures.standing import is_asked_for
from vaultkit.model.location import Location
from vaultkit.model.measures import Fit, Measures, Tie, Touch
from vaultkit.model.view import Entry, Reason, Words
from vaultkit.practices.reach import ways_of
from vaultkit.practices.silences import since_words
from vaultkit.practices.words import fit_words, promise_words, where

RATIO_FLOOR, RATIO_CAP = 1.0, 2.0
FIT_SHARE = 0.5
PROMISE_POINTS = 2.0
OCCASION_POINTS = 1.0
ASKED_POINTS = 3.0
"""So many plans in vain, of the last so many that named somebody."""


def score(entry: Entry) -> float:
    """The number that orders a list: the sum of the points of an entry's reasons."""
    return sum([reason.points for reason in entry.reasons])


def entry_of(m: Measures, tie: Tie, *reasons: Reason | None) -> Entry:
    """A person's place on a list, for these reasons."""
    return Entry(
        person=m.ref(tie.path),
        standing=tie.standing,
        last_contact=tie.last_day,
        silence=tie.silence,
        reasons=tuple([reason for reason in reasons if reason is not None]),
        ways=ways_of(tie.person),
    )


def about_all(m: Measures) -> tuple[object, ...]:
    """All that an entry may say of a tie besides what the tie itself does, but for what plans, events, goals and other
    ties do."""
    return m.today, m.week, m.settings, m.names, m.titles, m.hidden, m.dated


def ratio_of(tie: Tie) -> float:
    """Silence over the wished or usual gap, kept between 1 and 2; 1 where there is neither."""
    gap = tie.cadence.days if tie.cadence.days is not None else tie.rhythm
    if gap is None or tie.silence is None:
        return RATIO_FLOOR
    return min(max(tie.silence / max(gap, 1.0), RATIO_FLOOR), RATIO_CAP)


def contact_reason(m: Measures, tie: Tie) -> Reason:
    """The factor `contact`: strength times ratio (`docs/ranking.md`), with the last contact and the rule in words."""
    points = tie.strength * ratio_of(tie)
    return Reason(factor="contact", points=points, words=since_words(m, tie), location=last_line(tie))


def last_line(tie: Tie) -> Location | None:
    """The line of the last contact; where there is none, that of the wished cadence."""
    return where(tie.last.location) if tie.last else tie.cadence.location


def fit_of(m: Measures, tie: Tie) -> Fit:
    """How well the person fits the goals."""
    return m.fits.get(tie.path, Fit())


def fit_reason(m: Measures, tie: Tie, points: float) -> Reason | None:
    """The factor `fit`: a goal that the person serves."""
    found = fit_of(m, tie)
    if not found.value:
        return None
    return Reason(factor="fit", points=points * found.value, words=fit_words(m, found), location=found.location)


def promise_reason(m: Measures, tie: Tie, points: float = PROMISE_POINTS) -> Reason | None:
    """The factor `promise`: the first thing that is open between the two."""
    promise = next_promise(tie, m.today)
    if promise is None:
        return None
    return Reason(factor="promise", points=points, words=promise_words(m, promise), location=where(promise.location))


def occasion_reason(m: Measures, tie: Tie) -> Reason | None:
    """The factor `occasion`: the day that the note sets, or a birthday within 14 days."""
    person = tie.person
    if person.next_contact and is_asked_for(person, tie.days, m.today):
        place = person.written.get("next_contact", person.location)
        words: Words = ("you set ", person.next_contact, " for the next contact")
        return Reason(factor="occasion", points=ASKED_POINTS, words=words, location=place)
    day = tie.birthday
    if day is None or day > m.today + timedelta(days=SOON_DAYS):
        return None
    place = person.written.get("birthday", person.location)
    return Reason(factor="occasion", points=OCCASION_POINTS, words=("birthday on ", day), location=place)


def habit_reason(m: Measures, tie: Tie, plans: Mapping[str, tuple[Touch, ...]]) -> Reason | None:
    """The factor `skips`, of no points: that the plans which name a person are skipped or left open again and again,
    however far apart they are; what to change then stands on the week's page."""
    found = in_vain(m, tie, plans.get(tie.path, ()))
    if found is None:
        return None
    return Reason(factor="skips", points=0.0, words=(in_vain_words(found),), location=found.passed[-1].location)


def in_vain_words(found: InVain) -> str:
    """`not taken up in 3 of the last 5 plans`."""
    return f"not taken up in {len(found.passed)} of the last {found.of} plans"
