"""Tables: what is remembered of many items is what is worked out of them anew, and the very same where nothing
changed."""

import random
from collections.abc import Callable, Sequence
from itertools import chain
from operator import attrgetter

import pytest

from vaultkit.model.lazy import LazyMapping
from vaultkit.model.location import Location
from vaultkit.model.memory import Memory
from vaultkit.syntax.copy_names import copied, looked_like, say_nothing, says_nothing


def _changed(rng: random.Random, items: list[Location]) -> list[Location]:
    """The items as they may stand in the next run."""
    some = list(items)
    for _ in range(rng.choice((0, 1, 1, 2, 60))):
        place = rng.randrange(len(some) + 1)
        match rng.randrange(5):
            case 0:
                some.insert(place, Location(path=f"{rng.randrange(10**9)}", line=rng.randrange(3)))
            case 1:
                del some[place:][:1]
            case 2:
                rng.shuffle(some)
            case _ if place < len(some):
                path = some[place].path
                some[place] = Location(path=path, line=rng.randrange(3), column=rng.choice((1, 1, 2)))
            case _:
                pass
    return some


def _runs(seed: int) -> Sequence[list[Location]]:
    rng = random.Random(seed)
    found = [[Location(path=f"{number}", line=number % 3) for number in range(rng.choice((0, 1, 80, 200)))]]
    for _ in range(25):
        found.append(_changed(rng, found[-1]))
    return found


def _as_each(memory: Memory, items: Sequence[Location]) -> object:
    beside = [one.column for one in items]
    return list(memory.each("each", lambda one, column: (one.path, one.line, column)).of(items, beside))


def _as_table(memory: Memory, items: Sequence[Location]) -> object:
    found = memory.table("table", attrgetter("line")).of(tuple(one.path for one in items), tuple(items))
    return list(found.items())


def _as_groups(memory: Memory, items: Sequence[Location]) -> object:
    rows = memory.table("rows", lambda one: {one.line: one.column, "any": one.line} if one.line else {})
    whole = rows.of(tuple(one.path for one in items), tuple(items))
    texts = {path: {str(key): value for key, value in row.items()} for path, row in whole.items()}
    groups = memory.grouped("groups", lambda key, parts: (key, tuple(parts)))
    found = groups.of(tuple(texts), tuple(texts.values()), lambda some: [texts[path] for path in some])
    return list(found.items())


@pytest.mark.parametrize("ask", [_as_each, _as_table, _as_groups])
@pytest.mark.rounds(6)
def test_what_is_remembered_is_what_is_worked_out_anew(
    ask: Callable[[Memory, Sequence[Location]], object], seed: int
) -> None:
    memory = Memory()
    for items in _runs(seed):
        assert ask(memory, items) == ask(Memory(), items)


def test_what_is_equal_stays_the_very_same() -> None:
    memory = Memory()
    keys, values = ("a", "b", "c"), [Location(path="a"), Location(path="b", line=2), Location(path="c")]

    def asked() -> tuple[object, ...]:
        table = memory.table("lines", lambda one: {"line": one.line})
        rows = table.of(keys, tuple(values))
        by = memory.grouped("by", max)
        return (
            rows,
            memory.each("each", attrgetter("line")).of(values),
            by.of(keys, tuple(values), lambda some: [rows[key] for key in some]),
        )

    first = asked()
    assert all(map(lambda one, other: one is other, first, asked()))
    values[1] = Location(path="elsewhere", line=2)
    rows, each, groups = asked()
    assert rows is first[0]
    assert groups is first[2]
    assert each == first[1]


def test_items_are_known_by_what_they_are_and_not_by_what_they_are_equal_to() -> None:
    memory = Memory()
    for item in (True, 1, 1.0):
        assert [type(item)] == list(memory.each("types", type).of((item,)))
        assert {"a": str(item)} == memory.table("words", str).of(("a",), (item,))


def test_columns_of_other_lengths_are_a_mistake() -> None:
    each = Memory().each("sums", lambda one, other: one + other)
    assert list(each.of((1, 2), (3, 4))) == [4, 6]
    with pytest.raises(ValueError, match="one length"):
        each.of((1, 2), (3,))
    with pytest.raises(ValueError, match="one length"):
        Memory().each("sums", max).of((1, 2), (3,))


def test_a_mapping_takes_what_another_one_made_in_its_own_order() -> None:
    made: list[str] = []

    def length(key: str) -> int:
        made.append(key)
        return len(key)

    first = LazyMapping(("bb", "a", "ccc"), length)
    assert list(first.items()) == [("bb", 2), ("a", 1), ("ccc", 3)]
    other = LazyMapping(first, length)
    other.take(first, ("bb",))
    assert list(other.items()) == [("bb", 2), ("a", 1), ("ccc", 3)]
    assert sorted(made) == ["a", "bb", "bb", "ccc"]


_BEFORE = ("Ann", "Ann Lee", "2026-11-02", "Дневник", "日記", "Núria", "Copenhagen", "a", "Notes 12")
_BEHIND = (
    "", " 2", " 3", " 12", "2", " (1)", "(1)", "-PC", " - Copy", " copy", "_copy", " – Kopie", " Kopie 2", " копия",
    " 副本", ".sync-conflict-20260101-101010", "_conflict-20260101", "-PC-safeBackup-0001", " (Ann's conflicted copy)",
    "（冲突副本）", " (note)", " OPUS", " kopi", "\u00a0(case conflict)", " のコピー",
)  # fmt: skip


def test_a_name_that_tells_of_no_copy_is_none_by_any_form() -> None:
    names = [f"{one}{two}.md" for one in _BEFORE for two in _BEHIND]
    names += [f"{word} of Ann.md" for word in ("Copy", "Kopie", "копия", "Копия", "KOPIE")]
    assert all(not copied(name) and not looked_like(name) for name in names if says_nothing(name))
    told = list(chain.from_iterable(filter(None, (copied(name) or looked_like(name) for name in names))))
    assert len(told) > len(names) // 2
    assert all(map(says_nothing, ("Ann Lee.md", "Robotics.md", "Event 1114.md", "A note.md")))
    assert say_nothing(("Ann Lee.md", "Robotics.md", "Event 1114.md", "2026-11-02.md"))
    assert [one for one in names if say_nothing(("Ann Lee.md", one)) and not says_nothing(one)] == []
    assert [one for one in map("a\n{}".format, names) if say_nothing((one, "Bo.md")) and not says_nothing(one)] == []
