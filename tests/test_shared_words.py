"""What is decoded of many notes says the same with shared words, and holds each of them once."""

from datetime import date

import msgspec
import pytest

from vaultkit.model.accounts import Account, EventRecord
from vaultkit.model.location import Location
from vaultkit.model.places import Places, Targets
from vaultkit.model.record import Event, Interaction, Person, Promise, Source, Uncounted
from vaultkit.vault.kept.shared_words import Words
from vaultkit.vault.kept.tables import encoded

ANN, BO, LOG = "People/Ann.md", "People/Bo.md", "Log.md"
AT, ELSEWHERE = Location(path=LOG, line=3), Location(path=BO, line=1)
DAY = date(2026, 11, 20)


def contact(person: str, kind: str = "call", links: tuple[str, ...] = (ANN, BO)) -> Interaction:
    return Interaction(person=person, day=DAY, kind=kind, source=Source.LOG, depth=2.0, links=links, location=AT)


ACCOUNT = Account(
    told={
        ANN: (contact(ANN), contact(ANN, "обед"), Uncounted(person=BO, why="no day", location=ELSEWHERE)),
        BO: (contact(BO, links=()),),
    },
    promises={BO: (Promise(person=BO, text="write", location=AT),)},
    backlinks={ANN: (AT, ELSEWHERE)},
    unresolved={},
)
EVENT = EventRecord(
    event=Event(
        path=LOG,
        name="Log",
        people=(ANN, BO),
        written=Places.of({"people": AT}),
        links=Targets.of({"people": (ANN, BO)}),
        location=AT,
    ),
    people=Places.of({ANN: AT, BO: ELSEWHERE}),
    names={"Cy": AT},
)
PERSON = Person(
    path=ANN,
    name="Ann",
    written=Places.of({"via": ELSEWHERE}),
    links=Targets.of({"via": (ANN, BO)}),
    location=ELSEWHERE,
)


@pytest.mark.parametrize(
    ("form", "value"),
    [
        (Account, ACCOUNT),
        (tuple[EventRecord, tuple[str, ...]], (EVENT, ("said",))),
        (tuple[Person, tuple[str, ...]], (PERSON, ())),
        (str, "plain"),
    ],
)
def test_what_is_shared_says_what_it_said(form: object, value: object) -> None:
    decoded = msgspec.msgpack.decode(encoded(value), type=form)
    Words().share_all({LOG: decoded})
    assert decoded == value


def test_what_is_said_twice_is_one_value() -> None:
    account = msgspec.msgpack.decode(encoded(ACCOUNT), type=Account)
    Words().share_all({LOG: account})
    one, other, _ = account.told[ANN]
    assert isinstance(one, Interaction)
    assert isinstance(other, Interaction)
    assert one.person is other.person is next(iter(account.told)) is next(iter(account.backlinks))
    assert one.links is other.links
    assert one.day is other.day
    assert one.location.path is LOG
