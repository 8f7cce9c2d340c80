"""What is kept of a vault: the index and the measures that a command finds equal those that it would make, table by
table, whatever stands in the notes, happens to the vault or befalls the cache; and nobody else can read them."""

import os
import random
import shutil
import stat
import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from tests.vaults import commands
from tests.vaults.canaries import canary_vault
from tests.vaults.commands import run as command
from tests.vaults.day import TODAY
from tests.vaults.hostile import CORPUS, PATHS, Writer
from tests.vaults.lives import LIVES
from tests.vaults.notes import written
from tests.vaults.small import SMALL, write_vault
from vaultkit.cli.input import offered_names as offered_names_module
from vaultkit.cli.input.offered_names import offered_names
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.diagnostic import diagnose
from vaultkit.model.index import Index
from vaultkit.model.lazy import LazySequence
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures
from vaultkit.model.record import Kind
from vaultkit.vault import sight
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.fingerprint import fingerprint
from vaultkit.vault.kept import stamp
from vaultkit.vault.kept.file import open_file
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.note_parts import NotePart
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.kept.whole import Asked, KeptVault
from vaultkit.vault.loader import Loader

ANN = "People/Ann Lee.md"
NOW = 2_000_000_000.0
SAMPLE = Path(__file__).parent.parent / "sample-vault"
HARD: dict[str, str] = {
    **commands.PEOPLE,
    "Page.md": "---\nvaultkit: page\n---\n%% Begin vaultkit: home %%\n# A\n%% End vaultkit: home 1 %%\n",
    "Templates/Person.md": "---\ntype: person\ntags: [a, {b: [c]}]\nprivate: '{{private}}'\nmet: [[{{day}}]]\n---\n",
    "People/Ann Lee (conflicted copy 2026-01-01).md": commands.PEOPLE[ANN] + "- 2026-03-03 call: more\n",
    "People/Old Ann.md": "- 2025-01-01 call: before\n- 2026-01-01 merged into [[Ann Lee]]\n",
    "People/Numbers.md": f"---\ncadence: {10**30}\ntrust: 2\nhours: 2\nbirthday: 02-29\n---\n",
    "People/Odd.md": '---\norg: "\\ud800"\nrole: [a, {b: c}]\n---\n- 2026-11-01 coffee ^x-1\n',
    "Events/Half.md": "---\ndate: 2026-10-01\nhours: 2\nresonated: 4\nenergy: -1\npeople: [Nobody]\n---\n",
    "Events/Dinner with Cem Arslan.md": "---\ndate: 2026-10-02\npeople: ['[[Ann Lee]]', '[[Cem Arslan]]']\n---\n",
    "2026-10-05.md": "Saw [[Ann Lee]], `[[Bob Stone]]` and [[Cem Arslan]].\n- [ ] write [[Ann Lee]] 📅 2026-12-01\n",
}


def plain(value: Any) -> Any:
    """The value in types that know no other equality than to hold the same: 1 is not True, a list is no tuple."""
    if isinstance(value, Mapping):
        return "mapping", [(plain(key), plain(one)) for key, one in value.items()]
    if isinstance(value, set | frozenset):
        return "set", sorted(map(repr, value))
    if isinstance(value, tuple | LazySequence | NotePart):
        return "tuple", [plain(one) for one in value]
    if isinstance(value, Struct):
        return type(value).__name__, [(one.name, plain(getattr(value, one.name))) for one in fields(value)]
    return type(value).__name__, value


def differences(one: Any, other: Any, where: str = "") -> list[str]:
    """Where two values in plain types differ."""
    if isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [found for at, two in pairs for found in differences(*two, f"{where}/{_key(two[0], at)}")]
    return [] if one == other and type(one) is type(other) else [f"{where}: {one!r} is not {other!r}"]


def _key(value: Any, at: int) -> Any:
    return value[0] if isinstance(value, tuple) and isinstance(value[0], str) else at


