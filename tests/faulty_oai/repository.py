"""Records, and the answers of a well-behaved OAI-PMH server about them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)


class Kept(msgspec.Struct, frozen=True):
    """A record of the server. `xml` is its payload, empty for a deleted record."""

    identifier: str
    datestamp: str
    xml: str = ""
    deleted: bool = False


def kept(number: int, **changed: object) -> Kept:
    """The record of this number; each has its own hour."""
    when = (BEGINNING + timedelta(hours=number)).strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = (f"oai:sea.example:{number}", when, payload(f"Sea charts, volume {number}"))
    return msgspec.structs.replace(Kept(*fields), **changed)


def payload(title: str) -> str:
    return (
        '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></oai_dc:dc>'
    )


class Repository:
    """`records` in their order; what a server may say differently is an attribute."""

    def __init__(self, records: Sequence[Kept], page: int = 5) -> None:
        self.records = list(records)
        self.page_size = page
        self.granularity = "YYYY-MM-DDThh:mm:ssZ"
        self.deletions = "persistent"
        self.now = "2025-01-01T00:00:00Z"
        self.size: int | None = len(self.records)
        self.namespace = f' xmlns="{NAMESPACE}"'
        self.ends_with_token = False

    def answer(self, params: dict[str, str]) -> str:
        """The whole XML for a request."""
        verb = params.get("verb", "")
        if verb in {"ListRecords", "ListIdentifiers"}:
            return self.list(verb, params)
        return {"Identify": self.identify, "ListMetadataFormats": self.formats, "ListSets": self.sets}.get(
            verb, lambda: self.get(params)
        )()

    def whole(self, inner: str) -> str:
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><OAI-PMH{self.namespace}><responseDate>{self.now}</responseDate>'
            f"<request>http://sea.example/oai</request>{inner}</OAI-PMH>"
        )

    def error(self, code: str) -> str:
        return self.whole(f'<error code="{code}">{code}</error>')

    def identify(self) -> str:
        return self.whole(
            "<Identify><repositoryName>Sea</repositoryName><protocolVersion>2.0</protocolVersion>"
            f"<earliestDatestamp>{self.stamped(BEGINNING)}</earliestDatestamp>"
            f"<deletedRecord>{self.deletions}</deletedRecord><granularity>{self.granularity}</granularity></Identify>"
        )

    def stamped(self, when: datetime) -> str:
        return when.strftime("%Y-%m-%d" if self.granularity == "YYYY-MM-DD" else "%Y-%m-%dT%H:%M:%SZ")

    def formats(self) -> str:
        return self.whole(
            "<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><metadataNamespace>"
            "http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat></ListMetadataFormats>"
        )

    def sets(self) -> str:
        return self.error("noSetHierarchy")

    def get(self, params: dict[str, str]) -> str:
        for one in self.records:
            if one.identifier == params.get("identifier"):
                return self.whole(f"<GetRecord>{self.record(one)}</GetRecord>")
        return self.error("idDoesNotExist")

    def selected(self, begin: str, end: str) -> list[Kept]:
        """By the days or seconds that the server knows."""
        return [
            one
            for one in self.records
            if (not begin or self.comparable(one) >= begin) and (not end or self.comparable(one) <= end)
        ]

    def comparable(self, one: Kept) -> str:
        return one.datestamp[:10] if self.granularity == "YYYY-MM-DD" else one.datestamp

    def list(self, verb: str, params: dict[str, str]) -> str:
        """One page. A token holds all that the server has to know: begin, end, offset."""
        begin, end, offset = place(params)
        chosen = self.selected(begin, end)
        if not chosen[offset:] and not offset:
            return self.error("noRecordsMatch")
        part = chosen[offset : offset + self.page_size]
        body = "".join(self.record(one) if verb == "ListRecords" else header(one) for one in part)
        size = len(chosen) if (begin or end) and self.size is not None else self.size
        following = offset + self.page_size
        token = f"{begin}!{end}!{following}" if following < len(chosen) else ""
        return self.whole(f"<{verb}>{body}{self.token(token, size, offset)}</{verb}>")

    def token(self, token: str, size: int | None, cursor: int) -> str:
        if not token and not cursor and not self.ends_with_token:
            return ""
        count = f' completeListSize="{size}"' if size is not None else ""
        return f'<resumptionToken{count} cursor="{cursor}">{token}</resumptionToken>'

    def record(self, one: Kept) -> str:
        metadata = f"<metadata>{one.xml}</metadata>" if one.xml and not one.deleted else ""
        return f"<record>{header(one)}{metadata}</record>"


def header(one: Kept) -> str:
    status = ' status="deleted"' if one.deleted else ""
    return f"<header{status}><identifier>{one.identifier}</identifier><datestamp>{one.datestamp}</datestamp></header>"


def place(params: dict[str, str]) -> tuple[str, str, int]:
    """Begin, end and offset of the page that a request is for."""
    token = params.get("resumptionToken", "")
    if not token:
        return params.get("from", ""), params.get("until", ""), 0
    begin, end, offset = token.rsplit("~", 1)[0].split("!")
    return begin, end, int(offset)
