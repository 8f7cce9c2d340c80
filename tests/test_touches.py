"""Touches: what the week's plans asked for and what became of it."""

from datetime import date, timedelta

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import item, limits, log, message, person, plan, talk
from vaultkit.measures.contacts import Share, weeks_ended
from vaultkit.measures.touches import page_of, planned, touch_weeks, touches_in, with_plan
from vaultkit.model.period import Span, before, period_of
from vaultkit.syntax.checklist import make_id

SUNDAY = date(2026, 11, 22)
MONDAYS = tuple(SUNDAY - timedelta(days=6 + 7 * n) for n in range(14))
ANN, BOB = "People/Ann.md", "People/Bob.md"


@pytest.mark.parametrize(
    ("key", "status", "met", "outcome"),
    [
        ("2026-W47", "x", False, "done"),
        ("2026-W47", "X", False, "done"),
        ("2026-W47", "-", False, "skipped"),
        ("2026-W47", ">", False, "snoozed"),
        ("2026-W47", " ", False, "dropped"),
        ("2026-W47", " ", True, "done"),
        ("2026-W47", "-", True, "skipped"),
        ("2026-W48", " ", False, "open"),
    ],
)
def test_what_became_of_a_planned_touch(key: str, status: str, met: bool, outcome: str) -> None:
    days = [SUNDAY] if met else []
    m = measures_of(person("Ann"), *talk("Ann", *days), plan(key, {"Ann": status}))
    assert [t.outcome for t in m.touches] == [outcome]


@pytest.mark.parametrize(
    ("key", "day", "said", "outcome"),
    [
        ("2026-W48", TODAY, "snoozed until 2026-12-14", "snoozed"),
        ("2026-W47", SUNDAY, "snoozed until 2026-12-14", "snoozed"),
        ("2026-W47", TODAY, "snoozed until 2026-12-14", "dropped"),
        ("2026-W48", SUNDAY, "snoozed until 2026-12-14", "open"),
        ("2026-W48", TODAY, "coffee", "done"),
        ("2026-W48", TODAY, "tier close", "open"),
    ],
)
def test_a_line_of_the_note_in_that_week_puts_off_as_the_box_does(key: str, day: date, said: str, outcome: str) -> None:
    m = measures_of(person("Ann"), log("People/Ann.md", day, said), plan(key, {"Ann": " "}))
    assert [t.outcome for t in m.touches] == [outcome]


@pytest.mark.parametrize("key", ["2026-W54", "Home", "2026-11", "2027-W01", "0000-W00"])
def test_other_pages_and_weeks_to_come_hold_no_touches(key: str) -> None:
    assert measures_of(person("Ann"), plan(key, {"Ann": "x"})).touches == ()


def test_other_lists_of_the_weekly_page_are_no_plan() -> None:
    m = measures_of(person("Ann"), plan("2026-W47", {"Ann": "x"}, section="To answer"))
    assert m.touches == ()
    now = measures_of(person("Ann"), plan("2026-W48", {"Ann": "x"}, section="To answer"))
    assert (now.touches, now.plan) == ((), ())


@pytest.mark.parametrize("heading", ["Reach out", "REACH OUT", " reach out "])
def test_the_plan_stands_below_its_heading(heading: str) -> None:
    assert measures_of(person("Ann"), plan("2026-W47", {"Ann": "x"}, section=heading)).touches != ()


def test_touches_stand_by_week_and_within_one_as_written() -> None:
    m = measures_of(
        person("Ann"), person("Bob"), plan("2026-W47", {"Bob": "x", "Ann": " "}), plan("2026-W46", {"Ann": "-"})
    )
    assert [(t.week.key, t.person, t.outcome) for t in m.touches] == [
        ("2026-W46", ANN, "skipped"),
        ("2026-W47", BOB, "done"),
        ("2026-W47", ANN, "dropped"),
    ]
    assert {person: [t.week.key for t in mine] for person, mine in planned(m).items()} == {
        ANN: ["2026-W46", "2026-W47"],
        BOB: ["2026-W47"],
    }
    assert m.plan == ()


