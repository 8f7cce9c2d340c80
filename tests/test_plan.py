"""The week's plan: who gets into it, that it stays for the week, and its cards."""

from datetime import timedelta
from typing import Any

import pytest

from tests.gatherings_vaults import event
from tests.practice_vaults import TODAY, ago, circle_of, contact, every, goal, item, names, person, promise, said
from vaultkit.model.location import Location
from vaultkit.model.record import Change, Interaction, Met, Person, Ref
from vaultkit.model.view import Entry
from vaultkit.practices.reconnecting.circle import survey
from vaultkit.practices.reconnecting.planning import item_id
from vaultkit.practices.reconnection import reconnect


def plan(*records: Any, **given: Any) -> tuple[Entry, ...]:
    return reconnect(circle_of(*records, **given), TODAY).plan


def due(name: str, **given: Any) -> tuple[Person, Interaction]:
    return person(name, cadence=30, met=Met(day=ago(900)), **given), contact(name, ago(40))


def friend(name: str, *, since: int = 10) -> tuple[Person, Interaction]:
    return person(name, met=Met(day=ago(900))), contact(name, ago(since))


def dormant(name: str) -> tuple[Person, Interaction]:
    return person(name), contact(name, ago(900))


def new(name: str) -> tuple[Person, Interaction]:
    return person(name, met=Met(day=ago(3))), contact(name, ago(3), kind="met")


def roles(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(entry.role, entry.person.name) for entry in entries]


def test_a_week_holds_one_of_each() -> None:
    vault = (*friend("Fay"), *due("Dan"), *due("Pam"), promise("Pam", "the list"), *new("Nia"), *dormant("Old"))
    assert roles(plan(*vault, touches_per_week=4)) == [
        ("warm-up", "Fay"), ("promise", "Pam"), ("follow up", "Nia"), ("keep in touch", "Dan"), ("wake up", "Old"),
    ]  # fmt: skip


