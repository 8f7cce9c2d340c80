"""Promises: which of the open tasks towards a person still speak, in which order, and which comes first; which are so
old that one is asked about them, and which rest because their item on a page was ticked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from vaultkit.measures.standing import GONE
from vaultkit.measures.touches import is_planned
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.names import fold
from vaultkit.model.page import PageState
from vaultkit.model.period import Period, period_named
from vaultkit.model.record import Promise
from vaultkit.model.regex import regex
from vaultkit.syntax.plain import plain

SOON_DAYS = 14
STALE_DAYS = 183
"""A promise whose due day, or without one whose note, is of that age leads no plan: one is asked whether it holds."""
REST_DAYS = 28
"""So long a promise is let be after its item on a page was ticked, though its task is still open."""

_COMPARED = 60
_BETWEEN = regex(r"[\W_]+")


_GOES_ON = regex(
    r"(?:the|an?|my|our|his|her|their|this|that|these|those|some|two|three"
    r"|die|das|den|dem|der|ein(?:e[nr]?)?|mein(?:e[nr]?)?|unser(?:e[nr]?)?"
    r"|le|la|les|une?|des|mon|ma|mes|nos?|el|los|las|una|mis?|il|lo|gli|i|uno"
    r"|os?|as?|um|uma|meus?|minhas?|de|het|een|mijn|onze?)\b",
    re.IGNORECASE,
)
"""How what is given begins behind a name."""
_ASKS = regex(r"(?:about|whether|if|how|what|when|where|who|for)\b", re.IGNORECASE)


def in_order(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Promises by due day (those without one last), then by age, then by place."""
    return tuple(sorted(promises, key=lambda p: (p.due or date.max, p.day or date.min, p.location)))


def open_promises(tie: Tie, today: date) -> tuple[Promise, ...]:
    """What is open between the two, in order, one's own first; old ones left out."""
    speaking = [p for p in tie.promises if not is_stale(p, today)]
    return tuple(sorted(speaking, key=lambda p: p.direction == "theirs"))


def all_promises(m: Measures) -> tuple[tuple[Promise, Tie], ...]:
    """Every open promise and the tie that it is of, old ones too, but for those of people who are gone; in order, one's
    own first."""
    found = ((promise, tie) for tie in m.ties.values() if tie.standing not in GONE for promise in tie.promises)
    return tuple(sorted(found, key=_listed_order))


def _listed_order(pair: tuple[Promise, Tie]) -> tuple[bool, date, date, Location, str]:
    promise, tie = pair
    due, begun = promise.due or date.max, promise.day or date.min
    return promise.direction == "theirs", due, begun, promise.location, tie.path


def next_promise(tie: Tie, today: date) -> Promise | None:
    """The first open promise to a person that is not put off to a day after the next two weeks, and does not rest."""
    if not tie.promises:
        return None
    last = today + timedelta(days=SOON_DAYS)
    own = (p for p in open_promises(tie, today) if p.direction == "mine" and not p.rests)
    return next((p for p in own if p.due is None or p.due <= last), None)


def due_promises(m: Measures) -> tuple[tuple[Promise, Tie], ...]:
    """One's own promises that are due or overdue, in order; without those that rest, and old ones."""
    today = m.today
    found = (
        (promise, tie)
        for tie in m.ties.values()
        if tie.promises and tie.standing not in GONE
        for promise in tie.promises
        if promise.due and promise.due <= today and promise.direction == "mine"
        if not promise.rests and not is_stale(promise, today)
    )
    return tuple(sorted(found, key=_listed_order))


def is_told_in(promise: Promise, line: str) -> bool:
    """Whether the words of a promise, as far as they are compared, stand in a line."""
    words = _letters(plain(promise.text))[:_COMPARED]
    return bool(words) and words in _letters(line)


def is_stale(promise: Promise, today: date) -> bool:
    """Whether a promise is so old that it may hold no more."""
    begun = promise.due or promise.day
    return begun is not None and begun.year < date.max.year and (today - begun).days > STALE_DAYS


def _stale_from(promise: Promise) -> date:
    """The day from which a promise that is that old was so."""
    return (promise.due or promise.day or date.min) + timedelta(days=STALE_DAYS + 1)


def to_ask_about(m: Measures) -> tuple[tuple[Tie, Promise], ...]:
    """The promises that became old since the page of an earlier week, oldest first: each is asked about once."""
    weeks = (period_named(key) for key in m.pages.values())
    before = (week.first for week in weeks if week and week.span == "week" and week.first < m.week.first)
    earlier, today = max(before, default=None), m.today
    begun = earlier + timedelta(days=7) if earlier else None
    found = [
        (since, promise.location, tie, promise)
        for tie in m.ties.values()
        if tie.promises and tie.standing not in GONE
        for promise in tie.promises
        if is_stale(promise, today) and (since := _stale_from(promise)) <= m.week.last
        if begun is None or since >= begun
    ]
    return tuple((tie, promise) for *_, tie, promise in sorted(found, key=lambda row: (row[0], row[1], row[2].path)))


def ticked_words(pages: Mapping[str, PageState], week: Period) -> dict[str, tuple[str, ...]]:
    """The words of the planned items that were ticked in the four weeks before a week, by the person's path."""
    since, found = week.first - timedelta(days=REST_DAYS), dict[str, list[str]]()
    for page in pages.values():
        period = period_named(page.key)
        if period and period.span == "week" and since <= period.first < week.first:
            for item in page.items:
                if item.path and item.status in {"x", "X"} and is_planned(item):
                    found.setdefault(item.path, []).append(_letters(item.line))
    return {path: tuple(lines) for path, lines in found.items()}


def with_rest(promises: Iterable[Promise], ticked: Iterable[str]) -> Iterator[Promise]:
    """The promises, of which those rest whose words stand in one of the ticked items."""
    lines = tuple(ticked)
    for promise in promises:
        words = _letters(plain(promise.text))[:_COMPARED] if lines else ""
        yield replace(promise, rests=True) if words and any(words in line for line in lines) else promise


def _letters(text: str) -> str:
    return _BETWEEN.sub("", fold(text))


def without_name(text: str, name: str) -> str:
    """The text of one's own promise without the name behind its verb, where it goes on with what is given or asked (the
    line that tells it begins with the name): `send Ann the paper` is `send the paper`."""
    first, _, rest = plain(text).partition(" ")
    if not rest.startswith(f"{name} "):
        return text
    behind = rest.removeprefix(f"{name} ")
    goes_on = _GOES_ON.match(behind) or (first.casefold() == "ask" and _ASKS.match(behind))
    return f"{first} {behind}" if goes_on else text
