"""Reading files of records, and saying what a file is that holds none."""

import gzip
import io
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pymarc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvesters.errors import UnreadableInput
from harvesters.files import read_file
from normalize.raw import Damaged, RawRecord
from tests.support.marc_bytes import COLLECTION, END, iso_record, xml_record

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
MANIFEST = SHARED / "MANIFEST.tsv"

Writer = Callable[[bytes], Path]


@pytest.fixture
def written(tmp_path: Path) -> Writer:
    def write(data: bytes) -> Path:
        path = tmp_path / "file"
        path.write_bytes(data)
        return path

    return write


def raw_records(path: Path, **options: Any) -> list[RawRecord]:
    return [item for item in read_file(path, **options) if isinstance(item, RawRecord)]


def sentence_about(path: Path, **options: Any) -> str:
    with pytest.raises(UnreadableInput) as caught:
        list(read_file(path, **options))
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_plain_and_gzipped_files_give_the_same_records(written: Writer) -> None:
    for data, carrier in (
        (b"".join(iso_record(n) for n in range(50)), "marc"),
        (COLLECTION + b"".join(xml_record(n) for n in range(50)) + END, "marcxml"),
    ):
        plain = raw_records(written(data))
        assert [record.format for record in plain] == [carrier] * 50
        assert raw_records(written(gzip.compress(data))) == plain
        members = b"".join(gzip.compress(data[at : at + 700]) for at in range(0, len(data), 700))
        assert raw_records(written(members + b"\0" * 512)) == plain


def test_a_single_record_of_marcxml_is_enough(written: Writer) -> None:
    record = xml_record(1).replace(b"<record>", b'<record xmlns="http://www.loc.gov/MARC21/slim">')
    assert [item.data for item in raw_records(written(record))] == [record]


def test_a_cut_gzip_file_gives_whole_records_and_names_the_cut(written: Writer) -> None:
    for data in (
        b"".join(iso_record(n, str(n * n)) for n in range(2000)),
        COLLECTION + b"".join(xml_record(n, str(n * n)) for n in range(2000)) + END,
    ):
        packed = gzip.compress(data)
        *whole, last = read_file(written(packed[: len(packed) // 2]))
        assert len(whole) > 100
        assert all(isinstance(item, RawRecord) and not item.problems for item in whole)
        assert isinstance(last, Damaged)
        assert f"cut off at byte {len(packed) // 2:,}" in last.reason


def test_a_damaged_gzip_file_gives_the_records_before_the_damage(written: Writer) -> None:
    packed = bytearray(gzip.compress(b"".join(iso_record(n, str(n * n)) for n in range(20_000)), 1))
    packed[-200:-100] = b"\xff" * 100
    *whole, last = read_file(written(bytes(packed)))
    assert len(whole) > 10_000
    assert isinstance(last, Damaged)
    assert "damaged" in last.reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "big5", "utf-16-le"])
def test_marcxml_in_other_encodings_becomes_utf8(written: Writer, encoding: str) -> None:
    name = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16"}.get(encoding, encoding)
    text = (
        f'<?xml version="1.0" encoding="{name}"?><collection>{xml_record(1, "海圖學").decode()}</collection>'
    )
    records = raw_records(written(text.encode(encoding)))
    assert [record.encoding for record in records] == ["utf-8"]
    assert "海圖學" in records[0].data.decode()


def test_a_declaration_of_gb2312_is_read_as_the_larger_set(written: Writer) -> None:
    text = (
        f'<?xml version="1.0" encoding="gb2312"?><collection>{xml_record(1, "圳堃镕").decode()}</collection>'
    )
    assert "圳堃镕" in raw_records(written(text.encode("gb18030")))[0].data.decode()


def test_named_format_and_encoding_travel_with_the_records(written: Writer) -> None:
    record = raw_records(written(iso_record(1)), format="cnmarc", encoding="GBK")[0]
    assert (record.flavour, record.encoding) == ("cnmarc", "gb18030")
    assert raw_records(written(iso_record(1)), encoding="marc8")[0].encoding == "marc8"


def test_a_wrong_first_length_does_not_hide_that_it_is_marc(written: Writer) -> None:
    for wrong in (b"00001", b"xxxxx", b"\0\0\0\0\0", b"     "):
        records = raw_records(written(wrong + iso_record(1)[5:] + iso_record(2)))
        assert [record.data for record in records] == [iso_record(1), iso_record(2)]


def test_an_empty_collection_holds_no_records(written: Writer) -> None:
    assert list(read_file(written(COLLECTION + END))) == []


def zipped(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, "x" * 100)
    return target.getvalue()


def tarred() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("records.mrc"))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\r\n\0 \n", "blanks", id="blanks"),
        pytest.param(gzip.compress(b""), "empty", id="gzip-of-nothing"),
        pytest.param(b"%PDF-1.7 ...", "PDF", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG", id="png"),
        pytest.param(zipped("word/document.xml"), "Word", id="word"),
        pytest.param(zipped("xl/workbook.xml"), "Excel", id="excel"),
        pytest.param(zipped("records.mrc"), "ZIP", id="zip"),
        pytest.param(tarred(), "tar", id="tar"),
        pytest.param(bytes(range(28)) * 40, "binary", id="control-characters"),
        pytest.param(b"name,year\nSea,1999\n", "name | year", id="table-without-titles"),
        pytest.param(b"Call me Ishmael.\n", "plain text", id="prose"),
        pytest.param(b'{"name": "Sea"}', "JSON", id="json"),
        pytest.param(b"<?xml version='1.0'?><Root><a/></Root>", "<Root>", id="xml-of-another-kind"),
        pytest.param(b"<OAI-PMH><error code='badVerb'>no</error></OAI-PMH>", "badVerb: no", id="oai-error"),
        pytest.param(b"<OAI-PMH><Identify><x/></Identify></OAI-PMH>", "Identify", id="oai-identify"),
        pytest.param(b"<!DOCTYPE html>\n<html><body>Not found</body></html>", "web page", id="html"),
        pytest.param(b"<HTML><BODY>Login</BODY></HTML>", "web page", id="html-in-capitals"),
        pytest.param(
            b"<?xml version='1.0'?>\n<!DOCTYPE r [<!ENTITY a 'b'>]><collection>&a;</collection>",
            "DOCTYPE",
            id="doctype",
        ),
        pytest.param(
            b"<?xml version='1.0' encoding='klingon'?>" + xml_record(1), "klingon", id="unknown-encoding"
        ),
        pytest.param(b"<", "XML", id="one-bracket"),
    ],
)
def test_what_holds_no_records_is_said_in_one_sentence(written: Writer, data: bytes, said: str) -> None:
    assert said in sentence_about(written(data))


