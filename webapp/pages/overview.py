"""What the home page tells of the whole catalogue: counts, and the facets of everything, asked once a minute."""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence

import msgspec

from catalog.union import Counts
from index.errors import SearchUnavailable
from index.request import SearchRequest
from webapp.labels.kinds import type_label
from webapp.ports import Site
from webapp.search.address import SearchAddress
from webapp.search.facets import Counted
from webapp.search.years import Profile, profile

log = logging.getLogger(__name__)

SECONDS_KEPT = 60.0
TYPES_SHOWN = 8
SUBJECTS_SHOWN = 18


class Facts(msgspec.Struct, frozen=True):
    """Counts of the catalogue and values of its facets, the most frequent first."""

    counts: Counts
    types: tuple[Counted, ...] = ()
    subjects: tuple[Counted, ...] = ()
    years: tuple[Counted, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """A way into the catalogue: its name, how many records lie behind it, and its size in print, 1 to 4."""

    label: str
    count: int
    href: str
    size: int


class Overview(msgspec.Struct, frozen=True):
    """The home page's view of the catalogue."""

    counts: Counts
    types: tuple[Entry, ...]
    subjects: tuple[Entry, ...]
    years: Profile | None


class FactsKept:
    """Keeps the facts for a while, so that the home page costs nothing."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._facts: Facts | None = None
        self._until = 0.0

    def facts(self, site: Site) -> Facts:
        """The facts, not older than a minute."""
        with self._lock:
            if self._facts is None or self._clock() >= self._until:
                self._facts = gather(site)
                self._until = self._clock() + SECONDS_KEPT
            return self._facts


def gather(site: Site) -> Facts:
    """Ask the catalogue and the search; a search that does not answer leaves the counts."""
    counts = site.catalogue.counts()
    try:
        answer = site.search.search(SearchRequest.from_args({"size": ["1"], "facets": ["1"]}))
    except SearchUnavailable as problem:
        log.warning("The home page goes without facets: %s", problem)
        return Facts(counts)
    found: Mapping[str, Sequence[Counted]] = answer.facets
    return Facts(
        counts,
        tuple(found.get("type", ())[:TYPES_SHOWN]),
        tuple(found.get("subject", ())[:SUBJECTS_SHOWN]),
        tuple(found.get("year", ())),
    )


def overview(facts: Facts) -> Overview:
    """The facts with names and addresses in the language of the request."""
    address = SearchAddress()
    return Overview(
        facts.counts,
        _types(facts.types, address),
        _subjects(facts.subjects, address),
        profile(facts.years, address),
    )


def _types(counted: Sequence[Counted], address: SearchAddress) -> tuple[Entry, ...]:
    most = max((one.count for one in counted), default=1)
    return tuple(
        Entry(
            type_label(one.value), one.count, address.with_filter("type", one.value), _depth(one.count, most)
        )
        for one in counted
    )


def _depth(count: int, most: int) -> int:
    """Four steps of depth, each of about an order of magnitude."""
    return 1 + sum(count >= share * most for share in (0.01, 0.1, 0.5))


def _subjects(counted: Sequence[Counted], address: SearchAddress) -> tuple[Entry, ...]:
    ranks = sorted((one.count for one in counted), reverse=True)
    entries = [
        Entry(
            one.label or one.value,
            one.count,
            address.with_filter("subject", one.value),
            4 - ranks.index(one.count) * 4 // len(ranks),
        )
        for one in counted
    ]
    return tuple(sorted(entries, key=lambda entry: entry.label))
