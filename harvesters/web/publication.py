"""A page of a publication as a record."""

import hashlib

import msgspec
from lxml import etree
from scrapy.http import TextResponse

from harvesters.web.links import key_of
from harvesters.web.page import Page, page_of, without_fragment
from normalize.formats.webpage_kind import is_publication
from normalize.problem import Problem
from normalize.raw import Damaged, RawRecord


class Publications:
    """Makes records, each with an identifier of its own. `lists` are addresses that cannot be a publication's."""

    def __init__(self, lists: set[str]) -> None:
        self._lists = lists
        self._known: dict[str, bytes] = {}

    def record(self, response: TextResponse, position: int) -> RawRecord | Damaged | str:
        """The page as a record; `not_publications` or `repeated` where it brings none."""
        try:
            page = page_of(response)
        except (ValueError, TypeError, etree.LxmlError) as error:
            return Damaged(response.body, position, f"the page {response.url} cannot be read: {error}")
        if not is_publication(page.data):
            return "not_publications"
        page = self._own_address(page, without_fragment(response.url))
        data = msgspec.json.encode(page.data)
        digest = hashlib.sha256(data).digest()
        if self._known.get(page.url) == digest:
            return "repeated"
        self._known[page.url] = digest
        return RawRecord(data, position, "webpage", identifier=page.url, problems=page.problems)

    def _own_address(self, page: Page, url: str) -> Page:
        """The page under the address that it came from, where what it calls its own is that of other pages."""
        taken = page.url in self._known or (page.url != url and key_of(page.url) in self._lists)
        if not taken or self._same(page):
            return page
        message = f"the page at {url} calls {page.url} its own address, which other pages have"
        problem = Problem("shared_address", message, "link[rel=canonical]", page.url[:100])
        return Page({**page.data, "url": url}, (*page.problems, problem))

    def _same(self, page: Page) -> bool:
        return self._known.get(page.url) == hashlib.sha256(msgspec.json.encode(page.data)).digest()
