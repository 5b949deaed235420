"""Downloader middleware: a stored page is not asked for again, or with a condition (RFC 9110, section 13)."""

from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from harvesters.web.frames import Job
from harvesters.web.page_store import PageStore, StoredPage

CONDITIONS = ((b"ETag", b"If-None-Match"), (b"Last-Modified", b"If-Modified-Since"))
KEPT = {200, 203, 301, 302, 303, 307, 308}


class StoredAnswers:
    """Stands next to the network; `meta["item"]`: a page of a publication, `meta["unstored"]`: always asked for."""

    def __init__(self, crawler: Crawler, job: Job) -> None:
        self._crawler = crawler
        self._job = job
        self._store = PageStore(job.cache, job.now)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.spider is not None
        return cls(crawler, crawler.spider.job)  # type: ignore[attr-defined]  # every spider of ours has its job

    def process_request(self, request: Request) -> Response | None:
        """The stored answer where it is new enough, else the request goes out with its conditions."""
        if request.meta.get("unstored"):
            return None
        key = self._key(request)
        page = self._store.get(key)
        if page is None:
            return None
        if page.asked >= (self._job.items_since if request.meta.get("item") else self._job.since):
            self._store.use(key)
            return _response(page, request)
        request.meta["stored"] = page
        headers = Headers(dict(page.headers))
        for told, condition in CONDITIONS:
            if headers.get(told):
                request.headers[condition] = headers[told]
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep what came; an answer that nothing has changed brings the stored page."""
        if request.meta.get("unstored") or "stored" in response.flags:
            return response
        page = request.meta.pop("stored", None)
        if page is not None and response.status == 304:
            self._store.confirm(self._key(request))
            return _response(page, request)
        if response.status in KEPT:
            headers = [(name, response.headers.getlist(name)) for name in response.headers]
            self._store.put(
                self._key(request),
                StoredPage(self._job.now, response.url, response.status, headers, response.body),
            )
        return response

    def _key(self, request: Request) -> bytes:
        assert self._crawler.request_fingerprinter is not None
        return self._crawler.request_fingerprinter.fingerprint(request)

    def _closed(self, reason: str) -> None:
        if reason == "finished" and self._crawler.spider.gaps == 0:  # type: ignore[union-attr]  # counted by our spiders
            self._store.prune(self._job.since)
        self._store.close()


def _response(page: StoredPage, request: Request) -> Response:
    headers = Headers(dict(page.headers))
    kind = responsetypes.from_args(headers=headers, url=page.url, body=page.body)
    return kind(
        url=page.url, status=page.status, headers=headers, body=page.body, request=request, flags=["stored"]
    )
