"""The vaults of the tests: a piece stands in a note as somebody would write it, and is read back from there."""

import ast
from pathlib import Path

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import index_of
from tests.vaults.notes import contact, daily, event, goal, item, limits, message, person, plan, promise, written
from vaultkit.model.record import Source


def test_the_pieces_of_one_note_are_one_text() -> None:
    pieces = (
        contact("Ann", ago(20), "the paper"),
        person("Ann", tier="close", goals=("Goals/Robots.md",), met=ago(400), private=False, helped=True),
        message("Ann", ago(3), "lent her the board", "gave"),
        promise("Ann", "send the list", due=ago(-3)),
    )
    assert written(pieces) == {
        "People/Ann.md": (
            '---\ntier: "close"\ngoals: ["[[Goals/Robots]]"]\nmet: 2025-10-19\nprivate: false\nhelped: true\n---\n\n'
            "- [ ] send the list 📅 2026-11-26\n\n"
            "## Log\n\n- 2026-11-03 coffee: the paper\n- 2026-11-20 message: lent her the board #gave\n"
        )
    }


def test_what_an_event_tells_of_its_people_is_what_the_index_makes_of_it() -> None:
    index = index_of(person("Ann"), event("Fair", ago(3), "Ann", time="18:30", size=60))
    (there,) = index.history["People/Ann.md"]
    assert (there.source, there.kind, there.text, there.depth) == (Source.EVENT, "meeting", "Fair", 1.5)
    assert index.events[0].time == "18:30"


def test_a_plan_is_a_page_whose_ticks_count() -> None:
    boxes = plan("2026-W47", {"Ann": "x", "Bob": "-", "": " "})
    index = index_of(person("Ann"), person("Bob"), boxes, item("Ann", "vk-0000000a", week=1))
    (page,) = index.pages.values()
    assert page.key == "2026-W47"
    assert [(one.status, one.path, one.section) for one in page.items] == [
        ("x", "People/Ann.md", "Reach out"),
        ("-", "People/Bob.md", "Reach out"),
        (" ", "", "Reach out"),
        (" ", "People/Ann.md", "Reach out"),
    ]
    assert [one.day for one in index.history["People/Ann.md"]] == [ago(1)]
    assert not page.torn


def test_limits_promises_and_wants_are_read_back() -> None:
    away, wording = ((ago(2), TODAY),), "Dear {name},\nnot this time."
    index = index_of(
        limits(away=away, wording=wording, no="panels", tier_limits={"inner": 1}),
        goal("Robots", wants=({"role": "mentor", "org": "Acme"}, "2 testers near Ghent")),
        person("Ann"),
        promise("Ann", "call [[Ann]]", day=ago(4)),
        daily(ago(4), "Rain."),
    )
    limit = index.boundaries
    assert (limit.away, limit.wording, limit.no, limit.tier_limits[0]) == (away, wording, ("panels",), ("inner", 1))
    assert [(want.count, want.role, want.org, want.place) for want in index.goals[0].wants] == [
        (1, "mentor", "Acme", ""),
        (2, "tester", "", "Ghent"),
    ]
    assert [(one.day, one.location.line) for one in index.promises["People/Ann.md"]] == [(ago(4), 1)]


def test_a_piece_that_says_nothing_is_a_mistake() -> None:
    with pytest.raises(AssertionError, match="colour"):
        person("Ann", colour="red")
    with pytest.raises(AssertionError, match="bad-value"):
        index_of(person("Ann", tier="nearest"))
    with pytest.raises(AssertionError, match="given twice"):
        index_of(person("Ann", tier="close"), person("Ann", tier="inner"))
    with pytest.raises(AssertionError, match="whom it is for"):
        promise("Ann", "call her", day=ago(4))


def test_no_test_makes_an_index_or_measures_by_hand() -> None:
    made = [
        f"{path.name}:{node.lineno}"
        for path in Path(__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Index", "Measures"}
    ]
    assert made == []
