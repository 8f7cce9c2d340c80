"""What a typed name means: the same for every command, asked for at a terminal, and never a private note unless its
whole name is typed."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from tests.vaults.commands import PEOPLE, asked, run
from tests.vaults.small import TODAY, snapshot, write_vault
from tests.vaults.terminal import at_terminal
from vaultkit.cli.input.lookup import look_up
from vaultkit.cli.input.name_search import Match
from vaultkit.cli.main import cli
from vaultkit.model.candidate import Candidate

OF_ANY_KIND = (["show"], ["decide", "paused"])
OF_A_PERSON = (["why"], ["snooze", "friday"], ["log"])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", PEOPLE)


def words_of(command: list[str], name: str) -> list[str]:
    return [command[0], name, *command[1:]]


@pytest.mark.parametrize("commands", [OF_ANY_KIND, OF_A_PERSON], ids=["any kind", "a person"])
@pytest.mark.parametrize("name", ["rob", "an", "zz top", "bob stonne", "  "], ids=repr)
def test_a_name_that_means_nobody_or_several_is_refused_alike(
    root: Path, commands: tuple[list[str], ...], name: str
) -> None:
    before = snapshot(root)
    results = [run(root, *words_of(command, name)) for command in commands]
    assert {result.exit_code for result in results} == {2}
    paths = [[line for line in result.stderr.splitlines() if line.startswith("  ")] for result in results]
    assert all(found == paths[0] for found in paths)
    assert snapshot(root) == before


@pytest.mark.parametrize("name", ["annie", "BS", "stone", "People/Zoë Ek", "smith and sons", "moe"])
def test_a_name_that_means_one_means_the_same_one_everywhere(root: Path, name: str) -> None:
    read = {asked(root, command, name)["path"] for command in ("show", "why")}
    writing = (["decide", "paused"], ["snooze", "friday"], ["log", "coffee"])
    written = {asked(root, *words_of(words, name), "--dry-run")["edits"][0]["path"] for words in writing}
    assert read == written
    assert len(read) == 1


@pytest.mark.parametrize("name", ["Makers Night", "makers", "Python Meetup", "robotics"])
def test_what_is_no_person_is_none_to_any_command_about_people(root: Path, name: str) -> None:
    for command in OF_A_PERSON:
        result = run(root, *words_of(command, name))
        assert result.exit_code == 2
        assert ", not a person." in result.stderr


@pytest.mark.parametrize(
    ("words", "question", "printed"),
    [
        (["show", "rob"], "Which one is 'rob'?\n  1  Robotics mentors · Goals/Robotics mentors.md\n", "status "),
        (["why", "rob"], "Who is 'rob'?\n  1  Robert Moe · People/Robert Moe.md\n", "Robert Moe · "),
        (["brief", "r"], "Which one is 'r'?\n  1  Makers Night · Events/Makers Night.md\n", "Makers Night"),
    ],
    ids=str,
)  # fmt: skip
def test_at_a_terminal_a_command_that_only_asks_also_asks_which_one_is_meant(
    root: Path, words: list[str], question: str, printed: str
) -> None:
    before = snapshot(root)
    output, code = at_terminal(root, words, [("1 to ", "1\n")], today=TODAY)
    assert code == 0, output
    assert question in output
    assert printed in output
    assert snapshot(root) == before


def test_at_a_terminal_no_answer_is_no_guess(root: Path) -> None:
    output, code = at_terminal(root, ["show", "rob"], [("1 to 3", "\n")], today=TODAY)
    assert code == 2, output
    assert output.endswith("vaultkit: nothing was chosen, so nothing was done.\n")


SECRET = Candidate(path="Quiet/Xaver Quill.md", name="Xaver Quill", aliases=("Zwetschge", "Uncle X"), hidden=True)
WHOLE = ["Quiet/Xaver Quill.md", "quiet/xaver quill", "XAVER QUILL", " xaver quill ", "zwetschge", "uncle x"]
LESS = ["xaver", "Quill", "XQ", "UX", "uncle", "x", "aver", "wetsch", "Xaver Quil", "Xaver Quills"]
"""What is less than the whole of it, also nearly the whole."""


@pytest.mark.parametrize("typed", WHOLE)
def test_a_private_note_is_found_by_its_whole_path_name_or_alias(typed: str) -> None:
    assert look_up(typed, [SECRET]) == Match(paths=(SECRET.path,), whole=True)


@pytest.mark.parametrize("typed", LESS)
def test_a_private_note_is_found_by_nothing_less_and_is_near_nothing(typed: str) -> None:
    assert look_up(typed, [SECRET]) == Match()
    open_note = replace(SECRET, hidden=False)
    assert look_up(typed, [open_note]) != Match(), "it would be found if it were not private"


def test_a_private_note_makes_no_other_name_unclear() -> None:
    other = Candidate(path="People/Xaver Loden.md", name="Xaver Loden")
    assert look_up("xaver", [SECRET, other]).paths == (other.path,)
    assert look_up("Xaver Lodn", [SECRET, other]).near == ("Xaver Loden",)


HIDDEN = {
    "Quiet/Xaver Quill.md": "---\ntype: person\nprivate: true\naliases: [Zwetschge]\n---\n",
    "Events/Xaver Quill evening.md": "---\ndate: 2026-11-10\nprivate: true\n---\n",
    "Groups/Quill Circle.md": "---\nprivate: true\naliases: [Xaver's]\n---\n",
    "Goals/Quill to paper.md": "---\nprivate: true\n---\n",
}


PARTS = ("quill", "xaver", "XQ", "QC", "Xaver Quil", "Quill Circl", "Quill to pape", "zwetsch")


@pytest.mark.parametrize(
    "words",
    [
        ["show", "?"], ["why", "?"], ["brief", "?"], ["decide", "?", "attended"], ["snooze", "?", "friday"],
        ["log", "?", "call"], ["log", "?, annie", "call"], ["reconnect", "--goal", "?"],
        ["list", "people", "--goal", "?"], ["new", "person", "Kurt", "--goal", "?"],
        ["new", "event", "Fair", "--group", "?"], ["new", "event", "Fair", "--people", "?"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_command_tells_of_a_private_note_whose_whole_name_was_not_typed(root: Path, words: list[str]) -> None:
    write_vault(root, HIDDEN)
    before = snapshot(root)
    for typed in PARTS:
        result = run(root, *[word.replace("?", typed) for word in words])
        assert result.exit_code == 2, typed
        told = result.output.replace(typed, "")
        assert not re.search("quill|xaver|zwetschge", told, re.IGNORECASE), typed
        assert snapshot(root) == before, typed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["show", "xaver quill"], "Quiet/Xaver Quill.md"),
        (["why", "Zwetschge"], "no contact known"),
        (["brief", "xaver quill evening"], "Xaver Quill evening"),
        (["decide", "quill circle", "attended"], "Groups/Quill Circle.md"),
        (["snooze", "Quiet/Xaver Quill", "friday"], "Quiet/Xaver Quill.md"),
        (["log", "xaver quill, annie", "call"], "Quiet/Xaver Quill.md"),
        (["show", "quill to paper"], "Goals/Quill to paper.md"),
        (["new", "event", "Xaver Quill evening"], "has a note already"),
    ],
    ids=str,
)
def test_a_command_that_is_given_the_whole_name_answers_in_full(root: Path, words: list[str], told: str) -> None:
    write_vault(root, HIDDEN)
    assert told in run(root, *words).output


def completed(root: Path, words: str) -> list[str]:
    """What a shell is offered for the last of the words."""
    typed = f"vaultkit {words}"
    environment = {
        "VAULTKIT_VAULT": str(root),
        "_VAULTKIT_COMPLETE": "fish_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": words.rpartition(" ")[2],
    }
    result = CliRunner().invoke(cli, [], prog_name="vaultkit", env=environment)
    assert result.exit_code == 0, result.output
    return [line.removeprefix("plain,") for line in result.stdout.splitlines() if line]


@pytest.mark.parametrize("command", ["show", "why", "log", "decide", "snooze", "brief"])
def test_a_shell_completes_names_of_notes_but_never_of_private_ones(root: Path, command: str) -> None:
    unclear = {"Quiet/Xaver Broken.md": "---\ntier: [\nPrivat: ja\n---\n", "Quiet/Xaver Inline.md": "private:: true\n"}
    open_ones = {"People/Xaver Open.md": "---\nprivate: false\n---\n", "People/xaver too.md": "A private matter.\n"}
    write_vault(root, {**HIDDEN, **unclear, **open_ones})
    assert completed(root, f"{command} XA") == ["Xaver Open", "xaver too"]
    assert completed(root, f"{command} Q") == []
    assert completed(root, f"{command} Zo") == ["Zoë Ek"]


def test_the_settings_say_which_properties_make_a_note_private_to_a_shell(root: Path) -> None:
    write_vault(
        root, {"vaultkit.toml": "[fields]\nprivate = ['keep secret']\n", "People/Yan.md": "keep_secret:: yes\n"}
    )
    assert completed(root, "show Ya") == []


def test_a_note_that_cannot_be_read_is_not_completed(root: Path) -> None:
    (root / "People/Yan.md").write_bytes(b"\xff\xfe")
    (root / "People/Yara.md").write_bytes(b"x" * 5_000_001)
    assert completed(root, "show Ya") == []
