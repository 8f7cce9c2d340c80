"""People: a note's properties and log to a Person, with the decisions of the log applied over the front matter."""

from dataclasses import replace
from datetime import date

from vaultkit.index.decisions import decisions_of
from vaultkit.index.kinds import named_day
from vaultkit.index.properties import FALSE, Properties
from vaultkit.index.resolver import fold
from vaultkit.model.location import Location
from vaultkit.model.note import Note
from vaultkit.model.record import Birthday, Change, Kind, Met, Person
from vaultkit.model.settings import Settings
from vaultkit.syntax.dates import parse_birthday, parse_cadence, parse_day

_STATUS = {
    **dict.fromkeys(("wanted", "want", "to meet", "wish", "not met"), "wanted"),
    **dict.fromkeys(("active", "current"), "active"),
    **dict.fromkeys(("paused", "pause", "on hold"), "paused"),
    "ambient": "ambient",
    **dict.fromkeys(("let go", "letgo", "archived"), "let go"),
    "faded": "faded",
}


def read_person(values: Properties, settings: Settings, today: date) -> Person:
    """The person whom a note describes; decisions dated after `today` do not count yet."""
    note = values.note
    cadence = values.cadence()
    trust = values.whole("trust", 0, 3)
    person = Person(
        path=note.path,
        name=note.name,
        aliases=values.texts("aliases"),
        tags=tuple(dict.fromkeys(tag.name for tag in note.tags)),
        orgs=values.texts("org"),
        roles=tuple(role for role in values.texts("role") if fold(role) != fold(note.name)),
        places=values.texts("place"),
        emails=tuple(mail.removeprefix("mailto:") for mail in values.texts("email")),
        phones=values.texts("phone"),
        urls=values.texts("url", "linkedin"),
        fields=values.texts("field"),
        interests=values.texts("interests", "topics"),
        values=values.texts("values"),
        relations=values.texts("relation"),
        birthday=_birthday(values),
        tier=values.word("tier", settings.tier_words),
        cadence=cadence.days if cadence else None,
        cadence_never=bool(cadence and cadence.never),
        goals=values.paths("goals", Kind.GOAL),
        groups=values.paths("group", Kind.GROUP),
        met=_met(values),
        via=tuple(reference.ref for reference in values.refs("via", Kind.PERSON)),
        last_contact=values.day("last_contact"),
        status=_status(values),
        faded=values.text("faded"),
        snooze=values.day("snooze"),
        next_contact=values.day("next_contact"),
        seniority=values.text("seniority"),
        trust=trust,
        helped=_helped(values),
        private=bool(values.flag("private")),
        ignore_mentions=bool(values.flag("ignore_mentions")),
        changes=_changes(note, settings, today),
        location=Location(path=note.path),
    )
    return _decided(person, note, settings, today)


def _birthday(values: Properties) -> Birthday | None:
    for text, location in values.scalars("birthday"):
        birthday = parse_birthday(text)
        if birthday is not None:
            return birthday
        values.reject("bad-date", "birthday", text, location, "write YYYY-MM-DD, or MM-DD without a year")
    return None


def _met(values: Properties) -> Met | None:
    day, event, words = None, "", []
    for text, location in values.scalars("met"):
        found = parse_day(text)
        if found is not None:
            day = day or found
            continue
        for reference in values.references.read(text, location, Kind.EVENT) if "[[" in text else ():
            if values.references.kind(reference.ref.path) is Kind.EVENT:
                event = event or reference.ref.path
                day = day or named_day(reference.ref.path.rpartition("/")[2])
        words.append(text)
    return Met(day=day, event=event, words="; ".join(words)) if day or event or words else None


def _status(values: Properties) -> str:
    status = values.word("status", _STATUS)
    if values.flag("paused"):
        return "paused"
    faded = fold(values.text("faded"))
    return "faded" if not status and faded and faded not in FALSE else status


def _helped(values: Properties) -> bool | None:
    for text, _ in values.scalars("helped"):
        return fold(text) not in FALSE
    return None


def _changes(note: Note, settings: Settings, today: date) -> tuple[Change, ...]:
    told = (line for line in note.log if settings.log_kinds.get(line.word) == 0 and line.day <= today)
    return tuple(
        Change(day=line.day, kind=line.word, text=line.rest.strip(), location=line.location)
        for line in sorted(told, key=lambda line: (line.day, line.location))
    )


def _decided(person: Person, note: Note, settings: Settings, today: date) -> Person:
    decisions = decisions_of(note, Kind.PERSON, today)
    for decision in decisions:
        word = decision.argument.removeprefix("until ").removeprefix("every ").strip()
        match decision.verb:
            case "snoozed":
                person = replace(person, snooze=parse_day(word) or person.snooze)
            case "resumed":
                person = replace(person, status="active", snooze=None)
            case "paused" | "ambient" | "let go":
                person = replace(person, status=decision.verb)
            case "tier":
                person = replace(person, tier=settings.tier_words.get(fold(word), person.tier))
            case "cadence":
                cadence = parse_cadence(int(word) if word.isascii() and word.isdigit() else decision.argument)
                if cadence is not None:
                    person = replace(person, cadence=cadence.days, cadence_never=cadence.never)
            case _:
                pass
    return replace(person, decisions=decisions) if decisions else person
