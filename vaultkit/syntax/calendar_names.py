"""Calendar names: what months and weekdays are called in the large languages, to their numbers; by the tables of the
library dateparser, which are read when a name is met that is not English."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location

from vaultkit.model.regex import regex

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

_ROMAN = regex(r"[ivx]+")
_NO_LETTERS = " .()\u200e\u200f"

_WEEKDAY_STARTS = (
    " car cars cmt crs cs csut csüt ct ctv ctvr cum cuma"
    " cz czw czwa dc dg di die dien dijo dill dim dima"
    " dime dins diss dium dive dj dl do dom dome domi don"
    " dond donn ds dt dum dumi dv fr fre fred frei fri"
    " frid gi gio giov h hetf hétf je jeu jeud joi ju jue"
    " juev k ke kedd kesk la laua lor lord lu lun lund"
    " lune luni lör lörd lør lørd ma maan man mand mar"
    " mard mart marț me mer merc mi mie mier mit mitt mié"
    " miér mo mon mond mont mån månd nd ndz ne ned nede"
    " nedě nie nied ons onsd p pa pat pate patk paz paza"
    " pe pent per perj pers perş pi pia piat pią piąt pn"
    " po pon pond poni prs pt pzt pá pát páte pátk pént"
    " qua quar qui quin sa sab saba sal salı sam samb same"
    " sams sat satu sb seg segu sex sext so sob sobo son"
    " sond sonn sr sro srod st str stre stvr stř stře su"
    " sun sund sunn sze szer szo szom sá sáb sába sâm sâmb"
    " sön sönd søn sønd ter terc terç th thu thur ti tiis"
    " tir tirs tis tisd to tor tors tu tue tues ut ute"
    " uter utor vas vasa vasá ve ven vend vene vie vier"
    " vin vine vr vrij we wed wedn wo woen wt wto wtor za"
    " zate zo zond çar çarş çrs út úte úter čt čtv čtvr śr"
    " śro środ št štvr δευ δευτ κυρ κυρι πέμ πέμπ παρ παρα"
    " πεμ πεμπ σάβ σάββ σαβ σαββ τετ τετά τετα τρί τρίτ"
    " τρι τριτ воск вс вск вт втор втр вів вівт нд нед"
    " неді п'ят пн пнд пон поне пт птн пят пятн сб сбт сер"
    " сере ср срд сред суб субб субо чет четв чт чтв 一 三 二"
    " 五 六 周一 周三 周二 周五 周六 周四 周日 四 土 土曜日 日 日曜日 星期一 星期三 星期二"
    " 星期五 星期六 星期四 星期天 星期日 月 月曜日 木 木曜日 水 水曜日 火 火曜日 礼拜一 礼拜三"
    " 礼拜二 礼拜五 礼拜六 礼拜四 礼拜天 礼拜日 金 金曜日 금 금요일 목 목요일 수 수요일 월"
    " 월요일 일 일요일 토 토요일 화 화요일"
    " "
)
"""What the names of weekdays begin with, so that most words are known to be none without reading the tables."""

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


def may_be_weekday(word: str) -> bool:
    """Whether a word begins as the name of a weekday does."""
    return f" {fold_name(word)[:4]} " in _WEEKDAY_STARTS


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
