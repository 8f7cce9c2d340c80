"""Card: what is known about a person, event, group or goal to the lines in which a command shows it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from vaultkit.cli.note_links import name_link
from vaultkit.cli.output.colours import late, quiet, state, title
from vaultkit.cli.output.columns import named
from vaultkit.cli.output.envelope import Payload
from vaultkit.cli.output.payload import link_names
from vaultkit.cli.output.text import in_shell, plain, say, say_contact, say_day, say_place
from vaultkit.measures.contacts import is_mention, last_words
from vaultkit.measures.promises import in_order
from vaultkit.measures.standing import due_day
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.record import Birthday, Interaction, Promise
from vaultkit.model.view import Line
from vaultkit.practices.words import every, told_on
from vaultkit.syntax.dates import MONTHS
from vaultkit.syntax.inert import terminal

LATEST = 5
"""So many contacts, planned ones and promises are shown."""
MOST_WORDS = 3
"""So many remarks of the note itself are shown."""
_LABELS = {"answer_by": "answer by", "cadence_days": "meets every (days)", "by_creation": "by its creation"}
_NO_FIELDS = frozenset({"name", "path"})


def person_card(m: Measures, tie: Tie) -> Iterator[str]:
    """The card of a person: who they are, how to reach them, what is between you, what was last."""
    person = tie.person
    who = [terminal(text) for text in (*person.roles[:1], *person.orgs[:1], *person.places[:1])]
    yield " · ".join([title(name_link(m.ref(tie.path).name, tie.path)), *who])
    yield " · ".join(filter(None, _standing(m, tie)))
    if rows := [(quiet(label), text) for label, text in _facts(m, tie) if text]:
        yield ""
        yield from named(rows)
    if person.remarks:
        yield from ("", title("Your note says"))
        yield from (f"  {terminal(plain(remark.text))}" for remark in person.remarks[:MOST_WORDS])
    if tie.promises:
        yield from ("", title("Promises"))
        yield from _some([_promise(m, one) for one in in_order(tie.promises)], "vaultkit list promises")
    if tie.evidence:
        yield from ("", title(_heading(tie.evidence)))
        yield from _some([_contact(m, one) for one in reversed(tie.evidence)], f"vaultkit why {in_shell(person.name)}")
    if tie.planned:
        yield from ("", title("Planned"))
        yield from _some([_contact(m, one) for one in tie.planned], f"vaultkit why {in_shell(person.name)}")
    yield ""
    yield quiet(terminal(tie.path))


def record_card(payload: Payload, today: date, answer: Sequence[Line] = ()) -> Iterator[str]:
    """The card of an event, a group or a goal, from its JSON; of an invitation that waits what to answer."""
    yield title(name_link(payload["name"], payload["path"] or ""))
    yield from named(
        [(quiet(_label(key)), _value(key, value, today)) for key, value in payload.items() if _told(key, value)]
    )
    if answer:
        yield from ("", title("To answer"))
        yield from (f"  {say(line.words, today=today)}" for line in answer)
    if payload["path"]:
        yield ""
        yield quiet(terminal(payload["path"]))


def _standing(m: Measures, tie: Tie) -> Iterator[str]:
    yield state(tie.standing)
    yield f"{tie.person.tier} tier" if tie.person.tier else ""
    if tie.last_day:
        yield f"{last_words(tie)} {say_day(tie.last_day, today=m.today)}"
    else:
        yield "no contact noted yet"
    if tie.person.snooze and tie.person.snooze > m.today:
        yield f"snoozed until {say_day(tie.person.snooze, today=m.today)}"
    due = due_day(tie)
    if due and tie.standing in {"in touch", "due", "overdue", "drifting", "new"}:
        said = f"due {say_day(due, today=m.today)}"
        yield late(said) if due < m.today else said


def _facts(m: Measures, tie: Tie) -> Iterator[tuple[str, str]]:
    person = tie.person
    texts = {
        "also": person.aliases,
        "role": person.roles[1:],
        "org": person.orgs[1:],
        "place": person.places[1:],
        "mail": person.emails,
        "phone": person.phones,
        "link": person.urls,
    }
    yield from ((label, terminal(", ".join(values))) for label, values in texts.items())
    yield "birthday", _birthday(person.birthday)
    yield "rhythm", f"usually {every(tie.rhythm)}" if tie.rhythm else ""
    yield "met", _met(m, tie)
    yield "relation", terminal(", ".join(person.relations))
    groups = [path for path, group in m.groups.items() if tie.path in group.people or path in person.groups]
    yield "serves", terminal(", ".join(link_names(m, person.goals)))
    yield "groups", terminal(", ".join(link_names(m, groups)))


def _met(m: Measures, tie: Tie) -> str:
    met = tie.person.met
    day = met.day if met else None
    place = m.ref(met.event).name if met and met.event else plain(met.words) if met and not met.day else ""
    return terminal(" · ".join(filter(None, (say_day(day, today=m.today) if day else "", place))))


def _birthday(value: Birthday | None) -> str:
    return f"{value.day} {MONTHS[value.month - 1]}{f' {value.year}' if value.year else ''}" if value else ""


def _heading(told: Sequence[Interaction]) -> str:
    days = len({one.day for one in told if not is_mention(one)})
    return f"Contacts, on {days} {'day' if days == 1 else 'days'}, the newest first" if days else "Named"


def _contact(m: Measures, one: Interaction) -> str:
    place = m.ticked.get(one.id, one.location)
    return f"{say(told_on(one), today=m.today)} {say_contact(one)}{_at(say_place(place) if place.path else '')}"


def _promise(m: Measures, one: Promise) -> str:
    whose = "you wait for: " if one.direction == "theirs" else "you promised: "
    by = f" (by {say_day(one.due, today=m.today)})" if one.due else ""
    by = late(by) if one.due and one.due < m.today else by
    return f"{whose}{terminal(plain(one.text))}{by}{_at(say_place(one.location) if one.location.path else '')}"


def _at(place: str) -> str:
    return f" {quiet(f'({place})')}" if place else ""


def _some(lines: Sequence[str], rest: str) -> Iterable[str]:
    yield from (f"  {line}" for line in lines[:LATEST])
    if len(lines) > LATEST:
        yield f"  and {len(lines) - LATEST} more: {rest}"


def _told(key: str, value: object) -> bool:
    return key not in _NO_FIELDS and value not in (None, [], "")


def _label(key: str) -> str:
    return _LABELS.get(key, key.replace("_", " "))


def _value(key: str, value: object, today: date) -> str:
    if key in {"status", "stage"}:
        return state(terminal(str(value)))
    if key in {"date", "end", "answer_by", "review", "since"}:
        return say_day(date.fromisoformat(str(value)), today=today)
    shown: Iterable[object] = value if isinstance(value, list) else (value,)
    return terminal(", ".join(map(str, shown)))
