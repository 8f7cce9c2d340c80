import errno
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.vaults.commands import PEOPLE, asked, note, run
from tests.vaults.small import TODAY, snapshot, write_vault
from tests.vaults.terminal import at_terminal
from vaultkit.cli.main import cli

ANN = "People/Ann Lee.md"
BOB = "People/Bob Stone.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", PEOPLE)


def added(root: Path, path: str) -> str:
    """What a note has more than it had, without ids."""
    before = PEOPLE.get(path, "")
    after = note(root, path)
    assert after.startswith(before)
    return re.sub(r" \^vk-[0-9a-z]{8}", "", after[len(before) :])


def written(root: Path) -> dict[str, str]:
    now = snapshot(root)
    return {path: added(root, path) for path in now if now[path] != PEOPLE.get(path, "").encode()}


def test_a_line_is_written_into_each_persons_note(root: Path) -> None:
    result = run(root, "log", "annie, bob", "coffee", "her lab is hiring", "--on", "yesterday")
    assert result.exit_code == 0, result.output
    assert written(root) == {
        ANN: "- 2026-11-22 coffee: her lab is hiring\n",
        BOB: "\n- 2026-11-22 coffee: her lab is hiring\n",
    }
    lines = result.stdout.splitlines()
    assert [re.sub(r"\^vk-\w+", "^vk", line) for line in lines] == [
        f"{ANN}:9  - 2026-11-22 coffee: her lab is hiring ^vk",
        f"{BOB}:6  - 2026-11-22 coffee: her lab is hiring ^vk",
    ]
    assert note(root, ANN).splitlines()[8] == lines[0].partition("  ")[2]


def test_the_same_command_twice_writes_once_and_says_so(root: Path) -> None:
    words = ("log", "annie, bob", "coffee", "her lab", "--on", "yesterday")
    run(root, *words)
    before = snapshot(root)
    again = run(root, *words)
    assert again.exit_code == 0
    assert again.stdout.count("(there already)") == 2
    assert snapshot(root) == before
    assert {edit["status"] for edit in asked(root, *words)["edits"]} == {"unchanged"}


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["coffee", "her lab"], "coffee: her lab"),
        (["Coffee:", "her lab"], "coffee: her lab"),
        (["coffee"], "coffee"),
        ([], "contact"),
        (["saw", "her", "at", "the", "lake"], "contact: saw her at the lake"),
        (["coffee", "her", "lab"], "coffee: her lab"),
        (["coffee her lab"], "coffee: her lab"),
        (["called her about the lab"], "contact: called her about the lab"),
        (["contact", "cofee is her dog"], "contact: cofee is her dog"),
        (["next week she moves"], "contact: next week she moves"),
        (["next", "week", "she", "moves"], "contact: next week she moves"),
        (["email", "two\nlines"], "email: two lines"),
        (["call", "[[x]] `y` <b> ^id #gave"], "call: [[x]] `y` <b> ^id #gave"),
        (["call", "we agreed ^id"], r"call: we agreed \^id"),
        (["call", "a  b   c ~~d~~ ==e=="], "call: a  b   c ~~d~~ ==e=="),
        (["call", "<% tp %> {{x}} %% ---"], r"call: <% tp %> {{x}} %\% ---"),
    ],
    ids=str,
)
def test_words_need_no_quotes_and_the_first_may_be_a_kind(root: Path, words: list[str], line: str) -> None:
    result = run(root, "log", "annie", *words)
    assert result.exit_code == 0, result.output
    assert written(root) == {ANN: f"- {TODAY} {line}\n"}


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["cofee", "her lab"], "did you mean coffee?"),
        (["emial", "her lab"], "did you mean email?"),
        (["lunhc:", "her lab"], "did you mean lunch?"),
        (["cofee"], "did you mean coffee?"),
    ],
    ids=str,
)
def test_a_kind_that_is_mistyped_is_asked_back(root: Path, words: list[str], hint: str) -> None:
    result = run(root, "log", "annie", *words)
    assert result.exit_code == 2
    assert hint in result.stderr
    assert written(root) == {}


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        ("Ann Lee", [ANN]),
        ("People/Ann Lee.md", [ANN]),
        ("ANNIE", [ANN]),
        ("stone", [BOB]),
        ("BS", [BOB]),
        ("zoë", ["People/Zoë Ek.md"]),
        ("zoe\u0308", ["People/Zoë Ek.md"]),
        ("rob", ["People/Robert Moe.md", "People/Robin Mae.md"]),
        ("bob & annie", [ANN, BOB]),
        ("bob and annie", [ANN, BOB]),
        ("bob; annie", [ANN, BOB]),
        ("bob, bob stone", [BOB]),
        ("smith and sons, bob", [BOB, "People/Smith and Sons.md"]),
        ("bob, ann", [ANN, BOB]),
        ("ann", ["People/Ann Carter.md", ANN]),
    ],
    ids=str,
)
def test_people_are_found_by_what_one_calls_them(root: Path, names: str, paths: list[str]) -> None:
    result = run(root, "log", names, "call", "hello")
    if names in {"rob", "ann"}:
        assert result.exit_code == 2
        assert all(path in result.stderr for path in paths)
        assert written(root) == {}
    else:
        assert result.exit_code == 0, result.output
        assert sorted(written(root)) == sorted(paths)


