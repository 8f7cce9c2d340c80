from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from watchdog.events import (
    DirCreatedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
)

from vaultkit.vault.scan import Stat
from vaultkit.watch.clock import Moment, local_clock
from vaultkit.watch.deleted_pages import DeletedPages
from vaultkit.watch.guards import VaultIdentity, reason_to_wait
from vaultkit.watch.hints import MOST_TOLD, HintHandler, Hints, matters
from vaultkit.watch.own_writes import changed_by_others, differing
from vaultkit.watch.timing import Timing

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
A = frozenset({"a.md"})
BUILT = Timing(seen=Moment(at=0.0, now=NOW, today=TODAY), day=TODAY, scanned=0.0, checked=0.0)


def moment(at: float, *, jump: float = 0.0) -> Moment:
    now = NOW + timedelta(seconds=at + jump)
    return Moment(at=at, now=now, today=now.date())


@pytest.mark.parametrize(
    ("timing", "at", "step", "pause"),
    [
        (replace(BUILT, day=None), 0.0, "build", 60.0),
        (BUILT, 1.0, "wait", 59.0),
        (BUILT, 60.0, "scan", 0.0),
        (replace(BUILT, polling=True), 4.0, "wait", 1.0),
        (replace(BUILT, polling=True), 5.0, "scan", 0.0),
        (replace(BUILT, scanned=3590.0), 3600.0, "check", 0.0),
        (replace(BUILT, first=10.0, last=10.0), 10.5, "wait", 0.5),
        (replace(BUILT, first=10.0, last=10.0), 11.0, "ahead", 0.0),
        (replace(BUILT, first=10.0, last=10.0, ahead=11.0), 11.0, "wait", 1.0),
        (replace(BUILT, first=10.0, last=11.5, ahead=11.0), 11.5, "wait", 0.5),
        (replace(BUILT, first=10.0, last=11.5, ahead=11.0), 12.0, "ahead", 0.0),
        (replace(BUILT, first=10.0, last=10.0), 12.0, "scan", 0.0),
        (replace(BUILT, first=10.0, last=10.0, told=A), 10.2, "wait", 0.1),
        (replace(BUILT, first=10.0, last=10.0, told=A), 10.4, "scan", 0.0),
        (replace(BUILT, first=10.0, last=10.1, told=A), 10.3, "wait", 0.1),
        (replace(BUILT, first=10.0, last=10.0, told=A, rested=10.1), 10.4, "wait", 0.6),
        (replace(BUILT, first=10.0, last=19.9, ahead=19.9), 19.9, "wait", 0.1),
        (replace(BUILT, first=10.0, last=19.9), 20.0, "scan", 0.0),
        (replace(BUILT, again=30.0), 29.0, "wait", 1.0),
        (replace(BUILT, again=30.0), 30.0, "build", 0.0),
        (replace(BUILT, again=30.0, first=10.0, last=10.0), 12.0, "scan", 0.0),
        (replace(BUILT, day=date(2026, 11, 22)), 1.0, "build", 59.0),
        (replace(BUILT, day=date(2026, 11, 22), first=0.5, last=0.5), 1.0, "wait", 0.5),
        (replace(BUILT, day=date(2026, 11, 22), again=30.0), 1.0, "wait", 29.0),
    ],
    ids=[
        "never built", "nothing", "a minute", "polling rests", "polling", "an hour", "quiet begins",
        "long enough to parse", "parsed", "more came", "more came a second ago", "quiet",
        "one file", "one file, quiet", "one file, once more", "one file, just built", "never quiet",
        "never quiet for ten seconds", "put off", "put off until now", "a change while put off", "another day",
        "another day in a burst", "another day, put off",
    ],
)  # fmt: skip
def test_what_is_due_and_how_long_to_wait(timing: Timing, at: float, step: str, pause: float) -> None:
    woken = timing.woken(moment(at))
    assert woken.due() == step
    assert woken.pause(moment(at)) == pytest.approx(pause)


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([FileModifiedEvent("/v/a.md"), FileClosedEvent("/v/a.md")], {"/v/a.md"}),
        ([FileCreatedEvent("/v/a.md")], {"/v/a.md"}),
        ([FileMovedEvent("/v/.a.swp", "/v/a.md")], {"/v/a.md"}),
        ([FileMovedEvent("/v/a.md", "/v/a.md~"), FileCreatedEvent("/v/a.md")], {"/v/a.md"}),
        ([FileModifiedEvent("/v/a.md"), FileModifiedEvent("/v/b.md")], {"/v/a.md", "/v/b.md"}),
        (
            [FileModifiedEvent("/v/a.md"), FileModifiedEvent("/v/b.md"), FileModifiedEvent("/v/b.md")],
            {"/v/a.md", "/v/b.md"},
        ),
        ([FileMovedEvent("/v/a.md", "/v/b.md")], set()),
        ([FileDeletedEvent("/v/a.md")], set()),
        ([FileDeletedEvent("/v/a.md"), FileCreatedEvent("/v/a.md")], set()),
        ([DirCreatedEvent("/v/a")], set()),
        ([FileModifiedEvent("/v/a.md"), DirMovedEvent("/v/a", "/v/b")], set()),
    ],
    ids=lambda value: None if isinstance(value, list) else " and ".join(sorted(value)) or "nobody knows",
)
def test_of_a_small_burst_the_files_are_known(events: list[FileSystemEvent], told: set[str]) -> None:
    hints = Hints(local_clock())
    timing = BUILT
    for event in events:
        HintHandler("/v", hints).dispatch(event)
        timing = timing.woken(moment(1.0), hints.take())
    assert timing.told == told
    for event in events:
        HintHandler("/v", hints).dispatch(event)
    taken = hints.take()
    assert taken is not None
    assert taken[2] == told


