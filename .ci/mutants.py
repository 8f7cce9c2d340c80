"""Mutants: changes each module of the write path in one small place after another, and tells which changes no test
notices.

Run by `make mutants`, or for some modules only: `python .ci/mutants.py saves append`. Every mutant is a fork in which
that one module is compiled from the changed tree and its own tests are run up to the first that fails; a mutant that
takes far longer than the module itself is taken for noticed. What cannot be noticed stands in
`.ci/equivalent_mutants.txt` with the reason."""

import ast
import copy
import importlib.abc
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType

import markdown_it
import pytest
import yaml

_ROOT = Path(__file__).resolve().parent.parent
_EQUIVALENT = Path(__file__).with_name("equivalent_mutants.txt")
_LOADED_BEFORE = (markdown_it, yaml)
"""What every fork needs and no mutant changes, loaded once."""

_TESTS = {
    "syntax/append_text": "test_append_text test_next_steps test_ticks_logged",
    "syntax/checklist": "test_checklist test_names test_ticks_logged",
    "syntax/fragments": "test_torn_lines",
    "syntax/frontmatter": "test_document test_conventions_properties test_closed_notes",
    "syntax/inert": "test_inert test_names",
    "syntax/own_lines": "test_torn_lines test_next_steps",
    "syntax/region": "test_region test_edits",
    "syntax/typed_words": "test_typed_words",
    "index/item_owners": "test_names",
    "index/ticks": "test_ticks_logged test_next_steps",
    "vault/append": "test_saves test_files",
    "vault/replace": "test_files test_faults",
    "vault/saves": "test_saves",
}
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Break: ast.Continue,
    ast.Continue: ast.Break,
}


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from other code than its file holds."""

    def __init__(self, name: str, code: CodeType) -> None:
        self._name, self._code = name, code

    def find_spec(self, name: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)


def main(names: Sequence[str]) -> int:
    """The exit code: 1 where a mutant lived of which nobody said that it may."""
    equivalent = {line.partition("  #")[0] for line in _EQUIVALENT.read_text().splitlines() if line}
    missed = 0
    for module, tests in _TESTS.items():
        if names and not any(module.endswith(f"/{name}") for name in names):
            continue
        path = _ROOT / "vaultkit" / f"{module}.py"
        files = [str(_ROOT / "tests" / f"{test}.py") for test in tests.split()]
        started = time.monotonic()
        tree = ast.parse(path.read_text())
        if not _passes(module, tree, files, 600):
            print(f"{module}: its own tests fail", flush=True)
            return 1
        longest = int(5 * (time.monotonic() - started)) + 10
        found = list(_mutants(tree))
        lived = [name for name, mutant in found if _passes(module, mutant, files, longest)]
        new = [name for name in lived if f"{module}: {name}" not in equivalent]
        for name in new:
            print(f"  {module}: {name}", flush=True)
        print(f"{module}: {len(found) - len(lived)} of {len(found)} noticed, {len(new)} to look at", flush=True)
        missed += len(new)
    return min(missed, 1)


def _passes(module: str, tree: ast.Module, files: Sequence[str], longest: int) -> bool:
    """Whether the tests pass with the module compiled from that tree."""
    code = compile(ast.fix_missing_locations(tree), f"{module}.py", "exec")
    child = os.fork()
    if child == 0:
        signal.alarm(longest)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        sys.meta_path.insert(0, _Mutated(f"vaultkit.{module.replace('/', '.')}", code))
        os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *files]))
    return os.waitpid(child, 0)[1] == 0


def _mutants(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """Each changed tree, with the function, the number of the change in it and what was changed."""
    counts: dict[str, int] = {}
    nodes = list(_changeable(tree, "module"))
    for at, (where, node) in enumerate(nodes):
        for what in _changes(node):
            counts[where] = counts.get(where, 0) + 1
            other = copy.deepcopy(tree)
            _change([one for _, one in _changeable(other, "module")][at], what)
            yield f"{where} {counts[where]}: {what}", other


def _changeable(node: ast.AST, where: str) -> Iterator[tuple[str, ast.AST]]:
    """The nodes below one, each with the function that it stands in; no docstrings, imports or types."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            is_text = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if not isinstance(child, ast.AST) or is_text or isinstance(child, ast.Import | ast.ImportFrom):
                continue
            inner = child.name if isinstance(child, ast.FunctionDef | ast.ClassDef) else where
            yield inner, child
            yield from _changeable(child, inner)


def _changes(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Compare(ops=[op, *_]) | ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in _SWAPPED:
            yield f"{type(op).__name__} to {_SWAPPED[type(op)].__name__}"
        case ast.If(test=_) | ast.IfExp(test=_):
            yield "always"
            yield "never"
        case ast.UnaryOp(op=ast.Not()):
            yield "without not"
        case ast.Constant(value=bool(value)):
            yield f"{value} to {not value}"
        case ast.Constant(value=int(value)):
            yield f"{value} to {value + 1}"
        case ast.Constant(value=str(value)) if value:
            yield f"{value[:30]!r} to another"
        case ast.Return(value=ast.expr()):
            yield "returns None"


def _change(node: ast.AST, what: str) -> None:
    match node:
        case ast.Compare(ops=ops):
            node.ops = [_SWAPPED[type(ops[0])](), *ops[1:]]  # type: ignore[list-item]
        case ast.BoolOp(op=op) | ast.BinOp(op=op):
            node.op = _SWAPPED[type(op)]()  # type: ignore[assignment]
        case ast.If() | ast.IfExp():
            node.test = ast.Constant(value=what == "always")
        case ast.UnaryOp(operand=operand):
            node.op, node.operand = ast.Not(), ast.UnaryOp(op=ast.Not(), operand=operand)
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int(value)):
            node.value = value + 1
        case ast.Constant(value=str(value)):
            node.value = f"X{value}"
        case ast.Return():
            node.value = ast.Constant(value=None)


if __name__ == "__main__":
    sys.path.insert(0, str(_ROOT))
    os.chdir(_ROOT)
    sys.exit(main(sys.argv[1:]))
