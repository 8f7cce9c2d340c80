"""List filters: what a person wants of a list, to whether an item of it is what they want."""

from collections.abc import Mapping
from datetime import date

import click

from vaultkit.cli.input.choices import FILTERS
from vaultkit.cli.output.envelope import Payload
from vaultkit.model.names import fold_words
from vaultkit.model.standings import STANDINGS
from vaultkit.syntax.decision import STAGES
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.nearest import closest

WORDS = {
    ("people", "standing"): tuple(STANDINGS),
    ("events", "status"): ("attended", "accepted", "invited", "declined", "missed", "cancelled"),
    ("goals", "status"): ("active", "done", "dropped"),
    ("groups", "stage"): STAGES,
    ("promises", "direction"): ("mine", "theirs"),
}
"""The words that a filter takes, where it takes no other."""
_DAYS = {"people": "last_contact", "events": "date", "promises": "date"}
_TEXTS = {"org": "orgs", "role": "roles", "place": "places"}
Wanted = dict[str, str | date]


def chosen_values(kind: str, typed: Mapping[str, str | date | None], tiers: Mapping[str, str]) -> Wanted:
    """The filters that were given, each value as it is compared; `tiers` maps words to tiers.

    Raises a usage error for a filter that the kind does not have, and for a word that it does not take."""
    given = {name: value for name, value in typed.items() if value is not None}
    for name in given:
        if name not in FILTERS[kind]:
            raise click.UsageError(f"--{name} does not go with {kind}.")
    wanted: Wanted = {}
    for name, value in given.items():
        if isinstance(value, date):
            wanted[f"{name} {_DAYS[kind]}"] = value
        elif name == "tier":
            wanted[name] = tiers.get(value.lower()) or _refuse(name, value, tuple(dict.fromkeys(tiers.values())))
        elif taken := WORDS.get((kind, name)):
            said = value.lower().replace("-", " ")
            wanted[name] = said if said in taken else _refuse(name, value, taken)
        else:
            wanted[name] = value
    return wanted


def fits(item: Payload, wanted: Wanted) -> bool:
    """Whether the item of a list is all that is wanted."""
    return all(_fits(item, name, value) for name, value in wanted.items())


def _fits(item: Payload, name: str, value: str | date) -> bool:
    if isinstance(value, date):
        when, _, key = name.partition(" ")
        day = item[key]
        return day is not None and bool(day >= value.isoformat() if when == "since" else day <= value.isoformat())
    text = fold_words(value)
    if name in _TEXTS:
        return any(all(word in fold_words(own) for word in text.split()) for own in item[_TEXTS[name]])
    if name == "tag":
        return any(f"{fold_words(tag)}/".startswith(f"{text.removeprefix('#')}/") for tag in item["tags"])
    return bool((item[name] or "") == value)


def _refuse(name: str, value: str, taken: tuple[str, ...]) -> str:
    near = closest(value, taken)
    hint = f" Did you mean {near!r}?" if near else ""
    raise click.UsageError(f"--{name} takes {', '.join(taken)}, not {terminal(value)!r}.{hint}")
