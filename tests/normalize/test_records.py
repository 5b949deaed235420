"""Fields other than titles, through the public mapping."""

from marc_lines import outcome_of, read, read_cnmarc

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
    Place,
    Relation,
    Subject,
)

MAP = "00000cem a2200000 a 4500"
SERIAL = "00000cas a2200000 a 4500"


def test_agents_have_roles_dates_and_their_original_name() -> None:
    record = read(
        "100 1# $6880-01$aZheng, He,$d1371-1433,$eauthor.$4aut$0(DLC)n1",
        "700 1# $aKing, Martin Luther,$cJr.,$eeditor.",
        "710 2# $aUnited States.$bNavy.$bHydrographic Office.",
        "711 2# $aOcean Congress$n(2nd :$d1998 :$cBeijing, China)",
        "880 1# $6100-01/$1$a郑, 和,$d1371-1433.",
    )
    assert record.agents == (
        Agent("Zheng, He", "person", ("aut",), "1371-1433", "郑和", "(DLC)n1", "main"),
        Agent("King, Martin Luther, Jr.", "person", ("edt",)),
        Agent("United States. Navy. Hydrographic Office", "corporate"),
        Agent("Ocean Congress (2nd : 1998 : Beijing, China)", "meeting", (), "1998"),
    )


def test_a_name_with_a_title_is_a_related_work_and_an_analytic_one_a_part() -> None:
    record = read("700 12 $aSima, Qian.$tShi ji.", "700 1# $aHomer.$tOdyssey.$lEnglish.")
    assert record.agents == (Agent("Sima, Qian"),)
    assert record.relations == (
        Relation("part", "Shi ji", note="Sima, Qian"),
        Relation("related", "Odyssey. English", note="Homer"),
    )


def test_cnmarc_agents_have_their_pinyin_as_name_and_the_han_as_original() -> None:
    record = read_cnmarc(
        "701 #0 $a史作柽$9shi zuo cheng$4著",
        "702 #1 $aSmith$bJohn$f1900-1980$4译",
        "711 02 $a国家海洋局$b海图室$AGuo jia hai yang ju$4编绘",
        "712 12 $a国际海洋会议$d2$f1998$e北京",
    )
    assert record.agents == (
        Agent("shi zuo cheng", "person", ("aut",), original="史作柽", entry="main"),
        Agent("Smith, John", "person", ("trl",), "1900-1980"),
        Agent("Guo jia hai yang ju", "corporate", ("ctg",), original="国家海洋局 海图室", entry="main"),
        Agent("国际海洋会议 (2 : 1998 : 北京)", "meeting", (), "1998"),
    )


def test_imprints_pair_places_with_publishers() -> None:
    record = read(
        "260 ## $6880-01$aLondon ;$aNew York :$bLloyd ;$aParis :$bMer,$c1901$e(Leipzig :$fDruck,$g1902)",
        "880 ## $6260-01/$1$a伦敦 :$b劳埃德,$c1901.",
    )
    assert record.imprints == (
        Imprint("London ; New York", "Lloyd", "1901", original=Imprint("伦敦", "劳埃德", "1901")),
        Imprint("Paris", "Mer", "1901"),
        Imprint("Leipzig", "Druck", "1902", "manufacture"),
    )
    assert (record.date.first, record.date.printed) == (1901, "1901")


def test_264_says_by_its_indicator_what_happened() -> None:
    record = read("264 #1 $aTaos :$bNews,$c2012.", "264 #2 $aLondon :$bSeller", "264 #4 $c©2011")
    assert record.imprints == (
        Imprint("Taos", "News", "2012"),
        Imprint("London", "Seller", "", "distribution"),
    )
    assert record.date.edtf == "2012"


def test_cnmarc_imprint_country_date_and_edition() -> None:
    record = read_cnmarc(
        "100 ## $a20190311d1935    em y0chiy50      ea",
        "102 ## $aTW$b110000",
        "205 ## $a木刻本",
        "210 ## $a上海$c商务印书馆$d民国24年[1935]$e(天津$g印刷厂)",
        "215 ## $a320页$c图$d27cm",
    )
    assert record.imprints == (
        Imprint("上海", "商务印书馆", "民国24年[1935]"),
        Imprint("天津", "印刷厂", "", "manufacture"),
    )
    assert (record.country, record.version, record.edition) == ("ch", "木刻本", "木刻本")
    assert (record.date.edtf, record.date.printed) == ("1935", "民国24年[1935]")
    assert (record.extent, record.illustrations, record.dimensions) == ("320页", "图", "27cm")


