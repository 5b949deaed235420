"""A member as matching sees it, and what a matcher must do."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from normalize.record import Record


class Candidate(msgspec.Struct, frozen=True):
    """A member as a matcher sees it."""

    source: str
    identifier: str
    keys: tuple[int, ...]
    record_json: bytes

    @property
    def name(self) -> tuple[str, str]:
        return self.source, self.identifier

    def record(self) -> Record:
        return msgspec.json.decode(self.record_json, type=Record)


class Matcher(Protocol):
    """Finds candidates by keys and decides among them.

    A matcher is a pure function of a component, the members that links connect: the clusters it makes depend neither on
    the order of arrival nor on anything but the records.
    """

    def keys(self, record: Record) -> tuple[int, ...]:
        """Numbers of which this record shares one with every record it could match."""

    def linked(self, one: Candidate, other: Candidate) -> bool:
        """Whether these two, seen alone, describe one publication."""

    def clusters(self, component: Sequence[Candidate]) -> list[list[Candidate]]:
        """The component divided into publications; each candidate in exactly one."""
