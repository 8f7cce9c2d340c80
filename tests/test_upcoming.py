"""Upcoming: whose cadence, set day, planned contact or birthday falls in the next 14 days."""

from typing import Any

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, person
from tests.vaults.words import names, reasons
from vaultkit.practices.reconnection.upcoming import upcoming


def test_what_comes_up_is_in_order_of_its_day() -> None:
    found = upcoming(
        measures_of(
            person("Cad", cadence=30),
            contact("Cad", ago(20)),
            person("Bay", birthday="12-07", cadence="never"),
            person("Set", next_contact=ago(-1), cadence="never"),
            person("Far", next_contact=ago(-15), cadence="never"),
            person("Plan", cadence="never"),
            contact("Plan", ago(-2)),
        )
    )
    assert [(e.person.name, e.due) for e in found] == [
        ("Set", ago(-1)), ("Plan", ago(-2)), ("Cad", ago(-11)), ("Bay", ago(-14)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (30, f"due on {ago(-1)}, you set every month"),
        (17, f"due on {ago(-14)}, you set every month"),
        (16, None),
        (31, None),
    ],
)
def test_a_cadence_comes_up_in_the_two_weeks_before_it_is_passed(since: int, words: str | None) -> None:
    found = upcoming(measures_of(person("Ann", cadence=30, met=ago(900)), contact("Ann", ago(since))))
    assert [reasons(entry)["contact"] for entry in found] == ([words] if words else [])


@pytest.mark.parametrize(
    ("given", "told", "factors"),
    [
        ({"birthday": "11-23"}, (), ["birthday"]),
        ({"birthday": "12-07"}, (), ["birthday"]),
        ({"birthday": "12-08"}, (), []),
        ({"next_contact": ago(-14)}, (), ["occasion"]),
        ({"next_contact": ago(-15)}, (), []),
        ({"next_contact": ago(0)}, (), []),
        ({}, (contact("Ann", ago(-14)),), ["planned"]),
        ({}, (contact("Ann", ago(-15)),), []),
        ({}, (event("Fair", ago(-3), "Ann"),), ["planned"]),
        ({}, (event("Fair", ago(-3), "Ann", status="invited"),), []),
        (
            {"birthday": "11-30", "next_contact": ago(-2)},
            (contact("Ann", ago(-1)),),
            ["planned", "occasion", "birthday"],
        ),
        ({"birthday": "11-30", "status": "let go"}, (), []),
        ({"birthday": "11-30", "status": "ambient"}, (), []),
        ({"birthday": "11-30", "status": "faded"}, (), ["birthday"]),
        ({"birthday": "11-30", "status": "wanted"}, (), ["birthday"]),
        ({"next_contact": ago(-2), "status": "wanted"}, (), []),
        ({"next_contact": ago(-2), "status": "ambient"}, (), []),
        ({"birthday": "11-30", "private": True}, (), []),
    ],
)
def test_what_falls_in_the_next_two_weeks_comes_up(
    given: dict[str, Any], told: tuple[Piece, ...], factors: list[str]
) -> None:
    found = upcoming(measures_of(person("Ann", **given), *told))
    assert [factor for entry in found for factor in reasons(entry)] == factors


def test_a_cadence_of_somebody_who_faded_does_not_come_up() -> None:
    faded = person("Ann", cadence=30, met=ago(900), status="faded")
    assert names(upcoming(measures_of(faded, contact("Ann", ago(20))))) == []


def test_the_last_day_of_the_calendar_is_no_fault() -> None:
    ann = (person("Ann", cadence=9000), contact("Ann", ago(20)))
    assert upcoming(measures_of(*ann)) == ()
