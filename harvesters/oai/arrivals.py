"""What has come in a run: which identifiers were listed, and which records were handed on already."""

import re
from collections.abc import Iterator

from harvesters.harvester import RunLog
from harvesters.oai.digests import DigestSet
from harvesters.oai.page import Page
from harvesters.oai.records import Item, Reading, digest, items_of
from normalize.raw import Damaged, Delivery

IDENTIFIER = re.compile(rb"<(?:[\w.-]+:)?identifier\s*>\s*([^<]+?)\s*<")


class LimitReached(Exception):
    """As many records came as were asked for."""


class Arrivals:
    """Hands each record of a page on once, however often the server sends it.

    `delivered` counts them, `nameless` those whose identifier cannot be read.
    """

    def __init__(self, prefix: str, format: str, limit: int, log: RunLog) -> None:
        self._prefix = prefix
        self._format = format
        self._limit = limit
        self._log = log
        self._sent = DigestSet()
        self._listed = DigestSet()
        self.delivered = self.nameless = 0

    @property
    def distinct(self) -> int:
        """How many identifiers came since `forget`."""
        return len(self._listed)

    def forget(self) -> None:
        """Another list begins."""
        self._listed = DigestSet()

    def has(self, identifier: str) -> bool:
        """Whether the current list had it."""
        return digest(identifier) in self._listed

    def of(self, page: Page, where: str) -> Iterator[Delivery]:
        """What the page brings that was not handed on in this run; raises `LimitReached`."""
        reading = Reading(self._prefix, self._format, page.mended)
        for item in items_of(page.items, reading, self.delivered + 1):
            yield from self._once(item)
        for data, reason in page.broken:
            self._log.finding("unreadable_record", where, reason, data[: 1 << 16])
            found = IDENTIFIER.search(data)
            identifier = found[1].decode("utf-8", "replace") if found else ""
            named = f"{reason}; it is {identifier}" if identifier else reason
            damaged = Damaged(data, self.delivered + 1, named, identifier)
            yield from self._once(Item(identifier, damaged, digest(identifier, data)))

    def _once(self, item: Item) -> Iterator[Delivery]:
        if item.identifier:
            self._listed.add(digest(item.identifier))
        if not self._sent.add(item.digest):
            return
        self.delivered += 1
        self.nameless += not item.identifier
        yield item.delivery
        if self._limit and self.delivered >= self._limit:
            raise LimitReached
