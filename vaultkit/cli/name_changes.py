"""Name changes: candidates that were true of a vault, and what is not as it was in it since, to the candidates that are
true of it now; none where that cannot be told without the index."""

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from vaultkit.index.name_traits import NameTraits, TraitReader, is_clear, is_of_a_day
from vaultkit.measures.hidden_names import is_called_after
from vaultkit.model.candidate import Candidate, Candidates
from vaultkit.model.names import fold, stem
from vaultkit.model.note import Note
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings
from vaultkit.vault.copy_candidates import are_paired
from vaultkit.vault.kept.candidates import Left
from vaultkit.vault.kept.seen_notes import Change

_MOST = 100
"""Where more notes than these came or went, the index is made."""
_NAMELESS = frozenset({Kind.NOTE, Kind.DATED, Kind.PAGE})
_NAMED = frozenset({Kind.PERSON, Kind.EVENT, Kind.GOAL})


class NameChanges:
    """What changed in a vault since candidates of it were left."""

    def __init__(
        self,
        left: Left,
        changes: Sequence[Change],
        before: Callable[[Change], Note | None],
        now: Callable[[Change], Note],
    ) -> None:
        """`before` is how a note read that changed or is gone, None where that is not known, `now` how one reads."""
        self._left, self._before, self._now = left, before, now
        self._changed = [one for one in changes if one.stat is not None and one.before]
        self._others = [one for one in changes if one.stat is None or not one.before]

    def candidates(self, settings: Settings, paths: Sequence[str]) -> Candidates | None:
        """The candidates as they are now; `paths` are those of all notes that are there."""
        self._reader = TraitReader(settings, self._left.copies)
        if any(one.path in self._left.candidates.joined for one in (*self._changed, *self._others)):
            return None
        if not all(map(self._makes_no_difference, self._changed)):
            return None
        return self._moved(paths) if self._others else self._left.candidates

    def _makes_no_difference(self, one: Change) -> bool:
        """Whether a note that changed says of names what it said before."""
        before, now = self._before(one), self._now(one)
        if before is None or not self._is_clear(now):
            return False
        return self._reader.read(now) == self._reader.read(before)

    def _moved(self, paths: Sequence[str]) -> Candidates | None:
        """The candidates with those of notes that came, without those of notes that went."""
        moved = [one.path for one in self._others]
        if len(moved) > _MOST or _are_homes(moved, paths) or are_paired(moved, (*paths, *moved)):
            return None
        new: list[Candidate] = []
        for one in self._others:
            note = self._before(one) if one.stat is None else self._now(one)
            if note is None or not self._is_clear(note) or self._may_join(traits := self._reader.read(note), note):
                return None
            if one.stat is not None and traits.reading.kind in _NAMED and not traits.is_template:
                new.append(self._candidate(note, traits))
        gone = {one.path for one in self._others if one.stat is None}
        every = self._left.candidates
        people = (one for one in (*every.people, *new) if one.path not in gone and one.kind is Kind.PERSON)
        others = (one for one in (*every.others, *new) if one.path not in gone and one.kind is not Kind.PERSON)
        return replace(every, people=tuple(sorted(people, key=_place)), others=tuple(sorted(others, key=_place)))

    def _may_join(self, traits: NameTraits, note: Note) -> bool:
        """Whether a note that came or went may change what others are, or is what only the index tells."""
        kind = traits.reading.kind
        if traits.is_template or kind is Kind.PAGE:
            return traits.links != frozenset()
        names = {fold(name.strip()) for name in (stem(note.path), traits.name, *traits.aliases)}
        return bool(
            kind not in _NAMELESS | _NAMED
            or traits.hides
            or traits.links
            or traits.merging
            or self._left.day
            or (self._left.organisations and (traits.groups or traits.mails))
            or not names.isdisjoint(self._left.organisations)
            or any(name in self._left.members for name in names if name)
        )

    def _candidate(self, note: Note, traits: NameTraits) -> Candidate:
        kind, names = traits.reading.kind, self._left.hidden
        if kind is not Kind.PERSON:
            return Candidate(path=note.path, name=note.name, hidden=any(names.found_in(note.path)), kind=kind)
        one = Candidate(path=note.path, name=traits.name, aliases=traits.called, kind=kind)
        return replace(one, hidden=is_called_after(one, names))

    def _is_clear(self, note: Note) -> bool:
        """Whether a note is as it seems, and so on every day on which the candidates are true."""
        return is_clear(note) and (self._left.day is not None or not is_of_a_day(note, self._reader.rules))


def _place(one: Candidate) -> tuple[int, str]:
    return _ORDER.index(one.kind), one.path


_ORDER = (Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL)


def _are_homes(moved: Iterable[str], paths: Iterable[str]) -> bool:
    """Whether one of the notes, or one in or above whose folder it stands, is named like the folder that it is in."""
    folders = {folder for path in moved for folder in _above(path)}
    named = {fold(f"{folder}/{folder.rpartition('/')[2]}.md") for folder in folders}
    return any(fold(path) in named for path in (*paths, *moved))


def _above(path: str) -> Iterable[str]:
    while path := path.rpartition("/")[0]:
        yield path