def test_of_a_large_burst_no_file_is_known() -> None:
    hints = Hints(local_clock())
    for number in range(MOST_TOLD + 1):
        hints.add(f"/v/{number}.md")
    taken = hints.take()
    assert taken is not None
    assert taken[2] == set()


def test_somebody_who_writes_on_is_not_answered_letter_by_letter() -> None:
    timing = BUILT.hinted(10.0, 10.0, A).built(15.0, TODAY, took=5.0)
    assert timing.hinted(16.0, 16.0, A).woken(moment(16.5)).due() == "wait"
    assert timing.hinted(66.0, 66.0, A).woken(moment(66.5)).due() == "scan"


def test_a_wait_never_goes_past_midnight() -> None:
    late = NOW.replace(hour=23, minute=59, second=50)
    assert BUILT.pause(Moment(at=0.0, now=late, today=TODAY)) == 10.0


def test_a_burst_that_ended_during_a_long_parse_is_answered_at_once() -> None:
    assert replace(BUILT, first=1.0, last=1.0, ahead=5.0).pause(moment(5.0)) == 0.0


@pytest.mark.parametrize(
    ("jump", "due"),
    [(0.0, "wait"), (29.0, "wait"), (31.0, "check"), (7200.0, "check"), (-7200.0, "check")],
    ids=["no jump", "a small one", "a larger one", "a sleep", "set back"],
)
def test_a_sleep_or_a_set_clock_asks_for_a_check(jump: float, due: str) -> None:
    assert BUILT.woken(moment(5.0, jump=jump)).due() == due


def test_pauses_after_failures_double_up_to_five_minutes() -> None:
    timing, pauses = BUILT, []
    for _ in range(20):
        timing = timing.failed(0.0)
        pauses.append(timing.again)
    assert pauses[:4] == [2.0, 4.0, 8.0, 16.0]
    assert set(pauses[8:]) == {300.0}
    assert timing.built(1.0, TODAY).failures == 0
    assert timing.built(1.0, TODAY, clean=False).again == 301.0


def test_a_burst_keeps_its_beginning() -> None:
    timing = BUILT.hinted(1.0, 1.5).hinted(2.0, 2.5)
    assert (timing.first, timing.last) == (1.0, 2.5)
    assert timing.looked(5.0).first is None


def test_the_clock_of_the_machine_knows_the_day_and_lets_it_be_fixed() -> None:
    moment = local_clock()()
    assert moment.today == moment.now.date()
    assert 0 < moment.until_midnight <= 86_400
    fixed = local_clock(date(2020, 2, 29))()
    assert fixed.today == date(2020, 2, 29)
    assert fixed.at >= moment.at


@pytest.mark.parametrize(
    ("path", "is_directory", "expected"),
    [
        ("People/Ann.md", False, True),
        ("vaultkit.toml", False, True),
        ("People", True, True),
        ("", True, True),
        ("People/Ann.txt", False, False),
        ("People/vaultkit.toml", False, False),
        (".git/index", False, False),
        (".git/notes.md", False, False),
        (".git", True, False),
        ("People/.vk-12ab.tmp", False, False),
        ("People/.Ann.md", False, False),
        ("Ecosystem/.vaultkit", False, False),
        ("People/.trash/Ann.md", False, False),
    ],
)
def test_what_matters(path: str, is_directory: bool, expected: bool) -> None:
    root = "/home/somebody/.notes"
    assert matters(f"{root}/{path}".rstrip("/"), root, is_directory) is expected


