"""Document plan: a document that we exported and an index to what an import would do with it: notes where none are, at
the paths that they had; of a person who has a note the days of contact that are missing there."""

from collections.abc import Iterable, Mapping

from vaultkit.cli.import_plan import ImportPlan, Left, Made
from vaultkit.cli.input.import_plan import plan_people
from vaultkit.cli.input.imported import NewNotes
from vaultkit.exchange.birthdays import card_birthday
from vaultkit.exchange.document import ContactEntry, EventEntry, GoalEntry, GroupEntry, PersonEntry
from vaultkit.exchange.document_file import Entries
from vaultkit.exchange.matching import SaysSame
from vaultkit.exchange.records import Card, Contacted, Contents, Plain
from vaultkit.model.names import fold
from vaultkit.model.record import Event, Goal, Group, Kind
from vaultkit.syntax.dates import parse_day

SOURCE = "json"
IMPORTED = "#imported"

_LINKED = str.maketrans(dict.fromkeys("[]|#^\n\r", " "))


def plan_document(
    entries: Entries, notes: NewNotes, *, says_same: SaysSame, yes_names: bool, no_names: bool
) -> ImportPlan:
    """What an import of a document would do."""
    in_groups = {(name, group.name) for _, group in entries.groups for name in group.people}
    events = {entry.path for _, entry in entries.events if entry.path}
    paths = {place: entry.path for place, entry in entries.people}
    cards = tuple(_card(place, entry, in_groups, events) for place, entry in entries.people)
    contents = Contents(cards=cards, faults=entries.faults)
    notes.keep_paths(paths)
    plan = plan_people(contents, notes, source=SOURCE, region="", says_same=says_same)
    index = notes.index
    people = {entry.name for _, entry in entries.people}
    others = _Others(notes, yes_names=yes_names, no_names=no_names)
    for place, event in entries.events:
        twins = [one for one in index.events if _is_twin(one, event.name) and one.day == parse_day(event.date or "")]
        others.take(Kind.EVENT, place, event.name, event.path, _event_values(event, people), twins)
    for place, group in entries.groups:
        known = [one for one in index.groups if _is_twin(one, group.name)]
        others.take(Kind.GROUP, place, group.name, group.path, _group_values(group), known)
    for place, goal in entries.goals:
        same = [one for one in index.goals if _is_twin(one, goal.name)]
        others.take(Kind.GOAL, place, goal.name, goal.path, _goal_values(goal), same)
    return plan.joined(others.plan())


def _is_twin(one: Event | Group | Goal, name: str) -> bool:
    return fold(one.name) == fold(name.rpartition("/")[2])


class _Others:
    """The notes that are no person's, one after another; whose path has a note of the same kind is that note."""

    def __init__(self, notes: NewNotes, *, yes_names: bool, no_names: bool) -> None:
        self._notes, self._yes, self._no = notes, yes_names, no_names
        self._made: list[Made] = []
        self._matched: list[Left] = []
        self._ambiguous: list[Left] = []

    def take(
        self,
        kind: Kind,
        place: str,
        name: str,
        path: str | None,
        values: Mapping[str, str | tuple[str, ...]],
        twins: Iterable[Event | Group | Goal],
    ) -> None:
        """Decides about one entry."""
        named = tuple(one.path for one in twins)
        if path and self._notes.index.kinds.get(path) is kind:
            self._matched.append(Left(name=name, place=place, paths=(path,), by="path"))
        elif named and self._yes:
            self._matched.append(Left(name=name, place=place, paths=named[:1], by="name"))
        elif named and not self._no:
            why = "the name is the same, and nothing else tells"
            self._ambiguous.append(Left(name=name, place=place, paths=named, why=why))
        else:
            self._made.append(self._notes.plain(Plain(name=name, place=place), kind, path or "", values))

    def plan(self) -> ImportPlan:
        return ImportPlan(made=tuple(self._made), matched=tuple(self._matched), ambiguous=tuple(self._ambiguous))


def _card(place: str, entry: PersonEntry, in_groups: set[tuple[str, str]], events: set[str]) -> Card:
    told = [one for one in entry.interactions if not (one.source == "event" and one.path in events)]
    floors = [one for one in told if one.source == "property"]
    met = next((one.date for one in floors if one.kind == "met"), "")
    last = max((one.date for one in floors if one.kind != "met"), default="")
    others: dict[str, tuple[str, ...]] = {
        "tier": _some(entry.tier),
        "cadence": _some(entry.cadence),
        "status": _some(entry.status),
        "relation": tuple(entry.relations),
        "field": tuple(entry.fields),
        "interests": tuple(entry.interests),
        "tags": tuple(tag for tag in entry.tags if tag != IMPORTED.removeprefix("#")),
        "goals": tuple(map(_link, entry.goals)),
        "group": tuple(_link(one) for one in entry.groups if (entry.name, one) not in in_groups),
        "met": _some(met),
        "last_contact": _some(last),
    }
    return Card(
        name=entry.name,
        place=place,
        aliases=tuple(entry.aliases),
        orgs=tuple(entry.orgs),
        roles=tuple(entry.roles),
        places=tuple(entry.places),
        emails=tuple(entry.emails),
        phones=tuple(entry.phones),
        urls=tuple(entry.urls),
        birthday=card_birthday(entry.birthday) if entry.birthday else None,
        connected=parse_day(entry.connected) if entry.connected else None,
        uid=entry.uid,
        is_own=True,
        others=tuple((name, values) for name, values in others.items() if values),
        contacts=tuple(dict.fromkeys(_contacts(told))),
        promises=tuple((one.text, one.due or "", one.direction) for one in entry.promises),
    )


def _contacts(told: Iterable[ContactEntry]) -> Iterable[Contacted]:
    for one in told:
        day = parse_day(one.date)
        if one.source != "property" and day is not None:
            yield Contacted(day=day, kind=one.kind, text=one.text.replace(IMPORTED, "").strip())


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _link(name: str) -> str:
    return f"[[{' '.join(name.translate(_LINKED).split())}]]"


def _event_values(entry: EventEntry, people: set[str]) -> dict[str, str | tuple[str, ...]]:
    return {
        "date": f"{entry.date or ''} {entry.time or ''}".strip(),
        "end": entry.end or "",
        "people": tuple(_link(name) if name in people else name for name in entry.people),
        "group": _link(entry.group) if entry.group else "",
        "place": tuple(entry.places),
        "format": entry.format or "",
        "status": entry.status or "",
        "answer_by": entry.answer_by or "",
        "resonated": "" if entry.resonated is None else f"{entry.resonated:g}",
        "goals": tuple(map(_link, entry.goals)),
        "tags": tuple(entry.tags),
    }


def _group_values(entry: GroupEntry) -> dict[str, str | tuple[str, ...]]:
    return {
        "stage": entry.stage or "",
        "cadence": str(entry.cadence_days or ""),
        "since": entry.since or "",
        "people": tuple(map(_link, entry.people)),
        "goals": tuple(map(_link, entry.goals)),
        "tags": tuple(entry.tags),
    }


def _goal_values(entry: GoalEntry) -> dict[str, str | tuple[str, ...]]:
    return {
        "status": entry.status,
        "wants": tuple(entry.wants),
        "review": entry.review or "",
        "horizon": entry.horizon or "",
    }
