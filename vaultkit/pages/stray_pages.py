"""Stray pages: the pages of vaultkit's that lie outside the folder of the pages, where nothing is written, to findings
on those that still tell of what is private now."""

from collections.abc import Iterator

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.hidden import Hidden
from vaultkit.model.index import Index
from vaultkit.model.location import Location
from vaultkit.model.record import Kind
from vaultkit.syntax.plurals import count


def stray_pages(index: Index, hidden: Hidden) -> Iterator[Diagnostic]:
    """A finding on each page outside the folder (moved by hand, or left behind when the folder was changed) whose name
    or lines give away what is hidden, at the first such line; it repeats none of them."""
    folder = index.settings.pages_folder.strip("/")
    for path, note in index.notes.items() if hidden else ():
        if index.kinds[path] is not Kind.PAGE or path.startswith(f"{folder}/"):
            continue
        lines = [number for number, line in enumerate(note.source.split("\n"), 1) if hidden.gives_away(line)]
        if lines or hidden.hides_page(path):
            what = f"{count(len(lines), 'line')} of it" if lines else "its name"
            tells = "tells" if len(lines) <= 1 else "tell"
            message = f"the page is outside of the folder of the pages, and {what} {tells} of what is private now"
            hint = f"remove it, or move it into {folder}/ and run `vaultkit review`"
            yield diagnose("stray-page", message, Location(path=path, line=lines[0] if lines else 1), hint)
