"""Requests to an SRU server, in the version, the format and the packing that it takes."""

from collections.abc import Iterable

import msgspec

from harvesters.harvester import RunLog, Stopped
from harvesters.net.answer import Answer
from harvesters.net.errors import TransportError
from harvesters.net.transport import Transport
from harvesters.payload import payload_format
from harvesters.source import Source
from harvesters.sru.answer import SearchAnswer, search_answer
from harvesters.sru.explain import Explain, Schema, explain_of
from harvesters.sru.xml import HTML, UnreadableAnswer

ACCEPT = "application/sru+xml, application/xml, text/xml;q=0.9, */*;q=0.1"
# Formats in the order in which they are wanted.
PREFERENCE = ("marcxml", "mods", "dc")
FALLBACK = ("marcxml", "mods", "dc", "")
PASSING = (1, 2)  # general system error, system temporarily unavailable
TRIES = 3
# Diagnostics of the set info:srw/diagnostic/1, by what another try would have to change.
BAD_VERSION = (5,)
BAD_SCHEMA = (66, 67, 68)
BAD_PACKING = (8, 71)


class Dialect(msgspec.Struct, frozen=True):
    """How a server is asked; an empty schema or packing is left to it."""

    version: str
    schema: str
    packing: str = "xml"

    def params(self, query: str, start: int, count: int) -> dict[str, str]:
        """The parameters of a searchRetrieve request."""
        asked = {"query": query, "startRecord": str(start), "maximumRecords": str(count)}
        if self.schema:
            asked["recordSchema"] = self.schema
        if self.version == "2.0":
            return asked | ({"recordXMLEscaping": self.packing} if self.packing else {})
        packing = {"recordPacking": self.packing} if self.packing else {}
        return {"operation": "searchRetrieve", "version": self.version} | asked | packing


class SruClient:
    """`explain` is what the server says of itself, empty where it does not; `dialect` what it has taken so far."""

    def __init__(self, source: Source, log: RunLog, transport: Transport) -> None:
        self._url = source.url
        self._log = log
        self._transport = transport
        self.explain = self._explained()
        wanted = source.metadata_prefix
        self._schemas = list((wanted,) if wanted else schemas_by_preference(self.explain.schemas))
        said = self.explain.version
        self._versions = [version for version in ("1.2", "1.1", "2.0") if version != said]
        self._packings = ["string", ""]
        self.dialect = Dialect(said or self._versions.pop(0), self._schemas.pop(0))

    def search(self, query: str, start: int, count: int) -> SearchAnswer:
        """An answer with records or with diagnostics that nothing here can mend. Raises `TransportError` where
        none came and `UnreadableAnswer` where something else did.
        """
        tries = 1
        while True:
            answer = self._asked(self.dialect.params(query, start, count))
            if answer.records or not answer.diagnostics:
                return answer
            if answer.says(*PASSING) and tries < TRIES:
                if self._log.stop.wait(2.0**tries - 1):
                    raise Stopped
                tries += 1
                self._log.retries += 1
            elif (other := self._other(answer)) is not None:
                self.dialect = other
            else:
                return answer

    def _other(self, answer: SearchAnswer) -> Dialect | None:
        """What is tried next, None where the diagnostics are about something else or nothing is left."""
        now = self.dialect
        if answer.says(*BAD_VERSION) and self._versions:
            # The details of diagnostic 5 are the highest version that the server takes.
            details = {diagnostic.details for diagnostic in answer.diagnostics}
            named = next((version for version in self._versions if version in details), self._versions[0])
            self._versions.remove(named)
            return Dialect(named, now.schema, now.packing)
        if answer.says(*BAD_SCHEMA) and self._schemas:
            return Dialect(now.version, self._schemas.pop(0), now.packing)
        if answer.says(*BAD_PACKING) and self._packings:
            return Dialect(now.version, now.schema, self._packings.pop(0))
        return None

    def _asked(self, params: dict[str, str]) -> SearchAnswer:
        body = self._transport.get(self._url, params, accept=ACCEPT, judge=_fault).body
        self._log.pages += 1
        try:
            return search_answer(body)
        except UnreadableAnswer as error:
            error.body = body
            raise

    def _explained(self) -> Explain:
        """A server that does not explain itself is asked all the same."""
        told, body = "", b""
        for params in ({"operation": "explain", "version": "1.2"}, {}):
            try:
                body = self._transport.get(self._url, params, accept=ACCEPT).body
                return explain_of(body)
            except UnreadableAnswer as error:
                told = f"{error}."
            except TransportError as error:
                if error.answer is None:
                    raise
                told, body = str(error), error.answer.body
        self._log.finding("no_explain", self._url, f"The server does not explain itself: {told}", body[:4096])
        return Explain()


def schemas_by_preference(offered: Iterable[Schema]) -> tuple[str, ...]:
    """What to ask for, the best first, at last what the server likes; by name where it has one."""
    named = [schema.name or schema.identifier for schema in offered]
    forms = {name: _form(name) for name in named}
    best = [name for form in PREFERENCE for name in named if forms[name] == form]
    return (*dict.fromkeys(best), "") if best else FALLBACK if not named else ("", *named)


def _form(name: str) -> str:
    last = name.rpartition("/")[2]
    return "marcxml" if "marc" in last.lower() else payload_format("", "", last.rpartition("-v")[0] or last)


def _fault(answer: Answer) -> str:
    """What is wrong with an answer. One with an error's status may hold diagnostics."""
    if HTML.match(answer.body):
        return "it sent a web page (HTML) in place of records"
    if answer.status >= 400 and b"diagnostic" not in answer.body:
        return "it answered with an error"
    return "" if answer.body.strip() else "it sent nothing"
