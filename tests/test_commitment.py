"""Commitment: rates over weeks, what became of the plans, dormant ties reached, effort and the calendar."""

from datetime import date, timedelta

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import contact, event, goal, limits, message, person, plan, talk
from tests.vaults.words import assert_not_empty, page_of, plain, text_of
from vaultkit.measures.contacts import weeks_over, with_last_week
from vaultkit.model.measures import Measures
from vaultkit.model.period import period_of
from vaultkit.practices.commitment import look, review

SUNDAY = date(2026, 11, 22)
"""The last day of the last week that has ended."""
MONDAYS = tuple(SUNDAY - timedelta(days=6 + 7 * n) for n in range(14))


def test_a_vault_without_contact_says_how_to_begin() -> None:
    view = look(measures_of(person("Ann")))
    assert (view.line, view.headline, view.sections) == ((), (), ())
    assert "- 2026-01-24 coffee" in plain(view.start)


def test_the_rate_counts_ended_weeks_in_which_one_spoke_with_somebody() -> None:
    m = measures_of(person("Ann"), *talk("Ann", *(MONDAYS[n] for n in (0, 1, 4, 13))), message("Ann", MONDAYS[2]))
    view = look(m)
    assert plain(view.line) == "you spoke with somebody in 3 of 12 weeks `○○○○○○○●○○●●`"
    assert view.headline[0].words == view.line


@pytest.mark.parametrize("kind", ["call", "phone", "video", "coffee", "lunch", "met", "talked"])
def test_a_call_is_a_conversation(kind: str) -> None:
    m = measures_of(person("Ann"), *(contact("Ann", MONDAYS[n], kind=kind) for n in range(5)))
    assert plain(look(m).line) == "you spoke with somebody in 5 of 5 weeks `●●●●●`"


@pytest.mark.parametrize("kind", ["message", "email", "letter", "contact"])
def test_what_was_written_is_contact_and_no_conversation(kind: str) -> None:
    m = measures_of(person("Ann"), *(contact("Ann", MONDAYS[n], kind=kind) for n in range(5)))
    assert plain(look(m).line) == "you were in contact with somebody in 5 of 5 weeks `●●●●●`"
    spoken = measures_of(
        person("Ann"), *(contact("Ann", MONDAYS[n], kind=kind) for n in range(5)), *talk("Ann", MONDAYS[1])
    )
    assert plain(look(spoken).line) == "you spoke with somebody in 1 of 5 weeks `○○○●○`"


@pytest.mark.parametrize(
    ("met", "expected"),
    [
        ((0,), ""),
        ((0, 1, 2), ""),
        ((0, 11), ""),
        ((0, 1, 2, 3), "you spoke with somebody in 4 of 4 weeks `●●●●`"),
        ((0, 2, 4, 6), "you spoke with somebody in 4 of 7 weeks `●○●○●○●`"),
        ((13, 14, 15, 16), ""),
    ],
)
def test_nothing_is_said_before_four_weeks_with_contact_nor_of_weeks_before_the_first(
    met: tuple[int, ...], expected: str
) -> None:
    days = [MONDAYS[0] - timedelta(weeks=week) for week in met]
    assert plain(look(measures_of(person("Ann"), *talk("Ann", *days))).line) == expected


def test_private_people_are_not_counted() -> None:
    assert look(measures_of(person("Ann", private=True), *talk("Ann", *MONDAYS))).start


def test_the_last_plan_and_what_became_of_it() -> None:
    people = [person(name) for name in ("Ann", "Bob", "Cid", "Dan", "Eve")]
    m = measures_of(
        *people,
        *talk("Ann", MONDAYS[0]),
        message("Bob", TODAY, "thanks!", "reply"),
        plan("2026-W47", {"Ann": "x", "Bob": "x", "Cid": "-", "Dan": ">", "Eve": " "}),
    )
    page = page_of(look(m))
    start = page.index("# Last week's plan")
    assert page[start + 1 : start + 7] == [
        "2 of 5 done, 1 not this time, 1 later, 1 left open",
        "  [[Ann]] · done · you spoke on 2026-11-16",
        "  [[Bob]] · done · they answered on 2026-11-23",
        "  [[Cid]] · not this time",
        "  [[Dan]] · later",
        "  [[Eve]] · left open",
    ]


