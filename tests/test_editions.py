"""Editions: the next one of each series, and whom one met at earlier ones."""

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, event, group, person
from vaultkit.measures.editions import next_editions


def familiar(*pieces: Piece) -> list[tuple[str, list[str]]]:
    return [
        (event.name, [one.tie.path[7:-3] for one in people]) for event, people in next_editions(measures_of(*pieces))
    ]


PEOPLE = (person("Ann"), person("Bob"), person("Cem", status="let go"), person("Dee", status="faded"))
LAST = event("Fair 2025", ago(380), "Ann", "Bob", "Cem", "Dee")


@pytest.mark.parametrize(("days", "shown"), [(30, True), (31, False), (0, False)])
def test_the_quiet_ones_of_earlier_editions_come_first(days: int, shown: bool) -> None:
    there = (*PEOPLE, LAST, event("Fair 2026", ago(-days)), contact("Ann", ago(20), "her lab is hiring"))
    assert familiar(*there) == ([("Fair 2026", ["Bob", "Ann"])] if shown else [])


@pytest.mark.parametrize(("status", "shown"), [("attended", True), ("missed", False), ("declined", False)])
def test_only_editions_at_which_one_was_count(status: str, shown: bool) -> None:
    earlier = event("Fair 2025", ago(380), "Ann", status=status)
    told = (person("Ann"), contact("Ann", ago(400)), earlier, event("Fair 2026", ago(-9)))
    assert bool(familiar(*told)) is shown


@pytest.mark.parametrize(("status", "shown"), [("invited", True), ("declined", False), ("cancelled", False)])
def test_an_edition_that_one_does_not_go_to_is_none(status: str, shown: bool) -> None:
    assert bool(familiar(*PEOPLE, LAST, event("Fair 2026", ago(-9), status=status))) is shown


def test_who_was_met_there_counts_though_the_event_does_not_name_them() -> None:
    ann = (person("Ann", met="Events/Fair 2025.md"), contact("Ann", ago(100)))
    assert familiar(*ann, event("Fair 2025", ago(380)), event("Fair 2026", ago(-9))) == [("Fair 2026", ["Ann"])]


def test_editions_stand_soonest_first() -> None:
    club = (group("Club"), event("Chess", ago(40), "Ann", group="Groups/Club.md"))
    coming = (event("Go", ago(-3), group="Groups/Club.md"), event("Fair 2026", ago(-9)))
    assert familiar(*PEOPLE, *club, LAST, *coming) == [("Go", ["Ann"]), ("Fair 2026", ["Bob", "Ann"])]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ((), None),
        ((contact("Ann", ago(20), "the lab"),), "the lab"),
        ((contact("Ann", ago(20), "the lab"), event("Talk", ago(9), "Ann")), "the lab"),
        ((daily(ago(20), "[[Ann]] called."),), "[[Ann]] called."),
    ],
    ids=["nothing", "a line", "an event tells nothing", "a mention"],
)
def test_what_was_talked_about_last_is_what_somebody_wrote(told: tuple[Piece, ...], text: str | None) -> None:
    ((_, (ann,)),) = next_editions(
        measures_of(person("Ann"), event("Fair 2025", ago(380), "Ann"), event("Fair 2026", ago(-9)), *told)
    )
    assert (ann.talked and ann.talked.text) == text
    assert ann.last == ann.tie.last_day
