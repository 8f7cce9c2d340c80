"""What events gave in people: who was met there first, who was kept, and when that can be told."""

from datetime import date

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, person
from vaultkit.measures.yields import together
from vaultkit.model.measures import Yield

MIRA = "People/Mira.md"
MEETUP = "Events/Meetup.md"


def the_yield(*pieces: Piece) -> Yield:
    """What the meetup gave."""
    return measures_of(*pieces).yields[MEETUP]


@pytest.mark.parametrize(("age", "kept"), [(1, True), (59, True), (60, True), (61, False)])
def test_people_are_kept_by_contact_within_60_days(age: int, kept: bool) -> None:
    found = the_yield(person("Mira"), event("Meetup", ago(300), "Mira"), contact("Mira", ago(300 - age)))
    assert found.met == (MIRA,)
    assert (found.kept == (MIRA,)) is kept
    assert found.later == (() if kept else ((MIRA, age),))


@pytest.mark.parametrize(("again", "later"), [(60, ()), (61, ((MIRA, 61),)), (404, ((MIRA, 404),))])
def test_who_comes_back_later_is_told_with_how_much_later(again: int, later: tuple[tuple[str, int], ...]) -> None:
    there = (person("Mira"), event("Meetup", ago(500), "Mira"))
    found = the_yield(*there, contact("Mira", ago(500 - again)), contact("Mira", ago(3)))
    assert (found.later, bool(found.kept)) == (later, not later)


@pytest.mark.parametrize(("age", "waiting"), [(60, 1), (61, 0)])
def test_yield_waits_before_it_is_judged(age: int, waiting: int) -> None:
    assert len(the_yield(person("Mira"), event("Meetup", ago(age), "Mira")).waiting) == waiting


@pytest.mark.parametrize(("told", "kept"), [("message", True), ("like", False), ("role", False)])
def test_a_trace_keeps_nobody(told: str, kept: bool) -> None:
    found = the_yield(person("Mira"), event("Meetup", ago(100), "Mira"), contact("Mira", ago(90), kind=told))
    assert bool(found.kept) is kept


def test_seeing_somebody_on_its_last_day_is_no_contact_since() -> None:
    fair = event("Meetup", ago(100), "Mira", end=ago(98))
    assert the_yield(person("Mira"), fair, contact("Mira", ago(98))).kept == ()
    assert the_yield(person("Mira"), fair, contact("Mira", ago(97))).kept == (MIRA,)


def test_another_event_keeps_somebody_too() -> None:
    assert the_yield(person("Mira"), event("Meetup", ago(100), "Mira"), event("Other", ago(90), "Mira")).kept == (MIRA,)


@pytest.mark.parametrize(
    ("met", "first"),
    [
        (None, True),
        ("Events/Meetup.md", True),
        ("Events/Other.md", False),
        (ago(100), True),
        (ago(400), False),
    ],
    ids=["nothing said", "here", "elsewhere", "that day", "earlier"],
)
def test_what_the_note_says_decides_who_was_met_first(met: str | date | None, first: bool) -> None:
    found = the_yield(person("Mira", met=met), event("Meetup", ago(100), "Mira"), event("Other", ago(90)))
    assert (found.met == (MIRA,)) is first


def test_an_earlier_contact_means_that_one_had_met_before() -> None:
    assert the_yield(person("Mira"), contact("Mira", ago(200)), event("Meetup", ago(100), "Mira")).met == ()


def test_private_people_are_never_counted() -> None:
    assert the_yield(person("Mira", private=True), event("Meetup", ago(100), "Mira")).met == ()


def test_somebody_wanted_was_met_once_one_was_at_an_event_with_them() -> None:
    there = event("Meetup", ago(100), "Mira")
    assert the_yield(person("Mira", status="wanted"), there).met == (MIRA,)


@pytest.mark.parametrize("status", ["missed", "declined", "invited", "cancelled"])
def test_an_event_that_one_was_not_at_gives_nothing(status: str) -> None:
    m = measures_of(person("Mira", met=ago(100)), event("Meetup", ago(100), "Mira", status=status))
    assert dict(m.yields) == {}


def test_several_events_give_what_each_of_them_gave() -> None:
    m = measures_of(
        *(person(name) for name in ("Mira", "Tom", "Uma")),
        event("Meetup", ago(300), "Mira", "Tom"),
        event("Other", ago(20), "Mira", "Uma"),
        contact("Mira", ago(290)),
        contact("Tom", ago(200)),
    )
    found = together(m.yields.values())
    assert found.met == (MIRA, "People/Tom.md", "People/Uma.md")
    assert (found.kept, found.later) == ((MIRA,), (("People/Tom.md", 100),))
    assert found.waiting == ("People/Uma.md",)
    assert together(()) == Yield()
