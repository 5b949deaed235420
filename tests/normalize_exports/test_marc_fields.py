"""One chart with everything that a record can say, in the fields of MARC 21 and of CNMARC."""

import pytest
from msgspec.structs import replace

from normalize.checks import check_record
from normalize.exports.cnmarc import cnmarc
from normalize.exports.entry import Entry
from normalize.exports.marc21 import marc21
from normalize.exports.marc_table import LINES, out
from normalize.marc import MarcRecord
from normalize.own_records import as_catalogued, is_own
from normalize.record import (
    Agent,
    BoundingBox,
    ChartFacts,
    Classification,
    Holding,
    Identifier,
    Imprint,
    Link,
    Note,
    PartLanguage,
    Place,
    PublicationDate,
    Record,
    Relation,
    Subject,
    Title,
)
from normalize.rule import RuleError

CHART = Record(
    "lc",
    "1",
    type="chart",
    titles=(
        Title(
            "Bo hai", "main", "gang kou", script="Latn", original=Title("渤海", "main", "港口", script="Hani")
        ),
        Title("Gulf of Bohai", "parallel"),
        Title("Pohai", "variant"),
    ),
    responsibility="Hai jun bian",
    responsibility_original="海军编",
    agents=(
        Agent(
            "Hai jun. Hai dao ce liang ju", "corporate", ("ctg",), original="海军. 海道测量局", entry="main"
        ),
        Agent("Zheng, He", "person", ("aut", "edt"), "1371-1433", original="郑和"),
        Agent("Ocean Congress (2nd : 1998 : Beijing, China)", "meeting", (), "1998"),
    ),
    edition="Rev",
    imprints=(
        Imprint("Shanghai", "Hai jun", "1935", original=Imprint("上海", "海军", "1935")),
        Imprint("Leipzig", "Druck", "1936", "manufacture"),
    ),
    country="cc",
    date=PublicationDate("1935", 1935, 1935, "1935"),
    extent="1 map",
    illustrations="col.",
    dimensions="60 x 90 cm",
    languages=("chi", "eng"),
    original_languages=("jpn",),
    part_languages=(PartLanguage("eng", "summary"), PartLanguage("fre", "contents")),
    identifiers=(
        Identifier("isbn", "9780262532037", "0-262-53203-4", "pbk."),
        Identifier("isbn", "123", "123", "", False),
        Identifier("lccn", "98123456", "98123456"),
        Identifier("oclc", "42", "(OCoLC)42"),
        Identifier("chart", "1201", "1201", "Hai jun"),
        Identifier("doi", "10.1000/x", "10.1000/x"),
    ),
    subjects=(
        Subject(("Navigation", "China", "History", "20th century", "Maps"), "topic", "lcsh"),
        Subject(("Bohai (China)",), "place", "lcsh"),
        Subject(("Zheng, He, 1371-1433", "Biography"), "person"),
        Subject(("海图",), "keyword"),
        Subject(("1931/1945",), "period"),
    ),
    classifications=(
        Classification("clc", "P7", "", "5"),
        Classification("lcc", "GC1", ".B6"),
        Classification("ddc", "551.46", "", "23"),
    ),
    places=(Place("", "a-cc"), Place("China"), Place("Bohai (China)"), Place("Asia, China, Shandong")),
    boxes=(BoundingBox(117.5, 37.0, 122.766667, 41.0),),
    chart=ChartFacts(50000, "Scale 1:50,000", None, "Mercator", relief=("soundings",)),
    abstracts=("About the gulf.",),
    contents=("1. Ports -- 2. Tides",),
    notes=(
        Note("Depths in metres."),
        Note("Includes bibliography.", "bibliography"),
        Note("+ 1 book", "other"),
    ),
    relations=(
        Relation(
            "series", "Charts", "", "no. 7", identifiers=(Identifier("issn", "1234-5679", "1234-5679"),)
        ),
        Relation(
            "host", "Acta", "", "5", "2", "10-20", (Identifier("issn", "0253-505X", "0253-505X"),), "(CN)1"
        ),
        Relation("earlier", "Old chart", control_number="X1"),
    ),
    links=(Link("https://example.org/c", "resource", "Scan", "open"),),
    rights=("Public domain",),
    holdings=(Holding("NLC", "Maps", "P7/1", "A3", "1-5"),),
    agencies=("DLC", "NLC"),
)
ENTRY = Entry(CHART, "hm0123456789", (("lc", "98123456"), ("nlc", "77")), "2026-01-02T03:04:05Z")

