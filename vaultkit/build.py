"""Build: the one path from a vault to its pages, which the commands and the watcher both call."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vaultkit.index.indexer import build_index
from vaultkit.model.diagnostic import Diagnostic, ordered
from vaultkit.model.index import Index
from vaultkit.model.page import Edit, Outcome, Page, Status
from vaultkit.model.period import WEEK_ONLY, Span
from vaultkit.model.view import Views
from vaultkit.pages.edits import plan_edits
from vaultkit.pages.pages import render
from vaultkit.practices.review import practise
from vaultkit.vault.files import Vault
from vaultkit.vault.loader import Loader


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """All that one run found out and did: `edits` are the planned ones (none for a page that stays as it is),
    `outcomes` what became of them (none when nothing was to be written)."""

    index: Index
    views: Views
    pages: tuple[Page, ...] = ()
    edits: tuple[Edit, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def statuses(self) -> tuple[tuple[str, Status], ...]:
        """Each page's path and what became of it (of a build that wrote nothing: what would), by path."""
        appended = {edit.path for edit in self.edits if edit.way != "page"}
        found: dict[str, Status] = {page.path: "unchanged" for page in self.pages}
        found |= {edit.path: "refused" if edit.refused else "written" for edit in self.edits}
        found |= {outcome.path: outcome.status for outcome in self.outcomes}
        found = {path: status for path, status in found.items() if path not in appended}
        return tuple(sorted(found.items()))


def build(
    vault: Vault,
    today: date,
    *,
    templates: Mapping[str, str],
    write: bool = True,
    spans: Collection[Span] = WEEK_ONLY,
    loader: Loader | None = None,
    appended: Counter[str] | None = None,
    without: Collection[str] = (),
    diagnostics: Iterable[Diagnostic] = (),
) -> Build:
    """One run over the vault as of that day; nothing is written unless `write`.

    What ticks ask for is appended to the notes first, then the pages are written, as they read once that is done.
    `spans` are the lengths of the periods whose review is asked for; the week's page is always among the pages. A
    `loader` that is kept between runs parses only what changed, and `appended` counts how often the line of each id
    was appended, so that an editor that keeps overwriting it is noticed. `without` are pages that are not to be made
    anew (the user deleted them); `diagnostics` are findings from before the run (of the settings)."""
    loaded = (loader or Loader(vault)).load()
    index = build_index(loaded.notes, vault.settings, today, (*diagnostics, *loaded.diagnostics))
    views = practise(index, today, spans)
    rendered = render(views, index, templates)
    pages = tuple(page for page in rendered.pages if page.path not in without or vault.read(page.path) is not None)
    edits = plan_edits(pages, vault.read)
    outcomes = vault.apply(edits) if write else ()
    planned = [found for edit in edits for found in (edit.refused, *edit.diagnostics) if found]
    failed = [outcome.diagnostic for outcome in outcomes if outcome.diagnostic]
    return Build(
        index=index,
        views=views,
        pages=pages,
        edits=edits,
        outcomes=outcomes,
        diagnostics=ordered((*index.diagnostics, *rendered.diagnostics, *planned, *failed)),
    )
