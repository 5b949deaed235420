"""What other programs' libraries read of the files that we write: rispy, bibtexparser, and CSL-JSON by its schema."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from round_trips import records
from site_records import ALL

from normalize.exports.csl_json import csl_item
from normalize.exports.entry import Entry
from normalize.exports.formats import FORMATS, writer_of
from normalize.record import Record

rispy = pytest.importorskip("rispy", reason="the package rispy is not installed")
bibtexparser = pytest.importorskip("bibtexparser", reason="the package bibtexparser is not installed")

FILES = {
    "union-gold/lc.mrc": 60,
    "union-gold/cnmarc_utf8.xml": 60,
    "fatcat/datacite_1k_records.jsonl.gz": 60,
    "marine-oro-map/pilot_screen_1.ris": 30,
    "zh-zotero-cn/zotero_cn_items_shared.jsonl": 120,
}
# The input data schema of CSL 1.0.2, as far as we use it: names of persons, dates, and texts.
NAMES = {"author", "editor", "translator", "contributor"}
NAME_PARTS = {"family", "given", "suffix", "literal"}
TEXTS = {
    "title", "container-title", "collection-title", "collection-number", "volume", "issue", "page", "number",
    "number-of-pages", "edition", "genre", "publisher", "publisher-place", "scale", "ISBN", "ISSN", "DOI", "URL",
    "language", "keyword", "abstract", "note",
}  # fmt: skip
TYPES = {
    "article", "article-journal", "article-newspaper", "book", "chapter", "dataset", "document", "graphic",
    "manuscript", "map", "motion_picture", "paper-conference", "patent", "periodical", "report", "standard", "thesis",
}  # fmt: skip


@pytest.fixture(scope="module")
def entries(shared_data: Path) -> list[Entry]:
    found = [*ALL, *_records(shared_data)]
    assert len(found) > 200
    return [Entry(record, f"hm{at:010d}") for at, record in enumerate(found)]


def _records(shared_data: Path) -> Iterator[Record]:
    for name, most in FILES.items():
        yield from records(shared_data / name, most)


def written(entries: list[Entry], name: str) -> str:
    """All entries in one file."""
    format_ = FORMATS[name]
    write = writer_of(format_)
    return format_.opening + format_.between.join(map(write, entries)) + format_.closing


def plain(text: str) -> str:
    """Blanks do not count."""
    return " ".join(text.split())


def test_rispy_reads_every_record(entries: list[Entry]) -> None:
    read: list[dict[str, Any]] = rispy.loads(written(entries, "ris"))
    assert len(read) == len(entries)
    for entry, found in zip(entries, read, strict=True):
        item = csl_item(entry)
        assert found["id"] == entry.id
        assert plain(found.get("title", "")) == plain(item.get("title", ""))
        assert len(found.get("authors", ())) == len(item.get("author", ()))
        assert found.get("year", "") == str(entry.record.date.first or "")
        assert found.get("doi", "") == item.get("DOI", "")


def test_bibtexparser_reads_every_record(entries: list[Entry]) -> None:
    library = bibtexparser.parse_string(written(entries, "bibtex"))
    assert library.failed_blocks == []
    assert [each.key for each in library.entries] == [entry.id for entry in entries]
    for entry, found in zip(entries, library.entries, strict=True):
        fields = {field.key: field.value for field in found.fields}
        names = fields.get("author", "").split(" and ") if "author" in fields else []
        bodies = sum(" and " in name.get("literal", "") for name in csl_item(entry).get("author", ()))
        assert len(names) >= len(csl_item(entry).get("author", ()))
        assert bodies or len(names) == len(csl_item(entry).get("author", ()))
        assert fields.get("year", "") == str(entry.record.date.first or "")


def test_items_are_of_the_shape_that_the_schema_of_csl_asks_for(entries: list[Entry]) -> None:
    items: list[dict[str, Any]] = json.loads(written(entries, "csljson"))
    assert len(items) == len(entries)
    for item in items:
        assert item.keys() <= {"id", "type", "issued"} | NAMES | TEXTS
        assert item["type"] in TYPES
        assert all(isinstance(item[name], str) for name in TEXTS & item.keys())
        assert all(name.keys() <= NAME_PARTS for kind in NAMES & item.keys() for name in item[kind])
        assert (
            re.fullmatch(r"\[\[\d+(?:, \d+){0,2}\]\]", str(item["issued"]["date-parts"]))
            if "issued" in item
            else 1
        )


def test_an_edition_has_no_word_that_styles_add(book: Record) -> None:
    third = msgspec.structs.replace(book, edition="3rd ed.", edition_original="")
    assert "edition = {3rd}" in written([Entry(third, "hm1")], "bibtex")
    assert "ET  - 3rd\r\n" in written([Entry(third, "hm1")], "ris")
    assert csl_item(Entry(third, "hm1"))["edition"] == "3"
    eastern = msgspec.structs.replace(book, edition="", edition_original="第三版")
    assert "%7 3\r\n" in written([Entry(eastern, "hm1")], "endnote")
