import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from tests.vaults.small import SMALL, TODAY, snapshot, write_vault
from vaultkit.cli.input.lookup import look_up
from vaultkit.cli.main import COMMANDS, cli
from vaultkit.cli.output.reviews import from_here
from vaultkit.model.candidate import Candidate
from vaultkit.model.diagnostic import RULES

ASKING = [
    ["reconnect"], ["why", "Ann Lee"], ["show", "Ann Lee"], ["list", "people"], ["list", "events"],
    ["list", "groups"], ["list", "goals"], ["check"], ["doctor"], ["review", "--dry-run"], ["review", "--diff"],
]  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault")


def run(root: Path, *words: str, **environment: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--vault", str(root), "--today", TODAY], env=environment)


def asked(root: Path, *words: str) -> Any:
    result = run(root, *words, "--json")
    assert result.stderr == ""
    return json.loads(result.stdout)


def commands() -> Iterator[click.Command]:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield command


@pytest.mark.parametrize("command", list(commands()), ids=lambda command: command.name)
def test_every_command_and_option_is_explained(command: click.Command) -> None:
    assert command.help
    assert command.short_help == COMMANDS[str(command.name)]
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []
    common = {"watch": {"vault", "today"}, "mcp": {"vault", "today"}, "completion": set()}.get(
        str(command.name), {"vault", "today", "as_json"}
    )
    assert common <= {option.name for option in options}


def test_help_names_every_command_and_exit_code() -> None:
    result = CliRunner().invoke(cli, ["--help"])
    assert result.exit_code == 0
    assert all(f"  {name} " in result.stdout for name in COMMANDS)
    assert "3 no vault" in result.stdout


def test_review_writes_once_and_says_where_to_look(root: Path) -> None:
    first = run(root, "review")
    assert first.exit_code == 0, first.output
    assert first.stdout.startswith("vault · 9 notes, 3 people, 2 events, 1 group, 1 goal")
    assert "\nWeek 48\n" in first.stdout
    page = from_here(root / "Ecosystem/Reviews/2026-W48.md")
    assert first.stdout.endswith(f"8 pages written, 0 unchanged · {page}\n")
    written = snapshot(root)
    second = run(root, "review")
    assert second.stdout.endswith(f"0 pages written, 8 unchanged · {page}\n")
    assert second.stdout.splitlines()[:-1] == first.stdout.splitlines()[:-1]
    assert snapshot(root) == written


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
def test_asking_writes_nothing(root: Path, words: list[str]) -> None:
    before = snapshot(root)
    assert run(root, *words).exit_code in {0, 1}
    assert snapshot(root) == before


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
def test_output_holds_no_colour_codes_unless_it_is_a_terminal(root: Path, words: list[str]) -> None:
    assert "\x1b" not in run(root, *words).stdout


def test_no_color_holds_even_where_colour_is_forced(root: Path) -> None:
    arguments = ["doctor", "--vault", str(root), "--today", TODAY]
    assert "\x1b" in CliRunner().invoke(cli, arguments, color=True).stdout
    assert "\x1b" not in CliRunner().invoke(cli, arguments, color=True, env={"NO_COLOR": "1"}).stdout


def test_a_dry_run_says_what_would_be_written(root: Path) -> None:
    assert "8 pages would be written, 0 unchanged" in run(root, "review", "--dry-run").stdout


def test_a_diff_is_the_exact_change(root: Path) -> None:
    difference = run(root, "review", "--diff").stdout_bytes
    run(root, "review")
    for path in ("Ecosystem/Reconnect.md", "Ecosystem/Reviews/2026-W48.md"):
        page = (root / path).read_bytes()
        assert b"--- /dev/null\n+++ b/" + path.encode() in difference
        assert b"".join(b"+" + line for line in page.splitlines(keepends=True)) in difference
    assert run(root, "review", "--diff").stdout_bytes == b""


def test_diff_and_json_do_not_go_together(root: Path) -> None:
    assert run(root, "review", "--diff", "--json").exit_code == 2


def test_review_json(root: Path) -> None:
    told = asked(root, "review")
    assert list(told) == ["version", "today", "asked", "plan", "due", "pages", "logged", "diagnostics"]
    assert {"path": "Ecosystem/Reviews/2026-W48.md", "status": "written"} in told["pages"]
    assert {page["status"] for page in told["pages"]} == {"written"}
    assert {page["status"] for page in asked(root, "review")["pages"]} == {"unchanged"}


def test_reconnect_json(root: Path) -> None:
    told = asked(root, "reconnect")
    lists = ["plan", "follow_up", "keep_in_touch", "wake_up", "upcoming", "never_followed_up", "untracked"]
    assert list(told) == ["version", "today", "week", *lists]
    assert told["week"] == "2026-W48"
    entries = [entry for name in lists for entry in told[name]]
    assert entries
    for entry in entries:
        assert list(entry) == [
            "name",
            "path",
            "standing",
            "last_contact",
            "silence_days",
            "due",
            "role",
            "state",
            "reasons",
        ]
        for reason in entry["reasons"]:
            assert list(reason) == ["factor", "points", "text", "path", "line"]


def test_reconnect_can_be_narrowed(root: Path) -> None:
    def names(*words: str) -> set[str]:
        told = asked(root, "reconnect", *words)
        return {entry["name"] for key in told if key not in {"version", "today", "week"} for entry in told[key]}

    assert names("--place", "lisb") <= {"Bob Stone"}
    assert names("--goal", "robotics") <= {"Ann Lee"}
    told = asked(root, "reconnect", "--dormant")
    assert [entry["name"] for entry in told["wake_up"]] == ["Bob Stone"]
    assert told["keep_in_touch"] == []
    assert all(len(value) <= 1 for value in asked(root, "reconnect", "-n", "1").values() if isinstance(value, list))


def test_reconnect_prints_twenty_of_a_list_and_says_how_many_more(tmp_path: Path) -> None:
    person = "---\ntier: close\nlast_contact: 2026-01-10\n---\n"
    root = write_vault(tmp_path, {"vaultkit.toml": "", **{f"People/N{n:02} Moe.md": person for n in range(27)}})
    shown = run(root, "reconnect").stdout
    keep = len(asked(root, "reconnect")["keep_in_touch"])
    planned = shown.count("\n", 0, shown.index("\n\n"))
    assert keep == 27
    assert f"Keep in touch · {keep - planned} people" in shown
    assert f"  and {keep - planned - 20} more\n\nThe lists whole: --all.\n" in shown
    whole = run(root, "reconnect", "--all").stdout
    assert all(f"N{n:02} Moe" in whole for n in range(27))
    assert " more" not in whole
    assert "The lists whole" not in run(root, "reconnect", "-n", "20").stdout
    assert run(root, "reconnect", "-n", "3", "--all").exit_code == 2


def test_show_json(root: Path) -> None:
    told = asked(root, "show", "annie")
    assert list(told) == [
        "version", "name", "path", "aliases", "standing", "tier", "cadence_days", "last_contact", "silence_days",
        "rhythm_days", "due", "role", "org", "place", "email", "phone", "url", "relation", "remarks", "birthday",
        "last_mention", "contact_days", "interactions", "planned", "promises", "goals", "groups", "events",
    ]  # fmt: skip
    assert told["path"] == "People/Ann Lee.md"
    assert told["last_contact"] == "2026-11-18"
    assert told["silence_days"] == 5
    assert told["goals"] == ["Robotics mentors"]
    assert told["events"] == ["Makers Night"]
    assert told["interactions"][0] == {
        "date": "2026-03-02", "span": "day", "kind": "coffee", "source": "log", "text": told["interactions"][0]["text"],
        "path": "People/Ann Lee.md", "line": 11,
    }  # fmt: skip
    assert asked(root, "show", "Bob Stone")["promises"][0]["line"] == 3
    assert asked(root, "show", "Python Meetup")["stage"] == "core"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["people"], ["Ann Lee", "Annika Moe", "Bob Stone"]),
        (["people", "--tier", "CLOSE"], ["Ann Lee"]),
        (["people", "--place", "lisb"], ["Bob Stone"]),
        (["people", "--goal", "robotics"], ["Ann Lee"]),
        (["people", "--standing", "dormant"], ["Bob Stone"]),
        (["events"], ["Makers Night", "Spring Fair"]),
        (["events", "--since", "2026-12-01"], ["Spring Fair"]),
        (["events", "--until", "2026-12-01"], ["Makers Night"]),
        (["events", "--status", "invited"], ["Spring Fair"]),
        (["events", "--status", "attended"], ["Makers Night"]),
        (["groups", "--stage", "core"], ["Python Meetup"]),
        (["goals", "--status", "done"], []),
    ],
    ids=lambda value: " ".join(value),
)
def test_list_json(root: Path, words: list[str], expected: list[str]) -> None:
    told = asked(root, "list", *words)
    assert list(told) == ["version", "items"]
    assert [item["name"] for item in told["items"]] == expected


