"""Cards: a tie to the card that one reads before writing: what to remember, what is new, where one stands, and a
form."""

from datetime import date

from vaultkit.measures.contacts import HELP
from vaultkit.measures.promises import open_promises
from vaultkit.model.measures import Measures, Tie
from vaultkit.model.record import Interaction, Source
from vaultkit.model.view import Card, Quote, Words
from vaultkit.practices.words import contact_words, joined, promise_words, quoted, where

MESSAGE_DAYS, CALL_DAYS = 91, 365
LATEST = 3
MOST_PROMISES = 3


def card_of(m: Measures, tie: Tie) -> Card:
    """The card of a person on the day."""
    return Card(
        person=m.ref(tie.path),
        form=(_form(tie),),
        remember=_remember(m, tie),
        catch_up=_catch_up(m, tie),
        stand=_stand(m, tie),
        opener=_opener(m, tie),
    )


def _form(tie: Tie) -> str:
    if tie.silence is None or tie.silence < MESSAGE_DAYS:
        return "a message fits"
    return "a call fits" if tie.silence <= CALL_DAYS else "a coffee fits"


def _remember(m: Measures, tie: Tie) -> tuple[Words, ...]:
    met = _met(m, tie)
    latest = [contact_words(m, contact) for contact in _latest(tie)]
    return (*((met,) if met else ()), *latest)


def _latest(tie: Tie) -> list[Interaction]:
    """The last contacts, newest first, one for each day: the person's own log tells more than a mention elsewhere, and
    what is told without its place has no words to remember."""
    by_day: dict[date, Interaction] = {}
    for contact in reversed(tie.contacts):
        if where(contact.location) is None:
            continue
        known = by_day.get(contact.day)
        if known is None and len(by_day) == LATEST:
            break
        if known is None or (known.source != Source.LOG and contact.source == Source.LOG):
            by_day[contact.day] = contact
    return list(by_day.values())


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


def _catch_up(m: Measures, tie: Tie) -> tuple[Words, ...]:
    person = tie.person
    parts: list[Words] = [(Quote(text=text),) for text in person.roles[:1]]
    parts += [("at ", Quote(text=text)) for text in person.orgs[:1]]
    parts += [("in ", Quote(text=text)) for text in person.places[:1]]
    about: Words = ()
    for part in parts:
        about = (*about, " ", *part) if about else part
    since = tie.last_day
    news = [c for c in person.changes if since is None or c.day > since]
    lines: list[Words] = [about] if about else []
    for change in news[-LATEST:]:
        said = quoted(change.text)
        if said:
            lines.append(("new since you spoke: ", *said, " (", change.day, ")"))
    return tuple(lines)


def _stand(m: Measures, tie: Tie) -> tuple[Words, ...]:
    open_ones = open_promises(tie, m.today)[:MOST_PROMISES]
    lines: list[Words] = [promise_words(m, promise) for promise in open_ones] or [("nothing open",)]
    tagged = next((i for i in reversed(tie.contacts) if {"in", "reply", "asked", "gave"} & set(i.tags)), None)
    if tagged:
        came = {"in", "reply"} & set(tagged.tags)
        lines.append((f"{'they' if came else 'you'} reached out last, on ", tagged.day))
    thanks = next((i for i in reversed(tie.contacts) if HELP & set(i.tags)), None)
    if thanks:
        lines.append(("they helped you on ", thanks.day))
    goals = [m.ref(path) for path in m.goals if path in tie.person.goals]
    if goals:
        lines.append(("serves ", *joined([(ref,) for ref in goals])))
    return tuple(lines)


def _opener(m: Measures, tie: Tie) -> tuple[Words, ...]:
    if tie.silence is None or tie.silence <= CALL_DAYS or tie.last is None:
        return ()
    if tie.last.event in m.events:
        place: Words = (m.ref(tie.last.event), " came to mind, and with it our talk there.")
    else:
        kind = tie.last.kind if tie.last.kind in {"coffee", "lunch", "dinner", "walk", "call", "workshop"} else "talk"
        place = (f"Our {kind} of {tie.last.day.year} came to mind, and I wondered how you are.",)
    return (place, ("Would you like a coffee in the next weeks? No reason but to hear what you are up to.",))
