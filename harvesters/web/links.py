"""Which links of a page lead on, and to what."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import msgspec
from scrapy.http import TextResponse
from w3lib.url import canonicalize_url

from harvesters.web.boundary import may_ask
from harvesters.web.spider_rules import SpiderRules, patterns_of

SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
# What a list has for its next page where no rule says.
MARKED_NEXT = "css:a[rel~=next], link[rel~=next]"


class Role(msgspec.Struct, frozen=True):
    """What a page is good for: its links (`listing`), its own description (`item`), both or neither; `more`: it
    goes on with the list that leads to it.
    """

    listing: bool = False
    item: bool = False
    more: bool = False

    def __or__(self, other: "Role") -> "Role":
        return Role(self.listing or other.listing, self.item or other.item, self.more or other.more)


WITHIN = "descendant-or-self::*[self::a or self::area or self::link]"
NOTHING = Role()
ROLES = {"items": Role(item=True), "next": Role(listing=True, more=True), "follow": Role(listing=True)}


class LinkRules:
    """The rules of a spider, ready to judge addresses; `hosts` may be asked."""

    def __init__(self, rules: SpiderRules, hosts: frozenset[str]) -> None:
        written = {"items": rules.items, "next": rules.next or (MARKED_NEXT,), "follow": rules.follow}
        self._patterns = {name: patterns_of(patterns) for name, patterns in written.items()}
        self._deny = patterns_of(rules.deny)
        self._hosts = hosts
        self._all_items = not rules.items

    def role_of(self, url: str) -> Role:
        """What the address alone says of a page."""
        role = NOTHING
        if not any(one.search(url) for one in self._deny[0]):
            for name, (expressions, _) in self._patterns.items():
                if any(one.search(url) for one in expressions):
                    role |= ROLES[name]
        return self._looked_at(role)

    def given(self, url: str) -> Role:
        """The role of an address that a start page or sitemap names; without rules for items it is one."""
        return self.role_of(url) | Role(item=self._all_items)

    def links(self, response: TextResponse) -> Iterator[tuple[str, Role]]:
        """The links of a page that have a role, in their order; those to other hosts too."""
        chosen, denied = self._chosen(response), _selected(response, self._deny[1])
        for element in response.xpath("//a[@href] | //area[@href] | //link[@href]"):
            url = _address(response, element.attrib["href"])
            if not url or element.root in denied:
                continue
            role = self._looked_at(chosen.get(element.root, NOTHING))
            if element.root.tag != "link":
                role |= self.role_of(url)
            if role != NOTHING:
                yield url, role

    def within(self, url: str) -> bool:
        """Whether the address belongs to a host of the source."""
        return may_ask(urlsplit(url).hostname, self._hosts)

    def _chosen(self, response: TextResponse) -> dict[object, Role]:
        """Link element -> role, by the selectors of the rules."""
        chosen: dict[object, Role] = {}
        for name, (_, selectors) in self._patterns.items():
            for root in _selected(response, selectors):
                chosen[root] = chosen.get(root, NOTHING) | ROLES[name]
        return chosen

    def _looked_at(self, role: Role) -> Role:
        return role | Role(item=True) if role != NOTHING and self._all_items else role


def _selected(response: TextResponse, selectors: Iterable[str]) -> set[object]:
    """The link elements that are selected, or stand in a selected element."""
    found = (element for selector in selectors for element in response.css(selector))
    return {link.root for element in found for link in element.xpath(WITHIN)}


def key_of(url: str) -> str:
    """One spelling for addresses that mean the same page."""
    return canonicalize_url(url)


def _address(response: TextResponse, href: str) -> str:
    """The whole address of a link without its session, empty where it is none of the web."""
    try:
        url = SESSION.sub("", response.urljoin(href.strip()))
        known = urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname
    except ValueError:
        return ""
    return url if known else ""
