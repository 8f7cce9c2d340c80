"""The note cache: what a run with it reads equals what one without reads, whatever happened to the notes or to the
cache in between; and nobody else can read it."""

import os
import random
import stat
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.vaults.cache_disk import FULL, REFUSED, CacheDisk
from tests.vaults.commands import run as command
from tests.vaults.disk import KilledError
from tests.vaults.small import SMALL, snapshot, write_vault
from tests.vaults.values import field_names
from vaultkit.model.location import Location
from vaultkit.model.note import Note, Property, Value
from vaultkit.model.settings import Settings
from vaultkit.vault.files import Vault
from vaultkit.vault.kept import folder as cache_folder
from vaultkit.vault.kept import notes as note_cache
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.note_parts import NotePart, unpacked
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.kept.stored_notes import StoredNotes
from vaultkit.vault.loader import Loaded, Loader

LATER = 10.0
ODD = {
    "Lists.md": "---\ntags: [a, [b, c], {d: e}]\ninteractions:\n  - {date: 2026-01-02, text: '[[Ann]] called'}\n---\n",
    "Huge.md": f"---\nnumber: {10**30}\nsmall: 7\nflag: true\nnothing:\n---\ntext\n",
    "Broken.md": "---\naliases: [B\nprivate: true\n---\n- 2026-03-04 coffee\n",
    "Letters é\u0301 \u202e.md": "Ünï [[Ann Lee|Änn]] #tag/ü ^id-1\n",
    "Open.md": "```\nnever closed",
    "Torn.md": "- 2026-01-01 coffee ^vk-abc",
    "Page.md": "---\nvaultkit: page\n---\n%% Begin vaultkit: home %%\n# A\n%% End vaultkit: home 1 %%\n",
    "Bytes.md": "a\x00b\ufeff",
}
ANN = "People/Ann Lee.md"


class Run:
    """Loads a vault as one command after another does, each a while after the other."""

    def __init__(self, tmp: Path) -> None:
        self.root = write_vault(tmp / "vault", {**SMALL, **ODD})
        (self.root / "Bad.md").write_bytes(b"\xff\xfe[\x00[\x00A\x00\xe9\x28")
        self.home = tmp / "cache"
        self.home.mkdir(mode=0o700)
        self.now = max(path.stat().st_ctime for path in self.root.rglob("*")) + LATER

    def load(self, *, keep: bool = True) -> Loaded:
        cache = NoteCache(self.root, lambda: self.now, CacheFolder(self.root, self.home))
        loader = Loader(Vault(self.root, Settings()), cache=cache)
        found = loader.load()
        if keep:
            loader.keep()
        self.now += LATER
        return found

    def cold(self) -> Loaded:
        return Loader(Vault(self.root, Settings())).load()

    def shards(self) -> list[Path]:
        return sorted(path for path in self.home.rglob("notes-*") if path.is_file())

    def assert_right(self, parsed: int | None = None) -> None:
        found, cold = self.load(), self.cold()
        assert found.notes == cold.notes
        assert found.diagnostics == cold.diagnostics
        assert [shape(note) for note in found.notes] == [shape(note) for note in cold.notes]
        at_hand = list(map(unpacked, found.notes))
        assert at_hand == list(cold.notes)
        assert not any(type(getattr(note, name)) is NotePart for note in at_hand for name in field_names(note))
        assert all(unpacked(note) is note for note in at_hand)
        assert parsed is None or found.parsed == parsed


def shape(value: object) -> object:
    """The types of all that a note holds: 1 equals True, and a list is no tuple, but what is read late of one."""
    if isinstance(value, NotePart):
        return shape(tuple(value))
    if isinstance(value, tuple | list):
        return type(value), tuple(map(shape, value))
    if isinstance(value, dict):
        return type(value), tuple((key, shape(one)) for key, one in value.items())
    return type(value), tuple(shape(getattr(value, name)) for name in field_names(value))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_what_was_parsed_is_not_parsed_again_and_reads_the_same(run: Run) -> None:
    every = len(run.cold().notes)
    run.assert_right(parsed=every)
    run.assert_right(parsed=0)
    kept = {path: path.read_bytes() for path in run.shards()}
    run.assert_right(parsed=0)
    assert {path: path.read_bytes() for path in run.shards()} == kept, "nothing changed, nothing is written"


