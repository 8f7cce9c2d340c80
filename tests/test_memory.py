"""The memory of the runs: whatever is changed, in any order, what is worked out with it equals what is without."""

import random
import weakref
from copy import copy
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.steps import steps
from tests.vaults.day import TODAY
from tests.vaults.index import SETTINGS
from tests.vaults.small import SMALL
from vaultkit.index import people, records
from vaultkit.index.indexer import build_index
from vaultkit.measures import ledger, person_days, reactivated, similar
from vaultkit.measures.measure import measure
from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.model.note import Note
from vaultkit.model.period import SPANS, WEEK_ONLY
from vaultkit.practices.practise import practise
from vaultkit.practices.reconnection import keep_in_touch, untracked, upcoming
from vaultkit.syntax.document import parse_note

SAMPLE = Path(__file__).parent.parent / "sample-vault"
NOTES = {path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in sorted(SAMPLE.rglob("*.md"))}
LINES = (
    b"- 2026-11-20 coffee: with [[Ann Lee]]", b"- [ ] write to [[Bob Stone]]", b"- 2026-11-21 paused",
    b"[[Nobody Known]]", b"- 2026-11-19 gizmo: said", b"aliases:: Annie, Bob", b"private:: true",
    b"- 2027-01-02 call", b"[[2026-11-18]] met",
    b"- 2026-11-20 merged into [[Ann Lee]]", b"- 2026-11-21 separate from [[Ann Lee]]", b"email:: ann@example.org",
    b"- 2026-11-20 not a person", b"type:: person", b"- 2026-11-12 coffee ^vk-abc123", b"owner:: Ann Lee\ntype:: task",
    b"met:: [[Makers Night]]", b"- [?] [[Ann Lee]]", b"ignore_mentions:: true", b"- 31.02.2026 nothing", b"tier:: gold",
)  # fmt: skip
SETTING = (
    SETTINGS, replace(SETTINGS, mentions="off"), replace(SETTINGS, my_names=("Ann Lee",)),
    replace(SETTINGS, pages_folder="Elsewhere"),
)  # fmt: skip


