"""Waiting for an editor that may be in the middle of a save: how long, of which notes, and what is said when it is too
long. No test sleeps; the time that passes is the test's own."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.test_torn_lines import BODIES, FRONT
from tests.vaults.small import write_vault
from tests.vaults.ticked import ANN, DAY, FILES, TEMPLATES, WEEK, item, log, made, mark, read, run
from tests.vaults.waiting import PassingTime
from tests.vaults.watched import WatchedVault
from vaultkit.build import build
from vaultkit.built import Build
from vaultkit.cli.main import cli
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, Outcome, Pending
from vaultkit.model.settings import Settings
from vaultkit.pages.edits import plan_appends
from vaultkit.syntax.document import parse_note
from vaultkit.vault.files import Vault
from vaultkit.vault.loader import Loader
from vaultkit.vault.saves import COMMAND_WAITS, Saves

BOB = "People/Bob Stone.md"
LINE = "- 2026-11-23 coffee: her lab ^vk-aaaaaaaa"
OTHER = "- 2026-11-23 call ^vk-bbbbbbbb"
NOTE = b"---\ntier: close\n---\n\n- 2024-02-01 lunch: old days\n"


def pending(path: str, line: str = LINE) -> Pending:
    return Pending(path=path, line=line, id=line[-11:], location=Location(path=path))


def save(root: Path, path: str, data: bytes, changed: float) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)
    os.utime(root / path, (changed, changed))


class Desk(PassingTime):
    """A vault on which somebody works while a command waits: each deed is done at its time."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root
        self.deeds: list[tuple[float, Callable[[], None]]] = []
        self.vault = Vault(root, Settings(), Saves(self.waiting()))

    def changed(self, path: str, data: bytes, *, ago: float) -> None:
        """The note holds that since so many seconds."""
        save(self.root, path, data, self.at - ago)

    def later(self, seconds: float, path: str, data: bytes) -> None:
        """The note is saved so many seconds from now."""
        at = self.at + seconds
        self.deeds.append((at, lambda: save(self.root, path, data, at)))

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        for deed in [deed for deed in self.deeds if deed[0] <= self.at]:
            self.deeds.remove(deed)
            deed[1]()

    def append(self, *lines: Pending, before: bytes | None = None) -> tuple[Outcome, ...]:
        """The lines, to the notes as they stand now (`before`: as they stood when they were read)."""
        read = self.vault.read if before is None else lambda _: before
        return self.vault.apply(plan_appends(lines, read))

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def statuses(outcomes: tuple[Outcome, ...]) -> list[str]:
    return [one.diagnostic.rule if one.diagnostic else one.status for one in outcomes]


# How long


AGES = [
    pytest.param(3600.0, [], id="an hour old"),
    pytest.param(5.0, [], id="five seconds old"),
    pytest.param(4.5, [1.0], id="nearly"),
    pytest.param(2.0, [3.0], id="two seconds old"),
    pytest.param(0.0, [5.0], id="right now"),
    pytest.param(-7200.0, [1.0], id="in the future"),
]


@pytest.mark.parametrize(("ago", "slept"), AGES)
def test_a_young_note_is_read_until_it_is_old_and_stays_the_same(desk: Desk, ago: float, slept: list[float]) -> None:
    desk.changed(ANN, NOTE, ago=ago)
    assert statuses(desk.append(pending(ANN))) == ["written"]
    assert desk.read(ANN) == NOTE + f"{LINE}\n".encode()
    assert desk.slept == slept


def test_a_note_that_is_saved_once_more_is_waited_for_anew(desk: Desk) -> None:
    desk.changed(ANN, NOTE, ago=4.0)
    desk.later(0.5, ANN, NOTE + b"- 2026-11-01 call\n")
    assert statuses(desk.append(pending(ANN))) == ["written"]
    assert desk.slept == [1.0, 4.5]
    assert desk.read(ANN) == NOTE + f"- 2026-11-01 call\n{LINE}\n".encode()


