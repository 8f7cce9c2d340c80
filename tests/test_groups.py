"""Meetings of a group: which could be expected, at which one was, and who knows one there."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, event, goal, group, limits, log, person, talk
from vaultkit.measures.groups import absent_in_a_row, rate_of, seen_at
from vaultkit.model.measures import Mark, Meeting, Membership

PYTHON = "Groups/Python.md"
SEEN: dict[Mark, str] = {"there": "●", "missed": "○", "away": "−", "unnoted": "·"}


def meetup(days: int, *people: str, **given: object) -> Piece:
    return event(f"Python {ago(days)}", ago(days), *people, group=PYTHON, **given)


def mine(*pieces: Piece, today: date = TODAY) -> Membership:
    return measures_of(*pieces, today=today).memberships[PYTHON]


def strip(*pieces: Piece, today: date = TODAY) -> str:
    return "".join(SEEN[one.mark] for one in mine(*pieces, today=today).meetings)


def test_the_meetings_stand_oldest_first() -> None:
    events = [meetup(30 * n, status="missed" if n in {1, 4} else "attended") for n in range(1, 13)]
    assert strip(group("Python"), *events) == "●●●●●●●●○●●○"
    assert rate_of(mine(group("Python"), *events).meetings) == 0.8, "of the newest ten"
    assert rate_of(()) == 0.0


@pytest.mark.parametrize(
    ("status", "expected"), [("attended", "●"), ("missed", "○"), ("declined", "○"), ("cancelled", ""), ("invited", "")]
)
def test_what_counts_as_an_expected_meeting(status: str, expected: str) -> None:
    assert strip(group("Python"), meetup(5, status=status)) == expected


def test_what_is_still_to_come_is_no_meeting() -> None:
    python = group("Python", attended=(ago(5), ago(-2)))
    assert strip(python, meetup(-5), meetup(-9, status="missed")) == "●"
    assert strip(python, meetup(-5), today=ago(-2)) == "●●"
    assert strip(python, meetup(-5), today=ago(-5)) == "●●●"


def test_log_lines_of_the_group_count_beside_its_events_once_a_day() -> None:
    python = group("Python", attended=(ago(5), ago(9)), missed=(ago(3),))
    assert strip(python, meetup(5)) == "●●○"


def test_of_two_notes_of_a_day_the_one_that_says_there_holds() -> None:
    assert strip(group("Python", missed=(ago(5),)), meetup(5)) == "●"
    assert strip(group("Python", attended=(ago(5),)), meetup(5, status="missed")) == "●"


@pytest.mark.parametrize(
    ("since", "expected"),
    [(30, "●"), (44, "●"), (45, "●·"), (74, "●·"), (75, "●··")],
)
def test_the_cadence_expects_a_meeting_after_half_a_cadence_of_delay(since: int, expected: str) -> None:
    assert strip(group("Python", cadence=30), meetup(since)) == expected


def test_the_cadence_expects_meetings_between_the_noted_ones_too() -> None:
    assert strip(group("Python", cadence=30), meetup(100), meetup(10)) == "●··●"


@pytest.mark.parametrize(
    ("first", "last", "expected"), [(30, 20, "●−"), (25, 25, "●−"), (24, 20, "●·"), (30, 26, "●·")]
)
def test_an_expected_day_of_a_journey_is_one_away(first: int, last: int, expected: str) -> None:
    away = limits(away=((ago(first), ago(last)),))
    assert strip(group("Python", cadence=30), meetup(55), away) == expected


@pytest.mark.parametrize(
    "said",
    ["missed: away", "missed: on holiday", "missed: verreist", "missed: en voyage", "missed: de viaje",
     "missed: in vacanza", "missed: op vakantie", "missed: na urlopie", "missed: в отпуске", "missed: 出差",
     "missed: em viagem", "missed: 出張"],
)  # fmt: skip
def test_a_meeting_that_was_missed_for_a_journey_is_one_away(said: str) -> None:
    assert strip(group("Python"), log(PYTHON, ago(9), said)) == "−"
    assert strip(group("Python"), log(PYTHON, ago(9), "missed: train stood in Halle")) == "○"


@pytest.mark.parametrize(
    "said",
    ["holidays until {day}", "summer break until {day}", "Ferien bis {day}", "vacances jusqu'au {day}",
     "vacaciones hasta el {day}", "férias até {day}", "vacanze fino al {day}", "vakantie tot {day}", "wakacje do {day}",
     "каникулы до {day}", "夏休み {day} まで", "放假 到 {day}"],
)  # fmt: skip
def test_holidays_take_out_the_days_on_which_nothing_is_noted(said: str) -> None:
    python = group("Python", cadence=14, attended=(ago(100), ago(10)))
    assert strip(python) == "●·····●"
    assert strip(python, log(PYTHON, ago(99), said.format(day=ago(15)))) == "●●"


@pytest.mark.parametrize(
    "said",
    ["no meeting", "cancelled, the room was locked", "fällt aus", "pas de réunion", "no hubo reunión", "sem encontro",
     "nessun incontro", "geen bijeenkomst", "brak spotkania", "встречи не было", "没有聚会", "お休み"],
)  # fmt: skip
def test_a_day_without_a_meeting_is_not_expected(said: str) -> None:
    python = group("Python", cadence=30, attended=(ago(70), ago(10)))
    assert strip(python) == "●·●"
    assert strip(python, log(PYTHON, ago(40), said)) == "●●"


def test_a_line_of_a_conversation_in_the_groups_log_is_a_visit() -> None:
    assert strip(group("Python"), log(PYTHON, ago(9), "workshop: soldering")) == "●"
    assert strip(group("Python"), log(PYTHON, ago(9), "the room costs more now")) == ""


def test_the_rate_is_one_over_what_is_noted() -> None:
    found = mine(group("Python", cadence=14, attended=(ago(100), ago(10)), missed=(ago(85),))).meetings
    assert rate_of(found) == pytest.approx(2 / 3)


def test_a_cadence_alone_says_nothing() -> None:
    assert strip(group("Python", cadence=30, since=ago(300))) == ""


def test_each_meeting_names_the_note_and_the_line_that_says_so() -> None:
    python = group("Python", cadence=30, attended=(ago(99),))
    found = mine(python, log(PYTHON, ago(90), "missed"), meetup(50)).meetings
    assert [(one.day, one.location.path, one.location.line) for one in found] == [
        (ago(99), PYTHON, 7),
        (ago(90), PYTHON, 8),
        (ago(50), f"Events/Python {ago(50)}.md", 1),
        (ago(20), PYTHON, 1),
    ]


@pytest.mark.parametrize(
    ("marks", "absent"), [("", 0), ("●", 0), ("○", 1), ("●○○", 2), ("○○●", 0), ("○●○", 1), ("●·○", 2), ("●−·", 1)]
)
def test_absent_in_a_row_counts_from_the_newest_without_days_away(marks: str, absent: int) -> None:
    location = measures_of(group("Python")).groups[PYTHON].location
    named = {sign: mark for mark, sign in SEEN.items()}
    meetings = [Meeting(day=ago(9 - n), mark=named[sign], location=location) for n, sign in enumerate(marks)]
    assert len(absent_in_a_row(meetings)) == absent


@pytest.mark.parametrize(("times", "known"), [(2, ()), (3, ("People/Mira.md",))])
def test_people_met_three_times_know_me(times: int, known: tuple[str, ...]) -> None:
    assert mine(group("Python"), person("Mira"), *(meetup(n + 1, "Mira") for n in range(times))).known == known


@pytest.mark.parametrize(("days", "known"), [(2, ()), (3, ("People/Mira.md",))])
def test_a_member_with_whom_one_was_in_contact_elsewhere_knows_me(days: int, known: tuple[str, ...]) -> None:
    python = group("Python", people=("People/Mira.md",), attended=(ago(9),))
    assert mine(python, person("Mira"), *talk("Mira", *(ago(n + 1) for n in range(days)))).known == known


def test_visits_that_only_the_log_tells_have_the_hours_of_the_group() -> None:
    found = mine(group("Python", hours=2, attended=(ago(9), ago(5))), meetup(5, hours=3))
    assert (found.hours, found.noted, found.visits, found.logged) == (5, 2, 2, (ago(9),))


def test_who_was_there_without_me_does_not_know_me() -> None:
    missed = [meetup(n + 1, "Mira", status="missed") for n in range(5)]
    found = mine(group("Python"), person("Mira"), *missed)
    assert (found.known, found.events) == ((), ())


def test_presence_is_counted_once_a_day() -> None:
    events = (event("A", ago(5), "Mira"), event("B", ago(5), "Mira"), event("C", ago(4), "Mira"))
    assert seen_at(measures_of(person("Mira"), *events).events.values()) == {"People/Mira.md": 2}


def test_a_membership_holds_the_attended_events_and_the_goals_that_the_group_serves() -> None:
    found = mine(
        group("Python", goals="Goals/Robots.md"),
        group("Chess"),
        goal("Robots"),
        goal("Old", status="done", field="python"),
        meetup(5),
        meetup(9),
        meetup(7, status="missed"),
        meetup(-3),
        event("Chess night", ago(3), group="Groups/Chess.md"),
    )
    assert [e.day for e in found.events] == [ago(9), ago(5)]
    assert found.goals == ("Goals/Robots.md",)
