"""Goals: a note's properties to a Goal, and each of its wants, structured or as a plain line, to a Want."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec import Struct

from vaultkit.index.properties import Properties
from vaultkit.index.values import flatten, shown
from vaultkit.model.location import Location
from vaultkit.model.names import fold, fold_key, fold_words
from vaultkit.model.note import Value
from vaultkit.model.places import Places, Targets
from vaultkit.model.record import Goal, Want
from vaultkit.model.regex import regex
from vaultkit.model.status_words import GOAL_STATUS
from vaultkit.syntax.numbers import small_int

_COUNTS = {"a": 1, "an": 1, "one": 1, "some": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "several": 3} | {
    fold_words(word): number
    for number, words in enumerate(
        (
            "ein eine einen un une una uno um uma een één jeden jedna один одна 一人 1人",
            "zwei deux dos due dois duas twee dwa dwie dwóch два две 两 两个 二人 2人",
            "drei trois tres tre três drie trzy trzech три 三 三个 三人 3人",
            "vier quatre cuatro quattro quatro cztery четыре",
            "fünf cinq cinco cinque vijf pięć пять",
        ),
        1,
    )
    for word in words.split()
}
_PARTS = regex(
    r" (in der|in|im|en|em|dans|at|bei|beim|chez|presso|bij|near|nahe|près de|cerca de|vicino a|from|aus|von|uit"
    r"|for|für|pour|para|per|voor|dla|для|with|mit|avec|con|com|met) ",
    re.IGNORECASE,
)
_OF = regex(
    r" (?:of|de la|del|de l['’]|des|de|du|d['’]|della|dell['’]|dal|dalla|di|da|do|van|z|ze|w|из|в|от|с) ?",
    re.IGNORECASE,
)
"""Words that stand in names of work as well (`chef de projet`): they part a want where a place or an organisation that
the vault knows follows."""
_AT = frozenset(("at", "bei", "beim", "chez", "presso", "bij"))
_NEAR = frozenset(("near", "nahe", "pres de", "cerca de", "vicino a"))
_FROM = frozenset(("from", "aus", "von", "uit"))
_SOMEBODY = """
    person persons people somebody someone anybody anyone contact contacts folk folks human humans
    Leute Person Personen jemand jemanden Kontakt Kontakte Mensch Menschen
    personne personnes gens quelqu'un persona personas gente alguien contacto contactos
    pessoa pessoas alguém contato contatos persone qualcuno contatti mens mensen personen iemand contacten
    osoba osoby osób ludzie ludzi ktoś kontakt kontakty kontaktów
    человек человека людей люди кто-то контакт контакта контакты контактов
    人 个人 联系人 誰か 人脈 連絡先
"""
_ANYBODY = frozenset(fold_words(word) for word in _SOMEBODY.split())
"""Words that ask for somebody, whatever they do: no role."""
_MOST = 99
_MOST_OF = 8
_COUNT_DIGITS = 3  # a longer number is a year


class PlaceNames(Struct, frozen=True, kw_only=True):
    """The folded names of the places and organisations that people and events of the vault name."""

    places: frozenset[str] = frozenset()
    orgs: frozenset[str] = frozenset()


def read_goal(values: Properties, known: PlaceNames) -> Goal:
    """The goal that a note describes; `known` tells the places and organisations of its wants apart."""
    note = values.note
    return Goal(
        path=note.path,
        name=note.name,
        status=values.word("status", GOAL_STATUS, foreign="foreign-status") or "active",
        wants=tuple(_wants(values, known)),
        review=values.day("review"),
        horizon=values.text("horizon"),
        fields=values.texts("field", "topics"),
        keywords=values.texts("keywords"),
        values=values.texts("values"),
        remarks=values.remarks(),
        written=Places.of(values.written),
        links=Targets.of(values.links()),
        location=Location(path=note.path),
    )


def parse_want(text: str, known: PlaceNames, location: Location) -> Want | None:
    """A plain line (`2 mentors in robotics`) as a want: how many, which role, and what follows `in` (a field, or a
    place that the vault knows), `at` (an organisation), `near` (a place) and `from` (a place, or an organisation that
    the vault knows)."""
    text = " ".join(text.split())
    head, *tail = _PARTS.split(_with_from(text, known))
    first, _, rest = head.partition(" ")
    number = small_int(first, digits=_COUNT_DIGITS) or _COUNTS.get(fold_words(first), 0)
    count = max(1, min(number, _MOST)) if rest else 1
    role = (rest if number and rest else head).strip()
    if not role:
        return None
    parts = {"field": "", "org": "", "place": ""}
    for word, value in zip(tail[::2], tail[1::2], strict=True):
        value = shown(value.strip())
        said = fold_words(word)
        name = "org" if said in _AT else "place" if said in _NEAR | _FROM else "field"
        if said not in _AT | _NEAR:
            name = "place" if fold(value) in known.places else "org" if fold(value) in known.orgs else name
        parts[name] = parts[name] or value
    role = "" if fold_words(role) in _ANYBODY else _singular(role) if count > 1 else role
    return Want(words=text, count=count, role=role, location=location, **parts)


def _with_from(text: str, known: PlaceNames) -> str:
    """The text with a plain `from` before a known place or organisation at its end that a word of many uses leads
    to."""
    for found in islice(_OF.finditer(text), _MOST_OF):
        rest = fold(shown(text[found.end() :].strip()))
        if rest in known.places or rest in known.orgs:
            return f"{text[: found.start()]} from {text[found.end() :]}"
    return text


def _wants(values: Properties, known: PlaceNames) -> Iterator[Want]:
    for entry in values.entries("wants"):
        for item in _items(entry.value):
            if isinstance(item, Mapping):
                want = _structured(item, entry.location)
            else:
                want = parse_want(str(item), known, entry.location)
            if want is not None:
                yield want


def _items(value: Value) -> Iterator[Value]:
    if isinstance(value, tuple):
        for part in value:
            yield from _items(part)
    elif isinstance(value, str):
        yield from (line.strip(" -*") for line in value.split("\n") if line.strip(" -*"))
    elif isinstance(value, Mapping):
        yield value


def _structured(item: Mapping[str, Value], location: Location) -> Want | None:
    parts = {fold_key(key): " ".join(shown(str(part)) for part in flatten(value)) for key, value in item.items()}
    role, field, org, place = (parts.get(name, "") for name in ("role", "field", "org", "place"))
    if not (role or field or org or place):
        return None
    count = max(1, min(small_int(parts.get("count", "1"), digits=_COUNT_DIGITS) or 1, _MOST))
    said = (
        f"{count} {_plural(role)}" if count > 1 else role,
        field and f"in {field}",
        org and f"at {org}",
        place and f"near {place}",
    )
    words = " ".join(part for part in said if part)
    role = "" if fold_words(role) in _ANYBODY else role
    return Want(words=words, count=count, role=role, field=field, org=org, place=place, location=location)


def _plural(role: str) -> str:
    if fold(role) == "person":
        return "people"
    return role if not role or role.endswith("s") else f"{role}s"


def _singular(role: str) -> str:
    if fold(role) == "people":
        return "person"
    if role.endswith("ies"):
        return role[:-3] + "y"
    return role[:-1] if role.endswith("s") and not role.endswith("ss") else role
