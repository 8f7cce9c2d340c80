"""Standing: a person and the days of contact to one word for how the tie stands, and the wish for contact that
holds."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from vaultkit.measures.contacts import is_imported, is_mention
from vaultkit.model.location import Location
from vaultkit.model.measures import Cadence, Measures, Tie
from vaultkit.model.names import stem
from vaultkit.model.record import Interaction, Person, Source
from vaultkit.model.regex import regex
from vaultkit.model.settings import Settings

NEW_DAYS = 45
ALIVE_DAYS = 365
DORMANT_DAYS = 365
OVERDUE_RATIO = 1.5
LONGEST_GAP = 36_500
"""A wish of so many days names no day."""
IN_TOUCH = frozenset({"in touch", "new"})
QUIET = frozenset({"due", "overdue", "drifting"})

DECEASED = "deceased"
GONE = frozenset({"let go", DECEASED})
"""The standings of those whom nothing ever proposes."""
_NEVER_DUE = frozenset({"wanted", "resting", *GONE})

_CONFLICT = regex(
    r"\b(?:conflicts?|konflikte?|fights?|fought|quarrel(?:s|l?ed)?|disputes?|streit|zerstritten)\b", re.IGNORECASE
)


def is_let_go(person: Person) -> bool:
    """Whether the person has died or is let go, by decision or after a conflict, so that nothing proposes contact."""
    return person.status in GONE or (bool(person.faded) and _CONFLICT.search(person.faded) is not None)


def is_past(person: Person) -> bool:
    """Whether the person is let go or faded, so that nothing but *wake up* and the day that the note sets proposes
    contact."""
    return person.status == "faded" or is_let_go(person)


def is_alive(person: Person, history: Sequence[Interaction], silence: int | None) -> bool:
    """Whether the tie is alive: a contact in the last 365 days, and neither let go, faded nor still to be met."""
    return silence is not None and silence <= ALIVE_DAYS and not (is_past(person) or is_wanted(person, history))


def is_wanted(person: Person, history: Sequence[Interaction]) -> bool:
    """Whether the person is still to be met: wanted, and not seen or written to so far: a mention is neither, nor is
    a day in the note's properties."""
    return person.status == "wanted" and all(is_mention(one) or one.source is Source.PROPERTY for one in history)


def is_from_import(person: Person, evidence: Sequence[Interaction]) -> bool:
    """Whether nothing but imports tells of a tie: no contact that the user wrote down, and no tier, cadence, goal or
    day by which the user says that it matters. Such a tie has a history and no standing."""
    if person.tier or person.cadence is not None or person.cadence_never or person.goals or person.next_contact:
        return False
    return bool(person.imported or evidence) and all(map(is_imported, evidence))


def decided(person: Person, history: Sequence[Interaction], today: date) -> str:
    """The standing that the person's note decides: let go, deceased, wanted, resting, or "" when it decides none."""
    if is_let_go(person):
        return DECEASED if person.status == DECEASED else "let go"
    if is_wanted(person, history):
        return "wanted"
    is_resting = person.status in {"paused", "ambient"} or (person.snooze is not None and person.snooze > today)
    return "resting" if is_resting else ""


def is_dormant(silence: int, rhythm: float | None) -> bool:
    """Whether a silence is one after which a tie sleeps: a year or more, and three times the usual gap."""
    return silence >= max(DORMANT_DAYS, 3 * (rhythm or 0))


def standing(
    person: Person,
    history: Sequence[Interaction],
    days: Sequence[date],
    today: date,
    *,
    met: date | None,
    cadence: int | None,
    rhythm: float | None,
) -> str:
    """The one word for how a tie stands: what the note decides, else new for 45 days after one met, due on the day that
    the note sets, else what silence, cadence and rhythm say."""
    if word := decided(person, history, today):
        return word
    if met and days and (today - met).days <= NEW_DAYS:
        return "new"
    if is_asked_for(person, days, today):
        return "due"
    return standing_of((today - days[-1]).days if days else None, cadence=cadence, rhythm=rhythm)


