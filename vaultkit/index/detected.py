"""Detected: an index to what its notes have that the settings do not know yet: folders of people and meetings, days in
names of notes, and spellings of properties, each with how many notes speak for it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from vaultkit.index.missed import Missed, missed
from vaultkit.model.index import Index
from vaultkit.model.names import fold_key
from vaultkit.model.note import Value
from vaultkit.model.record import Kind
from vaultkit.model.regex import regex
from vaultkit.syntax.moment import match_day

FEWEST = 3
"""Fewer notes speak for nothing."""
FORMATS = (
    "DD.MM.YYYY", "D.M.YYYY", "DD-MM-YYYY", "DD_MM_YYYY", "DD MM YYYY", "MM-DD-YYYY", "MM.DD.YYYY", "YYYYMMDD",
    "YYYY_MM_DD", "YYYY.MM.DD", "YYYY MM DD", "D MMMM YYYY", "D. MMMM YYYY", "D MMM YYYY", "MMMM D, YYYY",
    "MMM D, YYYY",
    "dddd D MMMM YYYY", "dddd, D MMMM YYYY", "dddd, MMMM D, YYYY", "YYYY MMMM DD", "YYMMDD", "DD.MM.YY", "YYYY年M月D日",
)  # fmt: skip
"""How days are written in names, of two that fit as many notes the first; those that begin with YYYY-MM-DD are known
without a setting."""
_SHARE = 0.8
_VALUES = {
    "email": regex(r"(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.\w{2,}"),
    "linkedin": regex(r"(?:https?://)?(?:\w+\.)?linkedin\.com/\S+"),
    "url": regex(r"https?://\S+"),
    "phone": regex(r"\+?[\d(][\d ()/.-]{5,}\d"),
}
_DAY = regex(r"\d{4}-\d\d-\d\d.*|\d{1,2}\.\d{1,2}\.\d{2,4}")


class DayFormat(Struct, frozen=True, kw_only=True):
    """A format that the names of `matched` of the `notes` of a folder have."""

    folder: str
    format: str
    notes: int
    matched: int


class Spelling(Struct, frozen=True, kw_only=True):
    """A key of people's notes, as most of them write it, whose values are those of one of our properties."""

    key: str
    property: str
    notes: int


class Detected(Struct, frozen=True, kw_only=True):
    """What differs from what the settings know."""

    folders: tuple[Missed, ...] = ()
    formats: tuple[DayFormat, ...] = ()
    spellings: tuple[Spelling, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.folders or self.formats or self.spellings)


def detected(index: Index) -> Detected:
    """What the notes have that the settings do not know; nothing private speaks for anything."""
    formats = tuple(_formats(index))
    days = {form.folder for form in formats}
    folders = tuple(one for one in missed(index) if one.folder not in days)
    return Detected(folders=folders, formats=formats, spellings=tuple(_spellings(index)))


def _formats(index: Index) -> Iterator[DayFormat]:
    folders = defaultdict[str, list[str]](list)
    for path, note in index.notes.items():
        if index.kinds[path] is Kind.NOTE and path not in index.private:
            folders[note.folder].append(note.name)
    for folder, names in sorted(folders.items()):
        dated = [name for name in names if any(map(str.isdigit, name))]
        if len(dated) < FEWEST or (len(dated) < _SHARE * len(names) and folder):
            continue
        found = Counter({form: sum(match_day(form, name) is not None for name in dated) for form in FORMATS})
        form, matched = max(found.items(), key=lambda pair: pair[1])
        if matched >= FEWEST and matched >= _SHARE * len(dated):
            yield DayFormat(folder=folder, format=form, notes=len(names), matched=matched)


def _spellings(index: Index) -> Iterator[Spelling]:
    known = {fold_key(word) for name, others in index.settings.spellings.items() for word in (name, *others)}
    written = defaultdict[str, Counter[str]](Counter)
    values = defaultdict[str, list[str]](list)
    for person in index.people:
        if person.path in index.private:
            continue
        for entry in index.notes[person.path].properties:
            if (key := fold_key(entry.key)) not in known and (text := _text(entry.value)):
                written[key][entry.key] += 1
                values[key].append(text)
    for key, texts in sorted(values.items()):
        name = next((name for name, form in _VALUES.items() if _are_all(texts, form)), "")
        if name and len(texts) >= FEWEST and not _are_all(texts, _DAY):
            yield Spelling(key=written[key].most_common(1)[0][0], property=name, notes=len(texts))


def _are_all(texts: list[str], form: re.Pattern[str]) -> bool:
    return sum(form.fullmatch(text) is not None for text in texts) >= _SHARE * len(texts)


def _text(value: Value) -> str:
    """The value as text, of a list its first; "" where it is neither text nor a number."""
    first = value[0] if isinstance(value, tuple) and value else value
    return str(first).strip() if isinstance(first, str | int) and not isinstance(first, bool) else ""