class Vault:
    """Notes that are changed at random, each parsed again only where it changed."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.memory = rng, Memory()
        files = {**NOTES, **{path: text.encode() for path, text in SMALL.items() if path.endswith(".md")}}
        self.data = dict(rng.sample(sorted(files.items()), 30))
        self.data |= {path: data for path, data in files.items() if path.startswith("Ecosystem/Reviews")}
        self.notes = {path: parse_note(path, data) for path, data in self.data.items()}
        self.settings, self.day = SETTINGS, TODAY

    def set(self, path: str, data: bytes) -> None:
        self.data[path], self.notes[path] = data, parse_note(path, data)

    def change(self) -> None:
        path = self.rng.choice(sorted(self.data))
        line, data = self.rng.choice(LINES), self.data[path]
        match self.rng.randrange(9):
            case 0 | 1 | 2:
                self.set(path, data.rstrip(b"\n") + b"\n" + line + b"\n")
            case 3:
                self.set(path, data.replace(b"- [ ]", b"- [x]", 2))
            case 4:
                del self.data[path], self.notes[path]
            case 5:
                self.set(self.rng.choice(("People/", "Events/", "Journal/")) + path.rpartition("/")[2], data)
            case 6:
                self.set(path, b"---\nprivate: true\n" + data.removeprefix(b"---\n"))
            case 7:
                self.notes[path] = replace(self.notes[path], copy_of=self.rng.choice(sorted(self.data)))
            case _:
                self.settings = self.rng.choice(SETTING)
                self.day += timedelta(days=self.rng.randrange(-1, 3))

    def assert_same(self) -> None:
        notes = self.rng.sample(list(self.notes.values()), len(self.notes))
        known = build_index(notes, self.settings, self.day, (), self.memory)
        fresh = build_index(self.notes.values(), self.settings, self.day)
        assert known == fresh
        measured, anew = measure(known, self.memory), measure(fresh)
        assert measured == anew
        assert practise(measured, SPANS, self.memory) == practise(anew, SPANS)


@pytest.mark.rounds(3)
def test_an_index_with_a_memory_equals_one_without(seed: int) -> None:
    vault = Vault(random.Random(seed))
    for _ in range(8):
        vault.assert_same()
        vault.change()
    vault.assert_same()


@pytest.mark.faulty
def test_a_note_that_goes_wrong_leaves_nothing_half_known(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault(random.Random(7))
    path = min(path for path in vault.notes if path.startswith("People/"))
    vault.assert_same()
    read = people.read_person

    def failing(values: object, *rest: object) -> object:
        note: Note = values.note  # type: ignore[attr-defined]
        if note.path == path:
            raise RuntimeError
        return read(values, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(records, "read_person", failing)
        vault.set(path, vault.data[path] + b"\n- 2026-11-20 call\n")
        vault.assert_same()
    vault.set(path, vault.data[path] + b"- 2026-11-21 call\n")
    vault.assert_same()


def test_settings_that_are_read_again_are_the_same() -> None:
    paths = [f"2026-11-{day}.md" for day in range(10, 18)]
    notes, memory = [parse_note(path, b"Met [[Ann Lee]].\n") for path in paths], Memory()
    for count in (7, 8):
        again = replace(SETTINGS, dated=tuple(map(copy, SETTINGS.dated)))
        index = build_index(notes[:count], again, TODAY, (), memory)
        assert sum(use.matched for use in index.formats) == count


def test_what_nothing_changed_in_is_not_read_again() -> None:
    lines = "".join(f"- 2026-0{month}-11 coffee: with [[Guest {month}]]\n" for month in range(1, 10))
    texts = {f"People/Guest {number}.md": f"---\ntier: close\n---\n{lines}" for number in range(40)}
    texts |= {f"2026-10-{day}.md": f"Met [[Guest {day}]] and [[Guest 2]].\n" for day in range(10, 30)}
    notes = {path: parse_note(path, text.encode()) for path, text in texts.items()}
    memory = Memory()

    def fold() -> None:
        build_index(notes.values(), SETTINGS, TODAY, (), memory)

    first = sum(steps(fold).values())
    assert sum(steps(fold).values()) * 3 < first
    notes["2026-10-11.md"] = parse_note("2026-10-11.md", b"Call with [[Guest 3]]\n")
    assert sum(steps(fold).values()) * 3 < first


ASKED_OF_EACH = (
    person_days._days_of, reactivated._reached, keep_in_touch.keep_entry, untracked._untracked, upcoming._entry,
    similar.Resemblance._table, ledger.accounts, ledger.novel,
)  # fmt: skip
"""What a day asks of each tie or event, and nothing of one that is as it was."""


def test_a_save_asks_as_much_of_a_large_vault_as_of_a_small_one() -> None:
    asked = []
    for size in (4, 12):
        texts = {f"People/P{n}.md": f"---\nfield: f{n % 3}\n---\n- 2024-0{1 + n % 8}-11 coffee\n" for n in range(size)}
        due = "---\ntier: close\nbirthday: 11-28\n---\n- 2026-04-11 coffee\n"
        texts |= {f"People/K{n}.md": due for n in range(size)}
        texts |= {f"People/Q{n}.md": "- 2026-11-01 call\n- 2026-11-03 mail\n- 2026-11-07 mail\n" for n in range(size)}
        texts |= {f"People/R{n}.md": "- 2023-04-11 coffee\n- 2026-10-11 coffee\n" for n in range(size)}
        texts |= {f"E{n}.md": f"---\ntype: event\ndate: 2026-0{1 + n % 9}-02\nformat: talk\n---\n" for n in range(size)}
        texts |= {"In.md": "---\ntype: event\ndate: 2026-12-02\nformat: talk\nstatus: invited\n---\n"}
        notes = {path: parse_note(path, text.encode()) for path, text in texts.items()}
        memory = Memory()

        def practised(notes: dict[str, Note] = notes, memory: Memory = memory) -> None:
            practise(measure(build_index(notes.values(), SETTINGS, TODAY, (), memory), memory), WEEK_ONLY, memory)

        works = []
        for line in ("", "- 2026-11-20 mail\n"):
            notes["People/Q1.md"] = parse_note("People/Q1.md", (texts["People/Q1.md"] + line).encode())
            done = steps(practised)
            works.append({asked.__qualname__: done.get(asked.__code__, 0) for asked in ASKED_OF_EACH})
        asked.append(works)
    (few, few_again), (many, many_again) = asked
    assert few_again == many_again
    for name in few:
        assert many[name] > few[name] > few_again[name], name


def test_what_follows_from_ties_is_the_very_same_while_these_are() -> None:
    texts = {**SMALL, "Goals/Robots.md": "---\ntype: goal\nwants: [2 mentors in robotics]\n---\n", "Plain.md": "few\n"}
    notes = {path: parse_note(path, text.encode()) for path, text in texts.items() if path.endswith(".md")}
    memory = Memory()

    def measured() -> Measures:
        return measure(build_index(notes.values(), SETTINGS, TODAY, (), memory), memory)

    first = measured()
    notes["Plain.md"] = parse_note("Plain.md", b"words\n")
    second = measured()
    assert (second.ties, second.wants) == (first.ties, first.wants)
    for name in ("ties", "contacts", "wants", "memberships", "follow_ups"):
        assert getattr(second, name) is getattr(first, name), name
    ann = "People/Ann Lee.md"
    notes[ann] = parse_note(ann, b"---\nrole: mentor\nfield: robotics\n---\n- 2026-11-20 coffee: hello\n")
    third = measured()
    assert third == measure(build_index(notes.values(), SETTINGS, TODAY))
    assert third.ties != second.ties
    assert [state.there for state in third.wants["Goals/Robots.md"]] == [(ann,)]


def test_what_was_worked_out_of_measures_holds_them_for_no_longer_than_they_are_asked() -> None:
    vault = Vault(random.Random(3))
    measured = measure(build_index(vault.notes.values(), SETTINGS, TODAY))
    assert practise(measured, SPANS).practices
    known = weakref.ref(measured)
    del measured
    assert known() is None
