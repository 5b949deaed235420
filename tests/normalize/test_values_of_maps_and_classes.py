"""Scales, coordinates with prime meridians, forms of class numbers, names with dynasties."""

import pytest
from marc_lines import outcome_of, read, read_cnmarc

from normalize.record import Agent, BoundingBox, PublicationDate, Relation, Subject, Title
from normalize.values.chart_facts import read_scale, survey_years
from normalize.values.class_forms import has_form
from normalize.values.coordinates import NotACoordinate, coded_box, meridian_named, printed_box
from normalize.values.dates import era_date, projected_date
from normalize.values.eras import large_chinese_number
from normalize.values.names import parted_name

MAP = "00000cem a2200000 a 4500"


@pytest.mark.parametrize(
    ("text", "denominator"),
    [
        ("比例尺 1:50 000", 50_000),
        ("五万分之一", 50_000),
        ("二十五万分之一", 250_000),
        ("比例尺一百万分之一", 1_000_000),
        ("一万二千五百分之一", 12_500),
        ("1:5万", 50_000),
        ("1∶250000", 250_000),
        ("1/75000", 75_000),
        ("Scale ca. 1:1,500,000", 1_500_000),
        ("2001:5", None),
        ("不著比例", None),
        ("十分之一", 10),
    ],
)
def test_scales(text: str, denominator: int | None) -> None:
    assert read_scale(text) == denominator


@pytest.mark.parametrize(
    ("text", "value"),
    [("五万", 50_000), ("一百二十万", 1_200_000), ("十二", 12), ("三千", 3_000), ("元", -1), ("", -1)],
)
def test_large_numerals(text: str, value: int) -> None:
    assert large_chinese_number(text) == value


@pytest.mark.parametrize(
    ("text", "west"),
    [
        ("(E 19°--E 26°/N 57°--N 53°, from Ferro)", 1.337222),
        ("(W 2°--E 1°/N 49°--N 48°; Paris meridian)", 0.337229),
        ("(W 2°--E 1°/N 49°--N 48°). Longitude west of Washington", -79.050278),
        ("东经1°-2°, 北纬25°-26°, 以北京子午线为准", 117.391667),
        ("1954年北京坐标系 东经119°-120°, 北纬25°-26°", 119.0),
        ("Tokyo datum (E 139°--E 140°/N 36°--N 35°)", 139.0),
    ],
)
def test_longitudes_are_counted_from_greenwich(text: str, west: float) -> None:
    box = printed_box(text)
    assert box is not None
    assert box.west == west


def test_the_meridian_is_named() -> None:
    assert meridian_named("longitude from Ferro") == "Ferro"
    assert meridian_named("Greenwich") == ""


def test_limits_that_stand_wrong_are_put_right_and_told() -> None:
    right = BoundingBox(119.0, 25.0, 120.0, 26.0)
    assert coded_box("E1190000", "E1200000", "N0260000", "N0250000") == (right, "")
    box, fault = coded_box("E1190000", "E1200000", "N0250000", "N0260000")
    assert (box, bool(fault)) == (right, True)
    box, fault = coded_box("N0260000", "N0250000", "E1190000", "E1200000")
    assert (box, bool(fault)) == (right, True)
    assert coded_box("E1700000", "W1600000", "N0600000", "N0500000")[0] == BoundingBox(
        170.0, 50.0, -160.0, 60.0
    )


def test_a_box_of_nothing_is_no_box() -> None:
    with pytest.raises(NotACoordinate):
        coded_box("E0000000", "E0000000", "N0000000", "N0000000")


def test_swapped_limits_keep_their_box_and_name_the_field() -> None:
    outcome = outcome_of("245 00 $aM", "034 1# $aa$dE1190000$eE1200000$fN0250000$gN0260000", leader=MAP)
    assert outcome.record.boxes == (BoundingBox(119.0, 25.0, 120.0, 26.0),)
    assert [(problem.kind, problem.where) for problem in outcome.problems] == [("coordinates", "034")]


def test_years_of_surveys_by_reign() -> None:
    assert survey_years("民国16年测量") == ("1927",)
    assert survey_years("昭和8年測量") == ("1933",)


@pytest.mark.parametrize(
    ("scheme", "value", "right"),
    [
        ("clc", "P7", True),
        ("clc", "U675.81", True),
        ("clc", "I247.5=6", True),
        ("clc", "K928.44-61", True),
        ("clc", "[P7]", True),
        ("clc", "海洋", False),
        ("clc", "551.46", False),
        ("clc", "L7", False),
        ("casc", "57.12", True),
        ("casc", "P7", False),
        ("ddc", "551.4609", True),
        ("ddc", "[E]", True),
        ("ddc", "GC11", False),
        ("lcc", "GC11.2", True),
        ("lcc", "551.46", False),
        ("udc", "528.47", True),
        ("other", "whatever", True),
    ],
)
def test_class_numbers_have_a_form(scheme: str, value: str, right: bool) -> None:
    assert has_form(scheme, value) == right


