"""Growing vaults: a number to a vault with that many of one thing, and of everything else as much as ever.

In each stands what wakes all seven practices, so that the first of the thing costs no more than the next one."""

from collections.abc import Callable, Iterable, Iterator

from tests.vaults.day import TODAY, ago
from tests.vaults.notes import (
    Piece,
    contact,
    daily,
    event,
    goal,
    group,
    limits,
    log,
    message,
    note,
    person,
    plan,
    promise,
    talk,
)
from vaultkit.model.period import period_of

FORMATS = ("dinner", "meetup", "workshop")


def base(*, events_per_month: int = 4) -> list[Piece]:
    """A few of everything."""
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
        limits(events_per_month=events_per_month, evenings_per_week=2, new_people_per_month=3, no=("party",)),
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
        yield from talk(who, ago(n % 90 + 1), ago(n % 90 + 30), ago(n % 90 + 430))


def people_of_one_org(size: int) -> Iterator[Piece]:
    """People who share an organisation, a group, a field and a role."""
    for n, who in enumerate(names(size)):
        yield person(who, org="Court", field="law", role="mentor", group="Groups/Club.md")
        yield contact(who, ago(n % 90 + 1 if n % 2 else 500 + n))


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
        yield event(f"Meeting {n}", ago(n + 1), *there, format=FORMATS[n % 3], resonated=n % 5 + 1, hours=2)


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
        yield event(f"Ahead {n}", ago(-1 - n % 12), f"{name(n)} A", fields=field, status="accepted")
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


def events_today(size: int) -> Iterator[Piece]:
    """Events of this very day."""
    yield from (event(f"Today {n}", TODAY, "Ada Holm", format="dinner") for n in range(size))


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
    yield group("Choir", stage="core", cadence="weekly", attended=tuple(ago(3 + 30 * n) for n in range(size)))
    yield from (event(f"Choir {n}", ago(5 + 30 * n), "Ada Holm", group="Groups/Choir.md") for n in range(size))


def weeks(size: int) -> Iterator[Piece]:
    """Pages of past weeks with their plans, for as many people who meant to be in touch."""
    yield from (person(who) for who in names(size))
    for n in range(size):
        yield plan(week(n + 2), {name(n): "x", name((n + 1) % size): " ", "Ben Falk": "-"})
        yield contact(name(n), ago(7 * n + 14))


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


def unknown_names(size: int) -> Iterator[Piece]:
    """Names that nobody bears, and as many that somebody does."""
    yield from (person(who) for who in names(size))
    for n, who in enumerate(names(size)):
        yield daily(ago(n % 200), f"- Saw [[{who}y]] and [[{who}z Zed]]")
        yield log("People/Ada Holm.md", ago(n + 1), f"coffee with [[{who}y]]")


def one_file_name(size: int) -> Iterator[Piece]:
    """A file of one name in each of many folders, and as many notes without one that link it."""
    for n in range(size):
        yield note(f"Work/{n}/Plan.md", "[[Plan]]")
        yield note(f"Home/{n}/2026-10-{n % 28 + 1:02}.md", "[[Plan]] with [[Ada Holm]]")


def one_paragraph(size: int) -> Iterator[Piece]:
    """One long paragraph that links many people."""
    yield from (person(who) for who in names(size))
    yield daily(ago(4), " and ".join(f"[[{who}]] about the plan of the week" for who in names(size)))


def editions(size: int) -> Iterator[Piece]:
    """Editions of one series, past and to come, each past one rated."""
    for n in range(size):
        yield event(f"Jam {n}", ago(7 + 7 * n), "Ada Holm", again="yes", format="dinner", resonated=4)
        yield event(f"Jam {n + 5000}", ago(-1 - n % 28), "Ada Holm", status="invited", format="dinner")


def series(size: int) -> Iterator[Piece]:
    """Series with one past edition and one ahead, all with the same person."""
    for n, kind in enumerate(names(size)):
        yield event(f"{kind} 1", ago(40 + n), "Ada Holm", "Cleo Ito", format="dinner")
        yield event(f"{kind} 2", ago(-1 - n % 28), "Ada Holm", status="accepted", format="dinner")


def introductions(size: int) -> Iterator[Piece]:
    """Goals that ask for the same people, who were at as many events with somebody whom one knows."""
    yield from (goal(f"Goal {n}", wants=("9 mentors in robotics",)) for n in range(size))
    yield from (event(f"Night {n}", ago(3 + n), "Ada Holm", "Dan Orr", format="dinner") for n in range(size))


def cadences(size: int) -> Iterator[Piece]:
    """Days away, and as many visits to a group between which there are gaps."""
    spans = tuple((ago(20 * n + 12), ago(20 * n + 10)) for n in range(size))
    yield limits(away=spans)
    yield group("Choir", cadence="weekly", attended=tuple(ago(20 * n) for n in range(size)))


def ticks(size: int) -> Iterator[Piece]:
    """Ticks on a page of this week, each for somebody else."""
    yield from (person(who) for who in names(size))
    yield plan(week(0), dict.fromkeys(names(size), "x"))


GROWING: dict[str, tuple[Callable[[int], Iterable[Piece]], int]] = {
    "people": (people, 24),
    "people of one organisation, group and field": (people_of_one_org, 24),
    "log lines of one person": (log_lines, 60),
    "silences of one person": (silences, 40),
    "past events": (events, 24),
    "events, each with new people": (events_of_new_people, 16),
    "attendees of one event": (attendees, 24),
    "people met on one evening": (met_on_one_evening, 24),
    "goals with wants, and people, events and groups for each": (goals, 12),
    "goals with wants of the same people": (goals_for_the_same, 20),
    "invitations, and past events like them": (invitations, 20),
    "invitations and accepted events of one day": (one_day, 20),
    "accepted events, and thanks owed there": (accepted, 16),
    "events of today": (events_today, 20),
    "people often at a group": (often_there, 24),
    "thanks owed": (thanks, 24),
    "groups, and events of each": (groups, 20),
    "meetings of one group": (meetings, 20),
    "pages of weeks, and people in them": (weeks, 24),
    "contacts of one day": (contacts_of_one_day, 30),
    "promises to one person": (promises_of_one_person, 30),
    "promises, and people to wake": (promises, 24),
    "private names, and texts": (private_names, 24),
    "private events, and declined ones": (private_events, 20),
    "declined events, and conversations": (declined, 24),
    "unknown names, and known ones": (unknown_names, 24),
    "files of one name": (one_file_name, 24),
    "people in one paragraph": (one_paragraph, 24),
    "editions of one series": (editions, 20),
    "series": (series, 20),
    "goals, and events with whom they ask for": (introductions, 20),
    "days away, and visits to a group": (cadences, 16),
    "ticks": (ticks, 24),
}
