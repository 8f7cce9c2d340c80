"""The week's plan: who gets into it, and that it stays for the week."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, every, goal, item, limits, person, promise
from tests.vaults.words import names, said
from vaultkit.model.period import period_of
from vaultkit.model.view import Entry
from vaultkit.practices.reconnection.lists import reconnect
from vaultkit.syntax.checklist import plan_id


def plan(*pieces: Piece, today: date = TODAY) -> tuple[Entry, ...]:
    return reconnect(measures_of(*pieces, today=today)).plan


def due(name: str, *, since: int = 70, **given: Any) -> tuple[Piece, Piece]:
    return person(name, cadence=30, met=ago(900), **given), contact(name, ago(since))


def friend(name: str, *, since: int = 20) -> tuple[Piece, ...]:
    return person(name, met=ago(900)), contact(name, ago(since + 300)), contact(name, ago(since))


def dormant(name: str) -> tuple[Piece, Piece]:
    return person(name), contact(name, ago(900))


def new(name: str, *, since: int = 9) -> tuple[Piece, Piece]:
    return person(name, met=ago(since)), contact(name, ago(since), kind="met")


def roles(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(entry.role, entry.person.name) for entry in entries]


def test_a_week_holds_one_of_each() -> None:
    vault = (
        *friend("Fay"),
        *due("Dan"),
        *due("Pam"),
        promise("Pam", "the list", due=TODAY),
        *new("Nia"),
        *dormant("Old"),
    )
    assert roles(plan(*vault, limits(touches_per_week=5))) == [
        ("warm-up", "Fay"), ("promise", "Pam"), ("follow up", "Nia"), ("keep in touch", "Dan"), ("wake up", "Old"),
    ]  # fmt: skip


@pytest.mark.parametrize(("touches", "count"), [(0, 0), (1, 2), (2, 3), (3, 4), (5, 6)])
def test_a_week_asks_for_no_more_than_was_set(touches: int, count: int) -> None:
    vault = [record for n in range(9) for record in (*due(f"D{n}"), *dormant(f"O{n}"), *friend(f"F{n}"), *new(f"N{n}"))]
    found = plan(*vault, limits(touches_per_week=touches))
    assert len(found) == count
    assert sum(entry.role == "wake up" for entry in found) <= max(touches - 2, 0)


@pytest.mark.parametrize(
    ("in_time", "late", "touches", "asked"),
    [
        (1, 0, 3, 1),
        (2, 0, 3, 2),
        (3, 0, 3, 3),
        (9, 0, 3, 3),
        (0, 6, 3, 2),
        (2, 6, 3, 2),
        (0, 9, 3, 3),
        (3, 6, 5, 3),
        (4, 0, 5, 4),
    ],
)
def test_new_people_have_half_of_the_places_and_all_while_first_words_would_come_too_late(
    in_time: int, late: int, touches: int, asked: int
) -> None:
    vault = [record for n in range(9) for record in due(f"D{n}")]
    vault += [record for n in range(in_time) for record in new(f"N{n}")]
    vault += [record for n in range(late) for record in new(f"L{n}", since=30)]
    found = plan(*vault, limits(touches_per_week=touches))
    assert sum(entry.role == "follow up" for entry in found) == asked
    assert sum(entry.role == "keep in touch" for entry in found) == touches - asked


@pytest.mark.parametrize(
    ("touches", "owed", "turns"),
    [
        (1, 0, 3),
        (2, 0, 12),
        (3, 0, 18),
        (4, 0, 20),
        (5, 0, 20),
        (7, 0, 20),
        (2, 4, 8),
        (3, 4, 14),
        (4, 4, 20),
        (5, 4, 20),
    ],
)
def test_after_a_crowded_evening_each_has_a_turn_within_45_days_as_far_as_there_are_places(
    touches: int, owed: int, turns: int
) -> None:
    """Twenty people on a Thursday, six plans until the 45 days are over: with three touches a week these are 18 places,
    fewer where promises are overdue. Nobody of them is reached, and others wait to be kept."""
    crowd = [f"Guest {n:02}" for n in range(20)]
    vault = [event("Fair", ago(4), *crowd), limits(touches_per_week=touches), *(person(name) for name in crowd)]
    for n in range(6):
        vault += [*due(f"Due {n}"), *friend(f"Friend {n}")]
    for n in range(owed):
        vault += [*due(f"Owed {n}", since=80), promise(f"Owed {n}", "the list", due=ago(-7 * n))]
    asked: set[str] = set()
    for week in range(6):
        today = TODAY + timedelta(weeks=week)
        found = plan(*vault, today=today)
        vault += [item(entry.person.name, entry.id, week=-week) for entry in found]
        others = [entry.person.name for entry in found if entry.person.name not in crowd]
        vault += [contact(name, today + timedelta(days=2)) for name in others]
        asked |= {entry.person.name for entry in found} & set(crowd)
    assert len(asked) == turns


@pytest.mark.parametrize(
    ("met", "boxes", "again"),
    [
        (11, {"Nia": " "}, True), (14, {"Nia": " "}, True), (8, {"Nia": " "}, True), (7, {"Nia": " "}, False),
        (15, {"Nia": " "}, False), (11, {"Nia": "-"}, False), (11, {"Nia": " ", "Bo": " "}, False),
        (11, {"Nia": " ", "Bo": "x", "Cy": "-"}, True), (11, {"Bo": " "}, True),
    ],
)  # fmt: skip
def test_the_only_first_word_left_open_is_asked_for_again_in_its_last_week(
    met: int, boxes: dict[str, str], again: bool
) -> None:
    vault = [*new("Nia", since=met), limits(touches_per_week=4)]
    vault += [piece for name in ("Bo", "Cy") for piece in (person(name, cadence="never"), contact(name, ago(40)))]
    asked = [item(name, f"vk-00000{n}a", status=box, week=1) for n, (name, box) in enumerate(boxes.items(), 10)]
    assert ("Nia" in names(plan(*vault, *asked))) == again


def test_nobody_is_asked_a_third_week_running() -> None:
    vault = [*new("Nia", since=14), limits(touches_per_week=4)]
    asked = [item("Nia", f"vk-0000000{week}", week=week) for week in (1, 2)]
    assert names(plan(*vault, asked[0])) == ["Nia"]
    assert names(plan(*vault, *asked)) == []


def test_a_week_away_is_no_rest() -> None:
    vault = (*due("Ann", since=300), *due("Ben"), item("Ann", "vk-00000002", week=2))
    assert names(plan(*vault, limits(touches_per_week=1, away=((ago(7), ago(1)),)))) == ["Ben"]
    assert names(plan(*vault, limits(touches_per_week=1))) == ["Ann"]


def test_promises_due_this_week_come_first_and_the_soonest_before_the_rest() -> None:
    vault = [person(name, cadence="never") for name in ("Ann", "Ben", "Cy", "Di", "Ed")]
    found = plan(
        *vault,
        promise("Ann", "later", due=ago(-6)),
        promise("Ben", "soon", due=ago(-2)),
        promise("Cy", "far off", due=ago(-60)),
        promise("Di", "without a day"),
        promise("Ed", "late", due=ago(3)),
        limits(touches_per_week=7),
    )
    assert [entry.person.name for entry in found if entry.role == "promise"] == ["Ed", "Ben", "Ann"]
    assert found[0].reasons[0].factor == "promise"


def test_promises_leave_room_for_the_rest() -> None:
    owed = [promise(name, name, due=TODAY) for name in ("Ann", "Ben", "Cy")]
    vault = (*due("Ann"), *due("Ben"), *due("Cy"), *owed)
    assert [role for role, _ in roles(plan(*vault, limits(touches_per_week=3)))] == [
        "promise",
        "keep in touch",
        "keep in touch",
    ]


def test_a_warm_up_is_best_where_something_is_open() -> None:
    vault = (
        *friend("Fay"),
        *friend("Gus"),
        *friend("Zoe", since=40),
        promise("Zoe", "[[Zoe]]: the photo", day=ago(8)),
        *due("Dan"),
    )
    found = plan(*vault, promise("Dan", "the list", due=TODAY), limits(touches_per_week=1))
    assert roles(found) == [("warm-up", "Zoe"), ("promise", "Dan")]
    assert said(found[0].reasons[1].words) == f"you promised: Zoe: the photo ({ago(8)})"


def test_old_undated_tasks_and_people_at_rest_make_no_promise() -> None:
    ann, told = due("Ann", status="paused")
    assert not plan(ann, told, promise("Ann", "call"))
    found = plan(*due("Ben"), promise("Ben", "call [[Ben]]", day=ago(400)))
    assert roles(found) == [("keep in touch", "Ben")]


def test_a_low_season_keeps_the_habit_small() -> None:
    vault = (*friend("Fay"), *due("Dan"), *due("Pam"), promise("Pam", "the list", due=TODAY), *dormant("Old"))
    assert roles(plan(*vault, limits(season="low"))) == [("warm-up", "Fay"), ("promise", "Pam")]


def test_a_week_away_has_no_plan() -> None:
    away = ((ago(2), ago(-10)),)
    assert not plan(*friend("Fay"), *due("Dan"), limits(away=away))
    kept = item("Dan", "vk-0000000a")
    assert names(plan(*friend("Fay"), *due("Dan"), limits(away=away), kept)) == ["Dan"]


def test_not_two_of_one_organisation_when_there_is_a_choice() -> None:
    vault = (*due("Ann", org="Acme"), *due("Ben", org="acme"), *due("Cy"))
    assert names(plan(*vault, limits(touches_per_week=2))) == ["Ann", "Cy"]
    assert names(plan(*vault, limits(touches_per_week=3))) == ["Ann", "Cy", "Ben"]


def test_each_goal_gets_a_turn() -> None:
    vault = [goal("G"), goal("H"), limits(touches_per_week=1)]
    for name in ("Ann", "Ben"):
        vault += [person(name, cadence=30, goals="Goals/G.md"), *every(name, 7, since=50)]
    vault += [person("Zed", cadence=30, goals="Goals/H.md"), contact("Zed", ago(60))]
    weeks = [names(plan(*vault, today=TODAY + timedelta(weeks=n))) for n in range(2)]
    assert sorted(weeks) == [["Ann"], ["Zed"]]


@pytest.mark.parametrize("box", ["-", " "])
@pytest.mark.parametrize(
    ("weeks", "rests"),
    [((1,), True), ((2,), False), ((3, 2), True), ((5, 4), True), ((6, 5), False), ((9, 2), False), ((8, 4), True)],
)
def test_who_was_not_reached_rests(box: str, weeks: tuple[int, ...], rests: bool) -> None:
    """Left open or put aside: not next week; twice in eight weeks, the four weeks after."""
    vault = (*due("Ann", since=300), *due("Ben"), limits(touches_per_week=1))
    asked = [item("Ann", f"vk-0000000{week}", status=box, week=week) for week in weeks]
    assert names(plan(*vault, *asked)) == (["Ben"] if rests else ["Ann"])


def test_promises_and_wake_ups_rest_too() -> None:
    asked = [item(name, f"vk-000000{n}", status=" ", week=1) for n, name in enumerate(("Ann0", "Old0"), 10)]
    vault = (*due("Ann0"), promise("Ann0", "x", due=ago(20)), *dormant("Old0"), limits(touches_per_week=4))
    assert {"Ann0", "Old0"} <= set(names(plan(*vault)))
    assert not {"Ann0", "Old0"} & set(names(plan(*vault, *asked)))


def test_a_day_in_the_week_breaks_the_rest_once() -> None:
    vault = (*due("Ann"), promise("Ann", "the list", due=TODAY), limits(touches_per_week=2))
    last = item("Ann", "vk-00000001", status=" ", week=1)
    assert names(plan(*vault, last)) == ["Ann"]
    assert not plan(*vault, last, item("Ann", "vk-00000002", status=" ", week=2))


def test_whoever_was_reached_this_week_is_in_no_new_plan() -> None:
    assert not plan(*due("Ann"), contact("Ann", TODAY), promise("Ann", "the list", due=TODAY))
    assert not plan(person("Nia", met=TODAY), contact("Nia", TODAY, kind="met"))


def test_the_warm_up_is_somebody_in_touch_near_to_the_gap() -> None:
    near, far = person("Ned", tier="active", met=ago(900)), person("Fay", tier="active", met=ago(900))
    vault = (near, contact("Ned", ago(150)), far, contact("Fay", ago(70)), *friend("Today", since=0))
    assert roles(plan(*vault)) == [("warm-up", "Ned")]
    assert roles(plan(*vault, item("Ned", "vk-00000001", status="x", week=1))) == [("warm-up", "Fay")]


@pytest.mark.parametrize(("seen", "stands"), [(0, False), (13, False), (14, True), (40, True)])
def test_nobody_seen_in_the_last_two_weeks_is_a_warm_up(seen: int, stands: bool) -> None:
    assert bool(plan(*friend("Fay", since=seen))) == stands


@pytest.mark.parametrize(("again", "easy"), [(None, False), (200, False), (199, True), (60, True)])
def test_nobody_met_once_and_never_followed_up_is_a_warm_up(again: int | None, easy: bool) -> None:
    lone = person("Once", met=ago(200)), event("Fair", ago(200), "Once", size=300)
    vault = (*lone, *((contact("Once", ago(again)),) if again else ()))
    lists = reconnect(measures_of(*vault, today=TODAY))
    assert (roles(lists.plan), names(lists.never_followed_up)) == (
        ([("warm-up", "Once")], []) if easy else ([], ["Once"])
    )


@pytest.mark.parametrize(
    ("written", "due_in", "seen", "stands"),
    [
        (3, None, 40, False), (7, None, 40, True), (56, None, 40, True), (57, None, 40, False), (7, None, 29, False),
        (90, -3, 30, True), (90, 0, 30, True), (90, 13, 30, False), (90, 0, 29, False),
    ],
)  # fmt: skip
def test_what_is_open_to_somebody_in_touch_is_the_warm_up_before_others_unless_seen_lately(
    written: int, due_in: int | None, seen: int, stands: bool
) -> None:
    open_one = promise("Fay", "[[Fay]]: the list", day=ago(written), due=None if due_in is None else ago(-due_in))
    vault = (*friend("Fay", since=seen), open_one, person("Ned", tier="close", met=ago(900)), contact("Ned", ago(80)))
    first = plan(*vault)[0]
    assert (first.role, first.person.name) == ("warm-up", "Fay" if stands else "Ned")


def test_what_is_due_to_somebody_in_touch_takes_a_place_of_its_own_only_where_one_is_left() -> None:
    vault = (*friend("Fay", since=2), promise("Fay", "the list", due=TODAY), limits(touches_per_week=2))
    assert roles(plan(*vault)) == [("promise", "Fay")]
    assert names(plan(*vault, *due("Ann"), *due("Ben"))) == ["Ann", "Ben"]


@pytest.mark.parametrize(("since", "stands"), [(13, False), (20, False), (21, True), (45, True), (46, False)])
def test_the_woken_are_due_for_a_further_word(since: int, stands: bool) -> None:
    """After a year's silence a tie is as young as a new one."""
    vault = (person("Old"), contact("Old", ago(900)), contact("Old", ago(since), kind="message"))
    near = (person("Ned", tier="close", met=ago(900)), contact("Ned", ago(80)))
    lists = reconnect(measures_of(*vault, *near, today=TODAY))
    assert names(lists.follow_up) == (["Old"] if stands else [])
    assert roles(lists.plan)[0] == ("warm-up", "Old" if stands else "Ned")


