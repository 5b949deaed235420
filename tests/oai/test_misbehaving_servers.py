import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

import pytest
from loopback import Asked, Loopback, answer, loopback

from harvesters.harvester import Plan, RunLog
from harvesters.net.answer import Limits
from harvesters.net.transport import Transport
from harvesters.oai import OaiHarvester
from harvesters.source import Source
from normalize.raw import Damaged, Deleted, Delivery, RawRecord, RoundBegins
from tests.faulty_oai.misbehaviours import BAD, LIMITS, NUMBER, TABLE, Misbehaviour
from tests.faulty_oai.server import faulty

NOW = "2026-01-01T00:00:00Z"


def harvested(server: Loopback, log: RunLog, limits: Limits = LIMITS) -> list[Delivery]:
    source = Source(name="sea", protocol="oai", url=server.url)
    with Transport(server.url, log, limits=limits, wait=lambda _: None) as transport:
        return list(OaiHarvester(source, log, transport).deliveries(Plan(now=NOW)))


def identifiers(deliveries: list[Delivery]) -> Counter[str]:
    return Counter(one.identifier for one in deliveries if isinstance(one, RawRecord | Deleted))


@pytest.mark.parametrize("misbehaviour", TABLE, ids=lambda one: one.name)
def test_every_good_record_arrives_once_or_the_run_says_what_is_missing(
    misbehaviour: Misbehaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harvesters.oai.records.LARGEST", misbehaviour.largest)
    log = RunLog()
    with faulty(misbehaviour) as server:
        deliveries = harvested(server, log, misbehaviour.limits)
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


def test_a_server_that_moved_to_another_host_is_followed_without_its_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SEA_SECRET", "ann:secret")
    log = RunLog()
    with faulty() as new:

        def moved(asked: Asked) -> bytes:
            query = urlencode(asked.params)
            return answer(status=301, headers={"Location": f"http://localhost:{new.port}/oai?{query}"})

        with loopback(moved) as old:
            source = Source(name="sea", protocol="oai", url=old.url, auth="SEA_SECRET")
            deliveries = list(OaiHarvester(source, log).deliveries(Plan(now=NOW)))
        assert all("authorization" in asked.headers for asked in old.asked)
        assert not any("authorization" in asked.headers for asked in new.asked)
    assert set(identifiers(deliveries).values()) == {1}
    assert len(identifiers(deliveries)) == NUMBER
    assert log.complete


def test_the_docs_say_what_each_misbehaviour_does_to_a_run(project_root: Path) -> None:
    page = (project_root / "docs" / "harvesting.md").read_text(encoding="utf-8").partition("## OAI-PMH")[2]
    rows = re.findall(r"^\| ([^|]+?) \|", page.partition("\n## ")[0], re.MULTILINE)
    assert rows[0] == "misbehaviour"
    assert rows[1:] == [*(one.name for one in TABLE), "redirect to another host"]
