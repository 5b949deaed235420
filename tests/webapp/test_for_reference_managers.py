"""What Zotero, link resolvers and search engines read from a record page: unAPI, COinS, meta elements, JSON-LD."""

import json
import re
from urllib.parse import parse_qs

import msgspec
import pytest
from citable import article, body, chapter, named, thesis_note, work
from flask.testing import FlaskClient
from format_records import accepted
from lxml import etree
from site_fakes import GONE, MOVED, FakeCatalogue
from site_records import ALL, ARTICLE, CHART, FISHERIES

from normalize.exports.csl_json import csl_item
from normalize.exports.entry import Entry
from normalize.exports.own_script import host, host_number, number, own_title, related_title
from normalize.exports.ris import ris
from normalize.record import Record
from webapp.presenters.embedded import meta
from webapp.presenters.linked import json_ld
from webapp.presenters.openurl import coins

ADDRESS = "https://haimu.example/records/hm0000000000"
BOOK = "hm0000000000"
CHAPTER = chapter(
    "Currents", "2011", "Ocean circulation", "21-22", by=named("Fourney, Ed"), at="New York : ASME"
)
PAPER = chapter(
    "海浪预报", "2005", "论文集", "10-15", "conference", by=named("文圣常"), at="青岛 : 中国海洋大学出版社"
)
THESIS = work("thesis", "Internal waves", "2016", by=named("Gross, Oskar"), at="Helsinki : University of Helsinki",
              notes=thesis_note("Thesis (Ph. D.)"))  # fmt: skip
REPORT = work("report", "Sea level", "2020", by=body("NOAA Fisheries"), at="Washington : DOC", publisher="86")
# A record, Zotero's type, schema.org's, the format of OpenURL and its genre.
KINDS = [
    (FISHERIES, "book", "Book", "book", "book"),
    (ARTICLE, "journalArticle", "ScholarlyArticle", "journal", "article"),
    (CHART, "map", "Map", "dc", ""),
    (CHAPTER, "bookSection", "Chapter", "book", "bookitem"),
    (PAPER, "conferencePaper", "ScholarlyArticle", "book", "proceeding"),
    (THESIS, "thesis", "Thesis", "dissertation", ""),
    (REPORT, "report", "Report", "book", "report"),
    (work("dataset", "Chlorophyll", "2020"), "dataset", "Dataset", "dc", ""),
    (article("冰", "2001-02-03", "人民日报"), "newspaperArticle", "NewsArticle", "journal", "article"),
]


@pytest.mark.parametrize(("record", "zotero", "schema", "format_", "genre"), KINDS)
def test_the_type_is_told_in_every_way(
    record: Record, zotero: str, schema: str, format_: str, genre: str
) -> None:
    assert dict(meta(record, ADDRESS))["z:itemType"] == zotero
    assert json.loads(json_ld(record, ADDRESS))["@type"] == schema
    context = parse_qs(coins(record))
    assert context["rft_val_fmt"] == [f"info:ofi/fmt:kev:mtx:{format_}"]
    assert context.get("rft.genre", [""]) == [genre]
    assert context.get("rft.type", [zotero]) == [zotero]


def test_a_book_is_told_in_its_own_script() -> None:
    said = meta(FISHERIES, ADDRESS)
    assert ("citation_title", "中国海洋渔业简史：从远古到民国") in said
    assert [value for name, value in said if name == "citation_author"] == ["张震东", "杨金森"]
    assert ("DCTERMS.alternative", "Zhongguo hai yang yu ye jian shi: cong yuan gu dao ming guo") in said
    assert {
        ("citation_publisher", "海洋出版社"),
        ("citation_isbn", "9787502700011"),
        ("citation_language", "zh"),
    } <= {*said}
    assert ("DC.identifier", "urn:ISBN:9787502700011") in said
    context = parse_qs(coins(FISHERIES))
    assert context["rft.au"] == ["张震东", "杨金森"]
    assert (context["rft.pub"], context["rft.place"], context["rft.date"]) == (
        ["海洋出版社"],
        ["北京"],
        ["1983"],
    )


