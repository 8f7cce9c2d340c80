"""Events: what was attended, what lies ahead, how large one is, what it costs and what is a series."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, event, group, log, person
from vaultkit.measures.events import (
    ahead,
    attended_between,
    attended_in,
    is_evening,
    is_gathering,
    last_day,
    size_of,
    with_attendance,
)
from vaultkit.model.period import period_of
from vaultkit.model.record import Event


def the_event(piece: Piece) -> Event:
    (found,) = measures_of(piece).events.values()
    return found


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        ("", ago(1), "attended"),
        ("", TODAY, "attended"),
        ("", ago(-1), "accepted"),
        ("accepted", ago(1), "attended"),
        ("attended", ago(-1), "accepted"),
        ("missed", ago(1), "missed"),
        ("missed", ago(-1), "missed"),
        ("declined", ago(1), "declined"),
        ("invited", ago(1), "invited"),
        ("cancelled", ago(-1), "cancelled"),
    ],
)
def test_a_status_is_read_by_the_day(status: str, day: date, expected: str) -> None:
    m = measures_of(event("Dinner", day, status=status))
    assert [e.attendance for e in m.events.values()] == [expected]
    assert [e.name for e in with_attendance(m, expected)] == ["Dinner"]
    assert bool(m.attended) is (expected == "attended")


def test_events_stand_in_the_order_of_their_days_and_those_without_one_last() -> None:
    undated = {"Events/A.md": "---\ntype: event\n---\n"}
    m = measures_of(event("Z", ago(9)), event("B", ago(-9)), event("C", ago(2)), event("A2", ago(2)), undated)
    assert [e.name for e in m.events.values()] == ["Z", "A2", "C", "B", "A"]
    assert m.events["Events/A.md"].attendance == ""
    assert [e.name for e in m.attended] == ["Z", "A2", "C"]


def test_private_events_are_never_counted() -> None:
    m = measures_of(event("Dinner", ago(3), private=True))
    assert (m.attended, dict(m.events)) == ((), {})


@pytest.mark.parametrize(("days", "found"), [(0, 0), (1, 1), (30, 1), (31, 0)])
def test_ahead_begins_tomorrow_and_ends_with_its_last_day(days: int, found: int) -> None:
    for status in ("", "invited"):
        assert len(ahead(measures_of(event("Dinner", ago(-days), status=status)), 30)) == found


@pytest.mark.parametrize(
    ("status", "found"), [("accepted", 1), ("invited", 1), ("declined", 0), ("cancelled", 0), ("missed", 0)]
)
def test_ahead_is_what_one_goes_to_or_may_go_to(status: str, found: int) -> None:
    assert len(ahead(measures_of(event("Dinner", ago(-3), status=status)), 30)) == found


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (ago(9), ago(5), ["A", "B", "C"]),
        (ago(8), ago(5), ["C"]),
        (ago(9), ago(6), ["A", "B"]),
        (ago(30), ago(10), []),
        (ago(4), ago(-90), []),
    ],
)
def test_what_was_attended_in_some_days_holds_both_ends(first: date, last: date, names: list[str]) -> None:
    m = measures_of(event("A", ago(9)), event("B", ago(9)), event("C", ago(5)), event("D", ago(5), status="missed"))
    assert [e.name for e in attended_between(m, first, last)] == names


def test_what_was_attended_in_a_period_is_that_of_its_days() -> None:
    m = measures_of(event("October", date(2026, 10, 31)), event("November", date(2026, 11, 1)), event("Later", ago(-3)))
    assert [e.name for e in attended_in(m, period_of("month", TODAY))] == ["November"]


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ({"size": 12}, "small"),
        ({"size": 13}, "medium"),
        ({"size": 40}, "medium"),
        ({"size": 41}, "large"),
        ({"size": "Large"}, "large"),
        ({}, ""),
    ],
)
def test_a_size_is_a_word(given: dict[str, object], size: str) -> None:
    assert size_of(the_event(event("Dinner", TODAY, **given))) == size


@pytest.mark.parametrize(
    ("given", "evening"),
    [
        ({"time": ""}, False),
        ({"time": "9:30"}, False),
        ({"time": "16:59"}, False),
        ({"time": "17:00"}, True),
        ({"time": "9:30", "evening": True}, True),
    ],
)
def test_an_evening_begins_at_17_or_is_one_by_word(given: dict[str, object], evening: bool) -> None:
    assert is_evening(the_event(event("Dinner", TODAY, **given))) is evening


@pytest.mark.parametrize(("kind", "gathers"), [("coffee", False), ("Call", False), ("dinner", True), ("", True)])
def test_a_talk_between_two_is_no_gathering(kind: str, gathers: bool) -> None:
    assert is_gathering(the_event(event("E", TODAY, format=kind))) is gathers


@pytest.mark.parametrize(("end", "last"), [(None, ago(9)), (ago(7), ago(7))])
def test_an_event_ends_on_its_last_day(end: date | None, last: date) -> None:
    assert last_day(the_event(event("Fair", ago(9), end=end)), TODAY) == last


def series(*pieces: Piece) -> list[tuple[str, str, list[str]]]:
    return [(s.name, s.group, [e.name for e in s.editions]) for s in measures_of(*pieces).series]


def test_events_of_a_group_or_of_one_stem_are_a_series() -> None:
    assert series(
        group("Python"),
        event("Talks in May", ago(200), group="Groups/Python.md"),
        event("Hack evening", ago(20), group="Groups/Python.md"),
        event("Embedded World 2026", ago(35)),
        event("Embedded World 2025", ago(400)),
        event("2026-10-01 Coffee", ago(54), format="coffee"),
        event("2026-11-01 Coffee", ago(23), format="coffee"),
        event("Maker Faire", ago(5)),
    ) == [
        ("Embedded World", "", ["Embedded World 2025", "Embedded World 2026"]),
        ("Python", "Groups/Python.md", ["Talks in May", "Hack evening"]),
    ]


def test_a_series_is_called_as_its_newest_edition() -> None:
    assert series(
        event("FAIR 2024", ago(900)),
        event("The fair", ago(800), group="Makers"),
        event("fair 2025", ago(400)),
        event("Fair 2026", ago(35)),
        event("The party", ago(20), group="makers"),
    ) == [
        ("Fair", "", ["FAIR 2024", "fair 2025", "Fair 2026"]),
        ("makers", "", ["The fair", "The party"]),
    ]


@pytest.mark.parametrize(
    ("names", "is_series"),
    [
        (("Makers 3", "Makers #4"), True),
        (("3rd Makers", "makers 4th"), True),
        (("Makers October", "Makers Nov"), True),
        (("Mayors", "Mays"), False),
        (("2025", "2026"), False),
        (("Makers", "Bakers"), False),
    ],
    ids=lambda value: " and ".join(value) if isinstance(value, tuple) else None,
)
def test_names_that_differ_in_numbers_and_months_only_are_of_one_series(
    names: tuple[str, ...], is_series: bool
) -> None:
    assert bool(series(*(event(name, ago(n)) for n, name in enumerate(names)))) is is_series


def test_series_of_a_private_group_are_not_shown() -> None:
    hidden = group("Python", private=True)
    assert series(hidden, *(event(name, ago(9), group="Groups/Python.md") for name in ("Ants", "Bees"))) == []


def test_a_private_edition_is_none() -> None:
    assert series(event("Fair 2025", ago(400)), event("Fair 2026", ago(35), private=True)) == []


def test_a_decision_in_the_log_counts_on_its_day() -> None:
    declined = (event("Dinner", ago(3)), log("Events/Dinner.md", ago(9), "declined: no time"))
    assert [e.reason for e in with_attendance(measures_of(*declined), "declined")] == ["no time"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Meeting - 2024-06-14 2247",
            "Call",
            "Sync",
            "1-1",
            "1on1",
            "Meeting notes",
            "Dinner",
            "Catch up",
            "Check-in",
        ),
        *(
            "Call with Ann Lee",
            "Ann Lee",
            "1-1 Ann",
            "Ann Lee x Sam",
            "Lunch and coffee",
            "Besprechung",
            "Treffen mit Ann",
        ),
        *(
            "Réunion",
            "Appel avec Ann",
            "Reunión",
            "Riunione",
            "Vergadering",
            "Spotkanie",
            "Встреча",
            "会议",
            "打ち合わせ",
        ),
    ],
)
def test_a_name_that_says_only_that_people_met_makes_no_series(name: str) -> None:
    pieces = (person("Ann Lee"), *(event(f"{name} {n}", ago(7 * n), "Ann Lee", "Sam") for n in range(1, 4)))
    assert series(*pieces) == []
    grouped = (event(f"{name} {n}", ago(7 * n), "Ann Lee", group="Circle") for n in range(1, 4))
    assert [(found[0], len(found[2])) for found in series(person("Ann Lee"), *grouped)] == [("Circle", 3)]


@pytest.mark.parametrize("name", ["Board Meeting", "Rust Meetup", "Founders Dinner", "Python Call", "读书会"])
def test_a_name_that_says_more_makes_one(name: str) -> None:
    assert [found[0] for found in series(*(event(f"{name} {n}", ago(7 * n)) for n in (1, 2)))] == [name]
