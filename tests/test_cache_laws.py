"""The laws of what is kept between commands: whatever happened to the vault or to the cache in between, a command
prints and writes what it would with nothing kept; what stands on a page is asked for no second time, and the order of
files never matters.

Two vaults live the same life, one with a cache that is off, stale, damaged, another program's, refused or full."""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.test_stateful import TEXTS
from tests.vaults.cache_disk import FULL, REFUSED, CacheDisk
from tests.vaults.commands import run as command
from tests.vaults.disk import KilledError
from tests.vaults.small import LONG_AGO, SMALL, snapshot, write_vault
from vaultkit.cli import answers as cli_answers
from vaultkit.cli import session
from vaultkit.vault.kept import folder as cache_folder
from vaultkit.vault.kept import notes as note_cache
from vaultkit.vault.kept.answers import Answers
from vaultkit.vault.kept.folder import CacheFolder

ANN = "People/Ann Lee.md"
WEEK = "Ecosystem/Reviews/2026-W48.md"
READING: tuple[tuple[str, ...], ...] = (
    ("review", "all", "--json"),
    ("review", "--json"),
    ("show", "Ann Lee", "--json"),
    ("why", "Bob Stone"),
    ("list", "people", "--json"),
    ("check", "--json"),
    ("reconnect", "--json"),
)
COMMANDS = (*READING, ("review", "all"), ("review",), ("log", "Ann Lee", "coffee", "about it"))
ODD = {
    "People/Cem Arslan.md": "---\nprivate: true\n---\n- 2026-11-02 call: secret\n",
    "Lists.md": "---\ntags: [a, [b, c], {d: e}]\nnumber: 100000000000000000000000\n---\n[[Ann Lee|Änn]] #tag/ü ^id-1\n",
    "Broken.md": "---\naliases: [B\nprivate: true\n---\n- 2026-03-04 coffee\n",
}


def without_place(text: str, root: Path) -> str:
    """What was printed, without where the vault stands, which may be told from the current folder on."""
    return text.replace(str(root.parent), "").replace(os.path.relpath(root.parent), "")


@dataclass
class Twins:
    """One vault twice: of the one something is kept between commands, in `home`, of the other nothing."""

    place: Path
    patch: pytest.MonkeyPatch
    seed: int = 0
    rng: random.Random = field(init=False)

    def __post_init__(self) -> None:
        """Both are new."""
        self.rng = random.Random(self.seed)
        self.home = self.place / "cache"
        self.patch.setenv("XDG_CACHE_HOME", str(self.home))
        files = {**SMALL, **{path: ODD[path] for path in ODD if self.rng.randrange(2)}}
        self.kept, self.bare = (write_vault(self.place / name / "vault", files) for name in ("a", "b"))
        if self.rng.randrange(2):
            self._let_time_pass()

    def _let_time_pass(self) -> None:
        """Each command comes so long after the last change that the times of files tell it."""

        def later() -> float:
            return time.time() + 10.0

        self.patch.setattr(session, "time", SimpleNamespace(time=later, sleep=time.sleep))
        self.patch.setattr(cli_answers, "Answers", lambda root, request: Answers(root, request, later))

    def change(self, deed: Callable[[Path, random.Random], object]) -> None:
        """The same happens to both."""
        seed = self.rng.random()
        for root in (self.kept, self.bare):
            deed(root, random.Random(seed))

    def plain(self, words: tuple[str, ...]) -> tuple[str, int]:
        """What the command prints with nothing kept, and its exit code."""
        with self.patch.context() as patch:
            patch.setenv("VAULTKIT_NO_CACHE", "1")
            patch.setenv("XDG_CACHE_HOME", str(self.place / "no cache"))
            return self._told(self.bare, words)

    def cached(self, words: tuple[str, ...]) -> tuple[str, int]:
        """What it prints with what is kept."""
        return self._told(self.kept, words)

    def _told(self, root: Path, words: tuple[str, ...]) -> tuple[str, int]:
        result = command(root, *words)
        return without_place(result.stdout, root), result.exit_code

    def assert_same(self, *words: str) -> None:
        """The command prints the same of both, and leaves the same."""
        assert self.cached(words) == self.plain(words), words
        assert snapshot(self.kept) == snapshot(self.bare), words

    @property
    def folder(self) -> Path:
        return next(iter(self.home.glob("vaultkit/*")), self.home / "vaultkit/none")

    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("*") if path.is_file())


