"""Every misbehaviour of an OAI server, through the whole run: what stands in the catalogue, and what is told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Loopback

from catalog.store import Store
from haimu.harvesting import Harvest, HarvestReport
from haimu.pipeline import Machinery
from haimu.source_run import Order
from haimu.workers import Workers
from harvesters.harvester import RunLog
from harvesters.net.transport import Transport
from harvesters.oai.harvester import OaiHarvester
from harvesters.source import Source
from index.tantivy_backend import TantivyBackend
from tests.faulty_oai.misbehaviours import NUMBER, TABLE, Misbehaviour
from tests.faulty_oai.server import faulty


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as pool:
        yield pool


@pytest.fixture
def machinery(tmp_path: Path, workers: Workers) -> Iterator[Machinery]:
    store = Store(f"sqlite:///{tmp_path / 'haimu.db'}")
    backend = TantivyBackend(tmp_path / "index")
    yield Machinery(store, backend, workers)
    backend.close()
    store.close()


def harvested(machinery: Machinery, server: Loopback) -> HarvestReport:
    source = Source(name="sea", protocol="oai", url=server.url, scope="all")
    (report,) = Harvest(machinery, Order()).all([source], lambda: None)
    return report


@pytest.mark.parametrize("misbehaviour", TABLE, ids=lambda one: one.name)
def test_the_catalogue_has_every_good_record_once_or_the_report_counts_what_is_missing(
    misbehaviour: Misbehaviour, machinery: Machinery, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = misbehaviour.limits
    monkeypatch.setattr("harvesters.oai.records.LARGEST", misbehaviour.largest)

    def harvester_of(source: Source, log: RunLog, _cache: object) -> OaiHarvester:
        return OaiHarvester(source, log, Transport(source.url, log, limits=limits, wait=lambda _: None))

    monkeypatch.setattr("haimu.source_run.harvester_of", harvester_of)
    with faulty(misbehaviour) as server:
        report = harvested(machinery, server)
    counts = report.counts
    came = counts["accepted"] + counts["deleted"] + counts["unchanged"]
    assert came + misbehaviour.damaged + (misbehaviour.lost or 0) == NUMBER
    assert counts["damaged"] == misbehaviour.damaged
    assert counts["read"] == came + counts["damaged"]
    assert machinery.store.states().get("live", 0) == counts["accepted"]
    assert report.complete == misbehaviour.survived
    assert report.attention == (not misbehaviour.survived or misbehaviour.damaged > 0)
    (run,) = machinery.store.runs("sea")
    assert (run.complete, run.missing) == (misbehaviour.survived, misbehaviour.lost)
    kinds = {finding.kind for finding in machinery.store.findings(run.id)}
    assert kinds >= set(misbehaviour.findings)
    assert json.dumps(report.as_json())
