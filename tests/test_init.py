import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.vaults.commands import asked, run
from tests.vaults.small import TODAY, snapshot, write_vault
from tests.vaults.terminal import at_terminal
from vaultkit.cli.main import cli
from vaultkit.model.settings import Settings
from vaultkit.vault.setup import attributes_lines
from vaultkit.vault.templates import find_templates, load_templates
from vaultkit.vault.toml_settings import parse_settings

PAGES = "Ecosystem/**/*.md text eol=lf merge=union linguist-generated\n"
CODES = "Ecosystem/.vaultkit text eol=lf merge=union\n"
LINE = PAGES + CODES
NOTES = {"People/Ann Lee.md": "- 2026-11-20 coffee\n"}
GIT = {**NOTES, ".git/HEAD": "ref: refs/heads/main\n", ".git/info/exclude": "# mine\n*.bak\n"}
TOML = load_templates(find_templates())["new/vaultkit.toml"]


def files(root: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in snapshot(root).items()}


def here(folder: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(cli, ["init", "--today", TODAY, *words], env={"VAULTKIT_VAULT": None})


def test_a_plain_folder_becomes_a_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_vault(tmp_path / "notes", NOTES)
    result = here(root, monkeypatch, "--yes")
    assert result.exit_code == 0, result.output
    assert files(root) == {**NOTES, "vaultkit.toml": TOML}
    assert "  person  1\n" in result.stdout
    assert result.stdout.index("  person  1\n") < result.stdout.index(
        "vaultkit.toml was written. Next: vaultkit review"
    )
    again = here(root, monkeypatch, "--yes")
    assert again.exit_code == 0
    assert "has its vaultkit.toml already" in again.stdout
    assert files(root) == {**NOTES, "vaultkit.toml": TOML}
    assert here(root / "People", monkeypatch, "--yes").exit_code == 0
    assert not (root / "People/vaultkit.toml").exists()


@pytest.mark.parametrize("words", [[], ["--git"]], ids=["settings", "git"])
def test_without_a_terminal_and_a_yes_it_is_only_shown(tmp_path: Path, words: list[str]) -> None:
    root = write_vault(tmp_path, GIT)
    result = run(root, "init", *words)
    assert result.exit_code == 2
    assert "--yes writes it" in result.stderr
    assert ("merge=union" if words else "[pages]") in result.stdout
    assert files(root) == GIT


def test_settings_are_never_written_over(tmp_path: Path) -> None:
    for name, make in (("file", Path.touch), ("link", lambda path: path.symlink_to("/dev/null"))):
        root = write_vault(tmp_path / name, NOTES)
        make(root / "vaultkit.toml")
        assert run(root, "init", "--yes").exit_code == 0
        assert not (root / "vaultkit.toml").read_bytes()


def test_the_settings_file_changes_nothing_and_each_line_of_it_is_a_setting() -> None:
    settings, findings = parse_settings(TOML.encode(), Settings())
    assert (settings, findings) == (Settings(), ())
    said = re.sub(r"(?m)^# (?=\[|\"?[\w ]+\"? = )", "", TOML)
    settings, findings = parse_settings(said.encode(), Settings())
    assert findings == ()
    assert settings.log_kinds["sauna"] == 3
    assert settings.group_cadence["robotics club"] == 60


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, LINE),
        ("", LINE),
        ("*.png binary\n", f"*.png binary\n{LINE}"),
        ("*.png binary", f"*.png binary\n{LINE}"),
        ("*.png binary\r\n", "*.png binary\r\n" + LINE.replace("\n", "\r\n")),
        ("*.png binary\r\n*.pdf binary", "*.png binary\r\n*.pdf binary\r\n" + LINE.replace("\n", "\r\n")),
        (LINE, LINE),
        (LINE.rstrip("\n"), LINE.rstrip("\n")),
        (LINE.replace("\n", "\r\n"), LINE.replace("\n", "\r\n")),
        (f"Ecosystem/**/*.md   merge=union text\teol=lf linguist-generated -diff\n{CODES}",) * 2,
        (PAGES, LINE),
        (f"# {PAGES}", f"# {PAGES}{LINE}"),
        ("Ecosystem/**/*.md text\n", f"Ecosystem/**/*.md text\n{LINE}"),
    ],
    ids=[
        "none", "empty", "other", "no newline", "crlf", "crlf without newline", "there", "there without newline",
        "there with crlf", "there in other words", "of an older version", "commented out", "there in part",
    ],
)  # fmt: skip
def test_git_is_told_once_in_the_files_own_line_ending(tmp_path: Path, before: str | None, after: str) -> None:
    root = write_vault(tmp_path, {**GIT, **({} if before is None else {".gitattributes": before})})
    for _ in range(2):
        assert run(root, "init", "--git", "--yes").exit_code == 0
        assert files(root) == {**GIT, ".gitattributes": after, ".git/info/exclude": "# mine\n*.bak\n.vk-*.tmp\n"}
    assert "There is nothing to write." in run(root, "init", "--git").stdout


