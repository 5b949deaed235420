"""RIS, EndNote, BibTeX and CSL-JSON: tags, escapes, keys, and any text at all."""

import json
import re
from typing import Any

import pytest
from citable import article, body, chapter, named, thesis_note, work
from hypothesis import given
from lxml import etree
from site_records import FISHERIES
from strange_records import ANY_RECORDS

from normalize.exports.bibtex import bibtex, escaped
from normalize.exports.csl_json import csl_item, csl_json
from normalize.exports.endnote import endnote
from normalize.exports.entry import Entry
from normalize.exports.formats import FORMATS, document
from normalize.exports.ris import ris
from normalize.formats.bibtex_entry import parse_entry
from normalize.formats.latex import plain_text
from normalize.record import Record

ID = "hm0123456789"
TEXTS = sorted(name for name, each in FORMATS.items() if not each.binary)
TYPES = [
    (work("book", "Waves"), "BOOK", "book", "Book", "book"),
    (article("Waves", "2001", "Nature", "3"), "JOUR", "article", "Journal Article", "article-journal"),
    (article("冰", "2001-02-03", "人民日报"), "NEWS", "article", "Newspaper Article", "article-newspaper"),
    (chapter("Waves", "2001", "Oceans"), "CHAP", "incollection", "Book Section", "chapter"),
    (chapter("Waves", "2001", "Oceans", kind="conference"), "CPAPER", "inproceedings", "Conference Paper",
     "paper-conference"),
    (work("thesis", "Waves"), "THES", "phdthesis", "Thesis", "thesis"),
    (work("thesis", "Waves", notes=thesis_note("硕士学位论文")), "THES", "mastersthesis", "Thesis", "thesis"),
    (work("report", "Waves"), "RPRT", "techreport", "Report", "report"),
    (work("chart", "Waves"), "MAP", "misc", "Map", "map"),
    (work("dataset", "Waves"), "DATA", "dataset", "Dataset", "dataset"),
    (work("patent", "Waves"), "PAT", "patent", "Patent", "patent"),
    (work("serial", "Waves"), "JFULL", "periodical", "Serial", "periodical"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "ris_type", "bibtex_type", "refer_type", "csl_type"), TYPES)
def test_types_have_their_name_in_each_format(
    record: Record, ris_type: str, bibtex_type: str, refer_type: str, csl_type: str
) -> None:
    entry = Entry(record, ID)
    assert ris(entry).startswith(f"TY  - {ris_type}\r\n")
    assert bibtex(entry).startswith(f"@{bibtex_type}{{{ID},\n")
    assert endnote(entry).startswith(f"%0 {refer_type}\r\n")
    assert csl_item(entry)["type"] == csl_type


@pytest.mark.parametrize(
    "text", ["50% & more", "a_b #1 $2", "{x}", "~^", "back\\slash", "海洋 & 渔业", "Ørsted — ½"]
)
def test_what_means_something_to_latex_is_escaped_and_comes_back(text: str) -> None:
    assert plain_text(escaped(text)) == text


def test_capitals_of_a_title_are_kept_from_styles_that_write_small_letters() -> None:
    entry = Entry(work("book", "The Arabian seas : the Indian Ocean & pH of eDNA", "2002"), ID)
    assert "title = {The {Arabian} seas: the {Indian} {Ocean} \\& {pH} of {eDNA}}" in bibtex(entry)


def test_names_of_bodies_stay_whole() -> None:
    entry = Entry(work("book", "Waves", by=body("Office of Ships and Harbours")), ID)
    assert "author = {{Office of Ships and Harbours}}" in bibtex(entry)
    assert "%A Office of Ships and Harbours,\r\n" in endnote(entry)
    assert csl_item(entry)["author"] == [{"literal": "Office of Ships and Harbours"}]


def test_names_of_persons_are_parted() -> None:
    entry = Entry(work("book", "Waves", by=named("Peebles, Peyton Z., Jr.", "张震东")), ID)
    assert "author = {Peebles, Jr., Peyton Z. and 张震东}" in bibtex(entry)
    assert csl_item(entry)["author"] == [
        {"family": "Peebles", "given": "Peyton Z.", "suffix": "Jr."},
        {"literal": "张震东"},
    ]


def test_the_language_is_named_for_babel_and_by_its_tag() -> None:
    entry = Entry(FISHERIES, ID)
    assert "langid = {chinese}" in bibtex(entry)
    assert csl_item(entry)["language"] == "zh"
    assert "LA  - zh\r\n" in ris(entry)
    assert "%G zh\r\n" in endnote(entry)


def test_dates_are_numbers_in_csl_and_a_macro_in_bibtex() -> None:
    entry = Entry(article("冰", "2001-02-03", "海洋学报", "3"), ID)
    assert csl_item(entry)["issued"] == {"date-parts": [[2001, 2, 3]]}
    assert "  date = {2001-02-03},\n  year = {2001},\n  month = feb,\n" in bibtex(entry)
    assert "DA  - 2001/02/03/\r\n" in ris(entry)


def test_pages_have_two_hyphens_in_bibtex_and_two_tags_in_ris() -> None:
    entry = Entry(article("冰", "2001", "海洋学报", "3||12-20"), ID)
    assert "pages = {12--20}" in bibtex(entry)
    assert "SP  - 12\r\nEP  - 20\r\n" in ris(entry)


@given(ANY_RECORDS)
def test_any_record_is_written_in_every_format(record: Record) -> None:
    for name in TEXTS:
        document(FORMATS[name], Entry(record, ID))


@given(ANY_RECORDS)
def test_what_is_written_of_any_record_is_well_formed(record: Record) -> None:
    entry = Entry(record, ID)
    for name in ("dc", "dcterms", "mods"):
        etree.fromstring(document(FORMATS[name], entry))
    item: dict[str, Any] = json.loads(csl_json(entry))
    assert {"id", "type"} <= item.keys()
    parsed = parse_entry(bibtex(entry))
    assert parsed is not None
    assert parsed.key == ID
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris(entry).removesuffix("\r\n").split("\r\n"))
    assert all(line.startswith("%") for line in endnote(entry).removesuffix("\r\n").split("\r\n"))
    for citation in ("gbt7714", "apa", "chicago"):
        assert document(FORMATS[citation], entry).count(b"\n") == 1


def test_every_suffix_belongs_to_one_format() -> None:
    suffixes = [each.suffix for each in FORMATS.values()]
    assert len(suffixes) == len(set(suffixes))
