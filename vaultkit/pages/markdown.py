"""Markdown: the parts of a view to the Markdown of one page: names become links, the user's words become inert, days
are told as near the page's period, entries and lines become list items, grids become text of one width."""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from msgspec import Struct, field

from vaultkit.model.names import fold
from vaultkit.model.period import Period
from vaultkit.model.record import Ref
from vaultkit.model.regex import regex
from vaultkit.model.settings import Settings
from vaultkit.model.view import EASY, Card, Entry, Grid, Line, Quote, Section, Table, Way, Words
from vaultkit.syntax.checklist import format_item
from vaultkit.syntax.columns import columns, cut, filled
from vaultkit.syntax.dates import MONTHS
from vaultkit.syntax.inert import inert, link_text
from vaultkit.syntax.said_days import said_day
from vaultkit.syntax.wikilink import format_link

_BLOCK_START = regex(r"\A(\d{0,9})([-+*#>~=_]|(?<=\d)[.)])(?=[-+*#>~=_\s]|\Z)")

SHOWN_REASONS = 2
_SOURCE = regex(r" \(\[\[[^\[\]]*\]\]\)\Z")
_BAR = regex(r"(?<!\\)\|")
_NAME_COLUMNS = 18
_GRID_COLUMNS = 36

Item: TypeAlias = Entry | Line


class RenderError(Exception):
    """A template that cannot be rendered; the text says why and, where known, in which line of it."""


class Writer(Struct, frozen=True, kw_only=True):
    """How one page writes: `page` is its path, `names` maps a note's path to the name that links it, `hidden` the
    paths of notes that no page may name, `taken` the folded names of the user's notes, which no page is linked by;
    `period` is what the page is about, near which days are told (None: in the ISO form)."""

    page: str
    names: Mapping[str, str]
    settings: Settings = field(default_factory=Settings)
    hidden: frozenset[str] = frozenset()
    taken: frozenset[str] | None = None
    period: Period | None = None

    def words(self, words: Words) -> str:
        """The Markdown of a sentence, on one line, that begins no list, heading or quote of its own."""
        text = " ".join("".join(self._part(part) for part in words).split())
        return _BLOCK_START.sub(lambda found: f"{found[1]}\\{found[2]}", text, count=1)

    def link(self, ref: Ref) -> str:
        """A link to the note that is referred to; its name as inert text when there is none.

        A name that a wikilink cannot carry becomes a Markdown link with a percent-encoded path."""
        if ref.path in self.hidden:
            return "somebody"
        target = self._target(ref.path)
        if not target:
            return inert(ref.name, tags=False) or "unnamed"
        display = "" if target == ref.name else ref.name
        return format_link(target, display=display, markdown=self.settings.markdown_links)

    def item(self, item: Item) -> str:
        """An entry or a line as a list item with its children below it; a checklist item when it has an id.

        Bullets below a checklist item are the user's, so what we say there is indented text."""
        text = self._entry(item) if isinstance(item, Entry) else self.words(item.words)
        children = item.children if isinstance(item, Line) else ()
        if item.id:
            below = (self.words(child.words) for child in children)
            return "\n".join([format_item(text, id=item.id), *(f"  {line}" for line in below)])
        return "\n".join([f"- {text}", *(_indented(self.item(child)) for child in children)])

    def section(self, section: Section, level: int = 2) -> str:
        """A headed part with its grid, paragraphs, table, list and own parts; nothing when it holds none of them."""
        parts = [format_grid(section.grid)] if section.grid else []
        parts += [self.words(line.words) for line in section.text]
        parts += [self._table(section.table)] if section.table else []
        parts += ["\n".join(self.item(item) for item in section.items)] if section.items else []
        parts += [self.section(part, level + 1) for part in section.sections]
        shown = [part for part in parts if part]
        head = [f"{'#' * min(level, 6)} {self.words(section.title)}"] if section.title else []
        return "\n\n".join([*head, *shown]) if shown else ""

    def short(self, entry: Entry) -> str:
        """An entry as a list item with its two strongest reasons, and what to change if plans with somebody fail."""
        told = [reason for reason in entry.reasons if reason.words]
        kept = [*(one for one in told if one.factor != "skips")][:SHOWN_REASONS]
        kept += [one for one in told if one.factor == "skips"]
        texts = (self.words(reason.words) for reason in kept)
        return "- " + " · ".join([self.link(entry.person), *(text for text in texts if text)])

    def reached(self, entry: Entry, most: int = 3) -> str:
        """An entry of the plan as a list item: the name, the first reason as its item has it, and so many ways to reach
        the person; once it is done, how. Of an easy first one the words of the last contact stand with its item, and
        what is owed is told here."""
        link = self.link(entry.person)
        first = next((text for reason in entry.reasons if (text := self.words(reason.words))), "")
        whole = self._entry(entry)
        told = _parts(whole.removeprefix(f"{link} · ") if whole.startswith(f"{link} · ") else first)
        gist = told[:2] if told[0] == EASY else [EASY if told[0].startswith(EASY) else told[0]]
        parts = (self.words(entry.became),) if entry.became else (*gist, self.ways(entry.ways, most))
        return "- " + " · ".join(part for part in (link, *parts) if part)

    def ways(self, ways: Iterable[Way], most: int = 3) -> str:
        """The links by which to reach somebody, of each kind the first that can be one, so many at most:
        `[mail](mailto:…) · [call](tel:…)`; nothing of what is no address."""
        from vaultkit.pages.contact_links import contact_link  # few pages need it

        links: dict[str, str] = {}
        for way in ways:
            if not links.get(way.kind):
                links[way.kind] = contact_link(way.kind, way.address)
        return " · ".join([link for link in links.values() if link][:most])

    def card(self, card: Card) -> str:
        """What to remember before writing to somebody: a bold name with who it is, then a list."""
        head = (f"**{self.link(card.person)}**", self.words(card.who), self.ways(card.ways))
        lines = (f"- {self.words(line)}" for line in card.lines)
        return "\n".join([" · ".join(part for part in head if part), *lines])

    def people(self, entries: Iterable[Entry], most: int = 3) -> str:
        """The first few people of a list in one line, and how many more there are."""
        every = tuple(entries)
        named = ", ".join(self.link(entry.person) for entry in every[:most])
        return f"{named} and {len(every) - most} more" if len(every) > most else named

    def _part(self, part: str | Ref | Quote | date) -> str:
        if isinstance(part, Ref):
            return self.link(part)
        if isinstance(part, Quote):
            return inert(part.text, tags=False)
        if isinstance(part, date):
            return said_day(part, self.period) if self.period else part.isoformat()
        return part

    def _table(self, table: Table) -> str:
        rows = ["|".join(("", *(f" {word}".rstrip() + " " for word in table.head), ""))]
        rows += ["|---" * len(table.head) + "|"]
        rows += [f"| {' | '.join(_in_cell(self.words(cell)) for cell in row)} |" for row in table.rows]
        return "\n".join(rows)

    def _entry(self, entry: Entry) -> str:
        return entry.line or self.short(entry).removeprefix("- ")

    def _target(self, path: str) -> str:
        whole = path.removesuffix(".md")
        if path.startswith(f"{self.settings.pages_folder}/"):
            return self._page_target(whole)
        name = self.names.get(path, "")
        if not name or self.settings.link_format == "shortest":
            return name
        if self.settings.link_format == "absolute":
            return whole
        return posixpath.relpath(whole, posixpath.dirname(self.page) or ".")

    def _page_target(self, whole: str) -> str:
        """A page by its name alone, unless a note of the user's bears it (a dated one may well have a review's)."""
        name = whole.rpartition("/")[2]
        is_alone = self.taken is not None and fold(name) not in self.taken
        return name if is_alone and self.settings.link_format == "shortest" else whole


