import re
from pathlib import Path

import pytest

from tests.vaults.commands import PEOPLE, asked, note, run
from tests.vaults.small import TODAY, snapshot, write_vault
from tests.vaults.terminal import at_terminal
from vaultkit.model.record import Kind
from vaultkit.model.tier_words import TIER_WORDS
from vaultkit.syntax.decision import DecisionText, format_decision

ANN, NIGHT, GROUP = "People/Ann Lee.md", "Events/Makers Night.md", "Groups/Python Meetup.md"
PATHS = {Kind.PERSON: ANN, Kind.EVENT: NIGHT, Kind.GROUP: GROUP}
NAMES = {Kind.PERSON: "annie", Kind.EVENT: "makers", Kind.GROUP: "Python Meetup"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", PEOPLE)


def last_line(root: Path, path: str) -> str:
    return re.sub(r" \^vk-[0-9a-z]{8}", "", note(root, path).rstrip("\n").rpartition("\n")[2])


DECISIONS = [
    (Kind.EVENT, "accept", "accepted"),
    (Kind.EVENT, "Accepted", "accepted"),
    (Kind.EVENT, "decline not my field", "declined: not my field"),
    (Kind.EVENT, "declined: not [my] field", "declined: not [my] field"),
    (Kind.EVENT, "attended", "attended"),
    (Kind.EVENT, "missed", "missed"),
    (Kind.EVENT, "canceled", "cancelled"),
    (Kind.EVENT, "resonated 4", "resonated 4"),
    (Kind.EVENT, "resonated 4,5", "resonated 4.5"),
    (Kind.EVENT, "again No", "again no"),
    (Kind.PERSON, "pause", "paused"),
    (Kind.PERSON, "paused until she is back", "paused: until she is back"),
    (Kind.PERSON, "resume", "resumed"),
    (Kind.PERSON, "ambient", "ambient"),
    (Kind.PERSON, "let go", "let go"),
    (Kind.PERSON, "let-go", "let go"),
    (Kind.PERSON, "cadence every 6 months", "cadence every 6 months"),
    (Kind.PERSON, "cadence 6 months", "cadence every 6 months"),
    (Kind.PERSON, "cadence 45", "cadence every 45 days"),
    (Kind.PERSON, "cadence monthly", "cadence monthly"),
    (Kind.PERSON, "cadence never", "cadence never"),
    (Kind.PERSON, "tier close", "tier close"),
    (Kind.PERSON, "tier A", "tier inner"),
    (Kind.GROUP, "stage core", "stage core"),
    (Kind.GROUP, "attended", "attended"),
    (Kind.GROUP, "missed", "missed"),
]


@pytest.mark.parametrize(("kind", "typed", "line"), DECISIONS, ids=str)
def test_a_decision_is_written_in_its_one_form(root: Path, kind: Kind, typed: str, line: str) -> None:
    result = run(root, "decide", NAMES[kind], *typed.split())
    assert result.exit_code == 0, result.output
    assert last_line(root, PATHS[kind]) == f"- {TODAY} {line}"


@pytest.mark.parametrize(("kind", "typed"), [row[:2] for row in DECISIONS[2::5]], ids=str)
def test_a_decision_that_is_typed_twice_is_written_once(root: Path, kind: Kind, typed: str) -> None:
    run(root, "decide", NAMES[kind], *typed.split())
    before = snapshot(root)
    assert "(there already)" in run(root, "decide", NAMES[kind], *typed.split()).stdout
    assert snapshot(root) == before


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("annie", "accept", "is nothing that a person takes"),
        ("annie", "ambiant", "Did you mean ambient?"),
        ("annie", "cadence sometimes", "cadence takes how often"),
        ("annie", "tier clsoe", "tier takes inner, close, active or wide"),
        ("annie", "tier", "tier takes"),
        ("annie", "snoozed until monday", 'vaultkit snooze "Ann Lee"'),
        ("makers", "paused", "is nothing that an event takes"),
        ("makers", "acept", "Did you mean accept?"),
        ("makers", "resonated 7", "a number from 1 to 5"),
        ("makers", "again perhaps", "yes, no or maybe"),
        ("Python Meetup", "stage middle", "stage takes trying"),
        ("Python Meetup", "accept", "Python Meetup takes: stage"),
        ("robotics", "done", "is a goal"),
        ("nobody at all", "paused", "nothing is called"),
        ("rob", "paused", "People/Robin Mae.md"),
    ],
    ids=str,
)
def test_what_a_note_does_not_take_is_refused(root: Path, name: str, typed: str, said: str) -> None:
    before = snapshot(root)
    result = run(root, "decide", name, *typed.split())
    assert result.exit_code == 2
    assert said in result.stderr
    assert snapshot(root) == before


def test_the_newest_decision_holds_also_when_it_was_taken_before(root: Path) -> None:
    for typed, standing in (("paused", "resting"), ("resumed", "in touch"), ("paused", "resting")):
        run(root, "decide", "annie", typed)
        assert asked(root, "show", "annie")["standing"] == standing
    assert note(root, ANN).count(f"- {TODAY} paused") == 2
    assert "(there already)" in run(root, "decide", "annie", "paused").stdout
    assert len(set(re.findall(r"\^vk-\w+", note(root, ANN)))) == 3


