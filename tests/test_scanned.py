"""One look at a vault: what it holds is what a scan finds, and what a build wrote is all that it says anew."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

import vaultkit.vault.fingerprint
from tests.vaults.commands import run
from tests.vaults.small import SMALL, write_vault
from tests.vaults.vault_changes import ANN, VAULT_CHANGES, edit
from vaultkit.model.settings import Settings
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.fingerprint import fingerprint, hashes
from vaultkit.vault.kept.sent_listing import packed_listing, unpacked_listing
from vaultkit.vault.scan import scan_listed
from vaultkit.vault.scanned import Scanned, scanned, scanned_again
from vaultkit.vault.sight import Sight, is_still, look

BOB = "People/Bob.md"
HOME, CODES = "Ecosystem/Home.md", "Ecosystem/.vaultkit"
FILES = {**SMALL, BOB: "x\n", HOME: "old\n", CODES: "codes\n", "Files/a.pdf": "x"}
LATER = 2_000_000_000 * 10**9

ODD: dict[str, tuple[str, ...]] = {
    "plain": ("a.md", "b/c.md", "b/d/e.md", "b/pic.png"),
    "hidden": (".a.md", ".git/b.md", "b/.c.md", "b/.trash/d.md"),
    "in the cloud": (".a.md.icloud", "b/.c.md.icloud"),
    "ignored": ("Ignored/a.md", "b/Ignored/c.md", "b/c.md"),
    "templates": ("Templates/a.md", "b/Templates/c.md", "Own/d.md"),
    "backups": ("logseq/bak/a.md", "logseq/b.md"),
    "in two forms": ("cafe\u0301.md", "café.md", "e\u0301/a.md"),
    "unsafe names": ("a#b.md", "c|d.md", "e\x1ff.md"),
    "no UTF-8": ("a\udcff.md", "b\udcff/c.md"),
    "git's list": ("conflict-files-obsidian-git.md", "b.md"),
    "a folder as a note": ("a.md/b.md", "a.md/c/d.md"),
    "deep": ("/".join("d" * 63) + "/a.md",),
    "in other scripts": ("Личное/Анна.md", "人物/王小明.md", "Zoë/José.md"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_was_listed_is_what_a_scan_finds(tmp_path: Path, name: str) -> None:
    for path in ODD[name]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    (tmp_path / "link.md").symlink_to("a.md")
    (tmp_path / "link").symlink_to(tmp_path)
    found = fingerprint(tmp_path, LATER)
    assert found
    settings = Settings(ignore=("Ignored",), template_folders=("Own",))
    whole = Vault(tmp_path, settings).scan()
    assert scan_listed(found.listing, settings) == whole
    sent = unpacked_listing(packed_listing(found.listing))
    assert (sent is None) == (name == "no UTF-8")
    assert sent is None or scan_listed(sent, settings) == whole


def test_a_note_that_is_too_large_is_left_out_of_both(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(6_000_000)
    found = fingerprint(tmp_path, LATER)
    assert found
    listed = scan_listed(found.listing, Settings())
    assert listed == Vault(tmp_path, Settings()).scan()
    assert [one.rule for one in listed.diagnostics] == ["file-too-large"]


def vault(tmp_path: Path) -> Vault:
    root = write_vault(tmp_path / "vault", FILES)
    return Vault(root, load_settings(root)[0])


def seen(of: Vault, now: int = LATER) -> Scanned:
    found = look(of.root, now)
    known = scanned(found, of.settings) if found else None
    assert known
    return known


def test_a_look_without_a_listing_is_taken_again(tmp_path: Path) -> None:
    of = vault(tmp_path)
    bare = seen(of).look
    assert bare.listing is None
    assert scanned(bare, of.settings) is None
    assert scanned(bare, of.settings, again=lambda: look(of.root, LATER)) == seen(of)
    assert scanned(bare, of.settings, lambda told: seen(of).scan if told == bare.told else None) == seen(of)


def see(root: Path, now: int) -> Sight | None:
    found = look(root, now)
    return found.sight if found else None


def write(of: Vault, *paths: str) -> None:
    for path in paths:
        new = of.root / f"{path}.new"
        new.write_text("new\n")
        new.rename(of.root / path)


@pytest.mark.parametrize("fresh", [(), (HOME,), (ANN, HOME, BOB)], ids=["at rest", "once more", "all just changed"])
@pytest.mark.parametrize("written", [(HOME,), (HOME, CODES), (ANN, HOME), (ANN, BOB, HOME, CODES), (CODES,)])
def test_after_a_write_it_is_as_a_whole_look_finds_it(
    tmp_path: Path, written: tuple[str, ...], fresh: tuple[str, ...]
) -> None:
    of = vault(tmp_path)
    before = just_changed(seen(of), of.root, fresh)
    write(of, *written)
    again = scanned_again(before, of, written, time.time_ns())
    assert again
    assert again.scan == of.scan() != before.scan or written == (CODES,)
    assert is_still(of.root, again.look.sight, see(of.root, LATER))
    assert set(again.look.sight.fresh) == {*written, *fresh}


@pytest.mark.parametrize("fresh", [(), (ANN,), (BOB,)], ids=["at rest", "just changed", "another one just changed"])
@pytest.mark.parametrize("change", VAULT_CHANGES, ids=lambda change: change.__name__)
def test_what_others_change_meanwhile_is_told_as_a_change(
    tmp_path: Path, change: Callable[[Path], None], fresh: tuple[str, ...]
) -> None:
    of = vault(tmp_path)
    before = just_changed(seen(of), of.root, fresh)
    change(of.root)
    write(of, HOME)
    after = scanned_again(before, of, (HOME,), time.time_ns())
    assert after is None or not is_still(of.root, after.look.sight, see(of.root, LATER))


def just_changed(of: Scanned, root: Path, fresh: tuple[str, ...]) -> Scanned:
    found = hashes(root, fresh)
    assert found is not None
    return replace(of, look=of.look._replace(hashes=found))


def test_bytes_tell_where_two_changes_can_have_one_time(tmp_path: Path) -> None:
    of = vault(tmp_path)
    before = just_changed(seen(of), of.root, (ANN,)).look.hashes
    edit(of.root)
    now = seen(of)
    assert scanned_again(just_changed(now, of.root, (ANN,)), of, (HOME,), time.time_ns())
    assert scanned_again(replace(now, look=now.look._replace(hashes=before)), of, (HOME,), time.time_ns()) is None


NEW = (
    ("Ecosystem/New.md",),
    (HOME, "Ecosystem/New.md", "Ecosystem/A.md", "Ecosystem/z.md"),
    ("Ecosystem/Reviews/2026-W48.md",),
    ("Ecosystem/Reviews/2026-W48.md", "Ecosystem/Reviews/2026-11.md", "Ecosystem/Briefs/Party.md"),
    ("Pages/.vaultkit", "Pages/Home.md"),
    ("New.md", "Mes pages/Été/Zoë.md", "人物/王小明.md"),
)  # fmt: skip


@pytest.mark.parametrize("fresh", [(), (ANN, HOME)], ids=["at rest", "just changed"])
@pytest.mark.parametrize("new", NEW)
def test_what_is_new_is_as_a_whole_look_finds_it(tmp_path: Path, new: tuple[str, ...], fresh: tuple[str, ...]) -> None:
    of = vault(tmp_path)
    before = just_changed(seen(of), of.root, fresh)
    for path in new:
        (of.root / path).parent.mkdir(parents=True, exist_ok=True)
    write(of, *new)
    again = scanned_again(before, of, new, time.time_ns())
    assert again
    assert again.scan == of.scan()
    assert is_still(of.root, again.look.sight, see(of.root, LATER))
    once_more = scanned_again(again, of, new, time.time_ns())
    assert once_more
    assert once_more.look.told == again.look.told


@pytest.mark.parametrize(
    "new", ["ecosystem/home.md", "Ecosystem/home.md", "a.png", ".hidden/a.md", "Ecosystem/a#b.md", "Templates/a.md"]
)
def test_new_files_that_are_no_plain_notes_take_a_whole_look(tmp_path: Path, new: str) -> None:
    of = vault(tmp_path)
    before = seen(of)
    (of.root / new).parent.mkdir(exist_ok=True)
    (of.root / new).write_text("x\n")
    assert scanned_again(before, of, (new,), time.time_ns()) is None


@pytest.mark.parametrize("what", ["People/New.md", "Ecosystem/Other.md", "Ecosystem/Reviews/Other.md", "Empty/x.png"])
def test_what_others_add_beside_new_pages_is_told_as_a_change(tmp_path: Path, what: str) -> None:
    of = vault(tmp_path)
    before = seen(of)
    write_vault(of.root, {"Ecosystem/Reviews/2026-W48.md": "x\n", what: "x\n"})
    after = scanned_again(before, of, ("Ecosystem/Reviews/2026-W48.md",), time.time_ns())
    assert after is None or not is_still(of.root, after.look.sight, see(of.root, LATER))


def test_a_new_page_below_a_link_takes_a_whole_look(tmp_path: Path) -> None:
    of = vault(tmp_path)
    before = seen(of)
    (of.root / "Pages").symlink_to(of.root / "Ecosystem")
    write(of, "Ecosystem/New.md")
    assert scanned_again(before, of, ("Pages/New.md",), time.time_ns()) is None


def test_a_written_page_that_is_a_link_by_now_takes_a_whole_look(tmp_path: Path) -> None:
    of = vault(tmp_path)
    before = seen(of)
    (of.root / HOME).unlink()
    (of.root / HOME).symlink_to(of.root / ANN)
    assert scanned_again(before, of, (HOME,), time.time_ns()) is None


def test_a_review_lists_each_folder_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_vault(tmp_path / "vault")
    assert run(root, "review").exit_code == 0
    assert run(root, "review").exit_code == 0
    monkeypatch.setattr(vaultkit.vault.fingerprint, "_COARSE_NS", -LATER)  # as if all were at rest
    write_vault(root, {ANN: SMALL[ANN] + "- 2026-11-22 call: about [[Bob Stone]]\n"})
    listed: list[int] = []
    real = os.scandir

    def counted(folder: int | str) -> object:
        listed.append(os.fstat(folder).st_ino if isinstance(folder, int) else 0)
        return real(folder)

    monkeypatch.setattr(os, "scandir", counted)
    assert run(root, "review").exit_code == 0
    assert listed.count((root / "People").stat().st_ino) == 1
