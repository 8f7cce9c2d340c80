"""Focus: who is in the circle by months, tiers against limits, give and take, and what changed in a period."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import contact, daily, goal, limits, log, message, person, talk
from tests.vaults.words import lines_of, plain, text_of
from vaultkit.model.measures import Measures
from vaultkit.model.period import period_of
from vaultkit.model.view import Grid, Row
from vaultkit.pages.markdown import format_grid
from vaultkit.practices.focus import look, review
from vaultkit.practices.strips import legend
from vaultkit.syntax.columns import columns


def part(m: Measures, title: str) -> list[str]:
    """The lines of one section of the page."""
    return next((text_of(s)[1:] for s in look(m).sections if plain(s.title) == title), [])


def test_a_vault_without_people_says_how_to_begin() -> None:
    view = look(measures_of())
    assert "tier" in plain(view.start)
    assert (view.line, view.headline, view.sections) == ((), (), ())


@pytest.mark.parametrize("extra", [0, 1, 2])
def test_a_tier_over_its_limit_asks_who_moves_out(extra: int) -> None:
    people = [person(f"P{n}", tier="inner") for n in range(5 + extra)]
    contacts = [one for n in range(5 + extra) for one in talk(f"P{n}", ago(10 + n))]
    m = measures_of(*people, *contacts, goal("Robotics"))
    told = {
        0: [],
        1: ["Six in the inner circle of five: [[P5]] has been quiet longest. Who moves out?"],
        2: ["Seven in the inner circle of five: [[P6]] and [[P5]] have been quiet longest. Who moves out?"],
    }
    assert part(m, "To decide")[: len(told[extra])] == told[extra]
    line = {
        0: "five in the inner circle of five",
        1: "six in the inner circle of five",
        2: "seven in the inner circle of five",
    }
    assert plain(look(m).line) == line[extra]


def test_those_that_serve_a_goal_are_asked_about_last() -> None:
    linked = person("Ann", tier="inner", goals="Goals/Robotics.md")
    m = measures_of(
        linked,
        person("Bob", tier="inner"),
        goal("Robotics"),
        *talk("Ann", ago(300)),
        *talk("Bob", ago(5)),
        limits(tier_limits={"inner": 1}),
    )
    assert part(m, "To decide")[0].startswith(
        "Two in the inner circle of one: of those who serve no goal [[Bob]] has been quiet longest."
    )
    alone = measures_of(linked, goal("Robotics"), limits(tier_limits={"inner": 0}))
    assert "goal" not in part(alone, "To decide")[0]


def test_give_and_take_is_told_by_name() -> None:
    contacts = [
        message("Ann", ago(40), "lent the board", "gave"),
        message("Bob", ago(30), "asked for a review", "asked"),
        message("Cid", ago(20), "read my draft", "helped"),
        message("Dan", ago(15), "helped me move", "helped"),
        message("Dan", ago(10), "said thank you with a cake"),
        message("Eve", ago(5), "to Bob", "intro"),
        message("Ann", ago(35), "asked back", "asked"),
    ]
    m = measures_of(*(person(n) for n in ("Ann", "Bob", "Cid", "Dan", "Eve")), *contacts)
    assert part(m, "Give and take") == [
        "You gave something to [[Ann]]",
        "You asked a favour of [[Bob]] (2026-10-24), and gave none since",
        "[[Cid]] helped you on 2026-11-03: read my draft · no thank-you noted",
    ]


@pytest.mark.parametrize(("thanked", "owed"), [(None, True), (61, True), (59, False)])
def test_an_introduction_is_owed_thanks_until_something_was_given(thanked: int | None, owed: bool) -> None:
    people = [person("Ann"), person("Bob", via="People/Ann.md")]
    given = [message("Ann", ago(thanked), "", "gave")] if thanked else []
    m = measures_of(*people, *talk("Bob", ago(60)), *talk("Ann", ago(400)), *given)
    line = "[[Ann]] introduced you to [[Bob]] · no thank-you noted"
    assert (line in part(m, "Give and take")) is owed


def full() -> Measures:
    people = [person(f"P{n}", tier="inner", field="robotics", org="Nordlicht") for n in range(6)]
    contacts = [one for n in range(6) for one in talk(f"P{n}", *(ago(10 + n + 30 * k) for k in range(4)))]
    old = [person("Zoe", org="Alt"), person("Yan", org="Alt")]
    extra = [message("Zoe", ago(900)), *talk("Yan", ago(3)), message("P0", ago(2), "the talk", "helped")]
    return measures_of(*people, *old, *contacts, *extra, goal("Robotics"))


def test_an_empty_vault_has_an_empty_review() -> None:
    assert text_of(review(measures_of(), period_of("year", TODAY))) == ["# Focus"]


def grid(m: Measures) -> list[str]:
    view = look(m)
    return format_grid(view.opens.grid).splitlines()[1:-1] if view.opens and view.opens.grid else []


@pytest.mark.parametrize(
    ("told", "mark"),
    [
        (("coffee",), "●"),
        (("call",), "●"),
        (("zoom", "mail"), "●"),
        (("mail",), "○"),
        (("letter", "sms"), "○"),
        (("contact",), "○"),
        (("like",), "·"),
        (("job",), "·"),
    ],
    ids=" ".join,
)
def test_a_month_shows_the_deepest_contact_in_it(told: tuple[str, ...], mark: str) -> None:
    m = measures_of(person("Ann"), *talk("Ann", ago(100)), *(contact("Ann", ago(5), kind=kind) for kind in told))
    assert grid(m)[-1] == f"Ann ··· ··· ··● ··{mark}"


def test_a_mention_is_nothing_in_the_grid() -> None:
    m = measures_of(person("Ann"), *talk("Ann", ago(100)), daily(ago(5), "Read something by [[Ann]]."))
    assert grid(m)[-1].endswith("● ···")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ann", "Ann               "),
        ("Bartholomäus Klingenberg", "Bartholomäus Klin…"),
        ("李小龙", "李小龙            "),
        ("山田太郎の古い友人です", "山田太郎の古い友… "),
        ("Zoë\u0308 Ray", "Zoë\u0308 Ray           "),
        ("👩\u200d🔬 Ida", "👩\u200d🔬 Ida            "),
        ("🇵🇱 Ola", "🇵🇱 Ola            "),
    ],
    ids=["short", "long", "chinese", "long japanese", "accent", "emoji", "flag"],
)
def test_names_take_eighteen_columns(name: str, shown: str) -> None:
    rows = (Row(name="x" * 18, marks=("●",)), Row(name=name, marks=("●",)))
    assert format_grid(Grid(rows=rows)).splitlines()[2] == f"{shown} ●"


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ("●" * 12, "●●● ●●● ●●● ●●●"),
        ("●○·−●", "●○· −●"),
        (("0", "2", "3"), "0 2 3"),
        (("9", "10", "3"), " 9 10  3"),
        ([str(n) for n in range(5, 17)], "11 12 13 14 15 16"),
    ],
    ids=["months", "fewer", "numbers", "two digits", "too many"],
)
def test_no_row_of_a_grid_is_wrapped_on_a_phone(marks: Sequence[str], shown: str) -> None:
    grid = Grid(head=tuple("DJFMAMJJASON"[: len(marks)]), rows=(Row(name="evenings (2) x y z", marks=tuple(marks)),))
    head, row = format_grid(grid).splitlines()[1:-1]
    assert row.endswith(f" {shown.strip()}")
    assert max(columns(head), columns(row)) <= 36
    assert len(head) <= len(row)


def test_a_legend_tells_the_marks_that_are_there() -> None:
    grid = Grid(rows=(Row(name="inner"), Row(name="Ann", marks=("●", "·"))))
    assert legend(grid, {"●": "there", "○": "missed", "·": "nothing noted"}) == "● there, · nothing noted"


@pytest.mark.parametrize(
    ("day", "line", "asked"),
    [
        (5, "Thought about writing to [[Lena]]. Did not.", False),
        (300, "Read the old letter of [[Lena]].", False),
        (500, "Read the old letter of [[Lena]].", True),
        (5, "Read all day.", True),
    ],
)
def test_whom_one_thought_of_this_year_is_not_to_be_let_go(day: int, line: str, asked: bool) -> None:
    m = measures_of(person("Lena"), contact("Lena", ago(1300), "from the sea", kind="letter"), daily(ago(day), line))
    assert any("Perhaps to let go" in line for line in part(m, "To decide")) is asked


@pytest.mark.parametrize("name", ["```", "%% End vaultkit: circle 1 %%", "a `b` [[c]]", "<!-- x"])
def test_no_name_ends_the_grid_or_the_region(name: str) -> None:
    text = format_grid(Grid(rows=(Row(name=name, marks=("●",)),)))
    assert text.count("```") == 2
    assert "%%" not in text
    assert "[[" not in text


def test_the_inner_and_close_circles_stand_whole_and_the_rest_by_newest_contact() -> None:
    near = [person(f"N{n:02}", tier="close") for n in range(15)]
    far = [person(f"F{n:03}") for n in range(100)]
    contacts = [contact(f"N{n:02}", ago(300)) for n in range(15)] + [
        contact(f"F{n:03}", ago(n + 1)) for n in range(100)
    ]
    rows = grid(measures_of(*near, *far, *contacts))
    names = [row.split()[0] for row in rows]
    assert [name for name in names if name.startswith("N")] == [f"N{n:02}" for n in range(15)]
    rest = [name for name in names if name.startswith("F")]
    assert rest == [f"F{n:03}" for n in range(len(rest))]
    assert 30 <= len(rest) + 15 <= 40


def test_who_is_left_out_of_the_grid_is_counted() -> None:
    people = [person(f"P{n:03}") for n in range(228)]
    view = look(measures_of(*people, *(contact(f"P{n:03}", ago(9)) for n in range(228))))
    assert view.opens is not None
    assert view.opens.grid is not None
    more = 228 - sum(bool(row.marks) for row in view.opens.grid.rows)
    assert plain(view.opens.text[0].words).endswith(f"And {more} more: `vaultkit list people`")


def test_let_go_faded_private_and_wanted_people_have_no_row() -> None:
    people = [person("A", status="let go"), person("B", status="faded"), person("C", private=True)]
    m = measures_of(*people, person("D", status="wanted"), person("E"), *(contact(n, ago(9)) for n in "ABCE"))
    assert [row.split()[0] for row in grid(m)[1:]] == ["E"]


def test_days_with_a_person_are_counted_and_calls_are_conversations() -> None:
    contacts = [
        *talk("Ann", ago(10)),
        contact("Ann", ago(10), "again", kind="mail"),
        contact("Ann", ago(20), kind="call"),
        contact("Ann", ago(30), kind="call"),
        *(message("Bob", ago(n)) for n in (11, 21, 31)),
        *(contact("Cid", ago(n), kind="like") for n in (1, 2, 3)),
    ]
    m = measures_of(*(person(n) for n in ("Ann", "Bob", "Cid")), *contacts)
    assert lines_of(look(m).headline) == [
        "In 12 months: 6 times in contact with 2 people, 3 times in conversation; in writing only: [[Bob]]."
    ]


def test_nobody_private_is_thanked_or_named_in_thanks() -> None:
    people = [person("Ann"), person("Bob", via="People/Ann.md", private=True), person("Cid")]
    m = measures_of(*people, *talk("Bob", ago(60)), message("Cid", ago(9), "got Bob to call", "helped"))
    assert part(m, "Give and take") == ["[[Cid]] helped you on 2026-11-14 · no thank-you noted"]


def test_a_dormant_only_link_is_not_told() -> None:
    m = measures_of(person("Ann", field="robotics"), goal("Robotics", field="robotics"), *talk("Ann", ago(700)))
    assert m.ties["People/Ann.md"].sole_link
    assert part(m, "To decide") == []


def test_letting_go_is_a_proposal_in_one_line() -> None:
    people = [person(f"P{n}") for n in range(8)]
    contacts = [message(f"P{n}", ago(900 + n)) for n in range(8)]
    (told,) = part(measures_of(*people, *contacts), "To decide")
    assert told.startswith(f"Perhaps to let go: [[P7]] (last on {TODAY - timedelta(days=907)}), [[P6]]")
    assert "and 5 more" in told


def test_a_review_tells_what_changed_in_its_period() -> None:
    people = [person(f"P{n}", tier="inner") for n in range(6)]
    talks = [one for n in range(6) for one in talk(f"P{n}", ago(5), ago(100))]
    told = [log("People/P0.md", ago(3), "tier close"), message("P1", ago(2), "the talk", "helped")]
    old = [message("P2", ago(90), "the plan", "helped")]
    section = review(measures_of(*people, *talks, *told, *old), period_of("month", TODAY))
    assert text_of(section) == [
        "# Focus",
        "7 times in contact, 6 times in conversation",
        "[[P0]] is close now",
        "[[P1]] helped you on 2026-11-21: the talk · no thank-you noted",
    ]
