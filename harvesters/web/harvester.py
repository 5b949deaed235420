"""Web pages and feeds as sources."""

import contextlib
import tempfile
from collections.abc import Generator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from harvesters.check import SourceCheck
from harvesters.harvester import Plan, RunLog
from harvesters.net.credentials import authorization, trusted_authorities
from harvesters.net.transport import user_agent
from harvesters.source import Source
from harvesters.web.checking import check_crawl
from harvesters.web.crawl_process import CrawlProcess
from harvesters.web.frames import Counts, End, Job, Told
from harvesters.web.spider_rules import rules_of
from normalize.raw import Checkpoint, Damaged, Delivery, RawRecord, RoundBegins

POLITE = 2.0
BETWEEN_CHECKPOINTS = 50
# Days after which lists are asked for again though the round that read them was cut off.
LONGEST_ROUND = 7
PAGES = "pages.db"
MOMENT = "%Y-%m-%dT%H:%M:%SZ"


class CrawlState(msgspec.Struct, frozen=True, omit_defaults=True):
    """`since`: when the round began; pages stored since then are not asked for again. `ended`: every page was tried,
    so that the next run begins a round. `full`: this one asks for every page, however young. `validators`: see `Job`.
    """

    since: str
    ended: bool = False
    full: bool = False
    validators: dict[str, tuple[str, str]] = {}


class CrawlHarvester:
    """Brings what a spider finds.

    A run that was cut off is walked again from its start, over stored pages, so that nothing is missed and little
    asked for twice. `cache` is a folder that stays, for this source alone; without it such a run asks for all
    again. `pause` and `timeout` are those of `Job`.
    """

    kind = ""

    def __init__(
        self,
        source: Source,
        log: RunLog,
        cache: Path | None = None,
        *,
        pause: float = 1.0,
        timeout: float = 120.0,
    ) -> None:
        self._source = source
        self.log = log
        self._cache = cache
        self._pause, self._timeout = pause, timeout
        self._rules = rules_of(source)

    def deliveries(self, plan: Plan) -> Iterator[Delivery]:
        """See `Harvester`."""
        trusted_authorities()  # says so at once where the environment names a file that is not there
        state = _begun(plan)
        here = Checkpoint(msgspec.json.encode(state))
        lists_all = self.kind == "web" and self._source.deletions == "listing"
        if lists_all:
            yield RoundBegins()
        yield here
        with self._folder() as folder, CrawlProcess(self.job(plan, state, folder)) as process:
            end = yield from self._taken(process, plan, here)
        if end is None:
            return
        self.log.exhaustive = lists_all and self.log.complete
        validators = end.validators if self.log.complete else {}
        yield Checkpoint(msgspec.json.encode(CrawlState(state.since, ended=True, validators=validators)))

    def job(self, plan: Plan, state: CrawlState, folder: Path) -> Job:
        """What the crawl has to do."""
        source, rules = self._source, self._rules
        young = "" if state.full else _days_before(plan.now, rules.revisit)
        return Job(
            kind=self.kind,
            source=source.name,
            origin=source.url,
            rules=rules,
            cache=str(folder / PAGES),
            now=plan.now,
            since=state.since,
            items_since=min(state.since, young) if young else state.since,
            delay=POLITE if source.delay is None else source.delay,
            agent=user_agent(source.contact),
            concurrency=source.concurrency,
            encoding="" if source.encoding == "auto" else source.encoding,
            authorization=authorization(source.auth),
            validators=state.validators,
            pause=self._pause,
            timeout=self._timeout,
        )

    def _taken(
        self, process: CrawlProcess, plan: Plan, here: Checkpoint
    ) -> Generator[Delivery, None, End | None]:
        """What the process hands on; its end, None where it was stopped or ended before its time."""
        end, delivered, unsaved = None, 0, 0
        for frame in process.frames():
            if isinstance(frame, RawRecord | Damaged):
                yield frame
                delivered += 1
                unsaved += 1
            elif isinstance(frame, End):
                end = frame
            elif frame is not None:
                self._note(frame)
            if unsaved and (frame is None or unsaved >= BETWEEN_CHECKPOINTS):
                yield here
                unsaved = 0
            if self._is_over(plan, delivered):
                yield here
                return None
        yield here
        return end if self._ended_well(process, end) else None

    def _is_over(self, plan: Plan, delivered: int) -> bool:
        return self.log.stop.is_set() or 0 < plan.limit <= delivered

    def _ended_well(self, process: CrawlProcess, end: End | None) -> bool:
        code = process.exit_code()
        if process.log:
            message = f"The log of the crawl of {self._source.name} is not empty: {process.last_line}"
            self.log.finding("crawl_log", self._source.url, message, process.log)
        if end is not None and code == 0:
            return True
        self.log.incomplete(
            f"The crawl of {self._source.name} ended before its time (exit code {code}): {process.last_line}"
        )
        return False

    def _note(self, frame: Told | Counts) -> None:
        log = self.log
        if isinstance(frame, Counts):
            log.requests, log.retries = frame.requests, frame.retries
            log.received, log.pages = frame.received, frame.pages
        else:
            log.finding(frame.kind, frame.where, frame.message, frame.raw)
            if frame.gap:
                log.incomplete(frame.message, frame.missing)

    def check(self) -> SourceCheck:
        """Whether the first pages answer, and what they hold; nothing is kept."""
        plan = Plan(datetime.now(UTC).strftime(MOMENT))
        job = self.job(plan, CrawlState(plan.now), Path())
        found = check_crawl(job)
        label = self._source.label
        return msgspec.structs.replace(found, title=found.title or label.zh or label.en or self._source.name)

    def _folder(self) -> contextlib.AbstractContextManager[Path]:
        if self._cache is not None:
            return contextlib.nullcontext(self._cache)
        return _temporary_folder()


class WebHarvester(CrawlHarvester):
    """Pages of publications, as `webpage` records; their rules stand in `source.spider`."""

    kind = "web"


class FeedHarvester(CrawlHarvester):
    """Entries of Atom and RSS feeds, as `feed_entry` records, or the pages that they lead to."""

    kind = "feed"


@contextlib.contextmanager
def _temporary_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="haimu-pages-") as name:
        yield Path(name)


def _begun(plan: Plan) -> CrawlState:
    """The round that goes on, or a new one."""
    if not plan.state or plan.full:
        return CrawlState(plan.now, full=plan.full)
    last = msgspec.json.decode(plan.state, type=CrawlState)
    goes_on = not last.ended and last.since > _days_before(plan.now, LONGEST_ROUND)
    return last if goes_on else CrawlState(plan.now, validators=last.validators)


def _days_before(now: str, days: int) -> str:
    return (datetime.fromisoformat(now) - timedelta(days=days)).strftime(MOMENT)
