"""Duplicates: people to findings on those who are probably one: the same name in any script, mail address or phone
number; and, as a hint only, on those whose names differ by a letter, a short form or a middle name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.names import TWO_LETTERS, fold, fold_words, stem
from vaultkit.model.record import Person
from vaultkit.model.regex import regex

_FEWEST_DIGITS, _COMPARED_DIGITS = 7, 9
_MOST_SHARING = 2
"""What more people than these give as theirs is an office's."""
_OFFICES = frozenset(
    [
        "info",
        "office",
        "contact",
        "kontakt",
        "contacto",
        "contato",
        "contatto",
        "hello",
        "hallo",
        "hola",
        "mail",
        "team",
        "support",
        "sales",
        "service",
        "admin",
        "post",
        "reception",
        "empfang",
        "sekretariat",
        "secretary",
        "hr",
        "jobs",
        "press",
        "presse",
        "noreply",
        "no-reply",
        "webmaster",
        "biuro",
    ]
)
"""The names of mailboxes that are no person's."""
_NEIGHBOURS = 2
"""With so many of those behind it in order a word is compared."""
_FEWEST_LETTERS = 5
"""In a shorter word one letter makes another name."""
_ALIKE = 80.0
_NO_LETTERS = regex(r"[\W_]+")
_SOUND = "~"
"""What stands before a form that is only how a name sounds."""
_SEPARATE = frozenset({"merged", "separate"})


def duplicate_people(people: Iterable[Person]) -> Iterator[Diagnostic]:
    """The findings, each at the later path of two; an alias of one word that two share only makes that word unclear.
    Two who were said to be separate are no duplicates."""
    every = tuple(people)
    apart = {(person.path, path) for person in every for path in _told_apart(person)}
    told: set[tuple[str, str]] = set(apart) | {(second, first) for first, second in apart}
    for first, second, why in _same(every):
        if (first.path, second.path) not in told:
            told |= {(first.path, second.path), (second.path, first.path)}
            there, here = (person.written.get(why, person.location) for person in (first, second))
            where = first.path if why == "name" else str(there)
            message = f"this seems to be the person of {where}: {_shared(why, first, second)}"
            yield diagnose("duplicate-person", message, second.location if why == "name" else here)
    yield from _shared_words(every, told)
    for first, second, why in _similar(every):
        if (first.path, second.path) not in told:
            told |= {(first.path, second.path), (second.path, first.path)}
            yield diagnose("similar-person", f"this may be the person of {first.path}: {why}", second.location)


def told_of(person: Person) -> tuple[object, ...]:
    """All of a person on which the findings depend."""
    here, said, mails, phones = person.location, person.written.said, person.emails, person.phones
    apart = tuple(_told_apart(person)) if person.decisions else ()
    mail, phone = said("email") if mails else "", said("phone") if phones else ""
    return person.path, person.name, person.aliases, mails, phones, apart, here.line, here.column, mail, phone


