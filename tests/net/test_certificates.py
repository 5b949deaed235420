from pathlib import Path

import pytest
from tls_servers import https, self_signed

from harvesters.errors import HarvestError
from harvesters.harvester import RunLog
from harvesters.net.errors import TransportError
from harvesters.net.transport import Transport


def asked(url: str, log: RunLog) -> bytes:
    with Transport(url, log, wait=lambda _: None) as web:
        return web.get(url, {"verb": "Identify"}).body


@pytest.fixture(autouse=True)
def no_authority_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)


def test_a_certificate_that_nobody_signed_is_refused_at_once_in_one_sentence(tmp_path: Path) -> None:
    log = RunLog()
    with https(self_signed(tmp_path / "own.pem")) as url:
        with pytest.raises(
            TransportError,
            match=r"certificate that is not trusted \(self-signed certificate\).*SSL_CERT_FILE",
        ) as caught:
            asked(url, log)
        assert "verb=" not in str(caught.value)
        assert "\n" not in str(caught.value)
    assert (log.requests, log.retries, log.received) == (1, 0, 0)


def test_an_authority_that_the_environment_names_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path / "own.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with https(certificate) as url:
        assert asked(url, RunLog()) == b"<ok/>"


@pytest.mark.parametrize(
    ("host", "days", "reason"), [("127.0.0.2", 1, "IP address mismatch"), ("127.0.0.1", -1, "expired")]
)
def test_a_trusted_certificate_for_another_host_or_time_is_refused(
    host: str, days: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path / "own.pem", host, days)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with https(certificate) as url, pytest.raises(TransportError, match=reason):
        asked(url, RunLog())


def test_a_file_of_authorities_that_is_not_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere.pem")
    with pytest.raises(HarvestError, match=r"SSL_CERT_FILE names /nowhere.pem, which is no file"):
        Transport("https://127.0.0.1/oai", RunLog())
