"""Excerpts: a line that holds the words that somebody looks for to the part of it around them, the words in bold."""

from collections.abc import Sequence

import click

from vaultkit.cli.output.text import plain
from vaultkit.model.names import fold_words
from vaultkit.model.regex import regex
from vaultkit.syntax.inert import terminal

LONGEST = 160
_BEFORE = 60
_MARKER = regex(r"^(?:[-*+] (?:\[.\] )?|\d+[.)] |#{1,6} |> ?)")


def excerpt(text: str, words: Sequence[str]) -> str:
    """The line without its marker and links; of a long one what stands around the first word, cut between words."""
    said = terminal(plain(_MARKER.sub("", text)))
    wanted = [part for word in words for part in fold_words(word).split()]
    pieces = said.split(" ")
    if len(said) > LONGEST:
        pieces = _around(pieces, wanted)
    return " ".join(click.style(one, bold=True) if _holds(one, wanted) else one for one in pieces)


def _around(pieces: Sequence[str], wanted: Sequence[str]) -> list[str]:
    first = next((number for number, one in enumerate(pieces) if _holds(one, wanted)), 0)
    begin, room = first, _BEFORE
    while begin and (room := room - len(pieces[begin - 1]) - 1) > 0:
        begin -= 1
    end, room = begin, LONGEST
    while end < len(pieces) and (end <= first or room > len(pieces[end])):
        room -= len(pieces[end]) + 1
        end += 1
    return [*(["…"] if begin else []), *pieces[begin:end], *(["…"] if end < len(pieces) else [])]


def _holds(piece: str, wanted: Sequence[str]) -> bool:
    folded = fold_words(piece)
    return any(word in folded for word in wanted)
