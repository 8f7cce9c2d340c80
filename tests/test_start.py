"""The start of a command: what each may import, since the imports are most of what a small vault waits for."""

import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import vaultkit
from tests.vaults.commands import run
from tests.vaults.small import TODAY, write_vault
from vaultkit.cli.main import COMMANDS
from vaultkit.model.regex import WaitingRegex

NEVER = frozenset((
    "asyncio", "ctypes", "dateparser", "dateutil", "difflib", "email", "frontmatter", "http", "icalendar", "jinja2",
    "markdown_it", "mcp", "multiprocessing", "phonenumbers", "random", "rapidfuzz", "secrets", "statistics", "vobject",
    "watchdog", "yaml", "vaultkit.build", "vaultkit.pages.pages", "vaultkit.syntax.document",
    "vaultkit.syntax.frontmatter", "vaultkit.vault.workers",
))  # fmt: skip
"""What no command imports that tells what notes say in which nothing changed."""

WRITES = frozenset(("vaultkit.syntax.document",))
RENDERS = frozenset(
    ("difflib", "jinja2", "random", "vaultkit.build", "vaultkit.pages.pages", "vaultkit.syntax.document")
)

DAILY = {
    "path": (("path", "Ann Lee"), frozenset()),
    "open": (("open", "Ann Lee", "--print"), frozenset()),
    "show": (("show", "Ann Lee"), frozenset()),
    "list": (("list", "people"), frozenset()),
    "why": (("why", "Ann Lee"), frozenset()),
    "reconnect": (("reconnect",), frozenset()),
    "log": (("log", "Ann Lee", "coffee", "hi", "--dry-run"), WRITES),
    "review": (("review", "--dry-run"), RENDERS),
}
"""The words of each command, and what it may import of all that."""

AFTER_A_LINE = NEVER - RENDERS - {"ctypes"} | {
    "calendar", "click.shell_completion", "copy", "resource", "vaultkit.cli.input.periods", "vaultkit.index.directions",
    "vaultkit.index.doers", "vaultkit.index.event_days", "vaultkit.index.topics", "vaultkit.model.given_names",
    "vaultkit.model.settings_manual", "vaultkit.syntax.append_text", "vaultkit.syntax.cadence_words",
    "vaultkit.syntax.clause", "vaultkit.syntax.clause_words", "vaultkit.syntax.clauses", "vaultkit.syntax.coming_days",
    "vaultkit.syntax.coming_lines", "vaultkit.syntax.odd_scalars", "vaultkit.syntax.past_days",
    "vaultkit.syntax.repeated_keys", "vaultkit.syntax.tasks", "vaultkit.vault.append", "vaultkit.vault.gitstate",
    "vaultkit.vault.toml_settings",
}  # fmt: skip
"""What a review does not import in which nothing changed but that a note has one more line; `ctypes` swaps files."""

MOST_MODULES = 338
"""So many of vaultkit's own modules such a review may import: each costs as much as some hundred lines to run."""

HELP = frozenset((
    "vaultkit.cli.catalogue", "vaultkit.cli.errors", "vaultkit.cli.input",
    "vaultkit.cli.input.arguments", "vaultkit.cli.input.choices", "vaultkit.cli.input.completion",
    "vaultkit.cli.input.letters", "vaultkit.cli.input.options", "vaultkit.cli.input.typed_line",
    "vaultkit.cli.input.unquoted", "vaultkit.cli.lifetime", "vaultkit.cli.main", "vaultkit.cli.manner",
    "vaultkit.cli.screen",
    "vaultkit.cli.today", "vaultkit.cli.usage", "vaultkit.model.bare_text", "vaultkit.model.kind",
    "vaultkit.model.names", "vaultkit.model.regex", "vaultkit.model.standings",
    "vaultkit.syntax.inert", "vaultkit.syntax.numbers",
))  # fmt: skip
"""All of vaultkit that the help of a command may import besides what says what one may type."""

MOST_PATTERNS, MOST_LETTERS = 140, 10_000
"""So many patterns, with so many letters, may be compiled by these commands together, of some five hundred; what is
needed for few lines only stands behind a cheaper question."""

SCRIPT = """
import json, os, sys
from vaultkit.cli.main import cli

told, seen = {}, set(sys.modules)
for name, words in json.loads(sys.argv[1]).items():
    cut = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        cli(words, prog_name="vaultkit")
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    os.dup2(cut, 1)
    told[name] = code, sorted(set(sys.modules) - seen)
    seen |= set(sys.modules)
own = [module for name, module in sys.modules.items() if name.startswith("vaultkit.")]
values = {id(value): value for module in own for value in vars(module).values()}.values()
asked = [value.pattern for value in values if type(value).__name__ == "WaitingRegex" and "compiled" in vars(value)]
print(json.dumps([told, [one if isinstance(one, str) else one.decode() for one in asked]]))
"""


