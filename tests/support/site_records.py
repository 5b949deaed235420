"""Records as they come from libraries: Chinese with pinyin, English, a chart, an article, very long and very empty."""

from catalog.union import Member, UnionRecord
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
    PublicationDate,
    Record,
    Relation,
    Subject,
    Title,
)


def record(identifier: str, title: str = "", original: str = "", **more: object) -> Record:
    titles = (Title(title, original=Title(original) if original else None),) if title else ()
    return Record(source="lc", identifier=identifier, **{"titles": titles, "type": "book", **more})  # type: ignore[arg-type]


FISHERIES = record(
    "00415573",
    titles=(
        Title(
            "Zhongguo hai yang yu ye jian shi",
            subtitle="cong yuan gu dao ming guo",
            original=Title("中国海洋渔业简史", subtitle="从远古到民国"),
        ),
        Title("Brief history of marine fisheries in China", kind="parallel"),
    ),
    responsibility="Zhang Zhendong, Yang Jinsen zhu bian.",
    responsibility_original="张震东, 杨金森主编.",
    agents=(
        Agent("Zhang, Zhendong", original="张震东", roles=("edt",), dates="1910-", entry="main"),
        Agent("Yang, Jinsen", original="杨金森", roles=("edt",)),
    ),
    edition="Di 1 ban.",
    edition_original="第1版.",
    imprints=(
        Imprint("Beijing", "Hai yang chu ban she", "1983", original=Imprint("北京", "海洋出版社", "1983")),
    ),
    date=PublicationDate("1983", 1983, 1983, "1983"),
    extent="3, 2, 301 p., [2] p. of plates",
    illustrations="ill., maps",
    dimensions="19 cm.",
    languages=("chi",),
    identifiers=(
        Identifier("isbn", "9787502700011", "7-5027-0001-1", "pbk."),
        Identifier("csbn", "13193·0179"),
        Identifier("lccn", "84129307"),
        Identifier("isbn", "750270", "7-50270", valid=False),
    ),
    subjects=(
        Subject(("Fisheries", "China", "History"), scheme="lcsh"),
        Subject(("Fishery law and legislation", "China"), scheme="lcsh"),
        Subject(("Yellow Sea",), kind="place"),
        Subject(("hai yang yu ye", "shi"), original=("海洋渔业", "史"), scheme="cct"),
    ),
    classifications=(
        Classification("clc", "F326.4"),
        Classification("lcc", "SH297"),
        Classification("ddc", "639.20951"),
    ),
    notes=(
        Note("Includes bibliographical references.", "bibliography"),
        Note("Colophon title also in English."),
    ),
    abstracts=(
        (
            "本书系统叙述了我国海洋渔业自远古至民国时期的发展历史, "
            "包括渔具渔法、渔船、渔港、渔政、水产教育与科研等方面的演变。"
        ),
    ),
    relations=(Relation("series", "Hai yang wen ku", original="海洋文库", volume="12"),),
    holdings=(
        Holding("US-DLC", call_number="SH297 .C54 1983", collection="Asian Reading Room"),
        Holding("CN-NLC", call_number="F326.4/23", location="中文图书区", copies=3),
    ),
    links=(Link("https://lccn.loc.gov/84129307", label="Library of Congress record"),),
)

CHART = record(
    "2005625333",
    titles=(Title("Approaches to Chusan Archipelago", part_number="Sheet 2", part_name="Tinghai harbour"),),
    type="chart",
    agents=(
        Agent("Collinson, Richard", dates="1811-1883", roles=("ctg",), entry="main"),
        Agent("Great Britain. Hydrographic Office", kind="corporate", roles=("pbl",)),
    ),
    imprints=(Imprint("London", "Hydrographic Office of the Admiralty", "1843, corrected to 1861"),),
    date=PublicationDate("1843/1861", 1843, 1861, "1843, corrected to 1861"),
    extent="1 nautical chart",
    dimensions="62 x 94 cm.",
    languages=("eng",),
    chart=ChartFacts(
        36500,
        "[ca. 1:36,500]",
        projection="Mercator proj.",
        sounding_datum="low water springs",
        sounding_unit="fathoms",
        prime_meridian="Greenwich",
        survey_dates=("1840", "1843"),
    ),
    boxes=(BoundingBox(121.8333, 29.8, 122.4167, 30.2333),),
    identifiers=(Identifier("chart", "1429"),),
    subjects=(
        Subject(("Nautical charts", "China", "Zhoushan Archipelago")),
        Subject(("Zhoushan Archipelago",), kind="place"),
    ),
    notes=(Note("Relief shown by hachures and spot heights. Depths shown by soundings."),),
    holdings=(
        Holding("US-DLC", call_number="G7822.Z48P5 1861 .G7", collection="Geography and Map Division"),
    ),
)

