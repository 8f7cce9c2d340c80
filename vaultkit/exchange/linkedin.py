"""LinkedIn: `Connections.csv` to people with the day since when one is connected, and `messages.csv` to days of contact
without a word of what was written."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from vaultkit.exchange.charsets import text_of
from vaultkit.exchange.csvtable import Row, Table, read_table
from vaultkit.exchange.names import mail_in, one_line, profile_key, spoken_name, unique
from vaultkit.exchange.records import Card, Contacted, Contents, Fault, UnreadableError
from vaultkit.model.names import fold, fold_key
from vaultkit.model.regex import regex
from vaultkit.syntax.calendar_names import fold_name, months
from vaultkit.syntax.dates import make_day, parse_day
from vaultkit.syntax.numbers import small_int

CONNECTIONS = frozenset(map(fold_key, ("First Name", "Last Name", "Connected On")))
MESSAGES = frozenset(map(fold_key, ("FROM", "SENDER PROFILE URL", "TO", "DATE")))

ARCHIVED = ("Connections.csv", "messages.csv")
"""The files of the archive that are read."""
MANY = 9
"""A message that names more people is no contact with each of them."""

_SHORT_YEAR = regex(r"(\d{1,2})-([A-Za-z]{3})-(\d{2})")
_MOMENT = regex(r"(\d{4}-\d{2}-\d{2})[ T]\d{1,2}:\d{2}(?::\d{2})?(?: ?UTC| ?Z)?", re.IGNORECASE)
_NAMED_DAY = regex(r"(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{2,20}\.?),?\s+(?:de\s+)?(\d{4})(?:\s*г\.?)?", re.I)
_SIGNED_DAY = regex(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_YES = frozenset(("yes", "true", "1"))
_LISTED = regex(r"(?<!\s)\s*,\s*|,\s*")


def read_linkedin(text: str, name: str) -> Contents:
    """What a file of LinkedIn's export tells, told by its headings; raises UnreadableError for any other file."""
    table = read_table(text, name, wanted=(CONNECTIONS, MESSAGES))
    keys = {fold_key(heading) for heading in table.headings}
    return _messages(table, name) if keys >= MESSAGES else _connections(table, name)


def read_archived(members: Mapping[str, bytes]) -> Contents:
    """What the files of LinkedIn's archive tell, by name: connections first, then messages with them.

    Raises UnreadableError where neither is there, and as `read_linkedin` does."""
    if not members:
        raise UnreadableError("the archive holds no Connections.csv", "Ask LinkedIn for the connections, too.")
    found = [read_linkedin(text_of(members[name]), name) for name in ARCHIVED if name in members]
    return Contents(
        cards=tuple(card for one in found for card in one.cards),
        faults=tuple(fault for one in found for fault in one.faults),
        left_out=tuple(count for one in found for count in one.left_out),
    )


def _connections(table: Table, name: str) -> Contents:
    cards: list[Card] = []
    faults = list(table.faults)
    seen: set[tuple[str, ...]] = set()
    repeated = 0
    for row in table.rows:
        cells = tuple(row.cells.values())
        if cells in seen:
            repeated += 1
            continue
        seen.add(cells)
        place = f"{name}:{row.line}"
        called, mail = spoken_name(row.get("First Name"), last=row.get("Last Name")), row.get("Email Address")
        if not (called or mail):
            faults.append(Fault(place=place, message="the row has neither a name nor a mail address"))
            continue
        said = row.get("Connected On")
        connected = connected_day(said)
        if said and connected is None:
            faults.append(Fault(place=place, message="the day in Connected On has no single reading; it is left out"))
        cards.append(
            Card(
                name=called or mail.partition("@")[0],
                place=place,
                orgs=unique([row.get("Company")]),
                roles=unique([row.get("Position")]),
                emails=unique([mail_in(mail)]),
                linkedin=one_line(row.get("URL")),
                connected=connected,
            )
        )
    left_out = (("rows that repeat another", repeated),) if repeated else ()
    return Contents(cards=tuple(cards), faults=tuple(faults), left_out=left_out)