def test_an_article_names_its_journal_number_and_pages() -> None:
    said = dict(meta(ARTICLE, ADDRESS))
    assert (said["citation_journal_title"], said["citation_volume"], said["citation_issue"]) == (
        "海洋学报",
        "41",
        "3",
    )
    issue = json.loads(json_ld(ARTICLE, ADDRESS))["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "3")
    assert (issue["isPartOf"]["volumeNumber"], issue["isPartOf"]["isPartOf"]["name"]) == ("41", "海洋学报")


def test_a_part_a_thesis_and_a_report_say_where_they_belong() -> None:
    assert dict(meta(CHAPTER, ADDRESS))["citation_inbook_title"] == "Ocean circulation"
    assert dict(meta(PAPER, ADDRESS))["citation_conference_title"] == "论文集"
    assert dict(meta(THESIS, ADDRESS))["citation_dissertation_institution"] == "University of Helsinki"
    assert dict(meta(REPORT, ADDRESS))["citation_technical_report_number"] == "86"
    assert parse_qs(coins(CHAPTER))["rft.btitle"] == ["Ocean circulation"]
    assert parse_qs(coins(REPORT))["rft.aucorp"] == ["NOAA Fisheries"]


def test_who_did_what_is_told() -> None:
    made = work("book", "The sea", by=(*named("Michelet, Jules"), *named("Green, Katia", role="trl"),
                                       *named("Edwards, Philip", role="edt")))  # fmt: skip
    said = meta(made, ADDRESS)
    assert [value for name, value in said if name == "citation_author"] == ["Michelet, Jules"]
    assert {("citation_editor", "Edwards, Philip"), ("citation_translator", "Green, Katia")} <= {*said}
    told = json.loads(json_ld(made, ADDRESS))
    assert [told[role][0]["name"] for role in ("author", "editor", "translator")] == [
        "Michelet, Jules",
        "Edwards, Philip",
        "Green, Katia",
    ]
    assert json.loads(json_ld(REPORT, ADDRESS))["author"] == [
        {"@type": "Organization", "name": "NOAA Fisheries"}
    ]


@pytest.mark.parametrize("record", [FISHERIES, ARTICLE, CHAPTER, PAPER, THESIS, REPORT])
@pytest.mark.parametrize("ways", [("meta",), ("jsonld",), ("coins",), ("meta", "jsonld", "coins")])
def test_our_own_reader_of_pages_finds_the_record_again(record: Record, ways: tuple[str, ...]) -> None:
    page = {
        "url": ADDRESS,
        "meta": [list(pair) for pair in meta(record, ADDRESS)] if "meta" in ways else [],
        "jsonld": [json.loads(json_ld(record, ADDRESS))] if "jsonld" in ways else [],
        "coins": [coins(record)] if "coins" in ways else [],
    }
    back = accepted(json.dumps(page).encode(), "webpage").record
    own = own_title(record)
    assert re.sub(r"\W", "", own_title(back).value + own_title(back).subtitle) == re.sub(
        r"\W", "", own.value + own.subtitle
    )
    assert back.date.first == record.date.first
    assert {agent.original or agent.name for agent in record.agents} <= {agent.name for agent in back.agents}
    assert related_title(host(back)) == related_title(host(record))
    known = {each.value for each in back.identifiers} | {host_number(back, "isbn")}
    assert {number(record, "isbn"), host_number(record, "isbn")} - {""} <= known


def test_a_printed_book_is_not_made_an_online_one_by_the_address_of_its_page() -> None:
    printed = work("book", "Waves", "2001", at="London : Wiley")
    entry = Entry(printed, "hm0000000000", url=ADDRESS)
    assert "URL" not in csl_item(entry)
    assert "UR  -" not in ris(entry)
    assert "rft_id" not in parse_qs(coins(printed))


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.identifier[:12])
def test_any_record_can_be_told(record: Record) -> None:
    assert all(name and content for name, content in meta(record, ADDRESS))
    assert parse_qs(coins(record), strict_parsing=True)
    assert json.loads(json_ld(record, ADDRESS))["@id"] == ADDRESS


def test_the_page_names_its_record_for_unapi(client: FlaskClient) -> None:
    page = client.get(f"/records/{BOOK}").text
    assert f'<abbr class="unapi-id" title="{BOOK}" aria-hidden="true"></abbr>' in page
    assert re.search(r'<link rel="unapi-server" type="application/xml" title="unAPI" href="/unapi">', page)
    assert len(re.findall(r'<abbr class="unapi-id"', client.get("/search?q=sea").text)) > 5


def test_unapi_lists_its_formats_for_all_and_for_one(client: FlaskClient) -> None:
    for path, status, named_id in (("/unapi", 200, None), (f"/unapi?id={BOOK}", 300, BOOK)):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (status, "application/xml")
        root = etree.fromstring(answer.data)
        assert (root.tag, root.get("id")) == ("formats", named_id)
        assert [each.get("name") for each in root][:2] == ["ris", "bibtex"]
        # Programs would prefer these, and take two forms of a name for two persons.
        assert not {"mods", "marc", "marcxml"} & {each.get("name") for each in root}


def test_unapi_gives_the_record_as_its_download_does(client: FlaskClient) -> None:
    given = client.get(f"/unapi?id={BOOK}&format=ris")
    assert given.data == client.get(f"/records/{BOOK}.ris").data
    assert "AU  - 张震东" in given.text or "ED  - 张震东" in given.text


@pytest.mark.parametrize(
    ("path", "status"),
    [("/unapi?id=nothing", 404), ("/unapi?id=nothing&format=ris", 404), (f"/unapi?id={BOOK}&format=mods", 406),
     (f"/unapi?id={GONE}&format=ris", 410), (f"/unapi?id={MOVED}&format=ris", 301), ("/unapi?format=ris", 404),
     ("/unapi?id=%3Cx%3E", 404)],
)  # fmt: skip
def test_unapi_says_what_is_wrong(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_what_may_not_be_given_away_is_not_told_to_programs(
    client: FlaskClient, catalogue: FakeCatalogue
) -> None:
    union = catalogue.records[BOOK]
    closed = tuple(msgspec.structs.replace(one, redistribute=False) for one in union.members)
    catalogue.records[BOOK] = msgspec.structs.replace(union, members=closed)
    page = client.get(f"/records/{BOOK}").text
    assert "unapi-id" not in page
    assert "citation_title" not in page
    assert client.get(f"/unapi?id={BOOK}&format=ris").status_code == 403
