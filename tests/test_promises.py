"""Promises: which still speak, in which order, and which comes first."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, person, promise
from vaultkit.measures.promises import in_order, next_promise, open_promises
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
    [(ago(183), None, True), (ago(184), None, False), (ago(600), ago(300), True), (None, None, True)],
    ids=["half a year old", "older", "older with a day", "without any day"],
)
def test_an_undated_task_of_long_ago_is_let_be(day: date | None, due: date | None, speaks: bool) -> None:
    assert bool(open_promises(ann(promise("Ann", "call [[Ann]]", day=day, due=due)), TODAY)) is speaks


@pytest.mark.parametrize(
    ("promises", "first"),
    [
        ((SOON, UNDATED), "soon"),
        ((NOTED,), "noted for Ann"),
        ((promise("Ann", "at once", due=ago(400)), SOON), "at once"),
        ((promise("Ann", "just soon", due=ago(-14)),), "just soon"),
        ((promise("Ann", "far off", due=ago(-15)),), None),
        ((promise("Ann", "far off", due=ago(-15)), UNDATED), "no day"),
        ((), None),
    ],
)
def test_the_next_promise_is_not_put_off_beyond_two_weeks(promises: tuple[Piece, ...], first: str | None) -> None:
    found = next_promise(ann(*promises), TODAY)
    assert (found and plain(found.text)) == first
