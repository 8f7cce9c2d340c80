"""Days as people write them in many languages and formats: names of dated notes, links to days, log lines, dated
headings, days of events; each table holds inputs of its kind."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.evidence import evidence_lines
from tests.vaults.index import index_of
from vaultkit.index.day_names import DayNames
from vaultkit.index.format_use import FormatUses, counted
from vaultkit.model.record import Kind
from vaultkit.model.settings import DatedFormat
from vaultkit.syntax.calendar_names import LANGUAGES, may_be_weekday, months, weekdays
from vaultkit.syntax.day_ranges import parse_days
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.logline import dated_text, leading_day
from vaultkit.syntax.moment import match_day
from vaultkit.syntax.written_days import name_day

DAY = date(2026, 10, 1)
ANN = {"People/Ann.md": "A friend.\n"}


def daily(fmt: str, folder: str = "Daily", span: str = "day") -> DatedFormat:
    """A format that the user chose."""
    return DatedFormat(span=span, folder=folder, format=fmt, explicit=True)


# 1 October 2026 was a Thursday. Format, name: what Moment writes in each locale.
NAMES = [
    ("DD. MMMM YYYY", "01. Oktober 2026"),
    ("dddd, D. MMMM YYYY", "Donnerstag, 1. Oktober 2026"),
    ("DD.MM.YYYY dddd", "01.10.2026 Donnerstag"),
    ("ddd DD. MMM YYYY", "Do. 01. Okt. 2026"),
    ("D MMMM YYYY", "1 octobre 2026"),
    ("Do MMMM YYYY", "1er octobre 2026"),
    ("dddd D MMMM YYYY", "jeudi 1 octobre 2026"),
    ("D [de] MMMM [de] YYYY", "1 de octubre de 2026"),
    ("YYYY-MM-DD dddd", "2026-10-01 jueves"),
    ("D [de] MMMM [de] YYYY", "1 de outubro de 2026"),
    ("YYYY-MM-DD dddd", "2026-10-01 quinta-feira"),
    ("dddd D MMMM YYYY", "giovedì 1 ottobre 2026"),
    ("D MMM YYYY", "1 ott 2026"),
    ("dddd D MMMM YYYY", "donderdag 1 oktober 2026"),
    ("D MMM YYYY", "1 okt. 2026"),
    ("D MMMM YYYY", "1 października 2026"),
    ("ddd D MMM YYYY", "czw 1 paź 2026"),
    ("D MMMM YYYY", "1 октября 2026"),
    ("dd, D MMM YYYY", "чт, 1 окт. 2026"),
    ("YYYY年M月D日 dddd", "2026年10月1日 星期四"),
    ("YYYY年MMMD日", "2026年10月1日"),
    ("YYYY-MM-DD ddd", "2026-10-01 周四"),
    ("YYYY-MM-DD(dd)", "2026-10-01(木)"),
    ("YYYY年MM月DD日 dddd", "2026年10月01日 木曜日"),
    ("D. MMMM YYYY", "1. října 2026"),
    ("dddd D MMMM YYYY", "torsdag 1 oktober 2026"),
    ("YYYY. MMMM D. dddd", "2026. október 1. csütörtök"),
    ("D MMMM YYYY dddd", "1 Ekim 2026 Perşembe"),
    ("D MMMM YYYY", "1 ΟΚΤΩΒΡΊΟΥ 2026"),
    ("YYYY-MM-DD dddd", "2026-10-01 Fimmtudagur"),
    ("dddd YYYY-MM-DD", "Déardaoin 2026-10-01"),
    ("yyyy-MM-DD", "2026-10-01"),
    ("MMMM Do, YYYY", "October 1st, 2026"),
]

NO_NAMES = [
    ("dddd D MMMM YYYY", "vendredi 1 octobre 2026"),
    ("ddd DD.MM.YYYY", "Mo 01.10.2026"),
    ("D MMMM YYYY", "1 Tinuvember 2026"),
    ("MMMM YYYY", "Trip 2026"),
    ("YYYY-MM-DD", "2026-10-01 trip"),
    ("D MMMM YYYY", "32 octobre 2026"),
]


@pytest.mark.parametrize(("fmt", "name"), NAMES)
def test_a_name_in_any_large_language_is_its_day(fmt: str, name: str) -> None:
    assert match_day(fmt, name) == DAY


@pytest.mark.parametrize(("fmt", "name"), NO_NAMES)
def test_a_weekday_or_month_that_disagrees_or_is_missing_makes_no_day(fmt: str, name: str) -> None:
    assert match_day(fmt, name) is None


def test_each_language_has_all_its_months_and_weekdays() -> None:
    assert len(LANGUAGES) >= 20
    assert {number for numbers in months().values() for number in numbers} == set(range(1, 13))
    assert all(len(numbers) == 1 for numbers in months().values())
    assert {number for numbers in weekdays().values() for number in numbers} == set(range(7))


def test_only_a_word_that_may_be_a_weekday_asks_for_the_tables() -> None:
    assert all(map(may_be_weekday, weekdays()))
    ordinary = [
        "coffee",
        "lunch",
        "dinner",
        "call",
        "meeting",
        "email",
        "message",
        "talked",
        "walk",
        "visit",
        "workshop",
        "interview",
        "decided",
        "asked",
    ]
    assert not any(map(may_be_weekday, ordinary))


# Format, folder, path of the note that holds `met [[Ann]]`, day.
PATHS: list[tuple[DatedFormat | None, str, date | None]] = [
    (daily("YYYY/MM/DD"), "Daily/2026/10/01", DAY),
    (daily("YYYY/MM/DD"), "Daily/2026/10/01 Trip to Oslo", DAY),
    (daily("YYYY/MM-MMMM/DD dddd"), "Daily/2026/10-October/01 Thursday", DAY),
    (daily("YYYY/MM-MMMM/DD dddd"), "Daily/2026/10-Oktober/01 Donnerstag", DAY),
    (daily("YYYY/MM/YYYY-MM-DD"), "Daily/2026-10-01", DAY),
    (daily("YYYY/MM_MMMM/DD-MM-YYYY"), "Old/01-10-2026", None),
    (daily("gggg/[W]ww/YYYY-MM-DD"), "Daily/2026/W40/2026-10-01", DAY),
    (daily("YYYY/[Q]Q/DD.MM.YYYY", ""), "2026/Q4/01.10.2026", DAY),
    (daily("YYYY-MM-DD_dddd"), "Daily/2026-10-01_星期四", DAY),
    (daily("YYYY-MM-DD"), "Daily/2026-10-01 Beach day", DAY),
    (daily("YYYY-MM-DD"), "Archive/2026/2026-10-01", DAY),
    (daily("DD-MM-YYYY"), "Daily/2026-10-01", DAY),
    (daily("DD-MM-YYYY"), "1-1/2026-10-01 Ann", DAY),
    (daily("DD.MM.YYYY"), "Daily/01.10.2026 - Ausflug", DAY),
    (daily("YYMMDD", ""), "261001 Lunch", DAY),
    (daily("YYYY-MM-DD", "Daily Notes"), "Meeting Notes/2026-10-01 Marketing", DAY),
    (daily("YYYY-MM-DD", "daily"), "daily/2026/2026-10-01_0937", DAY),
    (None, "journals/2026_10_01", DAY),
    (None, "journals/Oct 1st, 2026", DAY),
    (None, "Journal/20261001", DAY),
    (None, "Tagebuch/2026.10.01", DAY),
    (None, "Tagebuch/1. Oktober 2026", DAY),
    (None, "10 Diario/2026_10_01 viaje", DAY),
    (None, "📅 日记/2026年10月1日", DAY),
    (None, "Daily/Thursday 2026-10-01", DAY),
    (None, "Daily/2026/10-October/01 Thursday", DAY),
    (None, "2026/10/01", DAY),
    (None, "2026-10-01 Trip", DAY),
    (None, "Weekly/2026-W40", date(2026, 9, 28)),
    (None, "Journal/Weekly/2026-W40 Review", date(2026, 9, 28)),
    (None, "Journal/2026-10", DAY),
    (None, "Tagebuch/1. Oktober 2026 Ausflug", DAY),
    (None, "Diario/jueves 1 de octubre de 2026 - playa", DAY),
    (None, "Notes/2026-10", None),
    (None, "Notes/2026-W40", None),
    (None, "Notes/2026_10_01", None),
    (None, "Notes/20261001", None),
    (None, "Notes/Oct 1st, 2026", None),
    (None, "2026-13-01", None),
    (None, "12026-10-01", None),
]


@pytest.mark.parametrize(("form", "path", "day"), PATHS)
def test_a_dated_note_is_known_by_its_path(form: DatedFormat | None, path: str, day: date | None) -> None:
    settings: dict[str, Any] = {"dated": (form,)} if form else {}
    index = index_of(ANN | {f"{path}.md": "met [[Ann]]\n"}, **settings)
    assert [one.day for one in index.history.get("People/Ann.md", ())] == ([day] if day else [])


# What begins a log line on 1 October 2026, in each language.
BEGINNINGS = [
    "1 Oct 2026 coffee",
    "1 October 2026: coffee",
    "Oct 1, 2026: coffee",
    "October 1st 2026 – coffee",
    "Oct. 1, 2026 coffee",
    "01.10.2026 coffee",
    "1.10.2026: coffee",
    "(2026-10-01) coffee",
    "[2026-10-01] coffee",
    "Thu 2026-10-01: coffee",
    "Thursday, 1 October 2026: coffee",
    "2026-10-01 (Thu): coffee",
    "2026-10-01, Thursday: coffee",
    "📞 2026-10-01 coffee",
    "🗓️ **2026-10-01**: coffee",
    "**1 Oct 2026** – coffee",
    "*Thu 2026-10-01* coffee",
    "[[Oct 1st, 2026]] coffee",
    "[[2026_10_01]] coffee",
    "[[Daily/2026-10-01 Thursday|Thursday]] coffee",
    "1. Oktober 2026: coffee",
    "Donnerstag, den 1. Oktober 2026: coffee",
    "Do, 01.10.2026 coffee",
    "1er octobre 2026 : coffee",
    "jeudi 1 octobre 2026 coffee",
    "1 de octubre de 2026: coffee",
    "1 de outubro de 2026 - coffee",
    "1 ottobre 2026 coffee",
    "1 oktober 2026 coffee",
    "1 października 2026: coffee",
    "1 октября 2026 г. coffee",
    "2026年10月1日 coffee",
    "2026年10月1日: coffee",
    "木 2026-10-01 coffee",
    "1 fevrier 2026 coffee",
    "**Thursday, October 1st, 2026**: coffee",
    "Thu Oct 1, 2026 coffee",
    "☎️ 2026-10-01 14:30 coffee",
    "01.10.2026, 14:30 Uhr: coffee",
    "<2026-10-01 Thu> coffee",
    "[2026-10-01 Thu] coffee",
    "(Thu 2026-10-01) coffee",
    "2026-10-01 Do.: coffee",
    "2026-10-01 星期四 coffee",
    "2026년 10월 1일 coffee",
    "1. října 2026 coffee",
    "1.10.2026 (czw.) coffee",
]

NO_BEGINNINGS = [
    "on 1 Oct we met",
    "call 2026-10-01",
    "10/01/2026 coffee",
    "2026-10-1 coffee",
    "31.02.2026 coffee",
    "~~2026-10-01 coffee~~",
    "`2026-10-01` coffee",
    "🎂 1980-05-17",
    "@2026-10-01 coffee",
    "version 1.10.2026",
    "3 people 2026 plans",
    "12026-10-01 coffee",
]


@pytest.mark.parametrize("text", BEGINNINGS)
def test_a_log_line_begins_with_a_day_in_any_form(text: str) -> None:
    (line,) = parse_note("Ann.md", f"- {text}\n".encode()).log
    assert (line.day, line.word) == (date(2026, 2, 1) if "fevrier" in text else DAY, "coffee")


@pytest.mark.parametrize("text", NO_BEGINNINGS)
def test_what_only_looks_like_a_day_begins_no_log_line(text: str) -> None:
    assert parse_note("Ann.md", f"- {text}\n".encode()).log == ()


PLACES = [
    ("2026-10-01: coffee\n", "coffee", ""),
    ("1 Oct 2026 coffee: her lab\n", "coffee", "her lab"),
    ("### Coffee - 2026-10-01\n\nher lab\n", "coffee", "her lab"),
    ("## Coffee (1 Oct 2026)\nher lab\n", "coffee", "her lab"),
    ("## Coffee, 01.10.2026\n", "coffee", ""),
    ("### Coffee [[2026-10-01]]\n", "coffee", ""),
    ("### Coffee on 2026-10-01 14:30\nher lab\n", "coffee", "her lab"),
    ("### Coffee · October 1st, 2026\n", "coffee", ""),
    ("### **Coffee | 2026-10-01**\nher lab\n", "coffee", "her lab"),
    ("## Coffee am 1. Oktober 2026\n", "coffee", ""),
    ("| What | Date | Notes |\n|---|---|---|\n| coffee | 2026-10-01 | her lab |\n", "coffee", "her lab"),
    ("| Was | Datum |\n|---|---|\n| coffee | 1. Oktober 2026 |\n", "coffee", ""),
    ("| 1 Oct 2026 | coffee | her lab |\n|---|---|---|\n", "coffee", "her lab"),
]


@pytest.mark.parametrize(("text", "word", "rest"), PLACES)
def test_a_log_line_may_stand_elsewhere_than_in_a_list(text: str, word: str, rest: str) -> None:
    (line,) = parse_note("Ann.md", text.encode()).log
    assert (line.day, line.word, line.rest.removeprefix(": ").strip()) == (DAY, word, rest)


def test_each_dated_line_of_a_paragraph_is_its_own() -> None:
    log = parse_note("Ann.md", b"2026-10-01 coffee with [[Bo]]\nand cake\n3 Oct 2026: call [[Cy]]\n").log
    assert [(line.day.day, line.word, [link.target for link in line.links]) for line in log] == [
        (1, "coffee", ["Bo"]),
        (3, "call", ["Cy"]),
    ]
    assert [line.location.line for line in log] == [1, 3]


@pytest.mark.parametrize(
    "text",
    [
        "| Field | Value |\n|---|---|\n| Birthday | 1980-05-17 |\n",
        "| Name | Born |\n|---|---|\n| Ann | 1980-05-17 |\n",
        "| Task | Due date |\n|---|---|\n| write | 2026-10-01 |\n",
        "- coffee 2026-10-01\n",
        "1. October 2026: launch\n2. November 2026: more\n",
        "We met on 2026-10-01.\n",
    ],
)
def test_a_date_elsewhere_begins_no_log_line(text: str) -> None:
    assert parse_note("Ann.md", text.encode()).log == ()


OWN_LINES = [
    ("DD-MM-YYYY", "- [[01-10-2026]] coffee", "coffee log"),
    ("DD-MM-YYYY", "- 01-10-2026 coffee", "coffee log"),
    ("DD-MM-YYYY", "01-10-2026: coffee", "coffee log"),
    ("DD-MM-YYYY", "### 01-10-2026 coffee", "coffee log"),
    ("DD-MM-YYYY", "talk on [[01-10-2026]]", "contact link"),
    ("MM/DD/YYYY", "- 10/01/2026 coffee", "coffee log"),
    ("MM/DD/YYYY", "- [[10/01/2026]] coffee", "coffee log"),
    ("YYMMDD", "- 261001 coffee", "coffee log"),
    ("YYYYMMDD", "- [[20261001]] coffee", "coffee log"),
    ("YYYY-MM-DD dddd", "- [[2026-10-01 Thursday]] coffee", "coffee log"),
    ("dddd DD.MM.YY", "- [[Donnerstag 01.10.26]] coffee", "coffee log"),
    ("dddd DD.MM.YY", "- 01.10.26 coffee", "coffee log"),
    ("YYYY/MM/DD", "talk on [[2026/10/01]]", "contact link"),
    ("D. MMMM YYYY", "- [[1. Oktober 2026]]: coffee", "coffee log"),
]


@pytest.mark.parametrize(("fmt", "line", "told"), OWN_LINES)
@pytest.mark.parametrize("exists", [False, True])
def test_a_day_in_the_vaults_own_format_counts_whether_its_note_exists(
    fmt: str, line: str, told: str, exists: bool
) -> None:
    target = line.partition("[[")[2].partition("]]")[0]
    vault = {"People/Ann.md": f"{line}\n"} | ({f"Daily/{target}.md": ""} if exists and target else {})
    index = index_of(vault, dated=(daily(fmt),))
    assert [(one.day, f"{one.kind} {one.source}") for one in index.history["People/Ann.md"]] == [(DAY, told)]


@pytest.mark.parametrize(
    "line", ["- [ ] see [[01-10-2026]]", "> see [[01-10-2026]]", "see [[01-40-2026]]", "see [[2026-10]]", "in [[2026]]"]
)
def test_a_day_that_is_intended_quoted_or_none_is_no_contact(line: str) -> None:
    assert index_of({"People/Ann.md": line}, dated=(daily("DD-MM-YYYY"),)).history == {}


def test_a_link_to_a_day_without_a_note_is_no_finding() -> None:
    text = "- [[2026-10-01]] coffee, again on [[02-10-2026]] and [[2026-10-03]]\n"
    assert index_of({"People/Ann.md": text}, dated=(daily("DD-MM-YYYY"),)).diagnostics == ()


def test_a_link_to_a_day_whose_note_was_archived_still_counts() -> None:
    vault = {"People/Ann.md": "talk on [[2026-10-01]]\n", "Archive/2026-10-01.md": ""}
    index = index_of(vault, dated=(daily("DD-MM-YYYY"),))
    assert [one.day for one in index.history["People/Ann.md"]] == [DAY]


HEADINGS = [
    "## 2026-10-01",
    "## [[2026-10-01]]",
    "## Thursday 2026-10-01",
    "## 2026-10-01 Thursday",
    "# 2026-10-01 – in Oslo",
    "## 1. Oktober 2026",
    "### Do 01.10.2026",
    "## 1 octobre 2026",
    "## 1 de octubre de 2026",
    "## 2026年10月1日",
    "## 📅 October 1, 2026",
    "## [[Oct 1st, 2026]]",
    "2026-10-01\n---",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_what_stands_below_a_dated_heading_belongs_to_its_day(heading: str) -> None:
    level = "##" if heading.startswith("2026") else heading.partition(" ")[0]
    text = f"# Diary\n\n{heading}\nLunch with [[Ann]].\n\n{level} Notes\n[[Bob]] is nice\n"
    told = evidence_lines(index_of(ANN | {"People/Bob.md": "", "Journal.md": text}))
    assert [line.partition(" mention")[0] for line in told] == ["Ann 2026-10-01 lunch"]


DIARIES = {
    "nested": ("# 2026\n## 2026-10-01\n### Work\n[[Ann]]\n#### Late\n[[Bob]]\n## Ideas\n[[Cy]]\n", ["Ann 1", "Bob 1"]),
    "day by day": ("## 2026-10-01\n[[Ann]]\n## 2026-10-02\n[[Bob]]\n", ["Ann 1", "Bob 2"]),
    "a higher level ends it": ("### 2026-10-01\n[[Ann]]\n## Else\n[[Bob]]\n", ["Ann 1"]),
    "the lower day holds": ("# 2026-10-01\n[[Ann]]\n## 2026-10-02\n[[Bob]]\n", ["Ann 1", "Bob 2"]),
    "a done task": ("## 2026-10-01\n- [x] called [[Ann]]\n- [ ] call [[Bob]]\n", ["Ann 1"]),
    "a year is no day": ("## 2026\n[[Ann]]\n## Oct 2026\n[[Bob]]\n", []),
    "a date at the end is none": ("## Trip 2026-10-01\n[[Ann]]\n", []),
    "no real day": ("## 2026-02-30\n[[Ann]]\n", []),
}


@pytest.mark.parametrize("case", DIARIES)
def test_a_diary_in_one_file(case: str) -> None:
    text, told = DIARIES[case]
    vault = ANN | {"People/Bob.md": "", "People/Cy.md": "", "Diary.md": text}
    history = index_of(vault).history
    found = [f"{path[7:-3]} {one.day.day}" for path, items in history.items() for one in items]
    assert found == told


PERIODS: list[tuple[DatedFormat, str, list[tuple[str, date]]]] = [
    (daily("gggg-[W]ww", "Weekly", "week"), "Weekly/2026-W40", [("week", date(2026, 9, 27))]),
    (daily("GGGG-[W]WW", "Weekly", "week"), "Weekly/2026-W40", [("week", date(2026, 9, 28))]),
    (daily("gggg/[W]ww", "Weekly", "week"), "Weekly/2026/W40", [("week", date(2026, 9, 27))]),
    (daily("GGGG-[W]WW", "Weekly", "week"), "Weekly/2026-W40 Review", [("week", date(2026, 9, 28))]),
    (daily("YYYY-MM", "Months", "month"), "Months/2026-10", [("month", DAY)]),
    (daily("MMMM YYYY", "Monate", "month"), "Monate/Oktober 2026", [("month", DAY)]),
    (daily("YYYY/MM MMMM", "Months", "month"), "Months/2026/10 October", [("month", DAY)]),
    (daily("YYYY-[Q]Q", "Quarters", "quarter"), "Quarters/2026-Q4", []),
    (daily("YYYY", "Years", "year"), "Years/2026", []),
]


@pytest.mark.parametrize(("form", "path", "told"), PERIODS)
def test_a_weekly_or_monthly_note_tells_of_its_span(form: DatedFormat, path: str, told: list[tuple[str, date]]) -> None:
    index = index_of(ANN | {f"{path}.md": "saw [[Ann]]\n"}, dated=(form,))
    assert [(one.span, one.day) for one in index.history.get("People/Ann.md", ())] == told


def test_a_dated_heading_in_a_weekly_note_tells_its_day() -> None:
    form = daily("gggg-[W]ww", "Weekly", "week")
    index = index_of(ANN | {"Weekly/2026-W40.md": "## Thursday 2026-10-01\nsaw [[Ann]]\n"}, dated=(form,))
    assert [(one.span, one.day) for one in index.history["People/Ann.md"]] == [("day", DAY)]


def test_a_dated_note_stays_dated_whatever_its_tags_are_but_not_whatever_its_type_is() -> None:
    tagged = {"Daily/2026-10-01.md": "---\ntags: [daily, people, meeting]\n---\nlunch with [[Ann]]\n"}
    assert index_of(ANN | tagged).kinds["Daily/2026-10-01.md"] == "dated"
    assert index_of({"2026-10-01 Rust.md": "---\ntags: meetup\n---\n"}).kinds["2026-10-01 Rust.md"] == "event"
    assert index_of({"2026-10-01.md": "---\ntype: meeting\n---\n"}).kinds["2026-10-01.md"] == "event"
    assert index_of({"Meetings/2026-10-01.md": ""}).kinds["Meetings/2026-10-01.md"] == "event"


EVENT_DAYS = [
    *(
        (f"Meetings/{name}.md", "", None)
        for name in (
            "2026-10-01 Ann", "202610011030 Ann", "20261001 Ann", "Meeting - 2026-10-01 1030", "Ann 2026-10-01",
            "2026.10.01 x", "Lunch 1 Oct 2026", "Essen 1. Oktober 2026", "2026_10_01 Ann",
        )
    ),
    ("Meetings/261001 Lunch.md", "", "YYMMDD"),
    ("Meetings/Lunch 01-10-2026 Bob.md", "", "DD-MM-YYYY"),
    *(
        ("Meetings/X.md", f"---\n{block}\n---\n", None)
        for block in (
            "date: 2026-10-01", "day: 2026-10-01", "when: 2026-10-01 18:30", "event_date: 2026-10-01",
            "tars-date: 2026-10-01", "tars-meeting-datetime: 2026-10-01 10:30", "meetingDate: 2026-10-01",
            "Datum: 01.10.2026", "fecha: 1 de octubre de 2026", "日期: 2026年10月1日", "date: 1. Oktober 2026",
            "date: 2026-10-01 18:00-20:00", "date: '[[Daily/2026-10-01|Thursday]]'",
        )
    ),
    ("Meetings/X.md", "---\ndate: 26-10-01\n---\n", "YY-MM-DD-ddd"),
    ("Meetings/X.md", "---\ndate: '[[01-10-2026]]'\n---\n", "DD-MM-YYYY"),
    *(
        ("Meetings/X.md", f"{text}\n", None)
        for text in (
            "**Date:** [[2026-10-01]]", "Date: 2026-10-01\nRoom 3", "- Date: 1 Oct 2026", "Datum: 01.10.2026",
            "**Fecha**: 1 de octubre de 2026", "dates:: 2026-10-01", "Data: 1 ottobre 2026", "日期：2026-10-01",
            "| Property | Value |\n|---|---|\n| Date | 2026-10-01 |", "Date and time: 2026-10-01 18:00",
            "When: Thursday 2026-10-01 at 6", "Дата: 1 октября 2026", "📅 Date: 2026-10-01",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "fmt"), EVENT_DAYS)
def test_an_event_has_the_day_that_its_note_tells(path: str, text: str, fmt: str | None) -> None:
    settings: dict[str, Any] = {"dated": (daily(fmt),)} if fmt else {}
    index = index_of({path: text}, **settings)
    assert [(event.day, event.by_creation) for event in index.events] == [(DAY, False)]
    assert index.diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        "---\ndue-date: 2026-10-01\n---\n",
        "---\ndate: 05/06/2026\ncreated: 2026-10-01\n---\n",
        "Next meeting date: 2026-12-01\n",
        "Created date: 2026-10-01\n",
        "> Date: 2026-10-01\n",
        "- [ ] Date: 2026-10-01\n",
    ],
)
def test_another_date_is_not_the_day_of_an_event(text: str) -> None:
    index = index_of({"Meetings/X.md": text})
    assert [event.day for event in index.events] == [None]
    assert "event-without-date" in {found.rule for found in index.diagnostics}


@pytest.mark.parametrize("key", ["created", "date_created", "creation date", "Created-At", "erstellt"])
def test_the_day_on_which_a_note_was_made_is_marked_as_such(key: str) -> None:
    filed = index_of({"Meetings/X.md": f"---\n{key}: 2026-10-01 10:00\n---\n"})
    assert [(event.day, event.by_creation) for event in filed.events] == [(DAY, True)]
    assert [found.rule for found in filed.diagnostics] == ["date-by-creation"]
    tagged = index_of({"X.md": f"---\ntags: meetup\n{key}: 2026-10-01\n---\n"})
    assert [event.day for event in tagged.events] == [None]


RANGES = [
    "2026-07-01/2026-07-03", "2026-07-01 - 2026-07-03", "2026-07-01 – 2026-07-03", "2026-07-01 to 2026-07-03",
    "2026-07-01..2026-07-03", "2026-07-01..03", "2026-07-01/03", "1–3 July 2026", "1-3 Jul 2026", "July 1-3, 2026",
    "July 1 – July 3, 2026", "1 July – 3 July 2026", "1.–3. Juli 2026", "01.07.–03.07.2026",
    "01.07.2026 bis 03.07.2026", "1 al 3 julio 2026", "[[2026-07-01]] - [[2026-07-03]]",
    "2026-07-01T09:00/2026-07-03T17:00",
]  # fmt: skip


@pytest.mark.parametrize("text", RANGES)
def test_a_range_in_one_value(text: str) -> None:
    assert parse_days(text, DayNames(()).value) == (date(2026, 7, 1), date(2026, 7, 3))
    (event,) = index_of({"Meetings/X.md": f'---\ndate: "{text}"\n---\n'}).events
    assert (event.day, event.end) == (date(2026, 7, 1), date(2026, 7, 3))


@pytest.mark.parametrize("text", ["2026-07-03/2026-07-01", "soon - later", "2020-01-01/2026-01-01", "3/4/2026"])
def test_no_range(text: str) -> None:
    assert parse_days(text, DayNames(()).value) is None


USES: list[tuple[str, list[DatedFormat], list[str], list[str]]] = [
    (
        "matches nothing",
        [daily("DD. MMMM YYYY", "Tagebuch")],
        [f"Tagebuch/{day}. Oktobrus 2026" for day in range(1, 10)],
        ["9 notes in Tagebuch, 0 match DD. MMMM YYYY"],
    ),
    (
        "not the newest",
        [daily("DD-MM-YYYY")],
        ["Daily/01-10-2025", "Daily/02-10-2025", *(f"Daily/2026 10 {day}" for day in range(1, 5))],
        ["6 notes in Daily, 2 match DD-MM-YYYY, and none of the newest 4"],
    ),
    (
        "read otherwise",
        [daily("DD-MM-YYYY")],
        [f"Daily/2026-10-0{day}" for day in range(1, 5)],
        ["4 notes in Daily, 0 match DD-MM-YYYY; 4 are read by the date that begins their name"],
    ),
    (
        "one folder for all spans",
        [daily("YYYY-MM-DD", "J"), daily("gggg-[W]ww", "J", "week"), daily("YYYY-MM", "J", "month")],
        ["J/2026-10-01", "J/2026-10-02", "J/2026-W40", "J/2026-10"],
        [],
    ),
    ("nothing yet", [daily("YYYY-MM-DD")], ["Daily/README"], []),
    ("other notes beside", [daily("YYYY-MM-DD", "")], ["2026-10-01", "Home", "Plans 2026", "Notes/A 12"], []),
    (
        "in the root",
        [daily("DD.MM.YYYY", "")],
        [f"{day}_10_2026" for day in range(1, 7)],
        ["6 notes in the vault, 0 match DD.MM.YYYY"],
    ),
]


@pytest.mark.parametrize(("case", "forms", "names", "messages"), USES, ids=[case for case, *_ in USES])
def test_a_format_that_misses_its_notes_is_a_finding(
    case: str, forms: list[DatedFormat], names: list[str], messages: list[str]
) -> None:
    index = index_of({f"{name}.md": "" for name in names}, dated=tuple(forms))
    assert [found.message for found in index.diagnostics if found.rule == "unread-days"] == messages


SPELLED = sorted(name for name in months() if name.isalpha())


def test_a_day_with_the_name_of_any_month_is_read() -> None:
    for name in SPELLED:
        (month,) = months()[name]
        texts = [f"1 {name} 2026", f"1. {name.title()} 2026", f"1 de {name} de 2026", f"{name.title()} 1, 2026"]
        # A Turkish dotless i has the capital of another letter.
        texts += [f"1 {name.upper()} 2026"] if "ı" not in name else []
        for text in texts:
            assert name_day(text) == date(2026, month, 1), text
            assert dated_text(f"{text}: coffee") == f"{date(2026, month, 1)}: coffee"
        assert match_day("D MMMM YYYY", f"1 {name} 2026") == date(2026, month, 1)


def test_a_weekday_of_any_language_before_a_day_must_agree() -> None:
    week = [date(2026, 9, 28) + timedelta(days=number) for number in range(7)]
    for name, numbers in weekdays().items():
        for day in week if name.isalpha() else ():
            assert dated_text(f"{name} {day.day:02}.{day.month:02}.2026: x") == f"{day}: x"
            agrees = day.weekday() in numbers
            assert match_day("dddd YYYY-MM-DD", f"{name} {day}") == (day if agrees else None)


@given(st.text(max_size=40), st.sampled_from(["2026-10-01 ", "1 Oct 2026", "01.10.2026", "[[2026-10-01]]", ""]))
def test_no_text_raises(text: str, day: str) -> None:
    for whole in (text + day, day + text):
        dated = dated_text(whole, heading=True)
        assert not dated or leading_day(dated)
        name_day(whole)
        parse_days(whole, DayNames((daily("D MMMM YYYY"),)).value)
        DayNames((daily("dddd D MMMM YYYY"),)).in_name(whole)


@pytest.mark.rounds(10)
def test_no_format_that_counts_dated_notes_alone_says_anything_of_a_plain_one(seed: int) -> None:
    rng = random.Random(seed)
    names = ("2026-03-04", "2026-03-05 Ann", "Ann", "4 March 2026", "Plan 2025", "20260304", "Week 12")
    for _ in range(30):
        formats = tuple(
            DatedFormat(span=span, folder=rng.choice(("", "", "Days")), format=form, explicit=rng.random() < 0.3)
            for span, form in rng.sample((("day", "YYYY-MM-DD"), ("day", "DD.MM.YYYY"), ("week", "gggg-[W]ww")), 2)
        )
        paths = sorted({f"{rng.choice(('', 'Days/', 'Notes/'))}{name}.md" for name in rng.sample(names, 4)})
        days = DayNames(formats)
        named = {path: one for path in paths if (one := days.note(path)) is not None}
        every = FormatUses(formats, paths, named)
        asked = paths if Kind.NOTE in counted(formats) else list(named)
        some = FormatUses(formats, asked, named)
        assert (some.uses(), list(some.findings())) == (every.uses(), list(every.findings()))
