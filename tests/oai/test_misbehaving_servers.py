from collections import Counter

import pytest
from loopback import Loopback

from harvesters.harvester import Plan, RunLog
from harvesters.net.answer import Limits
from harvesters.net.transport import Transport
from harvesters.oai import OaiHarvester
from harvesters.source import Source
from normalize.raw import Damaged, Deleted, Delivery, RawRecord, RoundBegins
from tests.faulty_oai.misbehaviours import BAD, NUMBER, TABLE, Misbehaviour
from tests.faulty_oai.server import faulty

NOW = "2026-01-01T00:00:00Z"
LIMITS = Limits(total=1.0, most=50 << 20)


def harvested(server: Loopback, log: RunLog, plan: Plan | None = None) -> list[Delivery]:
    source = Source(name="sea", protocol="oai", url=server.url)
    with Transport(server.url, log, limits=LIMITS, wait=lambda _: None) as transport:
        return list(OaiHarvester(source, log, transport).deliveries(plan or Plan(now=NOW)))


def identifiers(deliveries: list[Delivery]) -> Counter[str]:
    return Counter(one.identifier for one in deliveries if isinstance(one, RawRecord | Deleted))


@pytest.mark.parametrize("misbehaviour", TABLE, ids=lambda one: one.name)
def test_every_good_record_arrives_once_or_the_run_says_what_is_missing(misbehaviour: Misbehaviour) -> None:
    log = RunLog()
    with faulty(misbehaviour) as server:
        deliveries = harvested(server, log)
    came = identifiers(deliveries)
    assert set(came.values()) == {1} or (not came and misbehaviour.lost == NUMBER)
    assert isinstance(deliveries[0], RoundBegins)
    assert sum(isinstance(one, Damaged) for one in deliveries) == misbehaviour.damaged
    assert log.complete == misbehaviour.survived, log.gaps
    assert log.exhaustive == misbehaviour.survived
    assert {finding.kind for finding in log.findings} >= set(misbehaviour.findings)
    assert log.missing == misbehaviour.lost, log.gaps
    assert len(came) + misbehaviour.damaged + (misbehaviour.lost or 0) == NUMBER
    if not misbehaviour.survived:
        assert any("window" in gap for gap in log.gaps)
    if misbehaviour.name == "illegal characters":
        touched = next(one for one in deliveries if isinstance(one, RawRecord) and one.problems)
        assert touched.identifier == f"oai:sea.example:{BAD}"
        assert "volume\ufffd 7 \xa0 R&amp;D \ufffd".encode() in touched.data
