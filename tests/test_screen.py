"""Nothing that a command prints is wider than its terminal or broken inside a word; colours are only there."""

import re
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.vaults.small import TODAY, write_vault
from tests.vaults.waiting import LATER
from tests.vaults.wordy import WORDY
from vaultkit.cli import errors, note_links, screen
from vaultkit.cli.main import COMMANDS, cli
from vaultkit.cli.output import columns
from vaultkit.cli.screen import cells, fitted, longest_word

ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
WIDTHS = (60, 80, 120)
LINES = (
    "review", "review month", "review 2026-W40", "reconnect", "brief", "show anne", "show hackers", "show 李",
    "why anne", "why 田中", "list people", "list people --columns name,org,role,place,tags,goals", "list events",
    "list groups", "list goals", "list promises", "search gripper", "stats", "triage", "check", "doctor", "explain",
    "explain cadence", "log --dry-run ada coffee " + "her lab " * 12, "decide ada quux", "show nobody at all", "lst",
    "list people --standing x", "list people --sort x", "new person", "new --dry-run person Nele",
    "review quarter", "review all", "reconnect --dormant -n 50", "list people --columns name,last,due,path --sort tier",
    "merge anne 李", "snooze --dry-run anne next friday", "snooze anne someday", "undo", "check --rules",
    "decide --dry-run anne paused", "init", "init --git", "init --bases", "explain inner",
    "new --dry-run boundaries", "new --dry-run goal Weld --want welders", "stats 2026-11", "search zzz",
)  # fmt: skip


def on_terminal(monkeypatch: pytest.MonkeyPatch, width: int | None) -> None:
    """Makes every command write as to a terminal of that width."""
    for place in (screen, columns, note_links):
        monkeypatch.setattr(place, "terminal_width", lambda: width)
    for place in (screen, errors):
        monkeypatch.setattr(place, "error_width", lambda: width)


def run(line: str, *, width: int, root: Path, color: bool = True) -> str:
    first, *words = line.split()
    known = ["--vault", str(root), "--today", TODAY] if first in COMMANDS else []
    given = [first, *(["--dry-run"] if first == "review" else []), *known, *words]
    environment = {"COLUMNS": str(width), "NO_COLOR": None, "TERM": "xterm-256color"}
    result = CliRunner().invoke(cli, given, obj=LATER, color=color, env=environment, terminal_width=width)
    assert result.exit_code in {0, 1, 2}, result.output
    return result.output


def words_of(text: str) -> list[str]:
    return ESCAPE.sub("", text).split()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_vault(tmp_path_factory.mktemp("wordy") / "vault", WORDY)


