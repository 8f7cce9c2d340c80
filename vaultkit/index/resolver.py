"""Resolver: the one place that decides which note a link or a plain name means, as Obsidian does, and by alias where
Obsidian would give up."""

import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from vaultkit.model.names import fold, fold_all


class Resolution(Struct, frozen=True, kw_only=True):
    """What a link means: a path ("" for none), the other paths that it could mean as well, and whether an alias
    decided."""

    path: str = ""
    others: tuple[str, ...] = ()
    by_alias: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """Whether another note has the same right to the link."""
        return bool(self.others)


NOWHERE = Resolution()


def _by_length(path: str) -> tuple[int, str]:
    return len(path), path


class Resolver:
    """Links to paths, for one set of files. The answers do not depend on the order in which the files are given, and
    the same answer is the same value, however many links share it."""

    def __init__(
        self,
        paths: Iterable[str],
        aliases: Mapping[str, Iterable[str]] | None = None,
        merged: Mapping[str, str] | None = None,
    ) -> None:
        """`paths` are vault-relative; `aliases` maps a note's path to its aliases; `merged` the path of a note that is
        merged into another to that one's, which is what every link to it means."""
        self._merged = merged or {}
        self._aliases = aliases or {}
        self._ended: set[str] = set()
        self._nearest: dict[str, dict[str, list[str]]] = {}
        self._links: dict[tuple[str, str], Resolution] = {}
        self._anywhere: dict[str, Resolution] = {}
        self._names: dict[tuple[str, frozenset[str]], Resolution] = {}
        self._paths = sorted(paths)
        self._folded = fold_all(self._paths)
        self._by_end = _by_key([path.rpartition("/")[2] for path in self._folded], self._paths)

    @cached_property
    def _by_path(self) -> dict[str, Sequence[str]]:
        """The paths by what they are folded."""
        return _by_key(self._folded, self._paths)

    @cached_property
    def _by_alias(self) -> dict[str, Sequence[str]]:
        """The paths by the folded aliases of their notes."""
        found: dict[str, Sequence[str]] = {}
        for path, names in sorted(self._aliases.items()):
            for alias in {fold(name.strip()) for name in names}:
                _add(found, alias, path)
        return found

    def resolve(self, target: str, source: str) -> Resolution:
        """What a link with that target means in the note `source`.

        The order of candidates is that of Obsidian 1.13: exact vault path, files under the note's own folder by length
        of path, others by length of path, ties by path. What the length of a path alone decides is ambiguous as well,
        since nobody who writes a link counts letters."""
        if not target:
            return Resolution(path=source)
        folder = source.rpartition("/")[0]
        known = self._links.get((folder, target))
        if known is None:
            known = self._links[folder, target] = self._whole(self._find_as_written(target, folder))
        return Resolution(path=source) if known is NOWHERE and target.startswith("#") else known

    def is_same_everywhere(self, target: str) -> bool:
        """Whether a link with that target means the same in every note: it names no place, and no two files bear it."""
        plain = target.partition("#")[0].strip()
        if not plain or target.startswith((".", "/")):
            return False
        names = {fold(target), fold(plain)} if plain != target else (fold(target),)
        return all(len(self._ending(name)) < 2 and len(self._ending(name + ".md")) < 2 for name in names)

    def find_name(self, name: str, source: str, among: Iterable[str] = ()) -> Resolution:
        """What a plain name means: a note of that name, else a note with that alias; those in `among` come first.

        Unlike a link, a name is ambiguous as soon as two notes bear it."""
        if "/" in name:
            return self.resolve(name, source)
        key = fold(name.strip()), frozenset(among)
        known = self._names.get(key)
        if known is None:
            known = self._names[key] = self._named(*key)
        return known

    def _named(self, folded: str, preferred: frozenset[str]) -> Resolution:
        for table, key, by_alias in (
            (self._by_end, folded + ".md", False),
            (self._by_end, folded, False),
            (self._by_alias, folded, True),
        ):
            found = table.get(key, [])
            if found:
                meant = [path for path in found if self._merged.get(path, path) in preferred]
                return self._whole(_shortest(meant or found, by_alias=by_alias))
        return NOWHERE

    def _whole(self, found: Resolution) -> Resolution:
        """What is found, with the notes into which others are merged in the place of these."""
        if not self._merged or not found.path:
            return found
        paths = dict.fromkeys(self._merged.get(path, path) for path in (found.path, *found.others))
        if tuple(paths) == (found.path, *found.others):
            return found
        first, *others = paths
        return Resolution(path=first, others=tuple(others), by_alias=found.by_alias)

    def _find_as_written(self, target: str, folder: str) -> Resolution:
        """The note of that very name, which may hold a `#` or begin with a blank; else of what stands before a `#`."""
        plain = target.partition("#")[0].strip()
        found = self._find(target, folder) if target != plain else NOWHERE
        return self._find(plain, folder) if found is NOWHERE else found

    def _find(self, target: str, folder: str) -> Resolution:
        if not target:
            return NOWHERE
        if target.startswith("/"):
            return _first(self._exact(target[1:]), target[1:])
        if target.startswith(("./", "../")):
            inside = posixpath.normpath(posixpath.join("/" + folder if target.startswith("./") else folder, target))
            inside = inside.lstrip("/")
            return NOWHERE if inside.startswith("../") else _first(self._exact(inside), inside)
        return self._search(target, folder)

    def _exact(self, path: str) -> Sequence[str]:
        folded = fold(path)
        return self._by_path.get(folded) or self._by_path.get(folded + ".md") or []

    def _search(self, target: str, folder: str) -> Resolution:
        folded = fold(target)
        for wanted in (folded, folded + ".md"):
            candidates = self._ending(wanted)
            near = self._within(wanted, candidates).get(folder) if len(candidates) > 1 and folder else None
            if near and wanted not in self._by_path:
                return _first(near, target)
            if candidates:
                break
        known = self._anywhere.get(target)
        if known is None:
            known = self._anywhere[target] = self._search_anywhere(target, wanted, candidates)
        return known

    def _search_anywhere(self, target: str, wanted: str, candidates: Sequence[str]) -> Resolution:
        if len(candidates) == 1:
            return Resolution(path=candidates[0])
        if candidates:
            return _first(self._by_path.get(wanted) or sorted(candidates, key=_by_length), target)
        found = self._by_alias.get(fold(target))
        return _shortest(found, by_alias=True) if found else NOWHERE

    def _ending(self, wanted: str) -> Sequence[str]:
        """The paths, in order, that end in the folded name or path `wanted`."""
        name = wanted.rpartition("/")[2]
        if name != wanted and name not in self._ended:
            self._ended.add(name)
            for path in self._by_end.get(name, ()):
                parts = fold(path).split("/")
                for start in range(len(parts) - 1):
                    _add(self._by_end, "/".join(parts[start:]), path)
        return self._by_end.get(wanted, [])

    def _within(self, wanted: str, candidates: Sequence[str]) -> dict[str, list[str]]:
        """By folder, the shortest of the candidates for `wanted` that stand in or below it."""
        near = self._nearest.get(wanted)
        if near is None:
            near = self._nearest[wanted] = {}
            for path in candidates:
                folder = path.rpartition("/")[0]
                while folder:
                    known = near.setdefault(folder, [])
                    if known and len(path) < len(known[0]):
                        known.clear()
                    if not known or len(path) == len(known[0]):
                        known.append(path)
                    folder = folder.rpartition("/")[0]
        return near