def test_a_note_that_goes_on_changing_is_left_and_named(desk: Desk) -> None:
    desk.changed(ANN, NOTE, ago=3.0)
    for second in range(1, 9):
        desk.later(float(second), ANN, NOTE + b"x" * second)
    (outcome,) = desk.append(pending(ANN))
    assert (outcome.status, outcome.diagnostic and outcome.diagnostic.rule) == ("refused", "append-waits")
    assert sum(desk.slept) <= COMMAND_WAITS
    assert LINE.encode() not in desk.read(ANN)


def test_what_vaultkit_left_is_not_waited_for(desk: Desk) -> None:
    desk.changed(ANN, NOTE, ago=60.0)
    desk.append(pending(ANN))
    desk.changed(ANN, desk.read(ANN), ago=0.0)
    assert statuses(desk.append(pending(ANN, OTHER))) == ["written"]
    assert desk.slept == []
    desk.vault.apply([Edit(path="People/New.md", before=None, after=NOTE, mode="create")])
    desk.changed("People/New.md", NOTE, ago=0.0)
    assert statuses(desk.append(pending("People/New.md"))) == ["written"]
    assert desk.slept == []


def test_a_line_that_stands_there_is_not_waited_for(desk: Desk) -> None:
    desk.changed(ANN, NOTE + f"{LINE}\n".encode(), ago=0.0)
    assert statuses(desk.append(pending(ANN), before=NOTE)) == ["unchanged"]
    assert desk.slept == []


def test_a_note_that_became_shorter_needs_half_a_minute_and_a_command_does_not_wait_for_that(desk: Desk) -> None:
    desk.changed(ANN, NOTE[:30], ago=0.0)
    assert statuses(desk.append(pending(ANN), before=NOTE)) == ["append-waits"]
    assert desk.slept == []
    desk.at += 29.0
    assert statuses(desk.append(pending(ANN))) == ["written"]
    assert desk.slept == [1.0]


@pytest.mark.parametrize("between", ["nothing", "another load", "gone and back", "a checkout"])
def test_a_note_that_is_shorter_than_when_it_was_loaded_needs_half_a_minute(desk: Desk, between: str) -> None:
    desk.changed(ANN, NOTE, ago=100.0)
    loader = Loader(desk.vault)
    loader.load()
    if between == "another load":
        desk.changed(BOB, NOTE, ago=100.0)
        loader.load()
    elif between == "gone and back":
        (desk.root / ANN).unlink()
        loader.load()
    desk.changed(ANN, NOTE[:30], ago=6.0)
    if between == "a checkout":
        loader.forget_changed(desk.vault.scan())
    if between != "nothing":
        loader.load()
    assert statuses(desk.append(pending(ANN))) == ["append-waits"]
    other = Vault(desk.root, Settings(), Saves(desk.waiting()))
    Loader(other).load()
    assert statuses(other.apply(plan_appends([pending(ANN)], other.read))) == ["written"], "another process saw no more"


def test_a_note_is_never_shorter_than_when_it_was_read(tmp_path: Path) -> None:
    save(tmp_path, ANN, NOTE[:-1], 1.0)
    edits = plan_appends([pending(ANN)], lambda _: NOTE)
    assert statuses(Vault(tmp_path, Settings()).apply(edits)) == ["append-waits"]
    assert (tmp_path / ANN).read_bytes() == NOTE[:-1]


