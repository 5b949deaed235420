"""Which members become one union record, and what becomes of its id."""

import itertools

from arrivals import Deliverer, arrival
from sqlalchemy import select

from catalog.arrival import Withdrawal
from catalog.database import reading
from catalog.ids import union_id
from catalog.tables import outbox
from catalog.union import Moved, UnionRecord

ISBN = "9787502789121"


def test_an_isbn_and_a_title_shared_by_two_sources_make_one_union_record(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Hai yang ke xue", ISBN, original="海洋科學"))
    counts = deliver("nlc", arrival("b", "海洋科学", ISBN))
    assert (counts["accepted"], counts["union_joined"]) == (1, 1)
    assert deliver.union("lc", "a") == deliver.union("nlc", "b") == union_id("lc", "a")


def test_one_isbn_on_two_titles_volumes_or_carriers_stays_apart(deliver: Deliverer) -> None:
    deliver(
        "lc",
        arrival("a", "Tides", ISBN),
        arrival("b", "Waves", ISBN),
        arrival("c", "Tides", ISBN, volume="2"),
        arrival("d", "Tides", ISBN, carrier="electronic"),
    )
    assert len({deliver.union("lc", name) for name in "abcd"}) == 4


def test_records_of_one_source_join_too(deliver: Deliverer) -> None:
    counts = deliver("lc", arrival("a", "Tides", ISBN), arrival("b", "TIDES.", ISBN))
    assert (counts["union_created"], counts["union_joined"]) == (1, 1)


def test_order_of_arrival_does_not_change_the_clusters(deliver: Deliverer) -> None:
    records = [arrival("a", "Tides", ISBN), arrival("b", "Tides", ISBN), arrival("c", "Waves", ISBN)]
    for number, order in enumerate(itertools.permutations(records)):
        for record in order:
            deliver(f"s{number}", record)
    for number in range(6):
        source = f"s{number}"
        assert deliver.union(source, "a") == deliver.union(source, "b") != deliver.union(source, "c")


def test_when_a_record_ties_two_unions_together_the_older_id_lives(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    deliver("nlc", arrival("b", "潮汐", ISBN))
    older, younger = deliver.union("lc", "a"), deliver.union("nlc", "b")
    deliver("sz", arrival("c", "Tides", ISBN, original="潮汐"))
    assert deliver.union("lc", "a") == deliver.union("nlc", "b") == deliver.union("sz", "c") == older
    assert deliver.store.catalogue().union(younger or "") == Moved(older or "")
    union = deliver.store.catalogue().union(older or "")
    assert isinstance(union, UnionRecord)
    assert union.formerly == (younger,)


def test_after_a_split_the_id_stays_with_the_oldest_member_and_the_other_takes_up_its_own(
    deliver: Deliverer,
) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    deliver("nlc", arrival("b", "Tides", ISBN))
    shared = deliver.union("lc", "a")
    deliver("nlc", arrival("b", "Waves", ISBN))
    assert deliver.union("lc", "a") == shared
    assert deliver.union("nlc", "b") == union_id("nlc", "b")
    deliver("nlc", arrival("b", "Tides", ISBN))
    assert deliver.union("nlc", "b") == shared
    assert deliver.store.catalogue().union(union_id("nlc", "b")) == Moved(shared or "")


def test_the_id_outlives_its_founder(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    deliver("nlc", arrival("b", "Tides", ISBN))
    name = deliver.union("lc", "a")
    deliver("lc", Withdrawal("a"))
    assert deliver.union("nlc", "b") == name


def test_a_chain_of_merges_points_to_the_last_one(deliver: Deliverer) -> None:
    first, second, third = "9787502789121", "9787030123456", "9787040567898"
    deliver("s1", arrival("a", "Tides", first))
    deliver("s2", arrival("b", "Waves", second))
    deliver("s3", arrival("c", "Currents", third))
    names = [deliver.union("s1", "a"), deliver.union("s2", "b"), deliver.union("s3", "c")]
    deliver(
        "s4",
        arrival("d", "Waves", second, original="Currents"),
        arrival("e", "Currents", third, original="Waves"),
    )
    deliver("s2", arrival("b", "Waves", third, original="Currents"))
    catalogue = deliver.store.catalogue()
    assert deliver.union("s3", "c") == deliver.union("s2", "b") == names[1]
    assert catalogue.union(names[2] or "") == Moved(names[1] or "")


def test_every_change_of_a_union_record_stands_in_the_outbox(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    deliver("nlc", arrival("b", "Tides", ISBN))
    deliver("lc", Withdrawal("a"))
    deliver("nlc", Withdrawal("b"))
    with reading(deliver.store.engine) as connection:
        rows = connection.execute(select(outbox).order_by(outbox.c.seq)).all()
    assert [(row.seq, row.revision) for row in rows] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert {row.union_id for row in rows} == {union_id("lc", "a")}
