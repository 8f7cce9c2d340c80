"""Note fuzz: hostile notes as everything that a note can be are read, appended to and built with; nothing stops,
nothing of the user's is lost, and the second build plans nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vaults.day import TODAY
from tests.vaults.fuzzed import NOTES, problems
from tests.vaults.hostile import CORPUS, PATHS, append, of_kind
from tests.vaults.index import SETTINGS
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.practices.practise import practise
from vaultkit.syntax.document import parse_note

ROOT = Path(__file__).parent.parent


SEEDS = 5


@pytest.mark.rounds(SEEDS)
def test_a_vault_of_hostile_notes_is_read_appended_to_and_built_twice(seed: int) -> None:
    """In a process of its own, so that a crash of a library is a failure of this test."""
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.vaults.fuzzed", str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_the_figures_of_the_contract_are_met() -> None:
    assert SEEDS * NOTES >= 200
    assert SEEDS * NOTES * 10 >= 2_000


@pytest.mark.parametrize("kind", PATHS)
def test_the_hostile_corpus_as_everything_that_a_note_can_be(kind: str) -> None:
    for name, text in CORPUS.items():
        data, path = of_kind(kind, text).encode("utf-8", "surrogatepass"), PATHS[kind]
        note = parse_note(path, data)
        longer = append(path, data)
        if isinstance(longer, Diagnostic):
            assert longer.rule == "append-refused", name
        else:
            assert longer.startswith(data), name
            assert append(path, longer) == longer, name
            assert [line.id for line in parse_note(path, longer).log].count("vk-zzzzzzzz") == 1, name
        index = build_index([note, parse_note("People/Ann.md", b"- 2026-11-01 coffee\n")], SETTINGS, TODAY)
        assert [one for one in index.diagnostics if one.rule == "unreadable"] == [], name
        assert "People/Ann.md" in index.history, name
        practise(measure(index))


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(61, id="a torn page of vaultkit's outside of its folder is not planned for ever"),
        pytest.param(127, id="a lone carriage return in a line of a torn page is no line lost"),
    ],
)
def test_what_the_fuzz_once_found(seed: int) -> None:
    assert list(problems(seed)) == []
