"""A web site on loopback that answers what a test lays down, and remembers what it was asked."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import unquote

HTML = "text/html; charset=utf-8"


class Answer(NamedTuple):
    """One answer; `headers` beside type and length."""

    body: bytes = b""
    kind: str = HTML
    status: int = 200
    headers: Mapping[str, str] = {}


class Asked(NamedTuple):
    """A request; `at` in seconds of a clock of its own."""

    path: str
    headers: Mapping[str, str]
    at: float


Page = str | Answer | Callable[[int], Answer]


class Site:
    """`pages`: path with its query -> a body, an answer, or what gives the answer to the nth asking (from 1)."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []
        self._lock = threading.Lock()

    @property
    def paths(self) -> list[str]:
        return [one.path for one in self.asked]

    def answer(self, path: str, headers: Mapping[str, str]) -> Answer:
        with self._lock:
            self.asked.append(Asked(path, headers, time.monotonic()))
            times = self.paths.count(path)
        page = self.pages.get(path) or self.pages.get(unquote(path), Answer(b"nothing here", status=404))
        if isinstance(page, str):
            return Answer(page.encode())
        return page(times) if callable(page) else page

    def wait_for(self, number: int, seconds: float = 20) -> None:
        """Until so many requests have come."""
        until = time.monotonic() + seconds
        while len(self.asked) < number:
            assert time.monotonic() < until, f"only {len(self.asked)} requests came"
            time.sleep(0.01)


@contextmanager
def serving() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            answer = site.answer(self.path, dict(self.headers.items()))
            tag = answer.headers.get("ETag")
            if tag and self.headers.get("If-None-Match") == tag:
                answer = Answer(status=304, headers={"ETag": tag})
            try:
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                if answer.kind:
                    self.send_header("Content-Type", answer.kind)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
