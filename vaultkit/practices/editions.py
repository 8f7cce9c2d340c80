"""Editions: the series of events to sections of their editions, past and next, a visit to a line."""

from collections.abc import Sequence

from vaultkit.measures.editions import Familiar, next_editions
from vaultkit.model.measures import Measures, Series
from vaultkit.model.record import Event, Interaction, Ref, Source
from vaultkit.model.view import Line, Section, Words
from vaultkit.practices.words import decimal, dotted, excerpt, joined, listed, quoted, where
from vaultkit.syntax.plurals import count

MOST, NAMES = 8, 3


def side_by_side(m: Measures) -> Section | None:
    """The series, an edition beside the other."""
    told = [(series, [event for event in series.editions if event.attendance == "attended"]) for series in m.series]
    several = [(series, editions) for series, editions in told if len(editions) > 1]
    if not several:
        return None
    lines = (_editions(m, series, editions) for series, editions in several[:MOST])
    rest = Line(words=(f"and {len(several) - MOST} more",))
    return Section(title=("Series",), items=(*lines, *((rest,) if len(several) > MOST else ())))


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


def next_to_come(m: Measures) -> Section | None:
    """The next editions of series, each with whom one met at earlier ones, quiet ones first, and what one spoke of."""
    items = tuple(
        Line(
            words=("Before ", m.ref(event.path), " on ", event.day or m.today),
            location=event.location,
            children=tuple(_familiar(m, one) for one in people[:NAMES]),
        )
        for event, people in next_editions(m)[:NAMES]
    )
    return Section(title=("Next editions",), items=items) if items else None


def _familiar(m: Measures, found: Familiar) -> Line:
    said: Words = ("last on ", found.last)
    if found.talked and (told := _talked(m, found.talked)):
        said = (found.talked.day, ": ", *told)
    words = dotted((m.ref(found.tie.path),), said)
    return Line(words=words, location=where((found.talked or found.tie.contacts[-1]).location))


def _talked(m: Measures, talk: Interaction) -> Words:
    """What was noted of it: of a line of a diary the sentence that names the person."""
    return excerpt(m, talk) if talk.source is Source.MENTION else quoted(talk.text)


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
