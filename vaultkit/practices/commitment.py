"""Commitment: whether one keeps at it, needed or not: rates over weeks, what became of the plans, and where the effort
went."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.period import Period, before, period_of
from vaultkit.model.view import Line, PracticeView, Quote, Section, Words
from vaultkit.practices.measures.awakening import Awakening, awakenings
from vaultkit.practices.measures.effort import Effort, efforts
from vaultkit.practices.measures.gatherings import attended, reference
from vaultkit.practices.measures.phrasing import count, decimal, dotted, joined, listed, shortened
from vaultkit.practices.measures.touches import (
    LIGHT,
    REAL,
    Share,
    Touch,
    contacts,
    conversation_weeks,
    first_contact,
    touch_weeks,
    touches,
    weeks_ended,
    weeks_of,
)

SPEAKS_FROM = 3
"""A rate over fewer weeks is not said."""
CALENDAR_MONTHS = 12
YEAR_DAYS = 365
NAMES = 8
TITLE: Words = ("Commitment",)
START: Words = (
    "Write a dated line such as `- 2026-01-24 coffee` into a person's note, and the weeks begin to count themselves.",
)
OUTCOMES = (("done", "done"), ("skipped", "not this time"), ("snoozed", "later"), ("dropped", "left open"))
LOW: Words = ("A low season: the plan is a warm-up and one promise. Five minutes are a full review.",)


def look(index: Index, today: date) -> PracticeView:
    """The habit over 12 weeks, what became of last week's plan, dormant ties reached this year, effort by goal, this
    quarter against the last, and a calendar of contact."""
    planned = touches(index, today)
    if first_contact(index, today) is None and not planned:
        return PracticeView(name="commitment", start=START)
    quarter, week = period_of("quarter", today), before(period_of("week", today))
    sections = (
        _section("Last week's plan", _outcome_lines(index, [t for t in planned if t.week == week])),
        _section("Dormant ties reached in the last 12 months", _awake_lines(index, _year_of(today), today)),
        _section("Where this quarter went", _effort_lines(index, quarter, today)),
        _section("This quarter and the last", _against_lines(index, quarter, today)),
        _calendar(index, today),
    )
    return PracticeView(
        name="commitment",
        line=_summary(index, today),
        headline=_headline(index, today),
        sections=tuple(s for s in sections if s.items or s.text),
    )


def review(index: Index, today: date, period: Period) -> Section:
    """The habit in the period: a week tells its conversation and what became of the plan before; a month adds dormant
    ties and effort; a quarter and a year are set against the one before."""
    day = min(today, period.last)
    if first_contact(index, day) is None and not touches(index, day):
        return Section(title=TITLE)
    if period.span == "week":
        return Section(title=TITLE, items=_week_lines(index, day, period))
    rates = _period_rates(index, day, period)
    plans = _plan_of(index, period, today)
    awake = _awake_lines(index, (period.first, period.last), today)
    parts = (
        _section("Dormant ties reached", awake),
        _section("By goal", _effort_lines(index, period, day)),
        _section("Against the one before", _against_lines(index, period, day) if period.span != "month" else ()),
    )
    return Section(title=TITLE, items=(*rates, *plans), sections=tuple(s for s in parts if s.items))


def _section(title: str, items: Iterable[Line]) -> Section:
    return Section(title=(title,), items=tuple(items))


def _rate(share: Share, what: str, *, newest: bool = True) -> Words:
    """`a real conversation in 10 of the last 12 weeks`; nothing from fewer than three weeks."""
    total = len(share.flags)
    if total < SPEAKS_FROM:
        return ()
    weeks = f"the last {total} weeks" if newest else f"{total} weeks"
    away = f", {count(share.away, 'week')} away left out" if share.away else ""
    return (f"{what} in {share.count} of {weeks}{away}",)


def _summary(index: Index, today: date) -> Words:
    weeks = weeks_ended(today)
    said = _rate(conversation_weeks(index, weeks, today), "a real conversation")
    begun = first_contact(index, today)
    if said or begun is None:
        return said or _rate(touch_weeks(index, weeks, today), "a planned touch done")
    return ("contact is on record since ", begun)


def _headline(index: Index, today: date) -> tuple[Line, ...]:
    weeks = weeks_ended(today)
    talks, done = conversation_weeks(index, weeks, today), touch_weeks(index, weeks, today)
    parts = [_rate(talks, "a real conversation"), _planned_rate(done)]
    said = dotted((talks.strip,) if parts[0] else (), joined([p for p in parts if p]))
    lines = [Line(words=said or _summary(index, today))]
    if index.boundaries.season == "low":
        lines.append(Line(words=LOW, location=index.boundaries.location))
    return tuple(line for line in lines if line.words)


def _planned_rate(share: Share) -> Words:
    said = _rate(share, "a planned touch done", newest=False)
    return (*said, " that had a plan") if said else ()


def _tally(found: Sequence[Touch]) -> Words:
    """`3 of 5 done, 1 not this time, 1 left open`, without what is zero."""
    tally = Counter(t.outcome for t in found)
    rest = [f"{tally[key]} {words}" for key, words in (*OUTCOMES[1:], ("open", "still open")) if tally[key]]
    return (", ".join([f"{tally['done']} of {len(found)} done", *rest]),)


def _outcome_lines(index: Index, found: Sequence[Touch]) -> tuple[Line, ...]:
    """The tally of a week's plan, and below it each name with what became of it."""
    if not found:
        return ()
    lines = tuple(_outcome(index, touch) for touch in found if touch.person)
    return (Line(words=_tally(found), location=found[0].location, children=lines),)


