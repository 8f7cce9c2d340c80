"""One word for how a tie stands, at the edges of each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from vaultkit.practices.reconnecting.circle import survey

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, every, group, person
from vaultkit.measures.standing import Tie, cadence_of, standing_of, tie_of

FAR_BACK = contact("Elder", ago(3000))
ELDER = person("Elder")


def tie(*contacts: Piece, **given: Any) -> Tie:
    """The tie with Ann in a vault that is years old."""
    index = measures_of(person("Ann", **given), ELDER, FAR_BACK, *contacts)
    return survey(index).ties["People/Ann.md"]


@pytest.mark.parametrize(
    ("silence", "cadence", "rhythm", "word"),
    [
        (None, None, None, "untracked"),
        (None, 30, None, "due"),
        (0, None, None, "in touch"),
        (364, None, None, "in touch"),
        (365, None, None, "dormant"),
        (30, 30, None, "in touch"),
        (31, 30, None, "due"),
        (45, 30, None, "due"),
        (46, 30, None, "overdue"),
        (364, 30, None, "overdue"),
        (365, 30, None, "dormant"),
        (400, 500, None, "in touch"),
        (500, 500, None, "in touch"),
        (501, 500, None, "dormant"),
        (24, None, 10, "in touch"),
        (25, None, 10, "drifting"),
        (40, None, 20, "in touch"),
        (41, None, 20, "drifting"),
        (120, None, 10, "drifting"),
        (121, None, 10, "in touch"),
        (97, None, 7, "drifting"),
        (98, None, 7, "in touch"),
        (25, 60, 10, "drifting"),
        (61, 60, 10, "due"),
        (599, None, 200, "drifting"),
        (600, None, 200, "dormant"),
    ],
)
def test_the_edges_of_each_standing(silence: int | None, cadence: int | None, rhythm: float | None, word: str) -> None:
    assert standing_of(silence, cadence=cadence, rhythm=rhythm) == word


@pytest.mark.parametrize(
    ("given", "word"),
    [
        pytest.param({"status": "let go"}, "let go", id="let go"),
        pytest.param({"status": "faded", "faded": "conflict"}, "let go", id="a conflict is let go"),
        pytest.param({"status": "faded", "faded": "moved away"}, "overdue", id="faded for another reason"),
        pytest.param({"status": "paused"}, "resting", id="paused"),
        pytest.param({"status": "ambient"}, "resting", id="ambient"),
        pytest.param({"snooze": ago(-1)}, "resting", id="snoozed until tomorrow"),
        pytest.param({"snooze": TODAY}, "overdue", id="snoozed until today"),
        pytest.param({"status": "active"}, "overdue", id="active says nothing"),
    ],
)
def test_what_was_decided_comes_first(given: Mapping[str, Any], word: str) -> None:
    assert tie(contact("Ann", ago(100)), cadence=30, met=ago(2000), **given).standing == word


def test_wanted_lasts_until_one_has_met() -> None:
    assert tie(status="wanted").standing == "wanted"
    assert tie(daily(ago(3), "A talk by [[Ann]]."), status="wanted").standing == "wanted"
    assert tie(contact("Ann", ago(3)), status="wanted").standing == "new"


@pytest.mark.parametrize(("age", "word"), [(0, "new"), (45, "new"), (46, "in touch")])
def test_somebody_is_new_for_45_days(age: int, word: str) -> None:
    assert tie(contact("Ann", ago(age)), met=ago(age)).standing == word


def test_an_old_friend_in_a_young_vault_is_not_new() -> None:
    index = measures_of(person("Ann"), contact("Ann", ago(10)))
    assert survey(index).ties["People/Ann.md"].standing == "in touch"


def test_a_first_contact_long_after_the_notes_began_is_a_meeting() -> None:
    assert tie(contact("Ann", ago(10))).standing == "new"


def test_the_day_set_for_the_next_contact_makes_somebody_due() -> None:
    before = every("Ann", 30, since=20)
    assert tie(*before, next_contact=TODAY).standing == "due"
    assert tie(*before, next_contact=ago(-1)).standing == "in touch"
    assert tie(*before, contact("Ann", ago(1)), next_contact=ago(1)).standing == "in touch"


@pytest.mark.parametrize(
    ("given", "days", "source"),
    [
        ({}, None, ""),
        ({"tier": "inner"}, 30, "tier"),
        ({"tier": "wide"}, 365, "tier"),
        ({"tier": "close", "group": "Groups/Chess Club.md"}, 50, "group"),
        ({"tier": "close", "tags": "Mentor"}, 40, "tag"),
        ({"tags": "mentor", "group": "Groups/Chess Club.md"}, 40, "tag"),
        ({"tier": "close", "tags": "mentor", "cadence": 14}, 14, "own"),
        ({"tier": "close", "tags": "mentor", "cadence": "never"}, None, "never"),
    ],
)
def test_the_nearest_wish_for_contact_holds(given: Mapping[str, Any], days: int | None, source: str) -> None:
    there = (person("Ann", **given), group("Chess Club"))
    index = measures_of(*there, group_cadence={"chess club": 50, "mentor": 40})
    found = cadence_of(index, index.people[0])
    assert (found.days, found.source) == (days, source)


def test_a_cadence_names_the_line_that_sets_it() -> None:
    index = measures_of(person("Ann", tags="friend", **{"Contact Frequency": 30}))
    found = cadence_of(index, index.people[0]).location
    assert found is not None
    assert (found.path, found.line) == ("People/Ann.md", 3)


@pytest.mark.parametrize("today", [ago(40), ago(1), TODAY, ago(-1), ago(-400), date(2999, 12, 31)])
def test_a_later_day_never_lowers_silence(today: date) -> None:
    vault = (person("Ann"), *every("Ann", 20, since=41))
    first = survey(measures_of(*vault, today=ago(41)), ago(41)).ties["People/Ann.md"].silence
    later = survey(measures_of(*vault, today=today), today).ties["People/Ann.md"].silence
    assert first == 0
    assert later == (today - ago(41)).days


def test_the_cadence_of_an_only_link_is_halved() -> None:
    index = measures_of(person("Ann", tier="close"))
    ann = index.people[0]
    usual = tie_of(index, ann, TODAY, begun=None, events={})
    bridge = tie_of(index, ann, TODAY, begun=None, events={}, bridge=True)
    assert (usual.cadence.days, bridge.cadence.days, bridge.cadence.halved) == (90, 45, True)
