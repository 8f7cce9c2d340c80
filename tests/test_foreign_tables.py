"""Address books whose headings are in another language, or come in an archive."""

import io
import zipfile

import pytest

from tests.vaults.hard_tables import GOOGLE, OUTLOOK, Foreign
from vaultkit.cli.input.archive import members_of
from vaultkit.exchange.addressbook import read_address_book
from vaultkit.exchange.charsets import text_of
from vaultkit.exchange.linkedin import ARCHIVED, read_archived
from vaultkit.exchange.names import may_be_one
from vaultkit.exchange.records import Contents, UnreadableError
from vaultkit.model.record import Birthday
from vaultkit.model.settings import FIELD_SPELLINGS


@pytest.mark.parametrize("table", [*OUTLOOK, *GOOGLE], ids=lambda table: table.name)
@pytest.mark.parametrize("between", [";", ",", "\t"], ids=["semicolons", "commas", "tabs"])
def test_an_address_book_is_read_in_its_own_language(table: Foreign, between: str) -> None:
    text = f"{table.headings}\r\n{table.row}\r\n".replace(";", between)
    found = read_address_book(text_of(text.encode("utf-16")), "f", FIELD_SPELLINGS)
    (card,) = found.cards
    assert found.faults == ()
    assert (card.name, card.orgs, card.roles) == (table.called, (table.org,), (table.role,))
    assert card.places == ((table.place,) if table.place else ())
    assert (card.emails, card.phones, card.words) == (table.emails, table.phones, table.words)
    assert card.birthday == Birthday(month=5, day=17, year=1980)
    assert not card.is_private


@pytest.mark.parametrize("said", ["Wahr", "Privat", "Vertraulich", "Vrai", "Ja", "是", "x"])
def test_a_column_for_what_is_private_fails_closed(said: str) -> None:
    table = OUTLOOK[0]
    text = f"{table.headings}\n{table.row}\n".replace("Falsch", said)
    assert read_address_book(text, "f", FIELD_SPELLINGS).cards[0].is_private


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Nagy Anna", "Anna Nagy", True),
        ("王小明", "Xiaoming Wang", True),
        ("王小明", "Wang Xiao Ming", True),
        ("山田太郎", "山田 太郎", True),
        ("やまだ たろう", "Tarou Yamada", True),
        ("김민수", "Gim Min-su", True),
        ("Nguyễn Văn An", "An Van Nguyen", True),
        ("Nagy Anna", "Nagy Béla", False),
        ("Wang Wei", "Wang Fang", False),
        ("山田 太郎", "山田 花子", False),
        ("Nguyễn Văn An", "Nguyễn Thị Bình", False),
        ("Ilić Anna", "Ilić Peter", False),
        ("王小明", "Li Na", False),
        ("王小明", "王丽", False),
        ("Anna Nagy", "Anan Nagy", False),
    ],
)
def test_a_name_with_the_family_first_may_be_the_same(one: str, other: str, are: bool) -> None:
    assert may_be_one(one, other) is are
    assert may_be_one(other, one) is are


CONNECTIONS = (
    "Notes:\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ann,Lee,https://www.linkedin.com/in/ann,,Lab,Engineer,12 Mar 2021\n"
)
MESSAGES = (
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
    "c,Ann Lee,https://www.linkedin.com/in/ann,Me,https://www.linkedin.com/in/me,2026-08-01 02:00:00 UTC,secret\n"
    "d,Bo,https://www.linkedin.com/in/bo,Me,https://www.linkedin.com/in/me,2026-08-01 02:00:00 UTC,secret\n"
)


def archive(files: dict[str, str | bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packed) as written:
        for name, data in files.items():
            written.writestr(name, data)
    return made.getvalue()


def read(data: bytes, limit: int) -> Contents:
    return read_archived(members_of(data, ARCHIVED, limit=limit))


GOOD: dict[str, dict[str, str | bytes]] = {
    "at the top": {"Connections.csv": CONNECTIONS},
    "in a folder": {"Basic_LinkedInDataExport_11-27-2026/Connections.csv": CONNECTIONS, "Profile.csv": "a"},
    "names like paths": {"../../../Connections.csv": CONNECTIONS, "/etc/passwd": "x"},
    "backslashes, in capitals": {"Export\\CONNECTIONS.CSV": CONNECTIONS},
    "two of the name": {"old/Connections.csv": "a,b\n", "Connections.csv": CONNECTIONS},
    "a bomb beside it": {"Connections.csv": CONNECTIONS, "Rich_Media.csv": b"\0" * 3_000_000},
    "UTF-16": {"Connections.csv": CONNECTIONS.encode("utf-16")},
    "bzip2": {"Connections.csv": CONNECTIONS},
}


@pytest.mark.parametrize("name", GOOD)
def test_the_archive_of_linkedin_is_read_as_it_comes(name: str) -> None:
    packed = zipfile.ZIP_BZIP2 if name == "bzip2" else zipfile.ZIP_DEFLATED
    (card,) = read(archive(GOOD[name], packed), 1_000_000).cards
    assert (card.name, card.place) == ("Ann Lee", "Connections.csv:4")


def test_messages_of_the_archive_come_with_the_connections() -> None:
    found = read(archive({"messages.csv": MESSAGES, "Connections.csv": CONNECTIONS}), 1_000_000)
    assert [(one.name, one.is_known_only, len(one.contacts)) for one in found.cards] == [
        ("Ann Lee", False, 0),
        ("Ann Lee", True, 1),
        ("Bo", True, 1),
    ]
    assert "secret" not in repr(found)


WHOLE = archive({"Connections.csv": CONNECTIONS * 50})
LZMA = archive({"Connections.csv": CONNECTIONS * 50}, zipfile.ZIP_LZMA)
_DATA = 30 + len("Connections.csv") + 4
"""Where in an archive the packed bytes of its first member begin, behind four that say how LZMA packed them."""
BAD = {
    "another archive": archive({"Profile.csv": "a"}),
    "empty": archive({}),
    "a folder of the name": archive({"Connections.csv/": ""}),
    "torn": WHOLE[: len(WHOLE) // 2],
    "damaged": WHOLE.replace(WHOLE[60:90], b"\xff" * 30),
    "LZMA, its settings damaged": LZMA[:_DATA] + b"\xff" + LZMA[_DATA + 1 :],
    "LZMA, damaged within": LZMA[: _DATA + 20] + b"\xff" * 8 + LZMA[_DATA + 28 :],
    "a bomb": archive({"Connections.csv": b"\0" * 3_000_000}),
    "encrypted": WHOLE.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    ),
    "not a table": archive({"Connections.csv": "hello"}),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_an_archive_that_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(data, 1_000_000)
    assert refused.value.hint
