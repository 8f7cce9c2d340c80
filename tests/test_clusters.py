"""Clusters: who is in which, who is the only link into what a goal names, and where half of the circle is."""

from typing import Any

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, group, message, person, talk

CLUB = "Groups/Club.md"


def members(kind: str, *pieces: Piece | dict[str, str]) -> dict[str, list[str]]:
    """The names of the people in each cluster of a kind, by its name."""
    found = measures_of(*pieces).members[kind]
    return {cluster.name: [path[7:-3] for path in paths] for cluster, paths in found.items()}


def links(*pieces: Piece) -> dict[str, list[str]]:
    """The clusters into which somebody is the only link, by name."""
    return {
        tie.person.name: [c.name for c in tie.sole_link] for tie in measures_of(*pieces).ties.values() if tie.sole_link
    }


def test_spellings_of_one_cluster_meet_under_the_first() -> None:
    people = (person("Ann", org="Nordlicht"), person("Bob", org="nordlicht "), person("Cid", org=("Solo", "Solo ")))
    assert members("org", *people) == {"Nordlicht": ["Ann", "Bob"], "Solo": ["Cid"]}


def test_an_organisation_that_is_linked_is_the_same_as_one_that_is_named() -> None:
    note = {"Orgs/Acme.md": "An employer.\n"}
    assert members("org", person("Ann", org="Orgs/Acme.md"), person("Bob", org="acme"), note) == {
        "Acme": ["Ann", "Bob"]
    }


def test_people_are_in_a_group_by_its_note_or_by_their_own_once() -> None:
    people = (person("Ann", group=CLUB), person("Bob"), person("Cid", group=CLUB))
    assert members("group", group("Club", people=("People/Bob.md", "People/Cid.md")), *people) == {
        "Club": ["Ann", "Bob", "Cid"]
    }


@pytest.mark.parametrize(
    ("given", "is_in"),
    [
        ({}, True),
        ({"status": "wanted"}, True),
        ({"status": "ambient"}, True),
        ({"status": "let go"}, False),
        ({"status": "faded"}, False),
        ({"private": True}, False),
    ],
    ids=lambda given: "-".join(map(str, given.values())) if isinstance(given, dict) else None,
)
def test_who_is_past_or_private_is_in_no_cluster(given: dict[str, Any], is_in: bool) -> None:
    assert members("org", person("Ann", org="Solo", **given)) == ({"Solo": ["Ann"]} if is_in else {})


# Only links


def test_the_only_link_leads_alone_into_what_an_active_goal_names() -> None:
    people = [
        person("Cid", org="Solo"),
        person("Dan", field="law"),
        person("Eve", field="art"),
        person("Fay", field="ai"),
        person("Gus", org="Nordlicht"),
    ]
    contacts = [one for name in ("Cid", "Dan", "Eve", "Fay", "Gus") for one in talk(name, ago(9))]
    goals = (
        goal("Robotics", wants={"org": "Solo"}, field="law"),
        goal("Old", field="art", status="done"),
        goal("Hidden", field="ai", private=True),
    )
    assert links(*people, *contacts, *goals) == {"Cid": ["Solo"], "Dan": ["law"]}


ROBOTICS = goal("Robotics", field="robotics")


@pytest.mark.parametrize(
    "other",
    [
        {"org": "Nordlicht Robotics"},
        {"org": "Institute of Robotics"},
        {"field": "soft robotics"},
        {"field": "Robotics"},
        {"group": "Groups/Robotics Open Lab.md"},
    ],
    ids=lambda given: next(iter(given.values())),
)
def test_somebody_leads_into_a_field_by_what_it_means(other: dict[str, Any]) -> None:
    lab = group("Robotics Open Lab")
    people = (person("Ann", field="robotics"), person("Bob", **other), lab, *talk("Ann", ago(9)))
    assert links(*people, ROBOTICS) == {"Ann": ["robotics"]}
    assert links(*people, *talk("Bob", ago(9)), ROBOTICS) == {}


@pytest.mark.parametrize(("silence", "is_link"), [(365, False), (366, True)])
def test_a_second_live_link_is_one_of_the_last_365_days(silence: int, is_link: bool) -> None:
    people = [person("Ann", field="robotics"), person("Bob", field="robotics"), ROBOTICS]
    assert bool(links(*people, *talk("Ann", ago(9)), *talk("Bob", ago(silence)))) is is_link


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ((message("Ann", ago(700)),), {"Ann": ["robotics"]}),
        ((message("Ann", ago(700)), message("Bob", ago(800))), {}),
        ((message("Ann", ago(700)), event("Fair", ago(5), "Bob")), {"Bob": ["robotics"]}),
        ((), {}),
    ],
    ids=["the only one ever in contact", "two of long ago", "a live one again", "nobody"],
)
def test_where_nobody_is_alive_the_only_one_ever_in_contact_is_the_link(
    others: tuple[Piece, ...], found: dict[str, list[str]]
) -> None:
    assert links(person("Ann", field="robotics"), person("Bob", field="robotics"), ROBOTICS, *others) == found


def test_who_is_still_to_be_met_is_on_record_and_no_link() -> None:
    there = (person("Ann", field="robotics"), person("Bob", field="robotics", status="wanted"), ROBOTICS)
    mention = Piece(path=f"Daily/{ago(3)}.md", lines=("A talk by [[Bob]].",))
    assert links(*there, *talk("Ann", ago(9)), mention) == {"Ann": ["robotics"]}
    assert links(*there, mention) == {}


def test_private_people_make_nobody_a_link_and_no_second_one() -> None:
    people = (person("Ann", field="robotics"), person("Cem", field="robotics", private=True), ROBOTICS)
    assert links(*people, *talk("Cem", ago(9))) == {}
    assert links(*people, *talk("Ann", ago(9)), *talk("Cem", ago(9))) == {"Ann": ["robotics"]}


def test_of_two_goals_that_name_one_thing_it_is_told_once() -> None:
    goals = (goal("A", field="robotics", keywords="Robotics"), goal("B", wants="a mentor in robotics"))
    assert links(person("Ann", field="robotics"), *talk("Ann", ago(9)), *goals) == {"Ann": ["robotics"]}


# Sides


def sides(*pieces: Piece) -> list[tuple[str, int, int]]:
    return [(side.cluster.name, side.people, side.of) for side in measures_of(*pieces).sides]


@pytest.mark.parametrize(
    ("at_acme", "others", "expected"),
    [(3, 3, [("Acme", 3, 6)]), (2, 3, []), (5, 0, [("Acme", 5, 5)]), (4, 0, [])],
    ids=["half", "less than half", "all", "too few to say"],
)
def test_half_of_the_live_ties_make_a_side(at_acme: int, others: int, expected: list[tuple[str, int, int]]) -> None:
    people = [person(f"P{n}", org="Acme") for n in range(at_acme)] + [person(f"Q{n}") for n in range(others)]
    contacts = [contact(one.path[7:-3], ago(9)) for one in people]
    old = [person("Old", org="Acme"), *talk("Old", ago(366))]
    assert sides(*people, *contacts, *old) == expected
