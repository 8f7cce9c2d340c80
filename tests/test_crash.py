"""Crashes and a failing disk at every call of every write path: nothing of the user's is lost, each tick is logged
once, and the next run ends where a run ends that nothing disturbed."""

import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.vaults import commands
from tests.vaults.disk import CODES, Call, Disk, Fault, KilledError, cuts, errors, kills
from tests.vaults.small import snapshot, write_vault
from tests.vaults.ticked import ANN, FILES, WEEK, made, mark, run
from vaultkit.cli.errors import EXIT_BUG
from vaultkit.vault.root import VaultError

PARTS = 12
"""Among so many tests the points of one write path are dealt out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritePath:
    """A write path: the vault before it, what is done, the calls to the disk that this makes, and what stands there
    `before` and in the end, after a run that nothing disturbed; `settled` are the states behind a fault from which a
    next run was seen to end there: what it does is a matter of the bytes alone."""

    root: Path
    deed: Callable[[Path], object]
    calls: Sequence[Call]
    before: dict[str, bytes] = field(repr=False)
    files: dict[str, bytes] = field(repr=False)
    settled: set[frozenset[tuple[str, bytes]]] = field(default_factory=set, repr=False)


def ticked(root: Path) -> None:
    files = {
        **FILES,
        ANN: FILES[ANN].rstrip("\n"),
        "People/Cy Dole.md": FILES["People/Cy Dole.md"].replace("\n", "\r\n"),
    }
    made(root, files)
    mark(root, "[[Ann Lee]]", "x", "coffee: words with ü")
    mark(root, "[[Cy Dole]]", "x")
    mark(root, "accept [[Spring Fair]]", "x", page=WEEK)


def plain(root: Path) -> None:
    write_vault(root, commands.PEOPLE)


def typed(*words: str) -> Callable[[Path], None]:
    """The command, which says calmly what it could not do."""

    def deed(root: Path) -> None:
        assert commands.run(root, *words).exit_code != EXIT_BUG, words

    return deed


PATHS: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
    "review": (ticked, run),
    "first review": (lambda root: write_vault(root, FILES), run),
    "log": (plain, typed("log", "Annie, Zoë", "coffee", "with ü")),
    "new": (plain, typed("new", "event", "Fair", "--people", "Bob Stone", "--date", "2026-12-01")),
    "init": (lambda root: write_vault(root, FILES), typed("init", "--git", "--yes")),
}


@pytest.fixture(scope="module", autouse=True)
def _nothing_kept(pytestconfig: pytest.Config) -> Iterator[None]:
    """Here nothing is kept between commands, which would double the calls; the long run tries it with all of that, and
    `test_cache_laws.py` stops what writes the cache."""
    with pytest.MonkeyPatch.context() as patch:
        if pytestconfig.getoption("--times") == 1:
            patch.setenv("VAULTKIT_NO_CACHE", "1")
        yield


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], WritePath]:
    """Each write path by its name, made once."""
    known: dict[str, WritePath] = {}

    def path(name: str) -> WritePath:
        if name not in known:
            known[name] = _path(tmp_path_factory.mktemp("path"), *PATHS[name])
        return known[name]

    return path


def _path(folder: Path, prepare: Callable[[Path], object], deed: Callable[[Path], object]) -> WritePath:
    root, copy = folder / "vault", folder / "copy"
    root.mkdir()
    prepare(root)
    deed(Path(shutil.copytree(root, folder / "first")))  # what is imported late is no part of the count
    shutil.copytree(root, copy)
    disk = Disk()
    with disk.armed():
        deed(copy)
    before, files = snapshot(root), snapshot(copy)
    assert before != files
    deed(copy)
    assert snapshot(copy) == files
    return WritePath(root=root, deed=deed, calls=disk.calls, before=before, files=files)


def disturbed(path: WritePath, fault: Fault, root: Path, rng: random.Random) -> None:
    """The deed with the fault, and again without one: all is as if there had been none."""
    shuffled(path.root, root, rng)
    stopped: BaseException | None = None
    with Disk(fault).armed():
        try:
            path.deed(root)
        except (KilledError, VaultError) as why:
            stopped = why
    found = snapshot(root)
    if path.deed is run and refuses_folder(path.calls, fault):
        assert isinstance(stopped, VaultError), fault
        assert found == path.before, fault
    state = frozenset(found.items())
    if found == path.before or state in path.settled:
        return  # the next run is one that nothing disturbs, or that was tried
    for name, data in notes(path.before).items():
        assert found[name].startswith(data), (fault, name)
    path.deed(root)
    if path.deed is not run:  # what a killed command left is swept by the next build
        left = list(root.rglob(".vk-*"))
        assert all(re.fullmatch(r"\.vk-new-[0-9a-f]{12}\.tmp", file.name) for file in left), (fault, left)
        if left:
            swept(root)
    found = snapshot(root)
    assert found.keys() == path.files.keys(), fault
    for name, data in path.files.items():
        # a write that was cut off within the last line ending left a whole line
        is_same = found[name] == data or (fault.cut and found[name].rstrip(b"\r\n") == data.rstrip(b"\r\n"))
        assert is_same, (fault, name)
    if found == path.files:
        path.settled.add(state)


def refuses_folder(calls: Sequence[Call], fault: Fault) -> bool:
    """Whether the fault keeps a folder from being looked through, before any note is read."""
    names = [call.name for call in calls]
    first = names.index("scandir")
    last = max(at for at, name in enumerate(names[: names.index("read", first)]) if name == "scandir")
    at = fault.at - 1
    return fault.code is not None and first - 1 <= at <= last and names[at] in {"open", "scandir"}


def notes(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files that are the user's."""
    return {name: data for name, data in files.items() if not name.startswith("Ecosystem/")}


