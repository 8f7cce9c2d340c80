"""Note text: a kind of note with its values to the text of a new note, by the vault's own template or by ours."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from vaultkit.cli.session import Session
from vaultkit.index.kinds import Kinds
from vaultkit.model.index import Index
from vaultkit.model.names import fold, fold_key, stem
from vaultkit.model.note import Field, Note, Property
from vaultkit.model.record import Kind
from vaultkit.model.settings import FIELD_SPELLINGS, Settings
from vaultkit.pages.markdown import Writer
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.inert import terminal
from vaultkit.syntax.notetemplate import fill_template, with_properties
from vaultkit.syntax.quoting import yaml_list, yaml_text
from vaultkit.vault.notetemplates import read_note_templates
from vaultkit.vault.templates import find_templates, load_templates

KEYS = (
    "aliases", "org", "role", "place", "tier", "met", "goals", "group", "date", "people", "status", "stage", "wants",
    "review",
)  # fmt: skip
_TEMPLATE_WORDS = frozenset(("template", "templates", "tpl", "new", "note", "a", "an"))

Values: TypeAlias = Mapping[str, str | tuple[str, ...]]


class NoteSources(Struct, frozen=True, kw_only=True):
    """What new notes are made from: the index, our templates by name, and the vault's own by path."""

    index: Index
    ours: Mapping[str, str]
    theirs: tuple[tuple[str, str], ...] = ()

    @property
    def settings(self) -> Settings:
        """The vault's settings."""
        return self.index.settings


def note_sources(session: Session, index: Index) -> NoteSources:
    """What a new note in the session's vault is made from."""
    theirs = read_note_templates(session.vault.root, session.vault.settings)
    return NoteSources(index=index, ours=load_templates(find_templates()), theirs=theirs)


def note_text(
    kind: Kind, path: str, values: Values, sources: NoteSources, *, imported: bool = False
) -> tuple[str, tuple[str, ...]]:
    """The text of the note at that path, and why the vault's own template was not used where it was not; for what is
    `imported` it is used only where it says nothing of its own (a day, a task, a tier), which would be said of all.

    `values` are by our names of properties, a tuple is a list; whatever they hold, the note is read back with them."""
    written = _written(values)
    rules = Kinds(sources.settings)
    own = next(_own_templates(kind, sources, rules), None)
    if own is None:
        return _by_ours(kind, written, sources), ()
    if "<%" in own[1]:
        return _by_ours(kind, written, sources), (f"{terminal(own[0])} holds Templater code, so it was not used.",)
    filled = fill_template(own[1], title=stem(path), day=sources.index.today)
    for typed in ({}, {"type": _type(kind, sources.settings)}) if filled is not None else ():
        text = with_properties(filled or "", {**typed, **written}, _our_name(sources.settings))
        note = parse_note(path, text.encode("utf-8", "replace"))
        if _is_good(note, kind, rules):
            if imported and not _says_nothing(note, values, _our_name(sources.settings)):
                said = "says something of whom it is for, so it was not used for what is imported."
                return _by_ours(kind, written, sources), (f"{terminal(own[0])} {said}",)
            return text, ()
    return _by_ours(kind, written, sources), (f"{terminal(own[0])} cannot be filled in, so it was not used.",)


def text_by_ours(kind: Kind, values: Values, sources: NoteSources) -> str:
    """The text of a note by our own template, whatever templates the vault has."""
    return _by_ours(kind, _written(values), sources)


def bare_text(kind: Kind, values: Values, sources: NoteSources) -> str:
    """The text of a note that says these values and nothing else, whatever templates there are."""
    rows = (f"{key}: {value}" for key, value in _written(values).items())
    return "\n".join(("---", f"type: {_type(kind, sources.settings)}", *rows, "---", ""))


def has_template(kind: Kind, sources: NoteSources) -> bool:
    """Whether the vault has a template note for that kind."""
    return next(_own_templates(kind, sources, Kinds(sources.settings)), None) is not None


def _written(values: Values) -> dict[str, str]:
    return {key: yaml_text(one) if isinstance(one, str) else yaml_list(one) for key, one in values.items() if one}


def _by_ours(kind: Kind, written: Mapping[str, str], sources: NoteSources) -> str:
    more = [f"{key}: {value}" for key, value in written.items() if key not in KEYS]
    values = {**dict.fromkeys(KEYS, ""), **written, "kind": _type(kind, sources.settings), "more": more}
    from vaultkit.pages.template import render_template  # only a new note needs the library

    return render_template(f"new/{kind}.md", sources.ours, Writer(page="", names={}, settings=sources.settings), values)


def _own_templates(kind: Kind, sources: NoteSources, rules: Kinds) -> Iterator[tuple[str, str]]:
    """The vault's template notes for that kind: those that say so by their name, then those that do by their type."""
    words = {fold(word) for word in (str(kind), *sources.settings.kinds[kind].words)}
    yield from (one for one in sources.theirs if _named_for(one[0]) in words)
    for path, text in sources.theirs:
        filled = fill_template(text, title="x", day=sources.index.today)
        if filled is not None and rules.word(parse_note(path, filled.encode("utf-8", "replace"))) in words:
            yield path, text


def _named_for(path: str) -> str:
    """What a template is for by its name (`New person`, `person-template`), "" when it says more than one thing."""
    name = fold(stem(path)).replace("-", " ").replace("_", " ")
    words = [word for word in name.split() if word not in _TEMPLATE_WORDS]
    return words[0] if len(words) == 1 else ""


def _is_good(note: Note, kind: Kind, rules: Kinds) -> bool:
    return note.writable and not note.template and not note.diagnostics and rules.kind(note) is kind


def _says_nothing(note: Note, values: Values, our_name: Callable[[str], str]) -> bool:
    """Whether a note says nothing that vaultkit reads but these values, what it is, its names and its tags."""
    entries: tuple[Property | Field, ...] = (*note.properties, *note.fields)
    said = {our_name(entry.key) for entry in entries if entry.value not in (None, "", ())}
    others = (said - values.keys() - {"kind", "aliases", "tags", "name"}) & FIELD_SPELLINGS.keys()
    return not (others or note.log or any(block.task or block.links for block in note.blocks))


def _type(kind: Kind, settings: Settings) -> str:
    words = settings.kinds[kind].words
    return yaml_text(str(kind) if str(kind) in words or not words else words[0])


def _our_name(settings: Settings) -> Callable[[str], str]:
    """Our name of the property that a key means; the key itself, folded, when it is none of ours."""
    names = {fold_key(other): name for name, others in settings.spellings.items() for other in others}
    names |= {fold_key(name): name for name in settings.spellings}
    return lambda key: names.get(fold_key(key), fold_key(key))