def test_a_week_of_the_review_names_the_plan_before_it_in_one_line() -> None:
    there = (person("Ann"), person("Bob"), *talk("Ann", *MONDAYS), *talk("Bob", TODAY))
    m = measures_of(*there, plan("2026-W47", {"Ann": "x", "Bob": " "}))
    assert text_of(review(m, period_of("week", TODAY))) == [
        "# Commitment",
        "you spoke with somebody in 12 of 12 weeks `●●●●●●●●●●●●`",
        "Spoke this week with [[Bob]]",
        "Last week's plan: 1 of 2 done, 1 left open ([[Ann]])",
    ]


def test_the_share_of_weeks_with_a_planned_touch_done_counts_weeks_that_had_a_plan() -> None:
    there = (person("Ann"), person("Bob"), *talk("Bob", MONDAYS[11]))
    pages = [plan(f"2026-W{week}", {"Ann": status}) for week, status in ((43, "x"), (45, " "), (46, "x"), (47, "x"))]
    headline = plain(look(measures_of(*there, *pages)).headline[0].words)
    assert headline.endswith("somebody of the plan was reached in 3 of 4 weeks that had a plan")


@pytest.mark.parametrize(("silence", "reached"), [(364, False), (365, True), (900, True)])
def test_a_tie_counts_as_woken_after_a_year_of_silence(silence: int, reached: bool) -> None:
    m = measures_of(person("Tom"), *talk("Tom", ago(20 + silence)), message("Tom", ago(20)))
    said = "1 reached, 0 answered, 0 met, 0 led to something" in page_of(look(m))
    assert said is reached


def test_what_came_of_dormant_ties_is_told_by_name() -> None:
    old = [*talk("Tom", ago(900)), *talk("Uma", ago(800)), *talk("Vic", ago(700)), *talk("Wes", ago(700))]
    new = [
        message("Tom", ago(30)),
        message("Uma", ago(40)),
        message("Uma", ago(38), "glad!", "reply"),
        *talk("Uma", ago(20)),
        message("Vic", ago(9), "", "in"),
        message("Wes", ago(8), "made an introduction", "intro"),
    ]
    via = person("Xia", via="People/Uma.md", met=ago(5))
    people = [person(n) for n in ("Tom", "Uma", "Vic", "Wes")]
    page = page_of(look(measures_of(*people, via, *old, *new, *talk("Xia", ago(5)))))
    start = page.index("# Old ties reached in the last 12 months")
    assert page[start + 1 : start + 6] == [
        "3 reached, 1 answered, 1 met, 2 led to something",
        "  [[Uma]] · reached on 2026-10-14, silent since 2024-09-14 · met on 2026-11-03 · led to [[Xia]]",
        "  [[Tom]] · reached on 2026-10-24, silent since 2024-06-06 · no answer so far",
        "  [[Wes]] · reached on 2026-11-15, silent since 2024-12-23 · no answer so far · led to: made an introduction",
        "came back by themselves: [[Vic]]",
    ]


def test_words_that_name_somebody_private_are_not_quoted() -> None:
    people = [person("Wes"), person("Zed Secret", aliases="Zed", private=True)]
    contacts = [*talk("Wes", ago(700)), message("Wes", ago(8), "introduced Zed", "intro")]
    assert not any("Zed" in line for line in page_of(look(measures_of(*people, *contacts))))


def test_effort_is_told_goal_by_goal_with_the_rest_last() -> None:
    wanted = [goal("Robotics", field="robotics"), goal("Write")]
    people = [person("Ann", field="robotics"), person("Bob")]
    events = [
        event("Robots Day", ago(10), field="robotics", hours=5.0),
        event("Robots Night", ago(9), field="robotics"),
        event("Opera", ago(8), hours=3.0),
    ]
    m = measures_of(*wanted, *people, *events, *talk("Ann", ago(7)), message("Bob", ago(6)))
    page = page_of(look(m))
    start = page.index("# Where this quarter went")
    assert page[start + 1 : start + 4] == [
        "[[Robotics]]: 2 events (5 hours, noted for 1), 1 conversation besides, contact with 1 person",
        "[[Write]]: nothing so far",
        "No goal: 1 event (3 hours), contact with 1 person",
    ]


def test_without_goals_or_effort_nothing_is_said_about_them() -> None:
    assert "# Where this quarter went" not in page_of(look(measures_of(person("Ann"), *talk("Ann", ago(1)))))


def test_this_quarter_stands_beside_the_last_once_there_is_one() -> None:
    before = [date(2026, 7, 2), date(2026, 8, 3)]
    m = measures_of(person("Ann"), person("Bob"), *talk("Ann", *before, ago(20)), *talk("Bob", ago(10)))
    page = page_of(look(m))
    start = page.index("# This quarter and the last")
    assert page[start + 1 : start + 3] == [
        "Q4 2026, so far: contact with 2 people · you spoke with somebody in 2 of 8 weeks",
        "Q3 2026: contact with 1 person · you spoke with somebody in 2 of 13 weeks",
    ]
    assert "# This quarter and the last" not in page_of(look(measures_of(person("Ann"), *talk("Ann", ago(5)))))