# What happens to a vault


def append(root: Path, rng: random.Random) -> None:
    note = some_note(root, rng)
    note.write_bytes(note.read_bytes() + rng.choice(TEXTS))


def save(root: Path, rng: random.Random) -> None:
    some_note(root, rng).write_bytes(rng.choice(TEXTS))


def rename(root: Path, rng: random.Random) -> None:
    note = some_note(root, rng)
    note.rename(note.with_name(f"Somebody {rng.randrange(10**6)}.md"))


def delete(root: Path, rng: random.Random) -> None:
    some_note(root, rng).unlink()


def create(root: Path, rng: random.Random) -> None:
    path = f"People/New {rng.randrange(10**6)}.md"
    write_vault(root, {path: "---\ntier: close\n---\n\n- 2026-06-01 call: hello\n"})


def hide(root: Path, rng: random.Random) -> None:
    note = some_note(root, rng)
    note.write_bytes(b"---\nprivate: true\n---\n" + note.read_bytes().rpartition(b"---\n")[2])


def change_behind_equal_stats(root: Path, rng: random.Random) -> None:
    """As large as before, and with the time of before: a copy by a tool that keeps times."""
    note = some_note(root, rng)
    before, data = note.stat(), note.read_bytes()
    note.write_bytes(data.replace(b"2026-0", b"2025-0").replace(b"2024", b"2023").replace(b"close", b"inner"))
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))


def swap(root: Path, rng: random.Random) -> None:
    one, other = some_note(root, rng), some_note(root, rng)
    if one != other:
        one.rename(root / "x")
        other.rename(one)
        (root / "x").rename(other)


def tick(root: Path, rng: random.Random) -> None:
    for page in sorted((root / "Ecosystem").rglob("*.md")):
        page.write_bytes(page.read_bytes().replace(b"- [ ]", b"- [x]", rng.randrange(3)))


def throw_pages_away(root: Path, rng: random.Random) -> None:
    shutil.rmtree(root / "Ecosystem", ignore_errors=True)


def change_settings(root: Path, rng: random.Random) -> None:
    write_vault(root, {"vaultkit.toml": rng.choice(("", "[contact]\nmentions = 'off'\n", "[pages]\nfolder = 'Eco'\n"))})


CHANGES = (
    *(append, append, save, rename, delete, create, hide, swap, tick, throw_pages_away, change_settings),
    *(change_behind_equal_stats, change_behind_equal_stats, change_behind_equal_stats),
)


def some_note(root: Path, rng: random.Random) -> Path:
    return rng.choice(sorted(path for path in root.rglob("*.md") if "Eco" not in path.relative_to(root).parts[0]))


# What happens to what is kept


@contextmanager
def off(twins: Twins) -> Iterator[None]:
    with twins.patch.context() as patch:
        patch.setenv("VAULTKIT_NO_CACHE", "1")
        yield


@contextmanager
def stale(twins: Twins) -> Iterator[None]:
    """What an earlier command left comes back: a backup, or another computer's."""
    old = twins.place / "old"
    if old.exists() and twins.home.exists():
        shutil.rmtree(twins.home)
        shutil.copytree(old, twins.home)
    yield
    if not old.exists() and twins.home.exists():
        shutil.copytree(twins.home, old)


@contextmanager
def damaged(twins: Twins) -> Iterator[None]:
    for path in twins.files():
        data = bytearray(path.read_bytes())
        match twins.rng.randrange(5) if data else 0:
            case 1:
                data[twins.rng.randrange(len(data))] ^= 1 << twins.rng.randrange(8)
            case 2:
                del data[twins.rng.randrange(len(data)) :]
            case 3:
                data[:] = twins.rng.randbytes(len(data))
            case 4:
                data += b"x"
        path.write_bytes(data)
    yield


