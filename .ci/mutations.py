"""Mutations: a module's source, to the same with one small change after another."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A changed tree: the function, the number of the change in it and what was changed; the lines that tell whether a
    test runs it, none where it is done once when the module is loaded."""

    name: str
    tree: ast.Module
    lines: range


def mutants(tree: ast.Module, most: int) -> tuple[tuple[Mutant, ...], int]:
    """So many of the mutants of a tree at most, evenly over all of it, and how many there are."""
    counts: dict[str, int] = {}
    found = []
    for at, (where, node, lines) in enumerate(_changeable(tree, "module", range(0))):
        for what in _changes(node):
            counts[where] = counts.get(where, 0) + 1
            found.append((f"{where} {counts[where]}: {what}", at, what, lines))
    step = max(len(found) / most, 1.0)
    taken = [found[int(number * step)] for number in range(min(len(found), most))]
    return tuple(Mutant(name=name, tree=_changed(tree, at, what), lines=lines) for name, at, what, lines in taken), len(
        found
    )


def _changed(tree: ast.Module, at: int, what: str) -> ast.Module:
    other = copy.deepcopy(tree)
    _change([node for _, node, _ in _changeable(other, "module", range(0))][at], what)
    return ast.fix_missing_locations(other)


def _changeable(node: ast.AST, where: str, lines: range) -> Iterator[tuple[str, ast.AST, range]]:
    """The nodes below one, each with the function that it stands in and the lines of its statement there; no
    docstrings, imports or types."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            is_text = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if not isinstance(child, ast.AST) or is_text or isinstance(child, ast.Import | ast.ImportFrom):
                continue
            inner, around = where, lines
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                inner, around = child.name, range(0)
            elif isinstance(child, ast.stmt) and (lines or isinstance(node, ast.FunctionDef)):
                around = range(child.lineno, _head_end(child) + 1)
            yield inner, child, around
            yield from _changeable(child, inner, around)


def _head_end(statement: ast.stmt) -> int:
    """The last line of a statement, without those of the statements in it."""
    body: list[ast.stmt] = getattr(statement, "body", [])
    if body:
        return max(body[0].lineno - 1, statement.lineno)
    return statement.end_lineno or statement.lineno


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
        case ast.Return(value=ast.expr() as value) if not _is_nothing(value):
            yield "returns None"


def _is_nothing(value: ast.expr) -> bool:
    """Whether nobody could tell None from it by asking whether there is anything."""
    return isinstance(value, ast.Constant) and not value.value


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
