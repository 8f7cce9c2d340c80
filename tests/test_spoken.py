import os
import re
from datetime import date, datetime, time
from pathlib import Path
from time import tzset

import dateparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.syntax.spoken import parse_spoken_day

TODAY = date(2026, 11, 23)  # a Monday

# What is said, the day in a log, the day of a plan; None where only one of the two is a thing that people say.
PHRASES: list[tuple[str, str | None, str | None]] = [
    ("yesterday", "2026-11-22", None),
    ("Yesterday", "2026-11-22", None),
    ("today", "2026-11-23", None),
    ("tonight", "2026-11-23", "2026-11-23"),
    ("this morning", "2026-11-23", None),
    ("yesterday evening", "2026-11-22", None),
    ("the day before yesterday", "2026-11-21", None),
    ("tomorrow", None, "2026-11-24"),
    ("day after tomorrow", None, "2026-11-25"),
    ("friday", "2026-11-20", "2026-11-27"),
    ("fri", "2026-11-20", "2026-11-27"),
    ("on friday", "2026-11-20", "2026-11-27"),
    ("wed", "2026-11-18", "2026-11-25"),
    ("monday", "2026-11-16", "2026-11-30"),
    ("last friday", "2026-11-20", None),
    ("last monday", "2026-11-16", None),
    ("last tuesday", "2026-11-17", None),
    ("past saturday", "2026-11-21", None),
    ("Fri 20 Nov", "2026-11-20", None),
    ("this friday", None, "2026-11-27"),
    ("next friday", None, "2026-11-27"),
    ("next monday", None, "2026-11-30"),
    ("3 days ago", "2026-11-20", None),
    ("a week ago", "2026-11-16", None),
    ("two weeks ago", "2026-11-09", None),
    ("a month ago", "2026-10-23", None),
    ("1 year ago", "2025-11-23", None),
    ("last week", "2026-11-16", None),
    ("last month", "2026-10-23", None),
    ("12 May", "2026-05-12", "2027-05-12"),
    ("May 12", "2026-05-12", "2027-05-12"),
    ("12th of may", "2026-05-12", "2027-05-12"),
    ("12. May", "2026-05-12", "2027-05-12"),
    ("3rd of february", "2026-02-03", "2027-02-03"),
    ("20 Nov", "2026-11-20", "2027-11-20"),
    ("nov 20", "2026-11-20", "2027-11-20"),
    ("Dec 24", "2025-12-24", "2026-12-24"),
    ("12 May 2025", "2025-05-12", "2025-05-12"),
    ("May 12, 2025", "2025-05-12", "2025-05-12"),
    ("1 feb 2027", None, "2027-02-01"),
    ("2026-11-20", "2026-11-20", "2026-11-20"),
    ("20.11.2026", "2026-11-20", "2026-11-20"),
    ("20/11/2026", "2026-11-20", "2026-11-20"),
    ("the 5th", "2026-11-05", "2026-12-05"),
    ("in 10 days", None, "2026-12-03"),
    ("in a week", None, "2026-11-30"),
    ("in 3 weeks", None, "2026-12-14"),
    ("in two months", None, "2027-01-23"),
    ("in half a year", None, "2027-05-23"),
    ("in a year", None, "2027-11-23"),
    ("3 weeks", None, "2026-12-14"),
    ("2 months", None, "2027-01-23"),
    ("a fortnight", None, "2026-12-07"),
    ("next week", None, "2026-11-30"),
    ("next month", None, "2026-12-23"),
    ("january", None, "2027-01-01"),
    ("february 2027", None, "2027-02-01"),
]
MORE: list[tuple[str, str | None, str | None]] = [
    ("20/11", "2026-11-20", "2027-11-20"),
    ("29 feb", "2024-02-29", "2028-02-29"),
    ("the 31st", "2026-10-31", "2026-12-31"),
    ("a couple of weeks ago", "2026-11-09", None),
    ("two days from now", None, "2026-11-25"),
    ("3 weeks from today", None, "2026-12-14"),
    ("until monday", None, "2026-11-30"),
    ("  last   Friday. ", "2026-11-20", None),
    ("[[2026-11-20]]", "2026-11-20", "2026-11-20"),
]
NONSENSE = [
    "", " ", "soon", "never", "someday", "banana", "coffee", "ann", "may be", "march on", "a", "in", "on", "ago", "day",
    "11", "3", "-1", "10:30", "03/04/2026", "03/04", "32 May", "30 february", "31 november", "2026-02-30",
    "2026-13-01", "20/13/2026", "12 May 26", "12 may '25", "yesterday friday", "x 3 days ago",
    "2 days before yesterday", "two days after friday", "this week", "friday the gripper talk", "yesteday",
    "9999999 days ago", "in 9000 years", "may 2026 45", "friday " * 20, "<% 1 %>", "\x00", "١٢",
]  # fmt: skip


