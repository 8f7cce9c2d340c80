"""Properties: the values of one note by our own names for them, whatever their spelling and shape, each with its place,
and a finding for each value that is none of those taken."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import TypeAlias, TypeVar

from vaultkit.index.day_names import ISO_DAYS, DayNames
from vaultkit.index.decisions import NO_LOG, Log
from vaultkit.index.references import Reference, References
from vaultkit.index.values import flatten, is_blank, shown
from vaultkit.model.diagnostic import diagnose
from vaultkit.model.location import Location
from vaultkit.model.names import fold, fold_key
from vaultkit.model.note import Field, Note, Property, Value
from vaultkit.model.record import Kind, Ref, Remark
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import Cadence, parse_cadence
from vaultkit.syntax.nearest import closest
from vaultkit.syntax.numbers import small_decimal, small_int
from vaultkit.syntax.privacy import PLAINLY_FALSE, PLAINLY_TRUE
from vaultkit.syntax.remarks import own_words

TRUE, FALSE = PLAINLY_TRUE, PLAINLY_FALSE
_YES_NO = {**dict.fromkeys(TRUE, True), **dict.fromkeys(FALSE, False)}
_IGNORES = "ignore_mentions"
_NUMBER = regex(r"[+-]?[0-9]+(?:[.,][0-9]+)?")

_Read = TypeVar("_Read")

Entry: TypeAlias = Property | Field
"""One property or inline field that speaks of a thing, under whichever spelling."""


class Spellings:
    """Which of our names each spelling means, by the settings."""

    def __init__(self, spellings: Mapping[str, tuple[str, ...]]) -> None:
        """Our own name of a property always means itself, whatever the settings say of other spellings."""
        self._names: dict[str, list[tuple[str, int]]] = {}
        for name, others in spellings.items():
            for rank, other in enumerate(others, 1):
                self._names.setdefault(fold_key(other), []).append((name, rank))
        self._names |= {fold_key(name): [(name, 0)] for name in spellings}

    def knows(self, key: str) -> bool:
        """Whether a key is a spelling of one of our names."""
        return fold_key(key) in self._names

    def names(self, key: str) -> tuple[str, ...]:
        """Our names that a key is a spelling of."""
        return tuple(name for name, _ in self._names.get(fold_key(key), ()))

    def gather(self, note: Note) -> dict[str, list[Entry]]:
        """The note's entries by our name: its own before those of another note that is a side of it; of these our own
        spelling first, then those of the settings in their order."""
        found: dict[str, list[Entry]] = {}
        ranks: dict[str, list[int]] = {}
        known = self._names
        said: tuple[Entry, ...] = (*note.properties, *note.fields)
        for entry in said:
            names = known.get(fold_key(entry.key))
            if names is None or _is_empty(entry.value):
                continue
            for name, rank in names:
                if name in found:
                    found[name].append(entry)
                    ranks[name].append(rank)
                else:
                    found[name], ranks[name] = [entry], [rank]
        for name, entries in found.items():
            if len(entries) > 1:
                places = [
                    (entry.location.path != note.path, rank) for entry, rank in zip(entries, ranks[name], strict=True)
                ]
                rows = sorted(zip(places, entries, strict=True), key=itemgetter(0))
                found[name] = [entry for _, entry in rows]
        return found

    def says(self, note: Note, name: str) -> bool:
        """Whether any of the note's entries is one of that name."""
        said: tuple[Entry, ...] = (*note.properties, *note.fields)
        return any(name == own for entry in said for own, _ in self._names.get(fold_key(entry.key), ()))


def _is_empty(value: Value) -> bool:
    return is_blank(value) if isinstance(value, str) else value in (None, ())


def ignores_mentions(note: Note, spellings: Spellings) -> bool:
    """Whether a person's note says that a mention never counts."""
    if not spellings.says(note, _IGNORES):
        return False
    told = (_YES_NO.get(fold(text)) for text, _ in _scalars(spellings.gather(note).get(_IGNORES, ())))
    return next((said for said in told if said is not None), False)