HEARING = record(
    "00273079",
    "Nomination of Admiral James M. Loy to be Commandant of the U.S. Coast Guard and Admiral James C. Card to be "
    "Vice-Commandant of the U.S. Coast Guard",
    titles=(
        Title(
            "Nomination of Admiral James M. Loy to be Commandant of the U.S. Coast Guard and Admiral James C. Card to "
            "be Vice-Commandant of the U.S. Coast Guard",
            subtitle="hearing before the Committee on Commerce, Science, and Transportation, United States Senate, One "
            "Hundred Fifth Congress, second session, April 30, 1998",
        ),
    ),
    agents=(
        Agent(
            "United States. Congress. Senate. Committee on Commerce, Science, and Transportation",
            kind="corporate",
            entry="main",
        ),
    ),
    imprints=(Imprint("Washington", "U.S. G.P.O.", "1999"),),
    date=PublicationDate("1999", 1999, 1999, "1999"),
    languages=("eng",),
    subjects=(Subject(("United States. Coast Guard", "Officials and employees"), kind="corporate"),),
)

ARTICLE = record(
    "cnki:HYXB201903001",
    titles=(
        Title("南海北部陆坡天然气水合物赋存区的沉积特征与物源分析"),
        Title(
            "Sedimentary characteristics and provenance of gas hydrate-bearing areas on the northern slope of "
            "the South China Sea",
            kind="parallel",
        ),
    ),
    type="article",
    carrier="electronic",
    agents=(Agent("陈芳", entry="main"), Agent("苏新"), Agent("周洋"), Agent("陆红锋")),
    date=PublicationDate("2019-03", 2019, 2019, "2019-03"),
    languages=("chi",),
    relations=(
        Relation(
            "host",
            "海洋学报",
            volume="41",
            issue="3",
            pages="1-13",
            identifiers=(Identifier("issn", "0253-4193"),),
        ),
    ),
    identifiers=(Identifier("doi", "10.3969/j.issn.0253-4193.2019.03.001"),),
    subjects=(Subject(("天然气水合物",), kind="keyword"), Subject(("南海",), kind="keyword")),
    abstracts=(
        "通过对南海北部陆坡沉积物岩心的粒度、矿物与地球化学分析, 讨论了水合物赋存区的沉积环境。",
        "Grain size, mineralogy and geochemistry of cores from the northern slope.",
    ),
    links=(
        Link("https://doi.org/10.3969/j.issn.0253-4193.2019.03.001", access="open"),
        Link("javascript:alert(1)"),
    ),
)

SERIAL = record(
    "85645012",
    titles=(
        Title("Acta oceanologica Sinica", original=None),
        Title("Hai yang xue bao", kind="parallel", original=Title("海洋学报", kind="parallel")),
    ),
    type="serial",
    imprints=(Imprint("Beijing", "China Ocean Press", "1982-"),),
    date=PublicationDate("1982/..", 1982, None, "1982-"),
    frequency="Quarterly",
    languages=("eng", "chi"),
    identifiers=(Identifier("issn", "0253-505X"),),
    holdings=(Holding("CN-NLC", coverage="1982-2015", missing="1989 no. 2"),),
)

JAPANESE = record(
    "96475210",
    titles=(
        Title(
            "Umi no rekishi", subtitle="gyogyo to minzoku", original=Title("海の歴史", subtitle="漁業と民俗")
        ),
    ),
    agents=(Agent("Amino, Yoshihiko", original="網野善彦", dates="1928-2004", entry="main"),),
    imprints=(
        Imprint(
            "Tokyo",
            "Iwanami Shoten",
            "Showa 12 [1937]",
            original=Imprint("東京", "岩波書店", "昭和12 [1937]"),
        ),
    ),
    date=PublicationDate("1937", 1937, 1937, "昭和12"),
    languages=("jpn",),
    subjects=(Subject(("Fisheries", "Japan", "History")),),
)

NASTY = record(
    "<script>alert(1)</script>",
    '<script>alert("title")</script> & "quoted" </title>',
    agents=(Agent('"><img src=x onerror=alert(1)>'),),
    abstracts=("</script><script>alert(2)</script>",),
    subjects=(Subject(("<b>bold</b>",)),),
    languages=("xx&",),
)

EMPTY = Record(source="lc", identifier="nothing")

TRADITIONAL = record(
    "00049922",
    titles=(Title("Qing dai Taiwan hai fang yan jiu", original=Title("清代臺灣海防研究")),),
    agents=(Agent("Xu, Xueji", original="許雪姬", entry="main"),),
    imprints=(
        Imprint(
            "Taibei Shi",
            "Zhong yang yan jiu yuan",
            "1987",
            original=Imprint("臺北市", "中央研究院近代史研究所", "民國76 [1987]"),
        ),
    ),
    date=PublicationDate("1987", 1987, 1987, "民國76"),
    languages=("chi",),
    subjects=(Subject(("Taiwan", "Defenses", "History"), kind="place"),),
)

ALL = (FISHERIES, CHART, ARTICLE, HEARING, SERIAL, JAPANESE, TRADITIONAL, NASTY, EMPTY)


def union_id(number: int) -> str:
    return f"hm{number:010d}"


def unions() -> dict[str, UnionRecord]:
    """The records above as union records; the first has a second member."""
    made = {}
    for number, one in enumerate(ALL):
        members = [Member("lc", one.identifier, "live", one, "2026-11-02T08:00:00Z")]
        libraries: tuple[str, ...] = ("US-DLC",)
        if one is FISHERIES:
            members.append(Member("nlc", "001/234//5", "live", one, "2026-11-03T08:00:00Z"))
            libraries = ("CN-NLC", "US-DLC")
        made[union_id(number)] = UnionRecord(union_id(number), 3, one, tuple(members), libraries, ())
    return made
