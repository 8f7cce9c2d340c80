"""Obsidian's settings: the JSON files of `.obsidian` that say how links are written, where templates are and how dated
notes are named."""

import json
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.settings import DatedFormat, Settings
from vaultkit.vault.confine import read_file
from vaultkit.vault.root import OBSIDIAN_FOLDER

_MAX_BYTES = 1_000_000
DEFAULT_FORMATS = {
    "day": "YYYY-MM-DD",
    "week": "gggg-[W]ww",
    "month": "YYYY-MM",
    "quarter": "YYYY-[Q]Q",
    "year": "YYYY",
}
"""How each span of notes is named unless somebody says otherwise."""
_OLD_KEYS = {"day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly", "year": "yearly"}
_LINK_FORMATS = ("shortest", "relative", "absolute")


def read_obsidian(root: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The default settings with what the user chose in Obsidian, and a finding for each file or value that cannot be
    taken."""
    reader = _Reader(root)
    app = reader.table("app.json")
    settings = replace(
        Settings(),
        dated=reader.dated(),
        template_folders=reader.template_folders(),
        link_format=reader.link_format(app.get("newLinkFormat")),
        markdown_links=app.get("useMarkdownLinks") is True,
    )
    return settings, tuple(reader.findings)


class ObsidianHabits(Struct, frozen=True, kw_only=True):
    """What Obsidian's settings tell of how notes are made: the names of properties that are in use, the folder in which
    templates are ("" for none), and whether Templater fills them."""

    properties: tuple[str, ...] = ()
    templates: str = ""
    templater: bool = False


def read_habits(root: Path) -> ObsidianHabits:
    """How notes are made in the vault; whatever cannot be read is left out."""
    reader = _Reader(root)
    types = reader.table("types.json").get("types")
    templater = clean_folder(reader.table("plugins/templater-obsidian/data.json").get("templates_folder"))
    core = clean_folder(reader.table("templates.json").get("folder"))
    return ObsidianHabits(
        properties=tuple(sorted(types)) if isinstance(types, dict) else (),
        templates=templater or core,
        templater=bool(templater),
    )


def clean_folder(folder: object) -> str:
    """A folder as the plugins take it: `/Diary`, `Diary/` and `Diary\\\\2024` are all right; "" is the root."""
    text = folder.replace("\\", "/") if isinstance(folder, str) else ""
    return "/".join(part for part in text.split("/") if part not in {"", "."}).strip()


class _Reader:
    def __init__(self, root: Path) -> None:
        self.findings: list[Diagnostic] = []
        self._root = root

    def table(self, name: str) -> dict[str, Any]:
        """The object that a file holds; empty when the file is missing or broken."""
        value = self._json(name)
        if value is None or isinstance(value, dict):
            return value or {}
        self._bad_file(name, "the file does not hold an object")
        return {}

    def link_format(self, value: object) -> str:
        if value is None or value in _LINK_FORMATS:
            return str(value or _LINK_FORMATS[0])
        self._bad_value("app.json", f"newLinkFormat is none of {', '.join(_LINK_FORMATS)}")
        return _LINK_FORMATS[0]

    def template_folders(self) -> tuple[str, ...]:
        """The folders of the core Templates plugin and of Templater."""
        core = self.table("templates.json").get("folder")
        templater = self.table("plugins/templater-obsidian/data.json").get("templates_folder")
        folders = (clean_folder(core), clean_folder(templater))
        return tuple(dict.fromkeys(folder for folder in folders if folder))

    def dated(self) -> tuple[DatedFormat, ...]:
        """The format of each kind of periodic note; Periodic Notes goes before the core plugin where it is on."""
        name = "plugins/periodic-notes/data.json"
        plugin = self.table(name) if self._is_on("periodic-notes") else {}
        found = {span: self._format(name, span, entry) for span, entry in _entries(plugin).items()}
        core = self.table("daily-notes.json")
        if "day" not in found:
            found["day"] = self._format("daily-notes.json", "day", core)
        return tuple(found[span] for span in DEFAULT_FORMATS if span in found)

    def _is_on(self, plugin: str) -> bool:
        """Whether a community plugin is on; without a readable list of plugins its own settings decide."""
        name = "community-plugins.json"
        listed = self._json(name)
        return not isinstance(listed, list) or plugin in listed

    def _format(self, name: str, span: str, entry: dict[str, Any]) -> DatedFormat:
        default = DEFAULT_FORMATS[span]
        raw_format, raw_folder = entry.get("format"), entry.get("folder")
        chosen = raw_format.strip() if isinstance(raw_format, str) else ""
        folder = clean_folder(raw_folder)
        if _is_broken(folder):
            self._bad_value(name, f"the folder of {span} notes holds a template variable, so the root is taken")
            return DatedFormat(span=span, format=default)
        if chosen and not is_date_format(chosen):
            self._bad_value(name, f"the format of {span} notes is no date format, so {default} is taken")
            chosen = ""
        explicit = bool(chosen or folder or span != "day")
        return DatedFormat(span=span, folder=folder, format=chosen or default, explicit=explicit)

    def _json(self, name: str) -> Any:
        try:
            return json.loads(read_file(self._root, f"{OBSIDIAN_FOLDER}/{name}", limit=_MAX_BYTES).decode("utf-8-sig"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            self._bad_file(name, f"the file cannot be read: {error.strerror}")
        except (ValueError, RecursionError):
            self._bad_file(name, "the file is not JSON")
        return None

    def _bad_file(self, name: str, message: str) -> None:
        where = Location(path=f"{OBSIDIAN_FOLDER}/{name}")
        self.findings.append(diagnose("bad-settings-file", message, where, "Obsidian's defaults are used."))

    def _bad_value(self, name: str, message: str) -> None:
        where = Location(path=f"{OBSIDIAN_FOLDER}/{name}")
        self.findings.append(diagnose("bad-setting", message, where, "Correct it in Obsidian's settings."))


def _entries(plugin: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The enabled entries of Periodic Notes by span: of the active calendar set (1.0), else of the released 0.x."""
    sets = plugin.get("calendarSets")
    if isinstance(sets, list):
        active = plugin.get("activeCalendarSet")
        tables = [entry for entry in sets if isinstance(entry, dict)]
        chosen = next((entry for entry in tables if entry.get("id") == active), tables[0] if tables else {})
        entries = {span: chosen.get(span) for span in DEFAULT_FORMATS}
    else:
        entries = {span: plugin.get(key) for span, key in _OLD_KEYS.items()}
    return {span: entry for span, entry in entries.items() if isinstance(entry, dict) and entry.get("enabled") is True}


def is_date_format(text: str) -> bool:
    """Whether a text is a format from which a day can be read: it names a year and holds no template variable."""
    return not _is_broken(text) and _has_year(text)


def _is_broken(text: str) -> bool:
    return any(mark in text for mark in ("{{", "}}", "<%"))


def _has_year(text: str) -> bool:
    """Whether a format names a year outside of its [literals]."""
    depth, tokens = 0, ""
    for char in text:
        depth += (char == "[") - (char == "]" and depth > 0)
        tokens += char if depth == 0 else ""
    return any(token in tokens for token in ("Y", "yyyy", "g", "G", "x", "X"))
