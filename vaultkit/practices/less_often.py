"""Less often: what could be decided about those whom plans name in vain, as lines to tick."""

from vaultkit.measures.proposals import Proposal, proposals
from vaultkit.model.measures import Measures
from vaultkit.model.view import Line
from vaultkit.practices.reconnection.factors import in_vain_words
from vaultkit.practices.words import every
from vaultkit.syntax.dates import parse_cadence
from vaultkit.syntax.proposals import proposal_words

MOST_PEOPLE = 2
"""About so many people a week."""


def proposal_lines(m: Measures) -> tuple[Line, ...]:
    """`every 2 months for Ann · not taken up in 3 of the last 5 plans`: the checklist items of the week's page, about
    two people at most."""
    found = [one for one in proposals(m) if not one.gap or parse_cadence(every(one.gap))]
    people = list(dict.fromkeys(one.person for one in found))[:MOST_PEOPLE]
    return tuple(_line(m, one) for one in found if one.person in people)


def _line(m: Measures, one: Proposal) -> Line:
    words = (proposal_words(one.word, every(one.gap)), m.ref(one.person), f" · {in_vain_words(one.because)}")
    return Line(words=words, id=one.id, location=one.because.passed[-1].location)
