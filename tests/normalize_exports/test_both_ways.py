"""Fields of MARC 21 and CNMARC: what they become, and that the record written again says the same."""

from typing import Any

import pytest
from marc_lines import CHINESE_BOOK, outcome_of, read, read_cnmarc
from msgspec.structs import replace
from strange_records import ID, entry

from normalize.exports.cnmarc import cnmarc
from normalize.exports.marc21 import marc21
from normalize.exports.marc_carriers import cnmarc as cnmarc_bytes
from normalize.exports.marc_carriers import cnmarcxml, marcxml
from normalize.exports.marc_carriers import marc as marc_bytes
from normalize.iso2709 import serialize
from normalize.marc import MarcRecord, flavour_of
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import (
    Agent,
    BoundingBox,
    ChartFacts,
    Classification,
    Identifier,
    Imprint,
    Note,
    PartLanguage,
    Place,
    Record,
    Relation,
    Subject,
    Title,
)

MAP = "00000cem a2200000 a 4500"
CHINESE_MAP = "00000nem0 2200000   450 "
PROFILE = SourceProfile("s", "all")


def same(data: bytes, format_name: str = "marc") -> Record:
    outcome = normalize_raw(RawRecord(data, 1, format_name), PROFILE)
    assert isinstance(outcome, Accepted)
    return replace(outcome.record, source="", identifier="", format="")


MARC_21: list[tuple[list[str], str, str, Any]] = [
    (["045 ## $aw5x3"], "00000cam a2200000 a 4500", "subjects", (Subject(("185X/193X",), "period"),)),
    (["045 ## $ax-x-$ad4d4"], MAP, "subjects", tuple(Subject((t,), "period") for t in ("19XX", "-05XX"))),
    (
        ["041 0# $aeng$bfre$fger$jspa"],
        MAP,
        "part_languages",
        (PartLanguage("fre", "summary"), PartLanguage("ger", "contents"), PartLanguage("spa", "subtitles")),
    ),
    (["052 ## $a7912$bH7"], MAP, "classifications", (Classification("lcc", "G7912.H7"),)),
    (["084 ## $aU675.81$2clc/5"], MAP, "classifications", (Classification("clc", "U675.81", "", "5"),)),
    (
        ["017 ## $aDL 99-44180$bFR"],
        MAP,
        "identifiers",
        (Identifier("local", "FR DL 99-44180", "FR DL 99-44180", "法定呈缴号"),),
    ),
    (
        ["260 ## $aRiga :$bJūra,$c1999$g(2001 printing)"],
        MAP,
        "imprints",
        (Imprint("Riga", "Jūra", "1999"), Imprint(date="2001 printing", function="manufacture")),
    ),
    (["270 ## $a52 Roberts St$bPort of Spain"], MAP, "notes", (Note("52 Roberts St Port of Spain", tag="270"),)),
    (
        ["650 #0 $aOcean currents.$0http://id.loc.gov/authorities/subjects/sh85093880"],
        MAP,
        "subjects",
        (
            Subject(
                ("Ocean currents",),
                scheme="lcsh",
                authority="http://id.loc.gov/authorities/subjects/sh85093880",
            ),
        ),
    ),
    (["654 ## $cf$aships.$2aat"], MAP, "subjects", (Subject(("ships",), scheme="aat"),)),
    (
        ["700 1# $aBarrie, J. M.$q(James Matthew),$d1860-1937.$tPeter Pan."],
        MAP,
        "relations",
        (Relation("related", "Peter Pan", note="Barrie, J. M. (James Matthew), 1860-1937"),),
    ),
    (
        ["710 2# $aBiblioteca vaticana.$kManuscript.$nUrb. lat. 365."],
        MAP,
        "relations",
        (Relation("related", "Manuscript. Urb. lat. 365", note="Biblioteca vaticana"),),
    ),
    (
        ["800 1# $aFord, F. M.,$d1873-1939.$tWorks.$kSelections.$f1997 ;$v2."],
        MAP,
        "relations",
        (Relation("series", "Works. Selections. 1997", volume="2", note="Ford, F. M., 1873-1939"),),
    ),
    (
        ["490 0# $6880-01$aHai yang ;$vdi 3 juan", "880 0# $6490-01/$1$a海洋 ;$v第3卷"],
        MAP,
        "relations",
        (Relation("series", "Hai yang", "海洋", "di 3 juan", volume_original="第3卷"),),
    ),
    (
        ["773 0# $tActa.$gVol. 24, pt. B no. 9 (Sept. 1993), p. 235-48$odoi:10.1000/x"],
        MAP,
        "relations",
        (
            Relation(
                "host",
                "Acta",
                volume="24",
                issue="9",
                pages="235-48",
                identifiers=(Identifier("doi", "10.1000/x", "doi:10.1000/x"),),
                note="pt. B no. 9 (Sept. 1993)",
            ),
        ),
    ),
    (
        ["246 15 $aSea charts"],
        MAP,
        "titles",
        (Title("Sea"), Title("Sea charts", "variant", label="Added title page title")),
    ),
    (
        ["245 00 $aMore :$bcarte = Sea : charts = Meer"],
        MAP,
        "titles",
        (Title("More", subtitle="carte"), Title("Sea", "parallel", "charts"), Title("Meer", "parallel")),
    ),
    (
        ["008 840101s1984    xxuec  bda     0   eng d"],
        MAP,
        "chart",
        ChartFacts(projection="Mercator", relief=("soundings", "tints")),
    ),
]  # fmt: skip

