"""Payload: what the commands found out into the shapes of their JSON, version 1 (`FORMAT.md` 10)."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from vaultkit.build import Build
from vaultkit.cli.prose import say
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Interaction, Kind, Person, Promise, Source
from vaultkit.model.view import Entry, Reason

VERSION = 1
LISTS = ("plan", "follow_up", "keep_in_touch", "wake_up", "upcoming", "never_followed_up", "untracked")

Payload: TypeAlias = dict[str, Any]


def dump(payload: Mapping[str, Any]) -> str:
    """The payload as JSON text; its version comes first."""
    return json.dumps({"version": VERSION, **payload}, indent=2, ensure_ascii=False)


def review_payload(built: Build) -> Payload:
    """What became of each page, and how many findings there are."""
    return {
        "today": built.views.today.isoformat(),
        "pages": [{"path": path, "status": status} for path, status in built.written],
        "logged": [{"path": path, "status": status} for path, status in built.appended],
        "diagnostics": len(built.diagnostics),
    }


def reconnect_payload(today: date, week: str, lists: Mapping[str, tuple[Entry, ...]]) -> Payload:
    """The lists, each complete and in order."""
    entries = {name: [entry_payload(entry) for entry in lists.get(name, ())] for name in LISTS}
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


def doctor_payload(index: Index, diagnostics: Iterable[Diagnostic]) -> Payload:
    """What was understood, in counts; every kind and source is there, also with 0."""
    kinds = Counter(str(kind) for kind in index.kinds.values())
    told = [one for history in (index.history, index.planned) for every in history.values() for one in every]
    sources = Counter(str(one.source) for one in told)
    dated = [path for path, kind in index.kinds.items() if kind is Kind.DATED]
    return {
        "notes": len(index.notes),
        "kinds": {str(kind): kinds[str(kind)] for kind in Kind},
        "interactions": {str(source): sources[str(source)] for source in Source},
        "dated": {"notes": len(dated), "readable": sum(path in index.dated for path in dated)},
        "people_without_history": sum(not index.history.get(person.path) for person in index.people),
        "diagnostics": dict(sorted(Counter(diagnostic.rule for diagnostic in diagnostics).items())),
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
