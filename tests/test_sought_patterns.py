"""Patterns that are sought in a text of any length cost no more than its length, whatever is repeated in it: one that
may begin with blanks begins at the first of them only."""

import ast
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator

import vaultkit
from vaultkit.model.regex import WaitingRegex

SOUGHT = {"search", "sub", "subn", "split", "findall", "finditer"}
REPEATED = (
    " ",
    "\t",
    "a",
    "1",
    "_",
    "*",
    "#",
    "-",
    ".",
    ":",
    "(",
    "[",
    "[[",
    "^",
    "|",
    ",",
    "\n",
    " a",
    "a ",
    "1 ",
    "1-",
)
AROUND = (("a", "!x"), ("(a:: ", " [[a]]"))
LENGTH = 10_000
MOST_SECONDS = 0.15
"""Of CPU time, for what takes a hundredth of it; where each beginning is tried to its end, it is more than five
times as much."""

BOUNDED = {
    "vaultkit.exchange.names._MAIL": "a few hundred characters are looked at",
    "vaultkit.index.overviews._ENDS": "a name of a file",
    "vaultkit.syntax.day_ranges._BETWEEN": "two hundred characters are looked at",
    "vaultkit.index.day_names._BRACKETS": "a format of the settings",
    "vaultkit.syntax.moment.TOKEN": "a format of the settings",
    "vaultkit.syntax.written_days._CLOCK_BEHIND": "the last few characters are looked at",
    "vaultkit.syntax.dates._HOUR_PARTS": "a hundred characters are looked at",
}
"""Those whose callers never give them a long text, and what they give instead."""


def sought() -> Iterator[tuple[str, "re.Pattern[str]"]]:
    """The patterns of the program that are sought anywhere in a text, each once, by name."""
    seen: set[int] = set()
    for module in pkgutil.walk_packages(vaultkit.__path__, "vaultkit."):
        if module.name.endswith("__main__"):
            continue
        found = importlib.import_module(module.name)
        for node in ast.walk(ast.parse(inspect.getsource(found))):
            if isinstance(node, ast.Attribute) and node.attr in SOUGHT and isinstance(node.value, ast.Name):
                one = vars(found).get(node.value.id)
                if isinstance(one, WaitingRegex | re.Pattern) and id(one) not in seen and isinstance(one.pattern, str):
                    seen.add(id(one))
                    yield f"{module.name}.{node.value.id}", one  # type: ignore[misc]


def test_what_is_sought_costs_no_more_than_the_length_of_the_text() -> None:
    patterns, slow = list(sought()), []
    assert len(patterns) > 60
    for name, pattern in patterns:
        pattern.search("")  # to compile it is no part of the cost
        for unit in REPEATED if name not in BOUNDED else ():
            for begin, end in AROUND:
                text = begin + unit * (LENGTH // len(unit)) + end
                before = time.process_time()
                pattern.sub("", text)
                if (took := time.process_time() - before) > MOST_SECONDS:
                    slow.append((name, unit, round(took, 2)))
    assert slow == []
