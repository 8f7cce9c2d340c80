"""Reconnection: whom to get back to, and what to say: every standing, the lists, the week's plan and its cards."""

from dataclasses import replace
from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.view import Reconnection
from vaultkit.practices.reconnecting.carding import card_of
from vaultkit.practices.reconnecting.circle import survey
from vaultkit.practices.reconnecting.following import follow_up, never_followed_up
from vaultkit.practices.reconnecting.keeping import keep_in_touch
from vaultkit.practices.reconnecting.planning import plan_of
from vaultkit.practices.reconnecting.waiting import untracked, upcoming
from vaultkit.practices.reconnecting.waking import familiar, wake_up


def reconnect(index: Index, today: date) -> Reconnection:
    """The reconnection lists of a day, the plan of its week, and a card for each person in the plan.

    Private people are on none of them. The formulas and their sources stand in `docs/ranking.md`."""
    circle = survey(index, today)
    lists = Reconnection(
        standings=tuple((path, tie.standing) for path, tie in circle.ties.items()),
        follow_up=follow_up(circle),
        keep_in_touch=keep_in_touch(circle),
        wake_up=wake_up(circle),
        familiar=familiar(circle),
        upcoming=upcoming(circle),
        never_followed_up=never_followed_up(circle),
        untracked=untracked(circle),
    )
    plan = plan_of(circle, lists)
    return replace(lists, plan=plan, cards=tuple(card_of(circle, circle.ties[e.person.path]) for e in plan))
