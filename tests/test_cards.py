"""Cards: what one reads before writing to somebody."""

import pytest

from tests.vaults.day import ago
from tests.vaults.index import measures_of
from tests.vaults.notes import contact, event, limits, person, promise
from tests.vaults.words import said
from vaultkit.practices.reconnection.lists import reconnect


def test_a_card_tells_what_to_remember() -> None:
    ann = person(
        "Ann",
        cadence=30,
        role="Professor",
        org="Acme",
        place="Ghent",
        met="Events/Fair.md",
        via="People/Jon.md",
    )
    told = (
        contact("Ann", ago(30), "now leads the group", kind="role"),
        contact("Ann", ago(400), "her lab"),
        contact("Ann", ago(300), "talked of [[Grippers|the gripper]]", kind="call"),
        contact("Ann", ago(200)),
        contact("Ann", ago(100), kind="mention"),
    )
    m = measures_of(ann, person("Jon"), event("Fair", ago(401)), *told, promise("Ann", "call [[Ann]]", due=ago(4)))
    (card,) = reconnect(m).cards
    assert said(card.form) == "a call fits"
    assert [said(line) for line in card.remember] == [
        "met at Fair, through Jon",
        f"{ago(100)} named",
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
    m = measures_of(person("Ann", cadence=30), contact("Ann", ago(silence)))
    (card,) = reconnect(m).cards
    assert (said(card.form), len(card.opener)) == (form, lines)


def test_after_a_year_a_card_offers_two_lines_to_begin_with() -> None:
    (card,) = reconnect(measures_of(person("Old"), contact("Old", ago(900)), limits(touches_per_week=3))).cards
    assert said(card.form) == "a coffee fits"
    assert said(card.opener[0]) == "Our coffee of 2024 came to mind, and I wondered how you are."
