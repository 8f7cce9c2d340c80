"""`vaultkit open` and `vaultkit path`: which note is meant, and that nothing but what the person named is started."""

import os
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.vaults.commands import PEOPLE, asked, run
from tests.vaults.hostile_names import HOSTILE_NAMES
from tests.vaults.small import snapshot, write_vault
from vaultkit.cli import program
from vaultkit.cli.commands import open as opening
from vaultkit.cli.program import Program, editor_for, opener_for, start

PAGE = "---\nvaultkit: page\n---\n%% Begin vaultkit: home %%\n# Home\n%% End vaultkit: home 00000000 %%\n"
FILES = {
    **PEOPLE,
    "Ecosystem/Home.md": PAGE,
    "Ecosystem/Reviews/2026-W48.md": PAGE,
    "Notes/Idea.md": "An idea.\n",
    "Notes/Hush.md": "---\nprivate: true\n---\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", FILES)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("annie", "People/Ann Lee.md"),
        ("Bob Stone", "People/Bob Stone.md"),
        ("zoë", "People/Zoë Ek.md"),
        ("makers", "Events/Makers Night.md"),
        ("home", "Ecosystem/Home.md"),
        ("week", "Ecosystem/Reviews/2026-W48.md"),
        ("this week", "Ecosystem/Reviews/2026-W48.md"),
        ("2026-W48", "Ecosystem/Reviews/2026-W48.md"),
        ("2026-11-20", "2026-11-20.md"),
        ("idea", "Notes/Idea.md"),
        ("Notes/Idea.md", "Notes/Idea.md"),
        ("hush", "Notes/Hush.md"),
        ("cem arslan", "People/Cem Arslan.md"),
    ],
)
def test_any_note_or_page_is_found(root: Path, typed: str, path: str) -> None:
    told = asked(root, "path", *typed.split())
    assert told == {"version": 1, "path": path, "absolute": str(root.resolve() / path)}
    assert run(root, "path", typed).stdout == f"{root.resolve() / path}\n"


@pytest.mark.parametrize("typed", ["cem", "hus", "nobody at all", "month"])
def test_what_is_private_needs_its_whole_name_and_what_is_not_there_is_said(root: Path, typed: str) -> None:
    result = run(root, "path", typed)
    assert result.exit_code == 2
    assert "Cem Arslan" not in result.output
    assert "Hush" not in result.output


@pytest.mark.parametrize("name", [*HOSTILE_NAMES, "a&b=c?d#e", "ü %20 %2F"], ids=ascii)
def test_a_name_is_one_word_for_the_program_and_runs_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_vault(tmp_path / "vault", {".obsidian/app.json": "{}\n", f"People/{name}.md": ""})
    started: list[tuple[str, ...]] = []

    def noted(program: Program) -> bool:
        started.append(program.words)
        return True

    monkeypatch.setattr(opening, "start", noted)
    monkeypatch.setattr(opening, "opener_for", lambda address: Program(words=("opener", address)))
    path = next(path for path in snapshot(root) if path.startswith("People/"))
    assert run(root, "open", "--", path).exit_code == 0
    [(opener, address)] = started
    assert opener == "opener"
    head, _, encoded = address.partition("path=")
    assert head == "obsidian://open?"
    assert set(encoded) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%_.~-")
    assert unquote(encoded) == str(root.resolve() / path)


def test_only_the_opener_of_the_system_or_the_editor_of_the_person_is_started(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("xdg-open", "open", "myedit"):
        (tools / tool).write_text("#!/bin/sh\n", encoding="utf-8")
        (tools / tool).chmod(0o755)
    (root / "vaultkit.toml").write_text('[open]\neditor = "evil"\n', encoding="utf-8")
    for variable in ("VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setattr(program, "on_terminal", lambda: True)
    assert editor_for(root / "a b.md") is None
    monkeypatch.setenv("EDITOR", "myedit --wait 'x y'")
    found = editor_for(root / "a b.md")
    assert found == Program(words=(str(tools / "myedit"), "--wait", "x y", str(root / "a b.md")), waits=True)
    monkeypatch.setenv("EDITOR", "gone")
    assert editor_for(root / "a.md") is None
    monkeypatch.setenv("EDITOR", "'unclosed")
    assert editor_for(root / "a.md") is None
    if sys.platform != "darwin":
        assert opener_for("obsidian://x") is None, "no screen, nothing to open it on"
        monkeypatch.setenv("DISPLAY", ":0")
        assert opener_for("obsidian://x") == Program(words=(str(tools / "xdg-open"), "obsidian://x"))


def test_a_program_ends_well_or_not() -> None:
    assert start(Program(words=(sys.executable, "-c", "pass")))
    assert not start(Program(words=(sys.executable, "-c", "raise SystemExit(3)"), waits=True))


def test_where_nothing_opens_it_the_path_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "opener_for", lambda address: None)
    monkeypatch.setattr(opening, "editor_for", lambda note: None)
    before = snapshot(root)
    result = run(root, "open", "annie")
    assert result.exit_code == 0
    assert str(root.resolve() / "People/Ann Lee.md") in result.stdout
    assert run(root, "open", "annie", "--print").stdout.startswith("obsidian://open?path=%2F")
    assert snapshot(root) == before
    assert os.environ.get("VAULTKIT_VAULT") is None
