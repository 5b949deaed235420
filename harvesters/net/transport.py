"""All requests to one source.

The environment's proxies and netrc are not used: a proxy looks names up by itself, and nobody could say any more
which address a request goes to.
"""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import Self

from harvesters.harvester import RunLog, Stopped
from harvesters.net.addresses import Guard
from harvesters.net.answer import Answer, Limits
from harvesters.net.credentials import authorization
from harvesters.net.errors import TransportError
from harvesters.net.faults import PASSING, distrust, in_words
from harvesters.net.fetching import guarded_session, read_answer
from harvesters.net.patience import BUSY, pause_before, retry_after
from harvesters.net.redirects import Target, next_target, target

Params = Mapping[str, str]
Judge = Callable[[Answer], str]


class Transport:
    """Asks for one address after another over one connection, `delay` seconds apart.

    `origin` is the source's own address, `auth` the name of an environment variable with what it wants to see;
    that goes to the source's own host alone. `contact` is where to reach who asks. `wait` is called with seconds to
    sleep; by default the sleep ends when the run is asked to stop.
    """

    def __init__(
        self,
        origin: str,
        log: RunLog,
        *,
        delay: float = 0.0,
        auth: str = "",
        contact: str = "",
        limits: Limits = Limits(),  # noqa: B008 - a frozen value
        wait: Callable[[float], object] | None = None,
    ) -> None:
        self._origin = target(origin)
        self._log = log
        self._delay = delay
        self._authorization = authorization(auth)
        self._limits = limits
        self._wait = self._sleep if wait is None else wait
        self._guard = Guard(self._origin.host)
        self._session = guarded_session(self._guard, user_agent(contact))
        self._last: float | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connection up."""
        self._session.close()

    def get(
        self,
        url: str,
        params: Params | None = None,
        *,
        accept: str = "",
        most: int | None = None,
        judge: Judge | None = None,
    ) -> Answer:
        """The answer at `url`, whatever its status, when the server was not merely busy.

        `most` is the largest body in bytes, unpacked. `judge` says what is wrong with an answer, or nothing: what
        is wrong is asked for again. Raises `TransportError` with the last answer when the tries are used up, and
        `Stopped` where the run is asked to stop in a pause.
        """
        first = target(url, params)
        largest = self._limits.most if most is None else most
        fault, answer = "", None
        for attempt in range(1, self._limits.tries + 1):
            if attempt > 1:
                self._log.retries += 1
                asked = retry_after(answer.headers, datetime.now(UTC)) if answer else None
                self._pause(pause_before(attempt, self._limits, asked))
            try:
                answer = self._followed(first, accept, largest)
            except PASSING as error:
                if reason := distrust(error):
                    raise TransportError(
                        f"{first.shown} shows a certificate that is not trusted ({reason}): check the address; if it "
                        "is right, name a file with the certificate of its authority in SSL_CERT_FILE."
                    ) from error
                fault, answer = in_words(error), None
                continue
            fault = _fault_of(answer, judge)
            if not fault:
                return answer
        raise TransportError(
            f"{first.shown} was asked {self._limits.tries} times and never answered well: {fault}.", answer
        )

    def _followed(self, goal: Target, accept: str, most: int) -> Answer:
        """The answer behind redirects (RFC 9110, section 15.4)."""
        seen = [goal.url]
        while True:
            answer = self._once(goal, accept, most)
            following = next_target(answer, goal)
            if following is None:
                return answer
            if goal.secure and not following.secure and self._authorization:
                raise TransportError(
                    f"{goal.shown} leads to {following.shown} without encryption, where the source's password "
                    "could be read: give the address that it should be."
                )
            goal = following
            if goal.url in seen:
                raise TransportError(f"{seen[0]} leads in a circle, back to {goal.shown}: check the address.")
            seen.append(goal.url)
            if len(seen) > self._limits.redirects + 1:
                raise TransportError(
                    f"{seen[0]} leads on and on, at last to {goal.shown}: give the address where it ends."
                )

    def _once(self, goal: Target, accept: str, most: int) -> Answer:
        self._keep_distance()
        headers = {"Accept": accept} if accept else {}
        if self._authorization and goal.host_and_port == self._origin.host_and_port:
            headers["Authorization"] = self._authorization
        self._log.requests += 1
        limits = self._limits
        with (
            self._guard.within(limits.total),
            self._session.get(
                goal.url,
                headers=headers,
                timeout=(limits.connect, min(limits.read, limits.total)),
                stream=True,
                allow_redirects=False,
            ) as response,
        ):
            try:
                return read_answer(response, goal, most)
            finally:
                self._log.received += response.raw.tell()

    def _keep_distance(self) -> None:
        if self._last is not None and (rest := self._last + self._delay - time.monotonic()) > 0:
            self._pause(rest)
        self._last = time.monotonic()

    def _pause(self, seconds: float) -> None:
        self._wait(seconds)
        if self._log.stop.is_set():
            raise Stopped

    def _sleep(self, seconds: float) -> None:
        self._log.stop.wait(seconds)


def user_agent(contact: str) -> str:
    """Who asks, and where to reach who asks: `contact`, an address of a page or of mail."""
    try:
        release = version("haimu")
    except PackageNotFoundError:
        release = "0"
    return f"Haimu/{release} (+{contact})" if contact else f"Haimu/{release} (union catalogue)"


def _fault_of(answer: Answer, judge: Judge | None) -> str:
    # A server may say with an error's status what is a good answer in its protocol: the judge knows.
    if judge is not None:
        fault = judge(answer)
        return f"{fault} (status {answer.status})" if fault and answer.status != 200 else fault
    return f"it answered with status {answer.status}" if answer.status in BUSY else ""
