"""From deliveries of a source to searchable union records.

Reading and normalizing run in worker processes; this process keeps what they prepare, batch by batch, and
feeds the index. The writer lock is held over the run, the index lock too, so that a run ends with its records
searchable.
"""

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any

import msgspec

from catalog.delivery import Applied, DeliveryRun, Terms
from catalog.store import SourceRow, Store
from haimu.indexing import Feeder
from haimu.preparing import Prepared, Task, encode_task, matcher
from haimu.profiles import profile_of, rules_of
from haimu.waiting import waits_for
from haimu.workers import Workers
from index.backend import SearchBackend
from index.errors import IndexProblem
from normalize.normalizer import SourceProfile
from normalize.raw import Damaged, Deleted, RawRecord

# What a worker gets at once: enough that the transfer costs little.
TASK_RECORDS = 500
TASK_BYTES = 2_000_000

# What one transaction keeps: the pages of the indexes are written once a transaction, so that larger ones
# cost less a record; more than this only costs memory.
TRANSACTION_RECORDS = 5_000
TRANSACTION_BYTES = 8_000_000

MOST_PROBLEMS = 1000

Progress = Callable[[int, int], None]
"""Called after each batch with the number of records read and of their bytes."""


class Machinery(msgspec.Struct, frozen=True):
    """What a run works with."""

    store: Store
    backend: SearchBackend
    workers: Workers


class RunReport(msgspec.Struct, frozen=True):
    """How a run went; `index_problem` says why what it kept is not searchable yet. `counts` add up (DESIGN:
    read = accepted + updated + unchanged + ...).
    """

    source: str
    counts: dict[str, int]
    seconds: float
    problems: list[dict[str, Any]]
    index_problem: str = ""

    def as_json(self) -> dict[str, Any]:
        counts = dict(self.counts)
        total = counts.pop("problems_total")
        return {
            "source": self.source,
            **counts,
            "seconds": self.seconds,
            "problems_total": total,
            "problems": self.problems,
            **({"index_problem": self.index_problem} if self.index_problem else {}),
        }


def run(
    deliveries: Iterable[RawRecord | Deleted | Damaged],
    source: SourceRow,
    scope: str,
    *,
    kind: str,
    machinery: Machinery,
    progress: Progress | None = None,
    say: Callable[[str], None],
) -> RunReport:
    """Keep everything that a source delivers and make it searchable; `say` tells whom it waits for."""
    started = time.monotonic()
    store = machinery.store
    profile = profile_of(source, scope, machinery.workers.tables)
    rules = rules_of(machinery.workers.rules, profile.local)
    terms = Terms(source.id, source.name, kind, scope, rules, _now())
    with ExitStack() as stack:
        stack.enter_context(_collecting_between_transactions())
        for name in ("writer", "index"):
            stack.enter_context(store.locked(name, on_wait=partial(_tell, store, name, say)))
        feeding = _Feeding(Feeder(store, machinery.backend))
        feeding.attempt(feeding.feeder.feed)
        delivery = DeliveryRun(store.engine, matcher(), terms)
        size = 0
        for batch in _transactions(machinery.workers.prepared(_tasks(deliveries, profile))):
            applied = delivery.apply(batch.arrivals)
            fresh = _fresh_documents(batch, applied)
            feeding.attempt(partial(feeding.feeder.follow, applied, fresh))
            size += batch.size
            if progress:
                progress(delivery.tally.read, size)
            gc.collect()
        delivery.finish(_now())
        feeding.attempt(feeding.feeder.settle)
    seconds = round(time.monotonic() - started, 3)
    counts, problems = delivery.tally.counts(), delivery.tally.problems
    if counts["read"]:
        lacking = store.unhosted(source.id, MOST_PROBLEMS - len(problems))
        counts["problems_total"] += lacking.total
        problems = problems + [_without_host(identifier, host) for identifier, host in lacking.named]
    return RunReport(source.name, counts, seconds, problems, feeding.problem)


def _without_host(identifier: str, host: str) -> dict[str, Any]:
    message = f"holdings of record {host}, which this source has not sent: they are shown when it comes"
    return {"class": "no_host", "identifier": identifier, "position": 0, "message": message}


def _tell(store: Store, name: str, say: Callable[[str], None]) -> None:
    say(waits_for(store, name))


class _Feeding:
    """Feeds the index until it fails; then records go on being kept, and what changed waits in the outbox."""

    def __init__(self, feeder: Feeder) -> None:
        self.feeder = feeder
        self.problem = ""

    def attempt(self, feed: Callable[[], object]) -> None:
        """Take one step, unless an earlier one failed."""
        if not self.problem:
            try:
                feed()
            except IndexProblem as problem:
                self.problem = str(problem)


@contextmanager
def _collecting_between_transactions() -> Iterator[None]:
    """Leaves cyclic garbage to the end of each transaction: looking for it in a full batch finds none."""
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def _tasks(deliveries: Iterable[RawRecord | Deleted | Damaged], profile: SourceProfile) -> Iterator[bytes]:
    batch: list[RawRecord | Deleted | Damaged] = []
    size = 0
    for item in deliveries:
        batch.append(item)
        size += len(item.data) if not isinstance(item, Deleted) else 0
        if len(batch) >= TASK_RECORDS or size >= TASK_BYTES:
            yield encode_task(Task(profile, batch))
            batch, size = [], 0
    if batch:
        yield encode_task(Task(profile, batch))


def _transactions(batches: Iterable[Prepared]) -> Iterator[Prepared]:
    """Prepared batches, joined to as much as one transaction keeps."""
    joined = Prepared([], [], 0)
    for batch in batches:
        joined.arrivals.extend(batch.arrivals)
        joined.documents.extend(batch.documents)
        joined = Prepared(joined.arrivals, joined.documents, joined.size + batch.size)
        if len(joined.arrivals) >= TRANSACTION_RECORDS or joined.size >= TRANSACTION_BYTES:
            yield joined
            joined = Prepared([], [], 0)
    if joined.arrivals:
        yield joined


def _fresh_documents(batch: Prepared, applied: Applied) -> dict[str, str]:
    """Documents of the union records that consist of one new record of this batch."""
    return {name: batch.documents[place] for name, place in applied.sole.items()}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
