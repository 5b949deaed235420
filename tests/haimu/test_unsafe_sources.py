"""Where no source may lead a harvester, and how much none may send, over every protocol that asks the web."""

import zlib
from collections.abc import Iterator

import pytest
from loopback_site import Answer, Site, serving

from haimu.harvesters import harvester_of
from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from harvesters.source import Source
from normalize.raw import Damaged, RawRecord

PLAN = Plan("2026-03-01T00:00:00Z")
PROTOCOLS = ("oai", "sru", "ogm", "web", "feed")
MEGABYTES = 260  # more than any protocol takes
WRONG_WAYS = {
    "a link-local address": "http://169.254.169.254/latest/meta-data/",
    "a private address": "http://10.0.0.1/",
    "a file": "file:///etc/passwd",
}


def bomb() -> bytes:
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(pack.compress(b"<a>" + b" " * (1 << 20)) for _ in range(MEGABYTES)) + pack.flush()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site whose page `/seas` is the same whatever is asked of it."""
    with serving() as site:
        answer = site.answer
        monkeypatch.setattr(site, "answer", lambda path, headers: answer(path.partition("?")[0], headers))
        yield site


def nothing_comes(site: Site, protocol: str) -> str:
    """Why a harvest ends without a record."""
    query = "sea" if protocol == "sru" else ""
    source = Source(name="seas", protocol=protocol, url=f"{site.url}/seas", query=query, delay=0.0)
    log = RunLog()
    told = ""
    try:
        deliveries = list(harvester_of(source, log).deliveries(PLAN))
    except HarvestError as error:
        deliveries, told = [], str(error)
    assert not any(isinstance(one, RawRecord | Damaged) for one in deliveries)
    assert log.gaps or told
    return " ".join([told, *log.gaps, *(finding.message for finding in log.findings)])


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("way", WRONG_WAYS)
def test_a_redirect_leads_nowhere_private(site: Site, protocol: str, way: str) -> None:
    site.pages["/seas"] = Answer(status=302, headers={"Location": WRONG_WAYS[way]})
    told = nothing_comes(site, protocol)
    assert "root:" not in told
    assert any(
        word in told for word in ("link-local", "private", "only http", "none of the source's hosts", "302")
    )


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_an_answer_that_unpacks_to_no_end_is_given_up(site: Site, protocol: str) -> None:
    site.pages["/seas"] = Answer(bomb(), "text/xml", headers={"Content-Encoding": "gzip"})
    told = nothing_comes(site, protocol)
    assert "more than" in told or protocol == "ogm"
