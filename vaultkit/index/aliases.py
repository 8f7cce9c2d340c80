"""Aliases: the further names and the mail addresses that notes give themselves."""

from collections.abc import Iterable, Mapping

from vaultkit.index.values import flatten
from vaultkit.model.names import fold, fold_key, keys_of
from vaultkit.model.note import Field, Note, Property


def mails_of(notes: Iterable[Note], spellings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The mail addresses that notes give, folded, each with the path of the first that gives it."""
    return by_mail({note.path: mails_in(note, spellings) for note in notes})


def mails_in(note: Note, spellings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The mail addresses that one note gives, folded."""
    keys = keys_of("email", spellings.get("email", ()))
    entries: tuple[Property | Field, ...] = (*note.properties, *note.fields)
    values = [entry.value for entry in entries if fold_key(entry.key) in keys]
    return tuple([fold(str(text).removeprefix("mailto:").strip()) for value in values for text in flatten(value)])


def by_mail(mails: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The mail addresses that the notes at the paths give, with the path of the first that gives it."""
    found: dict[str, str] = {}
    for path, given in mails.items():
        for mail in given:
            found.setdefault(mail, path)
    return found


def aliases_of(notes: Iterable[Note], spellings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The aliases that notes give themselves in their front matter, by path, by the settings' spellings."""
    return {note.path: aliases for note in notes if (aliases := aliases_in(note, spellings))}


def aliases_in(note: Note, spellings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The aliases that one note gives itself in its front matter."""
    if not note.properties:
        return ()
    keys = keys_of("aliases", spellings.get("aliases", ()))
    values = [entry.value for entry in note.properties if fold_key(entry.key) in keys]
    return tuple([str(text) for value in values for text in flatten(value)])
