"""Patterns that are sought in a text of any length cost no more than its length, whatever is repeated in it: one that
may begin with blanks begins at the first of them only."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import vaultkit
from vaultkit.model.regex import WaitingRegex

SEEKING = re.compile(r"\b(\w+)\.(?:search|subn?|split|findall|finditer)\b")
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
MOST_SECONDS = 0.4
"""Of CPU time, for all texts, which take some hundredths of a second; where each beginning is tried to its end, one of
them takes twice as much."""
MOST_OF_ONE = 0.1

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
        for name in dict.fromkeys(SEEKING.findall(Path(str(found.__file__)).read_text(encoding="utf-8"))):
            one = vars(found).get(name)
            if isinstance(one, WaitingRegex | re.Pattern) and id(one) not in seen and isinstance(one.pattern, str):
                seen.add(id(one))
                yield f"{module.name}.{name}", one  # type: ignore[misc]


def texts(unit: str) -> list[str]:
    return [begin + unit * (LENGTH // len(unit)) + end for begin, end in AROUND]


TEXTS = {unit: texts(unit) for unit in REPEATED}


def seconds(pattern: "re.Pattern[str]", *given: str) -> float:
    """The CPU time for which the pattern is sought in all of the texts."""
    before = time.process_time()
    for text in given:
        pattern.sub("", text)
    return time.process_time() - before


def test_what_is_sought_costs_no_more_than_the_length_of_the_text() -> None:
    patterns, slow = list(sought()), []
    assert len(patterns) > 60
    for name, pattern in patterns:
        pattern.search("")  # to compile it is no part of the cost
        if name in BOUNDED or seconds(pattern, *chain.from_iterable(TEXTS.values())) <= MOST_SECONDS:
            continue
        slow += [(name, unit) for unit, given in TEXTS.items() if seconds(pattern, *given) > MOST_OF_ONE]
    assert slow == []