@pytest.mark.parametrize(("seen", "asked"), [(20, False), (21, True)])
def test_a_third_word_takes_a_place_three_weeks_after_the_second(seen: int, asked: bool) -> None:
    vault = (person("Nia", met=ago(40)), contact("Nia", ago(40)), contact("Nia", ago(seen)))
    first = (*friend("Fay", since=60), promise("Fay", "the list", due=TODAY))
    assert [e.person.name for e in plan(*vault, *first) if e.role == "follow up"] == (["Nia"] if asked else [])


def test_a_third_word_is_a_useful_warm_up() -> None:
    vault = (*friend("Fay", since=60), person("Nia", met=ago(40)), contact("Nia", ago(40)), contact("Nia", ago(20)))
    assert roles(plan(*vault, limits(touches_per_week=1)))[0] == ("warm-up", "Nia")


def test_of_third_words_the_one_soonest_too_late_is_the_warm_up_and_none_that_is() -> None:
    soon = (person("Nia", met=ago(44)), contact("Nia", ago(44)), contact("Nia", ago(15)))
    far = (person("Noa", met=ago(40)), contact("Noa", ago(40)), contact("Noa", ago(30)))
    late = (person("Nel", met=ago(50)), contact("Nel", ago(50)), contact("Nel", ago(30)))
    near = (person("Ned", tier="close", met=ago(900)), contact("Ned", ago(80)))
    few = limits(touches_per_week=1)
    assert roles(plan(*late, *far, *soon, *near, few))[0] == ("warm-up", "Nia")
    assert roles(plan(*late, *far, *near, few))[0] == ("warm-up", "Noa")
    assert roles(plan(*late, *near, few))[0] == ("warm-up", "Ned")


