import errno
import gc
import os
import sys
from collections.abc import Callable, Iterable
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.vaults.small import SMALL, snapshot, write_vault
from tests.vaults.ticked import WEEK, log, mark
from tests.vaults.watched import PEOPLE, FakeObserver, WatchedVault, at, watched
from vaultkit.syntax.checklist import step_id
from vaultkit.vault import files
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.scan import Scan, scan_vault
from vaultkit.watch.listener import Listener
from vaultkit.watch.reports import Rebuilt, Remark

ANN = "People/Ann Lee.md"
BOB = "People/Bob Stone.md"
HOME = "Ecosystem/Home.md"
RECONNECT = "Ecosystem/Reconnect.md"
CONTACT = f"{SMALL[ANN]}- 2026-11-22 coffee: her new job\n"


def changed(reports: list[Rebuilt]) -> list[tuple[str, ...]]:
    return [report.changed for report in reports]


@pytest.mark.parametrize(("paths", "quiet"), [((ANN,), 0.3), ((ANN, BOB), 2.0)], ids=["one", "two"])
def test_a_save_is_answered_once_it_is_quiet(tmp_path: Path, paths: tuple[str, ...], quiet: float) -> None:
    vault = watched(tmp_path)
    vault.go(30)
    for path in paths:
        vault.save(path, CONTACT)
    assert vault.builds(quiet - 0.1) == []
    report = vault.builds(0.11)[0]
    assert report.changed == ("Ann Lee", "Bob Stone")[: len(paths)]
    assert "Circle" in report.written


def test_saves_without_a_pause_are_answered_after_ten_seconds(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.go(30)
    built = []
    for second in range(12):
        vault.save((ANN, BOB)[second % 2], f"{CONTACT}{second}\n")
        vault.event((BOB, ANN)[second % 2])
        built += [vault.clock.moment.at for _ in vault.builds(1.0)]
    assert built == [1030.0 + 10]


@pytest.mark.parametrize(
    ("deeds", "scans"),
    [
        ([lambda v: v.save(ANN, CONTACT)], 0),
        ([lambda v: v.save(ANN, CONTACT), lambda v: v.save(BOB, CONTACT)], 0),
        ([lambda v: v.save("New.md", CONTACT)], 2),
        ([lambda v: (v.root / ANN).unlink(), lambda v: v.event(ANN)], 2),
        ([lambda v: v.save(ANN, "x" * 6_000_000)], 2),
    ],
    ids=["one note", "two", "a new one", "one that is gone", "one that is too large"],
)
def test_only_the_notes_are_looked_at_of_which_hints_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deeds: list[Callable[[WatchedVault], object]], scans: int
) -> None:
    vault, made = watched(tmp_path), []

    def counted(*given: Any) -> Scan:
        made.append(given)
        return scan_vault(*given)

    monkeypatch.setattr(files, "scan_vault", counted)
    vault.go(5)
    for deed in deeds:
        deed(vault)
    assert len(vault.builds(2.1)) == 1
    assert len(made) == scans
    found, right = vault.watcher._index, WatchedVault(tmp_path).builds()[0].build.index
    assert found is not None
    assert (found.kinds, found.history, found.diagnostics) == (right.kinds, right.history, right.diagnostics)


