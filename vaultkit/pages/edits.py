"""Edits: rendered pages, log lines that wait, and the files that stand there now go in; planned edits come out, and no
byte of the user's changes.

The page protocol: a file without our key and one whole region is left alone; the user's boxes, done dates and bullets
are carried over by block id; lines that somebody wrote into a region move below it; a page that would stay the same is
no edit."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, Page, Pending
from vaultkit.model.period import period_named
from vaultkit.pages.foreign_lines import as_note, foreign_lines, moved_lines
from vaultkit.pages.marks import NOTHING_LOGGED, LoggedIds, as_known, keep_marks, may_be_forgotten, read_marks
from vaultkit.syntax.append_text import text_to_append
from vaultkit.syntax.merge import is_conflicted, read_torn
from vaultkit.syntax.region import (
    NOTES_HEADING,
    GeneratedPage,
    canonical,
    format_page,
    has_marker,
    page_fault,
    parse_page,
    read_lines,
    replace_region,
)

_NONE: frozenset[str] = frozenset()
NO_CODES: Mapping[str, frozenset[str]] = MappingProxyType({})


class SafetyLawError(AssertionError):
    """A planned edit would change bytes that are not vaultkit's: a bug, never a user's mistake."""


def plan_edits(
    pages: Iterable[Page],
    read: Callable[[str], bytes | None],
    ids: LoggedIds = NOTHING_LOGGED,
    line_codes: Mapping[str, frozenset[str]] = NO_CODES,
) -> tuple[Edit, ...]:
    """One edit for each page that is new, differs or has to be refused, in the order of the pages; `read` gives a
    file's bytes or None, `line_codes` are the codes of the lines that each page, by path, is known to have held."""
    plans = (plan_page(page, read(page.path), ids, line_codes.get(page.path, _NONE)) for page in pages)
    return tuple(edit for edit in plans if edit is not None)


def plan_settled(
    paths: Iterable[str],
    read: Callable[[str], bytes | None],
    ids: LoggedIds = NOTHING_LOGGED,
    line_codes: Mapping[str, frozenset[str]] = NO_CODES,
) -> tuple[Edit, ...]:
    """The edits of pages that are not rendered any more, since their period is over: what became of a late tick is put
    to it, and a torn file is put together again."""
    plans = (_settled(path, read(path), ids, line_codes.get(path, _NONE)) for path in paths)
    return tuple(edit for edit in plans if edit is not None)


def plan_appends(pending: Iterable[Pending], read: Callable[[str], bytes | None]) -> tuple[Edit, ...]:
    """One edit for each note that is to get lines, by path, the lines in their order; none for a note that holds them
    all already. A note that must not be written to is an edit that is refused."""
    waiting: dict[str, list[Pending]] = {}
    for one in pending:
        waiting.setdefault(one.path, []).append(one)
    plans = (_append(path, lines, read(path)) for path, lines in sorted(waiting.items()))
    return tuple(edit for edit in plans if edit is not None)


def plan_page(
    page: Page, before: bytes | None, ids: LoggedIds = NOTHING_LOGGED, codes: frozenset[str] = _NONE
) -> Edit | None:
    """The edit that brings one file up to date; None when its bytes are right already."""
    body = page.body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if has_marker(body) or not _is_plain_key(page.key):
        return _refusal(page, before, "the text to be written holds a region marker")
    if before is None:
        body = keep_marks(body, as_known({}, ids, _shown(body)))
        after = format_page(page.key, body, f"\n\n{NOTES_HEADING}\n").encode("utf-8", "replace")
        return Edit(path=page.path, before=None, after=after)
    old = _read_page(page, before, codes)
    if isinstance(old, str):
        return _refusal(page, before, old)
    return _renewed(page, body, before, old, ids)


def assert_outside_untouched(
    before: bytes, after: bytes, *, forgotten: Collection[str] = _NONE, codes: frozenset[str] = _NONE
) -> None:
    """Nothing when all bytes before and behind the region are kept and every mark of the user survives but those of
    the `forgotten` ids; of a torn page also every line that vaultkit did not write (`codes` are of lines that it wrote
    earlier).

    Text may only be added at the end. Raises SafetyLawError."""
    text = before.decode()
    old, new = _parts(text, codes), parse_page(after.decode())
    if old is None or new is None:
        raise SafetyLawError("a page without its region")
    if (new.head, new.key) != (old.head, old.key) or not new.rest.startswith(old.rest):
        raise SafetyLawError("bytes outside the region changed")
    kept = read_marks(new.body)
    for id, mark in read_marks(old.body).items():
        if not mark.is_by_user or id in forgotten:
            continue
        now = kept.get(id)
        if now is None or (now.stamp, now.notes) != (mark.stamp, mark.notes) or mark.status not in {now.status, " "}:
            raise SafetyLawError("a mark of the user's is gone")
    there = {as_note(line).strip() for line in read_lines(f"{new.body}\n{new.rest}".replace("\r", ""))}
    if old.healed and any(as_note(line).strip() not in there for line in foreign_lines(old, new.body)):
        raise SafetyLawError("a line of the user's is gone")