@pytest.mark.parametrize(
    ("git", "said"),
    [
        ({}, "there is no git repository here yet"),
        ({".git": "gitdir: ../repo/.git/worktrees/x\n"}, "the vault is a part of a repository"),
    ],
    ids=["none", "work tree"],
)
def test_what_lies_outside_the_vault_is_to_be_done_by_hand(tmp_path: Path, git: dict[str, str], said: str) -> None:
    write_vault(tmp_path / "repo", {".git/worktrees/x/HEAD": "x\n"})
    root = write_vault(tmp_path / "vault", {**NOTES, **git})
    result = run(root, "init", "--git", "--yes")
    assert result.exit_code == 0, result.output
    assert files(root) == {**NOTES, **git, ".gitattributes": LINE}
    assert said in result.stdout
    assert ".vk-*.tmp" in result.stdout
    assert files(tmp_path / "repo") == {".git/worktrees/x/HEAD": "x\n"}


def test_a_vault_below_a_repository_leaves_the_repository_alone(tmp_path: Path) -> None:
    write_vault(tmp_path, {".git/info/exclude": ""})
    root = write_vault(tmp_path / "notes", NOTES)
    assert "git rev-parse" in run(root, "init", "--git", "--yes").stdout
    assert files(root) == {**NOTES, ".gitattributes": LINE}
    assert (tmp_path / ".git/info/exclude").read_bytes() == b""


def test_no_link_is_followed(tmp_path: Path) -> None:
    outside = write_vault(tmp_path / "outside", {"attributes": "x\n", "git/info/exclude": ""})
    root = write_vault(tmp_path / "vault", NOTES)
    (root / ".gitattributes").symlink_to(outside / "attributes")
    (root / ".git").symlink_to(outside / "git")
    result = run(root, "init", "--git", "--yes")
    assert result.exit_code == 0
    assert ".gitattributes, by hand" in result.stdout
    assert files(outside) == {"attributes": "x\n", "git/info/exclude": ""}


def test_init_json(tmp_path: Path) -> None:
    root = write_vault(tmp_path, GIT)
    told = asked(root, "init", "--git", "--yes")
    assert told["files"][0] == {"path": ".gitattributes", "line": PAGES.rstrip("\n"), "status": "written"}
    assert [file["status"] for file in asked(root, "init", "--git", "--yes")["files"]] == ["unchanged"] * 3
    assert asked(root, "init", "--yes") == {"version": 1, "files": [{"path": "vaultkit.toml", "status": "written"}]}
    assert run(root, "init", "--json").exit_code == 2


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("nein\n", False)], ids=repr)
def test_at_a_terminal_it_asks(tmp_path: Path, answer: str, written: bool) -> None:
    root = write_vault(tmp_path, NOTES)
    printed, code = at_terminal(root, ["init"], [("[y/N]", answer)], today=TODAY)
    assert code == 0, printed
    assert (root / "vaultkit.toml").exists() is written
    assert ("Nothing was written." in printed) is not written


@pytest.mark.parametrize("folder", ["Ecosystem", "My Pages", "Ökosystem/Seiten", "!odd name", "!odd", "a'b"])
def test_git_understands_the_line_for_any_page_folder(tmp_path: Path, folder: str) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / ".gitattributes").write_text("\n".join([*attributes_lines(folder), ""]), encoding="utf-8")
    paths = [f"{folder}/Home.md", f"{folder}/Reviews/2026.md", f"{folder}/.vaultkit", "People/Ann.md"]
    command = ["git", "-C", str(tmp_path), "-c", "core.quotePath=false", "check-attr", "merge", "--", *paths]
    told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout.splitlines()
    assert [line.rpartition(": ")[2] for line in told] == ["union", "union", "union", "unspecified"]
