"""What is between one and everybody: who is there, what is put together of each, and who is near."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from tests.vaults.day import TODAY, ago
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece, contact, daily, event, every, person, promise
from tests.vaults.values import field_names
from vaultkit.measures.contacts import contacts_of_week, contacts_since
from vaultkit.measures.ties import Known, Said, by_warmth, next_birthday, tie_as_left
from vaultkit.model.measures import Tie
from vaultkit.model.record import Birthday
from vaultkit.vault.kept.ties import SHARED

ANN = "People/Ann.md"


def tie(*told: Piece) -> Tie:
    return measures_of(person("Ann"), *told).ties[ANN]


def test_ties_are_by_path_and_hold_nobody_private() -> None:
    m = measures_of(person("Zoe"), person("Cem", private=True), person("Ann"), contact("Cem", ago(3)))
    assert list(m.ties) == [ANN, "People/Zoe.md"]
    assert (m.contacts, m.begun) == ((), None)


def test_a_tie_holds_the_contacts_by_day_and_the_plans_apart() -> None:
    found = tie(
        contact("Ann", ago(3)), contact("Ann", ago(3), kind="email"), contact("Ann", ago(9)), contact("Ann", ago(-2))
    )
    assert [one.day for one in found.contacts] == [ago(9), ago(3), ago(3)]
    assert [one.day for one in found.planned] == [ago(-2)]
    assert found.days == (ago(9), ago(3))
    assert (found.silence, found.last_day) == (3, ago(3))


def test_a_tie_without_contact_has_no_day_and_no_silence() -> None:
    found = tie()
    assert (found.days, found.silence, found.last, found.last_day, found.rhythm) == ((), None, None, None, None)
    assert (found.strength, found.standing, found.warmth) == (0.0, "untracked", "")


@pytest.mark.parametrize(
    ("kinds", "last"),
    [
        (("email", "coffee"), "coffee"),
        (("coffee", "email"), "coffee"),
        (("call", "email", "message"), "call"),
        (("email", "message"), "email"),
    ],
    ids="-".join,
)
def test_the_last_contact_is_the_deepest_of_its_day(kinds: tuple[str, ...], last: str) -> None:
    found = tie(contact("Ann", ago(9), kind="lunch"), *(contact("Ann", ago(3), kind=kind) for kind in kinds))
    assert found.last is not None
    assert (found.last.day, found.last.kind) == (ago(3), last)


def test_promises_stand_in_order_with_the_old_ones() -> None:
    found = tie(
        promise("Ann", "no day"),
        promise("Ann", "later", due=ago(-9)),
        promise("Ann", "sooner", due=ago(-2)),
        promise("Ann", "noted for [[Ann]]", day=ago(600)),
    )
    assert [one.text.split()[0] for one in found.promises] == ["sooner", "later", "no", "noted"]


def test_mentions_are_the_places_that_link_to_somebody_in_public_notes() -> None:
    told = (daily(ago(4), "[[Ann]] called."), daily(ago(3), "[[Ann]] wrote.", private=True))
    assert [place.path for place in tie(*told).mentions] == [f"Daily/{ago(4)}.md"]


@pytest.mark.parametrize(
    ("met", "there", "at"),
    [
        (None, (event("Fair", ago(100), "Ann"),), "Events/Fair.md"),
        (None, (event("Fair", ago(100), "Ann"), event("Talk", ago(100), "Ann")), ""),
        (None, (event("Fair", ago(100), "Ann"), event("Talk", ago(90), "Ann")), "Events/Fair.md"),
        (None, (event("Fair", ago(100), "Ann", end=ago(98)),), "Events/Fair.md"),
        (ago(99), (event("Fair", ago(100), "Ann", end=ago(98)),), "Events/Fair.md"),
        (ago(97), (event("Fair", ago(100), "Ann", end=ago(98)),), ""),
        ("Events/Talk.md", (event("Fair", ago(100), "Ann"), event("Talk", ago(90))), "Events/Talk.md"),
        (ago(100), (event("Fair", ago(100), "Ann", status="missed"),), ""),
        (ago(100), (event("Fair", ago(100)),), ""),
    ],
    ids=[
        "the event of the day", "one of two", "the first", "its first day", "its second day", "the day after",
        "the one that the note names", "an event missed", "an event without them",
    ],
)  # fmt: skip
def test_the_event_at_which_one_met(met: str | date | None, there: tuple[Piece, ...], at: str) -> None:
    assert measures_of(person("Ann", met=met), *there).ties[ANN].met_at == at


def test_people_stand_by_how_near_they_are_in_the_order_given() -> None:
    names = ("Zoe", "Ann", "Bob", "Cid", "Dan", "Eve")
    given = {"Bob": {"tier": "close"}, "Dan": {"status": "ambient"}, "Eve": {"status": "wanted"}}
    told = (contact("Zoe", ago(5)), contact("Ann", ago(5)), contact("Bob", ago(91)), contact("Cid", ago(400)))
    m = measures_of(*(person(name, **given.get(name, {})) for name in names), person("Gone", status="let go"), *told)
    found = by_warmth(m, [f"People/{name}.md" for name in (*names, "Gone")])
    assert {warmth: [path[7:-3] for path in paths] for warmth, paths in found.items()} == {
        "in touch": ["Zoe", "Ann"],
        "quiet": ["Bob"],
        "dormant": ["Cid"],
        "resting": ["Dan"],
        "wanted": ["Eve"],
    }
    assert list(by_warmth(m, ["People/Cid.md"])) == ["dormant"]


def test_rhythm_and_strength_are_those_of_the_contacts() -> None:
    found = tie(*every("Ann", 17, since=5))
    assert found.rhythm == 17
    assert found.strength == pytest.approx(sum(3 * 2 ** (-(5 + 17 * n) / 60) for n in range(6)))
    assert tie(contact("Ann", TODAY)).strength == 3.0


@pytest.mark.parametrize("later", range(8))
def test_the_contacts_of_the_week_are_at_hand(later: int) -> None:
    today = TODAY + timedelta(days=later)
    days = [contact("Ann", today - timedelta(days=age), kind=kind) for age in range(10) for kind in ("mail", "coffee")]
    m = measures_of(person("Ann"), *days, contact("Ann", ago(400)), today=today)
    found = contacts_of_week(m, m.ties[ANN])
    assert len(found) == 2 * (1 + (today - m.week.first).days)
    assert found == contacts_since(m.ties[ANN], m.week.first, depth=0.0)
    assert found == tuple(m.contacts.between(m.week.first, today))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("birthday", "today", "found"),
    [
        (Birthday(month=11, day=23), TODAY, TODAY),
        (Birthday(month=11, day=22), TODAY, date(2027, 11, 22)),
        (Birthday(month=2, day=29), TODAY, date(2027, 2, 28)),
        (Birthday(month=2, day=29), date(2028, 2, 1), date(2028, 2, 29)),
        (Birthday(month=1, day=1), date(9999, 6, 1), None),
        (None, TODAY, None),
    ],
)
def test_the_next_birthday_is_today_or_later(birthday: Birthday | None, today: date, found: date | None) -> None:
    assert next_birthday(birthday, today) == found


def test_a_tie_holds_the_next_birthday() -> None:
    m = measures_of(person("Ann", birthday="11-23"), person("Bob", birthday="1980-11-22"), person("Cid"))
    assert [tie.birthday for tie in m.ties.values()] == [TODAY, date(2027, 11, 22), None]


def test_what_an_earlier_process_left_of_a_tie_is_taken_whole() -> None:
    known = measures_of(person("Ann"), contact("Ann", ago(3))).ties[ANN]
    own = {name: object() for name in field_names(known) if name not in (*SHARED, "contacts", "evidence")}
    facts: Any = SimpleNamespace(**own)
    said = Said(known.uncounted, known.planned, known.mentions, (), (), ())
    left = tie_as_left(Known(known.person, known.evidence, known.contacts, None, facts), said)
    assert {name: getattr(left, name) for name in own} == own
    for name in (*SHARED, "contacts", "evidence"):
        assert getattr(left, name) is getattr(known, name), name
