"""Line codes: the code file and the pages, as they stand and as they will, to the codes that are known now and to the
edit of that file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, PageState
from vaultkit.model.period import period_named, period_of
from vaultkit.syntax.code_file import format_codes, read_codes
from vaultkit.syntax.region import own_codes, parse_page

_KEPT_DAYS = 60
"""So long the code of a line that no page holds any more is kept behind the period of its page."""


class CodeFile(Struct, frozen=True, kw_only=True):
    """The code file as it stands: its path and bytes (None: there is none), the day of each code, and why nothing is
    written to it (None: nothing is in the way)."""

    path: str
    before: bytes | None
    days: Mapping[str, date]
    fault: Diagnostic | None = None


def code_file(path: str, before: bytes | None, *, is_there: bool) -> CodeFile:
    """The file with these bytes; `is_there` says whether something has the name, though it may not be readable."""
    stored = read_codes(before or b"")
    fault = None
    if before is None and is_there:
        fault = diagnose("code-file", "this is no plain file of at most 5 MB that can be read", Location(path=path))
    elif not stored.is_ours:
        fault = diagnose("code-file", "the file holds lines that are not vaultkit's", Location(path=path))
    return CodeFile(path=path, before=before, days=stored.days, fault=fault)


def known_codes(file: CodeFile, pages: Iterable[PageState]) -> frozenset[str]:
    """The codes of all lines that vaultkit is known to have written: those of the file, and of the pages that nobody
    edited."""
    return frozenset(file.days).union(*(page.own_codes for page in _with_copies(pages)))


def plan_codes(
    file: CodeFile,
    pages: Collection[PageState],
    rendered: Collection[str],
    edits: Iterable[Edit],
    today: date,
    *,
    forget: bool,
) -> Edit | None:
    """The edit after which the file holds the codes of what these pages hold, and of what the edits leave on them; None
    where it does, or is not to be written to.

    A code has the last day of its page's period, of this month for a page that has none and is among those that are
    `rendered` (paths). One that no page holds goes 60 days after that day; with `forget`, at once."""
    if file.fault is not None:
        return None
    known = known_codes(file, pages)
    there = {page.path for page in pages}
    after = {edit.path: edit for edit in edits if edit.refused is None and not _is_doomed(edit, there)}
    days = dict(file.days)
    held: set[str] = set()
    for page in _with_copies(pages):
        ours = page.codes & known
        _put(days, ours, _last_day(page.region, today), renew=page.path in rendered)
        if page.path not in after:
            held |= ours
    for edit in after.values():
        new = parse_page(edit.after.decode())
        if new is not None:
            ours = own_codes(new)
            _put(days, ours, _last_day(new.key, today), renew=True)
            held |= ours
    kept = {code: day for code, day in days.items() if code in held or not (forget or _is_over(day, today))}
    data = format_codes(kept)
    return None if data == (file.before or b"") else Edit(path=file.path, before=file.before, after=data, mode="codes")


def _is_doomed(edit: Edit, there: Collection[str]) -> bool:
    """Whether the edit would make a page that is there: the disk did not give it, and nothing is written over it."""
    return edit.before is None and edit.path in there


def _with_copies(pages: Iterable[PageState]) -> Iterator[PageState]:
    for page in pages:
        yield page
        yield from page.copies


def _put(days: dict[str, date], codes: Iterable[str], day: date, *, renew: bool) -> None:
    for code in codes:
        days[code] = max(days.get(code, day), day) if renew else days.get(code, day)


def _last_day(key: str, today: date) -> date:
    return (period_named(key) or period_of("month", today)).last


def _is_over(day: date, today: date) -> bool:
    return (today - day).days > _KEPT_DAYS
