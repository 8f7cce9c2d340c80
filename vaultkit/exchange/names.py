"""Names: the parts of a name, and addresses of profiles, mail and telephone, to the one form in which they are written
or compared."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import permutations, product

from vaultkit.model.family_names import FAMILY_NAMES
from vaultkit.model.given_names import GIVEN_NAMES
from vaultkit.model.names import TWO_LETTERS, fold, fold_words
from vaultkit.model.regex import regex
from vaultkit.syntax.inert import terminal

LONGEST = 200
"""Characters of a name or address; what is longer is cut."""

_MAIL = regex(r"[^\s<>@,;:()\"\[\]]+@[^\s<>@,;:()\"\[\]]+\.[^\s<>@,;:()\"\[\]]+")
_PROFILE = regex(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(in|pub)/([^/?#\s]+)", re.IGNORECASE)
_HANDLE = regex(r"(in|pub)/([^/?#\s]+)/?", re.IGNORECASE)
_PERCENT = regex(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_NOT_DIGITS = regex(r"[^\d+]+")
_ASIDE = regex(r"(?<!\s)\s*[(\[][^()\[\]]*[)\]]\s*$")
_SUFFIX = regex(r"(?i:ph\.?d|m\.?d|jr|sr|msc|bsc|dr|esq|dipl|ing)\W*|[A-Z][A-Z.]+\W*")
_LETTERS = regex(r"[^\W\d_]+")
_NO_LETTERS = regex(r"[^a-z]+")
_SIGNS = regex(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_WORDS = regex(r"[^\W\d_]{2,}")
_FEWEST_DIGITS = 7
_MOST_WORDS = 4
_SHORT = (3, 4)
"""The letters of a short form that is the beginning of a name; of longer ones it tells a man's from a woman's."""


def one_line(text: str) -> str:
    """The text on one line, composed, without what steers, and not longer than a name may be."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()[:LONGEST].strip()
    return unicodedata.normalize("NFC", terminal(text))[:LONGEST].strip()


def whole_name(*parts: str) -> str:
    """The parts that are not empty as one name."""
    return one_line(" ".join(part for part in parts if part.strip()))


def spoken_name(first: str, middle: str = "", last: str = "", suffix: str = "") -> str:
    """The parts of a name as it is spoken: the family's first, without a blank, where they are written in signs."""
    if first and last and all(map(_SIGNS.fullmatch, filter(None, (first, middle, last)))):
        return whole_name(f"{last}{first}{middle}", suffix)
    return whole_name(first, middle, last, suffix)


def turned(name: str) -> str:
    """A name as it is spoken: `Lee, Ann` is `Ann Lee`, and `Ann Lee, PhD` is itself; what stands in brackets at its end
    is left out where anything is left."""
    bare = _ASIDE.sub("", one_line(name)) or one_line(name)
    last, comma, first = bare.partition(",")
    is_turned = comma and first.strip() and "," not in first and len(first.split()) <= 3 and len(last.split()) <= 3
    is_turned = is_turned and not all(_SUFFIX.fullmatch(word) for word in first.split())
    return f"{first.strip()} {last.strip()}".strip() if is_turned else bare


def mail_in(text: str) -> str:
    """The first mail address in a text, as it is written there; "" for none."""
    found = _MAIL.search(text[: 2 * LONGEST])
    return found[0] if found else ""


def mail_key(address: str) -> str:
    """A mail address as addresses are compared."""
    return fold(mail_in(address.removeprefix("mailto:").removeprefix("MAILTO:")))


def profile_key(address: str) -> str:
    """The address of a LinkedIn profile as they are compared, whatever its scheme, country and query; "" for any other
    address."""
    found = _PROFILE.search(address.strip()) or _HANDLE.fullmatch(address.strip())
    if found is None:
        return ""
    return f"linkedin.com/{found[1].lower()}/{fold(_PERCENT.sub(_unquoted, found[2]))}"


