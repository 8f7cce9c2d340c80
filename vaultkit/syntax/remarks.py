"""Remarks: a body to the user's own words about what the note is of: prose and plain bullets, without lists of names,
dated lines, tasks, fields, quotes, tables and code."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from vaultkit.model.location import Location
from vaultkit.model.note import Block, Note, Opening, Remark
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import iso_day
from vaultkit.syntax.head import leading_tags
from vaultkit.syntax.logline import begins_with_real_day, dated_text
from vaultkit.syntax.numbers import holds_digit
from vaultkit.syntax.presence_labels import after_label, is_presence_label
from vaultkit.syntax.wikilink import find_links
from vaultkit.syntax.written_days import may_name_day

MOST_LINES, MOST_REMARKS, LONGEST = 80, 12, 600
_SHORT = 60
"""Of a block of no more characters its text may stand twice."""
_LONG = MOST_REMARKS * LONGEST
"""Of an opening of more characters it is seen to that no more are kept than there are remarks."""

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


def opening(path: str, body: str, rows: list[str], first: int, blocks: Sequence[Block] = ()) -> tuple[Opening, ...]:
    """What of a body its remarks are read of: its first `rows`, from that line of the note on, as far as they matter,
    but those that are all of one of its `blocks`; none of an empty one.

    Most notes are no record, and of those nobody reads them."""
    text = body
    if len(rows) > MOST_LINES:
        rows = rows[:MOST_LINES]
        text = "\n".join(rows)
    if len(text) > LONGEST and max(map(len, rows)) > LONGEST:
        rows = [_begin(row) if len(row) > LONGEST else row for row in rows]
        text = "\n".join(rows)
    if len(text) > _LONG and (one_more := next(islice(_paragraphs(rows), MOST_REMARKS, None), None)):
        rows = rows[: one_more[0]]
        text = "\n".join(rows)
    if not text or text.isspace():
        return ()
    left, held = rows, list[int]()
    for number, block in enumerate(blocks):
        if len(block.text) > _SHORT and (row := block.location.line - first) < len(rows) and rows[row] == block.text:
            left = left if held else list(rows)
            left[row] = ""
            held.append(number)
    if held:
        text = "\n".join(left)
    return (Opening(text=text, blocks=tuple(held), location=Location(path=path, line=first)),)


def whole_openings(note: Note) -> tuple[Opening, ...]:
    """The openings of a note with all of their lines."""
    return tuple(_whole(one, note) if one.blocks else one for one in note.openings)


def _whole(begin: Opening, note: Note) -> Opening:
    rows = begin.text.split("\n")
    for number in begin.blocks:
        block = note.blocks[number]
        rows[block.location.line - begin.location.line] = block.text
    return Opening(text="\n".join(rows), location=begin.location)


def _begin(line: str) -> str:
    """As much of a long line as a remark holds; of one that may be something else, all of it."""
    if not line[0].isalpha() or not _is_plain(line):
        return line
    end = LONGEST
    while end < len(line) and line[end].isspace():
        end += 1
    return line[: end + 1]


def own_words(note: Note) -> tuple[Remark, ...]:
    """The remarks of a note: the first of the user's own words in it, of each of its sides."""
    return tuple(chain.from_iterable(map(read_remarks, whole_openings(note))))


def read_remarks(begin: Opening) -> tuple[Remark, ...]:
    """The remarks among the first lines of a body, a paragraph or a bullet each, in written order."""
    path, first = begin.location.path, begin.location.line
    found: list[Remark] = []
    for row, text in _paragraphs(begin.text.split("\n")):
        links = find_links(text, path=path, line=first + row) if "[" in text else ()
        found.append(Remark(text=text, links=links, location=Location(path=path, line=first + row)))
        if len(found) == MOST_REMARKS:
            break
    return tuple(found)


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The paragraphs and bullets of a body that say something, each with the number of its first line."""
    begun, parts = 0, list[str]()
    fence, names = "", False
    last = len(lines) - 1
    for row, line in enumerate(lines):
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
