"""Nothing of a private note stands anywhere but where one asks for it by its whole name: canaries in every field of
every kind of private note, searched for on every page and in what every command prints."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.vaults.canaries import EVENT, GROUP, PERSON, PRIVATE, WAYS, canaries, canary_vault
from tests.vaults.every_command import CARDS
from tests.vaults.small import TODAY, write_vault
from tests.vaults.watched import WatchedVault
from vaultkit.cli.commands.watch import Teller
from vaultkit.cli.main import cli
from vaultkit.cli.session import open_session
from vaultkit.measures.measure import measure
from vaultkit.model.names import stem
from vaultkit.model.period import SPANS
from vaultkit.syntax.code_file import read_codes
from vaultkit.syntax.region import generated_lines, line_code, own_codes, parse_page

pytestmark = pytest.mark.torture

PEOPLE = ("Ann Lee", "Bob Stone", "Cara Diaz", "Dev Patel")
EVENTS = ("Welding Workshop", "Makers Night", "Pitch", "Dinner with Zzname Zzlast", "Party of Zzalias")
OTHERS = (*EVENTS, "Makers", "Friends of Zzalias", "Robotics mentors", "Learn from Zzalias")
READING: tuple[tuple[str, ...], ...] = (
    *((word, name) for word in ("show", "why") for name in PEOPLE),
    *(("show", name) for name in OTHERS),
    *(("brief", name) for name in EVENTS),
    *(("list", kind) for kind in ("people", "events", "groups", "goals", "promises")),
    ("list", "people", "--goal", "robotics"), ("list", "people", "--tag", "friends"),
    ("list", "people", "--place", "p"), ("list", "events", "--since", "2026-11-20"),
    ("reconnect",), ("reconnect", "--dormant"), ("reconnect", "--goal", "robotics"), ("reconnect", "--place", "porto"),
    ("triage",), ("doctor",), ("check",), ("merge", "ann lee", "bob"), ("preview",),
    *(("export", kind) for kind in ("json", "csv", "vcard", "ics")),
)  # fmt: skip
WRITING: tuple[tuple[str, ...], ...] = (
    ("review", "all"), ("log", "ann lee, bob", "coffee", "hi"), ("decide", "ann lee", "tier", "close"),
    ("decide", "makers", "attended"), ("decide", "welding", "accept"), ("snooze", "bob", "friday"),
    ("new", "person", "Kurt Moe", "--goal", "robotics", "--group", "makers"),
    ("new", "event", "Fair", "--people", "ann lee, bob", "--date", "friday", "--group", "makers"),
    ("import", "vcard", str(CARDS)),
)  # fmt: skip
MISTYPED = ("zznam", "Zzlas", "ZZ", "Zzname Zzlas", "zzali", "evening", "zzcircl", "mother", "dinner", "learn from")
"""Parts and near spellings of names that are private or hold a private one."""
FOR_ONE: tuple[tuple[str, ...], ...] = (
    ("show",),
    ("why",),
    ("brief",),
    ("log", "coffee"),
    ("decide", "attended"),
    ("snooze", "friday"),
)
LISTED = {*PEOPLE[:2], "people", "events", "groups", "goals", "triage", "check"}
LAST_WEEK = "2026-11-16"

UNTOLD = {
    *("zzalso", "zzeventorg", "zzgoaldisplay", "zzgoalprose", "zzgoalvalue", "zzgroupfield"),
    *("zzgroupprose", "zzmetdisplay", "zzpersonhobby", "zzpersonrelation", "zzpersonseniority"),
    *("zzpersontitle", "zzpersontopic", "zzpersonvalue", "zzpersonvia", "zzprojectalias"),
    *("zzviadisplay", "zzpersonmet", "zzpersonnote", "zzeventuid", "zzeventimported"),
}
"""What no page and no command tells of any note so far."""


def run(root: Path, *words: str, today: str = TODAY) -> str:
    """All that the command prints; it must not fall over."""
    result = CliRunner().invoke(cli, [words[0], "--vault", str(root), "--today", today, *words[1:]])
    assert result.exception is None or isinstance(result.exception, SystemExit), (words, result.exc_info)
    assert "a fault of vaultkit" not in result.output, words
    return result.output


def told(root: Path) -> Iterator[tuple[str, str]]:
    """What each command prints that asks for nothing private, by the command, and what stands on the pages."""
    for words in WRITING:
        for flag in (("--dry-run",), ("--diff",), ("--dry-run", "--json")):
            yield " ".join((*words, *flag)), run(root, *words, *flag)
    yield "review all", run(root, "review", "all")
    yield from pages(root)
    yield "review all again", run(root, "review", "all")
    for words in READING:
        yield " ".join(words), run(root, *words)
        yield " ".join((*words, "--json")), run(root, *words, "--json")
    site = Path(json.loads(run(root, "preview", "--json"))["path"])
    yield from ((f"preview {path.name}", path.read_text(encoding="utf-8")) for path in sorted(site.iterdir()))


def guessed(root: Path) -> Iterator[tuple[str, str]]:
    """What is said of names that are no private note's whole name, without what was typed."""
    for typed in MISTYPED:
        for words in FOR_ONE:
            yield f"{words[0]} {typed}", run(root, words[0], typed, *words[1:]).replace(typed, "")
    for typed in ("zznam", "zzlas", "zze", "dinner", "d"):
        yield f"complete {typed}", completed(root, typed)


