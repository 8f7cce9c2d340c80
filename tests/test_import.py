"""Imports: what becomes of a vault when people, contacts and events are taken from files of other tools: new notes,
lines at the end of notes, and nothing else; nobody is due or newly met for it."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.vaults.hard_files import calendar, card, event
from tests.vaults.small import SMALL, TODAY, snapshot, write_vault
from tests.vaults.waiting import LATER
from vaultkit.cli.commands.imports import GUESSED
from vaultkit.cli.main import cli
from vaultkit.cli.session import open_session
from vaultkit.exchange import ical_file
from vaultkit.measures.measure import measure
from vaultkit.model.measures import Measures, Tie

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MESSAGES = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
ME = "https://www.linkedin.com/in/me"
KNOWN = {
    **SMALL,
    "People/Robert Stone.md": "---\nuid: u-1\nemail: bob@x.org\naliases: [Bobby]\n---\n",
    "People/Ann Lee.md": (
        "---\ntier: close\nlinkedin: https://de.linkedin.com/in/ann-lee/\n---\n\n## Log\n\n- 2026-06-28 coffee: Porto\n"
    ),
    "People/Mia Roth.md": "---\nphone: +49 30 1234567\n---\n",
}


def run(root: Path, *words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["import", *words, "--vault", str(root), "--today", TODAY], obj=LATER)
    assert result.exit_code == code, result.output
    return result


def told(root: Path, *words: str, code: int = 0) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(run(root, *words, "--json", code=code).stdout)
    return found


def measured(root: Path) -> Measures:
    return measure(open_session(root).index(date.fromisoformat(TODAY)))


def tie(root: Path, name: str) -> Tie:
    return next(tie for tie in measured(root).ties.values() if tie.person.name == name)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_vault(tmp_path / "vault", KNOWN)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file"


@pytest.mark.parametrize(
    ("name", "charset", "flags", "is_told"),
    [
        ("Иван Шван", "cp1251", (), True),
        ("Иван Шван", "cp1251", ("--encoding", "cp1251"), False),
        ("Jürgen Müller", "latin-1", (), True),
        ("山田太郎", "shift_jis", (), True),
        ("Jürgen Müller", "utf-8", (), False),
        ("Jürgen Müller", "utf-16", (), False),
        ("Ann Roe", "ascii", (), False),
    ],
)
def test_a_charset_that_is_guessed_is_told(
    root: Path, file: Path, name: str, charset: str, flags: tuple[str, ...], is_told: bool
) -> None:
    file.write_bytes(f"Name,E-mail\n{name},i@x.example\n".encode(charset))
    assert (GUESSED in run(root, "csv", str(file), *flags).output) is is_told


def test_nothing_is_written_unless_it_is_asked_for(root: Path, file: Path) -> None:
    file.write_text(f"{HEAD}Kim,Olsen,,k@x.org,Lab,Engineer,12 Mar 2021\n", encoding="utf-8")
    before = snapshot(root)
    for flags in ((), ("--json",), ("--diff",), ("--write", "--dry-run"), ("--write", "--diff")):
        assert "Kim Olsen" in run(root, "linkedin", str(file), *flags).output
    assert snapshot(root) == before


def test_new_notes_are_made_and_no_other_changes_and_the_second_time_nothing_does(root: Path, file: Path) -> None:
    rows = "Kim,Olsen,https://www.linkedin.com/in/kim,k@x.org,Lab,Engineer,12 Mar 2021\n"
    rows += "Kim,Olsen,https://www.linkedin.com/in/kim2,,Gear Works,,\n"
    file.write_text(HEAD + rows + "../..,/etc/passwd,,p@x.org,=cmd(),,\n", encoding="utf-8")
    before = snapshot(root)
    made = [one["path"] for one in told(root, "linkedin", str(file), "--write")["created"]]
    assert made == ["People/Kim Olsen.md", "People/Kim Olsen (Gear Works).md", "People/etc passwd.md"]
    after = snapshot(root)
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == set(made)
    assert after["People/Kim Olsen.md"].decode() == (
        '---\ntype: person\norg: Lab\nrole: Engineer\nplace:\ntier:\nmet:\ngoals:\nemail: "k@x.org"\n'
        'linkedin: "https://www.linkedin.com/in/kim"\nconnected: 2021-03-12\nimported: linkedin\n---\n\n## Log\n'
    )
    again = told(root, "linkedin", str(file), "--write")
    assert (again["created"], len(again["matched"])) == ([], 3)
    assert snapshot(root) == after


@pytest.mark.parametrize(
    ("lines", "what", "by"),
    [
        (("FN:Somebody Else", "UID:u-1"), "matched", "uid"),
        (("FN:A. Lee", "URL:http://www.linkedin.com/in/ann-lee?trk=x"), "matched", "uid"),
        (("FN:Rob Stone", "EMAIL:BOB@x.org"), "matched", "mail"),
        (("FN:Bob", "EMAIL:bob@x.org"), "matched", "mail"),
        (("FN:Mia Meyer", "TEL:0049 (30) 123-4567"), "matched", "phone"),
        (("FN:Tom Roth-Bauer", "TEL:+49301234567"), "ambiguous", None),
        (("FN:Her Father", "TEL:+49301234567"), "ambiguous", None),
        (("FN:robert  stone",), "ambiguous", None),
        (("FN:Bobby",), "created", None),
        (("FN:Robert", "EMAIL:robert@y.org"), "created", None),
        (("FN:Ann Lee", "URL:https://www.linkedin.com/in/another-ann"), "created", None),
        (("FN:me",), "skipped", None),
    ],
    ids=str,
)  # fmt: skip
def test_somebody_is_found_by_identity_mail_and_phone_and_never_by_a_nickname(
    root: Path, file: Path, lines: tuple[str, ...], what: str, by: str | None
) -> None:
    file.write_bytes(card(*lines))
    found = told(root, "vcard", str(file))
    assert [name for name in ("created", "matched", "ambiguous", "skipped") if found[name]] == [what]
    assert found[what][0].get("by") == by
    assert found[what][0]["record"] == "file:1"


def test_an_equal_name_is_the_same_where_one_says_so_and_another_where_one_says_that(root: Path, file: Path) -> None:
    file.write_bytes(card("FN:Bob Stone", "EMAIL:bs@x.org"))
    assert told(root, "vcard", str(file))["ambiguous"][0]["paths"] == ["People/Bob Stone.md"]
    assert told(root, "vcard", str(file), "--yes-names")["matched"][0]["by"] == "name"
    assert told(root, "vcard", str(file), "--no-names")["created"][0]["path"] == "People/Bob Stone 2.md"
    run(root, "vcard", str(file), "--yes-names", "--no-names", code=2)


def test_a_family_that_shares_an_address_or_a_number_stays_several_people(root: Path, file: Path) -> None:
    file.write_bytes(
        card("FN:Bo Smith", "EMAIL:smiths@x.org")
        + card("FN:Al Smith", "EMAIL:smiths@x.org")
        + card("FN:Max Braun", "TEL:+49 341 1234567")
        + card("FN:Eva Braun", "TEL:+49 341 1234567")
    )
    found = told(root, "vcard", str(file))
    assert [one["name"] for one in found["created"]] == ["Bo Smith", "Max Braun"]
    assert [one["name"] for one in found["ambiguous"]] == ["Al Smith", "Eva Braun"]
    assert len(told(root, "vcard", str(file), "--no-names", "--write")["created"]) == 4
    before = snapshot(root)
    assert len(told(root, "vcard", str(file), "--no-names", "--write")["matched"]) == 4
    assert snapshot(root) == before


@pytest.mark.parametrize("words", [(), ("--yes-names",), ("--no-names",)], ids=str)
def test_the_second_time_nothing_changes_whatever_is_said_of_names(
    root: Path, file: Path, words: tuple[str, ...]
) -> None:
    file.write_bytes(card("FN:Bob Stone", "ORG:Z") + card("FN:Cy Dee") + card("FN:Bobby") + card("FN:A/B"))
    run(root, "vcard", str(file), "--write", *words)
    before = snapshot(root)
    run(root, "vcard", str(file), "--write", *words)
    assert snapshot(root) == before


def test_links_by_an_alias_mean_whom_they_meant(root: Path, file: Path) -> None:
    write_vault(root, {"2026-11-19.md": "coffee with [[Bobby]]\n"})
    before = tie(root, "Robert Stone").last_day
    assert before is not None
    file.write_bytes(card("FN:Bobby", "EMAIL:b@y.org") + card("FN:Al Moss", "NICKNAME:Bobby"))
    created = told(root, "vcard", str(file), "--write")["created"]
    assert [one["path"] for one in created] == ["People/Bobby 2.md", "People/Al Moss.md"]
    assert tie(root, "Robert Stone").last_day == before


@pytest.mark.parametrize("said", [("UID:u-8", "UID:u-9"), ("NOTE:a", "NOTE:b")], ids=str)
def test_a_merged_note_is_found_again(root: Path, file: Path, said: tuple[str, str]) -> None:
    file.write_bytes(card("FN:Kim Olsen", said[0]) + card("FN:Kimmy", said[1]))
    run(root, "vcard", str(file), "--write")
    merge = ["merge", "Kim Olsen", "Kimmy", "--write", "--vault", str(root), "--today", TODAY]
    assert CliRunner().invoke(cli, merge, obj=LATER).exit_code == 0
    before = snapshot(root)
    for words in ((), ("--yes-names",), ("--no-names",)):
        assert told(root, "vcard", str(file), "--write", *words)["created"] == []
    assert snapshot(root) == before


def test_a_shared_box_of_a_company_makes_nobody_one(root: Path, file: Path) -> None:
    write_vault(root, {"People/Lin Wu.md": "---\nemail: info@x.org\n---\n"})
    file.write_bytes(card("FN:Ole Berg", "EMAIL:info@x.org"))
    assert len(told(root, "vcard", str(file))["ambiguous"]) == 1


def test_two_records_of_one_person_are_one_note(root: Path, file: Path) -> None:
    file.write_bytes(
        card("FN:Kim Olsen", "EMAIL:k@x.org", "UID:a") + card("FN:Kim O.", "EMAIL:k@x.org", "TEL:+1 555 0101", "UID:b")
    )
    found = told(root, "vcard", str(file), "--write")
    assert (len(found["created"]), len(found["skipped"])) == (1, 1)
    assert 'phone: "+1 555 0101"' in (root / "People/Kim Olsen.md").read_text(encoding="utf-8")


def test_messages_are_history_and_move_no_last_contact_back(root: Path, file: Path) -> None:
    row = "c{0},{1},https://www.linkedin.com/in/{2},Me," + ME + ",20{3}-05-01 10:00:00 UTC,secret\n"
    rows = "".join(row.format(k, "Ann Lee", "ann-lee", 16 + k) for k in range(10))
    file.write_text(MESSAGES + rows + row.format(77, "Nobody Known", "nobody", 25), encoding="utf-8")
    before, note = tie(root, "Ann Lee"), (root / "People/Ann Lee.md").read_bytes()
    found = told(root, "linkedin", str(file), "--write")
    assert (found["matched"][0]["lines"], len(found["skipped"]), found["created"]) == (10, 1, [])
    text = (root / "People/Ann Lee.md").read_bytes()
    assert text.startswith(note)
    assert text.count(b"linkedin: #imported ^vk-") == 10
    assert b"secret" not in text
    after = tie(root, "Ann Lee")
    assert (after.last_day, after.standing, after.met) == (before.last_day, before.standing, None)
    assert len(after.days) == len(before.days) + 10
    assert measured(root).begun == date(2024, 1, 1)
    run(root, "linkedin", str(file), "--write")
    assert (root / "People/Ann Lee.md").read_bytes() == text


def test_whom_only_an_import_knows_has_a_history_and_no_standing(root: Path, file: Path) -> None:
    file.write_text(
        "### Activities:\n" + "".join(f"- 2026-{m:02}-01: lunch with **Zoe Kim**\n" for m in range(1, 11))
        + "- 2026-11-20: met **Zoe Kim** for the first time\n\n### Friends:\n- Zoe Kim\n",
        encoding="utf-8",
    )  # fmt: skip
    run(root, "friends", str(file), "--write")
    zoe = tie(root, "Zoe Kim")
    assert (zoe.standing, zoe.rhythm, zoe.met, zoe.is_alive, len(zoe.days)) == ("untracked", None, None, False, 11)
    note = root / "People/Zoe Kim.md"
    note.write_text(note.read_text(encoding="utf-8").replace("tier:", "tier: active"), encoding="utf-8")
    zoe = tie(root, "Zoe Kim")
    assert (zoe.standing, zoe.met, zoe.is_alive) == ("in touch", None, True)
    assert zoe.rhythm is not None


def test_the_pages_of_the_week_read_as_before(root: Path, file: Path) -> None:
    pages = ("Home.md", "Reconnect.md", "Circle.md", "Vision.md", "Groups.md", "Reviews/2026-W48.md")
    CliRunner().invoke(cli, ["review", "--vault", str(root), "--today", TODAY], obj=LATER)
    before = {page: (root / "Ecosystem" / page).read_text(encoding="utf-8") for page in pages}
    row = "Kim{0},Olsen{0},https://www.linkedin.com/in/kim{0},k{0}@x.org,Grasp Lab,mentor in robotics,1{1} Nov 20{2}\n"
    rows = "".join(row.format(k, k % 10, 16 + k % 11) for k in range(120))
    file.write_text(HEAD + rows, encoding="utf-8")
    assert len(told(root, "linkedin", str(file), "--write")["created"]) == 120
    CliRunner().invoke(cli, ["review", "--vault", str(root), "--today", TODAY], obj=LATER)
    assert {page: (root / "Ecosystem" / page).read_text(encoding="utf-8") for page in pages} == before


def test_a_template_that_would_say_something_of_everybody_is_not_used(root: Path, file: Path) -> None:
    told_by = {"Templates/Person.md": "---\ntype: person\ntier: close\n---\n\n- {{date}} met: at last\n"}
    write_vault(root, {".obsidian/templates.json": '{"folder": "Templates"}', **told_by})
    file.write_bytes(card("FN:Kim Olsen") + card("FN:Zoe Kim"))
    assert run(root, "vcard", str(file), "--write").output.count("Templates/Person.md says something") == 1
    assert tie(root, "Kim Olsen").standing == "untracked"
    plain = {"Templates/Person.md": "---\ntype: person\nhobby: none\ntier:\n---\n# {{title}}\n\nMine.\n"}
    write_vault(root, plain)
    file.write_bytes(card("FN:Ida Moe", "TITLE:Pilot"))
    run(root, "vcard", str(file), "--write")
    assert (root / "People/Ida Moe.md").read_text(encoding="utf-8") == (
        "---\ntype: person\nhobby: none\ntier:\nrole: Pilot\nimported: vcard\n---\n# Ida Moe\n\nMine.\n"
    )


def test_a_calendar_becomes_events_with_the_people_who_have_a_note(root: Path, file: Path) -> None:
    file.write_bytes(
        calendar(
            *event(
                "ATTENDEE;CN=Bo Fox;PARTSTAT=DECLINED:mailto:bo@x.org",
                "ATTENDEE;CN=Kim Olsen:mailto:k@x.org",
                who="mailto:bob@x.org",
            ),
            *event(uid="no", start="20261103T100000"),
            *event("ATTENDEE;PARTSTAT=DECLINED:mailto:me@x.org", uid="mine", start="20261104"),
            *event("STATUS:CANCELLED", uid="off", start="20261105"),
        )
    )  # fmt: skip
    before = snapshot(root)
    found = told(root, "ics", str(file), "--me", "me@x.org", "--write", "--zone", "Europe/Berlin")
    assert [one["path"] for one in found["created"]] == ["Events/2026-11-02 Sync.md", "Events/2026-11-03 Sync.md"]
    assert [one["why"] for one in found["skipped"]] == ["declined", "cancelled"]
    assert 'people: ["[[Robert Stone]]", "Kim Olsen (k@x.org)"]' in (root / "Events/2026-11-02 Sync.md").read_text(
        "utf-8"
    )
    stone = tie(root, "Robert Stone")
    assert (stone.days, stone.standing, stone.met) == ((date(2026, 11, 2),), "untracked", None)
    after = snapshot(root)
    assert {path: after[path] for path in before} == before
    assert told(root, "ics", str(file), "--me", "me@x.org", "--write")["created"] == []
    assert snapshot(root) == after
    file.write_bytes(calendar(*event("STATUS:CANCELLED")))
    assert told(root, "ics", str(file), "--write")["matched"][0]["lines"] == 1
    assert (
        (root / "Events/2026-11-02 Sync.md")
        .read_text("utf-8")
        .rstrip()
        .rpartition(" ^")[0]
        .endswith("- 2026-11-23 cancelled")
    )
    assert tie(root, "Robert Stone").days == ()


def test_an_event_of_ones_own_is_not_made_twice(root: Path, file: Path) -> None:
    file.write_bytes(calendar(*event(start="20261118")).replace(b"Sync", b"Makers Night"))
    assert told(root, "ics", str(file))["ambiguous"][0]["paths"] == ["Events/Makers Night.md"]
    assert told(root, "ics", str(file), "--yes-names")["matched"][0]["by"] == "name"


@pytest.mark.parametrize("said", ["PRIVATE", "CONFIDENTIAL", "private", "X-SECRET"])
def test_what_a_file_calls_private_is_private_here(root: Path, file: Path, said: str) -> None:
    guest = "ATTENDEE;CN=Bob Stone:mailto:bob@x.org"
    file.write_bytes(calendar(*event(guest, f"CLASS:{said}")).replace(b"SUMMARY:Sync", b"SUMMARY:Quiet talk"))
    assert "Quiet" not in run(root, "ics", str(file), "--write").output
    file.write_bytes(card("FN:Hush Hush", f"CLASS:{said}"))
    assert "Hush" not in run(root, "vcard", str(file), "--write").output
    table = "First Name,Last Name,E-mail Address,Sensitivity\nVery,Quiet,q@x.org,"
    file.write_text(f"{table}{said}\n")
    assert "Quiet" not in run(root, "outlook", str(file), "--write").output
    m = measured(root)
    assert not [one for one in (*m.events, *m.ties) if "Quiet" in one or "Hush" in one]
    before = snapshot(root)
    assert told(root, "outlook", str(file), "--write")["created"] == []
    assert snapshot(root) == before


def test_what_a_file_calls_public_is_no_secret(root: Path, file: Path) -> None:
    file.write_bytes(card("FN:Pia Open", "CLASS:PUBLIC"))
    assert told(root, "vcard", str(file), "--write")["created"][0]["path"] == "People/Pia Open.md"
    file.write_text("First Name,Last Name,E-mail Address,Private,Sensitivity\nAl,Open,q@x.org,False,Normal\n")
    assert told(root, "outlook", str(file), "--write")["created"][0]["path"] == "People/Al Open.md"


def test_a_crowd_is_a_number_and_those_who_have_a_note(root: Path, file: Path) -> None:
    guests = [f"ATTENDEE;CN=Guest {k}:mailto:g{k}@x.org" for k in range(40)]
    file.write_bytes(calendar(*event(*guests, who="mailto:bob@x.org")))
    run(root, "ics", str(file), "--write")
    text = (root / "Events/2026-11-02 Sync.md").read_text("utf-8")
    assert 'people: ["[[Robert Stone]]"]' in text
    assert 'size: "42"' in text


def test_each_fault_names_its_record_and_stops_no_other(root: Path, file: Path) -> None:
    file.write_bytes(card("FN:Ann Bo", "what is this") + card("TEL:") + b"BEGIN:VCARD\r\nFN:Bo")
    found = told(root, "vcard", str(file), "--write", code=1)
    assert [one["record"] for one in found["faults"]] == ["file:4", "file:6", "file:10"]
    assert (root / "People/Ann Bo.md").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("linkedin", "--map", "name=X"), "--map goes with"),
        (("csv", "--map", "who=X"), "--map takes PROPERTY=HEADING"),
        (("csv", "--map", "name=X"), "no line holds all the headings"),
        (("csv", "--encoding", "klingon"), "no charset"),
        (("ics", "--zone", "Nowhere"), "no time zone"),
        (("vcard", "--region", "XX1"), "no region"),
        (("vcard",), "holds no card"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_understood_is_said(root: Path, file: Path, words: tuple[str, ...], said: str) -> None:
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert said in run(root, words[0], str(file), *words[1:], code=2).output


def test_a_file_that_is_not_there_and_a_folder_are_said_calmly(root: Path, tmp_path: Path) -> None:
    assert "No such file" in run(root, "vcard", str(tmp_path / "none"), code=5).output
    assert run(root, "vcard", str(tmp_path), code=5).output.startswith("vaultkit: ")


def test_without_the_extra_its_name_is_told(root: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(calendar(*event()))
    monkeypatch.setattr(ical_file, "find_spec", lambda name: None)
    assert "pip install 'vaultkit[import]'" in run(root, "ics", str(file), code=2).output


def test_numbers_of_a_region_are_found(root: Path, file: Path) -> None:
    file.write_bytes(card("FN:Mia R.", "TEL:030 / 123 45 67", "NICKNAME:Mia Roth"))
    assert len(told(root, "vcard", str(file))["created"]) == 1
    assert told(root, "vcard", str(file), "--region", "de")["matched"][0]["by"] == "phone"


def test_what_is_about_somebody_private_is_counted_and_not_named(root: Path, file: Path) -> None:
    write_vault(root, {"People/Hush Hush.md": "---\nprivate: true\nemail: hush@x.org\n---\n"})
    file.write_bytes(card("FN:Quiet Hush", "EMAIL:hush@x.org") + card("FN:Hush Hush"))
    found = told(root, "vcard", str(file))
    assert [found[what][0]["name"] for what in ("matched", "ambiguous")] == [None, None]
    for text in (json.dumps(found), run(root, "vcard", str(file)).output):
        assert "Hush" not in text
        assert "Quiet" not in text
