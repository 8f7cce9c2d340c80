"""The end of a command: its exit code, what it printed and what waits for the end are as the interpreter leaves them,
though nothing is taken apart."""

import atexit
import gc
import os
import subprocess
import sys
import threading
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

from tests.vaults.small import TODAY, write_vault
from vaultkit.cli import main as command_line
from vaultkit.cli.catalogue import LASTING
from vaultkit.cli.lifetime import ToTheEnd, hold
from vaultkit.cli.main import COMMANDS

ENDS = """
import atexit, sys
from vaultkit.cli.main import main
sys.argv = ["vaultkit", *sys.argv[1:]]
atexit.register(lambda: print("called at the end"))
main()
"""


def ended(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", ENDS, *words], capture_output=True, text=True, check=False)


def test_a_process_ends_as_any_other(tmp_path: Path) -> None:
    where = ("--vault", str(write_vault(tmp_path / "vault")), "--today", TODAY)
    good, wrong = ended("path", "Ann Lee", *where), ended("path", "Nobody", *where)
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout.splitlines()[-1] == "called at the end"
    assert good.stdout.splitlines()[0].endswith("Ann Lee.md")
    assert (wrong.returncode, wrong.stdout) == (2, "called at the end\n")
    assert "Nobody" in wrong.stderr


class Left(BaseException):
    """The process would be gone."""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What happens at the end, in order."""
    found: list[Any] = []

    class Stream(StringIO):
        def flush(self) -> None:
            found.append("written")

    def leave(code: int) -> None:
        found.append(code)
        raise Left

    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(atexit, "_run_exitfuncs", lambda: found.append("called"))
    monkeypatch.setattr(command_line, "sys", SimpleNamespace(stdout=Stream(), stderr=Stream()))
    return found


@pytest.mark.parametrize("code", [0, 1, 5, 70])
def test_what_waits_is_called_and_what_was_printed_is_written_first(told: list[Any], code: int) -> None:
    with pytest.raises(Left):
        command_line._leave(code)
    assert told == ["called", "written", "written", code]


@pytest.mark.parametrize("code", [None, "a message"])
def test_another_code_is_the_interpreters(told: list[Any], code: object) -> None:
    command_line._leave(code)
    assert told == []


def test_nothing_that_is_still_at_work_is_cut_off(told: list[Any]) -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        command_line._leave(0)
        assert told == []
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("stream", [None, "full"])
def test_what_cannot_be_written_is_the_interpreters(
    told: list[Any], monkeypatch: pytest.MonkeyPatch, stream: str | None
) -> None:
    class Full(StringIO):
        def flush(self) -> None:
            raise OSError

    monkeypatch.setattr(vars(command_line)["sys"], "stdout", Full() if stream else None)
    command_line._leave(0)
    assert told == ["called"]


@pytest.mark.parametrize("lacking", [("stdin",), ("stdout",), ("stderr",), ("stdin", "stdout", "stderr")])
def test_a_process_without_a_stream_gets_the_empty_file(
    monkeypatch: pytest.MonkeyPatch, lacking: tuple[str, ...]
) -> None:
    streams = SimpleNamespace(stdin=StringIO("in"), stdout=StringIO(), stderr=StringIO())
    before = dict(vars(streams)) | dict.fromkeys(lacking)
    vars(streams).update(before)
    monkeypatch.setattr(command_line, "sys", streams)
    command_line._open_streams()
    for name, stream in vars(streams).items():
        if name not in lacking:
            assert stream is before[name]
            continue
        with stream:
            assert os.path.samestat(os.fstat(stream.fileno()), Path(os.devnull).stat())
            assert stream.read() == "" if name == "stdin" else stream.write("gone") == 4


def test_what_a_command_made_lasts_to_the_end_only_where_that_ends_the_process() -> None:
    held, made = ToTheEnd(), object()
    with click.Context(click.Command("review"), obj=held):
        hold(made)
    with click.Context(click.Command("review"), obj="of a caller that goes on"):
        hold(object())
    hold(object())
    assert held == [made]


def test_a_command_that_stays_collects_what_it_made(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(COMMANDS) >= LASTING
    monkeypatch.setattr(sys, "argv", ["vaultkit", "mcp", "--vault", "/nowhere/at/all"])
    monkeypatch.setattr(command_line, "_leave", lambda code: None)
    was_on = gc.isenabled()
    try:
        with pytest.raises(SystemExit):
            command_line.main()
        assert gc.isenabled()
        monkeypatch.setattr(sys, "argv", ["vaultkit", "path", "x", "--vault", "/nowhere/at/all"])
        with pytest.raises(SystemExit):
            command_line.main()
        assert not gc.isenabled()
    finally:
        (gc.enable if was_on else gc.disable)()
