import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from normalize.iso2709 import parse
from normalize.marc import MarcRecord
from normalize.marcxml import parse_xml
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import Damaged, RawRecord
from normalize.values.text import has_han

FIELDS = """<leader>00000nam a2200000 a 4500</leader><controlfield tag="001">a1</controlfield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="a">The sea /</subfield><subfield code="c">A.
  Author</subfield></datafield>"""
RECORD = MarcRecord("00000nam a2200000 a 4500", ["001", "245"], ["a1", "10\x1faThe sea /\x1fcA. Author"])


def test_a_record_is_read_with_and_without_namespace() -> None:
    for opening in (
        "<record>",
        '<record xmlns="http://www.loc.gov/MARC21/slim">',
        '<record xmlns="info:lc/xmlns/marcxchange-v1" type="Bibliographic">',
    ):
        record, problems = parse_xml(f"{opening}{FIELDS}</record>".encode())
        assert record == RECORD
        assert problems == ()


def test_a_prefix_and_an_envelope_do_not_matter() -> None:
    fields = re.sub("<(/?)", r"<\1m:", FIELDS)
    data = f'<metadata xmlns:m="http://www.loc.gov/MARC21/slim"><m:record>{fields}</m:record></metadata>'
    assert parse_xml(data.encode())[0] == RECORD


def test_entities_are_not_resolved_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not read", encoding="utf-8")
    data = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]><record>{FIELDS.replace("The sea", "&x;")}</record>'
    record, _ = parse_xml(data.encode())
    assert "do not read" not in repr(record)


def test_xml_cut_off_is_read_as_far_as_it_goes() -> None:
    record, problems = parse_xml(f"<record>{FIELDS}".encode())
    assert record == RECORD
    assert [problem.kind for problem in problems] == ["xml"]


def test_a_wrong_leader_or_tag_is_a_problem() -> None:
    fields = '<controlfield tag="1">x</controlfield><controlfield tag="001">y</controlfield>'
    record, problems = parse_xml(f"<record><leader>short</leader>{fields}</record>".encode())
    assert record is not None
    assert (record.tags, len(record.leader)) == (["001"], 24)
    assert [problem.kind for problem in problems] == ["tag", "leader"]


def test_xml_without_a_field_is_damaged() -> None:
    for data in (
        b"",
        b'<?xml version="1.0" encoding="x-none"?><record/>',
        b"<record/>",
        b"<html><body>Error</body></html>",
        b"\x00\x01",
    ):
        outcome = normalize_raw(RawRecord(data, 7, format="marcxml"), SourceProfile("test"))
        assert isinstance(outcome, Damaged)
        assert (outcome.position, outcome.data) == (7, data)
        assert outcome.reason


def test_chinese_books_of_a_library_are_read(shared: Callable[[str], Path]) -> None:
    root = etree.parse(str(shared("dp2/sample_unimarcxml.xml"))).getroot()
    found = root.findall(".//{info:srw/schema/8/unimarcxml-v0.1}record")
    assert len(found) == 10
    for element in found:
        data = etree.tostring(element)
        outcome = normalize_raw(RawRecord(data, 1, format="marcxml"), SourceProfile("dp2", "all"))
        assert isinstance(outcome, Accepted)
        assert (outcome.record.format, outcome.problems) == ("cnmarc", ())
        title = outcome.record.titles[0]
        assert has_han((title.original or title).value)
        assert (title.original is not None) == (b'code="A"' in data)
        assert {holding.library for holding in outcome.record.holdings} == (
            {"BNU"} if b'tag="905"' in data else set()
        )
        assert outcome.record.date.first is not None


def test_the_same_records_read_alike_from_both_carriers(shared: Callable[[str], Path]) -> None:
    root = etree.parse(str(shared("lc-books-2016/derived_lc_marine_300_shared.marcxml.xml"))).getroot()
    binary = shared("lc-books-2016/lc_marine_shared.mrc").read_bytes().split(b"\x1d")
    by_id = {}
    for data in binary:
        record, _ = parse(data)
        if record is not None:
            by_id[record.first("001")] = record
    elements = root.findall("{http://www.loc.gov/MARC21/slim}record")
    assert len(elements) == 300
    for element in elements:
        record, _ = parse_xml(etree.tostring(element))
        assert record is not None
        assert list(record) == list(by_id[record.first("001")])
