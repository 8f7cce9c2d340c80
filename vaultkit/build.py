"""Build: the one path from a vault to its pages, which the commands and the watcher both call."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vaultkit.index.indexer import build_index
from vaultkit.model.diagnostic import Diagnostic, ordered
from vaultkit.model.index import Index
from vaultkit.model.page import Edit, Outcome, Page, Status
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
        found: dict[str, Status] = {page.path: "unchanged" for page in self.pages}
        found |= {edit.path: "refused" if edit.refused else "written" for edit in self.edits}
        found |= {outcome.path: outcome.status for outcome in self.outcomes}
        return tuple(sorted(found.items()))


def build(
    vault: Vault,
    today: date,
    *,
    templates: Mapping[str, str],
    write: bool = True,
    loader: Loader | None = None,
    diagnostics: Iterable[Diagnostic] = (),
) -> Build:
    """One run over the vault as of that day; nothing is written unless `write`.

    A `loader` that is kept between runs parses only what changed; `diagnostics` are findings from before the run
    (of the settings)."""
    loaded = (loader or Loader(vault)).load()
    index = build_index(loaded.notes, vault.settings, today, (*diagnostics, *loaded.diagnostics))
    views = practise(index, today)
    rendered = render(views, index, templates)
    edits = plan_edits(rendered.pages, vault.read)
    outcomes = vault.apply(edits) if write else ()
    planned = [found for edit in edits for found in (edit.refused, *edit.diagnostics) if found]
    failed = [outcome.diagnostic for outcome in outcomes if outcome.diagnostic]
    return Build(
        index=index,
        views=views,
        pages=rendered.pages,
        edits=edits,
        outcomes=outcomes,
        diagnostics=ordered((*index.diagnostics, *rendered.diagnostics, *planned, *failed)),
    )
