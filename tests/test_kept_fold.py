"""What all notes tell together, and the ties, taken over from an earlier process: the index and the measures are those
that are made anew, whatever changed and whatever became of the files; and only what changed is asked, brought together
and measured."""

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from msgspec import Raw

from tests.test_cache_laws import CHANGES
from tests.vaults.day import TODAY
from tests.vaults.small import SMALL, write_vault
from vaultkit.index.accounts import AccountReader
from vaultkit.index.indexer import build_index
from vaultkit.index.interactions import gathered
from vaultkit.measures.clusters import _members_of
from vaultkit.measures.contacts import counted
from vaultkit.measures.goals import _fits_of
from vaultkit.measures.measure import measure
from vaultkit.measures.reactivated import reactivated
from vaultkit.measures.rhythm import rhythm_of
from vaultkit.measures.traits import _said_of
from vaultkit.model.index import Index
from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.model.record import Interaction
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.kept import fold
from vaultkit.vault.kept.file import open_file, packed
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.histories import history_file, read_history
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.kept.rows import KeptRows
from vaultkit.vault.kept.ties import block_of
from vaultkit.vault.kept.whole import Asked, KeptVault
from vaultkit.vault.loader import Loader

ANN, BOB = "People/Ann Lee.md", "People/Bob Stone.md"
PRIVATE = "People/Secret Friend.md"


class Life:
    """A vault of which each run is a new process, that leaves what it made."""

    def __init__(self, place: Path) -> None:
        self.root, self.home, self.day = write_vault(place / "vault", SMALL), place / "cache", TODAY

    def folder(self) -> CacheFolder:
        return CacheFolder(self.root, self.home)

    def run(self, *, again: bool = False) -> tuple[Index, Measures]:
        """What a run makes; `again` has it fold twice, as a build does that wrote pages."""
        settings, found = load_settings(self.root)
        cache = NoteCache(self.root, lambda: time.time() + 10, self.folder())
        asked = Asked(settings=settings, diagnostics=found, today=self.day)
        kept = KeptVault(self.root, asked, lambda: time.time() + 10, cache, folder=self.folder())
        loader = Loader(Vault(self.root, settings), cache=cache)
        memory = Memory(KeptRows(self.folder(), lambda: loader.known, shards=loader.shards))
        for _ in range(1 + again):
            index = build_index(loader.load().notes, settings, self.day, (), memory)
            m = measure(index, memory)
        kept.keep(index, loader.known, lambda: m, memory.rows, is_much=False)
        loader.keep()
        memory.rows.keep()
        return index, m

    def anew(self) -> tuple[Index, Measures]:
        settings, _ = load_settings(self.root)
        index = build_index(Loader(Vault(self.root, settings)).load().notes, settings, self.day)
        return index, measure(index)

    def assert_same(self, *, again: bool = False) -> None:
        assert self.run(again=again) == self.anew()

    def write(self, path: str, change: Callable[[str], str]) -> None:
        file = self.root / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(change(file.read_text() if file.exists() else ""))


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Which notes are asked, and for whom what is told is brought together and measured."""
    found: dict[str, list[str]] = {"asked": [], "gathered": [], "known": [], "ties": []}

    def noted(name: str, make: Callable[..., Any], of: Callable[..., Any]) -> Callable[..., Any]:
        def made(*values: Any, **named: Any) -> Any:
            found[name] += of(*values)
            return make(*values, **named)

        return made

    def people(told: Any) -> list[str]:
        return [one.person for one in told]

    gathering = noted("gathered", gathered, lambda parts: people(chain.from_iterable(parts)))
    monkeypatch.setattr("vaultkit.index.all_told.gathered", gathering)
    monkeypatch.setattr("vaultkit.measures.ties.counted", noted("known", counted, people))
    monkeypatch.setattr("vaultkit.measures.ties.rhythm_of", noted("ties", rhythm_of, lambda _: ["one"]))
    monkeypatch.setattr(AccountReader, "read", noted("asked", AccountReader.read, lambda _, note: [note.path]))
    return found


@pytest.mark.rounds(2)
def test_whatever_happens_what_is_taken_over_is_what_is_made_anew(tmp_path: Path, seed: int) -> None:
    rng, life = random.Random(seed), Life(tmp_path)
    life.assert_same()
    for _ in range(5):
        rng.choice(CHANGES)(life.root, rng)
        life.day += timedelta(days=rng.choice((0, 0, 0, 0, 1)))
        life.assert_same(again=rng.random() < 0.5)


LINES = {
    "a line of their own": (ANN, "- 2026-11-20 call: hello\n"),
    "a line about another one": (ANN, "- 2026-11-20 call: with [[Bob Stone]]\n- [ ] write [[Bob Stone]]\n"),
    "a note of the day": ("2026-11-19.md", "Coffee with [[Ann Lee]] and [[Nobody Known]].\n"),
    "another day of contact": (ANN, "- 2024-01-02 coffee: at last\n"),
    "nothing of anybody": ("Notes/Plain.md", "words\n"),
}


@pytest.mark.parametrize("name", LINES)
def test_after_one_change_only_those_are_asked_and_measured_of_whom_it_tells(
    life: Life, done: dict[str, list[str]], name: str
) -> None:
    path, line = LINES[name]
    life.write("2026-11-19.md", lambda _: "Walk with [[Bob Stone]].\n")
    life.write("Notes/Plain.md", lambda _: "more\n")
    life.run()
    life.run()
    for one in done.values():
        one.clear()
    life.write(path, lambda text: f"{text.rstrip()}\n{line}")
    life.run(again=True)
    of_whom = {ANN, BOB} if path != "Notes/Plain.md" else set()
    assert done["asked"] == [path]
    assert set(done["gathered"]) <= of_whom
    assert set(done["known"]) <= of_whom
    assert len(done["ties"]) <= len(of_whom)
    life.assert_same()


def test_where_others_were_at_an_event_only_their_ties_are_made(life: Life, done: dict[str, list[str]]) -> None:
    life.write("Events/Walk.md", lambda _: "---\ndate: 2026-11-02\npeople: ['[[Ann Lee]]']\n---\n")
    life.run()
    life.run()
    for one in done.values():
        one.clear()
    life.write("Events/Walk.md", lambda text: text.replace("]]'", "]]', '[[Bob Stone]]'"))
    life.run()
    assert set(done["known"]) == {ANN, BOB}
    assert len(done["ties"]) == 2
    life.assert_same()
    life.write("Events/Walk.md", lambda text: text.replace("11-02", "11-03"))
    life.assert_same()


@pytest.fixture
def asked_of_all(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of all people: who speaks of what the goals ask for, who fits, and who is in which cluster."""
    found: list[str] = []
    for name, make in (
        ("traits._said_of", _said_of),
        ("goals._fits_of", _fits_of),
        ("clusters._members_of", _members_of),
    ):

        def noted(*values: Any, name: str = name, make: Callable[..., Any] = make) -> Any:
            found.append(name)
            return make(*values)

        monkeypatch.setattr(f"vaultkit.measures.{name}", noted)
    return found


