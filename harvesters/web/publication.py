"""A page of a publication as a record."""

import hashlib
import re
from urllib.parse import unquote

import msgspec
from lxml import etree
from scrapy.http import TextResponse

from harvesters.web.links import key_of
from harvesters.web.page import Page, page_of, without_fragment
from normalize.formats.webpage_kind import is_publication
from normalize.problem import Problem
from normalize.raw import Damaged, RawRecord

TITLE = "title="
NAMED = re.compile(r"(?:^|[&;])rft_id=([^&;]+)")


class Publications:
    """Makes records, each with an identifier of its own. `lists` are addresses that cannot be a publication's."""

    def __init__(self, lists: set[str]) -> None:
        self._lists = lists
        self._known: dict[str, bytes] = {}
        self._contexts: set[bytes] = set()
        self._names: set[str] = set()

    def records(self, response: TextResponse, position: int) -> list[RawRecord | Damaged] | str:
        """The page as a record, or one of each COinS where those are all that it has; `not_publications` or `repeated`
        where it brings none.
        """
        found = self.record(response, position)
        if found != "not_publications":
            return found if isinstance(found, str) else [found]
        contexts = dict.fromkeys(text for text in page_of(response).data["coins"] if TITLE in text)
        new = [text for text in contexts if _digest(text) not in self._contexts]
        if not new:
            return "repeated" if contexts else "not_publications"
        return [self._context(text, at) for at, text in enumerate(new, position)]

    def record(self, response: TextResponse, position: int) -> RawRecord | Damaged | str:
        """The page as one record; `not_publications` or `repeated` where it brings none."""
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

    def _context(self, text: str, position: int) -> RawRecord:
        """A record of format `coins`, named by the address or number that it says, else by its own text."""
        self._contexts.add(_digest(text))
        named = NAMED.search(text)
        name = unquote(named[1]) if named else ""
        if not name or name in self._names:
            name = f"coins:{_digest(text).hex()[:16]}"
        self._names.add(name)
        return RawRecord(text.encode(), position, "coins", encoding="utf-8", identifier=name)

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


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
