"""The week on one page."""

from datetime import date

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, event, item, limits, person, promise
from tests.vaults.words import said
from vaultkit.model.view import Line, WeekReview
from vaultkit.practices.practise import practise

WEDNESDAY = ago(-2)


def week(*pieces: Piece, today: date = TODAY) -> WeekReview:
    return practise(measures_of(*pieces, today=today)).week


def told(lines: tuple[Line, ...]) -> list[str]:
    return [said(line.words) for line in lines]


def test_an_empty_vault_has_an_empty_week() -> None:
    found = practise(measures_of())
    assert found.today == TODAY
    assert found.week == WeekReview(period=found.week.period, summary=("Nobody waits this week.",))
    assert found.week.period.key == "2026-W48"


def test_the_summary_counts_people_and_invitations() -> None:
    found = week(
        person("Ann", cadence=30),
        contact("Ann", ago(40)),
        event("Dinner", ago(-5), status="invited", by=ago(-2)),
    )
    assert said(found.summary) == "One person and one invitation to answer."
    assert told(found.upcoming) == [f"{ago(-5)} · Dinner · to answer by {ago(-2)}"]


def test_last_week_is_told_by_its_boxes_and_by_contacts_since() -> None:
    people = [person(name, met=ago(900), cadence="never") for name in ("Ann", "Ben", "Cy", "Di", "Eve")]
    marks = {"Ann": "x", "Ben": "-", "Cy": ">", "Di": " ", "Eve": " "}
    items = [item(name, f"vk-0000000{n}", status=mark, week=1) for n, (name, mark) in enumerate(marks.items())]
    found = week(*people, contact("Di", ago(5), "hello"), contact("Eve", TODAY, "late"), *items)
    assert told(found.done) == [
        f"Ann · done · {ago(1)} in contact",
        "Ben · not this time",
        "Cy · later",
        f"Di · done · {ago(5)} coffee: hello",
        f"Eve · left open, in contact since · {TODAY} coffee: late",
    ]
    assert said(found.summary).endswith(" (last week: 2 of 5 done)")


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
        person("Ann"),
        person("Ben"),
        promise("Ann", "no day"),
        promise("Ann", "later", due=ago(-9)),
        promise("Ben", "sooner", due=ago(3)),
        promise("Ben", "noted for [[Ben]]", day=ago(10)),
        promise("Ben", "long ago for [[Ben]]", day=ago(600)),
    )
    assert told(found.promises) == [
        f"Ben · open: sooner (due {ago(3)})",
        f"Ann · open: later (due {ago(-9)})",
        "Ann · open: no day",
        f"Ben · open: noted for Ben ({ago(10)})",
        f"Ben · still true? long ago for Ben ({ago(600)})",
    ]


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
        f"{ago(-1)} · Talk",
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
    ticked = item("Ann", "vk-00000001", status="x", week=1, text="[[Ann]] · open: send Ann the paper (due 3 December)")
    found = week(
        person("Ann", met=ago(900), cadence="never"), promise("Ann", "send [[Ann]] the paper", day=ago(9)), ticked
    )
    assert told(found.done)[0].startswith(f"Ann · done · its task is open: {ago(9)}, line 1")


def test_what_one_waits_for_is_told_as_such() -> None:
    found = week(person("Wei"), promise("Wei", "[[Wei]] to send the numbers", day=ago(9)))
    assert told(found.promises) == [f"Wei · waiting for: Wei to send the numbers ({ago(9)})"]
    assert found.plan == ()


def test_of_many_old_promises_a_few_are_asked_about() -> None:
    old = [promise("Ann", f"thing {n}", due=ago(400 - n)) for n in range(9)]
    found = told(week(person("Ann"), *old).promises)
    assert [line.startswith("Ann · still true? thing") for line in found] == [True] * 5 + [False]
    assert found[-1] == "and 4 more that are older than half a year"
