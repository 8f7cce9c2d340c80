"""Head: the first lines of a body, which speak of the note as a whole (headings, tags, fields, lines of links), to
where they end and what they say; and whether a body holds nothing but queries."""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from vaultkit.model.kind_words import TAG_LABELS, words_of
from vaultkit.model.names import label
from vaultkit.model.regex import regex
from vaultkit.syntax.plain import plain
from vaultkit.syntax.tags import is_tag

_HEADING = regex(r"#{1,6}[ \t]+")
_MARKER = regex(r"^[-*+][ \t]+(?!\[.\])")
_RULE = regex(r"[-*_][-*_ \t]+$")
_FIELD = regex(r"[*_]{0,3}\w[\w /'’&.-]*+[*_]{0,3}[ \t]*::|[\[(][^\[\]():\n]+::|%%.*%%$")
_LINKS = regex(r"(?:!?\[\[[^\[\]]*\]\]|[|·•,<>←→↑«» \t])+$")
_LEADS = frozenset("-*_![|·•,<>←→↑«» \t")
"""With what a rule or a line of links begins."""
_LABEL = regex(r"[*_]{0,3}([^\W\d_](?:[\w ]*\w)?)[*_]{0,3}[ \t]*::?[*_]{0,3}[ \t]*(?=#)")
_BETWEEN = regex(r"[\s,;|·•]+(?:[-–—][\s,;|·•]+)?")
_FENCE = regex(r"[ \t]*(`{3,}|~{3,})[ \t]*([\w-]*)")
_QUERIES = frozenset(
    ("dataview", "dataviewjs", "base", "tasks", "query", "datacorejsx", "datacorejs", "folder-overview")
)
_OF_ITSELF = regex(r"\[\[#?\]\]|\bthis\b|\bcurrent\(\)")
_LABELS = frozenset(label(word) for word in words_of(TAG_LABELS))
_NO_TAGS = ("# ", "##")
_MOST_LINES = 60


class Head(Struct, frozen=True, kw_only=True):
    """The first heading of a body, the tags that speak of the note as a whole, and the last line of the head (counted
    from 1 in the body; 0 for none)."""

    heading: str = ""
    tags: tuple[str, ...] = ()
    end: int = 0


_NO_HEAD = Head()


def read_head(lines: Sequence[str]) -> Head:
    """The head of a body of these lines."""
    heading, tags, end = "", list[str](), 0
    for number, line in enumerate(islice(lines, _MOST_LINES), start=1):
        text = line.strip()
        if not text:
            continue
        sign = text[0]
        if sign.isalpha() and not ("#" in text or ":" in text):
            break
        if found := _HEADING.match(text) if sign == "#" else None:
            heading = heading or plain(_without_closing(text[found.end() :]))
        elif leading := leading_tags(text):
            tags += leading
        elif not ((sign in _LEADS and (_RULE.match(text) or _LINKS.match(text))) or _is_field(text)):
            break
        end = number
    return Head(heading=heading, tags=tuple(dict.fromkeys(tags)) if tags else (), end=end) if end else _NO_HEAD


def _without_closing(heading: str) -> str:
    """A heading without the marks that close it (CommonMark 0.31.2, 4.2): `#` behind a space, or nothing else."""
    rest = heading.rstrip("#")
    return rest.rstrip() if not rest or rest[-1] in " \t" else heading


def _is_field(text: str) -> bool:
    return ("::" in text or "%%" in text) and _FIELD.match(_MARKER.sub("", text, count=1)) is not None


def leading_tags(line: str) -> tuple[str, ...]:
    """The tags with which a line or list item begins (`#person met in June`, `Tags: #person, #friend`), no matter what
    follows them; none for a line that begins otherwise."""
    if "#" not in line or line.startswith(_NO_TAGS):
        return ()
    text = _MARKER.sub("", line.strip(), count=1)
    text = text[found.end() :] if (found := _LABEL.match(text)) and label(found[1]) in _LABELS else text
    return tuple(_leading(text))


def labelled_tags(text: str) -> Iterator[str]:
    """The tags of the lines of a text that begin with a word for tags (`Tags: #person`)."""
    for line in text.split("\n"):
        found = _LABEL.match(line.strip())
        if found and label(found[1]) in _LABELS:
            yield from _leading(line.strip()[found.end() :])


def is_tag_label(key: str) -> bool:
    """Whether a key is a word for tags."""
    return label(key) in _LABELS


def _leading(text: str) -> Iterator[str]:
    for word in _BETWEEN.split(text):
        parts = word.split("#")
        if parts[0] or len(parts) < 2 or not all(is_tag(part.strip("/")) for part in parts[1:]):
            return
        yield from (part.strip("/") for part in parts[1:])


def is_all_queries(body: str, name: str) -> bool:
    """Whether a body has queries and, but for headings and rules, nothing else, and none of them asks about the note
    itself, whose name is given."""
    if not (("`" in body and "```" in body) or ("~" in body and "~~~" in body)):
        return False
    mark, found = "", False
    for line in body.split("\n"):
        fence = _FENCE.match(line)
        if mark:
            if fence and fence[1].startswith(mark) and not fence[2]:
                mark = ""
            elif _OF_ITSELF.search(line) or name in line:
                return False
        elif fence:
            if fence[2].lower() not in _QUERIES:
                return False
            mark, found = fence[1], True
        elif line.strip() and not _HEADING.match(line.strip()) and not _RULE.match(line.strip()):
            return False
    return found