CNMARC: list[tuple[list[str], str, str, Any]] = [
    (["102 ## $aUS$bUS-NY"], CHINESE_BOOK, "country", "nyu"),
    (["102 ## $aCN$b110000"], CHINESE_BOOK, "country", "cc"),
    (["020 ## $aUS$b98123456"], CHINESE_BOOK, "identifiers", (Identifier("lccn", "98123456", "98123456"),)),
    (
        ["101 1# $achi$ceng$deng$efre"],
        CHINESE_BOOK,
        "part_languages",
        (PartLanguage("eng", "summary"), PartLanguage("fre", "contents")),
    ),
    (
        ["120 ## $abyyke  bdbg  ", "206 ## $a1:50 000"],
        CHINESE_MAP,
        "chart",
        ChartFacts(
            50000, "1:50 000", projection="Mercator", prime_meridian="Paris", relief=("depth contours", "soundings")
        ),
    ),
    (
        ["131 ## $bCGCS2000$f1985国家高程基准$jmetres", "206 ## $a1:50 000"],
        CHINESE_MAP,
        "chart",
        ChartFacts(
            50000,
            "1:50 000",
            horizontal_datum="CGCS2000",
            sounding_datum="1985国家高程基准",
            sounding_unit="metres",
        ),
    ),
    (["606 0# $a渤海$Abo hai$x海冰"], CHINESE_BOOK, "subjects", (Subject(("渤海", "海冰"), romanized="bo hai"),)),
    (
        ["606 ## $3027253139$aMarées$2rameau"],
        CHINESE_BOOK,
        "subjects",
        (Subject(("Marées",), scheme="rameau", authority="027253139"),),
    ),
    (["610 0# $a潮汐$9chao xi"], CHINESE_BOOK, "subjects", (Subject(("潮汐",), "keyword", romanized="chao xi"),)),
    (["661 ## $aw5x3"], CHINESE_BOOK, "subjects", (Subject(("185X/193X",), "period"),)),
    (
        ["601 12 $a国际海洋会议$d2$f1998"],
        CHINESE_BOOK,
        "subjects",
        (Subject(("国际海洋会议 2 1998",), "meeting"),),
    ),
    (
        ["712 02 $aAcademy of Management$c(Ada, Ohio)"],
        CHINESE_BOOK,
        "agents",
        (Agent("Academy of Management", "corporate", qualifier="Ada, Ohio"),),
    ),
    (
        ["692 ## $a28.24$v3", "696 ## $aX$2other"],
        CHINESE_BOOK,
        "classifications",
        (Classification("casc", "28.24", "", "3"), Classification("other", "X", "", "other")),
    ),
    (["337 ## $a需要浏览器"], CHINESE_BOOK, "notes", (Note("需要浏览器", "access", "538"),)),
    (["856 ## $z馆内阅览"], CHINESE_BOOK, "notes", (Note("馆内阅览", "access"),)),
    (
        ["210 ## $e(北京$g海洋印刷厂$h1987)"],
        CHINESE_BOOK,
        "imprints",
        (Imprint("北京", "海洋印刷厂", "1987", "manufacture"),),
    ),
    (
        ["430 #0 $1011  $a0253-4193$1011  $a0253-505X$12001 $aSea :$fSmith"],
        CHINESE_BOOK,
        "relations",
        (
            Relation(
                "earlier",
                "Sea",
                identifiers=(
                    Identifier("issn", "0253-4193", "0253-4193"),
                    Identifier("issn", "0253-505X", "0253-505X"),
                ),
                note="Smith",
            ),
        ),
    ),
    (
        ["430 #0 $1$tSea$x0253-4193$n海洋出版社$d1980-1985"],
        CHINESE_BOOK,
        "relations",
        (
            Relation(
                "earlier",
                "Sea",
                identifiers=(Identifier("issn", "0253-4193", "0253-4193"),),
                note="海洋出版社, 1980-1985",
            ),
        ),
    ),
    (["660 ## $aa-cc---", "607 ## $a渤海"], CHINESE_BOOK, "places", (Place("", "a-cc"), Place("渤海"))),
    (["801 #0 $aCN$bA", "801 #1 $aCN$bB", "801 #2 $aCN$bA"], CHINESE_BOOK, "agencies", ("A", "B")),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "leader", "name", "value"), MARC_21)
