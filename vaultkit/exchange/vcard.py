"""vCard: the cards of a file, version 2.1, 3.0 or 4.0, to people; and people to vCard 4.0, the same bytes each time."""

import re
from collections.abc import Iterable, Iterator

from vaultkit.exchange.birthdays import card_birthday, compact_birthday
from vaultkit.exchange.content_lines import as_address, escaped, escaped_part, in_lines
from vaultkit.exchange.names import mail_in, one_line, profile_key, spoken_name, turned, unique
from vaultkit.exchange.records import Card, Contents, Fault, UnreadableError, says_private
from vaultkit.exchange.vcard_lines import Line, RawCard, raw_cards
from vaultkit.model.names import fold
from vaultkit.model.record import Birthday
from vaultkit.model.regex import regex

MADE_BY = "-//vaultkit//people//EN"
HEAD = f"BEGIN:VCARD\r\nVERSION:4.0\r\nPRODID:{MADE_BY}\r\n".encode()
"""The first lines, by which a file of cards is known to be ours."""
LONGEST_WORDS = 5_000

_NO_PERSON = frozenset(("group", "org", "location", "application", "device"))
_BETWEEN_PARTS = regex(r"(?<!\\)((?:\\\\)*);")
_BETWEEN_VALUES = regex(r"(?<!\\)((?:\\\\)*),")
_ESCAPED = regex(r"\\(.)", re.DOTALL)
_NO_YEAR = frozenset(("1604", "0000"))


def read_vcard(data: bytes, name: str) -> Contents:
    """The people in a file of cards; companies and lists are left out, and a card that is cut off is a fault.

    Raises UnreadableError where no card begins."""
    cards: list[Card] = []
    faults: list[Fault] = []
    others = 0
    raws = 0
    for raws, raw in enumerate(raw_cards(data), start=1):
        place = f"{name}:{raw.line}"
        faults += [Fault(place=f"{name}:{line}", message=why) for line, why in raw.faults]
        if not raw.is_whole:
            faults.append(Fault(place=place, message=f"card {raws} is cut off; it is left out"))
        elif _is_no_person(raw):
            others += 1
        elif (card := _card(raw, place, faults)) is not None:
            cards.append(card)
        else:
            faults.append(Fault(place=place, message=f"card {raws} has neither a name nor an address"))
    if not raws:
        raise UnreadableError("the file holds no card", "A file of cards begins with BEGIN:VCARD.")
    left_out = (("cards of companies and lists", others),) if others else ()
    return Contents(cards=tuple(cards), faults=tuple(faults), left_out=left_out)


def _is_no_person(raw: RawCard) -> bool:
    kinds = {line.value.strip().lower() for line in raw.lines if line.name in {"KIND", "X-ADDRESSBOOKSERVER-KIND"}}
    companies = {line.value.strip().lower() for line in raw.lines if line.name == "X-ABSHOWAS"}
    return not kinds.isdisjoint(_NO_PERSON) or "company" in companies


def _card(raw: RawCard, place: str, faults: list[Fault]) -> Card | None:
    found: dict[str, list[Line]] = {}
    for line in raw.lines:
        if line.value.strip(" ;"):
            found.setdefault(line.name, []).append(line)
    emails = unique(mail_in(text(line.value)) for line in _ranked(found.get("EMAIL", ())))
    phones = unique(_number(text(line.value)) for line in _ranked(found.get("TEL", ())))
    orgs = unique(parts(line.value)[0] for line in found.get("ORG", ()))
    called = _name(found) or next(iter((*orgs, *(mail.partition("@")[0] for mail in emails))), "")
    if not called:
        return None
    nicknames = [one for line in found.get("NICKNAME", ()) for one in values(line.value)]
    urls = _urls(found)
    linkedin = next((url for url in urls if profile_key(url)), "")
    return Card(
        name=called,
        place=place,
        aliases=unique(one for one in nicknames if fold(one) != fold(called)),
        orgs=orgs,
        roles=unique(text(line.value) for line in found.get("TITLE", ()) or found.get("ROLE", ())),
        places=unique(_city(line) for line in _ranked(found.get("ADR", ()))),
        emails=emails,
        phones=phones,
        urls=tuple(url for url in urls if url != linkedin),
        linkedin=linkedin,
        birthday=_birthday(found.get("BDAY", ()), faults, place),
        uid=next((one_line(text(line.value)) for line in found.get("UID", ())), ""),
        words="\n".join(text(line.value).strip() for line in found.get("NOTE", ()))[:LONGEST_WORDS].strip(),
        is_private=any(says_private(text(line.value)) for line in found.get("CLASS", ())),
        is_own=any(text(line.value) == MADE_BY for line in found.get("PRODID", ())),
    )


