"""View: reconnection among the seven: its one line, and what a period did for the ties."""

from collections import Counter

from vaultkit.measures.budgets import new_people_in
from vaultkit.measures.person_days import days_since
from vaultkit.measures.standing import IN_TOUCH
from vaultkit.model.measures import Measures
from vaultkit.model.period import Period
from vaultkit.model.view import Entry, Line, PracticeView, Reconnection, Section, Words
from vaultkit.practices.words import capital, dotted, joined, listed
from vaultkit.syntax.plurals import count, spelled

NAMES = 6
TITLE: Words = ("Reconnection",)
START: Words = (
    "Make a note for somebody you know in a folder `People` (or with `type: person`), and link to it from your daily "
    "notes.",
)
_SHOWN = (("due", frozenset({"due", "overdue"})), ("drifting", frozenset({"drifting"})))


def look(m: Measures, lists: Reconnection) -> PracticeView:
    """How many ties stand how; the lists themselves have a page of their own."""
    if not m.ties:
        return PracticeView(name="reconnection", start=START)
    return PracticeView(name="reconnection", line=_standings(lists))


def review(m: Measures, lists: Reconnection, period: Period) -> Section:
    """Whom one was in contact with in the period and whom one met, how the ties stand, and in a month who waits."""
    people = days_since(m, period.first).in_contact(period.first, m.today)
    new = new_people_in(m, period)
    items = []
    if people:
        words: Words = (
            f"In contact with {count(len(people), 'person', 'people')}: ",
            *listed(m, people, most=NAMES),
        )
        items.append(Line(words=words))
    if new:
        items.append(Line(words=("Met for the first time: ", *listed(m, new, most=NAMES))))
    stands = tuple(capital(part) if isinstance(part, str) else part for part in _standings(lists))
    waiting = _waiting(lists) if period.span == "month" else ()
    items += [Line(words=said) for said in (stands, *waiting) if said]
    return Section(title=TITLE, items=tuple(items))


def _standings(lists: Reconnection) -> Words:
    """`nine are due, two are drifting`, without what is zero; else that nobody is."""
    tally = Counter(standing for _, standing in lists.standings)
    found = [(sum(tally[standing] for standing in standings), name) for name, standings in _SHOWN]
    parts = [f"{spelled(number)} {'is' if number == 1 else 'are'} {name}" for number, name in found if number]
    known = any(standing in IN_TOUCH for _, standing in lists.standings)
    return (", ".join(parts),) if parts else ("nobody is due",) if known else ()


def _waiting(lists: Reconnection) -> tuple[Words, ...]:
    """Who stands first on each list, and how many more."""
    named = (
        ("To follow up: ", lists.follow_up),
        ("To keep in touch with: ", lists.keep_in_touch),
        ("To wake up: ", lists.wake_up),
    )
    return tuple(dotted((label, *_first(entries))) for label, entries in named if entries)


def _first(entries: tuple[Entry, ...], most: int = 3) -> Words:
    shown: list[Words] = [(entry.person,) for entry in entries[:most]]
    rest = len(entries) - most
    return joined([*shown, (f"{rest} more",)] if rest > 0 else shown)
