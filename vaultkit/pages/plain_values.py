"""Plain values: the words of a plain template, and what stands for a value in it (a name, what is of it, a filter, a
question) as a function of the names that are known there."""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from msgspec import Struct

from vaultkit.model.regex import regex
from vaultkit.pages.filters import WITHOUT_WRITER, WRITERS

Scope: TypeAlias = dict[str, Any]
Value: TypeAlias = Callable[[Scope], Any]
Word: TypeAlias = tuple[str, str]
"""The kind of a word, and its text."""

WRITER = "writer"
"""The name by which filters know who writes the page."""
SPECIAL = frozenset((
    "True", "False", "None", "true", "false", "none", "and", "or", "not", "if", "else", "in", "is", "loop", "self",
    "super", "caller", "varargs", "kwargs", WRITER,
))  # fmt: skip
"""Names that mean something of their own to Jinja, or to the filters."""

_WORD = regex(
    r"""\s*(?:(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<number>\d+)(?![\w.])|(?P<text>"[^"\\\n]*"|'[^'\\\n]*')"""
    r"""|(?P<sign>[=!<>]=|%\}|\}\}|[-|.,:~()\[\]<>=]))"""
)
_KINDS = ("name", "number", "text", "sign")
_CLOSED_BY = {"{{": "}}", "{%": "%}"}
_COMPARED: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_OF_ANY: Mapping[str, Callable[[Any], Any]] = {**WITHOUT_WRITER, "length": len, "list": list}
_OF_PARTS = {"selectattr": True, "rejectattr": False}
"""Filters by what a part of each item is: whether those remain of which it is something."""


class NotPlainError(ValueError):
    """What stands there is for Jinja."""


@lru_cache(maxsize=64)
def plain_words(source: str) -> tuple[Word, ...]:
    """The parts of a template: what is printed as it stands is `data`, all else the words between its signs; the last
    one is the end. Raises NotPlainError where Jinja may part it otherwise."""
    words = (*_words(source), ("end", ""))
    if ("name", "raw") in words:
        raise NotPlainError
    return words


def _words(source: str) -> Iterator[Word]:
    if "\r" in source or "{#" in source:
        raise NotPlainError
    place = 0
    while place < len(source):
        opens = [at for sign in _CLOSED_BY if (at := source.find(sign, place)) >= 0]
        begin = min(opens, default=len(source))
        if place < begin:
            yield "data", source[place:begin]
        if not opens:
            return
        sign = source[begin : begin + 2]
        if sign == "{%" and source[place:begin].rpartition("\n")[2].isspace():
            raise NotPlainError  # what is before a tag on its line may be trimmed
        yield "sign", sign
        place, closed = begin + 2, False
        while not closed:
            found = _WORD.match(source, place)
            if not found:
                raise NotPlainError
            kind = next(kind for kind in _KINDS if found[kind] is not None)
            yield kind, found[kind]
            place, closed = found.end(), found["sign"] == _CLOSED_BY[sign]
        if sign == "{%" and source.startswith("\n", place):
            place += 1


