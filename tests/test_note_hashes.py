"""Note hashes: the shards tell of which notes the bytes are others, and tell the same as the hashes of all of them."""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from vaultkit.model.location import Location
from vaultkit.model.note import Fragment, Note, Property
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.note_hashes import NoteHashes
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.kept.shards import CachedNote
from vaultkit.vault.scan import Stat

_SHARDS = "shards"
LATER = 10**6


class Kept:
    """A cache of notes, and one process after another that takes them."""

    def __init__(self, folder: Path) -> None:
        self.root, self.home = folder / "vault", folder / "cache"
        self.root.mkdir()
        self.anew()

    def anew(self) -> None:
        self.cache = NoteCache(self.root, lambda: LATER, CacheFolder(self.root, self.home))
        self.notes: dict[str, CachedNote] = dict(sorted(self.cache.read().items()))

    def hashes(self, notes: Mapping[str, Note]) -> NoteHashes:
        return NoteHashes(tuple(notes.values()), self.notes, self.cache.shards)

    def slow(self, notes: Mapping[str, Note]) -> NoteHashes:
        return NoteHashes(tuple(notes.values()), self.notes)


def cached(path: str, said: str, *, failed: bool = False, inode: int = 1) -> CachedNote:
    where = Location(path=path, line=1)
    stat = Stat(path=path, disk=path, size=1, mtime_ns=1, ctime_ns=1, inode=inode)
    fragments = (Fragment(text=said, id="", location=where),)
    note = Note(path=path, fragments=fragments, failed=failed, source="page" if path.startswith("Pages") else "")
    return CachedNote(stat=stat, digest=said.encode().ljust(32), note=note, seen=LATER * 10**9)


def change(rng: random.Random, kept: Kept) -> None:
    path = rng.choice([f"{folder}/{number}.md" for folder in ("Notes", "Pages") for number in range(60)])
    roll = rng.random()
    if roll < 0.3:
        kept.notes.pop(path, None)
    elif roll < 0.4 and path in kept.notes:
        kept.notes[path] = replace(kept.notes[path], stat=replace(kept.notes[path].stat, inode=rng.randrange(99)))
    else:
        kept.notes[path] = cached(path, str(rng.randrange(9)), failed=roll > 0.995)
    kept.notes = dict(sorted(kept.notes.items()))


def read_otherwise(rng: random.Random, kept: Kept) -> dict[str, Note]:
    """The notes as an index has them: some in another way than they were parsed, some not at all, one that is none."""
    notes = {path: one.note for path, one in kept.notes.items()}
    for path in rng.sample(sorted(notes), min(len(notes), rng.choice((0, 0, 1, 2)))):
        said = Property(key="a", value="b", location=Location(path=path, line=1))
        notes[path] = replace(notes[path], properties=(said,))
    if rng.random() < 0.1:
        notes.pop(rng.choice(sorted(notes)), None)
    if rng.random() < 0.1:
        notes["Zone.md"] = Note(path="Zone.md")
    return notes


@pytest.mark.rounds(20)
def test_shards_tell_of_the_same_notes_as_hashes_do(seed: int, tmp_path: Path) -> None:
    rng, kept, by_shard = random.Random(seed), Kept(tmp_path), 0
    for number in range(40):
        path = f"Notes/{number}.md"
        kept.notes[path] = cached(path, "0")
    kept.notes = dict(sorted(kept.notes.items()))
    for _ in range(30):
        before = read_otherwise(rng, kept)
        parts = kept.hashes(before).parts()
        if rng.random() < 0.9:
            kept.cache.write(kept.notes)
        if rng.random() < 0.8:
            kept.anew()
        for _ in range(rng.choice((0, 1, 3))):
            change(rng, kept)
        now = read_otherwise(rng, kept)
        quick, slow = kept.hashes(now), kept.slow(now)
        found = quick.others(parts)
        assert sorted(found) == sorted(slow.others(parts))
        assert tuple(quick.paths_in(parts, found)) == tuple(before)
        assert quick.parts() | {_SHARDS: b""} == slow.parts()
        only_shards = {_SHARDS: parts[_SHARDS]}
        try:
            assert sorted(quick.others(only_shards)) == sorted(found)
        except KeyError:
            continue
        by_shard += 1
    assert by_shard > 1, "few rounds look at every hash"


