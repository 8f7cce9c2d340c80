"""`docs/notes.md`: each of its examples is read as it says there, and its tables are what the code says."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from note_tables import note_tables, table_places, with_tables
from tests.test_cases import sections
from tests.vaults.small import write_vault
from vaultkit.cli.main import cli

MANUAL = (Path(__file__).parent.parent / "docs" / "notes.md").read_text(encoding="utf-8")

_FILE = re.compile(r"^`(?P<path>[^`\n]+\.md)`:\n\n```markdown\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)
_SAID = re.compile(r"^`vaultkit (?P<words>[^`\n]+) --json`:\n\n```json\n(?P<json>(?:.*\n)*?)```$", re.MULTILINE)


def readings() -> Iterator[tuple[str, str, str, str]]:
    """The heading of each example, what stands below it, the words of the command, and what it says."""
    for title, text in sections(MANUAL):
        for said in _SAID.finditer(text):
            yield title, text, said["words"], said["json"]


READINGS = tuple(readings())


def fits(part: Any, whole: Any) -> bool:
    """Whether a piece of JSON is a part of another: of objects some of the keys, of lists every entry in order."""
    if isinstance(part, dict) and isinstance(whole, dict):
        if not part:
            return not whole
        return all(key in whole and fits(value, whole[key]) for key, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        return len(part) == len(whole) and all(map(fits, part, whole))
    return bool(part == whole)


@pytest.mark.parametrize(("title", "text", "words", "said"), READINGS, ids=[f"{row[0]}: {row[2]}" for row in READINGS])
def test_an_example_is_read_as_the_manual_says(tmp_path: Path, title: str, text: str, words: str, said: str) -> None:
    files = {found["path"]: found["text"] for found in _FILE.finditer(text)}
    root = write_vault(tmp_path / "vault", {".obsidian/app.json": "{}", **files})
    command, *names = shlex.split(words)
    result = CliRunner().invoke(cli, [command, *names, "--json", "--vault", str(root), "--today", "2026-11-23"])
    assert fits(json.loads(said), json.loads(result.stdout)), (title, result.stdout)


def test_every_section_with_an_example_says_how_it_is_read() -> None:
    with_files = [title for title, text in sections(MANUAL) if _FILE.search(text)]
    assert len(with_files) >= 11
    assert set(with_files) == {row[0] for row in READINGS}


def test_every_fence_belongs_to_an_example() -> None:
    fences = len(re.findall(r"^```\w", MANUAL, re.MULTILINE))
    assert fences == len(_FILE.findall(MANUAL)) + len(READINGS)


def test_every_table_stands_there_once_as_the_code_says() -> None:
    assert sorted(table_places(MANUAL)) == sorted(note_tables())
    assert with_tables(MANUAL) == MANUAL


def test_the_contents_name_every_section() -> None:
    titles = [title for title, _ in sections(MANUAL) if title]
    assert re.findall(r"^- \[(.+)\]\(#.+\)$", MANUAL, re.MULTILINE) == titles


@pytest.mark.parametrize(
    ("part", "whole", "is_part"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": [{"b": 1}]}, {"a": [{"b": 1, "c": 2}]}, True),
        ([1], [1, 2], False),
        ({}, {"a": 1}, False),
        ({"c": 1}, {"a": 1}, False),
    ],
)
def test_a_part_is_told_from_what_differs(part: Any, whole: Any, is_part: bool) -> None:
    assert fits(part, whole) is is_part