def test_what_cannot_be_opened_is_said_in_one_sentence(tmp_path: Path) -> None:
    assert "folder" in sentence_about(tmp_path)
    assert "no file" in sentence_about(tmp_path / "missing.mrc")
    assert "cannot be read" in sentence_about(tmp_path / "a\0b")
    assert "cannot be read" in sentence_about(tmp_path / ("n" * 300))


def test_unknown_formats_and_encodings_are_refused(written: Writer) -> None:
    path = written(iso_record(1))
    assert "marcxml" in sentence_about(path, format="docx")
    assert "klingon" in sentence_about(path, encoding="klingon")
    assert "hex" in sentence_about(path, encoding="hex")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=200)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [
            b"",
            iso_record(1),
            COLLECTION + xml_record(1),
            b"<record>",
            b"\x1f\x8b",
            b"\xff\xfe<\0",
            b"\xfe\xff",
        ]
    ),
    st.sampled_from(["auto", "marc", "marcxml", "cnmarc"]),
    st.booleans(),
)
def test_no_bytes_end_in_another_error(
    written: Writer, data: bytes, start: bytes, format: str, packed: bool
) -> None:
    content = start + data
    path = written(gzip.compress(content) if packed else content)
    try:
        items = list(read_file(path, format=format))
    except UnreadableInput:
        return
    assert [item.position for item in items if not isinstance(item, str)] == list(range(1, len(items) + 1))


def manifest() -> list[tuple[str, str, int]]:
    """File, kind and number of records of the MARC files among the shared data."""
    if not MANIFEST.exists():
        return []
    rows = [line.split("\t") for line in MANIFEST.read_text("utf-8").splitlines()[1:]]
    return [(f"{row[0]}/{row[1]}", row[2], int(row[3])) for row in rows if row[2] in {"ISO2709", "MARCXML"}]


def test_real_files_give_as_many_records_as_they_hold() -> None:
    if not MANIFEST.exists():
        pytest.skip("../shared/data is not here")
    wrong = {}
    for name, _, expected in manifest():
        found = sum(1 for _ in read_file(SHARED / name))
        if found != expected:
            wrong[name] = (found, expected)
    assert wrong == {}


