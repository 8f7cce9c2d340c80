"""Cards: a tie to the few lines that one reads before writing: who it is, what to remember, what is between you, and
how to begin."""

from collections.abc import Collection
from datetime import date, timedelta

from vaultkit.measures.contacts import CALLS, CONTACT, IN_PERSON, contacts_since, is_conversation, is_mention
from vaultkit.measures.promises import open_promises
from vaultkit.measures.vocabulary import speaks_of
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.record import Interaction, Source
from vaultkit.model.view import Card, Quote, Words
from vaultkit.practices.own_words import to_ask_about
from vaultkit.practices.reach import ways_of
from vaultkit.practices.words import capital, contact_words, dotted, joined, promise_words, quoted, where
from vaultkit.syntax.dates import MONTHS

CALL_DAYS = 365
COFFEE_DAYS = 3 * 365
LATEST = 2
MOST_LINES = 3
MOST_PROMISES = 2
_SHORT = 80

_NAMED_KINDS = frozenset({"coffee", "tea", "breakfast", "lunch", "dinner", "walk", "call", "visit", "workshop"})


def card_of(m: Measures, tie: Tie, told: Collection[Words] = ()) -> Card:
    """The card of a person on the day, without what is `told` beside it already."""
    opener = _opener(m, tie)
    found = (_latest(m, tie) or _met(m, tie), _own_words(tie), _news(tie), _between(m, tie, told))
    lines = [line for line in found if line][: MOST_LINES - bool(opener)] + ([opener] if opener else [])
    return Card(person=m.ref(tie.path), who=who_words(tie), ways=ways_of(tie.person), lines=tuple(map(_begun, lines)))


def _begun(words: Words) -> Words:
    """The words with a capital where our own text begins them."""
    first = words[0]
    return (capital(first), *words[1:]) if isinstance(first, str) else words


def who_words(tie: Tie) -> Words:
    """`Systems lead · Nordlicht Robotics · Hamburg`, as far as it is known."""
    person = tie.person
    parts = (person.roles[:1], person.orgs[:1], person.places[:1])
    return dotted(*((Quote(text=text),) for part in parts for text in part))


def _latest(m: Measures, tie: Tie) -> Words:
    """The last contacts of which something was noted, newest first, one for each day: the person's own log tells more
    than a line elsewhere, and what is told without its place has no words to remember."""
    by_day: dict[date, Interaction] = {}
    for contact in reversed(tie.contacts):
        if where(contact.location) is None or contact.depth < CONTACT or _is_day_of_meeting(contact):
            continue
        known = by_day.get(contact.day)
        if known is None and len(by_day) == LATEST:
            break
        if known is None or (known.source != Source.LOG and contact.source == Source.LOG):
            by_day[contact.day] = contact
    parts = [contact_words(m, contact, most=_SHORT) for contact in by_day.values()]
    if not parts:
        return ()
    met = _met(m, tie) if len(parts) < LATEST and not tie.contacts[0].event else ()
    words = parts[0]
    for part in (*parts[1:], *((met,) if met else ())):
        words = (*words, " · ", *part)
    return words


def _is_day_of_meeting(contact: Interaction) -> bool:
    """Whether it is the property that tells on which day one met, and no more."""
    return contact.source is Source.PROPERTY and contact.kind == "met"


def _met(m: Measures, tie: Tie) -> Words:
    met = tie.person.met
    place: Words = ()
    if met and met.event in m.events:
        place = (" at ", m.ref(met.event))
    elif met and met.words and not met.event and (said := quoted(met.words)):
        place = (": ", *said)
    day: Words = (" on ", met.day) if met and met.day else ()
    via = [m.ref(ref.path) for ref in tie.person.via if ref.path]
    through: Words = (", through ", *joined([(ref,) for ref in via])) if via else ()
    return ("met", *day, *place, *through) if day or place or through else ()


def _own_words(tie: Tie) -> Words:
    """What the person's own note gives to ask about."""
    said = to_ask_about(tie.person.remarks)
    return ("Your note: ", *said) if said else ()


def _news(tie: Tie) -> Words:
    since = tie.last_day
    news = [change for change in tie.person.changes if since is None or change.day > since]
    said = quoted(news[-1].text) if news else ()
    return ("New: ", *said, " (", news[-1].day, ")") if said else ()


def _between(m: Measures, tie: Tie, told: Collection[Words]) -> Words:
    """The open promises, the thanks that nobody noted, and who reached out last."""
    found = (promise_words(m, one) for one in open_promises(tie, m.today) if not one.rests)
    parts: list[Words] = [words for words in found if words not in told][:MOST_PROMISES]
    owed = next((one for one in m.thanks if one.person == tie.path), None)
    if owed and owed.introduced:
        parts.append(("introduced you to ", m.ref(owed.introduced), ", no thank-you noted"))
    elif owed:
        parts.append(("helped you on ", owed.day, ", no thank-you noted"))
    came = next((i for i in reversed(tie.contacts) if not is_mention(i) and i.depth >= CONTACT), None)
    if came and {"in", "reply"} & set(came.tags):
        parts.append(("reached out last, on ", came.day))
    return dotted(*parts)


def _opener(m: Measures, tie: Tie) -> Words:
    """Two lines to begin with after a year, and a form that fits: a coffee only where one used to meet."""
    if tie.silence is None or tie.silence <= CALL_DAYS or tie.last is None:
        return ()
    last = next((one for one in reversed(tie.contacts) if is_conversation(one)), tie.last)
    if last.event in m.events:
        begin: Words = ("I was thinking of ", m.ref(last.event))
    else:
        kind = _noun(last.kind)
        begin = (f"I was thinking of our {kind} in {_month(last.day)}",) if kind else ("I was thinking of you",)
    met = any(one.depth >= IN_PERSON and (m.today - one.day).days <= COFFEE_DAYS for one in tie.contacts)
    form = (
        "Coffee some time in the coming weeks?" if met and _is_near(m, tie) else "A call some time in the coming weeks?"
    )
    end = f" and wondered how you are. {form} No agenda, I would just like to hear how you are doing.\u201d"
    return ("To begin: \u201c", *begin, end)


def _is_near(m: Measures, tie: Tie) -> bool:
    """Whether nothing says that the person lives elsewhere: no place, or one where one met somebody else in person
    within a year."""
    places = tie.person.places
    return not places or any(
        other.path != tie.path
        and any(
            speaks_of(place, other.person.places) or speaks_of(other_place, (place,))
            for place in places
            for other_place in other.person.places
        )
        and any(one.depth >= IN_PERSON for one in contacts_since(other, m.today - timedelta(days=CALL_DAYS)))
        for other in m.ties.values()
    )


def _noun(kind: str) -> str:
    """What a conversation of that kind is called, "" where it has no name."""
    if kind in {"talked", "spoke"}:
        return "talk"
    return "call" if kind in CALLS else kind if kind in _NAMED_KINDS else ""


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
