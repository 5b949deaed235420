"""A name is looked up once, looked at, and connected to as it was looked at."""

import asyncio
from typing import Any

import pytest
from scrapy import Request
from twisted.internet.address import IPv4Address, IPv6Address

from harvesters.web import resolver
from harvesters.web.boundary import AddressCheck, OutOfBounds
from harvesters.web.frames import Job
from harvesters.web.resolver import CheckedResolver
from harvesters.web.spider_rules import SpiderRules

NAMES = {
    "seas.example": ["203.0.114.5", "2001:4860:4860::8888"],
    "inner.example": ["203.0.114.5", "10.0.0.7"],
    "metadata.example": ["169.254.169.254"],
    "home.example": ["10.0.0.9"],
}


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The names of a network of the test's own, and nothing looked at yet."""
    known = {name: list(addresses) for name, addresses in NAMES.items()}
    monkeypatch.setattr("harvesters.net.addresses.resolve", lambda host, *_: known[host])
    monkeypatch.setattr(resolver, "CHECKED", {})
    monkeypatch.setattr("harvesters.web.boundary.CHECKED", resolver.CHECKED)
    return known


class Receiver:
    """Takes what a resolver says."""

    def __init__(self) -> None:
        self.addresses: list[Any] = []
        self.complete = False

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802 - as Twisted calls it
        assert resolution is not None

    def addressResolved(self, address: object) -> None:  # noqa: N802 - as Twisted calls it
        self.addresses.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802 - as Twisted calls it
        self.complete = True


def check(origin: str) -> AddressCheck:
    job = Job("web", "seas", f"https://{origin}/", SpiderRules(), "", "", "", "", 0.0)
    return AddressCheck(job)


def ask(checking: AddressCheck, host: str) -> None:
    asyncio.run(checking.process_request(Request(f"https://{host}/paper/1")))


def resolved(host: str) -> list[Any]:
    receiver = Receiver()
    CheckedResolver(None).resolveHostName(receiver, host, portNumber=443)
    assert receiver.complete
    return receiver.addresses


def test_a_connection_is_given_the_addresses_that_were_looked_at(names: dict[str, list[str]]) -> None:
    ask(check("seas.example"), "seas.example")
    names["seas.example"] = ["127.0.0.1"]
    assert resolved("seas.example") == [
        IPv4Address("TCP", "203.0.114.5", 443),
        IPv6Address("TCP", "2001:4860:4860::8888", 443),
    ]


def test_a_name_that_nobody_looked_at_has_no_address() -> None:
    assert resolved("seas.example") == []


@pytest.mark.parametrize("host", ["inner.example", "metadata.example", "home.example"])
def test_a_name_with_any_address_inside_is_refused(host: str) -> None:
    with pytest.raises(OutOfBounds):
        ask(check("seas.example"), host)
    assert resolved(host) == []


def test_a_name_that_comes_to_mean_an_address_inside_is_refused(names: dict[str, list[str]]) -> None:
    checking = check("seas.example")
    ask(checking, "seas.example")
    names["seas.example"] = ["127.0.0.1"]
    with pytest.raises(OutOfBounds):
        ask(checking, "seas.example")


def test_a_source_inside_may_be_asked_but_not_another_kind() -> None:
    checking = check("home.example")
    ask(checking, "home.example")
    assert resolved("home.example")
    with pytest.raises(OutOfBounds):
        ask(checking, "metadata.example")
