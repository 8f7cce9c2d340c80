"""Clusters: the fields, organisations and groups that people are part of, whether half of the circle
is in one, and who is the only link into what a goal names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter, itemgetter

from vaultkit.measures.standing import is_past, is_wanted
from vaultkit.measures.ties import Known
from vaultkit.measures.traits import topics_of
from vaultkit.measures.vocabulary import Vocabulary
from vaultkit.model.measures import Cluster, Side
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.record import Goal, Group, Person

KINDS = ("field", "org", "group")
SPEAKS_FROM = 5
"""Of fewer people nothing is said."""

Members = Mapping[str, Mapping[Cluster, tuple[str, ...]]]
_Kept = dict[str, list[tuple[Cluster, tuple[str, ...]]]]
_KEY = itemgetter(0)
_PARTS = attrgetter("fields", "orgs", "groups")
_TOLD = attrgetter("path", "status", "faded", "fields", "orgs", "groups")
_WORDS = attrgetter("path", "status", "faded", "roles", "tags", "interests")


def members_of(people: Sequence[Person], groups: Iterable[Group], names: Mapping[str, str], memory: Memory) -> Members:
    """Everybody on record in each cluster who is neither let go nor faded, by path, kind by kind; clusters by their
    key; the very same while these are part of the same. The people are in the order of their paths."""
    joined = tuple([(group.path, group.people) for group in groups])
    told = memory.each("what people are part of", _TOLD).of(people)

    def kept() -> Members:
        things = _things(people).union(group for group, _ in joined)
        named = {thing: names[thing] for thing in things if thing in names}
        made = memory.rows.value_of(
            people, "clusters", _Kept, lambda: (joined, named), lambda: _members_of(people, joined, names)
        )
        return {kind: dict(made[kind]) for kind in KINDS}

    return memory.once("members", kept, told, joined, names)


def _things(people: Iterable[Person]) -> set[str]:
    return set(chain.from_iterable(chain.from_iterable(map(_PARTS, people))))


def _members_of(
    people: Iterable[Person], groups: Iterable[tuple[str, Sequence[str]]], names: Mapping[str, str]
) -> dict[str, list[tuple[Cluster, tuple[str, ...]]]]:
    joined: dict[str, list[str]] = defaultdict(list)
    for group, members in groups:
        for member in members:
            joined[member].append(group)
    found: dict[str, dict[str, tuple[Cluster, list[str]]]] = {kind: {} for kind in KINDS}
    made: dict[str, dict[str, Cluster]] = {kind: {} for kind in KINDS}
    for one in people:
        if is_past(one):
            continue
        path = one.path
        theirs = (*one.groups, *joined[path]) if path in joined else one.groups
        parts: tuple[tuple[str, ...], ...] = one.fields, one.orgs, theirs
        for kind, mine in zip(KINDS, parts, strict=True):
            known, inside = made[kind], found[kind]
            clusters: dict[str, Cluster] = {}
            for thing in mine:
                if (cluster := known.get(thing)) is None:
                    cluster = known[thing] = _cluster(kind, thing, names)
                clusters[cluster.key] = cluster
            for key, cluster in clusters.items():
                if key in inside:
                    inside[key][1].append(path)
                elif key:
                    inside[key] = cluster, [path]
    return {
        kind: [(cluster, tuple(paths)) for _, (cluster, paths) in sorted(inside.items(), key=_KEY)]
        for kind, inside in found.items()
    }


def _cluster(kind: str, thing: str, names: Mapping[str, str]) -> Cluster:
    if thing in names:
        return Cluster(kind=kind, key=thing, name=names[thing], path=thing)
    name = thing.strip()
    return Cluster(kind=kind, key=name.casefold(), name=name)


def sole_links(
    members: Members, people: Mapping[str, Known], goals: Iterable[Goal], memory: Memory
) -> Mapping[str, tuple[Cluster, ...]]:
    """The people, by path, who are the only link into what an active goal names, and into what.

    Somebody leads into a field or organisation whose own fields, organisations or groups speak of it: who works at
    Nordlicht Robotics is one in robotics. Its only link is the one person with a contact in the last 365 days; where
    there is none, the one person with any contact at all. Where the role, a tag or the interests of somebody else speak
    of it, nobody is the only one."""
    vocabulary, inside = memory.once("names of clusters", lambda: _named(members), Identities((members,)))
    drawn = cache(lambda: _drawn([one.person for one in people.values()], memory))
    found: dict[str, list[Cluster]] = defaultdict(list)
    for wanted in _wished(goals):
        leading = {path for key in vocabulary.speaking_of(wanted.name) for path in inside[key]}
        link = _only_link([people[path] for path in leading])
        if link and not any(people[path].facts.is_alive for path in drawn().speaking_of(wanted.name) - {link}):
            found[link].append(wanted)
    return {path: tuple(found[path]) for path in sorted(found)}


def _drawn(people: Sequence[Person], memory: Memory) -> Vocabulary:
    """What else the notes of those who are neither let go nor faded say of them in a word."""
    return memory.once("words of people", lambda: _words_of(people), memory.each("words of each", _WORDS).of(people))


def _words_of(people: Iterable[Person]) -> Vocabulary:
    return Vocabulary({one.path: (*one.roles, *one.tags, *one.interests) for one in people if not is_past(one)})


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
    """The path of the only one of the people who leads anywhere, "" where there are several."""
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