@contextmanager
def mixed_up(twins: Twins) -> Iterator[None]:
    """Each file is whole, but another's."""
    files = twins.files()
    contents = [path.read_bytes() for path in files]
    twins.rng.shuffle(contents)
    for path, data in zip(files, contents, strict=True):
        path.write_bytes(data)
    yield


@contextmanager
def thrown_away(twins: Twins) -> Iterator[None]:
    for path in twins.files():
        if twins.rng.randrange(2):
            path.unlink()
    yield


@contextmanager
def of_another_version(twins: Twins) -> Iterator[None]:
    with twins.patch.context() as patch:
        patch.setattr(note_cache, "_ROOMS", ("model",))
        patch.setattr(cli_answers, "program", lambda: "another")
        yield


@contextmanager
def unreadable(twins: Twins) -> Iterator[None]:
    def refused(*given: object, **words: object) -> bytes:
        raise PermissionError

    with twins.patch.context() as patch:
        patch.setattr(cache_folder, "read_open", refused)
        yield


@contextmanager
def failing(twins: Twins) -> Iterator[None]:
    """The disk is full, read-only or broken from some call on, or once."""
    code = twins.rng.choice((*FULL, *REFUSED))
    disk = CacheDisk(twins.rng.randrange(1, 20), code, lasting=bool(twins.rng.randrange(2)))
    with twins.patch.context() as patch:
        patch.setattr(cache_folder, "os", disk)
        yield


DISTURBANCES: tuple[Callable[[Twins], AbstractContextManager[None]], ...] = (
    *(off, stale, stale, damaged, damaged, mixed_up, thrown_away, of_another_version),
    *(unreadable, failing, failing),
)


@pytest.mark.rounds(8)
def test_whatever_happened_to_either_what_is_kept_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    twins = Twins(tmp_path, monkeypatch, seed)
    for _ in range(5):
        for _ in range(twins.rng.randrange(4)):
            twins.change(twins.rng.choice(CHANGES))
        with ExitStack() as stack:
            for disturbance in twins.rng.sample(DISTURBANCES, twins.rng.randrange(3)):
                stack.enter_context(disturbance(twins))
            twins.assert_same(*twins.rng.choice(COMMANDS))
    twins.assert_same("review", "all")
    before = snapshot(twins.kept)
    right = twins.cached(("review", "all", "--json"))
    assert snapshot(twins.kept) == before, "what was written once is not written again"
    assert right == twins.plain(("review", "all", "--json"))
    shuffled = in_another_order(twins.kept, tmp_path / "c" / "vault", twins.rng)
    assert twins._told(shuffled, ("review", "all", "--json")) == right
    assert snapshot(shuffled) == before


NAMED = (
    "Ann Lee",
    "annie",
    "bob",
    "Stone",
    "moe",
    "AL",
    "Cem Arslan",
    "Somebody",
    "ann, bob",
    "People/Ann Lee.md",
    "New",
)


@pytest.mark.rounds(1)
def test_a_log_says_and_writes_what_it_would_with_nothing_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    twins = Twins(tmp_path, monkeypatch, seed)
    for number in range(6):
        with ExitStack() as stack:
            if twins.rng.randrange(3) == 0:
                stack.enter_context(twins.rng.choice(DISTURBANCES)(twins))
            name = twins.rng.choice(NAMED)
            twins.assert_same("log", name, "coffee", f"about {number}")
            twins.assert_same("path", name)
        if twins.rng.randrange(3):
            twins.change(twins.rng.choice(CHANGES))


def in_another_order(root: Path, copy: Path, rng: random.Random) -> Path:
    files = list(snapshot(root).items())
    rng.shuffle(files)
    for path, data in files:
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_bytes(data)
        os.utime(copy / path, (LONG_AGO, LONG_AGO))
    return copy


