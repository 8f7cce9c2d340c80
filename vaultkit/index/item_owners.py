"""Item owners: the id of an item on a page to the note that it is about.

Ids are made of a page's key and a note's path, so they say which note an item means, whatever became of the link in its
text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from vaultkit.index.logged_lines import LoggedLines
from vaultkit.model.page import ANSWERS, PLAN_ROLES, PageItem
from vaultkit.model.period import period_named
from vaultkit.model.record import Kind
from vaultkit.syntax.checklist import answer_id, later_id, plan_id
from vaultkit.syntax.proposals import proposal_ids

RECENT = timedelta(days=60)
"""How long after a page's period all people are tried for an item whose link leads elsewhere than its id."""


class ItemOwners:
    """Whose items ids are, for one set of people and events."""

    def __init__(self, kinds: Mapping[str, Kind], lines: LoggedLines, today: date) -> None:
        """`kinds` says what each note is, by path; `lines` are the log lines with an id."""
        self._lines = lines
        self._oldest = today - RECENT
        self._kinds = kinds
        self._planned: dict[str, dict[str, str]] = {}
        self._proposed: dict[str, dict[str, str]] = {}
        self._answered: dict[str, str] | None = None

    @cached_property
    def _people(self) -> list[str]:
        return sorted(path for path, kind in self._kinds.items() if kind is Kind.PERSON)

    @cached_property
    def _events(self) -> list[str]:
        return sorted(path for path, kind in self._kinds.items() if kind is Kind.EVENT)

    def owner(self, item: PageItem, key: str) -> str:
        """The path of the note that an item of the page with that key is about; `item.path` is where its link leads.

        That is right where it fits the id, and all that is known of an item that fits no note. Else the id decides: of
        an item whose line was logged, by the note that holds the line; of one without such a line, by trying all
        people, where the page is of the last weeks, and all events."""
        if item.status not in "xX>-" or (item.path and item.id in _ids(key, item.path)):
            return item.path
        logged_in = self._logged_in(item.id) if item.state else ""
        found = logged_in or self._of_plan(key).get(item.id) or self._of_events().get(item.id)
        return found or self._of_proposals(key).get(item.id) or item.path

    def _logged_in(self, id: str) -> str:
        lines = self._lines.of(id, "") or self._lines.of(later_id(id), "")
        return lines[0].location.path if lines else ""

    def _of_plan(self, key: str) -> dict[str, str]:
        period = period_named(key)
        if period is None or period.last < self._oldest:
            return {}
        if key not in self._planned:
            self._planned[key] = _by_id(self._people, lambda path: [plan_id(key, role, path) for role in PLAN_ROLES])
        return self._planned[key]

    def _of_proposals(self, key: str) -> dict[str, str]:
        period = period_named(key)
        if period is None or period.span != "week" or period.last < self._oldest:
            return {}
        if key not in self._proposed:
            self._proposed[key] = _by_id(self._people, lambda path: [id for id, _ in proposal_ids(path, period)])
        return self._proposed[key]

    def _of_events(self) -> dict[str, str]:
        if self._answered is None:
            self._answered = _by_id(self._events, lambda path: [answer_id(word, path) for word in ANSWERS])
        return self._answered


def _by_id(paths: Iterable[str], ids: Callable[[str], Iterable[str]]) -> dict[str, str]:
    return {id: path for path in paths for id in ids(path)}


def _ids(key: str, path: str) -> Iterator[str]:
    """All ids that an item about the note can have on the page."""
    yield from (plan_id(key, role, path) for role in PLAN_ROLES)
    yield from (answer_id(word, path) for word in ANSWERS)
    period = period_named(key)
    if period is not None and period.span == "week":
        yield from (id for id, _ in proposal_ids(path, period))
