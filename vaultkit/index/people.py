"""People: a note's properties and log to a Person, with the decisions of the log applied over the front matter."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from vaultkit.index.display_names import display_name, is_own_name
from vaultkit.index.properties import FALSE, Properties
from vaultkit.model.location import Location
from vaultkit.model.names import fold, stem
from vaultkit.model.places import Places, Targets
from vaultkit.model.record import Change, Decision, Kind, Met, Person
from vaultkit.model.settings import Settings
from vaultkit.model.status_words import PERSON_STATUS
from vaultkit.syntax.dates import parse_cadence, parse_day
from vaultkit.syntax.written_days import written_birthday


def read_person(values: Properties, settings: Settings, today: date) -> Person:
    """The person whom a note describes; news dated after `today` does not count yet."""
    note = values.note
    cadence = values.cadence()
    met, met_days = _met(values)
    trust = values.whole("trust", 0, 3)
    aliases = values.texts("aliases")
    person = Person(
        path=note.path,
        name=display_name(note),
        aliases=aliases,
        tags=values.tags(),
        orgs=values.texts("org"),
        roles=tuple(role for role in values.texts("role") if not is_own_name(role, note, aliases)),
        places=values.texts("place"),
        emails=tuple(mail.removeprefix("mailto:") for mail in values.texts("email")),
        phones=values.texts("phone"),
        urls=values.texts("url", "linkedin"),
        fields=values.texts("field"),
        interests=values.texts("interests", "topics"),
        values=values.texts("values"),
        relations=values.texts("relation"),
        birthday=values.first(
            "birthday", written_birthday, "write YYYY-MM-DD, or MM-DD without a year", rule="bad-date"
        ),
        tier=values.word("tier", settings.tier_words),
        cadence=cadence.days if cadence else None,
        cadence_never=bool(cadence and cadence.never),
        goals=values.paths("goals", Kind.GOAL),
        groups=values.paths("group", Kind.GROUP),
        met=met,
        via=tuple(reference.ref for reference in values.refs("via", Kind.PERSON)),
        floors=(*values.every_day("last_contact"), *met_days[1:]),
        has_unread_contact=any(text and values.days.value(text) is None for text, _ in values.scalars("last_contact")),
        status=_status(values),
        faded=values.text("faded"),
        snooze=values.day("snooze"),
        next_contact=values.day("next_contact"),
        seniority=values.text("seniority"),
        trust=trust,
        helped=_helped(values),
        ignore_mentions=bool(values.flag("ignore_mentions")),
        imported=values.text("imported"),
        uids=values.texts("uid"),
        connected=values.day("connected"),
        changes=_changes(values, settings, today),
        remarks=values.remarks(),
        written=Places.of(values.written),
        links=Targets.of(values.links()),
        location=Location(path=note.path),
    )
    return _decided(person, values.log.decisions, settings)


def _met(values: Properties) -> tuple[Met | None, list[tuple[date, Location]]]:
    """How one met, on the first day that the note names, or an earlier one of a note that is merged into it; and these
    days, that one first."""
    event, words, days = "", [], list[tuple[date, Location]]()
    by_event: date | None = None
    for text, location in values.scalars("met"):
        found = values.days.value(text)
        if found is not None:
            if not any(place.path == location.path for _, place in days):
                days.append((found, location))
            continue
        for reference in values.references.read(text, location, Kind.EVENT) if "[[" in text else ():
            if values.references.kind(reference.ref.path) is Kind.EVENT:
                event = event or reference.ref.path
                by_event = by_event or values.days.in_name(stem(reference.ref.path))
        words.append(text)
    days.sort()
    if days:
        values.written["met"] = days[0][1]
    day = days[0][0] if days else by_event
    return (Met(day=day, event=event, words="; ".join(words)) if day or event or words else None), days


def _status(values: Properties) -> str:
    status = values.word("status", PERSON_STATUS, foreign="foreign-status")
    if _says(values, "deceased") or "deceased" in {fold(tag) for tag in values.tags()}:
        return "deceased"
    if status != "deceased" and _says(values, "do_not_contact"):
        values.written["status"] = values.written["do_not_contact"]
        return "let go"
    if values.flag("paused"):
        values.written["status"] = values.written["paused"]
        return "paused"
    faded = fold(values.text("faded"))
    if status or not faded or faded in FALSE:
        return status
    values.written["status"] = values.written["faded"]
    return "faded"


def _says(values: Properties, name: str) -> bool:
    """Whether a property says anything but no."""
    return any(fold(text) not in FALSE for text, _ in values.scalars(name))


def _helped(values: Properties) -> bool | None:
    for text, _ in values.scalars("helped"):
        return fold(text) not in FALSE
    return None


def _changes(values: Properties, settings: Settings, today: date) -> tuple[Change, ...]:
    kinds = settings.log_kinds
    told = [line for line in values.log.written if kinds.get(line.word) == 0 and line.day <= today]
    if not told:
        return ()
    return tuple(
        Change(
            day=line.day,
            kind=line.word,
            text=line.rest.strip(),
            links=values.references.paths(line.links),
            location=line.location,
        )
        for line in sorted(told, key=lambda line: line.day)
    )


def _decided(person: Person, decisions: tuple[Decision, ...], settings: Settings) -> Person:
    fields: dict[str, Any] = {}
    if not decisions:
        return person
    written = dict(person.written.items())
    for decision in decisions:
        name, decided = _by_decision(decision, settings)
        if decided:
            fields |= decided
            written[name] = decision.location
        if decision.verb == "resumed":
            written.pop("snooze", None)
    return replace(person, **fields, decisions=decisions, written=Places.of(written))


def _by_decision(decision: Decision, settings: Settings) -> tuple[str, dict[str, Any]]:
    """Which property of ours a decision sets, and the fields; none when its argument is not understood."""
    word = decision.argument.removeprefix("until ").removeprefix("every ").strip()
    match decision.verb:
        case "snoozed":
            day = parse_day(word)
            return "snooze", {"snooze": day} if day else {}
        case "resumed":
            return "status", {"status": "active", "snooze": None}
        case "tier":
            tier = settings.tier_words.get(fold(word), "")
            return "tier", {"tier": tier} if tier else {}
        case "cadence":
            cadence = parse_cadence(decision.argument)
            return "cadence", {"cadence": cadence.days, "cadence_never": cadence.never} if cadence else {}
        case "paused" | "ambient" | "let go" | "wanted":
            return "status", {"status": decision.verb}
        case _:
            return "", {}
