"""Goals: who and what serves each, who is what its wants ask for, and how well a person fits."""

from typing import Any

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, group, person
from vaultkit.model.measures import Fit, WantState

ROBOTS, ANN = "Goals/Robots.md", "People/Ann.md"
WANT = {"role": "mentors", "field": "robotics", "org": "Acme", "place": "Ghent"}


def serves(aim: Piece, *pieces: Piece) -> list[str]:
    """The paths of everything that serves the goal."""
    (found,) = measures_of(aim, *pieces).served.values()
    return sorted((*found.people, *found.events, *found.groups))


@pytest.mark.parametrize(
    ("given", "is_served"),
    [
        ({"goals": ROBOTS}, True),
        ({"field": "Robotics"}, True),
        ({"interests": "robotics"}, True),
        ({"tags": "robotics"}, True),
        ({"field": "hand"}, True),
        ({"relation": "mentor", "place": "Ghent"}, True),
        ({"relation": "mentor"}, False),
        ({"place": "Ghent"}, False),
        ({"field": "law"}, False),
        ({"goals": ROBOTS, "private": True}, False),
    ],
    ids=lambda given: "-".join(f"{key} {value}" for key, value in given.items()) if isinstance(given, dict) else None,
)
def test_people_serve_by_a_link_a_field_or_what_is_asked_for(given: dict[str, Any], is_served: bool) -> None:
    aim = goal("Robots", wants="2 mentors near Ghent", field="robotics", keywords="hands")
    assert serves(aim, person("Ann", **given)) == ([ANN] if is_served else [])


def test_events_and_groups_serve_by_a_link_or_their_field_and_events_by_their_group() -> None:
    aim = goal("Robots", field="robotics")
    assert serves(
        aim,
        event("Linked", ago(9), goals=ROBOTS),
        event("Field", ago(8), field="Robotics"),
        event("Tagged", ago(8), tags="robotics"),
        event("Of the lab", ago(7), group="Groups/Lab.md"),
        event("Other", ago(6), field="law", group="Groups/Chess.md"),
        event("Hidden", ago(5), goals=ROBOTS, private=True),
        group("Lab", field="robotics"),
        group("Chess"),
    ) == ["Events/Field.md", "Events/Linked.md", "Events/Of the lab.md", "Events/Tagged.md", "Groups/Lab.md"]


@pytest.mark.parametrize(("given", "active"), [({}, True), ({"status": "done"}, False), ({"private": True}, False)])
def test_only_active_and_shown_goals_are_followed(given: dict[str, Any], active: bool) -> None:
    m = measures_of(goal("Robots", wants="a mentor", **given), person("Ann", goals=ROBOTS))
    assert [one.path for one in m.active] == ([ROBOTS] if active else [])
    assert list(m.served) == list(m.wants) == ([ROBOTS] if active else [])
    assert (ANN in m.fits) is active


# Wants


def state(*pieces: Piece, **given: Any) -> WantState:
    """The first want of the goal."""
    return measures_of(goal("Robots", **{"wants": "2 mentors in robotics", **given}), *pieces).wants[ROBOTS][0]


def mentor(name: str, **given: Any) -> Piece:
    return person(name, relation="mentor", field="Robotics", **given)