class ValueReader:
    """A template as it is read, word by word; raises ValueError at what is not plain.

    It reads less than a value may be, and what it reads as Jinja does: filters bind closest, then `~`, `-`, a
    comparison, `not`, `and`, `or`, and `if`."""

    def __init__(self, source: str) -> None:
        """Of a template from its beginning."""
        self._words = plain_words(source)
        self._at = 0
        self.in_loop = self.in_macro = False
        self.macros: dict[str, int] = {}
        """How many values each macro takes that stands above."""
        self.named_in_macros: set[str] = set()

    def value(self, *, printed: bool = False) -> Value:
        """A value, which may be one of two; where it is printed, the second may be left out."""
        first = self.question()
        if not self.took("if"):
            return first
        test = self.question()
        if printed and self.peek() == ("sign", "}}"):
            second = _constant("")
        else:
            self.take("else")
            second = self.value()
        return lambda scope: first(scope) if test(scope) else second(scope)

    def question(self) -> Value:
        """A value that is not one of two by an `if`."""
        first = self._all_of()
        if not self.took("or"):
            return first
        second = self.question()
        return lambda scope: first(scope) or second(scope)

    def _all_of(self) -> Value:
        first = self._negated()
        if not self.took("and"):
            return first
        second = self._all_of()
        return lambda scope: first(scope) and second(scope)

    def _negated(self) -> Value:
        if not self.took("not"):
            return self._compared()
        value = self._negated()
        return lambda scope: not value(scope)

    def _compared(self) -> Value:
        first = self._difference()
        kind, text = self.peek()
        if kind != "sign" or text not in _COMPARED:
            return first
        compare = _COMPARED[self.next()[1]]
        second = self._difference()
        return lambda scope: compare(first(scope), second(scope))

    def _difference(self) -> Value:
        first = self._joined()
        if not self.took("-"):
            return first
        second = self._joined()
        return lambda scope: first(scope) - second(scope)

    def _joined(self) -> Value:
        parts = [self._filtered()]
        while self.took("~"):
            parts.append(self._filtered())
        return parts[0] if len(parts) == 1 else lambda scope: "".join([text_of(part(scope)) for part in parts])

    def _filtered(self) -> Value:
        value = self._part()
        while self.took("|"):
            value = _filtered_by(self.name(), value, self.values() if self.took("(") else ())
        return value

    def _part(self) -> Value:
        kind, text = self.next()
        if kind == "text":
            value = _constant(text[1:-1])
        elif kind == "number":
            value = _constant(int(text))
        elif (kind, text) == ("sign", "("):
            value = self._in_brackets()
        elif kind == "name":
            value = self._named(text)
        else:
            raise NotPlainError
        while True:
            if self.took("."):
                value = _attribute(value, self.name())
            elif self.took("["):
                value = self._slice(value)
            else:
                return value

    def _in_brackets(self) -> Value:
        values = self.values()
        if len(values) == 1 and self._words[self._at - 2] != ("sign", ","):
            return values[0]
        return lambda scope: tuple([value(scope) for value in values])

    def _named(self, name: str) -> Value:
        if name == "loop" and self.in_loop and self.peek() == ("sign", "."):
            return lambda scope: scope[name]
        if name in self.macros and not self.in_macro and self.took("("):
            given = self.values()
            if len(given) == self.macros[name]:
                return lambda scope: scope[name](*[value(scope) for value in given])
        if name in SPECIAL or name in self.macros:
            raise NotPlainError
        if self.in_macro:
            self.named_in_macros.add(name)
        return lambda scope: scope[name]

    def _slice(self, value: Value) -> Value:
        begin = _constant(None) if self.peek() == ("sign", ":") else self.value()
        self.take(":")
        end = _constant(None) if self.peek() == ("sign", "]") else self.value()
        self.take("]")
        return lambda scope: value(scope)[begin(scope) : end(scope)]

    def values(self) -> tuple[Value, ...]:
        """The values up to a bracket, which is taken."""
        found: list[Value] = []
        while not self.took(")"):
            found.append(self.value())
            if self.peek() != ("sign", ")"):
                self.take(",")
        return tuple(found)

    def next(self) -> Word:
        """The next word, which is taken."""
        self._at += 1
        return self._words[self._at - 1]

    def peek(self) -> Word:
        """The next word, which is left."""
        return self._words[self._at]

    def took(self, text: str) -> bool:
        """Whether this was the next word or sign, which is taken then."""
        kind, found = self._words[self._at]
        if found != text or kind not in {"name", "sign"}:
            return False
        self._at += 1
        return True

    def take(self, text: str) -> None:
        """Nothing where this is the next word or sign, which is taken."""
        if not self.took(text):
            raise NotPlainError

    def name(self) -> str:
        """The name that comes next."""
        kind, text = self.next()
        if kind != "name":
            raise NotPlainError
        return text

    def new_name(self) -> str:
        """The name that comes next, which is given to something here."""
        name = self.name()
        if name in SPECIAL:
            raise NotPlainError
        return name


def text_of(value: object) -> str:
    """What is printed of a value; raises NotPlainError for what waits to be gone through, which has no text."""
    if isinstance(value, Iterator):
        raise NotPlainError
    return str(value)


def _constant(value: object) -> Value:
    return lambda scope: value


def _attribute(value: Value, name: str) -> Value:
    return lambda scope: _attribute_of(value(scope), name)


def _attribute_of(value: object, name: str) -> Any:
    if isinstance(value, Struct) and not name.startswith("_"):
        return getattr(value, name)
    raise NotPlainError


def _filtered_by(name: str, value: Value, given: tuple[Value, ...]) -> Value:
    if name in WRITERS:
        return lambda scope: str(getattr(scope[WRITER], name)(value(scope), *[one(scope) for one in given]))
    if name in _OF_PARTS and len(given) == 1:
        (part,) = given
        return lambda scope: _with_part(value(scope), part(scope), _OF_PARTS[name])
    if name not in _OF_ANY or given:
        raise NotPlainError
    return lambda scope: _OF_ANY[name](value(scope))


def _with_part(values: Iterable[object], name: str, wanted: bool) -> Iterator[object]:
    return (one for one in values if bool(_attribute_of(one, name)) == wanted)
