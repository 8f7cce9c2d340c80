"""Vision: who fills a want, where the gaps are, who is one introduction away, and what the goals get."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, group, person
from tests.vaults.words import assert_not_empty, lines_of, page_of, plain, text_of
from vaultkit.model.period import period_of
from vaultkit.practices.vision import look, review

ROBOTS = "Goals/Robots.md"


def robots(*wants: str, **given: object) -> Piece:
    return goal("Robots", wants=wants or "2 mentors in robotics", **given)


def mentor(name: str, **given: object) -> Piece:
    return person(name, relation="mentor", field="Robotics", **given)


@pytest.mark.parametrize(("days", "filled"), [(365, True), (366, False)])
def test_only_people_in_touch_within_a_year_fill_a_want(days: int, filled: bool) -> None:
    page = page_of(look(measures_of(robots(), mentor("Mira"), contact("Mira", ago(days)))))
    there = "2 mentors in robotics · 1 of 2: [[Mira]]"
    quiet = f"2 mentors in robotics · 0 of 2 · quiet: [[Mira]] since {ago(days)}"
    assert (there if filled else quiet) in page


@pytest.mark.parametrize(
    ("who", "filled"),
    [
        (person("Mira", role="Mentor", interests="robotics"), True),
        (person("Mira", role="Mentor"), False),
        (person("Mira", role="Mentor", goals=ROBOTS), True),
        (person("Mira", goals=ROBOTS), True),
        (mentor("Mira", status="let go"), False),
        (mentor("Mira", private=True), False),
    ],
    ids=["every part", "one part", "linked and one part", "linked to a goal of one want", "let go", "private"],
)
def test_who_fills_a_want(who: Piece, filled: bool) -> None:
    page = page_of(look(measures_of(robots(), who, contact("Mira", ago(5)))))
    assert ("2 mentors in robotics · 1 of 2: [[Mira]]" in page) is filled


def test_a_link_to_a_goal_of_several_wants_fills_only_what_matches() -> None:
    aims = robots("a mentor", "a sponsor")
    m = measures_of(aims, person("Mira", role="sponsor", goals=ROBOTS), contact("Mira", ago(5)))
    page = page_of(look(m))
    assert "a mentor · 0 of 1" in page
    assert "a sponsor · 1 of 1: [[Mira]]" in page


def test_a_filled_want_asks_for_nothing_more() -> None:
    m = measures_of(robots("a mentor"), mentor("Mira"), mentor("Tom", status="wanted"), contact("Mira", ago(5)))
    view = look(m)
    assert "a mentor · 1 of 1: [[Mira]]" in page_of(view)
    assert lines_of(view.headline) == ["Everybody whom your goals ask for is there."]


@pytest.mark.parametrize(
    ("near", "far", "words"),
    [
        ({"group": "Groups/Lab.md"}, {"group": "Groups/Lab.md"}, "both in [[Lab]]"),
        ({"org": "Acme"}, {"org": "ACME"}, "both at ACME"),
        ({}, {"via": "People/Jonas.md"}, "knows them already"),
    ],
    ids=["group", "organisation", "an introduction noted"],
)
def test_one_introduction_away_names_both(near: dict[str, object], far: dict[str, object], words: str) -> None:
    m = measures_of(
        robots(),
        group("Lab"),
        person("Jonas", **near),
        mentor("Tara", status="wanted", **far),
        contact("Jonas", ago(9)),
    )
    view = look(m)
    assert f"  one introduction away: [[Tara]] through [[Jonas]] ({words})" in page_of(view)
    assert plain(view.line) == "[[Robots]]: 0 of 2; one introduction away through [[Jonas]]"


def test_an_event_that_both_were_at_without_me_is_a_way_too() -> None:
    there = (robots(), person("Jonas"), mentor("Tara", status="wanted"), contact("Jonas", ago(9)))
    fair = event("Fair", ago(30), "Jonas", "Tara", status="missed")
    assert "  one introduction away: [[Tara]] through [[Jonas]] (both at [[Fair]])" in page_of(
        look(measures_of(*there, fair))
    )


def test_somebody_wanted_whom_one_met_at_an_event_is_there() -> None:
    there = (robots(), person("Jonas"), mentor("Tara", status="wanted"), event("Fair", ago(30), "Jonas", "Tara"))
    assert "2 mentors in robotics · 1 of 2: [[Tara]]" in page_of(look(measures_of(*there)))


@pytest.mark.parametrize("hidden", ["person", "group"])
def test_no_way_leads_through_what_is_private(hidden: str) -> None:
    m = measures_of(
        robots(),
        group("Lab", private=hidden == "group"),
        person("Jonas", group="Groups/Lab.md", private=hidden == "person"),
        mentor("Tara", status="wanted", group="Groups/Lab.md"),
        contact("Jonas", ago(9)),
    )
    assert not [line for line in page_of(look(m)) if "introduction" in line]


def test_where_nobody_is_known_by_name_who_is_at_home_there_is_asked() -> None:
    m = measures_of(robots(), person("Jonas", field="robotics"), contact("Jonas", ago(9)))
    view = look(m)
    assert "  ask [[Jonas]], who works in robotics" in page_of(view)
    assert plain(view.line) == "[[Robots]]: 0 of 2; ask [[Jonas]]"


def test_members_of_a_group_of_the_field_are_asked() -> None:
    m = measures_of(
        robots(),
        group("Lab", field="robotics", people="People/Jonas.md"),
        person("Jonas"),
        contact("Jonas", ago(9)),
    )
    assert "  ask [[Jonas]], who is in [[Lab]]" in page_of(look(m))


def test_a_want_with_nobody_and_no_next_step_is_a_finding() -> None:
    sentence = "Nobody and no next step yet for 2 mentors in robotics ([[Robots]]): who could you ask?"
    assert sentence in lines_of(look(measures_of(robots())).headline)
    coming = event("Fair", ago(-20), goals=ROBOTS)
    assert sentence not in lines_of(look(measures_of(robots(), coming)).headline)
    assert sentence not in lines_of(look(measures_of(robots(), mentor("Tara", status="wanted"))).headline)


@pytest.mark.parametrize(("days", "stale"), [(0, False), (1, True), (-1, False)])
def test_a_goal_past_its_review_is_a_finding(days: int, stale: bool) -> None:
    text = lines_of(look(measures_of(robots(review=ago(days)))).headline)
    assert (f"[[Robots]] was to be looked at again on {ago(days)}: does it still hold?" in text) is stale


def test_time_of_the_quarter_says_what_is_counted() -> None:
    m = measures_of(
        robots(),
        mentor("Mira"),
        event("Fair", ago(20), "Mira", goals=ROBOTS, hours=4),
        event("Talk", ago(10), field="robotics"),
        event("Chess", ago(9), hours=9),
        contact("Mira", ago(5)),
        contact("Mira", ago(5), kind="call"),
        contact("Mira", ago(3), kind="email"),
        contact("Mira", date(2026, 9, 30)),
    )
    page = page_of(look(m))
    assert "This quarter: 4 hours at 2 events (noted for 1), 1 conversation and contact with 1 person." in page


def test_what_serves_a_goal_is_named() -> None:
    m = measures_of(
        robots(),
        group("Lab", goals=ROBOTS),
        person("Mira", field="robotics"),
        contact("Mira", ago(5)),
        event("Fair", ago(-20), group="Groups/Lab.md"),
    )
    page = page_of(look(m))
    assert page[-3:] == ["People of the last 12 months: [[Mira]]", "Groups: [[Lab]]", "Ahead: [[Fair]] on 2026-12-13"]


@pytest.mark.parametrize(("n", "told"), [(2, False), (3, True)])
def test_what_serves_no_goal_is_a_share_from_three_on(n: int, told: bool) -> None:
    people = [person(f"P{i}") for i in range(n)]
    contacts = [contact(f"P{i}", ago(5)) for i in range(n)]
    text = lines_of(look(measures_of(robots(), *people, *contacts)).headline)
    assert ("3 of 3 people of the last 12 months serve no goal; not all need to." in text) is told


def test_goals_that_are_done_or_private_are_not_shown() -> None:
    view = look(measures_of(goal("A", status="done"), goal("B", private=True)))
    assert (view.line, view.headline, view.sections, view.start) == ((), (), (), ())


def test_without_goals_it_says_how_to_start() -> None:
    assert plain(look(measures_of()).start).startswith("Give a note `type: goal`")


def test_a_goal_alone_is_no_empty_section() -> None:
    view = look(measures_of(goal("Robots")))
    assert plain(view.line) == "1 goal, none of which says yet whom it wants"
    assert_not_empty(view.sections[0])


def test_a_week_names_the_goals_that_got_something() -> None:
    m = measures_of(robots(), mentor("Mira"), contact("Mira", TODAY))
    text = text_of(review(m, period_of("week", TODAY)))
    assert text == ["# Vision", "[[Robots]]: 1 conversation and contact with 1 person"]


def test_a_month_tells_the_time_of_its_days_and_who_is_there() -> None:
    m = measures_of(robots(), mentor("Mira"), contact("Mira", date(2026, 8, 30)), today=date(2026, 9, 15))
    text = text_of(review(m, period_of("month", m.today)))
    assert text == ["# Vision", "[[Robots]] · no time noted", "  2 mentors in robotics · 1 of 2: [[Mira]]"]


def test_a_quarter_adds_what_is_stuck() -> None:
    text = text_of(review(measures_of(robots()), period_of("quarter", TODAY)))
    assert text[1] == "Nobody and no next step yet for 2 mentors in robotics ([[Robots]]): who could you ask?"
