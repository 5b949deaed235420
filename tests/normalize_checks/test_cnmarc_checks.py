"""CNMARC: for every rule a record that breaks it and no other."""

import pytest
from checked_records import GOOD_CNMARC, findings_of
from marc_lines import CHINESE_BOOK, marc

from normalize.checks import RULES, check_record

MAP = "00000nem0 2200000   450 "
MAP_100 = "100 ## $a20200102d2019    em y0chiy50      ea"
CODED_MAP = "123 1# $aa$b50000$dE1190000$eE1200000$fN0260000$gN0250000"

CASES = [
    # lines, the rule, its class, tag, part
    (["-001"], "field_missing", "mandatory", "001", ""),
    (["-100"], "field_missing", "mandatory", "100", ""),
    (["-101"], "field_missing", "mandatory", "101", ""),
    (["-102"], "field_wanted", "mandatory", "102", ""),
    (["-801"], "field_wanted", "mandatory", "801", ""),
    (["-690"], "class_wanted", "mandatory", "690", ""),
    (["-105"], "coded_field_wanted", "mandatory", "105", ""),
    (["-701"], "agent_wanted", "mandatory", "200", "$f"),
    (["606 0# $x地图"], "subfield_missing", "subfield", "606", "$a"),
    (["300 ## $a附注", "+300 ## $a附注"], "field_twice", "repeated_tag", "300", ""),
    (["200 1# $f王某"], "title_missing", "missing_title", "200", "$a"),
    (["412 #0 $tSea", "413 #0 $tSea", "416 #0 $tSea"], "tag_unknown", "unknown_tag", "416", ""),
    (["204 ## $a图书"], "tag_obsolete", "obsolete", "204", ""),
    (["+200 1# $a又一题名"], "tag_repeated", "repeated_tag", "200", ""),
    (["700 #0 $a甲$4著", "710 02 $a乙$4编"], "main_entries", "repeated_tag", "710", ""),
    (["200 2# $a海图集"], "indicator_value", "indicator", "200", "ind1"),
    (["701 #3 $a甲$4著"], "indicator_value", "indicator", "701", "ind2"),
    (["101 0# $achi$ceng"], "translation_indicator", "indicator", "101", "ind1"),
    (["101 1# $achi"], "translation_original", "subfield", "101", "$c"),
    (["690 ## $aP7$x5"], "subfield_unknown", "subfield", "690", "$x"),
    (["690 ## $aP7$v5$v4"], "subfield_repeated", "subfield", "690", "$v"),
    (["801 #0 $bABC$c20200102"], "source_incomplete", "subfield", "801", "$a"),
    (["801 #0 $aCN$bABC$c2020"], "source_date", "coded_value", "801", "$c"),
    (["101 0# $axyz"], "language_unknown", "coded_value", "101", "$a"),
    (["101 0# $achieng"], "languages_packed", "obsolete", "101", "$a"),
    (["102 ## $aChina"], "iso_country_unknown", "coded_value", "102", "$a"),
    (["100 ## $a20200102d2019    em y0chiy50"], "code_length", "length", "100", "$a"),
    (["100 ## $a20201302d2019    em y0chiy50      ea"], "day_form", "coded_value", "100", "$a/00-07"),
    (["100 ## $a20200102x2019    em y0chiy50      ea"], "code_unknown", "coded_value", "100", "$a/08"),
    (["100 ## $a20200102d20-9    em y0chiy50      ea"], "year_form", "coded_value", "100", "$a/09-12"),
    (["100 ## $a20200102d2019    em y0xxxy50      ea"], "language_unknown", "coded_value", "100", "$a/22-24"),
    (["100 ## $a20200102d2019    em y0chiy99      ea"], "code_unknown", "coded_value", "100", "$a/26-29"),
    (["105 ## $aak  z   900yy"], "code_unknown", "coded_value", "105", "$a/08"),
    (["106 ## $ar "], "code_length", "length", "106", "$a"),
    (["110 ## $aqaza   0xx0"], "code_unknown", "coded_value", "110", "$a/00"),
    (["005 x"], "stamp_form", "coded_value", "005", ""),
    (["010 ## $a978-7-5027-0001-1"], "isbn_digit", "check_digit", "010", "$a"),
    (["010 ## $a7-5027-001-1"], "isbn_length", "check_digit", "010", "$a"),
    (["011 ## $a0000-0001"], "issn_wrong", "check_digit", "011", "$a"),
    (["013 ## $aM123"], "ismn_wrong", "check_digit", "013", "$a"),
    (["091 ## $a海洋"], "csbn_form", "check_digit", "091", "$a"),
    (["461 #0 $1海图集"], "embedded_form", "link", "461", "$1"),
    (["461 #0 $1200"], "embedded_indicators", "link", "461", "$1"),
    (["461 #0 $12001 $a海图集$q丛书"], "embedded_subfield", "link", "461", "$1200$q"),
    (["461 #0 $v3"], "link_names_nothing", "link", "461", ""),
    (["100 ## $a20200102g20192005em y0chiy50      ea"], "dates_reversed", "dates", "100", "$a/09-16"),
    (["100 ## $a20200102d2009    em y0chiy50      ea"], "dates_differ", "dates", "100", "$a/09-12"),
    (["245 00 $aSea"], "flavour_wrong", "flavour", "LDR", ""),
    (["300 ## $a"], "field_empty", "empty", "300", ""),
    (["300 ## $a锟斤拷海"], "mojibake", "encoding", "300", "$a"),
    (["300 ## $a海\x02图"], "control_character", "encoding", "300", "$a"),
    (["856 40 $zOnline"], "address_missing", "mandatory", "856", "$u"),
]  # fmt: skip
WITH_OTHERS = {"main_entries", "embedded_form", "flavour_wrong", "indicator_value"}


