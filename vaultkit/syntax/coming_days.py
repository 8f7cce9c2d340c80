"""Coming days: a day ahead as people say it in other languages than English (`nächste Woche`, `в марте`) to a date,
seen from a given day. Nothing but such words may stand there: a reason beside them is no day."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

from vaultkit.syntax.calendar_names import months, weekdays
from vaultkit.syntax.dates import make_day
from vaultkit.syntax.numbers import small_int


def _plain(text: str) -> str:
    """The text without accents and a dot at its end; letters that only look accented (`й`) go with their marks, too."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).replace("ł", "l").strip(" .")


_UNITS = {
    "day": "tag tage tagen jour jours dia dias giorno giorni dag dagen dzien dni dnia день дня дней",
    "week": "woche wochen semaine semaines semana semanas settimana settimane week weken tydzien tygodnie tygodni "
    "tygodniu неделя неделе неделю недели недель",
    "month": "monat monate monaten mois mes meses mese mesi maand maanden miesiac miesiace miesiecy miesiacu месяц "
    "месяца месяцев месяце",
    "year": "jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren rok roku lata lat год года лет году",
}
_NEXT = (
    "nachste nachsten nachster nachstes kommende kommenden kommendes prochain prochaine proximo proxima viene vem "
    "prossimo prossima volgend volgende komend komende przyszly przyszla przyszle przyszlym nastepny nastepna "
    "nastepnym следующий следующая следующее следующей следующем следующую"
)
_BESIDE = (
    "der die das den dem am im in ab bis le la les l en dans d de du des au a partir jusqu el los las dentro del para "
    "hasta desde que o na no em daqui ate il lo nel nella alla al tra fra da het op over om tot vanaf w we od do "
    "в во на до с к"
)
_IN_ONE = "через za"
"""Words before a span, which alone mean one of it (`через неделю`)."""

_TOMORROW = "morgen demain manana amanha domani jutro завтра 明天 明日"
_IN_TWO_DAYS = (
    "ubermorgen", "apres-demain", "apres demain", "pasado manana", "depois de amanha", "dopodomani", "overmorgen",
    "pojutrze", "послезавтра", "后天", "後天", "明後日", "あさって",
)  # fmt: skip
_COUNTS = (
    "ein eine einem einer einen eines un une una uno um uma een jeden jedna jednym один одну одна 一",
    "zwei deux dos dois duas due twee dwa dwie два две 二 两 兩",
    "drei trois tres tre drie trzy три 三",
    "vier quatre cuatro quatro quattro cztery четыре 四",
    "funf cinq cinco cinque vijf piec пять 五",
    "sechs six seis sei zes szesc шесть 六",
    "sieben sept siete sete sette zeven siedem семь 七",
    "acht huit ocho oito otto osiem восемь 八",
    "neun neuf nueve nove negen dziewiec девять 九",
    "zehn dix diez dez dieci tien dziesiec десять 十",
)
_HALF = {"halb", "halbe", "halbes", "halben", "medio", "meio", "mezzo", "half", "pol"}
_HALF_YEAR = {"полгода", "через полгода", "半年", "半年后", "半年後"}

_UNIT = {word: unit for unit, words in _UNITS.items() for word in _plain(words).split()}
_COUNT = {word: number for number, words in enumerate(_COUNTS, 1) for word in _plain(words).split()}
_NEXT_WORDS, _BESIDE_WORDS = frozenset(_plain(_NEXT).split()), frozenset(_plain(_BESIDE).split())
_ONE_WORDS = frozenset(_plain(_IN_ONE).split())
_DAYS = {**dict.fromkeys(_TOMORROW.split(), 1), **dict.fromkeys(map(_plain, _IN_TWO_DAYS), 2)}

_HAN_UNITS = {
    **dict.fromkeys("天日", "day"), **dict.fromkeys(("周", "週", "週間", "星期", "礼拜"), "week"),
    "月": "month", "年": "year",
}  # fmt: skip
_HAN_SPAN = re.compile(
    r"(\d{1,3}|[一二两兩三四五六七八九十])(?:个|個|か|カ|ヶ|ケ|箇)?(天|日|週間|周|週|星期|礼拜|月|年)(?:之|以)?[后後]"
)
_HAN_NEXT = re.compile(r"(?:下个|下個|下|来|來)(周|週|星期|礼拜|月|年)|(明)年")
_HAN_WEEKDAY = re.compile(
    r"((?:下[个個]?|来|來)(?=周|週|星期|礼拜))?(?:(?:周|週|星期|礼拜)([一二三四五六日天])|(?:週の)?([月火水木金土日])曜日?)"
)
_HAN_DATE = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})|([一二三四五六七八九十]{1,2}))月(?:(\d{1,2})[日号號])?")
_HAN_DAYS = {**dict(zip("一二三四五六", range(6), strict=True)), **dict.fromkeys("日天", 6)}
_HAN_DAYS |= dict(zip("月火水木金土", range(6), strict=True))
_FEWEST_LETTERS = 4
_SHORT_MONTHS = frozenset(map(_plain, ("mai", "mei", "maj", "май", "мая", "мае")))


