"""Queries in PQF, and slices of them: by year, without a year, and by the first letters of a word.

The attributes are those of the set Bib-1: use (1) 31 date of publication, 4 title, 1003 author; relation (2);
truncation (5).
"""

import re
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from harvesters.letters import EDGES, LETTERS, LONGEST_PREFIX

DATE, TITLE, AUTHOR = 31, 4, 1003
NOT_AFTER, EQUAL, NOT_BEFORE = 2, 3, 4  # relations
RIGHT, NONE = 1, 100  # truncations
SET = re.compile(r"@attrset\s+\S+\s+")


class Cut(msgspec.Struct, frozen=True):
    """A query, or that part of it from year `since` to year `until` (both -1: of any year), or (`undated`) of none;
    of that, what has a word of use `words` that begins with `prefix`, or (`exact`) is it.
    """

    query: str
    since: int = -1
    until: int = -1
    undated: bool = False
    words: int = 0
    prefix: str = ""
    exact: bool = False

    @property
    def use(self) -> int:
        """The attribute by which it was parted last, 0 for a whole query."""
        return self.words or (DATE if self.until >= 0 else 0)

    @property
    def base(self) -> "Cut":
        """What it is a part of: of the years where it was parted by letters, else the whole query."""
        return replace(self, words=0, prefix="", exact=False) if self.words else Cut(self.query)

    @property
    def pqf(self) -> str:
        """The query as it is sent."""
        if not self.use:
            return self.query
        named = SET.match(self.query)
        dated = self._dated(self.query[named.end() :] if named else self.query)
        whole = f"@and {dated} {self._begins}" if self.words else dated
        return f"{named[0]}{whole}" if named else whole

    @property
    def _begins(self) -> str:
        truncation = NONE if self.exact else RIGHT
        return f"@attr 1={self.words} @attr 5={truncation} {self.prefix}"

    def _dated(self, query: str) -> str:
        if self.until < 0:
            return query
        if self.since == self.until:
            return f"@and {query} {_year(EQUAL, self.since)}"
        span = f"@and {_year(NOT_BEFORE, self.since)} {_year(NOT_AFTER, self.until)}"
        return f"@not {query} {span}" if self.undated else f"@and {query} {span}"

    def parted(self) -> "tuple[Cut, ...]":
        """Smaller slices, by year and then by letters; none where it has as many letters as are tried."""
        if self.words:
            return self._longer()
        if self.until < 0:
            years = (replace(self, since=since, until=until - 1) for since, until in pairwise(EDGES))
            return (*years, replace(self, since=EDGES[0], until=EDGES[-1] - 1, undated=True))
        if self.undated or self.since == self.until:
            return self.by_letters()
        middle = (self.since + self.until) // 2
        return replace(self, until=middle), replace(self, since=middle + 1)

    def by_letters(self) -> "tuple[Cut, ...]":
        """Slices by the first letters of words in titles, then in names. They overlap."""
        return tuple(replace(self, words=use, prefix=letter) for use in (TITLE, AUTHOR) for letter in LETTERS)

    def _longer(self) -> "tuple[Cut, ...]":
        if self.exact or len(self.prefix) >= LONGEST_PREFIX:
            return ()
        more = (replace(self, prefix=self.prefix + letter) for letter in LETTERS)
        return (replace(self, exact=True), *more)


def _year(relation: int, year: int) -> str:
    return f"@attr 1={DATE} @attr 2={relation} {year:04}"
