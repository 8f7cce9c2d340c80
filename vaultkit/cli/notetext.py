"""Note text: a kind of note with its values to the text of a new note, by the vault's own template or by ours."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from vaultkit.index.kinds import Kinds
from vaultkit.model.index import Index
from vaultkit.model.names import fold, fold_key
from vaultkit.model.note import Note
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings
from vaultkit.pages.filters import Writer
from vaultkit.pages.template import render_template
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.notetemplate import fill_template, with_properties
from vaultkit.syntax.quoting import yaml_list, yaml_text

KEYS = (
    "aliases", "org", "role", "place", "tier", "met", "goals", "group", "date", "people", "status", "stage", "wants",
    "review",
)  # fmt: skip
_TEMPLATE_WORDS = frozenset(("template", "templates", "tpl", "new", "note", "a", "an"))

Values: TypeAlias = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What new notes are made from: the index, the day, our templates by name, and the vault's own by path."""

    index: Index
    today: date
    ours: Mapping[str, str]
    theirs: tuple[tuple[str, str], ...] = ()

    @property
    def settings(self) -> Settings:
        """The vault's settings."""
        return self.index.settings


def note_text(kind: Kind, path: str, values: Values, desk: Desk) -> tuple[str, tuple[str, ...]]:
    """The text of the note at that path, and why the vault's own template was not used where it was not.

    `values` are by our names of properties, a tuple is a list; whatever they hold, the note is read back with them."""
    written = {key: yaml_text(one) if isinstance(one, str) else yaml_list(one) for key, one in values.items() if one}
    rules = Kinds(desk.settings)
    own = next(_own_templates(kind, desk, rules), None)
    if own is None:
        return _by_ours(kind, written, desk), ()
    if "<%" in own[1]:
        return _by_ours(kind, written, desk), (f"{terminal(own[0])} holds Templater code, so it was not used.",)
    filled = fill_template(own[1], title=path.rpartition("/")[2].removesuffix(".md"), day=desk.today)
    for typed in ({}, {"type": _type(kind, desk.settings)}) if filled is not None else ():
        text = with_properties(filled or "", {**typed, **written}, _meaning(desk.settings))
        if _is_good(parse_note(path, text.encode("utf-8", "replace")), kind, rules):
            return text, ()
    return _by_ours(kind, written, desk), (f"{terminal(own[0])} cannot be filled in, so it was not used.",)


def _by_ours(kind: Kind, written: Mapping[str, str], desk: Desk) -> str:
    values = {**dict.fromkeys(KEYS, ""), **written, "kind": _type(kind, desk.settings)}
    return render_template(f"new/{kind}.md", desk.ours, Writer(page="", names={}, settings=desk.settings), values)


def _own_templates(kind: Kind, desk: Desk, rules: Kinds) -> Iterator[tuple[str, str]]:
    """The vault's template notes for that kind: those that say so by their name, then those that do by their type."""
    words = {fold(word) for word in (str(kind), *desk.settings.kinds[kind].words)}
    yield from (one for one in desk.theirs if _named_for(one[0]) in words)
    for path, text in desk.theirs:
        filled = fill_template(text, title="x", day=desk.today)
        if filled is not None and rules.word(parse_note(path, filled.encode("utf-8", "replace"))) in words:
            yield path, text


def _named_for(path: str) -> str:
    """What a template is for by its name (`New person`, `person-template`), "" when it says more than one thing."""
    name = fold(path.rpartition("/")[2].removesuffix(".md")).replace("-", " ").replace("_", " ")
    words = [word for word in name.split() if word not in _TEMPLATE_WORDS]
    return words[0] if len(words) == 1 else ""


def _is_good(note: Note, kind: Kind, rules: Kinds) -> bool:
    return note.writable and not note.template and not note.diagnostics and rules.kind(note) is kind


def _type(kind: Kind, settings: Settings) -> str:
    words = settings.kinds[kind].words
    return yaml_text(str(kind) if str(kind) in words else words[0])


def _meaning(settings: Settings) -> Callable[[str], str]:
    """Our name of the property that a key means; the key itself, folded, when it is none of ours."""
    names = {fold_key(other): name for name, others in settings.spellings.items() for other in others}
    names |= {fold_key(name): name for name in settings.spellings}
    return lambda key: names.get(fold_key(key), fold_key(key))
