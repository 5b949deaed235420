"""Values as sources write them: dates, numbers, boxes, citations, types, languages."""

import pytest

from normalize.formats.dating import read_date
from normalize.formats.identifying import read_identifier
from normalize.formats.kinds import kind_of, most_telling
from normalize.formats.placing import NotABox, read_box
from normalize.formats.relating import read_citation
from normalize.maps.lists import marc_language
from normalize.record import BoundingBox, Identifier, Link


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2003-04-15T10:18:51Z", "2003-04-15"),
        ("2003-05", "2003-05"),
        ("2001-12", "2001-12"),
        ("2020/05/17/", "2020-05-17"),
        ("2020///", "2020"),
        ("20200517", "2020-05-17"),
        ("2019-02-29", "2019-02"),
        ("2020-13-01", "2020"),
        ("17 May 2020", "2020-05-17"),
        ("May 17, 2020", "2020-05-17"),
        ("Feb 2008", "2008-02"),
        ("2008 Feb 3", "2008-02-03"),
        ("Mon, 22 Oct 2018 22:41:50 GMT", "2018-10-22"),
        ("2020年5月17日", "2020-05-17"),
        ("2020年5月", "2020-05"),
        ("1990/2005", "1990/2005"),
        ("2019-01/2019-05", "2019-01/2019-05"),
        ("民国24年", "1935"),
        ("[1999?]", "1999?"),
        ("1950s", "195X"),
        ("c1985", "1985"),
        ("3000-01-01", ""),
        ("####", ""),
    ],
)
def test_a_date_is_read_as_far_as_it_is_possible(written: str, edtf: str) -> None:
    assert read_date(written).edtf == edtf


def test_what_was_printed_stays_and_a_time_of_day_was_not() -> None:
    assert read_date("民国24年").printed == "民国24年"
    assert read_date("2003-04-15T10:18:51Z").printed == "2003-04-15"


@pytest.mark.parametrize(
    ("written", "scheme", "value"),
    [
        ("doi:10.1234/ABC", "doi", "10.1234/abc"),
        ("https://doi.org/10.1234/abc", "doi", "10.1234/abc"),
        ("https://doi.org/10.1234%2Fabc", "doi", "10.1234/abc"),
        ("10.1234/abc", "doi", "10.1234/abc"),
        ("urn:isbn:9787503717444", "isbn", "9787503717444"),
        ("ISBN 7-5037-1744-0", "isbn", "9787503717444"),
        ("7-5037-1744-0", "isbn", "9787503717444"),
        ("ISSN: 0253-4193", "issn", "0253-4193"),
        ("0253-4193", "issn", "0253-4193"),
        ("CN 11-2055/P", "cn", "CN11-2055/P"),
        ("13193·0123", "csbn", "13193·0123"),
        ("(OCoLC)888461076", "oclc", "888461076"),
        ("990002180740203961", "local", "990002180740203961"),
        ("oai:zenodo.org:20510666", "local", "oai:zenodo.org:20510666"),
    ],
)
def test_a_number_is_known_by_its_form(written: str, scheme: str, value: str) -> None:
    found = read_identifier(written)
    assert isinstance(found, Identifier)
    assert (found.scheme, found.value) == (scheme, value)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("http://example.org/a b".replace(" ", "%20"), "http://example.org/a%20b"),
        ("www.example.org/x", "http://www.example.org/x"),
        ("hdl:1765/308", "https://hdl.handle.net/1765/308"),
    ],
)
def test_an_address_becomes_a_link(written: str, url: str) -> None:
    assert read_identifier(written) == Link(url)


def test_a_number_of_another_scheme_keeps_its_name() -> None:
    assert read_identifier("18157122", "PMID") == Identifier("local", "pmid:18157122", "18157122")


