"""Records of answers as they are handed on, each once in a run."""

import hashlib
from collections.abc import Iterator

from harvesters.harvester import RunLog
from harvesters.identity import identity_of
from harvesters.sru.answer import SearchAnswer, SruRecord
from harvesters.sru.cql import Slice
from normalize.problem import Problem
from normalize.raw import Damaged, RawRecord


class Arrivals:
    """`brought` records were handed on. What comes byte for byte again is not, in whatever slice it came first.

    `part` are the identities of what came of one slice of a query, and of the slices by letters of that.
    """

    def __init__(self, log: RunLog) -> None:
        self._log = log
        self._seen: dict[bytes, Slice] = {}
        self.brought = 0
        self.part: set[bytes] = set()
        self._ids: set[bytes] = set()
        self._told = 0

    def since_last(self) -> int:
        """How many different records came, or are known to be lost, since this was asked last."""
        new = len(self._ids) - self._told
        self._told = len(self._ids)
        return new

    def lost(self, cut: Slice, position: int) -> None:
        """At this position of a slice is a record that nobody can read."""
        if not cut.words:
            self._ids.add(f"{position} {cut.cql}".encode())

    def _note(self, answer: SearchAnswer, cut: Slice, start: int) -> None:
        if start == 1 and not cut.words:
            self.part = set()
            if not cut.dates:
                self._ids, self._told = set(), 0
        for position, record in enumerate(answer.records, start=start):
            if record.diagnostic:
                self.lost(cut, position)
            else:
                identity = identity_of(record.data, record.identifier)
                self._ids.add(identity)
                self.part.add(identity)

    def of(self, answer: SearchAnswer, cut: Slice, start: int) -> Iterator[RawRecord | Damaged]:
        """The records of an answer, positions as in the result of the whole slice."""
        self._note(answer, cut, start)
        again = 0
        for position, record in enumerate(answer.records, start=start):
            if record.diagnostic:
                self._log.finding(
                    "no_record", f"record {position} of {cut.cql}", record.diagnostic, record.data
                )
                if not cut.words:
                    # Slices by letters overlap: what none of them brings is counted at their end.
                    self._log.incomplete(
                        f"Record {position} of {cut.cql} did not come: {record.diagnostic}.", 1
                    )
            else:
                again += self._seen.get(_key(record)) == cut
                if self._is_new(record, cut):
                    self.brought += 1
                    yield from _deliveries(record, position)
        if again and again == len(answer.records):
            self._log.finding(
                "page_repeated", f"records from {start} of {cut.cql}", "Only known records came."
            )

    def distinct(self, answer: SearchAnswer, cut: Slice) -> int:
        """How many places of an answer hold what has not come in this slice; a diagnostic is in place of one."""
        keys = {_key(record) for record in answer.records if not record.diagnostic}
        new = sum(1 for key in keys if self._seen.get(key) != cut)
        return new + sum(1 for record in answer.records if record.diagnostic)

    def _is_new(self, record: SruRecord, cut: Slice) -> bool:
        key = _key(record)
        known = self._seen.get(key)
        self._seen[key] = cut
        if known is not None and known.query != cut.query and self._log.announced:
            # What two queries find is announced twice and brought once.
            self._log.announced -= 1
        return known is None


def _key(record: SruRecord) -> bytes:
    return hashlib.blake2b(record.data, digest_size=16).digest()


def _deliveries(record: SruRecord, position: int) -> Iterator[RawRecord | Damaged]:
    if record.fault:
        yield Damaged(record.data, position, record.fault)
        return
    fault = Problem("illegal_characters", "characters that XML forbids were replaced")
    problems = (fault,) if record.mended else ()
    identifier = record.identifier if len(record.parts) < 2 else ""
    for data in record.parts or (record.data,):
        yield RawRecord(data, position, record.format, identifier=identifier, problems=problems)
