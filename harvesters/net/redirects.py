"""Addresses that requests go to, and where an answer says to go instead."""

from collections.abc import Mapping
from urllib.parse import urljoin

import msgspec
import requests
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from harvesters.net.answer import Answer
from harvesters.net.errors import TransportError

MOVED = frozenset({301, 302, 303, 307, 308})
PORTS = {"http": 80, "https": 443}


class Target(msgspec.Struct, frozen=True):
    """An address with all its parameters. `shown` is without them and without a password, for people."""

    url: str
    shown: str
    host: str
    port: int
    secure: bool

    @property
    def host_and_port(self) -> tuple[str, int]:
        return self.host, self.port


def target(url: str, params: Mapping[str, str] | None = None) -> Target:
    """The address with its parameters; raises `TransportError` for what is no web address."""
    try:
        whole = requests.Request("GET", url, params=dict(params or {})).prepare().url or ""
        parts = parse_url(whole)
    except (requests.RequestException, LocationParseError, UnicodeError, ValueError) as error:
        raise TransportError(f"{url!r} is no web address: give one that begins with https://.") from error
    if parts.scheme not in PORTS or not parts.host:
        raise TransportError(f"{url!r} is no web address: only http and https are asked.")
    port = parts.port or PORTS[parts.scheme]
    shown = parts._replace(auth=None, query=None, fragment=None).url
    return Target(whole, shown, parts.host, port, parts.scheme == "https")


def next_target(answer: Answer, asked: Target) -> Target | None:
    """Where the answer sends to, None where it is an answer of its own."""
    location = answer.headers.get("location", "")
    if answer.status not in MOVED or not location:
        return None
    try:
        return target(urljoin(asked.url, location))
    except ValueError as error:
        raise TransportError(f"{asked.shown} leads to {location!r}, which is no web address.") from error
