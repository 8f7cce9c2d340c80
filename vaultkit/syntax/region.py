"""Generated pages: the text of a page file to its parts (front matter, region, the user's own part) and back."""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.regex import regex
from vaultkit.syntax.checklist import Item, format_item, make_id, parse_item, split_stamp, split_state

FRONT_MATTER = "---\nvaultkit: page\n---\n"
"""How a new page begins; `vaultkit: page` is the key without which vaultkit touches no file."""
OLD_FRONT_MATTER = "---\nvaultkit: page\ntags: [vaultkit]\n---\n"
"""How pages of older versions begin; where nobody changed a byte of it, it becomes the other one."""

NOTES_HEADING = "## My notes"

_FRONT = regex(r"\A\ufeff?---\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_KEY = regex(r"""^vaultkit[ \t]*:[ \t]*(["']?)page\1[ \t]*\r?$""", re.MULTILINE)
_BEGIN = regex(r"^%% Begin vaultkit: (\S(?:[^%\n\r]*[^%\s])?) %%[ \t]*(?=\r?$)", re.MULTILINE)
_END = regex(r"^%% End vaultkit: (\S(?:[^%\n\r]*[^%\s])?) ([0-9a-f]{8}) %%[ \t]*(?=\r?$)", re.MULTILINE)
_OLD_CODES = regex(r"%% Lines of vaultkit:((?: [0-9a-z]{5})*) *%%[ \t]*\r?")
"""What pages of older versions hold in place of the code file."""
_TARGET = regex(r"(?<=\[\[)[^\[\]|]+|(?<=\]\()(?:<[^<>]*>|[^()\s]+)(?=\))")
_LIKE_A_MARKER = regex(r"^[ \t]*%%+[ \t]*(?:begin|end)[ \t]+vaultkit\b", re.MULTILINE | re.IGNORECASE)
_BOX = regex(r"\[(?:[^\w\n]|[xX])\](?: |$)")
"""A box; a letter or a digit in brackets is rather a part of the words."""
_BULLET = regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")

Role: TypeAlias = Literal["line", "item", "child"]


class RegionLine(Struct, frozen=True, kw_only=True):
    """A line of a region: `item` is set on a checklist item with an id of ours; `child` is a bullet (or text below a
    bullet) that stands under such an item: the user's."""

    text: str
    role: Role = "line"
    item: Item | None = None
    owner: str = ""


class GeneratedPage(Struct, frozen=True, kw_only=True):
    """A page file in its parts: `head` (all before the region), `body` (the region, lines by `\\n`), `rest` (all behind
    the end marker).

    `hashes` are those of the end markers, `codes` those of lines that are known to be generated, `eol` the line ending
    of the region; head and rest are as written, to the byte. `healed` says that the parts were read from a torn file
    (`syntax/merge.py`), `outdated` that an older version wrote the page."""

    head: str
    key: str
    body: str
    rest: str
    hashes: tuple[str, ...] = ()
    eol: str = "\n"
    codes: frozenset[str] = frozenset()
    healed: bool = False
    outdated: bool = False

    @property
    def is_edited(self) -> bool:
        """Whether more than boxes, child bullets and where links lead was changed in the region since it was
        written."""
        if self.healed:
            return True
        return region_hash(self.body) not in self.hashes and not self.is_as_written(generated_lines(self.body))

    @property
    def is_known(self) -> bool:
        """Whether the codes of each version of the region that stands in the file are at hand."""
        return all(_code(_end_marker(self.key, hash)) in self.codes for hash in self.hashes)

    def is_as_written(self, lines: Iterable[RegionLine]) -> bool:
        """Whether these lines are all that vaultkit wrote there, and nothing else."""
        texts = [canonical(line) for line in lines]
        return self.holds(map(_without_targets, texts)) or self.holds(texts)  # of an older version

    def holds(self, texts: Iterable[str]) -> bool:
        """The same of the forms of lines (`hashed_form`)."""
        return _hash(texts) in self.hashes


def is_page(text: str) -> bool:
    """Whether the front matter holds the key `vaultkit: page`."""
    front = _FRONT.match(text)
    return front is not None and _KEY.search(front[1]) is not None


def page_fault(text: str) -> str:
    """Why the text is not a page that vaultkit may write to; "" when it is one."""
    found = _read(text)
    return found if isinstance(found, str) else ""


def parse_page(text: str) -> GeneratedPage | None:
    """The page in its parts; None without the key or without exactly one whole pair of markers."""
    found = _read(text)
    return None if isinstance(found, str) else found


def has_marker(text: str) -> bool:
    """Whether a line of the text begins like a region's marker, whole or damaged."""
    return _LIKE_A_MARKER.search(text) is not None


def marker_key(line: str) -> tuple[str, str, str]:
    """The keys of the region that a line begins and ends, and the hash of the one that it ends; "" where it does
    not."""
    begin, end = _BEGIN.match(line), _END.match(line)
    return begin[1] if begin else "", end[1] if end else "", end[2] if end else ""


def as_region(text: str) -> str:
    """A rendered text as it stands in a region: with `\\n` alone, and without empty lines around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def format_page(key: str, body: str, rest: str) -> str:
    """A new page: front matter, region, and the rest (that begins with the newline behind the end marker)."""
    return replace_region(GeneratedPage(head=FRONT_MATTER, key=key, body="", rest=rest), body)


def stands(key: str, body: str, hash: str, data: bytes) -> bool:
    """Whether these are the bytes of a page that was written with that region, whose hash is known, and in which nobody
    changed more since than the part behind it; without a look at its lines, and so only of one without items."""
    if "^vk-" in body or "\r" in body or "Lines of vaultkit" in body or has_marker(body):
        return False
    try:
        begin = f"{FRONT_MATTER}{_begin_marker(key)}\n{body}\n{_end_marker(key, hash)}".encode()
        rest = data[len(begin) :].decode()
    except UnicodeError:
        return False
    return data.startswith(begin) and rest[:1] in {"", "\n"} and not has_marker(rest)


def replace_region(page: GeneratedPage, body: str, *, added: str = "") -> str:
    """The page's text with another region; `added` goes to the very end, all other bytes stay."""
    lines = (_begin_marker(page.key), *body.split("\n"), _end_marker(page.key, region_hash(body)))
    return new_head(page.head) + page.eol.join(lines) + page.rest + added


def new_head(head: str) -> str:
    """What stands before a region once it is written anew: the same, but for the front matter of an older version."""
    eol = "\r\n" if "\r\n" in head else "\n"
    return FRONT_MATTER.replace("\n", eol) if head == OLD_FRONT_MATTER.replace("\n", eol) else head


@lru_cache(maxsize=64)  # a run asks some five times for that of each page
def region_hash(body: str) -> str:
    """8 hex digits over what vaultkit wrote: boxes cleared; child bullets, done dates, where links lead, blank lines
    and space at line ends left out."""
    return _hash(map(hashed_form, generated_lines(body)))


def hashed_form(line: RegionLine) -> str:
    """What of a generated line is a part of the hash: its canonical form without where links lead, since an editor
    changes that when a note is renamed."""
    return _without_targets(canonical(line))


def own_codes(page: GeneratedPage) -> frozenset[str]:
    """The codes of those lines of a page of which it says itself that they are generated: all of one that nobody
    edited."""
    return page.codes if page.is_edited else page.codes | region_codes(page.key, page.body)


@lru_cache(maxsize=64)
def region_codes(key: str, body: str) -> frozenset[str]:
    """The codes of a region's generated lines and of its end marker, as they stand in the code file: by them what
    somebody wrote into the region is told from what vaultkit wrote, however the page was edited or merged."""
    lines = generated_lines(body)
    return frozenset((*map(line_code, lines), _code(_end_marker(key, region_hash(body)))))


def line_code(line: RegionLine) -> str:
    """10 hex digits that stand for a generated line, made of its canonical form."""
    return _code(canonical(line))


def _code(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _hash(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _without_targets(text: str) -> str:
    return _TARGET.sub("", text)


def _begin_marker(key: str) -> str:
    return f"%% Begin vaultkit: {key} %%"


def _end_marker(key: str, hash: str) -> str:
    return f"%% End vaultkit: {key} {hash} %%"


def generated_lines(body: str) -> tuple[RegionLine, ...]:
    """The lines that count for the hash: not blank, not the user's bullets."""
    return tuple(line for line in read_lines(body) if line.role != "child" and line.text.strip())


def canonical(line: RegionLine) -> str:
    """The line as it was generated: an empty box, no done date, nothing on its tick, no space at the end."""
    item = line.item or parse_item(line.text)
    if item is None:
        return line.text.rstrip()
    text = split_state(split_stamp(item.text)[0])[0] if item.is_ours else item.text
    return item.indent + format_item(text, id=item.id)


@lru_cache(maxsize=64)  # a run asks some eight times for the lines of each page
def read_lines(body: str) -> tuple[RegionLine, ...]:
    """The region line by line, each with its role.

    Under an item, a deeper bullet is the user's, and so is what stands deeper than that bullet; other deeper lines are
    generated. A blank line belongs to what stands above it."""
    lines: list[RegionLine] = []
    below = _Below()
    for text in body.split("\n"):
        item = parse_item(text)
        if item is not None and item.is_ours:
            below = _Below(item=item.id, item_width=_width(text))
            lines.append(RegionLine(text=text, role="item", item=item, owner=item.id))
            continue
        if text.strip():
            below = below.after(text)
        lines.append(RegionLine(text=text, role="line" if below.bullet_width is None else "child", owner=below.item))
    return tuple(lines)


class _Below(Struct, frozen=True, kw_only=True):
    """What a line of a region stands below: the item of ours ("" for none) with the width of its indentation, and the
    user's bullet under it with its own (None: there is none)."""

    item: str = ""
    item_width: int = 0
    bullet_width: int | None = None

    def after(self, text: str) -> "_Below":
        """The same for a line that is neither blank nor an item of ours."""
        width = _width(text)
        if self.bullet_width is not None and width > self.bullet_width:
            return self
        if self.item and width > self.item_width:
            return replace(self, bullet_width=width if _BULLET.match(text) else None)
        return _Below()


def boxed_words_of(bullet: str) -> str:
    """The words of a line that the user put under an item, without the bullet; "" for a blank line."""
    begin = _BULLET.match(bullet)
    return bullet[begin.end() if begin else 0 :].strip()


def words_of(bullet: str) -> str:
    """The same without a box before the words."""
    words = boxed_words_of(bullet)
    box = _BOX.match(words)
    return words[box.end() :].strip() if box else words


def _width(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _read(text: str) -> GeneratedPage | str:
    if not is_page(text):
        return "the file does not have `vaultkit: page` in its front matter, so it is not vaultkit's"
    begins, ends = list(_BEGIN.finditer(text)), list(_END.finditer(text))
    if len(_LIKE_A_MARKER.findall(text)) != len(begins) + len(ends):
        return "a marker of the generated region is damaged"
    if len(begins) != 1 or len(ends) != 1:
        return f"one pair of region markers is needed, found {len(begins)} begin and {len(ends)} end"
    begin, end = begins[0], ends[0]
    if begin.start() > end.start() or begin[1] != end[1]:
        return "the region's markers do not belong together"
    if not is_page(text[: begin.start()]):
        return "the region begins in the front matter"
    return _parts(text, begin, end)


def _parts(text: str, begin: re.Match[str], end: re.Match[str]) -> GeneratedPage:
    eol = "\r\n" if text.startswith("\r\n", begin.end()) else "\n"
    raw = text[begin.end() : end.start()]
    head, rest = text[: begin.start()], text[end.end() :]
    page = GeneratedPage(head=head, key=begin[1], body="", rest=rest, hashes=(end[2],), eol=eol)
    return with_region(page, raw.replace("\r\n", "\n").removeprefix("\n").removesuffix("\n"))


def with_region(page: GeneratedPage, region: str) -> GeneratedPage:
    """The page with the text between its markers, as this version or an older one wrote it."""
    body, codes = _split_codes(region)
    outdated = codes is not None or new_head(page.head) != page.head
    return replace(page, body=body, codes=page.codes | (codes or frozenset()), outdated=outdated)


def _split_codes(body: str) -> tuple[str, frozenset[str] | None]:
    """A region as pages of older versions have it without the lines in which they hold codes, and the codes of the
    lines there that are among those; None for a region without such a line."""
    kept = [line for line in body.split("\n") if not _OLD_CODES.fullmatch(line)]
    text = "\n".join(kept)
    if text == body:
        return body, None
    old = {code for line in body.split("\n") if (match := _OLD_CODES.fullmatch(line)) for code in match[1].split()}
    ours = (line for line in generated_lines(text) if make_id("line", canonical(line))[-5:] in old)
    return text, frozenset(map(line_code, ours))