def _number(said: str) -> str:
    """A telephone number; of an address of one (`tel:+49-30-1;ext=5`) what stands before its parameters."""
    return said[4:].partition(";")[0] if said[:4].lower() == "tel:" else said


def _name(found: dict[str, list[Line]]) -> str:
    """The formatted name, else the parts in the order in which they are spoken."""
    formatted = next((one_line(text(line.value)) for line in found.get("FN", ())), "")
    if formatted:
        before = formatted.partition(",")[0].strip()
        families = [one_line(parts(line.value)[0]) for line in found.get("N", ())]
        return turned(formatted) if not families or before in families else formatted
    for line in found.get("N", ()):
        last, first, middle, prefix, suffix = (*parts(line.value), "", "", "", "", "")[:5]
        if named := spoken_name(first, middle, last, suffix) or one_line(prefix):
            return named
    return next((one for line in found.get("NICKNAME", ()) for one in unique(values(line.value))), "")


def _urls(found: dict[str, list[Line]]) -> tuple[str, ...]:
    said = [line for key in ("URL", "X-SOCIALPROFILE", "IMPP-URL") for line in found.get(key, ())]
    return unique(text(line.value) for line in said if not text(line.value).lower().startswith("x-apple:"))


def _city(line: Line) -> str:
    """Where an address is: its place, else its region, else its country."""
    _, _, _, city, region, _, country = (*parts(line.value), "", "", "", "", "", "", "")[:7]
    return city.strip() or region.strip() or country.strip()


def _birthday(lines: Iterable[Line], faults: list[Fault], place: str) -> Birthday | None:
    for line in lines:
        said = text(line.value).strip()
        omitted = any(name == "X-APPLE-OMIT-YEAR" for name, _ in line.params)
        if said[:4] in _NO_YEAR and len(said) > 4 and (omitted or said.startswith("1604")):
            said = f"--{said[4:].lstrip('-')}"
        if found := card_birthday(said):
            return found
        at = f"{place.rpartition(':')[0]}:{line.line}"
        faults.append(Fault(place=at, message="the birthday is no day of a year; it is left out"))
    return None


def _ranked(lines: Iterable[Line]) -> list[Line]:
    """The lines, the preferred one first."""
    return sorted(lines, key=lambda line: not line.has("PREF"))


def parts(value: str) -> list[str]:
    """The parts of a compound value, unescaped."""
    return [text(part) for part in _split(_BETWEEN_PARTS, value)]


def values(value: str) -> list[str]:
    """The values of a list, unescaped."""
    return [text(part) for part in _split(_BETWEEN_VALUES, value)]


def _split(between: re.Pattern[str], value: str) -> list[str]:
    pieces = between.split(value)  # the backslashes before a separator belong to what stands before it
    return [piece + (pieces[at + 1] if at + 1 < len(pieces) else "") for at, piece in enumerate(pieces) if at % 2 == 0]


def text(value: str) -> str:
    """A text value, unescaped."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def write_vcard(cards: Iterable[Card]) -> bytes:
    """The people as vCard 4.0, in their order, with CRLF and folded after 75 octets."""
    return in_lines(line for card in cards for line in _lines(card))


def is_our_file(data: bytes) -> bool:
    """Whether the bytes are cards that we wrote, or nothing at all."""
    return data.startswith(HEAD) or not data.strip()


def _lines(card: Card) -> Iterator[str]:
    first, _, last = card.name.rpartition(" ")
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"PRODID:{MADE_BY}"
    yield f"UID:{escaped(card.uid)}"
    yield f"FN:{escaped(card.name)}"
    yield f"N:{escaped_part(last)};{escaped_part(first)};;;"
    if card.aliases:
        yield f"NICKNAME:{','.join(map(escaped, card.aliases))}"
    yield from (f"ORG:{escaped_part(org)}" for org in card.orgs)
    yield from (f"TITLE:{escaped(role)}" for role in card.roles)
    for number, mail in enumerate(card.emails):
        yield f"EMAIL{';PREF=1' if not number and len(card.emails) > 1 else ''}:{escaped(mail)}"
    yield from (f"TEL;VALUE=text:{escaped(phone)}" for phone in card.phones)
    yield from (f"ADR:;;;{escaped_part(place)};;;" for place in card.places)
    yield from (f"URL:{as_address(url)}" for url in (*card.urls, card.linkedin) if url)
    if card.birthday:
        yield f"BDAY:{compact_birthday(card.birthday)}"
    if card.words:
        yield f"NOTE:{escaped(card.words)}"
    yield "END:VCARD"
