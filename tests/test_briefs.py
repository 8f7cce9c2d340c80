"""Briefs: what to know before an event, which events have one, and what its file is called."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.vaults.index import measures_of
from tests.vaults.words import text_of
from vaultkit.model.memory import Memory
from vaultkit.model.record import Ref
from vaultkit.model.view import Brief
from vaultkit.practices.briefs import brief_of, briefs
from vaultkit.practices.practise import practise
from vaultkit.syntax.filename import file_name
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.rows import KeptRows

GOAL = "---\ntype: goal\nwants: [2 mentors in robotics]\n---\n"
ANN = (
    "---\ntype: person\nrole: mentor\nfield: robotics\norg: Grasp Lab\ngoals: ['[[Mentors]]']\n---\n"
    "- 2026-11-10 coffee: the gripper paper\n"
)
BOB = "---\ntype: person\n---\n- 2024-02-01 lunch: old days\n- [ ] send the list to [[Bob]]\n"
WANTED = "---\ntype: person\nstatus: wanted\nrole: mentor\nfield: robotics\norg: Grasp Lab\n---\n"
FAIR = (
    "---\ntype: event\ndate: 2026-11-28\nstatus: accepted\nplace: Town hall\n"
    "people: ['[[Ann]]', '[[Bob]]', '[[Wendy]]']\ngoals: ['[[Mentors]]']\n---\n"
)
VAULT = {"Ann.md": ANN, "Bob.md": BOB, "Wendy.md": WANTED, "Mentors.md": GOAL, "Fair.md": FAIR}


def only(vault: dict[str, str]) -> Brief:
    found = briefs(measures_of(vault))
    assert len(found) == 1
    return found[0]


def told(brief: Brief) -> list[str]:
    return [line for section in brief.sections for line in text_of(section)]


def test_a_brief_says_who_comes_what_is_owed_what_it_serves_and_what_to_ask() -> None:
    brief = only(VAULT)
    assert brief.page.path == "Ecosystem/Briefs/Before Fair.md"
    assert told(brief) == [
        "# Who comes",
        "[[Ann]] · 2026-11-10 coffee: the gripper paper",
        "[[Bob]] · last on 2024-02-01 · 2024-02-01 lunch: old days",
        "[[Wendy]] · you want to meet · fits [[Mentors]] (mentor, robotics)",
        "# Between you",
        "[[Bob]] · you promised: send the list to Bob",
        "# What it serves",
        "[[Mentors]]",
        "# One thing to ask",
        "Ask [[Ann]] to introduce you to [[Wendy]], who may be there too",
    ]


NO_GOAL = {name: text for name, text in VAULT.items() if name != "Mentors.md"}


@pytest.mark.parametrize(
    ("ann", "asked"),
    [
        ("- [ ] #waiting for the numbers\n", "Ask [[Ann]] about what you wait for: "),
        ("- 2026-11-12 coffee: her idea of a reading circle\n", "Ask [[Ann]] about this: her idea of a reading circle"),
        ("\nPhotographs rust. Ask about the choir.\n", "Ask [[Ann]]; your note says “Ask about the choir.”"),
        ("- 2026-11-12 walk: two hours, mostly about the weather\n", "Ask "),
    ],
    ids=["what they promised", "an idea of theirs", "the note's own words", "nothing to go by"],
)
def test_without_a_gap_one_asks_by_the_best_source_there_is(ann: str, asked: str) -> None:
    found = told(only({**NO_GOAL, "Ann.md": ANN + ann}))[-1]
    assert found.startswith(asked)
    assert "how it went on" not in found


def test_a_brief_quotes_the_event_and_names_those_who_may_be_there_though_nobody_says_so() -> None:
    quoted = FAIR.replace(
        "people: ['[[Ann]]', '[[Bob]]', '[[Wendy]]']", "people: ['[[Ann]]']\nfrom: '[[Bob]]'"
    ).replace("place: Town hall", "place: Grasp Lab")
    body = "Small round, fifteen people; [[Dirk]] speaks. Bring one thing.\n"
    dirk = "---\ntype: person\nstatus: wanted\n---\n"
    cleo = "---\ntype: person\norg: Grasp Lab\n---\n- 2026-10-02 call: the rubber bands\n"
    vault = {**NO_GOAL, "Fair.md": quoted + body, "Dirk.md": dirk, "Cleo.md": cleo}
    found = told(only(vault))
    assert "“Small round, fifteen people; Dirk speaks. Bring one thing.”" in found
    assert "[[Bob]] · invites you · 2024-02-01 lunch: old days" in found
    assert any(line.startswith("[[Dirk]] · your note names them, and you want to meet") for line in found)
    assert "[[Cleo]] · works there · 2026-10-02 call: the rubber bands" in found


def test_what_an_event_says_of_somebody_private_is_not_quoted() -> None:
    body = "Bring plums. [[Hush]] cooks. [she](Hush.md) too.\n\nBring bread.\n"
    hush = "---\ntype: person\nprivate: true\n---\n"
    found = told(only({**NO_GOAL, "Fair.md": FAIR + body, "Hush.md": hush}))
    assert "“Bring bread.”" in found
    assert not any("Hush" in line or "plums" in line for line in found)


@pytest.mark.parametrize(
    ("written", "briefed"),
    [
        ("date: 2026-11-22", False),
        ("date: 2026-11-23", True),
        ("date: 2026-12-07", True),
        ("date: 2026-12-08", False),
        ("date: 2026-11-28\nstatus: invited", True),
        ("date: 2026-11-28\nstatus: declined", False),
        ("date: 2026-11-28\nstatus: cancelled", False),
        ("date: 2026-11-28\nprivate: true", False),
    ],
)
def test_events_of_the_next_fourteen_days_that_one_may_go_to_have_a_brief(written: str, briefed: bool) -> None:
    event = f"---\ntype: event\npeople: ['[[Ann]]']\n{written}\n---\n"
    assert bool(briefs(measures_of({"Ann.md": ANN, "Fair.md": event}))) == briefed


def test_an_event_of_which_nothing_is_known_has_none() -> None:
    assert briefs(measures_of({"Fair.md": "---\ntype: event\ndate: 2026-11-28\n---\n"})) == ()


def test_nobody_private_is_in_a_brief() -> None:
    hidden = BOB.replace("type: person", "type: person\nprivate: true")
    text = "\n".join(told(only({**VAULT, "Bob.md": hidden})))
    assert "Bob" not in text
    assert "old days" not in text


def test_a_file_is_named_after_the_event_and_twins_are_told_apart() -> None:
    m = measures_of({"A/Fair.md": FAIR, "B/Fair.md": FAIR, "C/Show.md": FAIR})
    names = [brief_of(m, event).page.path.removeprefix("Ecosystem/Briefs/") for event in m.events.values()]
    assert names[2] == "Before Show.md"
    assert len({name.casefold() for name in names}) == 3
    assert all(name.startswith("Before Fair ") for name in names[:2])
    hostile = measures_of({"Events/a: *b* [[c]].md": FAIR})
    assert brief_of(hostile, *hostile.events.values()).page.path == "Ecosystem/Briefs/Before a b c.md"


def test_names_of_briefs_are_asked_again_where_an_event_has_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()

    def noted(name: str, *, room: int = 0) -> str:
        asked.append(name)
        return file_name(name, room=room)

    monkeypatch.setattr("vaultkit.syntax.filename.file_name", noted)
    folder = CacheFolder(tmp_path / "vault", tmp_path / "home")

    def pages(vault: dict[str, str]) -> list[str]:
        """As a new process words them."""
        memory, m = Memory(KeptRows(folder, dict)), measures_of(vault)
        found = briefs(m, memory)
        memory.rows.keep()
        assert found == briefs(m)
        return [brief.page.path for brief in found]

    twins = {**VAULT, "A/Show.md": FAIR, "B/Show.md": FAIR}
    first = pages(twins)
    made = len(asked)
    asked.clear()
    assert pages(twins) == first
    again = len(asked)
    asked.clear()
    assert "Ecosystem/Briefs/Before Other.md" in pages({**VAULT, "A/Other.md": FAIR, "B/Show.md": FAIR})
    assert again < made


def test_any_event_can_be_briefed_on_whenever_it_is() -> None:
    m = measures_of({**VAULT, "Fair.md": FAIR.replace("2026-11-28", "2027-06-01")})
    assert briefs(m) == ()
    assert told(brief_of(m, m.events["Fair.md"])) == told(only(VAULT))


def test_the_week_links_the_brief_behind_its_event() -> None:
    views = practise(measures_of(VAULT))
    assert [line.words[-1] for line in views.week.upcoming] == [
        Ref(name="brief", path="Ecosystem/Briefs/Before Fair.md")
    ]


@pytest.mark.parametrize("days", [range(23, 30), range(24, 30), (24, 24, 24), (23, 30)])
def test_no_two_events_of_a_week_are_given_the_same_thing_to_ask(days: Sequence[int]) -> None:
    vault = {
        f"E{n}.md": f"---\ntype: event\ndate: 2026-11-{day}\nstatus: accepted\npeople: ['[[P]]']\n---\n"
        for n, day in enumerate(days)
    }
    found = briefs(measures_of({**vault, "P.md": "---\ntype: person\n---\n- 2026-11-10 coffee\n"}))
    asked = [told(brief)[-1] for brief in found]
    assert len(asked) == len(days)
    assert len(set(asked)) == len(asked)
