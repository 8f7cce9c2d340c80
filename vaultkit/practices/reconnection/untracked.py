"""Untracked: the people who are often mentioned but not kept track of, and names without a note, as a list."""

from bisect import bisect_left
from datetime import timedelta

from vaultkit.measures.person_days import in_contact_since
from vaultkit.measures.standing import GONE
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.memory import Memory
from vaultkit.model.record import Ref
from vaultkit.model.view import Entry, Reason, Words
from vaultkit.practices.reconnection.factors import about_all, entry_of, last_line, score

OFTEN = 3
OFTEN_DAYS = 183

_APART = frozenset({*GONE, "resting", "wanted", "new"})


def untracked(m: Measures, memory: Memory | None = None) -> tuple[Entry, ...]:
    """Who is not kept track of, most mentioned first: people without a tier and a cadence whom the notes name often
    or who have no contact on record, and names that have no note. Of those whom an import brought only who is mentioned
    anywhere: an address book is no list of things to do."""
    since = m.today - timedelta(days=OFTEN_DAYS)
    free = [
        tie
        for tie in m.ties.values()
        if not (tie.person.tier or tie.cadence.source)
        if tie.standing == "untracked" or (len(days := tie.days) >= OFTEN and days[-OFTEN] >= since)
    ]
    entries = (memory or Memory()).each("entries untracked", lambda tie: _untracked(m, tie), *about_all(m))
    found = [entry for entry in entries.of(free) if entry]
    for name, places in m.unknown.items():
        if len(places) >= OFTEN - 1:
            words: Words = (f"named {len(places)} times, without a note",)
            reason = Reason(factor="mentions", points=float(len(places)), words=words, location=places[-1])
            found.append(Entry(person=Ref(name=name), standing="untracked", reasons=(reason,)))
    return tuple(sorted(found, key=lambda e: (-score(e), e.person.name, e.person.path)))


def _untracked(m: Measures, tie: Tie) -> Entry | None:
    if tie.is_past or tie.standing in _APART:
        return None
    if tie.is_from_import and not tie.mentions:
        return None
    days = len(tie.days) - bisect_left(tie.days, m.today - timedelta(days=OFTEN_DAYS))
    if days >= OFTEN:
        how = "in contact" if in_contact_since(tie, m.today - timedelta(days=OFTEN_DAYS), m.today) else "named"
        words: Words = (f"{how} on {days} days of the last six months, without a tier or a cadence",)
        return entry_of(m, tie, Reason(factor="mentions", points=float(days), words=words, location=last_line(tie)))
    if tie.standing != "untracked":
        return None
    words = ("no contact noted yet",)
    where = tie.mentions[0] if tie.mentions else tie.person.location
    return entry_of(
        m, tie, Reason(factor="mentions", points=min(len(tie.mentions), 2) / 2, words=words, location=where)
    )
