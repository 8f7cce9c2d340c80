"""Fact tables: the facts of all notes, each part of them as one table by path, which stays the very same one while it
says the same; only notes that are others than last time, or than an earlier process knew them, are asked anew."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress
from operator import attrgetter, is_not, itemgetter
from typing import Any, TypeAlias

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import astuple, replace

from vaultkit.index.logged_lines import LinesWithId
from vaultkit.index.note_facts import NoteFacts
from vaultkit.index.private_notes import PrivateAnswer
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.lazy import PackedTable
from vaultkit.model.note import LogLine, Note, Unlinked
from vaultkit.model.note_rows import LeftTables, NoteRows, Question
from vaultkit.model.record import Kind

_MOST_NEW = 200
"""Where more notes than these are others, all are asked."""
_KIND, _LINKS = "kind", "plain_links"
_LINKS_DECODER = msgspec.msgpack.Decoder(dict[str, tuple[tuple[str, ...]]])
_PATH = itemgetter(0)
_Table: TypeAlias = Mapping[str, Any]


class _LeftFacts(Struct, frozen=True, kw_only=True, array_like=True):
    """The facts of many notes as they are left for the next process: the kind of each, in their order, by its place
    among all kinds, and of the other parts what is not empty, by path; a note without a link that counts has such
    links, so these stand in one more tuple, and few runs ask for any. `unlinked` and `diagnostics` are those of the
    notes themselves."""

    kinds: bytes
    aliases: dict[str, tuple[str, ...]]
    title: dict[str, str]
    mails: dict[str, tuple[str, ...]]
    merging: dict[str, tuple[LogLine, ...]]
    ignores_mentions: dict[str, bool]
    private: dict[str, PrivateAnswer]
    ids: dict[str, LinesWithId]
    has_own_days: dict[str, bool]
    plain_links: Raw
    unlinked: dict[str, tuple[Unlinked, ...]]
    diagnostics: dict[str, tuple[Diagnostic, ...]]


_PARTS = tuple(name for name in _LeftFacts.__struct_fields__ if name != "kinds")
_FIELDS = NoteFacts.__struct_fields__
_OF_NOTES = frozenset({"unlinked", "diagnostics"})
_ASKED: Mapping[str, Callable[[Any], Any]] = {
    _KIND: attrgetter("reading.kind"),
    **{name: attrgetter(name) for name in _PARTS},
    _LINKS: lambda facts: () if facts.plain_links is None else (facts.plain_links,),
}
"""What gives the parts: of the facts of a note, or of the note where they are parts of that."""
_KINDS = tuple(Kind)
_PLACES = {kind: place for place, kind in enumerate(_KINDS)}


class FactTables:
    """Those of the notes of one vault, by the rules by which these are read."""

    def __init__(self) -> None:
        """Of no note yet."""
        self._notes: dict[str, Note] = {}
        self._tables: dict[str, _Table] = {}

    def of(
        self,
        rows: NoteRows,
        notes: Mapping[str, Note],
        unread: Sequence[Note],
        ground: Callable[[], object],
        asked: Question[NoteFacts],
    ) -> Mapping[str, Mapping[str, Any]]:
        """The parts of the facts of these notes, by path, as they were parsed, and of those beside them that are not
        read: by name, and then by path; `asked` is what is asked of each, which depends on the `ground`."""
        now = dict(notes)
        if unread:
            now = dict(sorted((now | {note.path: note for note in unread}).items()))
        every = replace(asked, notes=tuple(now.values()))

        def facts(paths: Iterable[str]) -> dict[str, NoteFacts]:
            some = {path: now[path] for path in paths}
            if not some:
                return {}
            (known,) = rows.known(ground, replace(asked, notes=tuple(some.values())))
            return dict(zip(some, known.of_all(tuple(some.values())), strict=True))

        tables, changed = self._tables, _changed(self._notes, now) if self._tables else ()
        if not tables and (left := rows.tables(ground, every, _LeftFacts)) is not None:
            tables, changed = _tables(left), left.changed
        if not tables or len(changed) > _MOST_NEW:
            tables = _made_anew(now, facts(now), self._tables)
        elif changed:
            some = {path: now[path] for path in changed if path in now}
            tables = _with_changes(tables, changed, some, facts(some))
        self._notes, self._tables = now, tables
        rows.keep_tables(ground, every, lambda: _left(now, tables))
        return tables


def _changed(before: Mapping[str, Note], now: Mapping[str, Note]) -> Sequence[str]:
    """The paths of the notes that are not the very same as before, and of those that are gone."""
    if list(before) == list(now):
        return list(compress(now, map(is_not, now.values(), before.values())))
    found = list(compress(now, map(is_not, now.values(), map(before.get, now))))
    return [*found, *(before.keys() - now.keys())]


def _made_anew(
    notes: Mapping[str, Note], facts: Mapping[str, NoteFacts], before: Mapping[str, _Table]
) -> dict[str, _Table]:
    """The tables of all facts; one that says what it said before is the very same."""
    tables: dict[str, _Table] = {}
    columns = _columns(notes, facts)
    for name in _ASKED:
        parts, found = columns[name], dict[str, Any]()
        if any(parts):
            found = dict(zip(compress(notes, parts), filter(None, parts), strict=True))
        known = before.get(name)
        tables[name] = known if known == found and list(known) == list(found) else found
    return tables


def _columns(notes: Mapping[str, Note], facts: Mapping[str, NoteFacts]) -> Mapping[str, Sequence[Any]]:
    """The parts, each of all of these notes: what gives those of one note gives them, too, but takes longer."""
    columns: dict[str, Sequence[Any]] = dict.fromkeys(_FIELDS, ())
    columns |= zip(_FIELDS if facts else (), zip(*map(astuple, facts.values()), strict=True), strict=True)
    columns[_KIND] = list(map(attrgetter("kind"), columns["reading"]))
    columns[_LINKS] = [() if names is None else (names,) for names in columns[_LINKS]]
    return columns | {name: list(map(_ASKED[name], notes.values())) for name in _OF_NOTES}


def _with_changes(
    tables: Mapping[str, _Table], changed: Iterable[str], notes: Mapping[str, Note], facts: Mapping[str, NoteFacts]
) -> dict[str, _Table]:
    """The tables with the facts of the notes that changed, and without those of which there are none; a table in which
    nothing is otherwise is the very same."""
    found: dict[str, _Table] = {}
    gone = set(changed) - notes.keys()
    for name, asked in _ASKED.items():
        table = tables[name]
        told = {path: asked(one) for path, one in (notes if name in _OF_NOTES else facts).items()}
        new = {path: said for path, said in told.items() if said and table.get(path) != said}
        less = [path for path in (*gone, *told) if path in table and not told.get(path)]
        if new or less:
            table = {**table, **new}
            for path in less:
                del table[path]
            if not new.keys() <= tables[name].keys():
                table = dict(sorted(table.items(), key=_PATH))
        found[name] = table
    return found


def _tables(left: LeftTables) -> dict[str, _Table]:
    """The tables of what an earlier process left."""
    kinds = dict(zip(left.paths, map(_KINDS.__getitem__, left.value.kinds), strict=True))
    parts = {name: getattr(left.value, name) for name in _PARTS}
    return {_KIND: kinds, **parts, _LINKS: PackedTable(bytes(left.value.plain_links), _LINKS_DECODER.decode)}


def _left(notes: Mapping[str, Note], tables: Mapping[str, _Table]) -> _LeftFacts:
    kinds = bytes([_PLACES[tables[_KIND][path]] for path in notes])
    return _LeftFacts(kinds=kinds, **{name: _packed(tables[name]) for name in _PARTS})


def _packed(table: _Table) -> Any:
    """A table as it is to be packed, which of one that was is done already."""
    return Raw(table.packed) if isinstance(table, PackedTable) else dict(table)
