"""`vaultkit why`: the evidence behind a person's place on the day's lists, line by line."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import click

from vaultkit.cli.input.people import find_person
from vaultkit.cli.note_links import name_link
from vaultkit.cli.output.colours import state, title
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.lists import TITLES, places_of
from vaultkit.cli.output.payload import day, interaction_payload, place, reason_payload, told_at, uncounted_payload
from vaultkit.cli.output.text import plain, say, say_contact, say_day, say_place
from vaultkit.cli.screen import put_all
from vaultkit.cli.session import open_session
from vaultkit.index.silent_links import uncounted_links
from vaultkit.measures.contacts import is_mention, last_words
from vaultkit.measures.shown import with_uncounted
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.record import Interaction, Uncounted
from vaultkit.model.view import Reason, Reconnection
from vaultkit.practices.reconnection.lists import reconnect
from vaultkit.practices.vision import GoalLine, goals_lines
from vaultkit.practices.words import told_on
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count

MOST_ALIKE = 3
"""So many lines of one note that do not count for one reason are told one by one."""
MADE = " on the day its note was made"
"""What is said of an event whose day nothing else tells."""
FACTORS = {
    "novelty": "may know what your circle does not",
    "engagement": "how glad they may be to hear from you: nothing is noted on it",
    "bridge": "leads to people whom nobody else of yours knows",
    "fit": "what they do, beside your goals",
    "hook": "an occasion to write",
}
"""What is said of a factor for which there are no words of its own."""
_DAY = attrgetter("day")


def run(words: tuple[str, ...], *, vault: Path | None, today: date, as_json: bool) -> None:
    """Prints the evidence on the person whom the words name."""
    reading = open_session(vault).read(today)
    path = find_person(" ".join(words), reading.index).path
    m = reading.measures_about(path)
    lists = reconnect(m)
    tie = with_uncounted(m.ties[path], uncounted_links(reading.index, path), m.hidden)
    if as_json:
        click.echo(dump(_payload(m, tie, lists)))
    else:
        put_all(_text(m, tie, lists))


def _text(m: Measures, tie: Tie, lists: Reconnection) -> list[str]:
    last = f"{last_words(tie)} {say_day(tie.last_day, today=m.today)}" if tie.last_day else "no contact known"
    name = title(name_link(m.ref(tie.path).name, tie.path))
    lines = [" · ".join(part for part in (name, state(tie.standing), last) if part)]
    places = places_of(tie.path, lists)
    for list_name, number, entry in places:
        became = f": {say(entry.became, period=m.week)}" if entry.became else ""
        lines += ["", title(f"{TITLES[list_name]}, place {number}{became}")]
        lines += [f"  {_reason(reason, m.today)}" for reason in entry.reasons] or [f"  {terminal(entry.line)}"]
    for goal, steps in groupby(goals_lines(m, tie.path), key=attrgetter("goal")):
        lines += ["", title(terminal(f"For {m.ref(goal).name}"))]
        lines += [f"  {_goal_line(one, m.today)}" for one in steps]
    if len(lines) == 1:
        lines += ["", "On none of today's lists."]
    for where, told in (("in the notes", tie.evidence), ("planned", tie.planned)):
        if told:
            lines += ["", title(f"{_counted(told)} {where}")]
            lines += [f"  {_contact(m, one)}" for one in reversed(told)]
    if tie.uncounted:
        lines += ["", title(f"{count(len(tie.uncounted), 'line')} not counted")]
        lines += [f"  {line}" for line in _left_out(tie.uncounted)]
    return lines


def _goal_line(one: GoalLine, today: date) -> str:
    place = f" ({say_place(one.location)})" if one.location.path else ""
    return f"{say(one.words, today=today)}{place}"


def _reason(reason: Reason, today: date) -> str:
    words = say(reason.words, today=today) or FACTORS.get(reason.factor, reason.factor)
    return f"{words} ({say_place(reason.location)})" if reason.location else words


def _contact(m: Measures, contact: Interaction) -> str:
    there = told_at(m, contact)
    event = m.events.get(contact.event)
    source = f"{contact.source}{MADE if event and event.by_creation else ''}"
    return f"{say(told_on(contact))} {say_contact(contact)} ({source}{f', {say_place(there)}' if there else ''})"


def _counted(told: Sequence[Interaction]) -> str:
    named = sum(map(is_mention, told))
    contacts = count(len(told) - named, "contact") if len(told) > named or not named else ""
    return " and ".join(part for part in (contacts, count(named, "mention") if named else "") if part)


def _left_out(told: Sequence[Uncounted]) -> Iterator[str]:
    """The lines that do not count: those with a day, the newest first, then the others by note; many of one note that
    share a reason are one line."""
    yield from (_uncounted(one) for one in sorted((one for one in told if one.day), key=_DAY, reverse=True))
    alike: dict[tuple[str, str], list[Uncounted]] = {}
    for one in (one for one in told if not one.day):
        alike.setdefault(("" if _is_named_only(one) else one.location.path, one.why), []).append(one)
    for (path, why), lines in alike.items():
        if len(lines) > MOST_ALIKE and lines[0].location.path:
            many = f"{len(lines)} {'lines' if path else 'notes'}: {terminal(why)}"
            yield f"{many} ({say_place(lines[0].location)} {'and below' if path else 'and others'})"
        else:
            yield from map(_uncounted, lines)


def _is_named_only(one: Uncounted) -> bool:
    """Whether this is a page or a template, of which it only matters that there are such."""
    return one.text != "" and one.text == one.location.path


def _uncounted(one: Uncounted) -> str:
    """A line that does not count: its day, what it says, the word or rule that decided, and where it stands."""
    day = f"{one.day.isoformat()} " if one.day else ""
    said = terminal(plain(one.text)) if one.text else "a line"
    where = f" ({say_place(one.location)})" if one.location.path else ""
    return f"{day}{said}: {terminal(one.why) or 'not told'}{where}"


def _payload(m: Measures, tie: Tie, lists: Reconnection) -> Payload:
    return {
        "name": tie.person.name,
        "path": tie.path,
        "standing": tie.standing or None,
        "last_contact": day(tie.last_day),
        "silence_days": tie.silence,
        "lists": [
            {
                "list": name,
                "place": number,
                "state": entry.state or None,
                "reasons": [reason_payload(reason) for reason in entry.reasons],
            }
            for name, number, entry in places_of(tie.path, lists)
        ],
        "goals": [
            {"goal": m.ref(one.goal).name, "text": say(one.words), **place(one.location)}
            for one in goals_lines(m, tie.path)
        ],
        "last_mention": day(tie.last_mention),
        "interactions": [interaction_payload(m, one) for one in tie.evidence],
        "uncounted": [uncounted_payload(one) for one in tie.uncounted],
        "planned": [interaction_payload(m, one) for one in tie.planned],
    }
