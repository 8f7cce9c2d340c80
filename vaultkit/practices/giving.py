"""Giving: give and take in words: the thanks that nobody noted, what one gave, and what one asked for."""

from collections.abc import Sequence
from datetime import date

from vaultkit.measures.giving import balance
from vaultkit.model.measures import Measures, Thanks
from vaultkit.model.period import Period
from vaultkit.model.view import Line, Words
from vaultkit.practices.words import dotted, joined, listed, quoted, where

NAMES = 6


def thanks_lines(m: Measures, period: Period | None = None) -> tuple[Line, ...]:
    """Help and introductions since which no thank-you is noted, the newest first; of a period those noted in it."""
    found = [one for one in reversed(m.thanks) if period is None or (one.is_day_noted and one.day in period)]
    return tuple(_thanks(m, one) for one in found)


def _thanks(m: Measures, one: Thanks) -> Line:
    who = m.ref(one.person)
    if one.introduced:
        words: Words = (who, " introduced you to ", m.ref(one.introduced))
        words = (*words, " (", one.day, ")") if one.is_day_noted else words
    else:
        words = (who, " helped you on ", one.day)
    said = quoted(one.told.text) if one.told else ()
    told: Words = (": ", *said) if said else ()
    return Line(words=dotted((*words, *told), ("no thank-you noted",)), location=where(one.location))


def balance_lines(m: Measures, first: date, last: date) -> tuple[Line, ...]:
    """Whom one gave something in these days, and whom one asked and gave nothing since."""
    found = balance(m, first, last)
    lines = []
    if found.gave:
        lines.append(Line(words=("You gave something to ", *listed(m, found.gave, most=NAMES))))
    if found.asked:
        lines.append(Line(words=("You asked a favour of ", *_asked(m, found.asked, first), ", and gave none since")))
    return tuple(lines)


def _asked(m: Measures, people: Sequence[str], first: date) -> Words:
    parts: list[Words] = []
    for path in people[:NAMES]:
        days = [one.day for one in m.ties[path].contacts if "asked" in one.tags and one.day >= first]
        parts.append((m.ref(path), " (", days[-1], ")") if days else (m.ref(path),))
    if len(people) > NAMES:
        parts.append((f"{len(people) - NAMES} more",))
    return joined(parts)
