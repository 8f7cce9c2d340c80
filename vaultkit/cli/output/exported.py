"""Exported: measures to what other tools are given: cards of people, rows of a table, a document, and the entries of a
calendar; all of it about what may be shown."""

from collections.abc import Iterator
from datetime import date

from vaultkit.cli.output.payload import birthday, day, interaction_payload, link_names, promise_payload
from vaultkit.exchange.birthdays import written_birthday
from vaultkit.exchange.csvtable import BETWEEN
from vaultkit.exchange.document import (
    ContactEntry,
    Document,
    EventEntry,
    GoalEntry,
    GroupEntry,
    PersonEntry,
    PromiseEntry,
)
from vaultkit.exchange.ical_feed import BIRTHDAY_OF, Entry
from vaultkit.exchange.identity import entry_key, person_uid
from vaultkit.exchange.names import profile_key
from vaultkit.exchange.records import Card
from vaultkit.measures.standing import GONE, due_day
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.record import Event, Person
from vaultkit.practices.reconnection.lists import reconnect

_NEVER_DUE = frozenset({*GONE, "resting", "wanted", "dormant"})
AHEAD_DAYS = 366


def cards_of(m: Measures) -> list[Card]:
    """Everybody as a card, by path."""
    return [_card(tie.person) for tie in m.ties.values()]


def _card(person: Person) -> Card:
    return Card(
        name=person.name,
        place=person.path,
        aliases=person.aliases,
        orgs=person.orgs,
        roles=person.roles,
        places=person.places,
        emails=person.emails,
        phones=person.phones,
        urls=_urls(person),
        birthday=person.birthday,
        uid=person_uid(person),
    )


def _urls(person: Person) -> tuple[str, ...]:
    """The addresses, those of profiles last, so that they stand alike wherever they were noted."""
    return tuple(sorted(person.urls, key=lambda url: (bool(profile_key(url)), profile_key(url))))


def rows_of(m: Measures) -> list[tuple[str, ...]]:
    """Everybody as a row of the table, by path."""
    return [_row(tie) for tie in m.ties.values()]


def _row(tie: Tie) -> tuple[str, ...]:
    person = tie.person
    lists = (person.aliases, person.orgs, person.roles, person.places, person.emails, person.phones, _urls(person))
    return (
        person.name,
        *map(BETWEEN.join, lists),
        written_birthday(person.birthday) if person.birthday else "",
        day(person.connected) or "",
        person.tier,
        _cadence(person),
        *map(BETWEEN.join, (person.relations, person.fields, person.interests)),
        day(tie.last_day) or "",
        person_uid(person),
    )


def _cadence(person: Person) -> str:
    return "never" if person.cadence_never else str(person.cadence or "")


def document_of(m: Measures) -> Document:
    """Everything that may be shown as one document."""
    return Document(
        version=1,
        vaultkit="export",
        today=m.today.isoformat(),
        people=[_person_entry(m, tie) for tie in m.ties.values()],
        events=[_event_entry(m, event) for event in m.events.values()],
        groups=[
            GroupEntry(
                name=group.name,
                path=m.ref(group.path).path or None,
                stage=group.stage or None,
                cadence_days=group.cadence,
                since=day(group.since),
                people=link_names(m, group.people),
                goals=link_names(m, group.goals),
                tags=list(group.tags),
            )
            for group in m.groups.values()
        ],
        goals=[
            GoalEntry(
                name=goal.name,
                path=m.ref(goal.path).path or None,
                status=goal.status,
                review=day(goal.review),
                horizon=goal.horizon or None,
                wants=[want.words for want in goal.wants],
                people=link_names(m, [path for path, tie in m.ties.items() if goal.path in tie.person.goals]),
            )
            for goal in m.goals.values()
        ],
    )


