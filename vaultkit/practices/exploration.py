"""Exploration: what one tried, what resonates, whom one kept from it, and what is worth another try."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vaultkit.measures.editions import Familiar, next_editions
from vaultkit.measures.events import attended_in, last_day
from vaultkit.measures.follow_ups import LATEST_DAYS, SECOND
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
from vaultkit.model.measures import FollowUp, Measures, Series, Yield
from vaultkit.model.period import Period
from vaultkit.model.record import Event, Ref
from vaultkit.model.view import Line, PracticeView, Quote, Section, Words
from vaultkit.practices.words import capital, decimal, dotted, listed, quoted, sentence, spelled, where
from vaultkit.syntax.plurals import count

MOST = 8
QUIET_NEW_DAYS = 60
GIVES_FROM = 3.5
START: Words = (
    "Give a note `type: event`, a `date`, the `people` who were there and how it `resonated` (1 to 5), to learn which "
    "events are worth your evenings.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ledger:
    """Events put together by format, by size and by field."""

    formats: tuple[Account, ...]
    sizes: tuple[Account, ...]
    fields: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """The people met at one event who wait for a first line, and the days by which to write it."""

    event: Event
    people: tuple[str, ...]
    soon: date
    latest: date


def look(m: Measures) -> PracticeView:
    """Whom to follow up, whom one will see again, the ledger of events, and what is worth another try."""
    events, ledger = m.attended, _ledger(m, m.attended)
    sections = (_follow_up(m), *_coming(m), *_summed_up(ledger))
    sections += (_again(events, ledger), _mix(m), _side_by_side(m))
    shown = tuple(s for s in sections if s)
    if not events and not shown:
        return PracticeView(name="exploration", start=() if m.events else START)
    return PracticeView(name="exploration", line=_summary(m, ledger), headline=_headline(m, ledger), sections=shown)


def review(m: Measures, period: Period) -> Section:
    """What one tried in the period: a week names its events, a month adds what became of them, longer ones keep the
    ledger of the period."""
    events = attended_in(m, period)
    title: Words = ("Exploration",)
    if period.span == "week":
        lines = [*(_visit(m, e) for e in events), *(_to_write(m, one) for one in _waiting(m))]
        return Section(title=title, items=tuple(lines[:3]))
    text = (*_tried(m, events), *_rest(len(events), MOST))
    items = tuple(_visit(m, e) for e in events[-MOST:])
    if period.span == "month":
        return Section(title=title, text=text, items=items)
    ledger = _ledger(m, events)
    shown = tuple(s for s in (*_summed_up(ledger), _again(events, ledger)) if s)
    return Section(title=title, text=text, items=items, sections=shown)


def _follow_up(m: Measures) -> Section | None:
    items = tuple(_to_write(m, one) for one in _waiting(m))
    return Section(title=("Follow up",), items=items) if items else None


def _waiting(m: Measures) -> tuple[_Waiting, ...]:
    """Who waits for a first line, event by event of the last 14 days, the oldest first; of one event those for whom it
    is time, then those who are spread over later days."""
    waiting: dict[tuple[str, bool], list[FollowUp]] = {}
    for one in m.follow_ups:
        if one.event and one.touch == SECOND:
            waiting.setdefault((one.event.path, one.soon >= m.today), []).append(one)
    since = m.today - timedelta(days=LATEST_DAYS)
    return tuple(
        _Waiting(
            event=event,
            people=tuple(one.person for one in mine),
            soon=min(one.soon for one in mine),
            latest=min(one.latest for one in mine),
        )
        for event in m.attended
        if since <= last_day(event, m.today) <= m.today
        for later in (False, True)
        if (mine := waiting.get((event.path, later)))
    )


def _to_write(m: Measures, found: _Waiting) -> Line:
    people = listed(m, found.people, most=6)
    met: Words = (", met at ", m.ref(found.event.path), " on ", found.event.day or m.today)
    by: Words = (": by ", found.soon, ", ") if m.today <= found.soon else (": now, ",)
    others = len(found.event.names)
    unnoted = f" ({count(others, 'other')} there without a note)" if others else ""
    words = (*people, *met, *by, "at the latest by ", found.latest, unnoted)
    return Line(words=tuple(w for w in words if w), location=found.event.location)


def _coming(m: Measures) -> tuple[Section, ...]:
    return tuple(
        Section(
            title=("Before ", m.ref(event.path), " on ", event.day or m.today),
            text=(Line(words=("Met at earlier editions, longest silence first.",), location=event.location),),
            items=(*(_familiar(m, f) for f in people[:MOST]), *_rest(len(people), MOST)),
        )
        for event, people in next_editions(m)
    )


def _familiar(m: Measures, found: Familiar) -> Line:
    talked: Words = ()
    if found.talked and (said := quoted(found.talked.text)):
        talked = (found.talked.day, ": ", *said)
    words = dotted((m.ref(found.tie.path),), ("last contact ", found.last), talked)
    return Line(words=words, location=where((found.talked or found.tie.contacts[-1]).location))


def _rest(number: int, most: int) -> tuple[Line, ...]:
    return (Line(words=(f"and {number - most} more",)),) if number > most else ()


def _ledger(m: Measures, events: Sequence[Event]) -> _Ledger:
    return _Ledger(
        formats=accounts(events, formats_of, m.yields, m.today),
        sizes=accounts(events, sizes_of, m.yields, m.today),
        fields=accounts(events, fields_of, m.yields, m.today),
    )


def _summed_up(ledger: _Ledger) -> tuple[Section, ...]:
    """The kinds of events that were tried often enough."""
    found = []
    for title, every in (("By format", ledger.formats), ("By size", ledger.sizes), ("By field", ledger.fields)):
        told = [account for account in every if len(account.events) >= ENOUGH]
        if told:
            found.append(Section(title=(title,), items=tuple(_account(a) for a in told)))
    return tuple(found)


def _account(account: Account) -> Line:
    words = dotted(
        (Quote(text=capital(account.name)),),
        (f"{len(account.events)} visited",),
        _resonance(account),
        _energy(account),
        _people(account.people),
        _hours(account),
    )
    return Line(words=words, location=account.events[-1].location)


def _resonance(account: Account) -> Words:
    if account.resonance is None:
        return ()
    partly = f" (n = {len(account.ratings)})" if len(account.ratings) < len(account.events) else ""
    return (f"resonance {decimal(account.resonance)} of 5{partly}",)


def _energy(account: Account) -> Words:
    if account.energy is None:
        return ()
    word = "gives energy" if account.energy > 0 else "costs energy" if account.energy < 0 else "neither gives nor takes"
    return (f"{word} ({account.energy:+.1f}, n = {len(account.energies)})",) if account.energy else (word,)


def _people(people: Yield) -> Words:
    if not people.met:
        return ()
    parts = [f"{len(people.met)} met", f"{len(people.kept)} kept (60 days)"]
    if people.settled:
        still = len(set(people.still) & set(people.settled))
        old = f" of {len(people.settled)} met by then" if len(people.settled) < len(people.met) else ""
        parts.append(f"{still}{old} still after 6 months")
    if people.later:
        parts.append(f"{len(people.later)} came back later")
    if people.waiting:
        parts.append(f"{len(people.waiting)} too recent to tell")
    return (", ".join(parts),)


def _hours(account: Account) -> Words:
    if account.kept_an_hour is not None and account.people.met:
        return (f"{decimal(account.hours)} hours, {account.kept_an_hour:.2f} kept an hour (n = {account.hours_known})",)
    return (f"{decimal(account.hours)} hours",) if account.hours else ()


def _again(events: Sequence[Event], ledger: _Ledger) -> Section | None:
    overall = overall_resonance(events)
    little = [a for a in (*ledger.formats, *ledger.fields) if len(a.events) < ENOUGH]
    items = tuple(line for line in (_another(a, overall) for a in little) if line)
    if not items:
        return None
    return Section(title=("Tried once or twice",), items=(*items[:MOST], *_rest(len(items), MOST)))


def _another(account: Account, overall: float | None) -> Line | None:
    if not account.ratings or overall is None:
        return None
    times = "once" if len(account.events) == 1 else "twice"
    rated = " and ".join(decimal(r) for r in account.ratings)
    if all(e.again == "no" for e in account.events):
        verdict = "you said not again"
    elif worth_another_try(account.ratings, overall):
        verdict = "worth another try before you decide"
    else:
        verdict = "enough to decide"
    words: Words = (Quote(text=capital(account.name)), f" · tried {times} ({rated} of 5): {verdict}")
    return Line(words=words, location=account.events[-1].location)


def _mix(m: Measures) -> Section | None:
    events, lately = m.attended, recent(m.attended, m.today)
    if len(lately) < ENOUGH or len(lately) == len(events):
        return None
    fresh, paths = novel(events), {e.path for e in lately}
    new = [e for e in fresh if e.path in paths]
    words: Words = (
        f"{len(new)} of {len(lately)} events of the last 6 months were of a new format, field or group.",
        *_newest(m, fresh),
    )
    return Section(title=("New and known",), text=(Line(words=words, location=fresh[-1].location if fresh else None),))


def _newest(m: Measures, fresh: Sequence[Event]) -> Words:
    if not fresh or not fresh[-1].day:
        return ()
    return (" The last new one was ", m.ref(fresh[-1].path), " on ", fresh[-1].day, ".")


def _side_by_side(m: Measures) -> Section | None:
    found = []
    for series in m.series:
        editions = [e for e in series.editions if e.attendance == "attended"]
        if len(editions) > 1:
            newest = tuple(_visit(m, e) for e in reversed(editions))
            title: Words = (_name(m, series), f" · {count(len(editions), 'edition')}")
            found.append(Section(title=title, items=(*newest[:MOST], *_rest(len(newest), MOST))))
    return Section(title=("Series",), sections=tuple(found)) if found else None


def _name(m: Measures, series: Series) -> Ref:
    return m.ref(series.group) if series.group else Ref(name=series.name)


def _visit(m: Measures, event: Event) -> Line:
    words = dotted(
        (m.ref(event.path),),
        (event.day,) if event.day else (),
        (f"resonance {decimal(event.resonated)} of 5",) if event.resonated is not None else (),
        _people(m.yields[event.path]),
        (f"{decimal(event.hours)} hours",) if event.hours else (),
    )
    return Line(words=words, location=event.location)


def _tried(m: Measures, events: Sequence[Event]) -> tuple[Line, ...]:
    if not events:
        return ()
    met = [p for e in events for p in m.yields[e.path].met]
    paths = {e.path for e in events}
    new = [e for e in novel(m.attended) if e.path in paths] if len(m.attended) > len(events) else []
    words = dotted(
        (count(len(events), "event"),),
        (count(len(met), "person", "people") + " met for the first time",) if met else (),
        ("new: ", *listed(m, [e.path for e in new], most=4)) if new else (),
    )
    return (Line(words=words),)


def _best(m: Measures, ledger: _Ledger) -> tuple[Account, float] | None:
    rated = [(a, a.resonance) for a in (*ledger.formats, *ledger.fields) if a.resonance is not None]
    best = max(rated, key=lambda pair: (pair[1], len(pair[0].events), pair[0].name), default=None)
    overall = overall_resonance(m.attended)
    return best if best and overall is not None and best[1] >= max(min(overall, GOOD), GIVES_FROM) else None


def _stale(m: Measures) -> Words:
    """What to say when nothing new was tried for a while, although there were events."""
    fresh = novel(m.attended)
    lately = recent(m.attended, m.today)
    if not fresh or not fresh[-1].day or len(lately) < ENOUGH or (m.today - fresh[-1].day).days <= QUIET_NEW_DAYS:
        return ()
    return ("nothing new since ", fresh[-1].day)


def _summary(m: Measures, ledger: _Ledger) -> Words:
    best = _best(m, ledger)
    parts: list[Words] = []
    if best:
        account, resonance = best
        said = f" keeps giving ({decimal(resonance)} of 5, n = {len(account.ratings)})"
        parts.append((Quote(text=capital(account.name)), said))
    if stale := _stale(m):
        parts.append(stale)
    if parts:
        return parts[0] if len(parts) == 1 else (*parts[0], "; ", *parts[1])
    few = "; a kind of event is summed up from the third on" if not _summed_up(ledger) else ""
    return (f"{count(len(m.attended), 'event')} so far{few}",)


def _headline(m: Measures, ledger: _Ledger) -> tuple[Line, ...]:
    best = _best(m, ledger)
    first = Line(words=sentence(_summary(m, ledger)), location=best[0].events[-1].location if best else None)
    return (first, *_people_waiting(m, _waiting(m)))


def _people_waiting(m: Measures, found: Iterable[_Waiting]) -> tuple[Line, ...]:
    waiting = {path: one for one in found for path in one.people}
    if not waiting:
        return ()
    first = min(waiting.values(), key=lambda one: (_by(m, one), one.latest))
    noun = "person" if len(waiting) == 1 else "people"
    words: Words = (f"{spelled(len(waiting)).capitalize()} {noun} to follow up, the first by ", _by(m, first), ".")
    return (Line(words=words, location=first.event.location),)


def _by(m: Measures, one: _Waiting) -> date:
    """The day by which to write: the good one, else the last."""
    return one.soon if m.today <= one.soon else one.latest
