"""Growing vaults: a number to a vault with that many of one thing, and of everything else as much as ever.

A few of everything stand in each, so that the first of the thing costs no more than the next one; and days repeat, so
that more of it does not mean older."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from tests.vaults.day import ago
from tests.vaults.notes import (
    Piece,
    contact,
    daily,
    event,
    goal,
    group,
    limits,
    message,
    person,
    plan,
    promise,
    talk,
    written,
)
from vaultkit.model.period import period_of

FORMATS = ("dinner", "meetup", "workshop")
LIMITS = "Boundaries.md"

Growing: TypeAlias = Callable[[int], Iterable[Piece] | Mapping[str, str]]


def vault(growing: Growing, size: int) -> dict[str, str]:
    """The files of a vault with so many of the thing, by path."""
    mine = growing(size)
    if isinstance(mine, Mapping):
        return written(_base()) | dict(mine)
    pieces = list(mine)
    paths = {piece.path for piece in pieces}
    return written([*(piece for piece in _base() if piece.path != LIMITS or LIMITS not in paths), *pieces])


def _base() -> list[Piece]:
    people = [
        person("Ada Holm", tier="inner", org="Grasp", field="robotics", role="mentor", goals="Goals/Robots.md"),
        person("Ben Falk", tier="close", org="Grasp", field="law", group="Groups/Club.md"),
        person("Cleo Ito", org="Court", field="law", cadence="monthly"),
        person("Dan Orr", status="wanted", org="Court", field="robotics", role="mentor"),
        person("Eva Moss", private=True, aliases=("Evi",)),
        *(piece for name in ("Ada Holm", "Ben Falk") for piece in talk(name, ago(70), ago(40), ago(9))),
        message("Ben Falk", ago(5), "the paper", "helped"),
        contact("Cleo Ito", ago(800), "old days"),
        promise("Ada Holm", "send the book", due=ago(-5)),
    ]
    there = ("Ada Holm", "Ben Falk")
    events = [
        *(event(f"Old {n}", ago(30 + 9 * n), *there, format=FORMATS[n % 3], resonated=4, hours=2) for n in range(4)),
        event("Fair", ago(-6), *there, status="invited", format="dinner", time="19:00"),
        event("Show", ago(-9), *there, status="accepted", group="Groups/Club.md", goals="Goals/Robots.md"),
        event("Ball", ago(4), status="declined", format="dinner"),
    ]
    return [
        *people,
        *events,
        group("Club", stage="core", cadence="monthly", fields="law", attended=(ago(60), ago(30)), missed=(ago(2),)),
        goal("Robots", wants=("3 mentors in robotics",), review=ago(3)),
        limits(events_per_month=4, evenings_per_week=2, new_people_per_month=3, no=("party",)),
        plan(week(1), {"Ada Holm": "x", "Ben Falk": " "}),
        daily(ago(3), "Met [[Ben Falk]] and [[Uma Stranger]]."),
        daily(ago(2), "Met [[Ben Falk]] and [[Uma Stranger]]."),
    ]


def week(back: int) -> str:
    """The key of the week so many weeks ago."""
    return period_of("week", ago(7 * back)).key


def name(number: int) -> str:
    """A name of two words that no other number has."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
    return f"{letters.capitalize()} {letters[::-1].capitalize()}"


def names(size: int) -> tuple[str, ...]:
    """That many names."""
    return tuple(name(number) for number in range(size))


def people(size: int) -> Iterator[Piece]:
    """People, each with an org and a field of their own kind, and a few contacts."""
    for n, who in enumerate(names(size)):
        yield person(who, tier=("inner", "wide", "active")[n % 3], org=f"Org {n}", field=f"field {n // 3}")
        days = 7 * n % 90  # some are due in every size, so that the plan is full
        yield from talk(who, ago(days + 1), ago(days + 30), ago(days + 430))


def people_of_one_org(size: int) -> Iterator[Piece]:
    """People who share an organisation, a group, a field and a role."""
    for n, who in enumerate(names(size)):
        yield person(who, org="Court", field="law", role="mentor", group="Groups/Club.md")
        yield contact(who, ago(n % 90 + 1 if n % 2 else 500 + n))


