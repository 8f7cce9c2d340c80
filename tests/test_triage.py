import json
from pathlib import Path

import pytest

from tests.vaults.commands import asked, note, run
from tests.vaults.small import TODAY, snapshot, write_vault
from tests.vaults.terminal import at_terminal

WAITING: dict[str, str] = {
    ".obsidian/app.json": "{}\n",
    "People/Nele Brandt.md": "---\norg: Werkbank\n---\n\n"
    + "".join(f"- 2026-{month:02}-10 coffee: talk {month}\n" for month in range(6, 12)),
    "People/Kofi Mensah.md": "---\norg: Lab\n---\n\n"
    + "".join(f"- 2026-{month:02}-12 call\n" for month in range(7, 12)),
    "People/Owen Broken.md": "---\ntier: "
    + "[" * 30
    + "\n---\n\n"
    + "".join(f"- 2026-{month:02}-14 call\n" for month in range(8, 12)),
    "People/Kept.md": "---\ntier: close\n---\n\n- 2026-11-01 coffee\n",
    "2026-11-20.md": "[[Carla Voss]] and [[Carla Voss]].\n",
    "2026-11-21.md": "[[Carla Voss]].\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", WAITING)


def test_elsewhere_the_list_is_printed_with_what_one_would_type(root: Path) -> None:
    before = snapshot(root)
    result = run(root, "triage")
    assert result.exit_code == 0
    blocks = result.stdout.rstrip("\n").split("\n\n")
    assert [block.partition(" · ")[0] for block in blocks] == [
        "Nele Brandt",
        "Kofi Mensah",
        "Owen Broken",
        "Carla Voss",
    ]
    others = "or wanted, or ambient, or let go, or not a person"
    assert f'\n  vaultkit decide "Nele Brandt" tier inner|close|active|wide, {others}' in blocks[0]
    assert blocks[3] == 'Carla Voss · named 3 times, without a note\n  vaultkit new person "Carla Voss"'
    assert run(root, "triage", "-n", "1").stdout.count(" · ") == 1
    assert snapshot(root) == before


def test_triage_json(root: Path) -> None:
    told = json.loads(run(root, "triage", "--json").stdout)
    assert list(told) == ["version", "today", "untracked"]
    first = told["untracked"][0]
    assert first["path"] == "People/Nele Brandt.md"
    assert first["commands"][0] == 'vaultkit decide "Nele Brandt" tier inner'
    assert told["untracked"][-1]["path"] is None
    for command in first["commands"]:
        words = command.removeprefix('vaultkit decide "Nele Brandt" ').split()
        assert run(root, "decide", "Nele Brandt", *words).exit_code == 0


def test_nobody_waiting_is_said(tmp_path: Path) -> None:
    assert "Nobody waits" in run(write_vault(tmp_path, {"People/A.md": "---\ntier: close\n---\n"}), "triage").stdout


KEYS = {
    "1": "tier inner", "2": "tier close", "3": "tier active", "4": "tier wide", "i": "tier inner", "C": "tier close",
    "a": "tier active", "w": "tier wide", "m": "ambient", "l": "let go", "t": "wanted", "x": "not a person",
}  # fmt: skip


def test_a_key_decides_at_once(tmp_path: Path) -> None:
    log = "".join(f"- 2026-{month:02}-10 coffee\n" for month in range(6, 12))
    root = write_vault(tmp_path, {f"People/P{number:02}.md": log for number in range(len(KEYS))})
    keys = [(f"{number} of {len(KEYS)}", key) for number, key in enumerate(KEYS, start=1)]
    printed, code = at_terminal(root, ["triage"], [("q stop", "z"), ("does nothing", "1"), *keys[1:]], today=TODAY)
    assert code == 0, printed
    assert f"{len(KEYS)} lines written." in printed
    decided = [note(root, f"People/P{number:02}.md").removeprefix(log).strip() for number in range(len(KEYS))]
    assert [line.partition(" ^")[0] for line in decided] == [f"- {TODAY} {line}" for line in KEYS.values()]


def test_one_goes_through_all_with_a_key_each(root: Path) -> None:
    answers = [("1 of 4", "s"), ("2 of 4", "2"), ("3 of 4", "m"), ("4 of 4", "n")]
    printed, code = at_terminal(root, ["triage"], answers, today=TODAY)
    assert code == 4, printed
    assert "Nele Brandt · in contact on 6 days" in printed
    assert "  2026-11-10 coffee: talk 11\n  2026-10-10 coffee: talk 10\n  2026-09-10 coffee: talk 9\n" in printed
    assert note(root, "People/Nele Brandt.md") == WAITING["People/Nele Brandt.md"]
    assert "tier close" in note(root, "People/Kofi Mensah.md")
    assert "People/Owen Broken.md was not written" in printed
    assert note(root, "People/Owen Broken.md") == WAITING["People/Owen Broken.md"]
    assert note(root, "People/Carla Voss.md").startswith("---\ntype: person\n")
    assert [entry["name"] for entry in asked(root, "triage")["untracked"]][:2] == ["Nele Brandt", "Owen Broken"]


@pytest.mark.parametrize("key", ["q", "\x03"], ids=["q", "ctrl-c"])
def test_stopping_writes_nothing(root: Path, key: str) -> None:
    before = snapshot(root)
    printed, code = at_terminal(root, ["triage"], [("q stop", key)], today=TODAY)
    assert code == 0, printed
    assert "0 lines written." in printed
    assert snapshot(root) == before