def test_of_people_who_say_what_they_said_nothing_is_asked_anew(life: Life, asked_of_all: list[str]) -> None:
    life.run()
    asked_of_all.clear()
    for path, line in (LINES["a line of their own"], LINES["a note of the day"]):
        life.write(path, lambda text, line=line: f"{text.rstrip()}\n{line}")  # type: ignore[misc]
        life.run(again=True)
        assert asked_of_all == []
    life.assert_same()
    asked_of_all.clear()
    life.write(BOB, lambda text: text.replace("tier:", "role: mentor\nfield: robotics\ntier:"))
    life.run(again=True)
    assert sorted(asked_of_all) == ["clusters._members_of", "goals._fits_of", "traits._said_of"]
    life.assert_same()
    life.write("Goals/Robotics mentors.md", lambda text: text.replace("2 mentors in robotics", "1 mentor in health"))
    life.assert_same()


def test_nothing_is_asked_where_nothing_changed(life: Life, done: dict[str, list[str]]) -> None:
    life.run()
    for one in done.values():
        one.clear()
    life.run(again=True)
    assert done == {"asked": [], "gathered": [], "known": [], "ties": []}


def test_what_becomes_private_is_left_out_of_what_is_taken_over(life: Life) -> None:
    life.write(PRIVATE, lambda _: "---\nprivate: true\n---\n- 2026-11-01 call: about [[Ann Lee]]\n")
    life.assert_same()
    life.write(ANN, lambda text: f"{text.rstrip()}\n- 2026-11-19 coffee: with [[Secret Friend]]\n")
    life.assert_same()
    life.write(BOB, lambda text: f"{text.rstrip()}\n- 2026-11-19 coffee: about the weather\n")
    life.assert_same()
    life.write(BOB, lambda text: text.replace("---\n", "---\nprivate: true\n", 1))
    life.assert_same()
    life.write(BOB, lambda text: text.replace("private: true\n", ""))
    life.assert_same()


PARTS = {
    "index": ("fold", "hashes", "paths", "histories", "planned", "uncounted", "backlinks", "fold/findings"),
    history_file(ANN): (ANN,),
    "measures": ("keys", "events", "rest", block_of(ANN), "people"),
}


@pytest.mark.parametrize("name", PARTS)
def test_of_a_damaged_part_nothing_is_taken_over(life: Life, name: str) -> None:
    life.run()
    (file,) = life.home.rglob(name)
    whole, opened = file.read_bytes(), open_file(life.folder(), name)
    assert opened is not None
    parts, place = dict(opened), 0
    life.write(BOB, lambda text: f"{text.rstrip()}\n- 2026-11-20 call: about it\n")
    anew = life.anew()
    for part, data in parts.items():
        if part in PARTS[name]:
            file.write_bytes(whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])
            assert life.run() == anew
            file.write_bytes(b"".join(packed(opened.about, {**parts, part: b"\xc0"})))  # as nobody wrote it
            assert life.run() == anew
        place += len(data)
    assert set(PARTS[name]) <= parts.keys()


