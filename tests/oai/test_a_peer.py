"""A server that nobody here wrote: `oaipmh`, of the ETH Library."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from loopback import Loopback, answer, loopback
from oaipmh.common import Header, Identify, Metadata
from oaipmh.error import NoRecordsMatchError, NoSetHierarchyError
from oaipmh.metadata import MetadataRegistry
from oaipmh.server import BatchingServer, oai_dc_writer

from harvesters.harvester import Plan, RunLog
from harvesters.net.transport import Transport
from harvesters.oai import OaiHarvester
from harvesters.source import Source
from normalize.raw import Checkpoint, Deleted, Delivery, RawRecord

BEGINNING = datetime(2024, 1, 1)  # noqa: DTZ001 - the library wants naive times and takes them for UTC


class Shelf:
    """What the library asks of its user: methods with its names."""

    def __init__(self, number: int) -> None:
        self.number = number

    def identify(self) -> Any:
        return Identify("Shelf", "http://sea.example", "2.0", ["a@sea.example"], BEGINNING, "persistent",
                        "YYYY-MM-DDThh:mm:ssZ", ["identity"])  # fmt: skip

    def listMetadataFormats(self, identifier: str | None = None) -> Any:  # noqa: N802, ARG002 - the library's name
        return [
            (
                "oai_dc",
                "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
                "http://www.openarchives.org/OAI/2.0/oai_dc/",
            )
        ]

    def listSets(self, **_asked: Any) -> Any:  # noqa: N802 - the library's name
        raise NoSetHierarchyError

    def listRecords(self, **asked: Any) -> Any:  # noqa: N802 - the library's name
        begin, end = asked.get("from_"), asked.get("until")
        chosen = []
        for number in range(self.number):
            when = BEGINNING + timedelta(minutes=number)
            if (begin is None or when >= begin) and (end is None or when <= end):
                header = Header(None, f"oai:shelf:{number}", when, [], number % 10 == 9)
                chosen.append((header, Metadata(None, {"title": [f"海图 {number} & more"]}), None))
        if not chosen:
            raise NoRecordsMatchError
        return chosen[asked["cursor"] : asked["cursor"] + asked["batch_size"]]

    def listIdentifiers(self, **asked: Any) -> Any:  # noqa: N802 - the library's name
        return [header for header, _, _ in self.listRecords(**asked)]


@pytest.fixture
def shelf() -> Iterator[Loopback]:
    registry = MetadataRegistry()
    registry.registerWriter("oai_dc", oai_dc_writer)
    peer = BatchingServer(Shelf(230), metadata_registry=registry, resumption_batch_size=50)
    with loopback(lambda asked: answer(peer.handleRequest(dict(asked.params)))) as server:
        yield server


def harvested(server: Loopback, log: RunLog, state: bytes = b"") -> list[Delivery]:
    source = Source(name="shelf", protocol="oai", url=server.url)
    with Transport(server.url, log, wait=lambda _: None) as transport:
        plan = Plan(now="2026-01-01T00:00:00Z", state=state)
        return list(OaiHarvester(source, log, transport).deliveries(plan))


def test_everything_comes_from_a_server_that_nobody_here_wrote(shelf: Loopback) -> None:
    log = RunLog()
    came = harvested(shelf, log)
    records = [one for one in came if isinstance(one, RawRecord)]
    assert len(records) == 207
    assert sum(isinstance(one, Deleted) for one in came) == 23
    assert {one.format for one in records} == {"dc"}
    assert "海图 0 &amp; more".encode() in records[0].data
    assert (log.complete, log.exhaustive, log.pages) == (True, True, 5)


def test_a_second_run_asks_that_server_for_what_is_new(shelf: Loopback) -> None:
    first = harvested(shelf, RunLog())
    state = next(one.state for one in reversed(first) if isinstance(one, Checkpoint))
    log = RunLog()
    assert [type(one) for one in harvested(shelf, log, state)] == [Checkpoint]
    assert log.complete


def test_that_server_can_be_checked_before_a_harvest(shelf: Loopback) -> None:
    told = OaiHarvester(Source(name="shelf", protocol="oai", url=shelf.url), RunLog()).check()
    assert (told.answers, told.title, told.warnings) == (True, "Shelf", ())
    assert dict(told.facts) == {
        "formats": "oai_dc",
        "format asked for": "oai_dc",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
        "deletions": "persistent",
        "earliest date": "2024-01-01T00:00:00Z",
        "sets": "none",
    }
