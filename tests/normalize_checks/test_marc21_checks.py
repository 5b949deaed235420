"""MARC 21: for every rule a record that breaks it and no other."""

import pytest
from checked_records import GOOD_MARC21, findings_of
from marc_lines import marc

from normalize.checks import RULES, check_record

MAP = "00000nem a2200000 a 4500"
MAP_008 = "008 990101s1999    xxu       a     0   eng d"

CASES = [
    # lines, the rule, its class, tag, part
    (["-001"], "field_missing", "mandatory", "001", ""),
    (["-008"], "field_missing", "mandatory", "008", ""),
    (["-040"], "field_wanted", "mandatory", "040", ""),
    (["-245"], "title_missing", "missing_title", "245", ""),
    (["245 00 $c/ by nobody"], "title_missing", "missing_title", "245", "$a"),
    (["412 ## $aSeries"], "tag_unknown", "unknown_tag", "412", ""),
    (["049 ## $aXYZZ"], "tag_of_system", "unknown_tag", "049", ""),
    (["AVA ## $aSeries"], "tag_of_system", "unknown_tag", "AVA", ""),
    (["440 #0 $aSeries"], "tag_obsolete", "obsolete", "440", ""),
    (["+245 00 $aOther title"], "tag_repeated", "repeated_tag", "245", ""),
    (["100 1# $aA.", "110 2# $aB.", "245 10 $aC"], "main_entries", "repeated_tag", "110", ""),
    (["650 50 $aSea."], "indicator_value", "indicator", "650", "ind1"),
    (["650 #9 $aSea."], "indicator_value", "indicator", "650", "ind2"),
    (["260 0# $aBoston :$bHarbor,$c1999."], "indicator_obsolete", "obsolete", "260", "ind1"),
    (["245 10 $aSea charts"], "title_entry", "indicator", "245", "ind1"),
    (["245 03 $aSea charts"], "nonfiling", "indicator", "245", "ind2"),
    (["245 00 $aThe sea"], "nonfiling_article", "indicator", "245", "ind2"),
    (["500 ## $aNote$wx"], "subfield_unknown", "subfield", "500", "$w"),
    (["500 ## $aNote$aMore"], "subfield_repeated", "subfield", "500", "$a"),
    (["260 ## $aBoston$c1999$dP1"], "subfield_obsolete", "obsolete", "260", "$d"),
    (["500 ## $aNote$!x"], "subfield_code", "subfield", "500", "$!"),
    (["650 #7 $aSea."], "source_missing", "subfield", "650", "$2"),
    (["650 #0 $aSea.$2fast"], "source_twice", "indicator", "650", "ind2"),
    (["650 #4 $aSea.$2local"], "", "", "", ""),
    (["003 D$aLC"], "", "", "", ""),
    (["500 ## $aNote$5"], "subfield_empty", "empty", "500", "$5"),
    (["500 ## $a "], "field_empty", "empty", "500", ""),
    (["003 "], "field_empty", "empty", "003", ""),
    (["008 990101s1999    xxu           000 0 eng"], "code_length", "length", "008", ""),
    (["008 991301s1999    xxu           000 0 eng d"], "day_form", "coded_value", "008", "/00-05"),
    (["008 990101x1999    xxu           000 0 eng d"], "code_unknown", "coded_value", "008", "/06"),
    (["008 990101s19-9    xxu           000 0 eng d"], "year_form", "coded_value", "008", "/07-10"),
    (["008 990101s1999    qqq           000 0 eng d"], "country_unknown", "coded_value", "008", "/15-17"),
    (["008 990101s1999    ys            000 0 eng d"], "code_obsolete", "obsolete", "008", "/15-17"),
    (["008 990101s1999    xxu           000 0 xyz d"], "language_unknown", "coded_value", "008", "/35-37"),
    (["008 990101s1999    xxu           900 0 eng d"], "code_unknown", "coded_value", "008", "/29"),
    (["008 990101s1999    xxu           00010 eng d"], "code_obsolete", "obsolete", "008", "/32"),
    (["006 a           000 9 "], "code_unknown", "coded_value", "006", "/16"),
    (["006 q           000 0 "], "code_unknown", "coded_value", "006", "/00"),
    (["006 a"], "code_length", "length", "006", ""),
    (["007 cy"], "code_length", "length", "007", ""),
    (["007 cy cga"], "code_unknown", "coded_value", "007", "/01"),
    (["007 yy"], "code_unknown", "coded_value", "007", "/00"),
    (["005 2020"], "stamp_form", "coded_value", "005", ""),
    (["041 1# $aeng$hxyz"], "language_unknown", "coded_value", "041", "$h"),
    (["041 0# $aengfre"], "languages_packed", "obsolete", "041", "$a"),
    (["041 0# $afre$aeng"], "languages_differ", "coded_value", "008", "/35-37"),
    (["043 ## $aChina"], "area_form", "coded_value", "043", "$a"),
    (["044 ## $aqqq"], "country_unknown", "coded_value", "044", "$a"),
    (["336 ## $atext$btxu$2rdacontent"], "code_unknown", "coded_value", "336", "$b/00-02"),
    (["337 ## $aunmediated$bnn$2rdamedia"], "code_length", "length", "337", "$b"),
    (["338 ## $avolume$bxx$2rdacarrier"], "code_unknown", "coded_value", "338", "$b/00-01"),
    (["338 ## $avolume$bxx$2local"], "", "", "", ""),
    (["100 1# $aA.$4xyz", "245 10 $aC"], "relator_unknown", "coded_value", "100", "$4"),
    (["100 1# $aA.$4aut$4http://id.loc.gov/vocabulary/relators/ill", "245 10 $aC"], "", "", "", ""),
    (["650 #0 $xMaps."], "subfield_missing", "subfield", "650", "$a"),
    (["500 ## $aNote", "+500 ## $aOther", "+500 ## $aNote"], "field_twice", "repeated_tag", "500", ""),
    (["852 ## $aDLC", "+852 ## $aDLC", "949 ## $a1", "+949 ## $a1"], "", "", "", ""),
    (["856 40 $uhttp.//a.example"], "address_form", "coded_value", "856", "$u"),
    (["856 40 $uhttp://a.example http://b.example"], "address_blanks", "coded_value", "856", "$u"),
    (["856 40 $zOnline"], "address_missing", "mandatory", "856", "$u"),
    (["020 ## $a9787502700011"], "isbn_digit", "check_digit", "020", "$a"),
    (["020 ## $a7502700010"], "isbn_digit", "check_digit", "020", "$a"),
    (["020 ## $a750270001"], "isbn_length", "check_digit", "020", "$a"),
    (["020 ## $a1234567890128"], "isbn_prefix", "check_digit", "020", "$a"),
    (["022 ## $a0000-0001"], "issn_wrong", "check_digit", "022", "$a"),
    (["773 0# $tSea$x0000-0001"], "issn_wrong", "check_digit", "773", "$x"),
    (["024 2# $aM123"], "ismn_wrong", "check_digit", "024", "$a"),
    (["010 ## $ax99"], "lccn_form", "check_digit", "010", "$a"),
    (["880 00 $a海圖"], "link_missing", "link", "880", "$6"),
    (["880 00 $6245/01$a海圖"], "link_form", "link", "880", "$6"),
    (["880 00 $6245-01/(N$a海圖"], "", "", "", ""),
    (["500 ## $6880-00$aNote"], "link_zero", "link", "500", "$6"),
    (["500 ## $6880-01$aNote"], "link_without_original", "link", "500", "$6"),
    (["880 ## $6500-01$a海"], "link_without_partner", "link", "880", "$6"),
    (["773 0# $gVol. 1"], "link_names_nothing", "link", "773", ""),
    (["008 990101m20051999xxu           000 0 eng d"], "dates_reversed", "dates", "008", "/07-14"),
    (["008 990101s19992000xxu           000 0 eng d"], "date_not_wanted", "dates", "008", "/11-14"),
    (["008 990101s        xxu           000 0 eng d"], "date_wanted", "dates", "008", "/07-10"),
    (["008 990101s1989    xxu           000 0 eng d"], "dates_differ", "dates", "008", "/07-10"),
    (["264 #1 $aBoston :$bHarbor,$c1998.", "-260"], "dates_differ", "dates", "008", "/07-10"),
    (["200 1# $aSea"], "flavours_mixed", "flavour", "200", ""),
    (["500 ## $aA\x07B"], "control_character", "encoding", "500", "$a"),
    (["500 ## $aCafÃ© de la Mer"], "mojibake", "encoding", "500", "$a"),
]  # fmt: skip
SEVERAL = {"flavours_mixed", "link_twice"}


