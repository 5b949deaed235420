"""MODS."""

from descriptions import read_as, values

from normalize.record import BoundingBox, ChartFacts, Holding, Identifier, Link, Relation
from tests.support.format_records import record_of

CHART = """<mods xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">
<titleInfo><nonSort>The</nonSort><title>harbour of Amoy</title><subTitle>with soundings</subTitle>
<partNumber>Sheet 2</partNumber></titleInfo>
<titleInfo type="translated"><title>厦门港</title></titleInfo>
<name type="personal" valueURI="http://id.example.org/1"><namePart type="family">Collinson</namePart>
<namePart type="given">Richard</namePart>
<namePart type="date">1811-1883</namePart><role><roleTerm type="text">Cartographer</roleTerm>
<roleTerm type="code">ctg</roleTerm></role></name>
<name type="corporate"><namePart>Great Britain.</namePart><namePart>Hydrographic Office</namePart></name>
<typeOfResource>cartographic</typeOfResource><genre>nautical charts</genre>
<originInfo><place><placeTerm type="code" authority="marccountry">enk</placeTerm></place><place>
<placeTerm type="text">London</placeTerm></place>
<publisher>Hydrographic Office</publisher><dateIssued>[ca. 1844]</dateIssued>
<dateIssued encoding="marc" point="start">1844</dateIssued>
<dateIssued encoding="marc" point="end">1850</dateIssued><edition>2nd ed.</edition></originInfo>
<language><languageTerm type="code" authority="iso639-2b">eng</languageTerm></language>
<physicalDescription><extent>1 chart</extent><form authority="marcform">print</form></physicalDescription>
<subject authority="lcsh"><geographic>Xiamen (China)</geographic><topic>Harbors</topic></subject>
<subject><cartographics><scale>Scale 1:20,000</scale><projection>Mercator</projection>
<coordinates>E 118°--E 118°30ʹ/N 24°45ʹ--N 24°15ʹ</coordinates></cartographics></subject>
<classification authority="lcc">G7824.X5</classification>
<relatedItem type="series"><titleInfo><title>Admiralty chart</title><partNumber>1767</partNumber>
</titleInfo></relatedItem>
<relatedItem type="preceding"><titleInfo><title>Old chart</title></titleInfo></relatedItem>
<identifier type="local">x1</identifier><identifier type="isbn" invalid="yes">7-5037-1744-0</identifier>
<location><physicalLocation>BL</physicalLocation><shelfLocator>Maps 1</shelfLocator>
<url>http://example.org/c</url></location>
<accessCondition>free</accessCondition><recordInfo><recordIdentifier>r9</recordIdentifier>
<languageOfCataloging><languageTerm>fre</languageTerm></languageOfCataloging></recordInfo></mods>"""


def test_a_chart_in_mods_says_all_this() -> None:
    record = record_of(CHART, "mods")
    assert (record.identifier, record.type, record.carrier, record.country) == ("r9", "chart", "print", "enk")
    assert [(title.value, title.subtitle, title.part_number, title.kind) for title in record.titles] == [
        ("The harbour of Amoy", "with soundings", "Sheet 2", "main"),
        ("厦门港", "", "", "translated"),
    ]
    assert [(agent.name, agent.kind, agent.roles, agent.dates) for agent in record.agents] == [
        ("Collinson, Richard", "person", ("ctg",), "1811-1883"),
        ("Great Britain. Hydrographic Office", "corporate", (), ""),
    ]
    assert record.agents[0].authority == "http://id.example.org/1"
    assert (record.imprints[0].place, record.imprints[0].publisher) == ("London", "Hydrographic Office")
    assert (record.date.printed, record.date.first, record.edition) == ("[ca. 1844]", 1844, "2nd ed.")
    assert (record.languages, record.extent) == (("eng",), "1 chart")
    assert record.subjects[0].parts == ("Xiamen (China)", "Harbors")
    assert record.chart == ChartFacts(20_000, "Scale 1:20,000", projection="Mercator")
    assert record.boxes == (BoundingBox(118, 24.25, 118.5, 24.75),)
    assert record.classifications[0].scheme == "lcc"
    assert record.relations == (
        Relation("series", "Admiralty chart", volume="1767"),
        Relation("earlier", "Old chart"),
    )
    assert record.identifiers[1] == Identifier("isbn", "9787503717444", "7-5037-1744-0", "", valid=False)
    assert (record.holdings, record.links) == (
        (Holding("BL", call_number="Maps 1"),),
        (Link("http://example.org/c"),),
    )


def test_an_article_in_mods_has_a_host() -> None:
    record = record_of(
        """<modsCollection><mods><titleInfo><title>Waves</title></titleInfo><relatedItem type="host">
<titleInfo><title>Deep Sea</title>
        </titleInfo><identifier type="issn">0967-0637</identifier><part><detail type="volume">
<number>3</number></detail>
        <detail type="issue"><number>2</number></detail><extent unit="pages"><start>5</start><end>9</end>
</extent></part>
        </relatedItem></mods></modsCollection>""",
        "mods",
    )
    number = Identifier("issn", "0967-0637", "0967-0637")
    assert (record.type, record.relations) == (
        "article",
        (Relation("host", "Deep Sea", "", "3", "2", "5-9", (number,)),),
    )


def test_the_parts_of_a_body_are_its_units() -> None:
    name = (
        '<name type="corporate"><namePart>United States.</namePart><namePart>Navy</namePart></name>'
        '<name type="personal"><namePart>John</namePart><namePart type="termsOfAddress">III</namePart></name>'
    )
    found = read_as("mods", f"<mods><titleInfo><title>Sea</title></titleInfo>{name}</mods>")
    assert values(found, "agent") == ["United States. Navy", "John III"]
