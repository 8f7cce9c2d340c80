"""Completion: what stands on a shell's line after Tab is the exact name of a note, and nothing of it is run."""

import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vaults.hostile_names import HOSTILE_NAMES, STEERING_NAMES
from tests.vaults.shells import Shell
from tests.vaults.small import snapshot, write_vault
from vaultkit.cli.input.completion import SHELLS
from vaultkit.cli.input.offered_names import offered_names
from vaultkit.cli.input.options import NoteName
from vaultkit.cli.input.typed_line import FISH, POSIX, read_line, written
from vaultkit.cli.main import cli

NAMES = [unicodedata.normalize("NFC", name) for name in HOSTILE_NAMES]
ORDINARY = frozenset(" ,.%")
TEXTS = st.text(st.one_of(st.sampled_from("a \"'\\$`!*~[]{}()&;|<>#=:?^,%-\u00e9\u738b"), st.characters()), max_size=20)


def people(*names: str, **notes: str) -> dict[str, str]:
    return {f"People/{name}.md": "hello\n" for name in names} | {
        f"People/{key}.md": text for key, text in notes.items()
    }


# On a real terminal


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Callable[..., Shell]]:
    opened: list[Shell] = []

    def start(name: str, files: dict[str, str]) -> Shell:
        root = write_vault(tmp_path / "vault", {".obsidian/app.json": "{}\n", **files})
        (tmp_path / "place").mkdir()
        opened.append(Shell(name, root, tmp_path / "place"))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def is_here(name: str, report: Callable[[str], None]) -> bool:
    """Whether the shell is installed; it is told where it is not, and bash has to be."""
    if shutil.which(name) or name == "bash":
        return True
    report(f"completion in {name}: not tried, {name} is not installed")
    return False


def typed(name: str, quote: str, random: Random) -> str:
    """A beginning of the name as somebody may type it, from the two letters on that tell it from the others."""
    beginning = name[: random.randint(3 if name.startswith("--") else 2, len(name) - 1)]
    if quote:
        plain = [character.isalnum() or character in ORDINARY for character in beginning]
        beginning = beginning[: plain.index(False)] if False in plain else beginning
        return quote + (beginning if len(beginning) > 1 else name[:0])
    return "".join(one if one.isalnum() else f"\\{one}" for one in beginning)


QUOTES = ("", "'", '"')


@pytest.mark.rounds(1)
@pytest.mark.parametrize("name", SHELLS)
def test_a_completed_line_has_the_exact_name_and_runs_nothing(
    name: str, seed: int, shell: Callable[..., Shell], tmp_path: Path, times: int, report: Callable[[str], None]
) -> None:
    """Each name behind one of the quotes, in the long run behind all."""
    if not is_here(name, report):
        return
    random = Random(seed)
    session = shell(name, people(*HOSTILE_NAMES))
    before = snapshot(tmp_path / "vault")
    wrong, tried = [], 0
    for number, exact in enumerate(random.sample(NAMES, len(NAMES))):
        for quote in QUOTES if times > 1 else QUOTES[number % 3 : number % 3 + 1]:
            if name == "fish" and quote and exact.endswith(","):
                continue  # fish leaves a quote open behind a comma
            beginning = typed(exact, quote, random)
            if beginning == quote:
                continue
            dashes = ["--"] if exact.startswith("-") else []
            words = session.completed(" ".join(["vaultkit show", *dashes, beginning]))
            tried += 1
            if name == "fish" and "*" in beginning and words[-1] == beginning.replace("\\", ""):
                continue  # fish itself completes nothing behind some stars
            if words != ["show", *dashes, exact]:
                wrong.append((beginning, words))
    assert wrong == []
    assert tried > len(NAMES) * (2 if times > 1 else 2 / 3)
    assert list(session.here.iterdir()) == []
    assert snapshot(tmp_path / "vault") == before
    report(f"completion in {name}: {tried} lines")


# What is asked and answered


