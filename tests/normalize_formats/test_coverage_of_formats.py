"""What no reader reads is found out by trying, in any format but MARC."""

from pathlib import Path

import pytest

from harvesters.files import read_file
from normalize.checks.coverage import TRIED, Coverage
from normalize.formats.coverage import unread_texts
from normalize.formats.registry import READERS, format_of
from normalize.raw import RawRecord


@pytest.mark.parametrize(
    ("name", "data", "unread"),
    [
        (
            "dc",
            "<dc xmlns:x='urn:x'><title>Sea</title><date>1998</date><x:shelf>Q7</x:shelf><x:shelf>Q8</x:shelf></dc>",
            {"dc/shelf": "Q7"},
        ),
        ("dc", "<dc><title lang='xq'>Sea</title></dc>", {"dc/title/@lang": "xq"}),
        ("ris", "TY  - BOOK\nTI  - Sea\nAD  - Street 7\nER  - \n", {"AD": "Street 7"}),
        ("bibtex", "@book{a,\n title = {Sea},\n file = {Q 7},\n year = 1998\n}\n", {"file": "Q 7"}),
        (
            "csl_json",
            '{"type": "book", "title": "Sea", "shelf": {"row": [{"mark": "Q7"}]}}',
            {"shelf/row/[]/mark": "Q7"},
        ),
        ("dc", "<dc><title>Sea</title></dc>", {}),
        ("dc", "no record", {}),
        ("ris", "", {}),
    ],
)
def test_texts_that_nobody_reads(name: str, data: str, unread: dict[str, str]) -> None:
    assert unread_texts(name, data.encode()) == unread


def test_what_another_place_says_too_is_read() -> None:
    data = b"<dc><title>Sea of Japan</title><label>Sea of</label></dc>"
    assert unread_texts("dc", data) == {}


def test_of_each_format_the_first_records_are_tried_and_counted() -> None:
    coverage = Coverage()
    for number in range(TRIED + 5):
        coverage.add_other("ris", b"TY  - BOOK\nTI  - Sea\nAD  - Street\nER  - \n", f"r{number}")
    (unread,) = coverage.unread()
    assert (unread.flavour, unread.tag, unread.count, unread.identifier, unread.example) == (
        "ris",
        "AD",
        TRIED,
        "r0",
        "Street",
    )


@pytest.mark.parametrize(
    ("file", "name", "read"),
    [
        ("fatcat/jstor-article-10.2307_111039.xml", "jats", "article/front/article-meta/self-uri/@href"),
        ("fatcat/jstor-article-10.2307_111039.xml", "jats", "article/front/article-meta/article-id"),
        (
            "oai-zenodo-cassettes/list_records_04_oai2d_verb_ListRecords_metadataPrefix_datacite.xml",
            "datacite",
            "resource/fundingReferences/fundingReference/funderName",
        ),
        ("dp2/sample_mods.xml", "mods", "mods/originInfo/publisher"),
    ],
)
def test_real_records_are_read_here(file: str, name: str, read: str, shared_data: Path) -> None:
    seen = 0
    for item in list(read_file(shared_data / file))[:20]:
        assert isinstance(item, RawRecord)
        assert format_of(item.format, item.data) == name
        assert name in READERS
        assert read not in unread_texts(name, item.data)
        seen += read.rpartition("/")[2].lstrip("@").encode() in item.data
    assert seen > 0


def test_licences_and_addresses_of_jats_stand_in_attributes_with_a_namespace() -> None:
    data = b"""<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="fr"><front><article-meta>
    <title-group><article-title>Mar\xc3\xa9es</article-title></title-group><self-uri xlink:href="http://x.org/1"/>
    <permissions><license xlink:href="http://creativecommons.org/licenses/by/4.0/"/></permissions>
    </article-meta></front></article>"""
    assert unread_texts("jats", data) == {}
