"""Headers of every answer, static files, and the addresses for people who run the site."""

import re

import pytest
from flask.testing import FlaskClient
from site_fakes import FakeCatalogue, FakeSearch

EVERYTHING = (
    "/",
    "/search?q=a",
    "/records/hm0000000000",
    "/nothing",
    "/api/v1/search",
    "/healthz",
    "/static/haimu.js",
)


@pytest.mark.parametrize("path", EVERYTHING)
def test_every_answer_keeps_third_parties_out(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]


@pytest.mark.parametrize("path", ["/", "/search?q=a", "/records/hm0000000001", "/help", "/about", "/nothing"])
def test_no_page_has_script_or_style_of_its_own(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=\"|javascript:", page) == []
    scripts = re.findall(r"<script[^>]*>", page)
    assert [one for one in scripts if "src=" not in one and "application/ld+json" not in one] == []


def test_every_asset_of_a_page_is_there_and_may_be_kept(client: FlaskClient) -> None:
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").text)
    assert len(addresses) > 8
    for address in addresses:
        answer = client.get(address, buffered=True)
        assert answer.status_code == 200
        assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_pages_in_two_languages_are_kept_apart(client: FlaskClient) -> None:
    answer = client.get("/help?lang=en")
    assert "Cookie" in answer.headers["Vary"]
    assert answer.headers["Content-Language"] == "en"
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]


def test_the_process_says_that_it_is_up(client: FlaskClient, search: FakeSearch) -> None:
    search.away = True
    assert client.get("/healthz").status_code == 200


def test_readiness_names_what_does_not_answer(
    client: FlaskClient, search: FakeSearch, catalogue: FakeCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/readyz").json == {"ready": True, "store": True, "search": True}
    search.away = True
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"ready": False, "store": True, "search": False})
    search.away = False

    def counts() -> None:
        raise OSError("the disk is away")

    monkeypatch.setattr(catalogue, "counts", counts)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"ready": False, "store": False, "search": True})


def test_robots_and_browsers_find_their_files(client: FlaskClient) -> None:
    assert "Disallow: /search" in client.get("/robots.txt").text
    assert client.get("/favicon.ico", buffered=True).mimetype == "image/svg+xml"
