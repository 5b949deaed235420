"""The records of one query after another, each slice followed by the position after it."""

import hashlib
from collections.abc import Iterator

from harvesters.harvester import RunLog
from harvesters.z3950.answers import Slice
from harvesters.z3950.conversation import Conversation
from harvesters.z3950.records import records_in
from harvesters.z3950.target import Target
from normalize.raw import Damaged, RawRecord

SLICE = 50  # records that are asked for at a time
TRIES = 3  # for a record that does not come alone
MOST_HOLES = 20  # records in a row that do not come, before the rest of a query is given up
OUT_OF_RANGE = 13  # Bib-1: present request out of range


class Results:
    """What comes byte for byte again, in another query or slice, is brought once."""

    def __init__(
        self, conversation: Conversation, target: Target, log: RunLog, limit: int, delay: float
    ) -> None:
        self._conversation = conversation
        self._target = target
        self._log = log
        self._limit = limit
        self._delay = delay
        self._brought = 0
        self._count = SLICE
        self._tries = 0
        self._seen: dict[bytes, str] = {}

    def ended(self) -> bool:
        """Whether the limit is reached, or somebody asked to stop."""
        return self._log.stop.is_set() or bool(self._limit and self._brought >= self._limit)

    def of(self, query: str, start: int) -> Iterator[RawRecord | Damaged | int]:
        """Everything from position `start` on, counted from 1; after every slice the position of the next."""
        hits = self._hits(query)
        if not hits or self.ended():
            return
        self._log.announced = (self._log.announced or 0) + max(0, hits - start + 1)
        self._count, self._tries, holes = SLICE, 0, 0
        while start <= hits:
            answer = self._conversation.show(start, self._asked(hits - start + 1))
            if answer.told:
                self._count, self._tries, holes = SLICE, 0, 0
                yield from self._delivered(answer, query, start)
                start += min(answer.told, hits - start + 1)
            elif answer.says(OUT_OF_RANGE) or holes >= MOST_HOLES:
                left = "the last" if holes else "the last, which are beyond its limit,"
                self._missed(hits - start + 1, f"{left} records {start} to {hits} of {query}", answer)
                return
            elif self._asks_again():
                continue
            else:
                self._missed(1, f"record {start} of {query}", answer)
                start, holes, self._tries = start + 1, holes + 1, 0
            self._log.pages += 1
            yield start
            if self.ended():
                return
            self._log.stop.wait(self._delay)
            hits = self._still(query, hits)

    def _asks_again(self) -> bool:
        """Whether what did not come is asked for once more: first one record alone, then that some times."""
        if self._count == 1 and self._tries >= TRIES:
            return False
        self._tries = self._tries + 1 if self._count == 1 else 1
        self._count = 1
        return True

    def _hits(self, query: str) -> int:
        self._conversation.find(query)
        hits = self._conversation.hits
        for sentence in self._conversation.diagnostics:
            self._log.finding("diagnostic", query, f"The target answers with diagnostic {sentence}.")
        if hits is None:
            told = "; ".join(self._conversation.diagnostics) or "it gave no reason"
            self._log.incomplete(f"The target could not search for {query}: {told}.")
        self._log.pages += 1
        return hits or 0

    def _still(self, query: str, hits: int) -> int:
        """What a later session said of the query: other records may stand at the positions now."""
        now = self._conversation.hits
        if now is not None and now != hits:
            self._log.incomplete(f"{query} had {hits:,} records and then {now:,}: harvest again.")
            return now
        return hits

    def _asked(self, left: int) -> int:
        limit = self._limit - self._brought if self._limit else left
        return max(1, min(self._count, left, limit))

    def _delivered(self, answer: Slice, query: str, start: int) -> Iterator[RawRecord | Damaged]:
        came = again = 0
        self._log.received += len(answer.data)
        where = f"records {start} to {start + answer.told - 1} of {query}"
        for record in records_in(answer.data, self._target):
            came += 1
            key = hashlib.blake2b(record.data, digest_size=16).digest()
            if key in self._seen:
                again += self._seen[key] == query
                # What is found twice is announced twice and brought once.
                self._log.announced = (self._log.announced or 1) - 1
                continue
            self._seen[key] = query
            self._brought += 1
            yield record
        if came > answer.told:
            self._log.finding("too_many", where, f"{answer.told:,} records were told, {came:,} came.")
        elif came < answer.told:
            self._missed(answer.told - came, where, answer)
        if again:
            self._log.finding("repeated", where, f"The target sent {again:,} records again.")
        if came > 1 and again == came:
            self._log.incomplete(f"In place of {where} others came again.", came)

    def _missed(self, number: int, where: str, answer: Slice) -> None:
        told = "; ".join(answer.diagnostics) or f"it sent {answer.syntax or 'nothing'}"
        self._log.finding(
            "not_presented", where, f"The target did not give {number:,}: {told}.", answer.data[:9999]
        )
        self._log.incomplete(f"{number:,} of {where} did not come: {told}.", number)
