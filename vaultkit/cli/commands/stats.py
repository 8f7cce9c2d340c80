"""`vaultkit stats`: with whom, when and how one was in contact, in counts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.input.periods import read_period
from vaultkit.cli.note_links import name_link
from vaultkit.cli.output.colours import title
from vaultkit.cli.output.columns import table
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.text import say_day
from vaultkit.cli.screen import put_all
from vaultkit.cli.session import open_session
from vaultkit.measures.contact_counts import WAYS, ContactCounts, contact_counts
from vaultkit.model.measures import Measures
from vaultkit.syntax.dates import MONTHS

MOST_PEOPLE = 12


def run(period: tuple[str, ...], *, vault: Path | None, today: date, as_json: bool) -> None:
    """Prints the counts of the period that the words name."""
    if period:
        chosen = read_period(period, today)
        first, last = chosen.first, min(chosen.last, max(today, chosen.first))
    else:
        first, last = date(today.year - 1 + today.month // 12, today.month % 12 + 1, 1), today
    m = open_session(vault).read(today).measures
    counts = contact_counts(m, first, last)
    if as_json:
        click.echo(dump(_payload(m, counts)))
    else:
        put_all(_text(m, counts))


def _payload(m: Measures, counts: ContactCounts) -> Payload:
    people = [
        {
            "name": m.ref(one.person).name,
            "path": one.person,
            "days": one.days,
            "spoke": one.spoke,
            "last": str(one.last),
        }
        for one in counts.people
    ]
    months = [
        {
            "month": f"{one.month:%Y-%m}",
            "people": one.people,
            **{way.replace(" ", "_"): number for way, number in one.ways},
            "events": one.events,
        }
        for one in counts.months
    ]
    kinds = dict(counts.kinds)
    return {"first": str(counts.first), "last": str(counts.last), "people": people, "months": months, "kinds": kinds}


def _text(m: Measures, counts: ContactCounts) -> Iterator[str]:
    days = [f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (counts.first, counts.last)]
    yield title(f"{days[0]} to {days[1]}")
    if not counts.people:
        yield "No contact is noted in these days."
        return
    yield ""
    yield title("Whom you saw or heard most")
    rows = [
        (
            name_link(m.ref(one.person).name, one.person),
            str(one.days),
            str(one.spoke or ""),
            say_day(one.last, today=m.today),
        )
        for one in counts.people[:MOST_PEOPLE]
    ]
    yield from table(("", "days", "spoke", "newest"), rows)
    if len(counts.people) > MOST_PEOPLE:
        yield f"and {len(counts.people) - MOST_PEOPLE} more (--json)"
    yield ""
    yield title("By month")
    months = [
        (
            f"{MONTHS[one.month.month - 1]} {one.month.year}",
            str(one.people or ""),
            *(str(number or "") for _, number in one.ways),
            str(one.events or ""),
        )
        for one in counts.months
    ]
    yield from table(("", "people", *WAYS, "events"), months)
    yield ""
    yield title("By kind")
    yield ", ".join(f"{kind} {number}" for kind, number in counts.kinds)
