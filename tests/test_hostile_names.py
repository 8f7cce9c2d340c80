"""Names that are code somewhere, and every output that ends in a terminal, a shell or a file of another program: they
are shown and do nothing, and what is to be copied means exactly what it says."""

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.vaults.hostile_names import HOSTILE_NAMES, STEERING_NAMES
from tests.vaults.small import TODAY, write_vault
from tests.vaults.waiting import LATER
from vaultkit.cli.main import cli
from vaultkit.cli.output.text import in_shell
from vaultkit.syntax.inert import escaped, steers, terminal_lines
from vaultkit.syntax.quoting import yaml_text

NAMES = (*HOSTILE_NAMES, *STEERING_NAMES)
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")


def told(names: Iterable[str]) -> dict[str, str]:
    """A vault in which each of the names is that of a person, event, group and goal, an organisation, a role, a place,
    an alias, and words of a text, and in which people and events stand on lists."""
    files, unwritten = {".obsidian/app.json": "{}\n"}, ""
    for number, name in enumerate(names):
        said, link = yaml_text(name, quoted=True), yaml_text(f"[[{name}]]", quoted=True)
        files[f"People/{name}.md"] = (
            f"---\naliases: [{yaml_text(f'Also {name}', quoted=True)}]\norg: {said}\nrole: {said}\nplace: {said}\n"
            f"goals: [{yaml_text(f'[[{name} goal]]', quoted=True)}]\n{'tier: close' if number % 2 else ''}\n---\n\n"
            f"- 2024-03-11 coffee: about {name}\n- 2025-03-12 lunch: {name} again\n"
        )
        files[f"Events/{name} night.md"] = f"---\ndate: 2026-11-25\nstatus: invited\npeople: [{link}]\n---\n"
        files[f"Events/{name} day.md"] = f"---\ndate: 2026-11-16\npeople: [{link}]\n---\n"
        files[f"Groups/{name} circle.md"] = f"---\nstage: core\npeople: [{link}]\n---\n"
        files[f"Goals/{name} goal.md"] = f"---\nstatus: active\nwants: [{said}]\n---\n"
        unwritten += f"- [ ] ask {name}\n- talked to [[Unwritten {name}]]\n"
    return files | {f"2026-11-2{day}.md": unwritten for day in range(3)}


def run(root: Path, *words: str) -> Result:
    given = [words[0], "--vault", str(root), "--today", TODAY, *words[1:]]
    return CliRunner().invoke(cli, given, obj=LATER)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_vault(tmp_path_factory.mktemp("hostile") / "vault\x1b[31m\u202e", told(NAMES))


# A terminal


LISTS = (
    ("review", "all", "--dry-run"), ("reconnect",), ("triage",), ("check",), ("doctor",), ("list", "people"),
    ("export", "json"), ("export", "csv"), ("export", "vcard"), ("export", "ics"),
    ("list", "events"), ("list", "groups"), ("list", "goals"), ("list", "promises"), ("show", "a"),
    ("log", "i", "coffee"), ("brief", "night"), ("brief",), ("search", "a"), ("stats",), ("open", "a", "--print"),
    ("path", "a", "--json"), ("review", "month", "2026-10"),
)  # fmt: skip


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_nothing_that_is_printed_steers_a_terminal(words: tuple[str, ...], root: Path) -> None:
    result = run(root, *words)
    assert result.exit_code in {0, 1, 2}, result.output
    assert STEERS.findall(result.output) == []
    in_json = run(root, *words, "--json")
    assert STEERS.findall(in_json.output) == []
    if in_json.exit_code != 2:
        assert json.loads(in_json.stdout)["version"] == 1


def test_json_tells_names_as_they_are(root: Path) -> None:
    items = json.loads(run(root, "list", "people", "--json").stdout)["items"]
    assert {unicodedata.normalize("NFC", name) for name in NAMES} == {item["name"] for item in items}


ABOUT_ONE = (
    "show -- ?", "show --json -- ?", "why -- ?", "log --dry-run -- ? coffee", "log -- ? coffe", "snooze -- ? whenever",
    "decide -- ? quux", "decide --dry-run -- ? paused", "brief -- ?_night", "new --dry-run -- person Nobody_?",
    "new -- person ?", "show -- Nobody_?", "log -- Nobody_? coffee", "check --explain ?", "list ?", "init --git --yes",
    "watch --once", "review week", "show --vault ? x", "?", "log -- ? call so", "undo", "undo --yes",
    "log -- ? ?", "snooze -- ? friday", "undo --yes --json",
)  # fmt: skip