def swept(root: Path) -> None:
    """What a build takes away, without the pages that it makes."""
    had_pages = (root / "Ecosystem").exists()
    run(root)
    if not had_pages:
        shutil.rmtree(root / "Ecosystem")


def tried(path: WritePath, faults: Sequence[Fault], folder: Path) -> None:
    for number, fault in enumerate(faults):
        root = folder / str(number)
        disturbed(path, fault, root, random.Random(number))
        shutil.rmtree(root)


@pytest.mark.torture
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("name", PATHS)
def test_killed_at_any_call_the_next_run_ends_where_an_undisturbed_one_does(
    tmp_path: Path, paths: Callable[[str], WritePath], name: str, part: int, times: int
) -> None:
    path = paths(name)
    tried(path, kills(path.calls, every=times > 1)[part::PARTS], tmp_path)


@pytest.mark.rounds(10)
@pytest.mark.parametrize("name", PATHS)
def test_whatever_fails_once_or_for_ever_the_next_run_ends_where_an_undisturbed_one_does(
    tmp_path: Path, paths: Callable[[str], WritePath], name: str, seed: int
) -> None:
    path = paths(name)
    first = next(number for number, call in enumerate(path.calls, 1) if call.changes)
    faults = [one for one in errors(path.calls) if name == "review" or one.at >= first - 3] + cuts(path.calls)
    random.Random(name).shuffle(faults)
    tried(path, faults[seed::100], tmp_path)


def test_a_refused_folder_is_among_the_faults(paths: Callable[[str], WritePath]) -> None:
    for name, folders in (("review", 5), ("first review", 3)):
        calls = paths(name).calls
        assert sum(refuses_folder(calls, fault) for fault in errors(calls)) == 2 * len(CODES) * 2 * folders


def test_every_fault_is_tried_at_every_call(paths: Callable[[str], WritePath]) -> None:
    calls = paths("review").calls
    assert len(calls) > 300
    assert len(errors(calls)) == 2 * len(CODES) * len(calls)
    assert {call.name for call in calls} >= {"open", "read", "write", "fsync", "swap", "unlink", "close", "scandir"}


def shuffled(source: Path, target: Path, rng: random.Random) -> Path:
    """A copy whose files were made in any order."""
    files = [path for path in sorted(source.rglob("*")) if path.is_file()]
    rng.shuffle(files)
    for path in files:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return target
