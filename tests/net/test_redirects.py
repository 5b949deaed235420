import gzip
import socket

import pytest
from loopback import Asked, Loopback, answer, loopback

from harvesters.harvester import RunLog
from harvesters.net.addresses import Guard, kind_of
from harvesters.net.answer import Answer
from harvesters.net.errors import TransportError
from harvesters.net.transport import Transport

GOOD = answer(b"<ok/>")


def transport(server: Loopback, log: RunLog | None = None) -> Transport:
    return Transport(server.url, log or RunLog(), wait=lambda _: None)


def moved(location: str, status: int = 302) -> bytes:
    return answer(status=status, headers={"Location": location})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(status: int) -> None:
    def reply(asked: Asked) -> bytes:
        return GOOD if asked.path == "/new/oai" else moved("/new/oai?verb=Identify", status)

    log = RunLog()
    with loopback(reply) as server, transport(server, log) as web:
        assert web.get(server.url, {"verb": "Identify"}).url.endswith("/new/oai?verb=Identify")
    assert log.requests == 2


def test_a_circle_of_redirects_is_told() -> None:
    with loopback(lambda asked: moved("/b" if asked.path != "/b" else "/oai")) as server:
        with transport(server) as web, pytest.raises(TransportError, match="in a circle"):
            web.get(server.url)
        assert len(server.asked) == 2


def test_the_body_of_a_redirect_is_not_trusted_either() -> None:
    bomb = gzip.compress(bytes(50_000_000), 1)
    packed = answer(bomb, 302, {"Location": "/new", "Content-Encoding": "gzip"})
    with (
        loopback(lambda _: packed) as server,
        transport(server) as web,
        pytest.raises(TransportError, match="more than 1,000 bytes"),
    ):
        web.get(server.url, most=1000)


def test_redirects_without_end_are_told() -> None:
    with loopback(lambda asked: moved(f"/n{asked.number}")) as server:
        with transport(server) as web, pytest.raises(TransportError, match="on and on"):
            web.get(server.url)
        assert len(server.asked) == 6


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1/",
        "http://:80/",
        "http://[::1",
        "javascript:alert(1)",
    ],
)
def test_a_redirect_to_what_is_no_web_address_is_refused(location: str) -> None:
    with (
        loopback(lambda _: moved(location)) as server,
        transport(server) as web,
        pytest.raises(TransportError, match="no web address"),
    ):
        web.get(server.url)


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://0xa000001/",
        "http://[::ffff:192.168.0.1]/",
    ],
)
def test_a_redirect_to_an_address_that_is_nobodys_business_is_refused(location: str) -> None:
    with (
        loopback(lambda _: moved(location)) as server,
        transport(server) as web,
        pytest.raises(TransportError, match="may not send a harvester"),
    ):
        web.get(server.url)


def test_a_public_source_leads_nowhere_private(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"library.example": "93.184.216.34", "inside.example": "127.0.0.1"}
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *_args, **_named: [(2, 1, 6, "", (names[host], 0))]
    )
    guard = Guard("library.example")
    assert guard.checked("library.example") == ["93.184.216.34"]
    with pytest.raises(TransportError, match=r"inside\.example leads to 127\.0\.0\.1, a loopback address"):
        guard.checked("inside.example")


def test_a_name_that_means_another_address_a_moment_later_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["93.184.216.34", "93.184.216.34", "127.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_named: [(2, 1, 6, "", (next(answers), 0))])
    guard = Guard("library.example")
    guard.checked("library.example")
    with pytest.raises(TransportError, match="loopback"):
        guard.checked("library.example")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("8.8.8.8", "public"),
        ("127.9.9.9", "loopback"),
        ("::1", "loopback"),
        ("10.1.2.3", "private"),
        ("100.64.0.1", "private"),
        ("192.0.2.1", "private"),
        ("fd00::1", "private"),
        ("169.254.1.1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("239.1.1.1", "multicast"),
        ("0.0.0.0", "unspecified"),
        ("::", "unspecified"),
        ("240.0.0.1", "reserved"),
        ("::ffff:127.0.0.1", "loopback"),
        ("64:ff9b::7f00:1", "loopback"),
        ("2002:7f00:1::", "loopback"),
        ("2001:4860:4860::8888", "public"),
    ],
)
def test_kinds_of_addresses(address: str, kind: str) -> None:
    assert kind_of(address) == kind


def test_encryption_is_not_given_up_where_a_secret_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEA_SECRET", "ann:secret")
    web = Transport("https://127.0.0.1/oai", RunLog(), auth="SEA_SECRET", wait=lambda _: None)

    first = Answer("https://127.0.0.1/oai", 302, "", {"location": "http://127.0.0.1/oai"}, b"")
    monkeypatch.setattr(web, "_once", lambda *_args: first)
    with pytest.raises(TransportError, match="without encryption"):
        web.get("https://127.0.0.1/oai")
