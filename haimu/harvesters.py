"""Which harvester a protocol needs; each is loaded when it is called for."""

from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from harvesters.check import SourceCheck
from harvesters.harvester import Harvester, RunLog
from harvesters.source import Source

HARVESTERS = {
    "oai": ("harvesters.oai.harvester", "OaiHarvester"),
    "sru": ("harvesters.sru.harvester", "SruHarvester"),
    "z3950": ("harvesters.z3950.harvester", "Z3950Harvester"),
    "file": ("harvesters.folder", "FilesHarvester"),
    "web": ("harvesters.web.harvester", "WebHarvester"),
    "feed": ("harvesters.web.harvester", "FeedHarvester"),
    "ogm": ("harvesters.ogm.harvester", "OgmHarvester"),
}

# Those that keep pages, to ask for them again only where they have changed.
CACHING = ("web", "feed")


class CheckedHarvester(Harvester, Protocol):
    """A harvester that can also ask its source whether it answers."""

    def check(self) -> SourceCheck: ...


def harvester_of(source: Source, log: RunLog, cache: Path | None = None) -> CheckedHarvester:
    """The harvester that brings in this source; what it keeps between runs stands in `cache`."""
    module, name = HARVESTERS[source.protocol]
    made: Any = getattr(import_module(module), name)
    kept = {"cache": cache / source.name} if cache and source.protocol in CACHING else {}
    harvester: CheckedHarvester = made(source, log, **kept)
    return harvester
