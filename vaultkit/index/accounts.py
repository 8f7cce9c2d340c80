"""Accounts: what one note tells of others (contact, promises, links), and what is wrong with that: all that is asked of
a note but what it is and which record it describes."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.index import checks
from vaultkit.index.day_names import DayNames
from vaultkit.index.decisions import NO_LOG
from vaultkit.index.interactions import Interactions
from vaultkit.index.link_meanings import Evidence, LinkMeanings
from vaultkit.index.logs import Logs
from vaultkit.index.presence import present_people
from vaultkit.index.promises import promises_in
from vaultkit.index.properties import Properties, Spellings
from vaultkit.index.references import References
from vaultkit.index.unread_days import unread_days_of
from vaultkit.model.accounts import Account
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.note import Note
from vaultkit.model.record import Kind, Promise
from vaultkit.model.settings import Settings


class AccountReader(Struct, frozen=True, kw_only=True):
    """Reads what the notes of one vault tell as of a day."""

    kinds: Mapping[str, Kind]
    meanings: LinkMeanings
    references: References
    interactions: Interactions
    spellings: Spellings
    settings: Settings
    days: DayNames
    logs: Logs
    today: date

    def read(self, note: Note) -> Account:
        """What that note tells."""
        account, said = self.references.beside_findings(self._read, note)
        return replace(account, findings=(*account.findings, *said)) if said else account

    def promises_on_page(self, note: Note) -> tuple[Mapping[str, tuple[Promise, ...]], tuple[Diagnostic, ...]]:
        """The promises of what the user wrote on a page, with the findings about them."""
        links = self.meanings.follow(note, NO_LOG)
        return self.references.beside_findings(promises_in, links.evidence, self.references)

    def _read(self, note: Note) -> Account:
        """The same, but for the findings that gather with the references."""
        kind, log = self.kinds[note.path], self.logs.of(note)
        links = self.meanings.follow(note, log)
        one = self._with_present(links.evidence)
        for link in links.doubtful:
            self.references.follow(link)
        return Account(
            told=self.interactions.told_by(one),
            promises=promises_in(one, self.references),
            backlinks=links.backlinks,
            unresolved=links.unresolved,
            words=checks.unknown_words(log, self.settings) if kind is Kind.PERSON else (),
            findings=(
                *(checks.log_lines(log, self.references, self.today, self.days) if log.written else ()),
                *checks.boxes_of(one),
                *unread_days_of(note, kind, self.days),
            ),
        )

    def _with_present(self, one: Evidence) -> Evidence:
        """The evidence, with whom the properties of a dated note name as present."""
        if not (one.note.properties or one.note.fields) or not one.day:
            return one
        return replace(one, present=present_people(Properties(one.note, self.spellings, self.references)))
