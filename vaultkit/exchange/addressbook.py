"""Address book: the tables that Google, Outlook and others write of people, told by their headings or by a map that the
user gives, to cards."""

from collections.abc import Callable, Mapping, Sequence

from vaultkit.exchange.birthdays import card_birthday
from vaultkit.exchange.csvtable import BETWEEN, Row, Table, read_table
from vaultkit.exchange.headings import columns_of, heading_key
from vaultkit.exchange.names import mail_in, one_line, profile_key, spoken_name, turned, unique
from vaultkit.exchange.records import Card, Contents, Fault, UnreadableError, says_private
from vaultkit.model.names import fold, fold_key
from vaultkit.model.record import Birthday
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import parse_day

LONGEST_WORDS = 5_000
"""Characters of free text that are kept of one record."""

PARTS = ("first", "middle", "last", "suffix")
"""What a map may name besides properties: the parts of a name."""
MAPPED = (
    "name", "aliases", "org", "role", "place", "email", "phone", "url", "linkedin", "birthday", "connected", "uid",
    "note", "tier", "cadence", "relation", "field", "interests", "last_contact", "private",
)  # fmt: skip
"""The properties that a column may hold."""

TABLE = (
    "name", "aliases", "org", "role", "place", "email", "phone", "url", "birthday", "connected", "tier", "cadence",
    "relation", "field", "interests", "last_contact", "uid",
)  # fmt: skip
"""The columns of the table that we write ourselves."""

_GOOGLE = (frozenset(("givenname", "familyname", "groupmembership")), frozenset(("firstname", "lastname", "fileas")))
_OUTLOOK = (
    frozenset(("firstname", "lastname", "emailaddress")),
    frozenset(("firstname", "lastname", "email2address")),
    frozenset(("firstname", "lastname", "jobtitle", "company", "businessphone")),
)
_NUMBERED = 9
_MANY = regex(r"(?<!\s)\s*(?:;|,|\s:::\s)\s*|[;,]\s*")
_NOTHING = regex(r"0{1,2}[/.-]0{1,2}[/.-]0{2,4}|0000-00-00")
_OTHERS = ("tier", "cadence", "relation", "field", "interests", "last_contact")


def read_address_book(text: str, name: str, spellings: Mapping[str, tuple[str, ...]]) -> Contents:
    """The people in a table of Google's or Outlook's, else in one whose headings are spellings of our properties.

    Raises UnreadableError when no heading says who a row is about."""
    try:
        table = read_table(text, name, wanted=(*_GOOGLE, *_OUTLOOK))
    except UnreadableError:
        table = read_table(text, name)
        return read_mapped(text, name, _guessed(table.headings, spellings))
    keys = {fold_key(heading) for heading in table.headings}
    is_google = any(one <= keys for one in _GOOGLE)
    return _cards(table, name, _google if is_google else _outlook)


def read_mapped(text: str, name: str, columns: Mapping[str, Sequence[str]]) -> Contents:
    """The people in any table: `columns` are the headings by our property or part of a name.

    Raises UnreadableError for a heading that the table does not have, and where nothing says who a row is about."""
    if not {"name", "email", *PARTS} & columns.keys():
        raise UnreadableError("no column says who a row is about", "Name it: --map name=HEADING.")
    wanted = frozenset(fold_key(heading) for headings in columns.values() for heading in headings)
    try:
        table = read_table(text, name, wanted=(wanted,))
    except UnreadableError:
        there = {fold_key(heading) for heading in read_table(text, name).headings}
        missing = next((h for hs in columns.values() for h in hs if fold_key(h) not in there), "")
        raise UnreadableError("no line holds all the headings that are mapped", f"Is {missing!r} one?") from None
    is_own = table.headings == TABLE
    called_in = one_line if is_own else turned  # our own names are as they are spoken
    return _cards(table, name, lambda row: _mapped(row, columns, called_in), is_own=is_own)


