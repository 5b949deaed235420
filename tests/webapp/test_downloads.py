"""How a record is cited on its page, and the files that it can be taken away as."""

import re

import msgspec
import pytest
from flask.testing import FlaskClient
from lxml import etree
from site_fakes import GONE, MOVED, FakeCatalogue
from site_records import ALL, NASTY, union_id

from normalize.exports.formats import FORMATS

FISHERIES, ARTICLE = "hm0000000000", "hm0000000002"


@pytest.mark.parametrize("name", FORMATS)
def test_a_record_is_there_in_every_format(client: FlaskClient, name: str) -> None:
    format_ = FORMATS[name]
    answer = client.get(f"/records/{FISHERIES}.{format_.suffix}")
    assert answer.status_code == 200
    assert answer.mimetype == format_.media_type
    assert answer.data
    attached = f'attachment; filename="{FISHERIES}.{format_.suffix}"'
    assert answer.headers.get("Content-Disposition") == (None if format_.citation else attached)
    assert answer.headers["Content-Security-Policy"]


def test_the_file_names_the_address_of_the_page(client: FlaskClient) -> None:
    root = etree.fromstring(client.get(f"/records/{FISHERIES}.dc.xml").data)
    assert any((each.text or "").endswith(f"/records/{FISHERIES}") for each in root)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_offers_every_file_and_each_is_there(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/records/{FISHERIES}?lang={lang}").text
    offered = re.findall(r'<a href="(/records/[^"]+)" type="[^"]+" download>', page)
    assert len(offered) == sum(not each.citation for each in FORMATS.values())
    assert {client.get(address).status_code for address in offered} == {200}
    assert ("Download as" if lang == "en" else "下载为") in page


def test_the_page_cites_in_three_styles_as_text_that_can_be_selected(client: FlaskClient) -> None:
    page = client.get(f"/records/{FISHERIES}").text
    assert "张震东，杨金森. 中国海洋渔业简史：从远古到民国[M]. 北京：海洋出版社，1983." in page
    assert "(1983). <i>Zhongguo hai yang yu ye jian shi: Cong yuan gu dao ming guo</i>" in page
    assert len(re.findall(r'<p class="citation" id="citation-[a-z0-9]+">', page)) == 3
    assert len(re.findall(r'<button class="copy" type="button" hidden ', page)) == 3


def test_citations_of_a_nasty_record_are_escaped(client: FlaskClient) -> None:
    page = client.get(f"/records/{union_id(ALL.index(NASTY))}").text
    for citation in re.findall(r'<p class="citation"[^>]*>(.*?)</p>', page, re.DOTALL):
        assert set(re.findall(r"<[^>]*>", citation)) <= {"<i>", "</i>"}


@pytest.mark.parametrize("suffix", ["ris", "dc.xml"])
def test_a_record_that_moved_or_went_answers_as_its_page_does(client: FlaskClient, suffix: str) -> None:
    moved = client.get(f"/records/{MOVED}.{suffix}")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/records/{FISHERIES}.{suffix}")
    assert client.get(f"/records/{GONE}.{suffix}").status_code == 410
    assert client.get(f"/records/hm9999999999.{suffix}").status_code == 404


@pytest.mark.parametrize(
    "path", [f"{FISHERIES}.exe", f"{FISHERIES}.", "nothing.ris", f"{FISHERIES}.ris/x", "hm.ris"]
)
def test_an_unknown_file_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/records/{path}").status_code == 404


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_record_that_may_not_be_given_away_is_cited_and_not_offered(
    client: FlaskClient, catalogue: FakeCatalogue, lang: str
) -> None:
    union = catalogue.records[ARTICLE]
    closed = tuple(msgspec.structs.replace(one, redistribute=False) for one in union.members)
    catalogue.records[ARTICLE] = msgspec.structs.replace(union, members=closed)
    page = client.get(f"/records/{ARTICLE}?lang={lang}").text
    assert "海洋学报，2019，41（3）：1-13" in page
    assert " download>" not in page
    assert 'rel="alternate" type="application/x-bibtex"' not in page
    refused = client.get(f"/records/{ARTICLE}.ris?lang={lang}")
    assert refused.status_code == 403
    assert ("not given away" if lang == "en" else "不提供下载") in refused.text
    assert "海洋学报" not in refused.text
