"""New note: what is asked of a note that is to be made to its path and its bytes, and never one of a name that is
taken."""

from collections import Counter
from collections.abc import Mapping
from itertools import accumulate

from msgspec import Struct, field

from vaultkit.cli.errors import NotMade, Unclear
from vaultkit.cli.input.lookup import Record, candidates_of, look_up
from vaultkit.cli.input.near_twins import near_twin
from vaultkit.cli.input.note_text import NoteSources, note_text
from vaultkit.model.index import Index
from vaultkit.model.names import fold, label, stem
from vaultkit.model.record import Kind, Ref
from vaultkit.pages.markdown import Writer
from vaultkit.syntax.filename import file_name
from vaultkit.syntax.inert import is_visible, terminal
from vaultkit.vault.globs import is_taken, split_glob
from vaultkit.vault.scan import is_template_folder
from vaultkit.vault.toml_settings import is_plain_folder


class NewNote(Struct, frozen=True, kw_only=True):
    """A note that is to be made: what it is, its name as typed, its values by our names of properties (a tuple is a
    list), and the folder ("" for the usual one)."""

    kind: Kind
    name: str
    values: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    folder: str = ""
    force: bool = False
    """Whether it is made although a note of nearly that name is there."""


class PlannedNote(Struct, frozen=True, kw_only=True):
    """A note that can be made; `remarks` say what the person would not expect."""

    path: str
    data: bytes
    remarks: tuple[str, ...] = ()


def plan_note(new: NewNote, sources: NoteSources) -> PlannedNote:
    """The note that is asked for.

    Raises NotMade when a note of that name is there, and Unclear for a name or a folder that can be none."""
    typed = _as_linked(new.kind, new.name, sources.index)
    if not is_visible(typed):
        raise Unclear("a note needs a name that can be seen.")
    name = file_name(typed)
    path = path_of(new.kind, typed, sources.index, folder=_folder(new, sources))
    _refuse_taken(new, sources.index, name, typed)
    remarks, values = [], dict(new.values)
    if fold(name) != fold(typed):
        remarks.append(f"The file is called {terminal(name)!r}; a file's name cannot hold all of what you typed.")
        values = {"aliases": (new.name.strip(),), **values}
    text, why = note_text(new.kind, path, values, sources)
    return PlannedNote(path=path, data=text.encode("utf-8", "replace"), remarks=(*remarks, *why))


def path_of(kind: Kind, name: str, index: Index, *, folder: str | None = None) -> str:
    """Where a note of that name stands when it is made."""
    folder = usual_folder(kind, index) if folder is None else folder
    file = f"{file_name(_as_linked(kind, name, index))}.md"
    return f"{folder}/{file}" if folder else file


def usual_folder(kind: Kind, index: Index) -> str:
    """The folder in which most notes of that kind stand; where there are none, the first one of the settings."""
    paths = [path for path, found in index.kinds.items() if found is kind]
    folders = Counter(path.rpartition("/")[0] for path in paths)
    if not folders:
        return next(iter(index.settings.kinds[kind].folders), "")
    return min(folders, key=lambda folder: (-folders[folder], folder))


def link_to(index: Index, path: str, *, name: str = "") -> str:
    """A link to a note, as a property holds it; `name` is that of a note which is only about to be made."""
    names = {path: name} if name else index.names
    shown = name or stem(path)
    return Writer(page="", names=names, settings=index.settings).link(Ref(name=shown, path=path))


def _as_linked(kind: Kind, name: str, index: Index) -> str:
    """The name on one line; of a person whom the notes link to already, as they spell it."""
    typed = " ".join(name.split())
    linked = (one for one in index.unknown if kind is Kind.PERSON and fold(one) == fold(typed))
    return next(linked, typed)


def _folder(new: NewNote, sources: NoteSources) -> str:
    if not new.folder:
        return usual_folder(new.kind, sources.index)
    typed = new.folder.strip("/")
    if not is_plain_folder(typed):
        raise Unclear(f"{terminal(new.folder)!r} is no folder inside the vault.")
    folders = {path.rpartition("/")[0] for path in sources.index.notes}
    known = {fold(one): one for one in sorted(folders)}
    folder = known.get(fold(typed), typed)
    unread = (*sources.settings.template_folders, sources.settings.pages_folder)
    words = tuple(label(word) for word in sources.settings.template_words)
    below = any(f"{fold(folder)}/".startswith(f"{fold(other.strip('/'))}/") for other in unread)
    below = below or any(is_template_folder(part, words) for part in folder.split("/"))
    ignored = [split_glob(glob) for glob in sources.settings.ignore]
    if below or any(is_taken(part, ignored) for part in accumulate(folder.split("/"), "{}/{}".format)):
        raise Unclear(f"notes in {terminal(folder)} are not read as notes about anybody; name another folder.")
    return folder


def _refuse_taken(new: NewNote, index: Index, name: str, typed: str) -> None:
    records: dict[Kind, tuple[Record, ...]] = {
        Kind.PERSON: index.people, Kind.EVENT: index.events, Kind.GROUP: index.groups, Kind.GOAL: index.goals,
        Kind.BOUNDARIES: (),
    }  # fmt: skip
    for word in (typed, name):
        match = look_up(word, candidates_of(records[new.kind], index), near=False)
        if match.whole:
            raise NotMade(f"{terminal(typed)} has a note already: {terminal(match.paths[0])}")
    for path in index.notes:
        if fold(stem(path)) == fold(name) and index.kinds[path] is not Kind.PAGE:
            raise NotMade(f"a note of that name is there already: {terminal(path)}. A link could mean either.")
    if not new.force and (twin := near_twin(typed, candidates_of(records[new.kind], index), new.kind)):
        raise NotMade(f"{terminal(typed)} is nearly {terminal(twin)}; if it is another, add --force.")
