"""Scrapy's settings for a job: polite, bounded, and closed to anything but http and https."""

from typing import Any

from harvesters.net.answer import Limits
from harvesters.web.frames import Job

MOST_BYTES = 64 << 20
START_DELAY = 5.0
STATUSES = [408, 425, 429, 500, 502, 503, 504, 520, 522, 524]


def settings_of(job: Job) -> dict[str, Any]:
    """The settings; a delay of 0 asks for no throttling either."""
    limits = Limits()
    return {
        "USER_AGENT": job.agent,
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": "Haimu",
        "DOWNLOAD_DELAY": job.delay,
        # What is asked for is the least, not the mean.
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "AUTOTHROTTLE_ENABLED": job.delay > 0,
        "AUTOTHROTTLE_START_DELAY": min(job.delay, START_DELAY),
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(job.concurrency),
        "CONCURRENT_REQUESTS": job.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": job.concurrency,
        "RETRY_TIMES": limits.tries - 1,
        "RETRY_HTTP_CODES": STATUSES,
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",
        "REDIRECT_MAX_TIMES": limits.redirects,
        "DOWNLOAD_TIMEOUT": job.timeout,
        "DOWNLOAD_MAXSIZE": MOST_BYTES,
        "DOWNLOAD_WARNSIZE": 0,
        # An address that is too long for Scrapy would go missing without a word.
        "URLLENGTH_LIMIT": 0,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        # A proxy would resolve names itself, and connect where nobody looked.
        "HTTPPROXY_ENABLED": False,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "TWISTED_DNS_RESOLVER": "harvesters.web.resolver.CheckedResolver",
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "harvesters.web.boundary.Boundary": 50,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            "harvesters.web.patience.Patience": 550,
            "harvesters.web.stored_answers.StoredAnswers": 900,
            "harvesters.web.boundary.AddressCheck": 950,
        },
        "REFERER_ENABLED": True,
        "EXTENSIONS": {"harvesters.web.crawl_delay.CrawlDelay": 0},
        "LOG_LEVEL": "WARNING",
    }
