"""Broken block: front matter that YAML refuses, to those of its entries that are plain by themselves, with a finding
for each line at fault."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from msgspec import Struct, field, structs

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.names import fold_key
from vaultkit.model.note import Link, Property, Value
from vaultkit.model.regex import regex
from vaultkit.model.settings import FIELD_SPELLINGS
from vaultkit.syntax.block_values import FrontMatter
from vaultkit.syntax.fences import read_block
from vaultkit.syntax.privacy import KEYS
from vaultkit.syntax.wikilink import find_links

_MOST_LINES, _MOST_TOLD = 1_000, 50
_MARKER = regex(r"(?m)^[ \t]*(?:<{7}|={7}|>{7}|\|{7})")
_COLON = regex(r":(?:[ \t]+|$)")
_NO_KEY = tuple("\t #&*!|>%@`[]{},:")
_ITEM = regex(r"[ \t]*-(?:[ \t]+|$)")
_NOTHING = regex(r"[ \t]*(?:#.*)?")


def read_front_matter(block: str, path: str, first_line: int) -> FrontMatter:
    """The block as read: whole where YAML takes it, else entry by entry; total over any text.

    A block in which git's conflict markers stand, or that is beyond the limits, says nothing."""
    front = read_block(block, path, first_line)
    findings = front.diagnostics
    if not findings or all(found.rule != "broken-yaml" for found in findings) or marker_line(block):
        return front
    rows = block.replace("\r\n", "\n").split("\n")
    if len(rows) > _MOST_LINES:
        message = f"the front matter is not valid YAML and has more than {_MOST_LINES} lines"
        return FrontMatter(diagnostics=(diagnose("yaml-limit", message, front.diagnostics[0].location),))
    return _Entries(path, first_line).read(rows)


def marker_line(block: str) -> int:
    """The first line of a block (1-based) that looks like one of git's conflict markers, 0 for none."""
    found = _MARKER.search(block)
    return block.count("\n", 0, found.start()) + 1 if found else 0


class _Entry(Struct, frozen=True, kw_only=True):
    """A key at the start of a line with its property, None where the line is not believed or cannot be read."""

    key: str
    location: Location
    said: Property | None = None


class _Item(Struct, frozen=True, kw_only=True):
    """An item of a list: where it begins, its rows, and its value once it is read."""

    at: Location
    rows: Sequence[str]
    value: Value
    links: tuple[Link, ...] = ()


