"""Day names: the names of dated notes, targets of links and values to the days that they stand for, by the formats that
the user chose and by those that need no settings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct

from vaultkit.model.names import fold, stem
from vaultkit.model.regex import regex
from vaultkit.model.settings import DatedFormat
from vaultkit.syntax.dates import parse_day, written_day
from vaultkit.syntax.moment import match_beginning, match_day
from vaultkit.syntax.moment_patterns import says, without_weekdays
from vaultkit.syntax.written_days import begin_with_iso, day_in, name_day

_ISO_START = regex(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_JOURNAL_START = regex(r"(\d{4})([_.]?)(\d{2})\2(\d{2})(?!\d)")
_NESTED = regex(r"/(\d{4})/(\d{2})/(\d{2})\.md$")
_NESTED_TITLED = regex(r"/(\d{4})/(\d{2})(?:\D[^/]*)?/(\d{2})(?:\D[^/]*)?\.md$")
_WEEK = regex(r"(\d{4})-?W(\d{2})(?!\w)", re.IGNORECASE)
_MONTH = regex(r"(\d{4})-(\d{2})(?:\s.*)?")
_BRACKETS = regex(r"\[[^\]]*\]|/")
_DIGIT = regex(r"\d")
_WORD_START = regex(r"(?<![^\W_])[^\W_]")
_TITLED = frozenset({"day", "week", "month"})
JOURNALS = frozenset(
    (
        "journal", "journals", "daily", "dailies", "daily note", "daily notes", "day notes", "daily log", "diary",
        "diaries", "logbook", "tagebuch", "tagebücher", "tagesnotizen", "journaux", "quotidien", "notes quotidiennes",
        "diario", "diarios", "diários", "diário", "notas diarias", "notas diárias", "note giornaliere", "dagboek",
        "dagboeken", "dagelijks", "dziennik", "dzienniki", "дневник", "дневники", "ежедневник", "日记", "日記", "日志",
        "日誌", "weekly", "weeklies", "weekly notes", "weeks", "wochen", "wochennotizen", "semanas", "semaines",
        "monthly", "monthlies", "monthly notes", "months", "monate", "meses", "mois",
    )
)  # fmt: skip
"""What a folder of day notes is called, folded; there a name may begin with a day in other forms, too."""


class Named(Struct, frozen=True):
    """What a note's name stands for: the span (`day`, `week`, ...), its first day, the format that says so (None where
    none of the user's does), and whether a title follows."""

    span: str
    day: date
    form: DatedFormat | None = None
    titled: bool = False


class NamedColumns(Struct, frozen=True, array_like=True):
    """What the names of many notes stand for, column by column, since a row of each takes longer to read: the paths,
    and of each path the same as above, the format by its place among those of the user."""

    paths: tuple[str, ...]
    spans: tuple[str, ...]
    days: tuple[date, ...]
    forms: tuple[int | None, ...]
    titled: tuple[bool, ...]

    @staticmethod
    def of(named: Mapping[str, Named], formats: Sequence[DatedFormat]) -> "NamedColumns":
        """The columns of what names stand for, by path."""
        every = named.values()
        return NamedColumns(
            paths=tuple(named),
            spans=tuple([one.span for one in every]),
            days=tuple([one.day for one in every]),
            forms=tuple([formats.index(one.form) if one.form else None for one in every]),
            titled=tuple([one.titled for one in every]),
        )

    def named(self, formats: Sequence[DatedFormat]) -> dict[str, Named]:
        """What the names stand for, by path."""
        forms = [None if place is None else formats[place] for place in self.forms]
        return dict(zip(self.paths, map(Named, self.spans, self.days, forms, self.titled), strict=True))


