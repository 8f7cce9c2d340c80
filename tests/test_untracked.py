"""Untracked: who is often in contact without being kept track of, and names without a note."""

from typing import Any

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, every, person
from tests.vaults.words import names, reasons
from vaultkit.practices.reconnection.untracked import untracked


def test_often_met_without_a_tier_asks_for_triage() -> None:
    m = measures_of(person("Ann"), *every("Ann", 20, since=5, count=3), person("Ben", tier="wide"))
    assert reasons(untracked(m)[0]) == {
        "mentions": "in contact on 3 days of the last six months, without a tier or a cadence"
    }
    noted = measures_of(daily(ago(3), "Met [[Cy Roe]] and [[Di Fox]]."), daily(ago(2), "[[Cy Roe]] again."))
    assert names(untracked(noted)) == ["Cy Roe"]


def test_names_without_history_are_offered() -> None:
    found = untracked(measures_of(person("Ann"), person("Ben")))
    assert [(e.person.name, reasons(e)) for e in found] == [
        ("Ann", {"mentions": "no contact noted yet"}),
        ("Ben", {"mentions": "no contact noted yet"}),
    ]


OFTEN = every("Ann", 20, since=5, count=3)


@pytest.mark.parametrize(
    ("given", "told", "listed"),
    [
        ({}, OFTEN, True),
        ({}, OFTEN[:2], False),
        ({}, every("Ann", 91, since=2, count=3), False),
        ({}, every("Ann", 90, since=3, count=3), True),
        ({}, (*OFTEN[1:], contact("Ann", ago(5), kind="email")), False),
        ({"tier": "wide"}, OFTEN, False),
        ({"cadence": 30}, OFTEN, False),
        ({"cadence": "never"}, OFTEN, False),
        ({"status": "ambient"}, OFTEN, False),
        ({"status": "faded"}, OFTEN, False),
        ({"status": "let go"}, OFTEN, False),
        ({"status": "wanted"}, (), False),
        ({"met": ago(5)}, OFTEN, False),
        ({"private": True}, OFTEN, False),
    ],
    ids=[
        "three days", "two days", "spread too far", "spread just so", "twice on a day", "a tier", "a cadence", "never",
        "ambient", "faded", "let go", "wanted", "new", "private",
    ],
)  # fmt: skip
def test_who_is_often_in_contact_and_not_kept_track_of(
    given: dict[str, Any], told: tuple[Piece, ...], listed: bool
) -> None:
    assert names(untracked(measures_of(person("Ann", **given), *told))) == (["Ann"] if listed else [])


def test_the_most_mentioned_come_first_and_say_where() -> None:
    notes = [daily(ago(n), "[[Cy Roe]] and [[Di Fox]].") for n in (1, 2)]
    m = measures_of(person("Ann"), *OFTEN, person("Ben"), *notes, daily(ago(3), "[[Di Fox]] and [[Ben]]."))
    found = untracked(m)
    assert [(e.person.name, e.person.path, reasons(e)["mentions"]) for e in found[:3]] == [
        (
            "Ann",
            "People/Ann.md",
            "in contact on 3 days of the last six months, without a tier or a cadence",
        ),
        ("Di Fox", "", "named 3 times, without a note"),
        ("Cy Roe", "", "named 2 times, without a note"),
    ]
    assert [reason.location and reason.location.path for e in found[1:3] for reason in e.reasons] == [
        f"Daily/{ago(1)}.md",
        f"Daily/{ago(1)}.md",
    ]
