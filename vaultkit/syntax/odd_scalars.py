"""Odd scalars: a value that YAML refuses and whose meaning is plain all the same (`@ann`, `Foo: Bar`,
`[[Ann]], [[Bob]]`) to text, or to whether what it begins may go on in the next lines."""

from vaultkit.model.note import Value
from vaultkit.model.regex import regex

_CONTROL = regex(r"[\x00-\x08\x0b-\x1f\x7f]")
_COMMENT = regex(r"(?:^|\s)#.*")
_ALIAS = regex(r"\*[\w-]+")
_QUOTED = regex(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_FLAT_LIST = regex(r"\[([^\[\]{}\"']*)\]")
_OPENERS, _CLOSERS = "[{", "]}"


def begins_block(value: str) -> bool:
    """Whether a value is the head of a text block (`|`, `>`), whose text may stand in the next lines."""
    return value.startswith(("|", ">"))


def is_open(value: str) -> bool:
    """Whether a value begins a quote, a bracket or a text block that does not end on its line."""
    if value.startswith(('"', "'")):
        return _QUOTED.match(value) is None
    if value.startswith(tuple(_OPENERS)):
        # In a list of tags or names `#` begins no comment.
        return sum(value.count(mark) for mark in _OPENERS) > sum(value.count(mark) for mark in _CLOSERS)
    return begins_block(value)


def odd_scalar(value: str) -> Value:
    """The text that a refused value is, as written but without the quotes around it and a comment behind; a list in
    brackets of such texts as a list. None where nothing plain is meant (an open quote, an alias of YAML)."""
    value = value.strip()
    if is_open(value) or _CONTROL.search(value):
        return None
    if listed := _FLAT_LIST.fullmatch(value):
        return tuple(part for item in listed[1].split(",") if (part := item.strip()))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'`":
        return value if value[0] == "`" else value[1:-1]
    value = _COMMENT.sub("", value).rstrip()
    return None if not value or _ALIAS.fullmatch(value) else value
