"""Matching by points: candidates by keys, pairs by the table of points, publications by complete link."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from catalog.matching.candidate import Candidate
from catalog.matching.candidate_keys import candidate_keys
from catalog.matching.clustering import complete_link, thresholds_of
from catalog.matching.comparing import Verdict, compare
from catalog.matching.points import Points, packaged_points
from catalog.matching.traits import Traits, traits_of
from normalize.record import Record

# Traits of records that are looked at again and again within a batch.
KEPT_TRAITS = 4096


class ScoredMatcher:
    """Two descriptions are of one publication from `threshold merge` points on, unless something stops them."""

    def __init__(self, table: Mapping[tuple[str, str], Points] | None = None) -> None:
        self._table = packaged_points() if table is None else table
        self.thresholds = thresholds_of(self._table)

    def keys(self, record: Record) -> tuple[int, ...]:
        return candidate_keys(record)

    def verdict(self, one: Candidate, other: Candidate) -> Verdict:
        """All that the two agree and differ in."""
        return compare(_traits(one.record_json), _traits(other.record_json), self._table)

    def linked(self, one: Candidate, other: Candidate) -> bool:
        return self.thresholds.join(self.verdict(one, other))

    def clusters(self, component: Sequence[Candidate]) -> list[list[Candidate]]:
        if len(component) == 1:
            return [list(component)]
        places = complete_link(
            [one.name for one in component],
            lambda here, there: self.verdict(component[here], component[there]),
            self.thresholds,
        )
        return [[component[place] for place in group] for group in places]


@lru_cache(maxsize=KEPT_TRAITS)
def _traits(record_json: bytes) -> Traits:
    return traits_of(msgspec.json.decode(record_json, type=Record))
