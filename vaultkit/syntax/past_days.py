"""Past days: today or a day before it as people say it in other languages than English (`gestern`, `vendredi dernier`,
`3 дня назад`) to a date, seen from a given day. Nothing but such words may stand there."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from vaultkit.model.regex import regex
from vaultkit.syntax.coming_days import (
    BESIDE,
    HAN_DATE,
    HAN_DAYS,
    HAN_UNITS,
    UNIT,
    han_number,
    month_of,
    number_of,
    spelled_plainly,
    weekday_of,
)
from vaultkit.syntax.dates import make_day
from vaultkit.syntax.numbers import small_int

_DAYS = {
    0: "heute; aujourd'hui; aujourd’hui; hoy; hoje; oggi; vandaag; "
    "dzisiaj; dzis; сегодня; 今天; 今日; ce matin; ce soir; "
    "esta manana; esta tarde; esta noche; esta manha; esta noite; stamattina; stamani; stasera; questa mattina; "
    "vanochtend; vanmorgen; vanmiddag; vanavond; dzis rano; 今早; 今晚; 今朝; 今晩",
    1: "gestern; hier; ayer; ontem; ieri; gisteren; wczoraj; "
    "вчера; 昨天; 昨日; きのう; anoche; gisteravond; gisterochtend; "
    "gistermiddag; iersera; 昨晚; 昨夜; 昨晩",
    2: "vorgestern; avant-hier; avant hier; anteayer; antier; antes de ayer; anteontem; antes de ontem; l'altro ieri; "
    "l’altro ieri; altroieri; avantieri; eergisteren; przedwczoraj; позавчера; 前天; 一昨日; おととい",
}
_PARTS = frozenset(
    spelled_plainly(
        "morgen fruh vormittag mittag nachmittag abend nacht matin midi apres-midi soir nuit manana mediodia tarde "
        "noche manha noite mattina pomeriggio sera notte ochtend middag namiddag avond nacht rano poludnie "
        "popoludnie popoludniu wieczorem wieczor утром днем вечером ночью à por"
    ).split()
)
_HAN_PARTS = regex(r"(?:上午|中午|下午|晚上|早上|夜里|の?(?:朝|昼|夕方|夜|晩))$")
_AGO_BEFORE = frozenset(("vor", "hace", "ha", "faz"))
_AGO_BEHIND = frozenset(("fa", "geleden", "temu", "назад", "atras"))
_ALONE_AGO = (" temu", " назад")
"""Words behind a span, which alone mean one of it (`неделю назад`)."""
_IL_Y_A = "il y a "
_LAST = frozenset(
    spelled_plainly(
        "letzte letzten letzter letztes vergangene vergangenen vergangener vergangenes vorige vorigen voriger "
        "voriges dernier derniere passe passee pasado pasada ultimo ultima passado passada scorso scorsa vorige "
        "afgelopen verleden laatste zeszly zeszla zeszle zeszlym zeszlej ubiegly ubiegla ubieglym ubieglej ubiegle "
        "ostatni ostatnia ostatnim ostatniej poprzedni poprzednim прошлый прошлая прошлое прошлую прошлой прошлом "
        "прошлого минувшую последний последнюю"
    ).split()
)
_HAN_AGO = regex(
    r"(\d{1,3}|[一二两兩三四五六七八九十])(?:个|個|か|カ|ヶ|ケ|箇)?(天|日|週間|周|週|星期|礼拜|月|年)(?:之|以)?前"
)
_HAN_LAST = regex(r"(?:上个|上個|上|先)(周|週|星期|礼拜|月)|(?:去|昨)(年)")
_HAN_WEEKDAY = regex(
    r"((?:上[个個]?|先)(?=周|週|星期|礼拜))?(?:(?:周|週|星期|礼拜)([一二三四五六日天])|(?:週の)?([月火水木金土日])曜日?)"
)
_SPOKEN = {spelled_plainly(word): days for days, row in _DAYS.items() for word in row.split("; ")}


def parse_past_day(said: str, today: date) -> date | None:
    """The day, today or before, that the words, in lower case and with single blanks, say; None where they say anything
    else. A weekday, or a day without a year, is the last one before."""
    text = spelled_plainly(said)
    if not text:
        return None
    if text in _SPOKEN:
        return today - timedelta(days=_SPOKEN[text])
    if not text.isascii() and (day := _in_han(text.replace(" ", ""), today)):
        return day
    first, *behind = text.split()
    if first in _SPOKEN and all(word in _PARTS or word in BESIDE for word in behind):
        return today - timedelta(days=_SPOKEN[first])
    return _in_words(text, today)


def _in_words(text: str, today: date) -> date | None:
    is_ago = text.startswith(_IL_Y_A)
    words = re.split(r"[ '’]+", text.removeprefix(_IL_Y_A))
    is_ago = is_ago or words[0] in _AGO_BEFORE or words[-1] in _AGO_BEHIND
    is_last = any(word in _LAST for word in words)
    marks = _AGO_BEFORE | _AGO_BEHIND if is_ago else _LAST if is_last else frozenset[str]()
    words = [word for word in words if word not in marks and word not in BESIDE]
    match words:
        case [unit] if unit in UNIT and (is_last or text.endswith(_ALONE_AGO)):
            return _earlier(today, 1, UNIT[unit])
        case [number, unit] if unit in UNIT and is_ago and (count := number_of(number)):
            return _earlier(today, count, UNIT[unit])
        case [name] if (weekday := weekday_of(name)) is not None and not is_ago:
            return _last_weekday(today, weekday)
        case [name, *parts] if parts and set(parts) <= _PARTS and (weekday := weekday_of(name)) is not None:
            return _last_weekday(today, weekday)
        case [day, name] if (month := month_of(name)) and not is_ago:
            return _of_year(today, month, small_int(day.rstrip(".")))
        case [day, name, year] if (month := month_of(name)) and re.fullmatch(r"\d{4}", year):
            return make_day(small_int(year), month, small_int(day.rstrip(".")))
        case [name, day, month_name] if weekday_of(name) is not None and (month := month_of(month_name)):
            return _of_year(today, month, small_int(day.rstrip(".")))
        case _:
            return None


def _in_han(text: str, today: date) -> date | None:
    text = _HAN_PARTS.sub("", text)
    if text in _SPOKEN:
        return today - timedelta(days=_SPOKEN[text])
    if span := _HAN_AGO.fullmatch(text):
        count = number_of(span[1])
        return _earlier(today, count, HAN_UNITS[span[2]]) if count else None
    if before := _HAN_LAST.fullmatch(text):
        return _earlier(today, 1, HAN_UNITS[before[1]] if before[1] else "year")
    if day := _HAN_WEEKDAY.fullmatch(text):
        weekday = HAN_DAYS[day[2] or day[3]]
        monday = today - timedelta(days=today.weekday())
        return monday - timedelta(days=7 - weekday) if day[1] else _last_weekday(today, weekday)
    if (found := HAN_DATE.fullmatch(text)) and found[4]:
        month = small_int(found[2]) if found[2] else han_number(found[3])
        year, day_of = small_int(found[1] or ""), small_int(found[4])
        return make_day(year, month, day_of) if year else _of_year(today, month or 0, day_of)
    return None


def _last_weekday(today: date, weekday: int) -> date:
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _of_year(today: date, month: int, day: int | None) -> date | None:
    return _newest((make_day(year, month, day) for year in range(today.year, today.year - 9, -1)), today)


def _newest(days: Iterable[date | None], today: date) -> date | None:
    return next((day for day in days if day and day <= today), None)


def _earlier(today: date, count: int, unit: str) -> date | None:
    """The day so many units before; where a month has no such day, its last one."""
    if unit in {"day", "week"}:
        return today - timedelta(days=count * (7 if unit == "week" else 1))
    at = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    days = (make_day(at // 12, at % 12 + 1, day) for day in range(today.day, 27, -1))
    return make_day(at // 12, at % 12 + 1, today.day) or next((day for day in days if day), None)
