"""Downloader middleware: a request that failed is tried again after a while that grows."""

import asyncio
from datetime import UTC, datetime

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

from harvesters.net.answer import Limits
from harvesters.net.patience import pause_before, retry_after
from harvesters.web.boundary import job_of
from harvesters.web.reasons import is_distrust


class Patience(RetryMiddleware):
    """Scrapy's own, which would ask again at once, with a pause: as long as the site says (Retry-After), else one
    that doubles with each try.
    """

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]  # Scrapy awaits it
        """Wait, then ask again, where the answer says that the site cannot answer now."""
        result = super().process_response(request, response)
        if isinstance(result, Request):
            headers = {
                name: (response.headers.get(name) or b"").decode("latin-1")
                for name in ("retry-after", "date")
            }
            await self._wait(result, retry_after(headers, datetime.now(UTC)))
        return result

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:  # type: ignore[override]  # as above
        """Wait, then ask again, where the connection failed and another try may mend that."""
        if is_distrust(exception):
            return None
        result = super().process_exception(request, exception)
        if not isinstance(result, Request):
            return None
        await self._wait(result, None)
        return result

    async def _wait(self, request: Request, asked: float | None) -> None:
        limits = Limits(pause=job_of(self.crawler).pause)
        await asyncio.sleep(pause_before(1 + int(request.meta["retry_times"]), limits, asked))
