"""Circle: everybody with whom one was in contact in the last twelve months, by tier and month, as a grid to look at."""

from collections.abc import Sequence
from datetime import date
from heapq import nsmallest

from msgspec import Struct

from vaultkit.measures.person_days import days_since
from vaultkit.measures.standing import nobody_is_ever_due
from vaultkit.model.contact_summary import PersonDays
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.period import Period, before, period_of
from vaultkit.model.view import Grid, Line, Row, Section, Words
from vaultkit.practices.strips import legend
from vaultkit.practices.words import listed
from vaultkit.syntax.dates import MONTHS

MOST_ROWS = 40
NEAR = ("inner", "close")
NO_TIER = "no tier"
SPOKE, CONTACT, NOTHING = "●", "○", "·"
TO_BEGIN = "Nobody has a tier or a rhythm yet, so nobody falls due: `vaultkit triage` gives tiers, a key each."
MEANINGS = {SPOKE: "met or spoke", CONTACT: "wrote or in contact", NOTHING: "nothing"}


class Ring(Struct, frozen=True, kw_only=True):
    """The people of one tier who have a row, in the order of their rows."""

    tier: str
    people: tuple[Tie, ...]


class _Alive(Struct, frozen=True, kw_only=True):
    """Everybody who may have a row, their tiers, and the first of them in order: the inner and close circles whole,
    then by the newest contact."""

    number: int
    tiers: frozenset[str]
    first: tuple[Tie, ...]


def months(m: Measures) -> tuple[Period, ...]:
    """The last twelve months, the oldest first; the last one is that of today."""
    found = [period_of("month", m.today)]
    while len(found) < 12:
        found.append(before(found[-1]))
    return tuple(reversed(found))


def head(months: Sequence[Period]) -> tuple[str, ...]:
    """The first letter of each month."""
    return tuple(MONTHS[month.first.month - 1][0] for month in months)


def circle(m: Measures, most: int) -> Section | None:
    """The grid with at most so many people, their links, and how many there are besides; None where there is nobody."""
    alive = _alive(m)
    rings = _rings(m, alive.first[: max(most, 0)])
    if not rings:
        return None
    spans, kept = months(m), [tie for ring in rings for tie in ring.people]
    grid = Grid(head=head(spans), rows=tuple(_rows(m, rings, spans)))
    more = alive.number - len(kept)
    said = legend(grid, MEANINGS)
    text = [Line(words=(f"{said}. And {more} more: `vaultkit list people`" if more > 0 else said,))]
    text += [Line(words=_links(m, ring, alone=len(rings) == 1)) for ring in rings]
    text += [Line(words=(TO_BEGIN,))] if nobody_is_ever_due(m) else []
    return Section(grid=grid, text=tuple(text))


def rings_shown(m: Measures) -> int:
    """How many tiers the grid may show."""
    limits = dict(m.boundaries.tier_limits)
    return len({tier if tier in limits else NO_TIER for tier in _alive(m).tiers})


def alive_count(m: Measures) -> int:
    """How many people may have a row."""
    return _alive(m).number


def _alive(m: Measures) -> _Alive:
    return m.once("circle", _in_order)


def _in_order(m: Measures) -> _Alive:
    order = {tier: place for place, tier in enumerate(NEAR)}
    known = [tie for tie in m.ties.values() if not tie.is_past and tie.standing != "wanted"]
    found = [tie for tie in known if tie.is_alive or (tie.person.tier in order and tie.days)]
    tiers = [tie.person.tier for tie in found]
    oldest = date.max.toordinal()
    places = [
        (order.get(tier, len(order)), oldest if tie.silence is None else tie.silence)
        for tier, tie in zip(tiers, found, strict=True)
    ]
    last = nsmallest(MOST_ROWS, places)[-1:]
    first = [(place, tie) for place, tie in zip(places, found, strict=True) if place <= last[0]]
    first.sort(key=lambda pair: (pair[0], pair[1].person.name.casefold(), pair[1].path))
    return _Alive(number=len(found), tiers=frozenset(tiers), first=tuple(tie for _, tie in first[:MOST_ROWS]))


def _tier_of(m: Measures, tie: Tie) -> str:
    return tie.person.tier if tie.person.tier in dict(m.boundaries.tier_limits) else NO_TIER


def _rings(m: Measures, shown: Sequence[Tie]) -> tuple[Ring, ...]:
    names = (*(tier for tier, _ in m.boundaries.tier_limits), NO_TIER)
    found = {name: [tie for tie in shown if _tier_of(m, tie) == name] for name in names}
    by_name = {
        name: sorted(ties, key=lambda tie: (tie.person.name.casefold(), tie.path)) for name, ties in found.items()
    }
    return tuple(Ring(tier=name, people=tuple(ties)) for name, ties in by_name.items() if ties)


def _rows(m: Measures, rings: Sequence[Ring], spans: Sequence[Period]) -> list[Row]:
    days = days_since(m, spans[0].first)
    months, nobody, rows = [days.span(span.first, min(span.last, m.today)) for span in spans], PersonDays(), []
    for ring in rings:
        if len(rings) > 1 or ring.tier != NO_TIER:
            rows.append(Row(name=ring.tier))
        for tie in ring.people:
            mine = days.people.get(tie.path, nobody)
            marks = tuple(
                SPOKE if mine.spoke & month else CONTACT if mine.contact & month else NOTHING for month in months
            )
            rows.append(Row(name=m.ref(tie.path).name, marks=marks))
    return rows


def _links(m: Measures, ring: Ring, *, alone: bool) -> Words:
    names = listed(m, [tie.path for tie in ring.people])
    return names if alone and ring.tier == NO_TIER else (f"{ring.tier}: ", *names)
