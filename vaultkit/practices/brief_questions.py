"""Brief questions: who is at an event to the one thing to ask there: for an introduction that a goal needs, about what
is open, about what they had in mind, else something that can be asked of anybody."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TypeAlias

from vaultkit.measures.promises import open_promises
from vaultkit.model.measures import Introduction, Measures
from vaultkit.model.record import Source, Want
from vaultkit.model.regex import regex
from vaultkit.model.view import Line, Quote, Words
from vaultkit.practices.invitations import Attendees
from vaultkit.practices.own_words import asks
from vaultkit.practices.vision import shared_words
from vaultkit.practices.words import quoted, told_promise, where

Ways: TypeAlias = tuple[Want, Mapping[str, tuple[int, Introduction]]]
"""A want, and the first way to it that leads through each person, by path, with its place among all."""
LOOKED_AT = 3
_IDEA = regex(
    r"\b(?:idea|wants to|would like to|hopes to|plans to|thinking about|looking for|asked (?:me )?(?:about|for|whether)"
    r"|idee|möchte|sucht|überlegt|quiere|busca|idea de|veut|cherche|idée|vuole|ideia|quer|zoekt|chce|szuka|хочет|ищет)"
    r"\b",
    re.IGNORECASE,
)
TO_ASK = (
    "Ask somebody what they are stuck on.",
    "Ask somebody what they have changed their mind about this year.",
    "Ask somebody who taught them what they do.",
    "Ask the quietest person what brought them here.",
    "Ask somebody what they would do with a free month.",
    "Ask somebody whom else you should speak with.",
    "Ask somebody what they wish that people asked them about.",
)


def thing_to_ask(m: Measures, turn: int, attendees: Attendees, there: Sequence[str], ways: Iterable[Ways]) -> Line:
    """For an introduction that a goal needs, else about what is open, what they had in mind or what their note says to
    ask about, else something that can be asked of anybody: the one whose `turn` it is."""
    asked = _for_introduction(m, there, ways)
    if asked:
        return asked
    people = tuple(dict.fromkeys((*attendees.quiet, *attendees.warm, *there)))
    for about in (_about_promise, _about_idea, _about_note):
        for path in people:
            if line := about(m, path):
                return line
    return Line(words=(TO_ASK[turn % len(TO_ASK)],))


def _about_promise(m: Measures, path: str) -> Line | None:
    """What somebody promised and one waits for."""
    theirs = (one for one in open_promises(m.ties[path], m.today) if one.direction == "theirs")
    promise = next(theirs, None)
    said = quoted(told_promise(m, promise), most=80) if promise else ()
    if promise is None or not said:
        return None
    return Line(words=("Ask ", m.ref(path), " about what you wait for: ", *said), location=where(promise.location))


def _about_idea(m: Measures, path: str) -> Line | None:
    """An idea or a wish of theirs that was noted lately."""
    for contact in reversed(m.ties[path].contacts[-LOOKED_AT:]):
        if contact.source is Source.LOG and not contact.event and _IDEA.search(contact.text):
            said = quoted(contact.text, most=80)
            if said:
                words: Words = ("Ask ", m.ref(path), " about this: ", *said, " (", contact.day, ")")
                return Line(words=words, location=where(contact.location))
    return None


def _about_note(m: Measures, path: str) -> Line | None:
    said = asks(m.ties[path].person.remarks)
    if not said:
        return None
    words: Words = ("Ask ", m.ref(path), "; your note says ", *said)
    return Line(words=words, location=m.ties[path].person.remarks[0].location)


def _for_introduction(m: Measures, there: Sequence[str], ways: Iterable[Ways]) -> Line | None:
    for want, through in ways:
        first = min((through[path] for path in there if path in through), key=itemgetter(0), default=None)
        if first:
            _, way = first
            return Line(words=_introduce(m, want, way, frozenset(there)), location=way.location)
    return None


def _introduce(m: Measures, want: Want, way: Introduction, there: Collection[str]) -> Words:
    through = m.ref(way.through)
    if way.to in there:
        return ("Ask ", through, " to introduce you to ", m.ref(way.to), ", who may be there too")
    whom: Words = (m.ref(way.to),) if way.to else (Quote(text=want.words),)
    return ("Ask ", through, " about ", *whom, " (", *shared_words(m, way), ")")
