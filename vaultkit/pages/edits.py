"""Edits: rendered pages, log lines that wait, and the files that stand there now go in; planned edits come out, and no
byte of the user's changes.

The page protocol: a file without our key and one whole region is left alone; the user's boxes, done dates and bullets
are carried over by block id; lines that somebody wrote into a region move below it; a page that would stay the same is
no edit."""

from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, Page, Pending
from vaultkit.model.period import period_named
from vaultkit.pages.foreign_lines import as_note, foreign_lines, moved_lines
from vaultkit.pages.hidden_lines import hide_lines, hide_marks
from vaultkit.pages.marks import NOTHING_LOGGED, LoggedIds, as_known, keep_marks, may_be_forgotten, read_marks
from vaultkit.pages.page_sides import lines_of, marks_of
from vaultkit.pages.safety_law import SafetyLawError, assert_outside_untouched
from vaultkit.syntax.merge import is_conflicted, read_page_file
from vaultkit.syntax.region import (
    NOTES_HEADING,
    GeneratedPage,
    as_region,
    canonical,
    format_page,
    has_marker,
    is_page,
    page_fault,
    read_lines,
    replace_region,
    stands,
)

_NONE: frozenset[str] = frozenset()
Sides: TypeAlias = tuple[bytes, ...]
NO_SIDES: Mapping[str, Sides] = MappingProxyType({})
Right: TypeAlias = dict[str, tuple[Page, bytes | None, Sides]]
"""The pages that need no edit, by path: as they were to be, their bytes and those of their copies."""


def plan_edits(
    pages: Iterable[Page],
    read: Callable[[str], bytes | None],
    ids: LoggedIds = NOTHING_LOGGED,
    codes: frozenset[str] = _NONE,
    hides: Callable[[str], bool] = lambda line: False,
    sides: Mapping[str, Sides] = NO_SIDES,
    right: Right | None = None,
) -> tuple[Edit, ...]:
    """One edit for each page that is new, differs or has to be refused, in the order of the pages; `read` gives a
    file's bytes or None, `codes` are those of the lines that vaultkit is known to have written, `hides` says of a line
    whether it names what is private now, and `sides` are the bytes of the copies of each page that a sync tool left:
    what somebody marked and wrote there comes to the page. In `right` stand the pages that were right already, for the
    next run with the same `ids`, `codes` and `hides`."""
    known, edits = right or {}, []
    stands: Right = {}
    for page in pages:
        there = page, read(page.path), sides.get(page.path, ())
        is_right = known.get(page.path) == there or is_written(page, there[1], there[2])
        edit = None if is_right else plan_page(page, there[1], ids, codes, hides, there[2])
        if edit is None:
            stands[page.path] = there
        else:
            edits.append(edit)
    if right is not None:
        right.clear()
        right.update(stands)
    return tuple(edits)


def is_written(page: Page, before: bytes | None, copies: Sides = ()) -> bool:
    """Whether a page surely needs no edit, since it has no items and its file holds what it is to hold: what most runs
    find of most pages. Of one of which this is not sure nothing is said."""
    if before is None or copies or not page.hash or not _is_plain_key(page.key):
        return False
    return stands(page.key, as_region(page.body), page.hash, before) and not is_conflicted(before.decode())


def plan_settled(
    paths: Iterable[str],
    read: Callable[[str], bytes | None],
    ids: LoggedIds = NOTHING_LOGGED,
    codes: frozenset[str] = _NONE,
    sides: Mapping[str, Sides] = NO_SIDES,
) -> tuple[Edit, ...]:
    """The edits of pages that are not rendered any more, since their period is over: what became of a late tick is put
    to it, what stands on its copies comes to it, and a torn file is put together again."""
    plans = (_settled(path, read(path), ids, codes, sides.get(path, ())) for path in paths)
    return tuple(edit for edit in plans if edit is not None)


def plan_hidden(
    paths: Iterable[str],
    read: Callable[[str], bytes | None],
    hides: Callable[[str], bool],
    ids: LoggedIds = NOTHING_LOGGED,
    codes: frozenset[str] = _NONE,
    sides: Mapping[str, Sides] = NO_SIDES,
) -> tuple[Edit, ...]:
    """The edits of pages that are not rendered any more and of which a line of ours names what is private now: `hides`
    says so of a line as it is written. Such lines, and what hangs on them, become `(no longer shown)`.

    An edit does what `plan_settled` would do, too: a page is to be planned by one of them only."""
    plans = (_without_hidden(path, read(path), hides, ids, codes, sides.get(path, ())) for path in paths)
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
    page: Page,
    before: bytes | None,
    ids: LoggedIds = NOTHING_LOGGED,
    codes: frozenset[str] = _NONE,
    hides: Callable[[str], bool] = lambda line: False,
    copies: Sides = (),
) -> Edit | None:
    """The edit that brings one file up to date; None when its bytes are right already."""
    body = as_region(page.body)
    if has_marker(body) or not _is_plain_key(page.key):
        return _refusal(page, before, "the text to be written holds a region marker")
    sides = _read_sides(page, copies, codes)
    if before is None:
        body, moved, _ = _marked(page, body, None, sides, ids, hides)
        rest = "".join(f"{line}\n" for line in ("", "", NOTES_HEADING, *(("", *moved) if moved else ())))
        return Edit(path=page.path, before=None, after=format_page(page.key, body, rest).encode("utf-8", "replace"))
    old = _read_page(page, before, codes)
    if isinstance(old, str):
        return _refusal(page, before, old)
    body, moved, gone = _marked(page, body, old, sides, ids, hides)
    return _replaced(page, before, old, body, moved=moved, gone=gone)


