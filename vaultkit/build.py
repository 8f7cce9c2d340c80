"""Build: the one path from a vault to its pages, which the commands and the watcher both call."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.build_memory import BuildMemory
from vaultkit.built import Build, ids_of
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.diagnostic import Diagnostic, diagnose, ordered
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.page import Edit, Outcome, Page, Pending
from vaultkit.model.period import SPANS, WEEK_ONLY, Span, period_of
from vaultkit.pages.edits import Right, plan_appends, plan_edits, plan_hidden, plan_settled
from vaultkit.pages.line_codes import code_file, known_codes, plan_codes
from vaultkit.pages.marks import LoggedIds
from vaultkit.pages.pages import render
from vaultkit.pages.stray_pages import stray_pages
from vaultkit.pages.vanished_notes import reason_to_doubt
from vaultkit.practices.practise import practise
from vaultkit.syntax.merge import read_page_file
from vaultkit.syntax.region import canonical, read_lines
from vaultkit.vault.collection import without_collection
from vaultkit.vault.files import WAY_OUT, NotWholeError, Vault, unread_folder
from vaultkit.vault.loader import Loaded, Loader

_RENAMED = (
    "Are they renamed or deleted on purpose? Then give `--force` once; a renamed note that has its old name among its "
    "`aliases` is known without it."
)
_TRIES = 3
"""So often a run begins anew when an editor saved a file meanwhile."""

MOST_APPENDS = 3
"""So often a line is appended that an editor overwrites each time."""


@without_collection()
def build(
    vault: Vault,
    today: date,
    *,
    templates: Mapping[str, str],
    write: bool = True,
    spans: Collection[Span] = WEEK_ONLY,
    loader: Loader | None = None,
    memory: BuildMemory | None = None,
    without: Collection[str] = (),
    diagnostics: Sequence[Diagnostic] = (),
    force: bool = False,
) -> Build:
    """One run over the vault as of that day; nothing is written unless `write`.

    What ticks ask for is appended to the notes first, then the pages are written, as they read once that is done.
    `spans` are the lengths of the periods whose review is asked for; the week's page is always among the pages, and so
    is that of a current period where one stands. A `loader` that is kept between runs parses only what changed, and a
    `memory` is what runs tell each other. `without` are pages that are not to be made anew (the user deleted them);
    `diagnostics` are findings from before the run (of the settings).

    Raises NotWholeError, before anything is written, when a folder cannot be read, or when most of what the pages name
    is gone; where a note cannot be read, the pages stay as they stand. With `force` the vault is taken as it is."""
    memory = memory or BuildMemory()
    run = _Run(vault, today, templates, write, spans, loader or Loader(vault), memory, without, force)
    built = run.build(diagnostics)
    for _ in range(_TRIES - 1):
        if not _met_others(vault, built):
            break
        built = _after(built, run.build(diagnostics))
    return built


def _met_others(vault: Vault, built: Build) -> bool:
    """Whether somebody saved a file while it was being written, or a note between its reading and its line."""
    if any(outcome.status == "conflict" for outcome in built.outcomes):
        return True
    done = {outcome.path for outcome in built.outcomes if outcome.status == "written"}
    appends = (edit for edit in built.edits if edit.mode == "append" and edit.path in done)
    return any(vault.read(edit.path) != edit.after for edit in appends)


def _saved(path: str) -> Outcome:
    """What becomes of a page that somebody saved since it was read."""
    message = "the page was saved while it was being worked out"
    return Outcome(
        path=path,
        status="conflict",
        diagnostic=diagnose("page-refused", message, Location(path=path), "Run the command again."),
    )


def _after(first: Build, second: Build) -> Build:
    """The second of two runs, with what the first one wrote."""
    done = {outcome.path for outcome in first.outcomes if outcome.status == "written"}
    edits = tuple(edit for edit in first.edits if edit.path in done)
    outcomes = tuple(outcome for outcome in first.outcomes if outcome.path in done)
    return replace(second, edits=(*edits, *second.edits), outcomes=(*outcomes, *second.outcomes))


class _Run(Struct, frozen=True):
    """One pass: read, append what ticks ask for, render, write the pages."""

    vault: Vault
    today: date
    templates: Mapping[str, str]
    write: bool
    spans: Collection[Span]
    loader: Loader
    memory: BuildMemory
    without: Collection[str]
    force: bool

    def build(self, diagnostics: Iterable[Diagnostic]) -> Build:
        vault, loaded = self.vault, self.loader.load()
        found = (*diagnostics, *loaded.diagnostics)
        index = build_index(loaded.notes, vault.settings, self.today, found, self.memory.values)
        unread = () if self.force else loaded.unread_notes
        if not self.force:
            self._assert_whole(index, loaded)
        overwritten = tuple(one for one in index.pending if self.memory.append_counts[one.id] >= MOST_APPENDS)
        appends = plan_appends((one for one in index.pending if one not in overwritten), vault.read)
        appended = self._append(appends)
        measures = measure(index, self.memory.values)
        views = practise(measures, {*self.spans, *_standing(index)}, self.memory.values)
        rendered = render(views, measures, self.templates, self.memory.values)
        pages = tuple(page for page in rendered.pages if not (unread or self._is_left_out(page.path)))
        self.memory.has_seen_pages |= bool(index.pages)
        stored = code_file(path := vault.code_path, vault.read(path), is_there=vault.has(path))
        logged = index.logged | ids_of(appends, appended)
        waiting = frozenset(one.id for one in index.pending) - logged
        taken_back = frozenset(index.taken_back)
        ids = LoggedIds(logged=logged, taken_back=taken_back, waiting=waiting, without_day=index.without_day)
        codes = known_codes(stored, index.pages.values())
        hides = (self._known_hidden(loaded) if unread else measures.hidden).gives_away
        cleaned = plan_hidden(index.page_copies if measures.hidden else (), vault.read, hides, ids, codes)
        sides = self._sides(index, {edit.path: edit.after for edit in cleaned})
        past = [path for path in _past(index, pages) if path not in index.page_copies] if measures.hidden else ()
        hidden = (*cleaned, *plan_hidden(past, vault.read, hides, ids, codes, sides))
        mended = {edit.path for edit in hidden}
        settled = (path for path in unsettled(index, pages) if path not in mended)
        settlements = plan_settled(settled, vault.read, ids, codes, sides)
        right: Right = self.memory.values.once("pages that are right", dict, ids, codes, measures.hidden)
        current = plan_edits(pages, vault.read, ids, codes, measures.hidden.gives_away, sides, right)
        planned = (*current, *hidden, *settlements)
        saved = self._saved_meanwhile(planned) if self.write else frozenset()
        written = tuple(edit for edit in planned if edit.path not in saved)
        forget = bool(measures.hidden) and self._name_hidden(index, pages, hides)
        paths = {page.path for page in pages}
        kept = plan_codes(stored, tuple(index.pages.values()), paths, written, self.today, forget=forget)
        if kept is not None:  # a line of ours is never without its code, one that is hidden never longer than its page
            written = (*written, kept) if forget else (kept, *written)
        outcomes = (*appended, *(vault.apply(written) if self.write else ()), *map(_saved, sorted(saved)))
        if self.write:
            vault.sweep((*(page.path for page in pages), *loaded.temporary))
        self.memory.has_seen_pages |= bool(written)
        edits = (*appends, *written)
        refused = [found for edit in edits for found in (edit.refused, *edit.diagnostics) if found]
        copies = self._page_copies(index, edits, outcomes)
        failed = [outcome.diagnostic for outcome in outcomes if outcome.diagnostic]
        told = [*map(_overwritten, overwritten), *filter(None, [vault.page_folder_fault(), stored.fault])]
        told += stray_pages(index, measures.hidden)
        return Build(
            index=index,
            measures=measures,
            views=views,
            pages=pages,
            edits=edits,
            outcomes=outcomes,
            diagnostics=ordered((*index.diagnostics, *rendered.diagnostics, *refused, *failed, *told, *copies)),
            unread=unread,
        )

    def _assert_whole(self, index: Index, loaded: Loaded) -> None:
        """Nothing where the vault seems to be there as a whole; else raises NotWholeError."""
        if loaded.unread_folders:
            raise unread_folder(loaded.unread_folders)
        if not self.memory.has_seen_pages and (reason := reason_to_doubt(index)):
            raise NotWholeError(f"{reason}, so nothing is written", f"{WAY_OUT} {_RENAMED}")

    def _sides(self, index: Index, planned: Mapping[str, bytes]) -> dict[str, tuple[bytes, ...]]:
        """The bytes of the copies that a sync tool left of each page, by the page's path, as they are `planned`: what
        moves on a copy comes to its page in the same run."""
        found: dict[str, tuple[bytes, ...]] = {}
        for copy, page in index.page_copies.items():
            if (data := planned.get(copy, self.vault.read(copy))) is not None:
                found[page] = (*found.get(page, ()), data)
        return found

    def _saved_meanwhile(self, edits: Iterable[Edit]) -> frozenset[str]:
        """The paths of pages that were planned on other bytes than were read: a box that somebody emptied since would
        be ticked again, since nothing of this run knows of it."""
        changes = ((edit.path, edit.before) for edit in edits if edit.mode == "page" and edit.before != edit.after)
        return frozenset(path for path, data in changes if data is not None and not self.loader.has_read(path, data))

    def _page_copies(self, index: Index, edits: Iterable[Edit], outcomes: Iterable[Outcome]) -> Iterator[Diagnostic]:
        """A finding on each copy of a page, that says whether what was written on it stands on the page."""
        waiting = {edit.path for edit in edits if edit.mode == "page"}
        waiting -= {outcome.path for outcome in outcomes if outcome.status in {"written", "unchanged"}}
        for copy, page in index.page_copies.items():
            if page in waiting:
                message = "a sync tool left this copy of a page; the next build takes its ticks and lines over"
                yield diagnose("page-copy", message, Location(path=copy), "run `vaultkit review`, then remove it")
            elif self.vault.read(page) is not None:
                message = "a sync tool left this copy of a page; its ticks and lines stand on the page now"
                yield diagnose("page-copy", message, Location(path=copy))

    def _name_hidden(self, index: Index, pages: Iterable[Page], hides: Callable[[str], bool]) -> bool:
        """Whether a line that vaultkit wrote names what is private now, on a page or a copy that stands there; what it
        would write today does not, though a private note may have the same words."""
        today = {canonical(line) for page in pages for line in read_lines(page.body)}
        paths = (*index.pages, *index.page_copies)
        bodies = (page.body for path in paths if (page := read_page_file(index.notes[path].source)))
        lines = (line for body in bodies for line in read_lines(body) if line.role != "child")
        return any(canonical(line) not in today and hides(line.text) for line in lines)

    def _known_hidden(self, loaded: Loaded) -> Hidden:
        """What is private by the notes that can be read."""
        unread = {found.location.path for found in loaded.unread_notes}
        notes = (note for note in loaded.notes if note.path not in unread)
        return measure(build_index(notes, self.vault.settings, self.today)).hidden

    def _is_left_out(self, path: str) -> bool:
        return path in self.without and self.vault.read(path) is None

    def _append(self, appends: tuple[Edit, ...]) -> tuple[Outcome, ...]:
        if not self.write:
            return ()
        outcomes = self.vault.apply(appends)
        self.memory.append_counts.update(ids_of(appends, outcomes))
        return outcomes


def _standing(index: Index) -> Iterator[Span]:
    """The lengths of the current periods whose review stands there: it says what holds today until the period ends."""
    folder = index.settings.pages_folder.strip("/")
    for span in SPANS:
        if f"{folder}/Reviews/{period_of(span, index.today).key}.md" in index.pages:
            yield span


def unsettled(index: Index, pages: Iterable[Page]) -> tuple[str, ...]:
    """The paths of the pages that stand there, are not among those rendered, and still have something to be put right:
    a tick of which they do not say that it was logged, two versions that a merge left, or what an older version of
    vaultkit wrote around the region."""
    past = ((path, index.pages[path]) for path in _past(index, pages))
    with_copies = set(index.page_copies.values())
    return tuple(
        path
        for path, page in past
        if page.torn
        or page.outdated
        or path in with_copies
        or any(item.status in "xX>" and not item.state for item in page.items)
    )


def _past(index: Index, pages: Iterable[Page]) -> tuple[str, ...]:
    """The paths of the pages that stand in the page folder and are not among those rendered; what somebody moved
    elsewhere is not written."""
    rendered = {page.path for page in pages}
    folder = index.settings.pages_folder.strip("/") + "/"
    return tuple(path for path in sorted(index.pages) if path.startswith(folder) and path not in rendered)


def _overwritten(one: Pending) -> Diagnostic:
    message = f"the line of this tick was appended to {one.path} {MOST_APPENDS} times, and is gone again"
    return diagnose("tick-overwritten", message, one.location)
