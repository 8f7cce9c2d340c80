"""One note never stops the others (law 13): whatever goes wrong while a note is read makes it a plain note with a
finding, and everything else is as if the note said nothing."""

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from msgspec.structs import replace

from tests.vaults.commands import run
from tests.vaults.day import TODAY
from tests.vaults.index import SETTINGS
from tests.vaults.small import snapshot, write_vault
from tests.vaults.values import field_names, is_record
from vaultkit.index import faults
from vaultkit.index.faults import UnreadableNotesError, of_all
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.record import Kind
from vaultkit.practices.practise import practise
from vaultkit.syntax import fault as note_faults
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.fault import unread_note
from vaultkit.syntax.region import format_page

pytestmark = pytest.mark.faulty

FAULTS = (ValueError, KeyError, OverflowError, RecursionError, MemoryError, ZeroDivisionError, IndexError)
PARTS = 6
"""The functions of the index are dealt out among so many seeds; the long run tries all."""
LINKED = "[[Bad]] [[Bo|b]] [x](Bad.md) [[2026-11-20]] #tag k:: v\n"
BAD: dict[str, tuple[str, str]] = {
    "a person": (
        "People/Bad.md",
        "---\naliases: [Baddy]\ntier: close\ncadence: x\nbirthday: 1980-01-02\nmet: 2026-01-01\n"
        "last_contact: 2026-02-01\n"
        "org: Acme\ngoals: '[[Robots]]'\ngroup: Club\nvia: Ann\nstatus: active\ninteractions: [2026-03-03 call]\n---\n"
        "- 2026-11-02 coffee with [[Ann]] ^vk-aaaaaaa1\n- 2026-11-03 tier inner\n- 2027-01-01 call\n- [ ] ask [[Ann]]\n"
        "- [x] called [[Bo]] ✅ 2026-11-10\n\n[[2026-11-20]] [[Nobody Known]]\n",
    ),
    "a private person": ("People/Bad.md", "---\nprivate: true\naliases: [Baddy]\n---\n- 2026-11-02 coffee\n"),
    "an event": (
        "Events/Bad.md",
        "---\ndate: 2026-11-05\npeople: [Ann, Zed Nobody]\nsize: ~30\nhours: 2\nrating: 4\nagain: yes\nfrom: Ann\n"
        "by: 2026-11-01\ngroup: Club\n---\n## Attendees\n- [[Bo]]\n- Cy Poe\n\n- 2026-11-06 resonated 5\n",
    ),
    "a group": ("Groups/Bad.md", "---\nstage: core\npeople: [Ann]\ncadence: monthly\n---\n- 2026-11-05 attended\n"),
    "a goal": ("Goals/Bad.md", "---\nwants: [2 mentors in robotics, {role: peer, count: 2}]\n---\n" + LINKED),
    "boundaries": (
        "Bad.md",
        "---\ntype: boundaries\naway: 2026-12-20 to 2027-01-03\ntier_limits: {inner: 4}\n---\n"
        "## Declining\n> no, [[Ann]]\n",
    ),
    "a daily note": (
        "2026-11-20.md",
        "Lunch with [[Ann]] and [[Annie]], [[Bo]] #met\n- [x] called [[Ann]]\n- [ ] write [[Bo]]\n"
        "- 2026-11-19 call [[Ann]]\n"
        "  - [[Ann]] and [[Zed Nobody]]\n",
    ),
    "a page": (
        "Ecosystem/Reviews/2026-W47.md",
        format_page(
            "2026-W47",
            "## Reach out\n- [x] [[Ann]] · x ✅ 2026-11-18 ^vk-aaaaaaa2\n"
            "  - coffee: words\n- [>] [[Bo]] · x ^vk-aaaaaaa3\n"
            "  - in two weeks\n- [ ] [[Cy]] ^vk-aaaaaaa4\n- [x] accept [[Fair]] ^vk-aaaaaaa6",
            "\n",
        ),
    ),
    "a plain note": ("Bad.md", LINKED + "- [ ] ask [[Ann]] 📅 2026-12-01\n"),
}  # fmt: skip
OTHERS = {
    "People/Ann.md": "---\naliases: [Annie]\ntier: close\n---\n- 2026-11-01 coffee with [[Bad]], [[Baddy]]\n- [ ] x\n",
    "People/Bo.md": "---\ngroup: [Bad, Club]\nvia: Bad\ngoals: Bad\nmet: '[[Bad]]'\n---\n- 2026-10-01 call ^vk-aa3\n",
    "Events/Fair.md": "---\ndate: 2026-11-25\npeople: [Ann, Bad, Baddy]\n---\n",
    "Groups/Club.md": "---\npeople: [Ann]\n---\n",
    "Goals/Robots.md": "---\nwants: 1 mentor\n---\n",
    "2026-11-18.md": "Talked to [[Bad]] and [[Ann]].\n- [ ] write [[Bad]]\n",
    "Ecosystem/Reviews/2026-W46.md": format_page("2026-W46", "- [x] [[Ann]] ^vk-aaaaaaa5\n  - lunch: [[Bad]]", "\n"),
}
MODULES = [module for name, module in sorted(sys.modules.items()) if name.startswith("vaultkit.index.")]
SAYS_NOTHING = ("notes", "kinds", "dated", "backlinks", "names", "private", "logged", "pages", "diagnostics")


