"""What every test may ask for: the day on which the tests stand, and whether golden pages are to be written anew; and
what every test is held to: that no fault of the program was caught and told as a note's.

The laws are tried on the same examples in every run; `--hypothesis-profile exploring` tries new ones."""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import settings

from tests.vaults.day import TODAY
from vaultkit.syntax import fault as note_faults

settings.register_profile("repeatable", derandomize=True)
settings.register_profile("exploring", derandomize=False)
settings.load_profile("repeatable")


REPORTS: list[str] = []
"""What tests measured and do not fail for, to be told at the end of `make torture`."""

CAUGHT: list[Exception] = []
"""The faults that became findings (law 13) since the last test."""

_kind_of = note_faults.kind_of


def _noted(fault: Exception) -> str:
    CAUGHT.append(fault)
    return _kind_of(fault)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden pages anew instead of comparing with them; `--times N` tries N times as many
    seeds."""
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew")
    parser.addoption("--times", type=int, default=1, help="try so many times as many seeds")


def pytest_configure(config: pytest.Config) -> None:
    """The marker `rounds(n)`: a test with an argument `seed` is run for so many seeds; the marker `faulty`: the test
    makes vaultkit fail on purpose. What is kept outside of vaults stands in a folder of this run."""
    config.addinivalue_line("markers", "rounds(n): run for n seeds, times --times")
    config.addinivalue_line("markers", "faulty: faults of the program may become findings")
    note_faults.kind_of = _noted
    cache = tempfile.TemporaryDirectory(prefix="vaultkit-cache-")
    config.add_cleanup(cache.cleanup)
    os.environ["XDG_CACHE_HOME"] = cache.name


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The seeds of a test that is marked with `rounds`."""
    for marker in metafunc.definition.iter_markers("rounds"):
        metafunc.parametrize("seed", range(marker.args[0] * metafunc.config.getoption("--times")))


@pytest.fixture(autouse=True)
def no_fault_is_hidden(request: pytest.FixtureRequest) -> Iterator[None]:
    """A fault of the program that the net under single notes caught fails the test, as if there were no net."""
    yield
    caught, CAUGHT[:] = CAUGHT[:], []
    if caught and request.node.get_closest_marker("faulty") is None:
        raise caught[0]


@pytest.fixture
def report() -> Callable[[str], None]:
    """Takes a line about what was measured, for the end of `make torture`."""
    return REPORTS.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """What was measured, where more seeds than usual were tried."""
    if REPORTS and config.getoption("--times") > 1:
        terminalreporter.section("measured")
        for line in sorted(REPORTS):
            terminalreporter.line(line)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden pages are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def today() -> date:
    """The day on which the tests stand."""
    return TODAY
