"""Wikilink: inline text to links as written (wikilinks and Markdown links to notes), and a name back to a link."""

import re
from bisect import bisect_left
from collections.abc import Callable
from operator import itemgetter
from urllib.parse import quote, unquote

from vaultkit.model.location import Location
from vaultkit.model.note import Link
from vaultkit.model.regex import regex
from vaultkit.syntax.inert import link_text
from vaultkit.syntax.masking import HIDDEN, mask

_INNER = r"\[\[(?!\[)((?:[^\[\]\n\x00]++|\](?!\])|\[(?!\[))++)\]\]"
WIKILINK = regex(rf"(!?){_INNER}")
"""A wikilink or embed in masked text: only `]]` ends it, and a link inside another is the only one that counts."""

MARKDOWN_LINK = regex(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(((?:<[^<>\n]*>|[^\s()<]+(?:\([^\s()]*\)[^\s()]*)*))(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?\)"
)
"""A Markdown link with a destination, in masked text; the destination has no blanks unless in `< >`."""

_PLAIN = regex(_INNER)
"""The same without what makes an embed of it: a pattern that begins with fixed letters is found many times faster."""

_WHOLE = regex(r"\[\[([^\[\]|#`\\$<(\n\x00]+)\]\]")
"""A text that is one plain wikilink, as most values of properties that link are."""

_NEWLINE = regex("\n")
_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_UNSAFE = regex(r"[\[\]|#^`<>\\$]|%%|==|~~|::|\{\{|\}\}|^\s|\s$")
_JOINERS = frozenset("\u200c\u200d")


def find_links(text: str, *, path: str, line: int, column: int = 1) -> tuple[Link, ...]:
    """All links to notes in a piece of inline text, in written order; none from code, comments or escapes.

    `line` and `column` say where the text begins; later lines of it are taken to begin at column 1."""
    if not ("[[" in text or "](" in text):
        return ()
    if whole := _WHOLE.fullmatch(text):
        return (Link(target=whole[1].strip(), location=Location(path=path, line=line, column=column)),)
    if is_bare(text):
        return links_on_line(text, Location(path=path, line=line, column=column))
    breaks = [found.start() for found in _NEWLINE.finditer(text)] if "\n" in text else []

    def place(offset: int) -> Location:
        before = bisect_left(breaks, offset)
        if not before:
            return Location(path=path, line=line, column=column + offset)
        return Location(path=path, line=line + before, column=offset - breaks[before - 1])

    return links_at(text, mask(text), place)


def links_at(text: str, masked: str, place: Callable[[int], Location]) -> tuple[Link, ...]:
    """All links to notes in `text`, whose masked form is given; `place` turns an offset into a location."""
    if "](" not in masked:
        return tuple(_wiki(text, masked, match, place)[1] for match in _PLAIN.finditer(masked))
    found = [_wiki(text, masked, match, place) for match in _PLAIN.finditer(masked)]
    for match in MARKDOWN_LINK.finditer(without_wikilinks(masked)):
        link = _markdown(match, text, place(match.start()))
        if link is not None:
            found.append((match.start(), link))
    found.sort(key=itemgetter(0))
    return tuple(link for _, link in found)


def links_on_line(text: str, begin: Location) -> tuple[Link, ...]:
    """The same for text of one line that begins at that place and holds no more than wikilinks: no Markdown links, and
    nothing to mask."""
    path, line, before = begin.path, begin.line, begin.column
    found: list[Link] = []
    length, end = len(text), -2
    # One sign is found many times faster than two are.
    while end + 2 < length and (start := text.find("[", end + 2)) >= 0:
        if not text.startswith("[[", start) and (start := text.find("[[", start)) < 0:
            break
        end = text.find("]]", start)
        inner = text[start + 2 : end]
        if end < 0 or not inner or "[" in inner or "]" in inner or "\0" in inner:  # only the pattern knows what it is
            match = _PLAIN.search(text, start)
            if match is None:
                break
            start, end, inner = match.start(), match.end() - 2, match[1]
        embed = start > 0 and text[start - 1] == "!"
        where = Location(path=path, line=line, column=before + start - embed)
        if "|" in inner or "#" in inner:
            found.append(link_within(inner, embed, where))
        else:
            found.append(Link(target=inner.strip(), embed=embed, location=where))
    return tuple(found)


def is_bare(text: str) -> bool:
    """Whether a text is one line in which of all links wikilinks alone can stand, and nothing to mask."""
    if "`" in text or "\\" in text or "$" in text or "<" in text or "\n" in text:
        return False
    return not ("(" in text and "](" in text)


def without_wikilinks(masked: str) -> str:
    """Masked text with its wikilinks hidden too."""
    if "[[" not in masked:
        return masked
    parts, position = list[str](), 0
    for match in _PLAIN.finditer(masked):
        start = match.start() - (masked[match.start() - 1 : match.start()] == "!")
        parts += [masked[position:start], HIDDEN * (match.end() - start)]
        position = match.end()
    return "".join((*parts, masked[position:]))


def without_links(masked: str) -> str:
    """Masked text with wikilinks and the destinations of Markdown links hidden, as a reader of tags needs it."""
    rest = without_wikilinks(masked)
    if "](" not in rest:
        return rest
    return MARKDOWN_LINK.sub(
        lambda match: match.group()[: match.end(2) - match.start()] + HIDDEN * (match.end() - match.end(2)), rest
    )


def _wiki(text: str, masked: str, match: re.Match[str], place: Callable[[int], Location]) -> tuple[int, Link]:
    """The wikilink of a match, with the offset at which it begins."""
    begin, end = match.span(1)
    embed = begin > 2 and masked[begin - 3] == "!"
    start = begin - 2 - embed
    return start, link_within(text[begin:end], embed, place(start))


def link_within(inner: str, embed: bool, location: Location) -> Link:
    """The link that what stands between the brackets is."""
    if "|" not in inner:
        target = inner.partition("#")[0] if "#" in inner else inner
        return Link(target=target.strip(), embed=embed, location=location)
    target, _, display = inner.partition("|")
    target = target.removesuffix("\\")
    if not target.strip():
        return Link(target=inner, embed=embed, location=location)
    return Link(target=target.partition("#")[0].strip(), display=display.strip(), embed=embed, location=location)


def _markdown(match: re.Match[str], text: str, location: Location) -> Link | None:
    display = text[match.start(2) : match.end(2)]
    destination = text[match.start(3) : match.end(3)]
    if destination.startswith("<"):
        destination = destination[1:-1].strip()
    if not destination or _SCHEME.match(destination) or not (display or match.group(1)):
        return None
    target = _decode(destination.partition("#")[0])
    return Link(target=target, display=display, embed=bool(match.group(1)), location=location)


def _decode(text: str) -> str:
    try:
        return unquote(text, errors="strict") if "%" in text else text
    except UnicodeDecodeError:
        return text


def parse_reference(value: str) -> Link | None:
    """The link that the whole value is, None when it is none or holds more; its location is empty."""
    stripped = value.strip()
    links = find_links(stripped, path="", line=1)
    if len(links) != 1:
        return None
    masked = mask(stripped)
    whole = WIKILINK.fullmatch(masked) or MARKDOWN_LINK.fullmatch(masked)
    return links[0] if whole else None


def linkable(target: str) -> bool:
    """Whether a wikilink can carry this name or path without changing what stands around it."""
    return not _UNSAFE.search(target) and all(char.isprintable() or char in _JOINERS for char in target)


def format_link(name: str, *, display: str = "", markdown: bool = False) -> str:
    """A link to the note of that name or path (without `.md`), shown as `display`, else as its last part.

    A name that a wikilink cannot carry (brackets, bars, `#`, `^`, ticks, `<`) becomes a Markdown link with everything
    percent-encoded; one that ends in `.md` itself is written with the ending of its file."""
    last = name.rpartition("/")[2]
    if markdown or not linkable(name):
        encoded = quote(name, safe="/", errors="replace").replace("~", "%7E")
        return f"[{link_text(display or last, markdown=True) or 'note'}]({encoded}.md)"
    shown = link_text(display or last)
    target = f"{name}.md" if name.lower().endswith(".md") else name
    return f"[[{target}]]" if shown in {target, ""} else f"[[{target}|{shown}]]"
