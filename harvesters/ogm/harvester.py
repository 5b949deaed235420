"""Everything that a folder, a file, an index or a IIIF collection of maps holds."""

from collections.abc import Iterator
from pathlib import Path

from harvesters.check import SourceCheck
from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from harvesters.net.errors import TransportError
from harvesters.net.transport import Transport
from harvesters.ogm.findings import found_in
from harvesters.ogm.folder import files_of, records_in_files
from harvesters.ogm.iiif import Embedded, Reference, kind_of, members_of
from harvesters.ogm.place import Place, place_of
from harvesters.ogm.web import ACCEPT, LARGEST, Delivered, Walk
from harvesters.source import Source
from normalize.raw import Checkpoint, Delivery, RoundBegins

POLITE = (
    0.5  # seconds between two requests where the source names no delay: manifests are asked for one by one
)


class OgmHarvester:
    """`path` names a folder or a file, else `url` a file, a list or an index of records, or a IIIF collection."""

    def __init__(self, source: Source, log: RunLog, transport: Transport | None = None) -> None:
        if not (source.path or source.url):
            raise HarvestError(f"{source.name}: name a folder with path, or an address with url.")
        self._source = source
        self._log = log
        self._transport = transport
        self._brought = 0
        self._path = Path(source.folder, source.path)

    def check(self) -> SourceCheck:
        """What is there, without what it leads to."""
        title = self._source.label.en or self._source.name
        try:
            facts = self._files_there() if self._source.path else self._answer_there()
        except HarvestError as error:
            return SourceCheck(False, title, (), (str(error),))
        return SourceCheck(True, title, facts)

    def deliveries(self, plan: Plan) -> Iterator[Delivery]:
        """See `Harvester`. Every run that does not go on where another stopped reads everything; what has not
        changed is known by its bytes.
        """
        place = place_of(plan, str(self._path) if self._source.path else self._source.url)
        if not place.last:
            yield RoundBegins()
        try:
            yield from self._until(plan.limit, place)
        except TransportError as error:
            if not self._brought:
                raise
            self._log.incomplete(str(error))

    def _until(self, limit: int, place: Place) -> Iterator[Delivery]:
        for item in self._items(place):
            if isinstance(item, Place):
                place = item
                yield Checkpoint(item.encoded())
                if self._log.stop.is_set():
                    return
                continue
            yield item
            self._brought += 1
            if limit and self._brought >= limit:
                return
        self._log.exhaustive = place.whole and self._log.complete
        yield Checkpoint(b"")

    def _items(self, place: Place) -> Iterator[Delivered | Place]:
        if self._source.path:
            return records_in_files(files_of(self._path), place, self._log)
        return Walk(self._source.url, self._log, self._web(), place).records()

    def _web(self) -> Transport:
        if self._transport is None:
            source = self._source
            delay = POLITE if source.delay is None else source.delay
            self._transport = Transport(
                source.url, self._log, delay=delay, auth=source.auth, contact=source.contact
            )
        return self._transport

    def _files_there(self) -> tuple[tuple[str, str], ...]:
        files = files_of(self._path)
        size = sum(file.stat().st_size for file in files)
        return ("path", str(self._path)), ("files", f"{len(files):,}"), ("bytes", f"{size:,}")

    def _answer_there(self) -> tuple[tuple[str, str], ...]:
        url = self._source.url
        answer = self._web().get(url, accept=ACCEPT, most=LARGEST)
        if answer.status >= 400:
            raise HarvestError(f"{url} answers with status {answer.status}.")
        counts: dict[str, int] = {}
        for found in found_in(answer.body, answer.url, url):
            inside = members_of(found.value, found.base) if isinstance(found, Embedded) else (found,)
            for each in inside:
                kind = _kind(each)
                counts[kind] = counts.get(kind, 0) + 1
        return ("address", url), *((f"{kind}s", f"{count:,}") for kind, count in counts.items())


def _kind(found: object) -> str:
    if isinstance(found, Reference):
        return found.kind
    if isinstance(found, Embedded):
        return kind_of(found.value)
    return {"RawRecord": "record", "Deleted": "deletion"}.get(type(found).__name__, "unreadable object")
