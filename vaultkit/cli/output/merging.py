"""Merging: two notes of one person to what would count for the one once the other is merged into it, as JSON and as
text."""

from collections.abc import Iterator

import click

from vaultkit.cli.manner import Manner
from vaultkit.cli.output.envelope import Payload
from vaultkit.cli.output.payload import birthday, day, interaction_payload, promise_payload
from vaultkit.cli.output.written import line_payload
from vaultkit.cli.write import WriteResult
from vaultkit.measures.hidden_names import hidden_in, is_any_private
from vaultkit.measures.measure import measure_about
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.record import Person
from vaultkit.syntax.inert import abridged, terminal
from vaultkit.syntax.plurals import count

_SHOWN = 8
_FILLING = {
    "org": "orgs",
    "role": "roles",
    "place": "places",
    "relation": "relations",
    "birthday": "birthday",
    "tier": "tier",
    "cadence": "cadence",
    "met": "met",
    "status": "status",
}
"""The properties of which a value counts for a person only where there is none, with the fields that hold them."""
_JOINING = {"email": "emails", "phone": "phones", "url": "urls"}
"""Those of which the values of both notes count."""


def merge_payload(index: Index, into: Person, side: Person, result: WriteResult, manner: Manner) -> Payload:
    """What would come to `into`: the evidence of `side`, what is known by it alone, and each link that leads to it.

    What stands in private notes has no place where neither of the two is private itself."""
    is_private = is_any_private(index, into.path, side.path)
    hidden = Hidden() if is_private else hidden_in(index)
    m = measure_about(index, side.path)
    tie = m.ties.get(side.path)
    places = [(one.path, one.line) for one in index.backlinks.get(side.path, ())]
    open_places = [place for place in places if place[0] not in hidden.paths and not hidden.hides(place[0])]
    properties = {
        **{name: _value(side, field) for name, field in _FILLING.items() if not getattr(into, field)},
        **{
            name: [one for one in getattr(side, field) if one not in getattr(into, field)]
            for name, field in _JOINING.items()
        },
    }
    return {
        "into": into.path,
        "from": side.path,
        "private": is_private,
        "interactions": [interaction_payload(m, one) for one in (*tie.evidence, *tie.planned)] if tie else [],
        "promises": [promise_payload(one) for one in tie.promises] if tie else [],
        "remarks": [one.text for one in tie.person.remarks] if tie else [],
        "properties": {name: value for name, value in properties.items() if value},
        "links": [{"path": path, "line": line} for path, line in sorted(open_places)],
        "links_in_private_notes": len(places) - len(open_places),
        "edits": [line_payload(one, manner) for one in result.lines],
    }


def _value(person: Person, field: str) -> object:
    value = getattr(person, field)
    if field == "birthday":
        return birthday(value)
    if field == "met":
        return (day(value.day) or value.words) if value else None
    return list(value) if isinstance(value, tuple) else value


def merge_text(payload: Payload) -> Iterator[str]:
    """The same for a person to read before they decide."""
    yield f"What {_bold(payload['from'])} says would count for {_bold(payload['into'])}:"
    told = payload["interactions"]
    days = len({one["date"] for one in told})
    rows = [f"{one['date']} {one['kind']}{_place(one)}" for one in told]
    yield from _listed(f"{count(len(told), 'contact')} on {count(days, 'day')}", list(reversed(rows)))
    yield from _listed(count(len(payload["promises"]), "promise"), [one["text"] for one in payload["promises"]])
    yield from _listed("its own words", [abridged(text) for text in payload["remarks"]])
    for name, value in payload["properties"].items():
        yield f"  {name}: {terminal(', '.join(map(str, value)) if isinstance(value, list) else str(value))}"
    links = [f"{one['path']}:{one['line']}" for one in payload["links"]]
    yield from _listed(f"{count(len(links), 'link')} to it", links)
    if payload["links_in_private_notes"]:
        yield f"  and {payload['links_in_private_notes']} in private notes"
    if not any(payload[key] for key in ("interactions", "promises", "remarks", "properties", "links")):
        yield "  nothing but its name"
    if payload["private"]:
        yield "  One of the two notes is private, so the person is, whichever note says so."


def _place(one: Payload) -> str:
    return f" ({one['path']}:{one['line']})" if one.get("path") else ""


def _bold(path: str) -> str:
    return click.style(terminal(path), bold=True)


def _listed(head: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield f"  {head}:"
        yield from (f"    {terminal(row)}" for row in rows[:_SHOWN])
        if len(rows) > _SHOWN:
            yield f"    and {len(rows) - _SHOWN} more"
