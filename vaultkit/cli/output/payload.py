"""Payload: what the commands found out into the shapes of their JSON."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from vaultkit.built import Build
from vaultkit.cli.output.envelope import Payload
from vaultkit.cli.output.lists import TITLES
from vaultkit.cli.output.text import say
from vaultkit.measures.standing import due_day
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.location import Location
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.period import Period
from vaultkit.model.record import Birthday, Event, Goal, Group, Interaction, Promise, Uncounted
from vaultkit.model.view import Entry, Reason

_ROLES = {"follow up": "follow-up", "keep in touch": "keep", "wake up": "wake-up"}
"""The names of the plan's roles in JSON, where they are others than on the page."""


def review_payload(built: Build, *, period: Period, page: str, body: str | None) -> Payload:
    """The week's plan, what became of each page and each line that ticks asked for, and how many findings there are; of
    the review that was asked for its period, page and Markdown (None for the plan of the week). A path that names
    something private is None."""
    m, hides = built.measures, built.measures.hidden.gives_away
    text = None if body is None else "\n".join(line for line in body.split("\n") if not hides(line))
    return {
        "today": built.views.today.isoformat(),
        "asked": {"span": period.span, "period": period.key, "path": page, "text": text},
        "plan": [entry_payload(m, entry) for entry in built.views.week.plan],
        "due": [{"name": one.person.name, **promise_payload(one.promise)} for one in built.views.week.due],
        "pages": [{"path": _told_path(built, path), "status": status} for path, status in built.written],
        "logged": list(_logged(built)),
        "diagnostics": len(built.diagnostics),
    }


def _logged(built: Build) -> Iterator[Payload]:
    """Each line that ticks asked for, with the line of the note on which it stands (of a run that wrote nothing: would
    stand), None where it does not."""
    statuses = dict(built.appended)
    for edit in built.edits:
        if edit.mode == "append":
            status, path = statuses[edit.path], _told_path(built, edit.path)
            rows = edit.after.split(b"\n")
            for one in edit.log_lines:
                there = (number for number, row in enumerate(rows, start=1) if row.rstrip().endswith(one.id.encode()))
                number = next(there, None) if path and status in {"written", "unchanged"} else None
                yield {"path": path, "line": number, "status": status}


def _told_path(built: Build, path: str) -> str | None:
    hidden = built.measures.hidden
    is_told = path not in hidden.paths and not (hidden.hides(path, path) or hidden.hides_page(path))
    return path if is_told else None


def reconnect_payload(m: Measures, lists: Mapping[str, tuple[Entry, ...]]) -> Payload:
    """The lists, each complete and in order."""
    entries = {name: [entry_payload(m, entry) for entry in lists.get(name, ())] for name in TITLES}
    return {"today": m.today.isoformat(), "week": m.week.key, **entries}


def entry_payload(m: Measures, entry: Entry) -> Payload:
    """One person on one list, with reasons and their points."""
    tie = m.ties.get(entry.person.path)
    return {
        "name": entry.person.name,
        "path": entry.person.path or None,
        "standing": entry.standing,
        "last_contact": day(entry.last_contact),
        "silence_days": entry.silence,
        "due": day(entry.due or (due_day(tie) if tie else None)),
        "role": _ROLES.get(entry.role, entry.role or None),
        "state": entry.state or None,
        "reasons": [reason_payload(reason) for reason in entry.reasons],
    }


def reason_payload(reason: Reason) -> Payload:
    """One factor: its points, its words as plain text, and the line it comes from."""
    return {
        "factor": reason.factor,
        "points": reason.points,
        "text": say(reason.words),
        **place(reason.location),
    }


def person_payload(m: Measures, tie: Tie) -> Payload:
    """Everything about one person; goals, groups and events by the name that links them."""
    person = tie.person
    events = sorted((e for e in m.events.values() if tie.path in e.people), key=lambda e: (e.day or date.min, e.path))
    groups = [path for path, group in m.groups.items() if tie.path in group.people or path in person.groups]
    return {
        "name": person.name,
        "path": person.path,
        "aliases": list(person.aliases),
        "standing": tie.standing or None,
        "tier": person.tier or None,
        "cadence_days": person.cadence,
        "last_contact": day(tie.last_day),
        "silence_days": tie.silence,
        "rhythm_days": tie.rhythm,
        "due": day(due_day(tie)),
        "role": said(person.roles),
        "org": said(person.orgs),
        "place": said(person.places),
        "email": said(person.emails),
        "phone": said(person.phones),
        "url": said(person.urls),
        "relation": said(person.relations),
        "remarks": [{"text": remark.text, **place(remark.location)} for remark in person.remarks],
        "birthday": birthday(person.birthday),
        "last_mention": day(tie.last_mention),
        "contact_days": len({one.day for one in tie.evidence}),
        "interactions": [interaction_payload(m, one) for one in tie.evidence],
        "planned": [interaction_payload(m, one) for one in tie.planned],
        "promises": [promise_payload(promise) for promise in sorted(tie.promises, key=lambda one: one.location)],
        "goals": link_names(m, person.goals),
        "groups": link_names(m, groups),
        "events": link_names(m, [event.path for event in events]),
    }


