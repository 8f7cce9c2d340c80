"""Replace: one page that is replaced or made, on disks that can do more or less, and what a killed run leaves."""

import errno
import fcntl
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from vaultkit.vault import replace
from vaultkit.vault.confine import ConfinedError, opened_folder
from vaultkit.vault.replace import ChangedError, create_file, is_temporary, sweep, write_page

OLD, NEW, MINE = b"old\n", b"new\n", b"the user's\n"
HOUR = 3600.0
KNOWN = "-".join(sha256(data).hexdigest()[:12] for data in (OLD, NEW))


def write(page: Path, before: bytes | None = OLD) -> None:
    with opened_folder(page.parent, ()) as folder:
        write_page(folder, page.name, before=before, after=NEW)


def create(path: Path) -> None:
    with opened_folder(path.parent, ()) as folder:
        create_file(folder, path.name, NEW)


def swept(folder: Path, now: float | None = None) -> list[str]:
    with opened_folder(folder, ()) as opened:
        sweep(opened, now)
    return sorted(path.name for path in folder.iterdir())


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def opened() -> int:
    """How many files the process has open."""
    return sum(1 for _ in Path("/dev/fd").iterdir())


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "Home.md"
    path.write_bytes(OLD)
    return path


@pytest.fixture(params=[True, False], ids=["swap", "no swap"])
def swaps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system can let two names trade their files."""
    if not request.param:
        monkeypatch.setattr("vaultkit.vault.swap._call", lambda: None)
    return bool(request.param)


def refusing(code: int) -> Callable[..., Any]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


@pytest.mark.usefixtures("swaps")
def test_a_page_is_replaced_and_nothing_is_left_beside_it(page: Path) -> None:
    write(page)
    assert files(page.parent) == {"Home.md": NEW}


@pytest.mark.usefixtures("swaps")
def test_a_page_and_its_name_are_on_the_disk(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append((os.fstat(fd).st_ino, os.fstat(fd).st_size)))
    write(page)
    (file, size), (folder, _) = synced
    assert (file, size, folder) == (page.stat().st_ino, len(NEW), page.parent.stat().st_ino)


def test_a_new_file_is_on_the_disk_with_the_mode_that_the_system_gives(page: Path) -> None:
    new = page.with_name("New.md")
    mask = os.umask(0o026)
    try:
        create(new)
        assert new.stat().st_mode & 0o777 == 0o640
        write(page.with_name("Page.md"), None)
        assert page.with_name("Page.md").stat().st_mode & 0o777 == 0o640
    finally:
        os.umask(mask)
    assert files(page.parent) == {"Home.md": OLD, "New.md": NEW, "Page.md": NEW}


@pytest.mark.parametrize("taken", ["home.md", "HOME.MD", "Home.md"])
def test_a_name_that_is_taken_in_any_case_is_not_used(page: Path, taken: str) -> None:
    with pytest.raises(FileExistsError) as caught:
        create(page.with_name(taken))
    assert (caught.value.errno, caught.value.strerror) == (errno.EEXIST, "the name is taken")
    assert files(page.parent) == {"Home.md": OLD}


def test_a_name_that_is_taken_in_another_unicode_form_is_not_used(page: Path) -> None:
    page.rename(page.with_name("Zoe\u0308.md"))
    with pytest.raises(FileExistsError):
        create(page.with_name("Zo\u00eb.md"))


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_name_that_is_taken_at_the_last_moment_is_not_used(
    page: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    new, real = page.with_name("New.md"), os.link

    def link(*given: Any, **named: Any) -> None:
        new.write_bytes(MINE)
        if not links:
            raise OSError(errno.EPERM, "Operation not permitted")
        real(*given, **named)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(FileExistsError) as caught:
        create(new)
    assert (caught.value.errno, caught.value.strerror) == (errno.EEXIST, "the name is taken")
    assert files(page.parent) == {"Home.md": OLD, "New.md": MINE}


@pytest.mark.usefixtures("swaps")
@pytest.mark.parametrize("before", [MINE, None, b""])
def test_a_page_that_is_not_what_was_planned_on_is_left(page: Path, before: bytes | None) -> None:
    with pytest.raises(ChangedError):
        write(page, before)
    assert files(page.parent) == {"Home.md": OLD}


def test_a_page_larger_than_what_is_read_is_replaced_where_it_was_known(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replace, "MAX_BYTES", 2)
    write(page)
    assert page.read_bytes() == NEW
    with pytest.raises(OSError, match="larger than what vaultkit reads"):
        write(page, b"xyz")


@pytest.mark.usefixtures("swaps")
@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV])
def test_a_disk_without_links_is_written_too(page: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(os, "link", refusing(code))
    write(page)
    write(page.with_name("New.md"), None)
    assert files(page.parent) == {"Home.md": NEW, "New.md": NEW}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_any_other_fault_of_a_link_is_told(page: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr("vaultkit.vault.swap._call", lambda: None)
    monkeypatch.setattr(os, "link", refusing(code))
    for path, before in ((page, OLD), (page.with_name("New.md"), None)):
        with pytest.raises(OSError, match=os.strerror(code)):
            write(path, before)
    assert files(page.parent) == {"Home.md": OLD}


def test_a_disk_without_locks_is_written_too(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(errno.ENOLCK))
    write(page)
    assert files(page.parent) == {"Home.md": NEW}


def test_the_text_is_locked_until_it_has_its_place(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[list[str]] = []
    acting(monkeypatch, replace, "swap", {1: lambda: left.append(swept(page.parent))})
    write(page)
    assert [len(names) for names in left] == [2], "a sweep meanwhile takes nothing"


@pytest.mark.usefixtures("swaps")
@pytest.mark.parametrize("call", ["write", "fsync", "fchmod"])
def test_a_disk_that_is_full_leaves_the_page_and_nothing_beside_it(
    page: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(os, call, refusing(errno.ENOSPC))
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write(page)
    assert files(page.parent) == {"Home.md": OLD}


# An editor in the last moment


def acting(monkeypatch: pytest.MonkeyPatch, target: object, name: str, acts: dict[int, Callable[[], object]]) -> None:
    """Lets an editor act right before some of the calls, by their numbers."""
    real, count = getattr(target, name), iter(range(1, 99))

    def call(*given: Any, **named: Any) -> Any:
        acts.get(next(count), lambda: None)()
        return real(*given, **named)

    monkeypatch.setattr(target, name, call)


def test_a_page_that_is_deleted_in_the_last_moment_stays_deleted(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    acting(monkeypatch, replace, "swap", {1: page.unlink})
    with pytest.raises(ChangedError):
        write(page)
    assert files(page.parent) == {}


def without_swap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vaultkit.vault.swap._call", lambda: None)


def test_where_names_cannot_trade_a_page_deleted_before_it_is_kept_stays_deleted(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_swap(monkeypatch)
    acting(monkeypatch, os, "link", {1: page.unlink})
    with pytest.raises(ChangedError):
        write(page)
    assert files(page.parent) == {}


@pytest.mark.parametrize("act", ["saved in place", "saved anew", "deleted"])
@pytest.mark.parametrize(("call", "at"), [("_check", 2), ("_is_same", 1)])
def test_where_names_cannot_trade_what_an_editor_does_before_the_page_is_replaced_stays(
    page: Path, monkeypatch: pytest.MonkeyPatch, act: str, call: str, at: int
) -> None:
    other = page.with_name("other")
    other.write_bytes(MINE)
    does: dict[str, Callable[[], object]] = {
        "saved in place": lambda: page.write_bytes(MINE),
        "saved anew": lambda: other.rename(page),
        "deleted": page.unlink,
    }
    without_swap(monkeypatch)
    acting(monkeypatch, replace, call, {at: does[act]})
    with pytest.raises(ChangedError):
        write(page)
    other.unlink(missing_ok=True)
    assert files(page.parent) == ({} if act == "deleted" else {"Home.md": MINE})


@pytest.mark.usefixtures("swaps")
@pytest.mark.parametrize("call", ["swap", "_check", "_is_same", "_put_back_if_changed"])
def test_whatever_stands_beside_the_page_meanwhile_is_known_as_ours(
    page: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    seen: list[str] = []

    def look() -> None:
        seen.extend(path.name for path in page.parent.iterdir())

    acting(monkeypatch, replace, call, dict.fromkeys(range(1, 9), look))
    write(page)
    assert {name for name in seen if not is_temporary(name)} <= {"Home.md"}


@pytest.mark.parametrize(("target", "call"), [("out.md", "link"), ("other.md", "_is_same")])
def test_where_names_cannot_trade_a_link_in_the_place_of_the_page_is_not_followed(
    page: Path, monkeypatch: pytest.MonkeyPatch, target: str, call: str
) -> None:
    page.with_name("out.md").write_bytes(OLD)

    def trade() -> None:
        page.rename(page.with_name("other.md"))
        page.symlink_to(target)

    without_swap(monkeypatch)
    acting(monkeypatch, os if call == "link" else replace, call, {1: trade})
    with pytest.raises(ConfinedError if call == "link" else ChangedError):
        write(page)
    assert files(page.parent) == {"Home.md": OLD, "other.md": OLD, "out.md": OLD}


# What a killed run left


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        (".vk-new-0123456789ab.tmp", True),
        (f".vk-swapped-{KNOWN}-0123456789ab.tmp", True),
        (f".vk-kept-{KNOWN[13:]}-0123456789ab.tmp", True),
        (".vk-new.tmp", False),
        (".vk-new-0123456789a.tmp", False),
        (".vk-new-0123456789ag.tmp", False),
        ("x.vk-new-0123456789ab.tmp", False),
        (".vk-new-0123456789ab.tmp.md", False),
        (".vk-mine-0123456789ab.tmp", False),
        ("Home.md", False),
    ],
)
def test_what_is_a_file_of_a_run_is_known_by_its_name(tmp_path: Path, name: str, *, is_one: bool) -> None:
    assert is_temporary(name) is is_one
    (tmp_path / name).write_bytes(NEW)
    assert swept(tmp_path) == ([] if is_one else [name])


LEFT = [
    (f".vk-swapped-{KNOWN}-0123456789ab.tmp", OLD, True),
    (f".vk-swapped-{KNOWN}-0123456789ab.tmp", NEW, True),
    (f".vk-swapped-{KNOWN}-0123456789ab.tmp", MINE, False),
    (f".vk-kept-{KNOWN[:12]}-0123456789ab.tmp", OLD, True),
    (f".vk-kept-{KNOWN[:12]}-0123456789ab.tmp", MINE, False),
    (".vk-new-0123456789ab.tmp", b"half", True),
]


@pytest.mark.parametrize(("name", "held", "goes"), LEFT)
def test_what_holds_somebodys_last_save_stays(tmp_path: Path, name: str, held: bytes, *, goes: bool) -> None:
    (tmp_path / name).write_bytes(held)
    assert swept(tmp_path) == ([] if goes else [name])


def test_a_save_that_has_its_own_name_as_well_is_no_last_one(tmp_path: Path) -> None:
    (tmp_path / ".vk-kept-0123456789ab-0123456789ab.tmp").write_bytes(MINE)
    (tmp_path / "Home.md").hardlink_to(tmp_path / ".vk-kept-0123456789ab-0123456789ab.tmp")
    assert swept(tmp_path) == ["Home.md"]


def test_what_another_run_holds_stays(tmp_path: Path) -> None:
    left = tmp_path / ".vk-new-0123456789ab.tmp"
    left.write_bytes(b"x")
    with left.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert swept(tmp_path, 9e9) == [left.name]
    assert swept(tmp_path) == []


@pytest.mark.parametrize(
    ("code", "age", "goes"),
    [
        (errno.ENOLCK, HOUR, True),
        (errno.ENOTSUP, HOUR, True),
        (errno.ENOSYS, HOUR, True),
        (errno.EINVAL, HOUR + 1, True),
        (errno.ENOLCK, HOUR - 1, False),
        (errno.ENOLCK, None, False),
        (errno.EIO, HOUR, False),
    ],
)
def test_without_locks_what_is_an_hour_old_is_taken_for_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, age: float | None, *, goes: bool
) -> None:
    left = tmp_path / ".vk-new-0123456789ab.tmp"
    left.write_bytes(b"x")
    os.utime(left, (1e9, 1e9))
    monkeypatch.setattr(fcntl, "flock", refusing(code))
    assert swept(tmp_path, None if age is None else 1e9 + age) == ([] if goes else [left.name])


def test_what_cannot_be_opened_keeps_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".vk-new-000000000000.tmp").symlink_to("nowhere")
    (tmp_path / ".vk-new-111111111111.tmp").write_bytes(b"x")
    before = opened()
    assert swept(tmp_path) == [".vk-new-000000000000.tmp"]
    assert opened() == before


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", refusing(errno.EACCES))
    with pytest.raises(PermissionError):
        swept(tmp_path)