@pytest.mark.parametrize(
    ("written", "box"),
    [
        (
            "northlimit=42.5; southlimit=40; westlimit=-7; eastlimit=-5.5; units=signed decimal degrees",
            (-7, 40, -5.5, 42.5),
        ),
        ("ENVELOPE(-7, -5.5, 42.5, 40)", (-7, 40, -5.5, 42.5)),
        ("-7.0,40.0,-5.5,42.5", (-7, 40, -5.5, 42.5)),
        ("POLYGON((-7 40, -5.5 40, -5.5 42.5, -7 42.5, -7 40))", (-7, 40, -5.5, 42.5)),
        ("name=Perth; east=115.85717; north=-31.95301", (115.85717, -31.95301, 115.85717, -31.95301)),
        ("LATITUDE: -59.0 * LONGITUDE: -58.9", (-58.9, -59.0, -58.9, -59.0)),
        (
            (
                "MEDIAN LATITUDE: 41 * MEDIAN LONGITUDE: -6 * SOUTH-BOUND LATITUDE: 40 * WEST-BOUND LONGITUDE: -7 * "
                "NORTH-BOUND LATITUDE: 42.5 * EAST-BOUND LONGITUDE: -5.5"
            ),
            (-7, 40, -5.5, 42.5),
        ),
        ("W 7°00'--W 5°30'/N 42°30'--N 40°00'", (-7, 40, -5.5, 42.5)),
        ("northlimit=10; southlimit=-10; westlimit=350; eastlimit=10", (-10, -10, 10, 10)),
    ],
)
def test_a_box_is_read_however_it_is_written(written: str, box: tuple[float, float, float, float]) -> None:
    assert read_box(written) == BoundingBox(*box)


@pytest.mark.parametrize(
    "written",
    ["northlimit=95; southlimit=1; westlimit=1; eastlimit=2", "ENVELOPE(400,5,6,7)", "northlimit=9"],
)
def test_limits_beyond_the_globe_are_no_box(written: str) -> None:
    with pytest.raises(NotABox):
        read_box(written)


@pytest.mark.parametrize(
    "name", ["South China Sea", "Yellow Sea (North)", "南海", "East Frisia: coast", "1990-2000"]
)
def test_the_name_of_a_place_is_no_box(name: str) -> None:
    assert read_box(name) is None


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Deep-Sea Research, vol. 3, no. 2, pp. 5-9", ("Deep-Sea Research", "3", "2", "5-9")),
        ("Journal of the Sea 12(3), 45-67", ("Journal of the Sea", "12", "3", "45-67")),
        ("海洋学报, 2010, 32(3): 15-22", ("海洋学报", "32", "3", "15-22")),
        ("海洋学报,2010年第3期,15-22页", ("海洋学报", "", "3", "15-22")),
        ("Sanitation Value Chain (2021) 5, 1, pages 10-12", ("Sanitation Value Chain", "5", "1", "10-12")),
        (
            "Research, 17 January 2012, Vol.45(1), pp.1-2",
            ("Research, 17 January 2012", "45", "", "1-2"),
        ),
    ],
)
def test_a_clear_citation_is_read(written: str, parts: tuple[str, ...]) -> None:
    found = read_citation(written)
    assert found is not None
    assert (found.title, found.volume, found.issue, found.pages) == parts


@pytest.mark.parametrize(
    "written", ["A gift of the author", "from the estate", "", "x" * 5_000, "((((" * 200]
)
def test_prose_is_no_citation(written: str) -> None:
    assert read_citation(written) is None


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("info:eu-repo/semantics/doctoralThesis", "thesis"),
        ("http://purl.org/coar/resource_type/c_6501", "article"),
        ("http://purl.org/dc/dcmitype/Dataset", "dataset"),
        ("JournalArticle", "article"),
        ("ConferencePaper", "conference"),
        ("doc-type:article", "article"),
        ("Nautical charts", "chart"),
        ("cartographic", "map"),
        ("学位论文", "thesis"),
        ("期刊论文", "article"),
        ("海图", "chart"),
        ("Thesis (Ph.D.)", "thesis"),
        ("Text", ""),
    ],
)
def test_the_words_of_sources_for_types_are_known(written: str, kind: str) -> None:
    found = kind_of(written)
    assert found is not None
    assert found[0] == kind


def test_an_unknown_word_is_no_type_and_the_most_telling_one_counts() -> None:
    assert kind_of("landscape photographs of the heart") is None
    assert most_telling(["book", "thesis"]) == "thesis"
    assert most_telling([]) == ""


@pytest.mark.parametrize(
    ("written", "code"),
    [("en", "eng"), ("en-US", "eng"), ("zh_CN", "chi"), ("zho", "chi"), ("chi", "chi"), ("deu", "ger"),
     ("French", "fre"), ("中文", "chi"), ("英语", "eng"), ("日语", "jpn"), ("Klingonese", "")],
)  # fmt: skip
def test_languages_are_known_by_code_and_name(written: str, code: str) -> None:
    assert marc_language(written) == code


@pytest.mark.parametrize("written", ["hdl:98801326 x", "hdl://x 5", "hdl:5"])
def test_a_handle_that_is_none_is_a_number_of_its_own(written: str) -> None:
    assert read_identifier(written) == Identifier(
        "local", written, written.removeprefix("hdl:") if "//" not in written else written
    )
