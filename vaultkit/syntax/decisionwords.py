"""Decision words: what a person types for a decision to the words of a log line, in the one written form of
`FORMAT.md` 6."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from vaultkit.model.record import Kind
from vaultkit.syntax.dates import format_cadence, parse_cadence
from vaultkit.syntax.logline import STAGES

Words: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionText:
    """A decision: its canonical verb, its argument as it is read back, and the text of its log line."""

    verb: str
    argument: str = ""
    text: str


_BARE: Words = {
    "paused": ("pause", "pausing"),
    "resumed": ("resume", "unpause", "unpaused"),
    "ambient": (),
    "let go": ("letgo", "let-go"),
}
_FREE: Words = {
    "accepted": ("accept", "yes", "going"),
    "declined": ("decline", "no"),
    "attended": ("attend", "went"),
    "missed": ("miss",),
    "cancelled": ("cancel", "canceled"),
}

TAKES: Mapping[Kind, str] = {
    Kind.PERSON: "paused, resumed, ambient, let go, cadence (every 6 months), tier (close)",
    Kind.EVENT: "accept, decline (a reason), attended, missed, cancelled, resonated (1 to 5), again (yes, no, maybe)",
    Kind.GROUP: "stage (trying, regular, core, leaving, left), attended, missed",
}
"""What the notes of each kind take, in words."""


def verbs_of(kind: Kind) -> dict[str, str]:
    """Every word that begins a decision in a note of that kind, with the canonical verb."""
    every: dict[Kind, Words] = {
        Kind.PERSON: {**_BARE, "cadence": (), "tier": ()},
        Kind.EVENT: {**_FREE, "resonated": ("resonate", "resonates"), "again": ()},
        Kind.GROUP: {"attended": _FREE["attended"], "missed": _FREE["missed"], "stage": ()},
    }
    return {word: verb for verb, words in every.get(kind, {}).items() for word in (verb, *words)}


def spell_decision(words: Sequence[str], kind: Kind, tiers: Mapping[str, str]) -> DecisionText | None:
    """The decision that the words are in a note of that kind; None when they are none. `tiers` maps words to tiers."""
    said = " ".join(" ".join(words).split())
    head, _, rest = said.partition(" ")
    verb = verbs_of(kind).get(head.lower().rstrip(":"))
    if verb is None and said.lower().startswith("let go"):
        head, rest = said[:6], said[6:].lstrip(" :")
        verb = verbs_of(kind).get("let go")
    if verb is None:
        return None
    if verb in _BARE or verb in _FREE:
        return DecisionText(verb=verb, argument=rest, text=f"{verb}: {rest}" if rest else verb)
    argument = _ARGUMENTS[verb](rest.lower(), tiers)
    return DecisionText(verb=verb, argument=argument, text=f"{verb} {argument}") if argument else None


def _cadence(rest: str, tiers: Mapping[str, str]) -> str:
    cadence = parse_cadence(int(rest) if rest.isascii() and rest.isdigit() else rest)
    if cadence is None:
        return ""
    return f"every {format_cadence(cadence.days)}" if cadence.days and rest[0].isdigit() else rest


def _number(rest: str, tiers: Mapping[str, str]) -> str:
    number = rest.replace(",", ".").removesuffix("/5")
    return number if re.fullmatch(r"[1-4](?:\.\d)?|5(?:\.0)?", number) else ""


_ARGUMENTS: Mapping[str, Callable[[str, Mapping[str, str]], str]] = {
    "cadence": _cadence,
    "tier": lambda rest, tiers: tiers.get(rest, ""),
    "resonated": _number,
    "again": lambda rest, tiers: rest if rest in {"yes", "no", "maybe"} else "",
    "stage": lambda rest, tiers: rest if rest in STAGES else "",
}