def readings(rows: list[tuple[str, str | None, str | None]]) -> list[tuple[str, bool, str]]:
    return [(text, coming, day) for text, *days in rows for coming, day in zip((False, True), days, strict=True) if day]


def test_a_day_is_read_as_people_say_it() -> None:
    wanted = {(text, coming): date.fromisoformat(day) for text, coming, day in readings(PHRASES + MORE)}
    assert {(text, coming): parse_spoken_day(text, TODAY, coming=coming) for text, coming in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "coming", "day"),
    [
        ("1.12.", True, "2026-12-01"), ("1.12", True, "2026-12-01"), ("01.12.", True, "2026-12-01"),
        ("1. 12.", True, "2026-12-01"), ("20.11.", True, "2027-11-20"), ("20.11.", False, "2026-11-20"),
        ("1.12.", False, "2025-12-01"), ("29.2.", True, "2028-02-29"), ("31.1.", True, "2027-01-31"),
        ("am 1.12.", True, None), ("13.13.", True, None), ("31.2.", True, None), ("1.12.1", True, None),
    ],
)  # fmt: skip
def test_a_day_and_a_month_with_dots_have_the_day_first(text: str, coming: bool, day: str | None) -> None:
    found = parse_spoken_day(text, TODAY, coming=coming)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize("text", NONSENSE)
def test_what_is_no_day_or_may_be_two_is_none(text: str) -> None:
    assert [parse_spoken_day(text, TODAY, coming=coming) for coming in (False, True)] == [None, None]


def test_a_month_alone_is_no_day_in_a_log() -> None:
    assert parse_spoken_day("may", TODAY, coming=False) is None


@pytest.mark.parametrize(
    "today", [date(2024, 2, 29), date(2026, 1, 1), date(2026, 12, 31), date(2999, 12, 31)], ids=str
)
def test_the_day_depends_on_the_given_day_only(today: date) -> None:
    assert parse_spoken_day("today", today, coming=False) == today
    weekday = parse_spoken_day("friday", today, coming=False)
    assert weekday is not None
    assert weekday.weekday() == 4
    assert 1 <= (today - weekday).days <= 7


def test_the_zone_of_the_machine_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    found = set()
    for zone in ("UTC", "Pacific/Kiritimati", "America/Anchorage"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        tzset()
        found.add(parse_spoken_day("tomorrow", TODAY, coming=True))
    monkeypatch.undo()
    tzset()
    assert found == {date(2026, 11, 24)}


WORDS = ["next", "last", "in", "ago", "3", "31", "two", "friday", "may", "week", "days", "the", "of", "/", "2026", "a"]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)))
def test_any_text_gives_a_day_or_none(text: str) -> None:
    for coming in (False, True):
        day = parse_spoken_day(text, TODAY, coming=coming)
        assert day is None or 1000 <= day.year <= 2999


def test_the_choice_of_the_library_rests_on_what_it_reads_by_itself() -> None:
    """The figures in docs/dependencies.md: of how many readings it gets how many right, against another library."""
    doc = (Path(__file__).parent.parent / "docs/dependencies.md").read_text(encoding="utf-8")
    figures = re.search(r"of (\d+) readings .* \((\d+) against (\d+)\)", doc)
    assert figures is not None
    every, right, others = map(int, figures.groups())
    rows = readings(PHRASES)
    assert len(rows) == every
    alone = sum(read_by_library(text, coming=coming) == date.fromisoformat(day) for text, coming, day in rows)
    assert alone >= right > others


def read_by_library(text: str, *, coming: bool) -> date | None:
    settings = {
        "RELATIVE_BASE": datetime.combine(TODAY, time(12)),
        "PREFER_DATES_FROM": "future" if coming else "past",
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = dateparser.parse(text, languages=["en"], settings=settings)
    return found.date() if found else None
