"""`vaultkit search`: which lines are found, under whom, and that nothing private is among them."""

import json
from pathlib import Path

import pytest

from tests.vaults.commands import asked, run
from tests.vaults.small import write_vault

FILES = {
    ".obsidian/app.json": "{}\n",
    "People/Ann Lee.md": (
        "---\naliases: [Annie]\norg: Grasp Lab\nrole: Café owner\n---\nLoves the Straße.\n\n"
        "- 2026-03-02 coffee: the gripper paper\n"
    ),
    "People/Bob Stone.md": "---\norg: Müller & Söhne\n---\n\n- 2026-03-03 call: grippers, and a plum ^vk-aaaaaaa1\n",
    "People/Nele Hush.md": "---\nprivate: true\n---\n\n- 2026-03-03 call: the secret gripper\n",
    "People/李小龍.md": "---\norg: 机器人研究所\n---\n\n- 2026-01-02 coffee: 新的研究室很大\n",
    "Events/Gripper Night.md": "---\ndate: 2026-11-18\npeople: ['[[Ann Lee]]']\n---\nPlums on the ceiling.\n",
    "Events/Dinner with Nele Hush.md": "---\ndate: 2026-11-19\n---\nA gripper on the table.\n",
    "Journal/2026-11-20.md": (
        "Met [[Bob Stone]] in Łódź.\n\nThe plum gripper with [[Nele Hush]].\n\nNele\nHush and a gripper.\n"
    ),
    "Notes/Plums.md": "- [ ] buy plums for the gripper\n",
    "Templates/Person.md": "gripper\n",
    "Ecosystem/Home.md": (
        "---\nvaultkit: page\n---\n%% Begin vaultkit: home %%\ngripper\n%% End vaultkit: home 00000000 %%\n"
    ),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_vault(tmp_path_factory.mktemp("search") / "vault", FILES)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("gripper", ["Ann Lee", "Bob Stone", "Gripper Night", "Plums"]),
        ("GRIPPER paper", ["Ann Lee"]),
        ("annie", ["Ann Lee"]),
        ("lab owner", ["Ann Lee"]),
        ("cafe", ["Ann Lee"]),
        ("strasse", ["Ann Lee"]),
        ("muller sohne", ["Bob Stone"]),
        ("lodz", ["Bob Stone"]),
        ("研究", ["李小龍"]),
        ("李小龍", ["李小龍"]),
        ("plum call", ["Bob Stone"]),
        ("ceiling", ["Gripper Night"]),
        ("buy", ["Plums"]),
        ("vk-aaaaaaa1", ["Bob Stone"]),
        ("ann plums", []),
        ("secret", []),
        ("nele", []),
        ("hush", []),
        ("table", []),
        ("xyzzy", []),
    ],
)
def test_lines_are_found_under_whom_they_are_about(root: Path, words: str, found: list[str]) -> None:
    told = asked(root, "search", *words.split())
    assert [item["name"] for item in told["items"]] == found
    assert "hush" not in json.dumps(told["items"]).lower()


def test_a_phrase_stands_together_and_a_line_of_the_journal_is_the_persons(root: Path) -> None:
    assert asked(root, "search", "paper gripper")["items"] == []
    assert [one["name"] for one in asked(root, "search", "gripper paper")["items"]] == ["Ann Lee"]
    [item] = asked(root, "search", "lodz")["items"]
    assert (item["kind"], item["is_named"]) == ("person", False)
    assert item["lines"] == [{"text": "Met [[Bob Stone]] in Łódź.", "path": "Journal/2026-11-20.md", "line": 1}]


def test_the_text_shows_the_line_and_where_it_stands(root: Path) -> None:
    printed = run(root, "search", "plum", "call").stdout
    assert printed == "Bob Stone · person\n  2026-03-03 call: grippers, and a plum (People/Bob Stone.md:5)\n"
    assert run(root, "search", "xyzzy").stdout == "Nothing is found.\n"
    assert run(root, "search", " ").exit_code == 2
