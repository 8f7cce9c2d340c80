"""What every test may ask for: the day on which the tests stand, and whether golden pages are to be written anew; and
what every test is held to: that no fault of the program was caught and told as a note's.

The laws are tried on the same examples in every run, on 40 unless a law says how many it needs;
`--hypothesis-profile exploring` tries new ones, and many more of them. Vaults stand in memory, and on the disk in the
long run."""

import faulthandler
import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import settings

from tests.remembered import remember
from tests.vaults.day import TODAY
from vaultkit.model.note import Note
from vaultkit.syntax import fault as note_faults
from vaultkit.vault import loader

settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("exploring", derandomize=False, deadline=None, max_examples=400)
settings.load_profile("repeatable")


REPORTS: list[str] = []
"""What tests measured and do not fail for, to be told at the end of `make torture`."""

HANGS_LOOKED_FOR_EVERY = 20.0
"""The watch for a test that hangs is set anew so seldom, in seconds: each time a thread begins and another ends, which
for thousands of tests of a millisecond would be most of their time."""

LONGEST = {"test_storm", "test_stateful", "test_crash", "test_two_devices", "test_canaries", "test_every_command"}

TERMINAL = pytest.StashKey[int]()
"""Where the stacks go if a test hangs, which is not where the output of that test goes."""

IN_MEMORY, ENOUGH = "/dev/shm", 1 << 30
"""Where the vaults of the tests stand if there are so many bytes: a third of the time of a command on a small vault is
the disk's."""

CAUGHT: list[Exception] = []
"""The faults that became findings (law 13) since the last test."""

_loader = vars(loader)
_parse = _loader["parse_note"]
_kind_of = note_faults.kind_of
_fstat = os.fstat
_watched_since = float("-inf")


def _is_open(fd: Any) -> None:
    """All that is left of `os.fsync` in a test: no test pulls the plug, and half of the time would go into waiting."""
    _fstat(fd)


@lru_cache(maxsize=4096)
def _parsed_once(path: str, data: bytes) -> Note:
    """A note as it is read; one that stands in many vaults, or is read by one command after another, is read once."""
    note: Note = _parse(path, data)
    return note


def _has_room(folder: str) -> bool:
    if not os.access(folder, os.W_OK | os.X_OK):
        return False
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize >= ENOUGH


def _noted(fault: Exception) -> str:
    CAUGHT.append(fault)
    return _kind_of(fault)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden pages anew instead of comparing with them; `--times N` tries N times as many
    seeds."""
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew")
    parser.addoption("--times", type=int, default=1, help="try so many times as many seeds")
    parser.addini("hang_timeout", "end the run, with the stacks of all threads, where a test takes so many seconds")


def pytest_configure(config: pytest.Config) -> None:
    """The marker `rounds(n)`: a test with an argument `seed` is run for so many seeds; the marker `faulty`: the test
    makes vaultkit fail on purpose. What is kept outside of vaults stands in a folder of this run."""
    config.addinivalue_line("markers", "rounds(n): run for n seeds, times --times")
    config.addinivalue_line("markers", "torture: runs in `make torture`, too, with as many as --times says")
    config.addinivalue_line("markers", "faulty: faults of the program may become findings")
    note_faults.kind_of = _noted
    _loader["parse_note"] = _parsed_once
    remember()
    if config.getoption("--times") == 1 and "TMPDIR" not in os.environ and _has_room(IN_MEMORY):
        os.environ["TMPDIR"], tempfile.tempdir = IN_MEMORY, None
    cache = tempfile.TemporaryDirectory(prefix="vaultkit-cache-")
    config.add_cleanup(cache.cleanup)
    os.environ["XDG_CACHE_HOME"] = cache.name
    config.stash[TERMINAL] = os.dup(2)
    os.fsync = _is_open


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The seeds of a test that is marked with `rounds`."""
    for marker in metafunc.definition.iter_markers("rounds"):
        metafunc.parametrize("seed", range(marker.args[0] * metafunc.config.getoption("--times")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files whose tests take seconds each come first, so that no worker waits for another in the end."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


def pytest_collection_finish() -> None:
    """The tests themselves stay: no collection of garbage has to walk through all of them."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """The watch for tests that hang, also where a test catches what `timeout` raises in it, as hypothesis does."""
    global _watched_since
    if time.monotonic() > _watched_since + HANGS_LOOKED_FOR_EVERY:
        _watched_since = time.monotonic()
        most = float(item.config.getini("hang_timeout"))
        faulthandler.dump_traceback_later(most, file=item.config.stash[TERMINAL], exit=True)


@pytest.fixture(autouse=True)
def no_fault_is_hidden(request: pytest.FixtureRequest) -> Iterator[None]:
    """A fault of the program that the net under single notes caught fails the test, as if there were no net."""
    is_faulty = request.node.get_closest_marker("faulty") is not None
    _loader["parse_note"] = _parse if is_faulty else _parsed_once
    yield
    caught, CAUGHT[:] = CAUGHT[:], []
    if caught and not is_faulty:
        raise caught[0]


@pytest.fixture
def report() -> Callable[[str], None]:
    """Takes a line about what was measured, for the end of `make torture`."""
    return REPORTS.append


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands on what its tests measured; where the tests run in one process there is nobody to hand it to."""
    faulthandler.cancel_dump_traceback_later()
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["reports"] = REPORTS


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What the tests of a worker measured; one that died has nothing to tell."""
    REPORTS.extend(getattr(node, "workeroutput", {}).get("reports", ()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """What was measured, where more seeds than usual were tried."""
    if REPORTS and config.getoption("--times") > 1:
        terminalreporter.section("measured")
        for line in sorted(REPORTS):
            terminalreporter.line(line)


@pytest.fixture
def times(request: pytest.FixtureRequest) -> int:
    """How many times as many seeds as usual are tried."""
    return int(request.config.getoption("--times"))


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden pages are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def today() -> date:
    """The day on which the tests stand."""
    return TODAY
