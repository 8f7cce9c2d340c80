"""What `undo` takes back is the line that a command wrote last, and not a byte else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vaults.commands import PEOPLE, asked, note, run
from tests.vaults.small import TODAY, snapshot, write_vault
from tests.vaults.terminal import at_terminal
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, Outcome, Pending
from vaultkit.model.settings import Settings
from vaultkit.vault.files import Vault

ANN = "People/Ann Lee.md"
BOB = "People/Bob Stone.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", PEOPLE)


def undo(root: Path, *words: str) -> str:
    result = run(root, "undo", "--yes", *words)
    assert result.exit_code == 0, result.output
    return result.stdout


WRITING: dict[str, tuple[str, ...]] = {
    "a line in a log": ("log", "annie", "coffee", "her", "lab"),
    "a line with a heading": ("log", "ann", "carter", "call"),
    "a note without a newline at its end": ("log", "bob", "stone", "tea"),
    "CRLF": ("log", "zoe", "walk"),
    "a plan": ("log", "annie", "call", "--on", "2026-12-04"),
    "a snooze": ("snooze", "annie", "friday"),
    "a decision about a person": ("decide", "annie", "tier", "close"),
    "a decision about an event": ("decide", "spring", "fair", "accept"),
    "a decision about a group": ("decide", "python", "meetup", "attended"),
    "somebody private": ("log", "Cem Arslan", "coffee"),
}


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_every_byte_is_as_before(root: Path, words: tuple[str, ...]) -> None:
    before = snapshot(root)
    assert run(root, *words).exit_code == 0
    written = snapshot(root)
    assert written != before
    assert undo(root, "--dry-run").endswith("Nothing was written.\n")
    undo(root, "--diff")
    assert snapshot(root) == written
    undo(root)
    assert snapshot(root) == before
    assert run(root, *words).exit_code == 0
    assert snapshot(root) == written


def test_a_second_undo_takes_the_line_before_and_then_nothing(root: Path) -> None:
    states = [snapshot(root)]
    for words in (("log", "annie, bob", "coffee", "one"), ("snooze", "annie", "friday"), ("log", "annie", "tea")):
        run(root, *words)
        states.append(snapshot(root))
    undo(root)
    assert snapshot(root) == states[2]
    undo(root)
    assert snapshot(root) == states[1]
    undo(root)
    assert note(root, BOB) == PEOPLE[BOB]
    assert note(root, ANN) != PEOPLE[ANN]
    undo(root)
    assert snapshot(root) == states[0]
    for _ in range(2):
        assert undo(root).startswith("No line is known")
        assert snapshot(root) == states[0]


def test_what_was_there_already_is_not_taken_back(root: Path) -> None:
    run(root, "log", "bob", "tea")
    run(root, "log", "annie", "coffee")
    run(root, "log", "bob", "tea")
    undo(root)
    assert note(root, ANN) == PEOPLE[ANN]
    undo(root)
    assert note(root, BOB) == PEOPLE[BOB]


def above(text: str) -> str:
    return text.replace("Grasp Lab", "Gripper Lab")


def below(text: str) -> str:
    return f"{text}\n## Ideas\n\nA boat.\n"


def reworded(text: str) -> str:
    return text.replace("her lab", "her new lab")


EDITS: dict[str, tuple[Callable[[str], str], bool]] = {
    "above": (above, True),
    "below": (below, False),
    "in the line": (reworded, False),
    "blank lines below": (lambda text: f"{text}\n\n", True),
}


@pytest.mark.parametrize(("edit", "is_taken_out"), EDITS.values(), ids=EDITS)
def test_what_the_user_wrote_since_stays(root: Path, edit: Callable[[str], str], is_taken_out: bool) -> None:
    run(root, "log", "annie", "coffee", "her lab")
    (root / ANN).write_text(edit(note(root, ANN)), encoding="utf-8")
    changed = note(root, ANN)
    id = changed.partition("^vk-")[2][:8]
    undo(root)
    if is_taken_out:
        assert note(root, ANN) == edit(PEOPLE[ANN])
    else:
        assert note(root, ANN).startswith(changed)
        assert note(root, ANN).endswith(f"- {TODAY} taken back ^vk-{id}\n")
    days = [one["date"] for one in asked(root, "show", "annie")["interactions"]]
    assert TODAY not in days
    assert "duplicate-id" not in run(root, "check").output
    assert undo(root).startswith("No line is known")
    again = asked(root, "log", "annie", "coffee", "her lab")["edits"][0]
    assert again["status"] == "written"
    assert [one["date"] for one in asked(root, "show", "annie")["interactions"]] == [*days, TODAY]


def test_a_decision_that_is_marked_does_not_hold(root: Path) -> None:
    run(root, "decide", "annie", "let", "go")
    (root / ANN).write_text(below(note(root, ANN)), encoding="utf-8")
    assert asked(root, "show", "annie")["standing"] == "let go"
    assert asked(root, "undo", "--yes")["line"]["how"] == "marked"
    assert asked(root, "show", "annie")["standing"] != "let go"
    run(root, "decide", "annie", "let", "go")
    assert asked(root, "show", "annie")["standing"] == "let go"


def test_a_line_that_is_gone_is_told_and_forgotten(root: Path) -> None:
    run(root, "log", "bob", "tea")
    run(root, "log", "annie", "coffee")
    (root / ANN).write_text(PEOPLE[ANN], encoding="utf-8")
    before = snapshot(root)
    assert undo(root).startswith("It stands there no more")
    assert snapshot(root) == before
    undo(root)
    assert note(root, BOB) == PEOPLE[BOB]


def test_the_line_of_a_note_that_was_made_with_it_goes_and_the_note_stays(root: Path) -> None:
    run(root, "log", "Kurt Weill", "dinner", "--new")
    made = note(root, "People/Kurt Weill.md")
    undo(root)
    assert made.removeprefix(note(root, "People/Kurt Weill.md")).startswith(f"- {TODAY} dinner ^vk-")


def test_nothing_is_done_where_nobody_agrees(root: Path) -> None:
    run(root, "log", "annie", "coffee")
    before = snapshot(root)
    result = run(root, "undo")
    assert result.exit_code == 2
    assert "coffee ^vk-" in result.stdout
    assert "vaultkit undo --yes" in result.stderr
    assert snapshot(root) == before


def test_what_is_private_is_not_told(root: Path) -> None:
    run(root, "log", "Cem Arslan", "coffee")
    for flags in (("--dry-run",), ()):
        told = undo(root, *flags)
        assert told.startswith("a line in a private note\n")
        assert "Cem" not in told


def test_a_git_operation_keeps_the_line(root: Path) -> None:
    run(root, "log", "annie", "coffee")
    (root / ".git").mkdir()
    (root / ".git/MERGE_HEAD").write_text("x\n", encoding="utf-8")
    before = snapshot(root)
    result = run(root, "undo", "--yes")
    assert result.exit_code == 4
    assert snapshot(root) == before
    (root / ".git/MERGE_HEAD").unlink()
    undo(root)
    assert note(root, ANN) == PEOPLE[ANN]


STALE = b"somebody else's\n"


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        (b"a\n- x ^vk-1\n", b"a\n", "written"),
        (STALE, b"", "refused"),
        (b"a\n- x ^vk-1\nb\n", b"a\n", "refused"),
        (b"a\n- x ^vk-1\n", b"b\n", "refused"),
        (b"a\n- x ^vk-1\n", b"a\n- x ^vk-1\nmore\n", "refused"),
    ],
    ids=["the line", "another's", "more", "other bytes", "growth"],
)
def test_nothing_but_the_line_can_go(root: Path, before: bytes, after: bytes, status: str) -> None:
    (root / "People/X.md").write_bytes(before)
    outcome = taken_out(root, before, after)
    assert outcome.status == status
    assert (root / "People/X.md").read_bytes() == (after if status == "written" else before)


def test_a_note_that_somebody_saved_meanwhile_stays(root: Path) -> None:
    (root / "People/X.md").write_bytes(STALE)
    assert taken_out(root, b"a\n- x ^vk-1\n", b"a\n").status == "conflict"
    assert (root / "People/X.md").read_bytes() == STALE


def test_a_note_with_two_names_stays(root: Path) -> None:
    (root / "People/X.md").write_bytes(b"a\n- x ^vk-1\n")
    (root / "People/Y.md").hardlink_to(root / "People/X.md")
    assert taken_out(root, b"a\n- x ^vk-1\n", b"a\n").status == "refused"


def taken_out(root: Path, before: bytes, after: bytes) -> Outcome:
    where = Location(path="People/X.md")
    line = Pending(path=where.path, line="- x ^vk-1", id="vk-1", location=where)
    edit = Edit(path=where.path, before=before, after=after, mode="undo", log_lines=(line,))
    return Vault(root, Settings()).apply([edit])[0]


# Ticks


def tick(root: Path, name: str, box: str = "x", below: str = "") -> None:
    """Sets the box of the first item of somebody on the page of the week."""
    page = root / "Ecosystem/Reviews/2026-W48.md"
    lines = page.read_text(encoding="utf-8").split("\n")
    at = next(
        number for number, line in enumerate(lines) if line.startswith("- [ ]") and name in line and "^vk-" in line
    )
    lines[at] = lines[at].replace("[ ]", f"[{box}]", 1) + below
    page.write_text("\n".join(lines), encoding="utf-8")


PLANNED = {
    "People/Dana Ek.md": "---\ntier: close\ncadence: monthly\n---\n\n- 2026-06-02 coffee: plans\n- 2026-05-02 lunch\n",
}


@pytest.mark.parametrize("box", ["x", ">"])
@pytest.mark.parametrize("is_last", [True, False], ids=["last", "above others"])
def test_a_tick_that_was_logged_is_taken_back_with_its_box(root: Path, box: str, is_last: bool) -> None:
    write_vault(root, PLANNED)
    run(root, "review")
    tick(root, "Dana Ek", box, "\n  - call: she [has] *news*" if box == "x" else "")
    run(root, "review")
    path = "People/Dana Ek.md"
    logged = note(root, path)
    assert logged.startswith(PLANNED[path])
    assert logged != PLANNED[path]
    if not is_last:
        (root / path).write_text(below(logged), encoding="utf-8")
        logged = below(logged)
    told = asked(root, "undo", "--yes")
    assert "Ecosystem/Reviews/2026-W48.md" in told["pages"]
    assert told["line"]["how"] == ("removed" if is_last else "unticked")
    after = note(root, path)
    assert after == (PLANNED[path] if is_last else logged)
    for _ in range(2):
        run(root, "review")
        assert note(root, path) == after
    person = asked(root, "show", "Dana Ek")
    assert (person["last_contact"], person["standing"] == "resting") == ("2026-06-02", False)
    tick(root, "Dana Ek", box)
    run(root, "review")
    person = asked(root, "show", "Dana Ek")
    assert (person["last_contact"] == TODAY) is (box == "x")
    assert (person["standing"] == "resting") is (box == ">")


def test_the_tasks_of_next_steps_go_with_the_line(root: Path) -> None:
    write_vault(root, PLANNED)
    run(root, "review")
    tick(root, "Dana Ek", "x", "\n  - call: news\n  - [ ] send her the CV")
    run(root, "review")
    assert "- [ ] send her the CV ^vk-" in note(root, "People/Dana Ek.md")
    undo(root)
    assert note(root, "People/Dana Ek.md") == PLANNED["People/Dana Ek.md"]
    run(root, "review")
    assert note(root, "People/Dana Ek.md") == PLANNED["People/Dana Ek.md"]


def test_a_terminal_is_asked(root: Path) -> None:
    run(root, "log", "annie", "coffee")
    output, code = at_terminal(root, ["undo"], [("Take it back? [y/N]", "y\n")], today=TODAY)
    assert code == 0, output
    assert "It is taken out." in output
    assert note(root, ANN) == PEOPLE[ANN]
