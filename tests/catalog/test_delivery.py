"""What a source delivers is kept, counted and told apart."""

from arrivals import Deliverer, arrival
from sqlalchemy import select

from catalog.arrival import DamagedArrival, Withdrawal
from catalog.database import reading
from catalog.ids import digest
from catalog.tables import member
from catalog.union import Gone, UnionRecord


def test_new_records_are_accepted_and_the_same_again_are_unchanged(deliver: Deliverer) -> None:
    records = [arrival("a", "Tides"), arrival("b", "Waves")]
    assert deliver("lc", *records) == {"read": 2, "accepted": 2, "union_created": 2}
    assert deliver("lc", *records) == {"read": 2, "unchanged": 2}


def test_other_bytes_under_a_known_identifier_update_it(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"))
    before = deliver.union("lc", "a")
    assert deliver("lc", arrival("a", "Tides and currents")) == {"read": 1, "updated": 1}
    assert deliver.union("lc", "a") == before
    union = deliver.store.catalogue().union(before or "")
    assert isinstance(union, UnionRecord)
    assert (union.record.titles[0].value, union.revision) == ("Tides and currents", 2)


def test_the_same_bytes_under_other_rules_are_read_again(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"), rules="r1")
    assert deliver("lc", arrival("a", "Tides"), rules="r2") == {"read": 1, "updated": 1}


def test_a_second_record_with_the_same_identifier_is_kept_beside_the_first(deliver: Deliverer) -> None:
    records = [arrival("a", "Tides"), arrival("a", "Waves"), arrival("a", "Currents"), arrival("a", "Waves")]
    counts = deliver("lc", *records)
    assert counts == {"read": 4, "accepted": 3, "unchanged": 1, "union_created": 3, "problems_total": 2}
    assert [problem["identifier"] for problem in deliver.problems] == ["a#2", "a#3"]
    union = deliver.store.catalogue().union(deliver.union("lc", "a#2") or "")
    assert isinstance(union, UnionRecord)
    assert (union.record.identifier, union.record.titles[0].value) == ("a#2", "Waves")
    assert deliver("lc", *records) == {"read": 4, "unchanged": 4}


def test_counts_add_up_over_every_kind_of_arrival(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"), arrival("b", "Waves"))
    counts = deliver(
        "lc",
        arrival("a", "Tides"),
        arrival("b", "Waves and swell"),
        arrival("c", "Cooking", state="out_of_scope"),
        arrival("d", "Currents", state="withdrawn"),
        arrival("e", "Fishes"),
        DamagedArrival(6, digest(b"junk"), b"junk", "no field can be read"),
    )
    names = ("accepted", "updated", "unchanged", "deleted", "out_of_scope", "damaged")
    assert counts["read"] == sum(counts[name] for name in names) == 6
    assert all(counts[name] == 1 for name in names)


def test_a_damaged_record_is_listed_once_however_often_it_comes(deliver: Deliverer) -> None:
    junk = DamagedArrival(1, digest(b"junk"), b"junk", "no field can be read")
    assert deliver("lc", junk)["damaged"] == 1
    assert deliver("lc", junk)["damaged"] == 1
    assert [row.reason for row in deliver.store.damaged("lc")] == ["no field can be read"]


def test_out_of_scope_records_are_kept_but_not_shown(deliver: Deliverer) -> None:
    record = arrival("a", "Cooking", state="out_of_scope")
    assert deliver("lc", record) == {"read": 1, "out_of_scope": 1}
    assert deliver("lc", record) == {"read": 1, "unchanged": 1}
    assert deliver.union("lc", "a") is None


def test_a_withdrawn_record_is_gone_and_comes_back_under_its_id(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"))
    name = deliver.union("lc", "a") or ""
    assert deliver("lc", Withdrawal("a")) == {"read": 1, "deleted": 1}
    assert isinstance(deliver.store.catalogue().union(name), Gone)
    assert deliver("lc", Withdrawal("a")) == {"read": 1, "unchanged": 1}
    assert deliver("lc", arrival("a", "Tides"))["accepted"] == 1
    assert deliver.union("lc", "a") == name


def test_a_withdrawn_member_still_points_to_its_raw_bytes_and_its_record(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"))
    deliver("lc", Withdrawal("a"))
    with reading(deliver.store.engine) as connection:
        row = connection.execute(select(member)).one()
    assert (row.state, row.union_id) == ("withdrawn", None)
    assert row.raw_id is not None
    assert b"Tides" in row.record


def test_a_record_that_comes_and_goes_in_one_batch_is_gone(deliver: Deliverer) -> None:
    counts = deliver("lc", arrival("a", "Tides"), Withdrawal("a"))
    assert (counts["accepted"], counts["deleted"]) == (1, 1)
    assert deliver.union("lc", "a") is None


def test_a_record_that_goes_and_comes_in_one_batch_is_there(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"))
    name = deliver.union("lc", "a")
    deliver("lc", Withdrawal("a"), arrival("a", "Tides"))
    assert deliver.union("lc", "a") == name


def test_holdings_join_the_member_that_they_name_in_either_order(deliver: Deliverer) -> None:
    deliver("lc", arrival("h1", "", host="a", call_number="GC1"))
    deliver("lc", arrival("a", "Tides"), arrival("h2", "", host="a", call_number="GC2"))
    union = deliver.store.catalogue().union(deliver.union("lc", "a") or "")
    assert isinstance(union, UnionRecord)
    assert [holding.call_number for holding in union.record.holdings] == ["GC1", "GC2"]
    assert {holding.library for holding in union.record.holdings} == {"lc"}
    assert not deliver.applied.sole
