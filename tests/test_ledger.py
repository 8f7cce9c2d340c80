"""Ledger: events put together by kind, with what they gave, and what is worth another try."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, event, group
from vaultkit.measures.ledger import (
    Account,
    accounts,
    fields_of,
    formats_of,
    novel,
    overall_resonance,
    recent,
    sizes_of,
    upper_bound,
    worth_another_try,
)
from vaultkit.model.record import Event


def told(kinds: Callable[[Event], tuple[str, ...]], *pieces: Piece) -> tuple[Account, ...]:
    m = measures_of(*pieces)
    return accounts(m.tried, kinds, m.yields)


def test_spelling_does_not_split_a_kind() -> None:
    (found,) = told(formats_of, event("A", ago(9), format="Workshop"), event("B", ago(5), format="workshop "))
    assert [e.name for e in found.events] == ["A", "B"]


@pytest.mark.parametrize(
    ("kinds", "names"),
    [
        (formats_of, [("dinner", 2), ("talk", 1)]),
        (sizes_of, [("large", 1), ("small", 1)]),
        (fields_of, [("robots", 2), ("law", 1)]),
    ],
    ids=["format", "size", "field"],
)
def test_the_kinds_tried_most_come_first(
    kinds: Callable[[Event], tuple[str, ...]], names: list[tuple[str, int]]
) -> None:
    events = (
        event("A", ago(9), format="talk", field=("robots", "law"), size=60),
        event("B", ago(5), format="dinner", field="Robots", size="small"),
        event("C", ago(4), format="dinner"),
        event("D", ago(4)),
    )
    assert [(a.name, len(a.events)) for a in told(kinds, *events)] == names


@pytest.mark.parametrize(
    ("ratings", "resonance"), [((4, 5), None), ((5, 4, 4, None), 4), ((1, 2, 4, 5), 3), ((None,) * 3, None)]
)
def test_a_median_needs_three_ratings(ratings: tuple[float | None, ...], resonance: float | None) -> None:
    events = (event(f"E{n}", ago(9 + n), format="talk", resonated=r) for n, r in enumerate(ratings))
    (found,) = told(formats_of, *events)
    assert found.resonance == resonance
    assert len(found.ratings) == sum(r is not None for r in ratings)


@pytest.mark.parametrize(("energies", "energy"), [((2, 2), None), ((2, -1, 0), 0), ((2, 1, 1), 1)])
def test_a_median_of_energy_needs_three_notes_of_it(energies: tuple[int, ...], energy: float | None) -> None:
    (found,) = told(formats_of, *(event(f"E{n}", ago(n), format="talk", energy=e) for n, e in enumerate(energies)))
    assert found.energy == energy


@pytest.mark.parametrize("rating", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("overall", [1.0, 2.5, 4.0, 5.0])
def test_one_bad_evening_never_ends_an_experiment(rating: float, overall: float) -> None:
    assert worth_another_try([rating], overall)


def test_the_bound_is_the_mean_with_one_event_at_the_overall_mean() -> None:
    assert upper_bound([2], 4) == pytest.approx(4.5)
    assert upper_bound([1, 1, 1, 1], 3.5) == pytest.approx(1.5 + 0.75)


def test_the_overall_resonance_is_the_mean_of_what_was_rated() -> None:
    m = measures_of(event("A", ago(9), resonated=2), event("B", ago(8), resonated=5), event("C", ago(7)))
    assert overall_resonance(m.attended) == 3.5
    assert overall_resonance(()) is None


def test_new_is_the_first_of_a_format_field_or_group() -> None:
    m = measures_of(
        event("A", ago(300), format="talk", field="robots"),
        event("B", ago(200), format="talk", field=("robots", "law")),
        event("C", ago(100), format="Talk", field="law"),
        event("D", ago(90), format="talk", group="Makers"),
        event("E", ago(80), format="talk", group="makers"),
        event("F", ago(70)),
        event("G", ago(60), format="talk", group="Chess"),
    )
    assert [e.name for e in novel(m.attended, m.groups)] == ["A", "B", "D", "G"]


@pytest.mark.parametrize(
    ("club", "is_new"),
    [
        ({"since": ago(300)}, False),
        ({"since": ago(110)}, True),
        ({"attended": (ago(200),)}, False),
        ({"attended": (ago(50),)}, True),
        ({}, True),
    ],
    ids=["since long", "since a few days before", "an earlier visit in its log", "a later visit", "nothing noted"],
)
def test_an_event_of_a_group_that_one_knew_before_is_not_new(club: dict[str, Any], is_new: bool) -> None:
    m = measures_of(group("Club", **club), event("Open day", ago(100), format="open day", group="Groups/Club.md"))
    assert bool(novel(m.tried, m.groups)) is is_new


@pytest.mark.parametrize(("age", "found"), [(0, 1), (182, 1), (183, 0)])
def test_recent_are_the_events_of_the_last_six_months(age: int, found: int) -> None:
    assert len(recent(measures_of(event("A", ago(age))).attended, TODAY)) == found
