"""Pieces of notes: what a test says of people, events, groups, goals, limits, contacts and plans to the text that
somebody would write, and the pieces of each note to its whole text."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.vaults.day import ago
from vaultkit.model.names import fold_key
from vaultkit.model.page import PLAN_HEADING
from vaultkit.model.period import period_of
from vaultkit.model.settings import FIELD_SPELLINGS
from vaultkit.syntax.checklist import format_item, make_id
from vaultkit.syntax.region import NOTES_HEADING, format_page

_PAGES = "Ecosystem/"
_KNOWN = frozenset(fold_key(key) for name, others in FIELD_SPELLINGS.items() for key in (name, *others))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the note at `path`: lines of its front matter, and lines that stand below the heading `section` (""
    for the beginning of the body)."""

    path: str
    front: tuple[str, ...] = ()
    section: str = ""
    lines: tuple[str, ...] = ()


def person(name: str, **properties: Any) -> Piece:
    """The note of a person; of any property, a value that is the path of a note is written as a link to it."""
    return _record(f"People/{name}.md", properties)


def event(name: str, day: date, *people: str, **properties: Any) -> Piece:
    """The note of an event on that day with these people; `time` is written behind the day, `inviter` as `from`."""
    if "inviter" in properties:
        properties["from"] = properties.pop("inviter")
    start = f"{day} {properties.pop('time', '')}".strip()
    there = {"people": tuple(f"People/{one}.md" for one in people)} if people else {}
    return _record(f"Events/{name}.md", {"date": start, **there, **properties})


def group(name: str, *, attended: Iterable[date] = (), missed: Iterable[date] = (), **properties: Any) -> Piece:
    """The note of a group, with the visits that its own log tells."""
    path = f"Groups/{name}.md"
    visits = sorted([(day, "attended") for day in attended] + [(day, "missed") for day in missed])
    return _record(path, properties, tuple(f"- {day} {word}" for day, word in visits))


def goal(name: str, **properties: Any) -> Piece:
    """The note of a goal; a want is a line or a mapping of its parts."""
    return _record(f"Goals/{name}.md", properties)


def limits(*, away: Iterable[tuple[date, date]] = (), wording: str = "", **properties: Any) -> Piece:
    """The note of the boundaries: `away` are first and last days, `wording` is the text with which one declines."""
    spans = tuple(f"{first} to {last}" for first, last in away)
    given = {"type": "boundaries", **properties, **({"away": spans} if spans else {})}
    lines = tuple(f"> {line}" for line in wording.splitlines())
    return Piece(path="Boundaries.md", front=_front(given), section="Declining" if lines else "", lines=lines)


def note(path: str, *lines: str, **properties: Any) -> Piece:
    """Lines of a note of any kind."""
    return Piece(path=path, front=_front(properties), lines=lines)


def daily(day: date, *lines: str, **properties: Any) -> Piece:
    """Lines of the note of a day."""
    return note(f"Daily/{day}.md", *lines, **properties)


def log(path: str, day: date, words: str) -> Piece:
    """A dated line in the log of a note: a contact, a decision or news."""
    return Piece(path=path, section="Log", lines=(f"- {day} {words}",))


def contact(name: str, day: date, text: str = "", *, kind: str = "coffee") -> Piece:
    """A contact with somebody in the log of their note."""
    return log(f"People/{name}.md", day, f"{kind}: {text}" if text else kind)


def message(name: str, day: date, text: str = "", *tags: str) -> Piece:
    """A message to or from somebody, with tags."""
    return contact(name, day, " ".join((*([text] if text else []), *(f"#{tag}" for tag in tags))), kind="message")


def talk(name: str, *days: date) -> tuple[Piece, ...]:
    """A coffee with somebody on each of the days."""
    return tuple(contact(name, day) for day in days)


def every(name: str, gap: int, *, since: int, count: int = 6) -> tuple[Piece, ...]:
    """Coffees with that gap in days, the last one `since` days ago."""
    return talk(name, *(ago(since + gap * n) for n in reversed(range(count))))


def promise(name: str, text: str, *, day: date | None = None, due: date | None = None) -> Piece:
    """An open task: in the note of that day, where its text links to the person, else in the person's own note."""
    task = f"- [ ] {text} 📅 {due}" if due else f"- [ ] {text}"
    if day is None:
        return note(f"People/{name}.md", task)
    assert f"[[{name}]]" in text, "a task in a daily note says whom it is for"
    return daily(day, task)


def plan(key: str, items: Mapping[str, str], *, section: str = PLAN_HEADING) -> Piece:
    """The list of a weekly page with an item for each name ("" for somebody without a note) and its box character."""
    lines = tuple(_item(key, name, status) for name, status in items.items())
    return Piece(path=f"{_PAGES}Reviews/{key}.md", section=section, lines=lines)


def item(name: str, id: str, *, status: str = " ", week: int = 0, text: str = "") -> Piece:
    """An item of the plan of so many weeks ago."""
    key = period_of("week", ago(7 * week)).key
    line = format_item(text or f"[[{name}]] · words", id=id, status=status)
    return Piece(path=f"{_PAGES}Reviews/{key}.md", section=PLAN_HEADING, lines=(line,))


def written(pieces: Iterable[Piece]) -> dict[str, str]:
    """The text of each note that the pieces are of, by path."""
    notes: dict[str, list[Piece]] = {}
    for piece in pieces:
        notes.setdefault(piece.path, []).append(piece)
    return {path: _page(path, found) if path.startswith(_PAGES) else _note(found) for path, found in notes.items()}


def _record(path: str, properties: Mapping[str, Any], log: tuple[str, ...] = ()) -> Piece:
    return Piece(path=path, front=_front(properties), section="Log" if log else "", lines=log)


def _front(properties: Mapping[str, Any]) -> tuple[str, ...]:
    unknown = [key for key in properties if fold_key(key) not in _KNOWN]
    assert not unknown, f"no properties of a note: {unknown}"
    return tuple(f"{key}: {_value(value)}" for key, value in properties.items() if value is not None)


def _value(value: Any) -> str:
    """A value as YAML in one line."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_value(one)}' for key, one in value.items())}}}"
    if isinstance(value, str):
        text = f"[[{value.removesuffix('.md')}]]" if value.endswith(".md") else value
        return json.dumps(text, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _item(key: str, name: str, status: str) -> str:
    words = f"[[People/{name}|{name}]]" if name else "somebody"
    return format_item(f"{words} · words", id=make_id(key, name), status=status)


def _note(pieces: Iterable[Piece]) -> str:
    front = [line for piece in pieces for line in piece.front]
    keys = [line.partition(":")[0] for line in front]
    assert len(keys) == len(set(keys)), f"a property is given twice: {keys}"
    head = ["---", *front, "---", ""] if front else []
    return "\n".join([*head, *_body(pieces)])


def _page(path: str, pieces: Iterable[Piece]) -> str:
    key = path.rpartition("/")[2].removesuffix(".md")
    return format_page(key, "\n".join(_body(pieces)).rstrip("\n"), f"\n\n{NOTES_HEADING}\n")


def _body(pieces: Iterable[Piece]) -> list[str]:
    sections: dict[str, list[str]] = {"": []}
    for piece in pieces:
        sections.setdefault(piece.section, []).extend(piece.lines)
    body: list[str] = []
    for section, lines in sections.items():
        if lines:
            body += [*([f"## {section}", ""] if section else []), *lines, ""]
    return body
