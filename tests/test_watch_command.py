import os
import plistlib
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.dom import minidom

import pytest
from click.testing import CliRunner, Result

from tests.vaults.small import SMALL, TODAY, snapshot, write_vault
from tests.vaults.watched import watched
from vaultkit.cli.commands.watch import Teller
from vaultkit.cli.main import cli
from vaultkit.watch.reports import Rebuilt, Remark

HOME = "Ecosystem/Home.md"
PATIENCE = 90.0
HOSTILE = [
    "with space", "50% $HOME", 'quo"te', "back\\slash", "Zoë's", "a\nb", "a\x1b[31mb", "<&>", "\udcff", "end\\",
    "${x} %h", "a;b # c", "'", "a\rb", "\u202egpj", "--vault", "@-+!:", "\n[Service]\nExecStart=x", "*", "\u00a0",
    "\u2028",
]  # fmt: skip


def run(root: Path, *words: str, **environment: str) -> Result:
    return CliRunner().invoke(cli, ["watch", *words, "--vault", str(root), "--today", TODAY], env=environment)


def test_once_builds_once_and_leaves(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault")
    first = run(root, "--once")
    assert first.exit_code == 0
    assert re.fullmatch(
        r"\d\d:\d\d:\d\d one build · Boundaries, Circle, .* and 5 more written · \d+\.\d s\n", first.output
    )
    written = snapshot(root)
    assert "one build · nothing to write · " in run(root, "--once").output
    assert snapshot(root) == written


def test_once_has_the_exit_codes_of_a_review(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault", {**SMALL, HOME: "mine\n"})
    result = run(root, "--once")
    assert result.exit_code == 4
    assert "1 file left alone (vaultkit check)" in result.output
    assert run(tmp_path / "nowhere", "--once").exit_code == 3


def systemd_words(line: str) -> list[bytes]:
    """The words of a command line as systemd reads them: quotes, C escapes, `%%` and `$$`."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    assert " ".join(f'"{word}"' for word in words) == line
    assert not [word for word in words if re.search(r"[%$]", word.replace("%%", "").replace("$$", ""))]
    plain = (word.replace("%%", "%").replace("$$", "$").encode() for word in words)
    escape = re.compile(rb"\\x([0-9a-f]{2})|\\(.)")
    return [escape.sub(lambda found: bytes.fromhex(found[1].decode()) if found[1] else found[2], w) for w in plain]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_unit_names_this_python_and_the_vault_as_they_are(tmp_path: Path, name: str) -> None:
    root = write_vault(tmp_path / name)
    result = run(root, "--print-service", "systemd")
    assert result.exit_code == 0
    unit = result.stdout
    assert unit.startswith("# Save this as ~/.config/systemd/user/vaultkit-")
    assert "systemctl --user enable --now vaultkit-" in unit
    assert all(re.fullmatch(r"#.*|\[\w+\]|\w+=.*|", line) for line in unit.split("\n"))
    command = next(line for line in unit.split("\n") if line.startswith("ExecStart="))
    words = systemd_words(command.removeprefix("ExecStart="))
    assert words == [os.fsencode(w) for w in (sys.executable, "-m", "vaultkit", "watch", "--vault", str(root))]
    assert "\x1b" not in unit


@pytest.mark.parametrize(
    "name",
    [
        "with space",
        "50% $HOME",
        'quo"te',
        "Zoë's",
        "<&>",
        "a -- b",
        "a\nb",
        "]]>",
        "&amp;",
        " a ",
        "\u202e",
        "-->",
        "'",
    ],
)
def test_an_agent_is_a_property_list_that_names_the_vault_as_it_is(tmp_path: Path, name: str) -> None:
    root = write_vault(tmp_path / name)
    text = run(root, "--print-service", "launchd").stdout
    minidom.parseString(text.encode())
    agent = plistlib.loads(text.encode())
    assert agent["ProgramArguments"] == [sys.executable, "-m", "vaultkit", "watch", "--vault", str(root)]
    assert agent["RunAtLoad"] is True
    assert agent["KeepAlive"] == {"SuccessfulExit": False}
    assert Path(agent["StandardOutPath"]).is_absolute()
    assert f"~/Library/LaunchAgents/{agent['Label']}.plist" in text


@pytest.mark.parametrize("name", ["a\x1bb", "a\rb", "\udcff", "\ufffe"])
def test_a_path_that_no_property_list_can_hold_is_a_usage_error(tmp_path: Path, name: str) -> None:
    root = write_vault(tmp_path / name)
    assert run(root, "--print-service", "launchd").exit_code == 2


def test_a_service_is_printed_for_this_platform_and_nothing_is_written(tmp_path: Path) -> None:
    root = write_vault(tmp_path / "vault")
    before = snapshot(root)
    expected = "LaunchAgents" if sys.platform == "darwin" else "systemd/user"
    assert expected in run(root, "--print-service").stdout
    assert snapshot(root) == before


def test_each_change_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vault = watched(tmp_path / "vault")
    tell = Teller("vault\x1b[31m")
    tell(vault.reports[0])
    begun, first = capsys.readouterr().out.splitlines()
    assert begun.startswith("vault[31m · 21 notes, 15 people, 2 events, 1 group, 1 goal · ")
    assert begun.endswith("watching, Ctrl-C ends it")
    assert first.startswith("12:00:00 first build · Boundaries, Circle, Events and 5 more written · 0.0 s")
    for number in range(1, 8):
        vault.save(f"Notes/Note {number}.md", "x\n")
    vault.save("People/Eve.md", "---\nprivate: true\n---\n")
    for report in vault.builds(2.0):
        tell(report)
    line = capsys.readouterr().out
    assert line == "12:00:02 Note 1, Note 2, Note 3 and 4 more changed (1 not named) · nothing to write · 0.0 s\n"
    vault.save("People/Eve.md", "---\nprivate: true\n---\nx\n")
    for report in vault.builds(1.0):
        tell(report)
    assert capsys.readouterr().out == "12:00:02 1 note changed · nothing to write · 0.0 s\n"


def test_what_became_of_boxes_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = next(one for one in watched(tmp_path / "vault").reports if isinstance(one, Rebuilt))
    told = replace(
        report,
        changed=("2026-W48",),
        why="",
        written=(),
        logged=("Ann Lee: coffee",),
        decided=("Bob Stone: snoozed until 2026-12-07",),
        taken_back=("Cy Dole",),
        counted_again=("Dee Poe",),
        seconds=0,
    )
    Teller("vault")(told)
    line = capsys.readouterr().out.splitlines()[-1]
    assert line.endswith(
        "2026-W48 changed · Ann Lee: coffee logged · Bob Stone: snoozed until 2026-12-07 · Cy Dole: taken back · "
        "Dee Poe: counts again · 0.0 s"
    )


def test_remarks_cannot_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Teller("vault")(Remark(now=datetime(2026, 11, 23, 9, 5, tzinfo=UTC), text="a\x1b[31m\nb\u202e"))
    assert capsys.readouterr().out == "09:05:00 a[31m b\n"


class Running:
    """A watcher in a process of its own, and what it has printed."""

    def __init__(self, root: Path, *words: str) -> None:
        self.output = root.with_name("output")
        command = [sys.executable, "-m", "vaultkit", "watch", "--vault", str(root), *words]
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)

    def until(self, condition: Callable[[str], bool]) -> str:
        deadline = time.monotonic() + PATIENCE
        while not condition(text := self.output.read_text(encoding="utf-8")):
            assert time.monotonic() < deadline, text
            assert self.process.poll() is None, text
            time.sleep(0.02)
        return text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_running_watcher_answers_a_save_and_ends_when_asked(tmp_path: Path, number: signal.Signals) -> None:
    root = write_vault(tmp_path / "vault")
    watcher = Running(root, "--today", TODAY)
    try:
        watcher.until(lambda text: "first build" in text)
        if number == signal.SIGTERM:
            write_vault(root, {"People/Ann Lee.md": SMALL["People/Ann Lee.md"] + "- 2026-11-22 coffee: news\n"})
            told = watcher.until(lambda text: "Ann Lee changed · " in text)
            assert re.search(r"\bCircle, .*\bwritten\b", told.splitlines()[-1])
        watcher.process.send_signal(number)
        assert watcher.process.wait(timeout=PATIENCE) == 0
    finally:
        watcher.process.kill()
        watcher.process.wait(timeout=PATIENCE)
    lines = watcher.output.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"\d\d:\d\d:\d\d no longer watching", lines[-1])
    assert not any("\x1b" in line for line in lines)
