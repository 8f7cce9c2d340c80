"""Preview: a build to the files of its site in the cache folder."""

from pathlib import Path

from vaultkit.built import Build
from vaultkit.pages.site import site_of
from vaultkit.vault.files import Vault
from vaultkit.vault.site_folder import write_site
from vaultkit.vault.templates import find_templates, load_templates


def write_preview(built: Build, vault: Vault) -> tuple[Path, int]:
    """The folder of the site, and of how many files it is; pages that the build would write are shown as they would
    read.

    Raises OSError where the disk refuses."""
    texts = {path: data for path in built.index.pages if (data := vault.read(path)) is not None}
    texts |= {edit.path: edit.after for edit in built.edits if edit.mode == "page" and not edit.refused}
    files = site_of(
        {path: data.decode("utf-8", "replace") for path, data in texts.items()},
        built.measures,
        load_templates(find_templates()),
    )
    return write_site(vault.root, files), len(files)
