"""Invitations: which are open, in which order, whom one would see there, and what speaks for and against each."""

from datetime import date
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, event, goal, group, limits, person, talk
from tests.vaults.words import plain
from vaultkit.practices.invitations import Attendees, Invitation, attendees_of, invitations

DECEMBER = date(2026, 12, 3)
"""A Thursday in the week from 30 November to 6 December."""
DINNER = "Events/Harbour Dinner.md"


def dinner(*people: str, **given: Any) -> Piece:
    return event("Harbour Dinner", DECEMBER, *people, **{"status": "invited", "format": "dinner", "size": 80, **given})


def weighed(*pieces: Piece) -> Invitation:
    (found,) = invitations(measures_of(*pieces))
    return found


def points(*pieces: Piece) -> dict[str, float]:
    return {reason.factor: reason.points for reason in weighed(*pieces).reasons}


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [
        (ago(1), "invited", 0),
        (TODAY, "invited", 1),
        (DECEMBER, "invited", 1),
        (DECEMBER, "declined", 0),
        (DECEMBER, "accepted", 0),
        (DECEMBER, "", 0),
    ],
)
def test_only_invitations_that_wait_are_weighed(day: date, status: str, expected: int) -> None:
    assert len(invitations(measures_of(event("X", day, status=status)))) == expected


def test_the_nearest_day_to_answer_by_comes_first() -> None:
    days: dict[str, dict[str, Any]] = {"A": {"by": ago(-5)}, "B": {"by": ago(-2)}, "C": {}}
    m = measures_of(*(event(name, ago(-4), status="invited", **given) for name, given in days.items()))
    assert [one.event.name for one in invitations(m)] == ["B", "C", "A"]


def test_whom_one_would_see_stands_by_how_near_they_are() -> None:
    people = [person(name, tier="close") for name in ("Ann", "Bob", "Cid")]
    apart = [person("Dee", status="wanted"), person("Eve", status="let go"), person("Fay", status="ambient")]
    told = [*talk("Ann", ago(5)), *talk("Bob", ago(100)), *talk("Cid", ago(900)), *talk("Eve", ago(5))]
    hidden = person("Gus", private=True)
    there = event("Harbour Dinner", DECEMBER, "Cid", "Gus", "Fay", "Eve", "Dee", "Bob", "Ann", status="invited")
    m = measures_of(*people, *apart, *told, hidden, there)
    assert attendees_of(m, m.events[DINNER]) == Attendees(
        warm=("People/Ann.md",),
        quiet=("People/Bob.md", "People/Cid.md"),
        wanted=("People/Dee.md",),
        resting=("People/Fay.md",),
        let_go=("People/Eve.md",),
    )


EVENING = event("Evening", date(2026, 12, 1), evening=True, status="accepted")
PAST = [event(f"Past {n}", ago(100 * n), format="dinner", size=60, resonated=2) for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        pytest.param((dinner(),), {}, id="nothing is known"),
        pytest.param((dinner(), goal("G")), {"goal": -1.0}, id="it serves no goal"),
        pytest.param((dinner(goals="Goals/G.md"), goal("G")), {"goal": 2.0}, id="it serves a goal"),
        pytest.param((dinner(group="Groups/C.md"), group("C", stage="core")), {"group": 1.0}, id="a core group"),
        pytest.param((dinner(group="Groups/C.md"), group("C", stage="regular")), {"group": 1.0}, id="a regular group"),
        pytest.param((dinner(group="Groups/C.md"), group("C", stage="trying")), {}, id="a group on trial"),
        pytest.param((dinner("Ida"), person("Ida", status="wanted")), {"wanted": 2.0}, id="somebody wanted"),
        pytest.param((dinner("Ann"), person("Ann"), *talk("Ann", ago(900))), {"quiet": 1.0}, id="somebody quiet"),
        pytest.param((dinner("Ann"), person("Ann"), *talk("Ann", ago(5))), {}, id="somebody in touch"),
        pytest.param((dinner(), *PAST), {"similar": -1.0}, id="three like it, resonating little"),
        pytest.param((dinner(), *PAST[:2]), {}, id="two like it"),
        pytest.param((dinner(), limits(events_per_month=1)), {"room": 0.5}, id="there is room"),
        pytest.param((dinner(), limits(events_per_month=1), EVENING), {"events": -2.0}, id="one event too many"),
        pytest.param(
            (dinner(evening=True), limits(evenings_per_week=1), EVENING), {"evenings": -2.0}, id="one evening too many"
        ),
        pytest.param((dinner(), limits(evenings_per_week=1), EVENING), {}, id="it costs no evening"),
        pytest.param((dinner(), limits(away=((DECEMBER, DECEMBER),))), {"away": -4.0}, id="a day away"),
        pytest.param(
            (dinner(end=date(2026, 12, 4)), limits(away=((date(2026, 12, 4), date(2026, 12, 9)),))),
            {"away": -4.0},
            id="away on its last day",
        ),
        pytest.param((dinner(), limits(no="dinners")), {"no": -3.0}, id="a no was set"),
        pytest.param((dinner(), limits(season="low")), {"season": -1.0}, id="a low season"),
        pytest.param((dinner(), event("Gala", DECEMBER, status="accepted")), {"same day": -1.0}, id="another that day"),
        pytest.param((dinner(), event("Gala", DECEMBER, status="invited")), {}, id="another that is open too"),
        pytest.param((dinner(), event("Harbour Dinner 2025", ago(300), again="no")), {"again": -2.0}, id="not again"),
        pytest.param((dinner(), event("Harbour Dinner 2025", ago(300), again="yes")), {"again": 1.0}, id="again"),
        pytest.param((dinner(), event("Harbour Dinner 2025", ago(300), again="maybe")), {}, id="perhaps again"),
    ],
)
def test_each_reason_has_its_points(there: tuple[Piece, ...], expected: dict[str, float]) -> None:
    found = invitations(measures_of(*there))
    dinners = [one for one in found if one.event.path == DINNER]
    assert {reason.factor: reason.points for reason in dinners[0].reasons} == expected


@pytest.mark.parametrize(
    ("there", "verdict"),
    [
        ((dinner(goals="Goals/G.md"), goal("G")), "lean yes"),
        ((dinner(), goal("G")), "ask first"),
        ((dinner(), goal("G"), limits(season="low")), "lean no"),
        ((dinner(goals="Goals/G.md"), goal("G"), limits(season="low")), "ask first"),
    ],
)
def test_the_points_together_lean_to_yes_or_no(there: tuple[Piece, ...], verdict: str) -> None:
    assert weighed(*there).verdict == verdict


def test_the_strongest_reason_stands_first() -> None:
    there = (dinner("Ann"), person("Ann"), *talk("Ann", ago(900)), goal("G"), limits(no="dinner"))
    assert list(points(*there)) == ["no", "goal", "quiet"]


def test_only_the_newest_edition_with_a_word_decides_about_another_time() -> None:
    editions = (event("Harbour Dinner 2024", ago(800), again="no"), event("Harbour Dinner 2025", ago(300), again="yes"))
    (reason,) = weighed(dinner(), *editions, event("Harbour Dinner 2026", ago(30))).reasons
    assert plain(reason.words) == "after [[Harbour Dinner 2025]] you noted: again"


def test_budgets_are_those_of_its_month_and_week() -> None:
    found = weighed(dinner(evening=True), limits(events_per_month=4, evenings_per_week=2))
    assert found.events is not None
    assert found.evenings is not None
    assert (found.events.period.key, found.evenings.period.key) == ("2026-12", "2026-W49")
