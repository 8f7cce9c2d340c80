"""Clusters: the fields, organisations and groups that people are part of, how evenly the circle is spread over them,
and who is the only link into one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.record import Goal, Person
from vaultkit.model.view import Quote, Words
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.serving import (
    active_goals,
    is_alive,
    is_let_go,
    last_contact,
    named,
    speaks_of,
    topics_of,
)
from vaultkit.practices.measures.touches import shown_people

KINDS = ("field", "org", "group")
SPEAKS_FROM = 5
"""A spread over fewer people is not told."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Cluster:
    """A field, an organisation or a group: its kind, the key under which its spellings meet, and its name; `path` is
    that of its note, "" for none."""

    kind: str
    key: str
    name: str
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How the live ties are spread over the clusters of one kind.

    `effective` is the number of equally large clusters that would be as diverse, 1 / sum of squared shares (the
    inverse Simpson index); `clusters` how many there are, `people` how many ties stand in one, `largest` the one
    with the most."""

    kind: str
    effective: float
    clusters: int
    people: int
    largest: Cluster
    share: float


def clusters_by_person(index: Index, kind: str) -> Mapping[str, tuple[Cluster, ...]]:
    """The clusters of one kind that each person, by path, is part of, each once; private people and groups left out,
    and people that are let go."""
    private = {g.path for g in index.groups if g.private}
    joined: dict[str, list[str]] = defaultdict(list)
    for group in index.groups if kind == "group" else ():
        for member in group.people:
            joined[member].append(group.path)
    found = {}
    for person in shown_people(index):
        things = {"field": person.fields, "org": person.orgs}.get(kind, (*person.groups, *joined[person.path]))
        mine = {c.key: c for thing in things if thing not in private and (c := _cluster(index, kind, thing)).key}
        if mine and not is_let_go(person):
            found[person.path] = tuple(mine.values())
    return found


def _cluster(index: Index, kind: str, thing: str) -> Cluster:
    if thing in index.names:
        return Cluster(kind=kind, key=thing, name=index.names[thing], path=thing)
    name = named(index, (thing,))[0].strip()
    return Cluster(kind=kind, key=name.casefold(), name=name)


def cluster_words(index: Index, cluster: Cluster) -> Words:
    """The name of a cluster: a link when it has a note, else the user's word."""
    return (reference(index, cluster.path) if cluster.path else Quote(text=cluster.name),)


def members(index: Index, kind: str) -> Mapping[Cluster, tuple[Person, ...]]:
    """Everybody on record in each cluster of one kind, by path; clusters by their key."""
    found: dict[str, list[Person]] = defaultdict(list)
    first: dict[str, Cluster] = {}
    clusters = clusters_by_person(index, kind)
    for person in shown_people(index):
        for cluster in clusters.get(person.path, ()):
            first.setdefault(cluster.key, cluster)
            found[cluster.key].append(person)
    return {first[key]: tuple(found[key]) for key in sorted(found)}


def spread(index: Index, kind: str, today: date) -> Spread | None:
    """The spread of the live ties over the clusters of one kind, each person counting once, shared between their
    clusters; None from fewer than five people."""
    weights: dict[str, float] = defaultdict(float)
    names: dict[str, Cluster] = {}
    people = 0
    clusters = clusters_by_person(index, kind)
    for person in shown_people(index):
        mine = clusters.get(person.path, ()) if is_alive(index, person, today) else ()
        people += bool(mine)
        for cluster in mine:
            names.setdefault(cluster.key, cluster)
            weights[cluster.key] += 1 / len(mine)
    if people < SPEAKS_FROM:
        return None
    largest = max(sorted(weights), key=lambda key: weights[key])
    return Spread(
        kind=kind,
        effective=effective_number(weights.values()),
        clusters=len(weights),
        people=people,
        largest=names[largest],
        share=weights[largest] / sum(weights.values()),
    )


def effective_number(weights: Iterable[float]) -> float:
    """The inverse Simpson index of some weights, 1 / sum of squared shares; 0 when there are none."""
    values = [weight for weight in weights if weight > 0]
    total = sum(values)
    return 1 / sum((value / total) ** 2 for value in values) if total else 0.0


def bridges(index: Index, today: date) -> Mapping[str, tuple[Cluster, ...]]:
    """The people, by path, who are the only link into clusters, and into which.

    A cluster counts when somebody else in it is on record too, or when an active goal names it. Its only link is the
    one person with a contact in the last 365 days; where there is none, the one person with any contact at all."""
    goals = active_goals(index)
    found: dict[str, list[Cluster]] = defaultdict(list)
    for kind in KINDS:
        for cluster, people in members(index, kind).items():
            link = _only_link(index, people, today)
            if link and (len(people) > 1 or any(_names(goal, cluster) for goal in goals)):
                found[link.path].append(cluster)
    return {path: tuple(found[path]) for path in sorted(found)}


def _only_link(index: Index, people: tuple[Person, ...], today: date) -> Person | None:
    alive = [p for p in people if is_alive(index, p, today)]
    if not alive:
        alive = [p for p in people if p.status != "wanted" and last_contact(index, p.path, today)]
    return alive[0] if len(alive) == 1 else None


def _names(goal: Goal, cluster: Cluster) -> bool:
    topics = topics_of(goal) if cluster.kind == "field" else tuple(w.org for w in goal.wants if w.org)
    if cluster.kind == "group":
        return False
    return any(speaks_of(topic, (cluster.name,)) for topic in topics)
