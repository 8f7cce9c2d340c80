"""Bases and note templates for Obsidian: made of the vault's own folders and names, where nothing is yet."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tests.vaults.day import TODAY
from tests.vaults.small import SMALL, snapshot, write_vault
from vaultkit.cli.main import cli
from vaultkit.cli.session import open_session
from vaultkit.model.record import Kind

TEMPLATER = ".obsidian/plugins/templater-obsidian/data.json"
NEW = {"People.base", "Events.base", *(f"Templates/{kind}.md" for kind in ("Person", "Event", "Group", "Goal"))}


def init(root: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["init", *words, "--vault", str(root), "--today", TODAY.isoformat()])


def made(root: Path, files: dict[str, str]) -> dict[str, str]:
    """The files that come to a vault, as text."""
    before = snapshot(write_vault(root, files))
    result = init(root, "--bases", "--yes")
    assert result.exit_code == 0, result.output
    after = snapshot(root)
    assert {path: after[path] for path in before} == before
    return {path: data.decode() for path, data in after.items() if path not in before}


def test_they_are_made_of_the_folders_and_names_of_the_vault(tmp_path: Path) -> None:
    types = '{"types": {"company": "text", "Wohnort": "text", "attendees": "multitext"}}'
    files = {".obsidian/types.json": types, "Leben/Leute/Ann.md": "x\n", "Leben/Leute/Alt/Bo.md": "x\n"}
    found = made(tmp_path, files)
    assert found.keys() == NEW
    base = yaml.safe_load(found["People.base"])
    either, never = (one[key] for one, key in zip(base["filters"]["and"], ("or", "not"), strict=True))
    assert either == ['file.inFolder("Leben/Leute")', 'list(note["type"]).contains("person")', 'file.hasTag("person")']
    assert 'file.inFolder("Ecosystem")' in never
    assert 'file.inFolder("Templates")' in never
    assert "note.company" in base["properties"]
    assert [view["name"] for view in base["views"]] == ["All", "By organisation", "Birthdays", "Without a tier"]
    assert "company:" in found["Templates/Person.md"]
    assert "attendees:" in found["Templates/Event.md"]
    assert "org:" not in found["Templates/Person.md"]


@pytest.mark.parametrize(
    ("file", "text", "folder", "day"),
    [
        (".obsidian/templates.json", '{"folder": "Meta/Vorlagen"}', "Meta/Vorlagen", "{{date:YYYY-MM-DD}}"),
        (TEMPLATER, '{"templates_folder": "T"}', "T", '<% tp.file.creation_date("YYYY-MM-DD") %>'),
        (".obsidian/templates.json", "[", "Templates", "{{date:YYYY-MM-DD}}"),
        (".obsidian/types.json", '{"types": [1]}', "Templates", "{{date:YYYY-MM-DD}}"),
    ],
)  # fmt: skip
def test_templates_go_where_theirs_are_in_their_words(
    tmp_path: Path, file: str, text: str, folder: str, day: str
) -> None:
    found = made(tmp_path, {".obsidian/app.json": "{}", file: text})
    assert f"date: {day}\n" in found[f"{folder}/Event.md"]


@pytest.mark.parametrize("folder", ['O\'Brien "x"', "a: b #c", "C\\D", "{{x}}"])
def test_a_folder_s_name_is_data_in_a_base(tmp_path: Path, folder: str) -> None:
    found = made(tmp_path, {".obsidian/app.json": "{}", f"{folder}/People/Ann.md": "x\n"})
    base = yaml.safe_load(found["People.base"])
    escaped = f"{folder}/People".replace("\\", "\\\\").replace('"', '\\"')
    assert base["filters"]["and"][0]["or"][0] == f'file.inFolder("{escaped}")'


def test_the_templates_make_notes_of_their_kinds_and_are_none_themselves(tmp_path: Path) -> None:
    found = made(tmp_path, SMALL)
    index = open_session(tmp_path).index(TODAY)
    assert not [path for path in index.notes if path.startswith("Templates/")]
    write_vault(tmp_path, {f"New/Ann {kind}.md": found[f"Templates/{kind}.md"] for kind in ("Person", "Group", "Goal")})
    kinds = open_session(tmp_path).index(TODAY).kinds
    assert [kinds[f"New/Ann {kind}.md"] for kind in ("Person", "Group", "Goal")] == [Kind.PERSON, Kind.GROUP, Kind.GOAL]


def test_what_is_there_stays_whatever_its_letter_case(tmp_path: Path) -> None:
    found = made(tmp_path, SMALL | {"people.BASE": "mine", "Templates/person.md": "mine"})
    assert found.keys() == NEW - {"People.base", "Templates/Person.md"}
    assert "There is nothing to write." in init(tmp_path, "--bases").output


def test_nothing_is_written_unasked(tmp_path: Path) -> None:
    before = snapshot(write_vault(tmp_path))
    assert init(tmp_path, "--bases").exit_code == 2
    assert init(tmp_path, "--css").output.startswith("/* For the pages of vaultkit")
    assert snapshot(tmp_path) == before


def test_no_folder_of_private_notes_alone_is_named(tmp_path: Path) -> None:
    private = {"Zoe Hush/People/Zoe.md": "---\nprivate: true\n---\n", "Goals/Row.md": ""}
    assert "Hush" not in "".join(made(tmp_path, SMALL | private).values())
