"""Note fuzz: hostile notes as everything that a note can be are read, appended to and built with; nothing stops,
nothing of the user's is lost, and the second build plans nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vaults.day import TODAY
from tests.vaults.fuzzed import NOTES
from tests.vaults.hostile import CORPUS, PATHS, append, of_kind
from tests.vaults.index import SETTINGS
from tests.vaults.small import SMALL, write_vault
from tests.vaults.ticked import run
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.practices.practise import practise
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.region import format_page

ROOT = Path(__file__).parent.parent


SEEDS = 5


@pytest.mark.rounds(1)
def test_vaults_of_hostile_notes_are_read_appended_to_and_built_twice(seed: int) -> None:
    """In a process of their own, so that a crash of a library is a failure of this test; it says how far it was."""
    seeds = map(str, range(seed * SEEDS, (seed + 1) * SEEDS))
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.vaults.fuzzed", *seeds]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_the_figures_of_the_contract_are_met() -> None:
    assert SEEDS * NOTES >= 200
    assert SEEDS * NOTES * 10 >= 2_000


@pytest.mark.parametrize("kind", PATHS)
def test_the_hostile_corpus_is_appended_to_whatever_the_note_is(kind: str) -> None:
    for name, text in CORPUS.items():
        data, path = of_kind(kind, text).encode("utf-8", "surrogatepass"), PATHS[kind]
        longer = append(path, data)
        if isinstance(longer, Diagnostic):
            assert longer.rule == "append-refused", name
        else:
            assert longer.startswith(data), name
            assert append(path, longer) == longer, name
            assert [line.id for line in parse_note(path, longer).log].count("vk-zzzzzzzz") == 1, name


@pytest.mark.parametrize("part", range(4))
def test_the_hostile_corpus_as_everything_that_a_note_can_be(part: int) -> None:
    """Each text as every kind of note in one vault, beside somebody of whom nothing is lost by it."""
    ann = parse_note("People/Ann.md", b"- 2026-11-01 coffee\n")
    for name, text in list(CORPUS.items())[part::4]:
        notes = [parse_note(path, of_kind(kind, text).encode("utf-8", "surrogatepass")) for kind, path in PATHS.items()]
        index = build_index([*notes, ann], SETTINGS, TODAY)
        assert [one for one in index.diagnostics if one.rule == "unreadable"] == [], name
        assert ann.path in index.history, name
        practise(measure(index))


WEEK = "Ecosystem/Reviews/2026-W48.md"
TORN = "%% Begin vaultkit: 2026-W48 %%\nwords{}\n%% End vaultkit: 2026-W48 00000000 %%\n"
KEY = "---\nvaultkit: page\n---\n"
FOUND: dict[str, tuple[str, str]] = {
    "a torn page of vaultkit's outside of its folder": ("Old week.md", KEY + 2 * TORN.format("")),
    "a page of before, elsewhere, that names somebody private": (
        "Old home.md",
        format_page("home", "- [[Hush Moe]]: called", "\n"),
    ),
    "a lone carriage return in a torn page": (WEEK, KEY + TORN.format(" a\rb") + TORN.format(" c")),
    "a page whose front matter is broken": (WEEK, f"---\nvaultkit: page\n-ultkit: [\n---\n{TORN.format('')}"),
    "a page whose front matter ends in its region": (WEEK, f"---\nvaultkit: page\n----\n{TORN.format('')}---\n{TORN}"),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_the_fuzz_once_found(tmp_path: Path, name: str) -> None:
    path, text = FOUND[name]
    root = write_vault(tmp_path, {**SMALL, "People/Hush Moe.md": "---\nprivate: true\n---\n", path: text})
    built, again = run(root), run(root)
    assert [edit.path for edit in again.edits if not edit.refused] == []
    assert [one for one in built.diagnostics if "report this as a bug" in one.message] == []
    assert [one for one in again.index.promises.items() if any(path == told.location.path for told in one[1])] == []
