"""Vaults to test on: a Markdown document whose fenced blocks with a path as their info string are the files."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from vaultkit.index.indexer import build_index
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.index import Index
from vaultkit.model.record import Event, Goal, Group, Interaction, Person, Promise
from vaultkit.model.settings import Settings
from vaultkit.syntax.document import parse_note

TODAY = date(2026, 11, 23)
SETTINGS = Settings()
NONE: Mapping[str, str] = MappingProxyType({})

_FENCE = re.compile(r"^(`{3,})(.+)\n((?:.*\n)*?)\1$", re.MULTILINE)


def files(text: str) -> dict[str, str]:
    """The files of a document, by path; a fence of four backticks may hold one of three."""
    return {info: body for _, info, body in _FENCE.findall(text) if info.endswith(".md")}


def index_of(vault: str | Mapping[str, str], today: date = TODAY, **settings: Any) -> Index:
    """The index of a document's files, or of files by path; the keywords are fields of Settings."""
    named = files(vault) if isinstance(vault, str) else vault
    notes = [parse_note(path, body.encode()) for path, body in named.items()]
    return build_index(notes, replace(SETTINGS, **settings), today)


def person(properties: str = "", body: str = "", *, others: Mapping[str, str] = NONE) -> Person:
    """The person of `People/Ann Lee.md` with that front matter and body; `others` are further notes by name."""
    return next(one for one in _index(properties, body, "person", others).people if one.name == "Ann Lee")


def event(properties: str = "", body: str = "", *, others: Mapping[str, str] = NONE) -> Event:
    """The event that a note with that front matter and body describes."""
    return next(one for one in _index(properties, body, "event", others).events if one.name == "Ann Lee")


def group(properties: str = "", body: str = "", *, others: Mapping[str, str] = NONE) -> Group:
    """The group that a note with that front matter and body describes."""
    return next(one for one in _index(properties, body, "group", others).groups if one.name == "Ann Lee")


def goal(properties: str = "", body: str = "", *, others: Mapping[str, str] = NONE) -> Goal:
    """The goal that a note with that front matter and body describes."""
    return next(one for one in _index(properties, body, "goal", others).goals if one.name == "Ann Lee")


def findings(index: Index) -> list[str]:
    """The findings of an index, a line each."""
    return [finding_line(finding) for finding in index.diagnostics]


def interaction_line(item: Interaction) -> str:
    """`Ann Lee 2026-11-20 coffee log People/Ann Lee.md:7 "text"`, with `planned` behind it where that holds."""
    name = item.person.rpartition("/")[2].removesuffix(".md")
    planned = " planned" if item.planned else ""
    where = f"{item.location.path}:{item.location.line}"
    return f'{name} {item.day} {item.kind} {item.source} {where} "{item.text}"{planned}'


def promise_line(item: Promise) -> str:
    """`promise Ann Lee People/Ann Lee.md:7 "text"`, with the due day behind it."""
    name = item.person.rpartition("/")[2].removesuffix(".md")
    due = f" due {item.due}" if item.due else ""
    return f'promise {name} {item.location.path}:{item.location.line} "{item.text}"{due}'


def finding_line(finding: Diagnostic) -> str:
    """`warning[bad-date] People/Ann Lee.md:3`."""
    return f"{finding.severity}[{finding.rule}] {finding.location.path}:{finding.location.line}"


def evidence_lines(index: Index) -> list[str]:
    """Every interaction, promise and finding of an index, a line each."""
    interactions = [item for told in (index.history, index.planned) for items in told.values() for item in items]
    promises = [item for items in index.promises.values() for item in items]
    return [
        *map(interaction_line, sorted(interactions, key=lambda item: (item.person, item.day, item.location))),
        *map(promise_line, promises),
        *map(finding_line, index.diagnostics),
    ]


def _index(properties: str, body: str, kind: str, others: Mapping[str, str]) -> Index:
    front = f"---\ntype: {kind}\n{properties}\n---\n{body}"
    return index_of({"Notes/Ann Lee.md": front, **{f"Other/{name}.md": text for name, text in others.items()}})
