"""Appends: log lines that wait and the notes as they stand go in, one planned append a note comes out; the safety law
is asserted on each."""

from collections.abc import Callable, Iterable

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.page import Edit, Pending
from vaultkit.syntax.append_text import text_to_append


def plan_appends(pending: Iterable[Pending], read: Callable[[str], bytes | None]) -> tuple[Edit, ...]:
    """One edit for each note that is to get lines, by path, the lines in their order; none for a note that holds them
    all already. A note that must not be written to is an edit that is refused."""
    waiting: dict[str, list[Pending]] = {}
    for one in pending:
        waiting.setdefault(one.path, []).append(one)
    plans = (_plan(path, lines, read(path)) for path, lines in sorted(waiting.items()))
    return tuple(edit for edit in plans if edit is not None)


def _plan(path: str, waiting: list[Pending], before: bytes | None) -> Edit | None:
    lines = tuple(one.line for one in waiting)
    if before is None:
        gone = diagnose("append-refused", f"there is no note {path} that can be read", waiting[0].location)
        return Edit(path=path, before=None, after=b"", way="append", lines=lines, refused=gone)
    added = text_to_append(path, before, lines)
    if isinstance(added, Diagnostic):
        return Edit(path=path, before=before, after=before, way="append", lines=lines, refused=added)
    if not added:
        return None
    return Edit(path=path, before=before, after=before + added, way="append", lines=lines)
