"""Payload: what the commands found out into the shapes of their JSON, version 1 (`FORMAT.md` 10)."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from vaultkit.build import Build
from vaultkit.cli.output.lists import TITLES
from vaultkit.cli.output.text import say
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Event, Goal, Group, Interaction, Person, Promise
from vaultkit.model.view import Entry, Reason
from vaultkit.practices.measures.gatherings import status_on

VERSION = 1

Payload: TypeAlias = dict[str, Any]


def dump(payload: Mapping[str, Any]) -> str:
    """The payload as JSON text; its version comes first."""
    return json.dumps({"version": VERSION, **payload}, indent=2, ensure_ascii=False)


def review_payload(built: Build) -> Payload:
    """What became of each page, and how many findings there are."""
    return {
        "today": built.views.today.isoformat(),
        "pages": [{"path": path, "status": status} for path, status in built.statuses],
        "logged": [{"path": path, "status": status} for path, status in built.lines],
        "diagnostics": len(built.diagnostics),
    }


def reconnect_payload(today: date, week: str, lists: Mapping[str, tuple[Entry, ...]]) -> Payload:
    """The lists, each complete and in order."""
    entries = {name: [entry_payload(entry) for entry in lists.get(name, ())] for name in TITLES}
    return {"today": today.isoformat(), "week": week, **entries}


def entry_payload(entry: Entry) -> Payload:
    """One person on one list, with reasons and their points."""
    return {
        "name": entry.person.name,
        "path": entry.person.path or None,
        "standing": entry.standing,
        "last_contact": day(entry.last_contact),
        "silence_days": entry.silence,
        "due": day(entry.due),
        "reasons": [reason_payload(reason) for reason in entry.reasons],
    }


def reason_payload(reason: Reason) -> Payload:
    """One factor: its points, its words as plain text, and the line it comes from."""
    return {
        "factor": reason.factor,
        "points": reason.points,
        "text": say(reason.words),
        **place(reason.location),
    }


def person_payload(person: Person, index: Index, entry: Entry, rhythm: float | None) -> Payload:
    """Everything about one person; goals, groups and events by the name that links them."""
    events = sorted((e for e in index.events if person.path in e.people), key=lambda e: (e.day or date.min, e.path))
    groups = [group.path for group in index.groups if person.path in group.people or group.path in person.groups]
    return {
        "name": person.name,
        "path": person.path,
        "aliases": list(person.aliases),
        "standing": entry.standing or None,
        "tier": person.tier or None,
        "cadence_days": person.cadence,
        "last_contact": day(entry.last_contact),
        "silence_days": entry.silence,
        "rhythm_days": rhythm,
        "interactions": [interaction_payload(one, index) for one in index.history.get(person.path, ())],
        "planned": [interaction_payload(one, index) for one in index.planned.get(person.path, ())],
        "promises": [promise_payload(promise) for promise in index.promises.get(person.path, ())],
        "goals": [link_name(index, path) for path in person.goals],
        "groups": [link_name(index, path) for path in groups],
        "events": [link_name(index, event.path) for event in events],
    }


def record_payload(record: Event | Group | Goal, index: Index, today: date) -> Payload:
    """An event, a group or a goal."""
    if isinstance(record, Event):
        return event_payload(record, index, today)
    return group_payload(record, index) if isinstance(record, Group) else goal_payload(record, index)


def listed_person(person: Person, entry: Entry, index: Index) -> Payload:
    """A person in a list: who they are and how they stand on the day."""
    return {
        "name": person.name,
        "path": person.path,
        "standing": entry.standing or None,
        "tier": person.tier or None,
        "last_contact": day(entry.last_contact),
        "silence_days": entry.silence,
        "orgs": list(person.orgs),
        "roles": list(person.roles),
        "places": list(person.places),
        "tags": list(person.tags),
        "goals": [link_name(index, path) for path in person.goals],
    }


def event_payload(event: Event, index: Index, today: date) -> Payload:
    """An event: when and where, who was there, what became of it by that day."""
    return {
        "name": event.name,
        "path": event.path,
        "date": day(event.day),
        "end": day(event.end),
        "status": status_on(event, today) or None,
        "format": event.format or None,
        "group": event.group.name if event.group else None,
        "places": list(event.places),
        "people": [link_name(index, path) for path in event.people] + list(event.names),
        "resonated": event.resonated,
        "answer_by": day(event.answer_by),
        "tags": list(event.tags),
        "goals": [link_name(index, path) for path in event.goals],
    }


def group_payload(group: Group, index: Index) -> Payload:
    """A group: its stage, its people, what it serves."""
    return {
        "name": group.name,
        "path": group.path,
        "stage": group.stage or None,
        "cadence_days": group.cadence,
        "since": day(group.since),
        "people": [link_name(index, path) for path in group.people],
        "tags": list(group.tags),
        "goals": [link_name(index, path) for path in group.goals],
    }


def goal_payload(goal: Goal, index: Index) -> Payload:
    """A goal: its status, its wants, the people who serve it."""
    served = [person.path for person in index.people if goal.path in person.goals]
    return {
        "name": goal.name,
        "path": goal.path,
        "status": goal.status,
        "review": day(goal.review),
        "horizon": goal.horizon or None,
        "wants": [want.words for want in goal.wants],
        "people": [link_name(index, path) for path in served],
    }


def told_at(one: Interaction, index: Index) -> Location:
    """The line that tells of a contact: of a tick whose line is still to be written, the ticked item."""
    ticked = (pending.location for pending in index.pending if pending.id == one.id)
    return next(ticked, one.location)


def interaction_payload(one: Interaction, index: Index) -> Payload:
    """One contact and the line that tells of it."""
    return {
        "date": one.day.isoformat(),
        "kind": one.kind,
        "source": str(one.source),
        "text": one.text,
        **place(told_at(one, index)),
    }


def promise_payload(promise: Promise) -> Payload:
    """One open promise and its line."""
    return {"text": promise.text, "due": day(promise.due), **place(promise.location)}


def check_payload(diagnostics: Iterable[Diagnostic]) -> Payload:
    """The findings, in order."""
    return {"diagnostics": [diagnostic_payload(diagnostic) for diagnostic in diagnostics]}


def diagnostic_payload(diagnostic: Diagnostic) -> Payload:
    """One finding."""
    return {
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        **place(diagnostic.location),
        "column": diagnostic.location.column,
        "hint": diagnostic.hint or None,
    }


def link_name(index: Index, path: str) -> str:
    """The name that links a note: bare when it is unique, else its path without `.md`."""
    return index.names.get(path, path.removesuffix(".md"))


def place(location: Location | None) -> Payload:
    """The note and the line, both None when no note says it."""
    return {"path": location.path if location else None, "line": location.line if location else None}


def day(value: date | None) -> str | None:
    """A date as ISO text."""
    return value.isoformat() if value else None
