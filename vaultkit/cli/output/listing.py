"""Listing: the items of a list, as their JSON has them, in order and as a table."""

from collections.abc import Sequence
from datetime import date

from vaultkit.cli.note_links import linked
from vaultkit.cli.output.colours import late, state
from vaultkit.cli.output.columns import table
from vaultkit.cli.output.envelope import Payload
from vaultkit.model.names import fold_words
from vaultkit.model.standings import STANDINGS
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
_RANKS = {"standing": tuple(STANDINGS), "tier": _TIERS}

SORTS = {"people": "name", "events": "date", "groups": "name", "goals": "name", "promises": "due"}
"""How each kind of list is sorted unless one says otherwise."""
_SHORT = {"last": "last_contact", "answer": "answer_by", "created": "by_creation", "goal": "goals", "tag": "tags"}


def column_of(typed: str, known: Sequence[str]) -> str | None:
    """The column that is meant by its key, its head, a short name or a beginning that no other has; None for none."""
    word = fold_words(typed.strip()).replace(" ", "_").replace("-", "_")
    heads = {title.replace(" ", "_"): column for column, title in _TITLES.items()}
    for found in (word, _SHORT.get(word, ""), heads.get(word, "")):
        if found in known:
            return found
    begun = [column for column in known if column.startswith(word)] if word else []
    return begun[0] if len({FIRST.get(column, column) for column in begun}) == 1 else None


def sorted_items(items: Sequence[Payload], kind: str, column: str, *, is_reversed: bool = False) -> list[Payload]:
    """The items in the order of a column: words by the alphabet, standings and tiers by their rank, days and numbers
    from the first, but last contacts from the newest; what is equal stands by name, and what is unknown last, also of
    what is reversed. Promises are given in the order in which they press, which is that of when they are due."""
    if kind == "promises" and column == SORTS[kind]:
        return list(items)[:: -1 if is_reversed else 1]
    every = sorted(items, key=lambda item: _rank(item, "name"))
    ranked = sorted(every, key=lambda item: _rank(item, column))
    known = [item for item in ranked if not _rank(item, column)[0]]
    return [*known[:: -1 if is_reversed else 1], *ranked[len(known) :]]


def _rank(item: Payload, column: str) -> tuple[bool, float, str]:
    """What an item is sorted by: whether it is unknown, a number, and a text."""
    text = _plain(item, column)
    if not text:
        return True, 0, ""
    if column == "last_contact":
        return False, -date.fromisoformat(text).toordinal(), ""
    if column in _RANKS:
        ranks = _RANKS[column]
        return text not in ranks, ranks.index(text) if text in ranks else 0, ""
    value = item.get(column)
    return False, value if isinstance(value, int | float) else 0, fold_words(text)


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
    if column == "last_contact" and item["is_named"]:
        return f"{text} (named)"
    return late(text) if column in {"due", "answer_by"} and text and text < today.isoformat() else text


def _plain(item: Payload, column: str) -> str:
    if column in FIRST and column not in item:
        return next(iter(item[FIRST[column]]), "")
    value = item[column]
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
