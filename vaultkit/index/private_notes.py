"""Private notes: what the notes say of `private`, in any language and shape, to the paths of those that are; in doubt a
note is, and a finding says where the doubt stands."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.names import fold, fold_key, keys_of
from vaultkit.model.note import Field, Note, Property, Value
from vaultkit.syntax.privacy import PLAINLY_FALSE, PLAINLY_TRUE

_SAID = {**dict.fromkeys(PLAINLY_TRUE, True), **dict.fromkeys(PLAINLY_FALSE, False)}


class PrivateNotes(Struct, frozen=True, kw_only=True):
    """The paths of the private notes, and a finding about each of them that is so only in doubt."""

    paths: frozenset[str]
    findings: tuple[Diagnostic, ...]


class PrivateAnswer(Struct, frozen=True, kw_only=True, array_like=True):
    """That a note is private, with a finding where it is so only in doubt."""

    doubt: Diagnostic | None = None


def private_notes(notes: Iterable[Note], spellings: Mapping[str, tuple[str, ...]]) -> PrivateNotes:
    """Which of the notes are private, by the settings' spellings of `private`."""
    answers = ((note.path, private_answer(note, spellings)) for note in notes)
    return those_private({path: said for path, said in answers if said is not None})


def those_private(answers: Mapping[str, PrivateAnswer]) -> PrivateNotes:
    """Which notes are private, by what each of them answers, by path."""
    return PrivateNotes(
        paths=frozenset(answers), findings=tuple(said.doubt for said in answers.values() if said.doubt is not None)
    )


def private_answer(note: Note, spellings: Mapping[str, tuple[str, ...]]) -> PrivateAnswer | None:
    """What one note answers; None where it is not private."""
    if not (note.properties or note.fields or note.unread):
        return None
    keys = keys_of("private", spellings.get("private", ()))
    yes, doubts, no = _answers(note, keys)
    if not (yes or doubts):
        return None
    message = "it is not clear whether the note is private, so it is"
    return PrivateAnswer(doubt=diagnose("private-unclear", message, (*doubts, *no)[0]) if doubts or no else None)


def may_answer(keys: Iterable[str], spellings: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether one of these keys of a note means `private`, by the settings' spellings of it."""
    meant = keys_of("private", spellings.get("private", ()))
    return any(_bare(key) in meant for key in keys)


def _answers(note: Note, keys: frozenset[str]) -> tuple[list[Location], list[Location], list[Location]]:
    """Where the note says that it is private, where that is in doubt, and where it says that it is not.

    Front matter that cannot be read whole says no or leaves it in doubt; a key without a value, too: somebody meant to
    answer, or cleared an answer that may have been yes."""
    yes: list[Location] = []
    doubts: list[Location] = []
    no: list[Location] = []
    whole: tuple[Property | Field, ...] = (*note.properties, *note.fields) if note.fields else note.properties
    for entry in whole:
        if _bare(entry.key) in keys:
            said = _said(entry.value)
            (doubts if said is None else yes if said else no).append(entry.location)
    for entry in note.unread:
        if _bare(entry.key) in keys:
            (no if _said(entry.value) is False else doubts).append(entry.location)
    return yes, doubts, no


@lru_cache(maxsize=4096)
def _bare(key: str) -> str:
    """A key as it may mean `private`; a letter that cannot be decoded stands for the only one beyond ASCII in one."""
    return fold_key(key.rstrip(" :")).replace("\ufffd", "é")


def _said(value: Value) -> bool | None:
    """Yes, no, or None for what is neither."""
    return _SAID.get(fold(str(value).strip())) if isinstance(value, str | int) else None