def test_pages_change_together_and_leave_the_other_notes_alone(run: Run) -> None:
    page = ODD["Page.md"]
    write_vault(run.root, {f"Ecosystem/{number}.md": page for number in range(8)})
    run.load()
    before = {path: path.read_bytes() for path in run.shards()}
    write_vault(run.root, {f"Ecosystem/{number}.md": page + "more\n" for number in range(8)})
    run.load()
    assert len([path for path in run.shards() if path.read_bytes() != before[path]]) == 1
    run.assert_right(parsed=0)


def edit(run: Run) -> None:
    write_vault(run.root, {ANN: SMALL[ANN] + "- 2026-11-20 call: new\n"})


def same_size_and_time(run: Run) -> None:
    path = run.root / ANN
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"2026", b"2025"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def rename(run: Run) -> None:
    (run.root / ANN).rename(run.root / "People" / "Anna.md")


def swap(run: Run) -> None:
    one, other = run.root / ANN, run.root / "Torn.md"
    one.rename(run.root / "x")
    other.rename(one)
    (run.root / "x").rename(other)


def delete(run: Run) -> None:
    (run.root / ANN).unlink()


def checkout(run: Run) -> None:
    for path in run.root.rglob("*.md"):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)


def make_private(run: Run) -> None:
    write_vault(run.root, {ANN: "---\nprivate: true\n---\n" + SMALL[ANN]})


def other_case(run: Run) -> None:
    (run.root / ANN).rename(run.root / "People" / "ANN LEE.md")


