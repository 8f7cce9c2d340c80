"""Follow up: the people met lately who wait, with why and by when, and who was never followed up."""

from datetime import timedelta
from typing import Any

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, limits, person, promise
from tests.vaults.words import names, reasons
from vaultkit.measures.follow_ups import spread_of
from vaultkit.practices.reconnection.factors import score
from vaultkit.practices.reconnection.follow_up import follow_up, never_followed_up


def met_at(day: int, *people: str, **given: Any) -> tuple[Piece, ...]:
    told = tuple(contact(name, ago(day), kind="met") for name in people)
    return (*(person(name, met=ago(day), **given) for name in people), *told)


@pytest.mark.parametrize("age", [0, 1, 2, 14, 15, 45])
def test_a_new_person_waits_for_a_second_touch(age: int) -> None:
    (entry,) = follow_up(measures_of(*met_at(age, "Ann")))
    assert (entry.standing, entry.due) == ("new", ago(age - 2))
    assert ("still welcome" in reasons(entry)["met"]) == (age > 14)


def test_after_45_days_one_contact_was_never_followed_up() -> None:
    m = measures_of(*met_at(46, "Ann"))
    assert not follow_up(m)
    assert reasons(never_followed_up(m)[0]) == {"met": f"met on {ago(46)}, and not since: keep or let go?"}


@pytest.mark.parametrize(
    ("age", "words"),
    [(30, "a third time by"), (45, "a third time by"), (46, "keep or let go?"), (60, "keep or let go?"), (61, None)],
)
def test_a_third_touch_is_due_by_45_days(age: int, words: str | None) -> None:
    found = follow_up(measures_of(*met_at(age, "Ann"), contact("Ann", ago(10))))
    assert [words in reasons(e)["met"] for e in found if words] == ([True] if words else [])
    assert bool(found) == (words is not None)


def test_many_people_of_one_evening_are_spread() -> None:
    crowd = [f"Guest {n:02}" for n in range(20)]
    m = measures_of(
        *met_at(1, *crowd),
        person("Zoe", met=ago(1), goals="Goals/G.md"),
        contact("Zoe", ago(1)),
        goal("G"),
        promise("Guest 07", "send slides"),
        limits(touches_per_week=4),
    )
    found = follow_up(m)
    assert names(found)[:2] == ["Guest 07", "Zoe"]
    assert [e.due for e in found[:2]] == [ago(-1), ago(-1)]
    for entry in found[2:]:
        assert entry.due == ago(1) + timedelta(days=min(2 + spread_of(entry.person.name), 14))
        assert "you met 21 people that day" in reasons(entry)["met"]


def test_a_promise_and_a_goal_speak_for_somebody_before_the_day() -> None:
    found = follow_up(
        measures_of(
            *met_at(9, "Ann"), *met_at(1, "Bob", goals="Goals/G.md"), *met_at(2, "Cid"), *met_at(0, "Dee"),
            promise("Dee", "the slides"), goal("G"),
        )
    )  # fmt: skip
    assert names(found) == ["Dee", "Bob", "Ann", "Cid"]
    assert [list(reasons(entry)) for entry in found[:3]] == [["met", "promise"], ["met", "fit"], ["met"]]
    assert all(score(entry) == sum(reason.points for reason in entry.reasons) for entry in found)


@pytest.mark.parametrize(
    ("there", "words"),
    [
        (
            (person("Ann", met=ago(5)), contact("Ann", ago(5))),
            f"met on {ago(5)}; a first line, at the latest by {ago(-9)}",
        ),
        ((person("Ann"), event("Fair", ago(1), "Ann")), f"met on {ago(1)} at Fair; a first line by {ago(-1)}"),
        (
            (person("Ann", met=ago(1)), event("Secret", ago(1), "Ann", private=True)),
            f"met on {ago(1)}; a first line by {ago(-1)}",
        ),
        (
            (person("Ann"), event("Fair", ago(20), "Ann")),
            f"met on {ago(20)} at Fair, and not in contact since: a line is still welcome",
        ),
    ],
    ids=["a day", "an event", "a private event", "too late"],
)
def test_it_says_where_and_when_one_met(there: tuple[Piece, ...], words: str) -> None:
    (entry,) = follow_up(measures_of(person("Elder"), contact("Elder", ago(900)), *there))
    assert reasons(entry)["met"] == words


def test_never_followed_up_says_when_and_asks_for_half_a_year_only() -> None:
    m = measures_of(*met_at(90, "Ann"), *met_at(91, "Bob"), *met_at(60, "Cid"))
    assert [(e.person.name, reasons(e)["met"]) for e in never_followed_up(m)] == [
        ("Cid", f"met on {ago(60)}, and not since: keep or let go?"),
        ("Ann", f"met on {ago(90)}, and not since: keep or let go?"),
        ("Bob", f"met on {ago(91)}"),
    ]
