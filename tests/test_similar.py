"""Similar: which attended events are most like one, and what they gave."""

from datetime import date
from typing import Any

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, group, person
from vaultkit.measures.similar import Resemblance, Similar

DECEMBER = date(2026, 12, 3)


def similar(*pieces: Piece, **given: Any) -> Similar:
    """What is like a dinner that lies ahead."""
    asked = event("Asked", DECEMBER, status="invited", **given)
    m = measures_of(asked, *pieces)
    return Resemblance(m).of(m.events["Events/Asked.md"])


def visited(count: int, name: str = "Past", **given: Any) -> list[Piece]:
    return [event(f"{name} {n}", ago(100 * n), **given) for n in range(1, count + 1)]


CLUB = group("Club")
DINNER = {"format": "dinner", "size": 80, "field": "robots", "group": "Groups/Club.md"}


@pytest.mark.parametrize(
    ("past", "by", "thing", "count"),
    [
        (visited(3, group="Groups/Club.md"), "group", "Groups/Club.md", 3),
        (visited(3, format="dinner", size=60), "size", "large dinner", 3),
        (visited(3, format="Dinner", size=8), "format", "dinner", 3),
        (visited(3, field="Robots", format="talk"), "field", "robots", 3),
        (visited(2, group="Groups/Club.md"), "group", "Groups/Club.md", 2),
        ([*visited(1, group="Groups/Club.md"), *visited(2, "Other", field="robots")], "field", "robots", 2),
        ([*visited(2, group="Groups/Club.md"), *visited(3, "Other", format="dinner")], "format", "dinner", 3),
        ([*visited(3, group="Groups/Club.md"), *visited(9, "Other", format="dinner")], "group", "Groups/Club.md", 3),
        (visited(3, format="talk"), "", "", 0),
        (visited(3, format="dinner", status="missed"), "", "", 0),
        (visited(3, format="dinner", private=True), "", "", 0),
        ([], "", "", 0),
    ],
    ids=[
        "its group", "format and size", "its format", "its field", "two of its group", "the most of too few",
        "three before two", "its group before more of its format", "of another format", "missed", "private", "none",
    ],
)  # fmt: skip
def test_the_nearest_likeness_with_three_events_speaks(past: list[Piece], by: str, thing: str, count: int) -> None:
    found = similar(CLUB, *past, **DINNER)
    assert (found.by, found.thing, len(found.events)) == (by, thing, count)


def test_an_event_with_several_fields_is_like_those_of_any_of_them_once() -> None:
    past = [
        event("A", ago(300), field="law"),
        event("B", ago(200), field=("robots", "law")),
        event("C", ago(100), field="robots"),
    ]
    assert [e.name for e in similar(*past, field=("robots", "law")).events] == ["A", "B", "C"]


def test_an_attended_event_is_not_like_itself() -> None:
    m = measures_of(*visited(4, format="dinner"))
    found = Resemblance(m).of(m.events["Events/Past 2.md"])
    assert [e.name for e in found.events] == ["Past 4", "Past 3", "Past 1"]


def test_a_group_that_may_not_be_shown_makes_nothing_alike() -> None:
    hidden = group("Club", private=True)
    assert similar(hidden, *visited(3, group="Groups/Club.md"), group="Groups/Club.md") == Similar()


def test_what_similar_events_gave_is_put_together() -> None:
    past = [
        event("A", ago(300), "Ann", format="dinner", resonated=2),
        event("B", ago(200), "Bob", format="dinner"),
        event("C", ago(20), "Cid", format="dinner", resonated=4),
    ]
    people = [person(name) for name in ("Ann", "Bob", "Cid")]
    found = similar(*past, *people, contact("Ann", ago(290)), format="dinner")
    assert list(found.ratings) == [2, 4]
    assert (len(found.people.met), found.people.kept, found.judged) == (3, ("People/Ann.md",), 2)


def test_every_event_asked_gets_its_own_answer() -> None:
    m = measures_of(
        *visited(3, format="dinner"),
        *visited(3, "Talk", format="talk"),
        event("X", DECEMBER, format="dinner"),
        event("Y", DECEMBER, format="talk"),
        event("Z", DECEMBER, format="dinner"),
    )
    alike = Resemblance(m)
    found = {name: [e.name for e in alike.of(m.events[f"Events/{name}.md"]).events] for name in "XYZ"}
    assert found == {"X": ["Past 3", "Past 2", "Past 1"], "Y": ["Talk 3", "Talk 2", "Talk 1"], "Z": found["X"]}
