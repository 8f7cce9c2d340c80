"""Proposals: the items with which a decision about a person is taken, `- [ ] every 2 months for [[Ann]] ^vk-k3f9q2mz`,
to their ids, and an item to the decision that it is."""

import re
from collections.abc import Iterator
from datetime import timedelta

from vaultkit.model.page import AMBIENT, LESS, LET_GO, PROPOSALS
from vaultkit.model.period import Period, period_of
from vaultkit.model.regex import regex
from vaultkit.syntax.checklist import make_id, parse_item
from vaultkit.syntax.dates import parse_cadence

PROPOSED_WEEKS = 8
"""So long after the last plan in vain a proposal is made."""

_EVERY = regex(r"(every .{1,40}?)[ \t]+for(?:[ \t]|\Z)", re.IGNORECASE)


def proposal_id(word: str, path: str, week: str) -> str:
    """The id of a proposal about a person, on whichever page it stands; `week` is the key of the last plan in vain, so
    that a later one makes it another proposal."""
    return make_id("propose", word, path, week)


def proposal_ids(path: str, week: Period) -> Iterator[tuple[str, str]]:
    """The ids that proposals about a person can have on the page of a week, and which each is."""
    for weeks in range(1, PROPOSED_WEEKS + 1):
        key = period_of("week", week.first - timedelta(days=7 * weeks)).key
        yield from ((proposal_id(word, path, key), word) for word in PROPOSALS)


def word_of(line: str) -> str:
    """What an item proposes, by its words alone; "" for another item."""
    item = parse_item(line)
    if item is None or cadence_words(line):
        return LESS if item else ""
    return next((word for word in (AMBIENT, LET_GO) if item.text.startswith(proposal_words(word, ""))), "")


def cadence_words(line: str) -> str:
    """How often, as an item says it (`every 2 months`); "" where it says nothing that is understood."""
    item = parse_item(line)
    match = _EVERY.match(item.text) if item else None
    return match[1] if match and parse_cadence(match[1]) else ""


def decision_words(word: str, line: str) -> str:
    """The decision that an item is, in the words of its log line: `cadence every 2 months`, `ambient`, `let go`; ""
    where it says no longer how often."""
    if word == LESS:
        often = cadence_words(line)
        return f"cadence {often}" if often else ""
    return word


def proposal_words(word: str, often: str) -> str:
    """How the item begins; the person follows."""
    return {LESS: f"{often} for ", AMBIENT: "ambient for ", LET_GO: "let go of "}[word]