@pytest.mark.parametrize(("touches", "count"), [(0, 0), (1, 2), (2, 3), (3, 4), (5, 6)])
def test_a_week_asks_for_no_more_than_was_set(touches: int, count: int) -> None:
    vault = [record for n in range(9) for record in (*due(f"D{n}"), *dormant(f"O{n}"), *friend(f"F{n}"), *new(f"N{n}"))]
    found = plan(*vault, touches_per_week=touches)
    assert len(found) == count
    assert sum(entry.role == "wake up" for entry in found) == (touches >= 3)
    assert sum(entry.role == "follow up" for entry in found) <= max(touches // 2, 1)


def test_promises_come_first_and_the_soonest_before_the_rest() -> None:
    vault = [person(name, met=Met(day=ago(900)), cadence_never=True) for name in ("Ann", "Ben", "Cy", "Di")]
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
    assert [role for role, _ in roles(plan(*vault, touches_per_week=3))] == [
        "promise",
        "keep in touch",
        "keep in touch",
    ]


def test_a_warm_up_is_best_where_something_is_open() -> None:
    vault = (*friend("Fay"), *friend("Gus"), *friend("Zoe"), promise("Zoe", "the photo", day=ago(5)), *due("Dan"))
    found = plan(*vault, promise("Dan", "the list", due=TODAY), touches_per_week=1)
    assert roles(found) == [("warm-up", "Zoe"), ("promise", "Dan")]
    assert said(found[0].reasons[1].words) == f"open: the photo ({ago(5)})"


def test_old_undated_tasks_and_people_at_rest_make_no_promise() -> None:
    ann, told = due("Ann", status="paused")
    assert not plan(ann, told, promise("Ann", "call"))
    found = plan(*due("Ben"), promise("Ben", "call", day=ago(400)))
    assert roles(found) == [("keep in touch", "Ben")]


def test_a_low_season_keeps_the_habit_small() -> None:
    vault = (*friend("Fay"), *due("Dan"), *due("Pam"), promise("Pam", "the list"), *dormant("Old"))
    assert roles(plan(*vault, season="low")) == [("warm-up", "Fay"), ("promise", "Pam")]


def test_a_week_away_has_no_plan() -> None:
    away = ((ago(2), ago(-10)),)
    assert not plan(*friend("Fay"), *due("Dan"), away=away)
    kept = item("Dan", "vk-0000000a")
    assert names(plan(*friend("Fay"), *due("Dan"), away=away, items=[kept])) == ["Dan"]


def test_not_two_of_one_organisation_when_there_is_a_choice() -> None:
    vault = (*due("Ann", orgs=("Acme",)), *due("Ben", orgs=("acme",)), *due("Cy"))
    assert names(plan(*vault, touches_per_week=2)) == ["Ann", "Cy"]
    assert names(plan(*vault, touches_per_week=3)) == ["Ann", "Cy", "Ben"]


def test_each_goal_gets_a_turn() -> None:
    vault: list[Any] = [goal("G"), goal("H")]
    for name in ("Ann", "Ben"):
        vault += [person(name, cadence=30, goals=("Goals/G.md",)), *every(name, 7, since=50)]
    vault += [person("Zed", cadence=30, goals=("Goals/H.md",)), contact("Zed", ago(60))]
    index = circle_of(*vault, touches_per_week=1)
    weeks = [names(reconnect(index, TODAY + timedelta(weeks=n)).plan) for n in range(2)]
    assert sorted(weeks) == [["Ann"], ["Zed"]]


def test_who_was_skipped_lately_is_left_alone_for_two_weeks() -> None:
    vault = (*due("Ann"), *due("Ben"))
    skipped = [item("Ann", "vk-00000000", status="-", week=1)]
    assert names(plan(*vault, touches_per_week=1, items=skipped)) == ["Ben"]
    earlier = [item("Ann", "vk-00000000", status="-", week=3)]
    assert names(plan(*vault, touches_per_week=1, items=earlier)) == ["Ann"]


def test_the_warm_up_is_somebody_in_touch_and_changes() -> None:
    index = circle_of(*friend("Fay"), *friend("Gus"), *friend("Away", since=80), *friend("Today", since=0))
    found = [names(reconnect(index, TODAY + timedelta(weeks=n)).plan) for n in range(2)]
    assert sorted(found) == [["Fay"], ["Gus"]]


def test_the_plan_of_the_page_stays_word_by_word() -> None:
    vault = (*due("Ann"), *due("Ben"), *due("Cy"))
    made = plan(*vault, touches_per_week=2)
    assert names(made) == ["Ann", "Ben"]
    items = [
        item("Ben", made[1].id, text="[[Ben]] · as it was · usually [[x]]", status="x"),
        item("Ann", made[0].id, text="[[Ann]] · first words"),
    ]
    kept = plan(*vault, contact("Ann", TODAY), promise("Cy", "now"), touches_per_week=2, items=items)
    assert [(e.person.name, e.line, e.id) for e in kept] == [
        ("Ben", "[[Ben]] · as it was · usually [[x]]", made[1].id),
        ("Ann", "[[Ann]] · first words", made[0].id),
    ]
    assert [e.role for e in kept] == ["keep in touch", "keep in touch"]


def test_other_items_and_other_weeks_are_no_plan() -> None:
    key, other = item("Ann", "vk-0000000a", week=1)
    assert plan(*due("Ann"), items=[(key, other)])[0].line == ""


def test_ids_depend_on_week_role_and_person_alone() -> None:
    circle = survey(circle_of(), TODAY)
    (entry,) = plan(*due("Ann"))
    assert entry.id == item_id(circle, "keep in touch", "People/Ann.md")
    later = reconnect(circle_of(*due("Ann")), TODAY + timedelta(weeks=1)).plan
    assert later[0].id != entry.id


# Cards


def test_a_card_tells_what_to_remember() -> None:
    change = Change(
        day=ago(30), kind="role", text="now leads the group", location=Location(path="People/Ann.md", line=7)
    )
    ann = person(
        "Ann",
        cadence=30,
        roles=("Professor",),
        orgs=("Acme",),
        places=("Ghent",),
        met=Met(event="Events/Fair.md"),
        via=(Ref(name="Jon", path="People/Jon.md"),),
        changes=(change,),
    )
    told = (
        contact("Ann", ago(400), "coffee: her lab"),
        contact("Ann", ago(300), "talked of [[Grippers|the gripper]]", kind="call"),
        contact("Ann", ago(200)),
        contact("Ann", ago(100), kind="mention"),
    )
    index = circle_of(ann, event("Fair", ago(401)), *told, promise("Ann", "call [[Ann]] 📅 2026-11-20", due=ago(4)))
    (card,) = reconnect(index, TODAY).cards
    assert said(card.form) == "a call fits"
    assert [said(line) for line in card.remember] == [
        "met at Fair, through Jon",
        f"{ago(100)} in contact",
        f"{ago(200)} coffee",
        f"{ago(300)} call: talked of the gripper",
    ]
    assert [said(line) for line in card.catch_up] == [
        "Professor at Acme in Ghent",
        f"new since you spoke: now leads the group ({ago(30)})",
    ]
    assert [said(line) for line in card.stand] == [f"open: call Ann (due {ago(4)})"]
    assert not card.opener


@pytest.mark.parametrize(("silence", "form", "lines"), [(90, "a message fits", 0), (91, "a call fits", 0)])
def test_the_form_follows_the_silence(silence: int, form: str, lines: int) -> None:
    index = circle_of(person("Ann", cadence=30), contact("Ann", ago(silence)))
    (card,) = reconnect(index, TODAY).cards
    assert (said(card.form), len(card.opener)) == (form, lines)


def test_after_a_year_a_card_offers_two_lines_to_begin_with() -> None:
    (card,) = reconnect(circle_of(*dormant("Old"), touches_per_week=3), TODAY).cards
    assert said(card.form) == "a coffee fits"
    assert said(card.opener[0]) == "Our coffee of 2024 came to mind, and I wondered how you are."
