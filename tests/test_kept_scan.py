"""What a look at a vault shows, told by the last look that was kept: it is what a scan of it finds, or nobody tells."""

import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vaults.small import SMALL, write_vault
from tests.vaults.vault_changes import ANN, VAULT_CHANGES, edit, same_size_and_time
from vaultkit.model.note import Note
from vaultkit.model.settings import Settings
from vaultkit.vault.files import Vault
from vaultkit.vault.kept import scan
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.kept.shards import CachedNote, Shards, shard_of
from vaultkit.vault.loader import Loaded, Loader
from vaultkit.vault.scan import Scan, Stat, scan_listed
from vaultkit.vault.sight import Look, look

BOB, BROKEN_NAME = "People/Bob.md", "People/Zoe\nBob.md"
FILES = {**SMALL, BOB: "x\n", "Zoë é.md": "ü\n", "Ünter/Ä.md": "ä\n", "a#b.md": "an unsafe name\n", "Files/a.pdf": "x"}


class Life:
    """A vault that one process after another loads, each long after whatever changed, but where `now` is set."""

    def __init__(self, tmp: Path) -> None:
        self.root = write_vault(tmp / "vault", FILES)
        self.home = tmp / "cache"
        self.home.mkdir(mode=0o700)
        self.now = 4_000_000_000
        self.settings = Settings()

    def loader(self) -> Loader:
        cache = NoteCache(self.root, lambda: float(self.now), CacheFolder(self.root, self.home))
        return Loader(Vault(self.root, self.settings), cache=cache)

    def look(self) -> Look:
        found = look(self.root, self.now * 10**9)
        assert found
        return found

    def whole(self) -> Scan:
        return scan_listed(self.look().listing or {}, self.settings)

    def load(self, loader: Loader) -> Loaded:
        """What the loader makes of the vault as it is seen now."""
        seen = self.look()
        loader.offer(loader.shown(seen.told) or self.whole(), seen.begun, seen.told)
        return loader.load()

    def leave(self) -> None:
        loader = self.loader()
        self.load(loader)
        assert loader.keep()

    def shown(self) -> Scan | None:
        return self.loader().shown(self.look().told)

    def assert_same(self) -> Loaded:
        found = self.load(loader := self.loader())
        cold = Loader(Vault(self.root, self.settings)).load()
        assert (found.notes, found.diagnostics) == (cold.notes, cold.diagnostics)
        assert loader.stats == self.whole().notes
        assert loader.keep()
        return found


@pytest.fixture
def life(tmp_path: Path) -> Life:
    life = Life(tmp_path)
    life.leave()
    return life


def touch(root: Path) -> None:
    os.utime(root / ANN, ns=(0, 1_700_000_000_000_000_000))


def several(root: Path) -> None:
    for path in (ANN, BOB, "Zoë é.md", "Ünter/Ä.md", "a#b.md"):
        write_vault(root, {path: "- 2026-11-20 call\n"})


def lock(root: Path) -> None:
    (root / ANN).chmod(0o400)


def grow(root: Path) -> None:
    with (root / ANN).open("wb") as file:
        file.truncate(6_000_000)


def break_a_name(root: Path) -> None:
    write_vault(root, {BROKEN_NAME: "x\n"})


def swap(root: Path) -> None:
    (root / ANN).rename(root / "x")
    (root / BOB).rename(root / ANN)
    (root / "x").rename(root / BOB)


def other_file(root: Path) -> None:
    write_vault(root, {"Files/a.pdf": "y", ".hidden": "y"})


def nothing(root: Path) -> None:
    """It stays."""


CHANGES: tuple[Callable[[Path], None], ...] = (
    *VAULT_CHANGES, touch, several, lock, grow, break_a_name, swap, other_file, nothing,
)  # fmt: skip
TOLD = {edit, same_size_and_time, touch, several, lock, swap, nothing}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_look_tells_the_notes_that_a_scan_finds(life: Life, change: Callable[[Path], None]) -> None:
    before = life.whole()
    change(life.root)
    shown = life.shown()
    assert (shown is not None) == (change in TOLD)
    assert shown in (None, life.whole())
    if change is nothing:
        assert shown == before
    life.assert_same()
    assert life.assert_same().parsed == 0


