"""Person days: the days of contact with each person as the bits of numbers, so that those of many people are counted
and joined at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache, partial, reduce
from operator import attrgetter, or_

from msgspec import Struct

from vaultkit.measures.contacts import CALLS, CONTACT, IN_PERSON, MENTION, between_days
from vaultkit.model.all_contacts import AllContacts, Contacted, recent_since
from vaultkit.model.all_contacts import since as contacts_since
from vaultkit.model.contact_summary import PersonDays
from vaultkit.model.measures import Measures
from vaultkit.model.period import Period
from vaultkit.model.record import Interaction

TAGS = frozenset({"gave", "helped", "intro", "asked"})
"""The tags of contacts that say who gave and who took."""

_TOLD = attrgetter("day", "depth", "kind", "event", "tags")
_RECENT = attrgetter("summary.recent")


class DaysWith(Struct, frozen=True, kw_only=True):
    """With how many people one was in contact, on how many person days, and spoke; and with whom only in writing, by
    path, each with the days."""

    people: int
    days: int
    spoke: int
    only_wrote: tuple[tuple[str, int], ...] = ()


class Days:
    """The days of contact with everybody."""

    def __init__(self, since: date, people: Mapping[str, PersonDays]) -> None:
        """From that day on, by the paths of the people."""
        self.people = people
        self._since = since

    def span(self, first: date, last: date) -> int:
        """The bits of the days from the first to the last."""
        begin = max((first - self._since).days, 0)
        return ((1 << max((last - self._since).days + 1 - begin, 0)) - 1) << begin

    @cached_property
    def contacts(self) -> Mapping[str, int]:
        """The days on which there was contact, by the paths of the people."""
        return {path: one.contact for path, one in self.people.items()}

    @cached_property
    def _spoken(self) -> Mapping[str, int]:
        return {path: one.spoke for path, one in self.people.items()}

    @cached_property
    def contact(self) -> int:
        """The days on which there was contact with anybody."""
        return reduce(or_, self.contacts.values(), 0)

    @cached_property
    def spoke(self) -> int:
        """The days on which one spoke with anybody."""
        return reduce(or_, self._spoken.values(), 0)

    def weeks(self, days: int, weeks: Iterable[Period], last: date) -> frozenset[str]:
        """The keys of those of the weeks in which one of the days lies, the last day at most."""
        return frozenset(week.key for week in weeks if days & self.span(week.first, min(week.last, last)))

    def lie_in_weeks(self, days: int, number: int) -> bool:
        """Whether the days lie in so many weeks, or more."""
        begin = self._since.toordinal() - 1
        for _ in range(number):
            if not days:
                return False
            place = (days & -days).bit_length() - 1
            days >>= (gone := place + 7 - (begin + place) % 7)
            begin += gone
        return True

    def number_of_people(self, first: date, last: date) -> int:
        """With how many people there was contact from the first to the last day."""
        span = self.span(first, last)
        return sum([1 for days in self.contacts.values() if days & span])

    def in_contact(self, first: date, last: date) -> list[str]:
        """With whom there was contact from the first to the last day, by path, in the order of the first time."""
        span = self.span(first, last)
        found = [(mine & -mine, path) for path, days in self.contacts.items() if (mine := days & span)]
        return [path for _, path in sorted(found)]

    def with_each(self, first: date, last: date) -> DaysWith:
        """The person days from the first to the last day."""
        span, people, days, spoke = self.span(first, last), 0, 0, 0
        only_wrote: list[tuple[str, int]] = []
        for path, told in self.contacts.items():
            if mine := told & span:
                people += 1
                days += (number := mine.bit_count())
                if talks := self._spoken[path] & span:
                    spoke += talks.bit_count()
                elif self.people[path].wrote & span == mine:
                    only_wrote.append((path, number))
        return DaysWith(people=people, days=days, spoke=spoke, only_wrote=tuple(only_wrote))

    def tagged(self, first: date, last: date) -> Mapping[str, list[str]]:
        """The people, by path, of whom a contact from the first to the last day has one of the tags, by tag."""
        span, found = self.span(first, last), {tag: list[str]() for tag in TAGS}
        for path, one in self.people.items():
            for tag, days in one.tags if one.tagged else ():
                if days & span:
                    found[tag].append(path)
        return found


def days_since(m: Measures, first: date) -> Days:
    """The days of contact with everybody from that day on, or from an earlier one."""
    every = m.contacts
    if not isinstance(every, AllContacts):
        return m.once(f"days of contact since {first}", lambda m: Days(first, _by_person(m, first)))
    if first >= every.since:
        return recent_days(every)
    since = first.replace(month=1, day=1)
    name = f"days of contact since {since}"
    return m.once(name, lambda _: Days(since, every.of_each(name, partial(_days_with, since), since)))


def recent_days(contacts: AllContacts) -> Days:
    """The days of contact of the last months."""
    return contacts.once(
        "days of contact",
        lambda: Days(contacts.since, contacts.of_each("days of contact", _RECENT, contacts.since)),
    )


def recent_days_of(history: Sequence[Interaction], days: Sequence[date], today: date) -> PersonDays | None:
    """Those with one person, of the contacts, oldest first, which were on these days; None where there are none."""
    since = recent_since(today)
    recent = contacts_since(history, days, since)
    return _days_of(since, recent) if recent else None


def in_contact_since(tie: Contacted, first: date, today: date) -> bool:
    """Whether there was contact, mentions and traces left out, on a day of the last months, from that one on."""
    kept = tie.summary.recent
    return kept is not None and kept.contact.bit_length() > max((first - recent_since(today)).days, 0)


def _days_with(since: date, tie: Contacted) -> PersonDays | None:
    contacts = contacts_since(tie.contacts, tie.days, since)
    return _days_of(since, contacts) if contacts else None


def _packed(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "little")


def _by_person(m: Measures, first: date) -> dict[str, PersonDays]:
    found: dict[str, list[Interaction]] = {}
    for one in between_days(m, first, date.max):
        found.setdefault(one.person, []).append(one)
    return {person: _days_of(first, contacts) for person, contacts in sorted(found.items())}


class _Bits(dict[date, int]):
    """The bit of each day, worked out when it is asked for: most days are those of many people."""

    def __init__(self, since: date) -> None:
        """Counted from that day."""
        super().__init__()
        self._begin = since.toordinal()

    def __missing__(self, day: date) -> int:
        self[day] = bit = 1 << day.toordinal() - self._begin
        return bit


@lru_cache(maxsize=4)
def _bits(since: date) -> _Bits:
    return _Bits(since)


def _days_of(since: date, contacts: Sequence[Interaction]) -> PersonDays:
    """The days of contacts that are not before `since`."""
    contact = spoke = wrote = talked = there = 0
    tags: dict[str, int] = {}
    bits = _bits(since)
    for day, depth, kind, event, told in map(_TOLD, contacts):
        bit = bits[day]
        if told:
            for tag in TAGS.intersection(told):
                tags[tag] = tags.get(tag, 0) | bit
        if depth < CONTACT or kind == MENTION:
            continue
        contact |= bit
        if depth >= IN_PERSON:
            spoke |= bit
            if event:  # in a crowd one was only at the same place
                there |= bit
            else:
                talked |= bit
        elif kind in CALLS:
            spoke |= bit
            if not event:
                talked |= bit
                if depth == CONTACT:
                    wrote |= bit
        elif depth == CONTACT and not event:
            wrote |= bit
    told = tuple([(tag, _packed(days)) for tag, days in sorted(tags.items())])
    return PersonDays(_packed(contact), _packed(spoke), _packed(wrote), _packed(talked & ~there), told)
