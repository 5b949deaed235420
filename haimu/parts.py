"""What a harvester delivers, in parts that the workers prepare and the store keeps in order.

A thread of its own asks the source, so that neither waits for the other; few parts are under way at a time.
"""

import queue
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future

import msgspec

from haimu.pipeline import TASK_BYTES, TASK_RECORDS
from haimu.preparing import Prepared, Task, decode_prepared, encode_task
from haimu.right_of_way import RightOfWay
from haimu.workers import Workers
from harvesters.harvester import RunLog
from normalize.normalizer import SourceProfile
from normalize.raw import Checkpoint, Damaged, Deleted, Delivery, RawRecord, RoundBegins, Seen

# Enough that source, workers and store are all busy, and little to do again after a crash.
PARTS_AHEAD = 16
PATIENCE = 0.5  # seconds after which a thread that waits looks whether it is still wanted


class Part(msgspec.Struct):
    """Records on their way to the store, and what came with them. A part with a `checkpoint` ends a page."""

    records: list[RawRecord | Deleted | Damaged] = []
    size: int = 0
    count: int = 0
    seen: list[str] = []
    begins_round: bool = False
    checkpoint: bytes | None = None
    under_way: Future[bytes] | None = None

    def take(self, item: Delivery) -> None:
        """Add what the harvester delivered next."""
        if isinstance(item, Seen):
            self.seen.append(item.identifier)
        elif isinstance(item, RoundBegins):
            self.begins_round = True
        elif isinstance(item, Checkpoint):
            self.checkpoint = item.state
        else:
            self.records.append(item)
            self.count += 1
            self.size += 0 if isinstance(item, Deleted) else len(item.data)

    @property
    def full(self) -> bool:
        """Whether it goes on its way before the next item comes."""
        much = len(self.records) >= TASK_RECORDS or self.size >= TASK_BYTES or len(self.seen) >= TASK_RECORDS
        return much or self.checkpoint is not None

    def prepared(self) -> Prepared:
        """The records as the workers prepared them; waits for it."""
        return decode_prepared(self.under_way.result()) if self.under_way else Prepared([], [], 0)


class Parts:
    """The parts of one run; iterate once. `limit`: how many records to take, 0 for all.

    An error of the harvester ends them; `raise_error` raises it.
    """

    def __init__(
        self, profile: SourceProfile, workers: Workers, log: RunLog, limit: int, way: RightOfWay
    ) -> None:
        self._profile = profile
        self._workers = workers
        self._log = log
        self._limit = limit
        self._way = way
        self._queue: queue.Queue[Part | None] = queue.Queue(PARTS_AHEAD)
        self._error: Exception | None = None
        self._abandoned = threading.Event()
        self.limited = False

    def of(self, deliveries: Iterable[Delivery]) -> Iterator[Part]:
        """The parts, while a thread goes on with the deliveries."""
        thread = threading.Thread(target=self._fetch, args=(deliveries,), daemon=True)
        thread.start()
        try:
            while (part := self._queue.get()) is not None:
                yield part
        except GeneratorExit:
            self._log.stop.set()
            raise
        finally:
            self._abandoned.set()
            thread.join()

    def raise_error(self) -> None:
        """Raise what ended the harvester early, when all that came before is kept."""
        if self._error is not None:
            raise self._error

    @property
    def waiting(self) -> bool:
        """Whether nothing more has come from the source yet."""
        return self._queue.empty()

    def _fetch(self, deliveries: Iterable[Delivery]) -> None:
        try:
            for part in self._cut(deliveries):
                if part.count:
                    part.under_way = self._workers.submit(encode_task(Task(self._profile, part.records)))
                    part.records = []
                if not self._put(part):
                    break
        except Exception as error:  # noqa: BLE001 - raised again where the parts are read
            self._error = error
        self._put(None)

    def _cut(self, deliveries: Iterable[Delivery]) -> Iterator[Part]:
        part = Part()
        left = self._limit or -1
        try:
            for item in deliveries:
                if not left and not isinstance(item, Checkpoint):
                    break
                self._way.give()
                part.take(item)
                left -= isinstance(item, RawRecord | Deleted | Damaged)
                if part.full:
                    yield part
                    part = Part()
        except Exception as error:  # noqa: BLE001 - raised again where the parts are read
            self._error = error
        # A harvester may keep to the limit by itself, and says only at its end whether that was all.
        self.limited = not left and not self._log.exhaustive
        # Also what came of a page before it failed.
        yield part

    def _put(self, part: Part | None) -> bool:
        """Hand a part on, unless nobody wants it any more."""
        while not self._abandoned.is_set():
            try:
                self._queue.put(part, timeout=PATIENCE)
            except queue.Full:
                continue
            return True
        return False
