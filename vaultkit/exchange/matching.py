"""Matching: people as a file tells of them, and those who have a note, to who is who: by identity, then mail, then
telephone, and by an exact name only where the user says so; never by a nickname."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from vaultkit.exchange.names import go_together, mail_key, phone_key, profile_key
from vaultkit.exchange.records import Card, joined
from vaultkit.model.names import fold, stem
from vaultkit.model.record import Person

Way: TypeAlias = Literal["uid", "mail", "phone", "name"]
"""By what a record was found to be about somebody."""

_ROLES = frozenset(
    ("info", "office", "contact", "hello", "mail", "team", "sales", "support", "admin", "kontakt", "buero", "post")
)
"""The mail boxes of companies, which several people may share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A record that is about somebody who has a note."""

    card: Card
    path: str
    by: Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A record that may be about one of these, by path, or (`record`) about whom another record of the file is: `why`
    says what they share. It is left until the user says more."""

    card: Card
    paths: tuple[str, ...] = ()
    record: str = ""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """A record of which nothing is made, and why."""

    card: Card
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Who is who: the records of people without a note, each person once, and all others, in the order of the file."""

    new: tuple[Card, ...] = ()
    known: tuple[Match, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skipped: tuple[Skip, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Known:
    """Somebody who has a note (`path`), or gets one (`card` is what is known of them so far)."""

    name: str
    path: str = ""
    card: Card | None = None
    uid: str = ""
    profile: str = ""


@dataclass(slots=True)
class _Keys:
    """Who is found by a key, of each kind."""

    uid: dict[str, list[_Known]] = field(default_factory=dict)
    mail: dict[str, list[_Known]] = field(default_factory=dict)
    phone: dict[str, list[_Known]] = field(default_factory=dict)
    name: dict[str, list[_Known]] = field(default_factory=dict)


def match_cards(
    cards: Iterable[Card],
    people: Iterable[Person],
    *,
    region: str = "",
    says_same: Callable[[Card, str], bool | None] = lambda card, path: None,
) -> Matched:
    """Who is who. `says_same` is asked for a record and the path of a note of exactly its name ("" where another record
    has it), where nothing else tells: True makes them one person, False two, None leaves the record; `region` is where
    telephone numbers without a country are."""
    matcher = _Matcher(region, says_same)
    for person in people:
        matcher.learn(person)
    for card in cards:
        matcher.take(card)
    new = tuple(one.card for one in matcher.made if one.card is not None)
    return Matched(new=new, known=tuple(matcher.known), doubts=tuple(matcher.doubts), skipped=tuple(matcher.skipped))


class _Matcher:
    """What is known so far, record by record."""

    def __init__(self, region: str, says_same: Callable[[Card, str], bool | None]) -> None:
        self._region, self._says_same = region, says_same
        self._keys = _Keys()
        self.made: list[_Known] = []
        self.known: list[Match] = []
        self.doubts: list[Doubt] = []
        self.skipped: list[Skip] = []

    def learn(self, person: Person) -> None:
        """Somebody who has a note; of other names only those of two words or more, since a nickname is nobody's
        alone."""
        profile = next(filter(None, map(profile_key, person.urls)), "")
        one = _Known(name=person.name, path=person.path, uid=person.uid, profile=profile)
        uids = [person.uid, *map(profile_key, person.urls)]
        whole = [alias for alias in person.aliases if " " in alias.strip()]
        self._add(one, uids, person.emails, person.phones, (person.name, stem(person.path), *whole))

    def take(self, card: Card) -> None:
        """Decides about a record."""
        found, by, why = self._found(card)
        if len(found) > 1:
            paths = tuple(one.path for one in found if one.path)
            record = next((one.card.place for one in found if one.card is not None), "")
            self.doubts.append(Doubt(card=card, paths=paths, record=record, why=f"several have the same {why}"))
        elif found and why != "name" and not self._is_believed(card, found[0], why):
            self._doubt(card, found[0], f"the {why} is the same, the name another")
        elif found and by == "name":
            self._by_name(card, found[0])
        elif found:
            self._same(card, found[0], by)
        else:
            self._make(card)

    def _by_name(self, card: Card, one: _Known) -> None:
        answer = self._says_same(card, one.path)
        if answer is None:
            self._doubt(card, one, "the name is the same, and nothing else tells")
        elif answer:
            self._same(card, one, "name")
        else:
            self._make(card)

    def _make(self, card: Card) -> None:
        if card.is_known_only:
            self.skipped.append(Skip(card=card, why="nobody with a note has this profile"))
        else:
            one = _Known(name=card.name, card=card, uid=card.uid, profile=profile_key(card.linkedin))
            self.made.append(one)
            self._learn_card(one, card)

    def _found(self, card: Card) -> tuple[list[_Known], Way, str]:
        """Who has the first key of the record that anybody has: all of them, the way, and its word."""
        keys = self._keys
        uids = [key for key in (card.uid, profile_key(card.linkedin)) if key]
        ways: tuple[tuple[Way, dict[str, list[_Known]], list[str]], ...] = (
            ("uid", keys.uid, uids),
            ("mail", keys.mail, [mail_key(mail) for mail in card.emails]),
            ("phone", keys.phone, [phone_key(phone, self._region) for phone in card.phones]),
            ("name", keys.name, [_name_key(card.name)]),
        )
        for by, held, wanted in ways:
            found = {id(one): one for key in wanted if key for one in held.get(key, ())}
            every = [one for one in found.values() if by == "uid" or not _differ(one, card)]
            if by == "phone" and len(every) > 1:
                every = [one for one in every if go_together(one.name, card.name)] or every
            if every:
                return every, by, by
        return [], "name", ""

    def _is_believed(self, card: Card, one: _Known, by: str) -> bool:
        """Whether a key that they share makes them one person, though the names may differ: a mail address does but
        for a company's box, a telephone, which may be a family's, only with a word of the name."""
        if by == "uid" or go_together(card.name, one.name):
            return True
        return by == "mail" and not any(mail_key(mail).partition("@")[0] in _ROLES for mail in card.emails)

    def _doubt(self, card: Card, one: _Known, why: str) -> None:
        record = one.card.place if one.card is not None else ""
        self.doubts.append(Doubt(card=card, paths=(one.path,) if one.path else (), record=record, why=why))

    def _same(self, card: Card, one: _Known, by: Way) -> None:
        if one.card is None:
            self.known.append(Match(card=card, path=one.path, by=by))
            return
        self.skipped.append(Skip(card=card, why=f"the same person as {one.card.place}"))
        one.card = joined(one.card, card)
        self._learn_card(one, card)

    def _learn_card(self, one: _Known, card: Card) -> None:
        self._add(one, (card.uid, profile_key(card.linkedin)), card.emails, card.phones, (card.name,))

    def _add(
        self, one: _Known, uids: Iterable[str], mails: Iterable[str], phones: Iterable[str], names: Iterable[str]
    ) -> None:
        for held, keys in (
            (self._keys.uid, uids),
            (self._keys.mail, map(mail_key, mails)),
            (self._keys.phone, (phone_key(phone, self._region) for phone in phones)),
            (self._keys.name, map(_name_key, names)),
        ):
            for key in dict.fromkeys(filter(None, keys)):
                there = held.setdefault(key, [])
                if all(other is not one for other in there):
                    there.append(one)


def _name_key(name: str) -> str:
    return " ".join(fold(name).split())


def _differ(one: _Known, card: Card) -> bool:
    """Whether two have identities of the same kind that are not the same, so that they are two people."""
    profile = profile_key(card.linkedin)
    return bool(one.profile and profile and one.profile != profile) or bool(
        one.card is not None and one.uid and card.uid and one.uid != card.uid and not _shares_mail(one.card, card)
    )


def _shares_mail(one: Card, other: Card) -> bool:
    return not {mail_key(mail) for mail in one.emails}.isdisjoint(mail_key(mail) for mail in other.emails)