class Kept:
    """A vault, and what each command leaves for the next one."""

    def __init__(self, root: Path, home: Path, today: date = TODAY) -> None:
        self.root, self.home, self.today, self.now = root, home, today, NOW
        home.mkdir(mode=0o700)

    def folder(self) -> CacheFolder:
        return CacheFolder(self.root, self.home)

    def cache(self) -> NoteCache:
        return NoteCache(self.root, lambda: self.now, self.folder())

    def kept(self) -> KeptVault:
        settings, found = load_settings(self.root)
        asked = Asked(settings=settings, diagnostics=found, today=self.today)
        return KeptVault(self.root, asked, lambda: self.now, self.cache(), folder=self.folder())

    def made(self) -> tuple[Index, Loader]:
        settings, found = load_settings(self.root)
        loader = Loader(Vault(self.root, settings), cache=self.cache())
        loaded = loader.load()
        loader.keep()
        return build_index(loaded.notes, settings, self.today, (*found, *loaded.diagnostics)), loader

    def keep(self) -> None:
        kept = self.kept()
        index, loader = self.made()
        kept.keep_index(index, loader.known)
        kept.keep_measures(measure(index), index)

    def find(self, *, strict: bool = True) -> tuple[Index, Measures] | None:
        """What is kept; nothing of it may be made anew where `strict`."""

        def never(*_: Any) -> Any:
            raise AssertionError("made anew")

        whole: Callable[[], Index] = never if strict else cache(lambda: self.made()[0])
        kept = self.kept()
        index = kept.index(whole, lambda path: whole().notes[path])
        m = kept.measures(index, lambda: measure(whole())) if index else None
        return (index, m) if index and m else None

    def assert_same(self, *, strict: bool = True) -> None:
        found = self.find(strict=strict)
        assert found
        index = self.made()[0]
        for kept, made in zip(found, (index, measure(index)), strict=True):
            for one in fields(made):
                found_there = differences(plain(getattr(kept, one.name)), plain(getattr(made, one.name)), one.name)
                assert found_there[:3] == []


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(write_vault(tmp_path / "vault"), tmp_path / "cache")


VAULTS: dict[str, dict[str, str]] = {
    "small": SMALL,
    "hard": HARD,
    "canaries": canary_vault(""),
    "private": canary_vault("private: true"),
    **{name: written(LIVES[name]()) for name in ("shy", "doctoral")},
    "corpus": {
        f"{folder}/{number}.md": text for number, text in enumerate(CORPUS.values()) for folder in ("People", "Journal")
    },
}


@pytest.mark.parametrize("name", VAULTS)
def test_what_is_kept_is_what_would_be_made(tmp_path: Path, name: str) -> None:
    kept = Kept(write_vault(tmp_path / "vault", VAULTS[name]), tmp_path / "cache")
    kept.keep()
    kept.assert_same()


def test_of_the_sample_vault_too(tmp_path: Path) -> None:
    kept = Kept(Path(shutil.copytree(SAMPLE, tmp_path / "vault")), tmp_path / "cache")
    kept.keep()
    kept.assert_same()


@pytest.mark.torture
@pytest.mark.rounds(4)
def test_of_notes_that_mean_harm_too(tmp_path: Path, seed: int) -> None:
    writer = Writer(seed, [text.encode() for text in SMALL.values()])
    root = write_vault(tmp_path / "vault")
    for kind, path in PATHS.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(writer.note(kind))
    kept = Kept(root, tmp_path / "cache")
    kept.keep()
    if kept.find() is not None:  # a letter that has no bytes keeps all from being kept
        kept.assert_same()


def edit(kept: Kept) -> None:
    write_vault(kept.root, {ANN: SMALL[ANN] + "more\n"})


def same_size_and_time(kept: Kept) -> None:
    path = kept.root / ANN
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"2026", b"2025"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def add(kept: Kept) -> None:
    write_vault(kept.root, {"New.md": ""})


def rename(kept: Kept) -> None:
    (kept.root / ANN).rename(kept.root / "People" / "Anna.md")


def delete(kept: Kept) -> None:
    (kept.root / ANN).unlink()


def settings(kept: Kept) -> None:
    write_vault(kept.root, {"vaultkit.toml": "my_names = ['Ann Lee']\n"})


def obsidian(kept: Kept) -> None:
    write_vault(kept.root, {".obsidian/daily-notes.json": '{"format": "DD-MM-YYYY"}'})


def another_day(kept: Kept) -> None:
    kept.today += timedelta(days=1)