def test_one_wait_is_for_all_notes_and_all_lines_of_a_note_are_one_write(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.changed(ANN, NOTE, ago=1.0)
    desk.changed(BOB, NOTE, ago=3.0)
    desk.changed("People/Cy Dole.md", NOTE, ago=3600.0)
    writes: list[bytes] = []
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        writes.append(bytes(data))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    lines = [pending(path, line) for path in (ANN, BOB, "People/Cy Dole.md") for line in (LINE, OTHER)]
    assert statuses(desk.append(*lines)) == ["written"] * 3
    assert sum(desk.slept) == 4.0
    assert writes == [f"{LINE}\n{OTHER}\n".encode()] * 3


def test_a_second_write_of_the_same_command_waits_no_longer_than_is_left(desk: Desk) -> None:
    desk.changed(ANN, NOTE, ago=0.0)
    desk.append(pending(ANN))
    desk.changed(BOB, NOTE, ago=0.0)
    assert statuses(desk.append(pending(BOB))) == ["append-waits"]
    assert desk.slept == [5.0]


def test_a_clock_that_is_set_back_keeps_nothing_waiting_for_ever(desk: Desk) -> None:
    desk.changed(ANN, NOTE, ago=1.0)
    desk.vault = Vault(desk.root, Settings(), Saves(desk.waiting(0.0)))
    assert statuses(desk.append(pending(ANN))) == ["append-waits"]
    desk.at -= 86_400.0
    assert statuses(desk.append(pending(ANN))) == ["append-waits"]
    desk.at += 1.0
    assert statuses(desk.append(pending(ANN))) == ["written"]


def test_the_time_is_that_of_files_where_there_is_a_clock() -> None:
    time = PassingTime(at=1_900_000_000.0)
    assert Saves(time.waiting()).now == 1_900_000_000.0
    assert Saves().now is None


def test_without_a_clock_nothing_waits_and_nobody_is_waited_for() -> None:
    saves = Saves()
    assert not saves.must_wait(ANN, NOTE, 4_000_000_000.0)
    assert (saves.pause, saves.wait()) == (None, False)


def test_nothing_is_to_be_waited_for_before_a_note_waits_and_once_it_may_be_appended_to() -> None:
    time = PassingTime()
    saves = Saves(time.waiting())
    assert (saves.pause, saves.wait()) == (None, False)
    assert saves.must_wait(ANN, NOTE, time.at)
    assert saves.pause == 5.0
    time.at += 5.0
    assert not saves.must_wait(ANN, NOTE, time.at - 5.0)
    assert saves.pause is None


def test_a_pause_as_long_as_may_be_waited_is_waited() -> None:
    time = PassingTime()
    saves = Saves(time.waiting(5.0))
    assert saves.must_wait(ANN, NOTE, time.at)
    assert saves.wait()
    assert time.slept == [5.0]
    saves = Saves(time.waiting(4.9))
    assert saves.must_wait(ANN, NOTE, time.at)
    assert not saves.wait()


def test_two_equal_reads_are_asked_for_anew_each_time_that_a_line_waits() -> None:
    time = PassingTime()
    saves = Saves(time.waiting())
    ahead = time.at + 7200.0
    for _ in range(2):
        assert saves.must_wait(ANN, NOTE, ahead)
        time.at += 1.0
        assert not saves.must_wait(ANN, NOTE, ahead)
        time.at += 60.0


# An editor that saves in place


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.rounds(1)
def test_an_editor_that_stalls_for_less_than_is_waited_loses_nothing_and_the_line_is_whole(
    desk: Desk, body: str, seed: int
) -> None:
    whole = (FRONT + body).encode()
    for cut in range(seed % 10, len(whole), 10):
        desk.changed(BOB, whole[:cut], ago=0.5)
        desk.later(0.5, BOB, whole)
        desk.vault = Vault(desk.root, Settings(), Saves(desk.waiting()))
        assert statuses(desk.append(pending(BOB))) == ["written"], cut
        after = desk.read(BOB)
        assert after.startswith(whole)
        note = parse_note(BOB, after)
        assert [line.id for line in note.log].count("vk-aaaaaaaa") == 1
        assert note.fragments == ()
        assert list(note.log[:-1]) == list(parse_note(BOB, whole).log)


def in_time(root: Path, time: PassingTime) -> Build:
    """A build that waits as a command does."""
    return build(Vault(root, Settings(), Saves(time.waiting())), DAY, templates=TEMPLATES)


def test_a_build_that_waited_shows_the_note_as_it_was_saved(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Bob Stone]]", "x", "coffee: her lab")
    desk = Desk(tmp_path)
    whole = f"{FILES[BOB]}- 2025-01-01 call: his boat\n".encode()
    desk.changed(BOB, whole[: len(FILES[BOB])], ago=0.5)
    desk.later(0.5, BOB, whole)
    built = in_time(tmp_path, desk)
    assert built.appended == ((BOB, "written"),)
    assert read(tmp_path, BOB) == f"{whole.decode()}- 2026-11-23 coffee: her lab ^{id}\n"
    assert [one.text for one in built.index.history[BOB]][1] == "his boat"
    assert run(tmp_path).edits == ()


