"""Numbers as catalogues, tables and web pages write them."""

import pytest

from normalize.formats.describe import describe
from normalize.formats.description import Description, Statement
from normalize.formats.identifying import read_identifier
from normalize.record import Identifier
from normalize.values.identifiers import (
    find_doi,
    read_chinese_number,
    read_control_number,
    read_ismn,
    read_lccn,
)
from normalize.values.isbn import isbns_in, read_isbn, read_issn

ISBN = "9787502789121"


@pytest.mark.parametrize(
    ("printed", "value", "qualifier", "valid"),
    [
        ("978-7-5027-8912-1（精装）：￥58.00", ISBN, "精装", True),
        ("９７８－７－５０２７－８９１２－１", ISBN, "", True),
        ("ISBN：978-7-5027-8912-1", ISBN, "", True),
        ("ISBN7-5027-8912-X", ISBN, "", True),
        ("isbn 7-5027-8912-x（平）", ISBN, "平", True),
        ("9787502789121平装", ISBN, "平装", True),
        ("978-7-5027-8912-1(第1册)", ISBN, "第1册", True),
        ("978750278912l", ISBN, "", True),
        ("[9787502789121]", ISBN, "", True),
        ("\u200e9787502789121\u202c", ISBN, "", True),
        ("9787502789121.0", ISBN, "", True),
        ("978-7-5027-8912-1 25.00元", ISBN, "", True),
        ("97 87502789121", ISBN, "", True),
        ("ISBN-13: 978-0-471-38314-7", "9780471383147", "", True),
        ("ISBN-10 0-471-38314-7", "9780471383147", "", True),
        ("SBN 471 38314 7", "9780471383147", "", True),
        ("urn:isbn:9780471383147", "9780471383147", "", True),
        ("(pbk.) 0471383147", "9780471383147", "pbk.", True),
        ("0471383147 9780471383147", "9780471383147", "", True),
        ("9780471383147 (pbk)(v.1)", "9780471383147", "pbk ; v.1", True),
        ("0292731353 (cl.) alk. paper", "9780292731356", "cl. alk. paper", True),
        ("4938242120007", "4938242120007", "", False),
        ("184064508", "184064508", "", False),
        ("9.78E+12", "9.78E+12", "", False),
    ],
)
def test_isbns(printed: str, value: str, qualifier: str, valid: bool) -> None:
    assert read_isbn(printed) == Identifier("isbn", value, printed.strip(), qualifier, valid)


@pytest.mark.parametrize("text", ["12.50元", "￥12.50", "CNY35.00", "精装", "USD 20.00 (pbk.)", "ISBN"])
def test_a_price_alone_is_no_isbn(text: str) -> None:
    assert read_isbn(text) is None


def test_several_isbns_in_one_field_are_all_kept() -> None:
    text = "0-471-38314-7 (v. 1); 978-7-5027-8912-1 (v. 2)"
    assert isbns_in(text) == ["0-471-38314-7 (v. 1)", "978-7-5027-8912-1 (v. 2)"]
    assert isbns_in("10.1000/0471383147") == ["10.1000/0471383147"]
    said = Description((Statement("title", "Sea"), Statement("identifier", text, "isbn")))
    record, problems = describe(said, "t", "1", "", "row")
    assert [(each.value, each.qualifier) for each in record.identifiers] == [
        ("9780471383147", "v. 1"),
        (ISBN, "v. 2"),
    ]
    assert problems == ()


@pytest.mark.parametrize(
    ("printed", "value", "valid"),
    [
        ("１０００－３０９６", "1000-3096", True),
        ("ISSN：1000-3096", "1000-3096", True),
        ("1000-3096/CN37-1151", "1000-3096", True),
        ("SSN 1028-8171", "1028-8171", True),
        ("0906-0596 = Rapport des recherches collectives ;", "0906-0596", True),
        ("https://portal.issn.org/resource/ISSN/0317-8471", "0317-8471", True),
        ("1000-309X", "1000-309X", False),
        ("0317847", "0317847", False),
    ],
)
def test_issns(printed: str, value: str, valid: bool) -> None:
    found = read_issn(printed)
    assert found is not None
    assert (found.value, found.valid) == (value, valid)


