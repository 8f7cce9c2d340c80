"""Standing: a person, their contacts and a day to how the tie stands: silence, cadence, and one word for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Interaction, Person, Source
from vaultkit.practices.measures.rhythm import contact_days, rhythm_of, strength_of
from vaultkit.practices.measures.sources import property_location

NEW_DAYS = 45
DORMANT_DAYS = 365
OVERDUE_RATIO = 1.5

_SURE = frozenset({Source.LOG, Source.EVENT, Source.TASK, Source.PROPERTY})
_BEGINNINGS = frozenset({"met"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """How often one wants contact: `days` (None: no wish), who says so (own, never, group, tag, tier or ""), the word
    that says it, and where it is written. `halved` says that `days` are half of that wish, for a bridge."""

    days: int | None = None
    source: str = ""
    word: str = ""
    location: Location | None = None
    halved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A person on a day: the contacts up to it, oldest first, and what follows from them.

    `last` is the deepest contact of the last day, `silence` the days since then, `rhythm` the usual gap in days,
    `met` the day on which one met, when that is known."""

    person: Person
    history: tuple[Interaction, ...] = ()
    days: tuple[date, ...] = ()
    last: Interaction | None = None
    silence: int | None = None
    rhythm: float | None = None
    strength: float = 0.0
    cadence: Cadence = Cadence()
    met: date | None = None
    standing: str = ""


def tie_of(
    index: Index, person: Person, today: date, *, begun: date | None, events: Mapping[str, date], bridge: bool = False
) -> Tie:
    """How the tie with a person stands on that day; `begun` is the day of the oldest contact with anybody, `events`
    the days of the events by path. `bridge` says that the person is the only link into some cluster, which halves the
    cadence: nine in ten such links are gone a year later (Burt 2002)."""
    history = tuple(i for i in index.history.get(person.path, ()) if i.day <= today)
    days = contact_days(history, today)
    last = max((i for i in history if i.day == days[-1]), key=lambda i: i.depth, default=None) if days else None
    silence = (today - days[-1]).days if days else None
    rhythm, cadence = rhythm_of(days), cadence_of(index, person)
    if bridge and cadence.days:
        cadence = replace(cadence, days=max(cadence.days // 2, 1), halved=True)
    met = first_met(person, history, begun=begun, events=events)
    standing = _decided(person, history, today)
    if not standing and met and days and 0 <= (today - met).days <= NEW_DAYS:
        standing = "new"
    if not standing and is_asked_for(person, days, today):
        standing = "due"
    return Tie(
        person=person,
        history=history,
        days=days,
        last=last,
        silence=silence,
        rhythm=rhythm,
        strength=strength_of(history, today),
        cadence=cadence,
        met=met,
        standing=standing or standing_of(silence, cadence=cadence.days, rhythm=rhythm),
    )


def standing_of(silence: int | None, *, cadence: int | None, rhythm: float | None) -> str:
    """The word for a lasting tie that no decision speaks of: in touch, due, overdue, drifting or dormant; untracked
    when there is neither contact nor a wish for it. All quantities are days."""
    if silence is None:
        return "untracked" if cadence is None else "due"
    if silence >= max(DORMANT_DAYS, 3 * (rhythm or 0)) and (cadence is None or silence > cadence):
        return "dormant"
    if cadence is not None and silence > OVERDUE_RATIO * cadence:
        return "overdue"
    if cadence is not None and silence > cadence:
        return "due"
    if rhythm is not None and max(2 * rhythm, rhythm + 14) < silence <= max(12 * rhythm, rhythm + 90):
        return "drifting"
    return "in touch"


def cadence_of(index: Index, person: Person) -> Cadence:
    """The wish for contact that holds: the person's own, else the shortest that the settings give a group or tag of
    theirs, else that of the tier; an own `never` is no wish at all."""
    if person.cadence is not None or person.cadence_never:
        source = "never" if person.cadence_never else "own"
        days = None if person.cadence_never else max(person.cadence or 1, 1)
        return Cadence(days=days, source=source, location=_written(index, person, "cadence"))
    shared = [
        Cadence(days=days, source=source, word=name, location=_written(index, person, where))
        for source, where, names in (("group", "group", _groups(person)), ("tag", "tags", person.tags))
        for name in names
        if (days := index.settings.group_cadence.get(name.casefold())) is not None
    ]
    if shared:
        return min(shared, key=lambda c: (c.days or 0, c.source, c.word))
    days = index.settings.tier_cadence.get(person.tier)
    if days is None:
        return Cadence()
    return Cadence(days=days, source="tier", word=person.tier, location=_written(index, person, "tier"))


def first_met(
    person: Person, history: tuple[Interaction, ...], *, begun: date | None, events: Mapping[str, date]
) -> date | None:
    """The day on which one met: as the note says, else the first contact, when that one tells of meeting (an event, a
    line of the kind `met`) or comes so late that an older tie would have shown before; None when nobody can tell."""
    if person.met and person.met.day:
        return person.met.day
    if person.met and person.met.event in events:
        return events[person.met.event]
    if not history:
        return None
    first = history[0].day
    telling = any(i.day == first and (i.source is Source.EVENT or i.kind in _BEGINNINGS) for i in history)
    return first if telling or (begun is not None and (first - begun).days > NEW_DAYS) else None


def is_asked_for(person: Person, days: tuple[date, ...], today: date) -> bool:
    """Whether the day that the note sets for the next contact has come and nothing happened since."""
    return (
        person.next_contact is not None and person.next_contact <= today and all(d < person.next_contact for d in days)
    )


def _decided(person: Person, history: tuple[Interaction, ...], today: date) -> str:
    if person.status == "let go" or (person.faded or "").strip().casefold() == "conflict":
        return "let go"
    if person.status in {"paused", "ambient"} or (person.snooze is not None and person.snooze > today):
        return "resting"
    if person.status == "wanted" and not any(i.source in _SURE for i in history):
        return "wanted"
    return ""


def _groups(person: Person) -> tuple[str, ...]:
    return tuple(path.rpartition("/")[2].removesuffix(".md") for path in person.groups)


def _written(index: Index, person: Person, name: str) -> Location | None:
    decided = [d for d in person.decisions if d.verb == name]
    return decided[-1].location if decided else property_location(index, person.path, name)