def test_a_tick_that_waits_stays_on_its_page_and_is_named(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Bob Stone]]", "x", "coffee: her lab")
    desk = Desk(tmp_path)
    for second in range(8):
        desk.later(float(second), BOB, FILES[BOB].encode() + b"x" * second)
    desk.sleep(0.0)
    built = in_time(tmp_path, desk)
    assert built.appended == ((BOB, "refused"),)
    assert [found.location.path for found in built.diagnostics if found.rule == "append-waits"] == [BOB]
    assert item(tmp_path, "[[Bob Stone]]").startswith("- [x] ")
    assert "logged" not in item(tmp_path, "[[Bob Stone]]")
    assert sum(desk.slept) <= COMMAND_WAITS
    desk.sleep(60.0)
    assert in_time(tmp_path, desk).appended == ((BOB, "written"),)
    assert log(tmp_path, BOB) == [f"- 2026-11-23 coffee: her lab ^{id}"]


# The edges


def called(root: Path, time: PassingTime, *words: str) -> Result:
    arguments = [words[0], "--vault", str(root), "--today", DAY.isoformat(), *words[1:]]
    return CliRunner().invoke(cli, arguments, obj=time.waiting())


def test_review_waits_once_and_then_says_so(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Bob Stone]]", "x")
    desk = Desk(tmp_path)
    desk.changed(BOB, FILES[BOB].encode(), ago=2.0)
    result = called(tmp_path, desk, "review")
    assert (result.exit_code, desk.slept) == (0, [3.0])
    assert "Logged: Bob Stone" in result.output
    mark(tmp_path, "[[Ann Lee]]", "x")
    for second in range(9):
        desk.later(float(second), ANN, FILES[ANN].encode() + b"x" * second)
    desk.sleep(0.0)
    result = called(tmp_path, desk, "review")
    assert result.exit_code == 4
    assert "1 note changed a moment ago, the ticks wait for the next run" in result.output
    assert "- [x] [[Ann Lee]]" in read(tmp_path, WEEK)


def test_log_waits_and_then_says_which_note(tmp_path: Path) -> None:
    root = write_vault(tmp_path, FILES)
    desk = Desk(root)
    desk.changed(ANN, FILES[ANN].encode(), ago=0.0)
    assert called(root, desk, "log", "ann", "coffee").exit_code == 0
    assert desk.slept == [5.0]
    for second in range(9):
        desk.later(float(second), BOB, FILES[BOB].encode() + b"x" * second)
    desk.sleep(0.0)
    result = called(root, desk, "log", "bob", "coffee", "--json")
    assert result.exit_code == 4
    assert [edit["status"] for edit in json.loads(result.stdout)["edits"]] == ["refused"]
    assert f"{BOB} was not written: the note was changed a moment ago" in result.stderr


@pytest.mark.parametrize(("ago", "saves", "status"), [(60.0, 0, "written"), (1.0, 0, "written"), (0.0, 60, "refused")])
def test_no_line_is_taken_out_while_an_editor_may_be_saving(
    tmp_path: Path, ago: float, saves: int, status: str
) -> None:
    desk = Desk(write_vault(tmp_path, FILES))
    data = FILES[BOB].encode() + b"- x ^vk-1\n"
    desk.changed(BOB, data, ago=ago)
    for second in range(saves):
        desk.later(float(second), BOB, data)
    line = Pending(path=BOB, line="- x ^vk-1", id="vk-1", location=Location(path=BOB))
    edit = Edit(path=BOB, before=data, after=FILES[BOB].encode(), mode="undo", log_lines=(line,))
    (outcome,) = desk.vault.apply([edit])
    assert (outcome.status, desk.slept == []) == (status, ago > 5.0)
    assert (tmp_path / BOB).read_bytes() == (data if status == "refused" else FILES[BOB].encode())


