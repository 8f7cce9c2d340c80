"""Follow-ups: who was met lately and waits for a second or a third touch, by when, and who was never followed up."""

from datetime import timedelta
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, limits, person, promise
from vaultkit.measures.follow_ups import first_half, never_followed_up, spread_of
from vaultkit.model.measures import FollowUp

ANN = "People/Ann.md"


ELDER = (person("Elder"), contact("Elder", ago(900)))
"""What makes a vault old enough to tell who is new."""


def follow_ups(*told: Piece, **given: Any) -> tuple[FollowUp, ...]:
    """Who waits in a vault of years with Ann, who was met where and when the note says."""
    return measures_of(person("Ann", **given), *ELDER, *told).follow_ups


def met(age: int, *told: Piece, **given: Any) -> tuple[FollowUp, ...]:
    """Who waits, where Ann was met so many days ago."""
    return follow_ups(contact("Ann", ago(age), kind="met"), *told, met=ago(age), **given)


@pytest.mark.parametrize("age", [0, 1, 2, 14, 15, 45])
def test_somebody_new_waits_for_a_second_touch(age: int) -> None:
    assert met(age) == (
        FollowUp(person=ANN, touch=2, met=ago(age), soon=ago(age - 2), latest=ago(age - 14)),
    )  # fmt: skip


def test_after_45_days_nobody_waits_for_a_second_touch() -> None:
    assert met(46) == ()


@pytest.mark.parametrize(("age", "waits"), [(10, True), (45, True), (60, True), (61, False)])
def test_after_one_contact_more_a_third_touch_is_waited_for(age: int, waits: bool) -> None:
    found = met(age, contact("Ann", ago(5)))
    expected = FollowUp(person=ANN, touch=3, met=ago(age), soon=ago(age - 45), latest=ago(age - 45))
    assert found == ((expected,) if waits else ())


@pytest.mark.parametrize(
    ("told", "touch"),
    [
        ((), 2),
        ((contact("Ann", ago(20), kind="email"),), 2),
        ((contact("Ann", ago(3)),), 3),
        ((contact("Ann", ago(3)), contact("Ann", ago(3), kind="email")), 3),
        ((contact("Ann", ago(3)), contact("Ann", ago(2))), 0),
        ((contact("Ann", ago(-3)),), 2),
        ((contact("Ann", ago(30)),), 2),
    ],
    ids=["none", "on the same day", "one day", "one day, twice", "two days", "a plan", "before one met"],
)
def test_a_touch_is_a_day_of_contact_after_the_one_on_which_one_met(told: tuple[Piece, ...], touch: int) -> None:
    assert [one.touch for one in met(20, *told)] == ([touch] if touch else [])


@pytest.mark.parametrize(("day", "touch"), [(19, 2), (18, 2), (17, 3)])
def test_the_days_of_a_long_event_count_as_one(day: int, touch: int) -> None:
    fair = event("Fair", ago(20), "Ann", end=ago(18))
    (found,) = follow_ups(fair, contact("Ann", ago(day), kind="email"))
    assert (found.touch, found.met) == (touch, ago(20))
    assert found.event is not None
    assert found.event.name == "Fair"


@pytest.mark.parametrize(
    "given",
    [
        {"status": "let go"},
        {"status": "faded"},
        {"faded": "moved away"},
        {"faded": "conflict"},
        {"status": "paused"},
        {"status": "ambient"},
        {"snooze": ago(-1)},
        {"private": True},
    ],
    ids=lambda given: "-".join(f"{key} {value}" for key, value in given.items()),
)
def test_who_is_settled_waits_for_nothing(given: dict[str, Any]) -> None:
    assert met(5, **given) == met(20, contact("Ann", ago(5)), **given) == ()


@pytest.mark.parametrize(
    ("told", "touch"),
    [
        ((), 0),
        ((event("Fair", ago(-9), "Ann"),), 0),
        ((event("Fair", ago(9), "Ann"),), 2),
        ((contact("Ann", ago(9), kind="met"),), 2),
    ],
    ids=["not met", "an event ahead", "met at an event", "a line in the log"],
)
def test_somebody_wanted_waits_once_one_met(told: tuple[Piece, ...], touch: int) -> None:
    assert [one.touch for one in follow_ups(*told, status="wanted")] == ([touch] if touch else [])


