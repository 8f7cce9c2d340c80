"""Stages: where the processor time of a run goes, each stage by itself in this one process, in milliseconds as JSON.

python benchmarks/stages.py VAULT
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# Run as a file, a program finds only what stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.mixedvault import LAST_DAY
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.period import WEEK_ONLY
from vaultkit.pages.edits import plan_edits
from vaultkit.pages.pages import render
from vaultkit.practices.practise import practise
from vaultkit.vault.collection import without_collection
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.loader import Loader
from vaultkit.vault.templates import find_templates, load_templates


@without_collection()
def stages(root: Path) -> dict[str, float]:
    """The milliseconds of each stage; nothing is written into the vault."""
    took: dict[str, float] = {}

    def timed(name: str, call: Callable[[], Any]) -> Any:
        before = time.process_time()
        result = call()
        took[name] = 1000 * (time.process_time() - before)
        return result

    os.environ["VAULTKIT_WORKERS"] = "1"
    settings, _ = load_settings(root)
    vault, templates = Vault(root, settings), load_templates(find_templates())
    with TemporaryDirectory() as home:

        def cache() -> NoteCache:
            return NoteCache(root, time.time, CacheFolder(root, Path(home)))

        timed("look at every file", vault.scan)
        first = Loader(vault, cache=cache())
        loaded = timed("read and parse all notes", first.load)
        timed("save the cache", first.keep)
        second = timed("load the cache", lambda: Loader(vault, cache=cache()))
        timed("look and compare with the cache", second.load)
    index = timed("fold", lambda: build_index(loaded.notes, settings, LAST_DAY, loaded.diagnostics))
    measures = timed("measures", lambda: measure(index))
    views = timed("practices", lambda: practise(measures, WEEK_ONLY))
    pages = timed("pages", lambda: render(views, measures, templates)).pages
    timed("edits", lambda: plan_edits(pages, vault.read))
    return took


if __name__ == "__main__":
    print(json.dumps(stages(Path(sys.argv[1]).resolve())))
