"""The results of a search as a file: what is in it, in which order, how much, and how often."""

import csv
import io
import json
import re

import msgspec
import pytest
from flask.testing import FlaskClient
from site_fakes import FakeCatalogue, FakeSearch
from site_records import ARTICLE, unions

from normalize.exports.columns import COLUMNS
from normalize.exports.entry import Entry
from normalize.exports.formats import FORMATS
from normalize.exports.table_row import csv_row
from webapp.app import WebConfig, create_app
from webapp.limits import RateLimit
from webapp.search.taking import AT_ONCE, BY_SUFFIX, MOST, PER_MINUTE
from webapp.search.views import TURN

ELSEWHERE = {"REMOTE_ADDR": "8.8.8.7"}


@pytest.mark.parametrize("suffix", BY_SUFFIX)
def test_the_results_are_there_in_every_format_that_is_offered(client: FlaskClient, suffix: str) -> None:
    answer = client.get(f"/search.{suffix}?q=sea")
    assert answer.status_code == 200
    assert answer.mimetype == BY_SUFFIX[suffix].media_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="haimu.{suffix}"'
    assert int(answer.headers["X-Records-Written"]) == len(unions())
    # One hit is no record any more; the fake finds more than it gives.
    assert answer.headers["X-Records-Gone"] == "1"
    assert answer.headers["X-Records-Total"] == "12846"


def test_the_file_has_the_order_of_the_results(client: FlaskClient, search: FakeSearch) -> None:
    search.ids.reverse()
    items = json.loads(client.get("/search.csl.json?q=sea").data)
    assert [item["id"] for item in items] == search.ids


def test_filters_and_sorting_are_those_of_the_page(client: FlaskClient, search: FakeSearch) -> None:
    client.get("/search.ris?q=sea&type=book&type=!map&year=1990..2000&sort=newest&lang=en")
    asked = search.asked[-1]
    assert (asked.query, asked.sort, asked.size, asked.facets) == ("sea", "newest", 100, False)
    assert [(one.name, one.value, one.excluded) for one in asked.filters] == [
        ("type", "book", False),
        ("type", "map", True),
    ]


def test_no_more_than_the_first_thousand_are_taken(client: FlaskClient, search: FakeSearch) -> None:
    known = list(search.ids)

    class Deep(list[str]):
        """A new page of the same hits, so that pages never end."""

    search.ids = Deep([*known, *(f"hm{at:010d}" for at in range(500, 600))])
    answer = client.get("/search.ris?q=sea")
    assert answer.status_code == 200
    assert max(one.page for one in search.asked) == MOST // 100


def test_what_may_not_be_given_away_is_left_out_and_counted(
    client: FlaskClient, catalogue: FakeCatalogue
) -> None:
    record_id, union = next(iter(catalogue.records.items()))
    closed = tuple(msgspec.structs.replace(one, redistribute=False) for one in union.members)
    catalogue.records[record_id] = msgspec.structs.replace(union, members=closed)
    answer = client.get("/search.ris?q=sea")
    assert answer.headers["X-Records-Withheld"] == "1"
    assert record_id.encode() not in answer.data
    page = client.get("/search?q=sea").text
    assert f'<abbr class="unapi-id" title="{record_id}"' not in page


