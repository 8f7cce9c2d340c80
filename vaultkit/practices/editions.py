"""Editions: the series of events to a section that shows their editions side by side, a visit to a line."""

from collections.abc import Sequence

from vaultkit.model.measures import Measures, Series
from vaultkit.model.record import Event, Ref
from vaultkit.model.view import Line, Section, Words
from vaultkit.practices.words import decimal, dotted, joined, listed
from vaultkit.syntax.plurals import count

MOST, NAMES = 8, 3


def side_by_side(m: Measures) -> Section | None:
    """The series, an edition beside the other."""
    lines = []
    for series in m.series:
        editions = [event for event in series.editions if event.attendance == "attended"]
        if len(editions) > 1:
            lines.append(_editions(m, series, editions))
    if not lines:
        return None
    rest = Line(words=(f"and {len(lines) - MOST} more",))
    return Section(title=("Series",), items=(*lines[:MOST], *((rest,) if len(lines) > MOST else ())))


def _editions(m: Measures, series: Series, editions: Sequence[Event]) -> Line:
    shown = editions[-NAMES:]
    parts: list[Words] = [
        (m.ref(event.path), f" {decimal(event.resonated)} of 5")
        if event.resonated is not None
        else (m.ref(event.path),)
        for event in shown
    ]
    earlier = f", after {count(len(editions) - NAMES, 'earlier one')}" if len(editions) > NAMES else ""
    name = m.ref(series.group) if series.group else Ref(name=series.name)
    return Line(words=tuple(w for w in (name, ": ", *joined(parts), earlier) if w), location=shown[-1].location)


def visit(m: Measures, event: Event) -> Line:
    """An event that was visited, in one line: its day, what it was worth and whom one met there."""
    people = m.yields[event.path]
    words = dotted(
        (m.ref(event.path),),
        (event.day,) if event.day else (),
        (f"{decimal(event.resonated)} of 5",) if event.resonated is not None else (),
        ("met ", *listed(m, people.met, most=NAMES)) if people.met else (),
    )
    return Line(words=words, location=event.location)
