"""Week: the week that holds the day on its page: the plan, what to say, what waits for an answer, what comes up, what
is promised, and what happened."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from vaultkit.measures.contacts import is_away_week
from vaultkit.model.measures import Measures
from vaultkit.model.record import Ref
from vaultkit.model.view import Line, Reconnection, WeekReview, Words
from vaultkit.practices.boundaries import to_answer
from vaultkit.practices.invitations import Invitation
from vaultkit.practices.week_ahead import answer_lines, coming_lines, follow_up_words, promise_lines, soon_lines
from vaultkit.practices.week_past import happened_lines, last_week, outcome_lines, with_outcomes
from vaultkit.syntax.plurals import spelled

MOST_LINES = 44
"""The content lines of the week's page, but for what the user writes below the items."""
MOST_ANSWERED = 3
FEWEST_CARDS = 2
MINUTES_EACH, MINUTES_AN_ANSWER = 4, 2
_FIXED = 6
"""The title, the summary, the help below the plan, the question and its heading, and the way back."""
_FEWEST = {"happened": 2, "done": 1, "promises": 2, "upcoming": 4}
"""The lists that give way where the page would be too long, the first one first, and the lines that each keeps."""


def week_review(m: Measures, lists: Reconnection, waiting: tuple[Invitation, ...]) -> WeekReview:
    """The week that holds the day; `waiting` are the open invitations."""
    away = is_away_week(m, m.week) and not lists.plan
    week = WeekReview(
        period=m.week,
        summary=_summary(lists, invited=len(waiting), away=away),
        before=_before(m),
        away="You are away this week, so nobody is planned; the lists wait." if away else "",
        plan=with_outcomes(m, lists.plan),
        cards=lists.cards,
        follow_up=follow_up_words(m, lists.plan),
        answers=_answers(m, waiting),
        invitations=answer_lines(m, waiting),
        done=outcome_lines(m),
        happened=happened_lines(m),
        promises=promise_lines(m, lists.plan),
        upcoming=coming_lines(m),
        soon=soon_lines(m),
    )
    return _fitted(week)


def _summary(lists: Reconnection, *, invited: int, away: bool) -> Words:
    people = len(lists.plan)
    parts: list[Words] = []
    if people:
        parts.append((f"{spelled(people)} {'person' if people == 1 else 'people'} to reach",))
    if invited:
        parts.append((f"{spelled(invited)} {'invitation' if invited == 1 else 'invitations'} to answer",))
    minutes = MINUTES_EACH * people + MINUTES_AN_ANSWER * invited
    text = ", ".join(str(part[0]) for part in parts) or ("a week away" if away else "nobody waits this week")
    time = f": about {5 * max(round(minutes / 5), 1)} minutes" if parts else ""
    return (text[:1].upper() + text[1:] + time + ".",)


def _before(m: Measures) -> Words:
    """`last week: 1 of 4 done`, with a link to its page."""
    touches, page = last_week(m)
    if not touches:
        return ()
    done = sum(touch.outcome == "done" for touch in touches)
    return (Ref(name="last week", path=page), f": {done} of {len(touches)} done")


def _answers(m: Measures, waiting: Sequence[Invitation]) -> tuple[Line, ...]:
    """The boxes of the invitations with the nearest deadlines, the verdict below each second one; the letter for a no
    stands with the limits."""
    lines = to_answer(m, waiting[:MOST_ANSWERED])
    return tuple(replace(line, children=line.children[:1]) for line in lines)


def _fitted(week: WeekReview) -> WeekReview:
    """The week within the lines of its page: the lists give up their last lines, then the cards theirs, then cards go
    and at last whole lists. The lines are counted once."""
    over = _lines(week) - MOST_LINES
    for name, fewest in _FEWEST.items():
        lines, over = _cut(_list(week, name), fewest, over)
        week = _with_list(week, name, lines)
    cards = list(week.cards)
    while over > 0 and cards:
        longest = max(range(len(cards)), key=lambda place: len(cards[place].lines))
        if len(cards[longest].lines) < 2:
            break
        cards[longest] = replace(cards[longest], lines=cards[longest].lines[:-1])
        over -= 1
    while over > 0 and len(cards) > FEWEST_CARDS:
        over -= 1 + len(cards.pop().lines)
    week = replace(week, cards=tuple(cards))
    for name in _FEWEST:
        if over > 0 and (lines := _list(week, name)):
            over -= 1 + _count(lines)
            week = _with_list(week, name, ())
    return week


def _cut(lines: tuple[Line, ...], fewest: int, over: int) -> tuple[tuple[Line, ...], int]:
    """The list without as many of its last lines as are too many, but for that which says how many more there are, and
    how many are still too many."""
    end = lines[-1:] if lines and _tells_of_more(lines[-1]) else ()
    kept = list(lines[: len(lines) - len(end)])
    while over > 0 and len(kept) + len(end) > fewest:
        over -= _count((kept.pop(),))
    return (*kept, *end), over


def _list(week: WeekReview, name: str) -> tuple[Line, ...]:
    lists = {"happened": week.happened, "done": week.done, "promises": week.promises, "upcoming": week.upcoming}
    return lists[name]


def _with_list(week: WeekReview, name: str, lines: tuple[Line, ...]) -> WeekReview:
    changes: dict[str, Any] = {name: lines}
    return replace(week, **changes)


def _tells_of_more(line: Line) -> bool:
    first = line.words[0] if line.words else ""
    return line.location is None and isinstance(first, str) and first.startswith("and ")


def _lines(week: WeekReview) -> int:
    """How many content lines the page of the week has."""
    lists: tuple[tuple[Line, ...], ...] = (week.answers, week.done, week.happened, week.promises, week.upcoming)
    held = sum(1 + _count(lines) for lines in lists if lines)
    cards = (1 + sum(1 + len(card.lines) for card in week.cards)) if week.cards else 0
    return _FIXED + bool(week.plan) + len(week.plan) + cards + held + bool(week.follow_up) + bool(week.away)


def _count(lines: tuple[Line, ...]) -> int:
    return len(lines) + sum(len(line.children) for line in lines)
