"""The house's own rules, where no linter holds them: sizes, names, rooms and the reasons for what we stand on."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "vaultkit").rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "manager", "service", "engine", "handler"}
PURE_ROOMS = ("model", "syntax", "index", "measures", "exchange", "practices", "pages")
NUMBERS_OF_TEXT = ("index/", "syntax/", "exchange/", "cli/input/", "vault/toml_settings.py")
IMPURE_MODULES = {"os", "pathlib", "io", "shutil", "tempfile", "logging", "time", "socket", "subprocess", "random"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(text_of(path))))


def test_a_module_is_short_enough_to_live_in() -> None:
    assert MODULES
    assert {relative(path): n for path in MODULES if (n := len(text_of(path).splitlines())) > 350} == {}


def test_an_init_holds_a_docstring_and_nothing_else() -> None:
    bodies = {relative(path): ast.parse(text_of(path)).body for path in MODULES if path.name == "__init__.py"}
    assert bodies
    assert [path for path, body in bodies.items() if [type(one) for one in body] != [ast.Expr]] == []


def test_base_names_are_unique_within_their_folder_and_say_what_is_inside() -> None:
    folders = {path.parent for path in MODULES}
    names = Counter((path.parent, path.stem) for path in MODULES if path.stem != "__init__")
    names += Counter((folder.parent, folder.name) for folder in folders)
    assert {name: n for name, n in names.items() if n > 1} == {}
    assert FORBIDDEN_NAMES & {path.stem for path in MODULES} == set()


def test_no_import_hides_behind_type_checking() -> None:
    assert [relative(path) for path in MODULES if "TYPE_CHECKING" in text_of(path)] == []


@pytest.mark.parametrize("room", ["practices", "pages", "cli"])
def test_who_is_private_is_asked_in_the_measures_alone(room: str) -> None:
    asking = [path for path in MODULES if path.is_relative_to(ROOT / "vaultkit" / room)]
    assert asking
    assert [relative(path) for path in asking if re.search(r"\.private\b", text_of(path))] == []


def test_a_pure_room_touches_neither_disk_nor_clock() -> None:
    pure = [path for path in MODULES if path.parts[len(ROOT.parts) + 1] in PURE_ROOMS]
    assert pure
    assert {relative(path): found for path in pure if (found := sorted(_impure(path)))} == {}


def _impure(path: Path) -> Iterator[str]:
    """What the module asks of the disk or the clock; `today` is only the name of a field there."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from IMPURE_MODULES & {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            yield from IMPURE_MODULES & {(node.module or "").split(".")[0]}
        elif isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow"}:
            yield node.attr
    yield from re.findall(r"\b(?:date|datetime)\.(?:today|now|utcnow)\(", text_of(path))


def test_text_becomes_a_number_in_one_place() -> None:
    readers = [path for path in MODULES if relative(path).removeprefix("vaultkit/").startswith(NUMBERS_OF_TEXT)]
    assert ROOT / "vaultkit/syntax/numbers.py" in readers
    found = {relative(path): lines for path in readers if (lines := _numbers_made(path))}
    assert found.keys() <= {"vaultkit/syntax/numbers.py"}, "small_int and small_decimal read numbers"


def _numbers_made(path: Path) -> list[int]:
    calls = [node for node in nodes_of(path) if isinstance(node, ast.Call)]
    named = [one for call in calls if not _asks_for_a_type(call) for one in (call.func, *call.args)]
    return [node.lineno for node in named if isinstance(node, ast.Name) and node.id in {"int", "float", "complex"}]


def _asks_for_a_type(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "isinstance"


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = [re.split(r"[<>=\[ ]", entry)[0].lower() for entry in listed]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert [name for name in names if name not in reasons] == []


def test_the_dependencies_are_pinned_by_name_and_version_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9_.\-]+==[0-9][0-9A-Za-z.]*", pin)] == []


def test_every_target_of_make_is_in_its_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):(.*)$", makefile, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    assert sorted(name for name, _ in targets) == sorted(phony[1].split())
    assert [name for name, rest in targets if " ## " not in rest] == []
