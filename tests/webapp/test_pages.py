"""Pages: what they answer, in which language, and what they let through."""

import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient
from site_fakes import GONE, MOVED, FakeCatalogue, FakeSearch
from site_records import ALL, NASTY, union_id

PAGES = ("/", "/search", "/search?q=sea", "/help", "/about", "/records/hm0000000000")
FISHERIES, CHART, ARTICLE = "/records/hm0000000000", "/records/hm0000000001", "/records/hm0000000002"


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_answers_in_both_languages(client: FlaskClient, path: str, lang: str) -> None:
    answer = client.get(path, query_string=None if "?" in path else {"lang": lang})
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"


def test_pages_are_chinese_unless_somebody_asks_for_english(client: FlaskClient) -> None:
    assert '<html lang="zh-Hans">' in client.get("/help", headers={"Accept-Language": "en"}).text
    assert '<html lang="en">' in client.get("/help?lang=en").text
    assert '<html lang="en">' in client.get("/help").text
    assert '<html lang="zh-Hans">' in client.get("/help?lang=zh").text


def test_an_unknown_language_is_passed_over(client: FlaskClient) -> None:
    answer = client.get("/help?lang=tlh")
    assert '<html lang="zh-Hans">' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_links_keep_the_language_for_who_takes_no_cookies(client: FlaskClient) -> None:
    page = Elements(client.get("/search?q=sea&lang=en").text)
    inside = [
        str(link["href"])
        for link in page.all("a")
        if str(link["href"]).startswith("/") and "hreflang" not in link
    ]
    assert len(inside) > 40
    assert [href for href in inside if "lang=en" not in href and not href.startswith("/api/")] == []


def test_the_language_link_keeps_the_search(client: FlaskClient) -> None:
    page = Elements(client.get("/search?q=sea&type=book&type=map").text)
    (link,) = [one for one in page.all("a") if "hreflang" in one]
    assert link["href"] == "/search?q=sea&type=book&type=map&lang=en"


@pytest.mark.parametrize(
    "name", ["_scheme", "_external", "_anchor", "_method", "endpoint", "record_id", "self"]
)
def test_no_parameter_changes_how_addresses_are_made(client: FlaskClient, name: str) -> None:
    for path in ("/search", "/help", FISHERIES):
        answer = client.get(path, query_string={name: "javascript"})
        assert answer.status_code == 200
        assert 'href="javascript' not in answer.text


def test_an_address_of_another_host_is_no_link(client: FlaskClient) -> None:
    answer = client.get("//elsewhere.example/page")
    assert answer.status_code == 404
    assert 'href="//elsewhere' not in answer.text


def test_home_shows_counts_types_subjects_and_years(client: FlaskClient) -> None:
    page = client.get("/?lang=en").text
    for shown in ("12,846", "15,310", "Nautical chart", "9,214", "海洋渔业"):
        assert shown in page
    assert "/search?lang=en&amp;type=chart" in page


def test_home_asks_the_search_once_a_minute_at_most(client: FlaskClient, search: FakeSearch) -> None:
    for _ in range(5):
        client.get("/")
    assert len(search.asked) == 1


def test_home_stands_without_the_search(client: FlaskClient, search: FakeSearch) -> None:
    search.away = True
    answer = client.get("/")
    assert answer.status_code == 200
    assert "12,846" in answer.text


def test_results_fetch_all_their_records_at_once(client: FlaskClient, catalogue: FakeCatalogue) -> None:
    client.get("/search?q=sea")
    assert catalogue.asked.count("unions") == 1
    assert catalogue.asked.count("union") == 0


def test_results_show_title_in_its_script_with_romanized_form(client: FlaskClient) -> None:
    page = client.get("/search?q=sea").text
    assert '<span lang="zh-Hani">中国海洋渔业简史</span>' in page
    assert re.search(r'lang="zh-Latn-pinyin">Zhongguo hai yang yu ye jian shi', page)
    assert '<span lang="ja">海の歴史</span>' in page


def test_results_mark_what_was_found(client: FlaskClient) -> None:
    assert "中国<mark>海洋</mark>渔业简史" in client.get("/search?q=海洋").text


def test_chosen_filters_can_be_taken_off_and_kept_out(client: FlaskClient) -> None:
    page = Elements(client.get("/search?q=sea&type=book&type=!map&year=1990..2000").text)
    hrefs = {str(link["href"]) for link in page.all("a") if "chip" in (link.get("class") or "")}
    assert hrefs == {
        "/search?q=sea&type=%21map&year=1990..2000",
        "/search?q=sea&type=book&year=1990..2000",
        "/search?q=sea&type=book&type=%21map",
        "/search?q=sea",
    }
    excluding = {str(link["href"]) for link in page.all("a") if link.get("class") == "facet-exclude"}
    assert "/search?q=sea&type=book&type=%21map&year=1990..2000&language=%21eng" in excluding


def test_a_page_of_results_keeps_the_filters(client: FlaskClient) -> None:
    page = Elements(client.get("/search?q=sea&type=book&page=3").text)
    relations = {link["rel"]: link["href"] for link in page.all("a") if link.get("rel") in {"prev", "next"}}
    assert relations == {"prev": "/search?q=sea&type=book&page=2", "next": "/search?q=sea&type=book&page=4"}


def test_no_page_beyond_the_last_that_can_be_opened_is_offered(client: FlaskClient) -> None:
    page = client.get("/search?q=sea&size=100").text
    assert "page=100" in page
    assert "page=101" not in page
    assert "page=129" not in page


