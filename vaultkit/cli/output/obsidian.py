"""Obsidian: an index and the habits of a vault to the bases and note templates that go with it."""

from collections import Counter

from vaultkit.index.folder_names import FolderNames
from vaultkit.measures.hidden_names import hidden_in
from vaultkit.model.index import Index
from vaultkit.model.names import fold_key
from vaultkit.model.record import Kind
from vaultkit.pages.obsidian_files import KindPlaces, bases, note_templates
from vaultkit.vault.obsidian import ObsidianHabits

TEMPLATES = "Templates"
"""Where templates are put in a vault that has none."""
_MOST_FOLDERS = 8


def obsidian_files(index: Index, habits: ObsidianHabits) -> dict[str, str]:
    """The files by path; a property is named as the vault names it, and folders are those with notes of the kind."""
    used = {fold_key(name): name for name in habits.properties}

    def name(key: str) -> str:
        spellings = (key, *index.settings.spellings.get(key, ()))
        return next((used[fold_key(one)] for one in spellings if fold_key(one) in used), key)

    folder = habits.templates or TEMPLATES
    left_out = dict.fromkeys((index.settings.pages_folder.strip("/"), *index.settings.template_folders, folder))
    places = {kind: _places(index, kind) for kind in (Kind.PERSON, Kind.EVENT)}
    return bases(places, left_out, name) | note_templates(folder, name, templater=habits.templater)


def _places(index: Index, kind: Kind) -> KindPlaces:
    """The folders of the kind that hold most of its notes, private ones not counted, without those inside another."""
    hidden = hidden_in(index).paths
    paths = (path for path, found in index.kinds.items() if found is kind and path not in hidden)
    counted = Counter(path.rpartition("/")[0] for path in paths)
    names = FolderNames(index.settings.kinds)
    folders = sorted(folder for folder in counted if folder and names.kind(folder)[0] is kind)
    outer = [one for one in folders if not any(one.startswith(f"{other}/") for other in folders)]
    return KindPlaces(
        folders=tuple(sorted(outer, key=lambda one: (-counted[one], one))[:_MOST_FOLDERS]), word=kind.value
    )
