"""Ticks: the ticks on the generated pages, and the log lines that stand in the notes, to the lines that are still to
be appended and those that were taken back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import count

from msgspec import Struct, field
from msgspec.structs import replace

from vaultkit.index.logged_lines import LoggedLines, moved_line
from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import LogLine
from vaultkit.model.page import ANSWERS, PLAN_ROLES, PageItem, PageState, Pending
from vaultkit.model.period import Period, period_named
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings
from vaultkit.syntax.checklist import answer_id, box_rank, later_id, make_id, plan_id, split_stamp, step_id
from vaultkit.syntax.logline import format_log_line, parse_log_line
from vaultkit.syntax.proposals import decision_words, proposal_ids, word_of
from vaultkit.syntax.typed_words import as_typed, format_step, next_step

SNOOZE_DAYS = 30
LATE_DAYS = 7
"""So long after a page's period, words written below an item still follow its line into the note."""

_MOST_STEPS = 1_000
"""So many tasks of one tick are looked for at most."""

_LONG_AGO = timedelta(days=366)
"""So long a tick may have stood on a page that belongs to no period, before its line was appended."""

_NOWHERE = Location(path="")

_DONE, _LATER = frozenset("xX"), frozenset(">")


class Ticks(Struct, frozen=True, kw_only=True):
    """`pending` are the lines to append, by note, day and place of the tick; `logged` the ids of those that stand in
    their notes; `taken_back` the ids of lines that do not count, since their boxes were emptied again, each with its
    note; `without_day` the ids of the items by which one put somebody off in words that name no day."""

    pending: tuple[Pending, ...] = ()
    logged: frozenset[str] = frozenset()
    taken_back: Mapping[str, str] = field(default_factory=dict)
    without_day: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def counted(self) -> frozenset[str]:
        """The ids of the lines that count: those that stand in their notes or are to be appended, but for those taken
        back."""
        return (self.logged | {one.id for one in self.pending}) - self.taken_back.keys()


class _Tick(Struct, frozen=True, kw_only=True):
    """One id with everything that all pages say of it: `item` is the one whose box counts, `words` and `steps` are the
    bullets below it (the next steps of a contact are none of its words), `period` is that of its page; `over` says that
    the periods of all its pages are; `proposal` is what it proposes ("" for no proposal)."""

    item: PageItem
    path: str
    kind: Kind
    words: tuple[str, ...]
    steps: tuple[str, ...]
    period: Period | None
    over: bool
    is_logged: bool
    taken_back: bool
    proposal: str = ""


def read_ticks(
    pages: Iterable[PageState], lines: LoggedLines, kinds: Mapping[str, Kind], settings: Settings, today: date
) -> Ticks:
    """What the boxes on the pages ask for; `lines` are the log lines of the notes that carry an id.

    A ticked box asks for its line until it stands in the note that it is for, and after the page's period only as long
    as the page does not say that it was logged: what the user deletes later stays deleted. An id counts once, on
    whichever pages it stands; a ticked box wins."""
    found: list[tuple[date, Pending]] = []
    taken_back: dict[str, str] = {}
    findings: list[Diagnostic] = []
    without_day: set[str] = set()
    logged = set(lines.ids())
    for tick in _ticks(pages, kinds, today):
        asked = _asked(tick, settings, today)
        stands = {id: lines.of(id, tick.path) for id in (tick.item.id, later_id(tick.item.id))}
        logged -= {id for id in stands if not stands[id]}
        if asked is not None:
            wanted = asked[1]
            line = lines.logged(wanted)
            if line is None:
                logged.discard(wanted.id)
            if line is None and not (tick.over and tick.is_logged):
                found.append(asked)
            findings += _doubts(wanted, line, lines, is_over=tick.over)
            doubt = None if tick.over else _without_day(tick, line or parse_log_line(wanted.line, _NOWHERE))
            if doubt is not None:
                findings.append(doubt)
                without_day.add(tick.item.id)
            found += _steps(tick, asked, line, lines, today)
            if line is not None and wanted.id == tick.item.id:
                found += _late(tick, line, lines, settings, today)
        elif tick.item.status in (_DONE if tick.proposal else _DONE | _LATER):
            message = "the ticked item names nobody whose note could take a line"
            findings.append(diagnose("tick-without-note", message, tick.item.location))
        if tick.taken_back:
            taken = [id for id in stands if stands[id] and not (asked and asked[1].id == id)]
            taken_back |= {id: stands[id][0].location.path for id in taken}
            for id in taken:
                message = f"the box of ^{id} is empty again, so the line does not count"
                findings.append(diagnose("tick-taken-back", message, stands[id][0].location))
    found.sort(key=lambda pair: (pair[1].path, pair[0], pair[1].location))
    return Ticks(
        pending=tuple(one for _, one in found),
        logged=frozenset(logged),
        taken_back=taken_back,
        without_day=frozenset(without_day),
        diagnostics=tuple(findings),
    )


