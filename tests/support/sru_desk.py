"""A small SRU server that misbehaves on command, as a reply for `loopback`, and what a harvest of it brought."""

from collections.abc import Callable, Iterator
from html import escape

import msgspec
from loopback import Asked, Loopback, answer

from harvesters.harvester import Plan, RunLog
from harvesters.net.answer import Limits
from harvesters.net.transport import Transport
from harvesters.source import Source
from harvesters.sru import SruHarvester
from normalize.raw import Damaged, Delivery, RawRecord

SRW = "http://www.loc.gov/zing/srw/"
OASIS = "http://docs.oasis-open.org/ns/search-ws/sruResponse"
DIAGNOSTIC = "http://www.loc.gov/zing/srw/diagnostic/"
QUICK = Limits(tries=2, pause=0.01)


class SruDesk(msgspec.Struct, kw_only=True):
    """`total` records, each with its number. What is told apart by number counts records from 1.

    `gives`: most records of an answer; `says`: a wrong numberOfRecords; `limit`: beyond it diagnostic 61;
    `bad`: surrogate diagnostics; `broken`: places that make an answer no XML; `html`: places that make it HTML;
    `repeats`: the first page again and again;
    `years`: year of a record, which makes an index of dates, -1 for none; `titles`: words of its title.
    """

    total: int = 250
    namespace: str = SRW
    version: str = "1.1"
    schemas: tuple[str, ...] = ("dc", "marcxml")
    packing: str = "xml"
    explains: bool = True
    gives: int = 1000
    says: str | None = None
    tells_next: bool = True
    limit: int = 0
    bad: frozenset[int] = frozenset()
    broken: frozenset[int] = frozenset()
    html: frozenset[int] = frozenset()
    repeats: bool = False
    illegal: bool = False
    refuses: Callable[[dict[str, str]], str] = lambda _: ""
    years: Callable[[int], int] | None = None
    titles: Callable[[int], str] | None = None

    def __call__(self, asked: Asked) -> bytes:
        params = asked.params
        if "query" not in params:
            return answer(self.explained().encode()) if self.explains else answer(b"<html>Hello</html>")
        if refusal := self.refuses(params):
            return answer(self.response(0, (), 0, refusal).encode())
        return self.searched(params)

    def searched(self, params: dict[str, str]) -> bytes:
        found = [number for number in range(1, self.total + 1) if self.matches(number, params["query"])]
        start, count = int(params.get("startRecord", "1")), int(params.get("maximumRecords", "10"))
        if self.repeats:
            start = 1
        if self.limit and start > self.limit:
            return answer(self.response(len(found), (), 0, "61|First record position out of range").encode())
        last = min(start - 1 + min(count, self.gives), self.limit or len(found))
        given = found[start - 1 : last]
        if self.html.intersection(given):
            return answer(
                b"<!DOCTYPE html><html><body>Busy</body></html>", headers={"Content-Type": "text/html"}
            )
        follows = start + len(given)
        body = self.response(len(found), given, follows if follows <= len(found) else 0).encode()
        return answer(body.replace(b"</zs:recordData>", b"", 1) if self.broken.intersection(given) else body)

    def matches(self, number: int, query: str) -> bool:
        """Understands `all`, `odd`, and what the harvester adds for slices by year and by letters of a title."""
        base, _, term = query.rpartition(" and dc.title = ")
        if base and self.titles:
            words = self.titles(number).split()
            begins = term.strip('"').removesuffix("*")
            exact = not term.endswith('*"')
            found = any(word == begins if exact else word.startswith(begins) for word in words)
            return found and self.matches(number, base.removeprefix("(").removesuffix(")"))
        year = self.years(number) if self.years else 0
        if " not (dc.date >= " in query:
            return year < 0
        if 'dc.date = "' in query:
            return year == int(query.split('"')[1])
        if 'dc.date >= "' in query:
            return int(query.split('"')[1]) <= year <= int(query.split('"')[3])
        return query != "odd" or number % 2 == 1

    def response(
        self, total: int, given: list[int] | tuple[int, ...], follows: int, diagnostic: str = ""
    ) -> str:
        records = "".join(f"<zs:record>{self.record(number)}</zs:record>" for number in given)
        code, _, message = diagnostic.partition("|")
        inside = f"<zs:version>{self.version}</zs:version>"
        if not diagnostic or total:
            inside += f"<zs:numberOfRecords>{total if self.says is None else self.says}</zs:numberOfRecords>"
        if records:
            inside += f"<zs:records>{records}</zs:records>"
        if follows and self.tells_next:
            inside += f"<zs:nextRecordPosition>{follows}</zs:nextRecordPosition>"
        if diagnostic:
            inside += f"<zs:diagnostics>{diagnosed(code, message)}</zs:diagnostics>"
        whole = f'<zs:searchRetrieveResponse xmlns:zs="{self.namespace}">{inside}</zs:searchRetrieveResponse>'
        return whole if self.namespace else whole.replace("zs:", "").replace(' xmlns:zs=""', "")

    def record(self, number: int) -> str:
        if number in self.bad:
            inner = diagnosed("64", "Record temporarily unavailable")
            schema = "info:srw/schema/1/diagnostics-v1.1"
            return f"<zs:recordSchema>{schema}</zs:recordSchema><zs:recordData>{inner}</zs:recordData>"
        marc = marcxml(number, "\x01" if self.illegal and number == 7 else "")
        data = escape(marc) if self.packing == "string" else marc
        return (
            f"<zs:recordSchema>marcxml</zs:recordSchema><zs:recordPacking>{self.packing}</zs:recordPacking>"
            f"<zs:recordData>{data}</zs:recordData><zs:recordIdentifier>id{number}</zs:recordIdentifier>"
        )

    def explained(self) -> str:
        schemas = "".join(f'<schema name="{name}" identifier="info:x/{name}"/>' for name in self.schemas)
        names = ("date",) * bool(self.years) + ("title", "creator") * bool(self.titles)
        indexes = "".join(f'<index><map><name set="dc">{name}</name></map></index>' for name in names)
        return (
            f'<zs:explainResponse xmlns:zs="{self.namespace or SRW}"><zs:version>{self.version}</zs:version>'
            '<zs:record><zs:recordData><explain xmlns="http://explain.z3950.org/dtd/2.0/">'
            f"<databaseInfo><title>Sea books</title></databaseInfo><indexInfo>{indexes}</indexInfo>"
            f"<schemaInfo>{schemas}</schemaInfo></explain></zs:recordData></zs:record></zs:explainResponse>"
        )


