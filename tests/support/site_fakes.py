"""A catalogue and a search for the site, kept in memory."""

from collections.abc import Mapping, Sequence

from site_records import unions

from catalog.libraries import Directory, Library, library_directory
from catalog.union import Counts, Gone, Moved, SourceLabel, UnionRecord
from index.errors import BadQuery, SearchUnavailable
from index.request import SearchRequest
from index.search import FacetCount, Hit, SearchAnswer

MOVED, GONE = "hm000000000a", "hm000000000b"

FACETS = {
    "type": [
        ("book", 9214),
        ("report", 1530),
        ("serial", 842),
        ("chart", 611),
        ("map", 377),
        ("thesis", 122),
        ("article", 98),
        ("other", 3),
    ],
    "language": [
        ("eng", 7214),
        ("chi", 4211),
        ("jpn", 233),
        ("fre", 140),
        ("ger", 121),
        ("rus", 88),
        ("zzz", 1),
    ],
    "year": [(str(year), 3 + (year * 7919) % 97 + max(0, year - 1950)) for year in range(1843, 2020, 3)],
    "library": [("US-DLC", 11840), ("CN-NLC", 1311), ("XX-1", 2)],
    "subject": [("Fisheries", 2310), ("Navigation", 1544), ("海洋渔业", 877), ("<b>bold</b>", 1)],
}


class FakeCatalogue:
    """The records of `site_records`, one that moved and one that is gone; counts how often it was asked."""

    def __init__(self) -> None:
        self.records = unions()
        self.asked: list[str] = []

    def union(self, union_id: str) -> UnionRecord | Moved | Gone | None:
        self.asked.append("union")
        if union_id == MOVED:
            return Moved(next(iter(self.records)))
        if union_id == GONE:
            return Gone("2026-11-01")
        return self.records.get(union_id)

    def unions(self, ids: Sequence[str]) -> Mapping[str, UnionRecord]:
        self.asked.append("unions")
        return {one: self.records[one] for one in ids if one in self.records}

    def union_of_member(self, source: str, identifier: str) -> str | None:
        for union in self.records.values():
            if any((one.source, one.identifier) == (source, identifier) for one in union.members):
                return union.id
        return None

    def directory(self) -> Directory:
        self.asked.append("directory")
        return library_directory()

    def libraries(self) -> Mapping[str, Library]:
        self.asked.append("libraries")
        return library_directory().libraries

    def sources(self) -> Mapping[str, SourceLabel]:
        self.asked.append("sources")
        return {"lc": SourceLabel("lc", "美国国会图书馆书目", "Library of Congress catalogue")}

    def counts(self) -> Counts:
        self.asked.append("counts")
        return Counts(12846, 15310, 2, 3)


class FakeSearch:
    """Finds everything, or nothing for `nothing`; fails as told by the words of a query."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.ids = list(ids)
        self.asked: list[SearchRequest] = []
        self.away = False

    def search(self, request: SearchRequest) -> SearchAnswer:
        self.asked.append(request)
        if self.away:
            raise SearchUnavailable("The search engine does not answer.")
        if request.query == "refused":
            raise BadQuery("bad_query", "This query cannot be read.", "q")
        if request.query == "broken":
            raise RuntimeError("a fault nobody thought of")
        found = [] if request.query == "nothing" else [Hit(one, 1.0) for one in (*self.ids, "hmgoneaway00")]
        facets = {name: tuple(FacetCount(*pair) for pair in pairs) for name, pairs in FACETS.items()}
        return SearchAnswer(
            total=12846 if found else 0,
            hits=tuple(found),
            facets=facets if request.facets and found else {},
            terms=tuple(request.query.split()),
            suggestion="fisheries" if request.query == "nothing" else "",
            widened={"widened": "most", "misspelt": "fuzzy"}.get(request.query, ""),
            took_ms=2.4,
        )
