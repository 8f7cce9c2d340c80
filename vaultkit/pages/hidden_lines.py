"""Hidden lines: the region of a page that is not rendered any more, to the same without what tells of anything that is
private now."""

from collections.abc import Callable, Collection, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from vaultkit.model.regex import regex
from vaultkit.pages.marks import Mark, read_marks
from vaultkit.syntax.checklist import Item, format_item, join_state, split_stamp, split_state
from vaultkit.syntax.region import RegionLine, read_lines

NOT_SHOWN = "(no longer shown)"
"""What stands on a page for lines that told of what is private now."""

_HEADING = regex(r"#{1,6}[ \t]")
_BULLET = regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")

_Kind: TypeAlias = Literal["blank", "heading", "item", "below an item", "user's", "bullet", "paragraph"]
"""What a line of a region is; an indented line that is none of the others counts as a bullet."""


class ShownRegion(Struct, frozen=True, kw_only=True):
    """A region as it may be shown; `gone` are the ids of the items that left it, `bullets` the user's lines that stood
    under them."""

    body: str
    gone: frozenset[str] = frozenset()
    bullets: tuple[str, ...] = ()


def hide_lines(body: str, hides: Callable[[str], bool]) -> ShownRegion:
    """The region in which `(no longer shown)` stands for each line that `hides` and for what hangs on it: below a
    heading its section, below a bullet the deeper lines, below a paragraph those up to a blank line (a card), below an
    item our text.

    An item that the user ticked stays until the page says that it was logged; of one that was taken back the box and
    the id stay, so that its log line still does not count. An item that the user marked goes only for what it says
    itself, and the user's own lines are not asked about."""
    reader = _Reader(hides, marked={id for id, mark in read_marks(body).items() if mark.is_by_user})
    for line in read_lines(body):
        reader.take(line)
    return ShownRegion(body=reader.body, gone=frozenset(reader.gone), bullets=tuple(reader.bullets))


def hide_marks(
    marks: Mapping[str, Mark], shown: Collection[str], hides: Callable[[str], bool]
) -> tuple[dict[str, Mark], frozenset[str], tuple[str, ...]]:
    """The marks of a page without those of items that it no longer shows and that name what is private now, the ids of
    these, and the user's lines that stood under them.

    A tick whose line is not in its note yet stays until it is; of one that was taken back the box and the id stay."""
    kept: dict[str, Mark] = {}
    gone: list[str] = []
    bullets: list[str] = []
    for id, mark in marks.items():
        waits = mark.status in "xX>" and mark.state != "logged"
        if id in shown or waits or not hides(mark.line):
            kept[id] = mark
            continue
        gone.append(id)
        bullets += mark.notes
        if mark.state == "taken back":
            line = format_item(join_state(NOT_SHOWN, mark.state), id=id, status=mark.status)
            kept[id] = Mark(status=mark.status, state=mark.state, line=line)
    return kept, frozenset(gone), tuple(bullets)


class _Reader:
    """Takes the lines of a region in their order and keeps those that may be shown."""

    def __init__(self, hides: Callable[[str], bool], *, marked: Collection[str]) -> None:
        self.gone: list[str] = []
        self.bullets: list[str] = []
        self._hides = hides
        self._marked = marked
        self._shown: list[str] = []
        self._left_out = False  # whether a line was left out behind the last one that is shown
        self._level = 0  # of the hidden heading above, 0 for none
        self._above: _Kind | None = None  # what the hidden line above is on which the next ones may hang
        self._width = 0  # how far that one is indented

    @property
    def body(self) -> str:
        """What may be shown of the lines that were taken."""
        text = "\n".join(self._shown)
        return text.rstrip("\n") if self._left_out else text

    def take(self, line: RegionLine) -> None:
        kind = _kind(line)
        if kind == "blank":
            self._take_blank(line.text)
        elif kind == "heading":
            self._take_heading(line.text)
        elif line.item is not None:
            self._take_item(line.text, line.item)
        elif kind == "user's":
            self._take_bullet(line.text)
        else:
            self._take_ours(line.text, kind)

    def _take_blank(self, text: str) -> None:
        """A blank line stays, unless nothing is left between it and the one before."""
        if self._above == "paragraph":
            self._above = None
        if not self._left_out or (self._shown and self._shown[-1].strip()):
            self._shown.append(text)

    def _take_heading(self, text: str) -> None:
        level = len(text) - len(text.lstrip("#"))
        self._above = None
        if self._level and level > self._level:
            self._left_out = True
        elif self._hides(text):
            self._level = level
            self._show(f"{'#' * level} {NOT_SHOWN}")
        else:
            self._level = 0
            self._show(text)

    def _take_item(self, text: str, item: Item) -> None:
        self._above = None
        state = split_state(split_stamp(item.text)[0])[1]
        waits = item.status in "xX>" and state != "logged"
        if waits or not (self._hides(text) or (self._level and item.id not in self._marked)):
            self._show(text)
        elif state == "taken back":
            self._show(format_item(join_state(NOT_SHOWN, state), id=item.id, status=item.status))
        else:
            self._above = "item"
            self.gone.append(item.id)
            self._replace(f"- {NOT_SHOWN}")

    def _take_bullet(self, text: str) -> None:
        if self._above == "item":
            self._left_out = True
            self.bullets.append(text)
        else:
            self._show(text)

    def _take_ours(self, text: str, kind: _Kind) -> None:
        indent = text[: len(text) - len(text.lstrip(" \t"))]
        width = len(indent.expandtabs(4))
        if self._level or self._hangs(kind, width):
            self._left_out = True
            return
        self._above = None
        if not self._hides(text):
            self._show(text)
        elif kind == "below an item":  # a bullet there would be the user's
            self._replace(f"{indent}{NOT_SHOWN}")
        else:
            self._above, self._width = kind, width
            self._replace(f"{indent}- {NOT_SHOWN}")

    def _hangs(self, kind: _Kind, width: int) -> bool:
        """Whether a line of ours belongs to the hidden one above."""
        if self._above == "bullet":
            return width > self._width
        return self._above == "paragraph" or (self._above == "item" and kind == "below an item")

    def _show(self, text: str) -> None:
        self._shown.append(text)
        self._left_out = False

    def _replace(self, words: str) -> None:
        """The words, once for all lines that are hidden in a row, and not below a heading that is hidden itself."""
        last = next((text for text in reversed(self._shown) if text.strip()), "")
        if self._level or words == last:
            self._left_out = True
        else:
            self._show(words)


def _kind(line: RegionLine) -> _Kind:
    if not line.text.strip():
        return "blank"
    if line.item is not None:
        return "item"
    if line.owner:
        return "user's" if line.role == "child" else "below an item"
    if _HEADING.match(line.text):
        return "heading"
    return "bullet" if _BULLET.match(line.text) or line.text[0] in " \t" else "paragraph"
