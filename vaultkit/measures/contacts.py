"""Contacts: ranges of days to the contacts in them, and in which weeks contact took place."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import compress, count, groupby
from operator import attrgetter, eq, sub

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.measures.rhythm import are_distinct
from vaultkit.model.all_contacts import AllContacts, between
from vaultkit.model.contact_kinds import CALL_KINDS
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.period import Period, before, period_of
from vaultkit.model.record import Interaction, Source

IN_PERSON = 3.0
"""The depth of a conversation in person."""
CALLS = CALL_KINDS
"""The kinds of a conversation at a distance."""
MENTION = "mention"
"""The kind of a line that names somebody on its day and tells of no contact."""
YEAR_DAYS = 365
IMPORTED = "imported"
"""The tag of what an import brought."""
HELP = frozenset({"helped", "intro"})
"""The tags of a contact that say that somebody did one a service."""
CONTACT = 1.0
"""The depth from which something counts as contact; a trace (a like, a thought) does not."""
WEEKS = 12
AWAY_FROM = 4
"""A week of which so many days are away counts as a week away."""

_DAY, _KIND = attrgetter("day"), attrgetter("kind")
_ORDER = attrgetter("day", "location", "kind")
_STRENGTH = {
    source: rank
    for rank, source in enumerate(
        (Source.LOG, Source.EVENT, Source.TASK, Source.MENTION, Source.LINK, Source.PROPERTY),
    )
}


class Share(Struct, frozen=True, kw_only=True):
    """In how many of the weeks something happened: one flag a week, oldest first; `away` weeks were left out, `every`
    has them too, as None."""

    flags: tuple[bool, ...] = ()
    away: int = 0
    every: tuple[bool | None, ...] = ()

    @property
    def count(self) -> int:
        """In how many weeks it happened."""
        return sum(self.flags)


def is_mention(contact: Interaction) -> bool:
    """Whether the contact is no more than a mention."""
    return contact.kind == MENTION


def last_words(tie: Tie) -> str:
    """What to say before the day of the newest contact: `last contact`, or `named on` of whoever was only named."""
    return "named on" if tie.is_named else "last contact"


def is_imported(contact: Interaction) -> bool:
    """Whether an import brought the contact, and not the user's own hand."""
    return IMPORTED in contact.tags


def counted(evidence: Iterable[Interaction]) -> tuple[tuple[Interaction, ...], tuple[date, ...]]:
    """The contacts that count, of all evidence with one person, and their days, each once: of one day and kind the
    piece that tells most (what may be told with its place before what may not; a log line before an event, a task, a
    link and a property), and no mention that alone would end a silence of a year."""
    every = tuple(evidence)
    days = tuple(map(_DAY, every))
    if not are_distinct(days):  # mostly they are
        every = _one_of_a_kind(tuple(sorted(every, key=_DAY)))
        days = _each_once(every)
    if MENTION in map(_KIND, every) and _is_there_silence(days):
        every = _without_late_mentions(every)
        days = _each_once(every)
    return every, days


def _each_once(contacts: Iterable[Interaction]) -> tuple[date, ...]:
    """The days of contacts, oldest first, each once."""
    return tuple(dict.fromkeys(map(_DAY, contacts)))


def _is_there_silence(days: Sequence[date]) -> bool:
    """Whether a year or more lies between two of the days, which are in order."""
    numbers = [*map(date.toordinal, days)]
    return any(map(YEAR_DAYS.__le__, map(sub, numbers[1:], numbers)))


def _one_of_a_kind(every: Sequence[Interaction]) -> tuple[Interaction, ...]:
    """Of each day and kind the piece that tells most."""
    days = tuple(map(_DAY, every))
    found: list[Interaction] = []
    done = 0
    for place in compress(count(), map(eq, days, days[1:])):
        if place >= done:
            found += every[done:place]
            done = bisect_right(days, days[place], place)
            found += _telling(every[place:done])
    return (*found, *every[done:])


def _telling(told: Iterable[Interaction]) -> Iterable[Interaction]:
    """Of one day the piece of each kind that tells most."""
    best: dict[str, Interaction] = {}
    for one in told:
        known = best.setdefault(one.kind, one)
        if known is not one and _rank(one) < _rank(known):
            best[one.kind] = one
    return sorted(best.values(), key=_ORDER)


def _without_late_mentions(contacts: Iterable[Interaction]) -> tuple[Interaction, ...]:
    """The contacts, oldest first, without the mentions that alone would end a silence of a year."""
    found: list[Interaction] = []
    last: date | None = None
    for day, group in groupby(contacts, key=_DAY):
        together = tuple(group)
        if last is not None and (day - last).days >= YEAR_DAYS and all(map(is_mention, together)):
            continue
        last = day
        found += together
    return tuple(found)


