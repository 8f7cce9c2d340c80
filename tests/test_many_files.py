"""Many files are read one after the other, each under the rules that hold for a single one."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from vaultkit.vault.confine import MAX_BYTES, ConfinedError, FileReader, read_file

DATA = b"# Ann\n" * 2_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in ("a.md", "b/a.md", "b/c/a.md", "b/c/empty.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"" if "empty" in path else path.encode() + DATA)
    (tmp_path / "b" / "link.md").symlink_to("a.md")
    (tmp_path / "l").symlink_to("b", target_is_directory=True)
    return tmp_path


PATHS = ("a.md", "b/a.md", "b/c/a.md", "b/c/empty.md", "a.md", "b/link.md", "l/a.md", "/a.md", "../a.md", "b/../a.md",
         "b//a.md", "b/", "b/c", "", ".", "b/.", "b/..", "b/no.md", "no/a.md", "b/a\0.md", "./a.md",
         "b/./a.md")  # fmt: skip


def test_a_path_gives_what_it_gives_alone_whatever_was_read_before(root: Path) -> None:
    files = FileReader(root)
    for before in PATHS:
        for path in PATHS:
            for one in (before, path):
                try:
                    expected: bytes | type = read_file(root, one)
                except OSError as error:
                    expected = type(error)
                try:
                    found: bytes | type = files.read(one)
                except OSError as error:
                    found = type(error)
                assert found == expected, (before, path)
    files.close()


@pytest.mark.parametrize("told", [0, 1, len(DATA) + 3, len(DATA) + 4, len(DATA) + 5, MAX_BYTES, MAX_BYTES + 1, 1 << 40])
def test_a_file_is_read_to_its_end_whatever_its_size_was_a_moment_ago(
    root: Path, told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, reads, read = os.fstat, list[int](), os.read
    monkeypatch.setattr(os, "fstat", lambda file: SimpleNamespace(st_mode=real(file).st_mode, st_size=told))

    def noted(file: int, count: int) -> bytes:
        reads.append(count)
        return read(file, count)

    monkeypatch.setattr(os, "read", noted)
    assert read_file(root, "a.md") == b"a.md" + DATA
    assert (len(reads) == 1) == (told == len(b"a.md" + DATA)), "a file that is as long as it says takes one call"


@pytest.mark.parametrize("told", [0, 1, MAX_BYTES - 1, MAX_BYTES, MAX_BYTES + 1])
def test_what_grew_too_large_meanwhile_is_refused(root: Path, told: int, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "a.md").write_bytes(b"x" * (MAX_BYTES + 1))
    real = os.fstat
    monkeypatch.setattr(os, "fstat", lambda file: SimpleNamespace(st_mode=real(file).st_mode, st_size=told))
    with pytest.raises(ConfinedError, match="larger"):
        read_file(root, "a.md")
