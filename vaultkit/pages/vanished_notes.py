"""Vanished notes: the pages that stand there, to the notes that they name and that are gone: what a run that remembers
nothing knows of the vault as it was."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from vaultkit.index.link_names import is_page_name
from vaultkit.index.values import flatten
from vaultkit.model.hidden import BRIEF_BEGINNING
from vaultkit.model.index import Index
from vaultkit.model.names import fold, fold_key, stem
from vaultkit.model.names_in_text import name_words
from vaultkit.model.note import Link, Note
from vaultkit.model.period import period_named, period_of
from vaultkit.model.record import Event, Goal, Group, Kind, Person
from vaultkit.model.regex import regex
from vaultkit.pages.marks import EARLIER
from vaultkit.syntax.merge import page_lines
from vaultkit.syntax.wikilink import find_links

_OF_PEOPLE = frozenset({"Reconnect", "Circle"})
_LEAD = regex(r"- (?:\[.\] )?|\*\*|- [^\[\]]*: (?:.*, )?[●◐○◇] ")
"""What stands before the name of the person that a line is about."""
_TARGET = regex(r"\[\[([^\[\]|#]*)")
_OTHER_LINK = regex(r"\]\((?!<?\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|//))")
"""Where a Markdown link may begin that leads to a note."""

MANY = 10
"""Of fewer notes it means nothing that most of them are gone."""


def too_many(gone: int, known: int) -> bool:
    """Whether so many of the notes that were known are gone that the vault is rather not there as a whole."""
    return known >= MANY and 2 * gone > known


def reason_to_doubt(index: Index) -> str:
    """Why the vault seems not to be there as a whole, "" where it does.

    Asked are the pages that every build writes anew: what they name was there when they were written, and so were the
    people whom their lines are about. A note that was moved, renamed, set private or copied is there."""
    if _is_all_there(index):
        return ""
    links = tuple(_links(index))
    there = {path for path, kind in index.kinds.items() if kind is not Kind.PAGE}
    if links and not there:
        return "all notes that the pages name are gone"
    gone = {link.name for link in links} - _found(links, there)
    for what, known in (
        ("notes", {link.name for link in links}),
        ("people", {link.name for link in links if link.leads}),
    ):
        if too_many(len(gone & known), len(known)):
            gone -= set(_renamed(gone, {path: index.notes[path] for path in there}, known))
        if too_many(len(gone & known), len(known)):
            return f"{len(gone & known)} of the {len(known)} {what} that the pages name are gone"
    return ""


def _is_all_there(index: Index) -> bool:
    """Whether there are notes, and whatever may be a link on those pages bears the very name of a file, as it almost
    always does: which are links, and where they stand, takes longer to find out than all else about the pages."""
    sources = [note.source for _, note in _daily(index)]
    if any("](" in source and _OTHER_LINK.search(source) for source in sources):
        return False
    named = {f"{stem(name.strip())}.md" for source in sources for name in _TARGET.findall(source)}
    named.difference_update(path.rpartition("/")[2] for path in index.pages)
    kinds, folders = index.kinds, _folders(index)
    # Mostly all stand where some records do, and to look there is quicker than to gather the names of all files.
    named = {file for file in named if all(kinds.get(folder + file, Kind.PAGE) is Kind.PAGE for folder in folders)}
    if folders and not named:
        return True
    files = {path.rpartition("/")[2] for path, kind in kinds.items() if kind is not Kind.PAGE}
    return bool(files) and named <= files


def _folders(index: Index) -> frozenset[str]:
    """The folders of some records and of a note of a day, each with its slash."""
    every: tuple[Sequence[Person | Event | Group | Goal], ...] = index.people, index.events, index.groups, index.goals
    paths = [*(records[0].path for records in every if records), *islice(index.dated, 1)]
    return frozenset(path.removesuffix(path.rpartition("/")[2]) for path in paths)


def _found(links: Iterable["_PageLink"], there: Iterable[str]) -> set[str]:
    """The names, folded, of the notes; those of the links alone where each is the very name of a file."""
    files = {path.rpartition("/")[2] for path in there}
    if all(f"{link.file}.md" in files for link in links):
        return {link.name for link in links}
    return {fold(stem(path)) for path in there}


class _PageLink(Struct, frozen=True, kw_only=True):
    """A link of a page's region to a note: the name of its file, and that folded, and whether a line about a person
    begins with it."""

    file: str
    name: str
    leads: bool


def _daily(index: Index) -> Iterator[tuple[str, Note]]:
    """The pages that every build writes anew, each with its name."""
    folder = index.settings.pages_folder.strip("/") + "/"
    week = period_of("week", index.today).key
    for path in index.pages:
        key, note = stem(path), index.notes.get(path)
        is_daily = key == week or (period_named(key) is None and not fold(key).startswith(fold(BRIEF_BEGINNING)))
        if note is not None and path.startswith(folder) and is_daily:
            yield key, note


def _links(index: Index) -> Iterator[_PageLink]:
    """The links to notes on the pages of the day."""
    folder = index.settings.pages_folder.strip("/") + "/"
    of_people = {*_OF_PEOPLE, period_of("week", index.today).key}
    ours = {fold(stem(path)) for path in index.pages}
    for key, note in _daily(index):
        for link, leads in _region_links(note):
            file = stem(link.target)
            name = fold(file)
            is_page = fold(link.target).startswith(fold(folder)) or name in ours or is_page_name(name)
            if name and not is_page and not name.startswith(fold(BRIEF_BEGINNING)):
                yield _PageLink(file=file, name=name, leads=leads and key in of_people)


def _region_links(note: Note) -> Iterator[tuple[Link, bool]]:
    """The links of a page's regions, each with whether its line begins with it; but for those of items that the page
    keeps for their marks only."""
    is_inside = is_earlier = False
    for line in page_lines(note.source):
        if line.begin or line.end:
            is_inside, is_earlier = bool(line.begin), False
        elif line.text.startswith("#"):
            is_earlier = line.text.rstrip() == EARLIER
        elif is_inside and not is_earlier:
            for link in find_links(line.text, path=note.path, line=line.number):
                yield link, _LEAD.fullmatch(line.text[: link.location.column - 1]) is not None


def _renamed(gone: set[str], notes: Mapping[str, Note], known: Collection[str]) -> Iterator[str]:
    """Those of the names that are gone which a note still bears: any note as an alias; one that no page names as a part
    of its new name, with its new name as a part, or written as one word."""
    aliases = {fold(text) for note in notes.values() for text in _aliases(note)}
    others = [path for path in notes if fold(stem(path)) not in known]
    letters = {_letters(stem(path)) for path in others}
    bearing: dict[str, set[frozenset[str]]] = {}
    for path in others:
        words = frozenset(fold(word) for word in name_words(stem(path)))
        for word in words:
            bearing.setdefault(word, set()).add(words)
    for name in gone:
        words = frozenset(fold(word) for word in name_words(name))
        near = {other for word in words for other in bearing.get(word, ())}
        if name in aliases or _letters(name) in letters or any(words <= other or other <= words for other in near):
            yield name


def _letters(name: str) -> str:
    return "".join(fold(word) for word in name_words(name))


def _aliases(note: Note) -> Iterator[str]:
    for entry in note.properties:
        if fold_key(entry.key) in {"aliases", "alias", "name", "title"}:
            yield from (text for text in flatten(entry.value) if isinstance(text, str))
