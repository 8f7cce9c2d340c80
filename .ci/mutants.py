"""Mutants: changes each module of the write path in one small place after another, and tells which changes no test
notices.

Run by `make mutants`, or for some modules only: `python .ci/mutants.py saves append`. The tests are collected once, and
run once to learn which of them run which line and how long they take. Every mutant is a fork in which the functions of
that one module have the changed code, and runs the tests of its module that reach the changed line, quick ones first,
up to the first that fails; one that takes far longer than they do is taken for noticed. Of a module with more than
60 mutants so many are tried, evenly. What cannot be noticed stands in `.ci/equivalent_mutants.txt` with the reason."""

import ast
import importlib
import inspect
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, NoReturn

import coverage
import pytest

from mutations import Mutant, mutants

_ROOT = Path(__file__).resolve().parent.parent
_EQUIVALENT = Path(__file__).with_name("equivalent_mutants.txt")
_MOST = int(os.environ.get("MUTANTS", "60"))
"""So many mutants of one module are tried."""

_EXAMPLES = 15
"""So many examples of a law are tried."""

_FAILED = Path(tempfile.gettempdir(), f"vaultkit-mutants-{os.getpid()}")
"""Holds the name of the test that noticed the last mutant."""

_ROWS = 120
"""So many rows of a table of inputs are tried."""

_SLOWEST, _LONGEST = 3.0, 15.0
"""No test that takes longer, in seconds of the processor, is asked about a mutant, nor is one mutant tried longer."""

_BROKEN = 9
"""The exit code of a process that could not even try."""

_TESTS = {
    "vault/append": "append written_lines undo",
    "vault/written_lines": "written_lines undo",
    "vault/saves": "saves known_writes",
    "vault/replace": "replace files",
    "vault/known_writes": "known_writes",
    "syntax/append_text": "append_text next_steps typed_words",
    "syntax/own_lines": "own_lines append_text",
    "syntax/fragments": "fragments",
    "syntax/coming_lines": "coming_lines append_text",
    "syntax/typed_words": "typed_words",
    "syntax/frontmatter": "front_matter",
    "syntax/broken_block": "broken_block",
    "syntax/checklist": "checklist item_words",
    "index/ticks": "ticks",
    "index/logged_lines": "logged_lines",
    "pages/page_sides": "page_sides",
    "syntax/region": "region edits",
    "syntax/merge": "torn_pages",
    "syntax/inert": "inert_signs",
    "pages/safety_law": "safety_law",
    "pages/vanished_notes": "vanished_notes",
}


def main(names: Sequence[str]) -> int:
    """The exit code: 1 where a mutant lived of which nobody said that it may."""
    chosen = [module for module in _TESTS if not names or module.rpartition("/")[2] in names]
    files = dict.fromkeys(f"tests/test_{test}.py" for module in chosen for test in _TESTS[module].split())
    trial = _Trial(chosen)
    plain = ["-s", "-qq", "-p", "no:cacheprovider", "-p", "no:randomly", "-o", "faulthandler_timeout=0"]
    code = pytest.main([*plain, "-m", "not torture", *files], plugins=[trial])
    return int(code) or min(trial.missed, 1)


class _Trial:
    """A run of pytest that tries mutants where it would run tests."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = modules
        self._out = os.fdopen(os.dup(1), "w", buffering=1)
        self.missed = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        if not os.environ.get("MUTANTS_SHOW"):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Takes the place of pytest's own loop."""
        if session.testsfailed:
            raise session.Interrupted("not all tests could be collected")
        items = _fewer(session.items)
        for item in items:
            _shorten(item)
        tests = _Tests(items, self._modules)
        self._out.write(f"{tests.told}\n")
        equivalent = {line.partition("  #")[0] for line in _EQUIVALENT.read_text().splitlines() if line}
        everything = [0, 0, 0]
        for module in self._modules:
            tree = ast.parse((_ROOT / "vaultkit" / f"{module}.py").read_text())
            if not any(tests.survivors(module, [Mutant(name="unchanged", tree=tree, lines=range(0))])):
                self._out.write(f"the tests of {module} fail, {_FAILED.read_text()} first\n")
                raise session.Failed
            found, count = mutants(tree, _MOST)
            lived = [f"{module}: {mutant.name}" for mutant in tests.survivors(module, found)]
            new = [name for name in lived if name not in equivalent]
            for name in new:
                self._out.write(f"  {name}\n")
            of = f"{len(found)}" if count == len(found) else f"{len(found)} ({count} there are)"
            same = f", {len(lived) - len(new)} of the rest equivalent" if len(lived) > len(new) else ""
            self._out.write(f"{module}: {len(found) - len(lived)} of {of} noticed{same}, {len(new)} to look at\n")
            everything = [a + b for a, b in zip(everything, (len(found), len(lived), len(new)), strict=True)]
        tried, living, self.missed = everything
        self._out.write(f"in all: {tried - living} of {tried} noticed, {living - self.missed} equivalent\n")
        return True


