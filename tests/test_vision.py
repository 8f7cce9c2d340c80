"""Vision: who fills a want, where the gaps are, who is one introduction away, and what the goals get."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, group, note, person
from tests.vaults.words import assert_not_empty, lines_of, page_of, plain, text_of
from vaultkit.model.period import Span, period_of
from vaultkit.practices.vision import goals_lines, look, review

ROBOTS = "Goals/Robots.md"


def robots(*wants: str, **given: object) -> Piece:
    return goal("Robots", wants=wants or "2 mentors in robotics", **given)


def mentor(name: str, **given: object) -> Piece:
    return person(name, relation="mentor", field="Robotics", **given)


@pytest.mark.parametrize(("days", "filled"), [(365, True), (366, False)])
def test_only_people_in_touch_within_a_year_fill_a_want(days: int, filled: bool) -> None:
    page = page_of(look(measures_of(robots(), mentor("Mira"), contact("Mira", ago(days)))))
    there = "2 mentors in robotics · one of two: [[Mira]]"
    quiet = f"2 mentors in robotics · nobody yet · ask again: [[Mira]], last on {ago(days)}"
    assert (there if filled else quiet) in page


@pytest.mark.parametrize(
    ("who", "filled"),
    [
        (person("Mira", role="Mentor", interests="robotics"), True),
        (person("Mira", role="Mentor"), False),
        (person("Mira", role="Mentor", goals=ROBOTS), False),
        (person("Mira", goals=ROBOTS), False),
        (mentor("Mira", status="let go"), False),
        (mentor("Mira", private=True), False),
    ],
    ids=["every part", "one part", "linked and one part", "linked to a goal of one want", "let go", "private"],
)
def test_who_fills_a_want(who: Piece, filled: bool) -> None:
    page = page_of(look(measures_of(robots(), who, contact("Mira", ago(5)))))
    assert ("2 mentors in robotics · one of two: [[Mira]]" in page) is filled


def test_a_link_to_a_goal_of_several_wants_fills_only_what_matches() -> None:
    aims = robots("a mentor", "a sponsor")
    m = measures_of(aims, person("Mira", role="sponsor", goals=ROBOTS), contact("Mira", ago(5)))
    page = page_of(look(m))
    assert "a mentor · nobody yet" in page
    assert "a sponsor · filled: [[Mira]]" in page


def test_a_filled_want_asks_for_nothing_more() -> None:
    m = measures_of(robots("a mentor"), mentor("Mira"), mentor("Tom", status="wanted"), contact("Mira", ago(5)))
    view = look(m)
    assert "a mentor · filled: [[Mira]]" in page_of(view)
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
    way = f"one introduction away: [[Tara]] through [[Jonas]] ({words})"
    assert f"2 mentors in robotics · nobody yet · wanted: [[Tara]] · {way}" in page_of(view)
    assert plain(view.line) == f"nobody yet for 2 mentors in robotics ([[Robots]]); {way}"


def test_an_event_that_both_were_at_without_me_is_a_way_too() -> None:
    there = (robots(), person("Jonas"), mentor("Tara", status="wanted"), contact("Jonas", ago(9)))
    fair = event("Fair", ago(30), "Jonas", "Tara", status="missed")
    page = page_of(look(measures_of(*there, fair)))
    assert any("one introduction away: [[Tara]] through [[Jonas]] (both at [[Fair]])" in line for line in page)


def test_somebody_wanted_whom_one_met_at_an_event_is_there() -> None:
    there = (robots(), person("Jonas"), mentor("Tara", status="wanted"), event("Fair", ago(30), "Jonas", "Tara"))
    assert "2 mentors in robotics · one of two: [[Tara]]" in page_of(look(measures_of(*there)))


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


def test_who_is_at_home_there_is_near() -> None:
    m = measures_of(robots(), person("Jonas", field="robotics"), contact("Jonas", ago(9)))
    view = look(m)
    assert "2 mentors in robotics · nobody yet; near: [[Jonas]], robotics" in page_of(view)
    assert plain(view.line) == "nobody yet for 2 mentors in robotics ([[Robots]])"


def test_members_of_a_group_of_the_field_are_asked() -> None:
    m = measures_of(
        robots(),
        group("Lab", field="robotics", people="People/Jonas.md"),
        person("Jonas"),
        contact("Jonas", ago(9)),
    )
    assert "2 mentors in robotics · nobody yet · ask [[Jonas]], who is in [[Lab]]" in page_of(look(m))


def test_a_want_with_nobody_and_no_next_step_is_a_finding() -> None:
    sentence = "Nobody and no next step yet for 2 mentors in robotics ([[Robots]]): who could you ask?"
    assert sentence in lines_of(look(measures_of(robots())).headline)
    coming = event("Fair", ago(-20), goals=ROBOTS)
    assert sentence not in lines_of(look(measures_of(robots(), coming)).headline)
    assert sentence not in lines_of(look(measures_of(robots(), mentor("Tara", status="wanted"))).headline)


@pytest.mark.parametrize(("days", "stale"), [(0, False), (1, True), (-1, False)])
def test_a_goal_past_its_review_is_a_finding(days: int, stale: bool) -> None:
    text = lines_of(look(measures_of(robots(review=ago(days)))).headline)
    assert (f"You meant to look at [[Robots]] again by {ago(days)}. Does it still hold?" in text) is stale


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
    assert page[-2:] == ["served by [[Lab]]", "ahead: [[Fair]] on 2026-12-13"]


@pytest.mark.parametrize(("n", "told"), [(2, False), (3, True)])
def test_what_serves_no_goal_is_a_share_from_three_on(n: int, told: bool) -> None:
    people = [person(f"P{i}") for i in range(n)]
    contacts = [contact(f"P{i}", ago(5)) for i in range(n)]
    text = lines_of(look(measures_of(robots(), *people, *contacts)).headline)
    assert ("In 12 months none of 3 people served a goal. The rest need not." in text) is told


def test_goals_that_are_done_or_private_are_not_shown() -> None:
    view = look(measures_of(goal("A", status="done"), goal("B", private=True)))
    assert (view.line, view.headline, view.sections, view.start) == ((), (), (), ())


def test_without_goals_it_says_how_to_start() -> None:
    assert plain(look(measures_of()).start).startswith("Give a note `type: goal`")


def test_a_goal_alone_is_no_empty_section() -> None:
    view = look(measures_of(goal("Robots")))
    assert plain(view.line) == "1 goal; write in `wants` whom they ask for, such as `2 mentors in robotics`"
    assert_not_empty(view.sections[0])


def test_a_month_tells_who_came_for_a_want_in_it_and_what_was_to_be_looked_at() -> None:
    there = (robots(review=ago(3)), mentor("Mira", met=ago(5)), mentor("Tom", met=ago(90)), contact("Mira", ago(5)))
    text = text_of(review(measures_of(*there, contact("Tom", ago(4))), period_of("month", TODAY)))
    assert text == [
        "# Vision",
        "[[Mira]] came as what [[Robots]] asks for: mentor",
        f"You meant to look at [[Robots]] again by {ago(3)}. Does it still hold?",
    ]


def test_a_month_tells_who_has_been_silent_for_a_year() -> None:
    m = measures_of(robots(), mentor("Mira"), contact("Mira", ago(370)))
    assert text_of(review(m, period_of("month", TODAY)))[1:] == [
        "[[Mira]] has been silent for a year; [[Robots]] asks for mentor"
    ]


@pytest.mark.parametrize(("span", "said"), [("month", True), ("quarter", True), ("year", True), ("week", False)])
def test_where_nothing_changed_the_goals_that_got_time_are_named(span: Span, said: bool) -> None:
    m = measures_of(robots(), person("Mira", goals="Goals/Robots.md"), contact("Mira", ago(8)), contact("Mira", ago(0)))
    assert text_of(review(m, period_of(span, TODAY)))[1:] == (["Time went to [[Robots]]"] if said else [])
    idle = measures_of(robots(), person("Mira"), contact("Mira", ago(8)))
    assert "Time went to" not in "".join(text_of(review(idle, period_of(span, TODAY))))


def test_a_quarter_names_the_goals_that_got_no_time() -> None:
    m = measures_of(robots(), goal("Chess"), mentor("Mira"), contact("Mira", ago(3)))
    assert text_of(review(m, period_of("quarter", TODAY)))[1:] == ["No time went to [[Chess]]"]


@pytest.mark.parametrize(
    "want",
    ["2 people at Acme", "two people at Acme", "2 contacts at Acme", "zwei Leute bei Acme", "2 personnes chez Acme",
     "2 persone presso Acme", "2 mensen bij Acme", "somebody at Acme", "jemand bei Acme", "2 folks at Acme"],
)  # fmt: skip
def test_a_word_for_anybody_is_no_role(want: str) -> None:
    m = measures_of(robots(want), person("Mira", org="Acme"), contact("Mira", ago(5)))
    assert [state.there for state in m.wants[ROBOTS]] == [("People/Mira.md",)]


@pytest.mark.parametrize(
    ("people", "filled"),
    [
        ({"Ann": ("host", "teacher")}, [1, 0]),
        ({"Ann": ("host", "teacher"), "Bob": ("host",)}, [1, 1]),
        ({"Ann": ("host",), "Bob": ("host", "teacher")}, [1, 1]),
        ({"Ann": ("host", "teacher"), "Bob": ("host", "teacher")}, [1, 1]),
        ({"Ann": ("host",), "Bob": ("host",)}, [2, 0]),
    ],
    ids=["one for both", "the other moves", "each their own", "both for both", "two for one"],
)
def test_nobody_fills_two_wants_while_one_is_empty(people: dict[str, tuple[str, ...]], filled: list[int]) -> None:
    there = [person(name, role=roles) for name, roles in people.items()]
    m = measures_of(robots("a host", "a teacher"), *there, *(contact(name, ago(5)) for name in people))
    assert [len(state.there) for state in m.wants[ROBOTS]] == filled
    every = [path for state in m.wants[ROBOTS] for path in state.there]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("pieces", "name", "told"),
    [
        ([mentor("Tom", status="wanted", via="People/Ada.md")], "Ada", ["introduction away: [[Tom]] through [[Ada]]"]),
        ([mentor("Tom", status="wanted", via="People/Ada.md")], "Tom", ["wanted: [[Tom]]", "away: [[Tom]]"]),
        ([mentor("Tom", status="wanted"), note("People/Tom.md", "[[Ada]] knows him.")], "Ada", ["ask [[Ada]] about"]),
        ([mentor("Mira"), contact("Mira", ago(5))], "Mira", ["one of two: [[Mira]]"]),
        ([mentor("Mira"), contact("Mira", ago(900))], "Mira", ["ask again: [[Mira]]"]),
        ([person("Mira", role="mentor"), contact("Mira", ago(5))], "Mira", ["near: [[Mira]]"]),
        ([mentor("Tom", status="wanted")], "Ada", []),
        ([mentor("Tom", status="wanted", private=True, via="People/Ada.md")], "Ada", []),
    ],
)  # fmt: skip
def test_each_part_of_a_want_that_names_somebody_is_told_of_them(
    pieces: list[Piece], name: str, told: list[str]
) -> None:
    m = measures_of(robots(), person("Ada"), contact("Ada", ago(5)), *pieces)
    found = goals_lines(m, f"People/{name}.md")
    words = [plain(one.words) for one in found]
    assert len(words) == len(told)
    assert all(part in line for part, line in zip(told, words, strict=True)), words
    assert {one.goal for one in found} <= {ROBOTS}
    assert all(one.location.path and one.location.line for one in found)
    page = "\n".join(page_of(look(m)))
    assert all(line.removeprefix("2 mentors in robotics · ") in page for line in words)
