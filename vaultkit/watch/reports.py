"""Reports: a build and the notes that had changed before it, to what may be told about it: names, counts, and nothing
about what is private."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from vaultkit.built import Build
from vaultkit.model.index import Index
from vaultkit.model.names import stem
from vaultkit.model.page import Edit, Pending
from vaultkit.model.record import Kind
from vaultkit.syntax.decision import parse_decision
from vaultkit.syntax.logline import parse_log_line
from vaultkit.vault.files import waits

_NAMELESS = "a private note"
_NAMELESS_PAGE = "a page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A calm line about the watching itself."""

    now: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """A build, told: `why` it was made, when a change of the notes is not all there is to it; `changed` the names of
    the notes and pages that had, and `unnamed` how many more whose name is not to be told; `logged` what was appended
    (`Ann Lee: contact`), `decided` what was decided by it (`Ann Lee: snoozed until 2026-12-16`), `taken_back` whose
    line counts no more, and `counted_again` whose does again; `written` the names of the pages; `left` how many files
    could not be written, and `waiting` how many notes get their line a moment later; how many `seconds` it took."""

    now: datetime
    build: Build
    why: str = ""
    changed: tuple[str, ...] = ()
    unnamed: int = 0
    logged: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    taken_back: tuple[str, ...] = ()
    counted_again: tuple[str, ...] = ()
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
    told = _Told(built, before)
    names = tuple(stem(path) for path in paths if told.may_be_named(path))
    status = {outcome.path: outcome.status for outcome in built.outcomes}
    done = [edit for edit in built.edits if status.get(edit.path) == "written"]
    return Rebuilt(
        now=now,
        build=built,
        why=why,
        changed=names,
        unnamed=len(paths) - len(names),
        logged=tuple(line for edit in done for line in told.logged(edit)),
        decided=tuple(line for edit in done for line in told.decided(edit)),
        taken_back=told.taken_back({edit.path for edit in done}),
        counted_again=told.counted_again(),
        written=tuple(told.page(edit.path) for edit in done if edit.mode == "page"),
        left=sum(outcome.status in {"refused", "conflict"} and not waits(outcome) for outcome in built.outcomes),
        waiting=sum(map(waits, built.outcomes)),
        seconds=seconds,
    )


class _Told:
    """What may be told of the notes of a build, and of those that are gone since the one before."""

    def __init__(self, built: Build, before: Index | None) -> None:
        self._index, self._before, self._hidden = built.index, before, built.measures.hidden

    def may_be_named(self, path: str) -> bool:
        """Whether a note is known not to be private; one that cannot be read whole might be, but not a page. A page
        that was made and deleted between two builds is in no index, and its name may be told."""
        was_private = self._before is not None and path in self._before.private
        if (
            path in self._hidden.paths
            or was_private
            or self._hidden.hides(stem(path), path)
            or self._hidden.hides_page(path)
        ):
            return False
        note = self._index.notes.get(path) or (self._before.notes.get(path) if self._before else None)
        if note is None:
            return path.startswith(f"{self._index.settings.pages_folder}/")
        return self._index.kinds.get(path) is Kind.PAGE or note.writable

    def page(self, path: str) -> str:
        return stem(path) if self.may_be_named(path) else _NAMELESS_PAGE

    def logged(self, edit: Edit) -> tuple[str, ...]:
        """Whose note got which kind of line, `next step` for a task; a word that is no kind is the user's own, and not
        told."""
        name = self._name(edit.path)
        return tuple(f"{name}: {self._kind(one)}" for one in edit.log_lines if not self._decision(one))

    def decided(self, edit: Edit) -> tuple[str, ...]:
        """Of whose note what was decided, in words of vaultkit's own."""
        name = self._name(edit.path)
        return tuple(f"{name}: {said}" for one in edit.log_lines if (said := self._decision(one)))

    def taken_back(self, written: Collection[str]) -> tuple[str, ...]:
        """The names of the notes in which lines stand that count no more since the build before, but for notes that
        got another line."""
        before = self._before.taken_back if self._before else self._index.taken_back
        paths = (path for id, path in self._index.taken_back.items() if id not in before and path not in written)
        return tuple(sorted({self._name(path) for path in paths}))

    def counted_again(self) -> tuple[str, ...]:
        """The names of the notes in which lines stand that were taken back in the build before, and count now."""
        before = self._before.taken_back if self._before else {}
        paths = (path for id, path in before.items() if id in self._index.counted)
        return tuple(sorted({self._name(path) for path in paths}))

    def _name(self, path: str) -> str:
        return stem(path) if self.may_be_named(path) else _NAMELESS

    def _decision(self, one: Pending) -> str:
        """`snoozed until 2026-12-16`, `accepted`; "" for a line that is none."""
        line = None if one.is_step else parse_log_line(one.line, one.location)
        found = parse_decision(line, self._index.kinds.get(one.path, Kind.NOTE)) if line else None
        if found is None:
            return ""
        if found.verb == "snoozed":
            return f"snoozed until {found.argument}"
        return f"cadence {found.argument}" if found.verb == "cadence" else found.verb

    def _kind(self, one: Pending) -> str:
        line = parse_log_line(one.line, one.location)
        is_known = line is not None and line.word in self._index.settings.log_kinds
        return "next step" if one.is_step else line.word if line and is_known else "contact"
