"""Whatever somebody types or sends, the site answers 200 or says what was wrong with it."""

from urllib.parse import quote

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NAMES = (
    "q",
    "field",
    "type",
    "language",
    "year",
    "library",
    "subject",
    "sort",
    "size",
    "page",
    "facets",
    "from",
    "lang",
)
ODD = ("!", "..", "1990..", "!x", "%", "%(x)s", "{{7*7}}", '"', "\0", "\\", "*", "海" * 700)

anything = st.text(max_size=60) | st.sampled_from(ODD)
one_client = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=150
)


@one_client
@given(st.lists(st.tuples(st.sampled_from(NAMES), anything), max_size=5))
def test_no_parameters_break_the_results_page(client: FlaskClient, pairs: list[tuple[str, str]]) -> None:
    for path in ("/search", "/api/v1/search"):
        answer = client.get(path, query_string=_grouped(pairs))
        assert answer.status_code in {200, 302, 400}, answer.text


@one_client
@given(anything)
def test_no_words_break_the_results_page(client: FlaskClient, words: str) -> None:
    answer = client.get("/search", query_string={"q": words})
    assert answer.status_code in {200, 400}
    assert "{{" not in answer.text or "{{" in words


@one_client
@given(st.text(min_size=1, max_size=30).filter(lambda text: text.strip("./")))
def test_no_path_breaks_the_site(client: FlaskClient, text: str) -> None:
    for start in ("/records/", "/api/v1/records/", "/api/v1/members/lc/", "/"):
        assert client.get(start + quote(text, safe="")).status_code in {200, 301, 302, 308, 400, 404, 405}


def test_ten_thousand_characters_are_answered(client: FlaskClient) -> None:
    for path in ("/search", "/api/v1/search"):
        assert client.get(path, query_string={"q": "海" * 10_000}).status_code == 400


def test_bytes_that_are_no_text_are_answered(client: FlaskClient) -> None:
    assert client.get("/search?q=%FF%FE%80").status_code in {200, 400}
    assert client.get("/%FF%FE").status_code == 404


def _grouped(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return grouped