def _append(path: str, waiting: list[Pending], before: bytes | None) -> Edit | None:
    lines = tuple(waiting)
    if before is None:
        gone = diagnose("append-refused", f"there is no note {path} that can be read", waiting[0].location)
        return Edit(path=path, before=None, after=b"", mode="append", log_lines=lines, refused=gone)
    added = text_to_append(path, before, lines)
    if isinstance(added, Diagnostic):
        return Edit(path=path, before=before, after=before, mode="append", log_lines=lines, refused=added)
    if not added:
        return None
    return Edit(path=path, before=before, after=before + added, mode="append", log_lines=lines)


def _read_page(page: Page, before: bytes, codes: frozenset[str]) -> GeneratedPage | str:
    try:
        text = before.decode()
    except UnicodeDecodeError:
        return "the file is not UTF-8"
    old = _parts(text, codes)
    if old is None:
        return page_fault(text) or "the file holds git conflict markers"
    return old if old.key == page.key else f"the file holds the region `{old.key}`, not `{page.key}`"


def _parts(text: str, codes: frozenset[str] = _NONE) -> GeneratedPage | None:
    found = (None if is_conflicted(text) else parse_page(text)) or read_torn(text)
    return replace(found, codes=found.codes | codes) if found and codes else found


def _renewed(
    page: Page, body: str, before: bytes, old: GeneratedPage, ids: LoggedIds, *, fresh: bool = True
) -> Edit | None:
    marks = as_known(read_marks(old.body), ids, _shown(body) if fresh else ())
    forget = period_named(page.key) is None
    gone = {id for id, mark in marks.items() if forget and may_be_forgotten(mark)}
    body = keep_marks(body, marks, forget=forget)
    moved = moved_lines(old, body) if old.is_edited else ()
    after = replace_region(old, body, added=_below(old, moved)).encode("utf-8", "replace")
    if after == before:
        return None
    try:
        assert_outside_untouched(before, after, forgotten=gone, codes=old.codes)
    except SafetyLawError as error:
        return _refusal(page, before, f"{error}; please report this as a bug of vaultkit")
    return Edit(path=page.path, before=before, after=after, diagnostics=tuple(_findings(page, old, moved)))


def _findings(page: Page, old: GeneratedPage, moved: tuple[str, ...]) -> Iterable[Diagnostic]:
    where = Location(path=page.path, line=old.head.count("\n") + 1)
    if old.healed:
        yield diagnose("page-healed", "the page was torn by a merge and is whole again", where)
    if moved:
        lines = "1 line" if len(moved) == 1 else f"{len(moved)} lines"
        hint = f"Write below `{NOTES_HEADING}`: that part is yours."
        yield diagnose("page-edited", f"{lines} moved to the end of the page", where, hint)


def _settled(path: str, before: bytes | None, ids: LoggedIds, codes: frozenset[str]) -> Edit | None:
    if before is None:
        return None
    old = _parts(before.decode("utf-8", "replace"))
    page = Page(path=path, key=old.key if old else "", body="")
    read = _read_page(page, before, codes)
    if isinstance(read, str):
        return _refusal(page, before, read)
    body = _once(read) if read.healed else _without_bullets(read.body)
    return _renewed(page, body, before, read, ids, fresh=False)


def _once(old: GeneratedPage) -> str:
    """The region of a torn page with each generated line and each item once, where it stands first."""
    seen: set[str] = {""}
    kept: list[str] = []
    foreign = set(foreign_lines(old, ""))
    for line in read_lines(old.body):
        name = line.owner if line.role == "item" else canonical(line)
        if line.role == "child" or line in foreign or (name in seen and line.text.strip()):
            continue
        if line.text.strip() or (kept and kept[-1]):
            kept.append(line.text.rstrip())
            seen.add(name)
    return "\n".join(kept).strip("\n")


def _without_bullets(body: str) -> str:
    return "\n".join(line.text for line in read_lines(body) if line.role != "child")


def _shown(body: str) -> frozenset[str]:
    return frozenset(line.owner for line in read_lines(body) if line.role == "item")


def _below(old: GeneratedPage, moved: tuple[str, ...]) -> str:
    """What to add behind the user's part so that the moved lines stand there, under a heading of their own if it has
    none."""
    if not moved:
        return ""
    lines = [] if old.rest.endswith("\n") else [""]
    has_heading = any(line.rstrip() == NOTES_HEADING for line in old.rest.split("\n"))
    lines += ["", *moved] if has_heading else ["", NOTES_HEADING, "", *moved]
    return old.eol.join([*lines, ""])


def _is_plain_key(key: str) -> bool:
    return key == key.strip() and key != "" and not any(char in key for char in "%\n\r")


def _refusal(page: Page, before: bytes | None, reason: str) -> Edit:
    hint = "Repair the file, or move it away; the next build writes it anew."
    finding = diagnose("page-refused", reason, Location(path=page.path), hint)
    return Edit(path=page.path, before=before, after=before or b"", refused=finding)
