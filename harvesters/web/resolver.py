"""Gives connections the addresses that were looked at before, so that a name cannot mean another by then."""

from ipaddress import ip_address
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import HostResolution
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface import implementer  # type: ignore[import-untyped]  # it ships no types

# Host in lower case -> its addresses as they were checked before a connection is made.
CHECKED: dict[str, list[str]] = {}


@implementer(IHostnameResolver)
class CheckedResolver:
    """See `twisted.internet.interfaces.IHostnameResolver`; a host that nobody has checked has no address."""

    def __init__(self, reactor: Any) -> None:
        self._reactor = reactor

    @classmethod
    def from_crawler(cls, _crawler: Crawler, reactor: Any) -> Self:
        return cls(reactor)

    def install_on_reactor(self) -> None:
        """Called by Scrapy."""
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - the interface of Twisted calls it so
        self,
        receiver: Any,
        host: str,
        portNumber: int = 0,  # noqa: N803 - as above
        *_: Any,
        **__: Any,
    ) -> HostResolution:
        """Tell the receiver the addresses of the host, at once."""
        resolution = HostResolution(host)
        receiver.resolutionBegan(resolution)
        for address in CHECKED.get(host.strip("[]").lower(), ()):
            kind = IPv4Address if ip_address(address.partition("%")[0]).version == 4 else IPv6Address
            receiver.addressResolved(kind("TCP", address, portNumber))
        receiver.resolutionComplete()
        return resolution
