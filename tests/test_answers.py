"""Answers that are kept: what a command prints of a vault in which nothing has changed equals what it prints with
nothing kept, whatever happens to the vault or to the cache in between, and it imports next to nothing."""

import json
import random
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.vaults.cache_disk import FULL, REFUSED, CacheDisk
from tests.vaults.commands import run as command
from tests.vaults.disk import KilledError
from tests.vaults.small import SMALL, snapshot, write_vault
from tests.vaults.vault_changes import ANN, VAULT_CHANGES, add, edit, settings
from vaultkit.cli import answers as cli_answers
from vaultkit.vault import config, sight
from vaultkit.vault.fingerprint import contents, fingerprint
from vaultkit.vault.kept import answers
from vaultkit.vault.kept import folder as cache_folder
from vaultkit.vault.kept.answers import Answer, Answers
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.root import OBSIDIAN_FILES, OBSIDIAN_FOLDER, SETTINGS_FILE

NOW = 2_000_000_000.0
LONG_AGO = 1_500_000_000


class Kept:
    """One request to a vault whose files were at rest for long."""

    def __init__(self, tmp: Path) -> None:
        self.root = write_vault(tmp / "vault", {**SMALL, "Ecosystem/.vaultkit": "codes\n", "Files/a.pdf": "x"})
        self.home = tmp / "cache"
        self.home.mkdir(mode=0o700)
        self.now = NOW

    def ask(self, request: bytes = b"review") -> Answers:
        return Answers(self.root, request, lambda: self.now, CacheFolder(self.root, self.home))

    def keep(self, text: str = "said", request: bytes = b"review") -> None:
        told = self.ask(request)
        told.find()
        told.keep(Answer(text))

    def file(self) -> Path:
        return next(path for path in self.home.rglob("answers") if path.is_file())


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def test_an_answer_is_found_again_for_the_same_request_only(kept: Kept) -> None:
    assert kept.ask().find() is None
    kept.keep()
    kept.keep("other", b"show")
    assert kept.ask().find() == Answer("said")
    assert kept.ask(b"show").find() == Answer("other")
    assert kept.ask(b"why").find() is None


def test_a_command_that_wrote_leaves_no_answer(kept: Kept) -> None:
    kept.keep()
    told = kept.ask(b"review --force")
    told.find()
    told.forget()
    assert kept.file().read_bytes() == b""
    assert kept.ask().find() is None


def refuse(root: Path) -> None:
    (root / ANN).chmod(0o200)


def obsidian(root: Path) -> None:
    (root / OBSIDIAN_FOLDER / "plugins" / "periodic-notes").mkdir(parents=True)
    (root / OBSIDIAN_FOLDER / "plugins" / "periodic-notes" / "data.json").write_text("{}")


def codes(root: Path) -> None:
    (root / "Ecosystem" / ".vaultkit").write_text("coded\n")


def file_for_folder(root: Path) -> None:
    (root / "Files" / "a.pdf").unlink()
    (root / "Files" / "a.pdf").mkdir()


def running(root: Path) -> None:
    (root / ".vk-new-0123456789ab.tmp").write_text("")


CHANGES: tuple[Callable[[Path], None], ...] = (
    *VAULT_CHANGES, refuse, obsidian, codes, file_for_folder, running,
)  # fmt: skip


@pytest.mark.parametrize("is_fresh", [False, True], ids=["at rest", "just changed"])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nothing_is_answered_of_a_vault_that_changed(
    kept: Kept, change: Callable[[Path], None], is_fresh: bool
) -> None:
    kept.now = (kept.root / ANN).stat().st_ctime if is_fresh else NOW
    kept.keep()
    assert kept.ask().find() is not None
    change(kept.root)
    assert kept.ask().find() is None
    kept.keep("again")
    assert kept.ask().find() == (None if change is running else Answer("again"))


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nothing_is_kept_of_a_vault_that_changes_meanwhile(kept: Kept, change: Callable[[Path], None]) -> None:
    told = kept.ask()
    told.find()
    change(kept.root)
    told.keep(Answer("said"))
    assert kept.ask().find() is None


