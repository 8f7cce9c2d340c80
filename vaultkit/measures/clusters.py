"""Clusters: the fields, organisations and groups that people are part of, whether half of the circle
is in one, and who is the only link into what a goal names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from vaultkit.measures.goals import topics_of
from vaultkit.measures.standing import is_past, is_wanted
from vaultkit.measures.ties import Known
from vaultkit.measures.vocabulary import Vocabulary
from vaultkit.model.measures import Cluster, Side
from vaultkit.model.record import Goal, Group

KINDS = ("field", "org", "group")
SPEAKS_FROM = 5
"""Of fewer people nothing is said."""

Members = Mapping[str, Mapping[Cluster, tuple[str, ...]]]


def members_of(people: Iterable[Known], groups: Iterable[Group], names: Mapping[str, str]) -> Members:
    """Everybody on record in each cluster, by path, kind by kind; clusters by their key. Who is let go or faded is in
    none."""
    joined: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for member in group.people:
            joined[member].append(group.path)
    found: dict[str, dict[str, list[str]]] = {kind: defaultdict(list) for kind in KINDS}
    first: dict[tuple[str, str], Cluster] = {}
    for one in people:
        if is_past(one.person):
            continue
        things = {
            "field": one.person.fields,
            "org": one.person.orgs,
            "group": (*one.person.groups, *joined[one.person.path]),
        }
        for kind, mine in things.items():
            clusters = {c.key: c for thing in mine if (c := _cluster(kind, thing, names)).key}
            for key, cluster in clusters.items():
                first.setdefault((kind, key), cluster)
                found[kind][key].append(one.person.path)
    return {kind: {first[kind, key]: tuple(found[kind][key]) for key in sorted(found[kind])} for kind in KINDS}


def _cluster(kind: str, thing: str, names: Mapping[str, str]) -> Cluster:
    if thing in names:
        return Cluster(kind=kind, key=thing, name=names[thing], path=thing)
    name = thing.strip()
    return Cluster(kind=kind, key=name.casefold(), name=name)


def sole_links(
    members: Members, people: Mapping[str, Known], goals: Iterable[Goal]
) -> Mapping[str, tuple[Cluster, ...]]:
    """The people, by path, who are the only link into what an active goal names, and into what.

    Somebody leads into a field or organisation whose own fields, organisations or groups speak of it: who works at
    Nordlicht Robotics is one in robotics. Its only link is the one person with a contact in the last 365 days; where
    there is none, the one person with any contact at all. Where the role, a tag or the interests of somebody else speak
    of it, nobody is the only one."""
    names: dict[str, list[str]] = {}
    inside: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        for cluster, paths in members[kind].items():
            names[f"{kind}:{cluster.key}"] = [cluster.name]
            inside[f"{kind}:{cluster.key}"] = paths
    vocabulary = Vocabulary(names)
    told = {path: one.person for path, one in people.items() if not is_past(one.person)}
    drawn = Vocabulary({path: (*person.roles, *person.tags, *person.interests) for path, person in told.items()})
    found: dict[str, list[Cluster]] = defaultdict(list)
    for wanted in _wished(goals):
        leading = {path for key in vocabulary.speaking_of(wanted.name) for path in inside[key]}
        link = _only_link([people[path] for path in sorted(leading)])
        if link and not any(people[path].is_alive for path in drawn.speaking_of(wanted.name) - {link}):
            found[link].append(wanted)
    return {path: tuple(found[path]) for path in sorted(found)}


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
    links = [one for one in people if one.is_alive]
    if not links:
        links = [
            one for one in people if one.days and not one.is_from_import and not is_wanted(one.person, one.history)
        ]
    return links[0].person.path if len(links) == 1 else ""


def sides(members: Members, people: Mapping[str, Known]) -> Iterator[Side]:
    """The cluster of each kind in which half or more of the live ties are; none of fewer than five live ties."""
    live = sum(one.is_alive for one in people.values())
    if live < SPEAKS_FROM:
        return
    for kind in KINDS:
        sizes = {c: sum(people[path].is_alive for path in paths) for c, paths in members[kind].items()}
        largest = max(sizes, key=lambda cluster: sizes[cluster], default=None)
        if largest is not None and 2 * sizes[largest] >= live:
            yield Side(cluster=largest, people=sizes[largest], of=live)
