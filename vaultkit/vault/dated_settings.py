"""Dated settings: the tables `[[dated]]` of `vaultkit.toml` to formats for dated notes."""

from collections.abc import Iterator
from typing import Any

from vaultkit.model.settings import DatedFormat
from vaultkit.vault.obsidian import DEFAULT_FORMATS, clean_folder, is_date_format

_KEYS = ("span", "folder", "format")


def read_dated(value: Any) -> Iterator[DatedFormat | str]:
    """The format of each table, or what is wrong with it, as the end of a sentence."""
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        yield "tables, each written [[dated]]"
        return
    for table in value:
        yield _form(table)


def _form(table: dict[str, Any]) -> DatedFormat | str:
    texts = {key: table.get(key, "") for key in _KEYS}
    if any(key not in _KEYS for key in table) or not all(isinstance(text, str) for text in texts.values()):
        return "tables with `span`, `folder` and `format`, all texts"
    span = texts["span"] or "day"
    if span not in DEFAULT_FORMATS:
        return f"of a span that is one of {', '.join(DEFAULT_FORMATS)}"
    chosen = texts["format"].strip() or DEFAULT_FORMATS[span]
    if not is_date_format(chosen):
        return "with a date format such as `YYYY-MM-DD`"
    return DatedFormat(span=span, folder=clean_folder(texts["folder"]), format=chosen, explicit=True)