def merged(size: int) -> dict[str, str]:
    """Notes that are merged into one person's, half of them in a row."""
    said = f"---\norg: Court\naliases: [Bo]\n---\n- {ago(9)} call: hi\n- {ago(5)} merged into "
    into = ("Root One", *names(size))
    notes = {f"People/{who}.md": f"{said}[[{into[n if n % 2 else 0]}]]\n" for n, who in enumerate(names(size))}
    return {"People/Root One.md": f"- {ago(3)} call: [[{name(0)}]]\n", **notes}


def near_names(size: int) -> Iterator[Piece]:
    """People whose names are nearly one another's."""
    for n, who in enumerate(names(size)):
        yield person(f"Robert A{who[:4].lower()}er", email=f"r{n}@example.org")
        yield person(f"Bob A{who[:4].lower()}er")


def log_lines(size: int) -> Iterator[Piece]:
    """Lines of one log, day by day."""
    yield person("Long Log")
    yield from (message("Long Log", ago(n), f"word {n}", "asked") for n in range(1, size))


def silences(size: int) -> Iterator[Piece]:
    """Lines of one log, each after more than a year."""
    yield person("Long Log")
    yield from talk("Long Log", *(ago(10 + 400 * n) for n in range(size)))


def events(size: int) -> Iterator[Piece]:
    """Past events of a few formats, with five people each."""
    yield from (person(who) for who in names(20))
    for n in range(size):
        there = [name((n + m) % 20) for m in range(5)]
        yield event(f"Meeting {n}", ago(n + 1), *there, format=FORMATS[n % 3], resonated=4, hours=2)


def events_of_new_people(size: int) -> Iterator[Piece]:
    """Past events, each with people who were at no other."""
    for n in range(size):
        there = names(3 * size)[3 * n : 3 * n + 3]
        yield from (person(who, met=f"Events/Meeting {n}.md") for who in there)
        yield event(f"Meeting {n}", ago(n + 1), *there, format="dinner", resonated=4)


def attendees(size: int) -> Iterator[Piece]:
    """People at one past event and one to come."""
    yield from (person(who, org="Court") for who in names(size))
    yield event("Large", ago(100), *names(size), format="dinner")
    yield event("Larger", ago(-3), *names(size), status="accepted", group="Groups/Club.md")
    yield event("Largest", ago(-4), *names(size), status="invited", format="dinner")


def met_on_one_evening(size: int) -> Iterator[Piece]:
    """People met for the first time at one event of the last days."""
    yield from (person(who) for who in names(size))
    yield event("Evening", ago(3), *names(size), format="dinner")


def goals(size: int) -> Iterator[Piece]:
    """Goals, each with a want, people, events and a group in a field of its own."""
    for n in range(size):
        field = f"field {n}"
        yield goal(f"Goal {n}", fields=field, wants=(f"9 mentors in {field}", f"2 judges at Org{n}"))
        yield person(f"{name(n)} A", role="mentor", field=field, org=f"Org{n}")
        yield contact(f"{name(n)} A", ago(n + 2))
        yield person(f"{name(n)} B", role="mentor", field=field, status="wanted", org=f"Org{n}")
        yield event(f"Past {n}", ago(n + 2), f"{name(n)} A", f"{name(n)} B", fields=field, format="dinner", hours=1)
        yield event(f"Ahead {n}", ago(-1 - n % 9), f"{name(n)} A", fields=field, status="accepted")
        yield event(f"Open {n}", ago(-1 - n % 60), f"{name(n)} A", fields=field, status="invited")
        yield group(f"Group {n}", fields=field, stage="regular", attended=(ago(n + 3),))


def goals_for_the_same(size: int) -> Iterator[Piece]:
    """Goals that ask for the same few people."""
    yield from (goal(f"Goal {n}", wants=("3 mentors in robotics", "2 judges at Court")) for n in range(size))


def invitations(size: int) -> Iterator[Piece]:
    """Open invitations and as many past events of their formats."""
    for n in range(size):
        kind = FORMATS[n % 3]
        yield event(f"Past {n}", ago(3 + n), "Ada Holm", format=kind, size=30, resonated=4, hours=3, fields="law")
        yield event(f"Open {n}", ago(-1 - n), "Ada Holm", status="invited", format=kind, size=30, time="19:00")
        yield event(f"About {n}", ago(-1 - n), "Ben Falk", status="invited", fields=("law", "robotics"))


def one_day(size: int) -> Iterator[Piece]:
    """Open invitations and accepted events of one day."""
    for n in range(size):
        yield event(f"Yes {n}", ago(-20), "Ada Holm", status="accepted", time="20:00", format="dinner")
        yield event(f"Open {n}", ago(-20), "Ada Holm", status="invited", time="19:00", format="dinner")


