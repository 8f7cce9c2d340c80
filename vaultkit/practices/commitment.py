"""Commitment: whether one keeps at it, needed or not: rates over weeks, what became of the plans, and where the effort
went."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain

from vaultkit.measures.contact_weeks import contact_weeks, conversation_weeks, has_habit
from vaultkit.measures.contacts import (
    Share,
    contacts_in,
    contacts_since,
    is_conversation,
    weeks_ended,
    weeks_of,
    weeks_over,
)
from vaultkit.measures.events import attended_in
from vaultkit.measures.goal_effort import Effort, efforts
from vaultkit.measures.person_days import days_since
from vaultkit.measures.reactivated import Reactivated, reactivated
from vaultkit.measures.touches import touch_weeks, touches_in
from vaultkit.model.measures import Measures, Touch
from vaultkit.model.memory import Memory
from vaultkit.model.period import Period, before, period_of
from vaultkit.model.view import Line, PracticeView, Section, Words
from vaultkit.practices.calendar import contact_calendar
from vaultkit.practices.strips import strip, week_strip
from vaultkit.practices.words import OUTCOMES, capital, decimal, dotted, joined, listed, quoted, where
from vaultkit.syntax.plurals import count

SPEAKS_FROM = 3
"""A rate over fewer weeks is not said."""
CALENDAR_MONTHS = 12
MOST_MARKS = 14
"""So many marks stand in a line, a week each."""
YEAR_DAYS = 365
NAMES = 8
TITLE: Words = ("Commitment",)
START: Words = (
    "Write a dated line such as `- 2026-01-24 coffee` into a person's note, and the weeks begin to count themselves.",
)
LOW: Words = ("A low season: the plan is an easy first one and one promise. Five minutes are a full review.",)


def look(m: Measures, memory: Memory | None = None) -> PracticeView:
    """The habit over 12 weeks, what became of last week's plan, dormant ties reached this year, effort by goal, this
    quarter against the last, and a calendar of contact."""
    if m.begun is None and not m.touches:
        return PracticeView(name="commitment", start=START)
    quarter, year = period_of("quarter", m.today), m.today - timedelta(days=YEAR_DAYS)
    sections = (
        _section("Last week's plan", _outcome_lines(m, touches_in(m, before(m.week)))),
        _section("Old ties reached in the last 12 months", _reached_lines(m, year, m.today, memory)),
        _section("Where this quarter went", _effort_lines(m, quarter)),
        _section("This quarter and the last", _against_lines(m, quarter)),
        calendar(m),
    )
    return PracticeView(
        name="commitment",
        line=_summary(m),
        headline=_headline(m),
        sections=tuple(s for s in sections if s.items or s.text),
    )


def review(m: Measures, period: Period) -> Section:
    """The habit in the period: a week tells its conversation and what became of the plan before; a month adds dormant
    ties and effort; a quarter and a year are set against the one before, and a year shows the calendar of contact."""
    if m.begun is None and not m.touches:
        return Section(title=TITLE)
    if period.span == "week":
        return Section(title=TITLE, items=_week_lines(m, period))
    items = (*_period_rates(m, period), *_plan_of(m, period))
    parts = [
        _section("Old ties reached", _reached_lines(m, period.first, period.last)),
        _section("By goal", _effort_lines(m, period)),
        _section(
            f"Compared with the {period.span} before", _against_lines(m, period) if period.span != "month" else ()
        ),
    ]
    shown = [part for part in parts if part.items]
    if period.span == "year" and (items or shown):
        shown.append(contact_calendar(m, period))
    return Section(title=TITLE, items=items, sections=tuple(shown))


def _section(title: str, items: Iterable[Line]) -> Section:
    return Section(title=(title,), items=tuple(items))


def _rate(share: Share, what: str) -> Words:
    """`you spoke with somebody in 10 of 11 weeks`; nothing from fewer than three weeks."""
    total = len(share.flags)
    return (f"{what} in {share.count} of {count(total, 'week')}",) if total >= SPEAKS_FROM else ()


SPOKE, DONE = "you spoke with somebody", "somebody of the plan was reached"
WROTE = "you were in contact with somebody"


def _habit(m: Measures, weeks: Sequence[Period], last: date) -> tuple[Share, str]:
    """The weeks in which one spoke with somebody, and words for that; of somebody who only wrote, the weeks with any
    contact; none where there was none, which is no reproach."""
    talks = conversation_weeks(m, weeks, last)
    if talks.count:
        return talks, SPOKE
    every = contact_weeks(m, weeks, last)
    return (every if every.count else Share()), WROTE


def _summary(m: Measures) -> Words:
    """The habit over twelve weeks in words and marks; nothing before there is one."""
    return m.once("habit", _habit_words)


def _habit_words(m: Measures) -> Words:
    weeks = weeks_ended(m.today)
    habit, what = _habit(m, weeks, m.today)
    said = _rate(habit, what) if has_habit(m) else ()
    if said:
        return (*said, f" {week_strip(habit.every)}")
    return _rate(touch_weeks(m, weeks), DONE)


def _headline(m: Measures) -> tuple[Line, ...]:
    weeks = weeks_ended(m.today)
    lines = [Line(words=joined([part for part in (_summary(m), _planned_rate(touch_weeks(m, weeks))) if part]))]
    if m.boundaries.season == "low":
        lines.append(Line(words=LOW, location=m.boundaries.location))
    return tuple(line for line in lines if line.words)


def _planned_rate(share: Share) -> Words:
    said = _rate(share, DONE)
    return (*said, " that had a plan") if said else ()


def _tally(found: Sequence[Touch]) -> Words:
    """`3 of 5 done, 1 not this time, 1 left open`, without what is zero."""
    tally = Counter(t.outcome for t in found)
    rest = [f"{tally[key]} {words}" for key, words in OUTCOMES.items() if key != "done" and tally[key]]
    return (", ".join([f"{tally['done']} of {len(found)} done", *rest]),)


def _outcome_lines(m: Measures, found: Sequence[Touch]) -> tuple[Line, ...]:
    """The tally of a week's plan, and below it each name with what became of it."""
    if not found:
        return ()
    lines = tuple(_outcome(m, touch) for touch in found if touch.person)
    return (Line(words=_tally(found), location=found[0].location, children=lines),)


