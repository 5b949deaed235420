"""MARCXML read without building a tree says what the XML parser says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from harvesters.files import read_file
from normalize.marc import MarcRecord
from normalize.marcxml import parse_element, parse_xml
from normalize.marcxml_plain import parse_plain
from normalize.problem import Problem
from normalize.raw import RawRecord

HEAD = '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader>'
TITLE = '<datafield tag="245" ind1="1" ind2="0"><subfield code="a">Tides</subfield></datafield>'


def by_parser(data: bytes) -> tuple[MarcRecord | None, tuple[Problem, ...]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True)
    return parse_element(etree.fromstring(data, parser), [])


PLAIN = [
    HEAD + TITLE + "</record>",
    HEAD + '<controlfield tag="001">a&amp;1</controlfield>\n\t' + TITLE + "\r\n</record>",
    HEAD + TITLE.replace("Tides", "Tides &lt;and&#62; &#x6D77; 潮汐\n of\tthe sea") + "</record>\n",
    HEAD.replace("<record xmlns", "<record type='x' xmlns".replace("'", '"')) + TITLE + "</record>",
    HEAD + TITLE.replace(' ind1="1"', "") + "</record>",
    HEAD + TITLE.replace("Tides", "") + "</record>",
    HEAD + '<datafield tag="500" ind1=" " ind2=" "></datafield></record>',
    (HEAD + TITLE + "</record>").replace("<", "<m:").replace("<m:/", "</m:").replace("xmlns=", "xmlns:m="),
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_marcxml_is_read_as_by_the_parser(text: str) -> None:
    plain = parse_plain(text.encode())
    assert plain is not None
    assert parse_xml(text.encode()) == by_parser(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        HEAD + TITLE + "<!-- a remark --></record>",
        HEAD + TITLE.replace("Tides", "<![CDATA[Tides]]>") + "</record>",
        HEAD + TITLE.replace("Tides", "Tides&nbsp;") + "</record>",
        HEAD + TITLE.replace("Tides", "Tides&#10;") + "</record>",
        HEAD + TITLE.replace("Tides", "Tides\x01") + "</record>",
        HEAD + TITLE.replace('"245"', '"24"') + "</record>",
        HEAD + TITLE.replace("<subfield", "<other").replace("</subfield", "</other") + "</record>",
        HEAD + '<datafield tag="500" ind1=" " ind2=" "/></record>',
        HEAD + TITLE.replace('ind1="1"', 'ind1="1" ind1="2"') + "</record>",
        HEAD + TITLE,
        HEAD + TITLE.replace('code="a"', 'code="ab"') + "</record>",
        HEAD + TITLE + "text</record>",
        HEAD + TITLE + TITLE.replace("</subfield>", "</subfield>text") + "</record>",
        HEAD + TITLE + "</record><record>",
        "<?xml version='1.0' encoding='gb18030'?>" + HEAD + TITLE + "</record>",
        (HEAD + TITLE + "</record>").replace("<", "<m:").replace("<m:/", "</m:"),
        "<collection>" + HEAD + TITLE + "</record></collection>",
    ],
)
def test_all_else_is_left_to_the_parser(text: str) -> None:
    assert parse_plain(text.encode()) is None


CONTENT = st.text(alphabet=st.sampled_from("ab海 \n\t\r&<>;\"'/=$\x1f\x01amp#x9"), max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["245", "500", "880"]), CONTENT), max_size=4), st.data())
def test_whatever_is_read_plainly_is_read_the_same_by_the_parser(
    fields: list[tuple[str, str]], data: st.DataObject
) -> None:
    body = "".join(
        f'<datafield tag="{tag}" ind1=" " ind2="{data.draw(st.sampled_from("0 "))}">'
        f'<subfield code="a">{content}</subfield></datafield>'
        for tag, content in fields
    )
    whole = (HEAD + body + "</record>").encode("utf-8", "replace")
    if parse_plain(whole) is not None:
        assert parse_xml(whole) == by_parser(whole)


@pytest.mark.parametrize(
    "name", ["lc-books-2016/derived_lc_marine_300_shared.marcxml.xml", "union-gold/cnmarc_utf8.xml"]
)
def test_real_records_are_read_the_same(shared_data: Path, name: str) -> None:
    file = shared_data / name
    if not file.exists():
        pytest.skip(f"{name} is not here")
    records = [item for item in read_file(file) if isinstance(item, RawRecord)]
    assert len(records) >= 300
    for record in records:
        assert parse_xml(record.data) == by_parser(record.data)
    assert sum(parse_plain(record.data) is not None for record in records) > 0.9 * len(records)