def test_somebody_met_only_once_is_no_easy_first_one() -> None:
    once = (person("Una", tier="active"), contact("Una", ago(150)))
    few = limits(touches_per_week=1)
    assert roles(plan(*once, *friend("Fay"), few))[0] == ("warm-up", "Fay")
    assert roles(plan(*once, few)) == []
    assert roles(plan(*once, contact("Una", ago(151)), *friend("Fay"), few))[0] == ("warm-up", "Una")


def test_the_warm_up_fades_rather_than_being_near_to_a_short_gap() -> None:
    """Nothing fades within 60 days, so a share of a year counts for more than most of a month."""
    near = (person("Ned", tier="inner", met=ago(900)), contact("Ned", ago(58)), contact("Ned", ago(29)))
    fading = (person("Fay", tier="active", met=ago(900)), contact("Fay", ago(100)))
    assert roles(plan(*near, *fading, limits(touches_per_week=1)))[0] == ("warm-up", "Fay")


def turn_taken(name: str, *, weeks: int) -> Piece:
    """A line of an earlier plan that asked to wake somebody, left open."""
    key = period_of("week", ago(7 * weeks)).key
    return item(name, plan_id(key, "wake up", f"People/{name}.md"), week=weeks)


def test_nobody_is_woken_again_while_another_waits() -> None:
    """Also while the one who waits rests: left open twice just before the tie fell asleep."""
    ida, old = (person("Ida", tier="inner"), contact("Ida", ago(900))), dormant("Old")
    asked = turn_taken("Ida", weeks=20)
    assert roles(plan(*ida, *old, asked)) == [("wake up", "Old")]
    assert roles(plan(*ida, *old, asked, turn_taken("Old", weeks=15))) == [("wake up", "Ida"), ("wake up", "Old")]
    asleep_since = period_of("week", ago(14)).first
    resting = (person("Old"), contact("Old", asleep_since - timedelta(days=365)))
    rested = [item("Old", f"vk-0000000{weeks}", week=weeks) for weeks in (3, 4)]
    lately = turn_taken("Ida", weeks=2)
    assert roles(plan(*ida, lately)) == [("wake up", "Ida")]
    assert roles(plan(*ida, *resting, lately, *rested)) == []