def _names(name: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The forms in which a name is known, each with those by which another one is the same.

    Its letters count, without accents and case; of a German or Danish name also with the two letters that stand for
    one (`mueller`, `muller`). A name in another script is that of somebody whose name is written in Latin letters; two
    in one script that only sound alike are not."""
    said = name.strip()
    if said.isascii() or len(said) == 1:
        whole = fold(said)
        if " " not in said:
            return ((whole, (whole,)),)
        letters = _letters(whole)
        return ((letters, (letters, _SOUND + letters)),)
    return _other_names(said)


def _other_names(said: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same of a name with other letters."""
    for form in {fold_words(said), fold_words(fold(said).translate(TWO_LETTERS))}:
        letters = _letters(form)
        latin = _latin(letters)
        if letters == latin:
            yield letters, (letters, f"{_SOUND}{letters}")
        else:
            yield letters, (letters,)
            yield f"{_SOUND}{latin}", (latin,)


def _latin(text: str) -> str:
    """The letters of a text, in Latin ones."""
    letters = _letters(text)
    if letters.isascii():
        return letters
    from anyascii import anyascii  # imported late: only a name in another script needs it

    return _letters(anyascii(letters).lower())


def _letters(text: str) -> str:
    """The letters and digits of a text."""
    whole = text.replace(" ", "")
    return whole if whole.isalnum() else _NO_LETTERS.sub("", text)


def _told_apart(person: Person) -> Iterator[str]:
    """The notes of which the person's own note says that they are of somebody else."""
    into: tuple[str, ...] = ()
    for decision in person.decisions:
        if decision.verb in _SEPARATE:
            into = decision.links or into
            if decision.verb == "separate":
                yield from into


def _same(people: tuple[Person, ...]) -> Iterator[tuple[Person, Person, str]]:
    """Two people each who share a mark of one person, and the property of that."""
    seen: dict[str, Person] = {}
    every = list(map(_marks, people))
    offices = _offices(every)
    for person, marks in zip(people, every, strict=True):
        for mark, keys, why in marks:
            for key in keys:
                if key in seen and mark not in offices and (first := seen[key]) is not person:
                    yield first, person, why
        for mark, _, _ in marks:
            seen.setdefault(mark, person)


_Mark: TypeAlias = tuple[str, tuple[str, ...], str]
"""What is one person's: its form, the forms by which another person's is the same, and its property."""


def _offices(people: Iterable[Sequence[_Mark]]) -> frozenset[str]:
    """The mail addresses and phone numbers that are nobody's own."""
    sharing = Counter(mark for marks in people for mark, _, why in marks if why != "name")
    return frozenset(
        mark for mark, number in sharing.items() if number > _MOST_SHARING or mark.partition("@")[0] in _OFFICES
    )


def _marks(person: Person) -> list[_Mark]:
    """Names of two words or more and the note's own, mail addresses, phone numbers."""
    found: list[_Mark] = []
    names = [*_own_names(person), *[alias for alias in person.aliases if " " in alias.strip()]]
    for name in dict.fromkeys(map(_in_order, names)):
        found += [(form, keys, "name") for form, keys in _names(name) if form]
    for mail in dict.fromkeys([fold(mail.strip()) for mail in person.emails]):
        found.append((mail, (mail,), "email"))
    for digits in dict.fromkeys(filter(None, map(_digits, person.phones))):
        found.append((digits, (digits,), "phone"))
    return found


def _own_names(person: Person) -> tuple[str, ...]:
    """The name that is shown of a person, and that of the note, which mostly is the same."""
    shown, file = person.name, stem(person.path)
    return (shown,) if shown == file else (shown, file)


def _shared(why: str, first: Person, second: Person) -> str:
    if why == "name":
        return "the same name" if fold(first.name) == fold(second.name) else "the same name in another spelling"
    return f"the same {'mail address' if why == 'email' else 'phone number'}"


def _digits(phone: str) -> str:
    """A phone number as numbers are compared: its last digits, "" for what is too short to be one person's."""
    digits = re.sub(r"\D", "", phone)
    return digits[-_COMPARED_DIGITS:] if len(digits) >= _FEWEST_DIGITS else ""


def _in_order(name: str) -> str:
    """A name with the first one first (`Lee, Ann`)."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first else name


def _shared_words(people: tuple[Person, ...], told: set[tuple[str, str]]) -> Iterator[Diagnostic]:
    called: dict[str, str] = {}
    for person in people:
        names = (*person.aliases, *_own_names(person))
        for word in dict.fromkeys([fold(name.strip()) for name in names]):
            first = called.setdefault(word, person.path) if word else person.path
            if first != person.path and (first, person.path) not in told:
                yield diagnose("shared-alias", f"{word!r} means {first} as well", person.location)


def _similar(people: tuple[Person, ...]) -> Iterator[tuple[Person, Person, str]]:
    """Two people each whose names are nearly one, and how; the work grows with the people, since only such are compared
    as share all other words and stand near each other in order."""
    from vaultkit.model.given_names import GIVEN_NAMES  # few names are like another

    blocks: dict[tuple[int, tuple[str, ...]], list[tuple[str, Person]]] = {}
    short: dict[tuple[str, int], Person] = {}
    ends: dict[tuple[str, str], Person] = {}
    for person in people:
        words = tuple(_words(_in_order(person.name)))
        if len(words) < 2:
            continue
        for place, word in enumerate(words):
            blocks.setdefault((place, words[:place] + words[place + 1 :]), []).append((word, person))
        numbers = GIVEN_NAMES.get(_latin(words[0]))
        for number in sorted(numbers) if numbers else ():
            first = short.setdefault((" ".join(words[1:]), number), person)
            if first is not person and _words(_in_order(first.name))[0] != words[0]:
                yield first, person, "one given name may be the other's short form"
        first = ends.setdefault((words[0], words[-1]), person)
        if first is not person and (len(words) == 2 or len(_words(_in_order(first.name))) == 2):
            yield first, person, "the names differ by one in the middle"
    for block in blocks.values():
        if len(block) > 1 and sum(_may_slip(word) for word, _ in block) > 1:
            yield from _near(block)


def _near(block: list[tuple[str, Person]]) -> Iterator[tuple[Person, Person, str]]:
    """Those of the people, who share all other words, of whom this one differs by a letter within."""
    ordered = sorted(block, key=lambda pair: (pair[0], pair[1].path))
    for place, (word, person) in enumerate(ordered):
        for other, second in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
            if _is_slip(word, other):
                first, later = sorted((person, second), key=lambda one: one.path)
                yield first, later, "the names are nearly the same"


def _is_slip(one: str, other: str) -> bool:
    """Whether two words may be one, mistyped: they begin and end alike (`Daniel` and `Daniela` are two names)."""
    if one == other or not (_may_slip(one) and _may_slip(other)) or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    from rapidfuzz import fuzz  # imported late: few vaults have such a pair

    return fuzz.ratio(one, other, score_cutoff=_ALIKE) > 0


def _may_slip(word: str) -> bool:
    """Whether one letter in a word may be another one without making it another name."""
    return len(word) >= _FEWEST_LETTERS and word.isalpha()


def _words(name: str) -> list[str]:
    folded = fold_words(name)
    is_plain = "  " not in folded and folded.replace(" ", "").isalnum()
    words = folded.split(" ") if is_plain else _NO_LETTERS.split(folded)
    if min(map(len, words)) > 1:
        return words
    return [word for word in words if len(word) > 1 or not word.isalpha() or not word.isascii()]
