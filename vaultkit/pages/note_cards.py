"""Note cards: what may be shown of a person, event, group or goal, as the Markdown of one short page."""

from collections.abc import Iterable, Iterator
from datetime import date

from vaultkit.measures.contacts import last_words
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.record import Event, Goal, Group, Interaction
from vaultkit.pages.contact_links import CALL, MAIL, PROFILE, contact_link
from vaultkit.pages.markdown import Writer
from vaultkit.syntax.dates import MONTHS
from vaultkit.syntax.inert import inert
from vaultkit.syntax.plain import plain

MOST_CONTACTS = 12
MOST_PEOPLE = 20


def card_of(m: Measures, path: str, writer: Writer) -> str:
    """The card of the note at that path, "" for one of which nothing may be shown."""
    if path in m.hidden.paths:
        return ""
    if path in m.ties:
        return _joined(_person(m, m.ties[path], writer))
    if path in m.events:
        return _joined(_event(m, m.events[path], writer))
    if path in m.groups:
        return _joined(_group(m, m.groups[path], writer))
    return _joined(_goal(m, m.goals[path])) if path in m.goals else ""


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _person(m: Measures, tie: Tie, writer: Writer) -> Iterator[str]:
    person = tie.person
    yield f"# {_said(person.name)}"
    profiles = [url for url in person.urls if "linkedin.com/" in url.casefold()]
    ways = ((MAIL, person.emails), (CALL, person.phones), (PROFILE, profiles))
    reached = [next(filter(None, (contact_link(kind, one) for one in addresses)), "") for kind, addresses in ways]
    yield " · ".join(filter(None, (*map(_said, (*person.roles, *person.orgs, *person.places)), *reached)))
    tier = f"tier {_said(person.tier)}" if person.tier else ""
    last = f"{last_words(tie)} {_day(tie.last_day)}" if tie.last_day else ""
    yield " · ".join(filter(None, (_said(tie.standing), tier, last)))
    for title, direction in (("You promised", "mine"), ("You wait for", "theirs")):
        promises = [one for one in sorted(tie.promises, key=lambda one: one.location) if one.direction == direction]
        yield _listed(title, (_said(plain(one.text)) for one in promises))
    yield _listed("Contacts", (_contact(one) for one in reversed(tie.contacts[-MOST_CONTACTS:])))
    yield _listed("Serves", (writer.link(m.ref(path)) for path in person.goals if path in m.goals))
    coming = [event for event in m.events.values() if tie.path in event.people and event.day and event.day >= m.today]
    yield _listed("Coming up", (f"{_day(event.day)} · {writer.link(m.ref(event.path))}" for event in coming))


def _event(m: Measures, event: Event, writer: Writer) -> Iterator[str]:
    yield f"# {_said(m.ref(event.path).name)}"
    day = _day(event.day) if event.day else ""
    yield " · ".join(filter(None, (day, *map(_said, (event.attendance, event.format, *event.places, *event.orgs)))))
    yield _people(m, event.people, writer)
    yield _listed("Serves", (writer.link(m.ref(path)) for path in event.goals if path in m.goals))


def _group(m: Measures, group: Group, writer: Writer) -> Iterator[str]:
    yield f"# {_said(m.ref(group.path).name)}"
    yield " · ".join(filter(None, map(_said, (group.stage, *group.fields))))
    yield _people(m, group.people, writer)


def _goal(m: Measures, goal: Goal) -> Iterator[str]:
    yield f"# {_said(m.ref(goal.path).name)}"
    yield _said(goal.status)
    yield _listed("Wants", (_said(plain(want.words)) for want in goal.wants))


def _people(m: Measures, people: tuple[str, ...], writer: Writer) -> str:
    known = [path for path in people if path in m.ties]
    shown = [writer.link(m.ref(path)) for path in known[:MOST_PEOPLE]]
    return _listed("People", [*shown, *([f"and {len(known) - MOST_PEOPLE} more"] if len(known) > MOST_PEOPLE else [])])


def _contact(one: Interaction) -> str:
    text = _said(plain(one.text))
    return f"{_day(one.day)} · {_said(one.kind)}{f': {text}' if text else ''}"


def _listed(title: str, rows: Iterable[str]) -> str:
    lines = [f"- {row}" for row in rows if row]
    return "\n".join((f"## {title}", "", *lines)) if lines else ""


def _said(text: str) -> str:
    return inert(text, tags=False)


def _day(day: date | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""
