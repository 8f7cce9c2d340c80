"""Search words: what a person looks for, to the lines of the vault that hold it, with those whom they are about in
front; of nothing private a line, a name or a place.

A line is found when it holds all the words, in any letter case and without accents; of a record's name, aliases and
properties, all of them together count as one line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter

from msgspec import Struct, field

from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures
from vaultkit.model.names import fold_words
from vaultkit.model.record import Kind
from vaultkit.model.regex import regex
from vaultkit.syntax.fences import split

_KINDS = (Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL, Kind.BOUNDARIES, Kind.DATED, Kind.NOTE)
_PLACE = attrgetter("location")
_ID = regex(r"(?<!\s)\s*\^vk-[0-9a-z]+\s*$")


class FoundLine(Struct, frozen=True, kw_only=True):
    """A line that holds the words: where it stands, and its text as written."""

    location: Location
    text: str


class Found(Struct, kw_only=True):
    """A person, or a note about nobody, with the lines found; `is_named` says that its own name or properties hold the
    words."""

    path: str
    name: str
    kind: Kind
    is_named: bool = False
    lines: list[FoundLine] = field(default_factory=list)


def search(words: Sequence[str], index: Index, m: Measures, read: Callable[[str], bytes | None]) -> tuple[Found, ...]:
    """Whom and what the words are found for: people first, those named so before others, then by kind; of one kind the
    newest dated note first, else by name. `read` gives the bytes of a note."""
    wanted = tuple(word for word in map(fold_words, words) if word)
    found: dict[str, Found] = {}
    about = _about(m)
    for path in index.notes:
        kind = index.kinds.get(path, Kind.NOTE)
        if not wanted or kind is Kind.PAGE or path in m.hidden.paths or path in m.hidden.tainted:
            continue
        text = (read(path) or b"").decode("utf-8", "replace")
        names = _names(path, m)
        said = fold_words(f"{text} {names}")
        if not all(word in said for word in wanted):
            continue
        for line, is_named in _lines(path, text, names, wanted, m):
            whose = [path] if kind is Kind.PERSON else about.get((path, line.location.line), [path])
            for one in whose:
                entry = found.setdefault(
                    one, Found(path=one, name=m.ref(one).name, kind=index.kinds.get(one, Kind.NOTE))
                )
                entry.is_named |= is_named and one == path
                if line.text:
                    entry.lines.append(line)
    for entry in found.values():
        own = [line for line in entry.lines if line.location.path == entry.path]
        others = [line for line in entry.lines if line.location.path != entry.path]
        entry.lines = [*sorted(own, key=_PLACE), *sorted(others, key=_PLACE)]
    return tuple(sorted(found.values(), key=lambda one: _rank(one, m)))


def _rank(one: Found, m: Measures) -> tuple[int, bool, int, str]:
    day = m.dated.get(one.path)
    return _KINDS.index(one.kind), not one.is_named, -day.toordinal() if day else 0, one.path


def _about(m: Measures) -> Mapping[tuple[str, int], list[str]]:
    """The people whom each line of the vault links to."""
    found: dict[tuple[str, int], list[str]] = {}
    for path, tie in m.ties.items():
        for place in dict.fromkeys((one.path, one.line) for one in tie.mentions):
            found.setdefault(place, []).append(path)
    return found


def _names(path: str, m: Measures) -> str:
    """What the note and its record are called."""
    tie = m.ties.get(path)
    aliases = tie.person.aliases if tie else m.groups[path].aliases if path in m.groups else ()
    return " · ".join((m.ref(path).name, *aliases))


def _lines(path: str, text: str, names: str, wanted: Sequence[str], m: Measures) -> Iterator[tuple[FoundLine, bool]]:
    """The lines of a note that are found, each with whether it is of the note's own name and properties."""
    rows = text.split("\n")
    end = split(text)[2] - 1
    hidden = _Hidden(rows, m.hidden, path)
    head = [(number, row) for number, row in enumerate(rows[:end]) if not hidden.at(number)]
    said = fold_words(" ".join((names, *(row for _, row in head))))
    if all(word in said for word in wanted):
        held = [(number, row) for number, row in head if any(word in fold_words(row) for word in wanted)]
        yield from ((_found(path, number, row), True) for number, row in held)
        if not held:
            yield FoundLine(location=Location(path=path), text=""), True
    for number, row in enumerate(rows[end:], start=end):
        said = fold_words(row)
        if all(word in said for word in wanted) and not hidden.at(number):
            yield _found(path, number, row), False


def _found(path: str, number: int, row: str) -> FoundLine:
    return FoundLine(location=Location(path=path, line=number + 1), text=_ID.sub("", row.strip()))


class _Hidden(Struct, frozen=True):
    """Which lines of a note name something private, also where a name begins on one line and ends on the next."""

    rows: Sequence[str]
    hidden: Hidden
    path: str

    def at(self, number: int) -> bool:
        """Whether the line of that number, from 0, is not to be shown."""
        if not self.hidden:
            return False
        row = self.rows[number]
        if self.hidden.hides(row, self.path):
            return True
        before = self.rows[number - 1] if number else ""
        after = self.rows[number + 1] if number + 1 < len(self.rows) else ""
        joined = ((before, f"{before} {row}"), (after, f"{row} {after}"))
        return any(self.hidden.hides(both, self.path) and not self.hidden.hides(one, self.path) for one, both in joined)
