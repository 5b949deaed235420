"""Records of holdings and the records that they belong to."""

import msgspec
from arrivals import Deliverer, arrival

from catalog.arrival import Arrival, Withdrawal
from catalog.ids import digest
from catalog.store import Store
from catalog.union import UnionRecord
from normalize.record import Holding, Record


def held(deliver: Deliverer, identifier: str) -> list[str]:
    """The call numbers of a member's union record."""
    union = deliver.store.catalogue().union(deliver.union("lc", identifier) or "")
    assert isinstance(union, UnionRecord)
    return [holding.call_number for holding in union.record.holdings]


def changed(deliver: Deliverer) -> set[str]:
    """The union records that the last batch has to have indexed."""
    return {change.union_id for change in deliver.applied.changes}


def test_holdings_that_move_change_both_records(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"), arrival("b", "Waves"), arrival("h", "", host="a", call_number="GC1"))
    both = {deliver.union("lc", "a"), deliver.union("lc", "b")}
    deliver("lc", arrival("h", "", host="b", call_number="GC1"))
    assert (held(deliver, "a"), held(deliver, "b")) == ([], ["GC1"])
    assert changed(deliver) == both


def test_holdings_that_go_change_their_record(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"), arrival("h", "", host="a", call_number="GC1"))
    deliver("lc", Withdrawal("h"))
    assert held(deliver, "a") == []
    assert changed(deliver) == {deliver.union("lc", "a")}


def test_holdings_without_their_record_are_counted_until_it_comes(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("h1", "", host="a"), arrival("h2", "", host="b"), arrival("h3", "", host="b"))
    source = store.source("lc").id
    found = store.unhosted(source, 2)
    assert (found.total, found.named) == (3, (("h1", "a"), ("h2", "b")))
    deliver("lc", arrival("b", "Waves", state="out_of_scope"))
    assert store.unhosted(source, 2).named == (("h1", "a"),)
    deliver("other", arrival("a", "Tides"))
    assert store.unhosted(source, 2).total == 1
    deliver("lc", arrival("a", "Tides"))
    assert store.unhosted(source, 2).total == 0
    assert store.unhosted(store.source("other").id, 2).total == 0


def test_what_is_taken_for_granted_of_a_source_gives_way_to_its_holdings(deliver: Deliverer) -> None:
    record = Record("", "a", holdings=(Holding("lc"), Holding("DLC", call_number="GC2")))
    body = msgspec.json.encode(record)
    deliver("lc", Arrival("a", 1, "live", digest(body), body, record=body))
    assert held(deliver, "a") == ["", "GC2"]
    deliver(
        "lc", arrival("h", "", host="a", call_number="GC1"), arrival("h2", "", host="a", call_number="GC1")
    )
    assert held(deliver, "a") == ["GC2", "GC1"]


def test_what_is_said_of_holdings_is_kept_until_something_else_is_said(store: Store) -> None:
    assert store.source_created("lc").holdings == ""
    assert store.source_created("lc", holdings="sirsi").holdings == "sirsi"
    assert store.source_created("lc", "DLC").holdings == "sirsi"
    assert store.source_created("lc", holdings="").holdings == ""
