from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum import isbn as stdnum_isbn
from stdnum import issn as stdnum_issn

from normalize.record import BoundingBox
from normalize.values.chart_facts import read_scale, sounding_datum, sounding_unit, survey_years
from normalize.values.coordinates import NotACoordinate, coded_degrees, printed_box
from normalize.values.dates import coded_date, era_date, projected_date, publication_date, unimarc_date
from normalize.values.eras import large_chinese_number
from normalize.values.identifiers import (
    find_doi,
    normalize_lccn,
    read_chinese_number,
    read_control_number,
    read_lccn,
)
from normalize.values.isbn import check_digit, isbn13, read_isbn, read_issn
from normalize.values.languages import split_codes
from normalize.values.names import han_name, parted_name, role_codes, trim_name
from normalize.values.parts import read_part
from normalize.values.printed_dates import read_printed
from normalize.values.text import clean, script_of, trim_isbd

if TYPE_CHECKING:
    from collections.abc import Callable

NINE_DIGITS = st.from_regex(r"[0-9]{9}[0-9X]", fullmatch=True)


@pytest.mark.parametrize(
    ("coded", "edtf", "first", "last"),
    [
        ("s1996    ", "1996", 1996, 1996),
        ("s19uu    ", "19XX", 1900, 1999),
        ("s199u    ", "199X", 1990, 1999),
        ("m19901995", "1990/1995", 1990, 1995),
        ("m19909999", "1990/..", 1990, None),
        ("m199u1999", "199X/1999", 1990, 1999),
        ("r19981935", "1998", 1998, 1998),
        ("t19991998", "1999", 1999, 1999),
        ("c19749999", "1974/..", 1974, None),
        ("d19491966", "1949/1966", 1949, 1966),
        ("u1950uuuu", "1950/", 1950, None),
        ("duuuu1966", "/1966", None, 1966),
        ("q19801989", "198X", 1980, 1989),
        ("q19001999", "19XX", 1900, 1999),
        ("q19801995", "1980?/1995?", 1980, 1995),
        ("e19990714", "1999-07-14", 1999, 1999),
        ("e199907  ", "1999-07", 1999, 1999),
        ("e19990230", "1999-02", 1999, 1999),
        ("e19001399", "1900", 1900, 1900),
        ("i19201938", "1920/1938", 1920, 1938),
        ("k19201938", "1920/1938", 1920, 1938),
        ("p19991987", "1999", 1999, 1999),
        ("nuuuuuuuu", "", None, None),
        ("b        ", "", None, None),
        ("s9999    ", "", None, None),
        ("|||||||||", "", None, None),
        ("", "", None, None),
    ],
)
def test_coded_dates(coded: str, edtf: str, first: int | None, last: int | None) -> None:
    date = coded_date(coded)
    assert (date.edtf, date.first, date.last) == (edtf, first, last)


