"""Logs: the notes to their logs, each read when it is asked for."""

from collections.abc import Mapping
from datetime import date

from vaultkit.index.decisions import NO_LOG, Log, read_log
from vaultkit.index.kinds import RECORDS
from vaultkit.index.references import References
from vaultkit.model.note import Note
from vaultkit.model.record import Kind

_WITH_LOG = frozenset(RECORDS)
_MOST_KNOWN = 200
"""So many logs stay in memory: the record and the account of a note, which both ask, are mostly made one soon after the
other, and all the logs of a large vault are as much as everything else that is known of it."""


class Logs:
    """The logs of one vault's notes as of one day: those of records, others have none."""

    def __init__(self, kinds: Mapping[str, Kind], references: References, today: date) -> None:
        """`kinds` are by path; the days and links of a log are read as of `today` and by the references."""
        self._kinds, self._references, self._today = kinds, references, today
        self._known: dict[str, tuple[Note, Log]] = {}

    def of(self, note: Note) -> Log:
        """The log of that note."""
        kind = self._kinds[note.path]
        if kind not in _WITH_LOG or not note.log:
            return NO_LOG
        known = self._known.get(note.path)
        if known is None or known[0] is not note:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[note.path] = note, read_log(note, kind, self._today, self._references)
        return known[1]
