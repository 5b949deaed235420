"""Records that are cut out of a page are those that a tree of it has."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from harvesters.oai import page as pages
from harvesters.oai.errors import BadAnswer, OaiError
from harvesters.oai.page import read_page
from harvesters.oai.plain import cut_page
from harvesters.oai.records import Reading, items_of
from normalize.raw import RawRecord

MARC = "http://www.loc.gov/MARC21/slim"
OPENS = (
    '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><responseDate>2026-01-01T00:00:00Z</responseDate>'
    "<request>http://127.0.0.1/</request><ListRecords>"
)
ENDS = '<resumptionToken completeListSize="9" cursor="0">more</resumptionToken></ListRecords></OAI-PMH>'
PLAIN = (
    f'<record xmlns="{MARC}" format="MARC21"><leader/><datafield tag="245" ind1="0" ind2="0">'
    '<subfield code="a">海洋 &amp; the sea &#x6d77;</subfield></datafield></record>'
)
DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Tides</dc:title></oai_dc:dc>"
)


def record(payload: str, identifier: str = "oai:x:1", header: str = "") -> str:
    return (
        f"<record><header{header}><identifier>{identifier}</identifier>\n<datestamp>2026-01-01</datestamp>"
        f"<setSpec>sea</setSpec></header><metadata>{payload}</metadata></record>"
    )


def page(*records: str) -> bytes:
    return (OPENS + "\n".join(records) + ENDS).encode()


GONE = (
    '<record><header status="deleted"><identifier>oai:x:2</identifier><datestamp>2026-01-02</datestamp></header>'
    "</record>"
)


def said(body: bytes) -> object:
    """What a page says, whatever way it was read: how the bytes of a record write it does not count."""
    try:
        read = read_page(body)
        items = list(items_of(read.items, Reading("marcxml")))
    except (BadAnswer, OaiError) as error:
        return type(error), error.kind if isinstance(error, BadAnswer) else str(error)
    shown = []
    for item in items:
        one = item.delivery
        facts = (type(one).__name__, one.position, getattr(one, "identifier", ""))
        if isinstance(one, RawRecord):
            tree = etree.tostring(etree.fromstring(one.data), method="c14n", exclusive=True)
            facts += (one.format, one.flavour, one.datestamp, tree)
        shown.append(facts)
    return shown, read.token, read.size, read.cursor, read.response_date


def said_by_trees(body: bytes) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "cut_page", lambda _: None)
        return said(body)


@pytest.mark.parametrize("payload", [PLAIN, DC, f"\n  {PLAIN}\n"])
def test_a_plain_page_is_cut(payload: str) -> None:
    body = page(record(payload), GONE, record(DC, "oai:x:3"))
    found = cut_page(body)
    assert found is not None
    frame, records = found
    assert [one.identifier for one in records] == ["oai:x:1", "oai:x:2", "oai:x:3"]
    assert records[0].data == payload.strip().encode()
    assert b"<record" not in frame
    assert said(body) == said_by_trees(body)


@pytest.mark.parametrize(
    "body",
    [
        page(record(PLAIN), record(PLAIN.replace("<leader/>", "<!-- odd -->"))),
        page(record(PLAIN.replace("海洋", "<![CDATA[海洋]]>"))),
        page(record(PLAIN.replace("<leader/>", "<?odd?>"))),
        page(record(PLAIN), record(PLAIN, "oai:x:&amp;2")),
        page(record(PLAIN + PLAIN)),
        page(record(PLAIN.replace("</record>", "</record >") + PLAIN)),
        page(record(f"{PLAIN}<other/>{PLAIN}")),
        page(record(f'<collection xmlns="{MARC}">{PLAIN}</collection>')),
        page(record("<title>in the namespace of OAI</title>")),
        page(record(DC.replace("<dc:title>", "<note/><dc:title>"))),
        page(record(PLAIN.replace("<leader/>", '<leader xsi:type="x"/>'))),
        page(record(PLAIN.replace("<leader/>", "<metadata>x</metadata>"))),
        page(record(PLAIN)).replace(b"</record><resumption", b"</record><record/><resumption"),
        page(record(PLAIN)).replace(b"</metadata>", b"</metadata><about><rights/></about>"),
        page(record(PLAIN)).replace(b"</header>", b"</header>\r\n"),
        page(record(PLAIN)).replace(b"UTF-8", b"GB18030").replace("海洋".encode(), "海洋".encode("gb18030")),
        page(record(PLAIN)).replace(b"<responseDate>", b'<error code="odd">odd</error><responseDate>'),
        page(record(PLAIN)).replace(b"the sea", b"the \x02 sea"),
        page(record(PLAIN)).replace(b"the sea", b"the &#2; sea"),
        page(record(PLAIN)).replace(b"the sea", b"the \xff sea"),
        page(record(PLAIN)).replace(b"<leader/>", b"<leader>"),
        page(record(PLAIN)).replace(b"<leader/>", b"<odd:leader/>"),
        page(record("")),
        page(GONE.replace("</header>", f"</header><metadata>{PLAIN}</metadata>")),
    ],
)
def test_what_is_written_in_another_way_is_left_to_a_tree(body: bytes) -> None:
    assert cut_page(body) is None
    assert said(body) == said_by_trees(body)


PIECES = st.sampled_from(
    [
        record(PLAIN), record(DC, "oai:x:2"), GONE, "<!-- -->", "<metadata>", "</metadata>", "<record>", "</record>",
        "<about/>", PLAIN, DC, "<header>", "</header>", "&lt;", "&odd;", "]]>", "<x/>", " ", "\r\n", "海", "<x y='>'/>",
        "<identifier>oai:x:9</identifier>", ' xmlns:dc="urn:odd"', "<setSpec/>",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=6), st.integers(0, 2000), PIECES)
def test_both_ways_of_reading_agree_on_any_page(pieces: list[str], place: int, piece: str) -> None:
    text = OPENS + "".join(pieces) + ENDS
    place %= len(text)
    for body in (text.encode(), (text[:place] + piece + text[place:]).encode()):
        assert said(body) == said_by_trees(body)


def test_both_ways_agree_on_captured_answers(shared_data: Path) -> None:
    cut = 0
    for path in sorted(shared_data.glob("oai-*/**/*.xml")):
        body = path.read_bytes()
        cut += cut_page(body) is not None
        assert said(body) == said_by_trees(body), path
    assert cut > 5


def test_a_tag_as_long_as_a_page_is_given_up_in_time() -> None:
    long = re.sub("<leader/>", lambda _: "<leader " + 'a="1" ' * 20_000 + "/>", PLAIN)
    body = page(record(long.replace("<record ", "<record " + "b" * 200_000 + " ")))
    assert cut_page(body) is None
