"""Candidates: who can be asked for by which name, of a vault as it is now: as an earlier command left it, and what the
notes say about that which changed since."""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from itertools import compress
from operator import attrgetter, is_

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.measures.candidates import all_candidates
from vaultkit.model.candidate import Candidates
from vaultkit.model.index import Index
from vaultkit.model.names import fold, stem
from vaultkit.model.note import Note
from vaultkit.model.note_rows import NoteRows
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings
from vaultkit.vault.collection import without_collection
from vaultkit.vault.files import Vault
from vaultkit.vault.kept.candidates import KeptCandidates, Left
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.loader import Loader, parse_note

_NOTE, _FAILED, _SOURCE = attrgetter("note"), attrgetter("failed"), attrgetter("source")
_FAULT = "unreadable"
"""The rule of what could not be read, which may be otherwise the next time."""


def kept_candidates(vault: Vault, today: date, cache: NoteCache) -> Candidates | None:
    """The candidates of the vault as it is on that day, by those that an earlier command left; None where only the
    index tells them. `cache` has the notes as they were. Raises VaultError."""
    kept = KeptCandidates(vault.root, vault.settings, cache.now)
    with without_collection():
        left = kept.left()
        if left is None or left.day not in (None, today):
            return None
        scan = vault.scan()
        if any(found.rule == _FAULT for found in scan.diagnostics):
            return None
        changes = kept.changes(scan.notes)
        if not changes:
            return left.candidates if changes is not None else None
        from vaultkit.cli.name_changes import NameChanges  # many commands find no note that changed

        since = NameChanges(
            left,
            changes,
            before=lambda one: cache.stored(one.path, one.before),
            now=lambda one: parse_note(one.path, one.data),
        )
        found = since.candidates(vault.settings, [stat.path for stat in scan.notes])
        if found is not None:
            kept.prove(changes)
        return found


def keep_candidates(index: Index, loader: Loader, vault: Vault, rows: NoteRows) -> None:
    """Leaves the candidates of an index for the next command; `loader` loaded its notes, and `rows` know what was made
    of some of them."""
    if os.environ.get("VAULTKIT_NO_CACHE") or any(found.rule == _FAULT for found in index.diagnostics):
        return
    known = loader.known
    notes = tuple(map(_NOTE, known.values()))
    doubtful = [*filter(_FAILED, notes), *filter(_SOURCE, notes)]
    if doubtful and not _are_clear(doubtful):
        return
    groups = _paths_of(Kind.GROUP, index)
    said = [known[path].digest if index.notes[path] is known[path].note else b"" for path in groups]
    of = (vault.settings, groups, said) if all(said) else None
    told = partial(_organisations, index, [known[path].note for path in groups], vault.settings)
    organisations = rows.value("organisations", _Organisations, lambda: of, told) if of else told()
    kept = KeptCandidates(vault.root, vault.settings, loader.now)
    others = [path for path in _paths_of(Kind.PERSON, index) if index.notes[path] is not known[path].note]
    is_of_a_day = (
        bool(index.merged or index.deciding)
        or bool(others and _may_merge([note for path in others for note in (index.notes[path], known[path].note)]))
        or organisations.have_days
    )
    joined = (*loader.paired, *index.merged, *index.merged.values())
    left = Left(
        candidates=replace(all_candidates(index), joined=frozenset(joined)),
        day=index.today if is_of_a_day else None,
        copies=frozenset(fold(stem(path)) for path in loader.copies),
        organisations=frozenset(organisations.names),
        members=organisations.members,
        hidden=index.hidden.names,
    )
    kept.keep(left, known)


def _paths_of(kind: Kind, index: Index) -> list[str]:
    return list(compress(index.kinds, map(partial(is_, kind), index.kinds.values())))


class _Organisations(Struct, frozen=True, array_like=True):
    """What the notes of organisations say: their folded names, who their members are, and whether lines of theirs have
    days."""

    names: tuple[str, ...]
    members: str
    have_days: bool


def _organisations(index: Index, groups: Sequence[Note], settings: Settings) -> _Organisations:
    """What those of the notes of groups, as they were parsed, say that are organisations."""
    from vaultkit.index.aliases import aliases_in
    from vaultkit.index.kinds import Kinds  # what is known already needs none of it
    from vaultkit.index.name_traits import members_said

    employers = list(filter(Kinds(settings).is_organisation, groups))
    spelled = (name for note in employers for name in (note.name, *aliases_in(note, settings.spellings)))
    return _Organisations(
        names=tuple(sorted({fold(name.strip()) for name in spelled})),
        members="\n".join(members_said(index.notes[note.path], settings) for note in employers).strip(),
        have_days=any(note.log or index.notes[note.path].log for note in employers),
    )


def _are_clear(notes: Iterable[Note]) -> bool:
    from vaultkit.index.name_traits import is_clear

    return all(map(is_clear, notes))


def _may_merge(notes: Iterable[Note]) -> bool:
    from vaultkit.index.name_traits import may_merge

    return any(map(may_merge, notes))
