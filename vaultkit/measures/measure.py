"""Measure: an index to everything that the practices say in quantities, worked out once, about what may be shown."""

from datetime import timedelta

from msgspec.structs import replace

from vaultkit.measures.clusters import members_of, sides, sole_links
from vaultkit.measures.events import by_attendance, in_order, series_of
from vaultkit.measures.follow_ups import follow_ups_of
from vaultkit.measures.giving import thanks_owed
from vaultkit.measures.goals import fits_of, served, serving
from vaultkit.measures.groups import memberships_of
from vaultkit.measures.introductions import ways_to
from vaultkit.measures.person_days import recent_days
from vaultkit.measures.proposals import refused_in
from vaultkit.measures.shown import Shown, shown
from vaultkit.measures.ties import background_of, known_people, ties_of
from vaultkit.measures.touches import is_planned, touches_of
from vaultkit.measures.traits import traits_of
from vaultkit.measures.wants import want_states
from vaultkit.measures.work import work_of
from vaultkit.measures.yields import yields_of
from vaultkit.model.all_contacts import AllContacts
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.measures import Measures
from vaultkit.model.memory import Identities, Memory
from vaultkit.model.period import period_of

YEAR_DAYS = 365


def measure(index: Index, memory: Memory | None = None) -> Measures:
    """The quantities of an index as of its day; what is private is left out before anything is counted. A `memory` that
    is kept between runs leaves to a run what has changed since."""
    memory = memory or Memory()
    return _measured(shown(index, memory), memory)


def measure_about(index: Index, path: str) -> Measures:
    """The quantities for an answer about one record: with nothing left out when that one is hidden itself."""
    return about(measure(index), index, path)


def about(m: Measures, index: Index, path: str) -> Measures:
    """The same, of an index that is measured already."""
    return measure(replace(index, private=frozenset(), hidden=Hidden())) if path in m.hidden.paths else m


def _measured(what: Shown, memory: Memory) -> Measures:
    index, today = what.index, what.index.today
    week, names = period_of("week", today), index.names
    goals = sorted(index.goals, key=lambda goal: goal.path)
    active = tuple(goal for goal in goals if goal.status == "active")
    groups = {group.path: group for group in sorted(index.groups, key=lambda group: group.path)}
    same_events = Identities(index.events)
    events = memory.once("events in order", lambda: in_order(index.events), same_events)
    attendance = memory.once("events by attendance", lambda: by_attendance(events.values()), same_events)
    work = memory.once("work", lambda: work_of(events.values()), same_events)

    known = known_people(index, what.hidden, memory)
    people, persons = {one.person.path: one for one in known}, [one.person for one in known]
    members = members_of(persons, groups.values(), names, memory)
    links = sole_links(members, people, active, memory)
    background = background_of(index, known, memory)
    ties = ties_of(index, known, background, links, what.hidden, memory)
    contacts = memory.once("contacts", lambda: AllContacts(ties, today, memory), Identities((ties,)), today)

    pages = sorted(index.pages.items())
    on_page = [item for _, page in pages if page.key == week.key for item in page.items]
    traits = traits_of(persons, events.values(), groups.values(), active, memory)
    of = Identities((traits,)), active
    found = ways_to(ties, events.values(), groups.values(), active, today, memory) if active else {}
    ways = memory.same("ways", found)
    of_wants = Identities((traits, ties, ways)), active
    wants = memory.once("wants", lambda: want_states(active, traits, ties, ways, memory), *of_wants)
    services = memory.once("services", lambda: {goal.path: served(traits, goal) for goal in active}, *of)
    goals_of = memory.once("serving", lambda: serving(services), *of)
    fits = memory.once("fits", lambda: fits_of(persons, traits, active, memory), *of)
    touches = index.boundaries.touches_per_week
    return Measures(
        today=today,
        week=week,
        settings=index.settings,
        boundaries=index.boundaries,
        hidden=what.hidden,
        names=names,
        titles=index.titles,
        ties=ties,
        events=events,
        groups=groups,
        goals={goal.path: goal for goal in goals},
        dated=index.dated,
        unknown=index.unknown,
        contacts=contacts,
        begun=background.begun,
        by_attendance=attendance,
        taken=what.taken,
        work=work,
        series=memory.once(
            "series",
            lambda: series_of((event for event in index.events if event.path not in work), what.hidden.tainted),
            same_events,
            what.hidden.tainted,
        ),
        yields=memory.same("yields", yields_of(attendance.get("attended", ()), ties, today)),
        memberships=memory.once(
            "memberships",
            lambda: memberships_of(groups.values(), events.values(), goals_of, ties, index.boundaries, today, memory),
            Identities((ties, events, goals_of, *groups.values())),
            index.boundaries,
            today,
        ),
        follow_ups=memory.once(
            "follow-ups",
            lambda: follow_ups_of(ties, events, fits, touches, today),
            Identities((ties, events, fits)),
            touches,
            today,
        ),
        active=active,
        served=services,
        serving=goals_of,
        wants=wants,
        fits=fits,
        members=members,
        sides=tuple(sides(members, people)),
        thanks=thanks_owed(ties, recent_days(contacts), today - timedelta(days=YEAR_DAYS), today),
        ticked={pending.id: pending.location for pending in index.pending},
        touches=touches_of(index.pages, ties, week),
        plan=tuple(filter(is_planned, on_page)),
        boxes={item.id: item.status for item in on_page},
        refused=refused_in(page for _, page in pages),
        counted=index.counted,
        taken_back=frozenset(index.taken_back),
        pages={path: page.key for path, page in pages},
    )