def pages(root: Path) -> Iterator[tuple[str, str]]:
    """The generated pages with their names."""
    for path in sorted((root / "Ecosystem").rglob("*.md")):
        name = path.relative_to(root / "Ecosystem").as_posix()
        yield name, f"{name}\n{path.read_text(encoding='utf-8')}"


def completed(root: Path, typed: str) -> str:
    environment = {
        "VAULTKIT_VAULT": str(root),
        "_VAULTKIT_COMPLETE": "fish_complete",
        "COMP_WORDS": f"vaultkit show {typed}",
        "COMP_CWORD": typed,
    }
    return CliRunner().invoke(cli, [], prog_name="vaultkit", env=environment).output


def without_places(command: str, text: str) -> str:
    """What `check` says but for the paths of notes, which it has to name; of another command all that it says."""
    if not command.startswith("check"):
        return text
    if command.endswith("--json"):
        return "\n".join(f"{one['message']} {one['hint']}" for one in json.loads(text)["diagnostics"])
    return re.sub(r"^\S.*?\.md:\d+:\d+: ", "", text, flags=re.MULTILINE)


def leaks(texts: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The canaries by where they were seen."""
    found = {command: canaries([without_places(command, text)]) for command, text in texts}
    return {command: seen for command, seen in found.items() if seen}


@pytest.fixture
def private(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "private", canary_vault("private: true"))


@pytest.fixture
def public(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "public", canary_vault())


def test_nothing_private_is_told(private: Path) -> None:
    assert leaks(told(private)) == {}


def test_nothing_private_is_told_for_less_than_its_whole_name(private: Path) -> None:
    assert leaks(guessed(private)) == {}


@pytest.mark.parametrize("way", [way for way in WAYS if way != "private: true"])
def test_it_is_private_however_the_note_says_so(tmp_path: Path, way: str) -> None:
    root = write_vault(tmp_path / "vault", canary_vault(way))
    run(root, "review", "all")
    assert leaks(pages(root)) == {}
    commands = [words for words in READING if LISTED.intersection(words)]
    assert leaks((" ".join((*words, "--json")), run(root, *words, "--json")) for words in commands) == {}


def test_the_same_vault_tells_every_canary_when_nothing_is_private(public: Path) -> None:
    vault = canary_vault()
    texts = [run(public, "review", "all"), *(text for _, text in pages(public))]
    texts += [run(public, *words, "--json") for words in READING]
    texts += [run(public, word, stem(path)) for word in ("show", "why") for path in PRIVATE]
    texts.append(run(public, "show", "Zzalias's mother"))
    untold = canaries((*vault, *vault.values())) - canaries(texts)
    assert untold <= UNTOLD


@pytest.mark.parametrize(
    ("word", "path"),
    [
        *(("show", path) for path in PRIVATE if path.startswith(("People/", "Events/", "Groups/", "Goals/"))),
        *(("why", path) for path in PRIVATE if path.startswith("People/")),
        *(("brief", path) for path in PRIVATE if path.startswith("Events/")),
    ],
    ids=str,
)
def test_a_private_note_answers_in_full_to_its_whole_name(private: Path, public: Path, word: str, path: str) -> None:
    for name in (stem(path), path):
        for flag in ((), ("--json",)):
            answer = run(private, word, name, *flag)
            assert answer == run(public, word, name, *flag)
            assert canaries([answer])


def test_a_private_first_name_takes_no_other_word_and_no_other_person(tmp_path: Path) -> None:
    root = write_vault(
        tmp_path / "vault",
        {
            ".obsidian/app.json": "{}\n",
            "People/Lea.md": "---\nprivate: true\ntier: inner\n---\n- 2026-11-20 coffee\n",
            "People/Lea Sommer.md": "---\ncadence: 7\n---\n- 2026-11-02 coffee: please lead, clearly\n",
            "People/Ann.md": "---\ncadence: 7\n---\n- 2026-11-02 coffee: please lead, at ease\n- 2026-11-01 call Lea\n",
            "2026-11-10.md": "Learned of a leader, please, with [[Ann]].\n\nWith [[Ann]] and Lea.\n",
        },
    )
    run(root, "review", "all")
    text = "\n".join(text for _, text in pages(root))
    for words in ("please lead, clearly", "please lead, at ease", "Learned of a leader, please", "[[Lea Sommer]]"):
        assert words in text
    for told_of in (text, run(root, "show", "ann"), run(root, "why", "ann"), run(root, "list", "people")):
        assert "Lea" not in re.sub(r"Lea Sommer|Learned", "", told_of)


def test_lines_are_written_to_a_private_note_that_is_named(private: Path, public: Path) -> None:
    for path, words in ((PERSON, ("log", "coffee", "x")), (EVENT, ("decide", "accept")), (GROUP, ("decide", "missed"))):
        for flag in ("--diff", "--dry-run"):
            told_of = [run(root, words[0], stem(path), *words[1:], flag) for root in (private, public)]
            assert stem(path) in told_of[0]
            assert len(told_of[0].splitlines()) == len(told_of[1].splitlines())


def test_a_watcher_names_no_private_note_and_nothing_called_after_one(
    private: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vault = WatchedVault(private)
    reports = vault.go()
    for path, text in canary_vault("private: true").items():
        vault.save(path, f"{text}\n")
    reports += vault.go(10.0)
    for path in (PERSON, EVENT, "Events/Party of Zzalias.md", "Ecosystem/Reviews/2026-W48.md"):
        vault.save(path, (private / path).read_text(encoding="utf-8") + "Zzsaved\n")
        reports += vault.go(10.0)
    vault.save("People/Zzquiet Zzfaraway.md", "---\nprivate: true\n---\n")
    reports += vault.go(10.0)
    (private / "People/Zzquiet Zzfaraway.md").rename(private / "People/Zzmoved Zzaway.md")
    reports += vault.go(100.0)
    (private / "People/Zzmoved Zzaway.md").unlink()
    reports += vault.go(100.0)
    assert len(reports) > 8
    for report in reports:
        Teller("vault")(report)
    printed = capsys.readouterr().out
    assert "Welding Workshop" in printed
    assert canaries([printed]) == set()


def built_before(root: Path) -> Path:
    """A vault with the pages of two weeks from when nothing was private; everything is, since."""
    write_vault(root, canary_vault())
    run(root, "review", "all", today=LAST_WEEK)
    run(root, "review", "all")
    return write_vault(root, canary_vault("private: true"))


def rendered(root: Path) -> set[str]:
    """The pages that a build renders, in their folder."""
    built = open_session(root).build(date.fromisoformat(TODAY), spans=SPANS)
    return {page.path.removeprefix("Ecosystem/") for page in built.pages}


def test_what_becomes_private_leaves_the_pages_that_are_rendered(tmp_path: Path) -> None:
    root = built_before(tmp_path / "vault")
    assert leaks(pages(root))
    before = {f"review {flag}": run(root, "review", "all", flag) for flag in ("--diff", "--json", "--dry-run")}
    assert leaks(before.items()) == {}
    assert leaks([("review", run(root, "review", "all"))]) == {}
    now = rendered(root)
    assert leaks((name, text) for name, text in pages(root) if name in now) == {}
    assert len(now) > 10


def test_every_line_that_gives_something_away_is_known_and_no_other(tmp_path: Path) -> None:
    root = built_before(tmp_path / "vault")
    hidden = measure(open_session(root).index(date.fromisoformat(TODAY))).hidden
    # What a brief quotes of its event's note stands below the heading that names the event, and goes with it.
    lines = [line for _, text in pages(root) for line in text.split("\n")[1:] if not line.startswith("\u201c")]
    assert len(lines) > 400
    assert [line for line in lines if hidden.gives_away(line) is not bool(canaries([line]))] == []


def test_what_becomes_private_leaves_every_page(tmp_path: Path) -> None:
    root = built_before(tmp_path / "vault")
    regions = [page.body for _, text in pages(root) if (page := parse_page(text.partition("\n")[2]))]
    lines = [line for body in regions for line in generated_lines(body)]
    telling = {line_code(line) for line in lines if canaries([line.text])}
    assert len(telling & stored_codes(root)) > 20
    run(root, "review", "all")
    assert leaks((name, text.partition("\n")[2]) for name, text in pages(root)) == {}
    assert telling & stored_codes(root) == set()
    now = [page for _, text in pages(root) if (page := parse_page(text.partition("\n")[2]))]
    assert stored_codes(root) == {code for page in now for code in own_codes(page)}


def stored_codes(root: Path) -> set[str]:
    return set(read_codes((root / "Ecosystem/.vaultkit").read_bytes()).days)