def asked(shell: str, line: str, root: Path, **more: str) -> Result:
    """The answer to a shell that asks for the end of a line."""
    known = {
        "bash": {"COMP_TYPED": line, "COMP_WORD": line.rpartition(" ")[2]},
        "zsh": {"COMP_CWORD": str(line.count(" "))},
    }
    environment = {"VAULTKIT_VAULT": str(root), "_VAULTKIT_COMPLETE": f"{shell}_complete", "COMP_WORDS": line}
    return CliRunner().invoke(cli, [], prog_name="vaultkit", env=environment | known.get(shell, {}) | more)


def offered(shell: str, line: str, root: Path) -> list[str]:
    result = asked(shell, line, root)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.rstrip("\n").split("\n")
    return lines[1::3] if shell == "zsh" else [one.partition(",")[2] for one in lines if one]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_name_with_which_a_terminal_does_something_is_not_offered(shell: str, tmp_path: Path) -> None:
    write_vault(tmp_path, people(*STEERING_NAMES, "Ix fine"))
    assert [one.replace("\\", "") for one in offered(shell, "vaultkit show I", tmp_path)] == ["Ix fine"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_name_like_an_option_is_offered_behind_two_dashes_only(shell: str, tmp_path: Path) -> None:
    write_vault(tmp_path, people("-v", "--vault", "--json Lee", "Ann"))
    assert [one.partition("\t")[0] for one in offered(shell, "vaultkit show --j", tmp_path)] == ["--json"]
    assert len(offered(shell, "vaultkit show ", tmp_path)) == 1
    assert offered(shell, "vaultkit show -- -v", tmp_path) == ["-v"]


FOUND = {
    "People/José García.md": "hello\n",
    "People/Josef Maria.md": "hello\n",
    "People/Zoë Ek.md": "---\naliases: [Zouzou]\n---\n",
    "People/Łukasz Żółć.md": "hello\n",
    "People/Søren Ødegård.md": "---\nAliases: Sunny Boy\n---\n",
    "People/Jörg Weiß.md": "hello\n",
    "People/Żaneta Nowak.md": "---\naliases:\n  - Janeczka\n  - 'Nowakowa, Ż.'\n---\n",
    "People/王小明.md": "---\naliases: [Wang Xiaoming]\n---\n",
    "People/Ёлка Птица.md": "hello\n",
    "People/D'Arcy Roe.md": "hello\n",
    "People/Hidden Soul.md": "---\nprivate: true\naliases: [Hushed]\n---\n",
    "People/Friend of Hushed.md": "---\naliases: [Hidden Soul's friend]\n---\n",
}


@pytest.mark.parametrize(
    ("beginning", "names"),
    [
        ("jose", ["José García", "Josef Maria"]),
        ("JOSÉ", ["José García", "Josef Maria"]),
        ("garc", ["José García"]),
        ("zoe", ["Zoë Ek"]),
        ("zouz", ["Zouzou"]),
        ("lukasz", ["Łukasz Żółć"]),
        ("zol", ["Łukasz Żółć"]),
        ("soren", ["Søren Ødegård"]),
        ("odeg", ["Søren Ødegård"]),
        ("boy", ["Sunny Boy"]),
        ("jorg", ["Jörg Weiß"]),
        ("weiss", ["Jörg Weiß"]),
        ("zan", ["Żaneta Nowak"]),
        ("nowakow", ["Nowakowa, Ż."]),
        ("王", ["王小明"]),
        ("xiao", ["Wang Xiaoming"]),
        ("ёл", ["Ёлка Птица"]),
        ("d'ar", ["D'Arcy Roe"]),
        ("hidden", []),
        ("soul", []),
        ("hush", []),
        ("nobody", []),
    ],
)
def test_names_are_found_without_accents_by_a_later_word_and_by_aliases(
    beginning: str, names: list[str], tmp_path: Path
) -> None:
    write_vault(tmp_path, FOUND)
    assert offered_names(tmp_path, beginning) == tuple(sorted(names))


def test_words_that_stand_there_already_are_not_offered_again(tmp_path: Path) -> None:
    write_vault(tmp_path, people("Marie Dubois", "Marie du Pont", "Dubrovnik"))
    argument = click.Argument(["words"], nargs=-1, type=NoteName())
    context = click.Context(click.Command("show", params=[argument]))
    context.params = {"vault": tmp_path, "words": ("marie",)}
    assert [one.value for one in argument.type.shell_complete(context, argument, "du")] == ["Dubois", "du Pont"]


KINDS = {
    "People/Marie Dubois.md": "---\ntype: person\n---\n",
    "People/Marcel Bo.md": "---\ntype: person\n---\n",
    "People/Henning Brandt.md": "---\ntype: person\naliases: [Henner]\n---\n",
    "Events/Market day.md": "---\ndate: 2026-12-01\n---\n",
    "Groups/Marathon club.md": "---\ntype: group\n---\n",
    "Goals/Mars robots.md": "---\ntype: goal\n---\n",
    "Notes/Marzipan.md": "A recipe.\n",
}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("show Marie ", ["Dubois"]),
        ("show marie du", ["Dubois"]),
        ("show Henning Br", ["Brandt"]),
        ("why mar", ["Marcel Bo", "Marie Dubois"]),
        ("snooze mar", ["Marcel Bo", "Marie Dubois"]),
        ("log mar", ["Marcel Bo", "Marie Dubois"]),
        ("log marie du", ["Dubois"]),
        ("log marie dubois cof", ["coffee"]),
        ("log marie t", ["tea", "telco", "teams", "talked", "text"]),
        ("log henner bre", ["breakfast"]),
        ("log henner, mari", ["Marie Dubois"]),
        ("log henner, marie d", ["Dubois", "dinner", "drinks", "dm"]),
        ("log nobody cof", []),
        ("log marie coffee wal", []),
        ("decide mar", ["Marathon club", "Marcel Bo", "Marie Dubois", "Market day"]),
        ("decide marie dubois am", ["ambient"]),
        ("decide marie dubois tier ", ["inner", "close", "active", "wide"]),
        ("decide marathon club stage co", ["core"]),
        ("decide market day again ", ["yes", "no", "maybe"]),
        ("decide market day res", ["resumed", "resonated"]),
        ("new person x --tier cl", ["close"]),
        ("new person x --goal mar", ["Mars robots"]),
        ("new event x --group mar", ["Marathon club"]),
        ("new event x --people mar", ["Marcel Bo", "Marie Dubois"]),
        ("new gro", ["group"]),
        ("show marz", ["Marzipan"]),
        ("und", ["undo"]),
    ],
)
def test_each_place_is_completed_with_what_may_stand_there(
    shell: str, typed: str, values: list[str], tmp_path: Path
) -> None:
    write_vault(tmp_path, KINDS)
    found = [one.partition("\t")[0].replace("\\", "") for one in offered(shell, f"vaultkit {typed}", tmp_path)]
    found = [one for one in found if one not in {"", " ", "_"}]
    shared = found.pop() if len(found) > len(values) else ""
    assert found == values
    assert all(value.startswith(shared) for value in values)


