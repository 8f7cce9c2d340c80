"""What is kept of single notes: an index made with it is the one made without, whatever changed and whatever became of
the files in between; and what is long of a note is read when it is asked for."""

import gc
import os
import random
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tests.test_cache_laws import CHANGES
from tests.vaults.day import TODAY
from tests.vaults.small import SMALL, write_vault
from vaultkit.index import accounts, people, records
from vaultkit.index.early_facts import early_facts
from vaultkit.index.indexer import build_index
from vaultkit.index.note_facts import FactReader, NoteFacts
from vaultkit.index.page_text import page_text
from vaultkit.index.private_notes import private_notes
from vaultkit.model.index import Index
from vaultkit.model.memory import Memory
from vaultkit.model.note import Note
from vaultkit.model.note_rows import Asking, Question
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.kept import asking
from vaultkit.vault.kept import rows as kept_rows
from vaultkit.vault.kept.file import CacheFile
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.note_parts import NotePart, at_hand
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.kept.rows import KeptRows
from vaultkit.vault.kept.shards import CachedNote
from vaultkit.vault.loader import Loader
from vaultkit.vault.scan import Stat

LONG_FIELDS = ("properties", "fields", "blocks", "headings", "log", "tags", "openings")
ANN, BOB = "People/Ann Lee.md", "People/Bob Stone.md"


