"""Write: log lines and new notes to edits, to the disk, and to what became of each of them."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from vaultkit.cli.session import Session
from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, Outcome, Pending, Status
from vaultkit.vault.gitstate import git_work


class LineResult(Struct, frozen=True, kw_only=True):
    """What became of one log line, or of a new note without one (`text` is ""): where it stands (`line` is 0 when it
    stands nowhere), and why not if it was not written."""

    path: str
    text: str = ""
    line: int = 0
    status: Status
    is_new: bool = False
    why: Diagnostic | None = None

    @property
    def stands(self) -> bool:
        """Whether it is in the vault now (of a run that wrote nothing: would be)."""
        return self.status in {"written", "unchanged"}


class WriteResult(Struct, frozen=True, kw_only=True):
    """The edits, by path, and what became of each line, in the order in which they were asked for."""

    edits: tuple[Edit, ...] = ()
    lines: tuple[LineResult, ...] = ()


def write_notes(
    session: Session, lines: Iterable[Pending] = (), *, notes: Mapping[str, bytes] | None = None, write: bool
) -> WriteResult:
    """The lines appended to their notes, and the new notes made with the lines that are theirs; nothing is written
    unless `write`, and a line that stands there already is not written again."""
    wanted, new = tuple(lines), dict(notes or {})
    edits = _planned(session, wanted, new)
    outcomes = session.vault.apply(edits) if write else tuple(_foretold(session, edit) for edit in edits)
    became = {outcome.path: outcome for outcome in outcomes}
    data = {edit.path: edit.after for edit in edits}
    results = [
        _result(session, one, became.get(one.path), None if write else data.get(one.path), new) for one in wanted
    ]
    lined = {one.path for one in wanted}
    bare = [path for path in new if path not in lined]
    results += [
        LineResult(path=path, status=became[path].status, is_new=True, why=became[path].diagnostic) for path in bare
    ]
    return WriteResult(edits=edits, lines=tuple(results))


def _planned(session: Session, lines: tuple[Pending, ...], new: Mapping[str, bytes]) -> tuple[Edit, ...]:
    from vaultkit.pages.edits import plan_appends  # only what is to be written needs it

    def read(path: str) -> bytes | None:
        return new[path] if path in new else session.vault.read(path)

    appends = {edit.path: edit for edit in plan_appends(lines, read)}
    made = [
        Edit(
            path=path,
            before=None,
            after=appends[path].after if path in appends else data,
            mode="create",
            log_lines=appends[path].log_lines if path in appends else (),
        )
        for path, data in new.items()
    ]
    kept = [edit for path, edit in appends.items() if path not in new]
    return tuple(sorted((*made, *kept), key=lambda edit: edit.path))


def _foretold(session: Session, edit: Edit) -> Outcome:
    """What would become of an edit if it were written now."""
    why = edit.refused
    if why is None and edit.mode == "append" and (work := git_work(session.vault.root)):
        why = diagnose("append-refused", f"{work} is under way in the vault", Location(path=edit.path))
    return Outcome(path=edit.path, status="refused" if why else "written", diagnostic=why)


def _result(
    session: Session, one: Pending, outcome: Outcome | None, data: bytes | None, new: Mapping[str, bytes]
) -> LineResult:
    """What became of one line; `data` are the note's bytes as they would be, None where they stand on the disk."""
    from vaultkit.syntax.document import parse_note  # only what is to be written needs it
    from vaultkit.syntax.own_lines import is_line_of

    status: Status = outcome.status if outcome else "unchanged"
    why = outcome.diagnostic if outcome else None
    standing = data if data is not None else session.vault.read(one.path)
    found = parse_note(one.path, standing or b"").log if status in {"written", "unchanged"} else ()
    line = next((line.location.line for line in found if is_line_of(line, one)), 0)
    return LineResult(path=one.path, text=one.line, line=line, status=status, is_new=one.path in new, why=why)
