"""What a copy of the process writes ahead: nothing stands in its place before it is put there, then it is what the
process itself would have written, and nothing stays of what is never put there."""

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.vaults.commands import run
from tests.vaults.small import SMALL, write_vault
from vaultkit.cli import leaving, session
from vaultkit.vault import ahead as module
from vaultkit.vault import aside
from vaultkit.vault.ahead import Ahead, WrittenAhead
from vaultkit.vault.cache_folder import CacheFolder
from vaultkit.vault.note_cache import NoteCache

ANN = "People/Ann Lee.md"


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "worker_count", lambda: 2)
    monkeypatch.setattr(aside, "worker_count", lambda: 2)


class Place:
    """A cache folder, and who was told that something was left in it."""

    def __init__(self, tmp: Path) -> None:
        self.root, self.home, self.told = tmp / "vault", tmp / "cache", list[str]()

    def files(self) -> list[str]:
        return sorted(path.name for path in self.home.rglob("*") if path.is_file())

    def written(self) -> WrittenAhead:
        return WrittenAhead(self.root, self.home)

    def ahead(self, name: str, *, well: bool = True, slow: float = 0) -> Ahead:
        def write(folder: CacheFolder) -> bool:
            done = folder.write(name, b"of " + name.encode())
            time.sleep(slow)
            return done and well

        return Ahead(write, lambda: self.told.append(name))

    def read(self, name: str) -> bytes:
        return CacheFolder(self.root, self.home).read(name, limit=100)


@pytest.fixture
def place(tmp_path: Path, two: None) -> Place:
    return Place(tmp_path)


def test_what_was_written_stands_in_its_place_once_it_is_put_there(place: Place) -> None:
    with closing(place.written()) as written:
        written.begin([place.ahead("a"), place.ahead("b")])
        assert not {"a", "b"} & {*place.files()}
        assert not place.told
        written.put()
        assert not written.is_begun
    assert (place.read("a"), place.read("b")) == (b"of a", b"of b")
    assert place.told == place.files() == ["a", "b"]


def never_put(place: Place, written: WrittenAhead) -> None:
    written.begin([place.ahead("a", slow=0.05)])
    while not place.files():
        time.sleep(0.001)


def one_goes_wrong(place: Place, written: WrittenAhead) -> None:
    written.begin([place.ahead("a"), place.ahead("b", well=False)])
    written.put()


def the_copy_fails(place: Place, written: WrittenAhead) -> None:
    def write(_: CacheFolder) -> bool:
        raise OSError

    written.begin([place.ahead("a"), Ahead(write, lambda: place.told.append("b"))])
    written.put()


def nothing_was_begun(place: Place, written: WrittenAhead) -> None:
    written.put()


@pytest.mark.parametrize("life", [never_put, one_goes_wrong, the_copy_fails, nothing_was_begun])
def test_of_what_is_never_put_there_nothing_stays(place: Place, life: Callable[[Place, WrittenAhead], None]) -> None:
    with closing(place.written()) as written:
        life(place, written)
    assert place.files() == place.told == []


def test_of_what_is_begun_twice_the_second_counts(place: Place) -> None:
    with closing(place.written()) as written:
        written.begin([place.ahead("a")])
        written.begin([place.ahead("b")])
        written.put()
    assert place.told == place.files() == ["b"]


def test_one_process_writes_nothing_ahead(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "worker_count", lambda: 1)
    with closing(place.written()) as written:
        written.begin([place.ahead("a")])
        assert not written.is_begun


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, two: None) -> None:
    """As if few notes were many."""
    monkeypatch.setattr(leaving, "MANY", 1)


def kept(root: Path) -> dict[str, bytes]:
    """What is kept of the notes of a vault, and the bytes of what is kept of single ones."""
    notes = NoteCache(root, time.time).read()
    found = {path: repr((one.note, tuple(one.note.blocks))).encode() + one.digest for path, one in notes.items()}
    folder = CacheFolder(root)
    rows = {f"rows-{n:02}": folder.read(f"rows-{n:02}", limit=10**7) for n in range(33)}
    return {**found, **rows}


@pytest.mark.usefixtures("many")
def test_a_review_leaves_ahead_what_it_leaves_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bool] = []
    real = WrittenAhead.put

    def put(self: WrittenAhead) -> None:
        begun.append(self.is_begun)
        real(self)

    monkeypatch.setattr(WrittenAhead, "put", put)
    one, other = (write_vault(tmp_path / name / "vault", SMALL) for name in ("one", "other"))
    assert run(one, "review").exit_code == 0
    monkeypatch.setattr(leaving, "MANY", 10**6)
    assert run(other, "review").exit_code == 0
    assert begun == [True, False]
    assert "Ecosystem/Home.md" in kept(one)
    assert kept(one) == kept(other)
    for root in (one, other):
        write_vault(root, {ANN: SMALL[ANN] + "- 2026-11-22 call: about it\n"})
    assert run(one, "review").output.replace("/one/", "/other/") == run(other, "review").output
    assert kept(one) == kept(other)


@pytest.mark.usefixtures("many")
def test_a_review_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_vault(tmp_path / "vault", SMALL)
    left: list[str] = []
    real = leaving.begin_to_leave

    def begin(*args: object) -> None:
        real(*args)  # type: ignore[arg-type]
        left.append("begun")
        raise RuntimeError

    monkeypatch.setattr(session, "begin_to_leave", begin)
    assert run(root, "review").exit_code == 70
    assert left == ["begun"]
    with CacheFolder(root).inner("x") as (_, path):
        names = [one.name for one in path.parent.iterdir()]
    assert not [name for name in names if name.startswith(("notes-", "rows-"))]
