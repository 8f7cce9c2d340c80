"""Lists: the views of a day to its lists of people by name, and to how a person stands on them."""

from vaultkit.model.index import Index
from vaultkit.model.record import Person, Ref
from vaultkit.model.view import Entry, Views

TITLES = {
    "plan": "This week",
    "follow_up": "Follow up",
    "keep_in_touch": "Keep in touch",
    "wake_up": "Wake up",
    "upcoming": "Coming up",
    "never_followed_up": "Met once, never followed up",
    "untracked": "Without a tier or a cadence yet",
}
"""The lists in the order in which they are told, each by its name in JSON, with its title."""


def reconnection_lists(views: Views) -> dict[str, tuple[Entry, ...]]:
    """The day's lists by name, the week's plan first, each complete and in order."""
    lists = views.reconnection
    return {"plan": views.week.plan, **{name: getattr(lists, name) for name in TITLES if name != "plan"}}


def places_of(person: Person, views: Views) -> tuple[tuple[str, int, Entry], ...]:
    """The lists that a person is on: the list's name, the place on it (1 is the first), and the entry."""
    return tuple(
        (name, number, entry)
        for name, entries in reconnection_lists(views).items()
        for number, entry in enumerate(entries, start=1)
        if entry.person.path == person.path
    )


def standing_entry(person: Person, views: Views, index: Index) -> Entry:
    """How a person stands on the day, whether or not they are on a list."""
    history = index.history.get(person.path, ())
    last = max((one.day for one in history), default=None)
    return Entry(
        person=Ref(name=person.name, path=person.path),
        standing=dict(views.reconnection.standings).get(person.path, ""),
        last_contact=last,
        silence=(views.today - last).days if last else None,
    )
