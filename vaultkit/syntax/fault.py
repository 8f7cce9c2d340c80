"""Fault: what went wrong inside vaultkit while one note was read, to the finding about that note and to what is left
of it."""

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import Field, Note

_OURS = "vaultkit."
_HINT = "look at the note for what is unusual, and report this as a bug of vaultkit, without the note"


def unreadable(path: str, fault: Exception) -> Diagnostic:
    """The finding that the note at that path was not read, without a word of what it holds."""
    message = f"reading the note went wrong inside vaultkit ({kind_of(fault)})"
    return diagnose("unreadable", message, Location(path=path), _HINT)


def kind_of(fault: Exception) -> str:
    """The kind of fault, and where in vaultkit it rose: `ValueError in syntax.dates, line 70`."""
    from traceback import walk_tb  # only a fault needs it

    frames = [(frame.f_globals.get("__name__", ""), line) for frame, line in walk_tb(fault.__traceback__)]
    ours = [f" in {name.removeprefix(_OURS)}, line {line}" for name, line in frames if name.startswith(_OURS)]
    return type(fault).__name__ + (ours[-1] if ours else "")


def unread_note(path: str, fault: Exception) -> Note:
    """The note with which something went wrong inside vaultkit, and of which nothing else is known."""
    return unknown_note(path, unreadable(path, fault))


def unknown_note(path: str, why: Diagnostic) -> Note:
    """The plain note of which nothing is known but its path and the finding; so it counts as private."""
    doubt = Field(key="private", value="?", location=Location(path=path))
    return Note(path=path, writable=False, failed=True, unread=(doubt,), diagnostics=(why,))