def test_years_of_the_form_become_one_filter(client: FlaskClient) -> None:
    answer = client.get("/search?q=sea&year=1950&type=book&from=1990&to=2005")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/search?q=sea&type=book&year=1990..2005"
    assert client.get("/search?q=sea&from=1990&to=").headers["Location"] == "/search?q=sea&year=1990.."


def test_empty_fields_of_the_form_are_no_filters(client: FlaskClient, search: FakeSearch) -> None:
    assert client.get("/search?q=sea&field=&sort=&type=&year=&from=&to=").status_code == 200
    assert search.asked[-1].filters == ()


def test_a_search_without_hits_says_what_to_try(client: FlaskClient) -> None:
    page = client.get("/search?q=nothing&type=book&field=title&lang=en").text
    for shown in ("Did you mean", "fisheries", "Remove all filters", "Search everything", "How to search"):
        assert shown in page


def test_a_widened_search_says_so(client: FlaskClient) -> None:
    assert "some of them" in client.get("/search?q=widened&lang=en").text
    assert "spelt alike" in client.get("/search?q=misspelt&lang=en").text


@pytest.mark.parametrize(
    "query", ["q=refused", "page=0", "page=x", "size=101", "year=x", "sort=x", "q=a&q=b"]
)
def test_a_search_that_cannot_be_read_gets_a_sentence(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/search?{query}&lang=en")
    assert answer.status_code == 400
    assert "cannot be read" in answer.text


def test_a_search_engine_that_is_away_gets_a_page(client: FlaskClient, search: FakeSearch) -> None:
    search.away = True
    answer = client.get("/search?q=sea&lang=en")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "does not answer right now" in answer.text


def test_a_fault_gets_a_page_without_its_words(client: FlaskClient) -> None:
    answer = client.get("/search?q=broken&lang=en")
    assert answer.status_code == 500
    assert "nobody thought of" not in answer.text
    assert "on our side" in answer.text


def test_a_merged_record_leads_to_the_other(client: FlaskClient) -> None:
    answer = client.get(f"/records/{MOVED}")
    assert answer.status_code == 301
    assert answer.headers["Location"] == FISHERIES


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/records/{GONE}", 410),
        ("/records/hm9999999999", 404),
        ("/records/HM0000000000", 404),
        ("/records/hm00000000%00x", 404),
        ("/records/nothing", 404),
        ("/nothing", 404),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_missing_pages_say_so(client: FlaskClient, path: str, status: int, lang: str) -> None:
    answer = client.get(path, query_string={"lang": lang})
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_a_page_cannot_be_posted_to(client: FlaskClient) -> None:
    answer = client.post("/search")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("number", range(len(ALL)))
def test_every_record_has_a_page(client: FlaskClient, number: int) -> None:
    for lang in ("zh", "en"):
        answer = client.get(f"/records/{union_id(number)}", query_string={"lang": lang})
        assert answer.status_code == 200
        assert f'rel="canonical" href="http://localhost/records/{union_id(number)}"' in answer.text


def test_a_record_page_shows_all_that_is_known(client: FlaskClient) -> None:
    page = client.get(f"{FISHERIES}?lang=en").text
    for shown in (
        "中国海洋渔业简史", "从远古到民国", "Brief history of marine fisheries in China", "Zhang, Zhendong", "editor",
        "第1版", "海洋出版社", "301 p.", "19 cm.", "Chinese", "海洋文库", "Fishery law and legislation", "F326.4",
        "639.20951", "9787502700011", "not valid", "Colophon title", "SH297 .C54 1983", "中文图书区", "3 copies",
        "Library of Congress catalogue", "001/234//5",
    ):  # fmt: skip
        assert shown in page


def test_a_chart_page_shows_scale_and_area(client: FlaskClient) -> None:
    page = client.get(f"{CHART}?lang=en").text
    for shown in ("1\u00a0:\u00a036,500", "Mercator", "121°50′E", "30°14′N", "fathoms"):
        assert shown in page


def test_only_web_addresses_become_links(client: FlaskClient) -> None:
    page = Elements(client.get(ARTICLE).text)
    assert "javascript:alert(1)" in "".join(page.words)
    assert [link for link in page.all("a") if str(link["href"]).startswith("javascript")] == []


def test_what_records_say_is_never_markup(client: FlaskClient) -> None:
    number = ALL.index(NASTY)
    for path in (f"/records/{union_id(number)}", "/search?q=" + "%3Cscript%3Ealert(3)%3C/script%3E", "/"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>bold" not in page
        assert "</script><script>" not in page
        assert len(re.findall(r"<script\b", page)) == len(re.findall(r"</script>", page))


def test_a_record_page_carries_its_citation(client: FlaskClient) -> None:
    page = Elements(client.get(FISHERIES).text)
    meta = [(one.get("name"), one.get("content")) for one in page.all("meta")]
    assert ("citation_title", "中国海洋渔业简史：从远古到民国") in meta
    assert ("citation_author", "张震东") in meta
    assert ("citation_isbn", "9787502700011") in meta
    assert ("DC.date", "1983") in meta
    (coins,) = [one["title"] for one in page.all("span") if one.get("class") == "Z3988"]
    assert coins is not None
    assert "rft.isbn=9787502700011" in coins
    assert "ctx_ver=Z39.88-2004" in coins


def test_every_id_stands_once_in_a_page(client: FlaskClient) -> None:
    for path in PAGES:
        ids = [
            attributes["id"]
            for _, attributes in Elements(client.get(path).text).elements
            if "id" in attributes
        ]
        assert len(ids) == len(set(ids))
