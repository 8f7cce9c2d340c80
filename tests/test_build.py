import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.vaults.small import SMALL, TODAY, snapshot, write_vault
from vaultkit.build import build
from vaultkit.built import Build
from vaultkit.cli.session import open_session
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.templates import find_templates, load_templates

DAY = date.fromisoformat(TODAY)
ALWAYS = ("Ecosystem/Home.md", "Ecosystem/Reconnect.md", "Ecosystem/Reviews/2026-W48.md")
RECONNECT, WEEK = ALWAYS[1:]
PRACTICES = tuple(f"Ecosystem/{name}.md" for name in ("Boundaries", "Circle", "Events", "Groups", "Vision"))
CODES = "Ecosystem/.vaultkit"
PAGES = tuple(sorted((*ALWAYS, *PRACTICES)))


def run(root: Path, *, write: bool = True, day: date = DAY) -> Build:
    return open_session(root).build(day, write=write)


def test_a_build_writes_its_pages(tmp_path: Path) -> None:
    built = run(write_vault(tmp_path))
    assert built.written == tuple((path, "written") for path in PAGES)
    assert all((tmp_path / path).is_file() for path in PAGES)


def test_a_second_build_plans_no_edits(tmp_path: Path) -> None:
    run(write_vault(tmp_path))
    first = snapshot(tmp_path)
    again = run(tmp_path)
    assert again.edits == ()
    assert again.written == tuple((path, "unchanged") for path in PAGES)
    assert snapshot(tmp_path) == first


def test_a_build_that_may_not_write_writes_nothing(tmp_path: Path) -> None:
    before = snapshot(write_vault(tmp_path))
    built = run(tmp_path, write=False)
    assert {edit.path for edit in built.edits} == {*PAGES, CODES}
    assert built.outcomes == ()
    assert snapshot(tmp_path) == before


def test_nothing_outside_the_page_folder_changes_by_a_byte(tmp_path: Path) -> None:
    before = snapshot(write_vault(tmp_path))
    run(tmp_path)
    after = snapshot(tmp_path)
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == {*PAGES, CODES}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_files_were_made_never_matters(tmp_path: Path, seed: int) -> None:
    files = list(SMALL.items())
    random.Random(seed).shuffle(files)
    plain, shuffled = write_vault(tmp_path / "a"), write_vault(tmp_path / "b", dict(files))
    run(plain)
    run(shuffled)
    assert snapshot(shuffled) == snapshot(plain)


def test_hash_seeds_zones_and_locales_never_change_a_byte(tmp_path: Path) -> None:
    made = []
    for seed in range(4):
        root = write_vault(tmp_path / str(seed))
        zone = ("UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Nowhere/At all")[seed]
        locale = ("C", "de_DE.UTF-8", "tr_TR.UTF-8", "ja_JP.eucJP")[seed]
        environment = {**os.environ, "PYTHONHASHSEED": str(seed), "TZ": zone, "LC_ALL": locale, "LANG": locale}
        command = [sys.executable, "-m", "vaultkit", "review", "--vault", str(root), "--today", TODAY]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=90)
        made.append(snapshot(root))
    assert all(one == made[0] for one in made)


@pytest.mark.parametrize(
    "files", [{".obsidian/app.json": "{}"}, {"Thoughts.md": "nothing\n"}], ids=["empty", "other notes only"]
)
def test_a_vault_without_people_still_gets_its_pages(tmp_path: Path, files: dict[str, str]) -> None:
    assert run(write_vault(tmp_path, files)).written == tuple((path, "written") for path in ALWAYS)
    assert run(tmp_path).edits == ()


def test_a_box_and_a_bullet_stay_as_the_user_left_them(tmp_path: Path) -> None:
    run(write_vault(tmp_path))
    page = tmp_path / WEEK
    text = page.read_text(encoding="utf-8")
    items = [line for line in text.split("\n") if line.startswith("- [ ] ")]
    assert items
    ticked = f"{items[0].replace('[ ]', '[x]', 1)}\n  - she likes the plan"
    page.write_bytes(text.replace(items[0], ticked).encode())
    run(tmp_path)
    assert ticked.replace(" ^vk-", " · logged ^vk-") in page.read_text(encoding="utf-8")


def test_the_plan_of_a_week_stays_from_day_to_day(tmp_path: Path) -> None:
    def items() -> list[str]:
        text = (tmp_path / WEEK).read_text(encoding="utf-8")
        return [line for line in text.split("\n") if line.startswith("- [ ] ")]

    run(write_vault(tmp_path))
    first = items()
    run(tmp_path, day=date(2026, 11, 27))
    assert items() == first


def test_my_notes_stay_by_the_byte(tmp_path: Path) -> None:
    run(write_vault(tmp_path))
    page = tmp_path / RECONNECT
    page.write_bytes(page.read_bytes() + b"\nmine, with  spaces  \r\n")
    run(tmp_path, day=date(2026, 11, 30))
    assert page.read_bytes().endswith(b"\nmine, with  spaces  \r\n")


def test_a_file_that_is_not_ours_is_refused_and_kept(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {**SMALL, RECONNECT: "my own page\n"})
    built = run(root)
    assert dict(built.written)[RECONNECT] == "refused"
    assert "page-refused" in {found.rule for found in built.diagnostics}
    assert (root / RECONNECT).read_bytes() == b"my own page\n"


def test_a_failing_template_keeps_the_last_page(tmp_path: Path) -> None:
    run(write_vault(tmp_path))
    before = (tmp_path / WEEK).read_bytes()
    settings, _ = load_settings(tmp_path)
    templates = {**load_templates(find_templates()), "week.md": "{{ nothing_here }}"}
    built = build(Vault(tmp_path, settings), date(2026, 11, 24), templates=templates)
    assert "page-template" in {found.rule for found in built.diagnostics}
    assert (tmp_path / WEEK).read_bytes() == before


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("People/Broken.md", "---\nname: [\n---\n"),
        ("People/Bytes.md", "\udcff\udcfe not text"),
        ("People/Nul.md", "a\0b"),
        ("People/Conflict.md", "<<<<<<< a\none\n=======\ntwo\n>>>>>>> b\n"),
        ("People/Impossible.md", "---\nlast_contact: 2026-02-30\n---\n"),
        ("People/a]] b.md", "- 2026-01-02 coffee: hello\n"),
        ("People/a|b.md", "- 2026-01-02 coffee: hello\n"),
        ("People/evil\u202ename.md", "- 2026-01-02 coffee: hello\n"),
        ("People/two\nlines.md", "- 2026-01-02 coffee: hello\n"),
        ("Deep.md", "- " * 500 + "x\n"),
    ],
)
def test_a_bad_note_never_stops_a_build_and_is_never_changed(tmp_path: Path, path: str, text: str) -> None:
    root = write_vault(tmp_path, {**SMALL, path: text})
    before = snapshot(root)
    assert {status for _, status in run(root).written} == {"written"}
    assert run(root).edits == ()
    after = snapshot(root)
    assert {name: after[name] for name in before} == before
