"""Lives: whole vaults of people who live differently, by whose pages one sees whether these stay short and true."""

from collections.abc import Iterator
from datetime import timedelta

from tests.vaults.day import TODAY, ago
from tests.vaults.notes import Piece, contact, daily, event, goal, group, item, limits, note, person, promise
from vaultkit.syntax.checklist import make_id

FIRST = (
    "Ada",
    "Bo",
    "Cleo",
    "Dov",
    "Esme",
    "Finn",
    "Gita",
    "Hugo",
    "Ines",
    "Jun",
    "Kofi",
    "Lena",
    "Mio",
    "Noor",
    "Olu",
)
LAST = ("Abbot", "Baker-Whitfield", "Castellano", "Dubois", "Eriksson", "Ferrante", "Gonzalez", "Haddad", "Ivanova")
LAST_MORE = ("Jensen", "Kowalski", "Lindqvist", "Moreau", "Nakamura", "Okafor", "Petrescu", "Quintero", "Rossi")
WORDS = ("her new lab and the gripper that drops plums", "the move to Lyon, and how the children like it", "budgets")


def name_of(number: int) -> str:
    """The name of the person of that number; those of different numbers below 270 differ."""
    lasts = (*LAST, *LAST_MORE)
    return f"{FIRST[number % len(FIRST)]} {lasts[number // len(FIRST) % len(lasts)]}"


def shy() -> tuple[Piece, ...]:
    """Eight people, no event: an old letter and a thought of the writer, the mother called on Sunday, a doctor who has
    no history, and a journal of a few lines."""
    return (
        person("Lena"),
        contact("Lena", ago(1300), "from the sea", kind="letter"),
        person("Mum"),
        contact("Mum", ago(8), kind="call"),
        person("Dr Patel", role="Dentist"),
        person("Jo", relation="colleague"),
        contact("Jo", ago(12), "canteen", kind="lunch"),
        contact("Jo", ago(9), "canteen", kind="lunch"),
        person("Ravi"),
        person("Old Neighbour"),
        contact("Old Neighbour", ago(700), "over the fence", kind="talked"),
        person("Ulla", birthday="1990-11-26"),
        person("Pim"),
        daily(ago(5), "Thought about writing to [[Lena]]. Did not."),
        daily(ago(2), "Read all day."),
    )


def doctoral() -> tuple[Piece, ...]:
    """A doctoral student who writes in Spanish: a supervisor, a postdoc, a congress, a want that is still open."""
    return (
        person("Núria Ferrer", tier="inner", role="Directora", org="Universitat de Girona", email="nuria@example.org"),
        *(contact("Núria Ferrer", ago(7 * n), "capítulo dos", kind="reunión") for n in range(1, 9)),
        person("Álvaro Ibáñez", role="Postdoc", org="Institut Pasteur", place="París"),
        daily(ago(4), "Correo de [[Álvaro Ibáñez]]: hay plaza en París. Mañana más."),
        contact("Álvaro Ibáñez", ago(200), "la plaza", kind="café"),
        person("Claire Dubois", status="wanted", role="PI", field="genómica", org="Institut Pasteur"),
        person(
            "María José Núñez",
            place="Concepción, Chile",
            org="Universidad de Concepción",
            email="mariajose@example.org",
        ),
        contact("María José Núñez", ago(500), "sobre el mar", kind="paseo"),
        note("People/María José Núñez.md", "Pregunta por el coro."),
        goal("Una plaza", wants="1 PI en genómica"),
        event("Congreso de Genómica", ago(-2), "Álvaro Ibáñez", place="Institut Pasteur", status="accepted"),
        note("Events/Congreso de Genómica.md", "Llevar el póster. [[Claire Dubois]] da la charla."),
    )


def designer() -> tuple[Piece, ...]:
    """Three hundred people, twelve invitations, forty evenings, promises of years, two retainers."""
    return tuple(_designer())


def _designer() -> Iterator[Piece]:
    tiers = ("inner", "close", "active", "wide", None)
    for number in range(270):
        name = name_of(number)
        yield person(
            name,
            tier=tiers[number % 5],
            role="Head of purchasing and sustainable packaging",
            org=f"Studio {number % 40} for Industrial Design and Research",
            relation="client" if number % 3 else None,
            email=f"person{number}@studio-{number % 40}.example.org",
            phone=f"+49 341 55{number:04}",
            goals="Goals/Two retainers.md" if number % 7 == 0 else None,
            birthday=f"1980-{number % 12 + 1:02}-{number % 28 + 1:02}" if number % 4 == 0 else None,
        )
        yield note(f"People/{name}.md", "Draws before speaking. Ask about the exhibition in the old weaving mill.")
        for visit in range(number % 6):
            yield contact(
                name, ago(20 + 37 * visit + number), WORDS[number % 3], kind=("lunch", "call", "email")[visit % 3]
            )
        if number % 6 == 0:
            yield promise(name, f"send [[{name}]] the portfolio of the last two years", day=ago(10 + number))
        if number % 9 == 0:
            yield promise(name, f"[[{name}]] to send the brief", day=ago(5 + number))
    yield goal("Two retainers", wants="2 clients in publishing")
    yield group("Book Makers of Leipzig", stage="core", cadence="monthly", attended=(ago(30), ago(60)))
    for number in range(40):
        there = [name_of((7 * number + k) % 270) for k in range(6)]
        yield event(f"Salon {number}", ago(9 * number + 3), *there, format="dinner", size=8, resonated=number % 5 + 1)
    for number in range(12):
        there = [name_of(11 * number + k) for k in range(4)]
        yield event(
            f"Opening of the Winter Exhibition {number}",
            ago(-3 - number),
            *there,
            status="invited" if number % 2 else "accepted",
            by=ago(-2 - number) if number % 2 else None,
            inviter=f"People/{name_of(number)}.md",
            place="Museum of Applied Arts",
            evening=True,
        )
    yield limits(
        touches_per_week=5,
        events_per_month=4,
        evenings_per_week=2,
        wording="Dear {name}, thank you. I keep my evenings short this winter and will not come this time.",
    )
    for number in range(5):
        yield item(name_of(number), make_id("last", f"{number}"), status="x "[number % 2], week=1)


def manager() -> tuple[Piece, ...]:
    """Meetings only: one-to-ones each week with six people, and two hundred tasks, of others and one's own."""
    return tuple(_manager())


def _manager() -> Iterator[Piece]:
    people = ("Bob Ray", "Wei Zhang", "Jen Park", "Raj Iyer", "Ruth Cole", "Tim Frost")
    for name in people:
        yield person(name, role="Engineer", org="Talwerk")
    day = TODAY - timedelta(days=3)
    number = 0
    for week in range(34):
        for name in people:
            when = day - timedelta(days=7 * week)
            other = people[(people.index(name) + week) % len(people)]
            yield note(
                f"Meetings/{when} {name}.md",
                "Notes of the meeting, mostly about the roadmap.",
                f"- [ ] [[{name}]] to send the numbers of sprint {number}",
                f"- [ ] tell [[{other}]] about item {number}",
                people=f"People/{name}.md",
            )
            number += 1


LIVES = {"shy": shy, "doctoral": doctoral, "designer": designer, "manager": manager}