def _unquoted(found: re.Match[str]) -> str:
    data = bytes.fromhex(found[0].replace("%", ""))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def phone_key(number: str, region: str = "") -> str:
    """A telephone number as they are compared: international where it says so or a region (`DE`) is given and the
    library of numbers is there, else its digits; "" for what is none."""
    plain = number.strip().removeprefix("tel:").split(";")[0]
    digits = _NOT_DIGITS.sub("", plain)
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    if not digits.startswith("+") and region:
        digits = _international(plain, region) or digits
    bare = digits.lstrip("+").replace("+", "")
    return f"{'+' if digits.startswith('+') else ''}{bare}" if len(bare) >= _FEWEST_DIGITS else ""


def _international(number: str, region: str) -> str:
    import phonenumbers  # of the extra `import`; whoever gives a region was told

    try:
        found = phonenumbers.parse(number, region.upper())
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


def go_together(one: str, other: str) -> bool:
    """Whether two names share a word of two letters or more, accents left out."""
    return not _words(one).isdisjoint(_words(other))


def is_named_by(address: str, name: str) -> bool:
    """Whether a mail address is somebody's own, since it holds two words of the name or more (`taro.yamada@x.org`)."""
    box = "".join(_NO_LETTERS.sub("", fold_words(address).partition("@")[0]))
    words = [word for word in next(iter(_spelled(name)), []) if len(word) > 1]
    return len(words) > 1 and all(word in box for word in words)


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one person's: one has all words of the other, or a word of each may be the same (an
    initial, a short form), or the first ones are. A family's name alone, or none of the words, is not enough."""
    if all(_SIGNS.fullmatch("".join(name.split())) for name in (one, other)):
        return "".join(one.split()) == "".join(other.split())  # each sign says something, and the family's come first
    return any(_agree(first, second) for first in _spelled(one) for second in _spelled(other))


def _agree(first: list[str], second: list[str]) -> bool:
    if _are_joined(first, second):
        return True
    here, there = [word for word in first if word not in second], [word for word in second if word not in first]
    if not (here and there):
        return True
    return (first[0] == second[0] and not _is_family(first[0], here, there)) or any(
        _alike(*pair) for pair in product(here, there)
    )


def _is_family(word: str, *others: list[str]) -> bool:
    """Whether the word with which two names begin is the family's, as both may tell by their other words."""
    known = all(any(other in GIVEN_NAMES for other in several) for several in others)
    return word in FAMILY_NAMES or (known and word not in GIVEN_NAMES)


def _are_joined(first: list[str], second: list[str]) -> bool:
    """Whether one is the other's words in another order, with or without blanks between them (`Wang Xiaoming`, as
    `王小明` is spelled)."""
    if len("".join(first)) != len(whole := "".join(second)) or max(len(first), len(second)) > _MOST_WORDS:
        return False
    return any("".join(turned) == whole for turned in permutations(first)) or any(
        "".join(turned) == "".join(first) for turned in permutations(second)
    )


def _alike(one: str, other: str) -> bool:
    """Whether the shorter word is an initial, the beginning, or a short form of the other."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) in {1, *_SHORT} and longer.startswith(shorter):
        return True
    return not GIVEN_NAMES.get(one, frozenset()).isdisjoint(GIVEN_NAMES.get(other, ()))


def _spelled(name: str) -> Iterator[list[str]]:
    """The words of a name in Latin letters, its initials with them; with two letters for an umlaut, too."""
    for form in {fold_words(name), fold_words(fold(name).translate(TWO_LETTERS))}:
        if form.isascii():
            yield _LETTERS.findall(form)
        else:
            from anyascii import anyascii  # imported late: only a name in another script needs it

            yield [_NO_LETTERS.sub("", anyascii(word).lower()) for word in _LETTERS.findall(form)]


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(fold_words(name)))


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values on one line each, without the empty ones, each once."""
    return tuple(dict.fromkeys(value for value in map(one_line, values) if value))
