"""The same publications, whatever the order and the batches in which their records come."""

import random
from functools import cache
from pathlib import Path

import msgspec
import pytest
from arrivals import MATCHER, Deliverer
from pair_rows import read_pairs

from catalog.arrival import Arrival
from catalog.ids import digest
from catalog.matching import Candidate
from normalize.record import Record

ROWS = read_pairs(Path(__file__).parents[1] / "catalog_matching" / "pairs.tsv")
BATCH = 17


@cache
def records() -> dict[str, Record]:
    """Every description of the table, under a name of its own."""
    return {
        f"{row.line}{side}": msgspec.structs.replace(record, source="", identifier=f"{row.line}{side}")
        for row in ROWS
        for side, record in (("a", row.one), ("b", row.other))
    }


@cache
def expected() -> set[frozenset[str]]:
    """The publications among them, without any store: all pairs compared."""
    candidates = [
        Candidate("hand", name, MATCHER.keys(record), msgspec.json.encode(record))
        for name, record in records().items()
    ]
    found = set()
    left = list(candidates)
    while left:
        component, edge = [], [left.pop()]
        while edge:
            component += edge
            near = [one for one in left if any(MATCHER.linked(one, other) for other in edge)]
            left = [one for one in left if one not in near]
            edge = near
        found |= {frozenset(one.identifier for one in group) for group in MATCHER.clusters(component)}
    return found


def arrival(name: str) -> Arrival:
    body = msgspec.json.encode(records()[name])
    return Arrival(name, 1, "live", digest(body), body, record=body, keys=MATCHER.keys(records()[name]))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_gives_the_same_publications(deliver: Deliverer, seed: int) -> None:
    order = list(records())
    random.Random(seed).shuffle(order)
    for start in range(0, len(order), BATCH):
        deliver("hand", *map(arrival, order[start : start + BATCH]))
    together: dict[str | None, set[str]] = {}
    for name in order:
        together.setdefault(deliver.union("hand", name), set()).add(name)
    assert None not in together
    assert set(map(frozenset, together.values())) == expected()


def test_the_pairs_of_the_table_come_together() -> None:
    together = {frozenset((f"{row.line}a", f"{row.line}b")) for row in ROWS if row.same}
    assert [pair for pair in together if not any(pair <= names for names in expected())] == []
