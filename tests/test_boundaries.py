"""Boundaries: verdicts on open invitations with two reasons each, budgets, what a no made room for, days away."""

from datetime import date

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, goal, group, limits, log, person, plan, talk
from tests.vaults.words import assert_not_empty, page_of, plain, text_of
from vaultkit.model.measures import Measures
from vaultkit.model.period import Span, period_of
from vaultkit.model.view import PracticeView, Section
from vaultkit.practices import boundaries
from vaultkit.practices.boundaries import decline_words, to_answer, verdict
from vaultkit.practices.invitations import invitations
from vaultkit.syntax.checklist import make_id

DECEMBER = date(2026, 12, 3)
"""A Thursday in the week from 30 November to 6 December."""


def dinner(*people: str, **given: object) -> Piece:
    return event("Founders Dinner", DECEMBER, *people, **{"status": "invited", "format": "dinner", "size": 80, **given})


def dinners(count: int, *people: str, **given: object) -> list[Piece]:
    """Visited dinners like it, one of the people at each."""
    return [
        event(f"Dinner {n}", ago(100 * n), *people[n - 1 : n], format="dinner", size=60, **given)
        for n in range(1, count + 1)
    ]


def declined(name: str, day: date, reason: str = "") -> tuple[Piece, ...]:
    return event(name, day), log(f"Events/{name}.md", min(day, TODAY), f"declined: {reason}" if reason else "declined")


def look(m: Measures) -> PracticeView:
    return boundaries.look(m, invitations(m))


def review(m: Measures, span: Span) -> Section:
    return boundaries.review(m, period_of(span, m.today), invitations(m))


def said(*pieces: Piece) -> str:
    return plain(verdict(invitations(measures_of(*pieces))[0]))


def test_a_vault_without_limits_or_invitations_says_how_to_begin() -> None:
    view = look(measures_of(person("Ann")))
    assert "type: boundaries" in plain(view.start)
    assert (view.line, view.headline, view.sections) == ((), (), ())


def test_it_leans_to_yes_for_what_serves_a_goal_and_brings_somebody_wanted() -> None:
    there = event("Workshop", DECEMBER, "Ida", status="invited", goals="Goals/Robotics.md", by=date(2026, 12, 1))
    words = said(goal("Robotics"), person("Ida", status="wanted"), there)
    assert words == (
        "Lean yes, answer by 2026-12-01: it serves [[Robotics]], and you could meet [[Ida]], whom you want to know."
    )


def test_it_leans_to_no_for_a_third_evening_that_serves_no_goal() -> None:
    others = [event(f"Evening {n}", date(2026, 12, n), evening=True, status="accepted") for n in (1, 2)]
    words = said(goal("Robotics"), dinner(evening=True), *others, limits(evenings_per_week=2))
    assert words == "Lean no: it would be the third evening that week (you set 2), and it serves no active goal."


def test_it_asks_when_reasons_stand_on_both_sides() -> None:
    words = said(person("Ann", tier="close"), goal("Robotics"), dinner("Ann"), *talk("Ann", ago(200)))
    assert words == "Ask: you would see [[Ann]] again, quiet since 2026-05-07, but it serves no active goal."


def test_it_asks_when_nothing_is_known() -> None:
    assert said(dinner()) == "Ask: nothing that you wrote speaks for it, and nothing against it."


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        (limits(away=((DECEMBER, DECEMBER),)), "you are away from 2026-12-03 to 2026-12-03"),
        (limits(no="dinners"), "you set a no to dinners"),
        (limits(events_per_month=0), "it would be the first event in 2026-12 (you set 0)"),
    ],
    ids=["away", "no", "events"],
)
def test_one_strong_reason_alone_leans_to_no(limit: Piece, reason: str) -> None:
    assert said(dinner(), limit) == f"Lean no: {reason}, and nothing that you wrote speaks for it."


def test_a_lone_reason_for_yes_names_what_stands_against_it() -> None:
    there = dinner(goals="Goals/Robotics.md", evening=True, group="Groups/Club.md")
    assert said(goal("Robotics"), group("Club", stage="core"), there).startswith(
        "Lean yes: it serves [[Robotics]], and [[Club]] is at the core for you."
    )
    low = said(goal("Robotics"), dinner(goals="Goals/Robotics.md"), *dinners(3, resonated=5.0, again="no"))
    assert "it serves [[Robotics]]" in low


@pytest.mark.parametrize(
    ("visited", "told"),
    [
        (0, "nothing like it was tried so far"),
        (1, "so far: tried once (large dinner): too little to tell"),
        (2, "so far: tried twice (large dinner): too little to tell"),
        (3, "so far: 3 of its kind visited (large dinner): resonance 2 of 5, nobody met for the first time"),
    ],
)
def test_similar_events_speak_from_three_on(visited: int, told: str) -> None:
    m = measures_of(dinner(), *dinners(visited, resonated=2.0), limits())
    assert told in page_of(look(m))
    similar = [r for one in invitations(m) for r in one.reasons if r.factor == "similar"]
    assert bool(similar) is (visited >= 3)


