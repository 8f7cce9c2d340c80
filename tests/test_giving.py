"""Giving: who gave and who took, and which thanks are owed."""

from datetime import date
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, event, message, person, talk
from tests.vaults.words import plain
from vaultkit.measures.giving import Balance, balance
from vaultkit.model.period import period_of
from vaultkit.practices.giving import thanks_lines

ANN, BOB, CID, DAN, EVE = (f"People/{name}.md" for name in ("Ann", "Bob", "Cid", "Dan", "Eve"))


def test_people_stand_by_what_the_tags_of_the_days_say() -> None:
    m = measures_of(
        *(person(name) for name in ("Ann", "Bob", "Cid", "Dan", "Eve")),
        message("Ann", ago(40), "lent the board", "gave"),
        message("Ann", ago(35), "asked back", "asked"),
        message("Bob", ago(30), "asked for a review", "asked"),
        message("Cid", ago(20), "read my draft", "helped"),
        message("Dan", ago(90), "moved me", "helped"),
        contact("Eve", ago(5), "#intro to Bob", kind="like"),
    )
    assert balance(m, ago(60), TODAY) == Balance(gave=(ANN,), helped=(CID,), intro=(EVE,), asked=(BOB,))
    assert balance(m, ago(36), TODAY).asked == (ANN, BOB), "what was given before these days is not in them"


def owed(*told: Piece, **given: Any) -> list[tuple[str, date, str]]:
    """Whom thanks are owed, since when, and whom they introduced."""
    m = measures_of(person("Ann", **given), *told)
    return [(one.person, one.day, one.introduced) for one in m.thanks]


HELPED = message("Ann", ago(20), "read my draft", "helped")


@pytest.mark.parametrize(
    ("since", "is_owed"),
    [
        ((), True),
        ((message("Ann", ago(10), "said thank you with a cake"),), False),
        ((message("Ann", ago(10), "DANKE"),), False),
        ((message("Ann", ago(10), "lent the board", "gave"),), False),
        ((contact("Ann", ago(20), "thanks!", kind="call"),), False),
        ((message("Ann", ago(21), "thanks!"),), True),
        ((message("Ann", ago(10), "hello"),), True),
        ((message("Ann", ago(-3), "thanks!"),), True),
    ],
    ids=["nothing", "a thank-you", "in German", "a favour", "on the day", "the day before", "hello", "a plan"],
)
def test_help_is_owed_thanks_until_one_said_so_or_gave(since: tuple[Piece, ...], is_owed: bool) -> None:
    assert owed(HELPED, *since) == ([(ANN, ago(20), "")] if is_owed else [])


@pytest.mark.parametrize(("age", "is_owed"), [(365, True), (366, False)])
def test_thanks_are_owed_for_a_year(age: int, is_owed: bool) -> None:
    assert bool(owed(message("Ann", ago(age), "read my draft", "helped"))) is is_owed


def test_an_introduction_is_owed_thanks_from_the_day_on_which_one_met() -> None:
    there = (person("Bob", via=ANN), *talk("Ann", ago(400)), *talk("Bob", ago(60)))
    assert owed(*there) == [(ANN, ago(60), BOB)]
    assert owed(*there, message("Ann", ago(61), "", "gave")) == [(ANN, ago(60), BOB)]
    assert owed(*there, message("Ann", ago(59), "", "gave")) == []


@pytest.mark.parametrize(("age", "is_owed"), [(366, False), (365, True), (0, True)])
def test_an_introduction_is_owed_thanks_for_a_year(age: int, is_owed: bool) -> None:
    there = (person("Bob", via=ANN, met=ago(age)), *talk("Ann", ago(400)))
    assert bool(owed(*there)) is is_owed


def test_of_several_the_newest_is_told_once() -> None:
    there = (person("Bob", via=ANN), *talk("Ann", ago(400)), *talk("Bob", ago(60)))
    assert owed(*there, HELPED) == [(ANN, ago(20), "")]
    assert owed(*there, message("Ann", ago(90), "read my draft", "helped")) == [(ANN, ago(60), BOB)]


@pytest.mark.parametrize("given", [{"status": "let go"}, {"status": "faded"}, {"private": True}])
def test_nobody_who_is_past_or_private_is_owed_thanks(given: dict[str, Any]) -> None:
    assert owed(HELPED, **given) == []
    assert owed(person("Bob", via=ANN), *talk("Ann", ago(400)), *talk("Bob", ago(60)), **given) == []


def test_the_oldest_thanks_come_first() -> None:
    later = message("Bob", ago(5), "moved me", "helped")
    assert [one[0] for one in owed(person("Bob"), later, HELPED)] == [ANN, BOB]


def test_thanks_name_the_contact_and_its_line() -> None:
    (one,) = measures_of(person("Ann"), contact("Ann", ago(30)), HELPED).thanks
    assert one.told is not None
    assert one.told.text.startswith("read my draft")
    assert (one.location.path, one.location.line) == (ANN, 4)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ((person("Bob", via=ANN), *talk("Bob", ago(60))), None),
        ((person("Bob", via=ANN), contact("Bob", ago(60), kind="meeting")), None),
        ((person("Bob", via=ANN), event("Fair", ago(60), "Bob", size=5)), None),
        ((person("Bob", via=ANN), contact("Bob", ago(60), "with [[Ann]]", kind="lunch")), None),
        ((person("Bob", via=ANN, met=ago(70)), *talk("Bob", ago(60))), ago(70)),
        ((person("Bob", via=ANN), contact("Bob", ago(60), kind="met")), ago(60)),
        ((person("Bob", via=ANN), message("Bob", ago(60), "[[Ann]]", "intro")), ago(60)),
        ((person("Bob", via=ANN), message("Bob", ago(60), "[[Cid]]", "intro")), None),
        ((person("Bob", via=ANN), *talk("Bob", ago(60)), message("Ann", ago(65), "to [[Bob]]", "intro")), ago(65)),
    ],
    ids=[
        "a talk", "a meeting", "an event", "both named", "met noted", "a line that says met", "tagged, with the link",
        "tagged, with another", "tagged in the other note",
    ],
)  # fmt: skip
def test_the_day_of_an_introduction_is_told_only_where_a_note_says_it(
    told: tuple[Piece, ...], day: date | None
) -> None:
    m = measures_of(person("Ann"), person("Cid"), *talk("Ann", ago(400)), *told)
    (one,) = [one for one in m.thanks if one.introduced == BOB]
    assert (one.day if one.is_day_noted else None) == day
    said = f" ({day})" if day else ""
    assert [plain(line.words) for line in thanks_lines(m)] == [
        f"[[Ann]] introduced you to [[Bob]]{said} · no thank-you noted"
    ]
    assert bool(thanks_lines(m, period_of("month", ago(60)))) is (day is not None), "no period without a day"