def parse_coming_day(said: str, today: date) -> date | None:
    """The day ahead that the words, in lower case and with single blanks, say; None where they say anything else."""
    text = _plain(said)
    if text in _DAYS:
        return today + timedelta(days=_DAYS[text])
    if text in _HALF_YEAR:
        return _later(today, 6, "month")
    if not text.isascii() and (day := _in_han(text.replace(" ", ""), today)):
        return day
    words = [word for word in re.split(r"[ '’]+", text) if word and word not in _BESIDE_WORDS]
    is_next = any(word in _NEXT_WORDS for word in words)
    words = [word for word in words if word not in _NEXT_WORDS]
    if words and words[0] in _ONE_WORDS:
        words = words[1:] if len(words) > 2 else ["1", *words[1:]]
    return _in_words(words, today, is_next=is_next)


def _in_words(words: list[str], today: date, *, is_next: bool) -> date | None:
    match words:
        case [unit] if unit in _UNIT and is_next:
            return _later(today, 1, _UNIT[unit])
        case [half, unit] if half in _HALF and _UNIT.get(unit) == "year" and not is_next:
            return _later(today, 6, "month")
        case [one, half, unit] if _COUNT.get(one) == 1 and half in _HALF and _UNIT.get(unit) == "year" and not is_next:
            return _later(today, 6, "month")
        case [number, unit] if unit in _UNIT and not is_next:
            count = _number(number)
            return _later(today, count, _UNIT[unit]) if count else None
        case [name] if (weekday := _weekday(name)) is not None:
            return _next_weekday(today, weekday)
        case [name] if month := _month(name):
            return _first_day(today, month)
        case [name, year] if (month := _month(name)) and re.fullmatch(r"\d{4}", year) and not is_next:
            return make_day(small_int(year), month, 1)
        case [day, name] if (month := _month(name)) and not is_next:
            return _of_year(today, month, small_int(day.rstrip(".")))
        case _:
            return None


def _in_han(text: str, today: date) -> date | None:
    if span := _HAN_SPAN.fullmatch(text):
        count = _number(span[1])
        return _later(today, count, _HAN_UNITS[span[2]]) if count else None
    if following := _HAN_NEXT.fullmatch(text):
        return _later(today, 1, _HAN_UNITS[following[1]] if following[1] else "year")
    if day := _HAN_WEEKDAY.fullmatch(text):
        weekday = _HAN_DAYS[day[2] or day[3]]
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 + weekday) if day[1] else _next_weekday(today, weekday)
    if found := _HAN_DATE.fullmatch(text):
        month = small_int(found[2]) if found[2] else _han_number(found[3])
        year, day_of = small_int(found[1] or ""), small_int(found[4] or "")
        if year:
            return make_day(year, month, day_of or 1)
        return _of_year(today, month or 0, day_of or 1)
    return None


def _han_number(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _COUNT.get(text, 0)
    return 10 * _COUNT.get(tens or "一", 0) + (_COUNT.get(ones, 0) if ones else 0)


def _number(word: str) -> int:
    return _COUNT.get(word, 0) or small_int(word) or 0


def _weekday(name: str) -> int | None:
    found = _only(weekdays().get(name, frozenset())) if len(name) >= _FEWEST_LETTERS else None
    return found if found is not None and name not in months() else None


def _month(name: str) -> int:
    """The number of the month that a name means, also in the case of a Russian `в`; 0 for none."""
    if len(name) < _FEWEST_LETTERS and name not in _SHORT_MONTHS:
        return 0
    forms = (name, *((name[:-1], f"{name[:-1]}ь", f"{name[:-1]}и") if name.endswith("е") else ()))
    return next((found for form in forms if (found := _only(months().get(form, frozenset())))), None) or 0


def _only(numbers: frozenset[int]) -> int | None:
    return next(iter(numbers)) if len(numbers) == 1 else None


def _next_weekday(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _first_day(today: date, month: int) -> date | None:
    return _nearest((make_day(year, month, 1) for year in (today.year, today.year + 1)), today)


def _of_year(today: date, month: int, day: int | None) -> date | None:
    return _nearest((make_day(year, month, day) for year in range(today.year, today.year + 9)), today)


def _nearest(days: Iterable[date | None], today: date) -> date | None:
    return next((day for day in days if day and day > today), None)


def _later(today: date, count: int, unit: str) -> date | None:
    """The day so many units ahead; where a month has no such day, its last one."""
    if unit in {"day", "week"}:
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    at = today.year * 12 + today.month - 1 + count * (12 if unit == "year" else 1)
    days = (make_day(at // 12, at % 12 + 1, day) for day in range(today.day, 27, -1))
    return make_day(at // 12, at % 12 + 1, today.day) or next((day for day in days if day), None)
