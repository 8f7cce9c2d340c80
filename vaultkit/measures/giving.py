"""Giving: what the tags of contacts say of help given, asked for and received, and which thanks are owed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter

from msgspec import Struct

from vaultkit.measures.person_days import Days, days_since
from vaultkit.model.measures import Measures, Thanks, Tie
from vaultkit.model.record import Interaction

_DAY = attrgetter("day")
_THANKS = ("thank", "danke", "merci")


class Balance(Struct, frozen=True, kw_only=True):
    """People, by path, in the days asked about: whom one gave something, who helped, with whom introductions were
    made, and whom one asked without a favour to them in these days."""

    gave: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    intro: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def balance(m: Measures, first: date, last: date) -> Balance:
    """Who gave and who took from the first to the last day."""
    tagged = days_since(m, first).tagged(first, last)
    gave = frozenset(tagged["gave"])
    return Balance(
        gave=tuple(tagged["gave"]),
        helped=tuple(tagged["helped"]),
        intro=tuple(tagged["intro"]),
        asked=tuple(path for path in tagged["asked"] if path not in gave),
    )


def thanks_owed(ties: Mapping[str, Tie], days: Days, first: date, last: date) -> tuple[Thanks, ...]:
    """The newest help or introduction of each person from the first to the last day that nothing was given or said
    for since; the oldest first. `days` are those of contact from the first on, or from an earlier one."""
    introduced = _introductions(ties, first, last)
    paths = {*introduced, *days.tagged(first, last)["helped"]}
    every = (ties[path] for path in paths if path in ties and not ties[path].is_past)
    found = filter(None, (_owed(tie, introduced.get(tie.path, ()), first) for tie in every))
    return tuple(sorted(found, key=lambda thanks: (thanks.day, thanks.person)))


def _owed(tie: Tie, introduced: Sequence[Thanks], first: date) -> Thanks | None:
    told = tie.contacts[bisect_left(tie.contacts, first, key=_DAY) :]
    every = [*introduced, *(_helped(contact) for contact in told if "helped" in contact.tags)]
    if not every:
        return None
    newest = max(every, key=lambda thanks: (thanks.day, thanks.introduced))
    thanked = any(contact.day >= newest.day and _gives(contact) for contact in tie.contacts)
    return None if thanked else newest


def _introductions(ties: Mapping[str, Tie], first: date, last: date) -> Mapping[str, list[Thanks]]:
    """Whom each person, by path, introduced to one in these days."""
    found: dict[str, list[Thanks]] = defaultdict(list)
    for tie in ties.values():
        if not tie.person.via:
            continue
        said = introduced_on(tie, ties)
        day = said or (tie.days[0] if tie.standing != "wanted" and tie.days else None)
        if day and first <= day <= last:
            for ref in tie.person.via:
                thanks = Thanks(
                    person=ref.path,
                    day=day,
                    is_day_noted=said is not None,
                    introduced=tie.path,
                    location=tie.person.location,
                )
                found[ref.path].append(thanks)
    return found


def introduced_on(tie: Tie, ties: Mapping[str, Tie]) -> date | None:
    """The day on which one met somebody whom another introduced, where a note says it: as `met`, or in a line that
    tells of meeting or of the introduction; None where nobody introduced them, and where no line says when: that one
    is in contact on a day, or at an event with them, does not."""
    if not tie.person.via or tie.standing == "wanted":
        return None
    if tie.met and (tie.person.met or _says_met(tie, tie.met)):
        return tie.met
    through = {ref.path for ref in tie.person.via}
    told = [one.day for one in _introducing(tie) if not through.isdisjoint(one.links)]
    known = [ties[path] for path in through if path in ties]
    told += [one.day for by in known for one in _introducing(by) if tie.path in one.links]
    return min(told, default=None)


def _says_met(tie: Tie, day: date) -> bool:
    return tie.summary.says_met and any(one.day == day and one.kind == "met" for one in tie.contacts)


def _introducing(tie: Tie) -> Iterable[Interaction]:
    return [one for one in tie.contacts if "intro" in one.tags] if tie.summary.introduces else ()


def _helped(contact: Interaction) -> Thanks:
    return Thanks(person=contact.person, day=contact.day, told=contact, location=contact.location)


def _gives(contact: Interaction) -> bool:
    return "gave" in contact.tags or any(word in contact.text.casefold() for word in _THANKS)
