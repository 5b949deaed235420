import gzip
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from loopback import Asked, Loopback, Reply, answer, loopback

from harvesters.errors import HarvestError
from harvesters.harvester import RunLog, Stopped
from harvesters.net.answer import Answer, Limits
from harvesters.net.errors import TransportError
from harvesters.net.transport import Transport

GOOD = answer(b"<ok/>")


class Waits(list[float]):
    """Remembers how long it should have slept."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def transport(
    server: Loopback,
    waits: Waits,
    *,
    log: RunLog | None = None,
    delay: float = 0.0,
    limits: Limits | None = None,
) -> Transport:
    return Transport(server.url, log or RunLog(), delay=delay, limits=limits or Limits(), wait=waits)


def test_requests_share_one_connection_and_are_counted() -> None:
    log = RunLog()
    with loopback(lambda _: GOOD) as server, transport(server, Waits(), log=log) as web:
        answers = [web.get(server.url, {"verb": "Identify", "n": str(n)}) for n in range(3)]
        assert [one.body for one in answers] == [b"<ok/>"] * 3
        assert [one.params["n"] for one in server.asked] == ["0", "1", "2"]
        assert server.connections == 1
    assert (log.requests, log.retries, log.received) == (3, 0, 15)
    assert answers[0].content_type == "text/xml"


def test_it_says_who_asks() -> None:
    contact = "https://library.example/harvests"
    with loopback(lambda _: GOOD) as server, Transport(server.url, RunLog(), contact=contact) as web:
        web.get(server.url)
        agent = server.asked[0].headers["user-agent"]
    assert agent.startswith("Haimu/")
    assert agent.endswith("(+https://library.example/harvests)")


@pytest.mark.parametrize(
    ("status", "said", "least", "most"),
    [
        (503, {"Retry-After": "7"}, 7, 7),
        (429, {"Retry-After": "7"}, 7, 7),
        (
            503,
            {"Retry-After": "Mon, 05 Jan 2026 10:00:30 GMT", "Date": "Mon, 05 Jan 2026 10:00:00 GMT"},
            30,
            30,
        ),
        (
            503,
            {"Retry-After": "Monday, 05-Jan-26 10:00:30 GMT", "Date": "Mon, 05 Jan 2026 10:00:00 GMT"},
            30,
            30,
        ),
        (503, {"Retry-After": "Mon, 05 Jan 1998 10:00:30 GMT"}, 0.8, 1.2),
        (503, {"Retry-After": "soon"}, 0.8, 1.2),
        (503, {"Retry-After": "99999999"}, 3600, 3600),
        (500, {}, 0.8, 1.2),
        (502, {}, 0.8, 1.2),
        (504, {}, 0.8, 1.2),
    ],
)
def test_a_busy_server_is_asked_again_when_it_says(
    status: int, said: dict[str, str], least: float, most: float
) -> None:
    waits, log = Waits(), RunLog()
    replies = [answer(b"busy", status, said), GOOD]
    with (
        loopback(lambda asked: replies[asked.number - 1]) as server,
        transport(server, waits, log=log) as web,
    ):
        assert web.get(server.url).body == b"<ok/>"
    assert len(waits) == 1
    assert least <= waits[0] <= most
    assert (log.requests, log.retries) == (2, 1)


def test_after_five_tries_with_doubling_pauses_a_sentence_says_so() -> None:
    waits = Waits()
    with loopback(lambda _: answer(b"never", 503)) as server, transport(server, waits) as web:
        with pytest.raises(TransportError, match=r"asked 5 times.*status 503") as caught:
            web.get(server.url)
        assert len(server.asked) == 5
    assert [round(wait / 2**n) for n, wait in enumerate(waits)] == [1, 1, 1, 1]
    assert caught.value.answer is not None
    assert caught.value.answer.body == b"never"


Packing = Callable[[bytes], bytes]


def cut_body(asked: Asked) -> bytes:
    return (
        answer(b"<ok", headers={"Content-Length": "5", "Connection": "close"}) if asked.number == 1 else GOOD
    )


def cut_chunks(asked: Asked) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"3\r\n<ok\r\n" if asked.number == 1 else GOOD


def cut_before_the_status(asked: Asked) -> bytes:
    return b"" if asked.number == 1 else GOOD


def garbled_gzip(asked: Asked) -> bytes:
    return answer(b"not packed", headers={"Content-Encoding": "gzip"}) if asked.number == 1 else GOOD


@pytest.mark.parametrize("reply", [cut_body, cut_chunks, cut_before_the_status, garbled_gzip])
def test_a_cut_or_garbled_answer_is_asked_for_again(reply: Reply) -> None:
    log = RunLog()
    with loopback(reply) as server, transport(server, Waits(), log=log) as web:
        assert web.get(server.url).body == b"<ok/>"
    assert log.retries == 1


def chunked(body: bytes, *, piece: int) -> bytes:
    pieces = [body[at : at + piece] for at in range(0, len(body), piece)]
    return b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body, wbits=-15)),
    ],
)
def test_packed_bodies_are_unpacked_however_they_are_chunked(name: str, pack: Packing) -> None:
    body = bytes(range(256)) * 100
    head = f"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nContent-Encoding: {name}\r\n\r\n"
    whole = head.encode() + chunked(pack(body), piece=1)
    with loopback(lambda _: whole) as server, transport(server, Waits()) as web:
        assert web.get(server.url).body == body


def test_a_gzip_bomb_ends_early() -> None:
    bomb = gzip.compress(bytes(300_000_000), 1)
    with loopback(lambda _: answer(bomb, headers={"Content-Encoding": "gzip"})) as server:
        with (
            transport(server, Waits()) as web,
            pytest.raises(TransportError, match="more than 1,000,000 bytes"),
        ):
            web.get(server.url, most=1_000_000)
        assert len(server.asked) == 1


def test_a_body_of_any_claimed_length_ends_at_the_cap() -> None:
    def endless(_: Asked) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
        while True:
            yield b"x" * 100_000

    with (
        loopback(endless) as server,
        transport(server, Waits()) as web,
        pytest.raises(TransportError, match="more than 500,000 bytes"),
    ):
        web.get(server.url, most=500_000)


def test_a_drip_is_given_up_after_the_total_time() -> None:
    def drip(_: Asked) -> Iterator[bytes]:
        yield answer(headers={"Content-Length": "100000"})
        for _number in range(1000):
            a_moment()
            yield b"x"

    with (
        loopback(drip) as server,
        transport(server, Waits(), limits=Limits(total=0.05, tries=2)) as web,
        pytest.raises(TransportError, match="asked 2 times"),
    ):
        web.get(server.url)


def test_headers_that_never_end_are_given_up() -> None:
    def drip(_: Asked) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nX-Long: "
        for _number in range(10_000):
            a_moment()
            yield b"x"

    with (
        loopback(drip) as server,
        transport(server, Waits(), limits=Limits(total=0.05, tries=2)) as web,
        pytest.raises(TransportError, match="asked 2 times"),
    ):
        web.get(server.url)


def a_moment() -> None:
    threading.Event().wait(0.005)


def test_silence_is_given_up() -> None:
    def silent(_: Asked) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n"
        for _number in range(100):
            a_moment()
            yield b""

    with (
        loopback(silent) as server,
        transport(server, Waits(), limits=Limits(read=0.05, tries=2)) as web,
        pytest.raises(TransportError, match="asked 2 times"),
    ):
        web.get(server.url)


def test_nobody_at_the_address_is_a_sentence() -> None:
    with loopback(lambda _: GOOD) as server:
        pass
    with transport(server, Waits()) as web, pytest.raises(TransportError, match=r"no connection .*refused"):
        web.get(server.url)


def test_what_a_judge_finds_wrong_is_asked_for_again() -> None:
    def judge(one: Answer) -> str:
        return "" if one.body == b"<ok/>" else "a web page came instead of XML"

    replies = [answer(b"<html/>"), answer(b"<ok/>", 503)]
    with loopback(lambda asked: replies[asked.number - 1]) as server, transport(server, Waits()) as web:
        assert web.get(server.url, judge=judge).status == 503


def test_requests_keep_their_distance() -> None:
    waits = Waits()
    with loopback(lambda _: GOOD) as server, transport(server, waits, delay=30) as web:
        web.get(server.url)
        web.get(server.url)
    assert len(waits) == 1
    assert 25 < waits[0] <= 30


def test_a_stop_ends_a_long_wait() -> None:
    log = RunLog()

    def busy(_: Asked) -> bytes:
        log.stop.set()
        return answer(b"busy", 503, {"Retry-After": "3000"})

    with loopback(busy) as server, Transport(server.url, log) as web:
        with pytest.raises(Stopped):
            web.get(server.url)
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("secret", "header"), [("ann:secret", "Basic YW5uOnNlY3JldA=="), ("abc.def", "Bearer abc.def")]
)
def test_a_secret_goes_to_the_own_host_only(
    secret: str, header: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEA_SECRET", secret)
    with loopback(lambda _: GOOD) as other:
        with loopback(lambda _: answer(status=302, headers={"Location": other.url})) as server:
            with Transport(server.url, RunLog(), auth="SEA_SECRET") as web:
                assert web.get(server.url).url == other.url
            assert server.asked[0].headers["authorization"] == header
        assert "authorization" not in other.asked[0].headers


def test_a_secret_that_is_not_set_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEA_SECRET", raising=False)
    with pytest.raises(HarvestError, match="SEA_SECRET is not set"):
        Transport("http://127.0.0.1/oai", RunLog(), auth="SEA_SECRET")


def test_the_environment_gives_no_proxy_and_no_password(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with loopback(lambda _: GOOD) as server, transport(server, Waits()) as web:
        assert web.get(server.url).status == 200
        assert "authorization" not in server.asked[0].headers