class DayNames:
    """The rules of one vault's settings, ready to be asked name by name."""

    def __init__(self, formats: tuple[DatedFormat, ...]) -> None:
        """Splits the formats into parts of a path once."""
        self.formats = formats
        self._forms = [(form, fold(form.folder.strip("/")), _ends(form.format, form.span)) for form in formats]
        self._chosen = [one for one in self._forms if one[0].explicit]
        days = (ends for form, _, ends in self._forms if form.span == "day" and form.explicit)
        self._days = [end for ends in days for _, end in ends]
        self._known: dict[str, Named | None] = {}
        self._default = next((form for form in formats if form.span == "day" and not form.explicit), None)
        self._known_journals: dict[str, bool] = {}
        self._journals = {folder for form, folder, _ in self._forms if form.span == "day" and folder}

    def note(self, path: str) -> Named | None:
        """What the name of the note at that path stands for."""
        known = self._known
        if path in known:
            return known[path]
        found: Named | None = None
        if _DIGIT.search(path):
            found = (self._by_format(path) if self._chosen else None) or self._by_rule(path)
        known[path] = found
        return found

    def _by_format(self, path: str) -> Named | None:
        plain = path.removesuffix(".md")
        for form, folder, ends in self._chosen:
            if not folder or fold(path).startswith(folder + "/"):
                found = next(_matches(ends, plain, titled=form.span in _TITLED), None)
                if found:
                    return Named(span=form.span, day=found[0], form=form, titled=found[1])
        return None

    def _by_rule(self, path: str) -> Named | None:
        """A `YYYY-MM-DD` at the start of a name or `YYYY/MM/DD` anywhere; in a journal folder any form that names one
        day."""
        name = stem(path)
        if day := named_day(name):
            return Named(span="day", day=day, form=self._default, titled=len(name) > len("2026-10-01"))
        if len(name) == len("01") and (match := _NESTED.search(f"/{path}")):
            day = written_day(match[1], match[2], match[3])
            return Named(span="day", day=day) if day else None
        if not self._is_journal(path):
            return None
        if match := _NESTED_TITLED.search(f"/{path}"):
            day = written_day(match[1], match[2], match[3])
            return Named(span="day", day=day, titled=True) if day else None
        if week := _WEEK.match(name):
            first = match_day("GGGG-WW", f"{week[1]}-{week[2]}")
            return Named(span="week", day=first) if first else None
        if month := _MONTH.fullmatch(name):
            first = written_day(month[1], month[2], "1")
            return Named(span="month", day=first) if first else None
        if match := _JOURNAL_START.match(name):
            day = written_day(match[1], match[3], match[4])
            return Named(span="day", day=day, titled=match.end() < len(name)) if day else None
        iso = begin_with_iso(name)
        day = date.fromisoformat(iso[: len("2026-10-01")]) if iso else name_day(name)
        return Named(span="day", day=day, titled=len(iso) > len("2026-10-01")) if day else None

    def _is_journal(self, path: str) -> bool:
        folder = fold(path.rpartition("/")[0])
        found = self._known_journals.get(folder)
        if found is None:
            found = self._known_journals[folder] = self._holds_journals(folder)
        return found

    def _holds_journals(self, folder: str) -> bool:
        parts = {re.sub(r"^[\W\d_]+|[\W_]+$", "", part) for part in folder.split("/")} if folder else set()
        return not JOURNALS.isdisjoint(parts) or any(f"{folder}/".startswith(f"{own}/") for own in self._journals)

    def link(self, target: str) -> date | None:
        """The day that a link's target names, whether a note of it exists or not."""
        return self._own(target.removesuffix(".md")) or name_day(stem(target)) if _DIGIT.search(target) else None

    def value(self, text: str) -> date | None:
        """The day that a value names: as the vault's day notes are named, with or without the weekday, else in a form
        that needs no settings."""
        return self._own(text.strip().strip("\"'")) or parse_day(text) or self.link(_linked(text)) or name_day(text)

    def in_name(self, name: str) -> date | None:
        """The day that stands anywhere in a name, the vault's own format first."""
        for fmt in self._days:
            for begin in _WORD_START.finditer(name):
                if day := match_day(fmt, name[begin.start() :], titled=True):
                    return day
        return named_day(name) or day_in(name)

    @property
    def is_plain(self) -> bool:
        """Whether no day is named in a way that needs the settings."""
        return all(without_weekdays(fmt.rpartition("/")[2]) == "YYYY-MM-DD" for fmt in self._days)

    def begin_with_iso(self, text: str) -> str:
        """The text with the day that it begins with in the ISO form, where it is written as the vault's day notes are
        named, linked or plain; "" when it begins with none."""
        if iso := begin_with_iso(text, self.link):
            return iso
        for fmt in self._days:
            for form in dict.fromkeys((fmt, without_weekdays(fmt))):
                if found := match_beginning(form, text[:200]):
                    return found[0].isoformat() + text[found[1] :]
        return ""

    def _own(self, text: str) -> date | None:
        if not _DIGIT.search(text):
            return None
        forms = ((form, ends) for form, _, ends in self._forms if form.span == "day" and form.explicit)
        for _, ends in forms:
            if found := next(_matches(ends, text), None) or next(_matches(_bare(ends), text), None):
                return found[0]
        return None


ISO_DAYS = DayNames(())
"""What names days where nobody chose a format."""


def named_day(name: str) -> date | None:
    """The day with which a file name begins (`2026-11-20 Dinner`)."""
    match = _ISO_START.match(name)
    return written_day(match[1], match[2], match[3]) if match else None


def _linked(text: str) -> str:
    inner = text.strip().strip("\"'")
    return inner[2:-2].partition("|")[0].partition("#")[0] if inner.startswith("[[") and inner.endswith("]]") else ""


@lru_cache(maxsize=64)
def _ends(fmt: str, span: str) -> tuple[tuple[int, str], ...]:
    """The format of a path, the same without its first part, and so on to that of the name alone, with how many parts
    each has: a note may have been moved out of the folders of its format."""
    cuts = [match.start() for match in _BRACKETS.finditer(fmt) if match[0] == "/"]
    parts = [fmt[start + 1 : end] for start, end in zip([-1, *cuts], [*cuts, len(fmt)], strict=True)]
    parts = [part for part in parts if part]
    ends = ((len(parts) - at, "/".join(parts[at:])) for at in range(len(parts)))
    return tuple((count, end) for count, end in ends if says(end, span))


@lru_cache(maxsize=64)
def _bare(ends: tuple[tuple[int, str], ...]) -> tuple[tuple[int, str], ...]:
    return tuple((count, without_weekdays(fmt)) for count, fmt in ends)


def _matches(ends: tuple[tuple[int, str], ...], text: str, *, titled: bool = False) -> Iterator[tuple[date, bool]]:
    """The days that the end of a path names in one of the formats, and whether a title follows."""
    parts = text.split("/")
    for count, fmt in ends:
        if count > len(parts):
            continue
        end = "/".join(parts[-count:])
        if titled and (found := match_beginning(fmt, end)):
            yield found[0], found[1] < len(end)
        elif not titled and (day := match_day(fmt, end)):
            yield day, False
