"""Import plan: what a file holds and an index to what an import would do with it."""

from functools import cache

from vaultkit.cli.import_plan import ImportPlan, Left, Made
from vaultkit.cli.input.imported import (
    Guests,
    NewNotes,
    days_of_contact,
    event_line,
    is_same_event,
    missing_contacts,
)
from vaultkit.exchange.identity import event_uid
from vaultkit.exchange.lacking import lacking
from vaultkit.exchange.matching import Match, SaysSame, match_cards
from vaultkit.exchange.records import Contents
from vaultkit.model.index import Index
from vaultkit.model.names import fold
from vaultkit.model.page import Pending
from vaultkit.model.record import Event, Person


def plan_people(
    contents: Contents,
    notes: NewNotes,
    *,
    source: str,
    region: str,
    says_same: SaysSame,
) -> ImportPlan:
    """What an import of people would do; the owner of the vault is nobody."""
    index = notes.index
    mine = {fold(name) for name in index.settings.my_names}
    cards = [card for card in contents.cards if fold(card.name) not in mine]
    matched = match_cards(cards, index.people, merged=index.merged, source=source, region=region, says_same=says_same)
    made = tuple(map(notes.person, matched.new))
    people = {person.path: person for person in index.people}
    known = cache(lambda path: days_of_contact(index, path))
    lines = {match: missing_contacts(match, known) for match in matched.known}
    owner = tuple(
        Left(name=card.name, place=card.place, why="yourself") for card in contents.cards if fold(card.name) in mine
    )
    return ImportPlan(
        made=made,
        matched=tuple(
            Left(
                name=one.card.name,
                place=one.card.place,
                paths=(one.path,),
                by=one.by,
                lines=len(lines[one]),
                lacks=_lacks(one, people[one.path], index, region),
            )
            for one in matched.known
        ),
        ambiguous=tuple(
            Left(name=one.card.name, place=one.card.place, paths=one.paths, why=_doubt(one.why, one.record))
            for one in matched.doubts
        ),
        skipped=(*owner, *(Left(name=one.card.name, place=one.card.place, why=one.why) for one in matched.skipped)),
        lines=tuple(dict.fromkeys(line for several in lines.values() for line in several)),
        faults=contents.faults,
        left_out=contents.left_out,
        remarks=tuple(notes.remarks),
    )


def _lacks(match: Match, person: Person, index: Index, region: str) -> dict[str, tuple[str, ...]]:
    """What the record knows and the note does not say."""
    note = index.notes.get(person.path)
    properties = (entry.value for entry in note.properties) if note else ()
    texts = (text for value in properties for text in (value if isinstance(value, tuple) else (value,)))
    return lacking(match.card, person, (*(one.text for one in person.remarks), *map(str, texts)), region)


def _doubt(why: str, record: str) -> str:
    return f"{why} ({record})" if record else why


def plan_events(contents: Contents, notes: NewNotes, *, yes_names: bool, no_names: bool) -> ImportPlan:
    """What an import of a calendar would do with its events; what was declined or called off makes no note."""
    index = notes.index
    guests = Guests(index)
    by_uid = {uid: event for event in index.events for uid in (event_uid(event), event.uid) if uid}
    by_day: dict[object, list[Event]] = {}
    for event in index.events:
        by_day.setdefault(event.day, []).append(event)
    seen: set[str] = set()
    made: list[Made] = []
    matched: list[Left] = []
    ambiguous: list[Left] = []
    skipped: list[Left] = []
    lines: list[Pending] = []
    for one in contents.gatherings:
        known = by_uid.get(one.uid)
        twins = [event for event in by_day.get(one.day, ()) if is_same_event(event, one)]
        if known is not None or (twins and yes_names):
            event = known or twins[0]
            line = event_line(event, one, index.today) if known else None
            lines += [line] if line else []
            by = "uid" if known else "name"
            matched.append(Left(name=one.name, place=one.place, paths=(event.path,), by=by, lines=bool(line)))
        elif one.status in {"declined", "cancelled"}:
            skipped.append(Left(name=one.name, place=one.place, why=one.status))
        elif twins and not no_names:
            why = "the name and the day are the same, and nothing else tells"
            paths = tuple(event.path for event in twins)
            ambiguous.append(Left(name=one.name, place=one.place, paths=paths, why=why))
        elif one.uid in seen:
            skipped.append(Left(name=one.name, place=one.place, why="the same event as another of the file"))
        else:
            seen.add(one.uid)
            made.append(notes.event(one, guests.named(one)))
    return ImportPlan(
        made=tuple(made),
        matched=tuple(matched),
        ambiguous=tuple(ambiguous),
        skipped=tuple(skipped),
        lines=tuple(lines),
        faults=contents.faults,
        left_out=contents.left_out,
        remarks=tuple(notes.remarks),
    )