def test_languages_come_from_008_and_041_once_each() -> None:
    record = read("008 960101s1996    cc            000 0 chi d", "041 1# $aengchi$hger")
    assert record.languages == ("chi", "eng")
    assert record.original_languages == ("ger",)
    assert record.country == "cc"


def test_a_wrong_language_is_a_problem_and_spoils_nothing_else() -> None:
    outcome = outcome_of("245 00 $aSea", "041 0# $aPelagisch", "043 ## $an-us---")
    assert [(problem.kind, problem.where, problem.value) for problem in outcome.problems] == [
        ("language", "041", "Pelagisch")
    ]
    assert outcome.record.places == (Place(code="n-us"),)


def test_identifiers_of_marc21() -> None:
    record = read(
        "010 ## $a  2004631763 ",
        "020 ## $a0440176069 (pbk.) :$c$1.95",
        "020 ## $z0440176069$qebook",
        "022 0# $a0253-4193",
        "024 7# $a10.1000/XYZ$2doi",
        "024 2# $a979-0-2600-0043-8",
        "028 02 $aJK 57337$bRed Baron",
        "035 ## $a(OCoLC)ocm00029737267",
        "856 40 $uhttps://doi.org/10.5555/abc",
    )
    assert [(each.scheme, each.value, each.valid) for each in record.identifiers] == [
        ("lccn", "2004631763", True),
        ("isbn", "9780440176060", True),
        ("isbn", "9780440176060", False),
        ("issn", "0253-4193", True),
        ("doi", "10.1000/xyz", True),
        ("ismn", "9790260000438", True),
        ("publisher", "JK 57337", True),
        ("oclc", "29737267", True),
        ("doi", "10.5555/abc", True),
    ]
    assert record.identifiers[2].qualifier == "ebook"


def test_a_wrong_isbn_is_kept_flagged_and_named() -> None:
    outcome = outcome_of("245 00 $aSea", "020 ## $a0440176060 (v. 1)")
    assert outcome.record.identifiers == (
        Identifier("isbn", "0440176060", "0440176060 (v. 1)", "v. 1", False),
    )
    (problem,) = outcome.problems
    assert (problem.kind, problem.where, problem.value) == ("isbn", "020$a", "0440176060 (v. 1)")
    assert "normalize/rules/identifiers.py:" in problem.message


def test_identifiers_of_cnmarc() -> None:
    record = read_cnmarc(
        "010 ## $a978-7-5027-8912-1$b平装$dCNY58.00",
        "011 ## $a0253-4193",
        "091 ## $aCN11-1234/P",
        "092 ## $aCN$b2-123",
    )
    assert [(each.scheme, each.value, each.qualifier) for each in record.identifiers] == [
        ("isbn", "9787502789121", "平装"),
        ("issn", "0253-4193", ""),
        ("cn", "CN11-1234/P", ""),
        ("local", "CN 2-123", "订购号"),
    ]


def test_subjects_places_and_classes() -> None:
    record = read(
        "050 00 $aGC11.2$b.O43 1998",
        "082 00 $a551.46/09$221",
        "084 ## $aP7$2clc",
        "600 14 $aZheng, He,$d1371-1433$vBiography.",
        "650 #0 $aOceanography$zChina$xHistory.",
        "650 #7 $aSea.$2fast",
        "651 #0 $aSouth China Sea.",
        "653 ## $aTide$aWaves",
        "655 #7 $aNautical charts.$2lcgft",
    )
    assert record.subjects == (
        Subject(("Zheng, He, 1371-1433", "Biography"), "person"),
        Subject(("Oceanography", "China", "History"), "topic", "lcsh"),
        Subject(("Sea",), "topic", "fast"),
        Subject(("South China Sea",), "place", "lcsh"),
        Subject(("Tide",), "keyword"),
        Subject(("Waves",), "keyword"),
        Subject(("Nautical charts",), "genre", "lcgft"),
    )
    assert record.places == (Place("China"), Place("South China Sea"))
    assert record.classifications == (
        Classification("lcc", "GC11.2", ".O43 1998"),
        Classification("ddc", "551.4609", edition="21"),
        Classification("clc", "P7"),
    )


