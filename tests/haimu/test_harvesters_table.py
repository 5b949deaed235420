"""Every protocol has its harvester."""

import pytest

from haimu.harvesters import HARVESTERS, harvester_of
from harvesters.harvester import RunLog
from harvesters.source import PROTOCOLS, Source


def test_every_protocol_has_a_harvester() -> None:
    assert set(HARVESTERS) == set(PROTOCOLS)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_harvester_can_be_made_and_asked(protocol: str) -> None:
    address = {"file": "", "z3950": "127.0.0.1:1/x"}.get(protocol, "http://127.0.0.1:1/")
    source = Source(name="a", protocol=protocol, url=address, path="" if address else "x", query="x")
    harvester = harvester_of(source, RunLog())
    assert callable(harvester.deliveries)
    assert callable(harvester.check)