@pytest.mark.parametrize(
    ("printed", "edtf", "first", "last"),
    [
        ("1985", "1985", 1985, 1985),
        ("c1985", "1985", 1985, 1985),
        ("[1999?]", "1999?", 1999, 1999),
        ("[ca. 1850]", "1850~", 1850, 1850),
        ("199-?", "199X", 1990, 1999),
        ("[19--]", "19XX", 1900, 1999),
        ("[19--?]", "19XX", 1900, 1999),
        ("1990-1995", "1990/1995", 1990, 1995),
        ("1990-95", "1990/1995", 1990, 1995),
        ("1998-", "1998/..", 1998, None),
        ("1998.5", "1998-05", 1998, 1998),
        ("民国24年", "1935", 1935, 1935),
        ("民國二十四年[1935]", "1935", 1935, 1935),
        ("昭和12年", "1937", 1937, 1937),
        ("光绪二十年", "1894", 1894, 1894),
        ("光緒廿一年", "1895", 1895, 1895),
        ("宣统元年", "1909", 1909, 1909),
        ("Minguo 87 [1998]", "1998", 1998, 1998),
        ("Minguo 24", "1935", 1935, 1935),
        ("一九八五年", "1985", 1985, 1985),
        ("２００１", "2001", 2001, 2001),
        ("[n.d.]", "", None, None),
        ("清光绪间", "1875?/1908?", 1875, 1908),
        ("乾隆", "1736?/1795?", 1736, 1795),
        ("光緒甲午", "1894", 1894, 1894),
        ("清同治间癸酉", "1873", 1873, 1873),
        ("光绪间甲午", "1894", 1894, 1894),
        ("康熙壬寅", "1662?/1722?", 1662, 1722),
        ("民国卅五年", "1946", 1946, 1946),
        ("明万历四十七年", "1619", 1619, 1619),
        ("康熙六十一年", "1722", 1722, 1722),
        ("昭和十二年", "1937", 1937, 1937),
        ("明治元年", "1868", 1868, 1868),
        ("令和3年", "2021", 2021, 2021),
        ("文政八年", "1825", 1825, 1825),
        ("[清]", "1644?/1911?", 1644, 1911),
        ("清末", "1840?/1911?", 1840, 1911),
        ("文化", "", None, None),
        ("大明湖", "", None, None),
    ],
)
def test_printed_dates(printed: str, edtf: str, first: int | None, last: int | None) -> None:
    date = read_printed(printed)
    assert (date.edtf, date.first, date.last, date.printed) == (edtf, first, last, printed)


def test_the_coded_date_counts_and_the_printed_one_stands_in() -> None:
    assert publication_date("s1998    ", "民國87 [1998]").edtf == "1998"
    assert publication_date("s1998    ", "民國87 [1998]").printed == "民國87 [1998]"
    assert publication_date("n        ", "[1950?]").edtf == "1950?"


def test_unimarc_types_of_date_have_other_letters() -> None:
    assert unimarc_date("a19769999", "").edtf == "1976/.."
    assert unimarc_date("b20032006", "").edtf == "2003/2006"
    assert unimarc_date("d2000    ", "").edtf == "2000"
    assert unimarc_date("e19991935", "").edtf == "1999"


@given(st.text(max_size=12))
@example("e0000")
@example("q0000 000")
def test_coded_dates_never_fail(text: str) -> None:
    date = coded_date(text)
    assert date.last is None or date.first is None or date.first <= date.last


@given(st.text(max_size=60) | st.text("0123456789-?[]c年民国光绪 ", max_size=20))
def test_printed_dates_never_fail(text: str) -> None:
    assert read_printed(text).printed == text


@given(NINE_DIGITS)
def test_isbn_10_agrees_with_stdnum(number: str) -> None:
    expected = stdnum_isbn.to_isbn13(number) if stdnum_isbn.is_valid(number) else ""
    assert isbn13(number) == expected


@given(st.from_regex(r"97[89][0-9]{9}", fullmatch=True))
def test_isbn_13_agrees_with_stdnum(twelve: str) -> None:
    number = twelve + check_digit(twelve)
    assert stdnum_isbn.is_valid(number)
    assert isbn13(number) == number
    wrong = twelve + str((int(number[-1]) + 1) % 10)
    assert isbn13(wrong) == ""


@given(st.from_regex(r"[0-9]{7}[0-9X]", fullmatch=True))
def test_issn_agrees_with_stdnum(number: str) -> None:
    found = read_issn(number)
    assert found is not None
    assert found.valid == stdnum_issn.is_valid(number)


@pytest.mark.parametrize(
    ("printed", "value", "qualifier", "valid"),
    [
        ("0-440-17606-9 (pbk.) :", "9780440176060", "pbk.", True),
        ("978-7-5027-8912-1（平装）", "9787502789121", "平装", True),
        ("7 5027 1234 5", "7502712345", "", False),
        ("185177291X", "9781851772919", "", True),
        ("0253338697 (cl : alk. paper)", "9780253338693", "cl : alk. paper", True),
        ("ISBN 7-5027-1234-1", "7502712341", "", False),
        ("0440176060", "0440176060", "", False),
    ],
)
def test_isbns_as_printed(printed: str, value: str, qualifier: str, valid: bool) -> None:
    found = read_isbn(printed)
    assert found is not None
    assert (found.value, found.qualifier, found.valid, found.printed) == (
        value,
        qualifier,
        valid,
        printed.strip(),
    )


