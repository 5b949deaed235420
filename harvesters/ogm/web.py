"""The records behind an address: a file of them, an index, a IIIF collection with all that it names."""

import zlib
from collections.abc import Iterator
from urllib.parse import urldefrag

import msgspec
from msgspec.structs import replace

from harvesters.harvester import RunLog
from harvesters.net.answer import Answer
from harvesters.net.errors import TransportError
from harvesters.net.transport import Transport
from harvesters.ogm.findings import Unknown, found_as, found_in
from harvesters.ogm.iiif import Embedded, Reference, kind_of, members_of
from harvesters.ogm.place import Place
from normalize.raw import Damaged, Deleted, RawRecord

ACCEPT = "application/ld+json, application/json, application/x-ndjson, */*;q=0.1"
MOST_FAILURES = 20  # addresses in a row that do not answer, before the rest is left to another run
MOST_EMPTY = 1000  # collections in a row that name nothing new
OFTEN = 10  # addresses between two places from which a run may be resumed
LARGEST = 512 << 20
GZIP = b"\x1f\x8b"

Delivered = RawRecord | Deleted | Damaged


class Walk:
    """Goes through collections in their order, to every address once, so that circles end."""

    def __init__(self, root: str, log: RunLog, transport: Transport, place: Place) -> None:
        self._root = root
        self._log = log
        self._transport = transport
        self._place = place
        self._awaited = place.last
        self._visited: set[str] = set()
        self._failures = self._empty = self._done = 0

    def records(self) -> Iterator[Delivered | Place]:
        """Everything behind the place, and places reached. Raises `TransportError` where too little answers."""
        stack: list[Reference | Embedded] = [Reference(self._root, "collection")]
        while stack:
            step = stack.pop()
            if isinstance(step, Reference):
                if self._is_new(step):
                    yield from self._asked(step, stack)
            elif kind_of(step.value) == "manifest":
                yield from self._inside(step)
            elif self._goes_in(step):
                self._push(list(members_of(step.value, step.base)), stack)
        if self._awaited:
            # The address that was done last is there no more, so nobody can say what is behind it.
            self._awaited = ""
            self._visited.clear()
            yield from self.records()

    def _is_new(self, reference: Reference) -> bool:
        """Whether it is to be asked. What the run before has brought is passed over, but not its collections."""
        address = urldefrag(reference.url).url
        if address in self._visited:
            return False
        self._visited.add(address)
        if not self._awaited or reference.kind == "collection":
            return True
        if reference.url == self._awaited:
            self._awaited = ""
        return False

    def _asked(self, reference: Reference, stack: list[Reference | Embedded]) -> Iterator[Delivered | Place]:
        answer = self._answer(reference)
        if answer is None:
            return
        steps: list[Reference | Embedded] = []
        for found in found_in(answer.body, answer.url, reference.url):
            if isinstance(found, Reference | Embedded):
                steps.append(found)
            elif isinstance(found, Unknown):
                self._missed(
                    reference, "it holds an object that is neither a record nor a collection", found.data
                )
            else:
                self._empty = 0
                nameless = isinstance(found, RawRecord) and found.format == "iiif" and not found.identifier
                yield replace(found, identifier=reference.url) if nameless else found
        self._push(steps, stack)
        if reference.kind != "collection":
            self._done += 1
            if self._done % OFTEN == 0:
                yield replace(self._place, last=reference.url, whole=self._place.whole and self._log.complete)

    def _push(self, steps: list[Reference | Embedded], stack: list[Reference | Embedded]) -> None:
        named = [step for step in steps if isinstance(step, Reference) and step.kind != "collection"]
        new = sum(1 for step in named if urldefrag(step.url).url not in self._visited)
        if new:
            self._log.announced = (self._log.announced or 0) + new
        stack += reversed(steps)

    def _inside(self, manifest: Embedded) -> Iterator[Delivered]:
        found = found_as(manifest.value, msgspec.json.encode(manifest.value), 1)
        if isinstance(found, RawRecord):
            self._empty = 0
            yield found

    def _goes_in(self, collection: Embedded) -> bool:
        """Whether to go on: a server may lead from one empty page to the next for ever."""
        self._empty += 1
        if self._empty == MOST_EMPTY:
            self._log.incomplete(
                f"{MOST_EMPTY:,} collections in a row held no record, at last {collection.base}."
            )
        return self._empty < MOST_EMPTY

    def _answer(self, reference: Reference) -> Answer | None:
        """The answer, unpacked; what does not come is logged, and the first or too many in a row end the run."""
        try:
            answer = self._transport.get(reference.url, accept=ACCEPT, most=LARGEST)
            told, body = _fault(answer), answer.body
        except TransportError as error:
            told, answer, body = str(error), None, error.answer.body if error.answer else b""
        self._log.pages += 1
        if answer is not None and not told:
            self._failures = 0
            whole, fault = _unpacked(answer.body)
            if fault:
                self._log.finding("packed", reference.url, fault, answer.body[:9999])
                self._log.incomplete(f"{reference.url} {fault}.")
            return replace(answer, body=whole)
        if not self._done and not self._visited - {urldefrag(self._root).url}:
            raise TransportError(f"{reference.url} brings no records: {told.rstrip('.')}.")
        self._missed(reference, told, body)
        return None

    def _missed(self, reference: Reference, told: str, body: bytes) -> None:
        self._failures += 1
        self._log.finding("no_answer", reference.url, told, body[:9999])
        self._log.incomplete(f"{reference.url} did not come: {told.rstrip('.')}.", 1)
        if self._failures >= MOST_FAILURES:
            raise TransportError(f"{MOST_FAILURES} addresses in a row did not come, at last {reference.url}.")


def _fault(answer: Answer) -> str:
    if answer.status >= 400:
        return f"it answered with status {answer.status}"
    if not answer.body.strip():
        return "it is empty"
    return "it sent a web page or XML in place of JSON" if answer.body.lstrip().startswith(b"<") else ""


def _unpacked(body: bytes) -> tuple[bytes, str]:
    """What a packed file holds, as much as can be read of it and no more than LARGEST; and what is wrong with it."""
    parts: list[bytes] = []
    left = LARGEST
    while body.startswith(GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            parts.append(unpacker.decompress(body, left))
        except zlib.error:
            return b"".join(parts) or body, "is packed, and cannot be unpacked to its end"
        left -= len(parts[-1])
        if unpacker.unconsumed_tail or left <= 0:
            return b"".join(parts), f"unpacks to more than {LARGEST:,} bytes, the most that is taken"
        if not unpacker.eof:
            return b"".join(parts), "breaks off before its end"
        body = unpacker.unused_data
    return (b"".join(parts), "") if parts else (body, "")
