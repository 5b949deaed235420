"""XML that is not well-formed is mended, and says so."""

import pytest

from normalize.normalizer import normalize_raw
from normalize.raw import Damaged, RawRecord
from tests.support.format_records import ALL, accepted, record_of

GOOD = '<dc xmlns:d="http://purl.org/dc/elements/1.1/"><d:title>Sea</d:title><d:date>2001</d:date></dc>'


def test_good_xml_needs_no_mending() -> None:
    assert record_of(GOOD, "dc").titles[0].value == "Sea"


@pytest.mark.parametrize(
    "data",
    [
        "<dc><dc:title>Sea</dc:title><dc:date>2001</dc:date></dc>",
        "<dc><title>Sea\x01</title><date>2001</date></dc>",
        "<dc><title>Sea&#x1;</title><date>2001</date></dc>",
        "<dc><title>Sea</title><date>2001</date><description>a&nbsp;b &unknown; c & d</description></dc>",
        "<dc><title>Sea</title><date>2001</date><description>3 < 5</description></dc>",
        "<dc><title>Sea</title><date>2001</date><description>cut",
        '<?xml version="1.0" encoding="no-such-thing"?><dc><title>Sea</title><date>2001</date></dc>',
        b'<?xml version="1.0" encoding="utf-8"?><dc><title>Sea</title><date>2001</date><publisher>'
        + "海洋出版社".encode("gb18030")
        + b"</publisher></dc>",
    ],
)
def test_a_fault_is_mended_with_a_problem(data: str | bytes) -> None:
    outcome = accepted(data, "dc")
    assert [problem.kind for problem in outcome.problems] == ["mended_xml"]
    assert (outcome.record.titles[0].value, outcome.record.date.first) == ("Sea", 2001)


def test_what_an_undeclared_entity_stood_for_is_kept() -> None:
    outcome = accepted("<dc><title>Caf&eacute; &amp; sea</title></dc>", "dc")
    assert outcome.record.titles[0].value == "Café & sea"


def test_entities_of_the_record_itself_are_not_expanded() -> None:
    bomb = "<!DOCTYPE dc [" + '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
    )  # fmt: skip
    outcome = accepted(f"{bomb}]><dc><title>Sea</title><description>&j;</description></dc>", "dc")
    assert outcome.record.titles[0].value == "Sea"
    assert sum(map(len, outcome.record.abstracts)) < 100


def test_a_file_that_an_entity_names_is_not_read() -> None:
    outcome = accepted(
        '<!DOCTYPE dc [<!ENTITY f SYSTEM "file:///etc/passwd">]><dc><title>Sea</title><description>&f;</description></dc>',
        "dc",
    )
    assert "root:" not in "".join(outcome.record.abstracts)


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"{}", b"<", b"<dc/>", b"<dc>  </dc>"])
def test_where_nothing_is_said_the_record_is_damaged(data: bytes) -> None:
    outcome = normalize_raw(RawRecord(data, 3, "dc"), ALL)
    assert isinstance(outcome, Damaged)
    assert (outcome.data, outcome.position) == (data, 3)