def _outcome(index: Index, touch: Touch) -> Line:
    words = dict((*OUTCOMES, ("open", "still open")))[touch.outcome]
    since = [i for i in index.history.get(touch.person, ()) if i.day >= touch.week.first and i.depth >= LIGHT]
    answer = next((i for i in since if {"reply", "in"} & set(i.tags)), None)
    talk = next((i for i in since if i.depth >= REAL), None)
    became: Words = ()
    if talk:
        became = ("a real conversation on ", talk.day)
    elif answer:
        became = ("they answered on ", answer.day)
    elif touch.outcome != "done" and since:
        became = ("in contact on ", since[0].day)
    return Line(words=dotted((reference(index, touch.person),), (words,), became), location=touch.location)


def _week_lines(index: Index, day: date, period: Period) -> tuple[Line, ...]:
    talks = contacts(index, period.first, day, depth=REAL)
    people = tuple(dict.fromkeys(i.person for i in talks))
    lines = []
    rate = _summary(index, day)
    if rate:
        lines.append(Line(words=rate))
    if people:
        words: Words = ("Real conversations this week: ", *listed(index, people, most=5))
        lines.append(Line(words=words, location=talks[0].location))
    last = [t for t in touches(index, day) if t.week == before(period)]
    if last:
        done = [t.person for t in last if t.outcome == "done" and t.person]
        names: Words = (" (", *listed(index, done, most=4), ")") if done else ()
        lines.append(Line(words=("Last week's plan: ", *_tally(last), *names), location=last[0].location))
    return tuple(lines)


def _period_rates(index: Index, day: date, period: Period) -> tuple[Line, ...]:
    weeks = [w for w in weeks_of(period) if w.last <= day]
    talks, done = conversation_weeks(index, weeks, day), touch_weeks(index, weeks, day)
    said = _rate(talks, "A real conversation", newest=False)
    lines = [Line(words=(*said, f" · {talks.strip}"))] if said else []
    planned = _rate(done, "A planned touch done", newest=False)
    if planned:
        lines.append(Line(words=(*planned, " that had a plan")))
    return tuple(lines)


def _plan_of(index: Index, period: Period, today: date) -> tuple[Line, ...]:
    """What the plans of the period became, and of the period before for comparison."""
    found = []
    planned = touches(index, today)
    for one, name in ((period, "Planned"), (before(period), f"The {period.span} before")):
        mine = [t for t in planned if t.week.first + timedelta(days=3) in one]
        if mine:
            found.append(Line(words=(f"{name}: ", *_tally(mine)), location=mine[0].location))
    return tuple(found)


def _year_of(today: date) -> tuple[date, date]:
    return today - timedelta(days=YEAR_DAYS), today


def _awake_lines(index: Index, days: tuple[date, date], today: date) -> tuple[Line, ...]:
    """How many dormant ties were reached, and what came of them; below, each by name."""
    every = awakenings(index, *days, today)
    reached = [a for a in every if not a.came]
    came = [a for a in every if a.came]
    lines = []
    if reached:
        parts = [
            f"{len(reached)} reached",
            f"{sum(a.answered is not None for a in reached)} answered",
            f"{sum(a.met is not None for a in reached)} met",
            f"{sum(a.led is not None or bool(a.introduced) for a in reached)} led to something",
        ]
        each = tuple(_awake(index, a) for a in reached[-NAMES:])
        lines.append(Line(words=(", ".join(parts),), children=each))
    if came:
        people = [a.person for a in came]
        lines.append(Line(words=("came back by themselves: ", *listed(index, people, most=NAMES))))
    return tuple(lines)