@pytest.mark.parametrize(
    ("number", "scheme"),
    [
        ("GC11.2", "lcc"),
        ("VK 597", "lcc"),
        ("PR/4034/.S4/1962", "lcc"),
        ("Hkv ma55", "other"),
        ("Micfilm", "other"),
        ("10485", "other"),
        ("Electronic Resource", "other"),
        ("(Alma)99164434206249", "other"),
    ],
)
def test_numbers_of_a_librarys_own_in_090_are_no_classes_of_congress(number: str, scheme: str) -> None:
    (found,) = read(f"090 ## $a{number}$b.X1").classifications
    assert (found.scheme, found.value, found.item) == (scheme, number, ".X1")


def test_a_class_number_without_its_form_is_kept_and_told() -> None:
    outcome = outcome_of("200 1# $a海", "690 ## $a551.46", leader="00000nam0 2200000   450 ")
    assert outcome.record.classifications[0].value == "551.46"
    assert [(problem.kind, problem.where, problem.value) for problem in outcome.problems] == [
        ("classification", "690", "551.46")
    ]


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("(清)林则徐(1785-1850)", ("清", "林则徐", "1785-1850")),
        ("[美]海明威", ("美", "海明威", "")),
        ("（清）魏源，1794-1857", ("清", "魏源", "1794-1857")),
        ("张三(建筑师)", ("", "张三(建筑师)", "")),
        ("(1785-1850)", ("", "(1785-1850)", "")),
        ("", ("", "", "")),
    ],
)
def test_what_stands_about_a_name(printed: str, parts: tuple[str, str, str]) -> None:
    assert parted_name(printed) == parts


def test_dynasties_and_countries_qualify_a_name() -> None:
    record = read_cnmarc(
        "701 #0 $c(清)$a魏源$f1794-1857$4撰", "702 #1 $s清$a陳$b倫炯$4編", "702 #0 $a[英]班思德$4译"
    )
    assert record.agents == (
        Agent("魏源", "person", ("aut",), "1794-1857", entry="main", qualifier="清"),
        Agent("陳倫炯", "person", ("edt",), qualifier="清"),
        Agent("班思德", "person", ("trl",), qualifier="英"),
    )


def test_times_of_contents() -> None:
    record = read("045 0# $bd1939", "045 2# $bd1914$bd1918", "045 0# $bc0500", "045 0# $bd193912")
    assert record.subjects == (
        Subject(("1939",), "period"),
        Subject(("1914/1918",), "period"),
        Subject(("-0499",), "period"),
        Subject(("1939-12",), "period"),
    )
    assert era_date("x") == ""


def test_a_forthcoming_book_has_the_date_when_it_is_expected() -> None:
    record = read("008 260101nuuuuuuuucc            000 0 chi d", "263 ## $a202612")
    assert record.date == PublicationDate("2026-12", 2026, 2026)
    assert projected_date("soon") == PublicationDate()


def test_several_editions_and_extents_are_all_kept() -> None:
    record = read(
        "250 ## $a2nd ed.",
        "250 ## $aLimited issue",
        "300 ## $a1 v.",
        "300 ## $a2 discs$ccm.",
        "310 ## $aMonthly",
        "321 ## $aWeekly$b1990-1995",
    )
    assert (record.edition, record.extent) == ("2nd ed.; Limited issue", "1 v.; 2 discs")
    assert record.frequency == "Monthly; Weekly 1990-1995"


def test_a_volume_without_title_has_that_of_its_set() -> None:
    record = read_cnmarc("200 1# $a第二册$9di er ce", "461 #0 $12001 $a中国海洋志$9zhong guo hai yang zhi")
    original = Title("中国海洋志", "main", "", "第二册", script="Hani")
    assert record.titles == (
        Title("zhong guo hai yang zhi", "main", "", "第二册", script="Latn", original=original),
    )


def test_a_title_of_its_own_stays_beside_the_set() -> None:
    record = read_cnmarc("200 1# $a物理海洋学", "461 #0 $12001 $a中国海洋志$v第二卷")
    assert (record.titles[0].value, record.relations) == (
        "物理海洋学",
        (Relation("host", "中国海洋志", volume="2"),),
    )


def test_a_parallel_title_has_its_twin_beside_it() -> None:
    record = read(
        "245 00 $6880-01$aHai yang =$bHaeyang /$cX",
        "880 00 $6245-01/$1$a海洋 =$b해양 /$cX",
    )
    assert [
        (title.kind, title.value, title.original and title.original.value) for title in record.titles
    ] == [
        ("main", "Hai yang", "海洋"),
        ("parallel", "Haeyang", "해양"),
    ]


def test_an_article_in_front_of_an_italian_title_is_left_out_of_sorting() -> None:
    title = read_cnmarc("200 1# $a\u0098L'\u009caltra faccia").titles[0]
    assert (title.value, title.nonfiling) == ("L'altra faccia", 2)
