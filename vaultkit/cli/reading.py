"""Reading: what the notes of a vault say on a day, and what is measured of it: as an earlier command left it, or worked
out now."""

from functools import cached_property

from vaultkit.model.index import Index
from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.vault.collection import without_collection
from vaultkit.vault.kept.whole import KeptVault


class Reading:
    """An index, and its measures once they are asked for."""

    def __init__(self, index: Index, kept: KeptVault | None = None, values: Memory | None = None) -> None:
        """`kept` is where an earlier command may have left the measures; None where nothing is kept. `values` is what
        was worked out as the index was made, where it was."""
        self.index = index
        self._kept, self._values = kept, values

    @cached_property
    def measures(self) -> Measures:
        """The quantities of the index."""
        found = self._kept.measures(self.index, self._made) if self._kept else None
        if found is None:
            found = self._made()
            if self._kept:
                self._kept.keep_measures(found, self.index, self._values.rows if self._values else None)
        return found

    def measures_about(self, path: str) -> Measures:
        """The quantities for an answer about one record: with nothing left out when that one is hidden itself."""
        if path not in self.measures.hidden.paths:
            return self.measures
        from vaultkit.measures.measure import about  # takes its time

        return about(self.measures, self.index, path)

    @without_collection()
    def _made(self) -> Measures:
        from vaultkit.measures.measure import measure

        return measure(self.index, self._values)