def _outcome(m: Measures, touch: Touch) -> Line:
    tie = m.ties.get(touch.person)
    since = contacts_since(tie, touch.week.first) if tie else ()
    answer = next((c for c in since if {"reply", "in"} & set(c.tags)), None)
    talk = next((c for c in since if is_conversation(c)), None)
    became: Words = ()
    if talk:
        became = ("you spoke on ", talk.day)
    elif answer:
        became = ("they answered on ", answer.day)
    elif touch.outcome != "done" and since:
        became = ("in contact on ", since[0].day)
    return Line(words=dotted((m.ref(touch.person),), (OUTCOMES[touch.outcome],), became), location=touch.location)


def _week_lines(m: Measures, period: Period) -> tuple[Line, ...]:
    talks = [one for one in contacts_in(m, period.first, m.today) if is_conversation(one)]
    people = tuple(dict.fromkeys(contact.person for contact in talks))
    lines = []
    rate = _summary(m)
    if rate:
        lines.append(Line(words=rate))
    if people:
        words: Words = ("Spoke this week with ", *listed(m, people, most=5))
        lines.append(Line(words=words, location=where(talks[0].location)))
    last = touches_in(m, before(period))
    if last:
        done = [touch.person for touch in last if touch.outcome == "done" and touch.person]
        names: Words = (" (", *listed(m, done, most=4), ")") if done else ()
        lines.append(Line(words=("Last week's plan: ", *_tally(last), *names), location=last[0].location))
    return tuple(lines)


def _period_rates(m: Measures, period: Period) -> tuple[Line, ...]:
    weeks = weeks_over(period, m.today)
    (habit, what), done = _habit(m, weeks, weeks[-1].last if weeks else m.today), touch_weeks(m, weeks)
    said = _rate(habit, capital(what)) if has_habit(m) else ()
    marks = f" {week_strip(habit.every)}" if len(weeks) <= MOST_MARKS else ""  # more stand in the calendar below
    lines = [Line(words=tuple(word for word in (*said, marks) if word))] if said else []
    planned = _rate(done, capital(DONE))
    if planned:
        lines.append(Line(words=(*planned, " that had a plan")))
    return tuple(lines)


def _plan_of(m: Measures, period: Period) -> tuple[Line, ...]:
    """What the plans of the period became, and of the period before for comparison."""
    found = []
    for one, name in ((period, "Planned"), (before(period), f"The {period.span} before")):
        mine = touches_in(m, one)
        if mine:
            found.append(Line(words=(f"{name}: ", *_tally(mine)), location=mine[0].location))
    return tuple(found)