def test_bytes_tell_where_two_changes_can_have_one_time(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.now = (kept.root / ANN).stat().st_ctime
    kept.keep()
    kept.now = NOW
    assert kept.ask().find() is not None
    whole = fingerprint(kept.root, int(NOW * 10**9))
    (kept.root / ANN).write_bytes((kept.root / ANN).read_bytes().replace(b"2026", b"2025"))
    monkeypatch.setattr(sight, "fingerprint", lambda root, now: whole)
    assert kept.ask().find() is None


def test_a_vault_that_cannot_be_looked_at_has_no_fingerprint(kept: Kept) -> None:
    assert fingerprint(kept.root / "gone", 0) is None
    assert contents(kept.root, ["gone.md"]) == b""


def test_every_file_of_settings_is_looked_at(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()
    for name in OBSIDIAN_FILES:
        text = json.dumps(["periodic-notes", "templater-obsidian"] if name == "community-plugins.json" else {})
        write_vault(kept.root, {f"{OBSIDIAN_FOLDER}/{name}": text})
    for module in ("vaultkit.vault.obsidian", "vaultkit.vault.config"):
        real = sys.modules[module].read_file

        def reading(root: Path, path: str, real: Callable[..., bytes] = real, **limits: int) -> bytes:
            read.add(path)
            return real(root, path, **limits)

        monkeypatch.setattr(f"{module}.read_file", reading)
    config.load_settings(kept.root)
    assert read == {SETTINGS_FILE, *(f"{OBSIDIAN_FOLDER}/{name}" for name in OBSIDIAN_FILES)}


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_holds_no_answer(kept: Kept, seed: int) -> None:
    kept.keep()
    rng, data = random.Random(seed), kept.file().read_bytes()
    at = rng.randrange(len(data))
    damaged = (data[:at], data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], rng.randbytes(len(data)), data + b" ")
    kept.file().write_bytes(damaged[seed % 4])
    assert kept.ask().find() is None
    kept.keep()
    assert kept.ask().find() == Answer("said")


def test_nobody_else_can_read_it_and_what_others_could_have_written_is_none(kept: Kept) -> None:
    kept.keep()
    assert stat.S_IMODE(kept.file().stat().st_mode) == 0o600
    kept.file().chmod(0o644)
    assert kept.ask().find() is None


@pytest.mark.parametrize("code", [None, FULL[0], REFUSED[0]], ids=["killed", "full", "refused"])
def test_whatever_call_to_the_disk_is_the_last_or_fails_no_answer_is_wrong(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    counting = CacheDisk()
    with monkeypatch.context() as patch:
        patch.setattr(cache_folder, "os", counting)
        kept.keep()
    assert counting.calls.count("write") == counting.calls.count("replace") == 1
    for at in range(1, len(counting.calls) + 3):  # an old file is unlinked, too
        write_vault(kept.root, {"New.md": "x" * at})
        with monkeypatch.context() as patch, suppress(KilledError):
            patch.setattr(cache_folder, "os", CacheDisk(at, code, lasting=bool(at % 2)))
            kept.keep(f"said of {at}")
        assert kept.ask().find() in {None, Answer(f"said of {at}")}
        kept.keep(f"said of {at}")
        assert kept.ask().find() == Answer(f"said of {at}")


def test_only_the_newest_answers_stay(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_MOST", 3)
    for number in range(5):
        kept.keep(str(number), str(number).encode())
    assert [bool(kept.ask(str(number).encode()).find()) for number in range(5)] == [False, False, True, True, True]


def test_commands_say_the_same_whether_kept_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, bare = write_vault(tmp_path / "a" / "vault"), write_vault(tmp_path / "b" / "vault")
    found: list[Answer | None] = []
    find = Answers.find

    def finding(
        self: Answers, prepare: Sequence[Callable[[], object]] = (), *, is_doubtful: bool = False
    ) -> Answer | None:
        found.append(find(self, prepare, is_doubtful=is_doubtful))
        return found[-1]

    monkeypatch.setattr(Answers, "find", finding)
    asked = [("review",), ("review", "--json"), ("show", "Ann Lee"), ("why", "Ann Lee"), ("list", "people"), ("check",)]
    rng = random.Random(7)
    for change in (None, edit, None, add, settings, None):
        if change:
            change(root)
            change(bare)
        for words in rng.sample([*asked, *asked], 2 * len(asked)):
            told = command(root, *words)
            with monkeypatch.context() as patch:
                patch.setenv("VAULTKIT_NO_CACHE", "1")
                plain = command(bare, *words)
            shown = plain.output.replace(bare.parent.name + "/vault/", root.parent.name + "/vault/")
            assert (told.output, told.exit_code) == (shown, plain.exit_code), words
    assert sum(answer is not None for answer in found) > len(asked) * 4
    assert snapshot(root) == snapshot(bare)


@pytest.mark.parametrize(
    "words",
    [("show", "nobody"), ("review", "--vault"), ("log", "Ann Lee", "call"), ("review", "--", "week"), ("explain",)],
)
def test_what_fails_or_writes_is_done_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    root = write_vault(tmp_path / "vault")
    kept: list[Answer] = []
    monkeypatch.setattr(Answers, "keep", lambda self, answer, **how: kept.append(answer))
    command(root, *words)
    assert kept == []


def test_another_day_program_or_variable_is_another_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_vault(tmp_path / "vault")
    words = ("list", "people", "--vault", str(root))
    requests: list[bytes] = []
    monkeypatch.setattr(cli_answers, "Answers", lambda root, request: requests.append(request))
    cli_answers._answers(words)
    cli_answers._answers(words)
    cli_answers._answers((*words, "--json"))
    with monkeypatch.context() as patch:
        patch.setenv("VAULTKIT_TODAY", "2026-01-01")
        cli_answers._answers(words)
    with monkeypatch.context() as patch:
        patch.setattr(cli_answers, "program", lambda: "another")
        cli_answers._answers(words)
    monkeypatch.chdir(tmp_path)
    cli_answers._answers(words)
    assert requests[0] == requests[1]
    assert len(set(requests)) == 5


LIGHT = """
import atexit, os, sys
from vaultkit.cli.main import main
sys.argv = ["vaultkit", "review", "--vault", sys.argv[1], "--today", "2026-11-23"]
for _ in range(2):
    if child := os.fork():
        assert os.waitpid(child, 0)[1] == 0
    else:
        main()

def tell():
    print(*sorted(name for name in sys.modules if name.startswith("vaultkit")), sep="\\n", file=sys.stderr)
    heavy = {"msgspec", "yaml", "markdown_it", "jinja2", "dateparser", "rapidfuzz", "watchdog", "tomllib"}
    print(*sorted(heavy & set(sys.modules)), sep="\\n", file=sys.stderr)

atexit.register(tell)
main()
"""


def test_a_run_in_which_nothing_changed_imports_next_to_nothing(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault")
    ran = subprocess.run([sys.executable, "-c", LIGHT, str(root)], capture_output=True, text=True, check=True)
    first, second, third = ran.stdout.split(f"{root.name} · ")[1:]
    assert second == third != first
    assert set(ran.stderr.split()) - {"vaultkit"} == {
        "vaultkit.cli", "vaultkit.cli.answers", "vaultkit.cli.catalogue", "vaultkit.cli.errors",
        "vaultkit.cli.lifetime", "vaultkit.cli.screen", "vaultkit.cli.today", "vaultkit.cli.main", "vaultkit.model",
        "vaultkit.model.regex",
        "vaultkit.syntax", "vaultkit.syntax.inert", "vaultkit.vault", "vaultkit.vault.kept",
        "vaultkit.vault.kept.answers", "vaultkit.vault.kept.folder", "vaultkit.vault.confine",
        "vaultkit.vault.fingerprint", "vaultkit.vault.program", "vaultkit.vault.root", "vaultkit.vault.sight",
        "vaultkit.vault.templates",
    }  # fmt: skip