MARC_21 = """
001 hm0123456789
003 Haimu
005 20260102030405.0
007 aj |||||
008 260102s1935    cc e   bd a  |  |   chi d
020 ##$a0-262-53203-4$q(pbk.)
020 ##$z123
010 ##$a   98123456_
035 ##$a(OCoLC)42
028 50$a1201$bHai jun
024 7#$a10.1000/x$2doi
035 ##$a(lc)98123456
035 ##$a(nlc)77
034 1#$aa$b50000$dE1173000$eE1224600$fN0410000$gN0370000
040 ##$aDLC$cDLC$dNLC$dHaimu
041 1#$achi$aeng$beng$ffre$hjpn
043 ##$aa-cc---
084 ##$aP7$2clc/5
050 #4$aGC1$b.B6
082 04$a551.46$223
110 2#$6880-01$aHai jun.$bHai dao ce liang ju,$ecartographer.$4ctg
245 10$6880-02$aBo hai :$bgang kou = Gulf of Bohai /$cHai jun bian.
246 3#$aPohai
250 ##$aRev
255 ##$aScale 1:50,000 ;$bMercator$c(E 117°30ʹ--E 122°46ʹ/N 41°--N 37°).
264 #1$6880-03$aShanghai :$bHai jun,$c1935.
264 #3$aLeipzig :$bDruck,$c1936.
300 ##$3Nautical chart$a1 map :$bcol. ;$c60 x 90 cm +$e1 book
336 ##$acartographic image$bcri$2rdacontent
337 ##$aunmediated$bn$2rdamedia
338 ##$asheet$bnb$2rdacarrier
490 0#$aCharts,$x1234-5679 ;$vno. 7
500 ##$aDepths in metres.
504 ##$aIncludes bibliography.
505 0#$a1. Ports -- 2. Tides
520 ##$aAbout the gulf.
540 ##$aPublic domain
650 #0$aNavigation$zChina$xHistory$y20th century$vMaps.
651 #0$aBohai (China)
600 14$aZheng, He,$d1371-1433$vBiography.
653 ##$a海图
045 2#$bd1931$bd1945
700 1#$6880-04$aZheng, He,$d1371-1433,$eauthor.$4aut$eeditor.$4edt
711 2#$aOcean Congress$n(2nd :$d1998 :$cBeijing, China)
752 ##$aAsia$bChina$dShandong.
773 0#$tActa.$gvol. 5, no. 2, p. 10-20$q5:2<10-20$w(CN)1$x0253-505X
780 00$tOld chart.$wX1
856 40$uhttps://example.org/c$yScan$70
880 2#$6110-01/$1$a海军.$b海道测量局
880 10$6245-02/$1$a渤海 :$b港口 /$c海军编.
880 #1$6264-03/$1$a上海 :$b海军,$c1935.
880 1#$6700-04/$1$a郑和,$d1371-1433
"""

