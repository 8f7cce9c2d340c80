"""Coming days: a day ahead as people say it in other languages than English (`nächste Woche`, `в марте`) to a date,
seen from a given day. Nothing but such words may stand there: a reason beside them is no day."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from vaultkit.model.regex import regex
from vaultkit.syntax.calendar_names import months, weekdays
from vaultkit.syntax.dates import MONTHS, make_day
from vaultkit.syntax.numbers import small_int


def spelled_plainly(text: str) -> str:
    """The text without accents and a dot at its end; letters that only look accented (`й`) go with their marks, too."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).replace("ł", "l").strip(" .")


_UNITS = {
    "day": "tag tage tagen jour jours dia dias giorno giorni dag dagen dzien dni dnia день дня дней",
    "week": "woche wochen semaine semaines semana semanas settimana settimane week weken tydzien tygodnie tygodni "
    "tygodniu неделя неделе неделю недели недель",
    "month": "monat monate monaten mois mes meses mese "
    "mesi maand maanden miesiac miesiace miesiecy miesiaca miesiacu месяц "
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

UNIT = {word: unit for unit, words in _UNITS.items() for word in spelled_plainly(words).split()}
COUNT = {word: number for number, words in enumerate(_COUNTS, 1) for word in spelled_plainly(words).split()}
_NEXT_WORDS, BESIDE = frozenset(spelled_plainly(_NEXT).split()), frozenset(spelled_plainly(_BESIDE).split())
_ONE_WORDS = frozenset(spelled_plainly(_IN_ONE).split())
_END = frozenset(
    [
        "end",
        "ende",
        "fin",
        "final",
        "finales",
        "fine",
        "fim",
        "eind",
        "einde",
        "koniec",
        "konca",
        "koncu",
        "конец",
        "конце",
        "конца",
    ]
)
_BESIDE_END = frozenset(("of", "the", "this", "di", "van"))
_OF_THIS = {word for words in ("month", _UNITS["month"]) for word in spelled_plainly(words).split()} | {"monats"}
_HAN_END = regex(r"(?:(\d{1,2})|([一二三四五六七八九十]{1,2}))?(?:月底|月末)")
_DAYS = {**dict.fromkeys(_TOMORROW.split(), 1), **dict.fromkeys(map(spelled_plainly, _IN_TWO_DAYS), 2)}

HAN_UNITS = {
    **dict.fromkeys("天日", "day"), **dict.fromkeys(("周", "週", "週間", "星期", "礼拜"), "week"),
    "月": "month", "年": "year",
}  # fmt: skip
_HAN_SPAN = regex(
    r"(\d{1,3}|[一二两兩三四五六七八九十])(?:个|個|か|カ|ヶ|ケ|箇)?(天|日|週間|周|週|星期|礼拜|月|年)(?:之|以)?[后後]"
)
_HAN_NEXT = regex(r"(?:下个|下個|下|来|來)(周|週|星期|礼拜|月|年)|(明)年")
_HAN_WEEKDAY = regex(
    r"((?:下[个個]?|来|來)(?=周|週|星期|礼拜))?(?:(?:周|週|星期|礼拜)([一二三四五六日天])|(?:週の)?([月火水木金土日])曜日?)"
)
HAN_DATE = regex(r"(?:(\d{4})年)?(?:(\d{1,2})|([一二三四五六七八九十]{1,2}))月(?:(\d{1,2})[日号號])?")
HAN_DAYS = {**dict(zip("一二三四五六", range(6), strict=True)), **dict.fromkeys("日天", 6)}
HAN_DAYS |= dict(zip("月火水木金土", range(6), strict=True))
_FEWEST_LETTERS = 4
_SHORT_MONTHS = frozenset(map(spelled_plainly, ("mai", "mei", "maj", "май", "мая", "мае")))


def parse_coming_day(said: str, today: date, *, surely: bool = False) -> date | None:
    """The day ahead that the words, in lower case and with single blanks, say; None where they say anything else.

    With `surely` only what cannot be a day of before: no weekday, month or day of a year without more."""
    text = spelled_plainly(said)
    if text in _DAYS:
        return today + timedelta(days=_DAYS[text])
    if text in _HALF_YEAR:
        return _later(today, 6, "month")
    if not surely and (day := _end_of_month(text, today)):
        return day
    if not text.isascii() and (day := _in_han(text.replace(" ", ""), today, surely=surely)):
        return day
    words = [word for word in re.split(r"[ '’]+", text) if word and word not in BESIDE]
    is_next = any(word in _NEXT_WORDS for word in words)
    words = [word for word in words if word not in _NEXT_WORDS]
    is_span = text != " ".join(words) and any(word in UNIT for word in words)
    if words and words[0] in _ONE_WORDS:
        is_span, words = True, words[1:] if len(words) > 2 else ["1", *words[1:]]
    if surely and not is_next and not is_span:
        return None
    return _in_words(words, today, is_next=is_next)


def _end_of_month(text: str, today: date) -> date | None:
    """The last day of the month that is named, or of this one."""
    if found := _HAN_END.fullmatch(text.replace(" ", "")):
        number = small_int(found[1]) if found[1] else han_number(found[2]) if found[2] else today.month
        return _last_day(today, number or 0)
    words = [word for word in re.split(r"[ '’]+", text) if word not in BESIDE and word not in _BESIDE_END]
    if len(words) != 2 or words[0] not in _END:
        return None
    return _last_day(today, today.month if words[1] in _OF_THIS else _named_month(words[1]))


def _named_month(word: str) -> int:
    """The number of a month by its name, also by one in the genitive."""
    return month_of(word) or next((number for number, name in enumerate(MONTHS, 1) if name.lower() == word), 0)


def _last_day(today: date, month: int) -> date | None:
    if not 1 <= month <= 12:
        return None
    year = today.year + (month < today.month)
    return make_day(year, month, monthrange(year, month)[1])


def _in_words(words: list[str], today: date, *, is_next: bool) -> date | None:
    match words:
        case [unit] if unit in UNIT and is_next:
            return _later(today, 1, UNIT[unit])
        case [half, unit] if half in _HALF and UNIT.get(unit) == "year" and not is_next:
            return _later(today, 6, "month")
        case [one, half, unit] if COUNT.get(one) == 1 and half in _HALF and UNIT.get(unit) == "year" and not is_next:
            return _later(today, 6, "month")
        case [number, unit] if unit in UNIT and not is_next:
            count = number_of(number)
            return _later(today, count, UNIT[unit]) if count else None
        case [name] if (weekday := weekday_of(name)) is not None:
            return _next_weekday(today, weekday)
        case [name] if month := month_of(name):
            return _first_day(today, month)
        case [name, year] if (month := month_of(name)) and re.fullmatch(r"\d{4}", year) and not is_next:
            return make_day(small_int(year), month, 1)
        case [day, name, year] if (month := month_of(name)) and re.fullmatch(r"\d{4}", year) and not is_next:
            return make_day(small_int(year), month, small_int(day.rstrip(".")))
        case [day, name] if (month := month_of(name)) and not is_next:
            return _of_year(today, month, small_int(day.rstrip(".")))
        case _:
            return None


def _in_han(text: str, today: date, *, surely: bool) -> date | None:
    if span := _HAN_SPAN.fullmatch(text):
        count = number_of(span[1])
        return _later(today, count, HAN_UNITS[span[2]]) if count else None
    if following := _HAN_NEXT.fullmatch(text):
        return _later(today, 1, HAN_UNITS[following[1]] if following[1] else "year")
    if (day := _HAN_WEEKDAY.fullmatch(text)) and (day[1] or not surely):
        weekday = HAN_DAYS[day[2] or day[3]]
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 + weekday) if day[1] else _next_weekday(today, weekday)
    if found := None if surely else HAN_DATE.fullmatch(text):
        month = small_int(found[2]) if found[2] else han_number(found[3])
        year, day_of = small_int(found[1] or ""), small_int(found[4] or "")
        if year:
            return make_day(year, month, day_of or 1)
        return _of_year(today, month or 0, day_of or 1)
    return None


def han_number(text: str) -> int:
    """A number below a hundred in Chinese characters, 0 for none."""
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return COUNT.get(text, 0)
    return 10 * COUNT.get(tens or "一", 0) + (COUNT.get(ones, 0) if ones else 0)


def number_of(word: str) -> int:
    """A small number in words or digits, 0 for none."""
    return COUNT.get(word, 0) or small_int(word) or 0


def weekday_of(name: str) -> int | None:
    """The number of the weekday that a name means, in any of the languages, None for none and for what is a month."""
    found = _only(weekdays().get(name, frozenset())) if len(name) >= _FEWEST_LETTERS else None
    return found if found is not None and name not in months() else None


def month_of(name: str) -> int:
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
