"""The results of a search as a file to take away: the first of them, in the order of the results page."""

from collections.abc import Iterator, Mapping, Sequence
from threading import BoundedSemaphore

import msgspec

from catalog.entries import entry_of
from catalog.terms import redistributable
from index.request import LARGEST_PAGE, SearchRequest
from normalize.exports.formats import FORMATS, Format, writer_of
from webapp.limits import RateLimit
from webapp.ports import Site

MOST = 1_000  # records; more are what `haimu export` is for
AT_ONCE = 2  # files that are made at the same time
PER_MINUTE = 6  # files a client
# What can hold any record, citations last; as the results page offers them.
OFFERED = ("ris", "bibtex", "endnote", "csljson", "csv", "gbt7714", "apa", "chicago")
BY_SUFFIX = {FORMATS[name].suffix: FORMATS[name] for name in OFFERED}


class Turn:
    """Who may have a file made now: so many at the same time, so many a minute of one client."""

    def __init__(self) -> None:
        self.slots = BoundedSemaphore(AT_ONCE)
        self.rate = RateLimit(PER_MINUTE, 60)


class Taken(msgspec.Struct, frozen=True):
    """A file: found = written + withheld + gone, of the first `MOST`; `total` is what the search found in all.

    `withheld` may not be given away by the terms of their sources; `gone` have left the catalogue since.
    """

    data: bytes
    total: int
    written: int
    withheld: int
    gone: int


def take(asked: Mapping[str, Sequence[str]], format_: Format, site: Site, base: str) -> Taken:
    """Write the first results of a search in a format. Raises BadQuery and SearchUnavailable."""
    write, pieces = writer_of(format_), list[str]()
    total = withheld = gone = 0
    for page_total, ids in _pages(asked, site):
        total, found = page_total, site.catalogue.unions(ids)
        for union_id in ids:
            union = found.get(union_id)
            given = redistributable(union) if union is not None else None
            if given is None:
                gone, withheld = gone + (union is None), withheld + (union is not None)
                continue
            pieces.append(write(entry_of(given, f"{base}/records/{given.id}")))
    text = f"{format_.opening}{format_.between.join(pieces)}{format_.closing}"
    return Taken(text.encode(errors="replace"), total, len(pieces), withheld, gone)


def _pages(asked: Mapping[str, Sequence[str]], site: Site) -> Iterator[tuple[int, list[str]]]:
    """How much was found, and the ids of the hits, page by page; none twice."""
    seen: set[str] = set()
    for page in range(1, MOST // LARGEST_PAGE + 1):
        said = {**asked, "size": [str(LARGEST_PAGE)], "page": [str(page)], "facets": ["0"]}
        answer = site.search.search(SearchRequest.from_args(said))
        fresh = [hit.id for hit in answer.hits if hit.id not in seen]
        seen.update(fresh)
        yield answer.total, fresh
        if len(answer.hits) < LARGEST_PAGE or page * LARGEST_PAGE >= answer.total:
            return
