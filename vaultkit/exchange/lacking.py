"""Lacking: what a record knows of somebody whose note does not say it, by our names of properties: to be told, since a
note that is there is never changed."""

from collections.abc import Callable, Iterable, Iterator

from vaultkit.exchange.birthdays import written_birthday
from vaultkit.exchange.names import LONGEST, mail_key, one_line, phone_key, profile_key
from vaultkit.exchange.records import Card
from vaultkit.model.names import fold, fold_words
from vaultkit.model.record import Person
from vaultkit.model.regex import regex

_NO_DIGITS, _BETWEEN = regex(r"\D+"), regex(r"[\W_]+")
_COMPARED_DIGITS = 9
"""So many digits at the end of a telephone number tell it from others, with and without a country."""
_LEGAL_WORDS = "gmbh ag kg ohg ug ltd llc inc plc co corp sa sas sarl srl spa sl bv nv oy ab as aps zoo"
_LEGAL = frozenset(_LEGAL_WORDS.split())
"""The words by which a company says of what form it is."""
_WISHES = ("tier", "cadence", "relation", "field", "interests")
"""Properties of our own that a record may have besides."""


def lacking(card: Card, person: Person, texts: Iterable[str] = (), region: str = "") -> dict[str, tuple[str, ...]]:
    """The values of a record, by property, that the person's note has in no spelling; `texts` are further words of the
    note. Of an organisation, a role or a place one that holds the other's words is the same; what a file calls private
    is not told."""
    if card.is_private:
        return {}
    return {name: values for name, values in _values(card, person, tuple(texts), region) if values}


def _values(card: Card, person: Person, texts: tuple[str, ...], region: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "org", _other(card.orgs, person.orgs, _words)
    yield "role", _other(card.roles, person.roles, _words)
    yield "place", _other(card.places, person.places, _words)
    yield "email", _new(card.emails, person.emails, mail_key)
    yield "phone", _new(card.phones, person.phones, lambda phone: _digits(phone_key(phone, region) or phone))
    yield "url", _new(card.urls, person.urls, _address)
    yield "linkedin", _new((card.linkedin,) if card.linkedin else (), person.urls, _address)
    yield "birthday", (written_birthday(card.birthday),) if card.birthday and not person.birthday else ()
    for name, values in card.others:
        if name in _WISHES and name not in person.written:
            yield name, values
    said = one_line(card.words)
    if said and not any(_letters(said)[:LONGEST] in _letters(text) for text in texts):
        yield "note", (said,)


def _new(values: Iterable[str], there: Iterable[str], key: Callable[[str], str]) -> tuple[str, ...]:
    known = {key(one) for one in there}
    return tuple({key(one): one for one in values if key(one) not in known}.values())


def _other(values: Iterable[str], there: Iterable[str], words: Callable[[str], frozenset[str]]) -> tuple[str, ...]:
    known = [words(one) for one in there]
    return tuple(one for one in values if not any(words(one) <= own or own <= words(one) for own in known))


def _words(text: str) -> frozenset[str]:
    every = [word for word in _BETWEEN.split(fold_words(text.replace(".", ""))) if word]
    return frozenset(word for word in every if word not in _LEGAL) or frozenset(every)


def _digits(phone: str) -> str:
    return _NO_DIGITS.sub("", phone)[-_COMPARED_DIGITS:]


def _address(url: str) -> str:
    bare = fold(url.strip()).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return profile_key(url) or bare


def _letters(text: str) -> str:
    return _BETWEEN.sub("", fold(text))