HELD = {
    "crossref-bibjson/crossref_sample.bibjson": {"row": 964},
    "dp2/sample_dc.xml": {"dc": 10},
    "dp2/sample_mods.xml": {"mods": 10},
    "fatcat/crossref_api_works.json": {"crossref_json": 3},
    "fatcat/datacite_1k_records.jsonl.gz": {"datacite_json": 1000},
    "fatcat/example_doaj_articles.json": {"doaj_json": 5},
    "fatcat/jstor-article-10.2307_111039.xml": {"jats": 1},
    "gutenberg/gutenberg_catalog.tsv.gz": {"row": 82415},
    "marine-bhl/bhl_items_shared.tsv": {"row": 1532},
    "marine-cbfm-fisheries/cbfm_articles_shared.csv": {"row": 565},
    "marine-fishscape/fish-hab-db-refs.bib": {"bibtex": 142},
    "marine-mom6-bib/ocean.bib": {"bibtex": 12},
    "marine-mom6-bib/references.bib": {"bibtex": 11},
    "marine-oro-map/oro_screened_records_shared.csv": {"row": 1378},
    "marine-oro-map/testListZotero_2023-01-16.ris": {"ris": 125},
    "oai-dpla/tn.xml": {"mods": 1},
    "oai-pyoai/fake1_00005.xml": {"dc": 16},
    "oai-zenodo-cassettes/list_records_04_oai2d_verb_ListRecords_metadataPrefix_datacite.xml": {
        "datacite": 50
    },
    "stanford-searchworks/authorTests.jsonl": {"marcjson": 66},
    "traject/test_data.utf8.json": {"marcjson": 30},
    "zh-douban/Books_2.csv": {"row": 1742},
    "zh-zotero-cn/import_inputs/CNKI_RefWorks_00.txt": {"refworks": 1},
    "zh-zotero-cn/import_inputs/CNKI_Refer_00.txt": {"refer": 1},
    "zh-zotero-cn/zotero_cn_items_shared.jsonl": {"zotero_json": 219},
    "zotero-tests/import_inputs/CSL_JSON_00.txt": {"csl_json": 1},
    "zotero-tests/import_inputs/Crossref_Unixref_XML_00.txt": {"crossref_xml": 1},
    "zotero-tests/import_inputs/Datacite_JSON_00.txt": {"datacite_json": 1},
    "zotero-tests/import_inputs/Endnote_XML_00.txt": {"endnote_xml": 9},
    "zotero-tests/import_inputs/METS_00.txt": {"mets": 1},
    "zotero-tests/import_inputs/MEDLINEnbib_04.txt": {"medline": 3},
    "zotero-tests/import_inputs/OVID_Tagged_00.txt": {"ovid": 4},
    "zotero-tests/import_inputs/OpenAlex_JSON_00.txt": {"openalex_json": 1},
    "zotero-tests/import_inputs/Primo_Normalized_XML_00.txt": {"primo_xml": 1},
    "zotero-tests/import_inputs/PubMed_XML_00.txt": {"pubmed_xml": 2},
    "zotero-tests/import_inputs/RDF_00.txt": {"rdf_xml": 1},
    "zotero-tests/import_inputs/Web_of_Science_Tagged_00.txt": {"wos": 5},
}


def test_real_files_of_other_kinds_give_the_records_that_they_hold() -> None:
    if not MANIFEST.exists():
        pytest.skip("../shared/data is not here")
    found = {name: dict(Counter(raw.format for raw in raw_records(SHARED / name))) for name in HELD}
    assert found == HELD


def test_every_real_file_is_read_or_refused_in_one_sentence() -> None:
    if not MANIFEST.exists():
        pytest.skip("../shared/data is not here")
    large = 3_000_000  # bytes; the others are read whole by other tests
    refusals = []
    for path in SHARED.rglob("*"):
        if not path.is_file() or path.stat().st_size > large:
            continue
        try:
            items = list(read_file(path))
        except UnreadableInput as refusal:
            refusals.append(str(refusal))
        else:
            assert [item.position for item in items] == list(range(1, len(items) + 1))
            assert items, path
    assert all(refusal.endswith(".") and "\n" not in refusal for refusal in refusals)
    assert 20 < len(refusals) < 120


def test_pymarc_reads_what_the_framer_hands_out() -> None:
    path = SHARED / "lc-books-2016" / "lc_marine_shared.mrc"
    if not path.exists():
        pytest.skip("../shared/data is not here")
    with path.open("rb") as file:
        ours = [record.data for record in raw_records(path)]
        theirs = [record.as_marc() for record in pymarc.MARCReader(file) if record]
    assert [pymarc.Record(data=data).as_marc() for data in ours] == theirs
