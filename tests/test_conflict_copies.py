"""Conflict copies: ordinary notes that only look like copies are read, and nobody is told to delete them."""

from pathlib import Path

import pytest

from tests.vaults.commands import run
from tests.vaults.day import TODAY
from tests.vaults.small import write_vault
from vaultkit.index.indexer import build_index
from vaultkit.model.index import Index
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.loader import Loader

CARD = "---\ntype: person\nemail: {}\nphone:\nlinkedin:\n---\n## About\n## Notes\n## Meetings\n"
DAY = "---\ntags: [journal]\n---\n## Wins\n\n## Losses\n\n## Thanks\n"
MEETING = "---\ntype: meeting\ndate: {}\npeople: [Ann Lee]\n---\n## Agenda\n## Notes\n## Next\n"

TWINS: dict[str, tuple[dict[str, str], list[str]]] = {
    "a hyphenated name": (
        {"People/Anna.md": CARD.format("anna@example.com"), "People/Anna-Lena.md": CARD.format("lena@example.org")},
        ["People/Anna-Lena.md"],
    ),
    "a number": (
        {"People/Jo Ray.md": CARD.format("jo@a.org"), "People/Jo Ray 2.md": CARD.format("jo@b.org")},
        ["People/Jo Ray 2.md"],
    ),
    "a number in brackets": (
        {"People/Jo Ray.md": CARD.format("jo@a.org"), "People/Jo Ray (1).md": CARD.format("jo@b.org")},
        ["People/Jo Ray (1).md"],
    ),
    "a meeting of another day": (
        {"Meetings/Sync.md": MEETING.format("2026-11-01"), "Meetings/Sync 2.md": MEETING.format("2026-11-08")},
        ["Meetings/Sync 2.md"],
    ),
    "a day beside its month": (
        {"2026-10.md": DAY, "2026-10-01.md": DAY.replace("## Wins\n", "## Wins\nLunch with [[Ann Lee]].\n")},
        ["2026-10-01.md"],
    ),
    "a day beside its month, word for word": ({"2026-10.md": DAY, "2026-10-01.md": DAY}, ["2026-10-01.md"]),
    "a quarter beside its year": ({"Notes/2026.md": DAY, "Notes/2026-Q4.md": DAY}, ["Notes/2026-Q4.md"]),
    "a name with the name of a machine": (
        {"Notes/Plan.md": DAY, "Notes/Plan-LAPTOP.md": DAY},
        ["Notes/Plan-LAPTOP.md"],
    ),
    "the same text word for word": (
        {"People/Jo Ray.md": CARD.format(""), "People/Jo Ray 2.md": CARD.format("")},
        ["People/Jo Ray 2.md"],
    ),
    "another title": (
        {"Books/Chapter.md": "a\nb\nc\nd\n", "Books/Chapter 2.md": "a\nb\nc\ne\n"},
        ["Books/Chapter 2.md"],
    ),
}
DOUBTED = {"a name with the name of a machine", "the same text word for word"}


def index(root: Path) -> Index:
    settings, _ = load_settings(root)
    loaded = Loader(Vault(root, settings)).load()
    return build_index(loaded.notes, settings, TODAY, loaded.diagnostics)


@pytest.mark.parametrize("name", TWINS)
def test_f1_ordinary_notes_are_read_and_nobody_is_told_to_delete_them(tmp_path: Path, name: str) -> None:
    files, suspects = TWINS[name]
    write_vault(tmp_path, {".obsidian/app.json": "{}", "People/Ann Lee.md": "x\n", **files})
    found = index(tmp_path)
    assert set(files) <= set(found.notes)
    told = [(one.rule, one.severity) for one in found.diagnostics if "copy" in one.rule]
    assert told == ([("may-be-copy", "info")] if name in DOUBTED else [])
    output = run(tmp_path, "check").output
    assert "delete" not in output
    assert suspects[0] not in output or name in DOUBTED


def test_f1_the_lunch_of_a_day_beside_its_month_is_a_contact(tmp_path: Path) -> None:
    files, _ = TWINS["a day beside its month"]
    write_vault(tmp_path, {".obsidian/app.json": "{}", "People/Ann Lee.md": "x\n", **files})
    assert [one.location.path for one in index(tmp_path).history["People/Ann Lee.md"]] == ["2026-10-01.md"]
