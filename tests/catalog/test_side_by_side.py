"""Several sources side by side in one process: the writer lock is held for a transaction only."""

import os
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from arrivals import MATCHER, Deliverer, arrival
from sqlalchemy import select

from catalog.database import reading
from catalog.delivery import DeliveryRun, Terms
from catalog.locks import Busy
from catalog.store import Store
from catalog.tables import outbox, raw

PAGES, RECORDS = 12, 5


def run_of(store: Store, source: str) -> DeliveryRun:
    row = store.source_created(source)
    terms = Terms(row.id, source, "harvest", "all", "r1", "2026-01-01T00:00:00+00:00")
    return DeliveryRun(store.engine, MATCHER, terms)


def harvest(store: Store, source: str) -> dict[str, int]:
    """A run of which every record has a partner in each of the other sources."""
    with store.locked("writer"):
        run = run_of(store, source)
    for page in range(PAGES):
        batch = [
            arrival(f"{page}-{place}", "Tides", f"97875027{page:02d}{place:03d}") for place in range(RECORDS)
        ]
        with store.locked("writer"):
            run.apply(batch, checkpoint=f"page {page}".encode())
    with store.locked("writer"):
        run.finish("2026-01-01T00:01:00+00:00")
    return run.tally.counts()


def test_sources_side_by_side_end_like_one_after_the_other(store: Store, deliver: Deliverer) -> None:
    names = [f"s{number}" for number in range(4)]
    with ThreadPoolExecutor(len(names)) as pool:
        counts = list(pool.map(lambda name: harvest(store, name), names))
    assert [one["accepted"] for one in counts] == [PAGES * RECORDS] * len(names)
    assert sum(one["union_created"] for one in counts) == PAGES * RECORDS
    assert sum(one["union_joined"] for one in counts) == PAGES * RECORDS * (len(names) - 1)
    for page in range(PAGES):
        for place in range(RECORDS):
            assert len({deliver.union(name, f"{page}-{place}") for name in names}) == 1
    for name in names:
        assert store.progress(store.source(name).id).state == f"page {PAGES - 1}".encode()
    with reading(store.engine) as connection:
        sequence = list(connection.execute(select(outbox.c.seq).order_by(outbox.c.seq)).scalars())
        numbers = list(connection.execute(select(raw.c.id)).scalars())
    assert sequence == list(range(1, len(sequence) + 1))
    assert len(numbers) == len(set(numbers))


def test_a_batch_tells_what_others_wrote_before_it(store: Store) -> None:
    one, other = run_of(store, "lc"), run_of(store, "nlc")
    first = one.apply([arrival("a", "Tides")])
    between = other.apply([arrival("b", "Waves")])
    last = one.apply([arrival("c", "Currents")])
    assert (first.before, first.last) == (0, 1)
    assert (between.before, between.last) == (1, 2)
    assert (last.before, last.last) == (2, 3)


def test_holdings_that_another_run_brought_meanwhile_count(store: Store) -> None:
    one, other = run_of(store, "lc"), run_of(store, "lc")
    other.apply([arrival("h", "", host="a", call_number="GC1")])
    assert not one.apply([arrival("a", "Tides")]).sole


def test_threads_wait_for_one_another_and_are_told_so(store: Store) -> None:
    told: list[str] = []
    held, go = threading.Event(), threading.Event()

    def hold() -> None:
        with store.locked("writer"):
            held.set()
            go.wait(10)

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(hold)
        assert held.wait(10)
        with pytest.raises(Busy), store.locked("writer", wait=False):
            pass
        with store.locked("index", wait=False):
            pass
        threading.Timer(0.1, go.set).start()
        began = time.monotonic()
        with store.locked("writer", on_wait=lambda: told.append("waits")):
            waited = time.monotonic() - began
        holding.result()
    assert told == ["waits"]
    assert waited >= 0.05


def test_a_lock_is_given_back_when_its_holder_fails(store: Store) -> None:
    for _ in range(2):
        with pytest.raises(RuntimeError), store.locked("writer", wait=False):
            raise RuntimeError


def test_who_holds_a_lock_is_named(store: Store) -> None:
    assert store.holder("writer") is None
    with store.locked("writer"):
        held = store.holder("writer")
        assert store.holder("index") is None
    assert held is not None
    assert (held.process, held.host, held.is_this_process) == (os.getpid(), "", True)
    assert abs(datetime.now(UTC) - held.since) < timedelta(seconds=30)
    assert store.holder("writer") is None


def test_who_holds_a_lock_on_another_machine_is_named_with_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A file of SQLite is used by one machine.
    where = "" if store.engine.dialect.name == "sqlite" else socket.gethostname()
    with store.locked("writer"):
        monkeypatch.setattr("socket.gethostname", lambda: "elsewhere")
        held = store.holder("writer")
    assert held is not None
    assert (held.process, held.host, held.is_this_process) == (os.getpid(), where, not where)
