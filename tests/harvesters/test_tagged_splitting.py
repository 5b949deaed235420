"""Text with tags at the start of its lines, cut into records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cut_files import cut, damages, in_order, raws

RIS = b"TY  - BOOK\nTI  - Sea %d\nER  - \n"
GOOD = {
    "ris": RIS,
    "wos": b"PT J\nTI Sea %d\nER\n\n",
    "ovid": b"<1. >\nTI  - Sea %d\n\n",
    "medline": b"PMID- 1\nTI  - Sea %d\n\n",
    "refer": b"%%0 Book\n%%T Sea %d\n\n",
    "refworks": b"RT Book\nT1 Sea %d\n\n",
    "noteexpress": b"{Reference Type}: Book\n{Title}: Sea %d\n\n",
    "cnki": "SrcDatabase-来源库: 期刊\nTitle-题名: Sea %d\n\n".encode(),
    "marclines": b"=LDR  00000nam a2200000 a 4500\n=245  10$aSea %d\n\n",
}


@pytest.mark.parametrize("carrier", GOOD)
def test_records_are_cut_where_the_next_begins(carrier: str) -> None:
    data = b"".join(GOOD[carrier] % number for number in range(5))
    found = raws(cut(carrier, data))
    assert [record.format for record in found] == [carrier] * 5
    assert all(b"Sea %d" % number in record.data for number, record in enumerate(found))
    assert all(record.problems == () and record.encoding == "utf-8" for record in found)


@pytest.mark.parametrize("carrier", GOOD)
@pytest.mark.parametrize("ends", [b"\r\n", b"\r"])
def test_line_ends_of_other_systems_do_not_matter(carrier: str, ends: bytes) -> None:
    data = b"".join(GOOD[carrier] % number for number in range(3)).replace(b"\n", ends)
    for size in (0, 1, 7):
        assert len(raws(cut(carrier, data, size))) == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "big5"])
def test_text_in_other_encodings_comes_in_utf8(encoding: str) -> None:
    text = "".join(f"TY  - BOOK\nTI  - 海洋資源與漁業{number}\nER  - \n" for number in range(3))
    found = raws(cut("ris", text.encode(encoding)))
    assert ["海洋資源與漁業" in record.data.decode() for record in found] == [True] * 3
    assert all(record.problems == () for record in found)


def test_a_record_of_another_encoding_in_a_file_of_utf8_is_read_by_a_guess() -> None:
    good = "TY  - BOOK\nTI  - 海洋资源与渔业\nER  - \n".encode()
    odd = "TY  - BOOK\nTI  - 海洋资源与渔业\nER  - \n".encode("gb18030")
    found = raws(cut("ris", good * 3 + odd + good))
    assert ["海洋资源" in record.data.decode() for record in found] == [True] * 5
    assert [[problem.kind for problem in record.problems] for record in found] == [
        [],
        [],
        [],
        ["encoding"],
        [],
    ]


def test_a_record_without_its_last_line_does_not_swallow_the_next() -> None:
    items = cut("ris", b"TY  - BOOK\nTI  - One\n" + RIS % 2)
    assert [[problem.kind for problem in record.problems] for record in raws(items)] == [["truncated"], []]


def test_a_record_without_its_first_line_is_kept() -> None:
    items = cut("ris", RIS % 1 + b"TI  - Two\nER  - \n" + RIS % 3)
    assert [[problem.kind for problem in record.problems] for record in raws(items)] == [
        [],
        ["truncated"],
        [],
    ]


def test_lines_that_belong_to_no_record_are_damaged() -> None:
    items = cut("ris", RIS % 1 + b"garbage\n" + RIS % 2)
    assert len(raws(items)) == 2
    assert [damage.data for damage in damages(items)] == [b"garbage"]


def test_a_blank_line_in_an_abstract_of_cnki_begins_no_record() -> None:
    entry = "%0 Journal Article\n%T 海洋\n%X 第一段\n\n第二段\n\n%W CNKI\n\n".encode()
    assert len(raws(cut("refer", entry * 2))) == 2


def test_refer_without_types_is_cut_at_blank_lines() -> None:
    assert len(raws(cut("refer", b"%T Corn\n%A Newman\n\n%A Smith\n%T Sea\n"))) == 2


def test_the_head_and_tail_of_a_file_of_web_of_science_are_no_record() -> None:
    items = cut("wos", b"FN Clarivate\nVR 1.0\n" + GOOD["wos"] % 1 + GOOD["wos"] % 2 + b"EF")
    assert len(raws(items)) == len(items) == 2
    assert raws(items)[0].data.startswith(b"PT J")


def test_why_the_file_ended_is_the_reason_of_the_last_lines() -> None:
    items = cut("ris", RIS % 1 + b"TY  - BO", fault=lambda: "cut off")
    assert [damage.reason for damage in damages(items)] == ["cut off"]
    assert damages(items)[0].data == b"TY  - BO"


garbage = st.text("ATYR- \n<>0%{}:=\u6d77", max_size=40).map(str.encode) | st.binary(max_size=20)


@pytest.mark.parametrize("carrier", GOOD)
@given(st.lists(garbage, max_size=5), st.integers(1, 60))
def test_good_records_come_out_of_any_garbage(carrier: str, pieces: list[bytes], size: int) -> None:
    data = b"".join(piece + b"\n\n" + GOOD[carrier] % n for n, piece in enumerate(pieces))
    items = cut(carrier, data, size, encoding="utf-8")
    assert in_order(items)
    found = b"\n".join(record.data for record in raws(items))
    assert all(b"Sea %d" % n in found for n in range(len(pieces)))
    assert len(raws(items)) >= len(pieces)
