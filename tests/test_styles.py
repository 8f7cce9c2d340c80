"""Vaults of many styles, without settings: what `doctor` counts in each, and each person's contacts; the vaults stand
in `tests/cases/styles`."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.test_cases import CASES, Case, sections
from tests.vaults.commands import asked
from tests.vaults.day import TODAY
from tests.vaults.small import write_vault
from vaultkit.cli.session import open_session

_FILE = re.compile(r"^(`{3,})(.+\.(?:md|json))\n((?:.*\n)*?)\1$", re.MULTILINE)


def styles() -> Iterator[Case]:
    for path in sorted((CASES / "styles").glob("*.md")):
        for title, text in sections(path.read_text(encoding="utf-8")):
            if title:
                yield Case(area="styles", title=title, text=text)


def counted(found: dict[str, Any]) -> Iterator[str]:
    """What `doctor --json` says, as the cases write it."""
    for kind in ("kinds", "interactions"):
        yield f"{kind}: {some(found[kind])}"
    dated = found["dated"]
    yield f"dated: {dated['readable']} of {dated['notes']}"
    for one in dated["formats"]:
        if one["notes"]:
            where = f" in {one['folder']}" if one["folder"] else ""
            yield f"format: {one['format']}{where}, {one['matched']} of {one['notes']}"
    yield f"people without history: {found['people_without_history']}"
    for one in found["left_out"]:
        yield f"left out: {one['path']} ({one['why']})"
    for one in found["missed"]:
        counts = f"{one['notes']} notes, {one['linked']} linked, {one['attended']} attended"
        yield f"missed: {one['kind']} in {one['folder']}: {counts}"
    if found["diagnostics"]:
        yield f"findings: {some(found['diagnostics'])}"


def some(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count) or "none"


def contacts(root: Path) -> Iterator[str]:
    """Each person with the days and kinds of their contacts, a day and kind once; who has none is left out."""
    index = open_session(root).build(TODAY).index
    for person in sorted(index.people, key=lambda one: one.path.rpartition("/")[2]):
        said = dict.fromkeys(f"{one.day} {one.kind}" for one in index.history.get(person.path, ()))
        if said:
            yield f"{person.name}: {', '.join(said)}"


@pytest.mark.parametrize("case", tuple(styles()), ids=lambda case: case.title)
def test_doctor_understands_the_style(case: Case, tmp_path: Path) -> None:
    files = {".obsidian/app.json": "{}\n"} | {path: text for _, path, text in _FILE.findall(case.text)}
    assert len(files) > 8, "a vault has some notes"
    assert all(json.loads(text) is not None for path, text in files.items() if path.endswith(".json"))
    root = write_vault(tmp_path, files)
    expected = case.fence("expect")
    assert expected is not None, "a case says what it expects"
    assert [*counted(asked(root, "doctor")), *contacts(root)] == expected.splitlines()
