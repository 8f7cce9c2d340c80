"""Reports: a build and the notes that had changed before it, to what may be told about it: names, counts, and nothing
about what is private."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from vaultkit.build import Build
from vaultkit.measures.shown import is_private
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.names import stem
from vaultkit.model.page import Edit
from vaultkit.model.record import Kind
from vaultkit.syntax.logline import parse_log_line
from vaultkit.vault.files import waits

_NAMELESS = "a private note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A calm line about the watching itself."""

    now: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """A build, told: `why` it was made, when a change of the notes is not all there is to it; `changed` the names of
    the notes and pages that had, and `unnamed` how many more whose name is not to be told; `logged` what was appended
    (`Ann Lee: contact`); `written` the names of the pages; `left` how many files could not be written, and
    `waiting` how many notes get their line a moment later; how many `seconds` it took."""

    now: datetime
    build: Build
    why: str = ""
    changed: tuple[str, ...] = ()
    unnamed: int = 0
    logged: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    left: int = 0
    waiting: int = 0
    seconds: float = 0.0


Report: TypeAlias = Remark | Rebuilt


def tell_build(
    built: Build, *, now: datetime, seconds: float, changed: Iterable[str], before: Index | None, why: str
) -> Rebuilt:
    """What may be told of a build; `before` is the index of the one before, which knows the notes that are gone."""
    paths = tuple(changed)
    names = tuple(stem(path) for path in paths if _may_be_named(path, built, before))
    status = {outcome.path: outcome.status for outcome in built.outcomes}
    done = [edit for edit in built.edits if status.get(edit.path) == "written"]
    return Rebuilt(
        now=now,
        build=built,
        why=why,
        changed=names,
        unnamed=len(paths) - len(names),
        logged=tuple(line for edit in done for line in _logged(edit, built, before)),
        written=tuple(_page_name(edit.path, built) for edit in done if edit.mode == "page"),
        left=sum(outcome.status in {"refused", "conflict"} and not waits(outcome) for outcome in built.outcomes),
        waiting=sum(map(waits, built.outcomes)),
        seconds=seconds,
    )


def _may_be_named(path: str, built: Build, before: Index | None) -> bool:
    """Whether a note is known to name nothing private; one that cannot be read whole might be private, but not a page.
    A page that was made and deleted between two builds is in no index, and its name may be told."""
    index = next((one for one in (built.index, before) if one and path in one.notes), None)
    if built.measures.hidden.hides(stem(path)):
        return False
    if index is None:
        return path.startswith(f"{built.index.settings.pages_folder}/")
    is_page = index.kinds.get(path) is Kind.PAGE
    return is_page or (index.notes[path].writable and not is_private(index, path))


def _page_name(path: str, built: Build) -> str:
    return "a page" if built.measures.hidden.hides(stem(path)) else stem(path)


def _logged(edit: Edit, built: Build, before: Index | None) -> tuple[str, ...]:
    """Whose note got which kind of line; a word that is no kind is the user's own, and not told."""
    name = stem(edit.path) if _may_be_named(edit.path, built, before) else _NAMELESS
    lines = (parse_log_line(one.line, Location(path=edit.path)) for one in edit.log_lines)
    words = (line.word if line and line.word in built.index.settings.log_kinds else "contact" for line in lines)
    return tuple(f"{name}: {word}" for word in words)
