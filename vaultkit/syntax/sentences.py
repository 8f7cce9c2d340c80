"""Sentences: a text to its sentences, and to the one that names somebody, cut to a line around the name."""

from collections.abc import Iterable, Iterator

from vaultkit.model.regex import regex
from vaultkit.syntax.plain import plain

_END = regex(r"(?<=[.!?…])[\"'”’»)\]*_]*\s+(?=[\"'“‘«(\[*_¿¡]*[^\W\d_a-zà-öø-ÿа-я])|(?<=[。！？])\s*|\n+")
_ABBREVIATION = regex(
    r"(?:^|[\s(\"'“])(?:Dr|Mr|Mrs|Ms|St|Prof|Fr|Hr|Sr|Sra|Mme|Mlle|M|Nr|No|vs|ca|bzw|usw|etc|e\.g|i\.e|z\.\s?B|d\.\s?h|u\.\s?a"
    r"|[^\W\d_])\.$"
)
_SIGNS = frozenset(".!?…。！？\n")
"""One of these stands where a sentence ends."""
_LONGEST = 4_000


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, in order; a full stop behind an abbreviation or an initial ends none."""
    begin = 0
    short = text[:_LONGEST]
    for end in () if _SIGNS.isdisjoint(short) else _END.finditer(short):
        if _ABBREVIATION.search(short[max(begin, end.start() - 12) : end.start()]):
            continue
        if said := short[begin : end.start()].strip() + _closing(end.group()):
            yield said
        begin = end.end()
    if said := short[begin:].strip():
        yield said


def sentence_naming(text: str, names: Iterable[str], *, most: int = 100) -> str:
    """The words of the first sentence that names somebody, by a link or in plain words, cut around the name where it is
    longer than `most`; of a text that names nobody of that name its first sentence."""
    known = [name.casefold() for name in names if name]
    every = list(sentences(text))
    chosen = next((one for name in known for one in every if name in one.casefold()), every[0] if every else "")
    words = plain(chosen)
    at = next((found for name in known if (found := words.casefold().find(name)) >= 0), 0)
    return _cut_around(words, at, most)


def _closing(between: str) -> str:
    return between.rstrip()


def _cut_around(words: str, at: int, most: int) -> str:
    """The words cut to a line that holds the place, with `…` where something is left out."""
    if len(words) <= most:
        return words
    begin = 0
    if at > most // 2:
        begin = words.rfind(" ", 0, max(at - most // 3, 1)) + 1
    cut = words[begin : begin + most - 2]
    if begin + len(cut) < len(words):
        clause = max(cut.rfind(mark) for mark in (", ", "; ", ". ", " – ", "，", "、", "。"))
        end = clause if clause > max(len(cut) // 2, at - begin) else cut.rfind(" ")
        cut = f"{cut[:end].rstrip(' ,;–')}…" if end > 0 else f"{cut}…"
    return f"…{cut}" if begin else cut