def test_who_is_meant_is_told_by_whom_they_are_seen_with(root: Path) -> None:
    result = run(root, "log", "ann, bob", "coffee")
    assert result.stdout.startswith("ann is taken for Ann Lee, who is seen with Bob Stone.\n")
    assert set(written(root)) == {ANN, BOB}


def test_company_that_says_nothing_does_not_decide(root: Path) -> None:
    result = run(root, "log", "rob, bob", "coffee")
    assert result.exit_code == 2
    assert "People/Robin Mae.md" in result.stderr
    assert written(root) == {}


def test_everything_that_is_unclear_is_said_at_once_and_nothing_written(root: Path) -> None:
    result = run(root, "log", "annie, rob, nobody at all, python meetup", "coffee")
    assert result.exit_code == 2
    assert "'rob' may be any of these" in result.stderr
    assert "nobody is called 'nobody at all'" in result.stderr
    assert 'vaultkit new person "nobody at all", or add --new' in result.stderr
    assert (
        'Python Meetup is a group, not a person. To say that you went: vaultkit decide "Python Meetup"' in result.stderr
    )
    assert written(root) == {}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("Makers Night", "Makers Night is an event"),
        ("robotics", "Robotics mentors is a goal"),
        ("Bob Stonne", "Near it: Bob Stone"),
        ("", "no name"),
        (" , ;", "no name"),
    ],
    ids=str,
)
def test_what_is_nobody_is_refused(root: Path, names: str, said: str) -> None:
    result = run(root, "log", names, "coffee")
    assert result.exit_code == 2
    assert said in result.stderr
    assert written(root) == {}


def test_new_people_get_a_note_with_the_line(root: Path) -> None:
    result = run(root, "log", "bob, kurt weill & annika moe", "dinner", "at hers", "--new")
    assert result.exit_code == 0, result.output
    assert set(written(root)) == {BOB, "People/kurt weill.md", "People/Annika Moe.md"}
    assert added(root, "People/Annika Moe.md").endswith("## Log\n\n- 2026-11-23 dinner: at hers\n")
    assert result.stdout.count("(new note)") == 2
    told = asked(root, "show", "annika moe")
    assert told["last_contact"] == TODAY
    assert run(root, "log", "bob, kurt weill", "dinner", "at hers", "--new").stdout.count("(there already)") == 2


def test_new_makes_nobody_of_a_name_that_is_mistyped(root: Path) -> None:
    result = run(root, "log", "bob stonne", "dinner", "--new")
    assert result.exit_code == 2
    assert "'bob stonne' is nearly Bob Stone" in result.stderr
    assert written(root) == {}