def accepted(size: int) -> Iterator[Piece]:
    """Accepted events of the next two weeks, with as many people to whom thanks and promises are owed, who are a way
    to somebody."""
    yield from thanks(size)
    for n, who in enumerate(names(size)):
        yield person(f"{who} Far", status="wanted", role="mentor", field="robotics", via=f"People/{who}.md")
        yield promise(who, "send it")
        yield event(f"Soon {n}", ago(-1 - n % 14), who, status="accepted", group="Groups/Club.md", fields="robotics")


def often_there(size: int) -> Iterator[Piece]:
    """People who are often seen at a group, one event of which comes up with all of them."""
    yield from (person(who) for who in names(size))
    yield from (event(f"Club {n}", ago(20 + n), *names(size), group="Groups/Club.md") for n in range(3))
    yield event("Next Club", ago(-2), *names(size), status="accepted", group="Groups/Club.md")


def thanks(size: int) -> Iterator[Piece]:
    """People to whom thanks are owed, for help and for introductions."""
    for n, who in enumerate(names(size)):
        yield person(who)
        yield message(who, ago(n % 90 + 2), "the paper", "helped")
        yield person(f"{who} New", via=f"People/{who}.md", met=ago(n % 90 + 1))


def groups(size: int) -> Iterator[Piece]:
    """Groups and as many events, each of one of them."""
    for n in range(size):
        yield group(f"Group {n}", stage=("core", "trying", "regular")[n % 3], fields="law", cadence="monthly")
        yield event(f"Evening {n}", ago(5 + n % 60), "Ada Holm", group=f"Groups/Group {n}.md", resonated=4)


def meetings(size: int) -> Iterator[Piece]:
    """Meetings of one group, by its own log and by events."""
    yield group("Choir", stage="core", cadence="2 days", attended=tuple(ago(3 + 3 * n) for n in range(size)))
    yield from (event(f"Choir {n}", ago(4 + 3 * n), "Ada Holm", group="Groups/Choir.md") for n in range(size))


def weeks(size: int) -> Iterator[Piece]:
    """Pages of past weeks with their plans, for as many people who meant to be in touch."""
    yield from (person(who) for who in names(size))
    for n in range(size):
        yield plan(week(n + 2), {name(n): "x", name((n + 1) % size): " ", "Ben Falk": "-"})
        yield contact(name(n), ago(n % 90 + 14))


def contacts_of_one_day(size: int) -> Iterator[Piece]:
    """People spoken to on one day."""
    yield from (person(who) for who in names(size))
    yield from (contact(who, ago(4), "the plan") for who in names(size))
    yield daily(ago(4), *(f"- Saw [[{who}]] again" for who in names(size)))


def promises_of_one_person(size: int) -> Iterator[Piece]:
    """Open tasks towards one person."""
    for n in range(size):
        yield promise("Ada Holm", f"send it to [[Ada Holm]] {n}", day=ago(n % 100 + 1), due=ago(-n))


def promises(size: int) -> Iterator[Piece]:
    """People to whom one thing is open, and as many who may be woken."""
    for n, who in enumerate(names(size)):
        yield from (person(who), promise(who, f"send it {n}"))
        yield from (person(f"{who} Old"), contact(f"{who} Old", ago(900 + n)), contact(who, ago(n % 90 + 1)))


def private_names(size: int) -> Iterator[Piece]:
    """Private people with one first name, and as many texts that hold it."""
    yield person("Open Person")
    for n in range(size):
        yield person(f"Anna {name(n).split()[1]}", private=True)
        yield person(f"안나{chr(0xAC00 + n)}{chr(0xAC00 + 7 * n)}", private=True)
        yield message("Open Person", ago(n + 1), f"Anna and 안나 {n} asked")
        yield event(f"Visit {n}", ago(n + 1), "Ada Holm", format="Anna night")


def private_events(size: int) -> Iterator[Piece]:
    """Private events, and as many that were declined."""
    for n in range(size):
        yield event(f"Secret {n}", ago(n + 2), "Ada Holm", private=True, time="20:00")
        yield event(f"No {n}", ago(n % 80 + 1), status="declined", format="dinner")