def standing_of(silence: int | None, *, cadence: int | None, rhythm: float | None) -> str:
    """The word for a lasting tie that no decision speaks of: in touch, due, overdue, drifting or dormant; untracked
    when there is neither contact nor a wish for it. All quantities are days."""
    if silence is None:
        return "untracked" if cadence is None else "due"
    if is_dormant(silence, rhythm) and (cadence is None or silence > cadence):
        return "dormant"
    if cadence is not None and silence > OVERDUE_RATIO * cadence:
        return "overdue"
    if cadence is not None and silence > cadence:
        return "due"
    if rhythm is not None and silence > _drift_from(rhythm, cadence):
        return "drifting"
    return "in touch"


def _drift_from(rhythm: float, cadence: int | None) -> float:
    """The silence from which a tie drifts; a cadence calms the rhythm, so that one busy season calls nobody."""
    calm = max(rhythm, cadence / 4) if cadence else rhythm
    return max(2 * calm, calm + 14)


def warmth_of(standing: str, *, known: bool) -> str:
    """`in touch` (also new), `quiet` (due, overdue or drifting), `dormant`, `resting`, `wanted`, or "" for a tie let go
    or without contact on record (`known`)."""
    if standing in {"wanted", "resting"}:
        return standing
    if not known:
        return ""
    if standing in IN_TOUCH:
        return "in touch"
    return "quiet" if standing in QUIET else "dormant" if standing == "dormant" else ""


def cadence_of(person: Person, settings: Settings) -> Cadence:
    """The wish for contact that holds: the person's own, else the shortest that the settings give a group or tag of
    theirs, else that of the tier; an own `never` is no wish at all."""
    if person.cadence is not None or person.cadence_never:
        source = "never" if person.cadence_never else "own"
        days = None if person.cadence_never else max(person.cadence or 1, 1)
        return Cadence(days=days, source=source, location=_written(person, "cadence"))
    if not settings.group_cadence:
        return _of_tier(person, settings)
    shared = [
        Cadence(days=days, source=source, word=name, location=_written(person, where))
        for source, where, names in (("group", "group", tuple(map(stem, person.groups))), ("tag", "tags", person.tags))
        for name in names
        if (days := settings.group_cadence.get(name.casefold())) is not None
    ]
    return min(shared, key=lambda c: (c.days or 0, c.source, c.word)) if shared else _of_tier(person, settings)


def _of_tier(person: Person, settings: Settings) -> Cadence:
    days = settings.tier_cadence.get(person.tier)
    if days is None:
        return Cadence()
    return Cadence(days=days, source="tier", word=person.tier, location=_written(person, "tier"))


def due_day(tie: Tie) -> date | None:
    """The last contact plus the gap that holds, the wished one or else the usual one; None where there is none, or one
    so long that it names no day."""
    gap = tie.cadence.days if tie.cadence.days is not None else tie.rhythm
    if tie.last_day is None or gap is None:
        return None
    return tie.last_day + timedelta(days=round(gap)) if gap < LONGEST_GAP else None


def never_due(m: Measures) -> tuple[Tie, ...]:
    """The ties that no tier, cadence, rhythm or day in the note ever makes due, but for those that rest, are past or
    are still to begin."""
    return tuple(tie for tie in m.ties.values() if _may_be_due(tie) and not _has_gap(tie))


def nobody_is_ever_due(m: Measures) -> bool:
    """Whether there are people, and none of them ever falls due."""
    known = (tie for tie in m.ties.values() if _may_be_due(tie))
    first = next(known, None)  # mostly one of the first falls due
    return first is not None and not _has_gap(first) and not any(map(_has_gap, known))


def _may_be_due(tie: Tie) -> bool:
    return not tie.is_past and tie.standing not in _NEVER_DUE


def _has_gap(tie: Tie) -> bool:
    return bool(tie.cadence.source) or tie.rhythm is not None or tie.person.next_contact is not None


def halved(cadence: Cadence) -> Cadence:
    """The cadence of an only link: nine in ten such links are gone a year later (Burt 2002); one that the user set
    holds as set."""
    if not cadence.days or cadence.source != "tier":
        return cadence
    return replace(cadence, days=max(cadence.days // 2, 1), halved=True)


def is_asked_for(person: Person, days: Sequence[date], today: date) -> bool:
    """Whether the day that the note sets for the next contact has come and nothing happened since."""
    asked = person.next_contact
    return asked is not None and asked <= today and not (days and days[-1] >= asked)


def _written(person: Person, name: str) -> Location | None:
    return person.written.get(name)
