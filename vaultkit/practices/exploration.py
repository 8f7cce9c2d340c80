"""Exploration: what one tried, what resonates, who stayed in contact, and what is worth another try."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from vaultkit.measures.ledger import (
    ENOUGH,
    GOOD,
    Account,
    accounts,
    fields_of,
    formats_of,
    novel,
    overall_resonance,
    recent,
    sizes_of,
    worth_another_try,
)
from vaultkit.model.measures import Measures, Yield
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.period import Period
from vaultkit.model.record import Event, Group
from vaultkit.model.view import Line, PracticeView, Quote, Section, Table, Words
from vaultkit.practices.editions import next_to_come, side_by_side, visit
from vaultkit.practices.words import (
    capital,
    decimal,
    dotted,
    joined,
    listed,
    parted,
    sentence,
    spelled,
)
from vaultkit.syntax.plurals import count

TITLE: Words = ("Exploration",)
MOST, NAMES = 8, 3
MOST_IN_A_REVIEW = 6
QUIET_NEW_DAYS = 60
GIVES_FROM = 3.5
PLURALS = {
    **{
        word: f"{word}s"
        for word in ("workshop", "meetup", "dinner", "talk", "lecture", "breakfast", "lunch", "retreat")
    },
    **{word: f"{word}s" for word in ("open day", "webinar", "hackathon", "panel", "seminar", "exhibition", "concert")},
    "conference": "conferences",
    "party": "parties",
}
"""The formats that are told in the plural."""
START: Words = (
    "Give a note `type: event`, a `date`, the `people` who were there and how it `resonated` (1 to 5), to learn which "
    "events are worth your evenings.",
)


class _Ledger(Struct, frozen=True, kw_only=True):
    """All events that one tried, put together by format, by size and by field; those that were `novel`, what all of
    them resonated in the mean, and how many have no format."""

    formats: tuple[Account, ...]
    sizes: tuple[Account, ...]
    fields: tuple[Account, ...]
    novel: tuple[Event, ...]
    overall: float | None
    bare: int


def look(m: Measures, memory: Memory | None = None) -> PracticeView:
    """What stands out, whom one will see again at the next editions, a small table by format, and the rest."""
    events, ledger = m.tried, _ledger_of(m, memory or Memory())
    found = (next_to_come(m), _by_format(m, ledger), _rest(m, events, ledger), side_by_side(m))
    sections = tuple(section for section in found if section)
    if not events and not sections:
        return PracticeView(name="exploration", start=() if m.events else START)
    return PracticeView(name="exploration", line=_summary(m, ledger), headline=_headline(m, ledger), sections=sections)


def review(m: Measures, period: Period) -> Section:
    """What was tried in the period, and what it added to the kinds of events tried so far."""
    events = tuple(event for event in m.tried if event.day and event.day in period)
    text = _tried(m, events, so_far=" so far" if period.last > m.today else "")
    if period.span in {"quarter", "year"} and len(events) > ENOUGH:
        return Section(title=TITLE, text=text, items=(*_added(m, events), *_best_of(m, events)))
    shown = events[-MOST_IN_A_REVIEW:]
    return Section(title=TITLE, text=text, items=(*(visit(m, e) for e in shown), *_more(events, MOST_IN_A_REVIEW)))


def _ledger_of(m: Measures, memory: Memory) -> _Ledger:
    """The ledger, the very same while the events and what they gave are."""

    def kept(m: Measures) -> _Ledger:
        of = Identities((*m.tried, *m.groups.values(), m.yields))
        return memory.once("ledger", lambda: _ledger(m.tried, m.groups, m.yields), of)

    return m.once("ledger", kept)


def _ledger(events: Sequence[Event], groups: Mapping[str, Group], yields: Mapping[str, Yield]) -> _Ledger:
    return _Ledger(
        formats=accounts(events, formats_of, yields),
        sizes=accounts(events, sizes_of, yields),
        fields=accounts(events, fields_of, yields),
        novel=novel(events, groups),
        overall=overall_resonance(events),
        bare=sum(not event.format for event in events),
    )


def _by_format(m: Measures, ledger: _Ledger) -> Section | None:
    told = [account for account in ledger.formats if len(account.events) >= ENOUGH][:MOST]
    if not told:
        return None
    rows = tuple(
        (
            (Quote(text=_kinds(account)),),
            (str(len(account.events)),),
            _of_five(account),
            _stayed(m, account.people),
        )
        for account in told
    )
    return Section(title=("By format",), table=Table(head=("", "times", "of 5", "stayed in contact"), rows=rows))


def _kinds(account: Account) -> str:
    """The kind of events as one speaks of several: `Workshops, small`."""
    name = capital(PLURALS.get(account.name.casefold(), account.name))
    return f"{name}, {account.size}" if account.size else name


def _of_five(account: Account) -> Words:
    """What it resonated in the middle, and the energy in a word."""
    parts = [decimal(account.resonance)] if account.resonance is not None else []
    if account.energy:
        parts.append("gives energy" if account.energy > 0 else "tiring")
    return (", ".join(parts) or "not noted",)


def _stayed(m: Measures, people: Yield) -> Words:
    """Who of those whom one met there stayed in contact, who came back later, and of whom it is too early to tell."""
    met = len(people.met)
    if not met:
        return ("met nobody new",)
    parts: list[Words] = []
    if people.kept and len(people.kept) == met:
        parts.append(listed(m, people.kept) if met <= 2 else (f"all {met}",))
    elif people.kept:
        parts.append((f"{spelled(len(people.kept))} of {spelled(met)}, ", *listed(m, people.kept, most=NAMES)))
    if people.later:
        back = [(m.ref(path), f" came back {_later(days)}") for path, days in people.later[:NAMES]]
        parts.append(joined(back))
    if people.waiting:
        parts.append((f"{spelled(len(people.waiting))} too recent to tell",))
    if not parts:
        return (f"none of {met}",)
    return parted(parts)


def _later(days: int) -> str:
    """How much later somebody came back: `3 months later`, `a year later`."""
    months = round(days / 30.4)
    if months < 11:
        return f"{spelled(max(months, 2))} months later"
    years = max(round(days / 365.25), 1)
    return "a year later" if years == 1 else f"{spelled(years)} years later"


def _rest(m: Measures, events: Sequence[Event], ledger: _Ledger) -> Section | None:
    lines = (
        _ranked("By size: ", ledger.sizes),
        _ranked("By field: ", ledger.fields),
        *_again(ledger),
        _mix(m, ledger),
        _without_format(events, ledger),
    )
    items = tuple(line for line in lines if line)
    return Section(title=("Besides",), items=items) if items else None


def _ranked(label: str, every: Sequence[Account]) -> Line | None:
    """The kinds that were tried often enough, the best first."""
    told = [(a.resonance, a) for a in every if a.resonance is not None and len(a.events) >= ENOUGH]
    told.sort(key=lambda pair: (-pair[0], -len(pair[1].events), pair[1].name.casefold()))
    if not told:
        return None
    parts: list[Words] = [(Quote(text=a.name), f" {decimal(resonance)}") for resonance, a in told[:MOST]]
    return Line(words=(label, *joined(parts), " of 5"), location=told[0][1].events[-1].location)


def _again(ledger: _Ledger) -> tuple[Line, ...]:
    """What was tried once or twice, and what to do about it."""
    overall = ledger.overall
    if overall is None:
        return ()
    found: dict[str, list[Account]] = {"Try again: ": [], "You said not again: ": [], "Enough to decide: ": []}
    for account in (*ledger.formats, *ledger.fields):
        if account.ratings and len(account.events) < ENOUGH:
            found[_verdict(account, overall)].append(account)
    return tuple(_tried_little(label, those) for label, those in found.items() if those)


def _verdict(account: Account, overall: float) -> str:
    if account.again == "no":
        return "You said not again: "
    return "Try again: " if worth_another_try(account.ratings, overall) else "Enough to decide: "


def _tried_little(label: str, those: Sequence[Account]) -> Line:
    parts: list[Words] = []
    for account in those[:MOST]:
        times = "once" if len(account.events) == 1 else "twice"
        rated = " and ".join(decimal(rating) for rating in account.ratings)
        parts.append((Quote(text=account.name), f" ({times}, {rated} of 5)"))
    if len(those) > MOST:
        parts.append((f"{len(those) - MOST} more",))
    return Line(words=(label, *joined(parts)), location=those[0].events[-1].location)


def _mix(m: Measures, ledger: _Ledger) -> Line | None:
    events, lately = m.tried, recent(m.tried, m.today)
    if len(lately) < ENOUGH or len(lately) == len(events):
        return None
    fresh, paths = ledger.novel, {event.path for event in lately}
    new = [event for event in fresh if event.path in paths]
    number = (
        f"{spelled(len(new)).capitalize() if new else 'None'} of {spelled(len(lately))} events of the last six months"
    )
    words: Words = (
        f"{number} {'was' if len(new) == 1 else 'were'} of a new format, field or group",
        *((": ", *listed(m, [event.path for event in new], most=NAMES)) if new else ()),
    )
    return Line(words=words, location=fresh[-1].location if fresh else None)


def _without_format(events: Sequence[Event], ledger: _Ledger) -> Line | None:
    bare = ledger.bare
    if bare < ENOUGH or 2 * bare < len(events):
        return None
    said = f"{bare} of {count(len(events), 'event')} have no `format`"
    return Line(words=(f"{said}: with one (meetup, dinner, workshop) they are told apart",))


def _more(events: Sequence[Event], most: int) -> tuple[Line, ...]:
    return (Line(words=(f"and {spelled(len(events) - most)} earlier",)),) if len(events) > most else ()


def _tried(m: Measures, events: Sequence[Event], so_far: str) -> tuple[Line, ...]:
    if not events:
        return ()
    met = [path for event in events for path in m.yields[event.path].met]
    paths = {event.path for event in events}
    novel = _ledger_of(m, Memory()).novel if len(m.tried) > len(events) else ()
    new = [event.path for event in novel if event.path in paths]
    words = dotted(
        (capital(f"{spelled(len(events))} {'event' if len(events) == 1 else 'events'}{so_far}"),),
        (f"{spelled(len(met))} {'person' if len(met) == 1 else 'people'} met there for the first time",) if met else (),
        ("new to you: ", *listed(m, new, most=NAMES)) if new else (),
    )
    return (Line(words=words),)


def _added(m: Measures, events: Sequence[Event]) -> tuple[Line, ...]:
    """How often each format was visited in the period, of how often so far."""
    paths = {event.path for event in events}
    parts: list[Words] = []
    for account in _ledger_of(m, Memory()).formats:
        here = sum(event.path in paths for event in account.events)
        if here:
            far = len(account.events)
            of = f" of {spelled(far)} so far" if far > here else ""
            parts.append((Quote(text=account.name), f" {_times(here)}{of}"))
    return (Line(words=(*joined(parts[:MOST]),)),) if parts else ()


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{spelled(number)} times")


def _best_of(m: Measures, events: Sequence[Event]) -> tuple[Line, ...]:
    """The events of the period that resonated most, and those that did least."""
    rated = sorted(((e.resonated, e.day or m.today, e.path) for e in events if e.resonated is not None), reverse=True)
    if len(rated) < ENOUGH:
        return ()
    best = [path for value, _, path in rated if value == rated[0][0] and value >= GOOD]
    least = [path for value, _, path in rated if value == rated[-1][0] and value < GIVES_FROM]
    lines = []
    for label, paths, value in (("best", best, rated[0][0]), ("least", least, rated[-1][0])):
        if paths:
            lines.append(Line(words=(f"{label}, {decimal(value)} of 5: ", *listed(m, paths, most=NAMES))))
    return tuple(lines)


def _best(ledger: _Ledger) -> tuple[Account, float] | None:
    """The kind of event that resonates most, a format before a field."""
    overall = ledger.overall
    for every in (ledger.formats, ledger.fields):
        rated = [(a, a.resonance) for a in every if a.resonance is not None]
        best = max(rated, key=lambda pair: (pair[1], len(pair[0].events), pair[0].name), default=None)
        if best and overall is not None and best[1] >= max(min(overall, GOOD), GIVES_FROM):
            return best
    return None


def _stale(m: Measures, ledger: _Ledger) -> date | None:
    """The day of the last new thing, where nothing new was tried for a while although there were events."""
    fresh, lately = ledger.novel, recent(m.tried, m.today)
    if not fresh or not fresh[-1].day or len(lately) < ENOUGH or (m.today - fresh[-1].day).days <= QUIET_NEW_DAYS:
        return None
    return fresh[-1].day


def _summary(m: Measures, ledger: _Ledger) -> Words:
    """`workshops are your best: 4.5 of 5, six so far`."""
    best = _best(ledger)
    parts: list[Words] = []
    if best:
        account, resonance = best
        plural = PLURALS.get(account.name.casefold())
        verb = "are your best" if plural else "is your best"
        said = f" {verb}: {decimal(resonance)} of 5, {spelled(len(account.events))} so far"
        parts.append((Quote(text=plural or account.name), said))
    if day := _stale(m, ledger):
        parts.append(("nothing new since ", day))
    if parts:
        return parts[0] if len(parts) == 1 else (*parts[0], "; ", *parts[1])
    if not m.tried:
        return ()
    return (f"{count(len(m.tried), 'event')} so far",)


def _headline(m: Measures, ledger: _Ledger) -> tuple[Line, ...]:
    """One paragraph on what stands out: the best kind, the one that tires, and how many stayed in contact."""
    best, said = _best(ledger), _summary(m, ledger)
    if not said:
        return ()
    first = said[0]
    start = Quote(text=capital(first.text)) if isinstance(first, Quote) else first
    words = sentence((start, *said[1:]))
    tiring = [a for a in ledger.formats if a.energy is not None and a.energy < 0 and a.resonance is not None]
    if tiring:
        worst = min(tiring, key=lambda a: (a.resonance or 0, a.name))
        plural = PLURALS.get(worst.name.casefold())
        tire = f" tire{'' if plural else 's'} you: {decimal(worst.resonance or 0)} of 5."
        words = (*words, " ", Quote(text=capital(plural or worst.name)), tire)
    return (Line(words=words, location=best[0].events[-1].location if best else None),)
