"""Block values: what front matter is read as, by whoever reads it."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.location import Location
from vaultkit.model.note import Property, Value
from vaultkit.model.regex import regex
from vaultkit.syntax.numbers import DIGITS, small_int

_INTEGER = regex(rf"-?(?:0|[1-9][0-9]{{0,{DIGITS - 1}}})")
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLS: Mapping[str, bool] = MappingProxyType(
    {**dict.fromkeys(("true", "True", "TRUE"), True), **dict.fromkeys(("false", "False", "FALSE"), False)}
)


class FrontMatter(Struct, frozen=True, kw_only=True, gc=False):
    """A block as read: properties in written order, findings, and where the entries of each list stand, by key."""

    properties: tuple[Property, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    entries: Mapping[str, tuple[Location, ...]] = field(default_factory=dict)


def plain_value(text: str) -> Value:
    """A plain scalar's value: null, true, false and small plain integers have a type, all else is text."""
    if text in NULLS:
        return None
    if text in _BOOLS:
        return _BOOLS[text]
    return text if (number := _INTEGER.fullmatch(text) and small_int(text, signed=True)) is None else number
