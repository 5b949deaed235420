"""Arrivals made by hand, and somebody who delivers them."""

import msgspec

from catalog.arrival import AnyArrival, Arrival
from catalog.delivery import Applied, DeliveryRun, Terms
from catalog.ids import digest
from catalog.matching import ScoredMatcher
from catalog.store import Store
from normalize.record import Holding, Identifier, Record, Title

MATCHER = ScoredMatcher()


class Deliverer:
    """Brings arrivals to a store, a run at a time."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __call__(
        self, source: str, *arrivals: AnyArrival, scope: str = "all", rules: str = "r1"
    ) -> dict[str, int]:
        self.applied = self.run(source, arrivals, scope, rules)
        return self.counts

    def run(self, source: str, arrivals: tuple[AnyArrival, ...], scope: str, rules: str) -> Applied:
        row = self.store.source_created(source)
        terms = Terms(row.id, source, "import", scope, rules, "2026-01-01T00:00:00+00:00")
        delivery = DeliveryRun(self.store.engine, MATCHER, terms)
        applied = delivery.apply(arrivals)
        delivery.finish("2026-01-01T00:01:00+00:00")
        self.counts = {name: value for name, value in delivery.tally.counts().items() if value}
        self.problems = delivery.tally.problems
        return applied

    def union(self, source: str, identifier: str) -> str | None:
        return self.store.catalogue().union_of_member(source, identifier)


def arrival(identifier: str, title: str, isbn: str = "", *, state: str = "live", carrier: str = "print",
            volume: str = "", original: str = "", host: str = "", call_number: str = "") -> Arrival:  # fmt: skip
    """A record as the pipeline would bring it."""
    twin = Title(original) if original else None
    record = Record(
        "", identifier, titles=(Title(title, part_number=volume, original=twin),), carrier=carrier, host=host,
        identifiers=(Identifier("isbn", isbn),) if isbn else (),
        holdings=(Holding(call_number=call_number),) if call_number else (),
    )  # fmt: skip
    body = msgspec.json.encode(record)
    keys = MATCHER.keys(record) if state == "live" and not host else ()
    return Arrival(identifier, 1, state, digest(body), body, record=body, keys=keys, host=host)
