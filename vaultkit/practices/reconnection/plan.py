"""Plan: the few people of the week: those who stand in the week's page, as they stand there, else new ones."""

from collections.abc import Mapping

from msgspec.structs import replace

from vaultkit.measures.contacts import is_away_week
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.page import PLAN_ROLES, PROMISE, WARM_UP, PageItem
from vaultkit.model.view import Entry, Reconnection
from vaultkit.practices.reconnection.factors import contact_reason, entry_of, promise_reason
from vaultkit.practices.reconnection.places import listed, promise_entry, week_of
from vaultkit.practices.reconnection.warm_up import warm_up_entry
from vaultkit.syntax.checklist import parse_item, plan_id


def plan_of(m: Measures, lists: Reconnection) -> tuple[Entry, ...]:
    """The week's plan: the one that stands in the week's page, else a new one; none in a week away."""
    kept = _kept(m, lists)
    if kept:
        return kept
    if is_away_week(m, m.week):
        return ()
    return week_of(m, lists)


def _kept(m: Measures, lists: Reconnection) -> tuple[Entry, ...]:
    items = [item for item in m.plan if item.id and item.path in m.ties]
    # Two devices may have planned the same person in two ways, before their pages were merged.
    once: dict[str, PageItem] = {}
    for item in items:
        if item.path not in once or (once[item.path].status == " " and item.status != " "):
            once[item.path] = item
    entries = listed(lists)
    return tuple(_kept_entry(m, item, entries) for item in items if once[item.path] is item)


def _kept_entry(m: Measures, item: PageItem, entries: Mapping[str, Entry]) -> Entry:
    tie = m.ties[item.path]
    role = next((role for role in PLAN_ROLES if plan_id(m.week.key, role, item.path) == item.id), "")
    parsed = parse_item(item.line)
    line = parsed.text if parsed else ""
    if role == WARM_UP:
        entry = warm_up_entry(m, tie)
    elif role == PROMISE:
        entry = promise_entry(m, tie, entries)
    else:
        entry = entries.get(item.path) or plain_entry(m, tie)
    return replace(entry, role=role, id=item.id, line=line)


def plain_entry(m: Measures, tie: Tie) -> Entry:
    """A person of the plan who stands on no list."""
    return entry_of(m, tie, promise_reason(m, tie), contact_reason(m, tie))
