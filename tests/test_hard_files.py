"""Files of other tools, read or refused: each record that cannot be read is named, and none stops the others."""

import sys
from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from tests.vaults.hard_files import FIRST, HARD, LAST, Hard
from tests.vaults.harder_files import HARDER
from vaultkit.exchange.addressbook import read_address_book, read_mapped
from vaultkit.exchange.charsets import text_of
from vaultkit.exchange.friends import read_friends
from vaultkit.exchange.ical_file import Window, read_ical
from vaultkit.exchange.linkedin import read_linkedin
from vaultkit.exchange.monica import read_monica
from vaultkit.exchange.records import Card, Contents, Gathering, UnreadableError
from vaultkit.exchange.vcard import read_vcard
from vaultkit.model.settings import FIELD_SPELLINGS

WINDOW = Window(first=FIRST, last=LAST, zone=ZoneInfo("Europe/Berlin"), mine=frozenset(("me@x.org",)))
READERS: dict[str, Callable[[bytes], Contents]] = {
    "linkedin": lambda data: read_linkedin(text_of(data), "f"),
    **dict.fromkeys(("google", "outlook", "csv"), lambda data: read_address_book(text_of(data), "f", FIELD_SPELLINGS)),
    "vcard": lambda data: read_vcard(data, "f"),
    "ics": lambda data: read_ical(data, "f", WINDOW),
    "friends": lambda data: read_friends(text_of(data), "f"),
    "monica": lambda data: read_monica(text_of(data), "f"),
}


@pytest.mark.parametrize("hard", [*HARD, *HARDER], ids=lambda hard: f"{hard.kind}: {hard.name}")
def test_a_hard_file_is_read_or_refused(hard: Hard) -> None:
    read = READERS[hard.kind]
    if hard.refused:
        with pytest.raises(UnreadableError):
            read(hard.data)
        return
    found = read(hard.data)
    records: list[Card | Gathering] = [*found.cards, *found.gatherings]
    assert tuple(one.name for one in records) == hard.names
    assert [fault.place for fault in found.faults] == [
        f"f{end}" if end[0] == ":" else f"f: contact{end}" for end in hard.faults
    ]
    text = repr(records)
    assert [said for said in hard.has if said not in text] == []
    assert [said for said in hard.lacks if said in text] == []


def test_there_are_enough_hard_files_and_each_has_a_name_of_its_own() -> None:
    every = [*HARD, *HARDER]
    assert len({(hard.kind, hard.name) for hard in every}) == len(every) >= 150


def test_any_column_can_be_mapped() -> None:
    text = "Wer;Seit;Firma;Adresse\nAnn Lee;2020-05-01;Lab;a@x.org, b@x.org\n"
    card = read_mapped(
        text, "f", {"name": ["Wer"], "connected": ["Seit"], "org": ["Firma"], "email": ["Adresse"]}
    ).cards[0]
    assert (card.name, str(card.connected), card.orgs, card.emails) == (
        "Ann Lee",
        "2020-05-01",
        ("Lab",),
        ("a@x.org", "b@x.org"),
    )
    with pytest.raises(UnreadableError):
        read_mapped(text, "f", {"name": ["Who"]})
    with pytest.raises(UnreadableError):
        read_mapped(text, "f", {"org": ["Firma"]})


def calls_of(run: Callable[[], object]) -> int:
    """How many functions are called, ours and the interpreter's."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return calls


ROW = "Ann,L{0},https://www.linkedin.com/in/p{0},p{0}@x.org,Lab {0},Engineer,12 Mar 2021\n"
GROWING: dict[str, Callable[[int], bytes]] = {
    "linkedin": lambda n: (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + "".join(map(ROW.format, range(n)))
    ).encode(),
    "csv": lambda n: ("name,email\n" + "".join(f'"A{k}\n"x,y\n' for k in range(n))).encode(),
    "vcard": lambda n: b"".join(
        b"BEGIN:VCARD\r\nFN:Ann %d\r\nTEL:+49 30 %d\r\nBEGIN:VCARD\r\nEND:VCARD\r\n" % (k, k) for k in range(n)
    ),
    "friends": lambda n: ("### Activities:\n" + "- 2020-01-01: **Ann** and **Bo**\n" * n).encode(),
}


@pytest.mark.parametrize("kind", GROWING)
def test_the_work_grows_as_the_file_does(kind: str) -> None:
    small, large = (calls_of(partial(READERS[kind], GROWING[kind](n))) for n in (150, 300))
    assert large < 2.2 * small


@pytest.mark.torture
def test_fifty_thousand_rows_are_read_and_a_tenth_of_them_in_short(times: int) -> None:
    rows = 5_000 if times == 1 else 50_000
    found = READERS["linkedin"](GROWING["linkedin"](rows))
    assert (len(found.cards), found.faults) == (rows, ())
    assert found.cards[-1].place == f"f:{rows + 1}"