def disturb(rng: random.Random, kept: Kept, older: dict[str, bytes]) -> None:
    """Files of the notes stand in the place of others, are older than others, or are gone."""
    files = {file.name: file for file in kept.home.rglob("notes-*")}
    one, other = rng.sample(sorted(files), 2)
    data = {name: file.read_bytes() for name, file in files.items()}
    deed = rng.randrange(5)
    if deed == 0:
        files[one].unlink()
    elif deed == 1:
        files[other].write_bytes(older.get(other, data[other]))
    elif deed < 4:
        files[other].write_bytes(data[one])
    if deed == 3:
        files[one].write_bytes(data[other])
    older |= {name: data[name] for name in rng.sample(sorted(data), 3)}


@pytest.mark.rounds(5)
def test_shards_tell_the_same_where_files_stand_in_the_place_of_others(seed: int, tmp_path: Path) -> None:
    rng, kept, older = random.Random(seed), Kept(tmp_path), dict[str, bytes]()
    known = {f"{folder}/{number}.md": "0" for folder in ("Notes", "Pages") for number in range(40)}

    def taken() -> None:
        """What stands on the disk, where the cache knows it so, else as it is read anew."""
        there = {path: cached(path, said) for path, said in known.items()}
        found = {path: kept.notes.get(path, one) for path, one in there.items()}
        kept.notes = {
            path: one if one.digest == there[path].digest else there[path] for path, one in sorted(found.items())
        }

    taken()
    for _ in range(20):
        notes = {path: one.note for path, one in kept.notes.items()}
        parts = kept.hashes(notes).parts()
        kept.cache.write(kept.notes)
        if rng.random() < 0.6:
            disturb(rng, kept, older)
        kept.anew()
        for _ in range(rng.choice((0, 2, 20))):
            path = f"{rng.choice(('Notes', 'Pages'))}/{rng.randrange(40)}.md"
            known.pop(path, None) if path in known and rng.random() < 0.5 else known.update({path: rng.choice("01")})
        taken()
        now = {path: one.note for path, one in kept.notes.items()}
        quick, slow = kept.hashes(now), kept.slow(now)
        found = quick.others(parts)
        assert sorted(found) == sorted(slow.others(parts))
        assert tuple(quick.paths_in(parts, found)) == tuple(notes)
        assert all(path in known for some in kept.cache.shards.of(kept.notes).values() for path in some)


def test_a_shard_that_lacks_a_note_that_cannot_be_kept_tells_nothing(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.notes = {one.stat.path: one for one in (cached("A.md", "1"), cached("B.md", "1", failed=True))}
    notes = {path: one.note for path, one in kept.notes.items()}
    parts = kept.hashes(notes).parts()
    kept.cache.write(kept.notes)
    kept.anew()
    assert list(kept.notes) == ["A.md"]
    left = {"A.md": kept.notes["A.md"].note}
    assert kept.hashes(left).others(parts) == ["B.md"]


def test_notes_that_did_not_change_are_the_same_by_their_mark(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.notes = {one.stat.path: one for one in (cached("A.md", "1"), cached("B.md", "1"))}
    mark = kept.hashes({path: one.note for path, one in kept.notes.items()}).mark
    kept.cache.write(kept.notes)
    kept.anew()
    notes = {path: one.note for path, one in kept.notes.items()}
    assert kept.hashes(notes).mark == mark
    kept.notes["A.md"] = cached("A.md", "2")
    assert kept.hashes({path: one.note for path, one in kept.notes.items()}).mark != mark