@pytest.mark.parametrize(
    ("day", "written_as"),
    [("yesterday", "2026-11-22"), ("last friday", "2026-11-20"), ("3 days ago", "2026-11-20"), ("12 May", "2026-05-12"),
     ("friday", "2026-11-20"), ("2025-01-02", "2025-01-02")],
)  # fmt: skip
def test_the_day_is_said_as_people_say_it(root: Path, day: str, written_as: str) -> None:
    run(root, "log", "annie", "call", "--on", day)
    assert written(root) == {ANN: f"- {written_as} call\n"}


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("03/04/2026", "may be 2026-03-04 or 2026-04-03"),
        ("yesteday", "Write one like yesterday"),
        ("32 May", "Write one like"),
        ("last", 'put quotes around it: --on "5 May"'),
        ("", "Write one like"),
    ],
)
def test_a_day_that_is_none_or_two_is_refused(root: Path, day: str, said: str) -> None:
    result = run(root, "log", "annie", "call", "--on", day)
    assert result.exit_code == 2
    assert said in result.stderr
    assert written(root) == {}


def test_a_day_ahead_is_said_to_be_a_plan(root: Path) -> None:
    result = run(root, "log", "annie", "call", "--on", "tomorrow")
    assert result.exit_code == 0
    assert "2026-11-24 lies ahead: this is a plan, and does not count as contact yet." in result.stdout
    told = asked(root, "show", "annie")
    assert told["last_contact"] == "2026-11-18"
    assert told["planned"][0]["date"] == "2026-11-24"


@pytest.mark.parametrize("words", [["coffee", "-"], ["coffee", "and", "-"], ["-"]], ids=str)
def test_the_text_may_come_from_standard_input(root: Path, words: list[str]) -> None:
    run(root, "log", "annie", *words, input="her lab\nis hiring\n\nin spring \xff")
    kind = "coffee: and " if "and" in words else "coffee: " if "coffee" in words else "contact: "
    assert added(root, ANN) == f"- {TODAY} {kind}her lab is hiring in spring \xff\n"


@pytest.mark.parametrize(
    ("input", "code"),
    [("", 2), (" \n ", 2), (b"\xff\xfe half", 0), ("word " * 1000, 2)],
    ids=["empty", "blank", "bytes", "long"],
)
def test_standard_input_that_is_no_text_is_told_calmly(root: Path, input: str | bytes, code: int) -> None:
    result = run(root, "log", "annie", "coffee", "-", input=input)
    assert result.exit_code == code
    assert bool(written(root)) is (code == 0)


def test_the_log_keeps_the_line_ending_of_the_note(root: Path) -> None:
    run(root, "log", "zoë", "walk", "again")
    assert added(root, "People/Zoë Ek.md") == f"- {TODAY} walk: again\r\n"


def test_a_note_without_a_log_gets_one(root: Path) -> None:
    run(root, "log", "ann carter", "coffee")
    assert added(root, "People/Ann Carter.md") == f"\n## Log\n\n- {TODAY} coffee\n"


def test_a_private_person_has_a_log_of_their_own(root: Path) -> None:
    assert run(root, "log", "cem arslan", "coffee").exit_code == 0
    assert f"- {TODAY} coffee" in added(root, "People/Cem Arslan.md")


@pytest.mark.parametrize(("name", "rule"), [("Broken", "broken-yaml"), ("Torn", "conflict-markers")])
@pytest.mark.parametrize("dry", [[], ["--dry-run"]], ids=["write", "dry"])
def test_a_note_that_must_not_be_written_to_is_left_and_the_others_are_written(
    root: Path, name: str, rule: str, dry: list[str]
) -> None:
    result = run(root, "log", f"{name}, annie", "coffee", *dry)
    assert result.exit_code == 4
    assert f"People/{name}.md was not written" in result.stderr
    assert rule in result.stderr
    assert set(written(root)) == (set() if dry else {ANN})


