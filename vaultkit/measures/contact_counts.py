"""Contact counts: the contacts of some days to counts: with whom on how many days, by month and way, by kind."""

from collections import Counter
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from vaultkit.measures.contacts import CONTACT, IN_PERSON, contacts_in, is_conversation, is_mention
from vaultkit.measures.events import attended_between
from vaultkit.model.measures import Measures
from vaultkit.model.record import Interaction

Way: TypeAlias = Literal["in person", "call", "written", "other"]
WAYS: tuple[Way, ...] = ("in person", "call", "written", "other")
"""How one was in contact, the deepest first; `other` is what does not say how."""
_UNNAMED = frozenset({"contact", "property"})


class PersonCount(Struct, frozen=True, kw_only=True):
    """On how many days one was in contact with somebody, on how many of these one spoke, and the newest."""

    person: str
    days: int
    spoke: int
    last: date


class MonthCount(Struct, frozen=True, kw_only=True):
    """A month by its first day: with how many people one was in contact, on how many person days by way, and how many
    events one was at."""

    month: date
    people: int
    ways: tuple[tuple[Way, int], ...]
    events: int


class ContactCounts(Struct, frozen=True, kw_only=True):
    """The counts of some days. One person on one day is one contact, of the deepest kind; mentions and traces are none.
    `people` are those with most days first, `months` every month from the first to the last day, `kinds` those with
    most contacts first."""

    first: date
    last: date
    people: tuple[PersonCount, ...] = ()
    months: tuple[MonthCount, ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()


def contact_counts(m: Measures, first: date, last: date) -> ContactCounts:
    """The counts from the first to the last day, both with it."""
    deepest: dict[tuple[str, date], Interaction] = {}
    for one in contacts_in(m, first, last):
        key = one.person, one.day
        if not is_mention(one) and (key not in deepest or one.depth > deepest[key].depth):
            deepest[key] = one
    return ContactCounts(
        first=first,
        last=last,
        people=_people(deepest),
        months=_months(m, deepest, first, last),
        kinds=tuple(
            sorted(Counter(one.kind for one in deepest.values()).items(), key=lambda pair: (-pair[1], pair[0]))
        ),
    )


def way_of(one: Interaction) -> Way:
    """How one was in contact."""
    if one.depth >= IN_PERSON:
        return "in person"
    if is_conversation(one):
        return "call"
    return "other" if one.kind in _UNNAMED or one.event or one.depth != CONTACT else "written"


def _people(contacts: dict[tuple[str, date], Interaction]) -> tuple[PersonCount, ...]:
    days: dict[str, list[Interaction]] = {}
    for (person, _), one in contacts.items():
        days.setdefault(person, []).append(one)
    found = (
        PersonCount(
            person=person,
            days=len(told),
            spoke=sum(map(is_conversation, told)),
            last=max(one.day for one in told),
        )
        for person, told in days.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.days, -one.spoke, one.person)))


def _months(
    m: Measures, contacts: dict[tuple[str, date], Interaction], first: date, last: date
) -> tuple[MonthCount, ...]:
    people: dict[date, set[str]] = {}
    ways = Counter[tuple[date, Way]]()
    for (person, day), one in contacts.items():
        people.setdefault(day.replace(day=1), set()).add(person)
        ways[day.replace(day=1), way_of(one)] += 1
    events = Counter(event.day.replace(day=1) for event in attended_between(m, first, last) if event.day)
    months, month = [], first.replace(day=1)
    while month <= last:
        by_way = tuple((way, ways[month, way]) for way in WAYS)
        months.append(MonthCount(month=month, people=len(people.get(month, ())), ways=by_way, events=events[month]))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return tuple(months)
