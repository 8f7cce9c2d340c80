"""Telling: contacts, promises and days to words that name nobody private."""

from collections.abc import Iterable
from datetime import date

from vaultkit.model.record import Birthday, Interaction, Promise, Ref
from vaultkit.model.view import Quote, Words
from vaultkit.practices.measures.gatherings import reference
from vaultkit.practices.measures.phrasing import plain, shortened
from vaultkit.practices.measures.touches import names_nobody_private
from vaultkit.practices.reconnecting.circle import Circle
from vaultkit.syntax.dates import birthday_in

_PLAIN_KINDS = frozenset({"mention", "contact", "property", "event", ""})


def quoted(circle: Circle, text: str, *, most: int = 100) -> Words:
    """The user's words, cut to a line; nothing when they name somebody private."""
    words = plain(text)
    return (Quote(text=shortened(words, most)),) if words and names_nobody_private(circle.index, words) else ()


def told(circle: Circle, contact: Interaction) -> Words:
    """One contact as a line: its day, its kind or event, and what was noted."""
    if contact.event in circle.events:
        return (contact.day, " ", reference(circle.index, contact.event))
    kind = "" if contact.kind in _PLAIN_KINDS else contact.kind
    said = quoted(circle, _without_kind(contact))
    if not said:
        return (contact.day, f" {kind or 'in contact'}")
    return (contact.day, f" {kind}: " if kind else " ", *said)


def _without_kind(contact: Interaction) -> str:
    text = contact.text.strip()
    rest = text[len(contact.kind) :] if text.casefold().startswith(contact.kind.casefold()) else text
    return rest.lstrip(" :–-") if rest is not text else text


def promised(circle: Circle, promise: Promise) -> Words:
    """An open promise as words: what, and when it is due or since when it stands."""
    said = quoted(circle, promise.text) or ("something that you noted",)
    if promise.due:
        return ("open: ", *said, " (due ", promise.due, ")")
    return ("open: ", *said, " (", _standing_in(circle, promise), ")") if promise.day else ("open: ", *said)


def _standing_in(circle: Circle, promise: Promise) -> Ref | date | str:
    path = promise.location.path
    if path in circle.index.dated and path not in circle.private:
        return reference(circle.index, path)
    return promise.day or ""


def next_birthday(birthday: Birthday | None, today: date) -> date | None:
    """The day of the next birthday from that day on; 29 February falls on the 28th in common years."""
    if birthday is None or today.year >= date.max.year:
        return None
    days = (birthday_in(birthday, year) for year in (today.year, today.year + 1))
    return next((day for day in days if day >= today), None)


def shown_refs(circle: Circle, paths: Iterable[str]) -> tuple[Ref, ...]:
    """References to those of the notes that may be named."""
    return tuple(reference(circle.index, path) for path in paths if path not in circle.private)
