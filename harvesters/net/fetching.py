"""One request over a guarded connection, its body unpacked within limits."""

from io import BytesIO
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from harvesters.net.addresses import Guard, guarded_pools
from harvesters.net.answer import Answer
from harvesters.net.credentials import trusted_authorities
from harvesters.net.errors import TransportError
from harvesters.net.redirects import Target

CHUNK = 1 << 18


class _GuardedAdapter(HTTPAdapter):
    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__(pool_connections=4, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = guarded_pools(self._guard)


class _Session(requests.Session):
    """Follows nothing by itself: `requests` would unpack the whole body of a redirect, however large."""

    def get_redirect_target(self, resp: requests.Response) -> None:  # noqa: ARG002 - the name is that of requests
        return None


def guarded_session(guard: Guard, user_agent: str) -> requests.Session:
    """A session whose connections the guard makes. Of the environment it takes only which authorities of certificates
    to trust.
    """
    session = _Session()
    session.trust_env = False
    session.verify = trusted_authorities()
    adapter = _GuardedAdapter(guard)
    session.adapters.clear()
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.headers.update({"User-Agent": user_agent, "Accept-Encoding": "gzip, deflate"})
    return session


def read_answer(response: requests.Response, goal: Target, most: int) -> Answer:
    """The whole answer; raises `TransportError` beyond `most` bytes."""
    body = BytesIO()
    while chunk := response.raw.read1(CHUNK, decode_content=True):
        if body.tell() + len(chunk) > most:
            raise TransportError(
                f"{goal.shown} answers with more than {most:,} bytes, the most that is taken: ask the source for "
                "smaller pages."
            )
        body.write(chunk)
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(
        url=goal.url,
        status=response.status_code,
        content_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
        headers=headers,
        body=body.getvalue(),
    )
