"""Gatherings: what was attended, who was met there, who was kept, what is a series."""

from datetime import date

import pytest
from vaultkit.measures.gatherings import (
    Yield,
    ahead,
    attended,
    first_meetings,
    is_evening,
    seen_at,
    series_of,
    size_of,
    status_on,
    yields_of,
)

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, group, person
from vaultkit.model.index import Index
from vaultkit.model.record import Event
from vaultkit.syntax.plain import plain

MIRA = "People/Mira.md"


def the_event(piece: Piece) -> Event:
    (found,) = measures_of(piece).events
    return found


def first_yield(index: Index) -> Yield:
    return yields_of(index, index.events, TODAY)[index.events[0].path]


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        ("", ago(1), "attended"),
        ("", TODAY, "attended"),
        ("", ago(-1), "accepted"),
        ("accepted", ago(1), "attended"),
        ("attended", ago(-1), "accepted"),
        ("missed", ago(1), "missed"),
        ("declined", ago(1), "declined"),
        ("invited", ago(1), "invited"),
        ("cancelled", ago(-1), "cancelled"),
    ],
)
def test_a_status_is_read_by_the_day(status: str, day: date, expected: str) -> None:
    assert status_on(the_event(event("Dinner", day, status=status)), TODAY) == expected


def test_private_events_are_never_counted() -> None:
    assert attended(measures_of(event("Dinner", ago(3), private=True)), TODAY) == ()


@pytest.mark.parametrize(("days", "found"), [(0, 0), (1, 1), (30, 1), (31, 0)])
def test_ahead_begins_tomorrow_and_ends_with_its_last_day(days: int, found: int) -> None:
    assert len(ahead(measures_of(event("Dinner", ago(-days))), TODAY, 30)) == found


@pytest.mark.parametrize(("age", "kept"), [(1, True), (59, True), (60, True), (61, False)])
def test_people_are_kept_by_contact_within_60_days(age: int, kept: bool) -> None:
    index = measures_of(
        person("Mira"), event("Meetup", ago(300), "Mira"), contact("Mira", date.fromordinal(ago(300).toordinal() + age))
    )
    found = first_yield(index)
    assert found.met == (MIRA,)
    assert (found.kept == (MIRA,)) is kept
    assert (found.later == (MIRA,)) is not kept


@pytest.mark.parametrize(("again", "still"), [(60, False), (61, True), (183, True), (184, False)])
def test_still_in_contact_means_between_day_61_and_6_months(again: int, still: bool) -> None:
    first = ago(300)
    index = measures_of(
        person("Mira"),
        event("Meetup", first, "Mira"),
        contact("Mira", ago(290)),
        contact("Mira", date.fromordinal(first.toordinal() + again)),
    )
    assert bool(first_yield(index).still) is still


@pytest.mark.parametrize(("age", "waiting", "settled"), [(60, 1, 0), (61, 0, 0), (182, 0, 0), (183, 0, 1)])
def test_yield_waits_before_it_is_judged(age: int, waiting: int, settled: int) -> None:
    index = measures_of(person("Mira"), event("Meetup", ago(age), "Mira"))
    found = first_yield(index)
    assert (len(found.waiting), len(found.settled)) == (waiting, settled)


def test_a_trace_keeps_nobody() -> None:
    index = measures_of(person("Mira"), event("Meetup", ago(100), "Mira"), contact("Mira", ago(90), kind="like"))
    assert first_yield(index).kept == ()


@pytest.mark.parametrize(
    ("met", "first"),
    [
        (None, True),
        ("Events/Meetup.md", True),
        ("Events/Other.md", False),
        (ago(100), True),
        (ago(400), False),
    ],
    ids=["nothing said", "here", "elsewhere", "that day", "earlier"],
)
def test_what_the_note_says_decides_who_was_met_first(met: str | date | None, first: bool) -> None:
    index = measures_of(person("Mira", met=met), event("Meetup", ago(100), "Mira"), event("Other", ago(90)))
    assert (first_meetings(index).get(index.events[0].path, ()) == (MIRA,)) is first


def test_an_earlier_contact_means_that_one_had_met_before() -> None:
    index = measures_of(person("Mira"), contact("Mira", ago(200)), event("Meetup", ago(100), "Mira"))
    assert first_meetings(index).get(index.events[0].path, ()) == ()


def test_private_people_are_never_counted() -> None:
    index = measures_of(person("Mira", private=True), event("Meetup", ago(100), "Mira"))
    assert first_meetings(index).get(index.events[0].path, ()) == ()


@pytest.mark.parametrize(
    ("given", "size"),
    [({"size": 12}, "small"), ({"size": 13}, "medium"), ({"size": 41}, "large"), ({"size": "Large"}, "large")],
)
def test_a_size_is_a_word(given: dict[str, object], size: str) -> None:
    assert size_of(the_event(event("Dinner", TODAY, **given))) == size


@pytest.mark.parametrize(("time", "evening"), [("", False), ("9:30", False), ("16:59", False), ("17:00", True)])
def test_an_evening_begins_at_17(time: str, evening: bool) -> None:
    assert is_evening(the_event(event("Dinner", TODAY, time=time))) is evening


def test_events_of_a_group_or_of_one_stem_are_a_series() -> None:
    index = measures_of(
        group("Python"),
        event("Talks in May", ago(200), group="Groups/Python.md"),
        event("Hack evening", ago(20), group="Groups/Python.md"),
        event("Embedded World 2025", ago(400)),
        event("Embedded World 2026", ago(35)),
        event("2026-10-01 Coffee", ago(54), format="coffee"),
        event("2026-11-01 Coffee", ago(23), format="coffee"),
        event("Maker Faire", ago(5)),
    )
    assert [(s.ref.name, len(s.editions)) for s in series_of(index)] == [("Embedded World", 2), ("Python", 2)]


def test_series_of_a_private_group_are_not_shown() -> None:
    index = measures_of(
        group("Python", private=True),
        event("A", ago(200), group="Groups/Python.md"),
        event("B", ago(20), group="Groups/Python.md"),
    )
    assert series_of(index) == ()


def test_presence_is_counted_once_a_day() -> None:
    events = (event("A", ago(5), "Mira"), event("B", ago(5), "Mira"), event("C", ago(4), "Mira"))
    assert seen_at(measures_of(person("Mira"), *events).events) == {MIRA: 2}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("#gave him the book", "gave him the book"),
        ("coffee, #asked for a hint #work", "coffee, asked for a hint"),
        ("coffee and news #gave", "coffee and news"),
        ("lunch #gave #helped", "lunch"),
        ("talk on #robots/soft hands", "talk on hands"),
    ],
)
def test_a_tag_is_shown_where_it_is_a_verb(text: str, shown: str) -> None:
    assert plain(text) == shown
