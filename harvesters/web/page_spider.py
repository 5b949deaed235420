"""The spider of publication lists and pages of publications; its rules say where they are."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.utils.sitemap import sitemap_urls_from_robots

from harvesters.counting import counted
from harvesters.web.boundary import hosts_of
from harvesters.web.crawling import Crawl
from harvesters.web.frames import Frame, Job
from harvesters.web.links import NOTHING, LinkRules, Role, key_of
from harvesters.web.page import in_its_encoding
from harvesters.web.publication import Publications
from harvesters.web.sitemaps import sitemap_of

# Pages of publications before lists: what a page limit cuts off is rather a list.
FIRST, LATER = 10, 0
MOST_SITEMAPS = 50_000


class PageSpider(Crawl):
    """Walks lists and hands on the pages of publications."""

    name = "web"

    def __init__(self, job: Job, deliver: Callable[[Frame], None], **kwargs: Any) -> None:
        super().__init__(job, deliver, **kwargs)
        rules = job.rules
        self._links = LinkRules(rules, hosts_of(job))
        self._publications = Publications({key_of(url) for url in (*rules.start, *rules.guesses)})
        self._asked: dict[str, Role] = {}
        self._left: set[tuple[str, str]] = set()
        self._sitemaps: set[str] = set()

    async def start(self) -> AsyncIterator[Request]:
        """The start pages, then the sitemaps."""
        rules = self.job.rules
        for url in (*rules.start, *rules.guesses):
            role = self._links.given(url) | Role(listing=True)
            for request in self._ask(url, role, 0, guess=url in rules.guesses):
                yield request
        if isinstance(rules.sitemap, tuple):
            for url in rules.sitemap:
                for request in self._ask_sitemap(url):
                    yield request
        elif rules.sitemap:
            robots = urljoin(rules.start[0], "/robots.txt")
            yield Request(
                robots,
                self.read_robots,
                errback=self.failed,
                dont_filter=True,
                meta={"dont_obey_robotstxt": True},
            )

    def read_page(self, response: Response) -> Iterator[Request]:
        """A page: its own description, its links, or both."""
        self.tally["pages"] += 1
        role: Role = response.meta["role"]
        if not isinstance(response, HtmlResponse):
            self.tally["not_html"] += 1
            return
        response = in_its_encoding(response, self.job.encoding)
        self.title = self.title or (response.xpath("string(//title)").get() or "").strip()[:200]
        if role.item:
            self._hand_on_publication(response)
        if role.listing:
            self.tally["lists"] += 1
            yield from self._follow(response)
        self.count()

    def read_robots(self, response: Response) -> Iterator[Request]:
        """The sitemaps that robots.txt names, else the usual place."""
        named = list(sitemap_urls_from_robots(response.body, base_url=response.url))
        for url in named:
            yield from self._ask_sitemap(url)
        if not named:
            yield from self._ask_sitemap(urljoin(response.url, "/sitemap.xml"), guess=True)

    def read_sitemap(self, response: Response) -> Iterator[Request]:
        """Pages and further sitemaps."""
        self.tally["sitemaps"] += 1
        found = sitemap_of(response.body)
        if found.fault and not response.meta.get("guess"):
            self.tell("sitemap", response.url, f"The sitemap {response.url}: {found.fault}.", response.body)
        for url in found.sitemaps:
            yield from self._ask_sitemap(urljoin(response.url, url))
        for url in found.pages:
            whole = urljoin(response.url, url)
            yield from self._ask(whole, self._links.given(whole), 1)

    def summarize(self) -> None:
        """What was left out on purpose, what was cut off, and a crawl that found nothing."""
        super().summarize()
        rules = self.job.rules
        left = f"not asked for: spider.pages allows {rules.pages:,}; raise it"
        self.tell_missing("cut", f"page was {left}", f"pages were {left}")
        away = f"more than {counted(rules.depth, 'list')} away (spider.depth)"
        self.tell_count("too_deep", f"list lies {away} and was left", f"lists lie {away} and were left")
        self.tell_count(
            "foreign",
            "link leads to another host and was not followed (spider.hosts)",
            "links lead to other hosts and were not followed (spider.hosts)",
        )
        whole = f"of {counted(self.tally['pages'], 'page')}"
        self.tell_count("not_publications", f"{whole} is no publication", f"{whole} are no publications")
        if not self.tally["publications"] and not self.gaps:
            message = counted(self.tally["pages"], "page holds no publication", "pages hold no publication")
            mend = f"look at the spider rules of {self.job.source}"
            self.tell("no_publications", self.job.origin, f"{message}: {mend}.")

    def _hand_on_publication(self, response: HtmlResponse) -> None:
        records = self._publications.records(response, self.position + 1)
        if isinstance(records, str):
            self.tally[records] += 1
            return
        for record in records:
            self.position += 1
            self.tally["publications"] += 1
            self.hand_on(record)

    def _follow(self, response: HtmlResponse) -> Iterator[Request]:
        depth: int = response.meta["depth_of_list"]
        for url, role in self._links.links(response):
            yield from self._ask(url, role, depth if role.more else depth + 1)

    def _ask(self, url: str, role: Role, depth: int, *, guess: bool = False) -> Iterator[Request]:
        """A request, unless the page was asked for already or lies outside the rules."""
        if role == NOTHING:
            return
        key = key_of(url)
        known = self._asked.get(key)
        if known is not None and known | role == known:
            return
        if role.listing and depth > self.job.rules.depth:
            self._leave("too_deep", key)
            role = Role(item=role.item)
        if not self._links.within(url):
            self._leave("foreign", key)
        elif known is None and len(self._asked) >= self.job.rules.pages:
            self._leave("cut", key)
        elif role != NOTHING:
            self._asked[key] = role
            yield self._request(url, role, depth, guess)

    def _leave(self, why: str, key: str) -> None:
        """Count an address once among those that are not asked for."""
        if (why, key) not in self._left:
            self._left.add((why, key))
            self.tally[why] += 1

    def _request(self, url: str, role: Role, depth: int, guess: bool) -> Request:
        meta = {"role": role, "depth_of_list": depth, "guess": guess, "item": role.item and not role.listing}
        meta["start"] = url in self.job.rules.start
        meta["may_go"] = not meta["start"]
        priority = FIRST if role.item else LATER
        return Request(
            url, self.read_page, errback=self.failed, dont_filter=True, meta=meta, priority=priority
        )

    def _ask_sitemap(self, url: str, *, guess: bool = False) -> Iterator[Request]:
        if url in self._sitemaps:
            return
        if not self._links.within(url):
            self._leave("foreign", url)
        elif len(self._sitemaps) >= MOST_SITEMAPS:
            self._leave("cut", url)
        else:
            self._sitemaps.add(url)
            yield Request(
                url, self.read_sitemap, errback=self.failed, dont_filter=True, meta={"guess": guess}
            )
