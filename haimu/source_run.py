"""One run of one source: its deliveries, kept page by page, and what is gone from it."""

import time
from collections.abc import Generator, Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from catalog.delivery import DeliveryRun, Facts, Terms
from catalog.errors import CatalogError
from catalog.findings import Finding
from catalog.rounds import Round
from catalog.tally import Tally
from haimu.harvesters import harvester_of
from haimu.live_index import LiveIndex
from haimu.parts import Part, Parts
from haimu.pipeline import TRANSACTION_BYTES, TRANSACTION_RECORDS, Machinery
from haimu.preparing import matcher
from haimu.profiles import profile_of, rules_of
from haimu.progress import RunProgress
from haimu.source_list import store_source
from harvesters.counting import counted, records
from harvesters.errors import HarvestError
from harvesters.harvester import Plan, Stopped
from harvesters.source import Source
from normalize.normalizer import SourceProfile
from normalize.raw import Delivery

# Pages are kept together while they come quickly, but none waits longer than this.
SECONDS_A_TRANSACTION = 2.0
# A page is kept without its checkpoint only where it is so large that it would not fit into memory.
HUGE = 16

MOST_NAMED = 3

LIMITED = "Stopped at the limit that was asked for: the next run goes on from there."

# Protocols whose identifiers are the source's own names of its records: what comes again under one is newer.
NAMED_BY_SOURCE = ("oai", "web", "feed", "ogm")


class Order(msgspec.Struct, frozen=True):
    """What the person wants: `full` asks for everything again; `limit` records of each source, 0 for all;
    `accept_drop` lets go what a source has no more, and asks for everything again to see what that is;
    `cache` is the folder of what harvesters keep between runs.
    """

    full: bool = False
    limit: int = 0
    accept_drop: bool = False
    cache: Path | None = None