def called(commands: dict[str, tuple[str, ...]]) -> tuple[dict[str, tuple[int, set[str]]], list[str]]:
    """The exit code of each command, all called in one new process, and what it imported that those before had not; and
    the patterns that all of them together compiled."""
    words = [sys.executable, "-c", SCRIPT, json.dumps(commands)]
    ran = subprocess.run(words, capture_output=True, text=True, check=True)
    told, patterns = json.loads(ran.stdout)
    return {name: (code, set(modules)) for name, (code, modules) in told.items()}, patterns


def imported(commands: dict[str, tuple[str, ...]]) -> dict[str, tuple[int, set[str]]]:
    """The exit code of each command, and what it imported that those before had not."""
    return called(commands)[0]


def test_a_daily_command_imports_what_it_needs(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault")
    where = ("--vault", str(root), "--today", TODAY)
    assert run(root, "path", "Ann Lee").exit_code == 0
    found, patterns = called({name: (*words, *where) for name, (words, _) in DAILY.items()})
    assert {name: code for name, (code, _) in found.items() if code} == {}
    creeping = {name: modules & NEVER - DAILY[name][1] for name, (_, modules) in found.items()}
    assert {name: sorted(modules) for name, modules in creeping.items() if modules} == {}
    assert {"vaultkit.build", "jinja2"} <= found["review"][1]
    assert [one for one in patterns if "\u9fff" in one] == []  # a class of so many letters takes milliseconds
    assert 40 < len(patterns) < MOST_PATTERNS
    assert sum(map(len, patterns)) < MOST_LETTERS


def test_a_review_after_one_line_imports_what_it_needs(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault")
    assert run(root, "review").exit_code == 0
    with (root / "People/Ann Lee.md").open("a") as note:
        note.write("- 2026-11-20 call: the plan\n")
    code, modules = imported({"review": ("review", "--vault", str(root), "--today", TODAY)})["review"]
    assert code == 0
    assert sorted(modules & AFTER_A_LINE) == []
    assert "jinja2" in modules  # a page differs
    assert 200 < sum(name.startswith("vaultkit.") for name in modules) < MOST_MODULES


def test_help_imports_no_library_that_only_a_run_needs() -> None:
    found = imported({name: (name, "--help") for name in COMMANDS})
    assert {name: code for name, (code, _) in found.items() if code} == {}
    for name, (_, modules) in found.items():
        assert sorted(modules & (NEVER | {"dataclasses", "hashlib", "json", "msgspec"})) == [], name
        own = {module for module in modules if module.count(".") > 1 and module.startswith("vaultkit.")}
        assert sorted(one for one in own - HELP if not one.startswith("vaultkit.cli.usage.")) == [], name


def test_the_list_of_commands_is_told_without_any_of_them() -> None:
    _, modules = imported({"help": ("--help",)})["help"]
    assert {
        name for name in modules if name.startswith(("vaultkit.", "json", "hashlib", "pathlib", "msgspec"))
    } == set()


COMPLETES = """
import atexit, os, sys
os.environ |= {"_VAULTKIT_COMPLETE": "bash_complete", "COMP_TYPED": "vaultkit re", "COMP_WORD": "re"}
from vaultkit.cli.main import main

def tell():
    names = (name for name in sys.modules if name.startswith("vaultkit.cli.") or name in {"msgspec", "json", "hashlib"})
    print(*sorted(names), file=sys.stderr)

atexit.register(tell)
main()
"""


def test_a_word_is_completed_without_any_command() -> None:
    ran = subprocess.run([sys.executable, "-c", COMPLETES], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["plain,review", "plain,reconnect"]
    assert set(ran.stderr.split()) == {
        "vaultkit.cli.catalogue", "vaultkit.cli.errors", "vaultkit.cli.input", "vaultkit.cli.input.completion",
        "vaultkit.cli.input.letters", "vaultkit.cli.input.typed_line", "vaultkit.cli.lifetime", "vaultkit.cli.main",
        "vaultkit.cli.screen",
    }  # fmt: skip


def test_every_pattern_that_waits_can_be_compiled() -> None:
    names = [one.name for one in pkgutil.walk_packages(vaultkit.__path__, "vaultkit.") if not one.name.endswith("__")]
    modules = [importlib.import_module(name) for name in names]
    waiting = [value for module in modules for value in vars(module).values() if isinstance(value, WaitingRegex)]
    assert len(waiting) > 100
    for one in waiting:
        assert one.compiled.pattern


def test_a_pattern_that_waits_is_asked_like_any_other() -> None:
    one = WaitingRegex("(a)(b)?", 0)
    assert "search" not in vars(one)
    assert one.search("xab").groups() == ("a", "b")
    assert vars(one)["search"] == one.compiled.search
    with pytest.raises(AttributeError):
        one.nothing  # noqa: B018
