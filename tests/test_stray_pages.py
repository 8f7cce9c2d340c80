"""Pages outside of the folder of the pages: that they tell of somebody who became private is told by path and line,
they are left as they are, and nothing of them is read as a note."""

from pathlib import Path

import pytest

from tests.vaults.ticked import ANN, FAIR, FILES, made, read, run
from vaultkit.model.diagnostic import Diagnostic

FOLDERS = [
    "Pages",
    "Übersicht",
    "Pages/vaultkit",
    "Écosystème",
    "Ecosistema",
    "Ekosystem",
    "Экосистема",
    "生态",
    "ページ",
]


def strays(root: Path) -> list[Diagnostic]:
    return [found for found in run(root).diagnostics if found.rule == "stray-page"]


def hide(root: Path, path: str) -> None:
    (root / path).write_text(read(root, path).replace("---\n", "---\nprivate: true\n", 1))


@pytest.mark.parametrize("folder", FOLDERS)
def test_after_the_folder_was_changed_the_pages_of_before_are_told(tmp_path: Path, folder: str) -> None:
    root = made(tmp_path)
    (root / "vaultkit.toml").write_text(f'[pages]\nfolder = "{folder}"\n')
    assert strays(root) == []
    before = {path: path.read_bytes() for path in (root / "Ecosystem").rglob("*.md")}
    hide(root, ANN)
    found = strays(root)
    assert {one.location.path for one in found} == {
        path.relative_to(root).as_posix() for path, data in before.items() if b"Ann Lee" in data
    }
    for one in found:
        line = read(root, one.location.path).split("\n")[one.location.line - 1]
        assert "Ann Lee" in line
        assert "Ann" not in f"{one.message} {one.hint}"
        assert f"{folder}/" in one.hint
    assert {path: path.read_bytes() for path in before} == before
    assert all("Ann Lee" not in path.read_text() for path in (root / folder).rglob("*.md"))


@pytest.mark.parametrize("to", ["Home.md", "Archive/2026/Old home.md", "People/Home.md", "Journal/2026-11-23.md"])
def test_a_page_that_was_moved_by_hand_is_told_and_never_read_as_a_note(tmp_path: Path, to: str) -> None:
    root = made(tmp_path)
    (root / to).parent.mkdir(parents=True, exist_ok=True)
    (root / "Ecosystem/Home.md").rename(root / to)
    assert {ANN, "People/Bob Stone.md", "People/Cy Dole.md"} == run(root).index.history.keys()
    assert strays(root) == []
    hide(root, ANN)
    (one,) = strays(root)
    assert one.location.path == to


def test_the_name_of_an_event_that_became_private_is_told_too(tmp_path: Path) -> None:
    root = made(tmp_path, FILES)
    (root / "vaultkit.toml").write_text('[pages]\nfolder = "Pages"\n')
    hide(root, FAIR)
    assert "Ecosystem/Boundaries.md" in {one.location.path for one in strays(root)}


def test_what_only_says_that_it_was_taken_out_is_no_finding(tmp_path: Path) -> None:
    root = made(tmp_path)
    hide(root, ANN)
    run(root)
    (root / "vaultkit.toml").write_text('[pages]\nfolder = "Pages"\n')
    assert strays(root) == []