class SourceRun:
    """Harvests one source once."""

    def __init__(
        self, source: Source, progress: RunProgress, machinery: Machinery, order: Order, live: LiveIndex
    ) -> None:
        self._source = source
        self._log = progress.log
        self._progress = progress
        self._store = machinery.store
        self._workers = machinery.workers
        self._order = order
        self._live = live
        self._delivery: DeliveryRun | None = None
        self.limited = False

    def harvest(self) -> None:
        """Bring everything in. What went wrong stands in the log; raises `Busy` where another process is at it."""
        source = self._source
        row = store_source(self._store, source)
        with self._store.locked(f"source-{row.id}", wait=False):
            now = _now()
            profile = profile_of(row, source.scope, self._workers.tables)
            rules = rules_of(self._workers.rules, profile.local)
            newer = source.protocol in NAMED_BY_SOURCE
            terms = Terms(row.id, row.name, "harvest", source.scope, rules, now, newer)
            with self._store.locked("writer"):
                self._delivery = DeliveryRun(self._store.engine, matcher(), terms)
            try:
                self._bring(self._delivery, row.id, profile, now)
            except (HarvestError, CatalogError) as error:
                self._log.incomplete(str(error))
            except SQLAlchemyError as error:
                cause = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
                self._log.incomplete(f"The database failed ({cause}): what was kept before stays.")
            except Exception as error:
                # Raised again: but the run that it ended must not stand in the books as complete.
                self._log.incomplete(f"The run failed unexpectedly ({type(error).__name__}: {error}).")
                raise
            finally:
                self._finish(self._delivery, row.id)

    def counts(self) -> dict[str, int]:
        """The counts of the run; all zero where it never began."""
        return (self._delivery.tally if self._delivery else Tally()).counts()

    def problems(self) -> list[dict[str, Any]]:
        """The problems of the records."""
        return self._delivery.tally.problems if self._delivery else []

    def _bring(self, delivery: DeliveryRun, source_id: int, profile: SourceProfile, now: str) -> None:
        source, order = self._source, self._order
        full = order.full or order.accept_drop
        known = b"" if full else self._store.progress(source_id).state
        plan = Plan(now, known, full, order.limit)
        parts = Parts(profile, self._workers, self._log, order.limit, self._live.way)
        deliveries = harvester_of(source, self._log, order.cache).deliveries(plan)
        with closing(_transactions(parts, deliveries)) as transactions:
            for pages in transactions:
                self._keep(delivery, pages)
        with suppress(Stopped):
            parts.raise_error()
        self.limited = parts.limited
        if self._log.stop.is_set() and not self._log.exhaustive:
            self._log.incomplete("Stopped before the end: the next run goes on from there.")
        if self._log.exhaustive and self._log.complete and not self.limited:
            self._withdraw(delivery, source_id)

    def _keep(self, delivery: DeliveryRun, pages: list[Part]) -> None:
        arrivals, documents = [], []
        for part in pages:
            prepared = part.prepared()
            arrivals += prepared.arrivals
            documents += prepared.documents
        begins = any(part.begins_round for part in pages)
        seen = [identifier for part in pages for identifier in part.seen]
        checkpoint = next((part.checkpoint for part in reversed(pages) if part.checkpoint is not None), None)
        with self._store.locked("writer"):
            applied = self._live.keep(
                lambda: delivery.apply(arrivals, checkpoint=checkpoint, seen=seen, round_begins=begins),
                lambda done: {name: documents[place] for name, place in done.sole.items()},
            )
        self._progress.read, self._progress.damaged = delivery.tally.read, delivery.tally.damaged
        if applied.unknown_total:
            names = ", ".join(applied.unknown[:3])
            told = (
                f"The source lists {records(applied.unknown_total)} that never came, such as {names}: "
                f"`haimu harvest {self._source.name} --full` asks for everything again."
            )
            self._log.incomplete(told, applied.unknown_total)

    def _withdraw(self, delivery: DeliveryRun, source_id: int) -> None:
        """What the source has no more is withdrawn, unless that is suspiciously much."""
        source = self._source
        if source.deletions == "none":
            return
        with self._store.locked("writer"):
            round_ = Round(self._store.engine, source_id)
            if not round_.under_way:
                return
            verdict = round_.verdict(source.drop_warn, source.drop_stop, accepted=self._order.accept_drop)
            if verdict.kind:
                self._log.finding(verdict.kind, source.name, verdict.message)
            if not verdict.removes:
                self._log.incomplete(verdict.message)
                return
            while round_.withdraw_unseen(delivery) is not None:
                pass
            round_.end()

    def _finish(self, delivery: DeliveryRun, source_id: int) -> None:
        log, progress = self._log, self._progress
        self._tell_unhosted(source_id)
        facts = Facts(
            log.requests, log.retries, log.received, log.announced, log.missing,
            round(progress.seconds, 3), " ".join([*log.gaps, *([LIMITED] if self.limited else [])]),
        )  # fmt: skip
        findings = [Finding(one.kind, one.where, one.message, one.raw) for one in log.findings]
        with self._store.locked("writer"):
            complete = log.complete and not self.limited
            delivery.finish(_now(), complete=complete, facts=facts, findings=findings)

    def _tell_unhosted(self, source_id: int) -> None:
        """Tell which records of holdings name a record that the source never sent."""
        if not self._log.complete or self.limited:
            return
        lacking = self._store.unhosted(source_id, MOST_NAMED)
        if lacking.total:
            named = ", ".join(f"{identifier} of {host}" for identifier, host in lacking.named)
            told = f"{counted(lacking.total, 'record')} of holdings of records that the source has not sent: {named}"
            self._log.finding("no_host", self._source.name, f"{told}.")


def _transactions(parts: Parts, deliveries: Iterable[Delivery]) -> Generator[list[Part], None, None]:
    """Parts up to the end of a page, as many pages together as come quickly and one transaction keeps."""
    pages: list[Part] = []
    since = time.monotonic()
    size = count = 0
    for part in parts.of(deliveries):
        pages.append(part)
        size += part.size
        count += part.count
        much = count >= TRANSACTION_RECORDS or size >= TRANSACTION_BYTES
        late = time.monotonic() - since > SECONDS_A_TRANSACTION or parts.waiting
        ended = part.checkpoint is not None
        huge = count >= HUGE * TRANSACTION_RECORDS or size >= HUGE * TRANSACTION_BYTES
        if (ended and (much or late)) or huge:
            yield pages
            pages, size, count, since = [], 0, 0, time.monotonic()
    if pages:
        yield pages


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
