"""Introductions: who, of those one knows, stands one step away from whom a goal asks for."""

from typing import Any

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, group, note, person
from vaultkit.model.measures import Introduction

ROBOTS = "Goals/Robots.md"


def ways(*pieces: Piece, **given: Any) -> list[tuple[str, str, str, str]]:
    """The introductions that would help: through whom, to whom, by what they share, and what that is."""
    aim = goal("Robots", **{"wants": "2 mentors in robotics", **given})
    return [_plain(way) for way in measures_of(aim, *pieces).wants[ROBOTS][0].ways]


def _plain(way: Introduction) -> tuple[str, str, str, str]:
    return (way.through[7:-3], way.to[7:-3], way.by, way.thing)


def far(name: str, **given: Any) -> Piece:
    """Somebody wanted."""
    return person(name, **{"relation": "mentor", "field": "Robotics", "status": "wanted", **given})


def near(name: str, **given: Any) -> tuple[Piece, Piece]:
    """Somebody whom one knows."""
    return person(name, **given), contact(name, ago(9))


LAB = "Groups/Lab.md"


@pytest.mark.parametrize(
    ("jonas", "tara", "by", "thing"),
    [
        ({}, {"via": "People/Jonas.md"}, "via", ""),
        ({"group": LAB}, {"group": LAB}, "group", LAB),
        ({"org": "Acme"}, {"org": "ACME"}, "org", "ACME"),
        ({"org": "Acme", "group": LAB}, {"org": "ACME", "group": LAB}, "group", LAB),
        ({"org": "Acme"}, {"org": "ACME", "via": "People/Jonas.md"}, "via", ""),
        ({"org": ("X", "Acme")}, {"org": ("Y", "Acme")}, "org", "Acme"),
    ],
    ids=["noted", "a group", "an organisation", "a group before an organisation", "noted before all", "one of several"],
)
def test_what_two_share_is_the_way(jonas: dict[str, Any], tara: dict[str, Any], by: str, thing: str) -> None:
    assert ways(group("Lab"), *near("Jonas", **jonas), far("Tara", **tara)) == [("Jonas", "Tara", by, thing)]


@pytest.mark.parametrize(
    ("day", "status", "found"),
    [
        (30, "missed", True),
        (1, "missed", True),
        (0, "invited", False),
        (-9, "invited", False),
        (-9, "", False),
        (30, "cancelled", False),
    ],
)
def test_an_event_at_which_both_were_is_a_way_and_one_to_come_is_none(day: int, status: str, found: bool) -> None:
    fair = event("Fair", ago(day), "Jonas", "Tara", status=status)
    expected = [("Jonas", "Tara", "event", "Events/Fair.md")] if found else []
    assert ways(*near("Jonas"), far("Tara"), fair) == expected


@pytest.mark.parametrize(
    "jonas",
    [
        (person("Jonas", group=LAB),),
        (person("Jonas", group=LAB), contact("Jonas", ago(366))),
        (person("Jonas", group=LAB, status="let go"), contact("Jonas", ago(9))),
        (person("Jonas", group=LAB, status="faded"), contact("Jonas", ago(9))),
        (person("Jonas", group=LAB, private=True), contact("Jonas", ago(9))),
    ],
    ids=["never in contact", "not this year", "let go", "faded", "private"],
)
def test_only_live_ties_lead_to_somebody(jonas: tuple[Piece, ...]) -> None:
    assert ways(group("Lab"), *jonas, far("Tara", group=LAB)) == []
    assert ways(group("Lab"), *jonas, far("Tara", via="People/Jonas.md")) == []


@pytest.mark.parametrize("given", [{"status": "let go"}, {"status": "faded"}, {"private": True}])
def test_nobody_is_led_to_who_is_past_or_private(given: dict[str, Any]) -> None:
    assert ways(group("Lab"), *near("Jonas", group=LAB), far("Tara", group=LAB, **given)) == []


