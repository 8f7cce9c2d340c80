"""Lists: the reconnection of a day to its lists of people by name, and to a person's places on them."""

from collections.abc import Mapping

from vaultkit.model.view import Entry, Reconnection

TITLES = {
    "plan": "This week",
    "follow_up": "Follow up",
    "keep_in_touch": "Keep in touch",
    "wake_up": "Wake up",
    "upcoming": "Coming up",
    "never_followed_up": "Met once, never followed up",
    "untracked": "Not kept track of yet",
}
"""The lists in the order in which they are told, each by its name in JSON, with its title."""
_OF_ALL = frozenset({"plan", "upcoming"})


def reconnection_lists(lists: Reconnection) -> dict[str, tuple[Entry, ...]]:
    """The day's lists by name, the week's plan first, each complete and in order."""
    return {name: getattr(lists, name) for name in TITLES}


def told_once(lists: Mapping[str, tuple[Entry, ...]], most: int | None = None) -> dict[str, tuple[Entry, ...]]:
    """The lists without those of the week's plan, as far as they stand among the first `most` there. What comes up is
    told of them, too: it is another fact."""
    planned = {entry.person.path for entry in lists.get("plan", ())[:most]} - {""}
    return {
        name: tuple(entry for entry in entries if name in _OF_ALL or entry.person.path not in planned)
        for name, entries in lists.items()
    }


def places_of(path: str, lists: Reconnection) -> tuple[tuple[str, int, Entry], ...]:
    """The lists that a person is on, by the path of their note: the list's name, the place on it (1 is the first), and
    the entry."""
    return tuple(
        (name, number, entry)
        for name, entries in reconnection_lists(lists).items()
        for number, entry in enumerate(entries, start=1)
        if entry.person.path == path
    )
