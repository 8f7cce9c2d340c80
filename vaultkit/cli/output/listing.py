"""Listing: the items of a list, as their JSON has them, in order and as a table."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from vaultkit.cli.note_links import linked
from vaultkit.cli.output.colours import late, state
from vaultkit.cli.output.columns import table
from vaultkit.cli.output.envelope import Payload
from vaultkit.cli.output.topics import STANDINGS
from vaultkit.model.names import fold_words
from vaultkit.syntax.inert import terminal

COLUMNS = {
    "people": ("name", "standing", "last_contact", "org", "role"),
    "events": ("date", "name", "status", "format", "group", "place"),
    "groups": ("name", "stage", "goals"),
    "goals": ("name", "status", "review", "wants"),
    "promises": ("due", "name", "direction", "text"),
}
"""The columns of each kind of list, by the keys of its JSON; `org`, `role` and `place` are the first of several."""
FIRST = {"org": "orgs", "role": "roles", "place": "places"}
"""The columns that show the first of several values."""
_TITLES = {"last_contact": "last contact", "direction": "whose"}
_TIERS = ("inner", "close", "active", "wide")
_ORDER = {word: number for number, word in enumerate(STANDINGS)}
_LAST = "\U0010ffff"
"""Behind every text: where what is unknown stands."""

Key = Callable[[Payload], Any]


def _text(name: str) -> Key:
    return lambda item: fold_words(cell) if (cell := _plain(item, name)) else _LAST


def _newest(name: str) -> Key:
    return lambda item: -date.fromisoformat(item[name]).toordinal() if item[name] else 0


SORTS: dict[str, dict[str, Key]] = {
    "people": {
        "name": _text("name"),
        "last": _newest("last_contact"),
        "due": _text("due"),
        "standing": lambda item: _ORDER.get(item["standing"], len(_ORDER)),
        "tier": lambda item: _TIERS.index(item["tier"]) if item["tier"] in _TIERS else len(_TIERS),
        "org": _text("org"),
        "role": _text("role"),
        "place": _text("place"),
    },
    "events": {"date": _text("date"), "name": _text("name"), "place": _text("place"), "status": _text("status")},
    "groups": {"name": _text("name"), "stage": _text("stage")},
    "goals": {"name": _text("name"), "review": _text("review"), "status": _text("status")},
    "promises": {"due": lambda item: 0, "name": _text("name"), "date": _text("date")},
}
"""By what each kind of list can be sorted; the first is how it is sorted unless one says otherwise. Promises come in
the order in which they press."""


def sorted_items(items: Sequence[Payload], kind: str, key: str) -> list[Payload]:
    """The items in that order; those that are equal in it, by name."""
    every = items if kind == "promises" and key == "due" else sorted(items, key=SORTS[kind]["name"])
    return sorted(every, key=SORTS[kind][key])


def list_lines(items: Sequence[Payload], kind: str, columns: Sequence[str], today: date) -> list[str]:
    """The items as a table; none for none."""
    head = [_TITLES.get(column, column.replace("_", " ")) for column in columns]
    rows = [[_cell(item, column, kind, today) for column in columns] for item in items]
    return table(head, rows) if rows else []


def _cell(item: Payload, column: str, kind: str, today: date) -> str:
    text = terminal(_plain(item, column))
    if column == "name":
        return linked(text, "" if kind == "promises" else item["path"] or "")
    if column in {"standing", "status", "stage"}:
        return state(text)
    return late(text) if column in {"due", "answer_by"} and text and text < today.isoformat() else text


def _plain(item: Payload, column: str) -> str:
    if column in FIRST and column not in item:
        return next(iter(item[FIRST[column]]), "")
    value = item[column]
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