def test_people_kept_at_similar_events_speak_for_it() -> None:
    there = dinners(3, "P0", "P1", "P2")
    people = [person(f"P{n}") for n in range(3)]
    assert "(large dinner): 3 met, nobody kept so far" in said(dinner(), *there, *people, goal("X"))
    kept = said(dinner(), *there, *people, *talk("P0", ago(90)), goal("X"))
    assert kept.startswith("Ask: 3 of its kind visited (large dinner): 3 met, 1 kept, but it serves no active goal")


def test_an_earlier_edition_that_one_would_not_repeat_leans_to_no() -> None:
    past = event("Founders Dinner 2025", ago(300), again="no")
    assert "after [[Founders Dinner 2025]] you noted: not again" in said(dinner(), past, goal("X"))


def test_private_events_and_people_stay_out() -> None:
    m = measures_of(
        dinner("Ann", inviter="People/Ann.md"),
        event("Secret", DECEMBER, status="invited", private=True),
        person("Ann", private=True),
        *talk("Ann", ago(5)),
        limits(wording="Dear {name}, no."),
    )
    page = "\n".join(page_of(look(m)))
    assert "Ann" not in page
    assert "Secret" not in page


def test_each_invitation_shows_what_it_serves_costs_and_whom_one_would_see() -> None:
    there = event(
        "Workshop",
        DECEMBER,
        "Ann",
        "Bob",
        status="invited",
        goals="Goals/Robotics.md",
        inviter="People/Ann.md",
        evening=True,
        hours=4.0,
        cost="90",
        end=date(2026, 12, 4),
    )
    contacts = (*talk("Ann", ago(90)), *talk("Bob", ago(91)))
    m = measures_of(
        there,
        person("Ann", tier="close"),
        person("Bob", tier="close"),
        *contacts,
        goal("Robotics"),
        limits(events_per_month=4, evenings_per_week=2),
    )
    page = page_of(look(m))
    start = page.index("# [[Workshop]]")
    assert page[start + 1 : start + 8] == [
        "Lean yes: it serves [[Robotics]], and you would see [[Bob]] again, quiet since 2026-08-24.",
        "accept [[Workshop]]",
        "decline [[Workshop]]",
        "on 2026-12-03 · from [[Ann]] · serves [[Robotics]]",
        "costs an evening, 4 hours and 2 days · price 90 · evenings ○○ that week · events ○○○○ in 2026-12",
        "nothing like it was tried so far",
        "you would see [[Ann]] (in touch) and [[Bob]] (quiet)",
    ]


def test_the_boxes_of_an_invitation_carry_ids_and_the_wording() -> None:
    asked = dinner(inviter="Luca", by=date(2026, 11, 27))
    m = measures_of(asked, goal("X"), limits(no="dinner", wording="Dear {name},\nnot this time."))
    accept, decline = to_answer(m, invitations(m))
    path = "Events/Founders Dinner.md"
    assert (plain(accept.words), accept.id) == ("accept [[Founders Dinner]]", make_id("accept", path))
    assert (plain(decline.words), decline.id) == ("decline [[Founders Dinner]]", make_id("decline", path))
    assert [plain(line.words) for line in decline.children] == [
        "Lean no, answer by 2026-11-27: you set a no to dinner, and it serves no active goal.",
        "“Dear Luca, not this time.”",
    ]


@pytest.mark.parametrize(
    ("wording", "inviter", "expected"),
    [
        ("Dear {name}, no.", "Luca", "“Dear Luca, no.”"),
        ("Dear {name}, no.", None, "“Dear, no.”"),
        ("{name}: no.", None, "“: no.”"),
        ("", "Luca", ""),
    ],
)
def test_the_wording_of_a_no_takes_the_name(wording: str, inviter: str | None, expected: str) -> None:
    m = measures_of(limits(wording=wording), dinner(inviter=inviter))
    assert plain(decline_words(m, *m.events.values())) == expected


def test_the_evidence_stands_once_and_only_beside_invitations() -> None:
    both = measures_of(dinner(), event("Other", DECEMBER, status="invited"), limits())
    assert "\n".join(page_of(look(both))).count("Givi & Kirk") == 1
    assert "Givi" not in "\n".join(page_of(look(measures_of(limits(events_per_month=2)))))


@pytest.mark.parametrize(
    ("taken", "marks"),
    [
        (0, "events ○○○ this month"),
        (2, "events ●●○ this month"),
        (3, "events ●●● (full) this month"),
        (5, "events ●●● and 2 beyond this month"),
    ],
)
def test_a_budget_is_a_strip_of_what_is_taken_and_left(taken: int, marks: str) -> None:
    events = [event(f"E{n}", ago(n)) for n in range(taken)]
    assert plain(look(measures_of(*events, limits(events_per_month=3))).line) == marks


def test_a_large_budget_is_told_in_numbers() -> None:
    m = measures_of(event("E", ago(1)), limits(events_per_month=20))
    assert plain(look(m).line) == "events 1 of 20 this month"


