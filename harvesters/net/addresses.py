"""Which addresses a harvester may connect to: public ones, and those of the kind that its source has."""

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from weakref import WeakSet

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from harvesters.net.errors import TransportError

# RFC 6052, section 2.1: an IPv4 address stands in the last 32 bits.
TRANSLATED = IPv6Network("64:ff9b::/96")
PUBLIC = "public"


def kind_of(address: str) -> str:
    """`public`, loopback, link-local, multicast, unspecified, reserved or private; an IPv4 address inside an
    IPv6 one counts.
    """
    ip = _innermost(ip_address(address.partition("%")[0]))
    kinds = {
        "loopback": ip.is_loopback,
        "link-local": ip.is_link_local,
        "multicast": ip.is_multicast,
        "unspecified": ip.is_unspecified,
        "reserved": ip.is_reserved,
        "private": not ip.is_global,
    }
    return next((kind for kind, holds in kinds.items() if holds), PUBLIC)


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv4Address):
        return ip
    if ip in TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def resolve(host: str, port: int | None = None) -> list[str]:
    """All addresses of a host; raises `socket.gaierror` where it has none."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard:
    """Makes connections for a source at `origin_host`: each goes to an address that was looked at here, so that a
    name cannot mean another address a moment later.
    """

    def __init__(self, origin_host: str) -> None:
        self._origin_host = origin_host
        self._allowed: frozenset[str] | None = None
        self._connections: WeakSet[HTTPConnection] = WeakSet()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Break the connections off after this time, whatever they wait for: a server may send its headers byte by
        byte for days. Raises `TimeoutError` then.
        """
        fired = threading.Event()
        timer = threading.Timer(seconds, self._break_off, [fired])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
        if fired.is_set():
            # Headers that are broken off look like headers that end.
            raise TimeoutError(f"{self._origin_host} took longer than {seconds:g} seconds")

    def _break_off(self, fired: threading.Event) -> None:
        fired.set()
        for connection in list(self._connections):
            if connection.sock is not None:
                with suppress(OSError):
                    # That of a TLS socket would forget its state under the reading thread.
                    socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)

    def checked(self, host: str, port: int | None = None) -> list[str]:
        """The addresses of `host`; raises `TransportError` where one is of a kind that is not allowed."""
        if self._allowed is None:
            kinds = (kind_of(address) for address in resolve(self._origin_host))
            self._allowed = frozenset((PUBLIC, *kinds))
        addresses = resolve(host, port)
        for address in addresses:
            if (kind := kind_of(address)) not in self._allowed:
                what = "is" if host == str(address) else f"leads to {address},"
                raise TransportError(
                    f"{host} {what} a {kind} address, where the source {self._origin_host} may not send a harvester: "
                    "ask the source's operator for public addresses."
                )
        return addresses

    def connected(self, connection: HTTPConnection) -> socket.socket:
        """A socket to the first address of the connection's host that answers."""
        host = connection.host
        self._connections.add(connection)
        try:
            addresses = self.checked(host, connection.port)
        except (socket.gaierror, UnicodeError) as error:
            fault = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
            raise NameResolutionError(host, connection, fault) from error
        failure: OSError = OSError(f"{host} has no address")
        for address in addresses:
            try:
                made = create_connection(
                    (address, connection.port),
                    connection.timeout,
                    source_address=connection.source_address,
                    socket_options=connection.socket_options,
                )
            except OSError as error:
                failure = error
            else:
                sys.audit("http.client.connect", connection, host, connection.port)
                return made
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(connection, f"{host} did not answer in time") from failure
        raise NewConnectionError(connection, f"{host} refused the connection: {failure}") from failure


def guarded_pools(guard: Guard) -> dict[str, type[HTTPConnectionPool]]:
    """What urllib3's `pool_classes_by_scheme` takes, with connections made by the guard."""

    class Connection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return guard.connected(self)

    class SecureConnection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return guard.connected(self)

    class Pool(HTTPConnectionPool):
        ConnectionCls: Any = Connection

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls: Any = SecureConnection

    return {"http": Pool, "https": SecurePool}
