import errno
import gc
import os
import random
from pathlib import Path
from typing import Any

import pytest

from vaultkit.model.settings import Settings
from vaultkit.vault.files import Vault
from vaultkit.vault.loader import Loader
from vaultkit.vault.root import VaultError
from vaultkit.vault.scan import Scan
from vaultkit.vault.templates import find_templates, load_templates


def loader(root: Path) -> Loader:
    return Loader(Vault(root, Settings()))


def put(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def test_notes_come_parsed_and_by_path(tmp_path: Path) -> None:
    put(tmp_path, "b.md", "#tag")
    put(tmp_path, "a/c.md", "")
    loaded = loader(tmp_path).load()
    assert [(note.path, len(note.tags)) for note in loaded.notes] == [("a/c.md", 0), ("b.md", 1)]
    assert (loaded.diagnostics, loaded.parsed) == ((), 2)


def test_only_what_changed_is_parsed_again(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "#one")
    put(tmp_path, "b.md", "#two")
    kept = loader(tmp_path)
    first = kept.load()
    assert kept.load().parsed == 0
    put(tmp_path, "a.md", "#three")
    second = kept.load()
    assert second.parsed == 1
    assert second.notes[0].tags[0].name == "three"
    assert second.notes[1] is first.notes[1]


@pytest.mark.parametrize("name", ["a.md", "new.md"], ids=["in place", "another file"])
def test_a_change_with_the_old_size_and_time_is_seen(tmp_path: Path, name: str) -> None:
    put(tmp_path, "a.md", "#one")
    kept = loader(tmp_path)
    kept.load()
    before = (tmp_path / "a.md").stat()
    while (tmp_path / "a.md").stat().st_ctime_ns == before.st_ctime_ns:
        put(tmp_path, name, "#two")
        os.utime(tmp_path / name, ns=(before.st_atime_ns, before.st_mtime_ns))
        (tmp_path / name).rename(tmp_path / "a.md")
    assert kept.load().notes[0].tags[0].name == "two"


def test_a_warm_loader_says_the_same_as_a_new_one_after_any_change(tmp_path: Path) -> None:
    chance = random.Random(7)
    kept = loader(tmp_path)
    for step in range(60):
        name = f"{chance.choice('abc')}/{chance.choice('xyz')}.md"
        if chance.random() < 0.3:
            (tmp_path / name).unlink(missing_ok=True)
        else:
            put(tmp_path, name, f"#t{step}")
        warm, cold = kept.load(), loader(tmp_path).load()
        assert (warm.notes, warm.diagnostics) == (cold.notes, cold.diagnostics)


def test_a_file_that_cannot_be_read_is_named_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.md", "")
    put(tmp_path, "b.md", "")
    kept = loader(tmp_path)
    real = os.open

    def refuse(target: Any, *rest: Any, **named: Any) -> int:
        if target == "a.md":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(target, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        loaded = kept.load()
    assert [(note.path, note.failed) for note in loaded.notes] == [("a.md", True), ("b.md", False)]
    assert [(found.rule, found.location.path) for found in loaded.diagnostics] == [("unreadable", "a.md")]
    assert loaded.unread_notes == loaded.diagnostics
    again = kept.load()
    assert [(note.path, note.failed) for note in again.notes] == [("a.md", False), ("b.md", False)]
    assert again.unread_notes == ()


def test_a_note_that_vanishes_between_scan_and_read_is_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.md", "")
    kept = loader(tmp_path)
    real = os.open

    def vanish(target: Any, *rest: Any, **named: Any) -> int:
        if target == "a.md":
            (tmp_path / "a.md").unlink(missing_ok=True)
        return real(target, *rest, **named)

    monkeypatch.setattr(os, "open", vanish)
    loaded = kept.load()
    assert (loaded.notes, loaded.diagnostics) == ((), ())


def test_bad_bytes_are_the_notes_own_finding(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\xfe")
    loaded = loader(tmp_path).load()
    assert loaded.diagnostics == ()
    assert [found.rule for found in loaded.notes[0].diagnostics] == ["not-utf8"]


def test_a_root_that_went_away_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(VaultError):
        loader(tmp_path / "gone").load()


def test_bytes_that_changed_behind_the_stats_are_found_by_their_hash(tmp_path: Path) -> None:
    for name, text in (("a.md", "#one"), ("b.md", "#two"), ("c.md", "#three"), ("d.md", "#four")):
        put(tmp_path, name, text)
    kept = loader(tmp_path)
    kept.load()
    put(tmp_path, "d.md", "#other stats too")
    scan = Vault(tmp_path, Settings()).scan()
    assert kept.forget_changed(scan) == ()
    put(tmp_path, "b.md", "#six")
    (tmp_path / "c.md").unlink()
    assert kept.forget_changed(scan) == ("b.md", "c.md")
    loaded = kept.load()
    assert [note.tags[0].name for note in loaded.notes] == ["one", "six", "other"]
    assert loaded.parsed == 2


def test_the_stats_are_those_of_the_last_load(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "")
    kept = loader(tmp_path)
    kept.load()
    put(tmp_path, "b.md", "")
    assert [stat.path for stat in kept.stats] == ["a.md"]


def test_a_scan_that_is_not_accepted_leaves_the_memo_as_it_was(tmp_path: Path) -> None:
    def accept(scan: Scan) -> None:
        if not scan.notes:
            raise VaultError("empty", "wait")

    put(tmp_path, "a.md", "#one")
    kept = Loader(Vault(tmp_path, Settings()), accept)
    kept.load()
    (tmp_path / "a.md").rename(tmp_path / "a.txt")
    with pytest.raises(VaultError):
        kept.load()
    (tmp_path / "a.txt").rename(tmp_path / "a.md")
    assert [stat.path for stat in kept.stats] == ["a.md"]
    assert len(kept.load().notes) == 1


def test_other_settings_need_no_new_parse(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "#one")
    put(tmp_path, "old/b.md", "#two")
    kept = loader(tmp_path)
    kept.load()
    kept.turn_to(Vault(tmp_path, Settings(ignore=("old",))))
    loaded = kept.load()
    assert ([note.path for note in loaded.notes], loaded.parsed) == (["a.md"], 0)


def test_the_collector_is_on_again_afterwards(tmp_path: Path) -> None:
    loader(tmp_path).load()
    assert gc.isenabled()


def test_the_templates_of_the_package_are_found() -> None:
    assert find_templates().name == "templates"


def test_templates_are_loaded_by_name(tmp_path: Path) -> None:
    put(tmp_path, "week.md", "Ä {{ a }}\n")
    put(tmp_path, "parts/card.md", "x")
    put(tmp_path, ".hidden.md", "x")
    assert load_templates(tmp_path) == {"parts/card.md": "x", "week.md": "Ä {{ a }}\n"}
