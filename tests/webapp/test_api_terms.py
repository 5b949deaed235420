"""The interface for programs gives away only what the terms of the sources allow; pages show everything."""

import msgspec
import pytest
from flask.testing import FlaskClient
from site_fakes import GONE, FakeCatalogue
from site_records import union_id

from catalog.union import Gone

FIRST, SECOND = union_id(0), union_id(1)


def restrict(catalogue: FakeCatalogue, *sources: str) -> None:
    """The records of these sources may not be given away."""
    for name, union in catalogue.records.items():
        members = tuple(
            msgspec.structs.replace(
                one, redistribute=one.source not in sources, licence=f"terms of {one.source}"
            )
            for one in union.members
        )
        catalogue.records[name] = msgspec.structs.replace(union, members=members)


def test_a_record_that_may_not_be_given_away_is_refused_with_its_page(
    client: FlaskClient, catalogue: FakeCatalogue
) -> None:
    restrict(catalogue, "lc", "nlc")
    answer = client.get(f"/api/v1/records/{FIRST}")
    assert answer.status_code == 403
    assert answer.json is not None
    assert answer.json["error"]["code"] == "not_redistributable"
    assert f"http://localhost/records/{FIRST}" in answer.json["error"]["message"]


def test_members_that_may_not_be_given_away_are_left_out_and_their_sources_named(
    client: FlaskClient, catalogue: FakeCatalogue
) -> None:
    restrict(catalogue, "lc")
    body = client.get(f"/api/v1/records/{FIRST}").json
    assert body is not None
    assert [one["source"] for one in body["members"]] == ["nlc"]
    assert (body["withheld"], body["members"][0]["licence"]) == (["lc"], "terms of nlc")


def test_a_hit_that_may_not_be_given_away_tells_only_which_record_it_is(
    client: FlaskClient, catalogue: FakeCatalogue
) -> None:
    restrict(catalogue, "lc", "nlc")
    body = client.get("/api/v1/search?q=海洋").json
    assert body is not None
    hit = body["hits"][0]
    assert (hit["id"], hit["title"], hit["year"], hit["withheld"]) == (FIRST, "中国海洋渔业简史", 1983, True)
    assert hit["titles"] == ["中国海洋渔业简史"]
    assert (hit["identifiers"], hit["members"], hit["highlight"], hit["libraries"]) == ([], [], {}, [])
    assert hit["url"].endswith(f"/records/{FIRST}")


def test_a_hit_of_which_a_part_may_be_given_away_is_made_of_that_part(
    client: FlaskClient, catalogue: FakeCatalogue
) -> None:
    restrict(catalogue, "lc")
    body = client.get("/api/v1/search?q=海洋").json
    assert body is not None
    assert body["hits"][0]["members"] == [{"source": "nlc", "identifier": "001/234//5"}]
    assert [hit["withheld"] for hit in body["hits"]][:2] == [False, True]


def test_pages_show_everything_with_the_licence(client: FlaskClient, catalogue: FakeCatalogue) -> None:
    restrict(catalogue, "lc", "nlc")
    page = client.get(f"/records/{FIRST}?lang=en")
    assert page.status_code == 200
    assert "terms of lc" in page.text
    assert "terms of nlc" in page.text
    for meant_for_programs in (f"/api/v1/records/{FIRST}", "ld+json", "citation_title", "Z3988"):
        assert meant_for_programs not in page.text


@pytest.mark.parametrize(("taken_down", "said"), [(True, "taken down"), (False, "withdrawn")])
def test_a_record_that_is_gone_says_whether_it_was_taken_down(
    client: FlaskClient,
    catalogue: FakeCatalogue,
    monkeypatch: pytest.MonkeyPatch,
    taken_down: bool,
    said: str,
) -> None:
    monkeypatch.setattr(catalogue, "union", lambda _: Gone("2026-11-01", taken_down))
    answer = client.get(f"/api/v1/records/{GONE}")
    assert answer.status_code == 410
    assert answer.json is not None
    assert said in answer.json["error"]["message"]
    page = client.get(f"/records/{GONE}?lang=en")
    assert page.status_code == 410
    assert ("taken out of the catalogue" in page.text) == taken_down
