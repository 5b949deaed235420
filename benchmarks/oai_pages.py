"""A fast OAI-PMH server on loopback: `python -m benchmarks.oai_pages FILE SIZE` prints its port and serves.

All pages are made before it answers, so that it costs as little as a server can.
"""

import http.server
import itertools
import sys
import urllib.parse
from io import BytesIO
from pathlib import Path

import pymarc

PAGE = 500
STAMP = "2026-01-01T00:00:00Z"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
    f"<responseDate>{STAMP}</responseDate><request>http://127.0.0.1/</request>"
).encode()
IDENTIFY = (
    "<Identify><repositoryName>Load set</repositoryName><baseURL>http://127.0.0.1/</baseURL>"
    "<protocolVersion>2.0</protocolVersion><adminEmail>nobody@example.org</adminEmail>"
    f"<earliestDatestamp>{STAMP}</earliestDatestamp><deletedRecord>persistent</deletedRecord>"
    "<granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>"
).encode()
FORMATS = (
    b"<ListMetadataFormats><metadataFormat><metadataPrefix>marcxml</metadataPrefix>"
    b"<schema>http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd</schema>"
    b"<metadataNamespace>http://www.loc.gov/MARC21/slim</metadataNamespace></metadataFormat></ListMetadataFormats>"
)
END = b"</OAI-PMH>"


def pages(file: Path, size: int) -> list[bytes]:
    """The answers to ListRecords, one for each page."""
    with file.open("rb") as stream:
        reader = pymarc.MARCReader(BytesIO(stream.read()))
        found = itertools.islice((record for record in reader if record is not None), size)
        records = [_record(number, record) for number, record in enumerate(found)]
    total = len(records)
    return [_page(records[start : start + PAGE], start, total) for start in range(0, total, PAGE)]


def _record(number: int, record: pymarc.Record) -> bytes:
    header = (
        f"<record><header><identifier>oai:load:{number}</identifier><datestamp>{STAMP}</datestamp></header>"
    )
    metadata = pymarc.record_to_xml(record, namespace=True)  # type: ignore[no-untyped-call]  # pymarc
    return b"".join((header.encode(), b"<metadata>", metadata, b"</metadata></record>"))


def _page(records: list[bytes], start: int, total: int) -> bytes:
    following = start + len(records)
    token = str(following) if following < total else ""
    end = f'<resumptionToken completeListSize="{total}" cursor="{start}">{token}</resumptionToken>'
    return b"".join((HEAD, b"<ListRecords>", *records, end.encode(), b"</ListRecords>", END))


def main() -> None:
    """Serve until killed."""
    made = pages(Path(sys.argv[1]), int(sys.argv[2]))

    class Answers(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name that http.server asks for
            asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
            if asked.get("verb") == "ListRecords":
                body = made[int(asked.get("resumptionToken", "0")) // PAGE]
            else:
                body = HEAD + (IDENTIFY if asked.get("verb") == "Identify" else FORMATS) + END
            self.send_response(200)
            self.send_header("Content-Type", "text/xml; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