class Properties:
    """One note's values, asked by our names; every value that cannot be read becomes one finding.

    `written` says where each property is written: where the value stands that was taken, and of one that is a list or
    was not asked for its first entry. What was asked for and cannot be read has no place."""

    def __init__(
        self, note: Note, spellings: Spellings, references: References, *, log: Log = NO_LOG, days: DayNames = ISO_DAYS
    ) -> None:
        """Reads nothing yet but which entries there are; `log` is the note's, `days` read what is a day in the vault's
        own format."""
        self.note = note
        self.days = days
        self.log = log
        self.references = references
        self._spellings = spellings
        self._entries = spellings.gather(note)
        self.written = {name: entries[0].location for name, entries in self._entries.items()}

    def others(self) -> Iterator[Entry]:
        """The entries whose keys are no spelling of ours."""
        said: tuple[Entry, ...] = (*self.note.properties, *self.note.fields)
        return (entry for entry in said if not self._spellings.knows(entry.key))

    def entries(self, name: str) -> tuple[Entry, ...]:
        """All entries of that name that hold anything."""
        return tuple(self._entries.get(name, ()))

    def links(self) -> dict[str, tuple[str, ...]]:
        """The notes that the links in the values lead to, by our name of the property, where there are any."""
        found: dict[str, tuple[str, ...]] = {}
        for name, entries in self._entries.items():
            links = entries[0].links if len(entries) == 1 else [link for entry in entries for link in entry.links]
            if links and (paths := self.references.paths(links)):
                found[name] = paths
        return found

    def remarks(self) -> tuple[Remark, ...]:
        """The user's own words about what the note is of, with the notes that they link to."""
        return tuple(
            Remark(text=one.text, links=self.references.paths(one.links) if one.links else (), location=one.location)
            for one in own_words(self.note)
        )

    def texts(self, *names: str) -> tuple[str, ...]:
        """The values as words, without repetitions; of links what they display."""
        known = self._entries
        if len(names) == 1 and names[0] not in known:  # as mostly
            return ()
        words: list[str] = []
        for name in names:
            for entry in known.get(name, ()):
                value = entry.value
                if isinstance(value, str):
                    words.append(shown(value.strip()))
                else:
                    words += map(shown, map(str, flatten(value)))
        return tuple(dict.fromkeys(filter(None, words))) if words else ()

    def text(self, name: str) -> str:
        """The first value as words, "" for none."""
        return next(iter(self.texts(name)), "") if name in self._entries else ""

    def tags(self) -> tuple[str, ...]:
        """All tags of the note, wherever they stand."""
        if self.note.tags:
            self.written.setdefault("tags", self.note.tags[0].location)
        return tuple(dict.fromkeys(tag.name for tag in self.note.tags))

    def scalars(self, name: str) -> Iterator[tuple[str, Location]]:
        """Each value as text with the place of its key."""
        return _scalars(self._entries.get(name, ()))

    def first(
        self,
        name: str,
        read: Callable[[str], _Read | None],
        hint: str | Callable[[str], str],
        rule: str | Callable[[str], str] = "bad-value",
    ) -> _Read | None:
        """The first value that `read` takes; each one before it is a finding with that hint, or what it gives for the
        value."""
        if name not in self._entries:
            return None
        for text, location in self.scalars(name):
            value = read(text)
            if value is not None:
                self.written[name] = location
                return value
            named = rule if isinstance(rule, str) else rule(text)
            self.reject(named, name, text, location, hint if isinstance(hint, str) else hint(text))
        self.written.pop(name, None)
        return None

    def every_day(self, name: str) -> tuple[tuple[date, Location], ...]:
        """Every value that is a day, with its place; each other value is a `bad-date`."""
        if name not in self._entries:
            return ()
        found: list[tuple[date, Location]] = []
        for text, location in self.scalars(name):
            day = self.days.value(text)
            if day is None:
                self.reject("bad-date", name, text, location, "write YYYY-MM-DD")
            else:
                found.append((day, location))
        self.written.pop(name, None)
        if found:
            self.written[name] = max(found)[1]
        return tuple(found)

    def each(self, name: str, read: Callable[[str], _Read | None], hint: str, rule: str) -> list[_Read]:
        """All values that `read` takes; each other one is a finding. The place of the first one is where it is
        written."""
        if name not in self._entries:
            return []
        found: list[_Read] = []
        for text, location in self.scalars(name):
            value = read(text)
            if value is None:
                self.reject(rule, name, text, location, hint)
                continue
            if not found:
                self.written[name] = location
            found.append(value)
        if not found:
            self.written.pop(name, None)
        return found

    def day(self, name: str) -> date | None:
        """The first value that is a day; each other value is a `bad-date`."""
        if name not in self._entries:
            return None
        return next(iter(self.each(name, self.days.value, "write YYYY-MM-DD", rule="bad-date")), None)

    def flag(self, name: str) -> bool | None:
        """Yes, no, or None when nothing readable is said."""
        return self.first(name, lambda text: _YES_NO.get(fold(text)), "write true or false")

    def number(self, name: str, low: float, high: float) -> float | None:
        """The first number, within both bounds."""
        if name not in self._entries:
            return None

        def read(text: str) -> float | None:
            match = _NUMBER.match(text)
            value = small_decimal(match[0], signed=True) if match else None
            return value if value is not None and low <= value <= high else None

        return self.first(name, read, lambda _: f"write a number from {low:g} to {high:g}")

    def whole(self, name: str, low: int, high: int) -> int | None:
        """The first whole number, within both bounds."""
        if name not in self._entries:
            return None

        def read(text: str) -> int | None:
            number = small_int(text)
            return number if number is not None and low <= number <= high else None

        return self.first(name, read, lambda _: f"write a whole number from {low} to {high}")

    def word(self, name: str, words: Mapping[str, str], *, foreign: str = "bad-value") -> str:
        """The first value that is a key of `words`, as the word which that key means; "" for none. `foreign` is the
        rule for a value that none of them was meant to be: one that is like none, or one of them with a prefix."""
        if name not in self._entries:
            return ""

        def read(text: str) -> str | None:
            said = fold(shown(text))
            return words.get(said if said.isalpha() else " ".join(re.split(r"[\s_-]+", said)))

        def rule(text: str) -> str:
            near = closest(text, words.keys())
            return "bad-value" if near and not _is_prefixed(fold(text), fold(near)) else foreign

        return self.first(name, read, lambda text: _hint(text, words.keys(), words.values()), rule=rule) or ""

    def cadence(self, name: str = "cadence") -> Cadence | None:
        """The first value that is a cadence; each one before it is a `bad-cadence`."""
        return self.first(name, parse_cadence, "write a number of days, `6 weeks` or `monthly`", rule="bad-cadence")

    def refs(self, name: str, kind: Kind) -> tuple[Reference, ...]:
        """What the values point to, in order; plain names are looked up, notes of `kind` first."""
        if name not in self._entries:
            return ()
        found = [
            reference
            for text, location in self.scalars(name)
            for reference in self.references.read(text, location, kind)
        ]
        if len(found) == 1:
            return (found[0],)
        unique = {(reference.ref.path or reference.ref.name): reference for reference in reversed(found)}
        return tuple(reversed(unique.values()))

    def ref(self, name: str, kind: Kind) -> Ref | None:
        """The first that the values point to."""
        if name not in self._entries:
            return None
        return next((reference.ref for reference in self.refs(name, kind)), None)

    def paths(self, name: str, kind: Kind) -> tuple[str, ...]:
        """The notes of `kind` that the values point to."""
        if name not in self._entries:
            return ()
        paths = (reference.ref.path for reference in self.refs(name, kind))
        return tuple(path for path in paths if path and self.references.kind(path) is kind)

    def reject(self, rule: str, name: str, text: str, location: Location, hint: str) -> None:
        """Notes a finding about one value of a property."""
        self.references.findings.append(diagnose(rule, f"{name}: {text!r} is not understood", location, hint))


def _scalars(entries: Iterable[Entry]) -> Iterator[tuple[str, Location]]:
    """The values of entries that hold anything as texts, with the places."""
    for entry in entries:
        value = entry.value
        if isinstance(value, str):
            yield value.strip(), entry.location
            continue
        for part in flatten(value):
            yield ("true" if part is True else "false" if part is False else str(part)), entry.location


def _is_prefixed(word: str, known: str) -> bool:
    """Whether a word is a known one with something before it (`undead`), which nobody mistypes."""
    return word != known and len(word) > len(known) + 1 and word.endswith(known)


def _hint(text: str, words: Collection[str], meanings: Collection[str]) -> str:
    near = closest(text, words)
    return f"did you mean {near!r}?" if near else f"write one of {', '.join(dict.fromkeys(meanings))}"