@pytest.mark.parametrize(("tier", "woken"), [("inner", True), ("wide", False)])
def test_who_waits_before_an_urgent_tie_is_hurried_along(tier: str, woken: bool) -> None:
    """A tie without a cadence would wait behind all that are due, and the urgent one who had a turn behind it."""
    ida = (person("Ida", tier=tier), contact("Ida", ago(900)))
    quiet = [(person(f"D{n}", cadence=100, met=ago(900)), contact(f"D{n}", ago(120))) for n in range(3)]
    vault = (*ida, *dormant("Old"), *(piece for pair in quiet for piece in pair), turn_taken("Ida", weeks=20))
    assert (("wake up", "Old") in roles(plan(*vault, limits(touches_per_week=3)))) == woken


def test_the_fading_come_before_those_seen_lately() -> None:
    vault = (person("Ann", cadence=7, met=ago(900)), contact("Ann", ago(59)), *due("Ben", since=61))
    assert names(plan(*vault, limits(touches_per_week=1))) == ["Ben"]


def test_the_plan_of_the_page_stays_word_by_word() -> None:
    vault = (*due("Ann"), *due("Ben"), *due("Cy"))
    made = plan(*vault, limits(touches_per_week=2))
    assert names(made) == ["Ann", "Ben"]
    items = [
        item("Ben", made[1].id, text="[[Ben]] · as it was · usually [[x]]", status="x"),
        item("Ann", made[0].id, text="[[Ann]] · first words"),
    ]
    kept = plan(*vault, contact("Ann", TODAY), promise("Cy", "now"), limits(touches_per_week=2), *items)
    assert [(e.person.name, e.line, e.id) for e in kept] == [
        ("Ben", "[[Ben]] · as it was · usually [[x]]", made[1].id),
        ("Ann", "[[Ann]] · first words", made[0].id),
    ]
    assert [e.role for e in kept] == ["keep in touch", "keep in touch"]


