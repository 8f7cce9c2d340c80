"""Exports: the same bytes for the same notes and day, nothing that a spreadsheet or a line of text could run, read back
into an empty vault as they were, and never over a file of anybody else's."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from tests.vaults.small import SMALL, TODAY, snapshot, write_vault
from tests.vaults.waiting import LATER
from vaultkit.cli.main import cli
from vaultkit.exchange.document import Document
from vaultkit.exchange.ical_feed import Entry, write_calendar
from vaultkit.exchange.records import Card
from vaultkit.exchange.vcard import read_vcard, write_vcard
from vaultkit.model.record import Birthday

PEOPLE = {
    **SMALL,
    "CRM/Ωmega, Jörg; Dr.md": (
        "---\ntype: person\norg: ['A; B, C']\nemail: [a@x.org, b@x.org]\nbirthday: --02-29\n---\n"
    ),
    "People/Kim Olsen.md": (
        "---\naliases: [Kimmy, 'O, Kim']\norg: '=cmd()'\nrole: '@SUM(A1)'\nphone: '+49 30 1234567'\nplace: Oslo\n"
        "birthday: 1980-05-17\nurl: https://kim.example/a,b;c\nlinkedin: https://www.linkedin.com/in/kim\n"
        "cadence: 6 weeks\nrelation: mentor\nfield: [law, art]\nlast_contact: 2026-10-01\n---\n"
    ),
    "Events/Pitch.md": (
        "---\ndate: 2026-12-01 18:30\nstatus: invited\nanswer_by: 2026-11-28\nplace: 'Oslo; Hall 2'\n---\n"
    ),
}
ABSENT = "a file of mine\n"


def run(root: Path, *words: str, code: int = 0, today: str = TODAY) -> Result:
    result = CliRunner().invoke(cli, [*words, "--vault", str(root), "--today", today], obj=LATER)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", PEOPLE)


@pytest.mark.parametrize("kind", ["csv", "vcard"])
def test_what_is_exported_and_imported_into_an_empty_vault_is_exported_alike(
    tmp_path: Path, root: Path, kind: str
) -> None:
    other = write_vault(tmp_path / "other", {".obsidian/app.json": "{}\n"})
    first = run(root, "export", kind).stdout_bytes
    (tmp_path / "people").write_bytes(first)
    run(other, "import", kind, str(tmp_path / "people"), "--write")
    second = run(other, "export", kind).stdout_bytes
    between = b"BEGIN:VCARD" if kind == "vcard" else b"\n"
    assert sorted(second.split(between)) == sorted(first.split(between))
    assert first.count(b"Kim Olsen") >= 1


@pytest.mark.parametrize("kind", ["json", "csv", "vcard", "ics"])
def test_two_runs_are_byte_equal_and_nothing_in_the_vault_changes(root: Path, kind: str) -> None:
    before = snapshot(root)
    assert run(root, "export", kind).stdout_bytes == run(root, "export", kind).stdout_bytes
    assert snapshot(root) == before


def test_no_cell_is_a_formula(root: Path) -> None:
    text = run(root, "export", "csv").stdout
    assert ",'=cmd(),'@SUM(A1),Oslo,,'+49 30 1234567," in text


def test_the_document_fits_its_schema(root: Path) -> None:
    data = run(root, "export", "json").stdout_bytes
    document = msgspec.json.decode(data, type=Document)
    assert (document.version, document.today) == (1, TODAY)
    kim = next(one for one in document.people if one.name == "Kim Olsen")
    assert (kim.birthday, kim.orgs, kim.last_contact, kim.cadence_days) == ("1980-05-17", ["=cmd()"], "2026-10-01", 42)
    ann = next(one for one in document.people if one.name == "Ann Lee")
    assert (ann.interactions[0].date, ann.interactions[0].path, ann.goals) == (
        "2026-03-02",
        "People/Ann Lee.md",
        ["Robotics mentors"],
    )
    schema = json.loads(run(root, "export", "json", "--schema").stdout)
    assert set(schema["$defs"]["Document"]["required"]) == set(json.loads(data))
    run(root, "export", "csv", "--schema", code=2)


def test_the_calendar_holds_whom_to_reach_birthdays_answers_and_events(root: Path) -> None:
    data = run(root, "export", "ics").stdout_bytes
    found = {str(one["UID"]): one for one in Calendar.from_ical(data).walk("VEVENT")}
    assert len(found) == data.count(b"BEGIN:VEVENT")
    assert all(
        uid.endswith("@vaultkit") and one["DTSTAMP"].to_ical() == b"20261123T000000Z" for uid, one in found.items()
    )
    told = {(uid.partition("-")[0], str(one["SUMMARY"])): one for uid, one in found.items()}
    assert {kind for kind, _ in told} == {"due", "birthday", "answer", "event"}
    pitch = told["event", "Pitch"]
    assert (pitch["DTSTART"].to_ical(), str(pitch["LOCATION"]), pitch["STATUS"]) == (
        b"20261201T183000",
        "Oslo; Hall 2",
        "TENTATIVE",
    )
    assert told["answer", "Answer by today: Pitch"].decoded("DTSTART") == date(2026, 11, 28)
    assert told["birthday", "Birthday of Kim Olsen"].decoded("DTSTART") == date(1980, 5, 17)
    assert told["due", "Reach out to Kim Olsen"].decoded("DTSTART") >= date(2026, 11, 12)
    leap = told["birthday", "Birthday of Ωmega, Jörg; Dr"]
    rule = leap.decoded("RRULE")
    assert (rule["BYMONTH"], rule["BYMONTHDAY"]) == ([2], [-1])
    assert all(len(row) <= 75 for row in data.split(b"\r\n"))


def test_an_entry_keeps_its_identity_from_day_to_day(root: Path) -> None:
    days = [run(root, "export", "ics", today=day).stdout_bytes for day in ("2026-11-23", "2026-11-24")]
    first, second = ({line for line in data.split(b"\r\n") if line.startswith(b"UID")} for data in days)
    assert first == second


def test_a_text_cannot_add_a_line() -> None:
    entry = Entry(kind="event", key="k", title="a\r\nATTENDEE:x, y; \\n", day=date(2026, 11, 23), where="\nz" * 40)
    data = write_calendar([entry], date(2026, 11, 23), "a\nb")
    assert b"\nATTENDEE" not in data
    assert str(next(iter(Calendar.from_ical(data).walk("VEVENT")))["SUMMARY"]) == "a\nATTENDEE:x, y; \\n"
    cards = write_vcard([Card(name="a\r\nEND:VCARD", place="", uid="u\nX:1", urls=("http://x\r\nX:2",))])
    assert [line.partition(b":")[0] for line in cards.split(b"\r\n")].count(b"END") == 1


@pytest.mark.parametrize(
    "card",
    [
        Card(name="Ann Lee", place="", uid="u"),
        Card(name="李小龙", place="", uid="u", orgs=("é" * 200,), aliases=("a,b", "c;d")),
        Card(name="Ann", place="", uid="u", orgs=("A; B, C\\D",), roles=("x, y; z",), places=("Sankt Pölten, AT",)),
        Card(name="Ann", place="", uid="u", emails=("a@x.org", "b@x.org"), phones=("+1 555", "0 30"), urls=("http://a/b,c;d",)),
        Card(name="Ann", place="", uid="u", birthday=Birthday(month=2, day=29), words="one\ntwo"),
        Card(name="Ann", place="", uid="u", birthday=Birthday(month=2, day=28, year=1980), linkedin="https://linkedin.com/in/ann"),
    ],
    ids=str,
)  # fmt: skip
def test_a_card_that_is_written_is_read_alike(card: Card) -> None:
    data = write_vcard([card])
    (found,) = read_vcard(data, "f").cards
    assert replace(found, place="", is_own=False) == card
    assert all(len(row) <= 75 for row in data.split(b"\r\n"))


@pytest.mark.parametrize("kind", ["json", "csv", "vcard", "ics"])
def test_a_file_is_replaced_only_where_it_is_ours(root: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "out"
    assert "would be written" in run(root, "export", kind, str(file), "--dry-run").output
    assert not file.exists()
    assert "written" in run(root, "export", kind, str(file)).output
    assert file.stat().st_mode & 0o077 == 0
    assert "unchanged" in run(root, "export", kind, str(file)).output
    assert json.loads(run(root, "export", kind, str(file), "--json", today="2026-11-24").stdout)["status"] in {
        "written",
        "unchanged",
    }
    file.write_text(ABSENT, encoding="utf-8")
    assert "did not write" in run(root, "export", kind, str(file), code=5).output
    assert file.read_text(encoding="utf-8") == ABSENT
    link = tmp_path / "link"
    link.symlink_to(root / "Thoughts.md")
    assert "no regular file" in run(root, "export", kind, str(link), code=5).output
    run(root, "export", kind, str(root / "People/Ann Lee.md"), code=5)
    assert (root / "People/Ann Lee.md").read_text(encoding="utf-8") == PEOPLE["People/Ann Lee.md"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".vk")] == []


def test_watch_keeps_the_calendar(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "vault.ics"
    assert "vault.ics written" in run(root, "watch", "--once", "--calendar", str(file)).output
    assert file.read_bytes() == run(root, "export", "ics").stdout_bytes
    assert "vault.ics" not in run(root, "watch", "--once", "--calendar", str(file)).output
    file.write_text(ABSENT, encoding="utf-8")
    assert "vault.ics was not written" in run(root, "watch", "--once", "--calendar", str(file)).output
    assert file.read_text(encoding="utf-8") == ABSENT