def test_cnmarc_subjects_and_classes() -> None:
    record = read_cnmarc(
        "606 0# $a海洋学$x研究$y中国$z1990-",
        "607 ## $a南海",
        "610 0# $a海图；航海",
        "690 ## $aP7$v5",
        "692 ## $a57.1",
    )
    assert record.subjects == (
        Subject(("海洋学", "研究", "中国", "1990-")),
        Subject(("南海",), "place"),
        Subject(("海图",), "keyword"),
        Subject(("航海",), "keyword"),
    )
    assert record.places == (Place("中国"), Place("南海"))
    assert record.classifications == (
        Classification("clc", "P7", edition="5"),
        Classification("casc", "57.1"),
    )


def test_coordinates_and_facts_of_a_nautical_chart() -> None:
    record = read(
        "034 1# $aa$b250000$dE1193000$eE1200000$fN0260000$gN0250000",
        "245 10 $aMin River",
        "255 ## $aScale 1:250,000 ;$bMercator proj.$c(E 119°30ʹ--E 120°/N 26°--N 25°).",
        "500 ## $aSoundings in fathoms at mean low water springs.",
        "500 ## $aSurveyed 1843-45.",
        "655 #7 $aNautical charts.$2lcgft",
        leader=MAP,
    )
    assert record.type == "chart"
    assert record.boxes == (BoundingBox(119.5, 25.0, 120.0, 26.0),)
    assert record.chart == ChartFacts(
        scale=250_000,
        scale_printed="Scale 1:250,000",
        projection="Mercator proj.",
        sounding_datum="mean low water springs",
        sounding_unit="fathoms",
        survey_dates=("1843",),
    )


def test_printed_coordinates_stand_in_for_coded_ones() -> None:
    record = read("255 ## $aScale 1:10,000$c(W 9°--W 8°/N 44°--N 43°)", leader=MAP)
    assert record.boxes == (BoundingBox(-9.0, 43.0, -8.0, 44.0),)
    assert record.type == "map"


def test_an_impossible_longitude_is_a_problem() -> None:
    outcome = outcome_of("245 00 $aM", "034 1# $aa$dW1810000$eE1200000$fN0260000$gN0250000", leader=MAP)
    assert outcome.record.boxes == ()
    assert [(problem.kind, problem.where) for problem in outcome.problems] == [("coordinates", "034")]


def test_cnmarc_chart() -> None:
    record = read_cnmarc(
        "123 1# $aa$b50000$dE1193000$eE1200000$fN0260000$gN0250000",
        "200 1# $a闽江口海图",
        "206 ## $a1:50000；墨卡托投影",
        "300 ## $a水深单位为米，采用理论最低潮面",
        leader="00000nem0 2200000   450 ",
    )
    assert record.type == "chart"
    assert record.boxes == (BoundingBox(119.5, 25.0, 120.0, 26.0),)
    assert record.chart is not None
    assert (record.chart.scale, record.chart.projection) == (50_000, "墨卡托投影")
    assert (record.chart.sounding_unit, record.chart.sounding_datum) == ("metres", "理论最低潮面")


def test_notes_by_kind() -> None:
    record = read(
        "500 ## $aCover title.",
        "504 ## $aIncludes index.",
        "505 0# $tTides --$tWaves.",
        "520 ## $aAbout the sea.",
        "546 ## $aIn Chinese.",
        "540 ## $aPublic domain.",
    )
    assert record.notes == (
        Note("Cover title."),
        Note("Includes index.", "bibliography"),
        Note("In Chinese.", "language"),
    )
    assert (record.contents, record.abstracts, record.rights) == (
        ("Tides -- Waves.",),
        ("About the sea.",),
        ("Public domain.",),
    )


def test_a_series_and_an_article_in_its_journal() -> None:
    record = read(
        "440 #0 $6880-01$aFujian cong shu.$pTu xiang lei ;$v2$x0253-4193",
        "773 0# $tActa oceanologica.$gVol. 24, no. 9 (1993), p. 235-48$x0253-4193$w(DLC)n1",
        "880 #0 $6440-01/$1$a福建丛书.$p图像类 ;$v2",
        leader="00000nab a2200000 a 4500",
    )
    issn = Identifier("issn", "0253-4193", "0253-4193")
    assert record.type == "article"
    assert record.relations == (
        Relation("series", "Fujian cong shu. Tu xiang lei", "福建丛书. 图像类", "2", "", "", (issn,)),
        Relation("host", "Acta oceanologica", "", "24", "9", "235-48", (issn,), "(DLC)n1", "(1993)"),
    )


def test_earlier_and_later_titles_of_a_serial() -> None:
    record = read("780 00 $tOld sea", "785 00 $tNew sea", "776 08 $iOnline:$tSea", leader=SERIAL)
    assert [(each.kind, each.title, each.note) for each in record.relations] == [
        ("earlier", "Old sea", ""),
        ("later", "New sea", ""),
        ("other_form", "Sea", "Online:"),
    ]
    assert record.type == "serial"