def connected_day(text: str) -> date | None:
    """The day of a connection (`12 Mar 2021`, `7-Feb-22`); None for one with two readings, such as `03/05/2024`."""
    if match := _SHORT_YEAR.fullmatch(text.strip()):
        year = small_int(match[3])
        return parse_day(f"{match[1]} {match[2]} {2000 + year}") if year is not None else None
    return parse_day(text) or _in_words(text)


def _in_words(text: str) -> date | None:
    """The day of a text with a month's name in any large language (`12 févr. 2021`, `3 de enero de 2020`)."""
    if signs := _SIGNED_DAY.fullmatch(text.strip()):
        return make_day(small_int(signs[1]), small_int(signs[2]), small_int(signs[3]))
    if match := _NAMED_DAY.fullmatch(text.strip()):
        month = months().get(fold_name(match[2]), frozenset())
        return make_day(small_int(match[3]), min(month), small_int(match[1])) if len(month) == 1 else None
    return None


def _messages(table: Table, name: str) -> Contents:
    """One card a person with the days of messages; the owner is who is named in most rows."""
    faults = list(table.faults)
    rows: list[tuple[Row, date, list[tuple[str, str]]]] = []
    counts: dict[str, int] = {}
    drafts = many = 0
    for row in table.rows:
        if fold(row.get("IS MESSAGE DRAFT")) in _YES:
            drafts += 1
            continue
        day = _day(row.get("DATE"))
        if day is None:
            faults.append(Fault(place=f"{name}:{row.line}", message="the row has no day"))
            continue
        people = _people(row)
        if len(people) > MANY:
            many += 1
            continue
        rows.append((row, day, people))
        for key in dict.fromkeys(_key(*one) for one in people):
            counts[key] = counts.get(key, 0) + 1
    owner = _owner(rows, counts)
    found: dict[str, tuple[str, str, str, set[date]]] = {}
    for row, day, people in rows:
        if owner and owner not in {_key(*one) for one in people}:
            continue
        for called, profile in people:
            if (key := _key(called, profile)) != owner and key:
                found.setdefault(key, (called, profile, f"{name}:{row.line}", set()))[3].add(day)
    cards = tuple(
        Card(
            name=called or profile.rstrip("/").rpartition("/")[2],
            place=place,
            linkedin=profile,
            contacts=tuple(Contacted(day=day, kind="linkedin") for day in sorted(days)),
            is_known_only=True,
        )
        for called, profile, place, days in found.values()
    )
    left_out = tuple((what, number) for what, number in (("drafts", drafts), ("messages to many", many)) if number)
    return Contents(cards=cards, faults=tuple(faults), left_out=left_out)


def _day(text: str) -> date | None:
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return parse_day(text)
    year, month, day = found[1].split("-")
    return make_day(small_int(year), small_int(month), small_int(day))


def _people(row: Row) -> list[tuple[str, str]]:
    """Who wrote and who got it, each with the address of the profile; of several names without as many addresses only
    the addresses are believed."""
    people = [(one_line(row.get("FROM")), one_line(row.get("SENDER PROFILE URL")))]
    names, profiles = _parts(row.get("TO")), _parts(row.get("RECIPIENT PROFILE URLS"))
    if len(names) == len(profiles) or not profiles:
        people += [(one, profiles[at] if profiles else "") for at, one in enumerate(names)]
    else:
        people += [("", profile) for profile in profiles]
    return [one for one in people if any(one)]


def _parts(text: str) -> list[str]:
    return [one for one in map(one_line, _LISTED.split(text)) if one]


def _key(called: str, profile: str) -> str:
    return profile_key(profile) or fold(called)


def _owner(rows: Iterable[tuple[Row, date, list[tuple[str, str]]]], counts: dict[str, int]) -> str:
    """Who is named in most rows, and in more conversations than anybody else; "" where nobody can tell."""
    talks: dict[str, set[str]] = {}
    for row, _, people in rows:
        for one in people:
            talks.setdefault(_key(*one), set()).add(row.get("CONVERSATION ID"))
    ranked = sorted(counts, key=lambda key: (-len(talks[key]), -counts[key], key))
    if len(ranked) < 2:
        return ""
    first, second = ranked[0], ranked[1]
    return first if (len(talks[first]), counts[first]) > (len(talks[second]), counts[second]) else ""
