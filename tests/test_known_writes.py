"""What vaultkit left in a note is known to the next command, and nothing is when there is any doubt."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_saves import called
from tests.vaults.small import snapshot, write_vault
from tests.vaults.ticked import ANN, FILES
from tests.vaults.waiting import PassingTime
from vaultkit.vault.kept.folder import CacheFolder, cache_home
from vaultkit.vault.kept.known_writes import KnownWrites

OTHERS = ("notes-", "rows-", "lines", "index", "history-", "measures", "candidates", "lock", "values", "scan", "facts")
"""How the names of what else is kept begin."""
NOTE = b"- 2026-11-01 call: her lab\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def second_wait(
    root: Path, between: Callable[[Path], None] = lambda _: None, *, first: str = "log ann coffee"
) -> float:
    """The seconds that a command waits which comes one second after another one wrote to the same note."""
    assert called(root, PassingTime(), *first.split()).exit_code == 0
    note = root / ANN if "ann" in first else root / "People/Zed Ott.md"
    between(note)
    time = PassingTime(at=note.stat().st_mtime + 1.0)
    assert called(root, time, "log", "ann" if "ann" in first else "zed", "call", "the", "second").exit_code == 0
    assert "call: the second" in note.read_text(encoding="utf-8")
    return sum(time.slept)


@pytest.mark.parametrize("first", ["log ann coffee", "snooze ann friday", "new person Zed Ott"])
def test_the_next_command_does_not_wait(first: str, tmp_path: Path, home: Path) -> None:
    assert second_wait(write_vault(tmp_path / "vault", FILES), first=first) == 0.0


def _saved_again(note: Path) -> None:
    os.utime(note, (note.stat().st_atime, note.stat().st_mtime + 0.5))


def _changed(note: Path) -> None:
    before = note.stat()
    note.write_bytes(note.read_bytes() + b"more\n")
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("deed", [_saved_again, _changed], ids=["saved as it was", "changed"])
def test_a_note_that_somebody_saved_since_is_waited_for(
    deed: Callable[[Path], None], tmp_path: Path, home: Path
) -> None:
    assert second_wait(write_vault(tmp_path / "vault", FILES), deed) > 0.0


def _file(home: Path) -> Path:
    return next(home.glob("vaultkit/*/writes"))


def _gone(home: Path) -> None:
    _file(home).unlink()


def _open_to_others(home: Path) -> None:
    _file(home).chmod(0o644)


def _folder_open_to_others(home: Path) -> None:
    _file(home).parent.chmod(0o755)


def _outer_open_to_others(home: Path) -> None:
    (home / "vaultkit").chmod(0o770)


def _torn(home: Path) -> None:
    _file(home).write_bytes(_file(home).read_bytes()[:-1])


def _large(home: Path) -> None:
    _file(home).write_bytes(_file(home).read_bytes() * 501)


def _linked(home: Path) -> None:
    real = _file(home).rename(home / "elsewhere")
    next(home.glob("vaultkit/*")).joinpath("writes").symlink_to(real)


def _twice(home: Path) -> None:
    os.link(_file(home), home / "second")


def _no_folder(home: Path) -> None:
    (home / "vaultkit").rename(home / "other")
    (home / "vaultkit").write_bytes(b"")


def _linked_folder(home: Path) -> None:
    (home / "vaultkit").rename(home / "other")
    (home / "vaultkit").symlink_to(home / "other")


DOUBTS = [
    _gone, _open_to_others, _folder_open_to_others, _outer_open_to_others, _torn, _large, _linked, _twice, _no_folder,
    _linked_folder,
]  # fmt: skip


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda doubt: doubt.__name__.strip("_").replace("_", " "))
def test_what_is_to_be_doubted_is_not_known_and_all_works(
    doubt: Callable[[Path], None], tmp_path: Path, home: Path
) -> None:
    assert second_wait(write_vault(tmp_path / "vault", FILES), lambda _: doubt(home)) == 4.0


@pytest.mark.parametrize("place", ["", "a file/cache", "vault/.cache", "/proc/nowhere"])
def test_without_a_folder_all_works(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_vault(tmp_path / "vault", FILES)
    (tmp_path / "a file").write_bytes(b"")
    monkeypatch.setenv("HOME", str(tmp_path / "a file"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / place) if place else "")
    before = set(snapshot(root))
    assert second_wait(root) == 4.0
    assert set(snapshot(root)) == before


def test_nobody_else_can_read_it_and_it_says_nothing(tmp_path: Path, home: Path) -> None:
    called(write_vault(tmp_path / "vault", FILES), PassingTime(), "log", "ann", "coffee")
    assert {stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")} == {0o700, 0o600}
    made = sorted(path for path in home.rglob("*") if not path.name.startswith(OTHERS))
    assert [stat.S_IMODE(path.stat().st_mode) for path in made] == [0o700, 0o700, 0o600]
    kept = _file(home)
    assert kept.stat().st_size == 32
    assert not any(word in str(kept.relative_to(home)) for word in ("vault/", "Ann", tmp_path.name))


def test_each_vault_has_its_own(tmp_path: Path) -> None:
    one, other = (KnownWrites(tmp_path / name, CacheFolder(tmp_path / "a", tmp_path)) for name in "ab")
    one.add(ANN, NOTE, 1.5)
    one.save()
    other.add("b", NOTE, 1.5)
    other.save()
    assert KnownWrites(tmp_path / "a", CacheFolder(tmp_path / "b", tmp_path)).holds(ANN, NOTE, 1.5) is False
    fresh = KnownWrites(tmp_path / "a", CacheFolder(tmp_path / "a", tmp_path))
    assert [fresh.holds(ANN, NOTE, 1.5), fresh.holds(ANN, NOTE, 1.6), fresh.holds("b", NOTE, 1.5)] == [
        True,
        False,
        False,
    ]


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    folder = CacheFolder(tmp_path / "vault", tmp_path)
    known = KnownWrites(tmp_path / "vault", folder)
    for number in range(700):
        known.add(f"{number}.md", NOTE, 1.0)
    known.save()
    fresh = KnownWrites(tmp_path / "vault", folder)
    assert [fresh.holds(f"{number}.md", NOTE, 1.0) for number in (0, 199, 200, 699)] == [False, False, True, True]


def test_a_file_that_is_no_whole_number_of_notes_says_nothing(tmp_path: Path) -> None:
    folder = CacheFolder(tmp_path / "vault", tmp_path)
    known = KnownWrites(tmp_path / "vault", folder)
    known.add("a.md", NOTE, 1.0)
    known.add("b.md", NOTE, 1.0)
    known.save()
    assert KnownWrites(tmp_path / "vault", folder).holds("a.md", NOTE, 1.0)
    folder.write("writes", folder.read("writes", limit=64)[:-1])
    assert not KnownWrites(tmp_path / "vault", folder).holds("a.md", NOTE, 1.0)


def test_where_nothing_was_left_nothing_is_written(tmp_path: Path) -> None:
    known = KnownWrites(tmp_path / "vault", CacheFolder(tmp_path / "vault", tmp_path))
    known.save()
    known.holds(ANN, NOTE, 1.0)
    known.save()
    assert list(tmp_path.iterdir()) == []


def test_a_vault_in_a_folder_whose_name_is_no_text_is_known_too(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"caf\xe9")
    folder = CacheFolder(tmp_path / "vault", tmp_path)
    known = KnownWrites(root, folder)
    known.add(ANN, NOTE, 1.0)
    known.save()
    assert KnownWrites(root, folder).holds(ANN, NOTE, 1.0)


def test_caches_stand_where_the_system_wants_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_home({"XDG_CACHE_HOME": "/x"}, tmp_path) == Path("/x")
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_home({"XDG_CACHE_HOME": "relative"}, tmp_path) == tmp_path / ".cache"
    assert cache_home({}, tmp_path) == tmp_path / ".cache"
    monkeypatch.setattr("sys.platform", "darwin")
    assert cache_home({}, tmp_path) == tmp_path / "Library/Caches"