def test_no_way_leads_by_what_is_private() -> None:
    hidden = group("Lab", private=True)
    assert ways(hidden, *near("Jonas", group=LAB), far("Tara", group=LAB)) == []
    party = event("Party", ago(-9), "Jonas", "Tara", private=True)
    assert ways(*near("Jonas"), far("Tara"), party) == []


@pytest.mark.parametrize("kind", ["coffee", "email", "met"])
def test_nobody_is_led_to_whom_one_has_met_or_written_to(kind: str) -> None:
    quiet = (far("Tara", group=LAB, status=None), contact("Tara", ago(900), kind=kind))
    assert [way for way in ways(group("Lab"), *near("Jonas", group=LAB), *quiet) if way[1]] == []


SAID = (
    "Knows [[Tara]] well, they share a corridor.",
    "Kennt [[Tara]] seit dem Studium.",
    "Conoce a [[Tara]] de Girona.",
    "A travaillé avec [[Tara]] à Lyon.",
    "Zna [[Tara]] z Krakowa.",
    "认识[[Tara]]。",
)
DENIED = (
    "Does not know [[Tara]].",
    "Kennt [[Tara]] leider nicht.",
    "No conoce a [[Tara]].",
    "Ne connaît pas [[Tara]].",
    "Nie zna [[Tara]].",
    "不认识[[Tara]]。",
)


@pytest.mark.parametrize("line", SAID)
def test_a_line_that_names_both_is_told_in_its_own_words(line: str) -> None:
    told = [("Jonas", "Tara", "line", line.replace("[[Tara]]", "Tara"))]
    noted = note("People/Jonas.md", line)
    assert ways(*near("Jonas", org="Acme"), noted, far("Tara", org="Acme")) == told
    assert ways(*near("Ann", org="Acme"), *near("Jonas"), noted, far("Tara", org="Acme")) == told


@pytest.mark.parametrize("line", DENIED)
def test_no_way_leads_through_somebody_of_whom_a_line_denies_it(line: str) -> None:
    noted = note("People/Jonas.md", line)
    assert ways(*near("Jonas", org="Acme"), noted, far("Tara", org="Acme")) == []


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("Next step: ask [[Jonas]] whether he would introduce me to [[Tara]].", "step"),
        ("Nächster Schritt: [[Jonas]] nach [[Tara]] fragen.", "step"),
        ("Próximo paso: preguntar a [[Jonas]] por [[Tara]].", "step"),
        ("Prochaine étape : demander à [[Jonas]] de me présenter [[Tara]].", "step"),
        ("Następny krok: zapytać [[Jonas]] o [[Tara]].", "step"),
        ("下一步：请[[Jonas]]介绍[[Tara]]。", "step"),
        ("- [ ] ask [[Jonas]] about [[Tara]]", "step"),
        ("[[Jonas]] told me of [[Tara]].", "line"),
    ],
)
def test_what_a_goal_says_goes_before_all_else(line: str, by: str) -> None:
    people = (*near("Ann", org="Acme"), *near("Jonas"), far("Tara", org="Acme", via="People/Ann.md"))
    noted = note("Goals/Robots.md", "I need two who have made the mistakes; one is [[Ann]].", "", line)
    assert [way[:3] for way in ways(*people, noted)] == [("Jonas", "Tara", "step" if by == "step" else "line")]


def test_a_line_names_the_two_of_its_own_sentence() -> None:
    line = "One I have: [[Ann]] never called it so. Next step: ask [[Jonas]] about [[Tara]]."
    there = (*near("Ann"), *near("Jonas"), far("Tara"), note("Goals/Robots.md", line))
    assert ways(*there) == [("Jonas", "Tara", "step", "")]


def test_the_person_of_whose_note_it_is_leads_before_others_of_the_line() -> None:
    noted = note("People/Jonas.md", "Shares an office with [[Ann]] and [[Tara]].")
    assert [way[0] for way in ways(*near("Ann"), *near("Jonas"), noted, far("Tara"))] == ["Jonas"]


