"""Foreign lines: a region that was edited by hand or torn by a merge, to its lines that vaultkit did not write."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeAlias

from vaultkit.model.regex import regex
from vaultkit.pages.marks import EARLIER
from vaultkit.syntax.region import (
    FRONT_MATTER,
    NOTES_HEADING,
    OLD_FRONT_MATTER,
    GeneratedPage,
    RegionLine,
    canonical,
    generated_lines,
    hashed_form,
    line_code,
)

_FEWEST_LETTERS = 4
_MOST_LINES = 100
"""In a region of so many lines it is tried which ones were inserted, place by place."""
_LINKS = regex(r"\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()]*\)")
_NOT_WORDS = regex(r"[\W\d_]+")
_FIGURES = regex(r"[0-9●○]+(?:[-.][0-9]+)*")
_DAYS = regex(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)

_IsOurs: TypeAlias = Callable[[RegionLine], bool]


def foreign_lines(old: GeneratedPage, body: str) -> tuple[RegionLine, ...]:
    """The lines of a region that vaultkit did not write; `body` is the region that is to follow.

    Where what is left without some lines is all that vaultkit wrote, by the hash of the end marker, these are the
    foreign ones: those below ticked items, those without a code, those that say nothing of ours, those of one place.
    Else the codes decide, where those of this version of the region are at hand; where they are not
    (a sync that leaves dot files out), so do ids of ours and what is likely to be a line of ours with other links, days
    and figures."""
    lines = generated_lines(old.body)
    if old.healed and old.is_as_written(_once(lines)):
        return ()
    readings = _Readings(old, body)
    for is_ours in () if old.healed else readings.whole():
        if old.is_as_written([line for line in lines if is_ours(line)]):
            return tuple(line for line in lines if not is_ours(line))
    if not old.is_known and not old.healed and (inserted := _inserted(old, lines)):
        return inserted
    return tuple(line for line in lines if not readings.is_likely(line))


class _Readings:
    """The lines of one region, asked whose they are."""

    def __init__(self, old: GeneratedPage, body: str) -> None:
        new = generated_lines(body)
        known = [line for line in generated_lines(old.body) if line_code(line) in old.codes]
        self._old = old
        self._codes = old.codes
        self._rendered = {canonical(line) for line in new}
        self._shapes = {_shape(line) for line in known}
        self._words = {words for line in chain(known, new) if (words := _fixed_words(line))}
        self._changed = {line.owner for line in generated_lines(old.body) if line.item and line.item.status != " "}
        self._frame = {*FRONT_MATTER.split("\n"), *OLD_FRONT_MATTER.split("\n")}
        if any(line.rstrip() == NOTES_HEADING for line in old.rest.split("\n")):
            self._frame.add(NOTES_HEADING)

    def whole(self) -> Iterator[_IsOurs]:
        """Whose the lines may be, if those that are ours are all that was written."""
        yield lambda line: True
        yield lambda line: self._is_known(line) or line.role == "item" or line.owner not in self._changed
        yield self._is_known
        yield lambda line: self._is_known(line) or self._says_the_same(line)

    def is_likely(self, line: RegionLine) -> bool:
        """Whether a line is rather ours, where that cannot be proved."""
        if self._is_known(line):
            return True
        if self._old.healed:
            return line.role == "item" or line.text.rstrip() in self._frame or self._says_the_same(line)
        if self._old.is_known:
            return _shape(line) in self._shapes  # a merge that left one pair of markers may have kept it
        return line.role == "item" or self._says_the_same(line)

    def _is_known(self, line: RegionLine) -> bool:
        text = canonical(line)
        return text in self._rendered or line_code(line) in self._codes or text == EARLIER

    def _says_the_same(self, line: RegionLine) -> bool:
        """Whether the line differs from one of ours only in links, days and figures, and not in each word."""
        return _fixed_words(line) in self._words


def _inserted(old: GeneratedPage, lines: tuple[RegionLine, ...]) -> tuple[RegionLine, ...]:
    """The lines in a row without which the region is as it was written; none for a region of very many lines."""
    if len(lines) > _MOST_LINES:
        return ()
    texts = [hashed_form(line) for line in lines]
    places = ((first, last) for first in range(len(texts)) for last in range(first + 1, len(texts) + 1))
    found = next(((first, last) for first, last in places if old.holds(texts[:first] + texts[last:])), (0, 0))
    return lines[slice(*found)]


def _once(lines: tuple[RegionLine, ...]) -> list[RegionLine]:
    """Each line of several versions once."""
    return list({canonical(line): line for line in lines}.values())


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


def _fixed_words(line: RegionLine) -> str:
    """What a line says without whom and how many it says it of, and when; "" where that is hardly a word."""
    words = _NOT_WORDS.sub(" ", _DAYS.sub(" ", _LINKS.sub(" ", canonical(line)))).strip()
    return words if len(words) >= _FEWEST_LETTERS else ""