def _awake(index: Index, one: Awakening) -> Line:
    led: Words = ()
    if one.introduced:
        led = ("led to ", *listed(index, one.introduced, most=3))
    elif one.led is not None:
        led = ("led to: ", Quote(text=shortened(one.led))) if one.led else ("it led to something",)
    became: Words = ("no answer so far",)
    if one.met:
        became = ("met on ", one.met)
    elif one.answered:
        became = ("answered on ", one.answered)
    words = dotted((reference(index, one.person),), ("reached on ", one.day, ", silent since ", one.last), became, led)
    return Line(words=words, location=one.location)


def _effort_lines(index: Index, period: Period, today: date) -> tuple[Line, ...]:
    """What each goal got, the most first; a goal that got nothing says so, and what served none comes last."""
    found = efforts(index, period.first, min(period.last, today))
    goals = [e for e in found if e.goal]
    if not goals or all(e.is_none for e in found):
        return ()
    ordered = sorted(goals, key=lambda e: (-(e.hours or 0), -e.conversations, -e.events, e.goal))
    lines = [Line(words=(reference(index, e.goal), ": ", *_spent(e)), location=e.location) for e in ordered]
    rest = found[-1]
    if not rest.is_none:
        lines.append(Line(words=("No goal: ", *_spent(rest))))
    return tuple(lines)


def _spent(effort: Effort) -> Words:
    if effort.is_none:
        return ("nothing so far",)
    parts = []
    if effort.events:
        hours = f" ({_hours(effort)})" if effort.hours is not None else ""
        parts.append(count(effort.events, "event") + hours)
    if effort.conversations:
        beside = " beside them" if effort.events else ""
        parts.append(count(effort.conversations, "real conversation") + beside)
    if effort.people:
        parts.append(f"contact with {count(effort.people, 'person', 'people')}")
    return (", ".join(parts),)


def _hours(effort: Effort) -> str:
    partly = f", noted for {effort.noted}" if effort.noted < effort.events else ""
    return f"{decimal(effort.hours or 0)} hours{partly}"


def _against_lines(index: Index, period: Period, today: date) -> tuple[Line, ...]:
    """The period so far and the one before, side by side in one line each; nothing while there is no contact before
    it."""
    begun = first_contact(index, today)
    if begun is None or begun >= period.first:
        return ()
    lines = []
    for one in (period, before(period)):
        last = min(one.last, today)
        weeks = [w for w in weeks_of(one) if w.last <= last]
        talks = conversation_weeks(index, weeks, last)
        met = contacts(index, one.first, last, depth=LIGHT)
        rate = _rate(talks, "a real conversation", newest=False)
        people = len({i.person for i in met})
        events = sum(1 for e in attended(index, last) if e.day and e.day in one)
        rest = f"contact with {count(people, 'person', 'people')}, {count(events, 'event')}"
        far = ", so far" if last < one.last else ""
        lines.append(Line(words=dotted((f"{_name(one)}{far}: {rest}",), rate)))
    return tuple(lines)


def _name(period: Period) -> str:
    return f"{period.key[-2:]} {period.key[:4]}" if period.span == "quarter" else period.key


def _calendar(index: Index, today: date) -> Section:
    """One line a month, one mark a week: `●` contact with somebody, `○` none; months before the first contact are not
    shown."""
    begun = first_contact(index, today)
    months: list[Period] = [period_of("month", today)]
    while len(months) < CALENDAR_MONTHS:
        months.append(before(months[-1]))
    happened = {
        period_of("week", day).key for day in {i.day for i in contacts(index, weeks_of(months[-1])[0].first, today)}
    }
    lines = []
    for month in reversed(months):
        weeks = [w for w in weeks_of(month) if begun and w.last >= begun and w.first <= today]
        if weeks:
            marks = "".join("●" if w.key in happened else "○" for w in weeks)
            lines.append(Line(words=(f"{month.key} {marks}",)))
    text = (Line(words=("A mark a week: ● contact with somebody, ○ none.",)),) if lines else ()
    return Section(title=("Contact week by week",), text=text, items=tuple(lines))
