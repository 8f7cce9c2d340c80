"""Briefs: what to know before an event: what one noted, who comes, what is between you, what it serves, and one thing
to ask."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, partial

from msgspec.structs import replace

from vaultkit.measures.contacts import is_mention
from vaultkit.measures.events import with_attendance
from vaultkit.measures.promises import SOON_DAYS, open_promises
from vaultkit.measures.similar import ENOUGH, Resemblance, resemblance
from vaultkit.measures.standing import DECEASED, GONE
from vaultkit.model.hidden import BRIEF_BEGINNING
from vaultkit.model.measures import Fit, Introduction, Measures, Thanks, Tie
from vaultkit.model.memory import Memory
from vaultkit.model.record import Event, Interaction, Ref
from vaultkit.model.view import Brief, Line, Quote, Section, WeekReview, Words
from vaultkit.practices.brief_questions import Ways, thing_to_ask
from vaultkit.practices.invitations import Attendees, attendees_of, group_of, similar_words
from vaultkit.practices.own_words import quotes
from vaultkit.practices.silences import resting_words, since_words
from vaultkit.practices.verdicts import to_answer_section
from vaultkit.practices.words import contact_words, dotted, fit_words, joined, listed, promise_words, where
from vaultkit.syntax.checklist import make_id

MOST = 8
MOST_OTHERS = 4
LOOKED_AT = 3
WEEKLY_TURNS = 3
OPEN = frozenset({"attended", "accepted", "invited"})


def briefs(m: Measures, memory: Memory | None = None) -> tuple[Brief, ...]:
    """A brief for each event of the next 14 days that one goes to or may go to, soonest first; none for an event of
    which nothing is known, or that may not be named."""
    last, sources = m.today + timedelta(days=SOON_DAYS), _Sources(m, memory or Memory())
    coming = with_attendance(m, "attended", "accepted", "invited", first=m.today, last=last)
    told = (event for event in coming if event.attendance in OPEN and event.path not in m.hidden.tainted)
    found = (_brief(m, event, sources) for event in told)
    return tuple(brief for brief in found if len(brief.sections) > 1)


def brief_of(m: Measures, event: Event) -> Brief:
    """The brief for one event, whenever it is; of an invitation that waits what to answer opens it, which the pages
    have elsewhere."""
    brief, answer = _brief(m, event, _Sources(m, Memory())), to_answer_section(m, event)
    return replace(brief, sections=(answer, *brief.sections)) if answer.text else brief


def next_brief(m: Measures) -> Brief | None:
    """The brief for the next event that one goes to or may go to, however far ahead; None when there is none that may
    be named."""
    ahead = with_attendance(m, "attended", "accepted", "invited", first=m.today)
    event = next((one for one in ahead if one.path not in m.hidden.tainted), None)
    return brief_of(m, event) if event else None


class _Sources:
    """What all briefs draw on: the names of their files, the events like each, the thanks owed to each person, and the
    wants of each goal with the ways that lead through somebody."""

    def __init__(self, m: Measures, memory: Memory) -> None:
        self._m, self._memory = m, memory
        self._ways: dict[tuple[str, int], Ways] = {}
        self._turns: dict[int, Mapping[str, int]] = {}
        self.alike = resemblance(m, memory)
        self.thanks = {one.person: one for one in m.thanks}

    def file_name(self, event: Event) -> str:
        """The file name of an event's brief, without `.md`: another one than the event's, so that no link to the event
        can mean the brief; events that would share one get a part of their id."""
        name = _before(event.name)
        return f"{_before(event.name, room=9)} {make_id(event.path)[3:]}" if name.casefold() in self._shared else name

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The names that several events would give their briefs, folded."""
        names, memory = tuple([event.name for event in self._m.events.values()]), self._memory

        def found() -> frozenset[str]:
            times = Counter([name.casefold() for name in _before_each(names)])
            return frozenset([name for name, number in times.items() if number > 1])

        form, name = frozenset[str], "names of briefs"
        return memory.once(name, lambda: memory.rows.value(name, form, lambda: names, found), names)

    def others(self, event: Event, known: Collection[str]) -> tuple[tuple[str, str], ...]:
        """Those who may be there though nobody says so, each with why: who invites, whom the event's text links, and
        of those one has not let go who works at its venue or organisation."""
        found: dict[str, str] = {}
        if event.inviter and event.inviter.path in self._m.ties:
            found[event.inviter.path] = "invites you"
        for path in dict.fromkeys(path for remark in event.remarks for path in remark.links):
            if path in self._m.ties:
                wanted = self._m.ties[path].standing == "wanted"
                found.setdefault(
                    path, "your note names them, and you want to meet" if wanted else "your note names them"
                )
        homes = {place.casefold() for place in (*event.orgs, *event.places)}
        at_home = sorted(path for home in homes for path in self._at_home.get(home, ()))
        by_silence = sorted(at_home, key=lambda path: (self._m.ties[path].silence or 0, path))
        for path in by_silence:
            if self._m.ties[path].standing not in GONE:
                found.setdefault(path, "works there")
        alive = {path: why for path, why in found.items() if self._m.ties[path].standing != DECEASED}
        return tuple((path, why) for path, why in alive.items() if path not in known)

    @cached_property
    def _at_home(self) -> Mapping[str, tuple[str, ...]]:
        """The people who work at each organisation, by its name and path, of those one knows or wants to meet."""
        found: dict[str, list[str]] = {}
        for path, tie in self._m.ties.items():
            if tie.days or tie.standing == "wanted":
                for org in tie.person.orgs:
                    found.setdefault(org.casefold(), []).append(path)
        return {org: tuple(paths) for org, paths in found.items()}

    def turn(self, event: Event) -> int:
        """The place of an event that one may go to among those of its week and of the weeks beside it: no two of a
        week, nor of the next one, share it before there are several in each."""
        if event.day is None:
            return 0
        week = (event.day.toordinal() - 1) // 7
        if week not in self._turns:
            first = date.fromordinal(7 * week + 1)
            last = date.fromordinal(min(7 * week + 7, date.max.toordinal()))
            those = with_attendance(self._m, *sorted(OPEN), first=first, last=last)
            self._turns[week] = {one.path: WEEKLY_TURNS * week + place for place, one in enumerate(those)}
        return self._turns[week].get(event.path, 0)

    def ways_to(self, goals: Iterable[str]) -> Iterator[Ways]:
        """The ways to each want of the goals, then those to the wants of all, those of the first goal first."""
        wants = self._m.wants
        for goal in (*goals, *wants):
            for place, state in enumerate(wants.get(goal, ())):
                if (goal, place) not in self._ways:
                    self._ways[goal, place] = state.want, _first_ways(state.ways)
                yield self._ways[goal, place]


