"""Focus: tiers against limits, talk and light touches, give and take, spread, only links, letting go, the map."""

from datetime import timedelta

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import contact, goal, group, limits, message, person, talk
from tests.vaults.words import assert_not_empty, plain, text_of
from vaultkit.model.measures import Measures
from vaultkit.model.period import period_of
from vaultkit.practices.focus import look, review


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
        0: "Inner 5 of 5.",
        1: "Inner has 6 of 5: [[P5]] was quiet longest and serves no goal. Who moves out?",
        2: "Inner has 7 of 5: [[P6]] and [[P5]] were quiet longest and serve no goal. Who moves out?",
    }
    assert plain(look(m).headline[0].words) == told[extra]
    line = "inner 5 of 5" if not extra else f"the inner circle has {5 + extra} of 5: who moves out?"
    assert plain(look(m).line) == line


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
    assert plain(look(m).headline[0].words).startswith("Inner has 2 of 1: [[Bob]] was quiet longest and serves")
    alone = measures_of(linked, goal("Robotics"), limits(tier_limits={"inner": 0}))
    assert "goal" not in plain(look(alone).headline[0].words)


def test_the_tiers_tell_how_near_their_people_stand() -> None:
    people = [person("Ann", tier="close"), person("Bob", tier="close"), person("Cid", tier="close")]
    gone = [person("Dan", tier="close", status="let go"), person("Eve", tier="close", private=True)]
    m = measures_of(*people, *gone, *talk("Ann", ago(90)), *talk("Bob", ago(91)), *talk("Cid", ago(365)))
    assert part(m, "Tiers") == ["close 3 of 15 · 1 in touch, 1 quiet, 1 dormant"]
    assert part(m, "Map") == ["● in touch · ◐ quiet · ○ dormant", "close: ● [[Ann]], ◐ [[Bob]], ○ [[Cid]]"]


def test_a_large_ring_of_the_map_is_cut() -> None:
    people = [person(f"P{n:02}", tier="wide") for n in range(18)]
    assert part(measures_of(*people), "Map")[-1].endswith("[[P14]] and three more")


def test_talk_and_light_touches_are_told_per_person_in_words() -> None:
    contacts = [
        *talk("Ann", ago(10), ago(20), ago(30)),
        *(message("Bob", ago(n)) for n in (11, 21, 31)),
        *(message("Cid", ago(n)) for n in (12, 22)),
        *(contact("Dan", ago(n), kind="like") for n in (1, 2, 3)),
    ]
    m = measures_of(*(person(n) for n in ("Ann", "Bob", "Cid", "Dan")), *contacts)
    assert part(m, "Conversations and light touches") == [
        "8 contacts, 3 of them real conversations",
        "mostly in conversation: [[Ann]]",
        "by light touches so far: [[Bob]]",
    ]


def test_two_contacts_say_nothing_about_depth() -> None:
    assert part(measures_of(person("Ann"), *talk("Ann", ago(1), ago(2))), "Conversations and light touches") == []


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
        "[[Cid]] helped you on 2026-11-03 · read my draft · a thank-you is open",
        "you gave to [[Ann]]",
        "helped by [[Cid]] and [[Dan]]",
        "introductions with [[Eve]]",
        "asked, and nothing given yet: [[Bob]]",
    ]


@pytest.mark.parametrize(("thanked", "owed"), [(None, True), (61, True), (59, False)])
def test_an_introduction_is_owed_thanks_until_something_was_given(thanked: int | None, owed: bool) -> None:
    people = [person("Ann"), person("Bob", via="People/Ann.md")]
    given = [message("Ann", ago(thanked), "", "gave")] if thanked else []
    m = measures_of(*people, *talk("Bob", ago(60)), *talk("Ann", ago(400)), *given)
    line = "[[Ann]] introduced you to [[Bob]] (2026-09-24) · a thank-you is open"
    assert (line in part(m, "Give and take")) is owed


