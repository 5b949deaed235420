"""Scrapy extension: a site whose robots.txt asks for a pause between requests gets it."""

from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle

from harvesters.web.boundary import job_of

LONGEST = 60.0
AGENT = "Haimu"


class CrawlDelay:
    """Obeys `Crawl-delay`, up to a minute; the source's own delay counts where it is longer."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        crawler.signals.connect(self._parsed, signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _parsed(self, robotparser: Any, request: Request) -> None:
        asked = robotparser.rp.crawl_delay(AGENT)
        host = urlsplit(request.url).hostname or ""
        delay = min(float(asked or 0), LONGEST)
        engine = self._crawler.engine
        if delay <= job_of(self._crawler).delay or engine is None:
            return
        engine.downloader.per_slot_settings[host] = {"delay": delay}
        if slot := engine.downloader.slots.get(host):
            slot.delay = delay
        if throttle := self._crawler.get_extension(AutoThrottle):
            throttle.mindelay = max(throttle.mindelay, delay)
