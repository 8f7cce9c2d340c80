"""Resolver: the one place that decides which note a link or a plain name means, as Obsidian does, and by alias where
Obsidian would give up."""

import posixpath
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


def fold(text: str) -> str:
    """The text as names are compared: composed (NFC) and without case."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
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


class Resolver:
    """Links to paths, for one set of files. The answers do not depend on the order in which the files are given."""

    def __init__(self, paths: Iterable[str], aliases: Mapping[str, Iterable[str]] | None = None) -> None:
        """`paths` are vault-relative; `aliases` maps a note's path to its aliases."""
        self._by_path: dict[str, list[str]] = {}
        self._by_file: dict[str, list[str]] = {}
        self._by_alias: dict[str, list[str]] = {}
        self._memo: dict[tuple[str, str], Resolution] = {}
        for path in sorted(paths):
            folded = fold(path)
            self._by_path.setdefault(folded, []).append(path)
            self._by_file.setdefault(folded.rpartition("/")[2], []).append(path)
        for path, names in sorted((aliases or {}).items()):
            for alias in {fold(name.strip()) for name in names}:
                self._by_alias.setdefault(alias, []).append(path)

    def resolve(self, target: str, source: str) -> Resolution:
        """What a link with that target means in the note `source`.

        The order of candidates is that of Obsidian 1.13: exact vault path, files under the note's own folder by length
        of path, others by length of path, ties by path. What the length of a path alone decides is ambiguous as well,
        since nobody who writes a link counts letters."""
        if not target or target.startswith("#"):
            return Resolution(path=source)
        folder = source.rpartition("/")[0]
        known = self._memo.get((folder, target))
        if known is None:
            known = self._memo[folder, target] = self._find(target.partition("#")[0].strip(), folder)
        return known

    def find_name(self, name: str, source: str, among: Iterable[str] = ()) -> Resolution:
        """What a plain name means: a note of that name, else a note with that alias; those in `among` come first.

        Unlike a link, a name is ambiguous as soon as two notes bear it."""
        if "/" in name:
            return self.resolve(name, source)
        folded, preferred = fold(name.strip()), frozenset(among)
        for table, key, by_alias in (
            (self._by_file, folded + ".md", False),
            (self._by_file, folded, False),
            (self._by_alias, folded, True),
        ):
            found = table.get(key, [])
            found = [path for path in found if path in preferred] or found
            if found:
                first, *others = sorted(found, key=lambda path: (len(path), path))
                return Resolution(path=first, others=tuple(others), by_alias=by_alias)
        return NOWHERE

    def bearers(self, name: str) -> tuple[str, ...]:
        """The paths of all notes whose base name is `name`."""
        return tuple(self._by_file.get(fold(name) + ".md", ()))

    def _find(self, target: str, folder: str) -> Resolution:
        if not target:
            return NOWHERE
        if target.startswith("/"):
            return _first(self._exact(target[1:]), target)
        if target.startswith(("./", "../")):
            inside = posixpath.normpath(posixpath.join("/" + folder if target.startswith("./") else folder, target))
            return NOWHERE if inside.startswith("../") else _first(self._exact(inside.lstrip("/")), target)
        return self._search(target, folder) or self._alias(target)

    def _exact(self, path: str) -> list[str]:
        folded = fold(path)
        return self._by_path.get(folded) or self._by_path.get(folded + ".md") or []

    def _search(self, target: str, folder: str) -> Resolution | None:
        folded = fold(target)
        for wanted in (folded, folded + ".md"):
            candidates = self._by_file.get(wanted.rpartition("/")[2], ())
            if "/" in wanted:
                candidates = [path for path in candidates if ("/" + fold(path)).endswith("/" + wanted)]
            if candidates:
                return self._best(list(candidates), wanted, target, folder)
        return None

    def _best(self, candidates: list[str], wanted: str, target: str, folder: str) -> Resolution:
        if len(candidates) == 1:
            return Resolution(path=candidates[0])
        exact = [path for path in candidates if fold(path) == wanted]
        if exact:
            return _first(exact, target)
        within = folder + "/" if folder else ""
        near = [path for path in candidates if path.startswith(within)] if within else []
        if near:
            shortest = min(len(path) for path in near)
            return _first([path for path in near if len(path) == shortest], target)
        return _first(sorted(candidates, key=lambda path: (len(path), path)), target)

    def _alias(self, target: str) -> Resolution:
        found = self._by_alias.get(fold(target))
        if not found:
            return NOWHERE
        first, *others = sorted(found, key=lambda path: (len(path), path))
        return Resolution(path=first, others=tuple(others), by_alias=True)


def _first(paths: list[str], target: str) -> Resolution:
    if not paths:
        return NOWHERE
    twins = [path for path in paths if fold(path) == fold(paths[0])]
    as_written = [path for path in twins if path.removesuffix(".md").endswith(target.removesuffix(".md"))]
    first, *others = as_written if len(as_written) == 1 and len(twins) == len(paths) else paths
    return Resolution(path=first, others=tuple(others))
