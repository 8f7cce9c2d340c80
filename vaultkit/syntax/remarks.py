"""Remarks: a body to the user's own words about what the note is of: prose and plain bullets, without lists of names,
dated lines, tasks, fields, quotes, tables and code."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from vaultkit.model.location import Location
from vaultkit.model.note import Block, Remark
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import iso_day
from vaultkit.syntax.head import leading_tags
from vaultkit.syntax.logline import begins_with_real_day, dated_text
from vaultkit.syntax.numbers import holds_digit
from vaultkit.syntax.presence_labels import after_label, is_presence_label
from vaultkit.syntax.wikilink import find_links
from vaultkit.syntax.written_days import may_name_day

MOST_LINES, MOST_REMARKS, LONGEST = 80, 12, 600

_BULLET = regex(r"\A[-*+][ \t]+")
_FENCE = regex(r"`{3,}|~{3,}|\$\$|%%")
_ASIDE = regex(r"[>|<!]|%%|\$\$|\^|\[\^|[-*_](?:[ \t]*[-*_]){2,}[ \t]*$|={3,}$")
_FIELD = regex(r"[*_]{0,3}\w[\w /'’&.-]*[*_]{0,3}[ \t]*::|[\[(][^\[\]():\n]+::")
_ASIDES = frozenset("><|!%$^[-*_=")
_FENCES = frozenset("`~$%")
_BULLETS = frozenset("-*+")
_BOX = regex(r"\[.?\](?:\s|$)")
_LINKS = regex(r"(?:!?\[\[[^\[\]]*\]\]|[|·•,;&<>←→↑«» \t])+$")
_BEGIN_LINKS = frozenset("![|·•,;&<>←→↑«» \t")
_DATED = regex(r"-[ \t]+([0-9]{4}-[0-9]{2}-[0-9]{2}) [^\W\d_]")
"""How most dated lines begin: with a bullet, the day, and a word."""
_SURELY_DATED = regex(r"- [12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8]) [^\W\d_]")
"""The same where every year has the day."""
_DIGIT, _ASCII_DIGIT = regex(r"\d"), regex("[0-9]")
_LETTER = regex(r"[^\W\d_]")


def read_remarks(
    path: str,
    lines: Sequence[str],
    first: int,
    blocks: Sequence[Block] = (),
    paragraphs: Mapping[int, int] = MappingProxyType({}),
) -> tuple[Remark | int, ...]:
    """The remarks among the first lines of a body, a paragraph or a bullet each, in written order; `first` is the
    note's line on which the body begins, `blocks` are those of it, `paragraphs` the indexes of those that are one by
    their first lines in the body, and of a remark that is a block its index is given."""
    found: list[Remark | int] = []
    for row, text in _paragraphs(lines):
        at = paragraphs.get(row + 1) if "[" in text else None
        if at is not None and _is_block(text, blocks[at]):
            found.append(at)
        else:
            links = find_links(text, path=path, line=first + row) if "[" in text else ()
            found.append(Remark(text=text, links=links, location=Location(path=path, line=first + row)))
        if len(found) == MOST_REMARKS:
            break
    return tuple(found)


def _is_block(text: str, block: Block) -> bool:
    if block.text != text or block.id or block.location.column != 1:
        return False
    return bool(block.links) or "[[" in text or "](" in text


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The paragraphs and bullets of a body that say something, each with the number of its first line."""
    begun, parts = 0, list[str]()
    fence, names = "", False
    last = min(len(lines), MOST_LINES) - 1
    for row, line in enumerate(lines[:MOST_LINES]):
        if not line or (line[0] == "-" and _SURELY_DATED.match(line)):
            if parts:
                yield begun, " ".join(parts)[:LONGEST]
                parts = []
            continue
        if not fence and line[0].isalpha() and _is_plain(line):
            if names:
                continue
            if parts:
                parts.append(line.strip())
            elif row == last or not lines[row + 1]:  # as most paragraphs are
                yield row, line.strip()[:LONGEST]
            else:
                begun = row
                parts.append(line.strip())
            continue
        text = line.strip()
        sign = text[:1]
        if sign == "#" and not fence and (is_named := _names(text)) is not None:
            if parts:
                yield begun, " ".join(parts)[:LONGEST]
                parts = []
            names = is_named
            continue
        if fence or sign in _FENCES:
            mark = _FENCE.match(text) if sign in _FENCES else None
            if fence or (mark and not _closes_itself(text, mark[0])):
                fence = _after_fence(fence, mark[0] if mark else "")
                sign = ""
        if not sign or (sign == "-" and (usual := _DATED.match(text)) and iso_day(usual[1])):
            if parts:
                yield begun, " ".join(parts)[:LONGEST]
                parts = []
            continue
        is_aside = (sign in _ASIDES or ":" in text) and _is_aside(text)
        if parts and (sign == "#" or is_aside or (sign in _BULLETS and _BULLET.match(text))):
            yield begun, " ".join(parts)[:LONGEST]
            parts = []
        if not (names or is_aside) and (said := _said(text)):
            begun = begun if parts else row
            parts.append(said)
    if parts:
        yield begun, " ".join(parts)[:LONGEST]


@lru_cache(maxsize=1024)
def _names(text: str) -> bool | None:
    """Whether a heading names a day or who was there; None for a line that begins with tags."""
    if leading_tags(text):
        return None
    heading = text.strip("# \t")
    is_dated = may_name_day(heading) and dated_text(heading, "", heading=True) != ""
    return is_dated or is_presence_label(heading)


def _is_plain(text: str) -> bool:
    """Whether a line that begins with a letter is all the user's own words, since it holds nothing that says
    otherwise."""
    if ":" in text or "#" in text or "%" in text or "<" in text or "：" in text:
        return False
    return (_ASCII_DIGIT if text.isascii() else _DIGIT).search(text, 0, 40) is None


def _closes_itself(text: str, mark: str) -> bool:
    return len(text) > len(mark) and text.endswith(mark)


def _after_fence(fence: str, mark: str) -> str:
    """The fence in which the next line stands, "" for none."""
    if not fence:
        return mark
    return "" if mark and mark.startswith(fence) else fence


def _is_aside(text: str) -> bool:
    if text[:1] in _ASIDES and _ASIDE.match(text):
        return True
    return ":" in text and "::" in text and _FIELD.match(text) is not None


def _said(text: str) -> str:
    """What a line says of its own, "" for what is a task, a dated line, a tag, a list of links or of names."""
    said = text[bullet.end() :] if text[:1] in _BULLETS and (bullet := _BULLET.match(text)) else text
    if said[:1] in _BEGIN_LINKS and (_BOX.match(said) or _LINKS.match(said)):
        return ""
    if ("#" in said and leading_tags(said)) or not (said[:1].isalpha() or _LETTER.search(said)):
        return ""
    if holds_digit(said[:40]) and begins_with_real_day(said):
        return ""
    if ("%" in said and "%%" in said) or ("<" in said and "<!--" in said) or (said is not text and _is_aside(said)):
        return ""
    return "" if (":" in said or "：" in said) and after_label(said) is not None else said
