"""Room: a review to one that fits on its page, its lists cut evenly and saying what they leave out."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from vaultkit.model.period import Span
from vaultkit.model.record import Ref
from vaultkit.model.view import Line, PeriodReview, Quote, Section, Words
from vaultkit.practices.words import joined, shortened, spelled

ROOM: dict[Span, tuple[int, int]] = {"month": (45, 3_500), "quarter": (45, 3_500), "year": (60, 5_000)}
"""The lines and characters that a review may have, markers, blank lines and the user's notes left out."""
_AROUND = 5, 200
_CUTS = ((12, 100), (10, 90), (8, 80), (6, 70), (5, 60), (4, 60), (3, 50), (2, 40), (1, 30))
_DAY = len("Wed 30 September")
NAMES = 2
_MOST_NAMED = 12
"""Of more lines than these no names are told, only how many they are."""


def fitted(review: PeriodReview) -> PeriodReview:
    """The review, its lists and the user's words in it no longer than its page has room for."""
    if review.period.span not in ROOM:
        return review
    lines, characters = ROOM[review.period.span]
    found = review
    for most, longest in _CUTS:
        found = replace(
            review,
            before=_cut(review.before, most, longest),
            sections=tuple(_cut_section(section, most, longest) for section in review.sections),
        )
        used = [*_sizes(found.before), *(size for section in found.sections for size in _section_sizes(section))]
        if len(used) + _AROUND[0] <= lines and sum(used) + _AROUND[1] + len(found.question) <= characters:
            break
    return found


def _cut_section(section: Section, most: int, longest: int) -> Section:
    return replace(
        section,
        text=_cut(section.text, most, longest),
        items=_cut(section.items, most, longest),
        sections=tuple(_cut_section(part, most, longest) for part in section.sections),
    )


def _cut(lines: Sequence[Line], most: int, longest: int) -> tuple[Line, ...]:
    """The first lines, with what there is besides; a list that has one line too many keeps it."""
    shown = lines if len(lines) <= most + 1 else lines[:most]
    found = [
        replace(line, words=_short(line.words, longest), children=_cut(line.children, most // 2, longest))
        for line in shown
    ]
    left = lines[len(shown) :]
    return (*found, Line(words=_left(shown, left))) if left else tuple(found)


def _left(kept: Sequence[Line], left: Sequence[Line]) -> Words:
    """`also Ann, Bob and two more`, of a few lines that are about somebody or something with a name, those told already
    left out; else how many lines they are."""
    if len(left) > _MOST_NAMED:
        return (f"and {spelled(len(left))} more",)
    first = [line.words[0] for line in left if line.words]
    told = {line.words[0] for line in kept if line.words}
    named = dict.fromkeys(part for part in first if isinstance(part, Ref) and part not in told)
    if not named:
        return (f"and {spelled(len(left))} more",)
    shown: list[Words] = [(ref,) for ref in list(named)[:NAMES]]
    rest = len(named) - len(shown) + sum(not isinstance(part, Ref) for part in first)
    return ("also ", *joined([*shown, *([(f"{spelled(rest)} more",)] if rest else [])]))


def _short(words: Words, longest: int) -> Words:
    return tuple(Quote(text=shortened(part.text, longest)) if isinstance(part, Quote) else part for part in words)


def _section_sizes(section: Section) -> list[int]:
    """The characters of each line of a section."""
    sizes = [_length(section.title) + 4] if section.title else []
    if section.grid:
        rows = section.grid.rows
        wide = 20 + 2 * len(section.grid.head)
        sizes += [7, *(wide for _ in (1, *rows)), 3]
    sizes += [*_sizes(section.text), *_sizes(section.items)]
    return sizes + [size for part in section.sections for size in _section_sizes(part)]


def _sizes(lines: Iterable[Line]) -> list[int]:
    return [size for line in lines for size in (_length(line.words) + 3, *(2 + s for s in _sizes(line.children)))]


def _length(words: Words) -> int:
    return sum(_part_length(part) for part in words)


def _part_length(part: str | Ref | Quote | date) -> int:
    if isinstance(part, Ref):
        return len(part.name) + (len(part.path) + 5 if part.path and "/Reviews/" in part.path else 4)
    if isinstance(part, Quote):
        return len(part.text) + len(part.text) // 20
    return _DAY if isinstance(part, date) else len(part)