def test_nobody_private_is_thanked_or_named_in_thanks() -> None:
    people = [person("Ann"), person("Bob", via="People/Ann.md", private=True), person("Cid")]
    m = measures_of(*people, *talk("Bob", ago(60)), message("Cid", ago(9), "got Bob to call", "helped"))
    assert part(m, "Give and take") == [
        "[[Cid]] helped you on 2026-11-14 · a thank-you is open",
        "helped by [[Cid]]",
    ]


def circle(*fields: str) -> Measures:
    people = [person(f"P{n}", field=field) for n, field in enumerate(fields)]
    return measures_of(*people, *(one for n in range(len(fields)) for one in talk(f"P{n}", ago(9))))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (("robotics",) * 4, []),
        (("robotics",) * 5, ["fields: everybody is in robotics, so news comes from one side"]),
        (
            ("robotics", "Robotics", "robotics", "law", "art"),
            [
                "fields: 5 live ties in 3, as varied as 2.3 of equal size · "
                "half or more are in robotics, so much news comes from one side"
            ],
        ),
        (
            ("robotics", "robotics", "law", "law", "art"),
            ["fields: 5 live ties in 3, as varied as 2.8 of equal size · evenly spread, so news comes from many sides"],
        ),
    ],
)
def test_the_spread_is_told_in_words_from_five_people_on(fields: tuple[str, ...], told: list[str]) -> None:
    assert part(circle(*fields), "Spread") == told


def test_the_only_links_are_named_and_their_cadence_explained() -> None:
    people = [person("Ann", org="Nordlicht"), person("Bob", org="nordlicht"), person("Cid", org="Solo")]
    m = measures_of(*people, *talk("Ann", ago(9)), *talk("Bob", ago(400)), *talk("Cid", ago(9)))
    assert part(m, "Only links") == [
        "Such links fade soonest (nine in ten are gone a year later, Burt 2002), so their cadence is halved.",
        "[[Ann]] is your only live link into Nordlicht · last contact 2026-11-14",
    ]


def test_a_dormant_only_link_is_no_live_one() -> None:
    club = group("Club", people=("People/Ann.md", "People/Bob.md"))
    m = measures_of(person("Ann"), person("Bob", status="wanted"), club, *talk("Ann", ago(700)))
    assert m.ties["People/Ann.md"].sole_link
    assert part(m, "Only links") == []


def test_letting_go_is_a_proposal_in_calm_words() -> None:
    people = [person(f"P{n}") for n in range(8)]
    contacts = [message(f"P{n}", ago(900 + n)) for n in range(8)]
    told = part(measures_of(*people, *contacts), "Perhaps to let go")
    assert told[0].startswith("A proposal:")
    assert told[1] == f"[[P7]]: no contact since {TODAY - timedelta(days=907)}, no goal, no promise"
    assert (len(told), told[-1]) == (8, "and 2 more")


def full() -> Measures:
    people = [person(f"P{n}", tier="inner", field="robotics", org="Nordlicht") for n in range(6)]
    contacts = [one for n in range(6) for one in talk(f"P{n}", *(ago(10 + n + 30 * k) for k in range(4)))]
    old = [person("Zoe", org="Alt"), person("Yan", org="Alt")]
    extra = [message("Zoe", ago(900)), *talk("Yan", ago(3)), message("P0", ago(2), "the talk", "helped")]
    return measures_of(*people, *old, *contacts, *extra, goal("Robotics"))


def test_a_week_of_the_review_is_at_most_three_lines() -> None:
    assert text_of(review(full(), period_of("week", TODAY))) == [
        "# Focus",
        "Inner has 6 of 5: [[P5]] was quiet longest and serves no goal. Who moves out?",
        "[[P0]] helped you on 2026-11-21 · the talk · a thank-you is open",
    ]


@pytest.mark.parametrize(("span", "parts"), [("month", []), ("quarter", 4), ("year", 4)])
def test_longer_reviews_go_deeper(span: str, parts: object) -> None:
    section = review(full(), period_of(span, TODAY))
    assert len(section.sections) == (parts or 0)
    assert_not_empty(section)
    for one in look(full()).sections:
        assert_not_empty(one)


def test_an_empty_vault_has_an_empty_review() -> None:
    assert text_of(review(measures_of(), period_of("year", TODAY))) == ["# Focus"]