def diagnosed(code: str, message: str) -> str:
    return (
        f'<diagnostic xmlns="{DIAGNOSTIC}"><uri>info:srw/diagnostic/1/{code}</uri>'
        f"<message>{message}</message></diagnostic>"
    )


def marcxml(number: int, extra: str = "") -> str:
    return (
        '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader>'
        f'<controlfield tag="001">{number}</controlfield><datafield tag="245" ind1="0" ind2="0">'
        f'<subfield code="a">海 {number}{extra}</subfield></datafield></record>'
    )


class Harvested(msgspec.Struct):
    """One run: what came, and its log."""

    deliveries: list[Delivery]
    log: RunLog

    @property
    def records(self) -> list[RawRecord]:
        return [each for each in self.deliveries if isinstance(each, RawRecord)]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the records in the order in which they came."""
        return [int(each.identifier.removeprefix("id")) for each in self.records]

    @property
    def damaged(self) -> list[Damaged]:
        return [each for each in self.deliveries if isinstance(each, Damaged)]

    def kinds(self) -> set[str]:
        return {finding.kind for finding in self.log.findings}


def source_at(url: str, *queries: str, **entries: object) -> Source:
    return msgspec.convert(
        {"name": "sea", "protocol": "sru", "url": url, "query": queries or ("all",), **entries}, Source
    )


def harvester_at(
    server: Loopback, *queries: str, log: RunLog | None = None, **entries: object
) -> SruHarvester:
    log = log or RunLog()
    transport = Transport(server.url, log, limits=QUICK, wait=lambda _: None)
    return SruHarvester(source_at(server.url, *queries, **entries), log, transport)


def harvested(server: Loopback, *queries: str, state: bytes = b"", limit: int = 0) -> Harvested:
    log = RunLog()
    harvester = harvester_at(server, *queries, log=log)
    plan = Plan(now="2026-01-31T12:00:00Z", state=state, limit=limit)
    return Harvested(list(harvester.deliveries(plan)), log)


def searches(server: Loopback) -> Iterator[dict[str, str]]:
    """The parameters of every search that was asked."""
    return (asked.params for asked in server.asked if "query" in asked.params)
