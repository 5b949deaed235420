"""A site whose certificate nobody vouches for is left alone."""

from pathlib import Path

import pytest
from tls_servers import https, self_signed
from web_runs import run

from harvesters.errors import HarvestError
from harvesters.source import Source


@pytest.fixture(autouse=True)
def no_authority_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)


def site(url: str, protocol: str = "web") -> Source:
    return Source(name="seas", protocol=protocol, url=url, delay=0.0)


@pytest.mark.parametrize("protocol", ["web", "feed"])
def test_a_certificate_that_nobody_signed_ends_the_crawl_in_one_sentence(
    protocol: str, tmp_path: Path
) -> None:
    with https(self_signed(tmp_path / "own.pem")) as url:
        done = run(site(url, protocol))
    told = [finding.message for finding in done.log.findings if "certificate" in finding.message]
    assert len(told) == 1
    assert "is not trusted" in told[0]
    assert "SSL_CERT_FILE" in told[0]
    assert not done.log.complete
    assert done.log.retries == 0


@pytest.mark.parametrize(("host", "days"), [("127.0.0.2", 1), ("127.0.0.1", -1)])
def test_a_certificate_for_another_host_or_time_is_refused(
    host: str, days: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path / "own.pem", host, days)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with https(certificate) as url:
        done = run(site(url))
    assert any("certificate is not trusted" in finding.message for finding in done.log.findings)


def test_an_authority_that_the_environment_names_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path / "own.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with https(certificate) as url:
        done = run(site(url))
    assert not [finding for finding in done.log.findings if "certificate" in finding.message]
    assert done.log.received > 0


def test_a_file_of_authorities_that_is_not_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere.pem")
    with pytest.raises(HarvestError, match=r"SSL_CERT_FILE names /nowhere.pem, which is no file"):
        run(site("https://127.0.0.1:1/"))
