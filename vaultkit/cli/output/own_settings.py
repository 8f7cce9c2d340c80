"""Own settings: what was detected in a vault to lines that tell of it, and to the beginning of its vaultkit.toml."""

import json
from collections.abc import Iterator

from vaultkit.index.detected import DayFormat, Detected, Spelling
from vaultkit.index.missed import Missed
from vaultkit.model.settings import Settings
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.plurals import count
from vaultkit.vault.toml_settings import parse_settings

_WHAT = {"person": "people", "event": "meetings"}


def told(found: Detected) -> Iterator[str]:
    """What was found, a line each."""
    for folder in found.folders:
        yield terminal(f"{folder.folder} is taken for a folder of {_WHAT[str(folder.kind)]}: {_speaks(folder)}")
    for form in found.formats:
        yield terminal(f"{form.folder or 'The root'} holds days named {form.format}: {_matches(form)}")
    for one in found.spellings:
        yield terminal(f"{one.key} is taken for {one.property}: {_written(one)}")


def with_own(text: str, found: Detected, settings: Settings) -> str:
    """The text of a vaultkit.toml with what was found before it, each line with what speaks for it; the text alone
    where nothing was, or where it could not be read back."""
    lines = list(_lines(found))
    if not lines:
        return text
    head = [
        "# What differs here from what vaultkit knows by itself, as `vaultkit init` found it; change it as you like."
    ]
    whole = "\n".join([*head, *lines, "", text])
    return text if parse_settings(whole.encode(), settings)[1] else whole


def _lines(found: Detected) -> Iterator[str]:
    for kind in ("person", "event"):
        folders = [one for one in found.folders if str(one.kind) == kind]
        if folders:
            yield from ("", f"[kinds.{kind}]", "folders = [")
            names = [f"  {_quoted(one.folder.rpartition('/')[2])}," for one in folders]
            yield from (f"{name:<38} # {_speaks(one)}" for name, one in zip(names, folders, strict=True))
            yield "]"
    if found.spellings:
        yield from ("", "[fields]")
        for name in dict.fromkeys(one.property for one in found.spellings):
            same = [one for one in found.spellings if one.property == name]
            keys = f"{name} = [{', '.join(_quoted(one.key) for one in same)}]"
            yield f"{keys:<38} # {'; '.join(map(_written, same))}"
    for form in found.formats:
        yield from ("", "[[dated]]", f"folder = {_quoted(form.folder)}")
        yield f"{f'format = {_quoted(form.format)}':<38} # {_matches(form)}"


def _quoted(text: str) -> str:
    return json.dumps(terminal(text), ensure_ascii=False)


def _speaks(one: Missed) -> str:
    why = f"{one.linked} of them linked from dated notes" if one.linked else f"{one.attended} say who was there"
    return f"{count(one.notes, 'note')}, {why}"


def _matches(form: DayFormat) -> str:
    return f"{form.matched} of {count(form.notes, 'note')}"


def _written(one: Spelling) -> str:
    return f"in {count(one.notes, 'note')} of people"