def test_what_no_event_told_is_found_within_a_minute_beside_what_events_tell(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    for second in range(90):
        if second == 1:
            vault.save(BOB, CONTACT, seen=False)
        vault.event(ANN)
        if any("Bob Stone" in one.changed for one in vault.builds(1.0)):
            break
    assert second <= 60 + 10, "a minute, and the end of a burst"


def test_a_page_of_a_build_that_failed_is_read_again(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.meddle(fail)
    vault.save(ANN, CONTACT)
    vault.remarks(0.3)
    write_vault(tmp_path, {WEEK: (tmp_path / WEEK).read_text().replace("- [ ]", "- [x]", 1)})
    vault.save(ANN, f"{CONTACT}more\n")
    assert any(report.logged for report in vault.builds(10.0))


def test_a_build_hears_no_echo_of_itself(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.go(30)
    vault.save(ANN, CONTACT)
    first = vault.builds(2.0)
    assert first[0].written
    for path in first[0].build.edits:
        vault.event(path.path)
    assert vault.go(3 * 60.0) == []


def test_a_vault_at_rest_is_looked_at_every_minute_and_never_built(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.go(3.0)
    before = snapshot(tmp_path)
    assert vault.go(3 * 3600.0) == []
    assert snapshot(tmp_path) == before


def test_what_no_event_told_is_found_within_a_minute(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.save(ANN, CONTACT, seen=False)
    assert changed(vault.builds(62.0)) == [("Ann Lee",)]


def test_an_event_without_a_change_builds_nothing(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.event(ANN)
    assert vault.go(30.0) == []


@pytest.mark.parametrize("path", [".git/objects/ab/cdef", ".git/index", ".obsidian/workspace.json", "a/.b/c.md"])
def test_storms_below_dot_folders_cost_nothing(tmp_path: Path, path: str) -> None:
    vault = watched(tmp_path)
    for _ in range(1000):
        vault.event(path)
    assert vault.hints.take() is None


def test_an_event_that_cannot_be_read_ends_no_thread(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.observers[0].handler.dispatch(None)  # type: ignore[arg-type]  # what a broken library might send
    assert vault.hints.take() is None


@pytest.mark.parametrize(("seen", "within"), [(True, 4.0), (False, 64.0)], ids=["told", "untold"])
@pytest.mark.parametrize("path", [ANN, "People/New.md", HOME], ids=["a note", "a new note", "a page"])
def test_a_save_between_reading_and_writing_is_not_missed(tmp_path: Path, path: str, seen: bool, within: float) -> None:
    vault = watched(tmp_path)
    text = (tmp_path / HOME).read_text(encoding="utf-8") + "\nmine\n" if path == HOME else CONTACT
    vault.meddle(lambda: vault.save(path, text, seen=seen))
    vault.save("Thoughts.md", "- [ ] call [[Ann Lee]]\n")
    assert changed(vault.builds(within)) == [("Thoughts",), (Path(path).stem,)]
    assert vault.go(120.0) == []
    assert (tmp_path / path).read_text(encoding="utf-8").endswith(text[-9:])


def test_a_deletion_between_reading_and_writing_is_not_missed(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.meddle((tmp_path / ANN).unlink)
    vault.save("Thoughts.md", "- [ ] call [[Ann Lee]]\n")
    assert changed(vault.builds(64.0)) == [("Thoughts",), ("Ann Lee",)]


def test_a_page_that_changed_while_it_was_written_is_looked_at_again_in_the_same_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = watched(tmp_path)
    real, deeds = os.fsync, [lambda: (tmp_path / "Ecosystem/Circle.md").write_bytes(b"---\nvaultkit: page\n---\n")]

    def meddle(descriptor: int) -> None:
        real(descriptor)
        if deeds:
            deeds.pop()()

    vault.save(ANN, CONTACT)
    monkeypatch.setattr(os, "fsync", meddle)
    (built,) = vault.builds(4.0)
    assert built.left == 1
    assert vault.builds(120.0) == []


def test_midnight_brings_a_new_day(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.clock.moment = at(vault.clock.moment, now=vault.clock.moment.now.replace(hour=23, minute=59, second=40))
    assert vault.builds(19.9) == []
    assert [report.why for report in vault.builds(0.1)] == ["a new day, 2026-11-24"]
    assert vault.go(300.0) == []


@pytest.mark.parametrize(
    ("hours", "day"), [(14, "2026-11-24"), (-12, "2026-11-22")], ids=["to the east", "to the west"]
)
def test_another_zone_brings_the_day_that_it_is_there(tmp_path: Path, hours: int, day: str) -> None:
    vault = watched(tmp_path)
    noon = vault.clock.moment.now
    there = noon.astimezone(timezone(timedelta(hours=hours)))
    vault.clock.moment = at(vault.clock.moment, now=there, today=there.date())
    assert [report.why for report in vault.builds(60.0)] == [f"a new day, {day}"]
    assert vault.go(300.0) == []
    vault.clock.moment = at(vault.clock.moment, now=noon, today=noon.date())
    assert [report.why for report in vault.builds(60.0)] == ["a new day, 2026-11-23"]


def test_a_clock_that_jumps_to_and_fro_all_the_time_loses_no_save(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    for number, days in enumerate((1, -1, 400, -399, 0, -30, 29)):
        vault.clock.move(0.0, asleep=days * 86_400.0)
        vault.save(ANN, SMALL[ANN] + f"- 2026-11-{number + 10} call: number {number}\n")
        vault.go(70.0)
        assert vault.go(300.0) == []
        index = vault.watcher._index
        assert index is not None
        assert index.notes[ANN].log[-1].text.endswith(f"number {number}")


@pytest.mark.parametrize("days", [3, -3], ids=["forward", "backward"])
def test_a_clock_that_jumps_over_midnight_is_noticed_at_the_next_wake(tmp_path: Path, days: int) -> None:
    vault = watched(tmp_path)
    vault.go(1.0)
    vault.clock.move(0.0, asleep=days * 86_400.0)
    assert [report.why[:9] for report in vault.builds(60.0)] == ["a new day"]


@pytest.mark.parametrize("seconds", [3700.0, 0.0], ids=["an hour", "a sleep"])
def test_a_change_that_no_stat_shows_is_found_by_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    vault = watched(tmp_path)
    vault.go(3.0)
    real = os.read
    new = SMALL["People/Bob Stone.md"].replace("lunch: old days", "lunch: gold day").encode()
    old = SMALL["People/Bob Stone.md"].encode()

    def other(descriptor: int, length: int) -> bytes:
        data = real(descriptor, length)
        return new if data == old else data

    monkeypatch.setattr(os, "read", other)
    if not seconds:
        vault.clock.move(0.0, asleep=600.0)
    assert len(vault.builds(seconds)) == 1
    assert vault.go(50.0) == []


@pytest.mark.parametrize("part", ["observer", "emitter"])
def test_a_dead_thread_is_noticed_and_started_again(tmp_path: Path, part: str) -> None:
    vault = watched(tmp_path)
    vault.go(3.0)
    dead: Any = vault.observers[0] if part == "observer" else vault.observers[0].emitter
    dead.lives = False
    vault.save(ANN, CONTACT, seen=False)
    assert changed(vault.builds(62.0)) == [("Ann Lee",)]
    assert len(vault.observers) == 2
    assert vault.observers[1].is_alive()
    vault.save(ANN, SMALL[ANN])
    assert len(vault.builds(2.0)) == 1


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EMFILE], ids=errno.errorcode.get)
def test_without_watches_the_vault_is_polled(tmp_path: Path, code: int) -> None:
    vault = WatchedVault(write_vault(tmp_path), faults=[OSError(code, os.strerror(code))])
    assert vault.remarks(1.0) == ["file events are not to be had here, so the vault is looked at every 5 seconds"]
    assert len(vault.observers) == 1
    vault.save(ANN, CONTACT, seen=False)
    assert changed(vault.builds(7.0)) == [("Ann Lee",)]
    assert vault.go(600.0) == []


def test_watches_that_run_out_later_end_in_polling_too(tmp_path: Path) -> None:
    vault = watched(tmp_path, faults=[None, OSError(errno.ENOSPC, "inotify watch limit reached")])
    vault.observers[0].emitter.lives = False
    assert len(vault.remarks(60.0)) == 1
    vault.save(ANN, CONTACT, seen=False)
    assert changed(vault.builds(7.0)) == [("Ann Lee",)]


def test_a_listener_follows_the_path_to_another_folder(tmp_path: Path) -> None:
    root, observers = tmp_path / "vault", []

    def observe() -> FakeObserver:
        observers.append(FakeObserver())
        return observers[-1]

    root.mkdir()
    vault = WatchedVault(write_vault(tmp_path / "other"))
    listener = Listener(root, vault.hints, observe)
    assert listener.check()
    root.rename(tmp_path / "away")
    assert listener.check()
    root.mkdir()
    assert listener.check()
    assert [observer.is_alive() for observer in observers] == [False, True]


def move(source: Path, target: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).rename(target / path)


def rename(source: Path, target: Path) -> None:
    if target.exists():
        target.rmdir()
    source.rename(target)


def replace(source: Path, target: Path) -> None:
    source.rename(target)
    source.mkdir()


AWAY = "away"
EVERYTHING = (*SMALL, *PEOPLE)
TROUBLES: dict[str, tuple[Callable[[Path, Path], None], Callable[[Path, Path], None], str]] = {
    "renamed": (rename, rename, "cannot be read"),
    "replaced": (replace, rename, "another folder stands where the vault was, so nothing is written"),
    "emptied": (
        lambda root, away: move(root, away, EVERYTHING),
        lambda away, root: move(away, root, EVERYTHING),
        "all notes are gone, so nothing is written",
    ),
    "half gone": (
        lambda root, away: move(root, away, PEOPLE),
        lambda away, root: move(away, root, PEOPLE),
        "12 of 21 notes are gone, so nothing is written",
    ),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_vault_that_is_not_whole_is_left_alone_until_it_is_back(tmp_path: Path, name: str) -> None:
    happen, mend, said = TROUBLES[name]
    root = tmp_path / "vault"
    vault = watched(root)
    vault.go(3.0)
    pages = snapshot(root / "Ecosystem")
    happen(root, tmp_path / AWAY)
    there = snapshot(tmp_path)
    told = vault.remarks(3 * 60.0)
    assert len(told) == 1
    assert said in told[0]
    assert snapshot(tmp_path) == there
    mend(tmp_path / AWAY, root)
    assert [report.why for report in vault.builds(6.0)] == ["the vault is as it was again"]
    assert snapshot(root / "Ecosystem") == pages
    assert vault.go(120.0) == []


@pytest.mark.parametrize("name", ["replaced", "emptied", "half gone"])
def test_force_takes_the_vault_as_it_is_found(tmp_path: Path, name: str) -> None:
    root = tmp_path / "vault"
    vault = watched(root, force=True)
    TROUBLES[name][0](root, tmp_path / AWAY)
    assert len(vault.builds(65.0)) == 1


def test_a_vault_that_loses_its_notes_while_it_is_looked_at_is_not_built(tmp_path: Path) -> None:
    vault = watched(tmp_path / "vault")
    vault.save(ANN, CONTACT)
    vault.meddle(lambda: move(tmp_path / "vault", tmp_path / AWAY, PEOPLE))
    told = vault.go(64.0)
    assert [isinstance(report, Rebuilt) for report in told] == [True, False]
    move(tmp_path / AWAY, tmp_path / "vault", PEOPLE)
    assert len(vault.builds(10.0)) == 1


def test_a_folder_with_nothing_in_it_is_no_vault_yet(tmp_path: Path) -> None:
    root = tmp_path / "mount"
    root.mkdir()
    vault = WatchedVault(root)
    assert "the vault's folder is empty" in vault.remarks(60.0)[0]
    assert snapshot(root) == {}
    write_vault(root)
    assert [report.why for report in vault.builds(5.0)] == ["first build"]


def test_a_deleted_page_stays_away_for_the_week(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    (tmp_path / HOME).unlink()
    vault.event(HOME)
    assert changed(vault.builds(2.0)) == [("Home",)]
    vault.save(ANN, CONTACT)
    assert len(vault.builds(2.0)) == 1
    assert not (tmp_path / HOME).exists()
    vault.clock.move(0.0, asleep=7 * 86_400.0)
    vault.builds(60.0)
    assert (tmp_path / HOME).exists()


def test_a_page_deleted_right_after_it_was_written_stays_away_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = watched(tmp_path)
    vault.save(ANN, CONTACT)
    real = os.unlink

    def delete_too(*arguments: Any, **named: Any) -> None:
        real(*arguments, **named)
        if arguments[0].startswith(".vk-") and (tmp_path / RECONNECT).exists():
            real(tmp_path / RECONNECT)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", delete_too)
        vault.builds(2.0)
    vault.builds(60.0)
    assert not (tmp_path / RECONNECT).exists()


def test_a_deleted_page_that_is_put_back_is_an_ordinary_page(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    old = (tmp_path / HOME).read_bytes()
    (tmp_path / HOME).unlink()
    vault.event(HOME)
    vault.builds(2.0)
    (tmp_path / HOME).write_bytes(old.replace(b"\n# ", b"\n# Not ", 1))
    vault.event(HOME)
    assert vault.builds(2.0)[0].written == ("Home",)


def fail() -> None:
    raise RuntimeError("Ann Lee is ill")


def test_a_build_that_fails_is_told_in_a_line_without_content_and_tried_again(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    for expected in ((0.3, 1), (1.9, 0), (0.1, 1), (3.9, 0)):
        vault.meddle(fail)
        if expected == (0.3, 1):
            vault.save(ANN, CONTACT)
        told = vault.remarks(expected[0])
        assert len(told) == expected[1]
        assert all("RuntimeError" in text and "ill" not in text and "\n" not in text for text in told)
    vault.meddle(lambda: None)
    assert "Circle" in vault.builds(0.1)[0].written


def test_a_change_after_a_failure_is_tried_at_once(tmp_path: Path) -> None:
    vault = watched(tmp_path)

    def fail() -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "People/Ann Lee.md")

    for _ in range(6):
        vault.meddle(fail)
        vault.save(ANN, CONTACT)
        told = vault.remarks(2.0)
        assert len(told) == 1
        assert "Ann" not in told[0]
    vault.save(ANN, SMALL[ANN])
    assert len(vault.builds(2.0)) == 1


def test_a_debugger_is_shown_where(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.watcher.debug = True
    vault.meddle(fail)
    vault.save(ANN, CONTACT)
    assert "RuntimeError: Ann Lee is ill" in "\n".join(vault.remarks(2.0))


def test_git_at_work_is_waited_for(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    lock = tmp_path / ".git" / "index.lock"
    lock.parent.mkdir()
    lock.touch()
    vault.save(ANN, CONTACT)
    assert vault.go(20.0) == []
    told = vault.remarks(300.0)
    assert told == ["git has held its index.lock for half a minute; the pages wait until it is gone"]
    lock.unlink()
    assert changed(vault.builds(1.0)) == [("Ann Lee",)]
    assert vault.go(120.0) == []


def test_a_tick_is_logged_and_told_in_one_build(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    id = mark(tmp_path, "[[Bob Stone]]", "x", "coffee: the walk", "[ ] send the map")
    vault.event(WEEK)
    (report,) = vault.builds(2.0)
    assert (report.changed, report.logged) == (("2026-W48",), ("Bob Stone: coffee", "Bob Stone: next step"))
    assert "2026-W48" in report.written
    assert log(tmp_path, BOB) == [f"- 2026-11-23 coffee: the walk ^{id}", f"- [ ] send the map ^{step_id(id, 0)}"]
    assert vault.go(600.0) == []


TOLD = {
    "put off": (">", ("in two weeks",), (), ("Bob Stone: snoozed until 2026-12-07",)),
    "put off until a day": (">", ("2027-02-01 when she is back",), (), ("Bob Stone: snoozed until 2027-02-01",)),
    "put off in words that are no day": (">", ("nach der Prüfung",), (), ("Bob Stone: snoozed until 2026-12-23",)),
    "put off without a word": (">", (), (), ("Bob Stone: snoozed until 2026-12-23",)),
    "done": ("x", (), ("Bob Stone: contact",), ()),
    "done in another language": ("x", ("Mittagessen: am Fluss",), ("Bob Stone: contact",), ()),
}


@pytest.mark.parametrize(("box", "below", "logged", "decided"), TOLD.values(), ids=TOLD)
def test_what_a_box_wrote_is_told_as_what_it_is(
    tmp_path: Path, box: str, below: tuple[str, ...], logged: tuple[str, ...], decided: tuple[str, ...]
) -> None:
    vault = watched(tmp_path)
    mark(tmp_path, "[[Bob Stone]]", box, *below)
    vault.event(WEEK)
    (report,) = vault.builds(2.0)
    assert (report.logged, report.decided, report.taken_back) == (logged, decided, ())


@pytest.mark.parametrize("box", ["x", ">"])
def test_a_box_that_is_emptied_is_told_and_so_is_one_that_counts_again(tmp_path: Path, box: str) -> None:
    vault = watched(tmp_path)
    told = []
    for status in (box, " ", box):
        mark(tmp_path, "[[Bob Stone]]", status)
        vault.event(WEEK)
        (report,) = vault.builds(2.0)
        told.append((bool(report.logged or report.decided), report.taken_back, report.counted_again))
    assert told == [(True, (), ()), (False, ("Bob Stone",), ()), (False, (), ("Bob Stone",))]


def test_of_a_box_that_says_something_else_only_the_new_line_is_told(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    for status in (">", "x"):
        mark(tmp_path, "[[Bob Stone]]", status)
        vault.event(WEEK)
        (report,) = vault.builds(2.0)
    assert (report.logged, report.decided, report.taken_back) == (("Bob Stone: contact",), (), ())


def test_a_tick_that_a_merge_keeps_waiting_is_logged_when_it_is_over(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    merge = tmp_path / ".git" / "MERGE_HEAD"
    merge.parent.mkdir()
    merge.touch()
    mark(tmp_path, "[[Bob Stone]]", "x")
    vault.event(WEEK)
    assert [(report.logged, report.left) for report in vault.builds(2.0)] == [((), 1)]
    assert vault.go(600.0) == []
    vault.save("Thoughts.md", "y\n")
    assert len(vault.builds(2.0)) == 1
    merge.unlink()
    done = vault.builds(5.0)
    assert [(report.why, report.logged) for report in done] == [("after a merge", ("Bob Stone: contact",))]
    assert vault.go(600.0) == []


def test_an_editor_that_overwrites_a_line_each_time_is_let_be(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    mark(tmp_path, "[[Bob Stone]]", "x")
    vault.event(WEEK)
    found = []
    for _ in range(5):
        found += [len(report.logged) for report in vault.builds(2.0)]
        vault.save(BOB, SMALL[BOB])
    assert found == [1, 1, 1, 0, 0]
    assert "- [x] [[Bob Stone]]" in (tmp_path / WEEK).read_text()


def test_a_torn_page_is_healed_and_named(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    page = (tmp_path / HOME).read_text()
    vault.save(HOME, f"{page}<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> other\n")
    (report,) = vault.builds(2.0)
    assert (report.changed, report.written) == (("Home",), ("Home",))
    assert (tmp_path / HOME).read_text() == f"{page}mine\nyours\n"
    assert vault.go(600.0) == []


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        ("People/Eve.md", "---\nprivate: true\n---\n", ()),
        ("Letters.md", "---\nPrivate: yes\n---\n", ()),
        ("People/Eve.md", "---\nprivate: true\nname: [\n---\n", ()),
        ("People/Eve.md", "---\nprivate: false\n---\n", ("Eve",)),
        ("People/Eve.md", "- 2026-11-01 coffee\n", ("Eve",)),
    ],
    ids=["private", "private note", "private but broken", "not private", "nothing said"],
)
def test_private_names_are_not_told(tmp_path: Path, path: str, text: str, names: tuple[str, ...]) -> None:
    vault = watched(tmp_path)
    vault.save(path, text)
    report = vault.builds(2.0)[0]
    assert (report.changed, report.unnamed) == (names, 1 - len(names))
    (tmp_path / path).rename(tmp_path / "People/Other.md")
    vault.event(path)
    report = vault.builds(2.0)[0]
    assert (len(report.changed), report.unnamed) == (2 * len(names), 2 - 2 * len(names))
    (tmp_path / "People/Other.md").unlink()
    vault.event(path)
    assert (len(vault.builds(2.0)[0].changed)) == len(names)


def test_settings_are_read_again_when_they_have_come_to_rest(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.save("vaultkit.toml", '[pages]\nfolder = "Pa')
    assert vault.builds(10.0) == []
    vault.save("vaultkit.toml", '[pages]\nfolder = "Pages"\n')
    assert len(vault.builds(4.0)) == 1
    assert (tmp_path / "Pages/Home.md").exists()
    assert vault.go(120.0) == []


def test_a_fault_of_the_settings_is_told_where_it_changes_none_and_once_it_is_mended_no_more(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    for text, count in (("[contact]\nmentionz = 'off'\n", 1), ("[contact]\n", 0), ("[contakt]\n[gols]\n", 2)):
        vault.save("vaultkit.toml", text)
        (report,) = vault.builds(4.0)
        assert sum(one.location.path == "vaultkit.toml" for one in report.build.diagnostics) == count
        assert vault.go(120.0) == []


def test_a_burst_is_parsed_while_it_lasts(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    for number in range(1, 13):
        vault.save(f"People/Guest {number}.md", "- 2026-11-20 call: hello\n")
    vault.go(1.0)
    vault.meddle(lambda: None)
    loader = vault.watcher._loader
    assert loader.load().parsed == 0
    assert len(vault.builds(1.0)) == 1


@pytest.mark.torture
def test_a_thousand_saves_take_no_more_memory_than_a_few(tmp_path: Path, times: int) -> None:
    cache = NoteCache(tmp_path / "vault", lambda: 4_000_000_000.0, CacheFolder(tmp_path / "vault", tmp_path / "cache"))
    vault = watched(tmp_path / "vault", cache=cache)
    few, many = 14, 60 if times == 1 else 1_000

    def held_after(saves: range) -> tuple[int, int]:
        for number in saves:
            vault.save(ANN, f"{SMALL[ANN]}- 2026-11-22 coffee: her {number % 7} jobs\n")
            assert len(vault.builds(0.3)) == 1
            vault.reports.clear()
        gc.collect()
        return len(gc.get_objects()), sys.getallocatedblocks()

    (objects, blocks), (more_objects, more_blocks) = held_after(range(few)), held_after(range(few, many))
    assert more_objects - objects < many - few, "one a save would be 1,000 after a thousand"
    assert more_blocks - blocks < (many - few) * 8, "a few texts may fill what is kept of the last ones, no more"


def test_a_cache_that_cannot_be_used_is_told_once_of_all_builds(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    root = tmp_path / "vault"
    cache = NoteCache(root, lambda: 4_000_000_000.0, CacheFolder(root, tmp_path / "file"))
    vault = WatchedVault(write_vault(root, {**SMALL, **PEOPLE}), cache=cache)
    told = [report for report in vault.go(1.0) if isinstance(report, Remark)]
    for number in range(3):
        vault.save(ANN, f"{CONTACT}{number}\n")
        reports = vault.go(3.0)
        assert [type(report) for report in reports] == [Rebuilt]
    assert [report.text for report in told] == ["the cache folder cannot be used, so the next command reads all notes"]