def test_a_log_line_and_a_link_between_notes_lead_too() -> None:
    logged = contact("Jonas", ago(5), "offered to introduce me to [[Tara]]")
    assert [way[:3] for way in ways(*near("Jonas"), logged, far("Tara"))] == [("Jonas", "Tara", "line")]
    heard = note("People/Tara.md", "| from | said |", "|---|---|", "| [[Jonas]] | x |")
    assert ways(*near("Jonas"), far("Tara"), heard) == [("Jonas", "Tara", "link", "")]


def test_the_best_evidence_stands_first_among_several() -> None:
    people = (*near("Ann", org="Acme"), *near("Jonas"), far("Bea", org="Acme"), far("Tara"))
    noted = note("Goals/Robots.md", "Next step: ask [[Jonas]] about [[Tara]].")
    assert [way[:2] for way in ways(*people, noted)] == [("Jonas", "Tara"), ("Ann", "Bea")]


def test_of_several_the_first_by_name_leads() -> None:
    people = (*near("Zoe", group=LAB), *near("Jonas", group=LAB))
    assert ways(group("Lab"), *people, far("Tara", group=LAB), far("Ugo", group=LAB)) == [
        ("Jonas", "Tara", "group", LAB),
        ("Jonas", "Ugo", "group", LAB),
    ]


@pytest.mark.parametrize(("wants", "found"), [("a mentor", 0), ("2 mentors", 1)])
def test_a_want_that_is_filled_needs_no_way(wants: str, found: int) -> None:
    there = (far("Mira", status=None), contact("Mira", ago(9)))
    assert len(ways(group("Lab"), *near("Jonas", group=LAB), *there, far("Tara", group=LAB), wants=wants)) == found


def test_where_nobody_is_known_by_name_who_is_at_home_there_is_asked() -> None:
    at_home = (*near("Ann", org="Acme"), *near("Bob", interests="robotics"), *near("Cid"), *near("Dee", field="law"))
    quiet = (person("Eve", org="Acme"), contact("Eve", ago(900)), person("Fay"), contact("Fay", ago(900)))
    lab = group("Lab", field="robotics", people=("People/Bob.md", "People/Cid.md", "People/Fay.md"))
    assert ways(*at_home, *quiet, lab, wants={"field": "robotics", "org": "Acme"}) == [
        ("Ann", "", "org", "Acme"),
        ("Bob", "", "field", "robotics"),
        ("Cid", "", "group", LAB),
    ]


def test_a_way_by_name_goes_before_who_is_at_home() -> None:
    assert ways(*near("Bob", field="robotics"), far("Tara", via="People/Bob.md")) == [("Bob", "Tara", "via", "")]


def test_a_way_names_the_note_of_the_far_side() -> None:
    m = measures_of(goal("Robots", wants="a mentor"), *near("Bob"), far("Tara", via="People/Bob.md"))
    assert [way.location.path for way in m.wants[ROBOTS][0].ways] == ["People/Tara.md"]


def test_no_line_that_names_somebody_private_leads_anywhere() -> None:
    private = person("Lea Stein", private=True)
    there = (*near("Jonas"), far("Tara"), private)
    for line in ("[[Lea Stein]] says that [[Jonas]] knows [[Tara]].", "Lea Stein says that [[Jonas]] knows [[Tara]]."):
        assert ways(*there, note("Goals/Robots.md", line)) == []
        assert [way[2] for way in ways(*there, note("People/Jonas.md", line))] in ([], ["link"])
    hidden = (person("Jonas", private=True), contact("Jonas", ago(9)), note("People/Jonas.md", "Knows [[Tara]]."))
    assert ways(*hidden, far("Tara"), note("Goals/Robots.md", "Next step: ask [[Jonas]] about [[Tara]].")) == []
    secret = (*near("Jonas"), far("Tara", private=True), note("People/Jonas.md", "Knows [[Tara]]."))
    assert ways(*secret) == []