@pytest.mark.parametrize(
    ("printed", "scheme", "value", "valid"),
    [
        ("国内统一刊号：CN11-1234/P", "cn", "CN11-1234/P", True),
        ("ISSN 1000-3096 CN37-1151/P", "cn", "CN37-1151/P", True),
        ("CN 37-1151 / P", "cn", "CN37-1151/P", True),
        ("11–1234", "cn", "CN11-1234", True),
        ("CN(Q)第1234号", "cn", "CN(Q)第1234号", False),
        ("統一書號:13193·123", "csbn", "13193·123", True),
        ("统一书号：17031·123(上)", "csbn", "17031·123(上)", True),
        ("13193-0123", "csbn", "13193·0123", True),
        ("13193‧0123", "csbn", "13193·0123", True),
        ("京新出(报刊)号", "csbn", "京新出(报刊)号", False),
    ],
)
def test_chinese_numbers(printed: str, scheme: str, value: str, valid: bool) -> None:
    assert read_chinese_number(printed) == Identifier(scheme, value, printed, "", valid)


@pytest.mark.parametrize(
    ("printed", "scheme", "value"),
    [
        ("(OCOLC)ocn123456789", "oclc", "123456789"),
        ("ocm71247531", "oclc", "71247531"),
        ("DL(OCoLC)10696454", "oclc", "10696454"),
        ("(OCoLC)ocm12345 (WlCaITV)", "oclc", "12345"),
        ("(DE-599)BSZ017791359", "local", "(DE-599)BSZ017791359"),
    ],
)
def test_control_numbers(printed: str, scheme: str, value: str) -> None:
    assert read_control_number(printed) == Identifier(scheme, value, printed)


def test_signs_alone_are_no_control_number() -> None:
    assert read_control_number("*") is None
    assert read_control_number("(OCoLC)") is None


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("GB83-43970", "gb83043970"),
        ("LC 94-135209", "94135209"),
        ("LCCN 2001012345", "2001012345"),
        ("http://lccn.loc.gov/2001012345", "2001012345"),
        ("20020049 23", "2002004923"),
    ],
)
def test_lccns(printed: str, value: str) -> None:
    assert read_lccn(printed) == Identifier("lccn", value, printed)


@pytest.mark.parametrize(
    "printed", ["M-2600-0043-8", "ISMN：979-0-2600-0043-8", "M 2600 0043 8 (pbk.)", "ISMN M260000438"]
)
def test_ismns(printed: str) -> None:
    assert read_ismn(printed) == Identifier("ismn", "9790260000438", printed)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://www.doi.org/10.1000/1/", "10.1000/1"),
        ("10.3969/j.issn.1000-3096.2010.01.001。", "10.3969/j.issn.1000-3096.2010.01.001"),
        ("10.1000.10/123", "10.1000.10/123"),
        ("10.1000/abc(2000)12:3<45:AB>2.0.CO;2", "10.1000/abc(2000)12:3<45:ab>2.0.co;2"),
        ("10.100/xyz", ""),
    ],
)
def test_dois(text: str, doi: str) -> None:
    assert find_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "scheme", "value"),
    [
        ("ISBN-13 9780471383147", "isbn", "9780471383147"),
        ("isbn10:0471383147", "isbn", "9780471383147"),
        ("2001-2005", "local", "2001-2005"),
        ("1000-3096", "issn", "1000-3096"),
        ("LCCN 2001012345", "lccn", "2001012345"),
    ],
)
def test_numbers_without_a_scheme(text: str, scheme: str, value: str) -> None:
    found = read_identifier(text)
    assert isinstance(found, Identifier)
    assert (found.scheme, found.value, found.valid) == (scheme, value, True)