def test_other_decisions_in_between_do_not_double_one(root: Path) -> None:
    for typed in (["tier", "close"], ["paused"], ["tier", "close"]):
        run(root, "decide", "annie", *typed)
    assert note(root, ANN).count("tier close") == 1


@pytest.mark.parametrize(
    ("name", "typed", "key", "value"),
    [
        ("annie", ["tier", "close"], "tier", "close"),
        ("annie", ["cadence", "6", "months"], "cadence_days", 180),
        ("spring", ["decline"], "status", "declined"),
        ("makers", ["resonated", "4"], "resonated", 4.0),
        ("Python Meetup", ["stage", "core"], "stage", "core"),
    ],
    ids=str,
)
def test_a_decision_is_read_back(root: Path, name: str, typed: list[str], key: str, value: object) -> None:
    run(root, "decide", name, *typed)
    assert asked(root, "show", name)[key] == value


def test_a_decision_can_be_dated(root: Path) -> None:
    run(root, "decide", "makers", "attended", "--on", "last wednesday")
    assert last_line(root, NIGHT) == "- 2026-11-18 attended"
    result = run(root, "decide", "annie", "paused", "--on", "tomorrow")
    assert "2026-11-24 lies ahead" in result.stdout


def test_decide_writes_nothing_in_a_dry_run_and_says_4_when_it_could_not(root: Path) -> None:
    before = snapshot(root)
    assert run(root, "decide", "annie", "paused", "--dry-run").exit_code == 0
    assert b"+- 2026-11-23 paused" in run(root, "decide", "annie", "paused", "--diff").stdout_bytes
    assert run(root, "decide", "Broken", "paused").exit_code == 4
    assert snapshot(root) == before
    assert asked(root, "decide", "annie", "paused")["edits"][0]["status"] == "written"


def test_on_a_terminal_one_is_asked_which_note_is_meant(root: Path) -> None:
    printed, code = at_terminal(root, ["decide", "rob", "paused"], [("1 to 3", "1\n")], today=TODAY)
    assert code == 2  # Robotics mentors is a goal
    assert "Which one is 'rob'?" in printed
    assert "is a goal" in printed


@pytest.mark.parametrize("kind", [Kind.GOAL, Kind.NOTE, Kind.BOUNDARIES], ids=str)
def test_other_kinds_take_no_decision(kind: Kind) -> None:
    assert format_decision(["paused"], kind, TIER_WORDS) is None


def test_a_decision_has_its_argument_as_it_is_read_back() -> None:
    said = format_decision(["cadence", "6", "months"], Kind.PERSON, TIER_WORDS)
    assert said == DecisionText(verb="cadence", argument="every 6 months", text="cadence every 6 months")


# Snooze


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-02-01", "2027-02-01"), ("friday", "2026-11-27"), ("in 3 weeks", "2026-12-14"), ("3 weeks", "2026-12-14"),
        ("2 months", "2027-01-23"), ("until january", "2027-01-01"), ("12 May", "2027-05-12"),
    ],
)  # fmt: skip
def test_a_person_is_left_alone_until_a_day(root: Path, typed: str, day: str) -> None:
    result = run(root, "snooze", "annie", *typed.split())
    assert result.exit_code == 0, result.output
    assert last_line(root, ANN) == f"- {TODAY} snoozed until {day}"
    assert asked(root, "show", "annie")["standing"] == "resting"
    assert "(there already)" in run(root, "snooze", "annie", *typed.split()).stdout


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("annie", "yesterday", "not ahead"),
        ("annie", "today", "not ahead"),
        ("annie", "03/04/2027", "may be 2027-03-04 or 2027-04-03"),
        ("annie", "soon", "Write one like friday"),
        ("makers", "friday", "is an event"),
        ("rob", "friday", "People/Robin Mae.md"),
    ],
)
def test_a_snooze_that_is_unclear_is_refused(root: Path, name: str, typed: str, said: str) -> None:
    before = snapshot(root)
    result = run(root, "snooze", name, typed)
    assert result.exit_code == 2
    assert said in result.stderr
    assert snapshot(root) == before


def test_a_snooze_can_be_taken_again_after_it_was_undone(root: Path) -> None:
    for words in (["snooze", "annie", "friday"], ["decide", "annie", "resumed"], ["snooze", "annie", "friday"]):
        run(root, *words)
    assert note(root, ANN).count("snoozed until 2026-11-27") == 2
    assert asked(root, "show", "annie")["standing"] == "resting"


def test_of_two_people_one_is_asked_for_at_a_terminal(root: Path) -> None:
    printed, code = at_terminal(root, ["snooze", "rob", "friday"], [("1 to 2", "1\n")], today=TODAY)
    assert code == 0, printed
    assert "snoozed until 2026-11-27" in note(root, "People/Robert Moe.md")
