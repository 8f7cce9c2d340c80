"""Clusters: the fields, organisations and groups that people are part of, whether half of the circle
is in one, and who is the only link into what a goal names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from vaultkit.measures.goals import topics_of
from vaultkit.measures.known_people import Known
from vaultkit.measures.standing import is_past, is_wanted
from vaultkit.measures.vocabulary import Vocabulary
from vaultkit.model.measures import Cluster, Side
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.record import Goal, Group

KINDS = ("field", "org", "group")
SPEAKS_FROM = 5
"""Of fewer people nothing is said."""

Members = Mapping[str, Mapping[Cluster, tuple[str, ...]]]


class Mine(Struct, frozen=True):
    """What somebody is part of, and what else the note says of them in a word."""

    path: str
    fields: tuple[str, ...]
    orgs: tuple[str, ...]
    groups: tuple[str, ...]
    words: tuple[str, ...]


def of_each(people: Iterable[Known], memory: Memory) -> tuple[Mine, ...]:
    """What everybody is part of who is neither let go nor faded."""
    return tuple(filter(None, memory.each("what people are part of", _mine).of(people)))


def _mine(one: Known) -> Mine | None:
    person = one.person
    if is_past(person):
        return None
    return Mine(
        path=person.path,
        fields=person.fields,
        orgs=person.orgs,
        groups=person.groups,
        words=(*person.roles, *person.tags, *person.interests),
    )


def members_of(every: Sequence[Mine], groups: Iterable[Group], names: Mapping[str, str], memory: Memory) -> Members:
    """Everybody on record in each cluster, by path, kind by kind; clusters by their key; the very same while these are
    part of the same."""
    told = tuple(groups)
    return memory.once("members", lambda: _members_of(every, told, names), every, told, names)


def _members_of(every: Iterable[Mine], groups: Iterable[Group], names: Mapping[str, str]) -> Members:
    joined: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for member in group.people:
            joined[member].append(group.path)
    found: dict[str, dict[str, list[str]]] = {kind: defaultdict(list) for kind in KINDS}
    first: dict[tuple[str, str], Cluster] = {}
    made: dict[tuple[str, str], Cluster] = {}

    def cluster_of(kind: str, thing: str) -> Cluster:
        known = made.get((kind, thing))
        if known is None:
            known = made[kind, thing] = _cluster(kind, thing, names)
        return known

    for one in every:
        things = {"field": one.fields, "org": one.orgs, "group": (*one.groups, *joined.get(one.path, ()))}
        for kind, mine in things.items():
            clusters = {c.key: c for thing in mine if (c := cluster_of(kind, thing)).key}
            for key, cluster in clusters.items():
                first.setdefault((kind, key), cluster)
                found[kind][key].append(one.path)
    return {kind: {first[kind, key]: tuple(found[kind][key]) for key in sorted(found[kind])} for kind in KINDS}


def _cluster(kind: str, thing: str, names: Mapping[str, str]) -> Cluster:
    if thing in names:
        return Cluster(kind=kind, key=thing, name=names[thing], path=thing)
    name = thing.strip()
    return Cluster(kind=kind, key=name.casefold(), name=name)


def sole_links(
    members: Members, every: Sequence[Mine], people: Mapping[str, Known], goals: Iterable[Goal], memory: Memory
) -> Mapping[str, tuple[Cluster, ...]]:
    """The people, by path, who are the only link into what an active goal names, and into what.

    Somebody leads into a field or organisation whose own fields, organisations or groups speak of it: who works at
    Nordlicht Robotics is one in robotics. Its only link is the one person with a contact in the last 365 days; where
    there is none, the one person with any contact at all. Where the role, a tag or the interests of somebody else speak
    of it, nobody is the only one."""
    vocabulary, inside = memory.once("names of clusters", lambda: _named(members), Identities((members,)))
    drawn = memory.once("words of people", lambda: Vocabulary({one.path: one.words for one in every}), every)
    found: dict[str, list[Cluster]] = defaultdict(list)
    for wanted in _wished(goals):
        leading = {path for key in vocabulary.speaking_of(wanted.name) for path in inside[key]}
        link = _only_link([people[path] for path in sorted(leading)])
        if link and not any(people[path].facts.is_alive for path in drawn.speaking_of(wanted.name) - {link}):
            found[link].append(wanted)
    return {path: tuple(found[path]) for path in sorted(found)}


def _named(members: Members) -> tuple[Vocabulary, Mapping[str, tuple[str, ...]]]:
    """The names of the clusters, and who is in each, by its kind and key."""
    every = {f"{kind}:{cluster.key}": (cluster, paths) for kind in KINDS for cluster, paths in members[kind].items()}
    names = {key: [cluster.name] for key, (cluster, _) in every.items()}
    return Vocabulary(names), {key: paths for key, (_, paths) in every.items()}


def _wished(goals: Iterable[Goal]) -> Iterator[Cluster]:
    """The fields and organisations that the goals name, each once."""
    seen: set[str] = set()
    for goal in goals:
        topics = (*(("field", topic) for topic in topics_of(goal)), *(("org", want.org) for want in goal.wants))
        for kind, topic in topics:
            name = topic.strip()
            if name and name.casefold() not in seen:
                seen.add(name.casefold())
                yield Cluster(kind=kind, key=name.casefold(), name=name)


def _only_link(people: list[Known]) -> str:
    links = [one for one in people if one.facts.is_alive]
    if not links:
        links = [
            one
            for one in people
            if one.facts.days and not one.facts.is_from_import and not is_wanted(one.person, one.contacts)
        ]
    return links[0].person.path if len(links) == 1 else ""


def sides(members: Members, people: Mapping[str, Known]) -> Iterator[Side]:
    """The cluster of each kind in which half or more of the live ties are; none of fewer than five live ties."""
    live = sum(one.facts.is_alive for one in people.values())
    if live < SPEAKS_FROM:
        return
    for kind in KINDS:
        sizes = {c: sum(people[path].facts.is_alive for path in paths) for c, paths in members[kind].items()}
        largest = max(sizes, key=lambda cluster: sizes[cluster], default=None)
        if largest is not None and 2 * sizes[largest] >= live:
            yield Side(cluster=largest, people=sizes[largest], of=live)
