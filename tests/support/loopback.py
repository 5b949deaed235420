"""A server on loopback that answers as a test says, byte for byte."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

import msgspec


class Asked(msgspec.Struct, frozen=True):
    """A request as it came. `number` counts from 1."""

    number: int
    path: str
    params: dict[str, str]
    headers: dict[str, str]


Reply = Callable[[Asked], bytes | Iterator[bytes]]


class Loopback:
    """`asked` holds every request so far; `connections` how many sockets were opened."""

    def __init__(self, reply: Reply, host: str = "127.0.0.1") -> None:
        self.asked: list[Asked] = []
        self.connections = 0
        self._reply = reply
        self._listener = socket.create_server((host, 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://{host}:{self.port}/oai"
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        # The accepting thread wakes up only when the socket is shut down.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for peer in self._open:
            peer.close()

    def _accept(self) -> None:
        while True:
            try:
                peer, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(peer)
            threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer: socket.socket) -> None:
        """Requests of one connection until the peer goes or an answer has no length."""
        try:
            with peer, peer.makefile("rb") as stream:
                while line := stream.readline():
                    headers = dict(_headers(iter(stream.readline, b"")))
                    whole = b"".join(self._answer(line, headers, peer))
                    if not _keeps_open(whole):
                        return
        except OSError:
            return

    def _answer(self, line: bytes, headers: dict[str, str], peer: socket.socket) -> Iterator[bytes]:
        parts = urlsplit(line.split()[1].decode())
        with self._lock:
            asked = Asked(len(self.asked) + 1, parts.path, dict(parse_qsl(parts.query)), headers)
            self.asked.append(asked)
        reply = self._reply(asked)
        for block in (reply,) if isinstance(reply, bytes) else reply:
            peer.sendall(block)
            # The head alone tells whether the connection stays.
            yield block[:4096]


def _headers(lines: Iterator[bytes]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if not line.strip():
            return
        name, _, value = line.decode("latin-1").partition(":")
        yield name.strip().lower(), value.strip()


def _keeps_open(answer: bytes) -> bool:
    head = answer.partition(b"\r\n\r\n")[0].lower()
    return b"content-length:" in head and b"connection: close" not in head


def answer(
    body: bytes = b"", status: int = 200, headers: dict[str, str] | None = None, *, sized: bool = True
) -> bytes:
    """The bytes of an HTTP answer; without `sized` it ends where the connection ends."""
    said = {"Content-Type": "text/xml", **(headers or {})}
    if sized:
        said.setdefault("Content-Length", str(len(body)))
    else:
        said["Connection"] = "close"
    lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in said.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


@contextmanager
def loopback(reply: Reply, host: str = "127.0.0.1") -> Iterator[Loopback]:
    """A running server, closed at the end."""
    server = Loopback(reply, host)
    try:
        yield server
    finally:
        server.close()