class _Entries(Struct):
    """Reads the entries of a block one after the other; `unsure` says that a quote, a bracket or a text block began
    that may go on, so that only what vaultkit knows is believed."""

    path: str
    first_line: int
    unsure: bool = False
    findings: list[Diagnostic] = field(default_factory=list)
    places: dict[str, tuple[Location, ...]] = field(default_factory=dict)

    def read(self, rows: Sequence[str]) -> FrontMatter:
        entries: dict[str, list[_Entry]] = {}
        for number, some in _grouped(rows, _begins_entry):
            for entry in self._entry(self.first_line + number, some):
                entries.setdefault(entry.key, []).append(entry)
            limit = next((found for found in self.findings if found.rule == "yaml-limit"), None)
            if limit is not None:
                return FrontMatter(diagnostics=(limit,))
        said = tuple(found for same in entries.values() if (found := self._once(same)) is not None)
        names = {one.key for one in said}
        places: Mapping[str, tuple[Location, ...]] = {name: at for name, at in self.places.items() if name in names}
        ordered = tuple(sorted(said, key=lambda one: one.location))
        return FrontMatter(properties=ordered, diagnostics=self._told(), entries=places)

    def _told(self) -> tuple[Diagnostic, ...]:
        told = sorted(self.findings, key=lambda found: found.location)
        if len(told) > _MOST_TOLD:
            message = f"{len(told) - _MOST_TOLD + 1} further lines of the front matter are not valid YAML"
            told[_MOST_TOLD - 1 :] = [diagnose("broken-yaml", message, told[_MOST_TOLD - 1].location)]
        return tuple(told)

    def _once(self, same: Sequence[_Entry]) -> Property | None:
        """What an entry says, or those of one key together."""
        if len(same) == 1:
            return same[0].said
        from vaultkit.syntax.repeated_keys import most_protective, protects  # few keys stand twice

        key = same[0].key
        counts = "the most protective of its values counts" if protects(key) else "none of its values counts"
        for entry in same[1:]:
            message = f"the key `{key[:40]}` stands twice, and {counts}"
            self.findings.append(diagnose("broken-yaml", message, entry.location, "keep one of the lines"))
        return most_protective([entry.said for entry in same if entry.said is not None])

    def _entry(self, line: int, rows: Sequence[str]) -> Iterator[_Entry]:
        from vaultkit.syntax.odd_scalars import begins_block  # few blocks are broken

        front = read_block("\n".join(rows), self.path, line)
        head, unsure = _head(rows[0]), self.unsure
        if head is not None and begins_block(rows[0][head[1] :]):
            self.unsure = True
        if not front.diagnostics:
            self.places |= front.entries
            for found in front.properties:
                known = not unsure or fold_key(found.key) in _known()
                yield _Entry(key=found.key, location=found.location, said=found if known else None)
            return
        (why,) = front.diagnostics
        if head is None or why.rule == "yaml-limit":
            is_prose = why.rule == "not-a-mapping"
            here = Location(path=self.path, line=line)
            self.findings.append(_at(structs.replace(why, message="it is no `key: value`"), here) if is_prose else why)
            return
        key, begin = head
        value, told = rows[0][begin:], len(self.findings)
        if _NOTHING.fullmatch(value):
            said = self._items(key, line, rows, why)
        else:
            said = self._valued(key, value, Location(path=self.path, line=line, column=begin + 1), why)
            if below := next((n for n, row in enumerate(rows[1:], 1) if not _NOTHING.fullmatch(row)), 0):
                self.findings.append(_at(why, Location(path=self.path, line=line + below)))
        if unsure and fold_key(key) not in _known():
            said = None
            del self.findings[told:]
        yield _Entry(key=key, location=Location(path=self.path, line=line), said=said)

    def _valued(self, key: str, value: str, at: Location, why: Diagnostic) -> Property | None:
        """The property of a line whose value stands on it, as text where YAML does not take it."""
        from vaultkit.syntax.frontmatter import read_value  # YAML takes its time

        place = Location(path=at.path, line=at.line)
        found = read_value(value, at)
        if found is not None:
            return Property(key=key, value=found[0], links=found[1], location=place)
        text = self._odd(value, at, why)
        if text is None:
            return None
        links = tuple(find_links(value, path=at.path, line=at.line, column=at.column))
        return Property(key=key, value=text, links=links, location=place)

    def _odd(self, value: str, at: Location, why: Diagnostic) -> Value:
        """What a value is that YAML does not take, None for nothing; the finding says which."""
        from vaultkit.syntax.odd_scalars import is_open, odd_scalar  # few values are odd

        text = odd_scalar(value)
        self.unsure = self.unsure or is_open(value)
        same = why.location.line == at.line and why.location.column >= at.column
        self.findings.append(_at(why, why.location if same else at, is_text=text is not None))
        return text

    def _items(self, key: str, line: int, rows: Sequence[str], why: Diagnostic) -> Property | None:
        """The property of a key with a list below it, of which each item is read by itself."""
        told = len(self.findings)
        items = [_Item(value=None, at=Location(path=self.path, line=line + n), rows=some) for n, some in _listed(rows)]
        if not items or not all(_ITEM.match(item.rows[0]) for item in items):
            self.findings.append(why)
            return None
        read = [found for item in items if (found := self._item(item, why)) is not None]
        if len(self.findings) == told:
            self.findings.append(why)
        self.places[key] = tuple(item.at for item in read)
        links = tuple(link for item in read for link in item.links)
        values = tuple(item.value for item in read)
        return Property(key=key, value=values, links=links, location=Location(path=self.path, line=line))

    def _item(self, item: _Item, why: Diagnostic) -> _Item | None:
        """The item with its value; None for one that cannot be read."""
        row = item.rows[0]
        at = Location(path=self.path, line=item.at.line, column=row.index("-") + 1)
        front = read_block("\n".join(("-:", *item.rows)), self.path, at.line - 1)
        if not front.diagnostics:
            (found,) = front.properties
            value = found.value[0] if isinstance(found.value, tuple) else found.value
            return structs.replace(item, value=value, links=found.links, at=at)
        text = row.partition("-")[2].lstrip(" \t")
        one = self._valued("", text, structs.replace(at, column=len(row) - len(text) + 1), why)
        if len(item.rows) > 1:
            self.findings.append(_at(why, structs.replace(item.at, line=item.at.line + 1)))
        return None if one is None else structs.replace(item, value=one.value, links=one.links, at=at)


@cache
def _known() -> frozenset[str]:
    """The keys that mean something to us, as keys are compared."""
    return frozenset(map(fold_key, ("vaultkit", *KEYS, *FIELD_SPELLINGS, *chain(*FIELD_SPELLINGS.values()))))


def _head(row: str) -> tuple[str, int] | None:
    """The key of a row `key: value` and where the value begins; None for any other row."""
    colon = _COLON.search(row)
    if colon is None or row.startswith(_NO_KEY):
        return None
    key = row[: colon.start()].rstrip()
    return (key[1:-1] if len(key) > 1 and key[0] == key[-1] and key[0] in "\"'" else key), colon.end()


def _listed(rows: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The items below a key: the row of each, counted from the key, and its rows."""
    kept = [row if not _NOTHING.fullmatch(row) else "" for row in rows[1:]]
    depth = min((len(row) - len(row.lstrip()) for row in kept if row), default=0)
    for number, some in _grouped(kept, lambda row: len(row) - len(row.lstrip()) == depth):
        yield number + 1, some


def _grouped(rows: Sequence[str], begins: Callable[[str], bool]) -> Iterator[tuple[int, list[str]]]:
    """The rows in groups, each with the number of its first row; what is empty before the first one is left out."""
    start, some = 0, list[str]()
    for number, row in enumerate(rows):
        if some and not (row and begins(row)):
            some.append(row)
        elif not _NOTHING.fullmatch(row):
            if some:
                yield start, some
            start, some = number, [row]
    if some:
        yield start, some


def _begins_entry(row: str) -> bool:
    """Whether a row is unindented and neither an item, a comment nor what closes a bracket."""
    return not row.startswith((" ", "\t", "- ", "-\t", "#", "]", "}")) and row != "-"


def _at(why: Diagnostic, location: Location, *, is_text: bool = False) -> Diagnostic:
    """The finding at that place, with what became of the line."""
    end, hint = ("the value is read as text", "put quotes around it") if is_text else ("the line is not read", why.hint)
    return diagnose("broken-yaml", f"{why.message}; {end}", location, hint)
