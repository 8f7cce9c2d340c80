"""Foreign lines: a region that was edited by hand or torn by a merge, to its lines that vaultkit did not write."""

import re

from vaultkit.pages.marks import EARLIER
from vaultkit.syntax.region import (
    FRONT_MATTER,
    NOTES_HEADING,
    GeneratedPage,
    RegionLine,
    canonical,
    generated_lines,
    line_code,
)

_FEWEST_LETTERS = 4
_LINKS = re.compile(r"\[\[[^\[\]|]*\|?([^\[\]]*)\]\]|\[[^\[\]]*\]\([^()]*\)")
_NOT_WORDS = re.compile(r"[\W\d_]+")
_FIGURES = re.compile(r"[0-9●○]+(?:[-.][0-9]+)*")


def foreign_lines(old: GeneratedPage, body: str) -> tuple[RegionLine, ...]:
    """The lines of a region that vaultkit did not write; on a page of an older version, where it cannot be told, all
    of them. `body` is the region that is to follow."""
    lines = tuple(line for line in generated_lines(old.body) if line.text.rstrip() != EARLIER)
    known = tuple(line for line in lines if line_code(line) in old.codes)
    unknown = tuple(line for line in lines if line_code(line) not in old.codes)
    return _of_a_merge(old, known, unknown, body) if old.healed else _of_somebody(known, unknown)


def _of_somebody(known: tuple[RegionLine, ...], unknown: tuple[RegionLine, ...]) -> tuple[RegionLine, ...]:
    """The lines that were written by hand: those that differ from each line of vaultkit's in more than figures and
    dots. (A merge that left one pair of markers can have kept a generated line and lost its code.)"""
    shapes = {_shape(line) for line in known}
    return tuple(line for line in unknown if _shape(line) not in shapes)


def _of_a_merge(
    old: GeneratedPage, known: tuple[RegionLine, ...], unknown: tuple[RegionLine, ...], body: str
) -> tuple[RegionLine, ...]:
    """The lines of a torn page that come from no version of it: an item of ours, a line that frames every page, and one
    that says the same of others as a line there or in the new region do."""
    frame = set(FRONT_MATTER.split("\n"))
    if any(line.rstrip() == NOTES_HEADING for line in old.rest.split("\n")):
        frame.add(NOTES_HEADING)
    said = {words for line in (*known, *generated_lines(body)) for words in _fixed_words(line)}
    return tuple(
        line
        for line in unknown
        if line.role != "item" and line.text.rstrip() not in frame and said.isdisjoint(_fixed_words(line))
    )


def moved_lines(old: GeneratedPage, body: str) -> tuple[str, ...]:
    """What somebody wrote into the region and the new one does not repeat, as lines to be moved."""
    written = {canonical(line) for line in generated_lines(body)}
    return tuple(as_note(line) for line in foreign_lines(old, body) if canonical(line) not in written)


def as_note(line: RegionLine) -> str:
    """The line as it stands below the region: an item that was reworded leaves its words there, without box and id
    (these stay with the item)."""
    return line.text if line.item is None else f"{line.item.indent}- {line.item.text}"


def _shape(line: RegionLine) -> str:
    return _FIGURES.sub("0", canonical(line)).strip()


def _fixed_words(line: RegionLine) -> set[str]:
    """What a line says, and with what it begins, without whom and how many it says it of; nothing where that is hardly
    a word."""
    text = _LINKS.sub(r"\1", canonical(line))
    found = (_NOT_WORDS.sub(" ", part).strip() for part in (text, text.partition(" · ")[0]))
    return {words for words in found if len(words) >= _FEWEST_LETTERS}