def test_cnmarc_links_with_embedded_fields_and_with_plain_subfields() -> None:
    record = read_cnmarc(
        "225 2# $a海洋丛书$v5",
        "410 #0 $12001 $a海洋丛书$v5$1011##$a0253-4193",
        "430 #1 $a旧刊$x0253-4193",
        "461 #0 $1001012345$12001 $a全集",
        "463 #0 $t海洋学报$v第12卷第3期, 第15-20页",
    )
    assert [(each.kind, each.title, each.volume, each.issue, each.pages) for each in record.relations] == [
        ("series", "海洋丛书", "5", "", ""),
        ("earlier", "旧刊", "", "", ""),
        ("host", "全集", "", "", ""),
        ("host", "海洋学报", "12", "3", "15-20"),
    ]
    assert record.relations[2].control_number == "012345"


def test_links_by_indicator_and_label() -> None:
    record = read(
        "856 40 $uhttp://a.example/1$zFree$70",
        "856 42 $3Publisher description$uhttp://a.example/2",
        "856 41 $3Table of contents$uhttp://a.example/3$uhttp://a.example/4",
    )
    assert record.links == (
        Link("http://a.example/1", "resource", "Free", "open"),
        Link("http://a.example/2", "related", "Publisher description"),
        Link("http://a.example/3", "contents", "Table of contents"),
        Link("http://a.example/4", "contents", "Table of contents"),
    )


def test_holdings_of_852_with_their_coverage() -> None:
    record = read(
        "852 0# $81$aDLC$bMaps$cStacks$hG4362$i.C37$zOn loan",
        "852 0# $82$aNLC$jX1",
        "866 #0 $82.1$av.1-10 (1990-1999)",
    )
    assert record.holdings == (
        Holding("DLC", "Maps", "G4362 .C37", "Stacks", note="On loan"),
        Holding("NLC", "", "X1", coverage="v.1-10 (1990-1999)"),
    )


def test_coded_coverage_is_put_into_words() -> None:
    record = read("852 0# $aDLC", "853 20 $81$av.$bno.$i(year)", "863 40 $81.1$a1-10$i1990-1999")
    assert record.holdings == (Holding("DLC", coverage="v.1 (1990)-v.10 (1999)"),)


def test_copies_are_counted_in_coded_data_of_holdings() -> None:
    record = read("841 ## $ax $b0912154u||||8|||4003aaeng0", "852 0# $aDLC", "845 ## $aOn site only")
    assert record.holdings == (Holding("DLC", copies=3, note="On site only"),)


def test_cnmarc_holdings() -> None:
    record = read_cnmarc("905 ## $aSZYT$dP7$e56$f2", "905 ## $aBNU$sF124/26$c书库$v1-5")
    assert record.holdings == (
        Holding("SZYT", call_number="P7/56", copies=2),
        Holding("BNU", call_number="F124/26", location="书库", coverage="1-5"),
    )


def test_the_library_that_owns_the_source_holds_what_names_no_holder() -> None:
    assert outcome_of("245 00 $aSea", library="OUC").record.holdings == (Holding("OUC"),)
    named = outcome_of("245 00 $aSea", "852 ## $aDLC", "852 ## $hGC11", library="OUC").record
    assert named.holdings == (Holding("DLC"), Holding("OUC", call_number="GC11"))


def test_a_series_as_printed_and_its_heading_are_one() -> None:
    record = read(
        "490 1# $aOcean studies ;$vv. 2", "830 #0 $aOcean studies ;$vv. 2.$x0253-4193", "830 #0 $aOther."
    )
    assert [(each.title, each.volume, len(each.identifiers)) for each in record.relations] == [
        ("Ocean studies", "v. 2", 1),
        ("Other", "", 0),
    ]


def test_two_volumes_of_one_series_stay_two() -> None:
    record = read("490 0# $aOcean studies ;$v2", "490 0# $aOcean studies ;$v3")
    assert [each.volume for each in record.relations] == ["2", "3"]


def test_the_publishers_number_of_a_chart_is_the_number_of_the_chart() -> None:
    record = read("028 50 $aBA 1199$bHydrographic Office", "655 #7 $aNautical charts.$2lcgft", leader=MAP)
    assert [(each.scheme, each.value) for each in record.identifiers] == [("chart", "BA 1199")]