def test_a_month_over_budget_names_what_was_accepted_beyond_it() -> None:
    events = [event(f"E{n}", ago(9 - n)) for n in range(4)]
    page = page_of(look(measures_of(*events, limits(events_per_month=3))))
    assert page[0] == "You set 3 events and have 4 in 2026-11."
    assert page[page.index("# This month and this week") + 1 :] == [
        "events ●●● and 1 beyond in 2026-11, 4 of 3",
        "  beyond it: [[E3]]",
    ]


def test_touches_done_stand_against_the_week() -> None:
    m = measures_of(person("Ann"), person("Bob"), limits(), plan("2026-W48", {"Ann": "x", "Bob": " "}))
    assert "touches ●○○ in 2026-W48, 1 of 3" in page_of(look(m))


def test_a_no_tells_what_it_made_room_for() -> None:
    events = [
        *declined("Panel", ago(10), "not my field"),
        *declined("Fair", ago(20)),
        *declined("Gala", DECEMBER),
        *declined("Mixer", ago(50)),
        event("Solder", ago(10)),
    ]
    page = page_of(look(measures_of(*events, person("Ann"), contact("Ann", ago(19)), limits())))
    assert page[page.index("# What a no made room for") + 1 :] == [
        "[[Mixer]], declined for 2026-10-04 · the time stayed yours",
        "[[Fair]], declined for 2026-11-03 · that week you spoke with [[Ann]]",
        "[[Panel]], declined for 2026-11-13 · because: not my field · that day: [[Solder]]",
        "[[Gala]], declined for 2026-12-03 · keeps 2026-12-03 free",
    ]


@pytest.mark.parametrize(("season", "said"), [("low", "Season low"), ("building", "Season building"), ("steady", "")])
def test_the_season_is_told_unless_it_is_steady(season: str, said: str) -> None:
    page = page_of(look(measures_of(limits(season=season, events_per_month=1))))
    assert any(line.startswith("Season ") for line in page) is bool(said)
    assert all(line.startswith(said) for line in page if line.startswith("Season l"))


def test_days_away_stand_until_they_are_over() -> None:
    away = ((ago(20), ago(1)), (ago(2), TODAY), (DECEMBER, DECEMBER))
    page = page_of(look(measures_of(limits(away=away))))
    assert [line for line in page if line.startswith("Away")] == [
        "Away from 2026-11-21 to 2026-11-23: no plan in these days.",
        "Away from 2026-12-03 to 2026-12-03: no plan in these days.",
    ]


def test_a_week_of_the_review_is_at_most_three_lines() -> None:
    events = [event("Panel", TODAY, status="declined"), event("Solder", ago(5), evening=True), dinner()]
    m = measures_of(*events, limits(events_per_month=4, evenings_per_week=2))
    assert text_of(review(m, "week")) == [
        "# Boundaries",
        "evenings ○○ in 2026-W48 · events ●○○○ in 2026-11",
        "[[Founders Dinner]]: Ask: there is room: 0 of 4 events in 2026-12 taken, and nothing against it.",
        "[[Panel]], declined for 2026-11-23 · the time stayed yours",
    ]


def test_a_quarter_of_the_review_is_the_ledger_of_its_months() -> None:
    events = [event(f"E{n}", date(2026, 10, n), evening=True) for n in (5, 6, 7, 20)]
    events.append(event("Panel", date(2026, 11, 3), status="declined"))
    given = limits(events_per_month=3, evenings_per_week=2, new_people_per_month=4)
    section = review(measures_of(*events, given), "quarter")
    assert text_of(section) == [
        "# Boundaries",
        "events ●●● and 1 beyond in 2026-10, 4 of 3",
        "  beyond it: [[E20]]",
        "events ○○○ in 2026-11, 0 of 3",
        "evenings: within 2 a week in 8 of 9 weeks",
        "  beyond it: [[E7]]",
        "new people: 0, you set 4 a month",
        "# 1 invitation declined",
        "[[Panel]], declined for 2026-11-03 · the time stayed yours",
    ]


def test_no_part_is_empty() -> None:
    m = measures_of(dinner(), limits(events_per_month=4))
    for section in look(m).sections:
        assert_not_empty(section)


def test_what_the_verdict_leaves_out_is_told_aside() -> None:
    given = limits(no="dinner", season="low", away=((DECEMBER, DECEMBER),))
    page = page_of(look(measures_of(dinner(), event("Gala", DECEMBER, status="accepted"), given)))
    assert "Lean no: you are away from 2026-12-03 to 2026-12-03, and you set a no to dinner." in page
    assert "also: [[Gala]] is on the same day and the season is low" in page


def test_one_core_group_too_many_is_counted_and_none_is_singled_out() -> None:
    groups = [group(f"G{n}", stage="core") for n in range(4)]
    page = page_of(look(measures_of(*groups, limits(core_groups=3))))
    assert "You set 3 core groups and have 4 now." in page
    assert not any("beyond it" in line for line in page)
