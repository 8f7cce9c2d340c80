"""Offered names: the beginning of a name to the names of notes that a shell may offer for it, told by file names and
bytes, since nobody waits for an index while typing.

A note that may be private is never offered, nor is a name that holds one of its names (`Dinner with Ann Lee`). What
reads notes is imported when one has to be read: for most words the names that an earlier command left are enough."""

import os
import time
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from vaultkit.cli.input.letters import letters_of
from vaultkit.model.kind import Kind
from vaultkit.model.lazy import LazyMapping
from vaultkit.model.names import fold, stem
from vaultkit.model.names_in_text import NamesInText
from vaultkit.model.regex import regex
from vaultkit.model.settings import Settings
from vaultkit.syntax.fences import split
from vaultkit.syntax.inert import steers
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.kept.names import KeptNames, PublicNotes
from vaultkit.vault.kept.seen_notes import Change, seen_note
from vaultkit.vault.root import VaultError, find_root
from vaultkit.vault.scan import Stat

_MERGED = regex(rb"[Mm]erged into:?[ \t]+\[+([^\[\]|#\n]+)")
_MAY_MERGE = b"erged into"
_WORDS = regex(r"\w+")
_MOST_READ = 200
"""So many notes are read for their kind while somebody waits."""


def offered_names(folder: Path | None, beginning: str = "", kinds: Collection[Kind] = frozenset()) -> tuple[str, ...]:
    """The names that begin so, in any letter case, with or without accents, sorted; where none does, the names and
    aliases of which a later word begins so. `kinds` are the kinds of note that are asked for, all where none is given
    or so many notes fit that to read them would take too long. None when there is no vault or it cannot be read, and
    none that a terminal would take for more than text."""
    try:
        root = find_root(Path.cwd(), given=folder)
        vault = Vault(root, load_settings(root)[0])
        public = _kept(vault)
        told = LazyMapping(public.paths, lambda path: vault.read(public.paths[path]) or b"")
        wanted = letters_of(beginning)
        found = {path: {name} for path in told if letters_of(name := stem(path)).startswith(wanted)}
        found = _of_kinds(found, kinds, told, vault.settings)
        found = found or _of_kinds(_holding(wanted, told, vault.settings), kinds, told, vault.settings)
    except (VaultError, OSError):
        return ()
    names = {name for some in found.values() for name in some}
    return tuple(sorted(name for name in names if not steers(name) and not any(public.hidden.found_in(name))))


def _kept(vault: Vault) -> PublicNotes:
    """The notes that may be named: as an earlier command left them, with what changed since, or worked out now. Raises
    OSError and VaultError."""
    if os.environ.get("VAULTKIT_NO_CACHE"):
        return _public(vault, vault.scan().notes)[0]
    kept, now = KeptNames(vault.root, vault.settings), time.time_ns()
    stats = vault.scan().notes
    found = kept.find(stats)
    public = _changed(*found, vault.settings) if found else None
    if public is None:
        public, notes = _public(vault, stats)
        read = {path: data for path, data in notes.items() if data is not None}
        if len(read) == len(notes):
            kept.keep(public, [seen_note(stat, sha256(read[stat.path]).digest(), now) for stat in stats])
    return public


def _changed(public: PublicNotes, changes: Iterable[Change], settings: Settings) -> PublicNotes | None:
    """The notes that may be named once these changed; None where one of them tells which others may be."""
    from vaultkit.syntax.privacy import may_be_private

    paths, keys = dict(public.paths), settings.spellings.get("private", ())
    for one in changes:
        if one.path in public.merging or (one.before and one.path not in paths):
            return None
        if one.stat is None:
            del paths[one.path]
        elif _MAY_MERGE in one.data or fold(stem(one.path)) in public.others or may_be_private(one.data, keys):
            return None
        else:
            paths[one.path] = one.stat.disk
    return replace(public, paths=paths)


