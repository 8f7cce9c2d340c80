"""Effort: what the days of a period were spent on, goal by goal."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, message, person, talk
from vaultkit.measures.goal_effort import Effort, efforts

ROBOTS = "Goals/Robots.md"
NOVEMBER = date(2026, 11, 1)


def spent(*pieces: Piece, first: date = NOVEMBER, last: date = TODAY) -> dict[str, Effort]:
    return {one.goal: one for one in efforts(measures_of(*pieces), first, last)}


def told(one: Effort) -> tuple[int, float | None, int, int, int]:
    return (one.events, one.hours, one.noted, one.conversations, one.people)


def test_each_goal_gets_its_events_hours_conversations_and_people_and_the_rest_is_last() -> None:
    found = spent(
        goal("Write"),
        goal("Robots", field="robotics"),
        person("Ann", field="robotics"),
        person("Bob"),
        event("Robots Day", ago(10), field="robotics", hours=5.0),
        event("Robots Night", ago(9), field="robotics"),
        event("Opera", ago(8), hours=3.0),
        *talk("Ann", ago(7)),
        contact("Ann", ago(7), kind="call"),
        message("Bob", ago(6)),
    )
    assert list(found) == [ROBOTS, "Goals/Write.md", ""]
    assert [told(one) for one in found.values()] == [(2, 5.0, 1, 1, 1), (0, None, 0, 0, 0), (1, 3.0, 1, 0, 1)]
    assert [one.is_none for one in found.values()] == [False, True, False]
    assert [one.location and one.location.path for one in found.values()] == [ROBOTS, "Goals/Write.md", None]


def test_what_serves_two_goals_counts_for_both() -> None:
    both = (ROBOTS, "Goals/Write.md")
    found = spent(
        goal("Write"), goal("Robots"), person("Ann", goals=both), event("Day", ago(9), goals=both), *talk("Ann", ago(3))
    )
    assert [told(one) for one in found.values()] == [(1, None, 0, 1, 1), (1, None, 0, 1, 1), (0, None, 0, 0, 0)]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((*talk("Ann", ago(3)), contact("Ann", ago(3), kind="lunch")), (0, None, 0, 1, 1)),
        (talk("Ann", ago(3), ago(2)), (0, None, 0, 2, 1)),
        ((event("Dinner", ago(3), "Ann", size=4),), (1, None, 0, 0, 1)),
        ((contact("Ann", ago(3), kind="like"),), (0, None, 0, 0, 0)),
        ((event("Dinner", ago(3), "Ann", status="missed"),), (0, None, 0, 0, 0)),
        ((event("Dinner", ago(3), hours=0),), (1, 0, 1, 0, 0)),
    ],
    ids=["once a day", "two days", "a talk at an event", "a trace", "missed", "no hours at all"],
)
def test_conversations_count_by_day_beside_the_events(
    pieces: tuple[Piece, ...], expected: tuple[int, float | None, int, int, int]
) -> None:
    assert told(spent(person("Ann"), *pieces)[""]) == expected


@pytest.mark.parametrize(
    ("given", "besides"),
    [
        (({}, ()), 0),
        (({"met": ago(9)}, ()), 0),
        (({"met": "[[Fair]]"}, ()), 0),
        (({"last_contact": ago(9)}, ()), 0),
        (({}, (contact("Ann", ago(9), kind="met"),)), 0),
        (({}, talk("Ann", ago(9))), 0),
        (({}, talk("Ann", ago(8))), 1),
        (({"met": ago(8)}, ()), 1),
    ],
    ids=["nothing", "met that day", "met there", "a floor", "met in the log", "a coffee there", "the day after",
         "met the day after"],
)  # fmt: skip
def test_whoever_one_met_at_an_event_is_no_conversation_besides(
    given: tuple[dict[str, object], tuple[Piece, ...]], besides: int
) -> None:
    properties, told_of = given
    found = spent(person("Ann", **properties), event("Fair", ago(9), "Ann", size=5), *told_of)[""]
    assert (found.events, found.conversations, found.people) == (1, besides, 1)


def test_a_talk_on_the_day_of_a_crowd_is_a_conversation_besides() -> None:
    found = spent(person("Ann"), event("Fair", ago(9), "Ann", size=300), *talk("Ann", ago(9)))[""]
    assert (found.events, found.conversations, found.people) == (1, 1, 1)


def test_only_the_days_asked_about_count() -> None:
    there = (person("Ann"), *talk("Ann", ago(10), ago(9), ago(5), ago(4)))
    events = (event(f"E{day}", ago(day)) for day in (10, 9, 5, 4))
    found = spent(*there, *events, first=ago(9), last=ago(5))
    assert told(found[""]) == (2, None, 0, 2, 1)
