"""Files that other people's programs wrote, cut by the readers of files and read to the end."""

from collections import Counter
from pathlib import Path

import pytest

from harvesters.files.reader import read_file
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Record

PROFILE = SourceProfile("test", scope="all")


def records(path: Path) -> list[Record]:
    """Every record of a file; one that cannot be read fails the test."""
    found: list[Record] = []
    for item in read_file(path):
        if isinstance(item, str):
            continue
        assert isinstance(item, RawRecord), item
        outcome = normalize_raw(item, PROFILE)
        assert isinstance(outcome, Accepted), outcome
        found.append(outcome.record)
    return found


@pytest.mark.parametrize(
    ("name", "count", "untitled"),
    [
        ("marine-oro-map/pilot_screen_1.ris", 30, 0),
        ("marine-oro-map/testListZotero_2023-01-16.ris", 125, 0),
        ("marine-oro-map/oro_screened_records_shared.csv", 1378, 0),
        ("marine-cbfm-fisheries/cbfm_articles_shared.csv", 565, 0),
        ("marine-bhl/bhl_items_shared.tsv", 1532, 0),
        ("marine-fishscape/fish-hab-db-refs.bib", 142, 0),
        ("marine-mom6-bib/ocean.bib", 12, 0),
        ("marine-mom6-bib/references.bib", 11, 0),
        ("zh-zotero-cn/zotero_cn_items_shared.jsonl", 219, 0),
        ("zotero-tests/zotero_web_items_shared.jsonl", 1302, 0),
        ("zotero-tests/import_inputs/RIS_02.txt", 48, 0),
        ("zotero-tests/import_inputs/RIS_04.txt", 39, 2),
        ("fatcat/datacite_1k_records.jsonl.gz", 1000, 2),
        ("fatcat/crossref_api_works.json", 3, 0),
        ("fatcat/example_doaj_articles.json", 5, 0),
    ],
)
def test_every_record_of_a_real_file_is_read(shared_data: Path, name: str, count: int, untitled: int) -> None:
    found = records(shared_data / name)
    assert len(found) == count
    assert sum(not record.titles for record in found) == untitled


def test_what_cnki_exports_has_its_authors_one_by_one(shared_data: Path) -> None:
    (record,) = records(shared_data / "zh-zotero-cn/import_inputs/CNKI_RefWorks_02.txt")
    assert [agent.name for agent in record.agents] == ["颜宏", "石德成", "尹尚军", "赵伟"]
    (host,) = [each for each in record.relations if each.kind == "host"]
    assert (host.title, host.issue, host.pages) == ("应用生态学报", "6", "889-892")
    assert record.date.first == 2000
    assert record.type == "article"


def test_a_standard_of_cnki_names_its_bodies_and_number(shared_data: Path) -> None:
    (record,) = records(shared_data / "zh-zotero-cn/import_inputs/CNKI_RefWorks_08.txt")
    assert record.type == "standard"
    assert {agent.kind for agent in record.agents} == {"corporate"}
    assert record.identifiers[0].value == "GB/T 7714-2015"


def test_charts_of_stanford_have_boxes_and_are_charts(shared_data: Path) -> None:
    path = shared_data.parent / "charts" / "ogm-stanford" / "nautical-charts.ndjson"
    if not path.exists():
        pytest.skip("the folder ../shared/charts is not here")
    found = records(path)
    assert Counter(record.type for record in found).most_common(1) == [("chart", 618)]
    assert sum(bool(record.boxes) for record in found) == len(found) == 619
    assert sum(record.chart is not None and record.chart.scale is not None for record in found) == 36


def test_pages_saved_from_the_web_are_read(shared_data: Path) -> None:
    http = pytest.importorskip("scrapy.http")
    from harvesters.web.publication import Publications  # noqa: PLC0415  needs Scrapy, which was looked for above

    titles = {}
    for path in sorted((shared_data / "web-sandcrawler").glob("*.html")):
        response = http.HtmlResponse(f"https://example.org/{path.name}", body=path.read_bytes())
        raw = Publications(set()).record(response, 1)
        if isinstance(raw, RawRecord):
            outcome = normalize_raw(raw, PROFILE)
            assert isinstance(outcome, Accepted)
            titles[path.name] = (outcome.record.type, len(outcome.record.agents))
    assert titles == {
        "dlib_05vanhyning.html": ("article", 0),
        "first_monday_ojs3_landingpage.html": ("article", 3),
        "peerj_oa_article.html": ("article", 9),
        "plos_one_article.html": ("article", 11),
    }