BROKEN: dict[str, dict[str, str]] = {
    "settings": {"vaultkit.toml": "[pages\nfolder = 3\n", "People/Ann.md": "hello\n"},
    "notes": {"People/Ann.md": "---\naliases: [\n---\n", "People/Bo.md": "\udcff", "Ecosystem/Home.md": "%% begin"},
    "no notes": {".obsidian/app.json": "{}\n"},
}


LINES = (
    "vaultkit show A",
    "vaultkit log b,A",
    "vaultkit show zzz",
    "vaultkit nonsense A",
    "vaultkit show 'A",
    "vaultkit --",
    "",
)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("broken", [*BROKEN, "no folder", "a file", "unreadable"])
def test_a_broken_vault_is_answered_quietly(
    broken: str, shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_vault(tmp_path / "vault", BROKEN.get(broken, {}))
    if broken == "a file":
        root.write_text("no folder", encoding="utf-8")
    if broken == "unreadable":
        write_vault(root, {"People/Ann.md": "hello\n"})
        monkeypatch.setattr("vaultkit.vault.files.read_file", _fail)
    for line in LINES:
        result = asked(shell, line, root)
        assert (result.exit_code, result.stderr) == (0, ""), line
        assert "Traceback" not in result.stdout, line


@pytest.mark.faulty
@pytest.mark.parametrize("shell", SHELLS)
def test_a_fault_of_the_program_is_no_answer(shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_vault(tmp_path, people("Ann"))
    monkeypatch.setattr("vaultkit.cli.input.offered_names.letters_of", _fail)
    result = asked(shell, "vaultkit show A", tmp_path)
    assert (result.exit_code, result.stdout.strip(), result.stderr) == (0, "", "")


def _fail(*given: object, **named: object) -> str:
    raise RuntimeError("a disk on fire")


def test_an_older_script_that_inserts_raw_text_is_given_harmless_names_only(tmp_path: Path) -> None:
    """Click's own script for bash hands over no line."""
    write_vault(tmp_path, people(*HOSTILE_NAMES, "Zoë"))
    environment = {"VAULTKIT_VAULT": str(tmp_path), "_VAULTKIT_COMPLETE": "bash_complete"}
    words = {"COMP_WORDS": "vaultkit\nshow\n", "COMP_CWORD": "2"}
    printed = CliRunner().invoke(cli, [], prog_name="vaultkit", env=environment | words).stdout
    assert printed.split() == ["plain,Zoë", "plain,trail,", "plain,王小明"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_and_the_variable_print_the_same_script(shell: str) -> None:
    by_command = CliRunner().invoke(cli, ["completion", shell], prog_name="vaultkit")
    by_variable = CliRunner().invoke(cli, [], prog_name="vaultkit", env={"_VAULTKIT_COMPLETE": f"{shell}_source"})
    assert by_command.stdout == by_variable.stdout != ""


# What is written for a text


@given(TEXTS.filter(lambda text: "\n" not in text), st.sampled_from(["", "'", '"']))
def test_what_is_written_is_read_back(text: str, quote: str) -> None:
    read = read_line(f"show {quote}{written(text, quote)}")
    assert (read.words, read.last, read.quote) == (("show",), text, quote) or (text, quote) == ("", "")


def test_bash_reads_what_is_written() -> None:
    @settings(max_examples=300)
    @given(TEXTS.filter(lambda text: "\0" not in text), st.sampled_from(["", "'", '"']))
    def collect(text: str, quote: str) -> None:
        texts.append((text, quote))

    texts: list[tuple[str, str]] = []
    collect()
    chosen = [(text, quote) for text, quote in texts if (text or quote) and "\n" not in text]
    lines = "".join(f"printf '%s\\0' {quote}{written(text, quote)}{quote}\n" for text, quote in chosen)
    done = subprocess.run(
        ["bash", "--norc"], input=lines.encode(), capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"}
    )
    assert done.stdout.decode().split("\0")[:-1] == [text for text, _ in chosen]


@pytest.mark.parametrize(
    ("line", "words", "last", "quote"),
    [
        ("", (), "", ""),
        ("a  b\tc", ("a", "b"), "c", ""),
        ("a b ", ("a", "b"), "", ""),
        ("a ''  x", ("a", ""), "x", ""),
        ("a 'b c", ("a",), "b c", "'"),
        ('a "b c', ("a",), "b c", '"'),
        ("a b'c d'e", ("a",), "bc de", ""),
        ("a b\\ c", ("a",), "b c", ""),
        ("a b\\", ("a",), "b", ""),
        ('a "b\\"c\\d', ("a",), 'b"c\\d', '"'),
        ("a 'b\\'c", ("a",), "b\\c", ""),
        ("a 'b\"c", ("a",), 'b"c', "'"),
        ("a b\\\nc", ("a",), "bc", ""),
    ],
)
def test_a_typed_line(line: str, words: tuple[str, ...], last: str, quote: str) -> None:
    read = read_line(line, POSIX)
    assert (read.words, read.last, read.quote) == (words, last, quote)


@pytest.mark.parametrize(
    ("line", "last"), [("a 'b\\'c", "b'c"), ("a 'b\\\\", "b\\"), ('a "b\\$c', "b$c"), ('a "b\\`c', "b\\`c")]
)
def test_a_typed_line_of_fish(line: str, last: str) -> None:
    assert read_line(line, FISH).last == last


# What bash does on a terminal


ALIKE = people(
    "José García",
    "Ann-Marie Roe",
    "Equ=al Co:lon",
    "Wu O'Neil",
    "Ana \\ `x`",
    "Ana ' y",
    Bob="---\naliases: ['Bobby $(touch pwned)']\n---\n",
)


COMPLETED: dict[str, list[str]] = {
    "vaultkit show jose": ["show", "José García"],
    "vaultkit show Garc": ["show", "José García"],
    "vaultkit show Bobb": ["show", "Bobby $(touch pwned)"],
    "vaultkit show 'Bobb": ["show", "Bobby $(touch pwned)"],
    "vaultkit show Equ=": ["show", "Equ=al Co:lon"],
    "vaultkit show Equ=al\\ Co:": ["show", "Equ=al Co:lon"],
    "vaultkit show Equ\\=al\\ Co\\:l": ["show", "Equ=al Co:lon"],
    "vaultkit show 'Equ=al Co:": ["show", "Equ=al Co:lon"],
    "vaultkit show equ=": ["show", "equ="],
    "vaultkit show Wu\\ O\\'": ["show", "Wu O'Neil"],
    "vaultkit show Wu' O": ["show", "Wu O'Neil"],
    'vaultkit show Wu" O': ["show", "Wu O'Neil"],
    "vaultkit log ann,jose": ["log", "ann,José García"],
    "vaultkit log 'ann, wu": ["log", "ann, Wu O'Neil"],
    "vaultkit show Ana": ["show", "Ana "],
    "vaultkit sho": ["show"],
    "vaultkit list peo": ["list", "people"],
    "vaultkit show Nobody": ["show", "Nobody"],
    "X=1 vaultkit show jos": ["show", "José García"],
    "true && vaultkit show jos": ["show", "José García"],
}


def test_bash_completes(shell: Callable[..., Shell]) -> None:
    """All lines in one session, as they are typed one after another."""
    session = shell("bash", ALIKE)
    assert {line: session.completed(line) for line in COMPLETED} == COMPLETED
    assert list(session.here.iterdir()) == []


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_where_several_fit_nothing_that_was_typed_goes_and_no_escape_is_cut(
    name: str, shell: Callable[..., Shell], report: Callable[[str], None]
) -> None:
    if not is_here(name, report):
        return
    session = shell(name, people("José García", "Josef Maria", "Ana `x`", "Ana ' y", "Cem A", "Cem B"))
    typed_and_run = {line: session.completed(f"vaultkit show {line}")[1].rstrip() for line in ("jose", "Ana", "c")}
    assert typed_and_run == {"jose": "jose", "Ana": "Ana", "c": "Cem"}


@pytest.mark.parametrize(
    ("line", "listed"), [("jose", True), ("jos", False), ("ana", True), ("cem", False), ("cem a", False)]
)
def test_zsh_is_told_to_list_what_has_nothing_good_in_common(line: str, listed: bool, tmp_path: Path) -> None:
    write_vault(tmp_path, people("José García", "Josef Maria", "Ana `x`", "Ana ' y", "Cem A", "Cem B"))
    words = f"vaultkit show '{line}"
    printed = asked("zsh", words, tmp_path, COMP_CWORD="2").stdout.split("\n")
    assert ("list" in printed[::3]) is listed
