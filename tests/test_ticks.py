"""Ticks: what the boxes of pages ask for, page by page and line by line, without a vault around them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from vaultkit.index.logged_lines import LoggedLines, lines_with_id
from vaultkit.index.ticks import Ticks, read_ticks
from vaultkit.model.location import Location
from vaultkit.model.page import PageItem, PageState
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings
from vaultkit.syntax.checklist import answer_id, later_id, make_id, step_id
from vaultkit.syntax.document import parse_note

MONDAY = date(2026, 11, 23)
WEEK = "2026-W48"
ANN, FAIR, NOTE = "People/Ann.md", "Events/Fair.md", "Notes/X.md"
KINDS = {ANN: Kind.PERSON, FAIR: Kind.EVENT, NOTE: Kind.NOTE}
ID, OTHER, WORDS = "vk-k3f9q2mz", "vk-bbbbbbbb", make_id("words", "vk-k3f9q2mz")
ACCEPT = answer_id("accept", FAIR)


def day_of(number: int) -> date:
    return MONDAY + timedelta(days=number)


def item(status: str = "x", *notes: str, id: str = ID, path: str = ANN, line: int = 5, **more: Any) -> PageItem:
    where = Location(path="Ecosystem/P.md", line=line)
    return PageItem(
        id=id, status=status, line=more.pop("text", "- [ ] [[Ann]]"), notes=notes, path=path, location=where, **more
    )


def page(*items: PageItem, key: str = WEEK) -> PageState:
    return PageState(path=f"Ecosystem/Reviews/{key}.md", key=key, items=items)


def read(*pages: PageState, notes: Mapping[str, str] | None = None, today: date = MONDAY) -> Ticks:
    found = [parse_note(path, text.encode()) for path, text in (notes or {}).items()]
    return read_ticks(pages, LoggedLines(map(lines_with_id, found), {**KINDS}), KINDS, Settings(), today)


def asked(*pages: PageState, notes: Mapping[str, str] | None = None, today: date = MONDAY) -> list[str]:
    return [one.line for one in read(*pages, notes=notes, today=today).pending]


# The line


SAID = [
    ((), f"- 2026-11-23 contact ^{ID}"),
    (("coffee",), f"- 2026-11-23 coffee ^{ID}"),
    (("Coffee: her lab",), f"- 2026-11-23 coffee: her lab ^{ID}"),
    (("coffee her lab",), f"- 2026-11-23 coffee: her lab ^{ID}"),
    (("coffee - her lab",), f"- 2026-11-23 coffee - her lab ^{ID}"),
    (("**coffee** her lab",), f"- 2026-11-23 **coffee** her lab ^{ID}"),
    (("her lab", "and rain"), f"- 2026-11-23 contact: her lab; and rain ^{ID}"),
    (("paused",), f"- 2026-11-23 contact: paused ^{ID}"),
    (("14:30 coffee: x",), f"- 2026-11-23 14:30 coffee: x ^{ID}"),
    (("14:30 at the lab",), f"- 2026-11-23 contact: 14:30 at the lab ^{ID}"),
    (("2026-11-20 14:30 coffee: x",), f"- 2026-11-20 14:30 coffee: x ^{ID}"),
    (("2026-11-20 14:30 at the lab",), f"- 2026-11-20 contact: 14:30 at the lab ^{ID}"),
    (("2026-11-20 call: x",), f"- 2026-11-20 call: x ^{ID}"),
    (("2026-11-20",), f"- 2026-11-20 contact ^{ID}"),
    (("message: x",), f"- 2026-11-23 message: x ^{ID}"),
    (("role: x",), f"- 2026-11-23 contact: role: x ^{ID}"),
    (("2027-01-01 call",), f"- 2026-11-23 call ^{ID}"),
]


@pytest.mark.parametrize(("notes", "line"), SAID)
def test_the_words_below_a_tick_are_its_line(notes: tuple[str, ...], line: str) -> None:
    (found,) = read(page(item("x", *notes))).pending
    day = date.fromisoformat(line[2:12])
    assert (found.path, found.line, found.id) == (ANN, line, ID)
    assert (found.since, found.location) == (min(day, MONDAY), Location(path="Ecosystem/P.md", line=5))


DONE = [
    (None, 0, WEEK, "2026-11-23"),
    (None, 2, WEEK, "2026-11-25"),
    (None, 6, WEEK, "2026-11-29"),
    (None, 7, WEEK, "2026-11-29"),
    (None, 9, WEEK, "2026-11-29"),
    (None, -5, WEEK, "2026-11-18"),
    (None, 9, "Reconnect", "2026-12-02"),
    (date(2026, 11, 20), 2, WEEK, "2026-11-20"),
    (date(2026, 11, 27), 2, WEEK, "2026-11-25"),
    (date(2026, 11, 20), 30, WEEK, "2026-11-20"),
]


@pytest.mark.parametrize(("done", "later", "key", "day"), DONE)
def test_the_day_is_the_done_date_or_today_within_the_period_of_the_page(
    done: date | None, later: int, key: str, day: str
) -> None:
    assert asked(page(item(done=done), key=key), today=day_of(later)) == [f"- {day} contact ^{ID}"]


def test_a_line_may_have_been_written_since_the_page_began_or_for_a_year_where_it_has_no_period() -> None:
    (week,) = read(page(item()), today=day_of(3)).pending
    (other,) = read(page(item(), key="Reconnect"), today=day_of(3)).pending
    (early,) = read(page(item(done=date(2026, 10, 1))), today=day_of(3)).pending
    assert (week.since, other.since) == (MONDAY, day_of(3) - timedelta(days=366))
    assert early.since == date(2026, 10, 1)


LATER = [
    ((), "2026-12-23"),
    (("2026-12-01",), "2026-12-01"),
    (("2026-11-24",), "2026-11-24"),
    (("2026-11-23",), "2026-12-23"),
    (("2026-11-23 she asked",), "2026-12-23: 2026-11-23 she asked"),
    (("2026-12-01 she asked",), "2026-12-01: she asked"),
    (("she asked", "in two weeks"), "2026-12-07: she asked"),
    (("2026-12-01", "2027-01-01"), "2026-12-01"),
    (("2026-12-01", "2027-01-01 her exam"), "2026-12-01: 2027-01-01 her exam"),
    (("a", "b"), "2026-12-23: a; b"),
    (("friday",), "2026-11-27"),
]


@pytest.mark.parametrize(("notes", "text"), LATER)
def test_a_box_that_puts_off_asks_for_a_snooze(notes: tuple[str, ...], text: str) -> None:
    assert asked(page(item(">", *notes))) == [f"- 2026-11-23 snoozed until {text} ^{later_id(ID)}"]


ANSWERS = [
    (item(id=ACCEPT, path=FAIR), f"accepted ^{ACCEPT}"),
    (item("X", "not far", "and free", id=ACCEPT, path=FAIR), f"accepted: not far; and free ^{ACCEPT}"),
    (item(path=FAIR, text="- [ ] decline [[Fair]]"), f"declined ^{ID}"),
    (item(path=FAIR, text="- [ ] accept [[Fair]]"), f"accepted ^{ID}"),
    (item(id=answer_id("decline", FAIR), path=FAIR, text="- [ ] accept [[Fair]]"), "declined ^vk-"),
]


@pytest.mark.parametrize(("one", "line"), ANSWERS)
def test_the_box_of_an_invitation_asks_for_the_answer(one: PageItem, line: str) -> None:
    (found,) = asked(page(one))
    assert found.startswith(f"- 2026-11-23 {line}")


NO_LINES = [
    pytest.param(item(" "), False, id="an empty box"),
    pytest.param(item("-"), False, id="not this time"),
    pytest.param(item("?"), False, id="a box of a theme"),
    pytest.param(item("x", path=NOTE), True, id="a note of another kind"),
    pytest.param(item(">", path=NOTE), True, id="a note of another kind, put off"),
    pytest.param(item("x", path=""), True, id="no note"),
    pytest.param(item("x", path="People/Gone.md"), True, id="a note that is gone"),
    pytest.param(item(">", id=ACCEPT, path=FAIR), True, id="an invitation put off"),
    pytest.param(item("x", path=FAIR, text="- [ ] see [[Fair]]"), True, id="no answer"),
]


@pytest.mark.parametrize(("one", "is_told"), NO_LINES)
def test_what_asks_for_nothing_is_told_only_where_the_box_is_ticked(one: PageItem, is_told: bool) -> None:
    found = read(page(one))
    assert found.pending == ()
    told = [(one.rule, one.message, one.location) for one in found.diagnostics]
    message = "the ticked item names nobody whose note could take a line"
    assert told == ([("tick-without-note", message, one.location)] if is_told else [])


def test_the_lines_are_in_the_order_of_notes_days_and_places() -> None:
    items = (
        item(id="vk-cccccccc", line=9),
        item(id="vk-dddddddd", line=7),
        item(id="vk-eeeeeeee", line=11, done=date(2026, 11, 20)),
        item(id=ACCEPT, path=FAIR, line=20),
    )
    found = read(page(*items)).pending
    assert [one.id for one in found] == [ACCEPT, "vk-eeeeeeee", "vk-dddddddd", "vk-cccccccc"]


# What stands there


def logged(text: str = "contact", day: str = "2026-11-23", id: str = ID, path: str = ANN) -> dict[str, str]:
    return {path: f"- {day} {text} ^{id}\n"}


def test_a_line_that_stands_there_is_logged_and_asked_for_no_more() -> None:
    found = read(page(item()), notes=logged())
    assert (found.pending, found.logged, found.diagnostics) == ((), frozenset({ID}), ())


def test_a_line_of_another_note_is_told_within_the_period_and_counts_for_nothing() -> None:
    notes = logged(path=FAIR)
    found = read(page(item()), notes=notes)
    assert ([one.id for one in found.pending], found.logged) == ([ID], frozenset())
    assert [(one.rule, one.message, one.location.path) for one in found.diagnostics] == [
        ("line-elsewhere", f"^{ID} is for {ANN}, and counts for nothing here", FAIR)
    ]
    later = read(page(item(state="logged")), notes=notes, today=day_of(7))
    assert (later.pending, later.diagnostics) == ((), ())


def test_a_piece_of_the_line_is_not_the_line() -> None:
    found = read(page(item("x", "coffee: her lab")), notes=logged("lunch: old days lab", "2024-02-01"))
    assert ([one.id for one in found.pending], found.logged) == ([ID], frozenset())


def test_a_line_on_an_older_day_is_told() -> None:
    (found,) = read(page(item()), notes=logged("tea", "2024-02-01")).diagnostics
    assert found.rule == "torn-line"
    assert read(page(item()), notes=logged("tea", "2024-02-01")).pending == ()


def test_ids_of_nobodys_ticks_stay_logged() -> None:
    assert read(notes=logged(id=OTHER)).logged == {OTHER}
    assert read(page(item(" ")), notes=logged()).logged == {ID}
    assert read(page(item()), notes=logged(id=later_id(ID))).logged == {later_id(ID)}


@pytest.mark.parametrize(
    ("state", "days", "is_asked"),
    [("", 0, True), ("", 20, True), ("logged", 6, True), ("logged", 7, False), ("logged", 20, False)],
)
def test_a_line_that_was_deleted_comes_back_until_its_period_is_over(state: str, days: int, is_asked: bool) -> None:
    assert bool(asked(page(item(state=state)), today=day_of(days))) is is_asked


def test_on_a_page_without_a_period_it_always_comes_back() -> None:
    assert asked(page(item(state="logged"), key="Reconnect"), today=day_of(99)) != []
    assert asked(page(item(state="logged")), page(item(), key="Reconnect"), today=day_of(99)) != []
    assert asked(page(item(state="logged")), page(item(), key="2026-11"), today=day_of(8)) == []
    assert asked(page(item(state="logged")), page(item(), key="2026-11"), today=day_of(7)) != []


# Taken back


TAKEN = [
    (" ", "logged", 0, True), (" ", "logged", 6, True), (" ", "logged", 7, False), (" ", "taken back", 99, True),
    (" ", "", 0, False), ("x", "logged", 0, False), ("x", "taken back", 0, False), ("-", "logged", 0, True),
    (">", "logged", 0, True),
]  # fmt: skip


@pytest.mark.parametrize(("status", "state", "days", "is_taken"), TAKEN)
def test_a_line_is_taken_back_by_a_box_that_asks_for_it_no_more(
    status: str, state: str, days: int, is_taken: bool
) -> None:
    found = read(page(item(status, state=state)), notes=logged(), today=day_of(days))
    assert found.taken_back == ({ID: ANN} if is_taken else {})
    told = [(one.rule, one.message) for one in found.diagnostics if one.rule == "tick-taken-back"]
    message = f"the box of ^{ID} is empty again, so the line does not count"
    assert told == ([("tick-taken-back", message)] if is_taken else [])
    assert all(one.location.path == ANN for one in found.diagnostics if one.rule == "tick-taken-back")


def test_a_snooze_is_taken_back_too_and_by_the_contact() -> None:
    notes = {ANN: f"- 2026-11-23 snoozed until 2026-12-23 ^{later_id(ID)}\n- 2026-11-23 contact ^{ID}\n"}
    assert read(page(item(" ", state="logged")), notes=notes).taken_back == {ID: ANN, later_id(ID): ANN}
    assert read(page(item("x", state="logged")), notes=notes).taken_back == {later_id(ID): ANN}
    assert read(page(item(">", state="logged")), notes=notes).taken_back == {ID: ANN}
    assert read(page(item(" ", state="logged"))).taken_back == {}


# Several pages


def test_a_capital_in_a_box_is_a_tick() -> None:
    assert asked(page(item("X"))) == [f"- 2026-11-23 contact ^{ID}"]


def test_an_id_counts_once_with_the_box_that_says_most() -> None:
    pages = [page(item(" ")), page(item("x"), key="Reconnect"), page(item(">"), key="Circle")]
    assert asked(*pages) == asked(*reversed(pages)) == [f"- 2026-11-23 contact ^{ID}"]


def test_the_note_is_the_first_that_can_take_a_line_and_the_words_are_those_of_the_first_page_that_has_some() -> None:
    pages = [
        page(item("x", path=NOTE), key="A"),
        page(item(" ", "coffee: her lab"), key="B"),
        page(item(" ", "call", path=FAIR), key="C"),
    ]
    (found,) = read(*pages).pending
    assert (found.path, found.line) == (ANN, f"- 2026-11-23 coffee: her lab ^{ID}")


def test_what_any_page_says_of_a_tick_counts() -> None:
    pages = [page(item(" ", state="taken back")), page(item(" "), key="Reconnect")]
    assert read(*pages, notes=logged()).taken_back == {ID: ANN}


# Next steps


STEP = step_id(ID, 0)


def steps(*words: str, **more: Any) -> PageItem:
    return item("x", "coffee", *words, steps=words, **more)


def test_the_steps_below_a_contact_are_tasks_and_none_of_its_words() -> None:
    found = read(page(steps("[ ] send", "next: ask"))).pending
    assert [one.line for one in found] == [
        f"- 2026-11-23 coffee ^{ID}",
        f"- [ ] send ^{STEP}",
        f"- [ ] ask ^{step_id(ID, 1)}",
    ]
    assert [(one.path, one.id, one.since) for one in found[1:]] == [(ANN, STEP, None), (ANN, step_id(ID, 1), None)]


def test_a_thousand_steps_are_looked_for() -> None:
    words = tuple(f"[ ] {number}" for number in range(1002))
    found = asked(page(steps(*words)), notes={ANN: f"- [ ] 7 ^{step_id(ID, 999)}\n- [ ] 8 ^{step_id(ID, 1000)}\n"})
    asked_again = {line[6:7] for line in found if line.partition(" ^")[0] in {"- [ ] 7", "- [ ] 8"}}
    assert asked_again == {"8"}


def test_no_other_box_and_no_event_has_steps() -> None:
    assert asked(page(replace(steps("next: ask"), status=">"))) == [
        f"- 2026-11-23 snoozed until 2026-12-23: coffee; next: ask ^{later_id(ID)}"
    ]
    assert asked(page(steps("next: ask", id=ACCEPT, path=FAIR))) == [
        f"- 2026-11-23 accepted: coffee; next: ask ^{ACCEPT}"
    ]


def with_task(words: str, number: int = 0) -> str:
    return f"{logged('coffee')[ANN]}- [ ] {words} ^{step_id(ID, number)}\n"


STEPS = [
    ("as it is", with_task("send"), ("[ ] send",), []),
    ("ticked", with_task("send").replace("[ ]", "[x]"), ("[ ] send",), []),
    ("reworded", with_task("send him"), ("[ ] send",), []),
    ("another number", with_task("send", 1), ("[ ] send",), []),
    ("one more above", with_task("send"), ("[ ] ask", "[ ] send"), [f"- [ ] ask ^{step_id(ID, 1)}"]),
    ("one more, and a free number", with_task("send", 1), ("[ ] send", "[ ] ask"), [f"- [ ] ask ^{STEP}"]),
    ("two of the same words", with_task("send"), ("[ ] send", "next: send"), [f"- [ ] send ^{step_id(ID, 1)}"]),
    ("done on a day", with_task("send ✅ 2026-11-24"), ("[ ] send",), []),
    ("a day on the page", with_task("send"), ("[ ] send ✅ 2026-11-24",), []),
    ("a high number", with_task("send", 2), ("[ ] send",), [f"- [ ] send ^{STEP}"]),
]


@pytest.mark.parametrize(("note", "words", "lines"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS])
def test_each_step_is_a_task_once(note: str, words: tuple[str, ...], lines: list[str]) -> None:
    assert asked(page(steps(*words)), notes={ANN: note}) == lines


@pytest.mark.parametrize(
    ("state", "line", "days", "is_asked"),
    [
        ("", "2026-11-23", 0, True),
        ("logged", "2026-11-23", 0, False),
        ("logged", "2026-11-23", 1, True),
        ("logged", "2026-11-23", 6, True),
        ("logged", "2026-11-23", 7, False),
        ("", "2026-11-23", 7, True),
    ],
)
def test_steps_that_come_late_follow_on_a_later_day_of_the_period(
    state: str, line: str, days: int, is_asked: bool
) -> None:
    found = asked(page(steps("[ ] send", state=state)), notes=logged("coffee", line), today=day_of(days))
    assert (f"- [ ] send ^{STEP}" in found) is is_asked


# Late words


LATE = [
    ("nothing", "contact", "2026-11-23", 1, True),
    ("the first of them", "coffee: her", "2026-11-23", 1, True),
    ("all of them", "coffee: her lab", "2026-11-23", 1, False),
    ("others", "coffee: his", "2026-11-23", 1, False),
    ("more", "coffee: her lab is", "2026-11-23", 1, False),
    ("the same day", "contact", "2026-11-23", 0, False),
    ("a week after", "contact", "2026-11-23", 13, True),
    ("eight days after", "contact", "2026-11-23", 14, False),
]


@pytest.mark.parametrize(("text", "day", "days", "is_asked"), [row[1:] for row in LATE], ids=[row[0] for row in LATE])
def test_words_that_come_late_follow_where_the_line_has_none_or_the_first_of_them(
    text: str, day: str, days: int, is_asked: bool
) -> None:
    found = read(page(item("x", "coffee: her lab")), notes=logged(text, day), today=day_of(days)).pending
    assert [one.line for one in found] == ([f"- {day} coffee: her lab ^{WORDS}"] if is_asked else [])
    assert all((one.path, one.id, one.since) == (ANN, WORDS, None) for one in found)


def test_late_words_come_once_and_only_below_a_contact() -> None:
    notes = {ANN: f"{logged()[ANN]}- 2026-11-23 tea ^{WORDS}\n"}
    late = day_of(1)
    assert asked(page(item("x", "coffee: her lab")), notes=notes, today=late) == []
    assert asked(page(item("x")), notes=logged(), today=late) == []
    snoozed = logged("snoozed until 2026-12-01", id=later_id(ID))
    assert asked(page(item(">", "she asked")), notes=snoozed, today=late) == []
    accepted = logged("accepted", id=ACCEPT, path=FAIR)
    assert asked(page(item("x", "not far", id=ACCEPT, path=FAIR)), notes=accepted, today=late) == []


def test_on_a_page_without_a_period_late_words_always_follow() -> None:
    assert asked(page(item("x", "tea"), key="Reconnect"), notes=logged(), today=day_of(99)) != []


def test_the_words_of_a_step_that_stands_as_a_task_are_no_late_words() -> None:
    ticked = item("x", "send", "call")
    assert asked(page(ticked), notes={ANN: f"{logged()[ANN]}- [ ] send ^{STEP}\n"}, today=day_of(1)) == [
        f"- 2026-11-23 call ^{WORDS}"
    ]