def test_the_calendar_has_a_line_a_month_and_a_mark_a_week() -> None:
    m = measures_of(person("Ann"), *talk("Ann", date(2026, 10, 7)), message("Ann", date(2026, 11, 19)))
    page = page_of(look(m))
    assert page[-4:] == [
        "# Contact week by week",
        "A mark a week: ● contact with somebody, ○ none.",
        "2026-10 ●○○○",
        "2026-11 ○○●○",
    ]


def test_a_low_season_changes_the_plan_and_not_the_rate() -> None:
    def page(season: str) -> list[str]:
        return page_of(look(measures_of(person("Ann"), *talk("Ann", *MONDAYS), limits(season=season))))

    low, steady = page("low"), page("steady")
    assert low[0] == steady[0]
    assert low[1].startswith("A low season: the plan is an easy first one and one promise.")
    assert low[2:] == steady[1:]


def test_no_page_speaks_of_streaks_or_blame() -> None:
    m = measures_of(person("Ann"), *talk("Ann", MONDAYS[9]), plan("2026-W47", {"Ann": " "}))
    words = " ".join(page_of(look(m))).casefold()
    assert not any(word in words for word in ("streak", "fail", "only", "should", "missed"))


@pytest.mark.parametrize("span", ["week", "month", "quarter", "year"])
def test_every_review_has_words_and_no_empty_part(span: str) -> None:
    there = (person("Ann"), goal("Write"), *talk("Ann", *MONDAYS, ago(500)))
    m = measures_of(*there, plan("2026-W46", {"Ann": "x"}), plan("2026-W47", {"Ann": " "}))
    section = review(m, period_of(span, TODAY))
    assert_not_empty(section)
    for part in section.sections:
        assert_not_empty(part)
    for part in look(m).sections:
        assert_not_empty(part)


def test_a_longer_review_tells_the_plans_of_the_period_and_of_the_one_before() -> None:
    there = (person("Ann"), *talk("Ann", *MONDAYS))
    m = measures_of(*there, plan("2026-W42", {"Ann": "x", "": "-"}), plan("2026-W46", {"Ann": "x"}))
    assert text_of(review(m, period_of("month", TODAY)))[1:4] == [
        "You spoke with somebody in 3 of 3 weeks `●●●`",
        "Planned: 1 of 1 done",
        "The month before: 1 of 2 done, 1 not this time",
    ]


MONTHS_OF_2026 = {
    1: 5, 2: 4, 3: 4, 4: 5, 5: 4, 6: 4, 7: 5, 8: 4, 9: 4, 10: 5, 11: 4, 12: 5,
}  # fmt: skip
"""How many Thursdays each month has."""


@pytest.mark.parametrize(("month", "weeks"), MONTHS_OF_2026.items())
def test_of_a_month_that_is_over_every_week_with_its_thursday_in_it_counts(month: int, weeks: int) -> None:
    period = period_of("month", date(2026, month, 1))
    every = [date(2025, 11, 3) + timedelta(weeks=week) for week in range(70)]
    there = measures_of(person("Ann"), *talk("Ann", *every), today=period.last)
    assert text_of(review(there, period))[1] == f"You spoke with somebody in {weeks} of {weeks} weeks `{'●' * weeks}`"
    assert len(weeks_over(period, period.last)) == len(weeks_over(period, date(2027, 6, 1))) == weeks
    assert len(weeks_over(period, period.first)) <= 1, "nothing is said of weeks that are still to come"


def test_the_last_week_of_a_month_is_heard_to_its_end_once_it_is_over() -> None:
    october, sunday = period_of("month", date(2026, 10, 1)), date(2026, 11, 1)
    days = [date(2026, 9, 7) + timedelta(weeks=week) for week in range(6)]
    then = measures_of(person("Ann"), *talk("Ann", *days, sunday, sunday + timedelta(days=1)), today=october.last)

    def said(m: Measures) -> str:
        return text_of(review(m, october))[1]

    assert said(then) == "You spoke with somebody in 3 of 5 weeks `●●●○○`", "on its last day Sunday is to come"
    assert said(with_last_week(then, october, TODAY)) == "You spoke with somebody in 4 of 5 weeks `●●●○●`"
    assert [one.day for one in with_last_week(then, october, TODAY).contacts][-1] == sunday