CHANGES: tuple[Callable[[Run], None], ...] = (
    edit, same_size_and_time, rename, swap, delete, checkout, make_private, other_case,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_note_that_changed_is_read_anew(run: Run, change: Callable[[Run], None]) -> None:
    run.load()
    change(run)
    run.assert_right()
    run.assert_right()


def test_a_note_that_only_looks_changed_is_not_parsed_again(run: Run) -> None:
    run.load()
    checkout(run)
    assert run.load().parsed == 0


def test_a_note_that_changed_just_before_it_was_read_is_compared_by_its_bytes(run: Run) -> None:
    run.now = (run.root / ANN).stat().st_mtime + 0.5
    run.load()
    disk = (run.root / ANN).stat()
    same_size_and_time(run)
    found = NoteCache(run.root, lambda: run.now, CacheFolder(run.root, run.home)).read()
    assert found[ANN].stat.size == -1, "two changes can have one time of the disk's"
    assert (run.root / ANN).stat().st_size == disk.st_size
    run.assert_right()


def cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def flipped(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def emptied(data: bytes, rng: random.Random) -> bytes:
    return b""


def longer(data: bytes, rng: random.Random) -> bytes:
    return data + b"x"


def noise(data: bytes, rng: random.Random) -> bytes:
    return rng.randbytes(len(data))


@pytest.mark.parametrize("damage", [cut, flipped, emptied, longer, noise], ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("seed", range(4))
def test_of_a_damaged_cache_nothing_damaged_is_taken(
    run: Run, damage: Callable[[bytes, random.Random], bytes], seed: int
) -> None:
    run.load()
    rng = random.Random(seed)
    for path in run.shards():
        path.write_bytes(damage(path.read_bytes(), rng))
    run.assert_right()
    run.assert_right(parsed=0)


def test_what_was_damaged_is_whole_again_after_a_run_that_noticed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run.load()
    for path in run.shards():
        path.write_bytes(b"\0" + path.read_bytes()[1:])
    found = run.load(keep=False)
    assert found.notes == run.cold().notes
    cache = NoteCache(run.root, lambda: run.now, CacheFolder(run.root, run.home))
    loader = Loader(Vault(run.root, Settings()), cache=cache)
    assert loader.load().notes == found.notes
    loader.keep()

    def parsed(*_: object) -> Note:
        raise AssertionError

    monkeypatch.setattr(note_cache, "read_anew", parsed)
    assert run.load().notes == found.notes


def test_what_another_parser_left_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run.load()
    monkeypatch.setattr(note_cache, "_ROOMS", ("model",))
    run.assert_right(parsed=len(run.cold().notes))


def test_the_shards_of_another_vault_are_none(run: Run, tmp_path: Path) -> None:
    run.load()
    (tmp_path / "two").mkdir()
    other = Run(tmp_path / "two")
    other.home = run.home
    other.assert_right(parsed=len(other.cold().notes))


def test_two_commands_at_once_leave_a_cache_that_is_whole(run: Run) -> None:
    def loader() -> Loader:
        cache = NoteCache(run.root, lambda: run.now, CacheFolder(run.root, run.home))
        return Loader(Vault(run.root, Settings()), cache=cache)

    one, other = loader(), loader()
    one.load()
    edit(run)
    other.load()
    other.keep()
    one.keep()  # what the slower one knew is older
    run.now += LATER
    run.assert_right()
    run.assert_right(parsed=0)


@pytest.mark.torture
def test_whatever_call_to_the_disk_is_the_last_or_fails_the_next_run_is_right(
    run: Run, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    def disturbed(disk: CacheDisk, number: int) -> None:
        write_vault(run.root, {ANN: f"{SMALL[ANN]}- 2026-11-20 call: {number}\n"})
        with monkeypatch.context() as patch, suppress(KilledError):
            patch.setattr(cache_folder, "os", disk)
            run.load()

    run.load()
    counting = CacheDisk()
    disturbed(counting, 0)
    writing = counting.calls.index("mkdir")
    assert counting.calls.count("write") == counting.calls.count("replace") == 1
    every = range(1, len(counting.calls) + 1)
    for code in (None, *FULL, *REFUSED) if times > 1 else (None, FULL[0]):
        for at in every if times > 1 else (1, *every[writing:]):
            disturbed(CacheDisk(at, code, lasting=bool(at % 2)), at)
            run.assert_right()


def test_without_a_folder_for_it_all_is_read(run: Run) -> None:
    run.home.rmdir()
    run.home.write_text("a file")
    run.assert_right(parsed=len(run.cold().notes))
    run.assert_right(parsed=len(run.cold().notes))


def test_nobody_else_can_read_it_and_what_others_could_have_written_is_none(run: Run) -> None:
    run.load()
    for path in (run.home / "vaultkit").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    for path in run.shards():
        path.chmod(0o644)
    run.assert_right(parsed=len(run.cold().notes))


def test_a_note_that_is_gone_leaves_the_cache(run: Run) -> None:
    run.load()
    delete(run)
    run.load()
    held = NoteCache(run.root, lambda: run.now, CacheFolder(run.root, run.home)).read()
    assert ANN not in held
    assert set(held) == {note.path for note in run.cold().notes}


@pytest.mark.parametrize("value", [10**30, "\ud800", ("a", -(10**25))], ids=["number", "letter", "within a list"])
def test_a_note_that_does_not_fit_is_left_out_and_the_others_stay(run: Run, value: Value) -> None:
    def cache() -> NoteCache:
        return NoteCache(run.root, lambda: run.now, CacheFolder(run.root, run.home))

    run.load()
    held = cache()
    notes = held.read()
    item = Property(key="odd", value=value, location=Location(path=ANN))
    held.write({**notes, ANN: replace(notes[ANN], note=Note(path=ANN, properties=(item,)))})
    assert set(cache().read()) == set(notes) - {ANN}


def test_a_note_of_which_reading_failed_is_tried_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("vaultkit.vault.loader.parse_note", lambda path, data: Note(path=path, failed=True))
        run.load()
    run.assert_right(parsed=len(run.cold().notes))


def test_a_folder_that_cannot_be_used_is_told_once_and_changes_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_vault(tmp_path / "vault")
    right = command(root, "show", "Ann Lee")
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    for _ in range(2):
        told = command(root, "show", "Ann Lee")
        assert (told.stdout, told.exit_code) == (right.stdout, 0)
        assert told.stderr.count("cannot be used") == 1
    monkeypatch.setenv("VAULTKIT_NO_CACHE", "1")
    assert command(root, "show", "Ann Lee").stderr == ""


def test_commands_say_the_same_with_and_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, bare = write_vault(tmp_path / "a" / "vault"), write_vault(tmp_path / "b" / "vault")
    for words in (
        ("review", "all"),
        ("show", "Ann Lee"),
        ("why", "Ann Lee"),
        ("list", "people"),
        ("check",),
        ("review",),
    ):
        told = command(root, *words)
        with monkeypatch.context() as patch:
            patch.setenv("VAULTKIT_NO_CACHE", "1")
            plain = command(bare, *words)
        assert told.output == plain.output.replace(f"{bare.parent.name}/vault/", f"{root.parent.name}/vault/")
        assert told.exit_code == plain.exit_code
    assert snapshot(root) == snapshot(bare)
    assert not list((tmp_path / "b").rglob("notes-*"))


def stored(run: Run) -> tuple[StoredNotes, dict[str, Note]]:
    """The notes as the cache has them one by one, and as a cold run parses them; what the cache lost is empty."""
    cold = {note.path: note for note in run.cold().notes}
    cache = NoteCache(run.root, lambda: run.now, CacheFolder(run.root, run.home))
    digests = {path: sha256((run.root / path).read_bytes()).digest() for path in cold}
    return StoredNotes(cache, digests, cold, lambda path: Note(path=path)), cold


def test_a_note_can_be_decoded_alone(run: Run) -> None:
    run.load()
    found, cold = stored(run)
    assert [shape(found[path]) for path in cold] == [shape(note) for note in cold.values()]
    assert dict(found) == cold
    assert list(found) == list(cold)


def test_a_note_of_other_bytes_is_not_the_one_that_is_kept(run: Run) -> None:
    run.load()
    edit(run)
    found, _ = stored(run)
    assert found[ANN] == Note(path=ANN)


@pytest.mark.parametrize("damage", [cut, flipped, emptied, noise], ids=lambda damage: damage.__name__)
def test_of_a_damaged_cache_a_note_is_as_it_was_parsed_or_lost(
    run: Run, damage: Callable[[bytes, random.Random], bytes]
) -> None:
    run.load()
    rng = random.Random(1)
    for shard in run.shards():
        shard.write_bytes(damage(shard.read_bytes(), rng))
    found, cold = stored(run)
    for path, note in cold.items():
        assert found[path] in (note, Note(path=path))


def test_what_is_open_is_read_though_the_cache_is_written_anew(run: Run) -> None:
    run.load()
    found, cold = stored(run)
    assert found[ANN] == cold[ANN]
    for shard in run.shards():
        shard.unlink()
    assert [path for path in cold if found[path] == cold[path]], "the shard that is open"


def test_two_that_write_at_once_both_leave_what_they_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, real = CacheFolder(tmp_path / "vault", tmp_path / "home"), os.replace
    begun: list[bool] = []

    class Other:
        """The disk as the first of two has it: before its file is in place the other one writes the same."""

        def __getattr__(self, name: str) -> Any:
            return getattr(os, name)

        def replace(self, *paths: Any, **folders: Any) -> None:
            if not begun:
                begun.append(True)
                with monkeypatch.context() as patch:
                    patch.setattr(cache_folder, "get_native_id", lambda: 0)
                    assert folder.write("lines", b"of the other")
            real(*paths, **folders)

    monkeypatch.setattr(cache_folder, "os", Other())
    assert folder.write("lines", b"of the first")
    assert folder.read("lines", limit=100) == b"of the first"


def test_what_was_left_half_written_is_thrown_away_once_it_is_old(tmp_path: Path) -> None:
    folder = CacheFolder(tmp_path / "vault", tmp_path / "home")
    assert folder.write("lines", b"1")
    place = next((tmp_path / "home" / "vaultkit").iterdir())
    for name in ("lines.1-1.new", "lines.2-2.new"):
        (place / name).write_bytes(b"half")
    os.utime(place / "lines.1-1.new", (1.7e9, 1.7e9))
    assert folder.write("lines", b"2")
    assert sorted(path.name for path in place.iterdir()) == ["lines", "lines.2-2.new"]
