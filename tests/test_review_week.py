"""The week on one page."""

from typing import Any

from tests.gatherings_vaults import event
from tests.practice_vaults import TODAY, ago, circle_of, contact, item, person, promise, said
from vaultkit.model.index import Index
from vaultkit.model.record import Birthday, Met
from vaultkit.model.view import Line, WeekReview
from vaultkit.practices.review import practise


def week(*records: Any, **given: Any) -> WeekReview:
    return practise(circle_of(*records, **given), TODAY).week


def told(lines: tuple[Line, ...]) -> list[str]:
    return [said(line.words) for line in lines]


def test_an_empty_vault_has_an_empty_week() -> None:
    found = practise(Index(today=TODAY), TODAY)
    assert found.today == TODAY
    assert found.week == WeekReview(period=found.week.period, summary=("Nobody waits this week.",))
    assert found.week.period.key == "2026-W48"


def test_the_summary_counts_people_and_invitations() -> None:
    found = week(
        person("Ann", cadence=30),
        contact("Ann", ago(40)),
        event("Dinner", ago(-5), status="invited", answer_by=ago(-2)),
    )
    assert said(found.summary) == "One person and one invitation to answer."
    assert told(found.upcoming) == [f"{ago(-5)} · Dinner · to answer by {ago(-2)}"]


def test_last_week_is_told_by_its_boxes_and_by_contacts_since() -> None:
    people = [person(name, met=Met(day=ago(900)), cadence_never=True) for name in ("Ann", "Ben", "Cy", "Di", "Eve")]
    marks = {"Ann": "x", "Ben": "-", "Cy": ">", "Di": " ", "Eve": " "}
    items = [item(name, f"vk-0000000{n}", status=mark, week=1) for n, (name, mark) in enumerate(marks.items())]
    found = week(*people, contact("Di", ago(5), "hello"), contact("Eve", ago(1), "late"), items=items)
    assert told(found.done) == [
        "Ann · done",
        "Ben · not this time",
        "Cy · later",
        f"Di · done · {ago(5)} coffee: hello",
        f"Eve · left open, in contact since · {ago(1)} coffee: late",
    ]
    assert said(found.summary).endswith(" (last week: 2 of 5 done)")


def test_what_happened_is_this_week_newest_last() -> None:
    found = week(
        person("Ann"),
        person("Ben", private=True),
        person("Cy"),
        event("Meetup", ago(1), "Ann", "Ben", "Cy"),
        event("Secret", ago(1), "Ann", private=True),
        contact("Ann", ago(2), "before the week"),
        contact("Ann", TODAY, "the paper"),
        contact("Cy", TODAY, "asked after Ben"),
    )
    assert told(found.happened) == [
        f"{ago(1)} · Meetup with Ann and Cy",
        f"{TODAY} · Ann · coffee: the paper",
        f"{TODAY} · Cy · coffee",
    ]
    assert all(line.location for line in found.happened)


def test_promises_stand_by_due_day_then_age() -> None:
    found = week(
        person("Ann"),
        person("Ben"),
        promise("Ann", "no day"),
        promise("Ann", "later", due=ago(-9)),
        promise("Ben", "sooner", due=ago(3)),
        promise("Ben", "noted", day=ago(10)),
        promise("Ben", "long ago", day=ago(600)),
    )
    assert told(found.promises) == [
        f"Ben · open: sooner (due {ago(3)})",
        f"Ann · open: later (due {ago(-9)})",
        "Ann · open: no day",
        f"Ben · open: noted ({ago(10)})",
    ]


def test_the_next_two_weeks_are_in_order() -> None:
    found = week(
        person("Ann", birthday=Birthday(month=12, day=8)),
        person("Ben", next_contact=ago(-3)),
        person("Cy", birthday=Birthday(month=12, day=9), status="let go"),
        contact("Ann", ago(-4)),
        event("Talk", ago(-1), "Ann"),
        event("Fair", ago(-15)),
        event("No", ago(-2), status="declined"),
    )
    assert told(found.upcoming) == [
        f"{ago(-1)} · Talk",
        f"{ago(-3)} · Ben · the day you set for the next contact",
        f"{ago(-4)} · Ann · planned",
        "2026-12-08 · Ann · birthday",
    ]


def test_a_week_away_says_why_it_is_empty() -> None:
    found = week(person("Ann", cadence=30), contact("Ann", ago(40)), away=((ago(1), ago(-9)),))
    assert found.away.startswith("You are away")
    assert said(found.summary) == "A week away."
    assert not found.plan