def _append(path: str, waiting: list[Pending], before: bytes | None) -> Edit | None:
    from vaultkit.syntax.append_text import text_to_append  # most runs append nothing

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
    old = read_page_file(text, codes)
    if old is None:
        return page_fault(text) or "the file holds git conflict markers"
    return old if old.key == page.key else f"the file holds the region `{old.key}`, not `{page.key}`"


def _read_sides(page: Page, copies: Sides, codes: frozenset[str]) -> tuple[GeneratedPage, ...]:
    """The copies in their parts, without those that cannot be read or are of another page."""
    read = (_read_page(page, data, codes) for data in copies)
    return tuple(side for side in read if not isinstance(side, str))


def _marked(
    page: Page,
    body: str,
    old: GeneratedPage | None,
    sides: tuple[GeneratedPage, ...],
    ids: LoggedIds,
    hides: Callable[[str], bool],
) -> tuple[str, tuple[str, ...], frozenset[str]]:
    """The new region with what the user marked on the page and its copies, the lines to be moved behind the user's
    part, and the ids of the items that leave with their marks."""
    shown = _shown(body)
    marks, hidden, bullets = hide_marks(as_known(marks_of(old, sides), ids, shown), shown, hides)
    forget = old is not None and period_named(page.key) is None
    gone = hidden | {id for id, mark in marks.items() if forget and may_be_forgotten(mark)}
    body = keep_marks(body, marks, forget=forget)
    moved = moved_lines(old, body) if old is not None and old.is_edited else ()
    moved = (*moved, *bullets)
    return body, (*moved, *lines_of(old, sides, body, moved)), gone


def _replaced(
    page: Page, before: bytes, old: GeneratedPage, body: str, *, moved: tuple[str, ...], gone: Collection[str] = _NONE
) -> Edit | None:
    """The edit that puts another region into the page and the moved lines behind the user's part, if the law allows it;
    `gone` are the ids of items that may leave with their marks."""
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


def _settled(path: str, before: bytes | None, ids: LoggedIds, codes: frozenset[str], copies: Sides) -> Edit | None:
    if before is None:
        return None
    page = _past_page(path, before)
    old = _read_page(page, before, codes)
    if isinstance(old, str):
        return _refusal(page, before, old)
    sides = _read_sides(page, copies, codes)
    body = _settled_body(old, ids, sides)
    moved = _moved_from_past(old, body)
    return _replaced(page, before, old, body, moved=(*moved, *lines_of(old, sides, body, moved)))


def _without_hidden(
    path: str,
    before: bytes | None,
    hides: Callable[[str], bool],
    ids: LoggedIds,
    codes: frozenset[str],
    copies: Sides,
) -> Edit | None:
    text = before.decode("utf-8", "replace") if before is not None else ""
    if before is None or not is_page(text) or not any(hides(line.rstrip("\r")) for line in text.split("\n")):
        return None
    page = _past_page(path, before)
    old = _read_page(page, before, codes)
    if isinstance(old, str):
        return _refusal(page, before, old)
    sides = _read_sides(page, copies, codes)
    settled = _settled_body(old, ids, sides)
    shown = hide_lines(settled, hides)
    if shown.body == settled:
        return None
    moved = (*_moved_from_past(old, shown.body), *shown.bullets)
    moved = (*moved, *lines_of(old, sides, shown.body, moved))
    return _replaced(page, before, old, shown.body, moved=moved, gone=shown.gone)


def _past_page(path: str, before: bytes) -> Page:
    """The page that stands there, with its own key, of which no text is rendered."""
    found = read_page_file(before.decode("utf-8", "replace"))
    return Page(path=path, key=found.key if found else "", body="")


def _settled_body(old: GeneratedPage, ids: LoggedIds, sides: tuple[GeneratedPage, ...]) -> str:
    """The region of a page that is not rendered any more, without lines of somebody's, with what became of its ticks;
    where that is said already, and each item stands once, all other lines stay as they are, to the byte."""
    marks = read_marks(old.body)
    now = as_known(marks_of(old, sides), ids, ())
    if old.healed:
        return keep_marks(_once(old), now)
    foreign = set(foreign_lines(old, "")) if old.is_edited else set()
    lines = [line for line in read_lines(old.body) if line.role == "item" or line not in foreign]
    items = [line.owner for line in lines if line.role == "item"]
    if now == marks and len(items) == len(set(items)):
        return "\n".join(line.text for line in lines)
    return keep_marks("\n".join(line.text for line in lines if line.role != "child"), now)


def _moved_from_past(old: GeneratedPage, body: str) -> tuple[str, ...]:
    """The lines that somebody wrote into such a region; an item that was reworded stays beside its words."""
    if old.healed:
        return moved_lines(old, body)
    return tuple(as_note(line) for line in foreign_lines(old, "")) if old.is_edited else ()


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