def declined(size: int) -> Iterator[Piece]:
    """Events declined in one week, and as many conversations in it."""
    yield from (person(who) for who in names(size))
    for n, who in enumerate(names(size)):
        yield contact(who, ago(10 + n % 5))
        yield event(f"No {n}", ago(9), status="declined", cost="much")


def one_paragraph(size: int) -> Iterator[Piece]:
    """One long paragraph that links many people."""
    yield from (person(who) for who in names(size))
    yield daily(ago(4), " and ".join(f"[[{who}]] about the plan of the week" for who in names(size)))


def editions(size: int) -> Iterator[Piece]:
    """Editions of one series, past and to come, each past one rated."""
    for n in range(size):
        yield event(f"Jam {n}", ago(7 + n % 90), "Ada Holm", again="yes", format="dinner", resonated=4)
        yield event(f"Jam {n + 5000}", ago(-1 - n % 9), "Ada Holm", status="invited", format="dinner")


def series(size: int) -> Iterator[Piece]:
    """Series with one past edition and one ahead, all with the same person."""
    for n, kind in enumerate(names(size)):
        yield event(f"{kind} 1", ago(40 + n % 90), "Ada Holm", "Cleo Ito", format="dinner")
        yield event(f"{kind} 2", ago(-1 - n % 9), "Ada Holm", status="accepted", format="dinner")


def introductions(size: int) -> Iterator[Piece]:
    """Goals that ask for the same people, who were at as many events with somebody whom one knows."""
    yield from (goal(f"Goal {n}", wants=("9 mentors in robotics",)) for n in range(size))
    yield from (event(f"Night {n}", ago(3 + n), "Ada Holm", "Dan Orr", format="dinner") for n in range(size))


def days_away(size: int) -> Iterator[Piece]:
    """Days away, and as many visits to a group between which there are gaps."""
    yield limits(away=tuple((ago(6 * n + 4), ago(6 * n + 3)) for n in range(size)))
    yield group("Choir", cadence="2 days", attended=tuple(ago(6 * n) for n in range(size)))


def ticks(size: int) -> Iterator[Piece]:
    """Ticks on a page of this week, each for somebody else."""
    yield from (person(who) for who in names(size))
    yield plan(week(0), dict.fromkeys(names(size), "x"))


def log_of_everything(size: int) -> dict[str, str]:
    """One log of contacts, decisions and news, in which ids stand twice."""
    kinds = ("coffee: with [[Bo Roe]] #gave", "tier close", "snoozed until 2027-01-02", "role: moved", "paused", "hi")
    lines = [f"- 2026-{n % 11 + 1:02}-{n % 27 + 1:02} {kinds[n % 6]} ^vk-{n % (size - 5)}\n" for n in range(size)]
    return {"People/Ann.md": "".join(lines), "People/Bo Roe.md": ""}


def mistyped(size: int) -> dict[str, str]:
    """Names that nobody bears, nearly those of as many people."""
    links = "".join(f"- 2026-11-20 coffee with [[{who}x{n}]]\n" for n, who in enumerate(names(size)))
    days = {"People/Ann.md": links, "2026-11-20.md": links.replace("coffee", "saw")}
    return days | {f"People/{who}.md": "" for who in names(size)}


def namesakes(size: int) -> dict[str, str]:
    """A file of one name in each of many folders, and as many notes without one that link it."""
    files = {f"Work/{n}/Notes/Plan.md": "[[Plan]] and [[Notes/Plan]]\n" for n in range(size)}
    linked = '---\ntype: person\norg: "[[Plan]]"\nvia: Plan\n---\n[[Plan]], [[Notes/Plan]]\n'
    files |= {f"Other/{n}/Someone {n}.md": linked + "- 2026-11-20 call about [[Plan]]\n" for n in range(size)}
    return files | {f"Daily/{n}/2026-11-20.md": "Worked on [[Plan]] and [[Notes/Plan]]\n" for n in range(size)}


def namesake_people(size: int) -> dict[str, str]:
    """People of one name and alias, events that name them, and days that link them."""
    files = {f"People/{n}/Ann Lee.md": "---\naliases: [Annie]\n---\n" for n in range(size)}
    files |= {f"Events/{n}/Fair.md": "---\ndate: 2026-11-02\npeople: [Ann Lee, Annie]\n---\n" for n in range(size)}
    return files | {f"Daily/{n}/2026-11-20.md": "[[Ann Lee]] and [[Annie]]\n" for n in range(size)}


