"""Harvests of a site on loopback, without delays."""

from pathlib import Path
from typing import Any

import msgspec
from loopback_site import Site

from harvesters.harvester import Plan, RunLog
from harvesters.source import Source
from harvesters.web.harvester import CrawlHarvester, FeedHarvester, WebHarvester
from normalize.raw import Checkpoint, Delivery, RawRecord

NOW = "2026-03-01T00:00:00Z"
LATER = "2026-03-08T00:00:00Z"


class Run(msgspec.Struct):
    """What a run brought."""

    log: RunLog
    deliveries: list[Delivery]

    @property
    def records(self) -> list[RawRecord]:
        return [one for one in self.deliveries if isinstance(one, RawRecord)]

    @property
    def state(self) -> bytes:
        return next(one.state for one in reversed(self.deliveries) if isinstance(one, Checkpoint))

    @property
    def identifiers(self) -> list[str]:
        return sorted(one.identifier for one in self.records)

    @property
    def kinds(self) -> set[str]:
        return {finding.kind for finding in self.log.findings}


def source_of(site: Site, path: str = "/", protocol: str = "web", **more: Any) -> Source:
    return Source(name="seas", protocol=protocol, url=site.url + path, delay=more.pop("delay", 0.0), **more)


def harvester(source: Source, cache: Path | None = None, timeout: float = 120.0) -> CrawlHarvester:
    kind = WebHarvester if source.protocol == "web" else FeedHarvester
    return kind(source, RunLog(), cache, pause=0.01, timeout=timeout)


def run(
    source: Source, cache: Path | None = None, *, now: str = NOW, timeout: float = 120.0, **plan: Any
) -> Run:
    made = harvester(source, cache, timeout)
    return Run(made.log, list(made.deliveries(Plan(now, **plan))))


def page(record: RawRecord) -> dict[str, Any]:
    """A `webpage` record's object."""
    found: dict[str, Any] = msgspec.json.decode(record.data)
    return found
