"""Example notes: a day to the few notes with which an empty vault can begin."""

from datetime import date, timedelta

from vaultkit.model.settings import Settings
from vaultkit.pages.markdown import Writer
from vaultkit.vault.templates import find_templates, load_templates

START_NOTE = "Start here.md"
_FOLDER = "starter/"
_DAYS_BEFORE, _DAYS_AHEAD = 40, 9


def starter_notes(today: date) -> dict[str, bytes]:
    """The notes by path; their days lie around `today`."""
    templates = load_templates(find_templates())
    writer = Writer(page="", names={}, settings=Settings())
    values: dict[str, object] = {
        "before": today - timedelta(days=_DAYS_BEFORE),
        "ahead": today + timedelta(days=_DAYS_AHEAD),
        "kind": "boundaries",
        "aliases": "",
    }
    names = {name.removeprefix(_FOLDER): name for name in templates if name.startswith(_FOLDER)}
    names["Boundaries.md"] = "new/boundaries.md"
    from vaultkit.pages.template import render_template  # only a new note needs the library

    return {path: render_template(name, templates, writer, values).encode() for path, name in sorted(names.items())}