def misread(size: int) -> dict[str, str]:
    """People with mistakes in their notes, of whom each names another one."""
    return {
        f"People/{who}.md": f"---\naliases: [N{n}]\nvia: '[[{name(n // 2)}]]'\ncadence: sometimes\ngroup: Club\n"
        f"email: {n}@x.org\n---\n- 2026-11-{n % 20 + 1:02} call\n- [ ] ask [[N{n // 3}]]\n"
        for n, who in enumerate(names(size))
    }


def plain_names(size: int) -> dict[str, str]:
    """Events that name people without links, and as many people."""
    return {f"People/{who}.md": "" for who in names(size)} | {
        f"Events/2026-10-{n % 28 + 1:02} Fair {n}.md": f"---\npeople: [{who}, {name(n // 2)}, Nobody {n}]\n---\n"
        for n, who in enumerate(names(size))
    }


def private_findings(size: int) -> dict[str, str]:
    """Private notes, of people and of days, and as many findings that name one of them."""
    files = {f"People/{who}.md": "---\nprivate: true\ncadence: x\n---\n" for who in names(size)}
    files |= {f"Daily/2026-{n % 12 + 1:02}-{n % 28 + 1:02} {n}.md": "---\nprivate: ja\n---\n" for n in range(size)}
    return files | {f"Events/{n}.md": f"---\nsize: with {who} in 2026\n---\n" for n, who in enumerate(names(size))}


def diary(size: int) -> dict[str, str]:
    """Days of one diary in one file, notes of weeks, and people named in both."""
    files = {f"People/{who}.md": "" for who in names(size)}
    days = [
        f"## {n % 20 + 1} Oktober 2026\nsaw [[{who}]] and [[{name(n // 2)}]]\n" for n, who in enumerate(names(size))
    ]
    weeks = {f"Weekly/{n}/2026-W{n % 20 + 20}.md": f"[[{who}]]\n" for n, who in enumerate(names(size))}
    return files | {"Diary.md": "".join(days)} | weeks


def events_by_their_text(size: int) -> dict[str, str]:
    """Events whose day stands in their text, or was taken from when their notes were made."""
    return {f"Meetings/{n}.md": f"**Date**: 1-3 Okt {1990 + n}\n" for n in range(size)} | {
        f"Meetings/Made {n}.md": "---\ncreated: 2026-10-01\n---\n" for n in range(size)
    }


GROWING: dict[str, Growing] = {
    "days of one diary, and weeks": diary,
    "events by their text": events_by_their_text,
    "people": people,
    "people of one organisation, group and field": people_of_one_org,
    "notes merged into one": merged,
    "people of nearly one name": near_names,
    "people with mistakes in their notes": misread,
    "people of one name": namesake_people,
    "people met on one evening": met_on_one_evening,
    "people often at a group": often_there,
    "people in one paragraph": one_paragraph,
    "log lines of one person": log_lines,
    "decisions and news of one person": log_of_everything,
    "silences of one person": silences,
    "contacts of one day": contacts_of_one_day,
    "promises to one person": promises_of_one_person,
    "promises, and people to wake": promises,
    "thanks owed": thanks,
    "past events": events,
    "events, each with new people": events_of_new_people,
    "events that name people without links": plain_names,
    "attendees of one event": attendees,
    "series": series,
    "editions of one series": editions,
    "invitations, and past events like them": invitations,
    "invitations and accepted events of one day": one_day,
    "accepted events, and thanks owed there": accepted,
    "declined events, and conversations": declined,
    "groups, and events of each": groups,
    "meetings of one group": meetings,
    "days away, and visits to a group": days_away,
    "goals with wants, and people, events and groups for each": goals,
    "goals with wants of the same people": goals_for_the_same,
    "goals, and events with whom they ask for": introductions,
    "pages of weeks, and people in them": weeks,
    "ticks": ticks,
    "private names, and texts": private_names,
    "private events, and declined ones": private_events,
    "private notes, and findings": private_findings,
    "names that nobody bears, and people": mistyped,
    "files of one name": namesakes,
}

DIMENSIONS: dict[str, Growing] = {
    "people": people,
    "log lines of one person": log_lines,
    "attendees of one event": attendees,
    "groups": groups,
    "goals": goals,
    "invitations": invitations,
    "unknown names": mistyped,
    "files of one name": namesakes,
    "links of one paragraph": one_paragraph,
    "week pages": weeks,
}
"""What may grow tenfold for twelve times the work, each by itself."""