def test_a_filter_that_does_not_fit_is_a_usage_error(root: Path) -> None:
    assert run(root, "list", "goals", "--tier", "close").exit_code == 2


def test_doctor_json(root: Path) -> None:
    told = asked(root, "doctor")
    assert list(told) == [
        "version", "notes", "kinds", "interactions", "dated", "left_out", "missed", "people_without_history",
        "people_never_due", "diagnostics",
    ]  # fmt: skip
    assert (told["left_out"], told["missed"]) == ([], [])
    assert told["notes"] == 9
    assert told["kinds"]["person"] == 3
    formats = [{"format": "YYYY-MM-DD", "folder": "", "notes": 1, "matched": 1}]
    assert told["dated"] == {"notes": 1, "readable": 1, "formats": formats}
    assert told["people_without_history"] == 0
    assert set(told["interactions"]) == {"mention", "task", "log", "event", "property", "link"}


def test_check_json_and_exit_codes(root: Path) -> None:
    assert run(root, "check").exit_code == 0
    write_vault(root, {"People/Odd.md": "---\nlast_contact: 2026-02-30\n---\n"})
    result = run(root, "check")
    assert result.exit_code == 1
    assert "People/Odd.md:2:" in result.stdout
    assert "warning[bad-date]" in result.stdout
    told = asked(root, "check")
    assert list(told) == ["version", "diagnostics"]
    assert list(told["diagnostics"][0]) == ["rule", "severity", "message", "path", "line", "column", "hint"]