def with_briefs(week: WeekReview, known: Sequence[Brief]) -> WeekReview:
    """The week with a link to the brief behind each event that has one, and behind what is said of its invitation."""
    pages = {brief.event.path: brief.page for brief in known}
    whom = {brief.event.path: brief.people for brief in known}
    soon = (_with_people(line, whom) for line in week.soon)
    return replace(
        week,
        answers=tuple(_with_page_below(line, pages) for line in week.answers),
        upcoming=tuple(_with_page(line, pages) for line in week.upcoming),
        soon=tuple(_with_page(line, pages) for line in soon),
    )


def _with_people(line: Line, whom: Mapping[str, Sequence[Ref]]) -> Line:
    """The line of an event that names nobody with those who may be there."""
    refs = [part for part in line.words if isinstance(part, Ref)]
    people = whom.get(refs[0].path, ()) if len(refs) == 1 else ()
    if not people:
        return line
    return replace(line, words=(*line.words, " · you may meet ", *joined([(ref,) for ref in people[:2]])))


def _with_page(line: Line, pages: Mapping[str, Ref]) -> Line:
    page = _page_for(line, pages)
    return replace(line, words=(*line.words, " · ", page)) if page else line


def _with_page_below(line: Line, pages: Mapping[str, Ref]) -> Line:
    page = _page_for(line, pages)
    below = tuple(replace(child, words=(*child.words, " · ", page)) for child in line.children[:1]) if page else ()
    return replace(line, children=(*below, *line.children[len(below) :]))


