import re
from pathlib import Path

import pytest

from vaultkit.model.diagnostic import RULES, Rule, Severity
from write_docs import help_texts, main, rules_table

MANUAL = "# Commands\n\nMine.\n" + "".join(
    f"\n### {name}\n\n<!-- help: {name} -->\n<!-- end -->\n\nOf {name}.\n" for name in help_texts()
)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "commands.md").write_text(MANUAL, encoding="utf-8")
    return tmp_path


def read(docs: Path) -> str:
    return (docs / "commands.md").read_text(encoding="utf-8")


def test_a_help_text_stands_at_its_place_and_all_else_stays(docs: Path) -> None:
    assert main(docs, check=False) == 0
    assert "<!-- help: why -->\n```\nUsage: vaultkit why [OPTIONS] NAME\n" in read(docs)
    assert re.sub(r"(-->\n)```\n(?:.*\n)*?```\n", r"\1", read(docs)) == MANUAL


def test_writing_twice_changes_nothing(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(docs, check=False)
    before = {path.name: path.read_bytes() for path in docs.iterdir()}
    capsys.readouterr()
    assert main(docs, check=False) == 0
    assert main(docs, check=True) == 0
    assert capsys.readouterr().out == ""
    assert {path.name: path.read_bytes() for path in docs.iterdir()} == before


def test_a_stale_text_is_told_in_a_line_and_left(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(docs, check=False)
    stale = read(docs).replace("Only old ties to wake up.", "Only old ties.")
    (docs / "commands.md").write_text(stale, encoding="utf-8")
    capsys.readouterr()
    assert main(docs, check=True) == 1
    assert capsys.readouterr().out == "docs/commands.md no longer says what the code says: make docs\n"
    assert read(docs) == stale


@pytest.mark.parametrize(
    "manual",
    [
        MANUAL.replace("<!-- help: why -->", ""),
        MANUAL.replace("help: why", "help: whom"),
        MANUAL + "<!-- help: why -->\n<!-- end -->\n",
    ],
    ids=["none", "another", "two"],
)
def test_each_command_has_one_place(docs: Path, capsys: pytest.CaptureFixture[str], manual: str) -> None:
    (docs / "commands.md").write_text(manual, encoding="utf-8")
    assert main(docs, check=False) == 1
    assert re.search(r"once for: .*\bwhy\b.*\n\Z", capsys.readouterr().out)
    assert read(docs) == manual


@pytest.mark.parametrize("columns", ["40", "200"])
def test_the_width_and_the_colours_of_the_terminal_do_not_matter(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("FORCE_COLOR", "1")
    texts = help_texts()
    assert max(len(line) for line in "\n".join(texts.values()).splitlines()) in range(75, 81)
    assert not any("\x1b" in text for text in texts.values())


def test_every_rule_has_a_row_of_four_cells() -> None:
    odd = Rule(name="odd", severity=Severity.INFO, help="A | b.", hint="write [[Note|alias]]")
    rows = rules_table({**RULES, "odd": odd}).splitlines()[-len(RULES) - 1 :]
    assert [row.split("`")[1] for row in rows] == sorted([*RULES, "odd"])
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {6}
