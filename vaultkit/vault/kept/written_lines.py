"""Written lines: which lines the commands of this machine appended to the notes of a vault, the newest last, so that
`undo` can take exactly these back.

They are kept in the cache folder, for this user's eyes only, and may be forgotten at any time."""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from vaultkit.model.page import Pending
from vaultkit.vault.kept.folder import CacheFolder

_FILE = "lines"
_MOST = 100
_LIMIT = 1_000_000
_TEXTS = ("path", "line", "id", "added", "digest")


class WrittenLine(Struct, frozen=True, kw_only=True):
    """One line of a note, with the tasks of next steps that came with it: `added` is all that was appended for them (a
    heading and empty lines with it; "" where the note was made with the line), `digest` that of the note after it."""

    path: str
    line: str
    id: str
    steps: tuple[str, ...] = ()
    added: str = ""
    digest: str = ""

    @property
    def rows(self) -> tuple[str, ...]:
        """Its lines, as they stand in the note."""
        return (self.line, *self.steps)

    def was_left(self, data: bytes) -> bool:
        """Whether the note holds what it held when the line was written, and nothing more."""
        return bool(self.added) and digest_of(data) == self.digest and data.endswith(self.added.encode())


class WrittenLines:
    """The lines that commands of this machine wrote into one vault; only the newest are kept."""

    def __init__(self, root: Path, folder: CacheFolder | None = None) -> None:
        """Of the vault at `root`, in its cache folder or another."""
        self._folder = folder or CacheFolder(root)
        self._new: list[WrittenLine] = []

    def add(self, path: str, lines: Sequence[Pending], added: bytes, before: bytes) -> None:
        """Remembers what one write appended to a note that held `before`; lines that were not all in it are none, nor
        are those that take others back."""
        start = 0
        for line, steps in _with_steps(lines):
            rows = [line.line, *steps]
            places = [added.find(row.encode(), start) for row in rows]
            if min(places) < 0:
                continue
            end = added.find(b"\n", places[-1]) + 1 or len(added)
            self._new.append(
                WrittenLine(
                    path=path,
                    line=line.line,
                    id=line.id,
                    steps=tuple(steps),
                    added=added[start:end].decode(),
                    digest=digest_of(before + added[:end]),
                )
            )
            start = end

    def add_made(self, path: str, lines: Sequence[Pending]) -> None:
        """Remembers the lines with which a note was made."""
        self._new += [
            WrittenLine(path=path, line=line.line, id=line.id, steps=tuple(steps)) for line, steps in _with_steps(lines)
        ]

    def newest(self) -> WrittenLine | None:
        """The line that was written last, None when none is known."""
        return next(reversed((*self._kept(), *self._new)), None)

    def drop(self, line: WrittenLine) -> None:
        """Forgets a line, the newest one that is equal to it."""
        with self._folder.alone():
            every = [*self._kept(), *self._new]
            place = next((at for at in reversed(range(len(every))) if every[at] == line), None)
            if place is not None:
                self._write((*every[:place], *every[place + 1 :]))

    def save(self) -> None:
        """What was added is known to the next command."""
        if self._new:
            with self._folder.alone():
                self._write((*self._kept(), *self._new))

    def _write(self, lines: Sequence[WrittenLine]) -> None:
        rows = [{name: getattr(one, name) for name in (*_TEXTS, "steps")} for one in lines[-_MOST:]]
        self._folder.write(_FILE, json.dumps(rows).encode())
        self._new.clear()

    def _kept(self) -> tuple[WrittenLine, ...]:
        try:
            rows = json.loads(self._folder.read(_FILE, limit=_LIMIT) or b"[]")
            return tuple(map(_read, rows))
        except (ValueError, TypeError, KeyError, RecursionError):
            return ()


def digest_of(data: bytes) -> str:
    """What stands for the bytes of a note."""
    return sha256(data).hexdigest()


def _read(row: dict[str, Any]) -> WrittenLine:
    texts = {name: row[name] for name in _TEXTS}
    steps = tuple(row["steps"])
    if not all(isinstance(text, str) for text in (*texts.values(), *steps)):
        raise TypeError(row)
    return WrittenLine(**texts, steps=steps)


def _with_steps(lines: Iterable[Pending]) -> Iterator[tuple[Pending, list[str]]]:
    """Each line with the tasks of next steps that follow it; tasks without a line are left out."""
    from vaultkit.syntax.own_lines import is_taking_back  # only what writes needs it

    found: list[tuple[Pending, list[str]]] = []
    for one in lines:
        if one.is_step:
            if found:
                found[-1][1].append(one.line)
        elif not is_taking_back(one.line):
            found.append((one, []))
    yield from found
