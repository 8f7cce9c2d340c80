"""Briefing: what to know before an event: who comes, what one owes them, what it serves, and one thing to ask."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from vaultkit.model.index import Index
from vaultkit.model.record import Event, Goal, Group, Ref, Want
from vaultkit.model.view import Brief, Line, Quote, Section, WeekReview, Words
from vaultkit.practices.measures.attendance import known_by
from vaultkit.practices.measures.fit import fit
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.giving import thanks_owed
from vaultkit.practices.measures.introductions import Introduction, introductions
from vaultkit.practices.measures.invitations import ENOUGH, Company, company_at, similar_to, similar_words
from vaultkit.practices.measures.phrasing import dotted, joined, listed
from vaultkit.practices.measures.serving import active_goals, event_serves, is_alive, meets_want
from vaultkit.practices.measures.touches import names_nobody_private
from vaultkit.practices.questions import chosen
from vaultkit.practices.reconnecting.circle import SOON_DAYS, Circle, open_promises, survey
from vaultkit.practices.reconnecting.telling import promised, quoted, told
from vaultkit.syntax.checklist import make_id
from vaultkit.syntax.filename import file_name

MOST = 8
YEAR_DAYS = 365
OPEN = frozenset({"", "accepted", "invited"})
TO_ASK = (
    "Ask somebody what they are stuck on.",
    "Ask somebody what they have changed their mind about this year.",
    "Ask somebody who taught them what they do.",
    "Ask the quietest person what brought them here.",
    "Ask somebody what they would do with a free month.",
    "Ask somebody whom else you should speak with.",
)


def briefs(index: Index, today: date) -> tuple[Brief, ...]:
    """A brief for each event of the next 14 days that one goes to or may go to, soonest first; none for an event of
    which nothing is known."""
    last = today + timedelta(days=SOON_DAYS)
    coming = [e for e in index.events if e.day and today <= e.day <= last and e.status in OPEN and not e.private]
    if not coming:
        return ()
    circle = survey(index, today)
    found = (_brief(circle, event) for event in sorted(coming, key=lambda e: (e.day or today, e.path)))
    return tuple(brief for brief in found if len(brief.sections) > 1)


def brief_of(index: Index, event: Event, today: date) -> Brief:
    """The brief for one event, whenever it is."""
    return _brief(survey(index, today), event)


def with_briefs(week: WeekReview, known: Iterable[Brief]) -> WeekReview:
    """The week with a link to the brief behind each event that has one."""
    pages = {brief.event.path: brief.page for brief in known}
    return replace(week, upcoming=tuple(_with_page(line, pages) for line in week.upcoming))


def _with_page(line: Line, pages: dict[str, Ref]) -> Line:
    events = (part.path for part in line.words if isinstance(part, Ref))
    page = next((pages[path] for path in events if path in pages), None)
    return replace(line, words=(*line.words, " · ", page)) if page else line


def _brief(circle: Circle, event: Event) -> Brief:
    index, today = circle.index, circle.today
    company, often = company_at(index, event, circle.ties), _often_there(circle, event)
    there = (*company.warm, *company.quiet, *company.wanted, *often)
    goals = [g for g in active_goals(index) if event_serves(index, event, g)]
    sections = (
        Section(title=("Who comes",), items=_who_comes(circle, event, company, often)),
        Section(title=("What you owe them",), items=_owed(circle, there)),
        Section(title=("What it serves",), items=_serves(index, event, goals, today)),
        Section(title=("One thing to ask",), text=(_to_ask(circle, event, company, there, goals),)),
    )
    return Brief(
        event=reference(index, event.path),
        page=Ref(name="brief", path=f"{index.settings.pages_folder}/Briefs/{brief_name(index, event)}.md"),
        day=event.day,
        summary=_summary(circle, event),
        sections=tuple(s for s in sections if s.items or s.text),
    )


def brief_name(index: Index, event: Event) -> str:
    """The file name of an event's brief, without `.md`: another one than the event's, so that no link to the event can
    mean the brief; events that would share one get a part of their id."""
    name = _before(event)
    twins = Counter(_before(e).casefold() for e in index.events)
    return name if twins[name.casefold()] <= 1 else f"{_before(event, room=9)} {make_id(event.path)[3:]}"


def _before(event: Event, *, room: int = 0) -> str:
    return file_name(f"Before {event.name}", room=room)


def _summary(circle: Circle, event: Event) -> Words:
    group = _group(circle, event)
    when: Words = (event.day, f", {event.time}" if event.time else "") if event.day else ()
    answer: Words = ("to answer by ", event.answer_by) if event.status == "invited" and event.answer_by else ()
    return dotted(
        tuple(part for part in when if part),
        joined([(_place(circle, place),) for place in event.places]),
        (reference(circle.index, group.path), f" ({group.stage})" if group.stage else "") if group else (),
        answer or (("to answer",) if event.status == "invited" else ()),
    )


def _place(circle: Circle, place: str) -> Ref | Quote:
    return reference(circle.index, place) if place in circle.index.notes else Quote(text=place)


def _group(circle: Circle, event: Event) -> Group | None:
    path = event.group.path if event.group else ""
    return next((g for g in circle.index.groups if g.path == path and not g.private), None)


def _often_there(circle: Circle, event: Event) -> tuple[str, ...]:
    group = _group(circle, event)
    known = known_by(circle.index, group, circle.today) if group else ()
    return tuple(path for path in known if path not in event.people and path in circle.ties)


def _who_comes(circle: Circle, event: Event, company: Company, often: Sequence[str]) -> tuple[Line, ...]:
    lines = [_person(circle, path, "in touch") for path in company.warm]
    lines += [_person(circle, path, "quiet") for path in company.quiet]
    lines += [_person(circle, path, "you want to know them") for path in company.wanted]
    rest = len(lines) - MOST
    lines = [*lines[:MOST], *([Line(words=(f"and {rest} more whom you know",))] if rest > 0 else [])]
    if often:
        words: Words = ("often there: ", *listed(circle.index, often, most=MOST))
        lines.append(Line(words=words, location=event.location))
    names = [name for name in event.names if names_nobody_private(circle.index, name)]
    if names:
        shown: list[Words] = [(Quote(text=name),) for name in names[:MOST]]
        lines.append(Line(words=("without a note so far: ", *joined(shown)), location=event.location))
    return tuple(lines)


def _person(circle: Circle, path: str, how: str) -> Line:
    tie = circle.ties[path]
    last = tie.history[-1] if tie.history else None
    why = fit(circle.index, tie.person).words if last is None else ()
    words = dotted((reference(circle.index, path),), (how,), ("last ", *told(circle, last)) if last else why)
    return Line(words=words, location=last.location if last else tie.person.location)


def _owed(circle: Circle, people: Sequence[str]) -> tuple[Line, ...]:
    lines = [
        Line(words=(reference(circle.index, path), " · ", *promised(circle, promise)), location=promise.location)
        for path in people
        for promise in open_promises(circle, path)
    ]
    owed = thanks_owed(circle.index, circle.today - timedelta(days=YEAR_DAYS), circle.today)
    for one in owed:
        if one.person in people:
            who = reference(circle.index, one.person)
            why: Words = ("helped you on ", one.day)
            if one.introduced:
                why = ("introduced you to ", reference(circle.index, one.introduced))
            lines.append(Line(words=dotted((who,), (*why, ", a thank-you is open")), location=one.location))
    return tuple(lines)


def _serves(index: Index, event: Event, goals: Sequence[Goal], today: date) -> tuple[Line, ...]:
    lines = []
    if goals:
        lines.append(Line(words=listed(index, [g.path for g in goals]), location=event.location))
    similar = similar_to(index, event, today)
    if len(similar.events) >= ENOUGH:
        lines.append(Line(words=similar_words(similar), location=similar.events[-1].location))
    return tuple(lines)


def _to_ask(circle: Circle, event: Event, company: Company, there: Sequence[str], goals: Sequence[Goal]) -> Line:
    """For an introduction that a goal needs, else after what was last talked about, quiet ones first, else something
    that can be asked of anybody."""
    asked = _for_introduction(circle, there, goals)
    if asked:
        return asked
    for path in (*company.quiet, *company.warm):
        for contact in reversed(circle.ties[path].history[-3:]):
            said = quoted(circle, contact.text, most=80) if contact.event == "" else ()
            if said:
                words: Words = (
                    "Ask ",
                    reference(circle.index, path),
                    " how it went on since ",
                    contact.day,
                    ": ",
                    *said,
                )
                return Line(words=words, location=contact.location)
    return Line(words=(chosen(TO_ASK, event.path),))


def _for_introduction(circle: Circle, there: Sequence[str], goals: Sequence[Goal]) -> Line | None:
    for goal in goals:
        for want in goal.wants:
            if not _has_gap(circle, goal, want):
                continue
            for way in introductions(circle.index, goal, want, circle.today):
                if way.through in there:
                    return Line(words=_introduce(circle.index, want, way, there), location=way.location)
    return None


def _introduce(index: Index, want: Want, way: Introduction, there: Sequence[str]) -> Words:
    through = reference(index, way.through)
    if way.to in there:
        return ("Ask ", through, " to introduce you to ", reference(index, way.to), ", who may be there too")
    whom: Words = (reference(index, way.to),) if way.to else (Quote(text=want.words),)
    return ("Ask ", through, " about ", *whom, " (", *way.shared, ")")


def _has_gap(circle: Circle, goal: Goal, want: Want) -> bool:
    index, today = circle.index, circle.today
    there = [t for t in circle.ties.values() if is_alive(index, t.person, today)]
    return sum(meets_want(index, t.person, goal, want) for t in there) < want.count