def test_the_good_record_has_no_fault() -> None:
    assert check_record(marc(*GOOD_MARC21)) == []


@pytest.mark.parametrize(("lines", "rule", "kind", "tag", "part"), [case for case in CASES if case[1]])
def test_a_fault_is_found_in_its_place(lines: list[str], rule: str, kind: str, tag: str, part: str) -> None:
    found = findings_of("marc21", *lines)
    assert [(one.rule, one.tag, one.part) for one in found if one.rule == rule] == [(rule, tag, part)]
    assert RULES[rule].kind == kind
    if rule not in SEVERAL:
        assert {one.rule for one in found} == {rule}


MAPS = [
    (["255 ## $aScale 1:50,000 ;$c(E 119°--E 120°/N 26°--N 25°)"], "", ""),
    (["-255"], "map_data_missing", ""),
    (["034 1# $aa$b50000$dE1190000$eE1200000$fN0260000$gN0250000"], "", ""),
    (["034 1# $aa$b50000$dE1190000$eE1200000$fN0260000"], "coordinate_missing", "$g"),
    (["034 1# $aa$b50000$dE1910000$eE1200000$fN0260000$gN0250000"], "coordinate_wrong", "$d"),
    (["034 1# $aa$b50000$dN1190000$eE1200000$fN0260000$gN0250000"], "coordinate_wrong", "$d"),
    (["034 1# $aa$b50000$dE1190000$eE1200000$fN0250000$gN0260000"], "coordinates_swapped", "$f"),
    (["034 1# $aa$b50000$dE1190000$eE1210000$fN0260000$gN0250000",
      "255 ## $aScale 1:50,000 ;$c(E 119°--E 120°/N 26°--N 25°)"], "coordinates_differ", "$c"),
    (["034 1# $aa$b50000$dE1790000$eW1700000$fN0260000$gN0250000",
      "255 ## $aScale 1:50,000 ;$c(E 179°--W 170°/N 26°--N 25°)"], "", ""),
    (["034 1# $aa$b25000", "255 ## $aScale 1:50,000"], "scales_differ", "$b"),
    (["034 1# $aa$b50000$b25000", "255 ## $aScales 1:50,000 and 1:25,000"], "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "rule", "part"), MAPS)
def test_scale_and_coordinates_of_maps_are_held_together(lines: list[str], rule: str, part: str) -> None:
    found = findings_of("marc21", MAP_008, *lines, leader=MAP)
    assert [(one.rule, one.part) for one in found] == ([(rule, part)] if rule else [])


LEADERS = [
    ("00000xam a2200000 a 4500", "/05"),
    ("00000nqm a2200000 a 4500", ""),
    ("00000nax a2200000 a 4500", "/07"),
    ("00000nam x2200000 a 4500", "/08"),
    ("00000nam b2200000 a 4500", "/09"),
    ("00000nam a2200000xa 4500", "/17"),
    ("00000nam a2200000 x 4500", "/18"),
    ("00000nam a2200000 ax4500", "/19"),
    ("00000nam a2200000 a 450 ", "/20-23"),
]


@pytest.mark.parametrize(("leader", "part"), LEADERS)
def test_the_leader_is_read_position_by_position(leader: str, part: str) -> None:
    found = findings_of("marc21", leader=leader)
    wrong = [(one.rule, one.part) for one in found if RULES[one.rule].kind == "leader"]
    assert len(wrong) == (1 if part else 0)
    assert not part or wrong[0][1] == part or part == "/08"


def test_two_fields_880_with_one_number_are_told() -> None:
    lines = ["500 ## $6880-01$aNote", "880 ## $6500-01$a海", "+880 ## $6500-01$a洋"]
    assert {one.rule for one in findings_of("marc21", *lines)} == {"link_twice"}


def test_a_field_880_is_checked_as_the_field_it_belongs_to() -> None:
    found = findings_of("marc21", "245 00 $6880-01$aHai tu", "880 02 $6245-01/(N$a海图$xz")
    assert [(one.rule, one.tag, one.part) for one in found] == [("subfield_unknown", "880", "$x")]


def test_local_fields_are_no_fault() -> None:
    assert findings_of("marc21", "090 zz $!free", "590 ## $xy$xz", "999 ff $qx")[:0] == []
    assert [one.rule for one in findings_of("marc21", "590 ## $xy$xz", "999 ff $qx", "+909 ## $az")] == []


def test_the_occurrence_of_a_field_is_told() -> None:
    lines = ["500 ## $aOne", "+500 ## $aTwo$wx", "+500 ## $aThree"]
    assert [(one.tag, one.occurrence, one.part) for one in findings_of("marc21", *lines)] == [
        ("500", 2, "$w")
    ]


def test_a_date_of_printing_counts_as_printed() -> None:
    line = "008 990101r20001999xxu           000 0 eng d"
    assert findings_of("marc21", line, "260 ## $aBoston :$bHarbor,$c1999$g(2000 printing)") == []


def test_an_old_code_of_the_same_language_is_told_as_old_only() -> None:
    line = "008 990101s1999    xxu           000 0 srp d"
    assert [one.rule for one in findings_of("marc21", line, "041 0# $ascc$aeng")] == ["code_obsolete"]


def test_dates_of_another_calendar_are_left_alone() -> None:
    line = "008 990101s1935    cc            000 0 chi d"
    assert findings_of("marc21", line, "260 ## $aShanghai$cMin guo 24 [1935]") == []
    assert findings_of("marc21", line, "260 ## $aJerusalem$c[5695, i.e. 1934 or 1936]") == []


def test_holdings_and_authority_records_are_not_read_as_books() -> None:
    assert check_record(marc("001 1", "852 ## $aX", leader="00000nx  a2200000un 4500")) == []
    assert check_record(marc("001 1", "100 1# $aX", leader="00000nz  a2200000n  4500")) == []


def test_a_record_of_cnmarc_that_is_said_to_be_marc21_is_told() -> None:
    record = marc("001 1", "200 1# $a海", "100 ## $a20200102d2019    em y0chiy50      ea")
    found = check_record(record, "marc21")
    assert ("flavour_wrong", "CNMARC", "MARC 21") in [(one.rule, one.value, one.expected) for one in found]
    assert "flavour_wrong" not in {one.rule for one in check_record(record, "unimarc")}


def test_a_record_without_title_whose_fields_are_those_of_cnmarc_is_checked_as_such() -> None:
    record = marc("001 1", "101 0# $achi", "102 ## $aCN", "210 ## $a北京", "215 ## $a1册")
    found = check_record(record)
    assert ("title_missing", "200") in [(one.rule, one.tag) for one in found]
    assert "flavour_wrong" in {one.rule for one in check_record(record, "marc21")}
