"""Verdicts: what to answer to an invitation, in words: the lean with its reasons, what speaks for and against, and how
to say no."""

from vaultkit.model.measures import Measures
from vaultkit.model.record import Event
from vaultkit.model.view import Line, Section, Words
from vaultkit.practices.invitations import Invitation, weighed
from vaultkit.practices.words import capital, parted

MOST_REASONS = 4
TITLE: Words = ("To answer",)


def verdict(one: Invitation) -> Words:
    """`Lean no, by Fri 27 November: it serves no active goal, and it would be the third evening that week.`"""
    first, second = _two_reasons(one)
    by: Words = (", by ", one.event.answer_by) if one.event.answer_by else ()
    ask = _ask(one)
    begin = (capital(first[0]), *first[1:]) if ask and isinstance(first[0], str) else first
    return (one.verdict.capitalize(), *by, ": ", *ask, *begin, *second, ".")


def _ask(one: Invitation) -> Words:
    """What to ask first, where that is the verdict."""
    if one.verdict != "ask first":
        return ()
    return ("what for, and who comes? ",) if not one.event.people else ("what for? ",)


def _two_reasons(one: Invitation) -> tuple[Words, Words]:
    """The two strongest reasons of the verdict's own side; with one only, the strongest of the other side or that
    there is none; to ask, the strongest of each side."""
    yes = [r.words for r in one.reasons if r.points > 0]
    no = [r.words for r in one.reasons if r.points < 0]
    if one.verdict == "ask first":
        for_it = yes[0] if yes else ("nothing that you wrote speaks for it",)
        against = no[0] if no else ("nothing against it",)
        return for_it, (", but ", *against) if no and yes else (", and ", *against)
    mine, other, word = (yes, no, "against") if one.verdict == "lean yes" else (no, yes, "for")
    if len(mine) > 1:
        return mine[0], (", and ", *mine[1])
    return mine[0], (", though ", *other[0]) if other else (f", and nothing that you wrote speaks {word} it",)


def for_and_against(one: Invitation) -> tuple[Words, ...]:
    """What speaks for it and what against, in a line each; what the verdict follows comes first."""
    mine = [reason.words for reason in one.reasons if reason.points > 0]
    other = [reason.words for reason in one.reasons if reason.points < 0]
    first: Words = ("for: ", *parted(mine[:MOST_REASONS])) if mine else ()
    second: Words = ("against: ", *parted(other[:MOST_REASONS])) if other else ()
    return (second, first) if one.verdict == "lean no" else (first, second)


def letter_of(m: Measures, one: Invitation) -> Words:
    """The wording of a no, where that may be the answer; () when there is none."""
    if one.verdict == "lean yes" or not m.boundaries.wording.strip():
        return ()
    from vaultkit.practices.letters import decline_words  # only a no needs it

    return decline_words(m, one.event)


def to_answer_section(m: Measures, event: Event) -> Section:
    """All of this for one event, as a part of what is known about it; empty unless it waits for an answer."""
    one = weighed(m, event)
    if one is None:
        return Section()
    letter = letter_of(m, one)
    said = (*for_and_against(one), *((("to decline: ", *letter),) if letter else ()))
    return Section(
        title=TITLE,
        text=(Line(words=verdict(one), location=event.location),),
        items=tuple(Line(words=words, location=event.location) for words in said if words),
    )
