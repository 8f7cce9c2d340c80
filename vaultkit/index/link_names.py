"""Link names: the name with which a generated page links each note, such that it stays right when pages are added."""

from collections import Counter
from collections.abc import Mapping

from vaultkit.model.names import fold, stem
from vaultkit.model.record import Kind
from vaultkit.model.regex import regex

_OURS = frozenset(("home", "reconnect", "vision", "events", "groups", "boundaries", "circle"))
_PERIODS = regex(r"\d{4}(?:-w\d\d|-\d\d|-q\d)?")
"""The names that pages of ours take, whether they stand already or not."""


def is_page_name(name: str) -> bool:
    """Whether a page of ours may bear a name (folded), but for the briefs."""
    return name in _OURS or (name[:1].isdecimal() and _PERIODS.fullmatch(name) is not None)


def link_names(kinds: Mapping[str, Kind]) -> dict[str, str]:
    """By path: the bare name when no other note bears it and no page of ours may, else the path without `.md`.

    A page that is not yet written counts as if it were, so that a first build links as the second one does."""
    names = list(map(stem, kinds))
    folded = list(map(fold, names))
    bearers = Counter(folded)
    return {
        path: name if bearers[key] == 1 and (kind is Kind.PAGE or not is_page_name(key)) else path.removesuffix(".md")
        for (path, kind), name, key in zip(kinds.items(), names, folded, strict=True)
    }
