"""The week's plan: who gets into it, and that it stays for the week."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, every, goal, item, limits, person, promise
from tests.vaults.words import names, said
from vaultkit.model.view import Entry
from vaultkit.practices.reconnection.lists import reconnect


def plan(*pieces: Piece, today: date = TODAY) -> tuple[Entry, ...]:
    return reconnect(measures_of(*pieces, today=today)).plan


def due(name: str, **given: Any) -> tuple[Piece, Piece]:
    return person(name, cadence=30, met=ago(900), **given), contact(name, ago(40))


def friend(name: str, *, since: int = 10) -> tuple[Piece, Piece]:
    return person(name, met=ago(900)), contact(name, ago(since))


def dormant(name: str) -> tuple[Piece, Piece]:
    return person(name), contact(name, ago(900))


def new(name: str) -> tuple[Piece, Piece]:
    return person(name, met=ago(3)), contact(name, ago(3), kind="met")


def roles(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(entry.role, entry.person.name) for entry in entries]


def test_a_week_holds_one_of_each() -> None:
    vault = (*friend("Fay"), *due("Dan"), *due("Pam"), promise("Pam", "the list"), *new("Nia"), *dormant("Old"))
    assert roles(plan(*vault, limits(touches_per_week=4))) == [
        ("warm-up", "Fay"), ("promise", "Pam"), ("follow up", "Nia"), ("keep in touch", "Dan"), ("wake up", "Old"),
    ]  # fmt: skip


@pytest.mark.parametrize(("touches", "count"), [(0, 0), (1, 2), (2, 3), (3, 4), (5, 6)])
def test_a_week_asks_for_no_more_than_was_set(touches: int, count: int) -> None:
    vault = [record for n in range(9) for record in (*due(f"D{n}"), *dormant(f"O{n}"), *friend(f"F{n}"), *new(f"N{n}"))]
    found = plan(*vault, limits(touches_per_week=touches))
    assert len(found) == count
    assert sum(entry.role == "wake up" for entry in found) == (touches >= 3)
    assert sum(entry.role == "follow up" for entry in found) <= max(touches // 2, 1)


def test_promises_come_first_and_the_soonest_before_the_rest() -> None:
    vault = [person(name, cadence="never") for name in ("Ann", "Ben", "Cy", "Di")]
    found = plan(
        *vault,
        promise("Ann", "later", due=ago(-13)),
        promise("Ben", "soon", due=ago(-2)),
        promise("Cy", "far off", due=ago(-60)),
        promise("Di", "without a day"),
    )
    assert [entry.person.name for entry in found if entry.role == "promise"] == ["Ben", "Di", "Ann"]
    assert found[0].reasons[0].factor == "promise"


def test_promises_leave_room_for_the_rest() -> None:
    vault = (*due("Ann"), *due("Ben"), *due("Cy"), promise("Ann", "a"), promise("Ben", "b"), promise("Cy", "c"))
    assert [role for role, _ in roles(plan(*vault, limits(touches_per_week=3)))] == [
        "promise",
        "keep in touch",
        "keep in touch",
    ]


def test_a_warm_up_is_best_where_something_is_open() -> None:
    vault = (
        *friend("Fay"),
        *friend("Gus"),
        *friend("Zoe"),
        promise("Zoe", "[[Zoe]]: the photo", day=ago(5)),
        *due("Dan"),
    )
    found = plan(*vault, promise("Dan", "the list", due=TODAY), limits(touches_per_week=1))
    assert roles(found) == [("warm-up", "Zoe"), ("promise", "Dan")]
    assert said(found[0].reasons[1].words) == f"you promised: Zoe: the photo ({ago(5)})"


def test_old_undated_tasks_and_people_at_rest_make_no_promise() -> None:
    ann, told = due("Ann", status="paused")
    assert not plan(ann, told, promise("Ann", "call"))
    found = plan(*due("Ben"), promise("Ben", "call [[Ben]]", day=ago(400)))
    assert roles(found) == [("keep in touch", "Ben")]


def test_a_low_season_keeps_the_habit_small() -> None:
    vault = (*friend("Fay"), *due("Dan"), *due("Pam"), promise("Pam", "the list"), *dormant("Old"))
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


def test_who_was_skipped_lately_is_left_alone_for_two_weeks() -> None:
    vault = (*due("Ann"), *due("Ben"))
    skipped = [item("Ann", "vk-00000000", status="-", week=1)]
    assert names(plan(*vault, limits(touches_per_week=1), *skipped)) == ["Ben"]
    earlier = [item("Ann", "vk-00000000", status="-", week=3)]
    assert names(plan(*vault, limits(touches_per_week=1), *earlier)) == ["Ann"]


def test_the_warm_up_is_somebody_in_touch_and_changes() -> None:
    vault = (*friend("Fay"), *friend("Gus"), *friend("Away", since=80), *friend("Today", since=0))
    found = [names(plan(*vault, today=TODAY + timedelta(weeks=n))) for n in range(2)]
    assert sorted(found) == [["Fay"], ["Gus"]]


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


def test_other_items_and_other_weeks_are_no_plan() -> None:
    assert plan(*due("Ann"), item("Ann", "vk-0000000a", week=1))[0].line == ""


def test_ids_depend_on_week_role_and_person_alone() -> None:
    (entry,) = plan(*due("Ann"))
    assert (entry.role, entry.id) == ("keep in touch", "vk-gvrl9xqr"), "it stands on pages already"
    crowd = (*due("Ann", tier="close", org="Acme"), *friend("Fay"), *dormant("Old"), contact("Ann", ago(50), "hi"))
    same = {one.person.name: (one.role, one.id) for one in plan(*crowd, today=ago(-6))}
    assert same["Ann"] == (entry.role, entry.id)
    (promised,) = plan(*due("Ann"), promise("Ann", "the list"))
    (somebody,) = plan(*due("Ben"))
    (later,) = plan(*due("Ann"), today=TODAY + timedelta(weeks=1))
    assert promised.role == "promise"
    assert len({one.id for one in (entry, promised, somebody, later)}) == 4
