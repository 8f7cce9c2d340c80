"""Week: the week that holds the day on its page: the plan, what to say, what waits for an answer, what comes up, what
is promised, and what happened."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from vaultkit.measures.contacts import is_away_week
from vaultkit.model.measures import Measures
from vaultkit.model.record import Ref
from vaultkit.model.view import Line, Reconnection, WeekReview, Words
from vaultkit.practices.boundaries import to_answer
from vaultkit.practices.capped import Capped
from vaultkit.practices.invitations import MOST_ANSWERED, Invitation
from vaultkit.practices.less_often import proposal_lines
from vaultkit.practices.week_ahead import (
    answer_lines,
    coming_lines,
    due_lines,
    follow_up_words,
    promise_lines,
    soon_lines,
)
from vaultkit.practices.week_past import happened_lines, last_week, outcome_lines
from vaultkit.syntax.plurals import spelled

MOST_LINES = 45
"""The content lines of the week's page, but for what the user writes below the items."""
FEWEST_CARDS = 2
MINUTES_EACH, MINUTES_AN_ANSWER = 4, 2
_FIXED = 6
"""The title, the summary, the help below the plan, the question and its heading, and the way back."""


def week_review(m: Measures, lists: Reconnection, waiting: tuple[Invitation, ...]) -> WeekReview:
    """The week that holds the day; `waiting` are the open invitations."""
    away = is_away_week(m, m.week) and not lists.plan
    lists_of = {  # those that give way where the page would be too long, the first one first
        "happened": happened_lines(m),
        "done": outcome_lines(m),
        "promises": promise_lines(m, lists.plan),
        "upcoming": coming_lines(m, lists.plan),
    }
    week = WeekReview(
        period=m.week,
        summary=_summary(lists, invited=len(waiting), away=away),
        before=_before(m),
        away="You are away this week, so nobody is planned; the lists wait." if away else "",
        plan=lists.plan,
        cards=lists.cards,
        follow_up=follow_up_words(m, lists.plan),
        answers=_answers(m, waiting),
        proposals=proposal_lines(m),
        invitations=answer_lines(m, waiting),
        soon=soon_lines(m),
        due=due_lines(m, lists.plan),
    )
    return _fitted(week, lists_of)


def _summary(lists: Reconnection, *, invited: int, away: bool) -> Words:
    people, settled = sum(not entry.became for entry in lists.plan), any(entry.became for entry in lists.plan)
    parts: list[Words] = []
    if people:
        left = " left" if settled else ""
        parts.append((f"{spelled(people)} {'person' if people == 1 else 'people'}{left} to reach",))
    elif settled:
        parts.append(("nobody is left to reach this week",))
    if invited:
        parts.append((f"{spelled(invited)} {'invitation' if invited == 1 else 'invitations'} to answer",))
    minutes = MINUTES_EACH * people + MINUTES_AN_ANSWER * invited
    text = ", ".join(str(part[0]) for part in parts) or ("a week away" if away else "nobody is planned this week")
    time = f": about {5 * max(round(minutes / 5), 1)} minutes" if minutes else ""
    return (text[:1].upper() + text[1:] + time + ".",)


def _before(m: Measures) -> Words:
    """`last week: 1 of 4 done`, with a link to its page."""
    touches, page = last_week(m)
    if not touches:
        return ()
    done = sum(touch.outcome == "done" for touch in touches)
    return (Ref(name="last week", path=page), f": {done} of {len(touches)} done")


def _answers(m: Measures, waiting: Sequence[Invitation]) -> tuple[Line, ...]:
    """The boxes of the invitations with the nearest deadlines, the verdict below each second one, and how many wait
    besides; the letter for a no stands with the limits."""
    lines = to_answer(m, waiting[:MOST_ANSWERED])
    more = len(waiting) - MOST_ANSWERED
    page = Ref(name="Boundaries", path=f"{m.settings.pages_folder}/Boundaries.md")
    rest = (Line(words=(f"and {spelled(more)} more: ", page)),) if more > 0 else ()
    return (*(replace(line, children=line.children[:1]) for line in lines), *rest)


def _fitted(week: WeekReview, lists: Mapping[str, Capped]) -> WeekReview:
    """The week with its lists, within the lines of its page: the lists give up lines, then the cards theirs, then cards
    go and at last whole lists. The lines are counted once."""
    fitted = dict(lists)
    over = _lines(week) + sum(1 + held.size for held in fitted.values() if held.size) - MOST_LINES
    for name, held in fitted.items():
        if over > 0:
            fitted[name] = held.smaller_by(over)
            over -= held.size - fitted[name].size
    cards = list(week.cards)
    while over > 0 and cards:
        longest = max(range(len(cards)), key=lambda place: len(cards[place].lines))
        if len(cards[longest].lines) < 2:
            break
        cards[longest] = replace(cards[longest], lines=cards[longest].lines[:-1])
        over -= 1
    while over > 0 and len(cards) > FEWEST_CARDS:
        over -= 1 + len(cards.pop().lines)
    shown = {name: held.lines for name, held in fitted.items()}
    for name, held in fitted.items():
        if over > 0 and held.size:
            shown[name] = ()
            over -= 1 + held.size
    return replace(
        week,
        cards=tuple(cards),
        happened=shown["happened"],
        done=shown["done"],
        promises=shown["promises"],
        upcoming=shown["upcoming"],
    )


def _lines(week: WeekReview) -> int:
    """How many content lines the page of the week has without the lists that give way."""
    answers = sum(1 + len(line.children) for line in week.answers)
    cards = (1 + sum(1 + len(card.lines) for card in week.cards)) if week.cards else 0
    proposals = (2 + len(week.proposals)) if week.proposals else 0
    held = proposals + bool(week.answers) + answers + bool(week.follow_up) + bool(week.away)
    return _FIXED + bool(week.plan) + len(week.plan) + cards + held