def test_of_what_was_between_one_and_each_person_only_the_file_is_written_that_holds_something_else(life: Life) -> None:
    def written() -> dict[str, int]:
        return {file.name: file.stat().st_ino for file in life.home.rglob("history-*")}

    life.run()
    before = written()
    life.write(ANN, lambda text: f"{text.rstrip()}\n- 2026-11-20 call: about it\n")
    life.assert_same()
    changed = {name for name, inode in written().items() if before[name] != inode}
    assert len(before) > 1
    assert changed == {history_file(ANN)}


def test_of_histories_that_another_command_left_nothing_is_taken_over(life: Life) -> None:
    life.run()
    file = next(life.home.rglob(history_file(ANN)))
    of_before = file.read_bytes()
    life.write(ANN, lambda text: f"{text.rstrip()}\n- 2026-11-20 call: about it\n")
    life.run()
    file.write_bytes(of_before)
    life.assert_same()
    life.write(BOB, lambda text: f"{text.rstrip()}\n- 2026-11-20 call: about it\n")
    file.write_bytes(of_before)
    life.assert_same()
    life.assert_same()


def test_what_was_between_one_and_somebody_is_decoded_when_it_is_asked_for(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    life.run()
    asked: list[int] = []

    def noted(data: bytes) -> tuple[Interaction, ...]:
        asked.append(len(data))
        return read_history(data)

    monkeypatch.setattr("vaultkit.vault.kept.histories.read_history", noted)
    settings, _ = load_settings(life.root)
    loader = Loader(Vault(life.root, settings))
    notes = loader.load().notes
    index = build_index(
        notes, settings, life.day, (), Memory(KeptRows(life.folder(), lambda: loader.known, shards=loader.shards))
    )
    assert len(index.history[ANN]) > 0
    assert asked == []
    assert index.history[ANN] == life.anew()[0].history[ANN]
    assert len(asked) == 1


def test_what_links_to_somebody_and_what_does_not_count_is_read_when_it_is_looked_at(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    life.write("2026-11-18.md", lambda _: "Coffee with [[Ann Lee]].\n- [ ] call [[Ann Lee]]\n- [ ] [[Bob Stone]]\n")
    life.run()
    asked, read = list[tuple[str, str]](), fold._read

    def noted(name: str, packed: Raw, key: str, again: Callable[[str], Any]) -> tuple[Any, ...]:
        asked.append((name, key))
        return read(name, packed, key, again)

    monkeypatch.setattr("vaultkit.vault.kept.fold._read", noted)
    life.write(BOB, lambda text: f"{text.rstrip()}\n- 2026-11-20 call: about it\n")
    index, m = life.run()
    anew = life.anew()[0]
    assert asked == []
    assert m.ties[ANN].mentions == anew.backlinks[ANN] == index.backlinks[ANN]
    assert m.ties[ANN].uncounted == anew.uncounted[ANN] == index.uncounted[ANN]
    assert asked == [("backlinks", ANN), ("uncounted", ANN)]
    monkeypatch.undo()
    life.assert_same()


@pytest.mark.rounds(3)
def test_the_people_of_whom_some_notes_tell_are_found_by_a_look_at_texts(seed: int) -> None:
    rng = random.Random(seed)
    every = [f"{kind}{folder}{note}.md" for kind in "0123" for folder in ("", "A/", "B/A/") for note in "abc"]
    told = {f"P{n}": tuple(sorted(rng.sample(every, rng.randint(1, 6)))) for n in range(20)}
    sources = fold._Sources(fold._texts(told))
    assert dict(sources) == told
    for few in (0, 1, 3, len(every)):
        asked = set(rng.sample(every, few))
        found = sources.telling(asked)
        assert len(found) == len(set(found))
        assert {key for key in found if asked.intersection(told[key])} == {
            key for key, some in told.items() if asked.intersection(some)
        }


@pytest.mark.parametrize("name", ["a line of their own", "another day of contact"])
def test_what_is_asked_of_everybody_stands_beside_the_tie(
    life: Life, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    friends = {
        f"People/F{n}.md": f"- 2024-0{1 + n}-02 call: so\n- 2026-10-0{1 + n} coffee: at last\n" for n in range(6)
    }
    for path, text in friends.items():
        life.write(path, lambda _, text=text: text)  # type: ignore[misc]
    life.run()
    path, line = LINES[name]
    life.write(path, lambda text: f"{text.rstrip()}\n{line}")
    asked: list[int] = []

    def noted(data: bytes) -> tuple[Interaction, ...]:
        asked.append(len(data))
        return read_history(data)

    monkeypatch.setattr("vaultkit.vault.kept.histories.read_history", noted)
    _, m = life.run()
    assert asked == []
    assert {reached.person for reached in reactivated(m, date(2026, 1, 1), life.day)} >= friends.keys()
    assert len(asked) == len(friends)
