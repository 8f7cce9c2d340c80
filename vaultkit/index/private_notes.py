"""Private notes: what the notes say of `private`, in any language and shape, to the paths of those that are; in doubt a
note is, and a finding says where the doubt stands."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.names import fold, fold_key
from vaultkit.model.note import Field, Note, Property, Value
from vaultkit.syntax.privacy import PLAINLY_FALSE, PLAINLY_TRUE

_SAID = {**dict.fromkeys(PLAINLY_TRUE, True), **dict.fromkeys(PLAINLY_FALSE, False)}


class PrivateNotes(Struct, frozen=True, kw_only=True):
    """The paths of the private notes, and a finding about each of them that is so only in doubt."""

    paths: frozenset[str]
    findings: tuple[Diagnostic, ...]


def private_notes(notes: Iterable[Note], spellings: Mapping[str, tuple[str, ...]]) -> PrivateNotes:
    """Which of the notes are private, by the settings' spellings of `private`."""
    keys = frozenset(fold_key(key) for key in ("private", *spellings.get("private", ())))
    paths: set[str] = set()
    findings: list[Diagnostic] = []
    for note in notes:
        yes, doubts, no = _answers(note, keys)
        if yes or doubts:
            paths.add(note.path)
        if doubts or (yes and no):
            message = "it is not clear whether the note is private, so it is"
            findings.append(diagnose("private-unclear", message, (*doubts, *no)[0]))
    return PrivateNotes(paths=frozenset(paths), findings=tuple(findings))


def _answers(note: Note, keys: frozenset[str]) -> tuple[list[Location], list[Location], list[Location]]:
    """Where the note says that it is private, where that is in doubt, and where it says that it is not.

    Front matter that cannot be read whole says no or leaves it in doubt; a key without a value, too: somebody meant to
    answer, or cleared an answer that may have been yes."""
    yes: list[Location] = []
    doubts: list[Location] = []
    no: list[Location] = []
    whole: tuple[Property | Field, ...] = (*note.properties, *note.fields)
    for entry in whole:
        if _is_key(entry.key, keys):
            said = _said(entry.value)
            (doubts if said is None else yes if said else no).append(entry.location)
    for entry in note.unread:
        if _is_key(entry.key, keys):
            (no if _said(entry.value) is False else doubts).append(entry.location)
    return yes, doubts, no


def _is_key(key: str, keys: frozenset[str]) -> bool:
    """Whether a key means `private`; a letter that cannot be decoded stands for the only one beyond ASCII in a key."""
    return fold_key(key.rstrip(" :")).replace("\ufffd", "é") in keys


def _said(value: Value) -> bool | None:
    """Yes, no, or None for what is neither."""
    return _SAID.get(fold(str(value).strip())) if isinstance(value, str | int) else None
