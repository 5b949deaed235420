"""What a source allows, from its lines in `sources.toml` to every address of the site and every command."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from command import Haimu
from flask import Flask
from flask.testing import FlaskClient
from marc_records import marc_record

from catalog.libraries import library_directory
from catalog.store import Store
from haimu.opening import open_backend
from haimu.settings import load_settings
from index.search import SearchService
from normalize.exports.formats import FORMATS
from webapp.app import create_app
from webapp.search.taking import BY_SUFFIX

SOURCES = """
[[source]]
name = "closed"
protocol = "file"
path = "closed.mrc"
scope = "all"
licence = "仅供馆内使用 / in the house only"
redistribute = false

[[source]]
name = "open"
protocol = "file"
path = "open.mrc"
scope = "all"
licence = "CC0 1.0"
"""
ISBN = "9787502789121"
SUBJECT = "Zanzibar Channel"
# Addresses for people, who may read everything, and addresses without records.
PAGES = {"/", "/search", "/records/<record_id>", "/help", "/about"}
WITHOUT_RECORDS = {
    "/static/<path:filename>",
    "/favicon.ico",
    "/favicon.svg",
    "/robots.txt",
    "/healthz",
    "/readyz",
}
# Addresses for programs, each asked below.
FOR_PROGRAMS = {
    "/records/<recordid:record_id>.<suffix>",
    "/search.<suffix>",
    "/unapi",
    "/api/v1/search",
    "/api/v1/records/<record_id>",
    "/api/v1/members/<source>/<anypath:identifier>",
    "/api/v1/openapi.json",
    "/api/v1/",
    "/api/v1/<path:rest>",
}


@pytest.fixture
def harvested(haimu: Haimu) -> Haimu:
    """A record that may not be given away, and one that may."""
    haimu.home.mkdir(parents=True)
    (haimu.home / "sources.toml").write_text(SOURCES, encoding="utf-8")
    closed = marc_record("c1", "Tides of the channel", isbn=ISBN, author="Mwana, Ali", subjects=[SUBJECT])
    (haimu.home / "closed.mrc").write_bytes(closed)
    (haimu.home / "open.mrc").write_bytes(marc_record("o1", "Tides of the bay"))
    assert haimu("harvest").code == 0
    return haimu


@pytest.fixture
def app(harvested: Haimu) -> Iterator[Flask]:
    settings = load_settings({"HAIMU_HOME": str(harvested.home)})
    store = Store(settings.database_url, library_directory())
    backend = open_backend(settings)
    yield create_app(store.catalogue(), SearchService(backend))
    backend.close()
    store.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def closed_id(client: FlaskClient) -> str:
    body = client.get("/api/v1/members/closed/c1").json
    assert body is not None
    return str(body["record_id"])


def test_every_address_of_the_site_is_known_to_obey_the_terms(app: Flask) -> None:
    known = PAGES | WITHOUT_RECORDS | FOR_PROGRAMS
    fresh = {rule.rule for rule in app.url_map.iter_rules()} - known
    assert not fresh, "ask it in this test whether it gives away what may not be given away"


def test_what_may_not_be_given_away_is_found_on_the_pages(client: FlaskClient) -> None:
    for query in ("tides", ISBN, SUBJECT):
        assert f"/records/{closed_id(client)}" in client.get(f"/search?q={quote(query)}").text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_licence_is_shown_on_the_page_in_both_languages(client: FlaskClient, language: str) -> None:
    page = client.get(f"/records/{closed_id(client)}?lang={language}").text
    assert f'lang="{language}' in page
    assert "仅供馆内使用 / in the house only" in page
    assert SUBJECT in page
    opened = client.get("/api/v1/members/open/o1").json
    assert opened is not None
    assert "CC0 1.0" in client.get(f"/records/{opened['record_id']}?lang={language}").text


def test_no_address_for_programs_gives_it_away(client: FlaskClient) -> None:
    name = closed_id(client)
    asked = [
        "/api/v1/search",
        f"/api/v1/search?q={ISBN}&facets=0",
        "/api/v1/search?q=tides&facets=0",
        "/api/v1/search?q=tides&facets=0&size=1&page=2",
        f"/api/v1/search?q={quote(SUBJECT)}&facets=0",
        f"/api/v1/records/{name}",
        "/api/v1/members/closed/c1",
        "/api/v1/openapi.json",
        "/api/v1/",
        "/api/v1/nothing",
        *(f"/records/{name}.{each.suffix}" for each in FORMATS.values()),
        *(f"/search.{suffix}?q=tides" for suffix in BY_SUFFIX),
        *(f"/unapi?id={name}&format={format_}" for format_ in FORMATS),
    ]
    for address in asked:
        text = client.get(address).text
        facets = '"facets"'
        hits = text.partition(facets)[0] if facets in text else text
        for part in ("c1", "in the house only"):
            assert part not in hits, address
        if f"q={ISBN}" not in address and "q=Zanzibar" not in address:
            assert ISBN not in hits, address
    assert client.get(f"/api/v1/records/{name}").status_code == 403
    assert {client.get(f"/records/{name}.{each.suffix}").status_code for each in FORMATS.values()} == {403}
    body = client.get("/api/v1/search?q=tides").json
    assert body is not None
    assert {hit["id"]: hit["withheld"] for hit in body["hits"]}[name] is True
    assert sorted(len(hit["members"]) for hit in body["hits"]) == [0, 1]


def test_no_command_gives_it_away(harvested: Haimu) -> None:
    refused = harvested("record", "closed/c1")
    assert (refused.code, refused.out) == (2, "")
    assert "by the terms of closed" in refused.err
    listed = harvested("search", "tides", "--json")
    assert len(listed.json["hits"]) == 2
    assert ISBN not in listed.out
    assert harvested("record", "open/o1").json["members"][0]["licence"] == "CC0 1.0"


def test_a_source_that_changes_its_terms_is_obeyed_from_its_next_harvest(harvested: Haimu) -> None:
    path = harvested.home / "sources.toml"
    path.write_text(SOURCES.replace("redistribute = false", ""), encoding="utf-8")
    assert harvested("harvest", "closed").code == 0
    assert harvested("record", "closed/c1").code == 0
