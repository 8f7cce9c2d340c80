"""Proposals: plans that named somebody in vain again and again, to what could be decided instead."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import Struct

from vaultkit.measures.rests import named, passed_of
from vaultkit.measures.standing import GONE, IN_TOUCH
from vaultkit.measures.touches import is_planned, planned
from vaultkit.model.measures import Measures, Tie, Touch
from vaultkit.model.page import AMBIENT, LESS, LET_GO, PageState
from vaultkit.syntax.proposals import PROPOSED_WEEKS, proposal_id

DOUBLE_AFTER, LET_GO_AFTER = (3, 5), (5, 8)
"""So many of the last plans that named somebody, of how many."""

_DECIDING = frozenset({"cadence", "tier", "paused", "resumed", "ambient", "let go"})
"""The decisions with which counting begins anew."""

_UNASKED = frozenset({"resting", "wanted", *GONE})


class InVain(Struct, frozen=True, kw_only=True):
    """The plans in vain, oldest first, among the last `of` that named a person; `often` where so many were that one may
    ask whether to let the tie rest."""

    passed: tuple[Touch, ...]
    of: int
    often: bool


class Proposal(Struct, frozen=True, kw_only=True):
    """What could be decided about a person: `word` says what, `gap` is twice the gap in days of what is to be less
    often (0 otherwise), and `id` that of its item."""

    person: str
    word: str
    gap: float = 0
    id: str
    because: InVain


def in_vain(m: Measures, tie: Tie, touches: Sequence[Touch]) -> InVain | None:
    """Whether plans named somebody in vain again and again since the last decision on how often; `touches` are what
    plans asked of the person, oldest first."""
    if not touches:
        return None
    decided = max((one.day for one in tie.person.decisions if one.verb in _DECIDING), default=None)
    counted = [touch for touch in touches if decided is None or touch.week.first > decided]
    for (most, of), often in ((LET_GO_AFTER, True), (DOUBLE_AFTER, False)):
        passed = passed_of(counted, m.week, of)
        if len(passed) >= most:
            return InVain(passed=passed, of=min(of, named(counted, m.week)), often=often)
    return None


def proposals(m: Measures) -> tuple[Proposal, ...]:
    """What plans in vain propose, the latest plan first: twice the gap, or to let the tie rest or go. Nothing that
    was refused, and nothing eight weeks after the last plan in vain."""
    found = [
        one
        for path, touches in planned(m).items()
        if (tie := m.ties.get(path)) and not (tie.is_past or tie.standing in _UNASKED)
        for one in _of(m, tie, touches)
    ]
    return tuple(sorted(found, key=lambda one: (-one.because.passed[-1].week.first.toordinal(), one.person)))


def refused_in(pages: Iterable[PageState]) -> frozenset[str]:
    """The ids of the items on all pages to which one said no, but for those of plans."""
    return frozenset(item.id for page in pages for item in page.items if item.status == "-" and not is_planned(item))


def _of(m: Measures, tie: Tie, touches: Sequence[Touch]) -> Iterable[Proposal]:
    because = in_vain(m, tie, touches)
    if because is None:
        return
    last = because.passed[-1].week
    if last.first < m.week.first - timedelta(days=7 * PROPOSED_WEEKS):
        return
    gap = 2 * (tie.cadence.days or tie.rhythm or 0)
    # Whoever is in touch by a gap of their own may have got it just now, in the note's properties.
    is_long = not gap or (tie.cadence.source == "own" and tie.standing in IN_TOUCH)
    for word in (AMBIENT, LET_GO) if because.often else (LESS,):
        id = proposal_id(word, tie.path, last.key)
        if not (is_long and word == LESS) and id not in m.refused:
            yield Proposal(person=tie.path, word=word, gap=gap if word == LESS else 0, id=id, because=because)
