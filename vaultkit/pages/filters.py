"""Filters: the names by which a template has a value written as Markdown, and what each of them is called with."""

from collections.abc import Callable, Mapping

from vaultkit.pages.markdown import day_and_month, period_title

WRITERS = frozenset(("words", "link", "item", "card", "people", "section", "short", "reached"))
"""What the page's writer does, by the names of its methods."""


def capital(text: str) -> str:
    """The text with a capital as its first letter, also where that stands in a link's words."""
    begin = text.find("|") + 1 if text.startswith("[[") else 1 if text.startswith("[") else 0
    return text[:begin] + text[begin : begin + 1].upper() + text[begin + 1 :]


WITHOUT_WRITER: Mapping[str, Callable[..., str]] = {
    "title": period_title,
    "day_and_month": day_and_month,
    "capital": capital,
}
"""What a value is enough for."""