def test_the_manual_of_rules_is_in_the_command(root: Path) -> None:
    result = run(root, "check", "--rules")
    assert all(f"{name} (" in result.stdout for name in RULES)
    assert RULES["bad-date"].help in run(root, "check", "--explain", "bad-date").stdout
    assert run(root, "check", "--explain", "no-such-rule").exit_code == 2


def test_why_names_the_note_and_line_of_each_contact(root: Path) -> None:
    result = run(root, "why", "Bob")
    assert "2024-02-01 lunch" in result.stdout
    assert "(log, People/Bob Stone.md:6)" in result.stdout
    told = asked(root, "why", "Bob")
    assert {"lists", "interactions"} <= set(told)


def test_every_reason_on_a_list_stands_in_why(root: Path) -> None:
    told = asked(root, "reconnect")
    for name in ("plan", "follow_up", "keep_in_touch", "wake_up"):
        for number, entry in enumerate(told[name], start=1):
            places = {place["list"]: place for place in asked(root, "why", entry["path"])["lists"]}
            assert places[name] == {"list": name, "place": number, "state": entry["state"], "reasons": entry["reasons"]}


def test_an_unknown_name_brings_near_ones(root: Path) -> None:
    result = run(root, "why", "Anne Leigh")
    assert result.exit_code == 2
    assert "Near it: Ann Lee" in result.stderr
    assert result.stdout == ""


def test_an_ambiguous_name_lists_whom_it_may_mean(root: Path) -> None:
    result = run(root, "show", "an")
    assert result.exit_code == 2
    assert "People/Ann Lee.md" in result.stderr
    assert "People/Annika Moe.md" in result.stderr


def test_no_vault_is_said_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path / "nowhere", "review").exit_code == 3
    bare = tmp_path / "bare"
    bare.mkdir()
    monkeypatch.chdir(bare)
    result = CliRunner().invoke(cli, ["review", "--today", TODAY])
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1


def test_the_vault_and_the_day_can_come_from_the_environment(root: Path) -> None:
    environment = {"VAULTKIT_VAULT": str(root), "VAULTKIT_TODAY": TODAY}
    result = CliRunner().invoke(cli, ["reconnect", "--json"], env=environment)
    assert json.loads(result.stdout)["today"] == TODAY


def test_the_vault_is_found_from_a_folder_inside_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "People")
    result = CliRunner().invoke(cli, ["list", "groups", "--today", TODAY])
    assert "Python Meetup" in result.stdout


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "0001-01-01", "9999-12-31", ""])
def test_a_day_that_is_none_is_a_usage_error(root: Path, day: str) -> None:
    result = CliRunner().invoke(cli, ["review", "--vault", str(root), f"--today={day}"])
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("files", "expected"),
    [({".obsidian/app.json": "{}"}, "holds no notes yet"), ({"Thoughts.md": "x\n"}, "None of the notes is about")],
    ids=["empty", "other notes only"],
)
def test_a_vault_without_people_is_told_how_to_start(tmp_path: Path, files: dict[str, str], expected: str) -> None:
    root = write_vault(tmp_path, files)
    first = run(root, "review")
    assert first.exit_code == 0
    assert expected in first.stdout
    assert expected in run(root, "review").stdout
    assert "Nobody was recognised" in run(root, "doctor").stdout


