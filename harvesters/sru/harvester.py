"""Everything that an SRU server has for the queries of a source."""

from collections.abc import Iterator

from msgspec.structs import replace

from harvesters.check import SourceCheck
from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from harvesters.net.errors import TransportError
from harvesters.net.transport import Transport
from harvesters.source import Source
from harvesters.sru.client import SruClient
from harvesters.sru.cql import Slice
from harvesters.sru.pages import Pages
from harvesters.sru.place import Place, place_of
from harvesters.sru.xml import UnreadableAnswer
from normalize.raw import Checkpoint, Delivery, RoundBegins


class SruHarvester:
    """Asks for one page after another; where the server cuts a result off, for slices of it by year."""

    def __init__(self, source: Source, log: RunLog, transport: Transport | None = None) -> None:
        self._source = source
        self._log = log
        self._queries = _queries(source)
        self._transport = transport or Transport(
            source.url, log, delay=source.delay or 0.0, auth=source.auth, contact=source.contact
        )

    def check(self) -> SourceCheck:
        """Ask the server about itself and for one record of every query."""
        title = self._source.label.en or self._source.name
        facts = [("address", self._source.url)]
        warnings: list[str] = []
        try:
            client = SruClient(self._source, self._log, self._transport)
            explain = client.explain
            totals = []
            for query in self._queries:
                answer = client.search(query, 1, 1)
                totals.append((f"total for {query}", "?" if answer.total is None else f"{answer.total:,}"))
                warnings += [f"{query}: {diagnostic.sentence}." for diagnostic in answer.diagnostics]
        except (TransportError, UnreadableAnswer) as error:
            return SourceCheck(False, title, tuple(facts), (str(error),))
        if not explain.version:
            warnings.append("The server does not explain itself; what it takes was found out by asking.")
        facts += [
            ("version", client.dialect.version),
            ("formats", ", ".join(each.name or each.identifier for each in explain.schemas) or "?"),
            ("format", client.dialect.schema or "the server's own choice"),
            ("index of dates", explain.date or "none: a result that is cut off cannot be parted"),
        ]
        return SourceCheck(True, explain.title or title, (*facts, *totals), tuple(warnings))

    def deliveries(self, plan: Plan) -> Iterator[Delivery]:
        """See `Harvester`. A run that does not go on where another stopped asks for everything: SRU knows no
        changes since a time.
        """
        place = place_of(plan, self._queries)
        if place == Place(self._queries):
            yield RoundBegins()
        pages = Pages(SruClient(self._source, self._log, self._transport), self._log, plan.limit)
        try:
            yield from self._slices(pages, place)
        except TransportError as error:
            if not self._log.pages:
                raise
            self._log.incomplete(str(error))

    def _slices(self, pages: Pages, place: Place) -> Iterator[Delivery]:
        while place.query < len(self._queries):
            if not place.slices:
                place = replace(place, slices=(Slice(self._queries[place.query]),))
            for item in pages.of(place):
                if isinstance(item, Place):
                    place = item
                    yield Checkpoint(place.encoded())
                else:
                    yield item
            if pages.ended():
                return
        self._log.exhaustive = place.whole and self._log.complete
        yield Checkpoint(b"")


def _queries(source: Source) -> tuple[str, ...]:
    queries = tuple(query.strip() for query in source.queries)
    if not queries or not all(queries):
        raise HarvestError(
            f'{source.name}: an SRU server needs a query in CQL, such as query = "dc.subject = oceanography".'
        )
    return queries
