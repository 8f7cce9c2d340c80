"""Kept values: known from one process to the next while what they depend on is the same."""

from datetime import date
from pathlib import Path

import pytest

from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.values import KeptValues

ROWS = tuple[tuple[str, date], ...]
FIRST, SECOND = (("a", date(2026, 1, 2)),), (("b", date(2026, 3, 4)),)


@pytest.fixture
def folder(tmp_path: Path) -> CacheFolder:
    root, home = tmp_path / "vault", tmp_path / "cache"
    root.mkdir()
    home.mkdir(mode=0o700)
    return CacheFolder(root, home)


def left(folder: CacheFolder, of: object = "paths", name: str = "rows") -> tuple[tuple[str, date], ...]:
    """What a new process gets, the second value where it makes that anew."""
    kept = KeptValues(folder)
    value = kept.value(name, ROWS, of, lambda: SECOND)
    kept.keep()
    return value


def keep_first(folder: CacheFolder, name: str = "rows") -> None:
    kept = KeptValues(folder)
    assert kept.value(name, ROWS, "paths", lambda: FIRST) == FIRST
    kept.keep()


def test_a_value_is_known_to_the_next_process(folder: CacheFolder) -> None:
    keep_first(folder)
    assert left(folder) == FIRST


def test_of_other_things_it_is_made_anew(folder: CacheFolder) -> None:
    keep_first(folder)
    assert left(folder, of="other paths") == SECOND
    assert left(folder) == SECOND


def test_one_name_leaves_what_another_one_left(folder: CacheFolder) -> None:
    keep_first(folder)
    assert left(folder, name="more") == SECOND
    assert left(folder) == FIRST


def test_what_is_not_kept_is_not_known(folder: CacheFolder) -> None:
    KeptValues(folder).value("rows", ROWS, "paths", lambda: FIRST)
    assert left(folder) == SECOND


def test_what_has_no_bytes_is_made_each_time(folder: CacheFolder) -> None:
    kept = KeptValues(folder)
    assert kept.value("rows", str, "paths", lambda: "\ud800") == "\ud800"
    assert kept.value("rows", str, object(), lambda: "of what has no hash") == "of what has no hash"
    kept.keep()
    assert left(folder) == SECOND


@pytest.mark.parametrize("at", [0, 20, -1])
def test_what_is_damaged_is_made_anew(folder: CacheFolder, tmp_path: Path, at: int) -> None:
    keep_first(folder)
    (file,) = tmp_path.rglob("values")
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert left(folder) == SECOND
    assert left(folder) == SECOND