def test_a_page_that_cannot_be_written_has_its_exit_code(root: Path) -> None:
    write_vault(root, {"Ecosystem/Reconnect.md": "mine\n"})
    result = run(root, "review")
    assert result.exit_code == 4
    assert "1 left alone" in result.stdout


def test_a_fault_is_told_without_a_traceback(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "People")

    monkeypatch.setattr("vaultkit.vault.loader.Loader.load", refuse)
    result = run(root, "review")
    assert result.exit_code == 5
    assert result.stderr == "vaultkit: People: Permission denied\n"
    assert isinstance(run(root, "review", VAULTKIT_DEBUG="1").exception, PermissionError)
    monkeypatch.setattr("vaultkit.vault.loader.Loader.load", lambda *_: 1 / 0)
    assert run(root, "review").exit_code == 70


def test_names_in_a_terminal_cannot_steer_it(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {**SMALL, "People/Eve\x1b[31m\u202e.md": "- 2026-09-01 coffee: \x1b]0;x\x07 hello\n"})
    for words in (["list", "people"], ["reconnect"], ["why", "Eve"], ["show", "Eve"], ["review"], ["check"]):
        output = run(root, *words).output
        assert not set(output) & set("\x1b\x07\u202e")


CANDIDATES = (
    Candidate(path="People/Ann Lee.md", name="Ann Lee", aliases=("Annie",)),
    Candidate(path="People/Annika Moe.md", name="Annika Moe"),
    Candidate(path="Old/Ann Lee.md", name="Ann Lee"),
    Candidate(path="People/Zoë.md", name="Zoe\u0308"),
    Candidate(path="People/Mei-Lin Chou.md", name="Mei-Lin Chou", aliases=("Minnie",)),
)


@pytest.mark.parametrize(
    ("typed", "paths"),
    [
        ("People/Ann Lee.md", ("People/Ann Lee.md",)),
        ("people/ann lee", ("People/Ann Lee.md",)),
        ("ANN LEE", ("Old/Ann Lee.md", "People/Ann Lee.md")),
        ("annie", ("People/Ann Lee.md",)),
        ("moe", ("People/Annika Moe.md",)),
        ("ann", ("Old/Ann Lee.md", "People/Ann Lee.md")),
        ("Mei", ("People/Mei-Lin Chou.md",)),
        ("lin chou", ("People/Mei-Lin Chou.md",)),
        ("mei lin", ("People/Mei-Lin Chou.md",)),
        ("AM", ("People/Annika Moe.md",)),
        ("MLC", ("People/Mei-Lin Chou.md",)),
        ("am", ()),
        ("nik", ("People/Annika Moe.md",)),
        ("-", ("People/Mei-Lin Chou.md",)),
        ("zoë", ("People/Zoë.md",)),
        ("nobody at all", ()),
        ("  ", ()),
    ],
)
def test_a_name_is_looked_up(typed: str, paths: tuple[str, ...]) -> None:
    assert look_up(typed, CANDIDATES).paths == paths


def test_near_names_come_once_and_the_likeliest_first() -> None:
    assert look_up("Anika Mo", CANDIDATES).near[0] == "Annika Moe"
    assert len(set(look_up("Ann Le", CANDIDATES).near)) == len(look_up("Ann Le", CANDIDATES).near)


def test_a_shell_completes_names_of_notes(root: Path) -> None:
    environment = {
        "_VAULTKIT_COMPLETE": "zsh_complete",
        "COMP_WORDS": f"vaultkit show --vault {root} ANN",
        "COMP_CWORD": "4",
    }
    result = CliRunner().invoke(cli, [], prog_name="vaultkit", env=environment)
    assert "Ann Lee" in result.stdout
    assert "Annika Moe" in result.stdout
    assert "Bob Stone" not in result.stdout


def test_the_manual_names_every_command_and_option() -> None:
    manual = (Path(__file__).parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")
    for command in commands():
        assert f"`vaultkit {command.name}" in manual
        options = {name for param in command.params for name in param.opts if name.startswith("--")}
        assert [option for option in options if option not in manual] == []
