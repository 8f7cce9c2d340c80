"""`watch --calendar FILE`, alone and with `--preview`: the file follows each save, is left where nothing changed or
where it is somebody else's, and holds nothing private."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vaults.watched import WatchedVault, watched
from vaultkit.cli.commands.watch import Teller
from vaultkit.cli.session import open_session
from vaultkit.exchange.ical_feed import HEAD
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.watch.reports import Report

IDA = "People/Ida Moe.md"
BORN = "---\nbirthday: 1980-05-17\n---\n"


class Told:
    """A watched vault whose reports are told as `watch` tells them, and what of it stands where."""

    def __init__(self, root: Path, file: Path, *, preview: bool) -> None:
        self.vault: WatchedVault = watched(root)
        self.file = file
        shown = open_session(root).vault if preview else None
        tell, seen = Teller(root.name, shown, file), self.vault.watcher.tell

        def both(report: Report) -> None:
            seen(report)
            tell(report)

        self.vault.watcher.tell = both

    def save(self, path: str, text: str) -> None:
        """A note is saved, and built for."""
        self.vault.save(path, text)
        assert self.vault.builds(5)

    def entries(self) -> str:
        return self.file.read_text(encoding="utf-8").replace("\r\n ", "")


@pytest.fixture(params=[False, True], ids=["alone", "with the preview"])
def told(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Told(tmp_path / "vault", tmp_path / "vault.ics", preview=request.param)


def inode(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_ino, found.st_mtime_ns


def test_it_follows_each_save_and_is_left_where_nothing_changed(told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    told.save(IDA, BORN)
    assert told.file.read_bytes().startswith(HEAD)
    assert "SUMMARY:Birthday of Ida Moe" in told.entries()
    first = inode(told.file)
    told.save(IDA, BORN + "\nA word that no calendar tells.\n")
    assert inode(told.file) == first
    told.save(IDA, BORN.replace("1980", "1981"))
    assert inode(told.file) != first
    assert "DTSTART;VALUE=DATE:19810517" in told.entries()
    assert capsys.readouterr().out.count("vault.ics written") == 2


def test_who_is_private_now_is_gone_from_it(told: Told) -> None:
    told.save(IDA, BORN)
    told.save("Events/Party of Ida Moe.md", "---\ndate: 2026-12-01\nstatus: invited\nplace: Ida Moe's\n---\n")
    assert told.entries().count("Ida Moe") == 3
    told.save(IDA, BORN.replace("---\n", "---\nprivate: true\n", 1))
    assert "Ida Moe" not in told.entries()
    with CacheFolder(told.vault.root).inner("preview") as (_, site):
        assert not [page for page in site.glob("*.html") if "Ida Moe" in page.read_text(encoding="utf-8")]


SPOILED: dict[str, Callable[[Path], object]] = {
    "another's words": lambda file: file.write_text("mine\n", encoding="utf-8"),
    "another's calendar": lambda file: file.write_bytes(HEAD.replace(b"vaultkit", b"mine")),
    "ours below another's line": lambda file: file.write_bytes(b"X\r\n" + file.read_bytes()),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_file_of_somebody_else_is_left(
    told: Told, spoil: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    told.save(IDA, BORN)
    spoil(told.file)
    before = told.file.read_bytes()
    told.save(IDA, BORN.replace("1980", "1982"))
    assert told.file.read_bytes() == before
    assert "vault.ics was not written" in capsys.readouterr().out
    told.file.unlink()
    told.save(IDA, BORN)
    assert told.file.read_bytes().startswith(HEAD)