@pytest.mark.torture
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_no_answer_about_one_steers_a_terminal(name: str, tmp_path: Path, times: int) -> None:
    """Every other answer about each name, the others about the next one; all of them in the long run."""
    root = write_vault(tmp_path / "vault", told([name]))
    for line in ABOUT_ONE if times > 1 else ABOUT_ONE[NAMES.index(name) % 2 :: 2]:
        words = [word.replace("_", " ").replace("?", name) for word in line.split()]
        result = run(root, *words)
        assert STEERS.findall(result.output) == [], line
        assert result.exit_code in {0, 1, 2, 3, 4}, (line, result.output)


@pytest.mark.parametrize("text", [*NAMES, "a\nb", "  - indented\t\x1b]8;;x\x07", "\udcff\x85"], ids=ascii)
def test_text_of_several_lines_keeps_its_lines_and_blanks(text: str) -> None:
    shown = terminal_lines(f"  {text}\n+  - {text}")
    assert not any(steers(line.replace("\t", " ")) for line in shown.split("\n"))
    assert shown.startswith("  ")
    assert shown.count("\n") == 1 + 2 * text.count("\n")
    assert "\n+  - " in shown


@pytest.mark.parametrize("text", [*NAMES, "\udcff", "\x00\x1f"], ids=ascii)
def test_json_with_escapes_says_the_same(text: str) -> None:
    written = escaped(json.dumps([text], ensure_ascii=False))
    assert json.loads(written) == [text]
    assert not STEERS.search(written)


# A page


def test_no_page_and_no_name_of_one_steers_a_terminal_or_breaks_a_line(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", told(NAMES))
    assert run(root, "review", "all").exit_code == 0
    pages = {path.name: path.read_text(encoding="utf-8") for path in (root / "Ecosystem").rglob("*.md")}
    assert len(pages) > len(NAMES), "a brief for each event, too"
    assert [name for name in pages if STEERS.search(name)] == []
    assert {name: found for name, text in pages.items() if (found := STEERS.findall(text))} == {}


# A shell


def in_bash(commands: Iterable[str], place: Path) -> list[list[str]]:
    """The words of each command as bash reads it; nothing is run by it."""
    lines = "vaultkit() { printf '%s\\0' $# \"$@\"; }\n" + "\n".join(commands)
    place.mkdir()
    done = subprocess.run(["bash", "--norc"], input=lines.encode(), capture_output=True, check=True, cwd=place)
    assert (done.stderr, list(place.iterdir())) == (b"", [])
    words = iter(done.stdout.decode().split("\0")[:-1])
    return [[next(words) for _ in range(int(number))] for number in words]


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_commands_to_copy_mean_the_name(name: str, tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", told([name]))
    exact = " ".join(unicodedata.normalize("NFC", name).split())
    unwritten = " ".join(f"Unwritten {name}".split())
    single = " ".join(re.sub("[,;&]", "", unwritten).split())
    hints = {
        run(root, "log", "--", f"{name} day", "coffee").output: ("decide", f"{exact} day", "attended"),
        run(root, "decide", "--", name, "snoozed").output: ("snooze", exact, "in", "3", "weeks"),
        run(root, "log", "--", single, "coffee").output: ("new", "person", single),
    }
    offered = json.loads(run(root, "triage", "--json").stdout)["untracked"]
    commands = [command for entry in offered for command in entry["commands"]]
    wanted = [list(words) for words in hints.values()]
    found = [re.search(rf"vaultkit {words[0]} .*?(?=, or add|$)", text, re.MULTILINE) for text, words in hints.items()]
    assert None not in found
    read = in_bash([one[0] for one in found if one], tmp_path / "hints")
    assert [[word for word in words if word != "--"] for words in read] == wanted
    copied = in_bash(commands, tmp_path / "commands")
    linked = re.split("[|#^]", unwritten)[0].strip()
    assert all(set(words) & {exact, linked} for words in copied), copied


@pytest.mark.parametrize("name", ["-x", "--vault", "-"])
def test_a_name_like_an_option_is_handed_behind_two_dashes(name: str) -> None:
    assert in_shell(name) == f'-- "{name}"'