@pytest.mark.parametrize("dry", [[], ["--dry-run"]], ids=["write", "dry"])
def test_nothing_is_appended_while_git_merges(root: Path, dry: list[str]) -> None:
    write_vault(root, {".git/MERGE_HEAD": "0\n"})
    result = run(root, "log", "annie", "coffee", *dry)
    assert result.exit_code == 4
    assert "a merge is under way" in result.stderr
    assert note(root, ANN) == PEOPLE[ANN]
    (root / ".git/MERGE_HEAD").unlink()
    assert run(root, "log", "annie", "coffee", *dry).exit_code == 0


def test_a_dry_run_and_a_diff_tell_the_exact_bytes(root: Path) -> None:
    words = ("log", "annie, zoë, kurt", "coffee", "her lab", "--new")
    dry = run(root, *words, "--dry-run")
    assert dry.stdout.endswith("Nothing was written.\n")
    difference = run(root, *words, "--diff").stdout_bytes
    assert written(root) == {}
    real = run(root, *words)
    assert dry.stdout.splitlines()[:-1] == real.stdout.splitlines()
    for path in (ANN, "People/Zoë Ek.md", "People/kurt.md"):
        grown = note(root, path).encode()[len(PEOPLE.get(path, "").encode()) :]
        assert b"".join(b"+" + line for line in grown.splitlines(keepends=True)) in difference
    assert b"--- /dev/null\n+++ b/People/kurt.md\n" in difference
    assert run(root, *words, "--diff").stdout_bytes == b""


def test_json(root: Path) -> None:
    told = asked(root, "log", "annie, broken", "coffee", "her lab")
    assert list(told) == ["version", "edits"]
    ann, broken = told["edits"]
    assert list(ann) == ["path", "line", "text", "status"]
    assert (ann["path"], ann["line"], ann["status"]) == (ANN, 9, "written")
    assert note(root, ANN).splitlines()[8] == ann["text"]
    assert (broken["line"], broken["status"]) == (None, "refused")
    assert run(root, "log", "annie", "--json", "--diff").exit_code == 2


def test_on_a_terminal_one_is_asked_who_is_meant(root: Path) -> None:
    printed, code = at_terminal(root, ["log", "rob", "coffee"], [("1 to 2", "7\n"), ("1 to 2", "2\n")], today=TODAY)
    assert code == 0, printed
    assert "Who is 'rob'?\n  1  Robert Moe · People/Robert Moe.md\n  2  Robin Mae" in printed
    assert set(written(root)) == {"People/Robin Mae.md"}


def test_on_a_terminal_no_answer_writes_nothing(root: Path) -> None:
    printed, code = at_terminal(root, ["log", "rob", "coffee"], [("1 to 2", "\n")], today=TODAY)
    assert code == 2, printed
    assert written(root) == {}


def test_a_shell_completes_the_last_of_the_names(root: Path) -> None:
    environment = {
        "_VAULTKIT_COMPLETE": "zsh_complete",
        "COMP_WORDS": f"vaultkit log --vault {root} 'bob, ro'",
        "COMP_CWORD": "4",
    }
    result = CliRunner().invoke(cli, [], prog_name="vaultkit", env=environment)
    assert "bob, Robert Moe" in result.stdout
    assert "Ann Lee" not in result.stdout


def test_a_machine_that_fails_is_told_as_such(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object, **named: object) -> bytes:
        raise OSError(errno.EMFILE, "Too many open files")

    before = snapshot(root)
    monkeypatch.setattr("vaultkit.vault.files.read_file", fail)
    result = run(root, "log", "ann lee", "coffee", "hello")
    assert (result.exit_code, result.stderr) == (
        5,
        f"vaultkit: {ANN} cannot be read now: Too many open files. Try again.\n",
    )
    assert snapshot(root) == before
