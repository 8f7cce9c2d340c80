"""What an import wrote, taken back: each line that it appended, byte for byte; no note that it made is removed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.vaults.hard_files import calendar, event
from tests.vaults.small import SMALL, TODAY, snapshot, write_vault
from tests.vaults.waiting import LATER
from vaultkit.cli.main import cli

HEAD = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
ROW = "c{0},{1},https://www.linkedin.com/in/{2},Me,https://www.linkedin.com/in/me,20{3}-05-01 10:00:00 UTC,secret\n"
ANN, EVE = "People/Ann Lee.md", "People/Eve Roe.md"
NOTES = {
    **SMALL,
    ANN: "---\nlinkedin: https://www.linkedin.com/in/ann\n---\n\n## Log\n\n- 2026-06-28 coffee: Porto\n",
    EVE: "---\r\nlinkedin: https://www.linkedin.com/in/eve\r\n---\r\nHer own words, and no newline",
}


def run(root: Path, *words: str) -> Result:
    result = CliRunner().invoke(cli, [*words, "--vault", str(root), "--today", TODAY], obj=LATER)
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", NOTES)


def test_each_line_goes_the_newest_first_and_the_bytes_are_as_before(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "messages.csv"
    rows = [ROW.format(k, name, name.lower(), 16 + k) for k in range(3) for name in ("Ann", "Eve")]
    file.write_text(HEAD + "".join(rows) + ROW.format(9, "Zed", "zed", 11), encoding="utf-8")
    before = snapshot(root)
    run(root, "import", "linkedin", str(file), "--write")
    written = snapshot(root)
    assert {path for path in before if written[path] != before[path]} == {ANN, EVE}
    for number in range(6):
        assert snapshot(root) != before, number
        assert "2" in run(root, "undo", "--yes").stdout
    assert snapshot(root) == before
    assert run(root, "undo", "--yes").stdout.startswith("No line is known")
    run(root, "import", "linkedin", str(file), "--write")
    assert snapshot(root) == written


def test_a_note_that_was_made_stays_and_its_lines_go(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "friends.md"
    file.write_text(
        "### Activities:\n- 2020-05-01: lunch with **Zoe Kim**\n\n### Friends:\n- Zoe Kim\n", encoding="utf-8"
    )
    before = snapshot(root)
    run(root, "import", "friends", str(file), "--write")
    run(root, "undo", "--yes")
    after = snapshot(root)
    assert set(after) - set(before) == {"People/Zoe Kim.md"}
    assert b"lunch" not in after["People/Zoe Kim.md"]
    assert {path: after[path] for path in before} == before
    assert run(root, "undo", "--yes").stdout.startswith("No line is known")


def test_an_event_that_was_called_off_is_on_again(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.write_bytes(calendar(*event()))
    run(root, "import", "ics", str(file), "--write")
    before = snapshot(root)
    file.write_bytes(calendar(*event("STATUS:CANCELLED")))
    run(root, "import", "ics", str(file), "--write")
    assert b"cancelled ^vk-" in snapshot(root)["Events/2026-11-02 Sync.md"]
    run(root, "undo", "--yes")
    assert snapshot(root) == before
