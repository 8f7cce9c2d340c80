"""Inline fields: each case carries its id in the table of conventions."""

from datetime import date

import pytest

from vaultkit.model.note import Note
from vaultkit.syntax.dates import parse_cadence, parse_day, parse_hours
from vaultkit.syntax.document import parse_note

LEFT_OUT: dict[str, str] = {
    "D17": "values stay text; which of them are lists is the index's to say, property by property",
    "D20": "an empty value stays an empty text",
    "D26": "front matter values stay as written; the index gives the type that a property takes",
    "D27": "the day in a file name is the index's, by the user's own format",
}


def note(text: str) -> Note:
    return parse_note("S.md", text.encode())


# id, body, fields
CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("D1", "Last contact:: 2024-01-01", [("Last contact", "2024-01-01")]),
    ("D2", "**Last contact**:: 2024-01-01", [("Last contact", "2024-01-01")]),
    (
        "D3",
        "**Last contact::** 2024-01-01",
        [("Last contact", "2024-01-01")],
    ),  # ours: the bold marks are not the value's
    ("D4", "Last contact: 2024-01-01", []),
    ("D5", "Met [person:: [[Jane Doe]]] today", [("person", "[[Jane Doe]]")]),
    ("D6", "met:: [[A]], [[B|b]]", [("met", "[[A]], [[B|b]]")]),
    ("D7", "met:: [[A]] at lunch", [("met", "[[A]] at lunch")]),
    ("D8", "date_last_contacted:: [[2022-06-07]]", [("date_last_contacted", "[[2022-06-07]]")]),
    ("D16", "size:: 1,000", [("size", "1,000")]),
    ("D18", "ok:: true\nno:: yes", [("ok", "true"), ("no", "yes")]),
    ("D19", "about:: #a/b, #c", [("about", "#a/b, #c")]),
    ("D21", "[k:: unclosed", [("k", "unclosed")]),
    ("D22", "[a(b):: v]", []),
    ("D23", "std::vector", [("std", "vector")]),
    ("D23", "`code:: v`", []),  # ours: nothing in code is read
    ("D24", "[[foo::bar]]", []),  # ours: it is a link
    ("D25", "[🎂:: 1990-01-01]", [("🎂", "1990-01-01")]),
    ("D25", "x🎂:: 1", []),
    ("D1", "- key:: v", [("key", "v")]),
    ("D1", "> key:: v", [("key", "v")]),
    ("D1", "a (k:: v) and [l:: w]", [("k", "v"), ("l", "w")]),
    ("D1", "```\nkey:: v\n```", []),
    ("D28", "- [ ] a [due:: 2024-01-01]", []),
]

# id, text, the day that ours reads in a value
DAYS: list[tuple[str, str, date | None]] = [
    ("D8", "[[2022-06-07]]", date(2022, 6, 7)),
    ("D9", "2021-04", date(2021, 4, 1)),
    ("D10", "2021-04-17 18:00", date(2021, 4, 17)),  # ours: the day counts, where Dataview keeps text
    ("D10", "18:00", None),
    ("D11", "2021-04-18T04:19:35.000+06:30", date(2021, 4, 18)),
    ("D12", "2024-02-30", None),  # ours: no such day, where Dataview rolls over to March
]

# id, text, hours
HOURS: list[tuple[str, str, float | None]] = [
    ("D13", "1h 27m", 1.45),
    ("D13", "6hr7min", 6 + 7 / 60),
    ("D13", "2 days, 3 hours", 51.0),
    ("D13", "1 mo", 720.0),
    ("D14", "monthly", None),
]

# id, text, days of a cadence
CADENCES: list[tuple[str, str, int | None]] = [
    ("D14", "1y", 365),
    ("D14", "monthly", 30),
    ("D14", "quarterly", 90),
    ("D15", "90d", 90),
    ("14.6", "14.6", 15),
    ("14,2", "14,2", 14),
    ("times", "1x/month", 30),
    ("times", "2x a year", 182),
    ("times", "twice a month", 15),
    ("times", "3 times per year", 121),
    ("times", "once a week", 7),
    ("duration", "P30D", 30),
    ("duration", "P6W", 42),
    ("never", "as needed", None),
    ("never", "ad hoc", None),
]


@pytest.mark.parametrize(("case", "text", "expected"), CASES)
def test_fields(case: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.key, found.value) for found in note(text).fields] == expected, case


@pytest.mark.parametrize(("case", "text", "expected"), DAYS)
def test_a_value_that_is_a_day(case: str, text: str, expected: date | None) -> None:
    assert parse_day(text) == expected, case


@pytest.mark.parametrize(("case", "text", "expected"), HOURS)
def test_a_value_that_is_a_duration(case: str, text: str, expected: float | None) -> None:
    assert parse_hours(text) == (pytest.approx(expected) if expected is not None else None), case


@pytest.mark.parametrize(("case", "text", "expected"), CADENCES)
def test_a_value_that_is_a_cadence(case: str, text: str, expected: int | None) -> None:
    cadence = parse_cadence(text)
    assert cadence is not None, case
    assert cadence.days == expected, case


@pytest.mark.parametrize(
    ("case", "text", "targets"),
    [("D5", "Met [person:: [[Jane Doe]]] today", ["Jane Doe"]), ("D6", "met:: [[A]], [[B|b]]", ["A", "B"])],
)
def test_a_field_holds_its_links(case: str, text: str, targets: list[str]) -> None:
    (found,) = note(text).fields
    assert [link.target for link in found.links] == targets, case


def test_d28_the_emoji_of_a_task_are_its_dates() -> None:
    (block,) = note("- [x] a ⏳ 2024-01-01 📅 2024-01-02 ✅ 2024-01-03").blocks
    assert block.task is not None
    assert (block.task.scheduled, block.task.due, block.task.done) == tuple(date(2024, 1, day) for day in (1, 2, 3))


def test_d29_tags_of_front_matter_are_read_as_obsidian_reads_them_not_as_dataview_does() -> None:
    assert note("---\ntags: a, b c\ntag: d\n---\n").tags == ()


def test_a_field_knows_its_line_and_column() -> None:
    (found,) = note("---\na: 1\n---\n\n- met:: [[A]]\n").fields
    assert (found.location.line, found.location.column) == (5, 3)
    assert (found.links[0].location.line, found.links[0].location.column) == (5, 9)


def test_every_row_about_fields_has_a_case() -> None:
    told = {row[0] for row in (*CASES, *DAYS, *HOURS, *CADENCES)} | set(LEFT_OUT) | {"D28", "D29"}
    assert {f"D{number}" for number in range(1, 30)} - told == set()