CNMARC = """
001 hm0123456789
005 20260102030405.0
010 ##$a0-262-53203-4$bpbk.
010 ##$z123
020 ##$aUS$b98123456
035 ##$a(OCoLC)42
071 50$a1201$bHai jun
017 70$a10.1000/x$2doi
035 ##$a(lc)98123456
035 ##$a(nlc)77
100 ##$a20260102d1935    em y0chiy50      ea
101 1#$achi$aeng$cjpn$deng$efre
102 ##$aCN
120 ##$a|||e   bd||||
200 1#$a渤海$e港口$9Bo hai$Egang kou$dGulf of Bohai$f海军编$FHai jun bian
517 1#$aPohai
205 ##$aRev
123 1#$aa$b50000$dE1173000$eE1224600$fN0410000$gN0370000
206 ##$aScale 1:50,000$cMercator$dE 117°30ʹ--E 122°46ʹ/N 41°--N 37°
210 ##$6a01$7ea$a上海$c海军$d1935
210 ##$6a01$7ba$aShanghai$cHai jun$d1935
210 ##$eLeipzig$gDruck$h1936
215 ##$a1 map$ccol.$d60 x 90 cm$e1 book
225 2#$aCharts$vno. 7$x1234-5679
300 ##$aDepths in metres.
320 ##$aIncludes bibliography.
327 1#$a1. Ports -- 2. Tides
330 ##$aAbout the gulf.
371 0#$aPublic domain
461 #0$1001(CN)1$1011  $a0253-505X$12001 $aActa$v第5卷第2期$1215  $a10-20
430 #0$1001X1$12001 $aOld chart
606 0#$aNavigation$yChina$xHistory$z20th century$jMaps$2lcsh
607 ##$aBohai (China)$2lcsh
600 #0$aZheng, He, 1371-1433$jBiography
610 0#$a海图
122 2#$ad1931$ad1945
660 ##$aa-cc---
617 ##$aAsia$bChina$dShandong
690 ##$aP7$v5
680 ##$aGC1$b.B6
676 ##$a551.46$v23
711 02$a海军. 海道测量局$9Hai jun. Hai dao ce liang ju$4制图
702 #0$a郑和$f1371-1433$9Zheng, He$4著$4编
712 12$aOcean Congress$d2nd$f1998$eBeijing, China
801 #0$aCN$bDLC
801 #2$aCN$bNLC
801 #3$aCN$bHaimu$c20260102
856 4#$uhttps://example.org/c$zScan$70
"""


def lines(record: MarcRecord) -> list[str]:
    """The fields, blank indicators as #, a blank at the end as _."""
    found = []
    for tag, content in record:
        marks = "" if tag < "010" else content[:2].replace(" ", "#")
        text = f"{tag} {marks}{content[len(marks) :]}".replace("\x1f", "$")
        found.append(f"{text[:-1]}_" if text.endswith(" ") else text)
    return found


def test_a_chart_as_marc_21() -> None:
    written = marc21(ENTRY).marc
    assert written.leader == "00000nem a2200000ui 4500"
    assert lines(written) == MARC_21.strip().split("\n")


def test_a_chart_as_cnmarc() -> None:
    written = cnmarc(ENTRY).marc
    assert written.leader == "00000nem0 2200000   450 "
    assert lines(written) == CNMARC.strip().split("\n")


def test_holdings_go_out_where_they_are_asked_for() -> None:
    asked = lines(marc21(ENTRY, with_holdings=True).marc)
    assert [line for line in asked if line[:3] in ("852", "866")] == [
        "852 ##$aNLC$bMaps$cA3$hP7/1$81",
        "866 41$81$a1-5",
    ]
    chinese = lines(cnmarc(ENTRY, with_holdings=True).marc)
    assert [line for line in chinese if line[:3] == "905"] == ["905 ##$aNLC$cA3$sP7/1$v1-5"]
    assert not {"852", "866", "905"} & {*marc21(ENTRY).marc.tags, *cnmarc(ENTRY).marc.tags}


def test_what_we_put_into_a_record_of_our_own_is_left_out_when_it_comes_back() -> None:
    for written in (marc21(ENTRY).marc, cnmarc(ENTRY).marc):
        assert is_own(written)
        kept = lines(as_catalogued(written))
        assert "035 ##$a(OCoLC)42" in kept
        assert not [line for line in kept if "(lc)" in line or "(nlc)" in line or "Haimu" in line[4:][2:]]
    theirs = marc21(replace(ENTRY, id="990002")).marc
    assert not is_own(theirs)


@pytest.mark.parametrize("flavour", ["marc21", "cnmarc"])
def test_the_checks_of_a_cataloguer_find_nothing(flavour: str) -> None:
    written = marc21(ENTRY).marc if flavour == "marc21" else cnmarc(ENTRY).marc
    found = [each for each in check_record(written, flavour) if each.value not in ("123", "9780262532037")]
    assert found == []


def test_a_line_of_the_table_that_cannot_be_is_told_with_its_place() -> None:
    with pytest.raises(RuleError, match=r"test_marc_fields.py:\d+: the record has no field 'colour'"):
        out("colour", marc21="300b", cnmarc="215c")
    with pytest.raises(RuleError, match="bad tag '30'"):
        out("extent", marc21="30", cnmarc="215a")
    with pytest.raises(RuleError, match="one field"):
        out("extent", marc21="300a 301a", cnmarc="215a")
    assert len({(line.part, line.kind) for line in LINES}) == len(LINES)
