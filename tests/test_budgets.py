"""Budgets: how much of a limit is taken in its period, by what, and what came after it was reached."""

from datetime import date
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, group, limits, person, plan, talk
from vaultkit.measures.budgets import (
    Budget,
    budgets,
    evenings_budget,
    events_budget,
    groups_budget,
    new_people_in,
    people_budget,
    touches_budget,
)
from vaultkit.model.period import before, period_of

MONTH, WEEK = period_of("month", TODAY), period_of("week", TODAY)


def events(*pieces: Piece, limit: int = 3) -> Budget:
    found = events_budget(measures_of(*pieces, limits(events_per_month=limit)), MONTH)
    assert found is not None
    return found


def evenings(*pieces: Piece) -> Budget:
    found = evenings_budget(measures_of(*pieces, limits(evenings_per_week=2)), WEEK)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "status", "used"),
    [
        (date(2026, 11, 1), "", 1),
        (date(2026, 11, 30), "", 1),
        (date(2026, 11, 30), "accepted", 1),
        (date(2026, 10, 31), "", 0),
        (date(2026, 12, 1), "", 0),
        (ago(3), "missed", 0),
        (ago(3), "declined", 0),
        (ago(-3), "invited", 0),
        (ago(3), "cancelled", 0),
    ],
)
def test_a_month_counts_what_was_attended_or_is_accepted_in_it(day: date, status: str, used: int) -> None:
    assert events(event("E", day, status=status)).used == used


@pytest.mark.parametrize(
    ("count", "left", "beyond"),
    [(0, 3, ()), (2, 1, ()), (3, 0, ()), (5, 0, ("Events/E3.md", "Events/E4.md"))],
)
def test_what_came_after_the_limit_was_reached_is_beyond_it(count: int, left: int, beyond: tuple[str, ...]) -> None:
    found = events(*(event(f"E{n}", ago(9 - n)) for n in range(count)))
    assert (found.used, found.left, found.beyond) == (count, left, beyond)


@pytest.mark.parametrize(("kind", "counts"), [("coffee", 0), ("Call", 0), ("dinner", 1), ("", 1)])
def test_a_coffee_between_two_is_no_event(kind: str, counts: int) -> None:
    assert events(event("E", ago(1), format=kind)).used == counts


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        ({"evening": True}, 1),
        ({"time": "18:30"}, 1),
        ({"time": "09:00"}, 0),
        ({"time": "18:30", "format": "coffee"}, 1),
    ],
)
def test_an_evening_is_one_by_word_or_by_hour(given: dict[str, Any], counts: int) -> None:
    assert evenings(event("E", TODAY, **given)).used == counts


def test_what_is_private_is_taken_without_a_name() -> None:
    given: dict[str, Any] = {"private": True, "time": "19:00"}
    there = (event("Secret", ago(2), **given), event("Quiet coffee", TODAY, format="coffee", **given))
    declined = event("No", ago(1), status="declined", **given)
    assert events(*there, declined, event("Open", ago(4))).taken == ("Events/Open.md", "")
    assert evenings(*there, declined).taken == ("",), "the week begins today"


def test_new_people_count_by_the_day_on_which_one_met_them() -> None:
    people = [person("Ann"), person("Bob"), person("Cid", status="wanted"), person("Dan", private=True), person("Eve")]
    contacts = [
        *talk("Ann", ago(400), ago(2)),
        contact("Bob", ago(3), kind="met"),
        contact("Dan", ago(3), kind="met"),
        event("Fair", ago(5), "Eve"),
    ]
    mention = Piece(path=f"Daily/{ago(3)}.md", lines=("[[Cid]] spoke.",))
    m = measures_of(*people, *contacts, mention)
    assert new_people_in(m, MONTH) == ("People/Eve.md", "People/Bob.md")
    assert new_people_in(m, before(MONTH)) == ()
    met = measures_of(*people, *contacts, contact("Cid", ago(4), kind="met"))
    assert new_people_in(met, MONTH) == ("People/Eve.md", "People/Cid.md", "People/Bob.md"), "wanted, and met now"


@pytest.mark.parametrize(
    ("marks", "used"), [({"Ann": "x", "Bob": "x"}, 2), ({"Ann": "x", "Bob": "-"}, 1), ({"Ann": " "}, 0)]
)
def test_touches_that_were_done_are_used(marks: dict[str, str], used: int) -> None:
    m = measures_of(person("Ann"), person("Bob"), limits(touches_per_week=3), plan("2026-W48", marks))
    found = touches_budget(m, m.week)
    assert found is not None
    assert (found.used, found.limit) == (used, 3)
    assert touches_budget(m, before(m.week)) is None


def test_groups_at_the_core_stand_against_how_many_one_allows() -> None:
    groups = [group(f"G{n}", stage="core") for n in range(4)]
    found = groups_budget(measures_of(*groups, group("X", stage="regular")), MONTH)
    assert found is not None
    assert (found.used, found.limit, found.beyond) == (4, 3, ("Groups/G3.md",))
    assert groups_budget(measures_of(group("X", stage="regular")), MONTH) is None


def test_without_a_limit_there_is_no_budget() -> None:
    m = measures_of(event("E", ago(1)), person("Ann"), *talk("Ann", ago(3)))
    assert (events_budget(m, MONTH), evenings_budget(m, WEEK), people_budget(m, MONTH)) == (None, None, None)
    assert budgets(m) == ()


def test_the_budgets_of_the_month_come_before_those_of_the_week_and_name_their_note() -> None:
    given = limits(events_per_month=4, evenings_per_week=2, new_people_per_month=3)
    m = measures_of(given, person("Ann"), plan("2026-W48", {"Ann": "x"}), group("G", stage="core"))
    assert [(one.name, one.period.key) for one in budgets(m)] == [
        ("events", "2026-11"),
        ("new people", "2026-11"),
        ("evenings", "2026-W48"),
        ("touches", "2026-W48"),
        ("core groups", "2026-11"),
    ]
    assert {one.location.path for one in budgets(m)} == {"Boundaries.md"}