def test_the_good_record_has_no_fault() -> None:
    assert check_record(marc(*GOOD_CNMARC, leader=CHINESE_BOOK)) == []


@pytest.mark.parametrize(("lines", "rule", "kind", "tag", "part"), CASES)
def test_a_fault_is_found_in_its_place(lines: list[str], rule: str, kind: str, tag: str, part: str) -> None:
    if rule == "flavour_wrong":
        lines = ["245 00 $aSea", "008 x", "040 ## $aX", "260 ## $aX", "300 ## $aX", "-200"]
        found = check_record(marc("001 1", "200 1# $aX", *lines[1:5], leader=CHINESE_BOOK))
    else:
        found = findings_of("cnmarc", *lines)
    assert [(one.rule, one.tag, one.part) for one in found if one.rule == rule] == [(rule, tag, part)]
    assert RULES[rule].kind == kind
    if rule not in WITH_OTHERS:
        assert {one.rule for one in found} == {rule}


MAPS = [
    (["206 ## $a1:50 000 (E119°-E120°/N26°-N25°)"], "", ""),
    ([], "map_data_missing", ""),
    ([CODED_MAP, "206 ## $a1:50 000 (东经119°-120°, 北纬25°-26°)"], "", ""),
    ([CODED_MAP, "206 ## $b1:50 000$d东经119°-120°, 北纬25°-27°"], "coordinates_differ", "$d"),
    ([CODED_MAP, "206 ## $b1:25 000"], "scales_differ", "$b"),
    (["123 1# $aa$b50000$dE1190000$eE1200000$fN0260000"], "coordinate_missing", "$g"),
    (["123 1# $aa$b50000$dE1190000$eE1200000$fN0960000$gN0250000"], "coordinate_wrong", "$f"),
    (["123 1# $aa$b50000$dE1190000$eE1200000$fN0250000$gN0260000"], "coordinates_swapped", "$f"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "rule", "part"), MAPS)
def test_scale_and_coordinates_of_maps_are_held_together(lines: list[str], rule: str, part: str) -> None:
    found = findings_of("cnmarc", MAP_100, *lines, leader=MAP)
    assert [(one.rule, one.part) for one in found] == ([(rule, part)] if rule else [])


@pytest.mark.parametrize(
    ("leader", "part"),
    [
        ("00000xam0 2200000   450 ", "/05"),
        ("00000nqm0 2200000   450 ", "/06"),
        ("00000nax0 2200000   450 ", "/07"),
        ("00000nam7 2200000   450 ", "/08"),
        ("00000nam0 2200000x  450 ", "/17"),
        ("00000nam0 2200000 q 450 ", "/18"),
        ("00000nam0 2200000   999 ", "/20-23"),
    ],
)
def test_the_leader_is_read_position_by_position(leader: str, part: str) -> None:
    found = findings_of("cnmarc", leader=leader)
    assert [(one.rule, one.part) for one in found] == [("leader_value", part)]


@pytest.mark.parametrize(
    "line",
    [
        "200 1# $a海图集$AHai tu ji$f王某编$FWang mou bian",
        "461 #0 $12001 $a海洋丛书$1210  $d2001",
        "461 #0 $1001CN123",
        "461 #0 $12001 $a海洋丛书$1701 0$a王某$1210  $a北京$d2001",
        "091 ## $aCN11-2055/P",
        "091 ## $a13012·0345",
        "410 #0 $t海洋丛书$v3",
        "701 #0 $a王某$9wang mou$4著",
        "606 0# $a海洋$x研究$y中国",
        "905 ## $aABC$dP7$e1$q9$q8",
        "207 #0 $aVol. 1 (2001)-",
    ],
)
def test_what_chinese_libraries_write_is_no_fault(line: str) -> None:
    assert findings_of("cnmarc", line) == []


def test_a_title_missing_altogether_is_one_fault() -> None:
    record = marc(*[line for line in GOOD_CNMARC if line[:3] != "200"], leader=CHINESE_BOOK)
    for said in ("", "cnmarc", "unimarc"):
        assert [(one.rule, one.tag) for one in check_record(record, said)] == [("title_missing", "200")]
