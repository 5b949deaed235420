"""What every harvester is: a plan in, deliveries out, and a log of how it went."""

import threading
from collections.abc import Iterator
from typing import Protocol

import msgspec

from normalize.raw import Delivery

MOST_FINDINGS = 1000


class Stopped(Exception):
    """The run was asked to stop (`RunLog.stop`) while it waited for its source: whoever asked knows."""


class Plan(msgspec.Struct, frozen=True):
    """From where to go on. `state` is that of the last checkpoint kept, empty at first or where everything is
    asked for again (`full`); `limit` the number of records after which to stop, 0 for all; `now` a UTC time
    (2026-01-31T12:00:00Z).
    """

    now: str
    state: bytes = b""
    full: bool = False
    limit: int = 0


class Finding(msgspec.Struct, frozen=True):
    """Something that went wrong on the way, with the bytes that showed it.

    `kind` names the class of fault (`html_answer`, `token_repeated`, ...), `where` says in which request, page
    or window.
    """

    kind: str
    where: str
    message: str
    raw: bytes = b""


class RunLog:
    """How a run goes. Its harvester writes it, others may read it at any time.

    `announced` is the total that the source claims, None where it claims none; `exhaustive` is set at the end of
    a round in which the source told everything it has. `stop` asks the harvester to end at its next checkpoint; it
    says nothing of that in `gaps`, because whoever asked does.
    """

    def __init__(self) -> None:
        self.requests = self.retries = self.received = self.pages = 0
        self.announced: int | None = None
        self.missing: int | None = None
        self.exhaustive = False
        self.gaps: list[str] = []
        self.findings: list[Finding] = []
        self.findings_total = 0
        self.stop = threading.Event()

    def finding(self, kind: str, where: str, message: str, raw: bytes = b"") -> None:
        """Note what went wrong; the run may still be complete."""
        self.findings_total += 1
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(kind, where, message, raw))

    def incomplete(self, reason: str, missing: int | None = None) -> None:
        """Something that the source has was not brought; `missing`: how many records, by its own count."""
        self.gaps.append(reason)
        if missing is not None:
            self.missing = (self.missing or 0) + missing

    @property
    def complete(self) -> bool:
        """Whether everything that was asked for was brought."""
        return not self.gaps


class Harvester(Protocol):
    """Brings what one source has. Made with the source and the log of the run."""

    def deliveries(self, plan: Plan) -> Iterator[Delivery]:
        """Everything new since `plan.state`, with a `Checkpoint` after every page.

        What can be survived is survived and logged; what cannot ends the iteration with `log.incomplete`.
        Raises `HarvestError` only where the source is described wrongly or never answered, `Stopped` where it is
        asked to stop while it waits.
        """
        ...
