"""Every page of a vault as text: its regions by path in the page folder, without `.md`, ids left out."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from tests.vaults.day import TODAY
from tests.vaults.index import measures_of
from tests.vaults.notes import Piece
from vaultkit.model.period import SPANS
from vaultkit.pages.pages import render
from vaultkit.practices.practise import practise
from vaultkit.vault.templates import find_templates, load_templates


def rendered(*vault: str | Mapping[str, str] | Piece, today: date = TODAY, **settings: Any) -> dict[str, str]:
    """The regions of all pages of the day of a vault: a document's files, files by path, or pieces of notes."""
    m = measures_of(*vault, today=today, **settings)
    found = render(practise(m, SPANS), m, templates())
    assert found.diagnostics == ()
    return {
        page.path.removeprefix("Ecosystem/").removesuffix(".md"): re.sub(r" \^vk-\w+", "", page.body)
        for page in found.pages
    }


@cache
def templates() -> Mapping[str, str]:
    return load_templates(find_templates())