@pytest.mark.rounds(3)
def test_whatever_happens_what_is_loaded_is_what_stands_there(life: Life, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(6):
        life.now += rng.choice((1, 3, 1_000))
        for change in rng.sample((edit, several, touch, lock, swap, same_size_and_time, other_file, nothing), 2):
            if (life.root / ANN).exists():
                (life.root / ANN).chmod(0o600)
            change(life.root)
        life.assert_same()


def test_what_changed_within_the_disks_clock_is_compared_by_its_bytes(tmp_path: Path) -> None:
    life = Life(tmp_path)
    life.now = int((life.root / ANN).stat().st_ctime) + 1
    life.leave()
    shown = life.shown()
    assert shown == life.whole(), "each note's stat is taken from the look"
    same_size_and_time(life.root)
    life.assert_same()


def test_where_many_are_others_all_are_gathered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vaultkit.vault.kept.scan._MOST", 2)
    life = Life(tmp_path)
    life.leave()
    several(life.root)
    assert life.shown() is None
    life.assert_same()


def test_notes_that_somebody_else_left_are_not_told_by_this_look(life: Life) -> None:
    late = life.loader()
    life.load(late)
    write_vault(life.root, {BOB: "of another command\n"})
    life.load(late)
    write_vault(life.root, {ANN: "changed\n"})
    life.leave()
    late.keep()
    life.assert_same()
    watcher = life.loader()
    watcher.load()
    edit(life.root)
    watcher.load()
    watcher.keep()
    assert life.shown() is None, "a shard was left without a look"
    life.assert_same()
    assert life.shown() == life.whole()


def test_other_settings_gather_all(life: Life) -> None:
    life.settings = Settings(ignore=("People",))
    assert life.shown() is None
    assert not any(note.path.startswith("People/") for note in life.assert_same().notes)


@pytest.mark.parametrize("file", ["scan", "notes-*"])
@pytest.mark.parametrize("at", [0, 20, 200, -1])
def test_of_a_damaged_file_nothing_is_told(life: Life, file: str, at: int) -> None:
    for path in life.home.rglob(file):
        data = bytearray(path.read_bytes())
        if at < len(data):
            data[at] ^= 1
        path.write_bytes(data)
    life.assert_same()
    edit(life.root)
    life.assert_same()


def test_a_path_of_two_lines_is_never_told_of(tmp_path: Path) -> None:
    life = Life(tmp_path)
    break_a_name(life.root)
    life.leave()
    assert life.shown() is None
    (life.root / BROKEN_NAME).write_text("otherwise\n")
    life.assert_same()


def ids(notes: Mapping[str, object]) -> dict[str, int]:
    return {path: id(one) for path, one in notes.items()}


@pytest.mark.rounds(5)
def test_shards_that_are_kept_up_are_those_made_anew(seed: int) -> None:
    rng, kept, notes = random.Random(seed), Shards(), dict[str, CachedNote]()

    def cached(path: str) -> CachedNote:
        stat = Stat(path=path, disk=path, size=1, mtime_ns=1, ctime_ns=1, inode=1)
        return CachedNote(stat=stat, digest=b"", note=Note(path=path, source=rng.choice(("", "page"))), seen=1)

    for _ in range(20):
        before = dict(kept.of(notes))
        for path in rng.sample([f"{number}.md" for number in range(40)], 3):
            if rng.random() < 0.4:
                notes.pop(path, None)
            else:
                notes[path] = cached(path)
        if rng.random() < 0.3:
            notes = dict(rng.sample(list(notes.items()), len(notes)))
        by_number = kept.of(notes)
        assert {path: one for some in by_number.values() for path, one in some.items()} == notes
        assert all(shard_of(one.note) == number for number, some in by_number.items() for one in some.values())
        same = [number for number, some in before.items() if ids(by_number[number]) == ids(some)]
        assert all(by_number[number] is before[number] for number in same)


PATHS = st.sampled_from((b"a", b"b", b"a b", b"no vaultkit.toml"))
SAID = st.sampled_from((b"", b"1", b"11", b"12", b"2"))
LINES = st.lists(st.builds(lambda path, said: path + b"\0" + said, PATHS, SAID), max_size=6)
PLACES = st.lists(st.integers(0, 5), max_size=3)


@given(LINES, LINES, PLACES, st.integers(0, 3), st.sampled_from((1, 2, 3, 8, 1 << 16)))
def test_the_lines_that_changed_are_those_of_two_lists(
    before: list[bytes], others: list[bytes], places: list[int], most: int, piece: int
) -> None:
    now = list(before)
    for place, other in zip(places, others, strict=False):
        now[place : place + 1] = [other]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(scan, "_PIECE", piece)
        found = scan._changed_lines(b"\n".join(before), b"\n".join(now), most)
    assert found == plainly_changed(b"\n".join(before), b"\n".join(now), most)


def plainly_changed(before: bytes, now: bytes, most: int) -> list[bytes] | None:
    old, new = before.split(b"\n"), now.split(b"\n")
    pairs = [(one, other) for one, other in zip(old, new, strict=False) if one != other]
    if len(old) != len(new) or len(pairs) > most or any(a.split(b"\0")[0] != b.split(b"\0")[0] for a, b in pairs):
        return None
    return [other for _, other in pairs]
