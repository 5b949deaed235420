"""Brings in what sources have: several side by side, one at a time for each host.

Each page is kept in one transaction with its checkpoint, so that a run that dies goes on where it stopped. The
writer lock is held for a transaction only, and a lock of each source for its run.
"""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import msgspec

from catalog.locks import Busy
from catalog.tally import Tally
from haimu.live_index import LiveIndex
from haimu.pipeline import Machinery
from haimu.progress import RunProgress
from haimu.source_run import Order, SourceRun
from harvesters.harvester import Finding, RunLog
from harvesters.source import Source

HOSTS_AT_ONCE = 8
MOST_PROBLEMS = 1000
SECONDS_BETWEEN_LOOKS = 0.2


class HarvestReport(msgspec.Struct, frozen=True):
    """How the run of one source went. `gaps` say what it did not bring, one sentence each."""

    source: str
    complete: bool
    counts: dict[str, int]
    requests: int
    retries: int
    seconds: float
    problems: list[dict[str, Any]]
    problems_total: int
    gaps: tuple[str, ...] = ()
    limited: bool = False

    @property
    def attention(self) -> bool:
        """Whether a person should look."""
        return bool(self.gaps) or self.counts["damaged"] > 0

    def as_json(self) -> dict[str, Any]:
        counts = {name: value for name, value in self.counts.items() if name != "problems_total"}
        head = {"source": self.source, "complete": self.complete, **counts}
        names = ("requests", "retries", "seconds", "problems_total", "problems", "gaps")
        return {**head, **{name: getattr(self, name) for name in names}}


class Harvest:
    """Runs of several sources. `runs` tells how far each is that has begun, for whoever shows progress."""

    def __init__(self, machinery: Machinery, order: Order) -> None:
        self._machinery = machinery
        self._order = order
        self._stopped = threading.Event()
        self.runs: dict[str, RunProgress] = {}
        self.index_problem = ""

    def stop(self) -> None:
        """End every run at its next page, and begin none."""
        self._stopped.set()
        for run in list(self.runs.values()):
            run.log.stop.set()

    def all(self, sources: Sequence[Source], progress: Callable[[], None]) -> list[HarvestReport]:
        """Harvest the sources and make what came searchable; the reports in the order of `sources`."""
        hosts: dict[str, list[Source]] = {}
        for source in sources:
            hosts.setdefault(host_of(source), []).append(source)
        reports: dict[str, HarvestReport] = {}
        with LiveIndex(self._machinery.store, self._machinery.backend) as live:
            try:
                self._run_all(hosts, reports, live, progress)
            finally:
                self.stop()
            live.catch_up()
            self.index_problem = live.problem
        return [reports[source.name] for source in sources if source.name in reports]

    def _run_all(
        self,
        hosts: dict[str, list[Source]],
        reports: dict[str, HarvestReport],
        live: LiveIndex,
        progress: Callable[[], None],
    ) -> None:
        with ThreadPoolExecutor(HOSTS_AT_ONCE, thread_name_prefix="host") as pool:
            runs = [pool.submit(self._host, group, reports, live) for group in hosts.values()]
            while not all(run.done() for run in runs):
                time.sleep(SECONDS_BETWEEN_LOOKS)
                progress()
            for run in runs:
                run.result()

    def _host(self, sources: Sequence[Source], reports: dict[str, HarvestReport], live: LiveIndex) -> None:
        for source in sources:
            progress = RunProgress(RunLog())
            if self._stopped.is_set():
                progress.log.incomplete("Stopped before its turn: nothing was asked for.")
                reports[source.name] = _report(source, progress, Tally().counts())
                continue
            self.runs[source.name] = progress
            reports[source.name] = self._one(source, progress, live)
            progress.ended = time.monotonic()

    def _one(self, source: Source, progress: RunProgress, live: LiveIndex) -> HarvestReport:
        log = progress.log
        run = SourceRun(source, progress, self._machinery, self._order, live)
        try:
            run.harvest()
        except Busy:
            log.incomplete("Another process is harvesting this source; nothing was asked for.")
        return _report(source, progress, run.counts(), run.problems(), limited=run.limited)


def _report(
    source: Source,
    progress: RunProgress,
    counts: dict[str, int],
    problems: Sequence[dict[str, Any]] = (),
    *,
    limited: bool = False,
) -> HarvestReport:
    log = progress.log
    findings = [
        {"class": one.kind, "identifier": "", "position": 0, "message": _placed(one)} for one in log.findings
    ]
    total = counts["problems_total"] + log.findings_total
    return HarvestReport(
        source.name, log.complete and not limited, counts, log.requests, log.retries,
        round(progress.seconds, 3),
        [*findings, *problems][:MOST_PROBLEMS], total, tuple(log.gaps), limited,
    )  # fmt: skip


def _placed(finding: Finding) -> str:
    where, message = finding.where, finding.message
    return message if not where or where in message else f"{where}: {message}"


def host_of(source: Source) -> str:
    """What answers for the source; sources of one host are asked one after the other."""
    if not source.url:
        return f"file {source.name}"
    with suppress(ValueError):
        address = source.url if "//" in source.url else f"//{source.url}"
        return urlsplit(address).hostname or source.name
    return source.name