def _parsed(files: Mapping[str, str]) -> list[Note]:
    return [parse_note(path, text.encode()) for path, text in files.items()]


def _owner(value: object) -> str:
    """The path of the note that a value belongs to, "" for none."""
    for name in ("event", "note", "item"):
        inner = getattr(value, name, None)
        if is_record(inner):
            value = inner
    if isinstance(value, Location):
        return value.path
    if not is_record(value):
        return ""
    path = getattr(value, "path", "")
    place = getattr(value, "location", None)
    return path if isinstance(path, str) and path.endswith(".md") else place.path if isinstance(place, Location) else ""


class Trap:
    """A function that fails for whatever belongs to one note."""

    def __init__(self, function: Callable[..., Any], path: str, fault: type[Exception]) -> None:
        self.hits = 0
        self._function, self._path, self._fault = function, path, fault

    def wrapped(self) -> Callable[..., Any]:
        def call(*args: Any, **words: Any) -> Any:
            values = [value for value in (*args, *words.values()) if type(value).__name__ not in SHARED]
            if any(_owner(value) == self._path for value in values):
                self.hits += 1
                raise self._fault("CANARY")
            return self._function(*args, **words)

        return call


SHARED = {"Interaction", "Diagnostic", "Resolution", "Boundaries", "Ref"}
"""What is told of several notes at once: its owner is not the note that is being read."""


def _functions() -> Iterator[tuple[str, object, str, FunctionType]]:
    """Every function and method of the index, with the namespace in which it is looked up."""
    for module in MODULES:
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__:
                yield f"{module.__name__}.{name}", module, name, value
            elif inspect.isclass(value) and value.__module__ == module.__name__:
                for own, method in vars(value).items():
                    if inspect.isfunction(method) and not own.startswith("__"):
                        yield f"{module.__name__}.{name}.{own}", value, own, method


def _called(work: Callable[[], object]) -> set[CodeType]:
    """The code that runs; what does not run cannot fail."""
    codes: set[CodeType] = set()
    sys.setprofile(lambda frame, *_: codes.add(frame.f_code))
    try:
        work()
    finally:
        sys.setprofile(None)
    return codes


@contextmanager
def _set(owner: object, name: str, function: FunctionType, call: Callable[..., Any]) -> Iterator[None]:
    """Puts the call into every place from which the function is called."""
    places: list[tuple[object, str]] = [(owner, name)]
    if isinstance(owner, ModuleType):
        places += [(one, key) for one in MODULES for key, value in vars(one).items() if value is function]
    for place, key in places:
        setattr(place, key, call)
    try:
        yield
    finally:
        for place, key in places:
            setattr(place, key, function)


def _without(index: Index, path: str) -> dict[str, object]:
    """What the index says of all notes but one."""
    found = {name: getattr(index, name) for name in field_names(index) if name not in SAYS_NOTHING}
    found["notes"] = {key: note for key, note in index.notes.items() if key != path}
    found["kinds"] = {key: kind for key, kind in index.kinds.items() if key != path}
    found["private"] = index.private - {path}
    found["diagnostics"] = [one for one in index.diagnostics if one.location.path != path]
    return found


