"""Deleted pages: the pages that stood after a build and those that are there before the next one, to those that the
user deleted, which are not made anew in the same week; pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedPages:
    """`standing` are the pages that stood there after the last build, `gone` the ISO year and week in which a page was
    deleted, by page."""

    standing: frozenset[str] = frozenset()
    gone: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def noticed(self, there: Collection[str], today: date) -> "DeletedPages":
        """With what was deleted since; a page that is there again, and last week's deletions, are forgotten."""
        week = today.isocalendar()[:2]
        kept = {page: since for page, since in self.gone.items() if since == week}
        gone = {page: week for page in (*kept, *self.standing) if page not in there}
        return DeletedPages(standing=self.standing & frozenset(there), gone=gone)

    def after_build(self, pages: Collection[str], there: Collection[str]) -> "DeletedPages":
        """After a build that asked for these pages."""
        return DeletedPages(standing=frozenset(pages) & frozenset(there), gone=self.gone)
