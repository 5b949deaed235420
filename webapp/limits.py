"""How often one client may ask for what is costly."""

import time
from collections import deque
from collections.abc import Callable
from ipaddress import ip_address
from threading import Lock

from flask import Request

MOST_CLIENTS = 10_000


class RateLimit:
    """At most `most` requests of one client in `seconds`; clients who have not asked for so long are forgotten."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._asked: dict[str, deque[float]] = {}
        self._lock = Lock()

    def wait(self, client: str) -> int:
        """Count a request; the seconds to wait, 0 where it may be answered. A refused one does not count."""
        now = self._clock()
        with self._lock:
            if len(self._asked) > MOST_CLIENTS:
                self._forget(now)
            times = self._asked.setdefault(client, deque())
            while times and now - times[0] >= self._seconds:
                times.popleft()
            if len(times) >= self._most:
                return max(1, round(self._seconds - (now - times[0])))
            times.append(now)
            return 0

    def _forget(self, now: float) -> None:
        old = [
            client for client, times in self._asked.items() if not times or now - times[-1] >= self._seconds
        ]
        for client in old:
            del self._asked[client]


def client_of(request: Request) -> str:
    """The address of who asks, which a proxy on this machine names in `X-Forwarded-For`; empty for this machine."""
    remote = request.remote_addr or ""
    if not _is_loopback(remote):
        return remote
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return "" if not forwarded or _is_loopback(forwarded) else forwarded


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
