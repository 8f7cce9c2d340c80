"""Friends: a `friends.md`, as the program of that name keeps it, to people with the days of what one did together."""

import re
from collections.abc import Iterator

from vaultkit.exchange.names import one_line, unique
from vaultkit.exchange.records import Card, Contacted, Contents, Fault, UnreadableError, joined
from vaultkit.model.names import fold
from vaultkit.model.regex import regex
from vaultkit.syntax.dates import parse_day

_HEADING = regex(r"#{1,6}\s*(Activities|Notes|Friends|Locations)\s*:?\s*", re.IGNORECASE)
_FRIEND = regex(
    r"-\s+(?P<name>[^(\[@]+?)\s*(?:\((?P<called>a\.k\.a\.[^()]*)\))?\s*(?:\[(?P<place>[^\[\]]*)\])?\s*(?P<tags>(?:@\S+\s*)*)"
)
_DONE = regex(r"-\s+(?P<day>\d{4}-\d{2}-\d{2})\s*:\s*(?P<text>.*)")
_BOLD = regex(r"\*\*([^*]+)\*\*")
_PLACE = regex(r"(?<![\w*])_([^_*]+)_(?!\w)")
_TAG = regex(r"(?<!\S)@([\w:-]+)")
_CALLED = "a.k.a."


def read_friends(text: str, name: str) -> Contents:
    """The friends of a `friends.md` and, of each, what was done together; who is named and not listed is a friend, too.

    Raises UnreadableError where none of its headings stands."""
    sections = list(_sections(text))
    if not sections:
        raise UnreadableError("the file has none of the headings of a friends.md", "One is `### Friends:`.")
    cards: dict[str, Card] = {}
    days: dict[str, list[Contacted]] = {}
    faults: list[Fault] = []
    notes = 0
    for section, number, line in sections:
        place = f"{name}:{number}"
        if section == "friends":
            card = _friend(line, place)
            if card is None:
                faults.append(Fault(place=place, message="the line is no friend's"))
            else:
                known = cards.get(fold(card.name))
                cards[fold(card.name)] = joined(known, card) if known else card
        elif section == "activities":
            done = _DONE.fullmatch(line)
            day = parse_day(done["day"]) if done else None
            if done is None or day is None:
                faults.append(Fault(place=place, message="the line is no activity: it begins with no day"))
                continue
            names = unique(_BOLD.findall(done["text"]))
            contact = Contacted(day=day, kind="", text=_plain(done["text"]))
            for called in names:
                cards.setdefault(fold(called), Card(name=called, place=place))
                days.setdefault(fold(called), []).append(contact)
        elif section == "notes":
            notes += 1
    found = tuple(
        Card(name=card.name, place=card.place, aliases=card.aliases, places=card.places, contacts=_in_order(days, key))
        for key, card in cards.items()
    )
    left_out = (("notes", notes),) if notes else ()
    return Contents(cards=found, faults=tuple(faults), left_out=left_out)


def _sections(text: str) -> Iterator[tuple[str, int, str]]:
    """Each line with the heading above it, lower case, and its number."""
    section = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if heading := _HEADING.fullmatch(line.strip()):
            section = heading[1].lower()
            yield "", number, line
        elif section and line.strip():
            yield section, number, line.strip()


def _friend(line: str, place: str) -> Card | None:
    found = _FRIEND.fullmatch(line[:1_000])
    if found is None or not one_line(found["name"]):
        return None
    aliases = unique((found["called"] or "").split(_CALLED))
    return Card(name=one_line(found["name"]), place=place, aliases=aliases, places=unique([found["place"] or ""]))


def _plain(text: str) -> str:
    """The words without the marks of names, places and tags."""
    bare = _TAG.sub("", _PLACE.sub(r"\1", _BOLD.sub(r"\1", text)))
    return one_line(bare)


def _in_order(days: dict[str, list[Contacted]], key: str) -> tuple[Contacted, ...]:
    return tuple(sorted(dict.fromkeys(days.get(key, ())), key=lambda one: (one.day, one.text)))
