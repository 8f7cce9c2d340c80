"""Record payload: events, groups, goals and people into the items of `list` and `show`, one shape a kind."""

from datetime import date

from vaultkit.cli.payload import Payload, day, link_name
from vaultkit.model.index import Index
from vaultkit.model.record import Event, Goal, Group, Person
from vaultkit.model.view import Entry


def record_payload(record: Event | Group | Goal, index: Index, today: date) -> Payload:
    """An event, a group or a goal."""
    if isinstance(record, Event):
        return event_payload(record, index, today)
    return group_payload(record, index) if isinstance(record, Group) else goal_payload(record, index)


def listed_person(person: Person, entry: Entry, index: Index) -> Payload:
    """A person in a list: who they are and how they stand on the day."""
    return {
        "name": person.name,
        "path": person.path,
        "standing": entry.standing or None,
        "tier": person.tier or None,
        "last_contact": day(entry.last_contact),
        "silence_days": entry.silence,
        "orgs": list(person.orgs),
        "roles": list(person.roles),
        "places": list(person.places),
        "tags": list(person.tags),
        "goals": [link_name(index, path) for path in person.goals],
    }


def event_payload(event: Event, index: Index, today: date) -> Payload:
    """An event: when and where, who was there, what became of it by that day."""
    return {
        "name": event.name,
        "path": event.path,
        "date": day(event.day),
        "end": day(event.end),
        "status": event.attendance or event.status or None,
        "format": event.format or None,
        "group": event.group.name if event.group else None,
        "places": list(event.places),
        "people": [link_name(index, path) for path in event.people] + list(event.names),
        "resonated": event.resonated,
        "answer_by": day(event.answer_by),
        "tags": list(event.tags),
        "goals": [link_name(index, path) for path in event.goals],
    }


def group_payload(group: Group, index: Index) -> Payload:
    """A group: its stage, its people, what it serves."""
    return {
        "name": group.name,
        "path": group.path,
        "stage": group.stage or None,
        "cadence_days": group.cadence,
        "since": day(group.since),
        "people": [link_name(index, path) for path in group.people],
        "tags": list(group.tags),
        "goals": [link_name(index, path) for path in group.goals],
    }


def goal_payload(goal: Goal, index: Index) -> Payload:
    """A goal: its status, its wants, the people who serve it."""
    served = [person.path for person in index.people if goal.path in person.goals]
    return {
        "name": goal.name,
        "path": goal.path,
        "status": goal.status,
        "review": day(goal.review),
        "horizon": goal.horizon or None,
        "wants": [want.words for want in goal.wants],
        "people": [link_name(index, path) for path in served],
    }