@pytest.mark.torture
def test_killed_or_refused_at_any_call_to_the_cache_the_next_command_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    twins = Twins(tmp_path, monkeypatch, seed=1)
    twins.assert_same("review")

    def disturbed(disk: CacheDisk, number: int) -> None:
        twins.change(lambda root, rng: write_vault(root, {ANN: f"{SMALL[ANN]}- 2026-11-20 call: {number}\n"}))
        with monkeypatch.context() as patch, suppress(KilledError):
            patch.setattr(cache_folder, "os", disk)
            twins.cached(("review",))
        twins.cached(("review",))
        twins.plain(("review",))
        assert snapshot(twins.kept) == snapshot(twins.bare), disk.calls
        twins.assert_same("show", "Ann Lee", "--json")

    counting = CacheDisk()
    disturbed(counting, 0)
    calls, number = len(counting.calls), 0
    assert {"open", "unlink", "replace", "write"} <= set(counting.calls)
    for code in (None, FULL[0], REFUSED[0]):
        numbers = range(1, calls + 1)
        for at in twins.rng.sample(numbers, 3 if times == 1 else 20):
            number += 1
            disturbed(CacheDisk(at, code, lasting=bool(number % 2)), number)


def test_two_processes_share_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twins = Twins(tmp_path, monkeypatch, seed=2)
    twins.assert_same("review", "all")
    right = {words: twins.plain(words) for words in READING}

    def ask(seed: int) -> None:
        twins.rng = random.Random(seed)
        for words in twins.rng.choices(READING, k=6):
            with suppress(FileNotFoundError), twins.rng.choice((damaged, thrown_away))(twins):
                pass
            assert twins.cached(words) == right[words], words

    children = [forked(lambda: ask(seed), tmp_path / str(seed)) for seed in range(2)]  # noqa: B023
    for number, child in enumerate(children):
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code == 0, (tmp_path / str(number)).read_text()
    twins.assert_same("review", "--json")


def forked(deed: Callable[[], None], told: Path) -> int:
    """A copy of this process that does it and ends; what went wrong stands in the file."""
    child = os.fork()
    if child:
        return child
    try:
        deed()
    except BaseException as fault:
        told.write_text(repr(fault))
        os._exit(1)
    os._exit(0)


# Without a folder


@contextmanager
def a_file_is_there(place: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    (place / "file").write_text("no folder")
    patch.setenv("XDG_CACHE_HOME", str(place / "file"))
    yield


@contextmanager
def it_is_among_the_notes(place: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    patch.setenv("XDG_CACHE_HOME", str(place / "a" / "vault" / ".cache"))
    yield


@contextmanager
def it_is_read_only(place: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    patch.setattr(cache_folder, "os", CacheDisk(1, REFUSED[0], lasting=True))
    yield


@contextmanager
def nobody_has_a_home(place: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    def unknown() -> Path:
        raise RuntimeError("could not determine home directory")

    patch.setenv("XDG_CACHE_HOME", "")
    patch.setattr(Path, "home", unknown)
    yield


WITHOUT = (a_file_is_there, it_is_among_the_notes, it_is_read_only, nobody_has_a_home)


@pytest.mark.parametrize("without", WITHOUT, ids=lambda without: without.__name__)
def test_without_a_folder_all_works_and_it_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: Callable[..., AbstractContextManager[None]]
) -> None:
    twins = Twins(tmp_path, monkeypatch)
    with without(tmp_path, monkeypatch):
        for words in (("review",), ("show", "Ann Lee"), ("log", "Ann Lee", "coffee", "hi"), ("watch", "--once")):
            told = command(twins.kept, *words)
            if words[0] != "watch":
                assert (without_place(told.stdout, twins.kept), told.exit_code) == twins.plain(words)
            else:
                twins.plain(words)
            assert told.stderr.count("cannot be used") == 1, (words, told.stderr)
            assert snapshot(twins.kept) == snapshot(twins.bare)


def test_a_folder_that_is_missing_is_made_and_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twins = Twins(tmp_path, monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "not" / "there" / "yet"))
    told = command(twins.kept, "show", "Ann Lee")
    assert (told.stderr, told.exit_code) == ("", 0)
    assert CacheFolder(twins.kept).read("answers", limit=10**6)
