"""Own writes: the stats that a build read and those after it, to the changes that are not its own; pure but for the
reading of what it wrote."""

from collections.abc import Callable, Collection, Iterable, Mapping

from vaultkit.built import Build
from vaultkit.vault.scan import Stat


def differing(before: Iterable[Stat], after: Iterable[Stat]) -> tuple[str, ...]:
    """The paths whose stats are not the same, or stand on one side only, sorted."""
    before, after = tuple(before), tuple(after)
    if len(before) == len(after):
        others = [pair for pair in zip(before, after, strict=True) if pair[0] is not pair[1]]
        if all(old.path == new.path for old, new in others):  # mostly each stands at its place
            return tuple(sorted(old.path for old, new in others if old != new))
    one, two = ({stat.path: stat for stat in stats} for stats in (before, after))
    paths = one.keys() | two.keys() if one.keys() != two.keys() else one.keys()
    return tuple(
        sorted(path for path in paths if one.get(path) is not two.get(path) and one.get(path) != two.get(path))
    )


def as_known(before: Iterable[Stat], after: Iterable[Stat]) -> tuple[Stat, ...]:
    """The later stats; for what is as it was the very same ones as before, which are compared at once."""
    known = {stat.path: stat for stat in before}
    return tuple([old if (old := known.get(stat.path, stat)) == stat else stat for stat in after])


def written_by(built: Build) -> dict[str, bytes]:
    """The bytes that a build left behind, by path."""
    done = {outcome.path for outcome in built.outcomes if outcome.status == "written"}
    return {edit.path: edit.after for edit in built.edits if edit.path in done}


def changed_by_others(
    before: Iterable[Stat],
    after: Iterable[Stat],
    written: Mapping[str, bytes],
    read: Callable[[str], bytes | None],
) -> tuple[str, ...]:
    """The paths that somebody else changed since `before`: those that the build did not write, and those that do not
    hold what it wrote. The stats must be older than what `read` gives: then a save after the reading is a difference
    of the next scan."""
    changed = differing(before, after)
    return tuple(path for path in changed if path not in written or read(path) != written[path])


def compared_next(read: Iterable[Stat], after: Iterable[Stat], others: Collection[str]) -> tuple[Stat, ...]:
    """The stats that the next scan is to be compared with, by path: those of the scan after the build, and for what
    others changed those that the build read. Both are by path already."""
    if not others:
        return tuple(after)
    known = {stat.path: stat for stat in after if stat.path not in others}
    known |= {stat.path: stat for stat in read if stat.path in others}
    return tuple(sorted(known.values()))
