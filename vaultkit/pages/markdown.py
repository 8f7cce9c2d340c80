"""Markdown: the parts of a view to the Markdown of one page: names become links, the user's words become inert, days
are written as people say them, entries and lines become list items, grids become text of one width."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from vaultkit.model.period import Period
from vaultkit.model.record import Ref
from vaultkit.model.settings import Settings
from vaultkit.model.view import Card, Entry, Grid, Line, Quote, Section, Table, Words
from vaultkit.syntax.checklist import format_item
from vaultkit.syntax.columns import columns, cut, filled
from vaultkit.syntax.dates import MONTHS, WEEKDAYS
from vaultkit.syntax.inert import inert, link_text
from vaultkit.syntax.wikilink import format_link

_BLOCK_START = re.compile(r"\A(\d{0,9})([-+*#>~=_]|(?<=\d)[.)])(?=[-+*#>~=_\s]|\Z)")

_BAR = re.compile(r"(?<!\\)\|")
_NAME_COLUMNS = 18

Item: TypeAlias = Entry | Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """How one page writes: `page` is its path, `names` maps a note's path to the name that links it, `hidden` the
    paths of notes that no page may name, `year` the one that goes without saying."""

    page: str
    names: Mapping[str, str]
    settings: Settings = field(default_factory=Settings)
    hidden: frozenset[str] = frozenset()
    year: int | None = None

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

    def card(self, card: Card) -> str:
        """What to remember before writing to somebody: a bold name, then a list."""
        head = f"**{self.link(card.person)}**"
        parts = (
            ("Remember", card.remember),
            ("Catch up", card.catch_up),
            ("Where you stand", card.stand),
            ("To begin", card.opener),
        )
        lines = [" · ".join(part for part in (head, self.words(card.form)) if part)]
        lines += [self._card_part(label, sentences) for label, sentences in parts if sentences]
        return "\n".join(lines)

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
        return said_day(part, self.year) if isinstance(part, date) else part

    def _table(self, table: Table) -> str:
        rows = ["|".join(("", *(f" {word}".rstrip() + " " for word in table.head), ""))]
        rows += ["|---" * len(table.head) + "|"]
        rows += [f"| {' | '.join(_in_cell(self.words(cell)) for cell in row)} |" for row in table.rows]
        return "\n".join(rows)

    def _entry(self, entry: Entry) -> str:
        if entry.line:
            return entry.line
        reasons = (self.words(reason.words) for reason in entry.reasons)
        return " · ".join([self.link(entry.person), *(text for text in reasons if text)])

    def _card_part(self, label: str, sentences: tuple[Words, ...]) -> str:
        if len(sentences) == 1:
            return f"- {label}: {self.words(sentences[0])}"
        return "\n".join([f"- {label}", *(f"  - {self.words(sentence)}" for sentence in sentences)])

    def _target(self, path: str) -> str:
        whole = path.removesuffix(".md")
        if path.startswith(f"{self.settings.pages_folder}/"):
            return whole  # a dated note of the user's may well have the name of a review
        name = self.names.get(path, "")
        if not name or self.settings.link_format == "shortest":
            return name
        if self.settings.link_format == "absolute":
            return whole
        return posixpath.relpath(whole, posixpath.dirname(self.page) or ".")


def said_day(day: date, year: int | None) -> str:
    """A day as people say it, the year only where it is another one: `Tue 24 November`, `24 November 2025`."""
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{WEEKDAYS[day.weekday()][:3]} {said}" if day.year == year else f"{said} {day.year}"


def format_grid(grid: Grid) -> str:
    """A grid as code, so that its columns stand below each other: names cut at 18 columns, nothing in it a link."""
    depth = 2 if any(not row.marks for row in grid.rows) else 0
    names = [(cut(link_text(row.name), _NAME_COLUMNS), row) for row in grid.rows]
    wide = max((depth + columns(name) for name, row in names if row.marks), default=0)
    lines = [filled("", wide + 1) + " ".join(grid.head)] if grid.head else []
    for name, row in names:
        lines.append(f"{filled(' ' * depth + name, wide)} {' '.join(row.marks)}" if row.marks else name)
    return "\n".join(["```text", *(line.rstrip() for line in lines), "```"])


def period_title(period: Period) -> str:
    """A period as a heading: `Week 48 · 23 to 29 November 2026`, `November 2026`."""
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
    return f"{week_name(period)} · {begin} to {last.day} {MONTHS[last.month - 1]} {last.year}"


def week_name(period: Period) -> str:
    """A week by its number: `Week 48`."""
    return f"Week {int(period.key.rpartition('W')[2])}"


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
