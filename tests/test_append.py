"""Append: one note that is opened, read and written, and everything that can stand in the way of it."""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.vaults.waiting import PassingTime
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, Pending
from vaultkit.vault.append import append_lines, remove_lines
from vaultkit.vault.confine import MAX_BYTES, ConfinedError, opened_folder
from vaultkit.vault.kept.known_writes import KnownWrites
from vaultkit.vault.saves import Saves

NAME = "Ann.md"
LINE = "- 2026-11-23 coffee: her lab ^vk-aaaaaaaa"
NOTE = b"- 2026-01-01 call\n"
AFTER = NOTE + f"{LINE}\n".encode()


def edit_of(before: bytes | None = NOTE) -> Edit:
    asked = Pending(path=NAME, line=LINE, id=LINE[-11:], location=Location(path=NAME))
    return Edit(path=NAME, before=before, after=b"", mode="append", log_lines=(asked,))


def opened() -> int:
    """How many files the process has open."""
    return sum(1 for _ in Path("/dev/fd").iterdir())


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_bytes(NOTE)
    return path


def append(note: Path, edit: Edit | None = None, saves: Saves | None = None) -> bool | Diagnostic:
    with opened_folder(note.parent, ()) as folder:
        return append_lines(folder, note.name, edit or edit_of(), saves or Saves())


def test_a_line_is_appended_once(note: Path) -> None:
    assert append(note) is True
    assert note.read_bytes() == AFTER
    assert append(note) is False
    assert note.read_bytes() == AFTER


def test_what_was_written_is_on_the_disk_and_so_is_its_name(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[tuple[int, bytes]] = []
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append((os.fstat(fd).st_ino, note.read_bytes())))
    append(note)
    assert synced == [(note.stat().st_ino, AFTER), (note.parent.stat().st_ino, AFTER)]