@pytest.mark.parametrize(
    ("ann", "told", "where"),
    [
        (mentor("Ann"), (contact("Ann", ago(365)),), "there"),
        (mentor("Ann"), (contact("Ann", ago(366)),), "quiet"),
        (mentor("Ann", status="wanted"), (), "wanted"),
        (mentor("Ann", status="wanted"), (contact("Ann", ago(9)),), "there"),
        (mentor("Ann", status="ambient"), (contact("Ann", ago(9)),), "there"),
        (mentor("Ann", status="let go"), (contact("Ann", ago(9)),), ""),
        (mentor("Ann", status="faded"), (contact("Ann", ago(9)),), ""),
        (mentor("Ann", private=True), (contact("Ann", ago(9)),), ""),
        (mentor("Ann"), (), ""),
        (person("Ann", role="Mentor", interests="robotics"), (contact("Ann", ago(9)),), "there"),
        (person("Ann", role="Mentor"), (contact("Ann", ago(9)),), ""),
        (person("Ann", role="Mentor", goals=ROBOTS), (contact("Ann", ago(9)),), ""),
        (person("Ann", goals=ROBOTS), (contact("Ann", ago(9)),), ""),
    ],
    ids=[
        "in contact this year", "longer ago", "wanted", "wanted and met", "ambient", "let go", "faded", "private",
        "never in contact", "every part", "one part", "linked and one part", "linked to a goal of one want",
    ],
)  # fmt: skip
def test_who_is_what_a_want_asks_for(ann: Piece, told: tuple[Piece, ...], where: str) -> None:
    found = state(ann, *told)
    expected = {"there": (), "quiet": (), "wanted": (), **({where: (ANN,)} if where else {})}
    assert {"there": found.there, "quiet": found.quiet, "wanted": found.wanted} == expected
    assert found.gap == (1 if where == "there" else 2)


def test_a_link_to_a_goal_of_several_wants_fills_only_what_matches() -> None:
    aim = goal("Robots", wants=("a mentor", "a sponsor"))
    m = measures_of(aim, person("Ann", role="sponsor", goals=ROBOTS), contact("Ann", ago(5)))
    assert [one.there for one in m.wants[ROBOTS]] == [(), (ANN,)]


# Fit


@pytest.mark.parametrize(
    ("given", "value", "matched"),
    [
        ({}, 0.0, ()),
        ({"goals": ROBOTS}, 1.0, ()),
        ({"role": "Mentor"}, 0.5, ("mentors",)),
        ({"relation": "mentor"}, 0.5, ("mentors",)),
        ({"field": "robotics"}, 0.3, ("robotics",)),
        ({"org": "Acme"}, 0.2, ("Acme",)),
        ({"place": "Ghent"}, 0.2, ("Ghent",)),
        ({"org": "Acme", "place": "Ghent"}, 0.2, None),
        ({"relation": "mentor", "interests": "robotics", "place": "Ghent"}, 1.0, ("mentors", "robotics", "Ghent")),
        ({"goals": ROBOTS, "role": "Mentor"}, 1.0, ()),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, dict) else None,
)
def test_fit_is_a_link_or_what_matches(given: dict[str, Any], value: float, matched: tuple[str, ...] | None) -> None:
    m = measures_of(goal("Other"), goal("Robots", wants=WANT), person("Ann", **given))
    found = m.fits.get(ANN, Fit())
    assert found.value == pytest.approx(value)
    assert found.goal == (ROBOTS if value else "")
    assert found.is_linked is ("goals" in given)
    if matched is not None:
        assert found.matched == matched


def test_of_goals_that_fit_equally_the_first_is_served() -> None:
    ann = person("Ann", field="robotics")
    assert measures_of(goal("B", field="robotics"), goal("A", field="robotics"), ann).fits[ANN].goal == "Goals/A.md"
    better = goal("B", wants={"role": "mentor", "field": "robotics"})
    m = measures_of(better, goal("A", field="robotics"), person("Ann", field="robotics", role="mentor"))
    assert m.fits[ANN].goal == "Goals/B.md"


def test_a_fit_names_the_line_that_says_so() -> None:
    lines = {}
    for given in ({"tier": "wide", "goals": ROBOTS}, {"tier": "wide", "place": "x", "interests": "robotics"}):
        location = measures_of(goal("Robots", field="robotics"), person("Ann", **given)).fits[ANN].location
        assert location is not None
        lines[tuple(given)] = (location.path, location.line)
    assert list(lines.values()) == [(ANN, 3), (ANN, 4)]


def test_a_want_whose_parts_share_their_words_is_asked_part_by_part() -> None:
    both = {"role": "mentor", "field": "mentor"}
    m = measures_of(goal("Robots", wants=both), person("Ann", role="mentor"), contact("Ann", ago(9)))
    assert m.wants[ROBOTS][0].near == (("People/Ann.md", "mentor"),)
