"""Lives: vaults of people who live differently: few people, many, and a manager with a meeting an hour."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tests.vaults.day import TODAY, ago
from tests.vaults.notes import Piece, contact, daily, event, goal, group, limits, message, note, person, talk

TIERS = ("inner", "close", "active", "wide", None)


def shy() -> tuple[Piece, ...]:
    """Eight people, a few letters, no event and no limit."""
    names = ("Mum", "Lena", "Jo from work", "Dr Patel", "Sami", "Ana", "Tariq", "Old Neighbour")
    told = [contact("Mum", ago(8), kind="call"), contact("Lena", ago(900), "from Lisbon", kind="letter")]
    return (*map(person, names), *told, daily(ago(5), "Thought about writing to [[Lena]]. Did not."))


def many(people: int = 300) -> tuple[Piece, ...]:
    """So many people in all tiers, with clients, groups, events, thanks and promises."""
    pieces: list[Piece] = [
        goal("Two retainers", wants=("2 clients in publishing", "1 mentor in type design"), review=ago(3)),
        limits(events_per_month=3, evenings_per_week=1, new_people_per_month=4, wording="Dear {name}, not this time."),
    ]
    for n in range(people):
        name = f"Person Number {n:03}"
        whose: dict[str, Any] = {
            "tier": TIERS[n % 5],
            "org": f"House {n % 40}",
            "field": ("publishing", "type design", "print")[n % 3],
        }
        pieces.append(person(name, relation="client" if n % 4 == 0 else None, **whose))
        pieces += talk(name, *(ago(1 + (7 * n + 31 * k) % 350) for k in range(n % 4)))
        if n % 9 == 0:
            pieces.append(message(name, ago(1 + n % 80), f"read my draft number {n} and had much to say", "helped"))
    for n in range(14):
        attended = tuple(ago(3 + n + 30 * k) for k in range(8))
        pieces.append(group(f"Circle {n}", stage=("core", "trying", "regular")[n % 3], cadence=30, attended=attended))
    for n in range(60):
        there = [f"Person Number {(5 * n + k) % people:03}" for k in range(3)]
        format = ("dinner", "meetup", "workshop", "talk", "fair")[n % 5]
        given: dict[str, Any] = {"format": format, "resonated": 1 + n % 5, "hours": 2, "field": f"field {n % 12}"}
        pieces.append(event(f"Gathering of the {n}th kind", ago(5 + 6 * n), *there, **given))
    for n in range(8):
        pieces.append(event(f"Invitation {n}", TODAY + timedelta(days=3 + n), status="invited", evening=True))
    return tuple(pieces)


def manager() -> tuple[Piece, ...]:
    """Forty people met in meeting notes alone, and two hundred open tasks."""
    names = [f"Colleague {n:02}" for n in range(40)]
    pieces: list[Piece] = [person(name, org="Talwerk") for name in names]
    for n in range(120):
        day = ago(1 + n // 6 * 3)
        pieces.append(event(f"Planning {n}", day, names[n % 40], names[(n + 7) % 40]))
    tasks = [f"- [ ] send [[{names[n % 40]}]] the figures of line {n}" for n in range(200)]
    return (*pieces, note("Notes/Tasks.md", *tasks))


PAGES_OF_THE_DAY = ("Home", "Reviews/2026-W48", "Reconnect", "Vision", "Events", "Groups", "Boundaries", "Circle")


def said_twice(pages: Mapping[str, str]) -> list[str]:
    """The lines that stand word for word on two pages of the day, but for headings, what stands in fences, the way
    back, and sentences that say how to begin; `pages` are regions by path in the page folder."""
    seen: dict[str, str] = {}
    found = []
    for page in PAGES_OF_THE_DAY:
        is_fenced = False
        for line in map(str.strip, pages.get(f"{page}.md", "").split("\n")):
            is_fenced ^= line.startswith("```")
            if not line or is_fenced or line.startswith(("#", "```", "To start:", "Tick when done", "You are away")):
                continue
            if line != "[[Home]]" and seen.setdefault(line, page) != page:
                found.append(f"{line} stands on {seen[line]} and on {page}")
    return found
