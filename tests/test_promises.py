"""Promises: which still speak, in which order, and which comes first."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, item, person, promise
from vaultkit.measures.promises import in_order, next_promise, open_promises, to_ask_about
from vaultkit.model.measures import Tie
from vaultkit.syntax.plain import plain


def ann(*promises: Piece) -> Tie:
    return measures_of(person("Ann"), *promises).ties["People/Ann.md"]


SOON, LATER, UNDATED = (
    promise("Ann", "soon", due=ago(-3)),
    promise("Ann", "later", due=ago(-9)),
    promise("Ann", "no day"),
)
NOTED = promise("Ann", "noted for [[Ann]]", day=ago(10))


def test_promises_stand_by_due_day_then_by_age() -> None:
    found = ann(UNDATED, LATER, NOTED, SOON)
    assert [one.text.split()[0] for one in found.promises] == ["soon", "later", "no", "noted"]
    assert in_order(reversed(found.promises)) == found.promises


@pytest.mark.parametrize(
    ("day", "due", "speaks"),
    [
        (ago(183), None, True),
        (ago(184), None, False),
        (ago(600), ago(183), True),
        (ago(600), ago(184), False),
        (None, None, True),
    ],
    ids=["half a year old", "older", "older with a day", "overdue as long", "without any day"],
)
def test_a_task_of_long_ago_leads_no_plan(day: date | None, due: date | None, speaks: bool) -> None:
    assert bool(open_promises(ann(promise("Ann", "call [[Ann]]", day=day, due=due)), TODAY)) is speaks


def test_what_somebody_else_promised_is_waited_for_and_plans_nobody() -> None:
    wei = measures_of(person("Wei"), promise("Wei", "[[Wei]] to send it", day=ago(9))).ties["People/Wei.md"]
    assert [one.direction for one in open_promises(wei, TODAY)] == ["theirs"]
    assert next_promise(wei, TODAY) is None


def test_ones_own_come_before_those_one_waits_for() -> None:
    found = ann(promise("Ann", "#waiting for the list", due=ago(-1)), SOON)
    assert [one.text.split()[0] for one in open_promises(found, TODAY)] == ["soon", "#waiting"]


@pytest.mark.parametrize(
    ("status", "week", "speaks"),
    [("x", 1, False), ("X", 4, False), ("x", 5, True), ("-", 1, True), (" ", 1, True), ("x", 0, True)],
)
def test_a_promise_whose_item_was_ticked_rests_for_four_weeks(status: str, week: int, speaks: bool) -> None:
    text = "[[Ann]] · you promised: send her the \\*paper\\* on grids (due 3 December) · quiet"
    ticked = item("Ann", "vk-00000000", status=status, week=week, text=text)
    found = ann(promise("Ann", "send her the *paper* on grids", due=ago(3)), ticked)
    assert (next_promise(found, TODAY) is not None) is speaks
    assert next_promise(ann(promise("Ann", "another thing", due=ago(3)), ticked), TODAY) is not None
    assert len(open_promises(found, TODAY)) == 1


OLD = promise("Ann", "old", due=ago(400))


@pytest.mark.parametrize(
    ("pieces", "asked"),
    [
        ((), ["old"]),
        ((item("Ann", "vk-00000000", week=1),), []),
        ((promise("Ann", "just now", due=ago(184)), item("Ann", "vk-00000000", week=1)), ["just now"]),
        ((promise("Ann", "soon old", due=ago(180)), item("Ann", "vk-00000000", week=1)), []),
        ((promise("Ann", "of last week", due=ago(191)), item("Ann", "vk-00000000", week=1)), []),
        ((promise("Ann", "of last week", due=ago(191)), item("Ann", "vk-00000000", week=3)), ["of last week"]),
        ((promise("Ann", "a note for [[Ann]]", day=ago(300)),), ["old", "a note for Ann"]),
    ],
    ids=["never asked", "asked before", "old since this week", "not yet", "told", "after a pause", "undated"],
)
def test_an_old_promise_is_asked_about_once(pieces: tuple[Piece, ...], asked: list[str]) -> None:
    m = measures_of(person("Ann"), OLD, *pieces)
    assert [one.text for _, one in to_ask_about(m)] == asked


@pytest.mark.parametrize(
    ("promises", "first"),
    [
        ((SOON, UNDATED), "soon"),
        ((NOTED,), "noted for Ann"),
        ((promise("Ann", "at once", due=ago(40)), SOON), "at once"),
        ((promise("Ann", "long ago", due=ago(400)), SOON), "soon"),
        ((promise("Ann", "just soon", due=ago(-14)),), "just soon"),
        ((promise("Ann", "far off", due=ago(-15)),), None),
        ((promise("Ann", "far off", due=ago(-15)), UNDATED), "no day"),
        ((), None),
    ],
)
def test_the_next_promise_is_not_put_off_beyond_two_weeks(promises: tuple[Piece, ...], first: str | None) -> None:
    found = next_promise(ann(*promises), TODAY)
    assert (found and plain(found.text)) == first