def _reached_lines(m: Measures, first: date, last: date, memory: Memory | None = None) -> tuple[Line, ...]:
    """How many dormant ties were reached in these days, and what came of them; below, each by name."""
    every = reactivated(m, first, last, memory)
    reached = [one for one in every if not one.they_wrote]
    came = [one.person for one in every if one.they_wrote]
    lines = []
    if reached:
        parts = [
            f"{len(reached)} reached",
            f"{sum(one.answered is not None for one in reached)} answered",
            f"{sum(one.met is not None for one in reached)} met",
            f"{sum(one.led_to is not None or bool(one.introduced) for one in reached)} led to something",
        ]
        each = tuple(_reached(m, one) for one in reached[-NAMES:])
        lines.append(Line(words=(", ".join(parts),), children=each))
    if came:
        lines.append(Line(words=("came back by themselves: ", *listed(m, came, most=NAMES))))
    return tuple(lines)


def _reached(m: Measures, one: Reactivated) -> Line:
    led: Words = ()
    if one.introduced:
        led = ("led to ", *listed(m, one.introduced, most=3))
    elif one.led_to is not None:
        said = quoted(one.led_to.text)
        led = ("led to: ", *said) if said else ("it led to something",)
    became: Words = ("no answer so far",)
    if one.met:
        became = ("met on ", one.met)
    elif one.answered:
        became = ("answered on ", one.answered)
    words = dotted((m.ref(one.person),), ("reached on ", one.day, ", silent since ", one.last), became, led)
    return Line(words=words, location=where(one.location))


def _effort_lines(m: Measures, period: Period) -> tuple[Line, ...]:
    """What each goal got, the most first; a goal that got nothing says so, and what served none comes last."""
    found = efforts(m, period.first, min(period.last, m.today))
    goals = [effort for effort in found if effort.goal]
    if not goals or all(effort.is_none for effort in found):
        return ()
    ordered = sorted(goals, key=lambda e: (-(e.hours or 0), -e.conversations, -e.events, e.goal))
    lines = [Line(words=(m.ref(e.goal), ": ", *_spent(e)), location=e.location) for e in ordered]
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
        beside = " besides" if effort.events else ""
        parts.append(count(effort.conversations, "conversation") + beside)
    if effort.people:
        parts.append(f"contact with {count(effort.people, 'person', 'people')}")
    return (", ".join(parts),)


def _hours(effort: Effort) -> str:
    partly = f", noted for {effort.noted}" if effort.noted < effort.events else ""
    return f"{decimal(effort.hours or 0)} hours{partly}"


def _against_lines(m: Measures, period: Period) -> tuple[Line, ...]:
    """The period so far and the one before, side by side in one line each; nothing where there was no contact in that
    one. Weeks before the first note of a day say nothing of a habit."""
    earlier = before(period)
    if m.begun is None or m.begun >= period.first or not _is_any(m, earlier):
        return ()
    lines = []
    begun = min(m.dated.values(), default=earlier.first)
    for one in (period, earlier):
        last = min(one.last, m.today)
        since = begun if one == earlier and begun in one else one.first
        weeks = [week for week in weeks_over(one, m.today) if since <= week.last]
        rate = _rate(*_habit(m, weeks, weeks[-1].last if weeks else last))
        if rate and since > one.first:
            rate = (*rate, ", since your notes of days begin on ", since)
        people = days_since(m, one.first).number_of_people(one.first, last)
        held = f", {count(sum(e.path not in m.work for e in attended_in(m, one)), 'event')}" if m.tried else ""
        far = ", so far" if last < one.last else ""
        words: Words = (f"{_name(one)}{far}: contact with {count(people, 'person', 'people')}{held}",)
        lines.append(Line(words=dotted(words, rate)))
    return tuple(lines)


def _is_any(m: Measures, period: Period) -> bool:
    days = days_since(m, period.first)
    return bool(days.contact & days.span(period.first, period.last))


def _name(period: Period) -> str:
    return f"{period.key[-2:]} {period.key[:4]}" if period.span == "quarter" else period.key


def calendar(m: Measures) -> Section:
    """One line a month, one mark a week: `●` contact with somebody, `○` none; months before the first contact are not
    shown."""
    months: list[Period] = [period_of("month", m.today)]
    while len(months) < CALENDAR_MONTHS:
        months.append(before(months[-1]))
    shown = [weeks_of(month) for month in reversed(months)]
    days, lines = days_since(m, shown[0][0].first), []
    happened = days.weeks(days.contact, chain(*shown), m.today)
    for month, every in zip(reversed(months), shown, strict=True):
        weeks = [week for week in every if m.begun and week.last >= m.begun and week.first <= m.today]
        if weeks:
            marks = strip([week.key in happened for week in weeks])
            lines.append(Line(words=(f"{month.key} {marks}",)))
    text = (Line(words=("A mark a week: ● contact with somebody, ○ none.",)),) if lines else ()
    return Section(title=("Contact week by week",), text=text, items=tuple(lines))
