"""Downloader middlewares: which hosts and addresses a spider may ask."""

import asyncio
import socket
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from harvesters.net.addresses import Guard
from harvesters.net.errors import TransportError
from harvesters.web.frames import Job
from harvesters.web.reasons import reason_of
from harvesters.web.resolver import CHECKED

BARRED = b"User-agent: *\nDisallow: /\n"


class OutOfBounds(IgnoreRequest):
    """The address belongs to a host that the source has not named, or to no public one."""


class Boundary:
    """Keeps the spider, and whoever sends it on, to the hosts of the source; credentials go to its own alone."""

    def __init__(self, crawler: Crawler) -> None:
        job = job_of(crawler)
        self._crawler = crawler
        self._hosts = hosts_of(job)
        self._origin = urlsplit(job.origin)
        self._authorization = job.authorization

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse an address of another host; runs for every address that a page is redirected to, too."""
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            raise OutOfBounds(f"{request.url[:200]} is no address of the web")
        if not may_ask(parts.hostname, self._hosts):
            raise OutOfBounds(
                f"{parts.hostname} is none of the source's hosts: name it in spider.hosts if it belongs to them"
            )
        request.headers.pop(b"Authorization", None)
        own = (parts.scheme, parts.netloc) == (self._origin.scheme, self._origin.netloc)
        if self._authorization and own:
            request.headers[b"Authorization"] = self._authorization

    def process_response(self, request: Request, response: Response) -> Response:
        """RFC 9309, section 2.3.1: without a robots.txt all is allowed, with one that fails nothing is."""
        if not _asks_robots(request) or response.status < 400:
            return response
        if response.status >= 500 or response.status == 429:
            return self._barred(request, f"the site answers {response.status}")
        return Response(request.url)

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """A robots.txt that cannot be reached allows nothing either."""
        if _asks_robots(request) and not isinstance(exception, IgnoreRequest):
            return self._barred(request, reason_of(exception))
        return None

    def _barred(self, request: Request, reason: str) -> Response:
        spider = self._crawler.spider
        message = (
            f"{request.url} could not be fetched ({reason}); until it can, no page of the host is asked for."
        )
        spider.barred.add(urlsplit(request.url).netloc)  # type: ignore[union-attr]  # spiders of ours have it
        spider.tell("robots_unreachable", request.url, message)  # type: ignore[union-attr]  # spiders of ours tell
        return Response(request.url, body=BARRED)


class AddressCheck:
    """Looks at the addresses of a host before each connection; the resolver gives out no others."""

    def __init__(self, job: Job) -> None:
        self._guard = Guard(urlsplit(job.origin).hostname or "")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(job_of(crawler))

    async def process_request(self, request: Request) -> None:
        """Refuse a host with an address of a kind that the source's own has not."""
        host = urlsplit(request.url).hostname or ""
        try:
            CHECKED[host] = await asyncio.to_thread(self._guard.checked, host)
        except TransportError as error:
            raise OutOfBounds(str(error)) from error
        except (socket.gaierror, UnicodeError):
            # The connection fails in the same way, and is tried again as such failures are.
            CHECKED.pop(host, None)


def job_of(crawler: Crawler) -> Job:
    """What the crawler's spider has to do."""
    job = getattr(crawler.spider, "job", None)
    assert isinstance(job, Job), "every spider of ours has its job"
    return job


def hosts_of(job: Job) -> frozenset[str]:
    """The hosts of the source, in lower case, without `www.`."""
    sitemaps = job.rules.sitemap if isinstance(job.rules.sitemap, tuple) else ()
    named = (urlsplit(url).hostname for url in (job.origin, *job.rules.start, *sitemaps))
    return frozenset(_bare(host) for host in (*named, *job.rules.hosts) if host)


def may_ask(host: str | None, hosts: frozenset[str]) -> bool:
    """Whether a host is one of the source's; `www.` before it makes no difference."""
    return bool(host) and _bare(host or "") in hosts


def _bare(host: str) -> str:
    return host.lower().strip("[]").removeprefix("www.")


def _asks_robots(request: Request) -> bool:
    return bool(request.meta.get("dont_obey_robotstxt")) and urlsplit(request.url).path == "/robots.txt"
