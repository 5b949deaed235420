"""A source that delivers what a test has written down, page by page."""

from collections.abc import Iterator, Sequence

from marc_records import marc_record

from harvesters.check import SourceCheck
from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from harvesters.source import Source
from normalize.raw import Checkpoint, Deleted, Delivery, RawRecord, RoundBegins, Seen

Page = Sequence[Delivery | Exception]


class ScriptedSource:
    """Pages of deliveries; a checkpoint with the number of the next page comes after each.

    The last checkpoint is `done`; a run that begins there brings the pages of `news` instead.
    """

    def __init__(self, *pages: Page, news: Sequence[Page] = ()) -> None:
        self.pages = pages
        self.news = news
        self.plans: list[Plan] = []
        self.exhaustive = True
        self.announced: int | None = None

    def harvester_of(self, _source: Source, log: RunLog, _cache: object = None) -> "ScriptedHarvester":
        return ScriptedHarvester(self, log)


class ScriptedHarvester:
    """What `haimu` asks."""

    def __init__(self, script: ScriptedSource, log: RunLog) -> None:
        self._script = script
        self._log = log

    def deliveries(self, plan: Plan) -> Iterator[Delivery]:
        script = self._script
        script.plans.append(plan)
        self._log.announced = script.announced
        if plan.state == b"done":
            yield from self._pages(script.news)
            return
        begin = int(plan.state or b"0")
        if not begin:
            yield RoundBegins()
        for number, page in enumerate(script.pages[begin:], begin + 1):
            yield from self._page(page)
            yield Checkpoint(b"%d" % number)
            if self._log.stop.is_set():
                return
        self._log.exhaustive = script.exhaustive
        yield Checkpoint(b"done")

    def check(self) -> SourceCheck:
        return SourceCheck(answers=True, title="A scripted source")

    def _pages(self, pages: Sequence[Page]) -> Iterator[Delivery]:
        for page in pages:
            yield from self._page(page)
        if any(isinstance(item, RoundBegins) for page in pages for item in page):
            self._log.exhaustive = True

    def _page(self, page: Page) -> Iterator[Delivery]:
        self._log.pages += 1
        self._log.requests += 1
        for item in page:
            if isinstance(item, Exception):
                raise item
            yield item


def records(*names: str, title: str = "Tides of the sea") -> list[Delivery | Exception]:
    """MARC records with these identifiers, each another book."""
    return [
        RawRecord(marc_record(name, f"{title} {name}"), place, identifier=name)
        for place, name in enumerate(names, 1)
    ]


def gone(*names: str) -> list[Delivery | Exception]:
    return [Deleted(name) for name in names]


def listing(*names: str) -> list[Delivery | Exception]:
    """A full list of identifiers."""
    return [RoundBegins(), *(Seen(name) for name in names)]


DEAD = HarvestError("The host does not answer.")
