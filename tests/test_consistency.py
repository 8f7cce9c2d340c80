"""Consistency: where one shows up with its evidence, and what the stages should become."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, event, goal, group, log, person
from tests.vaults.words import assert_not_empty, lines_of, page_of, plain, text_of
from vaultkit.model.period import period_of
from vaultkit.practices.consistency import look, review


def meetup(days: int, *people: str, **given: object) -> Piece:
    return event(f"Python {ago(days)}", ago(days), *people, group="Groups/Python.md", **given)


def test_a_group_stands_with_its_evidence() -> None:
    m = measures_of(
        group("Python", stage="core", goals="Goals/Robots.md"),
        goal("Robots"),
        person("Mira"),
        *(meetup(30 * n, "Mira", hours=2.5) for n in range(1, 4)),
        meetup(10, status="missed"),
    )
    assert page_of(look(m)) == [
        "grid:        DJF MAM JJA SON",
        "grid: Python ··· ··· ··● ●●○",
        "● there, ○ missed, · nothing noted",
        "# [[Python]] · core",
        "`●●●○` three of four noted since August · one regular knows you: [[Mira]] · serves [[Robots]] · "
        "7.5 hours in 12 months",
    ]


@pytest.mark.parametrize(
    ("rating", "visits", "asked"), [(4, 2, True), (4, 1, False), (3.9, 2, False), (5, 3, True), (None, 3, False)]
)
def test_a_trying_group_that_resonates_is_to_become_regular(rating: float | None, visits: int, asked: bool) -> None:
    events = [meetup(n + 1, resonated=rating) for n in range(visits)]
    text = lines_of(look(measures_of(group("Python", stage="trying"), *events)).headline)
    assert any("Make it `regular`?" in line for line in text) is asked


@pytest.mark.parametrize(("stage", "missed", "asked"), [("core", 3, True), ("core", 2, False), ("regular", 3, False)])
def test_a_core_group_missed_three_times_is_asked_about(stage: str, missed: int, asked: bool) -> None:
    python = group("Python", stage=stage, attended=(ago(90),), missed=tuple(ago(10 * n) for n in range(1, missed + 1)))
    text = lines_of(look(measures_of(python)).headline)
    sentence = "[[Python]] is core, and no visit noted since August. Is it still core?"
    assert (sentence in text) is asked


@pytest.mark.parametrize(("days", "asked"), [(182, False), (183, True)])
def test_trying_for_six_months_asks_for_a_verdict(days: int, asked: bool) -> None:
    python = group("Python", stage="trying", since=ago(days), attended=(ago(20),))
    text = lines_of(look(measures_of(python)).headline)
    assert (f"You have been trying [[Python]] since {ago(days)}. Stay or leave?" in text) is asked


def test_a_decision_to_go_on_trying_begins_the_six_months_anew() -> None:
    python = group("Python", stage="trying", since=ago(400), attended=(ago(20),))
    m = measures_of(python, log("Groups/Python.md", ago(30), "stage trying"))
    assert lines_of(look(m).headline) == []
    assert plain(look(m).line) == f"[[Python]]: last there on {ago(20)}"


def test_one_core_group_too_many_names_the_one_that_serves_least() -> None:
    serving = [group(name, stage="core", goals="Goals/Robots.md", attended=(ago(9),)) for name in "ABC"]
    m = measures_of(*serving, group("Chess", stage="core", attended=(ago(9),), missed=(ago(3),)), goal("Robots"))
    assert lines_of(look(m).headline) == [
        "Four core groups, and you set three. [[Chess]] serves least: no goals, one of two noted since November and "
        "no regular whom you met on three days."
    ]
    assert lines_of(look(measures_of(*serving)).headline) == []


def test_private_groups_and_groups_left_are_not_shown() -> None:
    m = measures_of(group("A", private=True, attended=(ago(3),)), group("B", stage="left", attended=(ago(3),)))
    view = look(m)
    assert (view.sections, view.headline, view.line, view.start) == ((), (), (), ())


def test_without_groups_it_says_how_to_start() -> None:
    assert plain(look(measures_of()).start).startswith("Give a note `type: group`")


def test_a_week_names_its_meetings() -> None:
    python = group("Python", stage="core", attended=(TODAY, ago(40)))
    section = review(measures_of(python), period_of("week", TODAY))
    assert text_of(section) == ["# Consistency", "[[Python]]: there once"]


def test_a_quarter_counts_the_visits_in_it() -> None:
    m = measures_of(
        group("Python", stage="core"), meetup(10, hours=2), meetup(30), group("Chess", attended=(ago(300),))
    )
    section = review(m, period_of("quarter", TODAY))
    assert text_of(section) == [
        "# Consistency",
        "[[Python]]: there twice",
    ]


def test_a_month_counts_up_to_its_day_and_tells_only_what_came_up_in_it() -> None:
    python = group("Python", stage="core", attended=(date(2026, 9, 10), date(2026, 9, 21), date(2026, 8, 3)))
    trying = group("Chess", stage="trying", since=date(2026, 3, 1), attended=(date(2026, 8, 9),))
    m = measures_of(python, trying, today=date(2026, 9, 15))
    assert text_of(review(m, period_of("month", m.today))) == [
        "# Consistency",
        "[[Python]]: there once",
    ]


def test_no_section_is_empty() -> None:
    for section in look(measures_of(group("Python"))).sections:
        assert_not_empty(section)


def test_a_month_tells_what_came_to_be_decided_in_it() -> None:
    trying = group("Chess", stage="trying", since=date(2026, 3, 10), attended=(date(2026, 8, 9),))
    m = measures_of(trying, today=date(2026, 9, 15))
    assert "You have been trying [[Chess]] since 2026-03-10. Stay or leave?" in text_of(
        review(m, period_of("month", m.today))
    )
    later = measures_of(trying, today=date(2026, 10, 15))
    assert text_of(review(later, period_of("month", later.today))) == ["# Consistency"]


def test_a_month_tells_whose_stage_changed() -> None:
    m = measures_of(group("Chess", stage="trying", attended=(ago(90),)), log("Groups/Chess.md", ago(3), "stage core"))
    assert text_of(review(m, period_of("month", TODAY)))[1:] == ["[[Chess]] is core now"]
