"""Document: everything about people, events, groups and goals as one JSON document with a schema, version 1; fields may
be added to it, and none is taken away."""

import json
from dataclasses import dataclass
from typing import Any, Literal

VERSION = 1
HEAD = b'{\n  "version": 1,\n  "vaultkit": "export",\n'
"""The first lines, by which such a document is known to be ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEntry:
    """A day of contact: its kind, the words, and the note and line that tell of it (null where they may not be
    told)."""

    date: str
    kind: str
    source: str
    text: str
    path: str | None
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseEntry:
    """An open promise; `direction` is mine or theirs."""

    text: str
    due: str | None
    direction: str
    path: str | None
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """Somebody: who they are, how the tie stands on the day, and what the notes tell of it, oldest first. `status` and
    `cadence` are what the note itself says."""

    name: str
    path: str
    uid: str
    aliases: list[str]
    tags: list[str]
    orgs: list[str]
    roles: list[str]
    places: list[str]
    emails: list[str]
    phones: list[str]
    urls: list[str]
    fields: list[str]
    interests: list[str]
    relations: list[str]
    birthday: str | None
    connected: str | None
    imported: str | None
    met: str | None
    tier: str | None
    cadence_days: int | None
    standing: str | None
    last_contact: str | None
    due: str | None
    goals: list[str]
    groups: list[str]
    interactions: list[ContactEntry]
    promises: list[PromiseEntry]
    status: str | None = None
    cadence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """An event; `people` are names of notes, then names without one."""

    name: str
    path: str | None
    date: str | None
    end: str | None
    time: str | None
    status: str | None
    format: str | None
    group: str | None
    places: list[str]
    people: list[str]
    answer_by: str | None
    resonated: float | None
    goals: list[str]
    tags: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEntry:
    """A group where one shows up."""

    name: str
    path: str | None
    stage: str | None
    cadence_days: int | None
    since: str | None
    people: list[str]
    goals: list[str]
    tags: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalEntry:
    """A goal with what it asks for, in the user's words."""

    name: str
    path: str | None
    status: str
    review: str | None
    horizon: str | None
    wants: list[str]
    people: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole, as of `today`; records are in the order of their paths, events in that of their days."""

    version: Literal[1]
    vaultkit: Literal["export"]
    today: str
    people: list[PersonEntry]
    events: list[EventEntry]
    groups: list[GroupEntry]
    goals: list[GoalEntry]


def write_document(document: Document) -> bytes:
    """The document as JSON in UTF-8, indented, with a newline at its end."""
    import msgspec  # takes its time

    return (json.dumps(msgspec.to_builtins(document), indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def document_schema() -> dict[str, Any]:
    """The JSON Schema that every document of this version fits."""
    import msgspec

    return {"$id": "vaultkit-export-1", **msgspec.json.schema(Document)}


def is_our_document(data: bytes) -> bool:
    """Whether the bytes are a document that we wrote, or nothing at all."""
    return data.startswith(HEAD) or not data.strip()