CHANGES: tuple[Callable[[Kept], None], ...] = (
    edit, same_size_and_time, add, rename, delete, settings, obsidian, another_day,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_a_change_nothing_is_kept(kept: Kept, change: Callable[[Kept], None]) -> None:
    kept.keep()
    assert kept.find()
    change(kept)
    assert kept.find() is None
    kept.keep()
    kept.assert_same()


@pytest.mark.parametrize("change", CHANGES[:5], ids=lambda change: change.__name__)
def test_what_changes_while_a_command_reads_keeps_what_it_leaves_from_being_found(
    kept: Kept, change: Callable[[Kept], None]
) -> None:
    found = kept.kept()
    index, loader = kept.made()
    change(kept)
    found.keep_index(index, loader.known)
    found.keep_measures(measure(index), index)
    assert kept.find() is None


def test_another_program_finds_nothing(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep()
    monkeypatch.setattr(stamp, "program", lambda: "another")
    assert kept.find() is None


def test_bytes_tell_where_two_changes_can_have_one_time(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.now = (kept.root / ANN).stat().st_ctime
    kept.keep()
    kept.now = NOW
    assert kept.find()
    whole = fingerprint(kept.root, int(NOW * 10**9))
    (kept.root / ANN).write_bytes((kept.root / ANN).read_bytes().replace(b"2026", b"2025"))
    monkeypatch.setattr(sight, "fingerprint", lambda root, now: whole)
    assert kept.find() is None


def test_measures_of_another_index_are_none(kept: Kept) -> None:
    kept.keep()
    measures = next(kept.home.rglob("measures"))
    before = measures.read_bytes()
    edit(kept)
    kept.keep()
    measures.write_bytes(before)
    measures.chmod(0o600)
    assert kept.find() is None


def test_what_could_not_be_read_is_tried_again(kept: Kept) -> None:
    index, loader = kept.made()
    fault = diagnose("unreadable", "the file cannot be read", Location(path=ANN))
    kept.kept().keep_index(replace(index, diagnostics=(fault,)), loader.known)
    assert kept.find() is None


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_file_changes_nothing(kept: Kept, seed: int) -> None:
    kept.keep()
    rng = random.Random(seed)
    for path in [path for path in kept.home.rglob("*") if path.is_file()]:
        data = path.read_bytes()
        at = rng.randrange(len(data))
        damaged = (data[:at], data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], rng.randbytes(len(data)))
        path.write_bytes(damaged[seed % 3])
    if kept.find(strict=False):
        kept.assert_same(strict=False)


def test_each_table_that_is_damaged_is_made_anew(kept: Kept) -> None:
    kept.keep()
    for name in ("index", "measures"):
        path = next(kept.home.rglob(name))
        parts = open_file(kept.folder(), name)
        assert parts is not None
        data, rest = path.read_bytes(), parts["rest"]
        end, last = data.index(rest) + len(rest), sum(map(len, parts.values()))
        path.write_bytes(data[:end] + bytes(last - end) + data[last:])
    kept.assert_same(strict=False)


def test_nobody_else_can_read_it_and_what_others_could_have_written_is_none(kept: Kept) -> None:
    kept.keep()
    for path in kept.home.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    next(kept.home.rglob("index")).chmod(0o644)
    assert kept.find() is None


def test_a_changed_copy_of_what_is_kept_is_whole(kept: Kept) -> None:
    kept.keep()
    found = kept.find()
    assert found
    index, m = found
    assert plain(replace(index, private=frozenset())) == plain(replace(kept.made()[0], private=frozenset()))
    tie = replace(m.ties[ANN], uncounted=())
    assert (tie.uncounted, plain(tie.contacts)) == ((), plain(measure(kept.made()[0]).ties[ANN].contacts))


ASKED: tuple[tuple[str, ...], ...] = (
    ("show", "Ann Lee"), ("show", "Ann Lee", "--json"), ("show", "Cem Arslan"), ("show", "Makers Night"),
    ("why", "Ann Lee"), ("why", "Bob Stone", "--json"), ("why", "Cem Arslan"), ("list", "people", "--json"),
    ("list", "events"), ("list", "groups"), ("list", "goals"), ("list", "promises"),
    ("list", "people", "--goal", "robotics"), ("reconnect",), ("reconnect", "--json"), ("brief",),
    ("brief", "Spring Fair"), ("triage",), ("stats",), ("search", "paper"), ("path", "2026-11-20"), ("path", "bob"),
    ("open", "Zoë Ek", "--print"), ("log", "ann lee, bob", "coffee", "with ü", "--dry-run"),
    ("log", "Cem Arslan", "call", "--dry-run"), ("decide", "bob", "tier", "close", "--dry-run"),
    ("snooze", "bob", "friday", "--dry-run"), ("new", "person", "Kurt Moe", "--dry-run"), ("merge", "ann lee", "bob"),
    ("export", "json"), ("export", "vcard"), ("review", "--dry-run"), ("check",), ("doctor",), ("show", "nobody"),
)  # fmt: skip


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_commands_say_the_same_of_what_is_kept(
    hard: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    root, cache = hard
    with monkeypatch.context() as patch:
        patch.setenv("VAULTKIT_NO_CACHE", "1")
        right = command(root, *words)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    told = command(root, *words)
    assert (told.output, told.exit_code) == (right.output, right.exit_code)


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A vault, and a cache in which a command left what it made."""
    tmp = tmp_path_factory.mktemp("hard")
    root, cache = write_vault(tmp / "vault", HARD), tmp / "cache"
    cache.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        command(root, "list", "people")
    assert {path.name for path in cache.rglob("*")} >= {"index", "measures"}
    return root, cache


def test_the_second_command_loads_no_note(hard: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root, cache = hard
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setattr(Loader, "load", lambda self: pytest.fail("loaded"))
    for words in (("show", "Robert Moe"), ("why", "Robert Moe"), ("list", "events", "--json"), ("path", "Robert Moe")):
        assert command(root, *words).exit_code == 0


def test_what_a_review_wrote_is_left_to_the_next_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, cache = write_vault(tmp_path / "vault", HARD), tmp_path / "cache"
    cache.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    for ticked in (False, True):
        if ticked:
            page = next(root.glob("Ecosystem/Reviews/*.md"))
            page.write_text(page.read_text().replace("- [ ] ", "- [x] ", 1))
        assert "0 pages written" not in command(root, "review").output
        with monkeypatch.context() as patch:
            patch.setenv("VAULTKIT_NO_CACHE", "1")
            right = [command(root, *words).output for words in ASKED[::4]]
        with monkeypatch.context() as patch:
            patch.setattr(Loader, "load", lambda self: pytest.fail("loaded"))
            assert command(root, "show", "Robert Moe").exit_code == 0
        assert [command(root, *words).output for words in ASKED[::4]] == right


def offered(root: Path) -> list[tuple[str, ...]]:
    begun = ("", "ann", "lee", "Cem", "Dinner")
    kinds: tuple[frozenset[Kind], ...] = (frozenset(), frozenset({Kind.PERSON}), frozenset({Kind.EVENT, Kind.GOAL}))
    return [offered_names(root, beginning, some) for beginning in begun for some in kinds]


ONE_ALONE: dict[str, Mapping[str, str | None]] = {
    "a line more": {ANN: HARD[ANN] + "- 2026-11-20 call\n"},
    "an alias": {ANN: "---\naliases: [Cembalo]\n---\n"},
    "somebody new": {"People/Cemile New.md": "New.\n"},
    "a dinner with somebody private": {"Events/Dinner with Cem Arslan.md": "---\ndate: 2026-11-20\n---\n"},
    "gone": {ANN: None},
    "renamed": {ANN: None, "People/Ann Leeds.md": HARD[ANN]},
}
TELLING: dict[str, Mapping[str, str | None]] = {
    "private now": {ANN: "---\nprivate: true\n---\n"},
    "private in the body": {ANN: HARD[ANN] + "private:: yes\n"},
    "private no more": {"People/Cem Arslan.md": "Public.\n"},
    "somebody private is gone": {"People/Cem Arslan.md": None},
    "merged": {ANN: HARD[ANN] + "- 2026-11-20 merged into [[Cem Arslan]]\n"},
    "of the name of somebody private": {"Contacts/Cem Arslan.md": "Another.\n"},
}


@pytest.mark.parametrize("change", [*ONE_ALONE, *TELLING])
def test_names_are_offered_as_they_are_once_notes_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    root = write_vault(tmp_path / "vault", HARD)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    offered_names(root)
    for path, text in {**ONE_ALONE, **TELLING}[change].items():
        if text is None:
            (root / path).unlink()
        else:
            write_vault(root, {path: text})
    with monkeypatch.context() as patch:
        patch.setenv("VAULTKIT_NO_CACHE", "1")
        right = offered(root)
    with monkeypatch.context() as patch:
        if change in ONE_ALONE:
            patch.setattr(offered_names_module, "_public", lambda *of: pytest.fail("read all"))
        assert offered(root) == right


def test_names_are_offered_as_if_nothing_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_vault(tmp_path / "vault", HARD)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for change in ({}, {"People/Ann Gone.md": "private: true\n"}, {ANN: "---\nprivate: true\n---\n"}):
        write_vault(root, change)
        with monkeypatch.context() as patch:
            patch.setenv("VAULTKIT_NO_CACHE", "1")
            right = offered(root)
        offered_names(root)
        with monkeypatch.context() as patch:
            patch.setattr(offered_names_module, "_public", lambda *of: pytest.fail("read all"))
            assert offered(root) == right
    assert "Ann Lee" not in right[3]
    file = next(tmp_path.rglob("names"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert offered(root) == right


@pytest.mark.skipif(sys.platform == "darwin", reason="names are text there")
def test_a_name_that_is_no_text_of_a_file_saved_a_moment_ago_is_no_fault(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", SMALL)
    (root / os.fsdecode(b"People/No\xff text.md")).write_text("- 2026-11-20 call: x\n", encoding="utf-8")
    os.utime(root / ANN)
    for asked in (("check",), ("review",), ("review", "--dry-run"), ("list", "people")):
        assert command(root, *asked).exit_code in {0, 1}
