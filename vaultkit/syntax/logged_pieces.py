"""Logged pieces: an item, a paragraph or a table's row to the log lines that it is."""

from bisect import bisect_right
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from vaultkit.model.location import Location
from vaultkit.model.note import Link, LogLine
from vaultkit.model.regex import regex
from vaultkit.syntax.date_words import is_date_label
from vaultkit.syntax.logline import dated_text, make_log_line, parse_log_line, split_id

_WORDS = regex(r"[^\W\d_]+")


def item_line(
    dated: str,
    id: str,
    location: Location,
    links: tuple[Link, ...],
    tags: tuple[str, ...],
    *,
    spread: bool = False,
    above: tuple[str, ...] = (),
) -> LogLine | None:
    """The log line of a text with its date in front, None of one without."""
    if not dated:
        return None
    return parse_log_line(dated, location, id=id, links=links, tags=tags, spread=spread, above=above)


def paragraph_lines(
    text: str,
    id: str,
    place: Callable[[int], Location],
    links: tuple[Link, ...],
    *,
    spread: bool,
    above: tuple[str, ...],
) -> Iterator[LogLine]:
    """The log lines of a paragraph: each of its lines that begins with a date, with the lines below it."""
    begun: list[tuple[str, Location, list[str]]] = []
    at = 0
    for line in text.split("\n"):
        if dated := dated_text(line, id):
            begun.append((line, place(at), [dated]))
        elif begun:
            begun[-1][2].append(line)
        at += len(line) + 1
    if not begun:
        return
    rows = [location.line for _, location, _ in begun]
    linked: list[list[Link]] = [[] for _ in begun]
    for link in links:
        if (number := bisect_right(rows, link.location.line)) > 0:
            linked[number - 1].append(link)
    for (line, location, said), near in zip(begun, linked, strict=True):
        own, text = own_links(line, tuple(near)), "\n".join(said)
        found = parse_log_line(text, location, id=id, links=own, spread=spread, above=above, kind="paragraph")
        if found is not None:
            yield found


def row_line(
    cells: tuple[str, ...],
    head: tuple[str, ...],
    id: str,
    location: Location,
    links: tuple[Link, ...],
    tags: tuple[str, ...],
) -> LogLine | None:
    """The log line of a table's row: one of which the first cell begins with a date, or the second one does where the
    `head` of the table calls that column a date."""
    among = (
        cells[:2] if len(head) > 1 and is_date_label(_WORDS.findall(head[1].casefold()), strictly=True) else cells[:1]
    )
    first = next(((number, dated) for number, cell in enumerate(among) if (dated := dated_text(cell, id))), None)
    found = parse_log_line(first[1], location, links=(), tags=()) if first else None
    if first is None or found is None:
        return None
    rest = [*cells[: first[0]], found.text, *cells[first[0] + 1 :]]
    text, own_id = split_id(" ".join(part for part in rest if part))
    own = own_links(cells[0], links) if first[0] == 0 else links
    line = make_log_line(
        day=found.day, time=found.time, text=text, id=own_id or id, location=location, links=own, tags=tags
    )
    return replace(line, kind="row")


def own_links(text: str, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links after the date: without the one that is the date itself."""
    return links[1:] if links and text.lstrip("*_= (").startswith("[[") else links
