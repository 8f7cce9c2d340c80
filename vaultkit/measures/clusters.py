"""Clusters: the fields, organisations and groups that people are part of, how evenly the circle is spread over them,
and who is the only link into one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from vaultkit.measures.goals import topics_of
from vaultkit.measures.standing import is_past, is_wanted
from vaultkit.measures.ties import Known
from vaultkit.measures.vocabulary import Vocabulary
from vaultkit.model.measures import Cluster, Spread
from vaultkit.model.record import Goal, Group

KINDS = ("field", "org", "group")
SPEAKS_FROM = 5
"""A spread over fewer people is not told."""

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
    """The people, by path, who are the only link into clusters, and into which.

    A cluster counts when somebody else in it is on record too, or when an active goal names it. Its only link is the
    one person with a contact in the last 365 days; where there is none, the one person with any contact at all."""
    wished = _named_by(tuple(goals), members)
    found: dict[str, list[Cluster]] = defaultdict(list)
    for kind in KINDS:
        for cluster, paths in members[kind].items():
            link = _only_link([people[path] for path in paths])
            if link and (len(paths) > 1 or cluster in wished):
                found[link].append(cluster)
    return {path: tuple(found[path]) for path in sorted(found)}


def _only_link(people: list[Known]) -> str:
    links = [one for one in people if one.is_alive]
    if not links:
        links = [one for one in people if one.days and not is_wanted(one.person, one.history)]
    return links[0].person.path if len(links) == 1 else ""


def _named_by(goals: Iterable[Goal], members: Members) -> frozenset[Cluster]:
    """The fields and organisations that one of the goals names."""
    found: set[Cluster] = set()
    for kind in ("field", "org"):
        by_key = {cluster.key: cluster for cluster in members[kind]}
        vocabulary = Vocabulary({key: (cluster.name,) for key, cluster in by_key.items()})
        for goal in goals:
            topics = topics_of(goal) if kind == "field" else tuple(want.org for want in goal.wants if want.org)
            found.update(by_key[key] for topic in topics for key in vocabulary.speaking_of(topic))
    return frozenset(found)


def spreads(members: Members, people: Mapping[str, Known]) -> Iterator[Spread]:
    """The spread of the live ties over the clusters of each kind, each person counting once, shared between their
    clusters; none from fewer than five people."""
    for kind in KINDS:
        live = {cluster: [path for path in paths if people[path].is_alive] for cluster, paths in members[kind].items()}
        mine: dict[str, int] = defaultdict(int)
        for paths in live.values():
            for path in paths:
                mine[path] += 1
        if len(mine) < SPEAKS_FROM:
            continue
        weights = {cluster: sum(1 / mine[path] for path in paths) for cluster, paths in live.items() if paths}
        largest = max(weights, key=lambda cluster: weights[cluster])
        yield Spread(
            kind=kind,
            effective=effective_number(weights.values()),
            clusters=len(weights),
            people=len(mine),
            largest=largest,
            share=weights[largest] / sum(weights.values()),
        )


def effective_number(weights: Iterable[float]) -> float:
    """The inverse Simpson index of some weights, 1 / sum of squared shares; 0 when there are none."""
    values = [weight for weight in weights if weight > 0]
    total = sum(values)
    return 1 / sum((value / total) ** 2 for value in values) if total else 0.0
