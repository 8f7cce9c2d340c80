"""The sample vault at its own day: its generated pages are committed in it and are the golden output."""

import random
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from vaultkit.build import build
from vaultkit.built import Build
from vaultkit.model.period import SPANS
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.templates import find_templates, load_templates

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample-vault"
DAY = date(2026, 11, 23)
LAST_WEEK = "Ecosystem/Reviews/2026-W47.md"
INTENDED = {
    "ambiguous-link",
    "bad-date",
    "bad-value",
    "broken-yaml",
    "conflict-copy",
    "duplicate-person",
    "future-date",
    "link-by-alias",
    "unresolved-link",
}


def run(root: Path) -> Build:
    settings, findings = load_settings(root)
    return build(
        Vault(root, settings), DAY, templates=load_templates(find_templates()), spans=SPANS, diagnostics=findings
    )


def contents(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def pages(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in contents(root).items() if path.startswith("Ecosystem/")}


def notes_only(target: Path) -> Path:
    """The notes and the last week's page, whose boxes the protagonist has ticked."""
    shutil.copytree(SAMPLE, target, ignore=shutil.ignore_patterns("Ecosystem"))
    (target / LAST_WEEK).parent.mkdir(parents=True)
    shutil.copyfile(SAMPLE / LAST_WEEK, target / LAST_WEEK)
    return target


def test_the_pages_of_the_sample_are_the_committed_ones(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    root = notes_only(tmp_path / "sample-vault")
    run(root)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(SAMPLE / "Ecosystem", ignore_errors=True)
        shutil.copytree(root / "Ecosystem", SAMPLE / "Ecosystem")
    assert pages(root) == pages(SAMPLE)


def test_a_second_run_plans_no_edits(tmp_path: Path) -> None:
    root = notes_only(tmp_path / "sample-vault")
    assert run(root).edits
    assert run(root).edits == ()


def test_the_notes_stay_as_they_are(tmp_path: Path) -> None:
    root = notes_only(tmp_path / "sample-vault")
    before = contents(root)
    run(root)
    assert {path: data for path, data in contents(root).items() if path in before} == before


def test_the_order_in_which_files_were_made_does_not_matter(tmp_path: Path) -> None:
    notes = notes_only(tmp_path / "notes")
    files = [p for p in notes.rglob("*") if p.is_file()]
    random.Random(7).shuffle(files)
    root = tmp_path / "shuffled"
    for path in files:
        target = root / path.relative_to(notes)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    run(root)
    assert pages(root) == pages(SAMPLE)


@pytest.mark.rounds(1)
def test_the_hash_seed_does_not_matter(tmp_path: Path, seed: int) -> None:
    root = notes_only(tmp_path / "seeded")
    command = [sys.executable, "-m", "vaultkit", "review", "all", "--vault", str(root), "--today", DAY.isoformat()]
    environment = {"PYTHONHASHSEED": str(seed), "PATH": "", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, capture_output=True, env=environment, timeout=90)
    assert pages(root) == pages(SAMPLE)


def test_the_honest_mistakes_are_found_and_no_others(tmp_path: Path) -> None:
    found = run(notes_only(tmp_path / "sample-vault")).diagnostics
    assert {diagnostic.rule for diagnostic in found} == INTENDED
    assert [diagnostic for diagnostic in found if not diagnostic.hint] == []
