"""Queries in CQL, and slices of them: by year, without a year, and by the first letters of a word."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from harvesters.letters import EDGES, LETTERS, LONGEST_PREFIX


class Slice(msgspec.Struct, frozen=True, omit_defaults=True):
    """A query, or that part of it which the index `dates` has from year `since` to year `until`, or (`undated`) has
    not; of that, what has a word in the index `words` that begins with `prefix`, or (`exact`) is it.
    """

    query: str
    dates: str = ""
    since: int = 0
    until: int = 0
    undated: bool = False
    words: str = ""
    prefix: str = ""
    exact: bool = False

    @property
    def cql(self) -> str:
        """The query as it is sent."""
        if not self.words:
            return self._dated
        term = quoted(self.prefix if self.exact else f"{self.prefix}*")
        return f"({self._dated}) and {self.words} = {term}"

    @property
    def _dated(self) -> str:
        if not self.dates:
            return self.query
        if self.undated:
            since, until = quoted(f"{EDGES[0]:04}"), quoted(f"{EDGES[-1] - 1:04}")
            return f"({self.query}) not ({self.dates} >= {since} and {self.dates} <= {until})"
        if self.since == self.until:
            return f"({self.query}) and {self.dates} = {quoted(str(self.since))}"
        since, until = quoted(f"{self.since:04}"), quoted(f"{self.until:04}")
        return f"({self.query}) and {self.dates} >= {since} and {self.dates} <= {until}"

    def parted(self, dates: str) -> "tuple[Slice, ...]":
        """Smaller slices by year, the last of them without one; none where it cannot be parted so."""
        if not (self.dates or dates) or self.undated or self.words:
            return ()
        if not self.dates:
            years = (Slice(self.query, dates, since, until - 1) for since, until in pairwise(EDGES))
            return (*years, Slice(self.query, dates, undated=True))
        if self.since == self.until:
            return ()
        middle = (self.since + self.until) // 2
        return (
            Slice(self.query, self.dates, self.since, middle),
            Slice(self.query, self.dates, middle + 1, self.until),
        )

    def by_letters(self, indexes: Iterable[str]) -> "tuple[Slice, ...]":
        """Slices of it by the first letter of a word in one index after the other. They overlap."""
        return tuple(replace(self, words=words, prefix=letter) for words in indexes for letter in LETTERS)

    def longer(self) -> "tuple[Slice, ...]":
        """A slice by letters in slices by one letter more, none where it has as many as are tried."""
        if self.exact or len(self.prefix) >= LONGEST_PREFIX:
            return ()
        more = (replace(self, prefix=self.prefix + letter) for letter in LETTERS)
        return (replace(self, exact=True), *more)


def quoted(term: str) -> str:
    """A term in quotation marks; backslash and quotation mark are escaped (CQL 1.2, "quoted strings")."""
    escaped = term.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
