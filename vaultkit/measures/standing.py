"""Standing: a person and the days of contact to one word for how the tie stands, the wish for contact that holds, and
the day on which one met."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from vaultkit.model.location import Location
from vaultkit.model.measures import Cadence
from vaultkit.model.names import stem
from vaultkit.model.record import Interaction, Person, Source
from vaultkit.model.settings import Settings

NEW_DAYS = 45
ALIVE_DAYS = 365
DORMANT_DAYS = 365
OVERDUE_RATIO = 1.5
IN_TOUCH = frozenset({"in touch", "new"})
QUIET = frozenset({"due", "overdue", "drifting"})

_SURE = frozenset({Source.LOG, Source.EVENT, Source.TASK, Source.PROPERTY})
_BEGINNINGS = frozenset({"met"})
_CONFLICT = re.compile(
    r"\b(?:conflicts?|konflikte?|fights?|fought|quarrel(?:s|l?ed)?|disputes?|streit|zerstritten)\b", re.IGNORECASE
)


def is_let_go(person: Person) -> bool:
    """Whether the person is let go, by decision or after a conflict, so that nothing proposes contact."""
    return person.status == "let go" or _CONFLICT.search(person.faded) is not None


def is_past(person: Person) -> bool:
    """Whether the person is let go or faded, so that nothing but *wake up* and the day that the note sets proposes
    contact."""
    return person.status == "faded" or is_let_go(person)


def is_alive(person: Person, history: Sequence[Interaction], silence: int | None) -> bool:
    """Whether the tie is alive: a contact in the last 365 days, and neither let go, faded nor still to be met."""
    return silence is not None and silence <= ALIVE_DAYS and not (is_past(person) or is_wanted(person, history))


def is_wanted(person: Person, history: Sequence[Interaction]) -> bool:
    """Whether the person is still to be met: wanted, and not seen or written to so far."""
    return person.status == "wanted" and not any(contact.source in _SURE for contact in history)


def decided(person: Person, history: Sequence[Interaction], today: date) -> str:
    """The standing that the person's note decides: let go, resting, wanted, or "" when it decides none."""
    if is_let_go(person):
        return "let go"
    if person.status in {"paused", "ambient"} or (person.snooze is not None and person.snooze > today):
        return "resting"
    return "wanted" if is_wanted(person, history) else ""


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
    shared = [
        Cadence(days=days, source=source, word=name, location=_written(person, where))
        for source, where, names in (("group", "group", tuple(map(stem, person.groups))), ("tag", "tags", person.tags))
        for name in names
        if (days := settings.group_cadence.get(name.casefold())) is not None
    ]
    if shared:
        return min(shared, key=lambda c: (c.days or 0, c.source, c.word))
    days = settings.tier_cadence.get(person.tier)
    if days is None:
        return Cadence()
    return Cadence(days=days, source="tier", word=person.tier, location=_written(person, "tier"))


def halved(cadence: Cadence) -> Cadence:
    """The cadence of an only link: nine in ten such links are gone a year later (Burt 2002)."""
    return replace(cadence, days=max(cadence.days // 2, 1), halved=True) if cadence.days else cadence


def first_met(
    person: Person,
    history: Sequence[Interaction],
    today: date,
    *,
    begun: date | None,
    events: Mapping[str, date],
    seen: frozenset[date] = frozenset(),
) -> date | None:
    """The day on which one met: as the note says, else the first contact, when that one tells of meeting (an event, a
    line of the kind `met`) or comes so late that an older tie would have shown before; None when nobody can tell, or
    when it is still to come.

    `begun` is the day of the oldest contact with anybody, `events` the days of the events by path, `seen` those of the
    events at which both were."""
    if is_wanted(person, history):
        return None
    met = person.met.day if person.met else None
    if met is None and person.met and person.met.event in events:
        met = events[person.met.event]
    if met is None and history:
        first = history[0].day
        telling = first in seen or any(i.day == first and _tells_of_meeting(i) for i in history)
        met = first if telling or (begun is not None and (first - begun).days > NEW_DAYS) else None
    return met if met and met <= today else None


def _tells_of_meeting(contact: Interaction) -> bool:
    return contact.source is Source.EVENT or contact.kind in _BEGINNINGS


def is_asked_for(person: Person, days: Sequence[date], today: date) -> bool:
    """Whether the day that the note sets for the next contact has come and nothing happened since."""
    asked = person.next_contact
    return asked is not None and asked <= today and not (days and days[-1] >= asked)


def _written(person: Person, name: str) -> Location | None:
    return person.written.get(name)
