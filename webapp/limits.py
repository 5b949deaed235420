"""How often one client may ask for what is costly."""

import time
from collections import deque
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address
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
    """The address of who asks, which a proxy on this machine or in this network names; empty for this machine itself.

    A proxy puts the address behind what `X-Forwarded-For` has already. Who comes from elsewhere cannot name another.
    """
    remote = request.remote_addr or ""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    client = forwarded if forwarded and _is_near(remote) else remote
    return "" if _is_loopback(client) else client


def _is_loopback(address: str) -> bool:
    found = _address(address)
    return found is not None and found.is_loopback


def _is_near(address: str) -> bool:
    """Whether a proxy may stand there: on this machine, or in a private network such as that of a container."""
    found = _address(address)
    return found is not None and (found.is_loopback or found.is_private)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
