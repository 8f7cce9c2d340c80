"""Law 14: work grows with the vault and not with its square. Of each thing that a vault may have many of, twice as many
are about twice as many steps, in each stage by itself and in each function of it; and ten times as many of what vaults
grow by are at most twelve times as many calls, from the bytes to the pages."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import CodeType

import pytest

import vaultkit
from tests.remembered import forget
from tests.steps import steps
from tests.vaults.day import TODAY
from tests.vaults.growing import DIMENSIONS, GROWING, Growing, vault
from tests.vaults.index import SETTINGS
from tests.work import calls, work_of
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.period import SPANS
from vaultkit.practices.practise import practise
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.region import read_lines

SIZE = 20
MOST = 2.3
"""How many times as many steps twice as many may take: twice, and a little for sorting."""
MOST_IN_ALL = 2.5
"""The same for a stage as a whole, whose work on a vault without the thing is in part other work."""
ENOUGH = SIZE**2
"""Fewer steps tell nothing: where each is compared with each, twice as many take four times as many as this."""

FEW = 8
MOST_OF_TEN = 12
"""How many times as many calls ten times as many may take."""

PACKAGE = Path(vaultkit.__file__).parent

Work = Mapping[CodeType, int]


@pytest.mark.parametrize("growing", GROWING.values(), ids=GROWING)
def test_twice_as_many_are_twice_the_work(growing: Growing) -> None:
    once, twice = (_work(vault(growing, size)) for size in (SIZE, 2 * SIZE))
    for stage, none in _work_without().items():
        works = (none, once[stage], twice[stage])
        steep = list(_steep(*works))
        assert not steep, stage
        totals = [sum(work.values()) for work in works]
        assert not _is_steep(totals[0], totals[1], totals[2], MOST_IN_ALL), (stage, totals)


@cache
def _work_without() -> dict[str, Work]:
    """The steps of a vault with none of the thing, which are taken off the others."""
    return _work(vault(lambda size: (), 0))


@pytest.mark.parametrize("growing", DIMENSIONS.values(), ids=DIMENSIONS)
def test_ten_times_as_many_are_at_most_twelve_times_the_work(growing: Growing) -> None:
    once, more = (work_of(vault(growing, size)) - _calls_without() for size in (FEW, 10 * FEW))
    assert 0 < once < more <= MOST_OF_TEN * once


@cache
def _calls_without() -> int:
    """The calls for a vault with none of the thing, once all that is remembered for all vaults is."""
    files = vault(lambda size: (), 0)
    work_of(files)
    return work_of(files)


def test_the_count_sees_what_compares_each_with_each() -> None:
    def compare(size: int) -> int:
        return calls(lambda: [max(one, other) for one in range(size) for other in range(size)])

    assert compare(100) > MOST_OF_TEN * compare(10)


def _work(files: Mapping[str, str]) -> dict[str, Work]:
    """The steps of each stage; each runs once before, so that nothing is counted that is remembered for all vaults, but
    what is remembered of these pages and people."""
    notes = [parse_note(path, text.encode()) for path, text in files.items()]
    index = build_index(notes, SETTINGS, TODAY)
    measures = measure(index)
    practise(measures, SPANS)
    read_lines.cache_clear()
    forget()
    return {
        "index": steps(lambda: build_index(notes, SETTINGS, TODAY)),
        "measure": steps(lambda: measure(index)),
        "practise": steps(lambda: practise(measures, SPANS)),
    }


def _steep(none: Work, once: Work, twice: Work) -> Iterator[str]:
    """The functions of the program that do too much more, with their steps."""
    for code, most in twice.items():
        path = Path(code.co_filename)
        counts = (none.get(code, 0), once.get(code, 0), most)
        if path.is_relative_to(PACKAGE) and _is_steep(*counts):
            yield f"{path.relative_to(PACKAGE)}:{code.co_firstlineno} {code.co_qualname} {counts}"


def _is_steep(none: int, once: int, twice: int, most: float = MOST) -> bool:
    return twice - none > max(ENOUGH, most * (once - none))