def _ticks(pages: Iterable[PageState], kinds: Mapping[str, Kind], today: date) -> Iterator[_Tick]:
    """Each id that stands on a page, in the order of the pages' paths."""
    found: dict[str, list[tuple[Period | None, PageItem]]] = {}
    for page in sorted(pages, key=lambda page: page.path):
        period = period_named(page.key)
        for item in page.items:
            found.setdefault(item.id, []).append((period, item))
    for places in found.values():
        yield _joined(places, kinds, today)


def _joined(places: list[tuple[Period | None, PageItem]], kinds: Mapping[str, Kind], today: date) -> _Tick:
    period, item = min(places, key=lambda place: box_rank(place[1].status))
    over = all(one is not None and one.last < today for one, _ in places)
    path = next((one.path for _, one in places if kinds.get(one.path) in {Kind.PERSON, Kind.EVENT}), "")
    told = next((one for _, one in places if one.notes), item)
    proposal = _proposal(places, path) if kinds.get(path) is Kind.PERSON and item.status in _DONE | _LATER else ""
    is_contact = kinds.get(path) is Kind.PERSON and item.status in _DONE and not proposal
    steps = told.steps if is_contact else ()
    said = {one.state for _, one in places}
    return _Tick(
        item=item,
        path=path,
        kind=kinds.get(path, Kind.NOTE),
        words=tuple(words for words in told.notes if words not in steps),
        steps=steps,
        period=period,
        over=over,
        is_logged="logged" in said,
        taken_back="taken back" in said or ("logged" in said and not over),
        proposal=proposal,
    )


def _proposal(places: list[tuple[Period | None, PageItem]], path: str) -> str:
    """What an item about a person proposes, by its id, else by its words; "" for one of a plan."""
    id, line = places[0][1].id, places[0][1].line
    weeks = [period for period, _ in places if period and period.span == "week"]
    if any(id == plan_id(week.key, role, path) for week in weeks for role in PLAN_ROLES):
        return ""
    by_id = (word for week in weeks for other, word in proposal_ids(path, week) if other == id)
    return next(by_id, "") or word_of(line)


def _asked(tick: _Tick, settings: Settings, today: date) -> tuple[date, Pending] | None:
    """The line that the box asks for, with the day that it bears."""
    id = _wanted(tick)
    return _pending(tick, id, settings, today) if id else None


def _doubts(wanted: Pending, line: LogLine | None, lines: LoggedLines, *, is_over: bool) -> Iterator[Diagnostic]:
    """Findings where the id that is asked for stands where it proves little or nothing."""
    if line is not None and (doubt := moved_line(line, wanted)):
        yield doubt
    for other in () if is_over else lines.elsewhere(wanted):
        message = f"^{wanted.id} is for {wanted.path}, and counts for nothing here"
        yield diagnose("line-elsewhere", message, other.location)


