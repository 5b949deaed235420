"""What both spiders share: they tell what they find and what went wrong, and count."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from harvesters.counting import counted
from harvesters.web.boundary import OutOfBounds
from harvesters.web.frames import Counts, End, Frame, Job, Told
from harvesters.web.reasons import is_gone, reason_of

MOST_RAW = 100_000


class Crawl(scrapy.Spider):
    """A spider with a job. `deliver` takes its frames; `gaps` counts what could not be brought.

    `barred` are the hosts whose robots.txt could not be fetched.
    """

    def __init__(self, job: Job, deliver: Callable[[Frame], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.gaps = 0
        self.position = 0
        self.tally: Counter[str] = Counter()
        self.barred: set[str] = set()
        self.validators: dict[str, tuple[str, str]] = {}
        self.title = ""
        self._deliver = deliver

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "Crawl":
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.broken, signals.spider_error)
        crawler.signals.connect(spider.ended, signals.spider_closed)
        return spider

    def hand_on(self, frame: Frame) -> None:
        """Give a frame to whoever asked for the crawl."""
        self._deliver(frame)

    def tell(self, kind: str, where: str, message: str, raw: bytes = b"", *, gap: bool = True) -> None:
        """A finding; `gap`: something was not brought."""
        self.gaps += gap
        self.hand_on(Told(kind, where, message, raw[:MOST_RAW], gap))

    def tell_missing(self, name: str, one: str, many: str) -> None:
        """That pages were not brought, where the tally of `name` has any: what one does, and what many do."""
        if number := self.tally[name]:
            self.gaps += 1
            told = f"{counted(number, one, many)}."
            self.hand_on(Told(name, self.job.origin, told, gap=True, missing=number))

    def tell_count(self, name: str, one: str, many: str) -> None:
        """As `tell_missing`, where nothing is missing for it."""
        if number := self.tally[name]:
            self.tell(name, self.job.origin, f"{counted(number, one, many)}.", gap=False)

    def count(self) -> None:
        """Tell the figures so far."""
        assert self.crawler.stats is not None
        told = self.crawler.stats.get_value
        requests, retries = int(told("downloader/request_count", 0)), int(told("retry/count", 0))
        received = int(told("downloader/response_bytes", 0))
        self.hand_on(Counts(requests, retries, received, self.tally["pages"]))

    def failed(self, failure: Failure) -> None:
        """A page did not come; Scrapy's errback. `meta["may_go"]`: it may be gone, and nothing is missing then."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        error = failure.value
        assert error is not None
        if isinstance(error, IgnoreRequest) and "robots.txt" in str(error):
            if urlsplit(request.url).netloc in self.barred:
                self.tally["barred"] += not request.meta.get("start")
                return
            if not request.meta.get("start"):
                self.tally["robots"] += 1
                return
            closed = f"robots.txt closes {request.url}, where the harvest begins: ask the site to open it."
            self.tell("robots_start", request.url, closed)
        elif request.meta.get("guess"):
            self.tally["guesses_failed"] += 1
        elif request.meta.get("may_go") and is_gone(error):
            self.tell("page_gone", request.url, f"{request.url} is gone: {reason_of(error)}.", gap=False)
        else:
            self.tally["failed"] += 1
            kind = "out_of_bounds" if isinstance(error, OutOfBounds) else "page_failed"
            raw = error.response.body if isinstance(error, HttpError) else b""
            message = f"{request.url} could not be fetched: {reason_of(error)}."
            self.tell(kind, request.url, message, raw, gap=False)

    def broken(self, failure: Failure, response: Response, spider: scrapy.Spider) -> None:  # noqa: ARG002 - Scrapy gives it
        """A page that our own code could not read is kept from going missing."""
        message = f"{response.url} could not be read ({type(failure.value).__name__}: {failure.value})."
        self.tell("page_unread", response.url, message, response.body)

    def ended(self, spider: scrapy.Spider, reason: str) -> None:  # noqa: ARG002 - Scrapy gives it
        """Tell what was counted; a crawl that Scrapy ends for another reason has no end."""
        self.count()
        self.summarize()
        if reason == "finished":
            self.hand_on(End(dict(self.tally), self.validators, self.title))

    def summarize(self) -> None:
        """Tell what is told once for the whole crawl."""
        self.tell_missing("failed", "page could not be fetched", "pages could not be fetched")
        self.tell_count(
            "barred",
            "page was left alone since the robots.txt of its host could not be fetched",
            "pages were left alone since the robots.txt of their host could not be fetched",
        )
        self.tell_count(
            "robots",
            "page that a link led to is closed by robots.txt and was left alone",
            "pages that links led to are closed by robots.txt and were left alone",
        )
