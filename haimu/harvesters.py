"""Which harvester a protocol needs; each is loaded when it is called for."""

from importlib import import_module
from typing import Any, Protocol

from harvesters.check import SourceCheck
from harvesters.harvester import Harvester, RunLog
from harvesters.source import Source

HARVESTERS = {
    "oai": ("harvesters.oai", "OaiHarvester"),
    "sru": ("harvesters.sru", "SruHarvester"),
    "z3950": ("harvesters.z3950", "Z3950Harvester"),
    "file": ("harvesters.folder", "FilesHarvester"),
    "web": ("harvesters.web", "WebHarvester"),
    "feed": ("harvesters.web", "FeedHarvester"),
    "ogm": ("harvesters.ogm", "OgmHarvester"),
}


class CheckedHarvester(Harvester, Protocol):
    """A harvester that can also ask its source whether it answers."""

    def check(self) -> SourceCheck: ...


def harvester_of(source: Source, log: RunLog) -> CheckedHarvester:
    """The harvester that brings in this source."""
    module, name = HARVESTERS[source.protocol]
    made: Any = getattr(import_module(module), name)
    harvester: CheckedHarvester = made(source, log)
    return harvester
