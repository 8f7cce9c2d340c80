"""Matching: people as a file tells of them, and those who have a note, to who is who: by identity, then mail, then
telephone, where the names agree, and by an exact name only where the user says so; never by a nickname."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from vaultkit.exchange.identity import birthday_uid, person_uid
from vaultkit.exchange.names import go_together, is_named_by, mail_key, may_be_one, phone_key, profile_key
from vaultkit.exchange.records import Card, joined
from vaultkit.model.names import fold, stem
from vaultkit.model.record import Person
from vaultkit.model.regex import regex
from vaultkit.syntax.filename import file_name

Way: TypeAlias = Literal["uid", "mail", "phone", "name"]
"""By what a record was found to be about somebody."""
SaysSame: TypeAlias = Callable[[Card, str, Way], bool | None]
"""What the user says of a record and the path of a note that share what is no proof."""

_NUMBER = regex(r" \d+$| \([^()]*\)$")
"""What tells a note from another of the same name."""
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

    names: tuple[str, ...]
    path: str = ""
    person: Person | None = None
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
    merged: Mapping[str, str] = MappingProxyType({}),
    source: str = "",
    region: str = "",
    says_same: SaysSame = lambda card, path, by: None,
) -> Matched:
    """Who is who; `merged` are the notes that are merged into others', by path. `says_same` is asked for a record, the
    path of a note of exactly its name, or of one that shares an address and no name with it ("" where another record
    does), and what they share, where nothing else tells: True makes them one person, False two, None leaves the record.
    What an import from the same `source` has made of a record is its note, whatever is said. `region` is where
    telephone numbers without a country are."""
    matcher = _Matcher(source, region, says_same)
    sides: dict[str, list[str]] = {}
    for path, into in merged.items():
        sides.setdefault(into, []).append(stem(path))
    for person in people:
        matcher.learn(person, sides.get(person.path, ()))
    for card in cards:
        matcher.take(card)
    new = tuple(one.card for one in matcher.made if one.card is not None)
    return Matched(new=new, known=tuple(matcher.known), doubts=tuple(matcher.doubts), skipped=tuple(matcher.skipped))


class _Matcher:
    """What is known so far, record by record."""

    def __init__(self, source: str, region: str, says_same: SaysSame) -> None:
        self._source, self._region, self._says_same = source, region, says_same
        self._keys = _Keys()
        self.made: list[_Known] = []
        self.known: list[Match] = []
        self.doubts: list[Doubt] = []
        self.skipped: list[Skip] = []

    def learn(self, person: Person, merged: Iterable[str] = ()) -> None:
        """Somebody who has a note; of other names only those of two words or more, since a nickname is nobody's
        alone, and those of the notes that are `merged` into it."""
        profile = next(filter(None, map(profile_key, person.urls)), "")
        uids = [*person.uids, person_uid(person), birthday_uid(person), *map(profile_key, person.urls)]
        own = (person.name, stem(person.path), *merged)
        whole = [*own, *(alias for alias in person.aliases if " " in alias.strip())]
        if person.imported:
            whole.append(_NUMBER.sub("", stem(person.path)))
        names = (*own, *person.aliases)
        one = _Known(names=names, path=person.path, person=person, uid=next(iter(person.uids), ""), profile=profile)
        self._add(one, uids, person.emails, person.phones, whole)

    def take(self, card: Card) -> None:
        """Decides about a record."""
        found, by = self._found(card)
        made = [one for one in found if self._is_made_of(one, card)]
        if len(found) > 1 and len(made) != 1:
            paths = tuple(one.path for one in found if one.path)
            record = next((one.card.place for one in found if one.card is not None), "")
            self.doubts.append(Doubt(card=card, paths=paths, record=record, why=f"several have the same {by}"))
        elif len(found) > 1:
            self._same(card, made[0], by)
        elif found and by == "name":
            self._ask(card, found[0], by, "the name is the same, and nothing else tells")
        elif found and not self._is_believed(card, found[0], by):
            self._ask(card, found[0], by, f"the {by} is the same, the name another")
        elif found:
            self._same(card, found[0], by)
        else:
            self._make(card)

    def _ask(self, card: Card, one: _Known, by: Way, why: str) -> None:
        answer = self._says_same(card, one.path, by)
        if answer or (answer is False and self._is_made_of(one, card)):
            self._same(card, one, by)
        elif answer is None:
            self._doubt(card, one, why)
        else:
            self._make(card)

    def _is_made_of(self, one: _Known, card: Card) -> bool:
        """Whether a note is what an earlier import from the same source made of the very record."""
        person = one.person
        if person is None or not self._source or person.imported != self._source:
            return False
        said = (person.orgs, person.roles, person.places, person.emails, person.phones, person.birthday)
        asked = (card.orgs, card.roles, card.places, card.emails, card.phones, card.birthday)
        return said == asked and _name_key(card.name) in map(_name_key, (*one.names, _NUMBER.sub("", one.names[1])))

    def _make(self, card: Card) -> None:
        if card.is_known_only:
            self.skipped.append(Skip(card=card, why="nobody with a note has this profile"))
        else:
            one = _Known(names=(card.name, *card.aliases), card=card, uid=card.uid, profile=profile_key(card.linkedin))
            self.made.append(one)
            self._learn_card(one, card)

    def _found(self, card: Card) -> tuple[list[_Known], Way]:
        """Who has the first key of the record that anybody has: all of them, and the way; of
        several who share an address those whose name agrees, and of these the one of the very name."""
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
            every = [one for one in found.values() if not _are_own(one, card)]
            every = [one for one in every if by == "uid" or not _differ(one, card)]
            if by in {"mail", "phone"} and len(every) > 1:
                every = [one for one in every if self._is_believed(card, one, by)] or every
                named = [one for one in every if _name_key(card.name) in map(_name_key, one.names)]
                every = named if len(named) == 1 else every
            if every:
                return every, by
        return [], "name"

    def _is_believed(self, card: Card, one: _Known, by: Way) -> bool:
        """Whether a key that they share makes them one person: an address may be a family's, so that the names must
        agree, and a telephone number or a company's box with a word of each."""
        if by == "uid":
            return True
        boxes = {mail_key(mail).partition("@")[0] for mail in card.emails}
        if by == "mail" and boxes.isdisjoint(_ROLES):
            if fold(card.name) in boxes or any(is_named_by(mail, card.name) for mail in card.emails):
                return True
            return any(may_be_one(card.name, name) for name in one.names)
        return any(go_together(card.name, name) and may_be_one(card.name, name) for name in one.names)

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
    return fold(file_name(name))  # as the name of a note holds it, by which the next import finds it


def _are_own(one: _Known, card: Card) -> bool:
    """Whether both are records of a file that we exported, where each is somebody else, whatever they share."""
    return card.is_own and one.card is not None and one.card.is_own and one.uid != card.uid


def _differ(one: _Known, card: Card) -> bool:
    """Whether two have identities of the same kind that are not the same, so that they are two people."""
    profile = profile_key(card.linkedin)
    return bool(one.profile and profile and one.profile != profile) or bool(
        one.card is not None and one.uid and card.uid and one.uid != card.uid and not _shares_mail(one.card, card)
    )


def _shares_mail(one: Card, other: Card) -> bool:
    return not {mail_key(mail) for mail in one.emails}.isdisjoint(mail_key(mail) for mail in other.emails)
