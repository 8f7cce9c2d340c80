"""What a private note tells of a public person counts by its day and kind, without a word, and hides no public line;
what a private event costs is taken from the limits, and private people count nowhere."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, event, goal, group, limits, log, note, person, promise, talk
from tests.vaults.words import page_of, plain, text_of
from vaultkit.measures.budgets import evenings_budget, events_budget
from vaultkit.measures.shown import NOWHERE
from vaultkit.model.period import SPANS, period_of
from vaultkit.model.record import Interaction
from vaultkit.practices.practise import practise
from vaultkit.practices.reconnection.lists import reconnect

DAY = ago(40)
LEA = person("Lea", private=True)
ANN = person("Ann", cadence=30)


def told(*vault: Piece) -> list[tuple[date, str, str, bool]]:
    """What is told of Ann: the day, the kind, the words, and whether the place is told as well."""
    tie = measures_of(ANN, *vault).ties["People/Ann.md"]
    return [(one.day, one.kind, one.text, one.location != NOWHERE) for one in (*tie.contacts, *tie.planned)]


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        (daily(DAY, "Long talk with [[Ann]] about law.", private=True), "talked"),
        (daily(DAY, f"- {DAY} call: [[Ann]] about law", private=True), "call"),
        (daily(DAY, "- [x] called [[Ann]] about law", private=True), "call"),
        (note("Projects/Law.md", f"- [x] coffee with [[Ann]] ✅ {DAY}", private=True), "coffee"),
        (note("People/Lea.md", f"- [x] lunch with [[Ann]] ✅ {DAY}"), "lunch"),
        (event("Law", DAY, "Ann", format="dinner", private=True), "dinner"),
        (event("Law", DAY, "Ann", private=True), "meeting"),
        (contact("Ann", DAY, "with Lea"), "coffee"),
        (contact("Ann", DAY, "with [[Lea|somebody]]"), "coffee"),
        (daily(DAY, "[[Ann]] and Lea"), "mention"),
    ],
    ids=[
        "a link in a private day", "a line in a private day", "a task in a private day", "a task in a private note",
        "a task in a private person's note", "a private dinner", "a private event", "a line that names somebody",
        "a line that links to somebody", "a day that names somebody",
    ],
)  # fmt: skip
def test_contact_that_something_private_tells_counts_by_its_day_and_kind(piece: Piece, kind: str) -> None:
    assert told(LEA, piece) == [(DAY, kind, "", False)]
    assert measures_of(ANN, LEA, piece).ties["People/Ann.md"].days == (DAY,)


PUBLIC = contact("Ann", DAY, "her garden", kind="dinner")


@pytest.mark.parametrize(
    "private",
    [
        event("Law", DAY, "Ann", format="dinner", private=True),
        daily(DAY, f"- {DAY} dinner: [[Ann]] about law", private=True),
        note("A.md", f"- [x] dinner with [[Ann]] ✅ {DAY}", private=True),
        daily(DAY, f"- {DAY} dinner: [[Ann]] and [[Lea|her]]"),
        daily(DAY, f"- {DAY} dinner: [[Ann]] and Lea"),
    ],
    ids=["a private event", "a private day", "a task in a private note", "a line that links", "a line that names"],
)
def test_a_public_line_of_the_same_day_and_kind_is_told_instead(private: Piece) -> None:
    assert told(LEA, private, PUBLIC) == [(DAY, "dinner", "her garden", True)]


def test_of_two_mentions_on_a_day_the_one_that_names_nobody_private_is_told() -> None:
    private, public = "With [[Ann]] and Lea.", "[[Ann]] sang."
    for lines in ((private, "", public), (public, "", private)):
        assert told(LEA, daily(DAY, *lines)) == [(DAY, "mention", public, True)]


def test_a_public_event_or_task_is_told_instead_of_a_private_line() -> None:
    private = daily(DAY, f"- {DAY} dinner: [[Ann]] about law", private=True)
    assert told(private, event("Feast", DAY, "Ann", format="dinner")) == [(DAY, "dinner", "Feast", True)]
    task = note("B.md", f"- [x] dinner with [[Ann]] ✅ {DAY}")
    assert told(private, task) == [(DAY, "dinner", f"dinner with [[Ann]] ✅ {DAY}", True)]


def test_what_a_private_note_asks_for_is_no_promise() -> None:
    asked = "give [[Ann]] the book"
    for piece in (daily(DAY, f"- [ ] {asked}", private=True), note("People/Lea.md", f"- [ ] {asked}")):
        assert measures_of(ANN, LEA, piece).ties["People/Ann.md"].promises == ()
    (kept,) = measures_of(ANN, LEA, daily(DAY, "- [ ] ask [[Ann]] and Lea")).ties["People/Ann.md"].promises
    assert (kept.day, kept.text, kept.location) == (DAY, "", NOWHERE)


MONTH, WEEK = period_of("month", TODAY), period_of("week", TODAY)
LIMITS = limits(events_per_month=2, evenings_per_week=2)


@pytest.mark.parametrize(
    ("properties", "events", "evenings"),
    [
        ({}, 1, 0),
        ({"evening": True}, 1, 1),
        ({"time": "19:30"}, 1, 1),
        ({"format": "coffee"}, 0, 0),
        ({"format": "coffee", "evening": True}, 0, 1),
        ({"status": "attended"}, 1, 0),
        ({"status": "declined", "evening": True}, 0, 0),
        ({"status": "missed"}, 0, 0),
        ({"status": "cancelled"}, 0, 0),
        ({"status": "invited"}, 0, 0),
    ],
    ids=str,
)
def test_a_private_event_takes_from_the_limits_what_a_public_one_does(
    properties: dict[str, object], events: int, evenings: int
) -> None:
    for day in (TODAY, ago(-3)):
        shown, hidden = (measures_of(LIMITS, event("Law", day, private=is_, **properties)) for is_ in (False, True))
        for m in (shown, hidden):
            of_month, of_week = events_budget(m, MONTH), evenings_budget(m, WEEK)
            assert of_month
            assert of_week
            assert (of_month.used, of_week.used) == (events, evenings)
        assert (hidden.attended, hidden.events, hidden.series) == ((), {}, ())


def test_the_page_of_the_limits_counts_what_is_private_and_names_nothing() -> None:
    late = (event(f"Quux {n}", ago(n), evening=True, private=True) for n in range(4))
    m = measures_of(LIMITS, *late, event("Fair", ago(5)), event("Feast", ago(-2), evening=True))
    views = practise(m, SPANS)
    page = page_of(next(view for view in views.practices if view.name == "boundaries"))
    assert any("Six events this month (one still to come), four over your two: [[Feast]]" in line for line in page)
    lines = [line for review in views.reviews for section in review.sections for line in text_of(section)]
    assert not any("Quux" in line for line in (*page, *lines))
    assert not any("private" in line for line in (*page, *lines))


def test_a_declined_invitation_made_no_room_on_a_day_that_something_private_took() -> None:
    declined = event("Fair", ago(5), status="declined")
    free, taken = (
        practise(measures_of(LIMITS, declined, *more), SPANS) for more in ((), (event("Q", ago(5), private=True),))
    )
    said = [" ".join(page_of(next(v for v in views.practices if v.name == "boundaries"))) for views in (free, taken)]
    assert "the time stayed yours" in said[0]
    assert "the time stayed yours" not in said[1]


def test_private_people_count_nowhere_but_in_the_size_of_an_event() -> None:
    hidden = [person(f"Quux {n}", private=True, tier="inner", field="law", org="Acme", met=ago(3)) for n in range(8)]
    people = [f"Quux {n}" for n in range(8)]
    vault = [
        person("Ann", field="law", org="Acme", tier="inner"), *talk("Ann", ago(3)), *hidden,
        *(contact(name, ago(3)) for name in people),
        group("Makers", stage="core", people=tuple(f"People/{name}.md" for name in people)),
        *(event(f"Meetup {n}", ago(10 * n), "Ann", *people, group="Groups/Makers.md") for n in range(1, 5)),
        event("Talk", ago(50), "Ann", *people, *(f"Guest {n}" for n in range(5))),
        goal("Law", wants=({"count": 2, "field": "law"},)), limits(new_people_per_month=1, tier_limits={"inner": 1}),
    ]  # fmt: skip
    m = measures_of(*vault)
    assert list(m.ties) == ["People/Ann.md"]
    assert m.memberships["Groups/Makers.md"].known == ("People/Ann.md",)
    assert m.groups["Groups/Makers.md"].people == ()
    assert {path for members in m.members.values() for paths in members.values() for path in paths} == {"People/Ann.md"}
    assert [state.there for state in m.wants["Goals/Law.md"]] == [("People/Ann.md",)]
    assert m.sides == ()
    depths: dict[str, float] = {one.event: one.depth for one in m.contacts if isinstance(one, Interaction)}
    assert depths["Events/Meetup 1.md"] == 2 * depths["Events/Talk.md"]


def test_somebody_who_was_met_at_a_private_event_was_met_that_day() -> None:
    m = measures_of(person("Ann", met="Events/Law.md"), event("Law", ago(20), private=True))
    tie = m.ties["People/Ann.md"]
    assert (tie.met, tie.met_at) == (ago(20), "")
    assert tie.person.met
    assert (tie.person.met.event, tie.person.met.words) == ("", "")


def test_a_private_group_sets_no_cadence_and_serves_no_goal() -> None:
    vault = (
        person("Ann", group="Groups/Law.md"), group("Law", private=True, goals="Goals/Robots.md"), goal("Robots"),
        event("Meetup", ago(3), "Ann", group="Groups/Law.md"), log("Groups/Law.md", ago(3), "attended"),
    )  # fmt: skip
    m = measures_of(*vault, group_cadence={"law": 7})
    assert m.ties["People/Ann.md"].cadence.days is None
    assert (m.groups, m.memberships) == ({}, {})
    assert m.served["Goals/Robots.md"].events == frozenset()
    assert m.events["Events/Meetup.md"].group is None


def test_nothing_is_planned_for_what_only_a_private_note_asks() -> None:
    m = measures_of(person("Ann"), LEA, note("People/Lea.md", "- [ ] give [[Ann]] the book 📅 2026-11-24"))
    assert reconnect(m).plan == ()
    assert [plain(one.words) for one in practise(m, SPANS).week.promises] == []


def test_a_promise_names_the_day_of_a_public_note_only() -> None:
    m = measures_of(ANN, daily(DAY, "- [ ] ask [[Ann]]"), promise("Ann", "bring [[Ann]] a cake", day=ago(2)))
    assert set(m.dated) == {f"Daily/{DAY}.md", f"Daily/{ago(2)}.md"}
