"""The process that crawls: a job in one line of JSON on its input, frames on its output, its log on its errors.

Its input stays open as long as the one who asked for the crawl lives and wants it.
"""

import os
import sys
import threading
from typing import BinaryIO

import msgspec
from scrapy.crawler import CrawlerProcess

from harvesters.web.crawl_settings import settings_of
from harvesters.web.feed_spider import FeedSpider
from harvesters.web.frames import Frame, Job, write_frame
from harvesters.web.page_spider import PageSpider

SPIDERS = {"web": PageSpider, "feed": FeedSpider}
ABANDONED = 3


def main() -> int:
    """Crawl; 0: to the end."""
    stream = _own_output()
    job = msgspec.json.decode(sys.stdin.buffer.readline(), type=Job)
    threading.Thread(target=_watch_input, daemon=True).start()

    def deliver(frame: Frame) -> None:
        try:
            write_frame(stream, frame)
        except OSError:
            os._exit(ABANDONED)

    process = CrawlerProcess(settings_of(job))
    process.crawl(SPIDERS[job.kind], job=job, deliver=deliver)
    process.start()
    return 1 if process.bootstrap_failed else 0


def _own_output() -> BinaryIO:
    """The output for frames alone: what a library prints goes to the errors."""
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return stream


def _watch_input() -> None:
    # Nobody wants the pages any more; everything that was handed on is safe already.
    while os.read(0, 4096):
        pass
    os._exit(ABANDONED)


if __name__ == "__main__":
    sys.exit(main())
