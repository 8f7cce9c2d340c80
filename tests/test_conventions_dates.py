"""Names of dated notes and templates, and dates as people write them; convention cases carry their ids."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vaultkit.model.note import Value
from vaultkit.model.record import Birthday
from vaultkit.syntax import dates
from vaultkit.syntax.dates import birthday_in, format_cadence, parse_birthday, parse_cadence, parse_day
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.moment import format_day, match_day

LEFT_OUT: dict[str, str] = dict.fromkeys(
    ("P1", "P2", "P4", "P5", "P6", "P12", "P13"), "where the format and the folders stand is the vault's"
)

# id, format, name, day
CASES: list[tuple[str, str, str, date | None]] = [
    ("P3", "YYYY-MM-DD", "2026-11-20", date(2026, 11, 20)),
    ("P3", "YYYY-MM-DD", "2026-11-20 notes", None),
    ("P3", "YYYY-MM-DD", "2026-1-2", None),
    ("P3", "YYYY-MM-DD", "2026-02-30", None),
    ("P7", "gggg-[W]ww", "2026-W48", date(2026, 11, 22)),
    ("P7", "YYYY-MM", "2026-11", date(2026, 11, 1)),
    ("P7", "YYYY-[Q]Q", "2026-Q4", date(2026, 10, 1)),
    ("P7", "YYYY", "2026", date(2026, 1, 1)),
    ("P8", "GGGG-[W]WW", "2026-W48", date(2026, 11, 23)),
    ("P8", "GGGG-[W]WW", "2026-W54", None),
    ("P8", "gggg-[W]ww", "2027-W01", date(2026, 12, 27)),
    ("P9", "GGGG-MM-[W]WW", "2026-11-W48", date(2026, 11, 23)),
    ("P10", "YY-M-D", "26-1-2", date(2026, 1, 2)),
    ("P10", "MMM Do, YYYY", "Nov 20th, 2026", date(2026, 11, 20)),
    ("P10", "dddd D MMMM YYYY", "Friday 20 November 2026", date(2026, 11, 20)),
    ("P10", "dddd D MMMM YYYY", "Monday 20 November 2026", None),
    ("P10", "YYYY-DDDD", "2026-324", date(2026, 11, 20)),
    ("P10", "YYYY-MM-DD HHmm", "2026-11-20 0930", date(2026, 11, 20)),
    ("P10", "YYYY-MM-DD hh.mm A", "2026-11-20 09.30 PM", date(2026, 11, 20)),
    ("P10", "GGGG-[W]W-E", "2026-W48-3", date(2026, 11, 25)),
    ("P10", "X", "1795132800", date(2026, 11, 20)),
    ("P10", "x", "1795132800000", date(2026, 11, 20)),
    ("P10", "[Day] YYYY.MM.DD", "Day 2026.11.20", date(2026, 11, 20)),
    ("P11", "YYYY/MM_MMMM/YYYY-MM-DD ddd", "2026/11_November/2026-11-20 Fri", date(2026, 11, 20)),
    ("P11", "YYYY/MM_MMMM/YYYY-MM-DD ddd", "2026/10_October/2026-11-20 Fri", None),
    ("P11", "YYYY/[W]ww/YYYY-MM-DD", "2026/W47/2026-11-20", date(2026, 11, 20)),
    ("P11", "YYYY/MM MMM/YYMMDD[-D] dddd", "2026/11 Nov/261120-D Friday", date(2026, 11, 20)),
    (
        "P11",
        "YYYY/MM-MMMM/[Daily Notes]/YYYY-MM-DD-dddd",
        "2026/11-November/Daily Notes/2026-11-20-Friday",
        date(2026, 11, 20),
    ),
    ("P11", "{{date:YYYY-MM-DD}}", "2026-11-20", None),
    ("P11", "#YYYY-MM-DD", "#2026-11-20", date(2026, 11, 20)),
]

TEMPLATES: list[tuple[str, str, bool]] = [
    ("P14", "---\ncreated: '{{date}}'\n---\n", True),
    ("P14", "---\na: 1\n---\n{{date}}\n", False),
    ("P15", "---\ncreated: <% tp.file.creation_date() %>\n---\n", True),
]

DAYS: list[tuple[str, date | None]] = [
    ("2026-01-24", date(2026, 1, 24)),
    ("2026-1-4", date(2026, 1, 4)),
    ("2026/01/24", date(2026, 1, 24)),
    ("[[2026-01-24]]", date(2026, 1, 24)),
    ("[[Daily/2026-01-24|Saturday]]", date(2026, 1, 24)),
    ("20260124", date(2026, 1, 24)),
    ("2024-06-14 22:47", date(2024, 6, 14)),
    ("2024-06-14T22:47:00Z", date(2024, 6, 14)),
    ("December 29, 2024 11:30 AM", date(2024, 12, 29)),
    ("Friday, December 9th 2022, 12:11:31 pm", date(2022, 12, 9)),
    ("9 December 2022", date(2022, 12, 9)),
    ("9 Dec 2022", date(2022, 12, 9)),
    ("13/02/1980", date(1980, 2, 13)),
    ("02/13/1980", date(1980, 2, 13)),
    ("02/02/1980", date(1980, 2, 2)),
    ("01/02/1980", None),
    ("2026-02-30", None),
    ("0001-01-01", None),
    ("9999-01-01", None),
    ("24-01-01", None),
    ("2026", None),
    ("soon", None),
    ("", None),
]

BIRTHDAYS: list[tuple[str, Birthday | None]] = [
    ("1980-04-17", Birthday(year=1980, month=4, day=17)),
    ("04-17", Birthday(month=4, day=17)),
    ("--04-17", Birthday(month=4, day=17)),
    ("1604-04-17", Birthday(month=4, day=17)),
    ("April 17", Birthday(month=4, day=17)),
    ("17 April", Birthday(month=4, day=17)),
    ("17 April 1980", Birthday(year=1980, month=4, day=17)),
    ("02-29", Birthday(month=2, day=29)),
    ("17/4", Birthday(month=4, day=17)),
    ("4/5", None),
    ("02-30", None),
    ("1980-04", None),
]

CADENCES: list[tuple[Value, int | None]] = [
    (30, 30),
    ("30", 30),
    ("30d", 30),
    ("6 weeks", 42),
    ("6w", 42),
    ("every 2 months", 60),
    ("Every two months", 60),
    ("every other week", 14),
    ("once a month", 30),
    ("Quarterly", 90),
    ("biweekly", 14),
    ("1y", 365),
    (("monthly",), 30),
    (0, None),
    (True, None),
    ("KeepInTouch", None),
    ("2 blue moons", None),
    (None, None),
]


@pytest.mark.parametrize(("case", "fmt", "name", "day"), CASES)
def test_a_name_is_read_by_its_format(case: str, fmt: str, name: str, day: date | None) -> None:
    assert match_day(fmt, name) == day, case


@pytest.mark.parametrize(("case", "text", "expected"), TEMPLATES)
def test_a_template_is_not_indexed(case: str, text: str, expected: bool) -> None:
    assert parse_note("S.md", text.encode()).template is expected, case


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day(text: str, day: date | None) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(("text", "birthday"), BIRTHDAYS)
def test_a_birthday(text: str, birthday: Birthday | None) -> None:
    assert parse_birthday(text) == birthday


def test_29_february_falls_on_the_28th_in_common_years() -> None:
    leapling = Birthday(month=2, day=29)
    assert [birthday_in(leapling, year) for year in (2027, 2028)] == [date(2027, 2, 28), date(2028, 2, 29)]


@pytest.mark.parametrize(("value", "days"), CADENCES)
def test_a_cadence(value: Value, days: int | None) -> None:
    cadence = parse_cadence(value)
    assert (cadence.days if cadence else None) == days


def test_never_is_a_cadence_without_days() -> None:
    cadence = parse_cadence("never")
    assert cadence is not None
    assert (cadence.days, cadence.never) == (None, True)


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=36_500))
def test_a_cadence_in_words_is_read_back(days: int) -> None:
    cadence = parse_cadence(format_cadence(days))
    assert cadence is not None
    assert cadence.days == days


@settings(deadline=None)
@given(
    st.dates(date(1970, 1, 1), date(2060, 12, 31)),
    st.sampled_from(
        [
            "YYYY-MM-DD",
            "YYYY/MM_MMMM/YYYY-MM-DD ddd",
            "MMMM Do, YYYY",
            "dddd D MMM YYYY",
            "YYYY-DDDD",
            "GGGG-[W]WW-E",
            "X",
            "gggg-[W]ww-e",
            "YYYY-MM-DD HHmm",
            "[Q]Q YYYY-M-D",
        ]
    ),
)
def test_a_day_in_a_format_is_read_back(day: date, fmt: str) -> None:
    assert match_day(fmt, format_day(fmt, day)) == day


# Letters that count as an `s` or an `i` where case is ignored, and digits that are none of ours, among what dates are
# made of.
PARTS = ["1", "20", "٣", "²", "2026", " ", "-", "/", "ſep", "ſept", "Aprıl", "Frıday", "SUN", "ſun", "Mar", ", ", "."]
DATE_LIKE = st.lists(st.sampled_from(PARTS), max_size=7).map("".join)
FORMATS = st.lists(st.sampled_from(["YYYY", "MMMM", "MMM", "D", "Do", "dddd", "ddd", "dd", "-", " ", "[x]"])).map(
    "".join
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=30), FORMATS), st.one_of(st.text(max_size=30), DATE_LIKE))
@example("D MMM YYYY", "1 ſep 2026")
@example("dddd YYYY-MM-DD", "Frıday 2026-11-20")
def test_no_format_and_no_text_raises(fmt: str, text: str) -> None:
    match_day(fmt, text)
    format_day(fmt, date(2026, 1, 1))
    parse_day(text)
    parse_birthday(text)
    parse_cadence(text)


DAY_LIKE = st.lists(
    st.sampled_from(
        [*PARTS, "dec", "December", "declined", "tues", " of ", "st", "th", "20261001", "[[", "]]", "10:30"]
    ),
    max_size=6,
).map("".join)


@given(DAY_LIKE)
def test_what_does_not_begin_as_a_day_is_none_by_any_pattern(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(dates, "_may_be_day", lambda _: True)
        expected = parse_day(text)
    assert parse_day(text) == expected


def test_every_row_about_dated_notes_has_a_case() -> None:
    told = {row[0] for row in (*CASES, *TEMPLATES)} | set(LEFT_OUT)
    assert {f"P{number}" for number in range(1, 16)} - told == set()