def _fewer(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """So many rows of each table of inputs at most, evenly over it."""
    tables: dict[str, list[pytest.Item]] = {}
    for item in items:
        tables.setdefault(item.nodeid.partition("[")[0], []).append(item)
    return [row for rows in tables.values() for row in rows[:: -(-len(rows) // _ROWS)]]


def _shorten(item: pytest.Item) -> None:
    """A law is tried on a few examples, which nobody makes smaller where it fails."""
    hypothesis = importlib.import_module("hypothesis")  # loaded by pytest, which has to come first
    test: Any = getattr(item, "obj", None)
    law = getattr(test, "_hypothesis_internal_use_settings", None) or hypothesis.settings()
    if hasattr(test, "hypothesis"):
        few = min(law.max_examples, _EXAMPLES)
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        short = hypothesis.settings(law, max_examples=few, phases=phases, database=None, deadline=None)
        getattr(test, "__func__", test)._hypothesis_internal_use_settings = short


class _Tests:
    """The collected tests: how long each takes, and which lines of which module it runs."""

    def __init__(self, items: Sequence[pytest.Item], modules: Sequence[str]) -> None:
        self._items = {item.nodeid: item for item in items}
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder, "ran")
            child = _forked(lambda: _measure(items, modules, kept))
            _ended({child: time.monotonic() + 3000})
            shutil.rmtree(_own_folder(child), ignore_errors=True)
            self._ran = json.loads(kept.read_text())
        failed = [name for name, ran in self._ran.items() if ran["failed"]]
        slow = [name for name, ran in self._ran.items() if ran["took"] > _SLOWEST]
        self.told = f"{len(self._ran)} tests in {sum(ran['took'] for ran in self._ran.values()):.0f} s"
        self.told += "".join(f"\n  fails unchanged: {name}" for name in failed)
        self.told += "".join(f"\n  takes too long: {name}" for name in slow)
        for name in {*failed, *slow}:
            del self._ran[name]

    def survivors(self, module: str, found: Sequence[Mutant]) -> Iterator[Mutant]:
        """Those of the mutants that no test of the module notices."""
        running: dict[int, float] = {}
        tried: dict[int, Mutant] = {}
        waiting = list(reversed(found))
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                mutant = waiting.pop()
                items = self._reaching(module, mutant.lines)
                if not items:
                    yield mutant
                    continue
                child = _forked(lambda mutant=mutant, items=items: _try(module, mutant, items))
                running[child] = time.monotonic() + 30 + 8 * sum(self._ran[item.nodeid]["took"] for item in items)
                tried[child] = mutant
            if running:
                child, passed = _ended(running)
                shutil.rmtree(_own_folder(child), ignore_errors=True)
                if passed:
                    yield tried[child]

    def _reaching(self, module: str, lines: range) -> list[pytest.Item]:
        """The tests of a module that run one of the lines, quick ones first."""
        files = {f"tests/test_{test}.py" for test in _TESTS[module].split()}
        names = [
            name
            for name, ran in self._ran.items()
            if name.partition("::")[0] in files and (not lines or not set(lines).isdisjoint(ran["lines"][module]))
        ]
        quick_first = sorted(names, key=lambda name: float(self._ran[name]["took"]))
        times = accumulate(float(self._ran[name]["took"]) for name in quick_first)
        return [
            self._items[name] for name, time_in_all in zip(quick_first, times, strict=True) if time_in_all < _LONGEST
        ]


def _measure(items: Sequence[pytest.Item], modules: Sequence[str], kept: Path) -> bool:
    """Runs all tests once and keeps what each ran."""
    paths = {module: str(_ROOT / "vaultkit" / f"{module}.py") for module in modules}
    ran: dict[str, dict[str, Any]] = {}
    lines = coverage.Coverage(data_file=None, config_file=False, include=list(paths.values()))
    lines.start()
    for item, after in zip(items, [*items[1:], None], strict=True):
        _forget()
        failed, started = item.session.testsfailed, time.process_time()
        lines.switch_context(item.nodeid)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        ran[item.nodeid] = {"took": time.process_time() - started, "failed": item.session.testsfailed > failed}
    lines.stop()
    data = lines.get_data()
    reached: dict[str, dict[str, list[int]]] = {name: {module: [] for module in modules} for name in ran}
    for module, path in paths.items():
        for line, contexts in data.contexts_by_lineno(path).items():
            for context in contexts:
                if context in reached:
                    reached[context][module].append(line)
    kept.write_text(json.dumps({name: {**what, "lines": reached[name]} for name, what in ran.items()}))
    return True


def _forget() -> None:
    """No test finds ready what another computed."""
    for name, module in list(sys.modules.items()):
        if name.startswith("vaultkit"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _try(module: str, mutant: Mutant, items: Sequence[pytest.Item]) -> bool:
    """Whether the tests pass with the module changed."""
    _forget()
    loaded = importlib.import_module(f"vaultkit.{module.replace('/', '.')}")
    fresh: dict[str, object] = {"__name__": loaded.__name__, "__file__": loaded.__file__}
    try:
        exec(compile(mutant.tree, str(loaded.__file__), "exec"), fresh)
    except Exception:  # no test could even import it
        return False
    _put_in(loaded, fresh, is_constant=not mutant.lines)
    for item, after in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if item.session.testsfailed:
            _FAILED.write_text(item.nodeid)
            return False
    return True


def _put_in(module: ModuleType, fresh: Mapping[str, object], *, is_constant: bool) -> None:
    """The functions of a loaded module get the changed code; a constant is changed wherever it was imported to."""
    for name, value in list(vars(module).items()):
        new = fresh.get(name)
        if new is None or new is value or name.startswith("__"):
            continue
        if isinstance(inspect.unwrap(value) if callable(value) else value, FunctionType):
            _recode(inspect.unwrap(value), inspect.unwrap(new))  # type: ignore[arg-type]
        elif isinstance(value, type):
            for attribute, method in list(vars(value).items()):
                _recode_method(value, method, vars(new).get(attribute))
        elif is_constant:
            _replace(name, value, new)


def _recode_method(owner: type, old: object, new: object) -> None:
    for at in ("__func__", "fget"):
        old, new = getattr(old, at, old), getattr(new, at, new)
    if not isinstance(old, FunctionType) or not isinstance(new, FunctionType):
        return
    if len(old.__code__.co_freevars) == len(new.__code__.co_freevars):
        _recode(old, new)
    else:  # it asked `super()` for something, and does no longer
        setattr(owner, old.__name__, new)


def _recode(old: FunctionType, new: FunctionType) -> None:
    if len(old.__code__.co_freevars) == len(new.__code__.co_freevars):
        old.__code__ = new.__code__
    simple = (bool, int, str, float)
    if old.__defaults__ and new.__defaults__:
        pairs = zip(old.__defaults__, new.__defaults__, strict=True)
        old.__defaults__ = tuple(b if isinstance(b, simple) else a for a, b in pairs)
    if old.__kwdefaults__ and new.__kwdefaults__:
        changed: Mapping[str, object] = new.__kwdefaults__
        old.__kwdefaults__ = {
            name: changed[name] if isinstance(changed[name], simple) else value
            for name, value in old.__kwdefaults__.items()
        }


def _replace(name: str, old: object, new: object) -> None:
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith(("vaultkit", "tests", "test_")) and vars(module).get(name) is old:
            setattr(module, name, new)


def _own_folder(child: int) -> Path:
    return Path(tempfile.gettempdir(), f"vaultkit-mutant-{child}")


def _forked(work: Any) -> int:
    """The number of a process that does the work in silence, in a folder of its own, and ends with 0 if it passed."""
    child = os.fork()
    return child or _run(work)


def _run(work: Any) -> NoReturn:
    code = _BROKEN
    try:
        os.setsid()
        told = os.fdopen(os.dup(2), "w")
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        folder = _own_folder(os.getpid())
        folder.mkdir()
        os.environ["PYTEST_DEBUG_TEMPROOT"] = os.environ["XDG_CACHE_HOME"] = str(folder)
        code = 0 if work() else 1
    except Exception:
        traceback.print_exc(file=told)
    finally:
        os._exit(code)


def _ended(running: dict[int, float]) -> tuple[int, bool]:
    """The next of the processes that ends or is out of time, and whether it passed; it is taken off the list."""
    while True:
        for child, until in list(running.items()):
            is_late = time.monotonic() > until
            if is_late:
                os.killpg(child, signal.SIGKILL)
            found, status = os.waitpid(child, 0 if is_late else os.WNOHANG)
            if found:
                del running[child]
                if not is_late and os.waitstatus_to_exitcode(status) == _BROKEN:
                    raise RuntimeError("a mutant could not be tried")
                return child, status == 0
        time.sleep(0.01)


if __name__ == "__main__":
    sys.path.insert(0, str(_ROOT))
    os.chdir(_ROOT)
    sys.exit(main(sys.argv[1:]))
