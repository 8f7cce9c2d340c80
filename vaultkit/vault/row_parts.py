"""Row parts: values of single notes to rows of bytes and back; each mapping of a record stands behind its keys, and is
decoded when it is asked for."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any, get_origin

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import astuple, fields, force_setattr

from vaultkit.model.lazy import KeyedTable
from vaultkit.model.note import Note
from vaultkit.vault.kept_tables import decoded, encoded
from vaultkit.vault.note_parts import unpacked
from vaultkit.vault.shared_words import Words

_NOTHING: Mapping[Any, Any] = {}


class _Later(Struct, array_like=True, frozen=True, gc=False):
    """A mapping of which the keys are known."""

    keys: tuple[str, ...]
    table: Raw


_EMPTY = _Later((), Raw())
_NO_TABLE = Raw(encoded(_Later((), Raw(encoded({})))))
"""A mapping that is empty, as bytes: most of them are."""


def row_of(form: Any, value: Any) -> bytes:
    """The bytes of a value of that type. Raises UnpackedError."""
    places = _places(form)
    if not places:
        return encoded(value)
    parts: list[Any] = list(astuple(value))
    for place in places:
        one = parts[place]
        parts[place] = _Later(tuple(one), Raw(encoded(one))) if one else _NO_TABLE
    return encoded(parts)


def made_row(form: Any, make: Callable[[Note], Any], note: Note, whole: dict[str, Note]) -> Raw | None:
    """The row of what `make` gives for a note, None where anything goes wrong; `whole` holds by path the notes that
    were decoded for it."""
    try:
        if (one := whole.get(note.path)) is None:
            one = whole[note.path] = unpacked(note)
        return Raw(row_of(form, make(one)))
    except Exception:
        return None


def rows_in(form: Any, data: bytes | Raw, words: Words) -> dict[str, Any]:
    """The rows of values of that type by path, as `value_of` takes them; raises ValueError on bytes of anything else.

    They let go of the bytes of which they were decoded, but for those of the mappings that are not empty."""
    rows = _decoder(form).decode(data)
    if later := _mappings(form):
        for row in rows.values():
            _let_go(row, later, words)
    else:
        for path, row in rows.items():
            words.share_of(row, path)
    return rows


def value_of(form: Any, row: Any, path: str, words: Words, whole: Callable[[], Any]) -> Any:
    """The value of the row of the note at that path; `whole` makes it anew, should a part not be what it was."""
    later = _mappings(form)
    if not later:
        return row
    values = dict(zip(form.__struct_fields__, astuple(row), strict=True))
    for name in later:
        one = values[name]
        if one.keys:
            values[name] = KeyedTable(one.keys, partial(_table, form, name, one, path, words, whole))
        else:
            values[name] = _NOTHING
    return form(**values)


def _table(form: Any, name: str, later: _Later, path: str, words: Words, whole: Callable[[], Any]) -> Mapping[str, Any]:
    try:
        table: Mapping[str, Any] = decoded(form, name, bytes(later.table))
    except ValueError:
        return dict(getattr(whole(), name))
    if len(table) == len(later.keys):
        table = dict(zip(later.keys, table.values(), strict=True))  # the keys as others say them
    words.share_in(table, path)
    return table


def _let_go(row: Any, later: Iterable[str], words: Words) -> None:
    for name in later:
        one = getattr(row, name)
        if one.keys:
            force_setattr(row, name, _Later(words.paths(one.keys), one.table.copy()))
        else:
            force_setattr(row, name, _EMPTY)


@cache
def _decoder(form: Any) -> msgspec.msgpack.Decoder[dict[str, Any]]:
    """What decodes the values of that type by path, with what of them is decoded later."""
    if later := _mappings(form):
        types = [(one.name, _Later if one.name in later else one.type) for one in fields(form)]
        form = msgspec.defstruct("Row", types, array_like=True, frozen=True)
    return msgspec.msgpack.Decoder(dict[str, form])


@cache
def _places(form: Any) -> tuple[int, ...]:
    """At which places of a record its mappings by text stand."""
    names = _mappings(form)
    return tuple([place for place, name in enumerate(form.__struct_fields__) if name in names]) if names else ()


@cache
def _mappings(form: Any) -> tuple[str, ...]:
    """The names of the fields of a record that are mappings by text."""
    if not (isinstance(form, type) and issubclass(form, Struct)):
        return ()
    return tuple(one.name for one in fields(form) if get_origin(one.type) is Mapping)