def record_payload(m: Measures, record: Event | Group | Goal) -> Payload:
    """An event, a group or a goal."""
    if isinstance(record, Event):
        return event_payload(m, record)
    return group_payload(m, record) if isinstance(record, Group) else goal_payload(m, record)


def listed_person(m: Measures, tie: Tie) -> Payload:
    """A person in a list: who they are and how they stand on the day."""
    person = tie.person
    return {
        "name": person.name,
        "path": person.path,
        "standing": tie.standing or None,
        "tier": person.tier or None,
        "last_contact": day(tie.last_day),
        "is_named": tie.is_named,
        "silence_days": tie.silence,
        "due": day(due_day(tie)),
        "orgs": list(person.orgs),
        "roles": list(person.roles),
        "places": list(person.places),
        "tags": list(person.tags),
        "goals": link_names(m, person.goals),
    }


def event_payload(m: Measures, event: Event) -> Payload:
    """An event: when and where, who was there, what becomes of it by that day."""
    return {
        "name": event.name,
        "path": m.ref(event.path).path or None,
        "date": day(event.day),
        "end": day(event.end),
        "by_creation": event.by_creation or None,
        "status": event.attendance or event.status or None,
        "format": event.format or None,
        "group": event.group.name if event.group else None,
        "orgs": list(event.orgs),
        "places": list(event.places),
        "people": link_names(m, event.people) + list(event.names),
        "resonated": event.resonated,
        "answer_by": day(event.answer_by),
        "tags": list(event.tags),
        "goals": link_names(m, event.goals),
    }


def group_payload(m: Measures, group: Group) -> Payload:
    """A group: its stage, its people, what it serves."""
    return {
        "name": group.name,
        "path": m.ref(group.path).path or None,
        "stage": group.stage or None,
        "cadence_days": group.cadence,
        "since": day(group.since),
        "people": link_names(m, group.people),
        "tags": list(group.tags),
        "goals": link_names(m, group.goals),
    }


def goal_payload(m: Measures, goal: Goal) -> Payload:
    """A goal: its status, its wants, the people who are linked to it."""
    return {
        "name": goal.name,
        "path": m.ref(goal.path).path or None,
        "status": goal.status,
        "review": day(goal.review),
        "horizon": goal.horizon or None,
        "wants": [want.words for want in goal.wants],
        "people": link_names(m, [path for path, tie in m.ties.items() if goal.path in tie.person.goals]),
    }


def told_at(m: Measures, contact: Interaction) -> Location | None:
    """The line that tells of a contact: of a tick whose line is still to be written, the ticked item; None when the
    place is not to be told."""
    place = m.ticked.get(contact.id, contact.location)
    return place if place.path else None


def interaction_payload(m: Measures, contact: Interaction) -> Payload:
    """One contact and the line that tells of it."""
    return {
        "date": contact.day.isoformat(),
        "span": contact.span,
        "kind": contact.kind,
        "source": str(contact.source),
        "text": contact.text,
        **place(told_at(m, contact)),
    }


def uncounted_payload(one: Uncounted) -> Payload:
    """One line that names the person and does not count, and why."""
    return {"date": day(one.day), "why": one.why or None, "text": one.text, **place(one.location)}


def promise_payload(promise: Promise) -> Payload:
    """One open promise and its line."""
    return {
        "text": promise.text,
        "due": day(promise.due),
        "direction": promise.direction,
        **place(promise.location),
    }


def listed_promise(tie: Tie, promise: Promise) -> Payload:
    """One open promise in a list: to whom or from whom it is, and since when."""
    return {"name": tie.person.name, "date": day(promise.day), **promise_payload(promise)}


def check_payload(diagnostics: Iterable[Diagnostic]) -> Payload:
    """The findings, in order."""
    return {"diagnostics": [diagnostic_payload(diagnostic) for diagnostic in diagnostics]}


def diagnostic_payload(diagnostic: Diagnostic) -> Payload:
    """One finding."""
    return {
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        **place(diagnostic.location),
        "column": diagnostic.location.column,
        "hint": diagnostic.hint or None,
    }


def said(values: Iterable[str]) -> str | None:
    """The values of a property as one text."""
    return ", ".join(values) or None


def birthday(value: Birthday | None) -> str | None:
    """A birthday as ISO text, `--11-28` without a year."""
    if value is None:
        return None
    return f"{value.year:04}-{value.month:02}-{value.day:02}" if value.year else f"--{value.month:02}-{value.day:02}"


def link_names(m: Measures, paths: Iterable[str]) -> list[str]:
    """The names that link the notes: bare when they are unique, else with their folder."""
    return [m.ref(path).name for path in paths]


def place(location: Location | None) -> Payload:
    """The note and the line, both None when no note says it."""
    there = location is not None and location.path != ""
    return {
        "path": location.path if location and there else None,
        "line": location.line if location and there else None,
    }


def day(value: date | None) -> str | None:
    """A date as ISO text."""
    return value.isoformat() if value else None
