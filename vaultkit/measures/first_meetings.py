"""First meetings: a person and all evidence of contact to the day on which one met, where the notes bear it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter

from vaultkit.measures.contacts import is_imported, is_mention
from vaultkit.measures.standing import NEW_DAYS, is_wanted
from vaultkit.model.record import Interaction, Person, Promise, Source
from vaultkit.model.regex import regex
from vaultkit.model.settings import Settings
from vaultkit.syntax.phrases import phrases, words_of

_YEAR = regex(r"(?<!\d)(?:19|20)[0-9]{2}(?!\d)")
_DAY = attrgetter("day")
_NEAR_TIERS = frozenset({"inner", "close"})


class Settled:
    """The words of one vault's settings by which one knows somebody for long, and by which a line tells of a first
    meeting."""

    def __init__(self, settings: Settings) -> None:
        """Makes the lists ready once."""
        self._relations = phrases(settings.contact_words["settled relations"])
        self._before = phrases(settings.contact_words["known before"])
        self._meetings = phrases(settings.contact_words["first meetings"])

    def holds(self, person: Person) -> bool:
        """Whether one knows the person for long: family, a friend, a former colleague, a client, one of the nearest
        circles, somebody whose birthday one noted, or of whom a note says in words that one knew them (`last seen:
        summer 2019?`, `old friend`)."""
        if person.tier in _NEAR_TIERS or person.birthday is not None or person.has_unread_contact:
            return True
        if any(self._relations.find(words_of(relation)) for relation in person.relations):
            return True
        return any(self._before.find(words_of(remark.text)) for remark in person.remarks)

    def says_first(self, text: str) -> bool:
        """Whether a text says that one met for the first time."""
        return bool(self._meetings.find(words_of(text)))


def first_met(
    person: Person,
    evidence: Sequence[Interaction],
    today: date,
    *,
    begun: date | None,
    events: Mapping[str, date],
    settled: Settled,
    promises: Iterable[Promise] = (),
) -> date | None:
    """The day on which one met: as the note says, else the first contact that is more than a mention, where it tells of
    meeting (an attended event, a log line of the kind `met`, a line that names an event or says that it was the first
    time; nothing that was imported) and the vault is older than 45 days; None when nobody can tell, or when it is still
    to come.

    What was promised before, either way, says that one knew each other.

    `begun` is the day of the oldest contact with anybody, `events` the days of the events by path."""
    if is_wanted(person, evidence):
        return None
    met = person.met.day if person.met else None
    if met is None and person.met and person.met.event in events:
        met = events[person.met.event]
    if met is None and begun is not None and (today - begun).days > NEW_DAYS and not settled.holds(person):
        first = next((one for one in evidence if not is_mention(one)), None)
        knew = first and (
            any(promise.day and promise.day < first.day for promise in promises) or _met_before(person, first.day)
        )
        if first and not knew:
            begin, end = bisect_left(evidence, first.day, key=_DAY), bisect_right(evidence, first.day, key=_DAY)
            if any(_tells_of_meeting(one, events, settled) for one in evidence[begin:end]):
                met = first.day
    return met if met and met <= today else None


def _met_before(person: Person, day: date) -> bool:
    """Whether what the note says of how one met names an earlier year."""
    return person.met is not None and any(int(year) < day.year for year in _YEAR.findall(person.met.words))


def _tells_of_meeting(contact: Interaction, events: Mapping[str, date], settled: Settled) -> bool:
    if is_imported(contact):
        return False
    if contact.source is Source.EVENT:
        return not is_mention(contact)
    if contact.kind != "met" or contact.source is Source.PROPERTY:
        return False
    return (
        contact.source is Source.LOG or not events.keys().isdisjoint(contact.links) or settled.says_first(contact.text)
    )
