"""Note facts: what one note says of itself: what it is, how it is called, whether it is private, whose it is, and which
of its lines carry an id."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from vaultkit.index.aliases import aliases_in, mails_in
from vaultkit.index.display_names import display_name
from vaultkit.index.kinds import RECORDS, Kinds, Reading
from vaultkit.index.logged_lines import LinesWithId, lines_with_id
from vaultkit.index.merges import MERGING, is_merging
from vaultkit.index.own_format import with_own_format
from vaultkit.index.private_notes import PrivateAnswer, may_answer, private_answer
from vaultkit.index.properties import Spellings, ignores_mentions
from vaultkit.index.task_notes import may_be_task
from vaultkit.model.names import fold, fold_all, fold_key, keys_of
from vaultkit.model.note import LogLine, Note
from vaultkit.model.record import Kind
from vaultkit.model.settings import Settings

_ASKED = ("aliases", "email", "ignore_mentions")


class NoteFacts(Struct, frozen=True, kw_only=True, array_like=True):
    """The facts of one note: `title` is the name that is shown of a person, `mails` are a person's addresses, folded,
    and `merging` a person's lines about whose the note is, `ignores_mentions` whether a mention of a person never
    counts; `private` is None where it is not; `has_own_days` says that lines of a record begin with a day as only this
    vault's day notes are named; `plain_links` are the names by which the links of a plain note may lead somewhere, None
    where anything else of it may count."""

    reading: Reading
    aliases: tuple[str, ...] = ()
    title: str = ""
    mails: tuple[str, ...] = ()
    merging: tuple[LogLine, ...] = ()
    ignores_mentions: bool = False
    private: PrivateAnswer | None = None
    ids: LinesWithId | None = None
    has_own_days: bool = False
    plain_links: tuple[str, ...] | None = None


class FactReader:
    """Reads the facts of the notes of one vault."""

    def __init__(self, rules: Kinds, settings: Settings) -> None:
        """`rules` tell what each note is."""
        self._rules, self._spellings, self._names = rules, settings.spellings, Spellings(settings.spellings)
        self._days = None if rules.days.is_plain else rules.days
        self._keys = {name: keys_of(name, settings.spellings.get(name, ())) for name in _ASKED}
        self._known_keys: dict[tuple[str, ...], frozenset[str]] = {}

    def read(self, note: Note) -> NoteFacts:
        """The facts of a note, as it was parsed."""
        reading, spellings = self._rules.read(note), self._spellings
        is_person = reading.kind is Kind.PERSON
        own = with_own_format(note, self._days) if self._days and reading.kind in RECORDS else note
        asked = self._asked_keys(note)
        return NoteFacts(
            reading=reading,
            aliases=aliases_in(note, spellings) if "aliases" in asked else (),
            title=display_name(note) if is_person else "",
            mails=mails_in(note, spellings) if is_person and "email" in asked else (),
            merging=tuple([line for line in own.log if line.word in MERGING and is_merging(line)]) if is_person else (),
            ignores_mentions=is_person and "ignore_mentions" in asked and ignores_mentions(note, self._names),
            private=private_answer(note, spellings) if note.unread or "private" in asked else None,
            ids=lines_with_id(own),
            has_own_days=own is not note,
            plain_links=plain_links(note, reading.kind),
        )

    def _asked_keys(self, note: Note) -> Collection[str]:
        """Those of our names of which a key of the note may be a spelling; most notes have no key at all, and most of
        the others have the same ones."""
        if not (note.properties or note.fields):
            return ()
        keys = tuple([entry.key for entry in note.properties])
        if note.fields:
            keys += tuple([entry.key for entry in note.fields])
        found = self._known_keys.get(keys)
        if found is None:
            folded = set(map(fold_key, keys))
            names = {name for name, spelled in self._keys.items() if not spelled.isdisjoint(folded)}
            found = frozenset(names | {"private"} if may_answer(keys, self._spellings) else names)
            self._known_keys[keys] = found
        return found


def plain_links(note: Note, kind: Kind) -> tuple[str, ...] | None:
    """The names by which the links of a note of that kind may lead somewhere, each once; None where anything else that
    the note says may count, or where a link does not end in a name."""
    if kind is not Kind.NOTE or note.headings or may_be_task(note):
        return None
    targets = {link.target for block in note.blocks for link in block.links}
    if note.properties:
        targets |= {link.target for entry in note.properties for link in entry.links}
    said = "\0".join(targets)
    if said.startswith(".") or "\0." in said:
        return None
    if not ("/" in said or "#" in said or said.count("\0") >= len(targets)):  # as most are
        return tuple(dict.fromkeys(fold_all(targets)))
    return tuple(dict.fromkeys(name for target in targets for name in _names_in(target)))


def _names_in(target: str) -> Iterable[str]:
    """The last part of a target, and of what stands before its `#`."""
    whole = fold(target).rpartition("/")[2]
    return (whole, fold(target.partition("#")[0].strip()).rpartition("/")[2]) if "#" in target else (whole,)