def _rank(contact: Interaction) -> tuple[bool, bool, int, Location]:
    return not contact.location.path, not contact.text, _STRENGTH[contact.source], contact.location


def contacts_in(m: Measures, first: date, last: date, *, depth: float = CONTACT) -> tuple[Interaction, ...]:
    """The contacts of at least that depth from the first to the last day, oldest first."""
    return tuple([contact for contact in between_days(m, first, last) if contact.depth >= depth])


def between_days(m: Measures, first: date, last: date) -> Sequence[Interaction]:
    """The contacts from the first to the last day, oldest first, traces and mentions too."""
    every = m.contacts
    return every.between(first, last) if isinstance(every, AllContacts) else between(every, first, last)


def in_contact(m: Measures, first: date, last: date) -> tuple[Interaction, ...]:
    """The contacts of those days that make one say *in contact with*, oldest first: whoever is only named is not, nor
    is a trace a contact."""
    return tuple(
        [contact for contact in between_days(m, first, last) if contact.depth >= CONTACT and contact.kind != MENTION]
    )


def contacts_of_week(m: Measures, tie: Tie) -> tuple[Interaction, ...]:
    """The contacts with one person in the week that holds the day, traces and mentions too, oldest first."""
    first = m.week.first
    return tuple([one for one in tie.summary.lately if one.day >= first])


def contacts_since(tie: Tie, day: date, *, depth: float = CONTACT) -> tuple[Interaction, ...]:
    """The contacts with one person from that day on, oldest first."""
    begin = bisect_left(tie.contacts, day, key=_DAY)
    return tuple([contact for contact in tie.contacts[begin:] if contact.depth >= depth])


def is_conversation(contact: Interaction) -> bool:
    """Whether one spoke, in person or by call."""
    return contact.depth >= IN_PERSON or contact.kind in CALLS


def has_contact(tie: Tie, period: Period, after: date | None = None) -> bool:
    """Whether there was contact with the person in the period, or in what is left of it after a day, traces and
    mentions left out."""
    if bisect_left(tie.days, period.first) == bisect_right(tie.days, period.last):
        return False  # nothing at all is noted there
    begin = bisect_right(tie.contacts, after, key=_DAY) if after else bisect_left(tie.contacts, period.first, key=_DAY)
    end = bisect_right(tie.contacts, period.last, key=_DAY)
    return any(contact.depth >= CONTACT and not is_mention(contact) for contact in tie.contacts[begin:end])


def weeks_ended(today: date, count: int = WEEKS) -> tuple[Period, ...]:
    """The last so many ISO weeks that have ended on that day, oldest first."""
    week = period_of("week", today)
    found = [week if week.last == today else before(week)]
    while len(found) < count:
        found.append(before(found[-1]))
    return tuple(reversed(found))


def weeks_of(period: Period) -> tuple[Period, ...]:
    """The ISO weeks of a period: those whose Thursday lies in it, so that each week belongs to one month only."""
    thursday = period.first + timedelta(days=(3 - period.first.weekday()) % 7)
    count = (period.last - thursday).days // 7 + 1
    return tuple(period_of("week", thursday + timedelta(weeks=number)) for number in range(count))


def weeks_over(period: Period, today: date) -> tuple[Period, ...]:
    """The weeks of a period that count on that day: all of one that is over, though its last week may reach into the
    next period; of one under way those that have ended."""
    return tuple(week for week in weeks_of(period) if period.last <= today or week.last <= today)


def with_last_week(m: Measures, period: Period, today: date) -> Measures:
    """Quantities as of the last day of a period, with what was noted up to `today` for the rest of its last week, which
    belongs to no other period."""
    last = min(weeks_of(period)[-1].last, today)
    rest = [one for tie in m.ties.values() for one in tie.planned if m.today < one.day <= last]
    return replace(m, contacts=(*m.contacts, *sorted(rest, key=_ORDER)))


def is_away(m: Measures, day: date) -> bool:
    """Whether the day is one of those away."""
    return any(first <= day <= last for first, last in m.boundaries.away)


def is_away_week(m: Measures, week: Period) -> bool:
    """Whether four days of the week or more are away."""
    return sum(is_away(m, week.first + timedelta(days=n)) for n in range(7)) >= AWAY_FROM


def share_of(m: Measures, weeks: Iterable[Period], happened: Collection[str]) -> Share:
    """The share of the weeks, by key, in which something happened; weeks away in which it did not are left out."""
    every = tuple(
        None if week.key not in happened and is_away_week(m, week) else week.key in happened for week in weeks
    )
    flags = tuple(flag for flag in every if flag is not None)
    return Share(flags=flags, away=len(every) - len(flags), every=every)
