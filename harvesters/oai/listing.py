"""The identifiers that a server lists, to count them or to tell what is still there."""

from collections.abc import Iterator

import msgspec
from lxml import etree

from harvesters.oai.client import OaiClient
from harvesters.oai.digests import DigestSet
from harvesters.oai.page import Page
from harvesters.oai.records import digest
from harvesters.oai.walk import ListWalk
from harvesters.oai.xml import text_of


class Listed(msgspec.Struct, frozen=True):
    """An identifier that the server has, or had."""

    identifier: str
    datestamp: str
    deleted: bool


class IdentifierList:
    """Iterate for pages of `Listed`, each identifier once. `size` is the server's count, `distinct` the true one.

    `token` names the page after the one last given, empty at the end. Raises `ListBroken` or `OaiError`.
    """

    def __init__(self, client: OaiClient, arguments: dict[str, str], token: str = "") -> None:
        self._walk = ListWalk(client, "ListIdentifiers", arguments, token)
        self._known = DigestSet()
        self.size: int | None = None
        self.token = token

    @property
    def distinct(self) -> int:
        return len(self._known)

    def __iter__(self) -> Iterator[list[Listed]]:
        more = True
        while more:
            page = self._walk.next_page()
            self.size = larger(self.size, page.size)
            fresh = self._fresh(page)
            more = self._walk.goes_on(page, len(fresh))
            self.token = self._walk.token if more else ""
            yield fresh

    def _fresh(self, page: Page) -> list[Listed]:
        found = (listed_in(header) for header in page.elements)
        return [one for one in found if one.identifier and self._known.add(digest(one.identifier))]


def listed_in(header: etree._Element) -> Listed:
    """What a `header` says."""
    deleted = (header.get("status") or "").strip().lower() == "deleted"
    return Listed(text_of(header, "identifier"), text_of(header, "datestamp"), deleted)


def larger(one: int | None, other: int | None) -> int | None:
    """The larger of two counts, either of which may be unknown."""
    return max((number for number in (one, other) if number is not None), default=None)