@pytest.mark.parametrize("line", LINES)
def test_no_line_is_wider_than_the_terminal_or_broken_inside_a_word(
    line: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    on_terminal(monkeypatch, None)
    whole = set(words_of(run(line, width=1_000, root=root)))
    for width in WIDTHS:
        on_terminal(monkeypatch, width)
        printed = run(line, width=width, root=root)
        assert [one for one in printed.split("\n") if cells(one) > width] == []
        broken = {word for word in words_of(printed) if word not in whole and word.isascii()}
        assert broken <= {"·"}, "no word is broken"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_help_is_wider_than_the_terminal_and_each_ends_with_an_example(command: str, width: int) -> None:
    result = CliRunner().invoke(cli, [command, "--help"], terminal_width=width)
    lines = result.output.rstrip("\n").split("\n")
    assert [line for line in lines if cells(line) > width] == []
    assert "  For example:" in lines
    assert re.match(r"    .*vaultkit ", lines[-1])


def test_the_main_help_lists_each_command_once_in_a_group() -> None:
    printed = CliRunner().invoke(cli, ["--help"]).output
    groups = printed[printed.index("Every week:") :]
    listed = re.findall(r"^  ([a-z]+)  ", groups, re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


def test_colours_and_links_are_on_a_terminal_only(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULTKIT_NO_CACHE", "1")  # the terminal is told by a stand-in of which no kept answer knows
    on_terminal(monkeypatch, 80)
    seen = run("list people", width=80, root=root)
    assert click.style("in touch", fg=28) in seen
    assert "\x1b]8;;obsidian://open?path=%2F" in seen
    assert "%2FAda.md\x1b\\Ada\x1b]8;;\x1b\\" in seen
    on_terminal(monkeypatch, None)
    assert "\x1b" not in run("list people", width=80, root=root, color=False)


def test_no_color_leaves_no_link_either(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch, 80)
    arguments = ["list", "people", "--vault", str(root), "--today", TODAY]
    assert "\x1b" not in CliRunner().invoke(cli, arguments, color=True, env={"NO_COLOR": "1"}).output


TEXTS = {
    "plain": "Ann Lee met on Thu 19 at Hardware Hackers Night; a first line, at the latest by Thu 3 December",
    "german": "Übergangsgespräche über Größenverhältnisse, die niemand außer Jörg für möglich hält",
    "chinese": "李小龍 在這裡寫了很多字沒有空白的句子很長很長而且還沒有結束 coffee",
    "japanese": "田中さん コーヒーを飲みながら新しい研究室について長い間話しました",
    "korean": "김민수 새로운 연구실에 대해 오랫동안 이야기했습니다 그리고 커피를 마셨습니다",
    "russian": "Анна Каренина рассказала о новой лаборатории и обещала прислать список книг",
    "emoji": "Ann 👩‍👩‍👧 brought 🎂🎂🎂 and 🇩🇪 flags, ❤️ and a 👍🏽 to the bench by the window",
    "combining": "José Garci\u0301a and Zoe\u0308 Ek at the lake with a very long story about boats",
    "address": "see https://example.org/a/very/long/address/that/nobody/types and then write",
    "coloured": "\x1b[31mlate since a very long time ago\x1b[0m and \x1b]8;;file:///x\x1b\\Ann Lee\x1b]8;;\x1b\\ waits",
}


@pytest.mark.parametrize("width", [24, 40, 60])
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_wrapped_to_the_columns_that_it_takes(name: str, width: int) -> None:
    text = TEXTS[name]
    pieces = fitted(f"  {text}", width, hang=6)
    shown = [ESCAPE.sub("", piece) for piece in pieces]
    assert "".join("".join(shown).split()) == "".join(ESCAPE.sub("", text).split())
    assert all(cells(piece) <= max(width, longest_word(text)) for piece in pieces)
    if longest_word(text) <= width and not screen._WIDE.search(text):
        assert " ".join(" ".join(shown).split()) == " ".join(ESCAPE.sub("", text).split())
    if longest_word(text) <= width - 6:
        assert all(piece.startswith("      ") for piece in shown[1:])
    assert fitted(text, None) == [text]


@pytest.mark.parametrize(
    ("text", "columns_taken"),
    [("abc", 3), ("Zoë", 3), ("李", 2), ("ｗ", 2), ("👩‍👩‍👧", 2), ("e\u0301", 1), ("\x1b[1mab\x1b[0m", 2), ("한국", 4)],
)
def test_a_text_takes_the_columns_that_it_shows(text: str, columns_taken: int) -> None:
    assert cells(text) == columns_taken


def aligned(rows: Sequence[str], at: str) -> set[int]:
    return {cells(row[: row.index(at)]) for row in rows}


def test_columns_stand_below_each_other_whatever_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch, 80)
    names = ("Ann Lee", "李小龍", "Zoë Ek", "👩‍🔬 Mira", "김민수")
    lines = columns.table(("name", "state"), [(name, "due") for name in names])
    assert len(aligned(lines[1:], "due")) == 1
    assert len(aligned(columns.named([(name, "due") for name in names]), "due")) == 1


def test_a_table_without_room_for_its_words_is_told_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch, 40)
    rows = [("A-very-long-name-of-a-person", "Verantwortungsträgerin", "Elektrizitätswerke")]
    assert columns.table(("name", "role", "org"), rows) == [
        "A-very-long-name-of-a-person ·",
        "  Verantwortungsträgerin ·",
        "  Elektrizitätswerke",
    ]