def _page_for(line: Line, pages: Mapping[str, Ref]) -> Ref | None:
    events = (part.path for part in line.words if isinstance(part, Ref))
    return next((pages[path] for path in events if path in pages), None)


def _brief(m: Measures, event: Event, sources: _Sources) -> Brief:
    attendees, often = attendees_of(m, event), _often_there(m, event)
    named = (*attendees.warm, *attendees.quiet, *attendees.wanted, *attendees.resting, *attendees.others)
    others = sources.others(event, {*named, *event.people})
    hosts = [path for path, _ in others if m.ties[path].standing not in GONE]
    there = (*named, *hosts, *often)
    goals = m.serving.get(event.path, ())
    lines = (*_who_comes(m, event, attendees), *_others(m, others), *_without_note(m, event, often))
    sections = (
        Section(title=("In your words",), text=quotes(event.remarks)),
        Section(title=("Who comes",), items=lines),
        Section(title=("Between you",), items=_owed(m, there, sources.thanks)),
        Section(
            title=("What it serves" if goals else "Others like it",), items=_serves(m, event, goals, sources.alike)
        ),
        Section(
            title=("One thing to ask",),
            text=(thing_to_ask(m, sources.turn(event), attendees, there, sources.ways_to(goals)),),
        ),
    )
    return Brief(
        event=m.ref(event.path),
        page=Ref(name="brief", path=f"{m.settings.pages_folder}/Briefs/{sources.file_name(event)}.md"),
        day=event.day,
        summary=_summary(m, event),
        people=tuple(m.ref(path) for path in dict.fromkeys((*attendees.quiet, *hosts))),
        sections=tuple(s for s in sections if s.items or s.text),
    )


def _first_ways(ways: Sequence[Introduction]) -> Mapping[str, tuple[int, Introduction]]:
    return {way.through: (place, way) for place, way in reversed([*enumerate(ways)])}


def _before(name: str, *, room: int = 0) -> str:
    return _before_each((name,), room=room)[0]


def _before_each(names: Iterable[str], *, room: int = 0) -> list[str]:
    from vaultkit.syntax.filename import file_name  # few events have a brief

    return [file_name(f"{BRIEF_BEGINNING}{name}", room=room) for name in names]


def _summary(m: Measures, event: Event) -> Words:
    group = group_of(m, event)
    when: Words = (event.day, f", {event.time}" if event.time else "") if event.day else ()
    answer: Words = ("answer by ", event.answer_by) if event.attendance == "invited" and event.answer_by else ()
    return dotted(
        tuple(part for part in when if part),
        joined([(_place(m, place),) for place in event.places]),
        (m.ref(group.path), f" ({group.stage})" if group.stage else "") if group else (),
        answer or (("to answer",) if event.attendance == "invited" else ()),
    )


def _place(m: Measures, place: str) -> Ref | Quote:
    return m.ref(place) if place in m.names else Quote(text=place)


def _often_there(m: Measures, event: Event) -> tuple[str, ...]:
    group = group_of(m, event)
    known = m.memberships[group.path].known if group else ()
    coming = frozenset(event.people)
    return tuple(path for path in known if path not in coming and path in m.ties)