@pytest.mark.parametrize(
    ("box", "reached", "state"),
    [
        (" ", False, "open"), (" ", True, "done"), ("x", False, "done"), ("-", False, "skipped"),
        ("-", True, "skipped"), (">", False, "snoozed"),
    ],
)  # fmt: skip
def test_the_state_of_the_plan_follows_what_was_done(box: str, reached: bool, state: str) -> None:
    (made,) = plan(*due("Ann"))
    since = [contact("Ann", TODAY)] if reached else []
    (kept,) = plan(*due("Ann"), *since, item("Ann", made.id, status=box))
    assert (made.state, kept.state) == ("open", state)


def test_a_mention_reaches_nobody() -> None:
    (made,) = plan(*due("Ann"))
    (kept,) = plan(*due("Ann"), contact("Ann", TODAY, kind="mention"), item("Ann", made.id))
    assert kept.state == "open"


def test_other_items_and_other_weeks_are_no_plan() -> None:
    assert plan(*due("Ann"), item("Ann", "vk-0000000a", week=2))[0].line == ""


def test_ids_depend_on_week_role_and_person_alone() -> None:
    (entry,) = plan(*due("Ann"))
    assert (entry.role, entry.id) == ("keep in touch", "vk-gvrl9xqr"), "it stands on pages already"
    crowd = (*due("Ann", tier="close", org="Acme"), *friend("Fay"), *dormant("Old"), contact("Ann", ago(50), "hi"))
    same = {one.person.name: (one.role, one.id) for one in plan(*crowd, today=ago(-6))}
    assert same["Ann"] == (entry.role, entry.id)
    (promised,) = plan(*due("Ann"), promise("Ann", "the list", due=TODAY))
    (somebody,) = plan(*due("Ben"))
    (later,) = plan(*due("Ann"), today=TODAY + timedelta(weeks=1))
    assert promised.role == "promise"
    assert len({one.id for one in (entry, promised, somebody, later)}) == 4