def test_a_dry_run_waits_for_nobody(tmp_path: Path) -> None:
    root = write_vault(tmp_path, FILES)
    desk = Desk(root)
    desk.changed(ANN, FILES[ANN].encode(), ago=0.0)
    assert called(root, desk, "log", "ann", "coffee", "--dry-run").exit_code == 0
    assert desk.slept == []


def test_without_a_clock_of_its_own_a_command_takes_that_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_vault(tmp_path, FILES)
    desk = Desk(root)
    monkeypatch.setattr("time.time", desk.now)
    monkeypatch.setattr("time.sleep", desk.sleep)
    desk.changed(ANN, FILES[ANN].encode(), ago=2.0)
    words = ["log", "--vault", str(root), "--today", DAY.isoformat(), "ann", "coffee"]
    result = CliRunner().invoke(cli, words)
    assert (result.exit_code, desk.slept) == (0, [3.0])
    assert result.stderr.count("waiting for its editor") == 1


# The watcher


def wall(vault: WatchedVault) -> float:
    return vault.clock.moment.now.timestamp()


def watched_tick(root: Path) -> tuple[WatchedVault, str]:
    vault = WatchedVault(write_vault(root, FILES))
    vault.builds()
    vault.go(30.0)
    id = mark(root, "[[Bob Stone]]", "x", "coffee: her lab")
    return vault, id


def test_a_watcher_tries_again_when_the_note_has_come_to_rest(tmp_path: Path) -> None:
    vault, id = watched_tick(tmp_path)
    save(tmp_path, BOB, FILES[BOB].encode() + b"x\n", wall(vault))
    vault.event(WEEK)
    vault.event(BOB)
    first, second = vault.builds(10.0)
    assert (first.waiting, first.left, first.logged) == (1, 0, ())
    assert (second.why, second.logged) == ("a note has come to rest", ("Bob Stone: coffee",))
    assert log(tmp_path, BOB) == [f"- 2026-11-23 coffee: her lab ^{id}"]
    assert vault.go(600.0) == []


def test_a_watcher_waits_half_a_minute_for_a_note_that_became_shorter(tmp_path: Path) -> None:
    vault, id = watched_tick(tmp_path)
    save(tmp_path, BOB, FILES[BOB].encode()[:40], wall(vault))
    vault.event(WEEK)
    vault.event(BOB)
    assert [len(report.logged) for report in vault.builds(29.0)] == [0]
    save(tmp_path, BOB, FILES[BOB].encode(), wall(vault))
    vault.event(BOB)
    assert [len(report.logged) for report in vault.builds(10.0)] == [0, 1]
    assert read(tmp_path, BOB) == f"{FILES[BOB]}- 2026-11-23 coffee: her lab ^{id}\n"
    assert vault.go(600.0) == []


def test_a_note_that_was_shortened_by_hand_gets_its_line_after_half_a_minute(tmp_path: Path) -> None:
    vault, _ = watched_tick(tmp_path)
    save(tmp_path, BOB, b"---\ntier: active\n---\n", wall(vault))
    vault.event(WEEK)
    vault.event(BOB)
    assert [len(report.logged) for report in vault.builds(29.0)] == [0]
    assert [len(report.logged) for report in vault.builds(3.0)] == [1]
    assert vault.go(600.0) == []


def test_a_watcher_does_not_wait_for_its_own_line(tmp_path: Path) -> None:
    vault, _ = watched_tick(tmp_path)
    vault.event(WEEK)
    assert [len(report.logged) for report in vault.builds(3.0)] == [1]
    os.utime(tmp_path / BOB, (wall(vault), wall(vault)))
    mark(tmp_path, "[[Bob Stone]]", ">")
    vault.event(WEEK)
    assert [len(report.decided) for report in vault.builds(3.0)] == [1]