def test_a_touch_with_somebody_without_a_note_or_private_names_nobody() -> None:
    m = measures_of(person("Cem", private=True), plan("2026-W47", {"": "x", "Cem": "x"}))
    assert [(t.person, t.outcome) for t in m.touches] == [("", "done")]


@pytest.mark.parametrize(
    ("span", "day", "keys"),
    [
        ("week", ago(7), ["2026-W47"]),
        ("month", TODAY, ["2026-W45", "2026-W47"]),
        ("month", date(2026, 10, 5), ["2026-W44"]),
        ("quarter", TODAY, ["2026-W44", "2026-W45", "2026-W47"]),
        ("year", date(2025, 5, 5), []),
    ],
)
def test_a_week_belongs_to_the_period_of_its_thursday(span: Span, day: date, keys: list[str]) -> None:
    plans = (plan(key, {"Ann": "x"}) for key in ("2026-W44", "2026-W45", "2026-W47"))
    found = touches_in(measures_of(person("Ann"), *plans), period_of(span, day))
    assert [touch.week.key for touch in found] == keys


def test_a_week_across_the_new_year_belongs_to_the_year_of_its_thursday() -> None:
    m = measures_of(person("Ann"), plan("2026-W53", {"Ann": "x"}), today=date(2027, 1, 9))
    assert [len(touches_in(m, period_of("year", date(year, 6, 1)))) for year in (2026, 2027)] == [1, 0]


def test_only_weeks_with_a_plan_count_in_the_rate_of_plans() -> None:
    plans = (
        plan("2026-W47", {"Ann": "x", "Bob": " "}), plan("2026-W45", {"Ann": "-"}), plan("2026-W44", {"Bob": " "}),
    )  # fmt: skip
    there = (person("Ann"), person("Bob"), *plans)
    assert touch_weeks(measures_of(*there), weeks_ended(TODAY)) == Share(
        flags=(False, False, True), every=(False, False, True)
    )
    away = limits(away=((MONDAYS[3], MONDAYS[2] - timedelta(days=1)),))
    assert touch_weeks(measures_of(*there, away), weeks_ended(TODAY)) == Share(
        flags=(False, True), away=1, every=(None, False, True)
    )


def test_the_page_of_a_period_is_found_by_its_key() -> None:
    m = measures_of(person("Ann"), plan("2026-W47", {"Ann": "x"}))
    assert page_of(m, before(m.week)) == "Ecosystem/Reviews/2026-W47.md"
    assert page_of(m, m.week) == ""


# The plan that a build is about to write


def test_the_plan_about_to_be_written_counts_as_it_will_stand() -> None:
    m = measures_of(person("Ann"), person("Bob"), message("Ann", TODAY), plan("2026-W47", {"Bob": "-"}))
    found = with_plan(m, [("vk-0000000a", ANN), ("vk-0000000b", BOB)])
    assert [(t.id, t.person, t.week.key, t.outcome) for t in found.touches] == [
        (make_id("2026-W47", "Bob"), BOB, "2026-W47", "skipped"),
        ("vk-0000000a", ANN, "2026-W48", "done"),
        ("vk-0000000b", BOB, "2026-W48", "open"),
    ]
    assert found.touches[1].location.path == "Ecosystem/Reviews/2026-W48.md"
    assert (found.ties, found.plan) == (m.ties, m.plan)


def test_what_is_ticked_on_the_page_stays_so_and_what_is_planned_no_longer_goes() -> None:
    page = (item("Ann", "vk-0000000a", status="x"), item("Bob", "vk-0000000b", status="-"))
    m = measures_of(person("Ann"), person("Bob"), *page)
    assert [t.outcome for t in m.touches] == ["done", "skipped"]
    found = with_plan(m, [("vk-0000000a", ANN)])
    assert [(t.id, t.outcome) for t in found.touches] == [("vk-0000000a", "done")]
    assert with_plan(m, []).touches == ()