def test_a_price_or_binding_is_no_isbn() -> None:
    assert read_isbn("(精装)") is None
    assert read_isbn("") is None


def test_a_cancelled_isbn_is_kept_and_not_valid() -> None:
    found = read_isbn("0440176069", cancelled=True)
    assert found is not None
    assert (found.value, found.valid) == ("9780440176060", False)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("   00008666 ", "00008666"),
        ("n78-890351", "n78890351"),
        ("85-2 ", "85000002"),
        ("75-425165//r75", "75425165"),
    ],
)
def test_lccns_are_normalized_by_the_rules_of_the_library_of_congress(printed: str, value: str) -> None:
    assert normalize_lccn(printed) == value


def test_other_numbers() -> None:
    lccn, oclc, local = (
        read_lccn("x"),
        read_control_number("(OCoLC)ocm00012345"),
        read_control_number("(Sirsi) a1"),
    )
    assert lccn is not None
    assert not lccn.valid
    assert oclc is not None
    assert (oclc.scheme, oclc.value) == ("oclc", "12345")
    assert local is not None
    assert (local.scheme, local.value) == ("local", "(Sirsi) a1")
    assert find_doi("https://doi.org/10.1000/ABC.12).") == "10.1000/abc.12"


@pytest.mark.parametrize(
    ("printed", "scheme", "value", "valid"),
    [
        ("CN11-1234/P", "cn", "CN11-1234/P", True),
        ("11—1234", "cn", "CN11-1234", True),
        ("13193.0123", "csbn", "13193·0123", True),
        ("13193·123（2）", "csbn", "13193·123(2)", True),
        ("内部", "csbn", "内部", False),
    ],
)
def test_chinese_numbers(printed: str, scheme: str, value: str, valid: bool) -> None:
    found = read_chinese_number(printed)
    assert found is not None
    assert (found.scheme, found.value, found.valid) == (scheme, value, valid)


def test_packed_languages_are_taken_apart() -> None:
    assert split_codes("engfre") == ("eng", "fre")
    assert split_codes("ENG") == ("eng",)
    assert split_codes("und") == ()
    assert split_codes("zho") == split_codes("zh-CN") == split_codes("cmn") == ("chi",)
    assert split_codes("fradeu") == ("fre", "ger")
    assert split_codes("English") == ("eng",)
    assert split_codes("Pelagic") == ()


@pytest.mark.parametrize(
    ("text", "latitude", "degrees"),
    [
        ("W0793200", False, -79.533333),
        ("E1190000", False, 119.0),
        ("N0420000", True, 42.0),
        ("+079.533265", False, 79.533265),
        ("-79.5", False, -79.5),
        ("S0123456.5", True, -12.582361),
        ("W07932.5", False, -79.541667),
    ],
)
def test_coded_coordinates(text: str, latitude: bool, degrees: float) -> None:
    assert coded_degrees(text, latitude) == degrees


@pytest.mark.parametrize(
    ("text", "latitude"),
    [("W1810000", False), ("N0910000", True), ("N0420000", False), ("W0796000", False), ("x", True)],
)
def test_what_is_no_coordinate(text: str, latitude: bool) -> None:
    with pytest.raises(NotACoordinate):
        coded_degrees(text, latitude)


