"""Undoing: the line that a command of this machine wrote last, to the edits that take it back: it is taken out where it
still is the last of its note, else a line behind it says that it does not count; a box that asked for it is emptied, or
the next build would write it again."""

from collections.abc import Iterator

from msgspec import Struct

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, Pending
from vaultkit.model.period import period_named
from vaultkit.pages.edits import plan_appends
from vaultkit.syntax.checklist import later_id, parse_item
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.own_lines import line_taking_back, takes_back
from vaultkit.vault.files import Vault
from vaultkit.vault.kept.written_lines import WrittenLine

_TICKED = frozenset("xX>")


class Undoing(Struct, frozen=True, kw_only=True):
    """What takes a line back: `line` is where it stands, `pages` empty the boxes that asked for it, `note` takes it out
    or marks it (None where the empty box alone says that it does not count)."""

    line: int
    pages: tuple[Edit, ...] = ()
    note: Edit | None = None

    @property
    def takes_out(self) -> bool:
        """Whether the line itself goes."""
        return self.note is not None and self.note.mode == "undo"


def plan_undo(written: WrittenLine, index: Index, vault: Vault) -> Undoing | None:
    """What takes the line back; None where it does not stand in its note any more, or was taken back already."""
    data = vault.read(written.path)
    if data is None:
        return None
    found = [one for one in parse_note(written.path, data).log if one.id == written.id]
    if not found or any(map(takes_back, found)):
        return None
    pages = tuple(_emptied(written.id, index, vault))
    after = _without(data, written)
    if after is not None:
        lines = tuple(
            Pending(path=written.path, line=row, id=written.id, location=_at(written)) for row in written.rows
        )
        note = Edit(path=written.path, before=data, after=after, mode="undo", log_lines=lines)
        return Undoing(line=found[0].location.line, pages=pages, note=note)
    keys = (index.pages[edit.path].key for edit in pages if edit.path in index.pages)
    periods = [period_named(key) for key in keys]
    if any(period is None or period.last >= index.today for period in periods):
        return Undoing(line=found[0].location.line, pages=pages)
    mark = line_taking_back(written.id, index.today)
    pending = Pending(path=written.path, line=mark, id=written.id, location=_at(written))
    (note,) = plan_appends([pending], vault.read)
    return Undoing(line=found[0].location.line, pages=pages, note=note)


def _without(data: bytes, written: WrittenLine) -> bytes | None:
    """The note as it was before the line; where it was changed since, without the line only, None where that is not its
    last one, or was edited."""
    if written.was_left(data):
        return data[: len(data) - len(written.added.encode())]
    rows = data.split(b"\n")
    end = max((number for number, row in enumerate(rows, 1) if row.strip()), default=0)
    start = end - len(written.rows)
    if start < 0 or [row.rstrip(b"\r") for row in rows[start:end]] != [row.encode() for row in written.rows]:
        return None
    kept = [*rows[:start], *rows[end:]]
    return b"\n".join(kept if end < len(rows) else [*kept, b""])


def _emptied(id: str, index: Index, vault: Vault) -> Iterator[Edit]:
    """The pages on which a ticked box asks for the line, each with that box empty."""
    folder = f"{index.settings.pages_folder.strip('/')}/"
    for path in sorted({*index.pages, *index.page_copies}):
        data = vault.read(path) if path.startswith(folder) else None
        if data is None or not any(one.encode() in data for one in (id, *_asking(id, index, path))):
            continue
        after = b"\n".join(_emptied_row(row, id) for row in data.split(b"\n"))
        if after != data:
            yield Edit(path=path, before=data, after=after)


def _asking(id: str, index: Index, path: str) -> Iterator[str]:
    """The ids of the items of a page that put off with a line of that id."""
    items = index.pages[path].items if path in index.pages else ()
    return (item.id for item in items if later_id(item.id) == id)


def _emptied_row(row: bytes, id: str) -> bytes:
    item = parse_item(row.decode("utf-8", "surrogateescape"))
    if item is None or item.status not in _TICKED or id not in {item.id, later_id(item.id)}:
        return row
    at = row.index(b"[") + 1
    return row[:at] + b" " + row[at + 1 :]


def _at(written: WrittenLine) -> Location:
    return Location(path=written.path)
