import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.documents import Document, split_documents

GOOD = '<record xmlns="urn:x"><title a="1 > 0">海</title></record>'.encode()
BROKEN = (
    b'<record xmlns="urn:x"><title></record>',
    b'<record xmlns="urn:x"><title>\x01</title></record>',
    b'<record xmlns="urn:x"><title>cut',
    b'<record xmlns="urn:x">&nbsp;</record>',
    b"no XML at all",
)


def good(data: bytes) -> list[Document]:
    return [each for each in split_documents(data) if not each.fault]


@pytest.mark.parametrize("between", [b"", b"\n", b"\0 \r\n"])
@pytest.mark.parametrize("declaration", [b"", b'<?xml version="1.0" encoding="UTF-8"?>\n'])
def test_documents_are_parted(between: bytes, declaration: bytes) -> None:
    one = declaration + GOOD
    assert list(split_documents(between.join([one] * 3))) == [Document(one, "urn:x", "record")] * 3


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("declaration", [b"", b'<?xml version="1.0"?>'])
def test_a_broken_document_costs_no_other(broken: bytes, declaration: bytes) -> None:
    parts = [declaration + part for part in (GOOD, broken, GOOD, GOOD)]
    came = list(split_documents(b"".join(parts)))
    assert [bool(each.fault) for each in came] == [False, True, False, False]
    assert b"".join(each.data for each in came) == b"".join(parts)


def test_a_document_type_is_refused_and_costs_no_other() -> None:
    bomb = b'<!DOCTYPE record [<!ENTITY a "aaaa">]><record>&a;</record>'
    came = list(split_documents(bomb + b'<?xml version="1.0"?>' + GOOD))
    assert "document type" in came[0].fault


def test_an_encoding_of_several_bytes_is_no_fault() -> None:
    data = '<?xml version="1.0" encoding="GB18030"?><record>海</record>'.encode("gb18030")
    assert [each.fault for each in split_documents(data * 2)] == ["", ""]


def test_elements_without_content_end_where_they_end() -> None:
    assert [each.data for each in split_documents(b"<a/><b c='>'/><a></a>")] == [
        b"<a/>",
        b"<b c='>'/>",
        b"<a></a>",
    ]


@given(st.lists(st.sampled_from((GOOD, *BROKEN)), max_size=8))
def test_there_are_never_fewer_documents_than_good_ones(parts: list[bytes]) -> None:
    assert len(good(b"".join(parts))) >= parts.count(GOOD)


@given(st.binary(max_size=200) | st.text(alphabet="<>/?!ab \n'\"=&;[]", max_size=80).map(str.encode))
def test_no_bytes_are_lost(noise: bytes) -> None:
    came = b"".join(each.data for each in split_documents(noise))
    blank = bytes.maketrans(b"", b"")
    assert came.translate(blank, b" \t\r\n\0") == noise.translate(blank, b" \t\r\n\0")