def _without_day(tick: _Tick, line: LogLine | None) -> Diagnostic | None:
    """The finding where words stand below a `later` and none of them is a day; `line` is that of the tick."""
    if tick.item.status not in _LATER or line is None:
        return None
    until, words = _until(tick.words, line.day)
    if until is not None or not words:
        return None
    rest = line.day + timedelta(days=SNOOZE_DAYS)
    message = f"no day is understood in `{'; '.join(words)}`, so it is put off until {rest.isoformat()}"
    return diagnose("later-without-day", message, tick.item.location)


def _wanted(tick: _Tick) -> str:
    """The id of the line that the box asks for; "" for an empty box, `not this time`, or an item that names neither a
    person nor an event."""
    item = tick.item
    if tick.proposal:
        return item.id if item.status in _DONE and decision_words(tick.proposal, item.line) else ""
    if tick.kind is Kind.PERSON and item.status in _LATER:
        return later_id(item.id)
    asks = tick.kind is Kind.PERSON or (tick.kind is Kind.EVENT and _answer(item))
    return item.id if asks and item.status in _DONE else ""


def _answer(item: PageItem) -> str:
    """The decision that the item of an invitation is: by its id, else by its first word."""
    by_id = next((word for word in ANSWERS if answer_id(word, item.path) == item.id), "")
    return ANSWERS.get(by_id or item.line.removeprefix("- [ ] ").partition(" ")[0], "")


def _pending(tick: _Tick, id: str, settings: Settings, today: date) -> tuple[date, Pending]:
    day = _day(tick, today)
    if tick.kind is Kind.EVENT:
        line = format_log_line(day=day, kind=_answer(tick.item), text="; ".join(tick.words), id=id)
    elif tick.proposal:
        decided = decision_words(tick.proposal, tick.item.line)
        line = format_log_line(day=day, kind="", text=": ".join(filter(None, (decided, "; ".join(tick.words)))), id=id)
    elif tick.item.status in _LATER:
        until, words = _until(tick.words, today)
        text = f"snoozed until {(until or today + timedelta(days=SNOOZE_DAYS)).isoformat()}"
        line = format_log_line(day=day, kind="", text=": ".join(filter(None, (text, "; ".join(words)))), id=id)
    else:
        day, line = _contact(tick, day, id, settings)
    since = min(day, tick.period.first if tick.period else today - _LONG_AGO)
    return day, Pending(path=tick.path, line=line, id=id, since=since, location=tick.item.location)


def _day(tick: _Tick, today: date) -> date:
    """The done date that the item carries, else today, within the page's period; never in the future."""
    if tick.item.done is not None:
        return min(tick.item.done, today)
    return max(min(today, tick.period.last), tick.period.first) if tick.over and tick.period else today


def _contact(tick: _Tick, day: date, id: str, settings: Settings) -> tuple[date, str]:
    """The contact in the words below the item, which may begin with a day, a time and a kind; whatever else they are,
    they stay as they were typed."""
    said = as_typed("; ".join(tick.words))
    dated = parse_log_line(said, tick.item.location)
    time = ""
    if dated is not None:
        day, said, time = min(dated.day, day), dated.text, dated.time
    line = parse_log_line(f"{day.isoformat()} {said}", tick.item.location)
    if line is None or settings.log_kinds.get(line.word, 0) <= 0:
        return day, format_log_line(day=day, kind="contact", text=" ".join(filter(None, (time, said))), id=id)
    if line.time:
        time = said.removesuffix(line.text).rstrip(" :")
    behind = line.text[len(line.word) :]
    is_plain = line.text.lower().startswith(line.word) and behind in {"", f": {line.rest}", f" {line.rest}"}
    kind, text = (line.word, line.rest) if is_plain else ("", line.text)
    return day, format_log_line(day=day, kind=kind, text=text, id=id, time=time)


