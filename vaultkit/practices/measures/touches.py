"""Touches: what the week's plans asked for and what became of it, and in which weeks contact took place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.page import PageItem
from vaultkit.model.period import Period, after, before, period_named, period_of
from vaultkit.model.record import Interaction, Person
from vaultkit.practices.measures.phrasing import plain

REAL = 3.0
"""The depth of a real conversation."""
LIGHT = 1.0
"""The depth from which something counts as contact; a trace (a like, a thought) does not."""
WEEKS = 12
AWAY_FROM = 4
"""A week of which so many days are away counts as a week away."""

_PLAN = "reach out"
_OUTCOMES = {"x": "done", "X": "done", "-": "skipped", ">": "snoozed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One item of a week's plan: whom it names ("" when no note is known), its week, and what became of it.

    `outcome` is done, skipped, snoozed, dropped (the week is over and the box is empty) or open."""

    person: str
    week: Period
    outcome: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """In how many of the weeks something happened: one flag a week, oldest first; `away` weeks were left out."""

    flags: tuple[bool, ...] = ()
    away: int = 0

    @property
    def count(self) -> int:
        """In how many weeks it happened."""
        return sum(self.flags)

    @property
    def strip(self) -> str:
        """The weeks as dots, oldest first: `●` it happened, `○` it did not."""
        return "".join("●" if flag else "○" for flag in self.flags)


def shown_people(index: Index) -> tuple[Person, ...]:
    """The people that may stand on a page: all but the private ones."""
    return tuple(p for p in index.people if not p.private)


def names_nobody_private(index: Index, text: str) -> bool:
    """Whether the words may stand on a page: they hold the name or alias of nobody private."""
    folded = text.casefold()
    names = (name for p in index.people if p.private for name in (p.name, *p.aliases) if name)
    return not any(name.casefold() in folded for name in names)


def told(index: Index, text: str) -> str:
    """The words of a contact as a page may quote them: without marks, and "" when they name somebody private."""
    return plain(text) if names_nobody_private(index, text) else ""


def contacts(index: Index, first: date, last: date, *, depth: float = LIGHT) -> tuple[Interaction, ...]:
    """The contacts of at least that depth from the first to the last day with people that may be shown, oldest
    first."""
    found = [
        i
        for p in shown_people(index)
        for i in index.history.get(p.path, ())
        if first <= i.day <= last and i.depth >= depth
    ]
    return tuple(sorted(found, key=lambda i: (i.day, i.person, i.location)))


def first_contact(index: Index, today: date) -> date | None:
    """The day of the oldest contact on record with somebody that may be shown."""
    days = (i.day for p in shown_people(index) for i in index.history.get(p.path, ()) if i.day <= today and i.depth)
    return min(days, default=None)


def weeks_ended(today: date, count: int = WEEKS) -> tuple[Period, ...]:
    """The last so many ISO weeks that have ended on that day, oldest first."""
    week = period_of("week", today)
    found = [week if week.last == today else before(week)]
    while len(found) < count:
        found.append(before(found[-1]))
    return tuple(reversed(found))


def weeks_of(period: Period) -> tuple[Period, ...]:
    """The ISO weeks of a period: those whose Thursday lies in it, so that each week belongs to one month only."""
    week = period_of("week", period.first)
    found = []
    while week.first <= period.last:
        if week.first + timedelta(days=3) in period:
            found.append(week)
        week = after(week)
    return tuple(found)


def is_away(index: Index, day: date) -> bool:
    """Whether the day is one of those away."""
    return any(first <= day <= last for first, last in index.boundaries.away)


def is_away_week(index: Index, week: Period) -> bool:
    """Whether four days of the week or more are away."""
    return sum(is_away(index, week.first + timedelta(days=n)) for n in range(7)) >= AWAY_FROM


def touches(index: Index, today: date) -> tuple[Touch, ...]:
    """What the plans of all weeks up to that day asked for, oldest week first, in written order; private people left
    out."""
    private = {p.path for p in index.people if p.private}
    found = []
    for page in sorted(index.pages.values(), key=lambda p: (p.key, p.path)):
        week = period_named(page.key)
        if week is None or week.span != "week" or week.first > today:
            continue
        items = (i for i in page.items if i.section.strip().casefold() == _PLAN and i.path not in private)
        found += [_touch(index, item, week, today) for item in items]
    return tuple(found)


def _touch(index: Index, item: PageItem, week: Period, today: date) -> Touch:
    outcome = _OUTCOMES.get(item.status, "")
    if not outcome:
        met = any(i.day in week and i.depth >= LIGHT and i.day <= today for i in index.history.get(item.path, ()))
        outcome = "done" if met else "dropped" if week.last < today else "open"
    return Touch(person=item.path, week=week, outcome=outcome, location=item.location)


def conversation_weeks(index: Index, weeks: Iterable[Period], today: date, *, depth: float = REAL) -> Share:
    """In which of the weeks a real conversation took place; weeks before the first contact on record do not count, nor
    do weeks away without one."""
    begun = first_contact(index, today)
    known = [w for w in weeks if begun and w.last >= begun]
    if not known:
        return Share()
    happened = contacts(index, known[0].first, min(known[-1].last, today), depth=depth)
    days = {period_of("week", i.day).key for i in happened}
    return _share(index, known, days)


def touch_weeks(index: Index, weeks: Iterable[Period], today: date) -> Share:
    """In which of the weeks that had a plan a planned touch was done."""
    planned = touches(index, today)
    with_plan = {t.week.key for t in planned}
    done = {t.week.key for t in planned if t.outcome == "done"}
    return _share(index, [w for w in weeks if w.key in with_plan], done)


def _share(index: Index, weeks: Iterable[Period], happened: set[str]) -> Share:
    flags, away = [], 0
    for week in weeks:
        if week.key not in happened and is_away_week(index, week):
            away += 1
        else:
            flags.append(week.key in happened)
    return Share(flags=tuple(flags), away=away)
