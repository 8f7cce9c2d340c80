"""Notes that are merged in rows, in circles and apart again, also while their items stand on a page and are ticked."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.vaults.index import index_of
from tests.vaults.ticked import ANN, DAY, FILES, log, made, mark, read, run, settled

CY = "People/Cy Dole.md"
ROW = [f"People/P{number:02}.md" for number in range(51)]


def into(name: str, day: str = "2026-11-20") -> str:
    return f"- {day} merged into [[{name}]]\n"


def met(number: int) -> str:
    day = f"2026-0{number % 9 + 1}-1{number % 9}"
    return f"---\ntype: person\nemail: p{number}@x.org\n---\n- {day} coffee: talk {number}\n"


def test_a_row_of_fifty_ends_in_one_person_who_has_all_of_it() -> None:
    notes = {path: met(k) + (into(f"P{k + 1:02}") if k < 50 else "") for k, path in enumerate(ROW)}
    index = index_of(notes)
    (person,) = index.people
    assert (person.path, len(person.emails), len(index.history[ROW[50]])) == (ROW[50], 51, 51)


def test_a_circle_of_fifty_merges_nobody_and_each_is_told() -> None:
    index = index_of({path: met(k) + into(f"P{(k + 1) % 50:02}") for k, path in enumerate(ROW[:50])})
    assert (len(index.people), dict(index.merged)) == (50, {})
    assert sum(one.rule == "merge-without-effect" for one in index.diagnostics) == 50


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3], ids=str)
def test_a_row_is_taken_apart_in_any_order(order: tuple[int, ...]) -> None:
    notes = {path: met(k) + (into(f"P{k + 1:02}") if k < 4 else "") for k, path in enumerate(ROW[:5])}
    merged = set(range(4))
    for step in order:
        notes[ROW[step]] += "- 2026-11-21 separate\n"
        merged.remove(step)
        index = index_of(notes)
        ends = [next(end for end in range(number, 5) if end not in merged) for number in range(5)]
        assert index.merged == {ROW[number]: ROW[ends[number]] for number in merged}
        told = {path: len(index.history[path]) for path in ROW[:5] if path not in index.merged}
        assert told == {ROW[end]: ends.count(end) for end in set(ends)}
    assert (
        index_of(notes).people == index_of({path: met(k) for k, path in enumerate(ROW[:5])}).people or not index.merged
    )


def merge(root: Path, side: str, name: str) -> None:
    (root / side).write_bytes(read(root, side).encode() + into(name, "2026-11-23").encode())


@pytest.mark.parametrize("side", [ANN, CY], ids=["the one ticked", "the other"])
@pytest.mark.parametrize("status", ["x", ">"])
def test_a_tick_on_somebody_who_is_merged_meanwhile_is_logged_once_and_counts(
    tmp_path: Path, side: str, status: str
) -> None:
    made(tmp_path)
    id = mark(tmp_path, "[[Ann Lee]]", status, *(["coffee: her lab"] if status == "x" else []))
    merge(tmp_path, side, "Cy Dole" if side == ANN else "Ann Lee")
    built = settled(tmp_path)
    end = CY if side == ANN else ANN
    lines = [line for path in (ANN, CY) for line in log(tmp_path, path)]
    assert len(lines) == 1, lines
    if status == "x":
        assert lines == [f"- 2026-11-23 coffee: her lab ^{id}"]
        assert [one.text for one in run(tmp_path).index.history[end] if one.day == DAY] == ["her lab"]
    assert [person.path for person in built.index.people if person.path in {ANN, CY}] == [end]


def test_both_of_two_who_become_one_may_be_ticked(tmp_path: Path) -> None:
    made(tmp_path, FILES)
    first, second = mark(tmp_path, "[[Ann Lee]]", "x", "coffee: one"), mark(tmp_path, "[[Cy Dole]]", "x", "call: two")
    merge(tmp_path, CY, "Ann Lee")
    settled(tmp_path)
    lines = sorted(line for path in (ANN, CY) for line in log(tmp_path, path))
    assert lines == [f"- 2026-11-23 call: two ^{second}", f"- 2026-11-23 coffee: one ^{first}"]
    texts = {one.text for one in run(tmp_path).index.history[ANN] if one.day == DAY}
    assert texts == {"one", "two"}