def _who_comes(m: Measures, event: Event, attendees: Attendees) -> tuple[Line, ...]:
    """Those whom the event names: quiet ones with since when, and of the others what was decided about them."""

    def since(path: str) -> Line:
        return _person(m, path, since_words(m, m.ties[path]))

    parts: tuple[tuple[Sequence[str], Callable[[str], Line]], ...] = (
        (attendees.warm, lambda path: _person(m, path, ())),
        (attendees.quiet, since),
        (attendees.wanted, lambda path: _person(m, path, ("you want to meet",))),
        (attendees.resting, partial(_decided, m)),
        (attendees.others, since),
        (attendees.let_go, partial(_decided, m)),
    )
    every = [(path, line) for people, line in parts for path in people]
    rest = len(every) - MOST
    lines = [line(path) for path, line in every[:MOST]]
    return (*lines, *((Line(words=(f"and {rest} more whom you know",)),) if rest > 0 else ()))


def _others(m: Measures, others: Sequence[tuple[str, str]]) -> tuple[Line, ...]:
    shown = others[:MOST_OTHERS]
    return tuple(
        _decided(m, path, why) if _is_decided(m.ties[path]) else _person(m, path, (why,)) for path, why in shown
    )


def _is_decided(tie: Tie) -> bool:
    return tie.standing == "resting" or tie.standing in GONE


def _decided(m: Measures, path: str, why: str = "") -> Line:
    """Somebody of whom the note says that nobody is to ask: that, and of one who rests the last words exchanged."""
    tie = m.ties[path]
    if tie.standing in GONE:
        return Line(words=dotted((m.ref(path),), (why,) if why else (), (tie.standing,)), location=tie.person.location)
    return _person(m, path, dotted((why,) if why else (), resting_words(m, tie)))


def _without_note(m: Measures, event: Event, often: Sequence[str]) -> Iterator[Line]:
    if often:
        words: Words = ("often there: ", *listed(m, often, most=MOST))
        yield Line(words=words, location=event.location)
    if event.names:
        shown: list[Words] = [(Quote(text=name),) for name in event.names[:MOST]]
        yield Line(words=("without a note so far: ", *joined(shown)), location=event.location)


def _person(m: Measures, path: str, how: Words) -> Line:
    """Somebody who may be there, with the last words exchanged."""
    tie = m.ties[path]
    last = _last_with_words(tie)
    tells_day = any(isinstance(part, date) for part in how)
    known: Words = contact_words(m, last) if last and (last.text or last.event) else ()
    if not known and not tells_day:
        known = ("last on ", tie.days[-1]) if tie.days else fit_words(m, m.fits.get(path, Fit()))
    words = dotted((m.ref(path),), how, known)
    return Line(words=words, location=where(last.location) if last else tie.person.location)


def _last_with_words(tie: Tie) -> Interaction | None:
    """The newest of the last contacts of which something was noted, before the newest of all."""
    newest = tie.contacts[-LOOKED_AT:][::-1]
    return next((one for one in newest if one.text and not one.event and not is_mention(one)), next(iter(newest), None))


def _owed(m: Measures, people: Sequence[str], thanks: Mapping[str, Thanks]) -> tuple[Line, ...]:
    lines = [
        Line(words=(m.ref(path), " · ", *promise_words(m, promise)), location=where(promise.location))
        for path in people
        for promise in open_promises(m.ties[path], m.today)
    ]
    theirs = (thanks[path] for path in people if path in thanks)
    for one in sorted(theirs, key=lambda one: (one.day, one.person)):
        why: Words = ("helped you on ", one.day)
        if one.introduced:
            why = ("introduced you to ", m.ref(one.introduced))
        words = dotted((m.ref(one.person),), (*why, ", no thank-you noted"))
        lines.append(Line(words=words, location=where(one.location)))
    return tuple(lines)


def _serves(m: Measures, event: Event, goals: Sequence[str], alike: Resemblance) -> tuple[Line, ...]:
    lines = []
    if goals:
        lines.append(Line(words=listed(m, goals), location=event.location))
    similar = alike.of(event)
    if len(similar.events) >= ENOUGH:
        lines.append(Line(words=similar_words(m, similar), location=similar.events[-1].location))
    return tuple(lines)