def test_what_a_field_of_marc_21_says_comes_back(
    lines: list[str], leader: str, name: str, value: object
) -> None:
    record = read(*lines, leader=leader)
    assert getattr(record, name) == value
    expected = replace(record, source="", identifier="", format="")
    assert same(marc_bytes(entry(record))) == expected
    assert same(marcxml(entry(record)).encode(), "marcxml") == expected


@pytest.mark.parametrize(("lines", "leader", "name", "value"), CNMARC)
def test_what_a_field_of_cnmarc_says_comes_back(
    lines: list[str], leader: str, name: str, value: object
) -> None:
    record = read_cnmarc(*lines, leader=leader)
    assert getattr(record, name) == value
    expected = replace(record, source="", identifier="", format="")
    for encoding in ("utf-8", "gb18030"):
        assert same(cnmarc_bytes(entry(record), encoding)) == expected
    assert same(cnmarcxml(entry(record)).encode(), "marcxml") == expected


@pytest.mark.parametrize("nonfiling", [0, 2, 4])
def test_the_article_of_a_title_is_told_in_both(nonfiling: int) -> None:
    record = replace(Record("", ""), type="book", titles=(Title("A Sea", nonfiling=nonfiling),))
    for data in (
        marc_bytes(entry(record)),
        cnmarc_bytes(entry(record)),
        cnmarc_bytes(entry(record), "gb18030"),
    ):
        assert same(data).titles == record.titles


def test_an_article_stands_between_the_characters_of_iso_6630() -> None:
    written = cnmarc(entry(Record("", "", titles=(Title("The sea", nonfiling=4),)))).marc
    assert written.values("200", "a") == ["\u0098The \u009csea"]


def test_a_cnmarc_record_without_a_title_is_cnmarc() -> None:
    written = cnmarc(entry(Record("", "", type="book", languages=("chi",), responsibility=""))).marc
    assert "200" not in written.tags
    assert flavour_of(written) == "cnmarc"


@pytest.mark.parametrize("number", ["a\x1fb", "003\x1f", "x\x00\x1e\x1dy", "z\x85"])
def test_an_identifier_with_control_characters_breaks_nothing(number: str) -> None:
    outcome = outcome_of("245 00 $aSea")
    record = replace(outcome.record, identifier=number)
    for written in (marc21(entry(record)), cnmarc(entry(record))):
        assert written.marc.first("001") == ID
        assert normalize_raw(RawRecord(serialize(written.marc), 1), PROFILE) is not None
    read_again = MarcRecord("00000nam a2200000 a 4500", ["001", "245"], [number, "00\x1faSea"])
    assert read_again.control("001").isprintable()


def test_the_kinds_of_content_and_carrier_are_those_of_the_record() -> None:
    record = Record("", "", type="map", titles=(Title("Sea"),))
    written = marc21(entry(record)).marc
    assert [written.values(tag, "b") for tag in ("336", "337", "338")] == [["cri"], ["n"], ["nb"]]
    film = marc21(entry(replace(record, type="audiovisual", carrier="video"))).marc
    assert [tag for tag in film.tags if tag[:2] == "33"] == []


def test_printed_limits_stand_in_for_coded_ones_that_cannot_be_read() -> None:
    outcome = outcome_of(
        "034 1# $aa$b250000$dE1930000$eE1210000$fN0260000$gN0250000",
        "245 00 $aSea",
        "255 ## $aScale 1:250,000$c(E 119°--E 121°/N 26°--N 25°).",
        leader=MAP,
    )
    assert [problem.kind for problem in outcome.problems] == ["coordinates"]
    assert outcome.record.boxes == (BoundingBox(119, 25, 121, 26),)
