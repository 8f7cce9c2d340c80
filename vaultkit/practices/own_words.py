"""Own words: the remarks of a note to the sentence that is worth quoting before one meets or writes."""

import re
from collections.abc import Sequence

from vaultkit.model.record import Remark
from vaultkit.model.regex import regex
from vaultkit.model.view import Line, Quote, Words
from vaultkit.practices.words import quoted
from vaultkit.syntax.sentences import sentences

_ASK = regex(
    r"\b(?:ask(?:\s+(?:him|her|them|me))?\s+(?:about|for|whether|how)|talk\s+about|frag(?:e|en)?\s+(?:\w+\s+)?nach|nach\s+.+\s+fragen"
    r"|pregunt\w+\s+(?:por|sobre)|demander?\s|chied\w+\s+(?:di|del|della)|pergunt\w+\s+(?:por|sobre)|vraag\w*\s+naar"
    r"|zapyta\w*\s+o|спрос\w*\s+(?:о|про))\b|问|聞く|尋ね",
    re.IGNORECASE,
)
_ASK_STEMS = (
    *("ask", "talk", "frag", "nach", "pregunt", "demand", "chied", "pergunt", "vraag", "zapyta", "спрос"),
    *("问", "聞く", "尋ね"),
)
"""One of these stands in each sentence that says so; to look for them is less work than to compile the pattern."""
_WISH = regex(
    r"\b(?:wants?|would like|hopes?|plans?|dreams?|looking for|looks for|loves|collects|learns?|möchte|sucht|hofft"
    r"|quiere|busca|veut|cherche|vuole|quer|procura|zoekt|chce|szuka|хочет|ищет)\b|想|したい",
    re.IGNORECASE,
)
MOST = 100
MOST_OF_AN_EVENT = 160


def to_ask_about(remarks: Sequence[Remark]) -> Words:
    """The sentence that says what to ask about, else one that tells what the person wants; quoted, () for none."""
    every = [sentence for remark in remarks for sentence in sentences(remark.text)]
    for does_say in (_asks, _WISH.search):
        found = next(filter(does_say, every), "")
        if found and (said := quoted(found, most=MOST)):
            return _in_quotes(said)
    return ()


def asks(remarks: Sequence[Remark]) -> Words:
    """Only what a note says to ask about."""
    every = [sentence for remark in remarks for sentence in sentences(remark.text)]
    found = next(filter(_asks, every), "")
    return _in_quotes(quoted(found, most=MOST)) if found else ()


def _asks(sentence: str) -> bool:
    """Whether a sentence says to ask about something."""
    folded = sentence.casefold().replace("ı", "i")  # as patterns take it where case is ignored
    return any(map(folded.__contains__, _ASK_STEMS)) and _ASK.search(sentence) is not None


def quotes(remarks: Sequence[Remark], *, most: int = 3) -> tuple[Line, ...]:
    """The first remarks of a note, each in quotation marks."""
    found = ((remark, quoted(remark.text, most=MOST_OF_AN_EVENT)) for remark in remarks[:most])
    return tuple(Line(words=_in_quotes(said), location=remark.location) for remark, said in found if said)


def _in_quotes(said: Words) -> Words:
    text = said[0].text if said and isinstance(said[0], Quote) else ""
    return ("\u201c", *said, "\u201d") if text else ()
