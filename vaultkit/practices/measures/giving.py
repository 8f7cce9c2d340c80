"""Giving: what the tags of contacts say of help given, asked for and received, and which thanks are owed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Interaction, Person
from vaultkit.practices.measures.serving import is_let_go
from vaultkit.practices.measures.ties import met_days
from vaultkit.practices.measures.touches import contacts, shown_people, told

_THANKS = ("thank", "danke", "merci")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """What somebody did for one without a thank-you or a favour since: on which day, the words as noted, and whom they
    introduced (a path, "" when it was help)."""

    person: str
    day: date
    text: str = ""
    introduced: str = ""
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """People, by path, in the days asked about: whom one gave something, who helped, with whom introductions were
    made, and whom one asked without a favour to them in these days."""

    gave: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    intro: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gave or self.helped or self.intro or self.asked)


def balance(index: Index, first: date, last: date) -> Balance:
    """Who gave and who took from the first to the last day."""
    tagged: dict[str, set[str]] = {"gave": set(), "helped": set(), "intro": set(), "asked": set()}
    for contact in contacts(index, first, last, depth=0.0):
        for tag in contact.tags:
            if tag in tagged:
                tagged[tag].add(contact.person)
    return Balance(
        gave=tuple(sorted(tagged["gave"])),
        helped=tuple(sorted(tagged["helped"])),
        intro=tuple(sorted(tagged["intro"])),
        asked=tuple(sorted(tagged["asked"] - tagged["gave"])),
    )


def thanks_owed(index: Index, first: date, last: date) -> tuple[Thanks, ...]:
    """The newest help or introduction of each person from the first to the last day that nothing was given or said
    for since; the oldest first."""
    introduced = _introductions(index, first, last)
    people = (p for p in shown_people(index) if not is_let_go(p))
    found = (_owed(index, p, introduced.get(p.path, ()), first, last) for p in people)
    return tuple(sorted((t for t in found if t), key=lambda t: (t.day, t.person)))


def _owed(index: Index, person: Person, introduced: Sequence[Thanks], first: date, last: date) -> Thanks | None:
    history = [i for i in index.history.get(person.path, ()) if i.day <= last]
    every = [*introduced, *(_helped(index, i) for i in history if "helped" in i.tags and first <= i.day)]
    if not every:
        return None
    newest = max(every, key=lambda t: (t.day, t.introduced))
    thanked = any(i.day >= newest.day and _gives(i) for i in history)
    return None if thanked else newest


def _introductions(index: Index, first: date, last: date) -> Mapping[str, list[Thanks]]:
    """Whom each person, by path, introduced to one in these days."""
    found: dict[str, list[Thanks]] = defaultdict(list)
    days = met_days(index, last)
    for other in shown_people(index):
        met = days.get(other.path)
        if met and first <= met <= last:
            for ref in other.via:
                thanks = Thanks(person=ref.path, day=met, introduced=other.path, location=other.location)
                found[ref.path].append(thanks)
    return found


def _helped(index: Index, contact: Interaction) -> Thanks:
    return Thanks(person=contact.person, day=contact.day, text=told(index, contact.text), location=contact.location)


def _gives(contact: Interaction) -> bool:
    return "gave" in contact.tags or any(word in contact.text.casefold() for word in _THANKS)
