import io
from collections.abc import Callable

import pymarc
import pytest
from marc_lines import marc

from normalize.iso2709 import parse, serialize
from normalize.marc import is_control, subfields
from normalize.marc8 import decode_marc8
from normalize.raw import RawRecord

HAN = "海洋学报与海图测绘"


def _in(codec: str, *fields: str, leader: str = "00000nam  2200000 a 4500") -> bytes:
    """Write a record in another encoding; directory lengths stay those of UTF-8, as bad software leaves them."""
    text = serialize(marc(*fields, leader=leader)).decode()
    return text.encode(codec)


def test_utf8_that_says_it_is_marc8_is_read_as_utf8_with_a_problem() -> None:
    record, problems = parse(_in("utf-8", f"245 10 $a{HAN}"))
    assert record is not None
    assert record.first("245") == f"10\x1fa{HAN}"
    assert [(problem.kind, problem.where) for problem in problems] == [("encoding", "leader/09")]


def test_ascii_that_says_it_is_marc8_is_no_problem() -> None:
    assert parse(_in("ascii", "245 10 $aSea"))[1] == ()


def test_gb18030_of_cnmarc_is_found_out() -> None:
    data = _in("gb18030", "001 1", "100 ## $a20190311d2000    em y0chiy0120    ea", f"200 1# $a{HAN}$f张三著")
    record, problems = parse(data)
    assert record is not None
    assert subfields(record.first("200")) == [("a", HAN), ("f", "张三著")]
    assert "encoding" not in {problem.kind for problem in problems}


def test_gb18030_of_cnmarc_is_no_problem_when_100_says_utf8_as_it_always_does() -> None:
    record, problems = parse(
        _in("gb18030", "100 ## $a20190311d2000    em y0chiy50      ea", f"200 1# $a{HAN}")
    )
    assert record is not None
    assert record.first("200") == f"1 \x1fa{HAN}"
    assert "encoding" not in {problem.kind for problem in problems}


def test_utf8_of_unimarc_needs_no_sign_in_the_leader() -> None:
    assert parse(_in("utf-8", "100 ## $a20190311d2000    em y0chiy50      ea", f"200 1# $a{HAN}"))[1] == ()


def test_an_encoding_that_somebody_named_is_believed() -> None:
    record, _ = parse(_in("big5", "245 10 $a海圖"), "big5")
    assert record is not None
    assert record.first("245") == "10\x1fa海圖"


def test_bytes_that_are_no_characters_are_kept_as_such_and_named() -> None:
    data = serialize(marc("245 10 $aSea and land", "500 ## $aHaï, été, à, où")).replace(b"Sea", b"\xffea")
    record, problems = parse(data)
    assert record is not None
    assert record.first("245") == "10\x1fa\ufffdea and land"
    assert [(problem.kind, problem.where) for problem in problems] == [("encoding", "245")]


def test_marc8_diacritics_and_east_asian_characters() -> None:
    assert decode_marc8(b"caf\xe2e") == "café"
    assert decode_marc8(b"\x1b$1!0[!M;\x1b(B sea") == decode_marc8(b"\x1b$1!0[!M;\x1b(B") + " sea"
    assert decode_marc8(b"\x1b$1!?s\x1b(B\x1fbA") == pymarc.marc8_to_unicode(b"\x1b$1!?s\x1b(B") + "\x1fbA"
    assert "\ufffd" in decode_marc8(b"a\xffb")


@pytest.mark.parametrize(
    "tail", [b"\x1b", b"\x1b$", b"\x1b$1", b"\x1b$1!", b"\x1b(", b"\x1bs", b"\xe2", b"\x1b$1!0"]
)
def test_marc8_cut_off_anywhere_is_read(tail: bytes) -> None:
    assert decode_marc8(b"abc" + tail).startswith("abc")


@pytest.mark.parametrize("name", ["marc4j/brkrtest.mrc", "pymarc/marc8.dat", "solrmarc/uva_001_2000.mrc"])
def test_pymarc_decodes_marc8_alike(name: str, raw_records: Callable[[str], list[RawRecord]]) -> None:
    compared = 0
    for raw in raw_records(name):
        if raw.data[9:10] == b"a" or raw.data.isascii():
            continue
        (expected,) = pymarc.MARCReader(io.BytesIO(raw.data), hide_utf8_warnings=True)
        record, _ = parse(raw.data, "marc8")
        assert record is not None
        for field, (tag, content) in zip(expected.fields, record, strict=True):
            if not is_control(tag) and "\ufffd" not in content:
                assert [value for _, value in subfields(content)] == [sub.value for sub in field.subfields]
                compared += 1
    assert compared > 0


@pytest.mark.parametrize("title", ["联通", "汐汐", "汐"])
def test_han_in_gb_that_happens_to_be_utf8_is_read_as_han(title: str) -> None:
    record, _ = parse(_in("gb18030", "101 0# $achi", f"200 1# $a{title}"))
    assert record is not None
    assert record.first("200") == f"1 \x1fa{title}"


@pytest.mark.parametrize("title", ["Океан", "Éléments", "海 Ωκεανός"])
def test_utf8_in_a_chinese_record_stays_utf8(title: str) -> None:
    lines = (
        ("101 0# $arus", f"200 1# $a{title}") if title == "Океан" else ("101 0# $achi", f"200 1# $a{title}")
    )
    record, _ = parse(_in("utf-8", *lines))
    assert record is not None
    assert record.first("200") == f"1 \x1fa{title}"
