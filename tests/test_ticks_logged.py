"""Ticks on the pages to lines in the notes, and back to what the pages say of them."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.vaults.small import snapshot
from tests.vaults.ticked import (
    ANN,
    DAY,
    FAIR,
    FILES,
    LIMITS,
    TEMPLATES,
    WEEK,
    item,
    last,
    log,
    made,
    mark,
    read,
    run,
    settled,
)
from vaultkit.build import build
from vaultkit.build_memory import BuildMemory
from vaultkit.cli.main import cli
from vaultkit.syntax.checklist import later_id, make_id
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.loader import Loaded, Loader


def test_a_tick_becomes_a_line_a_contact_and_a_thing_done_in_one_build(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x", "coffee: her lab is hiring, #gave the paper")
    before = read(tmp_path, ANN)
    built = settled(tmp_path)
    line = f"- 2026-11-23 coffee: her lab is hiring, #gave the paper ^{id}"
    assert read(tmp_path, ANN) == f"{before}{line}\n"
    assert (last(built).day, last(built).kind, last(built).tags) == (DAY, "coffee", ("gave",))
    page = read(tmp_path, WEEK)
    assert "- Mon 23 · [[Ann Lee]] · coffee: her lab is hiring" in page.partition("## This week so far")[2]
    assert item(tmp_path, "[[Ann Lee]]").endswith(f" · logged ^{id}")


HEADED = "\n## Log\n\n"
NOTES = [
    pytest.param("---\ntier: close\n---\n", HEADED, id="front matter alone"),
    pytest.param("\ufeff---\ntier: close\n---\n- 2026-01-02 call\n", "", id="a byte order mark"),
    pytest.param("---\r\ntier: close\r\n---\r\n- 2026-01-02 call\r\n", "", id="CRLF"),
    pytest.param("---\r\ntier: close\r\n---\r\nwords", "\r\n\r\n## Log\r\n\r\n", id="CRLF without a final newline"),
    pytest.param("---\ntier: close\n---\n- 2026-01-02 call", "\n", id="no final newline"),
    pytest.param(
        "---\ntier: close # my own word\n#x: y\n---\n\n%% mine %%\n<!-- and mine -->\n", HEADED, id="comments"
    ),
    pytest.param("---\ntier:   'close'\nlong: >-\n  a\n  b\nempty:\nlist:\n- a\n-   b\n---\n", HEADED, id="odd YAML"),
    pytest.param(
        "---\ntier: close\ndate: 2026-02-30\nyes: no\n---\n\ttabs \x0b and \u2028 lines\n", HEADED, id="odd text"
    ),
    pytest.param("---\ntier: close\n---\n## Log\n- 2026-01-02 call\n## Ideas\n- a\n", HEADED, id="more below the log"),
]


@pytest.mark.parametrize(("text", "between"), NOTES)
def test_the_bytes_that_stood_there_stay(tmp_path: Path, text: str, between: str) -> None:
    id = mark(made(tmp_path, {**FILES, ANN: text}), "[[Ann Lee]]", "x")
    settled(tmp_path)
    eol = "\r\n" if "\r\n" in text else "\n"
    assert read(tmp_path, ANN) == f"{text}{between}- 2026-11-23 contact ^{id}{eol}"


def test_nothing_else_in_the_vault_changes(tmp_path: Path) -> None:
    before = snapshot(mark_all(made(tmp_path)))
    settled(tmp_path)
    after = snapshot(tmp_path)
    changed = {path for path in before if after[path] != before[path] and not path.startswith("Ecosystem/")}
    assert changed == {ANN, "People/Bob Stone.md", "People/Cy Dole.md", FAIR}
    assert all(after[path].startswith(before[path]) for path in changed)


def mark_all(root: Path) -> Path:
    for words in ("[[Ann Lee]]", "[[Bob Stone]]", "[[Cy Dole]]", "accept [[Spring Fair]]"):
        mark(root, words, "x")
    return root


WORDS = [
    pytest.param((), "contact", "", "contact", id="no words"),
    pytest.param(("lunch",), "lunch", "", "lunch", id="a kind alone"),
    pytest.param(("Lunch at Luigi's",), "lunch: at Luigi's", "at Luigi's", "lunch", id="a kind first"),
    pytest.param(("she is well",), "contact: she is well", "she is well", "contact", id="no kind"),
    pytest.param(("tier two suppliers", "and rain"), "contact: tier two suppliers; and rain", "", "contact", id="two"),
    pytest.param(("paused",), "contact: paused", "paused", "contact", id="the word of a decision"),
    pytest.param(("moved to Porto",), "contact: moved to Porto", "moved to Porto", "contact", id="the word of news"),
    pytest.param(("[[Bob]] `x`  <% y %>",), "contact: [[Bob]] `x`  <% y %>", "", "contact", id="as typed"),
    pytest.param(("see %%x%% ^mine",), "contact: see %\\%x%\\% \\^mine", "", "contact", id="harmless"),
    pytest.param(("[x] went well",), "contact: went well", "", "contact", id="a box"),
]


@pytest.mark.parametrize(("below", "said", "text", "kind"), WORDS)
def test_the_words_below_are_the_text(tmp_path: Path, below: tuple[str, ...], said: str, text: str, kind: str) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x", *below)
    built = settled(tmp_path)
    assert log(tmp_path) == [f"- 2026-11-23 {said} ^{id}"]
    assert last(built).kind == kind
    assert text in last(built).text


DAYS = [
    pytest.param(" ✅ 2026-11-20", (), DAY, date(2026, 11, 20), id="a done date"),
    pytest.param(" [completion:: 2026-11-20]", (), DAY, date(2026, 11, 20), id="a done date in brackets"),
    pytest.param(" ✅ 2027-01-01", (), DAY, DAY, id="a done date to come"),
    pytest.param("", ("2026-11-21 call: the talk",), DAY, date(2026, 11, 21), id="a date below"),
    pytest.param("", (), DAY + timedelta(days=3), date(2026, 11, 26), id="seen on another day of the week"),
    pytest.param("", (), DAY + timedelta(days=9), date(2026, 11, 29), id="seen after the week"),
]


@pytest.mark.parametrize(("stamp", "below", "seen", "day"), DAYS)
def test_the_day_of_a_tick(tmp_path: Path, stamp: str, below: tuple[str, ...], seen: date, day: date) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x", *below, stamp=stamp)
    settled(tmp_path, seen)
    (line,) = log(tmp_path)
    assert line.startswith(f"- {day.isoformat()} c")


LATER = [
    pytest.param((), "2026-12-23", id="thirty days"),
    pytest.param(("2027-02-01",), "2027-02-01", id="a date"),
    pytest.param(("when she is back", "1 March 2027"), "2027-03-01", id="the first date that is one"),
    pytest.param(("in two weeks",), "2026-12-07", id="a date in words"),
    pytest.param(("2020-01-01",), "2026-12-23", id="a date that is past"),
]


@pytest.mark.parametrize(("below", "until"), LATER)
def test_later_is_a_snooze(tmp_path: Path, below: tuple[str, ...], until: str) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", ">", *below)
    built = settled(tmp_path)
    words = "".join(f": {line}" for line in below if line == "when she is back")
    assert log(tmp_path) == [f"- 2026-11-23 snoozed until {until}{words} ^{later_id(id)}"]
    assert dict(built.views.reconnection.standings)[ANN] == "resting"


LATER_WORDS = {
    "a day with a reason": (("2027-02-01 when she is back",), "2027-02-01: when she is back"),
    "a day with a reason behind a colon": (("2027-02-01: her exam",), "2027-02-01: her exam"),
    "a span with a reason": (("in two weeks because she moves",), "2026-12-23: in two weeks because she moves"),
    "a reason": (("after her exam",), "2026-12-23: after her exam"),
    "two reasons": (("after her exam", "she asked"), "2026-12-23: after her exam; she asked"),
    "a reason below a day": (("in two weeks", "she asked"), "2026-12-07: she asked"),
    "German": (("nach der Prüfung",), "2026-12-23: nach der Prüfung"),
    "Polish": (("po świętach",), "2026-12-23: po świętach"),
    "Chinese": (("等她回来",), "2026-12-23: 等她回来"),
    "a link": (("when [[Bob Stone]] is back",), "2026-12-23: when [[Bob Stone]] is back"),
    "an id at its end": (("after the talk ^mine",), r"2026-12-23: after the talk \^mine"),
    "a box": (("[ ] call then",), "2026-12-23: call then"),
}


@pytest.mark.parametrize(("below", "text"), LATER_WORDS.values(), ids=LATER_WORDS)
def test_words_that_are_no_day_stand_behind_the_day_of_a_snooze(
    tmp_path: Path, below: tuple[str, ...], text: str
) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", ">", *below)
    built = settled(tmp_path)
    assert log(tmp_path) == [f"- 2026-11-23 snoozed until {text} ^{later_id(id)}"]
    assert dict(built.views.reconnection.standings)[ANN] == "resting"


@pytest.mark.parametrize(("below", "text"), LATER_WORDS.values(), ids=LATER_WORDS)
def test_that_no_day_was_understood_is_told_once(tmp_path: Path, below: tuple[str, ...], text: str) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", ">", *below)
    for day in (DAY, DAY + timedelta(days=2)):
        found = [one for one in run(tmp_path, day).diagnostics if one.rule == "later-without-day"]
        assert len(found) == (1 if text.startswith("2026-12-23") else 0)
        for one in found:
            assert one.location.path == WEEK
            assert below[0].removeprefix("[ ] ") in one.message
            assert "2026-12-23" in one.message
    assert run(tmp_path, DAY + timedelta(days=9)).index.diagnostics == ()


@pytest.mark.parametrize(("below", "text"), LATER_WORDS.values(), ids=LATER_WORDS)
def test_that_no_day_was_understood_is_said_behind_the_item(tmp_path: Path, below: tuple[str, ...], text: str) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", ">", *below)
    said = " · logged (30 days, since no day was understood)" if text.startswith("2026-12-23") else " · logged"
    for days in (0, 2, 30):
        settled(tmp_path, DAY + timedelta(days=days))
        assert item(tmp_path, f"^{id}").removesuffix(f" ^{id}").endswith(said)
    assert read(tmp_path, WEEK).count("[[Ann Lee]] · quiet") == 1


def test_what_was_said_behind_an_item_goes_with_its_box(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", ">", "po świętach")
    run(tmp_path)
    for box, said in ((" ", "taken back"), (">", "logged (30 days, since no day was understood)"), ("x", "logged")):
        old = item(tmp_path, f"^{id}")
        (tmp_path / WEEK).write_bytes(read(tmp_path, WEEK).replace(old, f"- [{box}]{old[5:]}", 1).encode())
        settled(tmp_path)
        assert item(tmp_path, f"^{id}").endswith(f" · {said} ^{id}")


COMING = {
    "next week": "2026-11-30",
    "nächste Woche": "2026-11-30",
    "März": "2027-03-01",
    "la semana que viene": "2026-11-30",
    "в марте": "2027-03-01",
    "在3个月后": "",
    "3个月后": "2027-02-23",
    "dans deux semaines": "2026-12-07",
    "il mese prossimo": "2026-12-23",
}


@pytest.mark.parametrize(("said", "until"), COMING.items())
def test_a_day_in_another_language_is_one(tmp_path: Path, said: str, until: str) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", ">", said)
    run(tmp_path)
    (line,) = log(tmp_path)
    assert line.startswith(f"- 2026-11-23 snoozed until {until or f'2026-12-23: {said}'} ^")


TYPED = {
    "a letter in brackets": ("option [A] or [B]", "contact: option [A] or [B]"),
    "a number in brackets": ("[1] see the notes", "contact: [1] see the notes"),
    "a number behind a kind": ("coffee: [1] see the notes", "coffee: [1] see the notes"),
    "a box behind a kind": ("coffee: [x] done", "coffee: [x] done"),
    "a box": ("[x] sent the paper", "contact: sent the paper"),
    "a power behind a kind": ("coffee: 10 ^6", r"coffee: 10 \^6"),
    "an id behind a kind": ("call with her ^mine", r"call: with her \^mine"),
    "an id of vaultkit's behind a kind": ("call: ^vk-aaaaaaaa", r"call: \^vk-aaaaaaaa"),
    "a time": ("14:30 coffee: her lab", "14:30 coffee: her lab"),
    "a time of another form": ("9:05 coffee: her lab", "9:05 coffee: her lab"),
    "a time without a kind": ("14:30 at the lab", "contact: 14:30 at the lab"),
    "emphasis": ("**coffee** with her", "**coffee** with her"),
    "dots behind a kind": ("coffee... and cake", "coffee... and cake"),
    "a dash behind a kind": ("coffee – her lab", "coffee – her lab"),
    "a comma behind a kind": ("coffee, then a walk", "coffee, then a walk"),
}


@pytest.mark.parametrize(("typed", "written"), TYPED.values(), ids=TYPED)
def test_of_the_words_below_a_tick_nothing_is_lost(tmp_path: Path, typed: str, written: str) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x", typed)
    built = settled(tmp_path)
    assert log(tmp_path) == [f"- 2026-11-23 {written} ^{id}"]
    assert last(built).kind == next((kind for kind in ("coffee", "call") if kind in typed.split("[")[0]), "contact")


def test_the_time_of_a_day_below_a_tick_is_kept(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x", "2026-11-20 14:30 coffee: her lab")
    settled(tmp_path)
    assert log(tmp_path) == [f"- 2026-11-20 14:30 coffee: her lab ^{id}"]


def test_later_and_then_done_are_both_told(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", ">")
    settled(tmp_path)
    mark(tmp_path, "[[Ann Lee]]", "x")
    built = settled(tmp_path)
    assert [line.rpartition("^")[2] for line in log(tmp_path)] == [later_id(id), id]
    assert last(built).day == DAY
    assert dict(built.views.reconnection.standings)[ANN] == "in touch"


def test_not_this_time_writes_nothing_and_is_learnt_from(tmp_path: Path) -> None:
    root = made(tmp_path)
    for week in range(3):
        day = DAY + timedelta(weeks=week)
        run(root, day)
        page = f"Ecosystem/Reviews/2026-W{48 + week}.md"
        if "- [ ] [[Ann Lee]]" not in read(root, page):
            break
        mark(root, "[[Ann Lee]]", "-", page=page)
        settled(root, day)
    assert log(root) == []
    assert "- [-] [[Ann Lee]]" in read(root, WEEK)
    assert "Not this time: [[Ann Lee]]" in read(root, "Ecosystem/Reviews/2026-W49.md")


@pytest.mark.parametrize(("word", "verb"), [("accept", "accepted"), ("decline", "declined")])
def test_an_invitation_is_answered_on_the_page_of_the_week(tmp_path: Path, word: str, verb: str) -> None:
    made(tmp_path)
    assert "[[Spring Fair]]" in read(tmp_path, LIMITS)
    id = mark(tmp_path, f"{word} [[Spring Fair]]", "x", "not my field")
    built = settled(tmp_path)
    assert log(tmp_path, FAIR) == [f"- 2026-11-23 {verb}: not my field ^{id}"]
    (event,) = built.index.events
    assert (event.status, event.reason if verb == "declined" else "") == (
        verb,
        "not my field" if verb == "declined" else "",
    )
    assert "To answer" not in read(tmp_path, LIMITS)
    assert "- [ ]" not in read(tmp_path, LIMITS)
    assert "- [ ] accept" not in read(tmp_path, WEEK)
    assert "- [ ] decline" not in read(tmp_path, WEEK)


def on_limits(root: Path, row: str) -> None:
    """Puts an item on the page of the limits, as a version before this one wrote it there."""
    (root / LIMITS).write_bytes(read(root, LIMITS).replace("## To answer\n", f"## To answer\n\n{row}\n", 1).encode())
    assert row in read(root, LIMITS)


def test_a_tick_on_two_pages_is_one_line(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "accept [[Spring Fair]]", "x")
    on_limits(tmp_path, item(tmp_path, "accept [[Spring Fair]]"))
    settled(tmp_path)
    assert log(tmp_path, FAIR) == [f"- 2026-11-23 accepted ^{id}"]


def test_a_page_without_a_period_forgets_what_is_logged_and_a_review_keeps_it(tmp_path: Path) -> None:
    made(tmp_path)
    on_limits(tmp_path, item(tmp_path, "accept [[Spring Fair]]").replace("[ ]", "[x]"))
    settled(tmp_path)
    assert len(log(tmp_path, FAIR)) == 1
    assert "Spring Fair" not in read(tmp_path, LIMITS).partition("## Earlier")[2]
    mark(made(tmp_path / "week"), "accept [[Spring Fair]]", "x")
    settled(tmp_path / "week")
    assert "accept [[Spring Fair]] · logged" in read(tmp_path / "week", WEEK).partition("## Earlier")[2]


# Taking back


def test_an_emptied_box_takes_the_contact_back(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x")
    settled(tmp_path)
    mark(tmp_path, "[[Ann Lee]]", " ")
    written = read(tmp_path, ANN)
    built = settled(tmp_path)
    assert last(built).day == date(2026, 6, 28)
    assert read(tmp_path, ANN) == written
    assert item(tmp_path, "[[Ann Lee]]").endswith(f" · taken back ^{id}")
    assert [(d.rule, d.location.path) for d in built.diagnostics if "tick" in d.rule] == [("tick-taken-back", ANN)]


def test_a_box_ticked_again_counts_again_without_a_second_line(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x")
    settled(tmp_path)
    mark(tmp_path, "[[Ann Lee]]", " ")
    settled(tmp_path)
    mark(tmp_path, "[[Ann Lee]]", "x")
    built = settled(tmp_path)
    assert last(built).day == DAY
    assert len(log(tmp_path)) == 1


def test_what_was_taken_back_in_its_week_stays_so(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x")
    settled(tmp_path)
    mark(tmp_path, "[[Ann Lee]]", " ")
    settled(tmp_path)
    assert last(settled(tmp_path, DAY + timedelta(days=20))).day == date(2026, 6, 28)


def test_a_box_emptied_after_its_week_changes_nothing(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x")
    settled(tmp_path)
    mark(tmp_path, "[[Ann Lee]]", " ")
    assert last(settled(tmp_path, DAY + timedelta(days=20))).day == DAY


def test_an_answer_taken_back_is_open_again(tmp_path: Path) -> None:
    mark(made(tmp_path), "accept [[Spring Fair]]", "x")
    settled(tmp_path)
    mark(tmp_path, "accept [[Spring Fair]]", " ")
    built = settled(tmp_path)
    assert built.index.events[0].status == "invited"
    assert "- [ ] accept [[Spring Fair]]" in read(tmp_path, WEEK)
    assert "### [[Spring Fair]]" in read(tmp_path, LIMITS)


def test_a_line_deleted_within_the_week_comes_back_and_later_stays_away(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x")
    settled(tmp_path)
    (tmp_path / ANN).write_bytes(FILES[ANN].encode())
    settled(tmp_path)
    assert len(log(tmp_path)) == 1
    (tmp_path / ANN).write_bytes(FILES[ANN].encode())
    settled(tmp_path, DAY + timedelta(days=7))
    assert log(tmp_path) == []


def test_a_tick_made_after_its_week_is_logged_once_and_not_put_back(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x")
    late = DAY + timedelta(days=10)
    settled(tmp_path, late)
    assert log(tmp_path) == [f"- 2026-11-29 contact ^{id}"]
    assert item(tmp_path, "[[Ann Lee]]").endswith(f" · logged ^{id}")
    (tmp_path / ANN).write_bytes(FILES[ANN].encode())
    settled(tmp_path, late)
    assert log(tmp_path) == []


def test_an_item_whose_line_stands_in_a_note_is_shown_ticked(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x")
    settled(tmp_path)
    (tmp_path / WEEK).unlink()
    settled(tmp_path)
    assert "- [x] [[Ann Lee]]" in read(tmp_path, WEEK) or "[[Ann Lee]]" not in read(tmp_path, WEEK).partition("##")[0]


# Words that come late


def test_words_written_after_the_tick_follow_the_next_day(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x")
    settled(tmp_path)
    mark(tmp_path, "[[Ann Lee]]", "x", "coffee: her lab")
    settled(tmp_path)
    assert log(tmp_path) == [f"- 2026-11-23 contact ^{id}"]
    settled(tmp_path, DAY + timedelta(days=1))
    assert log(tmp_path)[1:] == [f"- 2026-11-23 coffee: her lab ^{make_id('words', id)}"]


def test_words_of_the_note_are_not_argued_with(tmp_path: Path) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x", "coffee: her lab")
    settled(tmp_path)
    (tmp_path / ANN).write_bytes(read(tmp_path, ANN).replace("her lab", "her own lab").encode())
    settled(tmp_path, DAY + timedelta(days=1))
    assert log(tmp_path) == [f"- 2026-11-23 coffee: her own lab ^{id}"]


# Notes that take no line


WAITING = [
    pytest.param(b"---\ntier: " + b"[" * 30 + b"\n---\n", "append-refused", id="broken YAML"),
    pytest.param(b"---\ntier: close\n---\n```\ncode\n", "append-refused", id="an open fence"),
    pytest.param(b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "append-refused", id="conflict markers"),
]


@pytest.mark.parametrize(("data", "rule"), WAITING)
def test_a_tick_waits_until_the_note_can_take_it(tmp_path: Path, data: bytes, rule: str) -> None:
    id = mark(made(tmp_path), "[[Ann Lee]]", "x", "coffee: her lab")
    (tmp_path / ANN).write_bytes(data)
    built = run(tmp_path)
    assert (tmp_path / ANN).read_bytes() == data
    assert rule in {found.rule for found in built.diagnostics}
    assert built.appended == ((ANN, "refused"),)
    assert item(tmp_path, "[[Ann Lee]]").endswith(f" ^{id}")
    assert "logged" not in item(tmp_path, "[[Ann Lee]]")
    (tmp_path / ANN).write_bytes(FILES[ANN].encode())
    settled(tmp_path)
    assert log(tmp_path) == [f"- 2026-11-23 coffee: her lab ^{id}"]


@pytest.mark.parametrize("name", ["MERGE_HEAD", "index.lock", "CHERRY_PICK_HEAD"])
def test_a_tick_waits_while_git_is_at_work(tmp_path: Path, name: str) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / name).write_bytes(b"x\n")
    built = run(tmp_path)
    assert log(tmp_path) == []
    assert built.appended == ((ANN, "refused"),)
    (tmp_path / ".git" / name).unlink()
    settled(tmp_path)
    assert len(log(tmp_path)) == 1


def test_a_tick_on_somebody_whose_note_is_gone_stays_on_the_page(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x", "coffee: her lab")
    (tmp_path / ANN).unlink()
    built = settled(tmp_path)
    assert "tick-without-note" in {found.rule for found in built.diagnostics}
    assert "- [x] [[Ann Lee]]" in read(tmp_path, WEEK)
    assert "  - coffee: her lab" in read(tmp_path, WEEK)


def test_nothing_is_written_when_nothing_is_to_be(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x")
    before = snapshot(tmp_path)
    built = run(tmp_path, write=False)
    assert snapshot(tmp_path) == before
    (append,) = (edit for edit in built.edits if edit.mode == "append")
    run(tmp_path)
    assert (tmp_path / ANN).read_bytes() == append.after


def test_a_line_is_tried_three_times_and_then_told(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x")
    memory = BuildMemory()
    rules: list[bool] = []
    for _ in range(5):
        built = run(tmp_path, memory=memory)
        rules.append("tick-overwritten" in {found.rule for found in built.diagnostics})
        (tmp_path / ANN).write_bytes(FILES[ANN].encode())
    assert rules == [False, False, False, True, True]
    assert "- [x] [[Ann Lee]]" in read(tmp_path, WEEK)


def test_a_page_that_is_saved_while_it_is_written_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = mark(made(tmp_path), "[[Ann Lee]]", "x")
    real = os.fsync
    saved: list[str] = []

    def save_meanwhile(descriptor: int) -> None:
        real(descriptor)
        if not saved and list((tmp_path / WEEK).parent.glob(".vk-*")):
            saved.append(mark(tmp_path, "[[Cy Dole]]", "x", "call: his boat"))

    monkeypatch.setattr(os, "fsync", save_meanwhile)
    built = run(tmp_path)
    assert built.appended == ((ANN, "written"), ("People/Cy Dole.md", "written"))
    assert log(tmp_path) == [f"- 2026-11-23 contact ^{first}"]
    assert log(tmp_path, "People/Cy Dole.md") == [f"- 2026-11-23 call: his boat ^{saved[0]}"]
    assert run(tmp_path).edits == ()


@pytest.mark.parametrize("times", [1, 2, 9])
@pytest.mark.parametrize("box", [" ", "-", ">"])
def test_a_box_that_is_changed_while_a_build_works_stays_as_it_was_left(tmp_path: Path, box: str, times: int) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x")
    run(tmp_path)
    (tmp_path / "People/New Person.md").write_text("- 2026-11-22 coffee\n")  # so that the page is to be written
    settings, _ = load_settings(tmp_path)
    vault = Vault(tmp_path, settings)

    class Meanwhile(Loader):
        """Behind each of the first loads somebody saves the page."""

        saves = 0

        def load(self) -> Loaded:
            loaded = super().load()
            if self.saves < times:
                self.saves += 1
                if self.saves == 1:
                    mark(tmp_path, "[[Ann Lee]]", box)
                else:
                    (tmp_path / WEEK).write_text(f"{read(tmp_path, WEEK)}{self.saves}\n")
            return loaded

    build(vault, DAY, templates=TEMPLATES, loader=Meanwhile(vault))
    assert item(tmp_path, "[[Ann Lee]]").startswith(f"- [{box}] ")
    settled(tmp_path)
    assert item(tmp_path, "[[Ann Lee]]").startswith(f"- [{box}] ")


def test_a_contact_that_is_still_to_be_written_names_the_page(tmp_path: Path) -> None:
    mark(made(tmp_path), "[[Ann Lee]]", "x", "coffee: her lab")
    words = ["why", "Ann Lee", "--vault", str(tmp_path), "--today", DAY.isoformat()]
    told = CliRunner().invoke(cli, words).output
    number = next(n for n, line in enumerate(read(tmp_path, WEEK).split("\n"), 1) if line.startswith("- [x] "))
    assert f"2026-11-23 coffee: her lab (log, {WEEK}:{number})" in told
    run(tmp_path)
    assert f"2026-11-23 coffee: her lab (log, {ANN}:9)" in CliRunner().invoke(cli, words).output


ENDS = ["", "```\nan open fence\n", "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "%% open\n", "no newline", "\n\n\n"]
TYPED_LINKS = ["coffee with [[Nobody Here]]", "[[Nobody Here]]", "call: [[Nobody Here|her]]"]


@pytest.mark.parametrize("below", TYPED_LINKS)
@pytest.mark.parametrize("end", ENDS)
def test_a_link_of_a_line_that_is_still_to_be_written_is_told_where_it_was_typed(
    tmp_path: Path, end: str, below: str
) -> None:
    root = made(tmp_path, {**FILES, ANN: FILES[ANN] + end})
    mark(root, "[[Ann Lee]]", "x", below)
    (found,) = (one for one in run(root, write=False).diagnostics if one.rule == "unresolved-link")
    assert found.location.path == WEEK
    assert read(root, WEEK).split("\n")[found.location.line - 1] == item(root, "[[Ann Lee]]")
    run(root)
    if log(root):
        (found,) = (one for one in run(root).diagnostics if one.rule == "unresolved-link")
        assert found.location.path == ANN
        assert "[[Nobody Here" in read(root, ANN).split("\n")[found.location.line - 1]


def test_of_two_boxes_with_one_id_the_one_that_says_most_counts_everywhere(tmp_path: Path) -> None:
    made(tmp_path)
    line = item(tmp_path, "[[Ann Lee]]")
    twice = "\n".join(line.replace("[ ]", f"[{status}]", 1) for status in "->x")
    (tmp_path / WEEK).write_bytes(read(tmp_path, WEEK).replace(line, twice).encode())
    built = settled(tmp_path)
    assert last(built).day == DAY
    assert len(log(tmp_path)) == 1
    assert item(tmp_path, "[[Ann Lee]]").startswith("- [x] ")
    assert read(tmp_path, WEEK).count(line.rpartition("^")[2]) == 1


@pytest.mark.parametrize("status", [">", "-", "?"])
def test_a_line_taken_back_stays_so_when_the_box_asks_for_what_cannot_be(tmp_path: Path, status: str) -> None:
    root = made(tmp_path)
    mark(root, "accept [[Spring Fair]]", "x")
    settled(root)
    mark(root, "accept [[Spring Fair]]", " ")
    settled(root)
    assert "taken back" in item(root, "accept [[Spring Fair]]")
    mark(root, "accept [[Spring Fair]]", status)
    settled(root)
    assert "taken back" in item(root, "accept [[Spring Fair]]")
    assert settled(root).index.taken_back