@pytest.mark.parametrize(
    "text",
    [
        "(E 119°30ʹ--E 120°00ʹ/N 26°00ʹ--N 25°00ʹ)",
        "东经119°30′-120°00′, 北纬25°-26°",
        "E119°30'00\"--E120°/N26°--N25°",
        "(119°30′E-120°E / 26°N-25°N)",
        "東經119度30分-120度,北緯25度-26度",
    ],
)
def test_printed_coordinates(text: str) -> None:
    assert printed_box(text) == BoundingBox(119.5, 25.0, 120.0, 26.0)


def test_half_a_statement_is_no_box() -> None:
    assert printed_box("E 119°30ʹ--E 120°00ʹ") is None
    assert printed_box("RA 16 hr. to 19 hr.") is None


def test_words_about_soundings_and_scale() -> None:
    assert read_scale("Scale 1:250,000 ;") == 250_000
    assert read_scale("比例尺 1：50 000") == 50_000
    assert read_scale("Scale not given.") is None
    assert sounding_unit("Depths shown by soundings in fathoms.") == "fathoms"
    assert sounding_unit("水深单位：米") == "metres"
    assert sounding_datum("Soundings reduced to Mean Lower Low Water") == "mean lower low water"
    assert survey_years("Surveyed by Captain Collinson, 1843-45; corrected 1861") == ("1843", "1861")
    assert survey_years("Published 1861") == ()


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Rau, Dana Meachen,", "Rau, Dana Meachen"),
        ("Ray, Anthony.", "Ray, Anthony"),
        ("Eliot, T. S.", "Eliot, T. S."),
        ("King, Martin Luther, Jr.", "King, Martin Luther, Jr."),
        ("Smith & Co.", "Smith & Co."),
        ("孙家洲．", "孙家洲"),
        ("", ""),
        (".", ""),
        ("Sun, Yu.", "Sun, Yu"),
    ],
)
def test_names_lose_the_punctuation_of_the_field(printed: str, kept: str) -> None:
    assert trim_name(printed) == kept


def test_han_names_are_written_without_comma() -> None:
    assert han_name("李, 强") == "李强"
    assert han_name("Li, Qiang") == "Li, Qiang"


@pytest.mark.parametrize(
    ("term", "codes"),
    [
        ("aut", ("aut",)),
        ("http://id.loc.gov/vocabulary/relators/edt", ("edt",)),
        ("editor.", ("edt",)),
        ("主编", ("edt",)),
        ("编著", ("aut", "edt")),
        ("[著]", ("aut",)),
        ("译者", ("trl",)),
        ("绘", ("ill",)),
        ("校", ("pfr",)),
        ("070", ("aut",)),
        ("wizard", ("wizard",)),
        ("", ()),
    ],
)
def test_roles(term: str, codes: tuple[str, ...]) -> None:
    assert role_codes(term) == codes


@pytest.mark.parametrize(
    ("text", "coded", "part"),
    [
        ("Vol. 24, no. 9 (Sept. 1993), p. 235-48", "", ("24", "9", "235-48")),
        ("第12卷第3期, 第15-20页", "", ("12", "3", "15-20")),
        ("", "96:4<23", ("96", "4", "23")),
        ("", "", ("", "", "")),
    ],
)
def test_parts_of_hosts(text: str, coded: str, part: tuple[str, str, str]) -> None:
    assert read_part(text, coded) == part


def test_scripts() -> None:
    assert [script_of(text) for text in ("Sea", "mér", "海", "海の", "바다", "море")] == [
        "Latn",
        "Latn",
        "Hani",
        "Jpan",
        "Kore",
        "Cyrl",
    ]


@given(st.text())
def test_readers_of_values_never_fail(text: str) -> None:
    readers: tuple[Callable[[str], object], ...] = (
        read_isbn,
        read_issn,
        read_lccn,
        read_control_number,
        read_chinese_number,
        find_doi,
        split_codes,
        role_codes,
        trim_name,
        han_name,
        parted_name,
        clean,
        trim_isbd,
        script_of,
        printed_box,
        read_scale,
        read_part,
        projected_date,
        era_date,
        large_chinese_number,
    )
    for reader in readers:
        reader(text)
