"""The tables of `docs/notes.md` that are made of the code: each kind's properties, how kinds of note are known, the
kinds of contact, the tiers."""

import re
from collections.abc import Iterable

from vaultkit.model.property_manual import PROPERTIES
from vaultkit.model.property_words import PROPERTY_WORDS
from vaultkit.model.settings import ENGLISH_SPELLINGS, Settings
from vaultkit.model.tier_words import TIER_WORDS

_DEFAULTS = Settings()
_PLACE = re.compile(r"^<!-- table: (?P<name>[\w-]+) -->\n(?:.*\n)*?<!-- end -->$", re.MULTILINE)
_DEPTHS = {3.0: "in person", 2.0: "a call, or not said", 1.0: "light", 0.25: "a trace", 0.0: "news, no contact"}


def note_tables() -> dict[str, str]:
    """The tables by the name of their place."""
    return {
        **{kind: _properties(kind) for kind in _DEFAULTS.kinds},
        "kinds": _kinds(),
        "words": _words(),
        "contact": _contact(),
        "tiers": _tiers(),
    }


def with_tables(manual: str) -> str:
    """The manual with each table at its place, between `<!-- table: NAME -->` and `<!-- end -->`.

    Raises KeyError for a place that has no table."""
    tables = note_tables()

    def filled(place: re.Match[str]) -> str:
        return f"<!-- table: {place['name']} -->\n{tables[place['name']]}\n<!-- end -->"

    return _PLACE.sub(filled, manual)


def table_places(manual: str) -> list[str]:
    """The names of the places for tables, in order."""
    return [place["name"] for place in _PLACE.finditer(manual)]


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = tuple(heads)
    lines = [_row(names), "|" + "---|" * len(names), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _codes(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _properties(kind: str) -> str:
    rows = (
        (f"`{name}`", one.takes, one.means, _codes(ENGLISH_SPELLINGS[name]))
        for name, one in PROPERTIES.items()
        if kind in one.kinds
    )
    return _table(("property", "takes", "means", "also read"), rows)


def _words() -> str:
    rows = ((f"`{name}`", _codes(words)) for name, words in PROPERTY_WORDS.items())
    return _table(("property", "in other languages"), rows)


def _kinds() -> str:
    rows = ((kind, ", ".join(rule.folders) or "none", ", ".join(rule.words)) for kind, rule in _DEFAULTS.kinds.items())
    return _table(("kind", "folders", "words for `type` and tags"), rows)


def _contact() -> str:
    depths: dict[float, list[str]] = {}
    for kind, depth in _DEFAULTS.log_kinds.items():
        depths.setdefault(depth, []).append(kind)
    rows = ((_DEPTHS[depth], ", ".join(kinds)) for depth, kinds in depths.items())
    return _table(("depth", "kinds"), rows)


def _tiers() -> str:
    days = _DEFAULTS.tier_cadence
    rows = (
        (
            f"`{tier}`",
            f"every {days[tier]} days",
            ", ".join(w for w, own in TIER_WORDS.items() if own == tier and w != tier),
        )
        for tier in dict.fromkeys(TIER_WORDS.values())
    )
    return _table(("tier", "to be in touch", "also read"), rows)