def _until(words: Iterable[str], today: date) -> tuple[date | None, tuple[str, ...]]:
    """The day that the words below an item set (`2027-02-01`, `in two weeks`, `March`), if it lies ahead, and the words
    that are no day."""
    from vaultkit.syntax.spoken import parse_spoken_day  # few boxes need it

    until: date | None = None
    rest: list[str] = []
    for said in words:
        dated = parse_log_line(said, _NOWHERE)
        day = dated.day if dated else parse_spoken_day(said, today, coming=True)
        beside = dated.text if dated else ""
        if until is None and day is not None and day > today:
            until, said = day, beside
        elif day is not None and not beside:  # a day, but none to wait for
            continue
        rest += [said] if said else []
    return until, tuple(rest)


def _steps(
    tick: _Tick, asked: tuple[date, Pending], line: LogLine | None, lines: LoggedLines, today: date
) -> Iterator[tuple[date, Pending]]:
    """The tasks of next steps that do not stand in the note. They go with the line of the contact; where that stands
    already, and the page said so, they come late, and follow on a later day, when they are surely finished."""
    day, wanted = asked
    if line is not None and tick.is_logged and (tick.over or today <= line.day):
        return
    for number, words in _numbered(tick, lines):
        id = step_id(tick.item.id, number)
        step = replace(wanted, line=format_step(words, id), id=id, since=None)
        if not lines.has_step(step):
            yield day, step


def _numbered(tick: _Tick, lines: LoggedLines) -> Iterator[tuple[int, str]]:
    """The next steps whose words stand in the note as none of the tick's, each with the first number that is free: one
    that was written between others is no other one, and one that was reworded has its own place."""
    standing = _standing_steps(tick, lines)
    new = []
    for words in (*tick.steps, *tick.words):  # among the words are those of a step whose box was ticked on the page
        same = next((at for at in standing if at[1] == _step_words(words)), None)
        if same is not None:
            standing.remove(same)
        elif words in tick.steps:
            new.append(words)
    taken = {number for number, _ in _standing_steps(tick, lines)} - {number for number, _ in standing}
    numbers = (number for number in count() if number not in taken)
    return zip(numbers, new, strict=False)


def _standing_steps(tick: _Tick, lines: LoggedLines) -> list[tuple[int, str]]:
    """The tasks in the note that are next steps of the tick, by number, with their words."""
    found: list[tuple[int, str]] = []
    for number in range(_MOST_STEPS):
        words = lines.steps(step_id(tick.item.id, number), tick.path)
        if not words and number >= len(tick.steps):
            break
        found += [(number, text) for text in words]
    return found


def _step_words(words: str) -> str:
    """The words of a next step as its task has them."""
    return split_stamp(as_typed(next_step(words) or words))[0]


def _late(
    tick: _Tick, line: LogLine, lines: LoggedLines, settings: Settings, today: date
) -> Iterator[tuple[date, Pending]]:
    """The words that were written below an item after its line was logged, once they are surely finished: on a later
    day, and not when somebody has changed the line in the note."""
    id = make_id("words", tick.item.id)
    done = {words for _, words in _standing_steps(tick, lines)}
    tick = replace(tick, words=tuple(words for words in tick.words if _step_words(words) not in done))
    is_contact = tick.kind is Kind.PERSON and tick.item.status in _DONE and not tick.proposal
    if not is_contact or not tick.words or lines.of(id, tick.path):
        return
    if today <= line.day or (tick.period and today > tick.period.last + timedelta(days=LATE_DAYS)):
        return
    day, text = _contact(tick, line.day, id, settings)
    whole = parse_log_line(text, line.location)
    if whole is not None and line.text != whole.text and _is_beginning(line, whole):
        yield day, Pending(path=tick.path, line=text, id=id, location=tick.item.location)


def _is_beginning(line: LogLine, whole: LogLine) -> bool:
    """Whether a line was written when its words were not finished: it has none, or the first of them."""
    return line.text == "contact" or whole.text.startswith(line.text)
