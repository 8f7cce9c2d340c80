"""Link names: the name with which a generated page links each note, such that it stays right when pages are added."""

from collections import Counter
from collections.abc import Mapping
from itertools import compress

from vaultkit.model.names import fold_all, stem
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
    folded = fold_all(names)
    found = dict(zip(kinds, names, strict=True))
    shared = {name for name, count in Counter(folded).items() if count > 1}
    doubtful = shared.union(filter(is_page_name, folded))
    for path, name in compress(zip(kinds, folded, strict=True), map(doubtful.__contains__, folded)):
        if name in shared or kinds[path] is not Kind.PAGE:
            found[path] = path.removesuffix(".md")
    return found
