"""Safety law: a page before and after an edit, to nothing where every byte of the user's is kept; asserted on each edit
that is planned."""

from collections.abc import Collection

from vaultkit.pages.foreign_lines import as_note, foreign_lines
from vaultkit.pages.marks import Mark, read_marks
from vaultkit.syntax.checklist import box_rank
from vaultkit.syntax.merge import read_page_file
from vaultkit.syntax.region import new_head, parse_page, read_lines

_NONE: frozenset[str] = frozenset()


class SafetyLawError(AssertionError):
    """A planned edit would change bytes that are not vaultkit's: a bug, never a user's mistake."""


def assert_outside_untouched(
    before: bytes, after: bytes, *, forgotten: Collection[str] = _NONE, codes: frozenset[str] = _NONE
) -> None:
    """Nothing when all bytes before and behind the region are kept (but for the front matter of an older version) and
    every mark of the user survives but the boxes of the `forgotten` ids; of a torn page also every line that vaultkit
    did not write (`codes` are of lines that it wrote earlier).

    Text may only be added at the end. Raises SafetyLawError."""
    text = before.decode()
    old, new = read_page_file(text, codes), parse_page(after.decode())
    if old is None or new is None:
        raise SafetyLawError("a page without its region")
    if (new.head, new.key) != (new_head(old.head), old.key) or not new.rest.startswith(old.rest):
        raise SafetyLawError("bytes outside the region changed")
    there = {as_note(line).strip() for line in read_lines(f"{new.body}\n{new.rest}".replace("\r", ""))}
    kept = read_marks(new.body)
    for id, mark in read_marks(old.body).items():
        now = kept.get(id)
        if id in forgotten:
            if any(note.replace("\r", "").strip() not in there for note in mark.notes):
                raise SafetyLawError("a bullet of the user's is gone")
        elif mark.is_by_user and (now is None or not _is_kept(mark, now)):
            raise SafetyLawError("a mark of the user's is gone")
    theirs = foreign_lines(old, new.body) if old.healed else ()
    if any(as_note(line).replace("\r", "").strip() not in there for line in theirs):
        raise SafetyLawError("a line of the user's is gone")


def _is_kept(mark: Mark, now: Mark) -> bool:
    """Whether all of a mark is there, to which the box and the bullets of another side of the page may have come."""
    if now.notes[: len(mark.notes)] != mark.notes:
        return False
    if now.status == mark.status:
        return mark.stamp == now.stamp
    return mark.status == " " or box_rank(now.status) < box_rank(mark.status)