def test_an_old_friend_in_a_young_vault_does_not_wait() -> None:
    assert measures_of(person("Ann"), contact("Ann", ago(5))).follow_ups == ()


def test_of_two_events_of_the_day_neither_is_named() -> None:
    (found,) = follow_ups(event("Fair", ago(5), "Ann"), event("Talk", ago(5), "Ann"))
    assert found.event is None


def test_the_crowd_of_a_day_is_spread_but_for_half_a_week_of_touches() -> None:
    crowd = [f"Guest {n:02}" for n in range(20)]
    m = measures_of(
        *ELDER,
        *(person(name) for name in crowd),
        event("Fair", ago(1), *crowd, "Zoe"),
        person("Zoe", goals="Goals/G.md"),
        goal("G"),
        promise("Guest 07", "send slides"),
        limits(touches_per_week=4),
    )
    by_name = {one.person[7:-3]: one for one in m.follow_ups}
    at_once = [name for name, one in by_name.items() if not one.crowd]
    assert at_once == ["Guest 07", "Zoe"], "to whom something is open, and who serves a goal"
    for name, one in by_name.items():
        days = 2 if name in at_once else min(2 + spread_of(name), 14)
        assert (one.soon, one.latest) == (ago(1) + timedelta(days=days), ago(-13))
        assert one.crowd == (0 if name in at_once else 21)


@pytest.mark.parametrize(
    ("touches", "count", "spread"), [(3, 3, 0), (3, 4, 3), (4, 5, 3), (1, 1, 0), (1, 2, 1), (0, 1, 0), (0, 2, 1)]
)
def test_as_many_as_a_week_has_touches_are_no_crowd(touches: int, count: int, spread: int) -> None:
    crowd = [f"Guest {n}" for n in range(count)]
    there = event("Fair", ago(1), *crowd)
    m = measures_of(*ELDER, *(person(name) for name in crowd), there, limits(touches_per_week=touches))
    assert sum(one.crowd > 0 for one in m.follow_ups) == spread


def test_who_waits_for_a_third_touch_is_in_no_crowd() -> None:
    crowd = [f"Guest {n}" for n in range(9)]
    once_more = (contact(name, ago(3)) for name in crowd)
    m = measures_of(*ELDER, *(person(name) for name in crowd), event("Fair", ago(9), *crowd), *once_more)
    assert {(one.touch, one.crowd) for one in m.follow_ups} == {(3, 0)}


@pytest.mark.parametrize(("touches", "first"), [(0, 1), (1, 1), (3, 1), (4, 2), (9, 4)])
def test_half_of_the_touches_go_to_new_people_and_one_at_least(touches: int, first: int) -> None:
    assert first_half(touches) == first


def test_the_spread_of_a_name_is_the_same_everywhere() -> None:
    assert [spread_of(name) for name in ("Ann", "Ben", "Zoë", "Zoe\u0308")] == [9, 2, 10, 10]


@pytest.mark.parametrize(
    ("told", "given", "never"),
    [
        ((), {}, True),
        ((contact("Ann", ago(46), kind="email"),), {}, True),
        ((contact("Ann", ago(5)),), {}, False),
        ((), {"met": ago(45)}, False),
        ((), {"cadence": 90}, False),
        ((), {"tier": "wide"}, False),
        ((), {"cadence": "never"}, True),
        ((), {"status": "ambient"}, False),
        ((), {"status": "let go"}, False),
        ((), {"status": "faded"}, False),
        ((), {"private": True}, False),
    ],
    ids=[
        "met once", "twice on that day", "seen again", "new", "a cadence", "a tier", "no cadence", "resting", "let go",
        "faded", "private",
    ],
)  # fmt: skip
def test_who_was_met_once_long_ago_was_never_followed_up(
    told: tuple[Piece, ...], given: dict[str, Any], never: bool
) -> None:
    ann = person("Ann", **{"met": ago(46), **given})
    m = measures_of(ann, contact("Ann", ago(45) if given.get("met") else ago(46), kind="met"), *told)
    assert [tie.path for tie in never_followed_up(m)] == ([ANN] if never else [])
    assert m.today == TODAY
