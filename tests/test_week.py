"""The week on one page."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, event, item, limits, person, promise
from tests.vaults.words import said
from vaultkit.model.view import Line, WeekReview
from vaultkit.practices.practise import practise
from vaultkit.syntax.checklist import make_id, plan_id

WEDNESDAY = ago(-2)


def week(*pieces: Piece, today: date = TODAY) -> WeekReview:
    return practise(measures_of(*pieces, today=today)).week


def told(lines: tuple[Line, ...]) -> list[str]:
    return [said(line.words) for line in lines]


def test_an_empty_vault_has_an_empty_week() -> None:
    found = practise(measures_of())
    assert found.today == TODAY
    assert found.week == WeekReview(period=found.week.period, summary=("Nobody is planned this week.",))
    assert found.week.period.key == "2026-W48"


def test_the_summary_counts_people_and_invitations() -> None:
    found = week(
        person("Ann", cadence=30),
        contact("Ann", ago(40)),
        event("Dinner", ago(-5), status="invited", by=ago(-2)),
    )
    assert said(found.summary) == "One person to reach, one invitation to answer: about 5 minutes."
    assert told(found.upcoming) == [], "what is not answered yet is nothing that one goes to"
    assert told(found.invitations) == [f"Dinner · ask first, by {ago(-2)}"]


@pytest.mark.parametrize(
    ("boxes", "invited", "summary"),
    [
        ("  ", False, "Two people to reach: about 10 minutes."),
        ("x ", False, "One person left to reach: about 5 minutes."),
        ("> ", True, "One person left to reach, one invitation to answer: about 5 minutes."),
        ("->", False, "Nobody is left to reach this week."),
        ("xX", True, "Nobody is left to reach this week, one invitation to answer: about 5 minutes."),
    ],
)
def test_the_summary_counts_who_is_left(boxes: str, invited: bool, summary: str) -> None:
    names = ("Ann", "Ben")
    items = [
        item(name, plan_id("2026-W48", "keep in touch", f"People/{name}.md"), status=box)
        for name, box in zip(names, boxes, strict=True)
    ]
    dinner = [event("Dinner", ago(-5), status="invited", by=ago(-2))] if invited else []
    found = week(
        *(person(name, cadence=30) for name in names), *(contact(name, ago(40)) for name in names), *items, *dinner
    )
    assert said(found.summary) == summary
    assert [entry.state != "open" for entry in found.plan] == [box != " " for box in boxes]
    assert [bool(entry.became) for entry in found.plan] == [box != " " for box in boxes]


def test_last_week_is_told_by_its_boxes_and_by_contacts_since() -> None:
    people = [person(name, met=ago(900), cadence="never") for name in ("Ann", "Ben", "Cy", "Di", "Eve")]
    marks = {"Ann": "x", "Ben": "-", "Cy": ">", "Di": " ", "Eve": " "}
    items = [item(name, f"vk-0000000{n}", status=mark, week=1) for n, (name, mark) in enumerate(marks.items())]
    found = week(*people, contact("Di", ago(5), "hello"), contact("Eve", TODAY, "late"), *items)
    assert told(found.done) == [
        f"Ann · {ago(1)} in contact",
        f"Di · {ago(5)} coffee: hello",
        "Not this time: Ben · Later: Cy · Left open: Eve",
    ]
    assert said(found.before) == "last week: 2 of 5 done"


def test_what_happened_is_this_week_newest_last() -> None:
    found = week(
        person("Ann"),
        person("Ben", private=True),
        person("Cy"),
        event("Meetup", TODAY, "Ann", "Ben", "Cy"),
        event("Secret", ago(-1), "Ann", private=True),
        contact("Ann", ago(1), "before the week"),
        contact("Ann", WEDNESDAY, "the paper"),
        contact("Cy", WEDNESDAY, "asked after Ben"),
        daily(ago(-1), "A long talk with [[Cy]].", private=True),
        today=WEDNESDAY,
    )
    assert told(found.happened) == [
        f"{TODAY} · Meetup with Ann and Cy",
        f"{WEDNESDAY} · Ann · coffee: the paper",
        f"{WEDNESDAY} · Cy · coffee",
    ]
    assert [bool(line.location) for line in found.happened] == [True, True, False], (
        "what names Ben is told without its place"
    )


def test_promises_stand_by_due_day_then_age() -> None:
    found = week(
        limits(touches_per_week=0),
        person("Ann"),
        person("Ben"),
        promise("Ann", "no day"),
        promise("Ann", "later", due=ago(-9)),
        promise("Ben", "sooner", due=ago(3)),
        promise("Ben", "noted for [[Ben]]", day=ago(10)),
        promise("Ben", "long ago for [[Ben]]", day=ago(600)),
    )
    assert told(found.promises) == [
        f"Ben · you promised: sooner (due {ago(3)})",
        f"Ann · you promised: later (due {ago(-9)})",
        f"Ben · you promised: noted for Ben ({ago(10)})",
        "Ann · you promised: no day",
        f"Ben · still true? long ago for Ben ({ago(600)})",
    ]


def test_promises_to_those_in_the_plan_stand_in_the_plan_only() -> None:
    found = week(person("Ann"), promise("Ann", "the paper", due=ago(-1)))
    assert [entry.person.name for entry in found.plan] == ["Ann"]
    assert found.promises == ()


def test_of_many_promises_the_newest_five_stand_and_the_rest_is_counted() -> None:
    many = [promise("Ann", f"thing {n} for [[Ann]]", day=ago(n + 10)) for n in range(60)]
    found = told(week(limits(touches_per_week=0), person("Ann"), *many).promises)
    assert found[:5] == [f"Ann · you promised: thing {n} for Ann ({ago(n + 10)})" for n in range(5)]
    assert found[5:] == ["and 55 more: `vaultkit list promises`"]


def test_the_next_two_weeks_are_in_order() -> None:
    found = week(
        person("Ann", birthday="12-07"),
        person("Ben", next_contact=ago(-3)),
        person("Cy", birthday="12-08", status="let go"),
        contact("Ann", ago(-4)),
        event("Talk", ago(-1), "Ann"),
        event("Fair", ago(-15)),
        event("No", ago(-2), status="declined"),
    )
    assert told(found.upcoming) == [
        f"{ago(-1)} · Talk · with Ann · brief",
        f"{ago(-3)} · Ben · the day you set for the next contact",
        f"{ago(-4)} · Ann · planned",
        "2026-12-07 · Ann · birthday",
    ]


def test_a_week_away_says_why_it_is_empty() -> None:
    found = week(person("Ann", cadence=30), contact("Ann", ago(40)), limits(away=((ago(1), ago(-9)),)))
    assert found.away.startswith("You are away")
    assert said(found.summary) == "A week away."
    assert not found.plan


def test_the_task_of_a_ticked_promise_is_named_with_its_line() -> None:
    ticked = item(
        "Ann", "vk-00000001", status="x", week=1, text="[[Ann]] · you promised: send Ann the paper (due 3 December)"
    )
    found = week(
        person("Ann", met=ago(900), cadence="never"), promise("Ann", "send [[Ann]] the paper", day=ago(9)), ticked
    )
    assert told(found.done)[0].endswith(f" · its task is open: {ago(9)}, line 1")


def test_what_one_waits_for_is_told_as_such() -> None:
    found = week(person("Wei"), promise("Wei", "[[Wei]] to send the numbers", day=ago(9)))
    assert told(found.promises) == [f"Wei · waiting for: send the numbers ({ago(9)})"]
    assert found.plan == ()


def test_of_many_old_promises_a_few_are_asked_about() -> None:
    old = [promise("Ann", f"thing {n}", due=ago(400 - n)) for n in range(9)]
    found = told(week(person("Ann"), *old).promises)
    assert [line.startswith("Ann · still true? thing") for line in found] == [True] * 2 + [False]
    assert found[-1] == "and 7 more: `vaultkit list promises`"


MET_ON = ago(-2)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (ago(-2), f"Follow up by {ago(-4)} with Ann and Ben, met at Fair."),
        (ago(-4), f"Follow up by {ago(-4)} with Ann and Ben, met at Fair."),
        (ago(-5), f"Follow up by {ago(-16)} at the latest with Ann and Ben, met at Fair."),
    ],
    ids=["on the day", "on the good day", "after it"],
)
def test_who_was_met_midweek_is_named_at_once_with_a_day_that_is_not_past(today: date, words: str) -> None:
    stands = item("Old", make_id("2026-W48", "Old"), week=0)
    found = week(
        person("Old", met=ago(900)),
        person("Ann"),
        person("Ben"),
        event("Fair", MET_ON, "Ann", "Ben"),
        contact("Old", ago(900)),
        stands,
        today=today,
    )
    assert said(found.follow_up) == words


@pytest.mark.parametrize(
    ("pieces", "became"),
    [
        ((contact("Ann", ago(-1), "the paper", kind="call"),), f"done on {ago(-1)}: call"),
        ((contact("Ann", ago(-1), "the paper", kind="contact"),), f"done on {ago(-1)}"),
        ((daily(ago(-1), "Thought of [[Ann]]."),), ""),
        ((), ""),
    ],
    ids=["a call", "a contact", "a mention", "nothing"],
)
def test_the_plan_says_who_was_reached_in_another_way(pieces: tuple[Piece, ...], became: str) -> None:
    stands = item("Ann", plan_id("2026-W48", "keep in touch", "People/Ann.md"), week=0)
    (entry,) = week(person("Ann"), contact("Ann", ago(40)), *pieces, stands, today=ago(-3)).plan
    assert said(entry.became) == became


@pytest.mark.parametrize(
    ("invited", "lines"),
    [(0, 0), (1, 1), (3, 3), (4, 3), (9, 3)],
)
def test_invitations_are_lines_of_which_three_are_named(invited: int, lines: int) -> None:
    found = week(person("Ann"), *(event(f"Dinner {n}", ago(-5 - n), status="invited") for n in range(invited)))
    assert len(found.invitations) == lines
    assert len(found.answers) == 2 * min(invited, 3) + (invited > 3)
    rest = {4: ["and one more: Boundaries"], 9: ["and six more: Boundaries"]}
    assert told(found.answers[6:]) == rest.get(invited, [])
    assert all(len(line.children) <= 1 for line in found.answers), "the letter for a no stands with the limits"