def _public(vault: Vault, stats: Iterable[Stat]) -> tuple[PublicNotes, dict[str, bytes | None]]:
    """The notes that may be named, and the bytes of all notes, None of those that cannot be read."""
    from vaultkit.syntax.privacy import may_be_private

    disks = {stat.path: stat.disk for stat in stats}
    notes = {path: vault.read(disk) for path, disk in disks.items()}
    keys = vault.settings.spellings.get("private", ())
    known = {path: data for path, data in notes.items() if data is not None}
    private = with_merged(known, (path for path, data in known.items() if may_be_private(data, keys)))
    told = {path: disks[path] for path in known if path not in private}
    hidden = _hidden_names({path: data for path, data in notes.items() if path not in told}, vault.settings)
    others = frozenset(fold(stem(path)) for path in notes if path not in told)
    merging = frozenset(path for path, data in known.items() if _MAY_MERGE in data)
    return PublicNotes(told, hidden, others, merging), notes


def _of_kinds(
    found: dict[str, set[str]], kinds: Collection[Kind], notes: Mapping[str, bytes], settings: Settings
) -> dict[str, set[str]]:
    if not kinds or len(found) > _MOST_READ:
        return found
    from vaultkit.index.kinds import Kinds
    from vaultkit.syntax.document import parse_note

    rules = Kinds(settings)
    return {path: names for path, names in found.items() if rules.kind(parse_note(path, notes[path])) in kinds}


def with_merged(notes: Mapping[str, bytes], private: Iterable[str]) -> set[str]:
    """The private notes and those of the same people: into which one of them is merged, or which is merged into it, in
    doubt by name alone."""
    joined: dict[str, set[str]] = {}
    for path, data in notes.items():
        for target in _MERGED.findall(data) if _MAY_MERGE in data else ():
            two = fold(stem(path)), fold(stem(target.decode("utf-8", "replace").strip()))
            for one, other in (two, two[::-1]):
                joined.setdefault(one, set()).add(other)
    found = set(private)
    if not joined or not found:
        return found
    names = {fold(stem(path)) for path in found}
    waiting = list(names)
    while waiting:
        new = joined.get(waiting.pop(), set()) - names
        names |= new
        waiting += new
    return found | {path for path in notes if fold(stem(path)) in names}


def _holding(wanted: str, notes: Mapping[str, bytes], settings: Settings) -> dict[str, set[str]]:
    """The names and aliases, by path, of which a word begins so; only a note that holds it is read for its aliases."""
    found: dict[str, set[str]] = {}
    for path, data in notes.items():
        front = split(data.decode("utf-8", "replace"))[0]
        aliases = _aliases(path, data, settings) if front and wanted in letters_of(front) else ()
        if names := {name for name in (stem(path), *aliases) if _has_word(name, wanted)}:
            found[path] = names
    return found


def _aliases(path: str, data: bytes, settings: Settings) -> Iterable[str]:
    from vaultkit.index.aliases import aliases_of
    from vaultkit.syntax.document import parse_note

    for aliases in aliases_of([parse_note(path, data)], settings.spellings).values():
        yield from (alias.strip() for alias in aliases)


def _has_word(name: str, wanted: str) -> bool:
    letters = letters_of(name)
    return bool(wanted) and any(letters.startswith(wanted, word.start()) for word in _WORDS.finditer(letters))


def _hidden_names(notes: Mapping[str, bytes | None], settings: Settings) -> NamesInText:
    """The names of notes that may be private; of one that cannot be read, its file's, as if it were a person."""
    from vaultkit.index.kinds import Kinds
    from vaultkit.index.private_names import hidden_by
    from vaultkit.syntax.document import parse_note

    read = {path: parse_note(path, data or b"") for path, data in notes.items()}
    rules = Kinds(settings)
    kinds = {path: Kind.PERSON if notes[path] is None else rules.kind(note) for path, note in read.items()}
    return hidden_by(read, kinds, frozenset(read), settings.spellings).names
