"""Edits: rendered pages and the files that stand there now go in, planned edits come out, and no byte of the user's
changes.

The page protocol: a file without our key and one whole region is left alone; the user's boxes, done dates and bullets
are carried over by block id; lines that somebody wrote into a region move below it; a page that would stay the same is
no edit."""

import re
from collections.abc import Callable, Iterable

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, Page
from vaultkit.pages.ticks import EARLIER, keep_marks, read_marks
from vaultkit.syntax.region import (
    NOTES_HEADING,
    GeneratedPage,
    RegionLine,
    canonical,
    format_page,
    generated_lines,
    has_marker,
    hash_lines,
    page_fault,
    parse_page,
    replace_region,
)

_CONFLICT = tuple(re.compile(pattern, re.MULTILINE) for pattern in (r"^<{7}[ \t]", r"^={7}\r?$", r"^>{7}[ \t]"))
_LONGEST_INSERTION = 24
_MOST_LINES_SEARCHED = 400


class SafetyLawError(AssertionError):
    """A planned edit would change bytes that are not vaultkit's: a bug, never a user's mistake."""


def plan_edits(pages: Iterable[Page], read: Callable[[str], bytes | None]) -> tuple[Edit, ...]:
    """One edit for each page that is new, differs or has to be refused, in the order of the pages; `read` gives a
    file's bytes or None."""
    plans = (plan_page(page, read(page.path)) for page in pages)
    return tuple(edit for edit in plans if edit is not None)


def plan_page(page: Page, before: bytes | None) -> Edit | None:
    """The edit that brings one file up to date; None when its bytes are right already."""
    body = page.body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if has_marker(body) or not _is_plain_key(page.key):
        return _refusal(page, before, "the text to be written holds a region marker")
    if before is None:
        after = format_page(page.key, body, f"\n\n{NOTES_HEADING}\n").encode("utf-8", "replace")
        return Edit(path=page.path, before=None, after=after)
    old = _read_page(page, before)
    if isinstance(old, str):
        return _refusal(page, before, old)
    return _renewed(page, body, before, old)


def assert_outside_untouched(before: bytes, after: bytes) -> None:
    """Nothing when all bytes before and behind the region are kept and every mark of the user survives.

    Text may only be added at the end. Raises SafetyLawError."""
    old, new = parse_page(before.decode()), parse_page(after.decode())
    if old is None or new is None:
        raise SafetyLawError("a page without its region")
    if (new.head, new.key) != (old.head, old.key) or not new.rest.startswith(old.rest):
        raise SafetyLawError("bytes outside the region changed")
    kept = read_marks(new.body)
    for id, mark in read_marks(old.body).items():
        if id not in kept or (kept[id].status, kept[id].stamp, kept[id].notes) != (mark.status, mark.stamp, mark.notes):
            raise SafetyLawError("a mark of the user's is gone")


def _read_page(page: Page, before: bytes) -> GeneratedPage | str:
    try:
        text = before.decode()
    except UnicodeDecodeError:
        return "the file is not UTF-8"
    if all(marker.search(text) for marker in _CONFLICT):
        return "the file holds git conflict markers"
    old = parse_page(text)
    if old is None:
        return page_fault(text)
    return old if old.key == page.key else f"the file holds the region `{old.key}`, not `{page.key}`"


def _renewed(page: Page, body: str, before: bytes, old: GeneratedPage) -> Edit | None:
    body = keep_marks(body, read_marks(old.body))
    moved = _foreign_lines(old, body) if old.is_edited else ()
    after = replace_region(old, body, added=_below(old, moved)).encode("utf-8", "replace")
    if after == before:
        return None
    try:
        assert_outside_untouched(before, after)
    except SafetyLawError as error:
        return _refusal(page, before, f"{error}; please report this as a bug of vaultkit")
    findings: tuple[Diagnostic, ...] = ()
    if moved:
        lines = "1 line" if len(moved) == 1 else f"{len(moved)} lines"
        hint = f"Write below `{NOTES_HEADING}`: that part is yours."
        where = Location(path=page.path, line=old.head.count("\n") + 1)
        findings = (diagnose("page-edited", f"{lines} moved to the end of the page", where, hint),)
    return Edit(path=page.path, before=before, after=after, diagnostics=findings)


def _foreign_lines(old: GeneratedPage, body: str) -> tuple[str, ...]:
    """What somebody wrote into the region, as lines to be moved.

    An item that was reworded leaves its words behind without box and id (these stay with the item). When it cannot be
    told which lines are foreign, every line that the new region does not repeat is moved: too much rather than too
    little."""
    lines = generated_lines(old.body)
    written = {canonical(line) for line in generated_lines(body)} | {EARLIER}
    return tuple(_as_note(line) for line in _inserted(lines, old.hash) or lines if canonical(line) not in written)


def _inserted(lines: tuple[RegionLine, ...], digest: str) -> tuple[RegionLine, ...]:
    """The one run of lines without which the region is as it was written; empty when there is none."""
    if len(lines) > _MOST_LINES_SEARCHED:
        return ()
    texts = [canonical(line) for line in lines]
    for length in range(1, min(_LONGEST_INSERTION, len(lines)) + 1):
        for start in range(len(lines) - length + 1):
            if hash_lines(texts[:start] + texts[start + length :]) == digest:
                return lines[start : start + length]
    return ()


def _as_note(line: RegionLine) -> str:
    return line.text if line.item is None else f"{line.item.indent}- {line.item.text}"


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