def test_the_note_is_locked_while_it_is_written(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_free() -> bool:
        with note.open("rb") as other:
            try:
                fcntl.flock(other, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
        return True

    seen: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(is_free()))
    append(note)
    assert (seen, is_free()) == ([False, False], True)


def test_a_disk_without_locks_is_written_too(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert append(note) is True
    assert note.read_bytes() == AFTER


def test_every_file_that_is_opened_is_closed(note: Path) -> None:
    before = opened()
    append(note)
    append(note)
    note.write_bytes(b"<<<<<<< a\n=======\n>>>>>>> b\n")
    append(note)
    assert opened() == before


def test_a_note_that_takes_no_line_is_left_with_the_reason(note: Path) -> None:
    note.write_bytes(NOTE + b"```\ncode\n")
    found = append(note)
    assert isinstance(found, Diagnostic)
    assert (found.rule, note.read_bytes()) == ("append-refused", NOTE + b"```\ncode\n")


# What is no note


def linked(note: Path) -> None:
    note.with_name("Other.md").hardlink_to(note)


def grown(note: Path) -> None:
    with note.open("ab") as file:
        file.truncate(MAX_BYTES + 1)


def piped(note: Path) -> None:
    note.unlink()
    os.mkfifo(note)


REASONS: list[tuple[Callable[[Path], None], str]] = [
    (linked, "it has another name as well (a hard link), under which it would change too"),
    (grown, "it is larger than 5,000,000 bytes"),
    (piped, "it is no regular file"),
]


@pytest.mark.parametrize(("made", "reason"), REASONS, ids=["a hard link", "too large", "a pipe"])
def test_what_is_no_ordinary_file_is_not_touched(note: Path, made: Callable[[Path], None], reason: str) -> None:
    made(note)
    size = note.stat().st_size
    with pytest.raises(ConfinedError) as caught:
        append(note)
    assert (caught.value.strerror, caught.value.errno, note.stat().st_size) == (reason, errno.EINVAL, size)


def test_a_note_as_large_as_is_read_is_left_for_its_own_reason(note: Path) -> None:
    note.write_bytes(b"\n" * MAX_BYTES)
    found = append(note, edit_of(b""))
    assert isinstance(found, Diagnostic)
    assert (found.rule, note.stat().st_size) == ("append-refused", MAX_BYTES)


@pytest.mark.parametrize("target", ["Other.md", "gone.md"])
def test_a_link_is_not_followed(note: Path, target: str) -> None:
    note.rename(note.with_name("Other.md"))
    note.symlink_to(target)
    with pytest.raises(ConfinedError):
        append(note)
    assert note.with_name("Other.md").read_bytes() == NOTE


def test_no_note_is_made(note: Path) -> None:
    note.unlink()
    with pytest.raises(FileNotFoundError):
        append(note)
    assert list(note.parent.iterdir()) == []


# Editors


def while_writing(monkeypatch: pytest.MonkeyPatch, acts: Iterator[Callable[[], object]]) -> None:
    """Lets an editor act right before each write."""
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        next(acts, lambda: None)()
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)


def replacing(note: Path, times: int) -> Iterator[Callable[[], object]]:
    def replace() -> None:
        new = note.with_name("new")
        new.write_bytes(NOTE)
        new.rename(note)

    return iter([replace] * times)


@pytest.mark.parametrize("times", [1, 2])
def test_a_note_that_an_editor_replaced_meanwhile_gets_its_line(
    note: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    while_writing(monkeypatch, replacing(note, times))
    assert append(note) is True
    assert note.read_bytes() == AFTER


def test_after_the_third_time_it_is_given_up(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    while_writing(monkeypatch, replacing(note, 3))
    with pytest.raises(BlockingIOError) as caught:
        append(note)
    assert (caught.value.errno, caught.value.strerror) == (errno.EAGAIN, "an editor keeps replacing the note")
    assert note.read_bytes() == NOTE


def test_a_note_that_was_deleted_meanwhile_is_gone(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    while_writing(monkeypatch, iter([note.unlink]))
    with pytest.raises(FileNotFoundError):
        append(note)


def test_a_note_for_which_a_link_was_put_meanwhile_is_not_written_again(
    note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trade() -> None:
        note.rename(note.with_name("Other.md"))
        note.symlink_to("Other.md")

    while_writing(monkeypatch, iter([trade]))
    with pytest.raises(ConfinedError):
        append(note)


# Waiting


def test_a_note_that_was_just_changed_waits(note: Path) -> None:
    time = PassingTime()
    os.utime(note, (time.at, time.at))
    saves = Saves(time.waiting())
    found = append(note, saves=saves)
    assert isinstance(found, Diagnostic)
    assert found.rule == "append-waits"
    assert found.message == "the note was changed a moment ago, and may be in the middle of a save"
    assert found.location == Location(path=NAME)
    time.at += 5.0
    assert append(note, saves=saves) is True


@pytest.mark.parametrize(("before", "waits"), [(NOTE, False), (NOTE + b"x", True), (NOTE[:-1], False), (None, False)])
def test_a_note_that_is_shorter_than_it_was_read_waits(note: Path, before: bytes | None, waits: bool) -> None:
    found = append(note, edit_of(before))
    assert (found is not True) is waits
    if isinstance(found, Diagnostic):
        assert found.message == "the note is shorter than it was a moment ago, and may be in the middle of a save"
        assert note.read_bytes() == NOTE


def test_how_long_the_note_was_when_it_was_read_is_remembered(note: Path) -> None:
    time = PassingTime()
    os.utime(note, (time.at - 6.0, time.at - 6.0))
    saves = Saves(time.waiting())
    assert isinstance(append(note, edit_of(NOTE + b"x"), saves), Diagnostic)
    assert saves.pause == 24.0


def test_what_was_written_is_known_to_be_ours(note: Path, tmp_path: Path) -> None:
    time = PassingTime()
    os.utime(note, (time.at - 60.0, time.at - 60.0))
    known = KnownWrites(tmp_path / "cache")
    saves = Saves(time.waiting(), known)
    assert append(note, saves=saves) is True
    saves.keep()
    assert KnownWrites(tmp_path / "cache").holds(NAME, AFTER, note.stat().st_mtime)
    assert not saves.must_wait(NAME, AFTER, time.at)


def take_back(note: Path, before: bytes, after: bytes, saves: Saves | None = None) -> Diagnostic | None:
    asked = Pending(path=NAME, line=LINE, id=LINE[-11:], location=Location(path=NAME))
    edit = Edit(path=NAME, before=before, after=after, mode="undo", log_lines=(asked,))
    with opened_folder(note.parent, ()) as folder:
        return remove_lines(folder, note.name, edit, saves or Saves())


def test_a_line_is_taken_back_and_nothing_else_of_the_note(note: Path) -> None:
    note.write_bytes(AFTER)
    assert take_back(note, AFTER, NOTE) is None
    assert note.read_bytes() == NOTE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(AFTER, AFTER, id="nothing"),
        pytest.param(AFTER, b"", id="more"),
        pytest.param(AFTER, AFTER[len(NOTE) :], id="another line"),
        pytest.param(AFTER, NOTE + b"- more\n", id="something else instead"),
        pytest.param(NOTE, AFTER, id="a line added"),
    ],
)
def test_what_takes_anything_but_its_own_lines_is_refused(note: Path, before: bytes, after: bytes) -> None:
    note.write_bytes(before)
    with pytest.raises(ConfinedError, match="more than the line would go"):
        take_back(note, before, after)
    assert note.read_bytes() == before


def test_a_note_in_the_middle_of_a_save_keeps_its_line_for_now(note: Path) -> None:
    note.write_bytes(NOTE)
    waits = take_back(note, AFTER, NOTE)
    assert waits is not None
    assert (waits.rule, waits.location.path) == ("append-waits", NAME)
    assert note.read_bytes() == NOTE