PEOPLE = {f"People/{number}.md": number for number in range(12)}
KNOWN = VaultIdentity(folder=(1, 2), notes=PEOPLE)


def without(*numbers: int) -> dict[str, int]:
    return {path: inode for path, inode in PEOPLE.items() if inode not in numbers}


@pytest.mark.parametrize(
    ("known", "found", "bare", "expected"),
    [
        (None, VaultIdentity(folder=(1, 2)), False, ""),
        (None, VaultIdentity(folder=(1, 2)), True, "the vault's folder is empty"),
        (KNOWN, KNOWN, False, ""),
        (KNOWN, replace(KNOWN, folder=(1, 3)), False, "another folder stands where the vault was"),
        (KNOWN, replace(KNOWN, folder=(2, 2)), False, "another folder stands where the vault was"),
        (KNOWN, replace(KNOWN, notes=without(*range(6))), False, ""),
        (KNOWN, replace(KNOWN, notes=without(*range(7))), False, "7 of 12 notes are gone"),
        (KNOWN, replace(KNOWN, notes={}), False, "all notes are gone"),
        (KNOWN, replace(KNOWN, notes={f"Moved/{n}.md": n for n in range(12)}), False, ""),
        (KNOWN, replace(KNOWN, notes={f"Other/{n}.md": n + 50 for n in range(12)}), False, "12 of 12 notes are gone"),
        (replace(KNOWN, notes={"a.md": 1, "b.md": 2, "c.md": 3}), replace(KNOWN, notes={"a.md": 1}), False, ""),
        (replace(KNOWN, notes={"a.md": 1}), replace(KNOWN, notes={}), False, "all notes are gone"),
        (replace(KNOWN, notes={}), replace(KNOWN, notes={}), True, ""),
    ],
    ids=[
        "first", "first, nothing there", "the same", "another inode", "another device", "half gone", "more than half",
        "none left", "folder moved", "other notes", "two of three", "the only one", "never any",
    ],
)  # fmt: skip
def test_when_nothing_may_be_written(
    known: VaultIdentity | None, found: VaultIdentity, bare: bool, expected: str
) -> None:
    assert reason_to_wait(known, found, bare=bare) == expected


def stat(path: str, size: int = 1) -> Stat:
    return Stat(path=path, disk=path, size=size, mtime_ns=0, ctime_ns=0, inode=1)


@pytest.mark.parametrize(
    ("after", "on_disk", "expected"),
    [
        ([stat("a"), stat("page")], b"ours", ()),
        ([stat("a"), stat("page", 4)], b"ours", ()),
        ([stat("a"), stat("page", 4)], b"ours and more", ("page",)),
        ([stat("a")], None, ("page",)),
        ([stat("a", 2), stat("page", 4)], b"ours", ("a",)),
        ([stat("a"), stat("b"), stat("page", 4)], b"ours", ("b",)),
        ([stat("page", 4)], b"ours", ("a",)),
    ],
    ids=["nothing", "our page", "our page saved over", "our page deleted", "a note", "a new note", "a note deleted"],
)
def test_own_writing_is_told_from_that_of_others(
    after: list[Stat], on_disk: bytes | None, expected: tuple[str, ...]
) -> None:
    before = [stat("a"), stat("page")]
    assert changed_by_others(before, after, {"page": b"ours"}, {"page": on_disk}.get) == expected


def test_differences_are_sorted_and_named_once() -> None:
    assert differing([stat("b"), stat("a")], [stat("b", 2), stat("c")]) == ("a", "b", "c")


def test_a_deleted_page_is_remembered_for_its_week() -> None:
    monday = date(2026, 11, 23)
    deleted = DeletedPages(standing=frozenset({"Home", "Circle"}))
    deleted = deleted.noticed(["Circle"], monday)
    assert set(deleted.gone) == {"Home"}
    deleted = deleted.after_build(["Circle"], ["Circle"]).noticed(["Circle"], date(2026, 11, 29))
    assert set(deleted.gone) == {"Home"}
    assert set(deleted.noticed(["Circle", "Home"], monday).gone) == set()
    assert set(deleted.noticed(["Circle"], date(2026, 11, 30)).gone) == set()
