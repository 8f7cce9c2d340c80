"""A plain run, with nothing kept, in one process, and by the parsers alone, finds and writes what every other run does:
on the sample vault, on four lives, and in what commands print as JSON."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from benchmarks.usedvault import used
from tests.test_sample_vault import notes_only
from tests.vaults.commands import run as command
from tests.vaults.day import TODAY
from tests.vaults.lives import LIVES
from tests.vaults.notes import written
from tests.vaults.small import snapshot, write_vault
from vaultkit.built import Build
from vaultkit.cli.session import open_session
from vaultkit.model.note import Note
from vaultkit.model.period import SPANS
from vaultkit.syntax import document, fences, markdown
from vaultkit.vault import loader

JSON = (
    *(("list", kind) for kind in ("people", "events", "groups", "goals", "promises")),
    *(("check",), ("reconnect",), ("review", "all"), ("show", "Núria Ferrer"), ("why", "Núria Ferrer")),
)


@dataclass
class Runs:
    """Runs of three ways: plain ones, ones that take every short way, of which the second finds what the first kept;
    `parsed` are the paths that the last one parsed in this process."""

    place: Path
    patch: pytest.MonkeyPatch
    parsed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Nothing is kept yet; no note is remembered between tests."""
        self.patch.setenv("XDG_CACHE_HOME", str(self.place / "cache"))
        self.patch.setattr(loader, "parse_note", self._parse)

    def _parse(self, path: str, data: bytes) -> Note:
        self.parsed.append(path)
        return document.parse_note(path, data)

    def plain(self, root: Path) -> Build:
        """Without all that only makes it faster."""
        with self.patch.context() as patch:
            plainly(patch)
            return build_of(root)

    def quick(self, root: Path) -> Build:
        """With all of it, however small the vault is."""
        self.parsed.clear()
        with self.patch.context() as patch:
            patch.setattr(loader, "MANY", 1)
            patch.setattr(loader, "worker_count", lambda: 2)
            return build_of(root)


def plainly(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("VAULTKIT_NO_CACHE", "1")
    patch.setenv("VAULTKIT_WORKERS", "1")
    patch.setattr(document, "scan_body", lambda body, rows: markdown.parse_body(body))
    patch.setattr(fences, "read_flat", lambda source, path, first_line: None)


def build_of(root: Path) -> Build:
    return open_session(root).build(TODAY, write=True, spans=SPANS)


def life(name: str) -> Callable[[Path], Path]:
    return lambda root: write_vault(root, written(LIVES[name]()))


@pytest.mark.parametrize("make", [notes_only, *map(life, LIVES)], ids=["sample", *LIVES])
def test_every_page_and_all_that_is_known_are_those_of_a_plain_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], Path]
) -> None:
    assert_all_runs_are_one(tmp_path, monkeypatch, make)


@pytest.mark.torture
def test_and_so_they_are_on_a_generated_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    notes = 100 if times == 1 else 10_000
    assert_all_runs_are_one(tmp_path, monkeypatch, lambda root: write_vault(root, dict(used(notes, 1))))


def assert_all_runs_are_one(place: Path, patch: pytest.MonkeyPatch, make: Callable[[Path], Path]) -> None:
    one, other = (make(place / name / "vault") for name in "ab")
    runs, before = Runs(place, patch), snapshot(one)
    plain, cold = runs.plain(other), runs.quick(one)
    assert not runs.parsed, "copies of this process parse them"
    after = snapshot(other)
    assert (cold, snapshot(one)) == (plain, after)
    as_it_was(one, before)
    warm = runs.quick(one)
    assert set(runs.parsed) <= {path for path in before if path.startswith("Ecosystem/")}
    assert (warm, snapshot(one)) == (plain, after)


def as_it_was(root: Path, before: dict[str, bytes]) -> None:
    """The vault without what a run wrote into it; what it did not touch has the same stats."""
    for path, data in snapshot(root).items():
        if path not in before:
            (root / path).unlink()
        elif before[path] != data:
            (root / path).write_bytes(before[path])


def test_what_commands_print_as_json_is_what_a_plain_run_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = life("doctoral")(tmp_path / "vault")
    Runs(tmp_path, monkeypatch)
    assert command(root, "review", "all").exit_code == 0
    for words in JSON:
        with monkeypatch.context() as patch:
            plainly(patch)
            plain = command(root, *words, "--json")
        told = [command(root, *words, "--json") for _ in range(2)]
        assert [(one.stdout, one.exit_code) for one in told] == [(plain.stdout, plain.exit_code)] * 2, words
        assert len(plain.stdout) > 30, words
