"""Effort: what the days of a period were spent on, goal by goal."""

from dataclasses import dataclass
from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.practices.measures.gatherings import attended
from vaultkit.practices.measures.serving import active_goals, event_serves, person_serves
from vaultkit.practices.measures.touches import LIGHT, REAL, contacts, shown_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What one goal got ("" for what served none): events attended, the hours noted for them (None: for none of them),
    real conversations, and with how many people there was contact."""

    goal: str
    events: int = 0
    hours: float | None = None
    noted: int = 0
    conversations: int = 0
    people: int = 0
    location: Location | None = None

    @property
    def is_none(self) -> bool:
        """Whether nothing went to it."""
        return not (self.events or self.conversations or self.people)


def efforts(index: Index, first: date, last: date) -> tuple[Effort, ...]:
    """What each active goal got from the first to the last day, by path, and at the end what served none of them; an
    event or a person that serves two goals counts for both."""
    goals = active_goals(index)
    events = [e for e in attended(index, last) if e.day and e.day >= first]
    touched = contacts(index, first, last, depth=LIGHT)
    served: dict[str, tuple[set[str], set[str]]] = {}
    for goal in goals:
        people = {p.path for p in shown_people(index) if person_serves(index, p, goal)}
        served[goal.path] = ({e.path for e in events if event_serves(index, e, goal)}, people)
    found = []
    every_event = {path for some, _ in served.values() for path in some}
    every_person = {path for _, some in served.values() for path in some}
    rest = ({e.path for e in events} - every_event, {i.person for i in touched} - every_person)
    for goal_path, (event_paths, people) in (*served.items(), ("", rest)):
        mine = [e for e in events if e.path in event_paths]
        hours = [e.hours for e in mine if e.hours is not None]
        met = [i for i in touched if i.person in people]
        talks = {(i.person, i.day) for i in met if i.depth >= REAL and not i.event}
        found.append(
            Effort(
                goal=goal_path,
                events=len(mine),
                hours=sum(hours) if hours else None,
                noted=len(hours),
                conversations=len(talks),
                people=len({i.person for i in met}),
                location=next((g.location for g in goals if g.path == goal_path), None),
            )
        )
    return tuple(found)
