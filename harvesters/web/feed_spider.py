"""The spider of Atom and RSS feeds: entries, or the pages that they lead to."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from scrapy import Request
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from harvesters.web.boundary import hosts_of
from harvesters.web.crawling import Crawl
from harvesters.web.feeds import Entry, Feed, NoFeed, feed_of
from harvesters.web.frames import Frame, Job
from harvesters.web.links import LinkRules, key_of
from harvesters.web.page import in_its_encoding
from harvesters.web.publication import Publications
from harvesters.web.reasons import is_gone
from normalize.problem import Problem
from normalize.raw import RawRecord


class FeedSpider(Crawl):
    """Reads feeds page by page; a feed that has not changed since a complete run is not sent again."""

    name = "feed"

    def __init__(self, job: Job, deliver: Callable[[Frame], None], **kwargs: Any) -> None:
        super().__init__(job, deliver, **kwargs)
        self._links = LinkRules(job.rules, hosts_of(job))
        self._publications = Publications(set())
        self._asked: set[str] = set()
        self._entries: dict[str, Entry] = {}

    async def start(self) -> AsyncIterator[Request]:
        """The feeds of the source."""
        for url in self.job.rules.start:
            etag, modified = self.job.validators.get(url, ("", ""))
            told = {"If-None-Match": etag, "If-Modified-Since": modified}
            headers = {name: value for name, value in told.items() if value}
            for request in self._ask(url, headers=headers, first=url):
                yield request

    def read_feed(self, response: Response) -> Iterator[Request]:
        """The entries of one page, and the way to the next."""
        first: str = response.meta["first"]
        if response.status == 304:
            self.tally["unchanged"] += 1
            self.validators[first] = self.job.validators.get(first, ("", ""))
            return
        try:
            feed = feed_of(response.body, response.url)
        except NoFeed as error:
            self.tell("no_feed", response.url, f"{response.url} cannot be read: {error}.", response.body)
            return
        self.tally["pages"] += 1
        self.title = self.title or feed.title
        if first:
            told = (response.headers.get(name) or b"" for name in ("ETag", "Last-Modified"))
            etag, modified = (value.decode("latin-1") for value in told)
            self.validators[first] = (etag, modified)
        if feed.problems:
            self.tell(
                "broken_feed", response.url, f"{response.url}: {feed.problems[0].message}.", response.body
            )
        yield from self._read_entries(feed)
        for url in feed.further:
            yield from self._ask(url)
        self.count()

    def read_page(self, response: Response, entry: Entry, problems: tuple[Problem, ...]) -> None:
        """The page that an entry leads to, where it is one of a publication; else the entry."""
        self.tally["pages"] += 1
        if isinstance(response, HtmlResponse):
            response = in_its_encoding(response, self.job.encoding)
            record = self._publications.record(response, self.position + 1)
            if not isinstance(record, str):
                self.position += 1
                self.hand_on(record)
                return
            if record == "repeated":
                return
        self.tally["not_publications"] += 1
        self._hand_on(entry, problems)

    def page_failed(self, failure: Failure) -> None:
        """The page of an entry did not come; where it is gone, the entry is taken."""
        self.failed(failure)
        if is_gone(failure.value):
            self._hand_on(**failure.request.cb_kwargs)  # type: ignore[attr-defined]  # Scrapy puts it there

    def summarize(self) -> None:
        """What was taken as the feed has it, though pages were asked for."""
        super().summarize()
        self.tell_count(
            "older",
            "entry is an older version of another and was left",
            "entries are older versions of others and were left",
        )
        self.tell_count(
            "foreign",
            "entry leads to another host; it was taken as the feed has it",
            "entries lead to other hosts; they were taken as the feed has them",
        )
        self.tell_count(
            "not_publications",
            "page is no publication; its entry was taken as the feed has it",
            "pages are no publications; their entries were taken as the feed has them",
        )

    def _read_entries(self, feed: Feed) -> Iterator[Request]:
        for entry in feed.entries:
            if self._is_known(entry):
                continue
            self.tally["entries"] += 1
            follow = self.job.rules.follow_entries and entry.link
            if follow and not self._links.within(entry.link):
                self.tally["foreign"] += 1
            elif follow and key_of(entry.link) not in self._asked:
                self._asked.add(key_of(entry.link))
                yield self._request(entry, feed.problems)
                continue
            self._hand_on(entry, feed.problems)

    def _is_known(self, entry: Entry) -> bool:
        """Whether the entry came already, or a later version of it."""
        known = self._entries.get(entry.identifier) if entry.identifier else None
        if known is None or (known.data != entry.data and known.updated <= entry.updated):
            self._entries[entry.identifier] = entry
            return False
        self.tally["older"] += known.data != entry.data
        return True

    def _hand_on(self, entry: Entry, problems: tuple[Problem, ...]) -> None:
        self.position += 1
        self.hand_on(
            RawRecord(entry.data, self.position, "feed_entry", identifier=entry.identifier, problems=problems)
        )

    def _request(self, entry: Entry, problems: tuple[Problem, ...]) -> Request:
        return Request(
            entry.link,
            self.read_page,
            errback=self.page_failed,
            dont_filter=True,
            meta={"item": True, "may_go": True},
            cb_kwargs={"entry": entry, "problems": problems},
        )

    def _ask(self, url: str, *, headers: dict[str, str] | None = None, first: str = "") -> Iterator[Request]:
        """A request for a page of a feed, unless it was read or lies outside."""
        if key_of(url) in self._asked:
            if not first:
                self.tell("feed_loop", url, f"The feed leads back to {url}, which was read.", gap=False)
            return
        if not self._links.within(url):
            self.tell(
                "foreign_page", url, f"The feed goes on at another host, {url}: name it in spider.hosts."
            )
        elif self.tally["feed_pages"] >= self.job.rules.pages:
            self.tell(
                "cut", url, f"The feed goes on at {url}, but spider.pages allows {self.job.rules.pages:,}."
            )
        else:
            self._asked.add(key_of(url))
            self.tally["feed_pages"] += 1
            meta = {"unstored": True, "first": first, "start": bool(first), "handle_httpstatus_list": [304]}
            yield Request(
                url, self.read_feed, errback=self.failed, dont_filter=True, headers=headers, meta=meta
            )
