"""Views to plain lines, as a test compares them."""

from collections.abc import Iterable

from tests.vaults.values import field_names
from vaultkit.model.record import Ref
from vaultkit.model.view import Entry, Line, PracticeView, Quote, Section, Words
from vaultkit.pages.markdown import format_grid


def plain(words: Words) -> str:
    """The words as one runs them together, a reference as `[[name]]`."""
    return "".join(f"[[{part.name}]]" if isinstance(part, Ref) else _part(part) for part in words)


def said(words: Words) -> str:
    """The words as one runs them together, a reference as its name."""
    return "".join(_part(part) for part in words)


def lines_of(lines: Iterable[Line], indent: str = "") -> list[str]:
    """Lines with those below them, indented."""
    found = []
    for line in lines:
        found.append(indent + plain(line.words))
        found.extend(lines_of(line.children, indent + "  "))
    return found


def text_of(section: Section) -> list[str]:
    """A section as plain lines: its title, text, items, then those of its parts."""
    found = [f"# {plain(section.title)}"] if section.title else []
    if section.grid:
        found.extend(f"grid: {line}" for line in format_grid(section.grid).splitlines()[1:-1])
    found.extend(lines_of(section.text))
    if section.table:
        found.extend(" | ".join(plain(cell) for cell in row) for row in section.table.rows)
    found.extend(lines_of(section.items))
    for part in section.sections:
        found.extend(text_of(part))
    return found


def page_of(view: PracticeView) -> list[str]:
    """A practice's page as plain lines."""
    found = text_of(view.opens) if view.opens else []
    found.extend(lines_of(view.headline))
    for section in view.sections:
        found.extend(text_of(section))
    return found


def assert_not_empty(section: Section) -> None:
    """No part of a page is a heading with nothing below."""
    names = set(field_names(section)) - {"title"}
    assert any(getattr(section, name) for name in names), plain(section.title)
    for part in section.sections:
        assert_not_empty(part)


def names(entries: Iterable[Entry]) -> list[str]:
    """The names of the people on a list."""
    return [entry.person.name for entry in entries]


def reasons(entry: Entry) -> dict[str, str]:
    """The words of each reason by its factor."""
    return {reason.factor: said(reason.words) for reason in entry.reasons}


def _part(part: object) -> str:
    if isinstance(part, Quote):
        return part.text
    return part.name if isinstance(part, Ref) else str(part)