def _person_entry(m: Measures, tie: Tie) -> PersonEntry:
    person = tie.person
    groups = [path for path, group in m.groups.items() if tie.path in group.people or path in person.groups]
    contacts = (interaction_payload(m, one) for one in tie.evidence)
    keys = ("date", "kind", "source", "text", "path", "line")
    return PersonEntry(
        name=person.name,
        path=person.path,
        uid=person_uid(person),
        aliases=list(person.aliases),
        tags=list(person.tags),
        orgs=list(person.orgs),
        roles=list(person.roles),
        places=list(person.places),
        emails=list(person.emails),
        phones=list(person.phones),
        urls=list(_urls(person)),
        fields=list(person.fields),
        interests=list(person.interests),
        relations=list(person.relations),
        birthday=birthday(person.birthday),
        connected=day(person.connected),
        imported=person.imported or None,
        met=day(tie.met),
        tier=person.tier or None,
        cadence_days=tie.cadence.days,
        standing=tie.standing or None,
        last_contact=day(tie.last_day),
        due=day(due_day(tie)),
        goals=link_names(m, person.goals),
        groups=link_names(m, groups),
        interactions=[ContactEntry(**{key: one[key] for key in keys}) for one in contacts],
        promises=[PromiseEntry(**promise_payload(one)) for one in sorted(tie.promises, key=lambda one: one.location)],
        status=(f"faded: {person.faded}" if person.faded else person.status) or None,
        cadence=_cadence(person) or None,
    )


def _event_entry(m: Measures, event: Event) -> EventEntry:
    return EventEntry(
        name=event.name,
        path=m.ref(event.path).path or None,
        date=day(event.day),
        end=day(event.end),
        time=event.time or None,
        status=event.attendance or event.status or None,
        format=event.format or None,
        group=event.group.name if event.group else None,
        places=list(event.places),
        people=link_names(m, event.people) + list(event.names),
        answer_by=day(event.answer_by),
        resonated=event.resonated,
        goals=link_names(m, event.goals),
        tags=list(event.tags),
    )


def entries_of(m: Measures) -> Iterator[Entry]:
    """The entries of the calendar: whom to reach and when, birthdays, invitations to answer, events to come.

    Who is overdue and in the week's plan stands on the day itself, who is overdue and not on the day on which it was
    due: a calendar is no place for thirty names every morning."""
    open_plan = {entry.person.path for entry in reconnect(m).plan if (entry.state or "open") == "open"}
    for tie in m.ties.values():
        if (found := _due(tie, m, open_plan)) is not None:
            yield found
        if tie.person.birthday and tie.standing not in GONE:
            yield Entry(
                kind="birthday",
                key=entry_key("birthday", tie.path, tie.person.uids),
                title=f"{BIRTHDAY_OF}{tie.person.name}",
                day=m.today if tie.birthday is None else tie.birthday,
                birthday=tie.person.birthday,
            )
    for event in m.events.values():
        yield from _of_event(event, m.today)


def _due(tie: Tie, m: Measures, open_plan: set[str]) -> Entry | None:
    is_planned = tie.path in open_plan
    due = due_day(tie)
    asked = tie.person.next_contact
    if asked and (tie.last_day is None or tie.last_day < asked):
        due = min(filter(None, (due, asked)))
    if not is_planned and (due is None or tie.is_past or tie.standing in _NEVER_DUE):
        return None
    if is_planned and (due is None or due < m.today):
        due = m.today
    if due is None or (due - m.today).days > AHEAD_DAYS:
        return None
    last = (
        f"{'Named' if tie.is_named else 'Last contact'} on {tie.last_day}." if tie.last_day else "No contact noted yet."
    )
    return Entry(
        kind="due", key=entry_key("due", tie.path), title=f"Reach out to {tie.person.name}", day=due, words=last
    )


def _of_event(event: Event, today: date) -> Iterator[Entry]:
    is_open, key = event.attendance == "invited", entry_key("event", event.path, (event.uid,))
    if event.day is None or event.attendance not in {"accepted", "invited", "attended"}:
        return
    if (event.end or event.day) < today:
        return
    if is_open and event.answer_by and event.answer_by >= today:
        title = f"Answer by today: {event.name}"
        yield Entry(kind="answer", key=key, title=title, day=event.answer_by)
    yield Entry(
        kind="event",
        key=key,
        title=event.name,
        day=event.day,
        end=event.end,
        time=event.time,
        hours=event.hours,
        where=", ".join(event.places),
        is_open=is_open,
    )
