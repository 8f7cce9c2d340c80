"""Format use: how many notes the user's formats for dated notes match, and a finding on each that misses them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from vaultkit.index.day_names import Named
from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.index import FormatUse
from vaultkit.model.location import Location
from vaultkit.model.names import fold
from vaultkit.model.record import Kind
from vaultkit.model.regex import regex
from vaultkit.model.settings import DatedFormat
from vaultkit.syntax.numbers import small_int
from vaultkit.syntax.written_days import month_of

_LIKE_A_DAY = regex(r"(?<!\d)\d{4}\D+\d{1,2}(?!\d)|(?<!\d)\d{1,2}\D+\d{4}(?!\d)|(?<!\d)\d{6,8}(?!\d)")
_YEAR = regex(r"(?<!\d)(?:19|20)\d{2}")
_WORD = regex(r"[^\W\d_]{3,}")
_CHECKED = frozenset({"day", "week", "month"})
_FEW = 3
_MANY = 5


def counted(formats: Iterable[DatedFormat]) -> tuple[Kind, ...]:
    """The kinds of notes that the formats may be for: a plain note is one that a format misses only where its folder or
    the user says so."""
    may_miss = any(form.folder.strip("/") or form.explicit for form in formats)
    return (Kind.DATED, Kind.NOTE) if may_miss else (Kind.DATED,)


class FormatUses:
    """The notes that each format should match, those of no other kind in its folder, and how it does."""

    def __init__(self, formats: Iterable[DatedFormat], paths: Iterable[str], named: Mapping[str, Named]) -> None:
        """`paths` are those of the notes that count for them, `named` what the names of the dated ones stand for."""
        self._named = named
        self._formats = tuple(formats)
        self._notes: dict[DatedFormat, list[str]] = {form: [] for form in self._formats}
        folders = [(form, fold(form.folder.strip("/"))) for form in self._formats]
        for path in paths:
            own = named[path].form if path in named else None
            if own in self._notes:
                self._notes[own].append(path)
                continue
            folded = fold(path)
            inside = [form for form, folder in folders if folder and folded.startswith(folder + "/")]
            span = named[path].span if path in named else "day"
            wanted = [form for form in inside or self._formats if form.span == span][:1]
            for form in wanted:
                if inside or (form.explicit and not form.folder and _looks_dated(path)):
                    self._notes[form].append(path)

    def uses(self) -> tuple[FormatUse, ...]:
        """Each format with the number of notes that it should match, and of those that it does."""
        return tuple(
            FormatUse(
                span=form.span,
                folder=form.folder,
                format=form.format,
                notes=len(paths),
                matched=sum(self._is_matched(path, form) for path in paths),
                unread=sum(path not in self._named and _looks_dated(path) for path in paths),
            )
            for form, paths in self._notes.items()
        )

    def findings(self) -> Iterator[Diagnostic]:
        """A finding on each format of the user's that matches none of its notes, or not the newest ones."""
        for use, (form, paths) in zip(self.uses(), self._notes.items(), strict=True):
            if not form.explicit or form.span not in _CHECKED or use.notes == use.matched:
                continue
            others = [path for path in paths if not self._is_matched(path, form)]
            where = f"in {form.folder}" if form.folder else "in the vault"
            counts = f"{use.notes} notes {where}, {use.matched} match {form.format}"
            read = sum(path in self._named for path in others)
            hint = f"; {read} are read by the date that begins their name" if read else ""
            if not use.matched:
                told = len(others) >= _MANY or (form.folder and any(_looks_dated(path) for path in others))
                if told:
                    yield _finding(form, counts + hint)
            elif len(newer := list(self._newer(form, paths, others))) >= _FEW:
                yield _finding(form, f"{counts}, and none of the newest {len(newer)}{hint}")

    def _is_matched(self, path: str, form: DatedFormat) -> bool:
        return path in self._named and self._named[path].form == form

    def _newer(self, form: DatedFormat, paths: Iterable[str], others: Iterable[str]) -> Iterator[str]:
        """Those of the others that are surely of a later day than all that the format matches."""
        newest = max((self._named[path].day for path in paths if self._is_matched(path, form)), default=date.min)
        for path in others:
            day = self._named[path].day if path in self._named else None
            years = (small_int(year) or 0 for year in _YEAR.findall(path)) if _looks_dated(path) else ()
            if day > newest if day else max(years, default=0) > newest.year:
                yield path


def _finding(form: DatedFormat, message: str) -> Diagnostic:
    return diagnose("unread-days", message, Location(path=form.folder or "."))


def _looks_dated(path: str) -> bool:
    name = path.removesuffix(".md")
    if not any(map(str.isdigit, name.rpartition("/")[2])):
        return False
    words = chain.from_iterable(_WORD.findall(part) for part in name.split("/")[-2:])
    return bool(_LIKE_A_DAY.search(name)) or (any(map(str.isdigit, name)) and any(map(month_of, words)))
