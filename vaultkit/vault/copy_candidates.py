"""Copy candidates: the paths of notes to those that by their names may be copies of others, as sync tools leave
them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, starmap
from typing import TypeAlias

from vaultkit.model.names import fold_all
from vaultkit.syntax.copy_names import copied, looked_like, say_nothing, says_nothing

_Candidate: TypeAlias = tuple[str, tuple[tuple[str, bool], ...]]
Candidates: TypeAlias = tuple[_Candidate, ...]
"""The paths of notes that may be copies, each with those of which, and whether a tool's own form says so."""


def all_candidates(paths: Iterable[str]) -> Candidates:
    """The paths of notes that may be copies, each with those of which."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, []).append(name)
    return tuple(chain.from_iterable(starmap(_candidates_in, folders.items())))


def _candidates_in(folder: str, names: Sequence[str]) -> Iterator[_Candidate]:
    """The same of the notes of one folder; in most no name says anything of copies, so that none needs to be folded."""
    if say_nothing(names):
        return
    unusual = (name for name in names if not says_nothing(name))
    told = {name: said for name in unusual if any(said := (copied(name), looked_like(name)))}
    if not told:
        return
    prefix = f"{folder}/" if folder else ""
    siblings = dict(zip(fold_all(names), map(prefix.__add__, names), strict=True))
    for path in siblings.values():
        if (both := told.get(path.removeprefix(prefix))) and (others := tuple(_candidates(path, *both, siblings))):
            yield path, others


def _candidates(
    path: str, by_tools: Iterable[str], by_looks: Iterable[str], siblings: Mapping[str, str]
) -> Iterator[tuple[str, bool]]:
    """The siblings (given by folded name) of which a note may be a copy, the most telling first, and whether a tool's
    own form says so."""
    for names, by_tool in ((by_tools, True), (by_looks, False)):
        for other in names:
            if other in siblings and siblings[other] != path:
                yield siblings[other], by_tool


def are_paired(paths: Iterable[str], among: Iterable[str]) -> bool:
    """Whether one of the paths may by its name be a copy of another one among all, or that one of it."""
    some = frozenset(paths)
    folders = {path.rpartition("/")[0] for path in some}
    near = (path for path in among if path.rpartition("/")[0] in folders)
    return any(path in some or any(other in some for other, _ in others) for path, others in all_candidates(near))
