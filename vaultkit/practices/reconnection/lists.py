"""Lists: whom to get back to, and what to say: every standing, the lists, the week's plan and its cards."""

from msgspec.structs import replace

from vaultkit.measures.touches import with_plan
from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.model.view import Card, Entry, Reconnection
from vaultkit.practices.reconnection.cards import card_of
from vaultkit.practices.reconnection.follow_up import follow_up, never_followed_up
from vaultkit.practices.reconnection.keep_in_touch import keep_in_touch
from vaultkit.practices.reconnection.plan import plan_of
from vaultkit.practices.reconnection.untracked import untracked
from vaultkit.practices.reconnection.upcoming import upcoming
from vaultkit.practices.reconnection.wake_up import familiar, wake_up
from vaultkit.practices.week_past import with_outcomes


def reconnect(m: Measures, memory: Memory | None = None) -> Reconnection:
    """The reconnection lists of a day, the plan of its week with what became of it so far, and a card for each person
    in the plan.

    How the order of *keep in touch* was found stands in `docs/ranking.md`."""
    lists = Reconnection(
        standings=tuple((path, tie.standing) for path, tie in m.ties.items()),
        follow_up=follow_up(m),
        keep_in_touch=keep_in_touch(m, memory),
        wake_up=wake_up(m),
        familiar=familiar(m),
        upcoming=upcoming(m, memory),
        never_followed_up=never_followed_up(m),
        untracked=untracked(m, memory),
    )
    plan = plan_of(m, lists)
    asked = with_plan(m, [(entry.id, entry.person.path) for entry in plan])
    return replace(lists, plan=with_outcomes(asked, plan), cards=tuple(_card(m, entry) for entry in plan))


def _card(m: Measures, entry: Entry) -> Card:
    told = [reason.words for reason in entry.reasons if reason.factor in {"promise", "hook"}]
    return card_of(m, m.ties[entry.person.path], told)