def _guessed(headings: Sequence[str], spellings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    known = {heading_key(other): own for own in MAPPED for other in (own, *spellings.get(own, ()))}
    return columns_of(headings, {**known, **{part: part for part in PARTS}})


_Read = Callable[[Row], tuple[dict[str, tuple[str, ...]], str]]
"""A row to its values by our properties, and its name."""


def _cards(table: Table, name: str, read: _Read, *, is_own: bool = False) -> Contents:
    cards: list[Card] = []
    faults = list(table.faults)
    for row in table.rows:
        place = f"{name}:{row.line}"
        values, called = read(row)
        emails = unique(mail_in(one) for one in values.get("email", ()))
        if any(not mail_in(one) for one in values.get("email", ())):
            faults.append(Fault(place=place, message="a mail address is none; it is left out"))
        called = called or next(iter((*values.get("org", ()), *(one.partition("@")[0] for one in emails))), "")
        if not called:
            faults.append(Fault(place=place, message="the row has neither a name nor a mail address"))
            continue
        birthday = _birthday(values.get("birthday", ()), place, faults)
        connected = next((day for one in values.get("connected", ()) if (day := parse_day(one))), None)
        urls = unique((*values.get("linkedin", ()), *values.get("url", ())))
        linkedin = next((one for one in urls if profile_key(one)), next(iter(unique(values.get("linkedin", ()))), ""))
        cards.append(
            Card(
                name=called,
                place=place,
                aliases=unique(one for one in values.get("aliases", ()) if fold(one) != fold(called)),
                orgs=unique(values.get("org", ())),
                roles=unique(values.get("role", ())),
                places=unique(values.get("place", ())),
                emails=emails,
                phones=unique(values.get("phone", ())),
                urls=tuple(url for url in urls if url != linkedin),
                linkedin=linkedin,
                birthday=birthday,
                connected=connected,
                uid=one_line(next(iter(values.get("uid", ())), "")),
                words="\n".join(values.get("note", ()))[:LONGEST_WORDS].strip(),
                is_private=any(map(says_private, values.get("private", ()))),
                is_own=is_own,
                others=tuple((key, unique(values[key])) for key in _OTHERS if unique(values.get(key, ()))),
            )
        )
    return Contents(cards=tuple(cards), faults=tuple(faults))


def _birthday(said: Sequence[str], place: str, faults: list[Fault]) -> Birthday | None:
    for text in said:
        if _NOTHING.match(text):
            continue
        if found := card_birthday(text):
            return found
        faults.append(Fault(place=place, message="the birthday has no single reading; it is left out"))
    return None


def _google(row: Row) -> tuple[dict[str, tuple[str, ...]], str]:
    numbers = range(1, _NUMBERED + 1)
    parts = [row.get(new, old) for new, old in (("First Name", "Given Name"), ("Middle Name", "Additional Name"))]
    parts += [row.get("Last Name", "Family Name"), row.get("Name Suffix")]
    values = {
        "aliases": row.each("Nickname"),
        "org": (*row.each("Organization Name"), *row.each("Organization 1 - Name")),
        "role": (*row.each("Organization Title"), *row.each("Organization 1 - Title")),
        "place": tuple(one for n in numbers for one in row.each(f"Address {n} - City")),
        "email": tuple(one for n in numbers for one in row.each(f"E-mail {n} - Value")),
        "phone": tuple(one for n in numbers for one in row.each(f"Phone {n} - Value")),
        "url": tuple(one for n in numbers for one in row.each(f"Website {n} - Value")),
        "birthday": (row.get("Birthday"),) if row.get("Birthday") else (),
        "note": (row.get("Notes"),) if row.get("Notes") else (),
    }
    return values, spoken_name(*parts) or turned(row.get("Name", "File As"))


def _outlook(row: Row) -> tuple[dict[str, tuple[str, ...]], str]:
    phones = ("Mobile Phone", "Business Phone", "Business Phone 2", "Home Phone", "Home Phone 2", "Primary Phone")
    values = {
        "aliases": row.each("Nickname"),
        "org": row.each("Company"),
        "role": row.each("Job Title"),
        "place": row.each("Business City") or row.each("Home City"),
        "email": row.each("E-mail Address", "E-mail 2 Address", "E-mail 3 Address"),
        "phone": row.each(*phones, "Company Main Phone", "Other Phone"),
        "url": row.each("Web Page", "Personal Web Page"),
        "birthday": row.each("Birthday"),
        "note": (row.get("Notes"),) if row.get("Notes") else (),
        "private": row.each("Private", "Sensitivity"),
    }
    first, middle, last = (row.get(f"{part} Name") for part in ("First", "Middle", "Last"))
    return values, spoken_name(first, middle, last, row.get("Suffix"))


def _mapped(
    row: Row, columns: Mapping[str, Sequence[str]], called_in: Callable[[str], str]
) -> tuple[dict[str, tuple[str, ...]], str]:
    values = {own: row.each(*headings) for own, headings in columns.items()}
    for own in ("email", "phone"):
        values[own] = tuple(part for one in values.get(own, ()) for part in _MANY.split(one) if part)
    if "note" in columns:
        values["note"] = tuple(filter(None, (row.get(heading) for heading in columns["note"])))
    called = next(iter(values.get("name", ())), "")
    return values, called_in(called) or spoken_name(*(BETWEEN.join(values.get(part, ())) for part in PARTS))
