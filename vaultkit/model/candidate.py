"""Candidate: a note that somebody may ask for by a name."""

from msgspec import Struct

from vaultkit.model.record import Kind


class Candidate(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A note that can be asked for; a `hidden` one only by its path, its name or an alias, whole."""

    path: str
    name: str
    aliases: tuple[str, ...] = ()
    hidden: bool = False
    kind: Kind = Kind.NOTE

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


class Candidates(Struct, frozen=True, kw_only=True, array_like=True):
    """All records that can be asked for: the people, and the events, groups and goals, each kind by path; `joined` are
    the notes of which others say more, or may."""

    people: tuple[Candidate, ...] = ()
    others: tuple[Candidate, ...] = ()
    joined: frozenset[str] = frozenset()
