"""Pages of before and copies of pages, when somebody whom they name has become private: the lines that name them leave,
whichever page it is and however it came about."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.vaults.commands import run as command
from tests.vaults.small import snapshot, write_vault
from tests.vaults.ticked import read, run, settled

BOB = "People/Bob Stone.md"
PLAIN = "---\ntier: inner\n---\n\n- 2026-01-01 coffee: on HUSHBOATS\n"
FILES = {
    BOB: PLAIN,
    "People/Ann Lee.md": "---\ntier: inner\n---\n\n- 2026-02-01 coffee: on kites\n",
    "Events/Fair.md": "---\ndate: 2026-11-25\nstatus: accepted\npeople: ['[[Bob Stone]]']\n---\n",
    "Events/Dinner.md": "---\ndate: 2026-11-26\nstatus: accepted\npeople: ['[[Ann Lee]]', '[[Bob Stone]]']\n---\n",
    "2026-11-20.md": "Lunch with [[Bob Stone]].\n",
    "Goals/Boats.md": "---\nstatus: active\nwants: [2 sailors]\n---\n",
}
PRIVATE = PLAIN.replace("---\n", "---\nprivate: true\n", 1)


def private(root: Path) -> None:
    write_vault(root, {BOB: PRIVATE})


def repaired(root: Path) -> None:
    """The front matter broke while it was typed, a build saw that, and then it was repaired."""
    write_vault(root, {BOB: PRIVATE.replace("tier: inner", "aliases: [B")})
    run(root)
    private(root)


def repaired_later(root: Path) -> None:
    """It broke before it said anything of private."""
    write_vault(root, {BOB: PLAIN.replace("tier: inner", "aliases: [B")})
    run(root)
    private(root)


def half_typed(root: Path) -> None:
    write_vault(root, {BOB: PRIVATE.replace("private: true", "private: tr")})


def broken(root: Path) -> None:
    write_vault(root, {BOB: PRIVATE.replace("tier: inner", "aliases: [B")})


def inline(root: Path) -> None:
    write_vault(root, {BOB: PLAIN + "\nprivate:: true\n"})


def conflicted(root: Path) -> None:
    write_vault(root, {BOB: f"<<<<<<< HEAD\n{PLAIN}=======\n{PRIVATE}>>>>>>> other\n"})


def moved(root: Path) -> None:
    (root / BOB).unlink()
    write_vault(root, {"Archive/People/Bob Stone.md": PRIVATE})


WAYS: dict[str, Callable[[Path], None]] = {
    "set private": private,
    "broken, then repaired": repaired,
    "broken before it said so, then repaired": repaired_later,
    "half typed": half_typed,
    "broken": broken,
    "an inline field": inline,
    "a conflict of git's": conflicted,
    "moved and set private": moved,
}


LONGER = "---\ntier: inner\n---\n\n- 2025-12-24 coffee: on kites\n"
# Who is in the plan stands on the week's page, and who is not on the longer lists.
PLANS: dict[str, tuple[dict[str, str], set[str]]] = {
    "in the plan": ({}, {"Before Fair.md", "2026-W48.md", "Home.md", "Circle.md"}),
    "no plan": (
        {
            "2026-11-20.md": "",
            "People/Ann Lee.md": LONGER,
            "Limits.md": "---\ntype: boundaries\ntouches_per_week: 1\n---\n",
        },
        {"Before Fair.md", "Circle.md", "Reconnect.md"},
    ),
}


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 12, 7)], ids=["that week", "weeks later"])
@pytest.mark.parametrize("way", WAYS)
def test_who_became_private_leaves_every_page_and_every_copy_of_one(
    tmp_path: Path, way: str, day: date, plan: str
) -> None:
    limits, wanted = PLANS[plan]
    root = write_vault(tmp_path, {**FILES, **limits})
    assert command(root, "review", "all").exit_code == 0
    named = [path for path, data in snapshot(root).items() if b"Bob Stone" in data and path.startswith("Ecosystem/")]
    assert {path.rpartition("/")[2] for path in named} >= wanted
    for path in named:
        copy = path.replace(".md", ".sync-conflict-20261123-101010-ABCDEFG.md")
        (root / copy).write_bytes((root / path).read_bytes())
    WAYS[way](root)
    settled(root, day)
    left = {path: data for path, data in snapshot(root).items() if path.startswith("Ecosystem/")}
    assert not [path for path, data in left.items() if b"Bob Stone" in data or b"HUSHBOATS" in data]
    assert "Ann Lee" in read(root, "Ecosystem/Briefs/Before Dinner.md")