def _by_key(keys: Sequence[str], paths: Sequence[str]) -> dict[str, Sequence[str]]:
    """The paths by their keys; most keys have one alone."""
    found: dict[str, Sequence[str]] = dict(zip(keys, zip(paths, strict=True), strict=True))
    if len(found) < len(keys):
        shared = {key for key, times in Counter(keys).items() if times > 1}
        found |= {key: [] for key in shared}
        for key, path in zip(keys, paths, strict=True):
            if key in shared:
                _add(found, key, path)
    return found


def _add(table: dict[str, Sequence[str]], key: str, path: str) -> None:
    """Adds a path to those under a key; most keys have one alone, which takes less room as a tuple."""
    known = table.get(key)
    if known is None:
        table[key] = (path,)
    elif isinstance(known, list):
        known.append(path)
    else:
        table[key] = [*known, path]


def _shortest(paths: Sequence[str], *, by_alias: bool) -> Resolution:
    first, *others = sorted(paths, key=_by_length)
    return Resolution(path=first, others=tuple(others), by_alias=by_alias)


def _first(paths: Sequence[str], target: str) -> Resolution:
    if not paths:
        return NOWHERE
    twins = [path for path in paths if fold(path) == fold(paths[0])]
    as_written = [path for path in twins if path.removesuffix(".md").endswith(target.removesuffix(".md"))]
    first, *others = as_written if len(as_written) == 1 and len(twins) == len(paths) else paths
    return Resolution(path=first, others=tuple(others))
