"""Built: all that one run found out and did."""

from msgspec import Struct

from vaultkit.model.diagnostic import Diagnostic
from vaultkit.model.index import Index
from vaultkit.model.measures import Measures
from vaultkit.model.page import Edit, Outcome, Page, Status
from vaultkit.model.view import Views


class Build(Struct, frozen=True, kw_only=True):
    """All that one run found out and did: `edits` are the planned ones (none for a page that stays as it is),
    `outcomes` what became of them (none when nothing was to be written).

    `unread` tells of the notes that the disk refuses and for which the pages were left as they stand."""

    index: Index
    measures: Measures
    views: Views
    pages: tuple[Page, ...] = ()
    edits: tuple[Edit, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    unread: tuple[Diagnostic, ...] = ()

    @property
    def written(self) -> tuple[tuple[str, Status], ...]:
        """Each page's path and what became of it (of a build that wrote nothing: what would), by path."""
        appended = {edit.path for edit in self.edits if edit.mode != "page"}
        found: dict[str, Status] = {page.path: "unchanged" for page in self.pages}
        found |= {edit.path: "refused" if edit.refused else "written" for edit in self.edits}
        found |= {outcome.path: outcome.status for outcome in self.outcomes}
        found = {path: status for path, status in found.items() if path not in appended}
        return tuple(sorted(found.items()))

    @property
    def logged(self) -> frozenset[str]:
        """The ids of the lines that stand in their notes (of a build that wrote nothing: that would)."""
        appends = tuple(edit for edit in self.edits if edit.mode == "append")
        return self.index.logged | ids_of(appends, self.outcomes)

    @property
    def appended(self) -> tuple[tuple[str, Status], ...]:
        """Each note that ticks asked to append to, and what became of it (of a build that wrote nothing: what would),
        by path."""
        found: dict[str, Status] = {
            edit.path: "refused" if edit.refused else "written" for edit in self.edits if edit.mode == "append"
        }
        found |= {outcome.path: outcome.status for outcome in self.outcomes if outcome.path in found}
        return tuple(sorted(found.items()))

    @property
    def waiting(self) -> int:
        """How many ticks wait for a note that the disk refuses."""
        paths = {found.location.path for found in self.unread}
        items = (item for page in self.index.pages.values() for item in page.items if item.path in paths)
        return len({item.id for item in items if item.status in "xX>" and not item.state})


def ids_of(appends: tuple[Edit, ...], outcomes: tuple[Outcome, ...]) -> set[str]:
    """The ids of the lines that stand in their notes; without outcomes, of those that would."""
    refused = {edit.path for edit in appends if edit.refused}
    refused |= {outcome.path for outcome in outcomes if outcome.status not in {"written", "unchanged"}}
    return {one.id for edit in appends if edit.path not in refused for one in edit.log_lines}