def format_grid(grid: Grid) -> str:
    """A grid as code, so that its columns stand below each other: names cut at 18 columns, those that are indented with
    their indentation, nothing in it a link. Signs stand three and three, numbers apart.

    A line of code that is wider than 36 columns is wrapped on a phone, and the grid with it: twelve months fit, and of
    numbers that take more room the oldest are left out."""
    depth = 2 if any(not row.marks for row in grid.rows) else 0
    names = [(cut(link_text(row.name), _NAME_COLUMNS - depth), row) for row in grid.rows]
    wide = max((depth + columns(name) for name, row in names if row.marks), default=0)
    room = _room(grid)
    lines = [f"{filled('', wide)} {_in_columns(grid.head, room, wide)}"] if grid.head else []
    for name, row in names:
        marks = _in_columns(row.marks, room, wide)
        lines.append(f"{filled(' ' * depth + name, wide)} {marks}" if row.marks else name)
    return "\n".join(["```text", *(line.rstrip() for line in lines), "```"])


def _room(grid: Grid) -> int:
    """The columns of the widest mark of a grid with numbers; 0 of one with signs alone."""
    if any(mark.isdecimal() for row in grid.rows for mark in row.marks):
        return max(columns(mark) for row in grid.rows for mark in row.marks)
    return 0


def _in_columns(marks: Sequence[str], room: int, wide: int) -> str:
    """One row of a grid behind names of that width; its numbers take that room, if there are any in the grid."""
    if room:
        most = (_GRID_COLUMNS - wide) // (room + 1)
        return " ".join(mark.rjust(room) for mark in marks[-most:])
    return " ".join("".join(marks[start : start + 3]) for start in range(0, len(marks), 3))


def period_title(period: Period) -> str:
    """A period as a heading: `23 to 29 November 2026 · week 48`, `November 2026`."""
    first, last = period.first, period.last
    if period.span == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    if period.span == "quarter":
        months = f"{MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {last.year}"
        return f"Quarter {period.key[-1]} · {months}"
    if period.span == "year":
        return period.key
    begin = f"{first.day}"
    if first.month != last.month:
        begin += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"{begin} to {last.day} {MONTHS[last.month - 1]} {last.year} · {week_name(period).lower()}"


def week_name(period: Period) -> str:
    """A week by its number: `Week 48`."""
    return f"Week {int(period.key.rpartition('W')[2])}"


def day_and_month(day: date) -> str:
    """A day in a heading: `23 November`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def tidy(text: str) -> str:
    """The text without trailing spaces, with one blank line at most between lines, and one newline at the end."""
    kept: list[str] = []
    for line in (line.rstrip() for line in text.split("\n")):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


def _in_cell(text: str) -> str:
    """The text with every bar escaped, in links too, so that it stays in its cell."""
    return _BAR.sub(r"\\|", text)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))


def _parts(text: str) -> list[str]:
    """What stands between each ` · ` or `;` that is in no link, without the notes that it comes from."""
    depth, begin, found = 0, 0, []
    for place, character in enumerate(text):
        depth += {"[": 1, "]": -1}.get(character, 0)
        if depth <= 0 and (gap := next((gap for gap in (" · ", "; ") if text.startswith(gap, place)), "")):
            found.append(text[begin:place])
            begin = place + len(gap)
    return [_SOURCE.sub("", part) for part in (*found, text[begin:])]
