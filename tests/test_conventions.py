"""The account of the conventions checklist: every row is a named case or is left out with a reason."""

import importlib
import re
from types import ModuleType

import pytest

ROWS = {"L": 55, "F": 7, "Y": 48, "T": 22, "K": 29, "D": 29, "B": 15, "P": 15, "G": 15, "S": 12}
ALL = {f"{letter}{number}" for letter, count in ROWS.items() for number in range(1, count + 1)}
AREAS = ("body", "dates", "fields", "links", "properties", "resolver", "tags", "tasks", "vault")
ID = re.compile(r"[LFYTKDBPGS]\d{1,2}")


def modules() -> list[ModuleType]:
    return [importlib.import_module(f"tests.test_conventions_{area}") for area in AREAS]


def ids_of_cases(module: ModuleType) -> set[str]:
    """The ids that begin a row of any table of the module, or that a test function is named after."""
    tables = [value for name, value in vars(module).items() if name.isupper() and isinstance(value, list | tuple)]
    rows = {str(row[0]) for table in tables for row in table if isinstance(row, tuple) and row}
    tests = {part.upper() for name in vars(module) if name.startswith("test_") for part in name.split("_")}
    return {found for text in rows | tests for found in re.split(r"[-/ ,]", text) if ID.fullmatch(found)}


def left_out() -> dict[str, str]:
    return {key: reason for module in modules() for key, reason in getattr(module, "LEFT_OUT", {}).items()}


def cases() -> set[str]:
    return set().union(*(ids_of_cases(module) for module in modules())) & ALL


def test_at_least_200_conventions_are_cases() -> None:
    assert len(cases()) >= 200


def test_every_convention_is_a_case_or_left_out_with_a_reason() -> None:
    assert sorted(ALL - cases() - set(left_out())) == []


@pytest.mark.parametrize(("key", "reason"), sorted(left_out().items()), ids=lambda value: str(value)[:4])
def test_a_reason_says_something(key: str, reason: str) -> None:
    assert key in ALL
    assert len(reason.split()) >= 3
