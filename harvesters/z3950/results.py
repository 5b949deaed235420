"""The records of a query, or of a part of it, slice by slice."""

import hashlib
from collections.abc import Generator, Iterator
from typing import Literal

from harvesters.counting import records
from harvesters.harvester import RunLog
from harvesters.identity import identity_of
from harvesters.z3950.answers import Slice
from harvesters.z3950.conversation import Conversation
from harvesters.z3950.pqf import Cut
from harvesters.z3950.records import records_in
from harvesters.z3950.target import Target
from normalize.raw import Damaged, RawRecord

SLICE = 50  # records that are asked for at a time
TRIES = 3  # for a record that does not come alone
MOST_HOLES = 20  # records in a row that do not come, before the rest of a query is given up
OUT_OF_RANGE = 13  # Bib-1: present request out of range
TOO_MANY = ("12 ", "31 ")  # Bib-1: too many records retrieved; resources exhausted, no results available

# How a query or a part of it ended, where not with its last record.
End = Literal["", "refused", "too_large"]


class Results:
    """What comes byte for byte again, in another query or slice, is brought once.

    `ids` are the different records that came since somebody emptied it. Of the last query, `hits` is what it found,
    None where nobody said, `reached` the record at which it ended, and `end` how.
    """

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
        self._seen: dict[bytes, Cut] = {}
        self.ids: set[bytes] = set()
        self.hits: int | None = None
        self.reached = 1
        self.end: End = ""

    def ended(self) -> bool:
        """Whether the limit is reached, or somebody asked to stop."""
        return self._log.stop.is_set() or bool(self._limit and self._brought >= self._limit)

    def of(self, cut: Cut, start: int = 1, most: int | None = None) -> Iterator[RawRecord | Damaged | int]:
        """Everything from position `start` on, counted from 1; after every slice the position of the next.

        What has more than `most` records is not asked for. What a part of a query lacks is told, but not counted: parts
        overlap.
        """
        hits = self._found(cut)
        self.hits, self.reached, self.end = hits, start, ""
        if hits is None:
            too_many = any(sentence.startswith(TOO_MANY) for sentence in self._conversation.diagnostics)
            self.end = "too_large" if too_many else "refused"
        elif not self.ended():
            if not cut.use:
                self._log.announced = (self._log.announced or 0) + max(0, hits - start + 1)
            self.end = "too_large" if most and hits > most else (yield from self._walked(cut, start, hits))

    def _walked(self, cut: Cut, start: int, hits: int) -> Generator[RawRecord | Damaged | int, None, End]:
        self._count, self._tries, holes = SLICE, 0, 0
        while start <= hits:
            answer = self._conversation.show(start, self._asked(hits - start + 1))
            if answer.told:
                self._count, self._tries, holes = SLICE, 0, 0
                yield from self._delivered(answer, cut, start)
                start += min(answer.told, hits - start + 1)
            elif answer.says(OUT_OF_RANGE) and self._count > 1:
                self._count = 1
                continue
            elif answer.says(OUT_OF_RANGE):
                return "too_large"
            elif holes >= MOST_HOLES:
                self._missed(
                    hits - start + 1, f"the last records {start} to {hits} of {cut.pqf}", cut, answer
                )
                return ""
            elif self._asks_again():
                continue
            else:
                self._missed(1, f"record {start} of {cut.pqf}", cut, answer)
                start, holes, self._tries = start + 1, holes + 1, 0
            self._log.pages += 1
            self.reached = start
            yield start
            if self.ended():
                return ""
            self._log.stop.wait(self._delay)
            hits = self._still(cut.pqf, hits)
        return ""

    def _asks_again(self) -> bool:
        """Whether what did not come is asked for once more: first one record alone, then that some times."""
        if self._count == 1 and self._tries >= TRIES:
            return False
        self._tries = self._tries + 1 if self._count == 1 else 1
        self._count = 1
        return True

    def _found(self, cut: Cut) -> int | None:
        self._conversation.find(cut.pqf)
        hits, diagnostics = self._conversation.hits, self._conversation.diagnostics
        for sentence in diagnostics:
            self._log.finding("diagnostic", cut.pqf, f"The target answers with diagnostic {sentence}.")
        if (
            hits is None
            and not cut.use
            and not any(sentence.startswith(TOO_MANY) for sentence in diagnostics)
        ):
            told = "; ".join(diagnostics) or "it gave no reason"
            self._log.incomplete(f"The target could not search for {cut.pqf}: {told}.")
        self._log.pages += 1
        return hits

    def _still(self, query: str, hits: int) -> int:
        """What a later session said of the query: other records may stand at the positions now."""
        now = self._conversation.hits
        if now is not None and now != hits:
            self._log.incomplete(f"{query} had {records(hits)} and then {now:,}: harvest again.")
            return now
        return hits

    def _asked(self, left: int) -> int:
        limit = self._limit - self._brought if self._limit else left
        return max(1, min(self._count, left, limit))

    def _delivered(self, answer: Slice, cut: Cut, start: int) -> Iterator[RawRecord | Damaged]:
        came = again = 0
        self._log.received += len(answer.data)
        where = f"records {start} to {start + answer.told - 1} of {cut.pqf}"
        for record in records_in(answer.data, self._target):
            came += 1
            self.ids.add(identity_of(record.data))
            key = hashlib.blake2b(record.data, digest_size=16).digest()
            known = self._seen.get(key)
            self._seen[key] = cut
            if known is None:
                self._brought += 1
                yield record
                continue
            again += known == cut
            if not cut.use:
                # What two queries find is announced twice and brought once.
                self._log.announced = (self._log.announced or 1) - 1
        if came > answer.told:
            self._log.finding(
                "too_many", where, f"{records(answer.told)} should have come, and {came:,} came."
            )
        elif came < answer.told:
            self._missed(answer.told - came, where, cut, answer)
        if again:
            self._log.finding("repeated", where, f"The target sent {records(again)} again.")
        if came > 1 and again == came and not cut.use:
            self._log.incomplete(f"In place of {where} others came again.", came)

    def _missed(self, number: int, where: str, cut: Cut, answer: Slice) -> None:
        told = "; ".join(answer.diagnostics) or f"it sent {answer.syntax or 'nothing'}"
        self._log.finding(
            "not_presented", where, f"The target did not give {number:,}: {told}.", answer.data[:9999]
        )
        if not cut.use:
            self._log.incomplete(f"{number:,} of {where} did not come: {told}.", number)
            # What is told to be missing is not missed again where the rest of the query comes in parts.
            self.ids.update(f"{place} of {where}".encode() for place in range(number))
