"""Person days: the contacts of some days to one contact for each person and day, of the deepest kind."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from msgspec import Struct

from vaultkit.measures.contacts import CALLS, CONTACT, IN_PERSON, MENTION, contacts_in, is_conversation, is_mention
from vaultkit.model.all_contacts import between
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.memory import Memory
from vaultkit.model.record import Interaction

_NEITHER = False, False


class PersonDay(Struct, frozen=True, kw_only=True):
    """Contact with one person on one day: whether one spoke, in person or by call, and whether it was written contact,
    by mail or message."""

    person: str
    day: date
    spoke: bool
    wrote: bool


def person_days(m: Measures, first: date, last: date) -> tuple[PersonDay, ...]:
    """With whom one was in contact on which day from the first to the last, oldest first; mentions are no contact."""
    return by_person_day(contacts_in(m, first, last))


def by_person_day(contacts: Iterable[Interaction]) -> tuple[PersonDay, ...]:
    """The person days of some contacts, oldest first."""
    every = sorted(_ways(contacts).items())  # these are nearly in order already
    return tuple(
        [PersonDay(person=person, day=day, spoke=spoke, wrote=wrote) for (day, person), (spoke, wrote) in every]
    )


def _ways(contacts: Iterable[Interaction]) -> dict[tuple[date, str], tuple[bool, bool]]:
    """By day and person whether one spoke, and whether one wrote."""
    every: dict[tuple[date, str], tuple[bool, bool]] = {}
    for one in contacts:
        depth, kind = one.depth, one.kind
        if depth < CONTACT or kind == MENTION:
            continue
        key = one.day, one.person
        spoke, wrote = every.get(key, _NEITHER)
        every[key] = spoke or depth >= IN_PERSON or kind in CALLS, wrote or (depth == CONTACT and not one.event)
    return every


class DaysWith(Struct, frozen=True, kw_only=True):
    """On how many days one was in contact with a person, and spoke; whether it was in writing on each of them."""

    person: str
    days: int
    spoke: int
    only_wrote: bool


def days_with_each(days: Iterable[PersonDay]) -> tuple[DaysWith, ...]:
    """The person days of each person, by path."""
    return _with_each(((one.day, one.person), (one.spoke, one.wrote)) for one in days)


def _with_each(ways: Iterable[tuple[tuple[date, str], tuple[bool, bool]]]) -> tuple[DaysWith, ...]:
    found: dict[str, list[tuple[bool, bool]]] = {}
    for (_, person), way in ways:
        found.setdefault(person, []).append(way)
    return tuple([_days_with(person, mine) for person, mine in sorted(found.items())])


def _days_with(person: str, ways: Sequence[tuple[bool, bool]]) -> DaysWith:
    spoke = sum([spoke for spoke, _ in ways])
    return DaysWith(
        person=person, days=len(ways), spoke=spoke, only_wrote=not spoke and all(wrote for _, wrote in ways)
    )


def days_with_ties(m: Measures, first: date, last: date, memory: Memory) -> tuple[DaysWith, ...]:
    """The same of all ties in the days from the first to the last."""

    def of(tie: Tie) -> tuple[DaysWith, ...]:
        if not tie.days or tie.days[-1] < first:
            return ()
        return _with_each(_ways(between(tie.contacts, first, last)).items())

    return tuple(chain.from_iterable(memory.each("days with each", of, first, last).of(m.ties.values())))


def months_of(contacts: Iterable[Interaction]) -> Mapping[tuple[str, int, int], bool]:
    """By person, year and month in which there was contact, whether one spoke in it; mentions are no contact."""
    found: dict[tuple[str, int, int], bool] = {}
    for one in contacts:
        if one.depth >= CONTACT and not is_mention(one):
            key = one.person, one.day.year, one.day.month
            found[key] = is_conversation(one) or found.get(key, False)
    return found