class Life:
    """A vault of which each run is a new process."""

    def __init__(self, place: Path) -> None:
        self.root, self.home, self.day = write_vault(place / "vault", SMALL), place / "cache", TODAY

    def folder(self) -> CacheFolder:
        return CacheFolder(self.root, self.home)

    def cache(self) -> NoteCache:
        return NoteCache(self.root, lambda: time.time() + 10, self.folder())

    def vault(self) -> Vault:
        return Vault(self.root, load_settings(self.root)[0])

    def index(self) -> Index:
        """With what the last run left, and left for the next one."""
        loader = Loader(self.vault(), cache=self.cache())
        notes = loader.load().notes
        memory = Memory(KeptRows(self.folder(), lambda: loader.known, shards=loader.shards))
        index = build_index(notes, self.vault().settings, self.day, (), memory)
        loader.keep()
        memory.rows.keep()
        return index

    def plain(self) -> Index:
        return build_index(Loader(self.vault()).load().notes, self.vault().settings, self.day)

    def assert_same(self) -> None:
        assert self.index() == self.plain()

    def write(self, path: str, change: Callable[[str], str]) -> None:
        file = self.root / path
        file.write_text(change(file.read_text()))

    def rows(self) -> list[Path]:
        return sorted(self.home.rglob("rows-*"))


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes of which accounts are made."""
    made: list[str] = []
    read = accounts.AccountReader.read

    def noted(self: accounts.AccountReader, note: Note) -> object:
        made.append(note.path)
        return read(self, note)

    monkeypatch.setattr(accounts.AccountReader, "read", noted)
    return made


@pytest.mark.rounds(3)
def test_whatever_happens_an_index_with_rows_is_one_without(tmp_path: Path, seed: int) -> None:
    rng, life = random.Random(seed), Life(tmp_path)
    life.assert_same()
    for _ in range(6):
        rng.choice(CHANGES)(life.root, rng)
        life.day += timedelta(days=rng.choice((0, 0, 0, 1)))
        life.assert_same()


@pytest.mark.rounds(3)
def test_what_several_folds_made_may_be_left_at_once(tmp_path: Path, seed: int) -> None:
    rng, life = random.Random(seed), Life(tmp_path)
    loader = Loader(life.vault(), cache=life.cache())
    memory = Memory(KeptRows(life.folder(), lambda: loader.known, shards=loader.shards))
    for _ in range(3):
        rng.choice(CHANGES)(life.root, rng)
        build_index(loader.load().notes, life.vault().settings, life.day, (), memory)
    loader.keep()
    memory.rows.keep()
    life.assert_same()


def test_a_row_is_left_of_the_bytes_of_which_it_was_made(life: Life) -> None:
    def cached(note: Note, digest: bytes) -> CachedNote:
        stat = Stat(path=note.path, disk=note.path, size=1, mtime_ns=1, ctime_ns=1, inode=1)
        return CachedNote(stat=stat, digest=digest, note=note, seen=1)

    def said(rows: KeptRows, note: Note, word: str) -> str:
        asked = Question(name="words", form=str, make=lambda _: word, notes=[note])
        (known,) = rows.known(lambda: "ground", asked)
        return str(known(note))

    first, second, other = (Note(path=ANN) for _ in range(3))
    known = {ANN: cached(first, b"1")}
    rows = KeptRows(life.folder(), lambda: known)
    assert said(rows, first, "one") == "one"
    known[ANN] = cached(second, b"2")
    assert said(rows, other, "read in another way") == "read in another way"
    rows.keep()
    assert said(KeptRows(life.folder(), lambda: known), second, "two") == "two"


@pytest.mark.rounds(3)
def test_asked_at_once_notes_say_what_each_says_and_none_is_asked_again(life: Life, seed: int) -> None:
    rng = random.Random(seed)
    known, notes = dict[str, CachedNote](), dict[str, Note]()
    rows, made = KeptRows(life.folder(), lambda: known), list[str]()

    def change(path: str) -> None:
        notes[path] = Note(path=path, heading=f"v{rng.randint(0, 3)}")
        stat = Stat(path=path, disk=path, size=1, mtime_ns=1, ctime_ns=1, inode=1)
        known[path] = CachedNote(stat=stat, digest=notes[path].heading.encode(), note=notes[path], seen=1)

    def make(note: Note) -> str:
        made.append(note.path)
        return f"{note.path} {note.heading}"

    def asked() -> Asking:
        return rows.known(lambda: "ground", Question(name="words", form=str, make=make, notes=list(notes.values())))[0]

    for path in map("Notes/{}.md".format, range(40)):
        change(path)
    for _ in range(6):
        for path in rng.sample(sorted(notes), 12):
            change(path)
        some = rng.sample(sorted(notes), 25)
        others = [replace(notes[path], heading="another way") for path in some[:3]]
        every = [*map(notes.__getitem__, some), *others]
        word = asked()
        before = len(made)
        assert list(word.of_all(every)) == [f"{note.path} {note.heading}" for note in every]
        assert len(made) - before <= len({*some}) + len(others)
        del made[:]
        assert list(map(word, every)) == list(word.of_all(every))
        assert set(made) <= {note.path for note in others}
        if rng.randint(0, 1):
            rows.keep()
            rows = KeptRows(life.folder(), lambda: known)
    word = asked()
    word.of_all(list(notes.values()))
    rows.keep()
    rows = KeptRows(life.folder(), lambda: known)
    del made[:]
    assert list(asked().of_all(list(notes.values()))) == [f"{note.path} {note.heading}" for note in notes.values()]
    assert not made


@pytest.mark.parametrize("is_left", [False, True], ids=["all are asked", "few are asked"])
def test_of_rows_of_which_few_are_asked_little_is_read(
    life: Life, monkeypatch: pytest.MonkeyPatch, is_left: bool
) -> None:
    notes = {path: Note(path=path) for path in (f"Notes/{n}.md" for n in range(200))}
    stats = {path: Stat(path=path, disk=path, size=1, mtime_ns=1, ctime_ns=1, inode=1) for path in notes}
    known = {
        path: CachedNote(stat=stats[path], digest=path.encode(), note=note, seen=1) for path, note in notes.items()
    }

    def asked(make: Callable[[Note], str]) -> tuple[KeptRows, Callable[[Note], str]]:
        rows = KeptRows(life.folder(), lambda: known)
        question = Question(name="words", form=str, make=make, notes=list(notes.values()), is_rare=True)
        return rows, rows.known(lambda: "ground", question)[0]

    rows, word = asked(lambda note: note.path.upper())
    assert [word(note) for note in notes.values()] == list(map(str.upper, notes))
    rows.keep()
    read, whole = list[str](), CacheFile.__getitem__

    def noted(self: CacheFile, name: str) -> bytes:
        read.append(name)
        return whole(self, name)

    monkeypatch.setattr(CacheFile, "__getitem__", noted)
    monkeypatch.setattr(KeptRows, "is_left_of", lambda *_: is_left)
    rows, word = asked(lambda _: "made anew")
    assert (word(notes["Notes/7.md"]), word(notes["Notes/7.md"])) == ("NOTES/7.MD", "NOTES/7.MD")
    assert len(read) == 1 or not is_left
    assert [word(note) for note in notes.values()] == list(map(str.upper, notes))
    known["Notes/7.md"] = CachedNote(stat=stats["Notes/7.md"], digest=b"other", note=notes["Notes/7.md"], seen=1)
    rows, word = asked(lambda _: "made anew")
    assert [word(notes[path]) for path in ("Notes/7.md", "Notes/8.md")] == ["made anew", "NOTES/8.MD"]


def test_only_a_note_that_changed_is_asked_again(life: Life, asked: list[str]) -> None:
    life.index()
    assert {ANN, BOB} < set(asked)
    asked.clear()
    life.index()
    assert asked == []
    life.write(ANN, lambda text: text + "\n- 2026-11-20 call: about [[Bob Stone]]\n")
    life.index()
    assert asked == [ANN]


def test_pages_that_come_let_no_note_be_asked_again(life: Life, asked: list[str]) -> None:
    loader = Loader(life.vault(), cache=life.cache())
    memory = Memory(KeptRows(life.folder(), lambda: loader.known, shards=loader.shards))
    before = build_index(loader.load().notes, life.vault().settings, life.day, (), memory)
    assert asked
    asked.clear()
    write_vault(life.root, {"Ecosystem/Circle.md": "---\nvaultkit: page\n---\n[[Ann Lee]]\n"})
    index = build_index(loader.load().notes, life.vault().settings, life.day, (), memory)
    assert index != before
    assert index == life.plain()
    assert sorted(asked) == sorted(path for path in index.notes if path not in index.pages), "by the plain run alone"


def test_only_a_page_that_changed_is_read_again(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(page: Note) -> object:
        read.append(page.path)
        return page_text(page)

    monkeypatch.setattr("vaultkit.index.indexer.page_text", noted)
    weeks = [f"Ecosystem/Reviews/2026-W{number}.md" for number in (40, 41)]
    line = "- [ ] [[Ann Lee]]: call ^vk-0000000a\n"
    write_vault(life.root, dict.fromkeys(weeks, f"---\nvaultkit: page\n---\n{line}"))
    life.index()
    assert read == weeks
    read.clear()
    assert life.index().pages[weeks[0]].items[0].path == ANN
    assert read == []
    life.write(weeks[1], lambda text: text.replace("[ ]", "[x]"))
    index = life.index()
    assert read == weeks[1:]
    assert index == life.plain()
    (life.root / ANN).rename(life.root / "People/Ann Lee (Porto).md")
    read.clear()
    index = life.index()
    assert read == [], "what its links lead to is no matter of its text"
    assert index.pages[weeks[0]].items[0].path == ""
    assert index == life.plain()


GROUNDS: dict[str, Callable[[Life], object]] = {
    "an alias": lambda life: life.write(ANN, lambda text: text.replace("---\n", "---\naliases: [Nobody Known]\n", 1)),
    "a new note": lambda life: write_vault(life.root, {"People/Nobody Known.md": "- 2026-01-01 call\n"}),
    "a note less": lambda life: (life.root / BOB).unlink(),
    "another kind": lambda life: life.write(BOB, lambda text: text.replace("---\n", "---\ntype: event\n", 1)),
    "a mail": lambda life: life.write(ANN, lambda text: text.replace("---\n", "---\nemail: a@example.org\n", 1)),
    "who ignores mentions": lambda life: life.write(
        ANN, lambda text: text.replace("---\n", "---\nignore_mentions: true\n", 1)
    ),
    "a merge": lambda life: life.write(ANN, lambda text: text + "\n- 2026-01-01 merged into [[Bob Stone]]\n"),
    "settings": lambda life: write_vault(life.root, {"vaultkit.toml": "[contact]\nmentions = 'off'\n"}),
    "a day": lambda life: setattr(life, "day", date(2026, 12, 24)),
}


@pytest.mark.parametrize("change", GROUNDS)
def test_what_others_say_may_change_what_a_note_says(life: Life, change: str) -> None:
    write_vault(life.root, {"2026-11-02.md": "Coffee with [[Nobody Known]] and [[Ann Lee]], a@example.org\n"})
    life.index()
    GROUNDS[change](life)
    life.assert_same()
    life.assert_same()


@pytest.mark.parametrize("at", [0, 16, 40, -1])
def test_what_is_damaged_is_made_anew(life: Life, at: int) -> None:
    life.index()
    for path in life.rows():
        data = bytearray(path.read_bytes())
        data[at] ^= 0xFF
        path.write_bytes(data)
    life.assert_same()
    for path in life.rows():
        path.write_bytes(path.read_bytes()[: at if at > 0 else -9])
    life.assert_same()


FACTS: dict[str, Callable[[Life], object]] = {
    "a template": lambda life: write_vault(life.root, {"New person.md": "---\ntype: person\nname: '{{x}}'\n---\n"}),
    "it is another": lambda life: life.write("New person.md", lambda text: text.replace("person", "event")),
    "it is a note": lambda life: life.write("New person.md", lambda text: text.replace("{{x}}", "Zoe")),
    "an alias": lambda life: life.write(ANN, lambda text: text.replace("---\n", "---\naliases: [Annika]\n", 1)),
    "a copy": lambda life: write_vault(
        life.root, {ANN.replace(".md", ".sync-conflict-20261101-101010-ABCDEFG.md"): "---\naliases: [Copied]\n---\n"}
    ),
    "a private note": lambda life: write_vault(life.root, {"A.md": "---\nprivate: true\n---\n"}),
    "a note that comes first": lambda life: write_vault(life.root, {"0.md": "- 2026-01-01 call ^id-1\n"}),
    "another first": lambda life: write_vault(life.root, {"00.md": "---\ntype: person\naliases: [Oh]\n---\n"}),
    "one that is gone": lambda life: (life.root / "0.md").unlink(),
    "a home": lambda life: write_vault(life.root, {"People/Zed Ypsi/Zed Ypsi.md": "x", "People/Zed Ypsi/b.md": "x"}),
    "nothing": lambda life: None,
    "settings": lambda life: write_vault(life.root, {"vaultkit.toml": "[contact]\nmentions = 'off'\n"}),
}  # fmt: skip


@pytest.mark.parametrize("most", [0, 1, 200])
def test_facts_are_those_of_a_plain_run_in_their_order(life: Life, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr("vaultkit.vault.kept.rows.MOST_CHANGED", most)
    monkeypatch.setattr("vaultkit.vault.kept.all_answers.MOST_CHANGED", most)
    monkeypatch.setattr("vaultkit.index.fact_tables._MOST_NEW", most)
    loader = Loader(life.vault(), cache=NoteCache(life.root, time.time, CacheFolder(life.root, life.home / "other")))
    memory = Memory(KeptRows(CacheFolder(life.root, life.home / "other"), lambda: loader.known))
    for name, change in {"as it is": lambda _: None, **FACTS}.items():
        change(life)
        settings, plain = life.vault().settings, life.plain()
        loader.turn_to(life.vault())
        lasting = build_index(loader.load().notes, settings, life.day, (), memory)
        memory.rows.keep()
        for index in (life.index(), lasting):
            assert index == plain, name
            assert list(index.kinds) == list(plain.kinds), name
            assert list(index.names) == list(plain.names), name
            assert [note.path for note in index.templates] == [note.path for note in plain.templates], name


def test_the_facts_of_the_first_notes_of_a_vault_are_asked(life: Life) -> None:
    notes, memory, rows = Loader(life.vault()).load().notes, Memory(), life.folder()
    for some in ((), notes, (), notes[:2]):
        assert build_index(some, life.vault().settings, life.day, (), memory) == build_index(
            some, life.vault().settings, life.day
        )
        kept = Memory(KeptRows(rows, dict))
        assert build_index(some, life.vault().settings, life.day, (), kept).kinds.keys() == {n.path for n in some}
        kept.rows.keep()


@pytest.mark.parametrize("at", [0, 40, 400, -1])
def test_damaged_facts_are_read_anew(life: Life, at: int) -> None:
    life.index()
    (path,) = life.home.rglob("facts")
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 0xFF
    path.write_bytes(data)
    life.assert_same()
    path.write_bytes(path.read_bytes()[: at if at > 0 else -9])
    life.assert_same()


def test_facts_of_notes_that_changed_are_asked_alone(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    facts = FactReader.read

    def told(self: FactReader, note: Note) -> NoteFacts:
        read.append(note.path)
        return facts(self, note)

    monkeypatch.setattr(FactReader, "read", told)
    life.index()
    read.clear()
    life.write(ANN, lambda text: text + "\n- 2026-11-20 call\n")
    write_vault(life.root, {"Quite new.md": "x\n"})
    life.index()
    assert read == [ANN, "Quite new.md"]
    read.clear()
    (life.root / "Quite new.md").unlink()
    life.index()
    assert read == []


@pytest.mark.parametrize("fork", ["as it is", "ended", "refused"])
def test_what_copies_of_the_process_make_is_what_it_makes_itself(
    life: Life, monkeypatch: pytest.MonkeyPatch, fork: str
) -> None:
    plain, real = life.plain(), os.fork

    def ended() -> int:
        child = real()
        if not child:
            os._exit(9)
        return child

    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(kept_rows, "MANY", 1)
    monkeypatch.setattr(asking, "worker_count", lambda: 2)
    monkeypatch.setattr(os, "fork", {"as it is": real, "ended": ended, "refused": refused}[fork])
    assert life.index() == plain
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert life.index() == plain


@pytest.mark.faulty
def test_a_fault_in_a_copy_is_told_of_its_note(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_rows, "MANY", 1)
    monkeypatch.setattr(asking, "worker_count", lambda: 2)
    read = people.read_person

    def failing(values: object, *rest: object) -> object:
        if values.note.path == BOB:  # type: ignore[attr-defined]
            raise RuntimeError
        return read(values, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(records, "read_person", failing)
        assert [one.location.path for one in life.index().diagnostics if one.rule == "unreadable"] == [BOB]
    life.assert_same()


def test_what_was_made_of_a_note_is_kept_for_those_bytes_alone(life: Life) -> None:
    """A note that was changed in the middle of a command, and was not asked again since."""
    loader = Loader(life.vault(), cache=life.cache())
    memory = Memory(KeptRows(life.folder(), lambda: loader.known, shards=loader.shards))
    build_index(loader.load().notes, life.vault().settings, life.day, (), memory)
    life.write(ANN, lambda text: text.replace("---\n", "---\nprivate: true\n", 1))
    loader.load()
    memory.rows.keep()
    life.assert_same()


def test_what_was_made_of_many_notes_at_once_is_of_these_notes_alone(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_rows, "MANY", 1)
    monkeypatch.setattr(asking, "worker_count", lambda: 2)
    loader = Loader(life.vault(), cache=life.cache())
    rows, notes = KeptRows(life.folder(), lambda: loader.known), loader.load().notes
    asked = Question(name="blocks", form=int, make=lambda note: len(note.blocks), notes=notes)
    rows.known(lambda: "ground", asked)
    for note in notes:
        life.write(note.path, lambda text: text + "\n\nOnce more.\n")
    notes = loader.load().notes
    (known,) = rows.known(lambda: "ground", asked)
    assert list(map(known, notes)) == [len(note.blocks) for note in notes]


def test_facts_are_read_while_notes_are_parsed_and_hold_for_these_bytes_alone(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    facts = FactReader.read

    def told(self: FactReader, note: Note) -> NoteFacts:
        read.append(note.path)
        return facts(self, note)

    monkeypatch.setattr(FactReader, "read", told)
    monkeypatch.setattr("vaultkit.vault.loader.MANY", 1)
    monkeypatch.setenv("VAULTKIT_WORKERS", "1")
    loader = Loader(life.vault(), cache=life.cache(), early=early_facts)
    notes = loader.load().notes
    assert sorted(read) == sorted(note.path for note in notes)
    rows = KeptRows(life.folder(), lambda: loader.known, loader.early_rows)
    build_index(notes, life.vault().settings, life.day, (), Memory(rows))
    assert len(read) == len(notes)
    rows.keep()
    loader.keep()
    life.assert_same()
    life.write(ANN, lambda text: text + "\nprivate:: yes\n")
    loader.load()
    life.write(ANN, lambda text: text.replace("private:: yes", "private:: no"))
    again = loader.load().notes
    fresh = KeptRows(life.folder(), lambda: loader.known, loader.early_rows)
    index = build_index(again, life.vault().settings, life.day, (), Memory(fresh))
    assert ANN not in index.private
    settings = life.vault().settings
    assert loader.early_rows(settings) == {}


def test_what_is_long_of_a_note_is_read_when_it_is_asked_for(life: Life) -> None:
    parsed = {note.path: note for note in Loader(life.vault()).load().notes}
    life.index()
    cache = life.cache()
    kept = {path: one.note for path, one in cache.read().items()}
    assert kept == parsed
    for path, note in kept.items():
        for name in LONG_FIELDS:
            value = getattr(note, name)
            assert isinstance(value, NotePart) == bool(value)
            assert tuple(value) == getattr(parsed[path], name)
            assert hash(value) == hash(getattr(parsed[path], name))
            assert repr(value) == repr(getattr(parsed[path], name))
            assert isinstance(value, Sequence)
            assert tuple(reversed(value)) == tuple(value)[::-1]
            assert all(one in value and value.count(one) and value[value.index(one)] == one for one in value)
        assert at_hand(note) == parsed[path]
        assert msgspec.msgpack.encode(at_hand(note)) == msgspec.msgpack.encode(parsed[path])
    assert replace(kept[ANN], template=True) == replace(parsed[ANN], template=True)


def test_a_long_part_that_is_damaged_is_parsed_anew(life: Life) -> None:
    life.index()
    parsed = {note.path: note for note in Loader(life.vault()).load().notes}
    for path in life.home.rglob("notes-*"):
        data = bytearray(path.read_bytes())
        data[0] ^= 0xFF
        path.write_bytes(data)
    assert {path: one.note for path, one in life.cache().read().items()} == parsed


def test_of_a_part_that_is_lost_it_is_in_doubt_whether_it_is_private(life: Life) -> None:
    life.index()
    for path in life.home.rglob("notes-*"):
        path.write_bytes(b"\0" + path.read_bytes()[1:])
    kept = [one.note for one in life.cache().read().values()]
    for note in kept:
        (life.root / note.path).unlink()
    lost = [note for note in kept if note.properties and next(iter(note.properties)).value == "?"]
    assert lost
    assert private_notes(lost, {}).paths == {note.path for note in lost}


def test_no_file_stays_open_when_nobody_asks_for_its_notes_any_more(life: Life) -> None:
    life.index()
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        pytest.skip("no list of open files")
    gc.collect()
    before = len([*folder.iterdir()])
    gc.disable()
    try:
        for _ in range(3):
            life.index()
            notes = [one.note for one in life.cache().read().values()]
            assert [list(note.blocks) for note in notes]
            assert len([*folder.iterdir()]) > before
            del notes
        assert len([*folder.iterdir()]) == before
    finally:
        gc.enable()
