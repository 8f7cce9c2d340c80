"""Clusters: who is in which, how evenly the circle is spread, and who is the only link into one."""

from typing import Any

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, group, message, person, talk
from vaultkit.measures.clusters import effective_number
from vaultkit.model.measures import Spread

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


def test_the_only_link_is_the_only_live_one_where_somebody_else_is_on_record() -> None:
    people = [person("Ann", org="Nordlicht"), person("Bob", org="nordlicht"), person("Cid", org="Solo")]
    contacts = [*talk("Ann", ago(9)), *talk("Bob", ago(400)), *talk("Cid", ago(9))]
    assert links(*people, *contacts) == {"Ann": ["Nordlicht"]}


@pytest.mark.parametrize(("silence", "is_link"), [(365, False), (366, True)])
def test_a_second_live_link_is_one_of_the_last_365_days(silence: int, is_link: bool) -> None:
    people = [person("Ann", org="Nordlicht"), person("Bob", org="Nordlicht")]
    assert bool(links(*people, *talk("Ann", ago(9)), *talk("Bob", ago(silence)))) is is_link


def test_a_lone_person_is_the_link_into_what_an_active_goal_names() -> None:
    people = [
        person("Cid", org="Solo"),
        person("Dan", field="law"),
        person("Eve", field="art"),
        person("Fay", field="ai"),
    ]
    contacts = [one for name in ("Cid", "Dan", "Eve", "Fay") for one in talk(name, ago(9))]
    goals = (
        goal("Robotics", wants={"org": "Solo"}, field="law"),
        goal("Old", field="art", status="done"),
        goal("Hidden", field="ai", private=True),
    )
    assert links(*people, *contacts, *goals) == {"Cid": ["Solo"], "Dan": ["law"]}


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ((message("Ann", ago(700)),), {"Ann": ["Club"]}),
        ((message("Ann", ago(700)), message("Bob", ago(800))), {}),
        ((message("Ann", ago(700)), event("Fair", ago(5), "Bob")), {"Bob": ["Club"]}),
        ((), {}),
    ],
    ids=["the only one ever in contact", "two of long ago", "a live one again", "nobody"],
)
def test_where_nobody_is_alive_the_only_one_ever_in_contact_is_the_link(
    others: tuple[Piece, ...], found: dict[str, list[str]]
) -> None:
    club = group("Club", people=("People/Ann.md", "People/Bob.md"))
    assert links(person("Ann"), person("Bob"), club, *others) == found


def test_who_is_still_to_be_met_is_on_record_and_no_link() -> None:
    club = group("Club", people=("People/Ann.md", "People/Bob.md"))
    there = (person("Ann"), person("Bob", status="wanted"), club)
    mention = Piece(path=f"Daily/{ago(3)}.md", lines=("A talk by [[Bob]].",))
    assert links(*there, *talk("Ann", ago(9)), mention) == {"Ann": ["Club"]}
    assert links(*there, mention) == {}


def test_private_people_and_groups_make_nobody_a_link() -> None:
    people = (person("Ann", org="Nordlicht"), person("Cem", org="Nordlicht", private=True))
    hidden = group("Hidden", people=("People/Ann.md", "People/Bob.md"), private=True)
    assert links(*people, person("Bob"), hidden, *talk("Ann", ago(9)), *talk("Cem", ago(9))) == {}


def test_an_only_link_is_one_into_fields_organisations_and_groups() -> None:
    given: dict[str, Any] = {"field": "robots", "org": "Nordlicht", "group": CLUB}
    people = (person("Ann", **given), person("Bob", **given), group("Club"))
    assert links(*people, contact("Ann", ago(9))) == {"Ann": ["robots", "Nordlicht", "Club"]}


# Spread


@pytest.mark.parametrize(
    ("weights", "expected"), [((), 0.0), ((3.0,), 1.0), ((1.0, 1.0), 2.0), ((2.0, 1.0, 1.0), 8 / 3), ((0.0, 5.0), 1.0)]
)
def test_the_effective_number_of_clusters(weights: tuple[float, ...], expected: float) -> None:
    assert effective_number(weights) == pytest.approx(expected)


def spreads(*pieces: Piece) -> dict[str, Spread]:
    return {spread.kind: spread for spread in measures_of(*pieces).spreads}


def test_only_live_ties_count_in_the_spread_and_each_once() -> None:
    people = [person(f"P{n}", field=("a", "b")) for n in range(5)] + [person("Old", field="c")]
    contacts = [one for n in range(5) for one in talk(f"P{n}", ago(9))]
    found = spreads(*people, *contacts, *talk("Old", ago(366)))["field"]
    assert (found.people, found.clusters) == (5, 2)
    assert found.effective == pytest.approx(2.0)
    assert found.largest.name == "a"
    assert found.share == pytest.approx(0.5)


@pytest.mark.parametrize(("count", "kinds"), [(4, []), (5, ["org"])])
def test_a_spread_over_fewer_than_five_is_not_told(count: int, kinds: list[str]) -> None:
    people = [person(f"P{n}", org="Acme") for n in range(count)]
    assert list(spreads(*people, *(contact(f"P{n}", ago(9)) for n in range(count)))) == kinds