def _plain_forms(path: str, notes: list[Note]) -> list[list[Note]]:
    """The vault with the note as it is once it cannot be read: plain, then private in doubt, then gone."""
    others = [note for note in notes if note.path != path]
    own = next(note for note in notes if note.path == path)
    plain = replace(own, blocks=(), log=(), tags=(), writable=False, failed=True)
    bare = unread_note(path, ValueError())
    return [others] if path.startswith("Ecosystem/") else [[*others, plain], [*others, bare], others]


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.rounds(1)
def test_a_fault_in_any_function_of_the_index_is_one_note_s(kind: str, seed: int) -> None:
    path, text = BAD[kind]
    notes = _parsed({**OTHERS, path: text})
    calm = build_index(notes, SETTINGS, TODAY)
    plain = [_without(build_index(form, SETTINGS, TODAY), path) for form in _plain_forms(path, notes)]
    called = _called(lambda: build_index(notes, SETTINGS, TODAY))
    reached = 0
    seen: list[dict[str, object]] = []
    for number, (name, owner, key, function) in enumerate(_functions()):
        if owner is faults or name.startswith(("vaultkit.index.indexer.", "vaultkit.index.private_findings.")):
            continue
        if function.__code__ not in called or number % PARTS != seed % PARTS:
            continue
        trap = Trap(function, path, FAULTS[number % len(FAULTS)])
        with _set(owner, key, function, trap.wrapped()):
            found = build_index(notes, SETTINGS, TODAY)
        if not trap.hits:
            assert found == calm, name
            continue
        reached += 1
        told = [one for one in found.diagnostics if one.rule == "unreadable"]
        assert {one.location.path for one in told} == {path}, name
        assert all("CANARY" not in one.message for one in told)
        assert found.kinds.get(path, Kind.NOTE) is Kind.NOTE, name
        assert _without(found, path) in plain, name
        if kind == "a private person" and path in found.notes:
            assert path in found.private, name
            assert found.hidden.hides("lunch with Bad"), name
        if _without(found, path) not in seen:
            seen.append(_without(found, path))
            practise(measure(found))
    assert reached > 1 or kind == "a page"  # few functions ask one, of which this part may hold none


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.rounds(1)
def test_a_fault_in_any_step_of_the_parser_is_that_note_s(
    kind: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, text = BAD[kind]
    modules = [module for name, module in sorted(sys.modules.items()) if name.startswith("vaultkit.syntax.")]
    calm = parse_note(path, text.encode())
    kept = {(module.__name__, name) for module in (note_faults,) for name in vars(module)}
    functions = [
        (module, name, value)
        for module in modules
        for name, value in vars(module).items()
        if inspect.isfunction(value) and (value.__module__, name) not in kept and name not in {"parse_note", "_failed"}
    ]
    called = _called(lambda: parse_note(path, text.encode()))
    reached = 0
    seen: list[Note] = []
    for number, (module, name, value) in enumerate(functions):
        if value.__code__ not in called or number % 3 != seed % 3:
            continue
        trap = Trap(value, "", FAULTS[number % len(FAULTS)])
        with monkeypatch.context() as patch:
            patch.setattr(module, name, lambda *args, trap=trap, **words: _fail(trap))
            found = parse_note(path, text.encode())
        assert (found == calm) is not bool(trap.hits), f"{module.__name__}.{name}"
        if trap.hits:
            reached += 1
            assert (found.path, found.failed, found.writable, found.blocks, found.log) == (path, True, False, (), ())
            assert [one.rule for one in found.diagnostics] == ["unreadable"]
            assert "CANARY" not in found.diagnostics[0].message
            if replace(found, diagnostics=()) in seen:
                continue
            seen.append(replace(found, diagnostics=()))
            index = build_index([*_parsed(OTHERS), found], SETTINGS, TODAY)
            assert index.kinds[path] is Kind.NOTE
            assert (path in index.private) >= (kind == "a private person")
    assert reached > (kind != "a page"), "of a page a parser has few steps"


def _fail(trap: Trap) -> None:
    trap.hits += 1
    raise AssertionError("CANARY")


@pytest.mark.parametrize("bad", [(), (3,), (0, 9), (4, 5), tuple(range(10))])
def test_the_guilty_are_found_among_many(bad: tuple[int, ...]) -> None:
    def read(items: object) -> list[float]:
        return [1 / (0 if item in bad else 1) for item in items]  # type: ignore[attr-defined]

    if not bad:
        assert of_all(range(10), str, read) == [1.0] * 10
        return
    with pytest.raises(UnreadableNotesError) as found:
        of_all(range(10), str, read)
    assert sorted(found.value.faults) == [str(one) for one in bad]


def test_a_fault_that_is_nobody_s_is_raised_as_it_is() -> None:
    def together(items: object) -> None:
        if len(items) > 1:  # type: ignore[arg-type]
            raise ArithmeticError

    def always(items: object) -> None:
        raise KeyError(items)

    with pytest.raises(ArithmeticError):
        of_all(range(10), str, together)
    with pytest.raises(KeyError):
        of_all(range(10), str, always)


def test_the_finding_names_the_kind_of_fault_and_its_place_and_no_content(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise OverflowError("CANARY")

    monkeypatch.setattr("vaultkit.index.people.written_birthday", read)
    found = build_index(_parsed({"People/Ann.md": "---\nbirthday: 1980-01-01\n---\n"}), SETTINGS, TODAY)
    told = next(one for one in found.diagnostics if one.rule == "unreadable")
    assert told.message.startswith(
        "reading the note went wrong inside vaultkit (OverflowError in index.properties, line "
    )
    assert told.location == Location(path="People/Ann.md")
    assert found.people == ()


def test_commands_go_on_and_the_tick_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULTKIT_NO_CACHE", "1")  # what is known of a note does not go wrong
    root = write_vault(tmp_path, {**OTHERS, "People/Bad.md": "---\nbirthday: 1980-01-01\n---\n- 2026-01-01 call\n"})
    assert run(root, "review").exit_code in {0, 1}
    before = snapshot(root)

    def read(*_: object) -> None:
        raise OverflowError("CANARY")

    monkeypatch.setattr("vaultkit.index.people.written_birthday", read)
    for words in (("review",), ("why", "Ann"), ("list", "people"), ("doctor",), ("check",), ("log", "Ann", "coffee")):
        result = run(root, *words)
        assert result.exit_code in {0, 1}, (words, result.output)
        assert "CANARY" not in result.output
    checked = run(root, "check")
    assert checked.exit_code == 1
    assert "People/Bad.md" in checked.output
    assert (root / "People/Bad.md").read_bytes() == before["People/Bad.md"]


DEEP = {
    "quotes": "> " * 3000 + "[[Ann]]",
    "lists": "".join(f"{'  ' * depth}- [[Ann]]\n" for depth in range(1500)),
    "numbered lists in one line": "1. " * 3000 + "[[Ann]]",
    "bullets in one line": "- " * 3000 + "[[Ann]]",
    "brackets": "[" * 9000 + "[[Ann]]" + "]" * 9000,
    "links in links": "[[" * 3000 + "Ann" + "]]" * 3000,
    "flow lists": f"---\na: {'[' * 3000}{']' * 3000}\n---\n[[Ann]]",
    "flow maps": f"---\na: {'{a: ' * 3000}{'}' * 3000}\n---\n[[Ann]]",
    "block maps": "---\n" + "".join(f"{' ' * depth}a:\n" for depth in range(1500)) + "---\n[[Ann]]",
    "folders": "[[" + "a/" * 3000 + "Ann]]",
    "tags": "#" + "a/" * 5000 + " [[Ann]]",
    "headings": "".join(f"{'#' * (n % 6 + 1)} 2026-11-20 [[Ann]]\n" for n in range(3000)),
    "fields": "[a:: " * 1500 + "[[Ann]]" + "]" * 1500,
    "open tasks": "".join(f"{'  ' * depth}- [ ] [[Ann]]\n" for depth in range(90)),
    "tables": "|a" * 3000 + "|\n" + "|-" * 3000 + "|\n" + "|[[Ann]]" * 3000 + "|\n",
    "HTML": "<div>" * 5000 + "[[Ann]]",
}


@pytest.mark.parametrize("deep", DEEP)
@pytest.mark.parametrize("path", ["People/Deep.md", "Events/Deep.md", "2026-11-20.md", "Goals/Deep.md", "Deep.md"])
def test_deep_structures_stop_nobody(path: str, deep: str) -> None:
    found = build_index(_parsed({**OTHERS, path: DEEP[deep]}), SETTINGS, TODAY)
    assert "People/Ann.md" in {one.path for one in found.people}
    assert [one for one in found.diagnostics if one.rule == "unreadable"] == []
    practise(measure(found))
