"""A result that is cut off, in slices by year and by the first letters of words: how much of it has come."""

from collections import Counter
from string import ascii_lowercase, digits

from harvesters.counting import records
from harvesters.harvester import RunLog

# Where the years are cut first; a slice that is still too large is halved.
EDGES = (0, 1800, 1900, 1950, 1970, 1980, 1990, 2000, 2005, 2010, 2015, 2020, 9999)
LETTERS = ascii_lowercase + digits
LONGEST_PREFIX = 5
MOST_SAME = 3 * LONGEST_PREFIX  # some words may stand in every title
MOST_VAIN = 100  # slices in a row that are too large


class LetterCount:
    """`total` records are to come of what `query` finds, None where nobody says how many; `most` of them come in one
    slice, 0 where that is not known. `ids` are those that came: slices overlap, and only different records count.
    """

    def __init__(self, query: str, total: int | None, most: int, ids: set[bytes]) -> None:
        self._query = query
        self.total = total
        self.ids = ids
        self._most = most
        self._too_large = 0
        self._same: Counter[str] = Counter()
        self._vain: Counter[str] = Counter()

    @property
    def is_whole(self) -> bool:
        """Whether everything has come."""
        return self.total is not None and len(self.ids) >= self.total

    def is_too_large(self, size: int) -> bool:
        """Whether a slice of so many records would be cut off, as far as that is known."""
        return 0 < self._most < size

    def is_ignored(self, words: str, size: int, whole: int | None) -> bool:
        """Whether a target gives the `whole` for a part of it by an index, once again."""
        same = whole is not None and size >= whole
        self._same[words] += same
        return same and self._same[words] > MOST_SAME

    def is_in_vain(self, words: str) -> bool:
        """Whether slices by an index were too large time and again, and nothing has come at all."""
        self._vain[words] += 1
        return not self.ids and self._vain[words] > MOST_VAIN

    def cut_off(self) -> None:
        """A slice was cut off and could not be parted."""
        self._too_large += 1

    def told(self, log: RunLog) -> int:
        """Say what came by none of the slices; return how many records that are."""
        number = self._too_large
        cut = f", of which {number:,} could not be parted further" if number else ""
        advice = f"It was asked for in slices{cut}. Give several narrower queries."
        if self.total is None:
            told = (
                f"Nobody says how many records {self._query} has, and it was cut off: {len(self.ids):,} came."
            )
            log.incomplete(f"{told} {advice}")
            return 0
        missing = max(0, self.total - len(self.ids))
        if missing:
            told = f"{missing:,} of {records(self.total)} of {self._query} did not come: no slice has them."
            log.incomplete(f"{told} {advice}", missing)
        return missing
