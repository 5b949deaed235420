"""Queries in CQL, and slices of them by year."""

from itertools import pairwise

import msgspec

# Where the years are cut first; a slice that is still too large is halved.
EDGES = (0, 1800, 1900, 1950, 1970, 1980, 1990, 2000, 2005, 2010, 2015, 2020, 9999)


class Slice(msgspec.Struct, frozen=True):
    """A query, or that part of it which the index `dates` has from year `since` to year `until`."""

    query: str
    dates: str = ""
    since: int = 0
    until: int = 0

    @property
    def cql(self) -> str:
        """The query as it is sent."""
        if not self.dates:
            return self.query
        if self.since == self.until:
            return f"({self.query}) and {self.dates} = {quoted(str(self.since))}"
        since, until = quoted(f"{self.since:04}"), quoted(f"{self.until:04}")
        return f"({self.query}) and {self.dates} >= {since} and {self.dates} <= {until}"

    def parted(self, dates: str) -> "tuple[Slice, ...]":
        """Smaller slices that make up this one, none where it cannot be parted."""
        if not (self.dates or dates):
            return ()
        if not self.dates:
            return tuple(Slice(self.query, dates, since, until - 1) for since, until in pairwise(EDGES))
        if self.since == self.until:
            return ()
        middle = (self.since + self.until) // 2
        return (
            Slice(self.query, self.dates, self.since, middle),
            Slice(self.query, self.dates, middle + 1, self.until),
        )


def quoted(term: str) -> str:
    """A term in quotation marks; backslash and quotation mark are escaped (CQL 1.2, "quoted strings")."""
    escaped = term.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
