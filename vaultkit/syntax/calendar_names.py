"""Calendar names: what months and weekdays are called in the large languages, to their numbers; by the tables of the
library dateparser, which are read when a name is met that is not English."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location

LANGUAGES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "zh", "ja", "cs",
    "sk", "uk", "sv", "da", "nb", "fi", "tr", "ko", "hu", "el", "ro", "ca",
)  # fmt: skip

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MORE_WEEKDAYS = {"ndz": 6, "gi": 3, "sá": 5, **{name: number for number, name in enumerate("一二三四五六")}}
"""Short forms that Moment writes and the library does not know."""

_ROMAN = re.compile(r"[ivx]+")
_NO_LETTERS = " .()\u200e\u200f"

Names = Mapping[str, frozenset[int]]


def fold_name(name: str) -> str:
    """A name as calendar names are compared: composed, without case, dots and brackets around it."""
    text = name if name.isascii() else unicodedata.normalize("NFC", name)
    return text.casefold().strip(_NO_LETTERS)


@lru_cache(maxsize=1)
def months() -> Names:
    """The numbers, 1 to 12, that each name of a month means in any of the languages: long, short, with the endings of
    a date (`октября`), with and without accents."""
    return _numbers(_MONTHS, 1)


@lru_cache(maxsize=1)
def weekdays() -> Names:
    """The numbers, 0 (Monday) to 6, that each name of a weekday means in any of the languages; some mean two (`so`)."""
    found = dict(_numbers(_WEEKDAYS, 0))
    for name, number in _MORE_WEEKDAYS.items():
        found[name] = found.get(name, frozenset()) | {number}
    return found


def pattern_of(names: Callable[[], Names]) -> str:
    """A pattern for any of the names, the longer ones first, with or without a dot."""
    spelled = sorted(names(), key=lambda name: (-len(name), name))
    return "(?i:" + "|".join(re.escape(name) for name in spelled) + ")"


def _numbers(keys: tuple[str, ...], first: int) -> Names:
    found: dict[str, set[int]] = {}
    for table in _tables():
        for number, key in enumerate(keys, first):
            for written in table.get(key, ()):
                name = fold_name(written)
                if name and not _ROMAN.fullmatch(name):
                    found.setdefault(name, set()).add(number)
                    found.setdefault(_plain(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _plain(name: str) -> str:
    """The name without its accents, as it is typed on a keyboard that has none (`fevrier`)."""
    bare = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).replace("ł", "l")


def _tables() -> Iterator[Mapping[str, list[str]]]:
    """The library's table of each language. Its files are read one by one: to import the library itself takes ten times
    as long as all of them."""
    library = find_spec("dateparser")
    if library is None or not library.submodule_search_locations:
        raise ImportError("dateparser is not installed")
    folder = f"{library.submodule_search_locations[0]}/data/date_translation_data"
    for language in LANGUAGES:
        spec = spec_from_file_location(f"vaultkit_calendar_{language}", f"{folder}/{language}.py")
        if spec is None or spec.loader is None:
            raise ImportError(f"dateparser has no table of {language}")
        table = module_from_spec(spec)
        spec.loader.exec_module(table)
        yield table.info