def test_a_search_without_results_gives_an_empty_file(client: FlaskClient) -> None:
    assert client.get("/search.ris?q=nothing").data == b""
    assert json.loads(client.get("/search.csl.json?q=nothing").data) == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search.exe?q=sea", 404),
        ("/search.mrc", 404),
        ("/search.ris?q=refused", 400),
        ("/search.ris?year=x", 400),
    ],
)
def test_what_cannot_be_made_is_refused(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_a_search_engine_that_is_away_gives_no_half_file(client: FlaskClient, search: FakeSearch) -> None:
    search.away = True
    assert client.get("/search.ris?q=sea").status_code == 503


def test_who_asks_too_often_is_told_to_wait(client: FlaskClient) -> None:
    found = [
        client.get("/search.ris?q=sea", environ_base=ELSEWHERE).status_code for _ in range(PER_MINUTE + 1)
    ]
    assert found == [200] * PER_MINUTE + [429]
    refused = client.get("/search.ris?q=sea", environ_base=ELSEWHERE)
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert client.get("/search?q=sea", environ_base=ELSEWHERE).status_code == 200
    assert client.get("/search.ris?q=sea", environ_base={"REMOTE_ADDR": "8.8.8.8"}).status_code == 200


@pytest.mark.parametrize("proxy", ["127.0.0.1", "::1", "172.18.0.1"])
def test_behind_a_proxy_each_client_counts_alone(client: FlaskClient, proxy: str) -> None:
    def asked(forwarded: str, remote: str = proxy) -> int:
        headers = {"X-Forwarded-For": forwarded}
        return client.get(
            "/search.ris?q=sea", headers=headers, environ_base={"REMOTE_ADDR": remote}
        ).status_code

    for _ in range(PER_MINUTE):
        assert asked("1.2.3.4, 8.8.4.4") == 200
    assert asked("8.8.4.4") == 429
    assert asked("8.8.4.5") == 200
    # Who comes from elsewhere cannot pass for somebody else.
    assert [asked(f"9.9.9.{at}", "8.8.4.4") for at in range(2)] == [429, 429]


def test_this_machine_is_limited_only_where_that_is_switched_on(
    catalogue: FakeCatalogue, search: FakeSearch
) -> None:
    for limited, last in ((False, 200), (True, 429)):
        config = WebConfig(secret_key="for tests only", limit_loopback=limited)
        client = create_app(catalogue, search, config).test_client()
        found = [client.get("/search.ris?q=sea").status_code for _ in range(PER_MINUTE + 1)]
        assert found[-1] == last


def test_only_a_few_files_are_made_at_the_same_time(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.search.views.PATIENCE", 0.01)
    turn = client.application.extensions[TURN]
    for _ in range(AT_ONCE):
        turn.slots.acquire()
    busy = client.get("/search.ris?q=sea&lang=en")
    assert busy.status_code == 503
    assert "Other files are being made" in busy.text
    turn.slots.release()
    assert client.get("/search.ris?q=sea").status_code == 200
    assert client.get("/search.ris?q=sea").status_code == 200


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_of_results_offers_every_file(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/search?q=海洋&type=book&page=1&lang={lang}").text
    offered = [
        href.replace("&amp;", "&")
        for href in re.findall(r'<a href="(/search\.[^"]+)" rel="nofollow" download>', page)
    ]
    assert len(offered) == len(BY_SUFFIX)
    assert {client.get(href).status_code for href in offered} == {200}
    assert all("type=book" in href and "q=%E6%B5%B7%E6%B4%8B" in href for href in offered)
    assert ("The first 1,000 records" if lang == "en" else "前 1,000 条") in page
    assert "/search.ris" not in client.get("/search?q=nothing").text


def test_a_limit_forgets_whom_it_has_not_seen_for_long() -> None:
    now = [0.0]
    limit = RateLimit(1, 10, lambda: now[0])
    assert limit.wait("a") == 0
    assert limit.wait("a") == 10
    now[0] = 10.0
    assert limit.wait("a") == 0
    for at in range(10_010):
        limit.wait(str(at))
    now[0] = 30.0
    limit.wait("b")
    assert len(limit._asked) == 1


def test_a_table_has_a_heading_and_a_line_for_each_record(client: FlaskClient) -> None:
    text = client.get("/search.csv?q=sea").data.decode("utf-8-sig")
    heading, *lines = csv.reader(io.StringIO(text))
    assert heading == list(COLUMNS)
    assert len(lines) == len(unions())
    assert {len(line) for line in lines} == {len(COLUMNS)}


def test_a_line_of_a_table_says_what_the_record_says() -> None:
    cells = dict(
        zip(COLUMNS, next(csv.reader([csv_row(Entry(ARTICLE, "hm1", url="http://x/1"))])), strict=True)
    )
    assert (cells["id"], cells["type"], cells["in"], cells["page"]) == (
        "hm1",
        "article",
        "海洋学报",
        "http://x/1",
    )
    assert (cells["volume"], cells["issue"], cells["pages"]) == ("41", "3", "1-13")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@A1", "=HYPERLINK(1)"])
def test_a_cell_is_never_a_formula(value: str) -> None:
    title = msgspec.structs.replace(ARTICLE.titles[0], value=value, original=None, subtitle="")
    cells = next(csv.reader([csv_row(Entry(msgspec.structs.replace(ARTICLE, titles=(title,)), "hm1"))]))
    assert cells[COLUMNS.index("title")].startswith(f"'{value[0]}")


def test_a_table_begins_with_the_mark_that_spreadsheets_look_for() -> None:
    assert FORMATS["csv"].opening.startswith("\ufeffid,type,title,")
