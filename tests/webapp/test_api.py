"""The interface for programs: its answers, and that its description is true."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient
from site_fakes import GONE, MOVED, FakeCatalogue, FakeSearch

from index.request import FIELDS, LARGEST_PAGE, LONGEST_QUERY, SORTS, VALUE_FACETS
from webapp.api import answer as shapes
from webapp.errors import ErrorAnswer

OPENAPI = json.loads(
    (Path(shapes.__file__).parents[1] / "static" / "openapi.json").read_text(encoding="utf-8")
)
SCHEMAS = OPENAPI["components"]["schemas"]
TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def check(value: Any, schema: dict[str, Any], where: str = "$") -> None:
    """The parts of JSON Schema that the description uses."""
    if "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rsplit("/", 1)[1]]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    assert any(isinstance(value, TYPES[kind]) for kind in kinds), (where, value)
    assert value in schema.get("enum", [value]), where
    if isinstance(value, dict):
        known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        assert set(schema.get("required", ())) <= value.keys(), where
        assert others is not False or value.keys() <= known.keys(), where
        for name, inner in value.items():
            inner_schema = known.get(name) or (others if isinstance(others, dict) else None)
            if inner_schema:
                check(inner, inner_schema, f"{where}.{name}")
    if isinstance(value, list):
        for number, inner in enumerate(value):
            check(inner, schema["items"], f"{where}[{number}]")


def described(path: str, status: int) -> dict[str, Any]:
    response = OPENAPI["paths"][path]["get"]["responses"][str(status)]
    if "$ref" in response:
        response = OPENAPI["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
    schema: dict[str, Any] = response["content"]["application/json"]["schema"]
    return schema


@pytest.mark.parametrize(
    ("address", "path", "status"),
    [
        ("/search", "/search", 200),
        ("/search?q=海洋&facets=0&size=5&page=2", "/search", 200),
        ("/search?q=nothing", "/search", 200),
        ("/search?q=refused", "/search", 400),
        ("/search?size=0", "/search", 400),
        ("/records/hm0000000000", "/records/{id}", 200),
        ("/records/hm0000000001", "/records/{id}", 200),
        ("/records/hm0000000008", "/records/{id}", 200),
        (f"/records/{MOVED}", "/records/{id}", 301),
        (f"/records/{GONE}", "/records/{id}", 410),
        ("/records/hm9999999999", "/records/{id}", 404),
        ("/members/lc/00415573", "/members/{source}/{identifier}", 200),
        ("/members/lc/unknown", "/members/{source}/{identifier}", 404),
        ("/openapi.json", "/openapi.json", 200),
    ],
)
def test_answers_are_as_described(client: FlaskClient, address: str, path: str, status: int) -> None:
    answer = client.get(f"/api/v1{address}")
    assert answer.status_code == status
    assert answer.mimetype == "application/json"
    check(answer.json, described(path, status))


def test_the_description_names_every_field_of_every_answer() -> None:
    for name, struct in vars(shapes).items():
        if (
            isinstance(struct, type)
            and issubclass(struct, msgspec.Struct)
            and struct.__module__ == shapes.__name__
        ):
            assert list(SCHEMAS[name]["properties"]) == list(struct.__struct_fields__), name
    assert list(SCHEMAS["ErrorAnswer"]["properties"]) == list(ErrorAnswer.__struct_fields__)


def test_the_description_names_every_address(app: Flask) -> None:
    rules = {
        rule.rule.removeprefix("/api/v1").replace("<record_id>", "{id}").replace("<source>", "{source}")
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.") and rule.endpoint != "api.nothing"
    }
    assert {one.replace("<anypath:identifier>", "{identifier}") for one in rules} == set(OPENAPI["paths"])


def test_the_description_knows_the_parameters_of_a_search() -> None:
    given = OPENAPI["paths"]["/search"]["get"]["parameters"]
    found = {}
    for one in given:
        parameter = (
            OPENAPI["components"]["parameters"][one["$ref"].rsplit("/", 1)[1]] if "$ref" in one else one
        )
        found[parameter["name"]] = parameter["schema"]
    assert set(VALUE_FACETS) < set(found)
    assert found["field"]["enum"] == list(FIELDS)
    assert found["sort"]["enum"] == list(SORTS)
    assert found["size"]["maximum"] == LARGEST_PAGE
    assert found["q"]["maxLength"] == LONGEST_QUERY


def test_a_hit_has_every_form_of_its_title(client: FlaskClient) -> None:
    body = client.get("/api/v1/search?q=海洋").json
    assert body is not None
    hit = body["hits"][0]
    assert hit["title"] == "中国海洋渔业简史"
    for form in (
        "中国海洋渔业简史",
        "中国海洋渔业简史 : 从远古到民国",
        "Zhongguo hai yang yu ye jian shi",
        "Zhongguo hai yang yu ye jian shi : cong yuan gu dao ming guo",
        "Brief history of marine fisheries in China",
    ):
        assert form in hit["titles"]
    assert hit["creators"] == ["张震东", "杨金森"]
    assert (hit["year"], hit["type"], hit["language"]) == (1983, "book", "chi")
    assert hit["libraries"] == ["CN-NLC", "US-DLC"]
    assert {"scheme": "isbn", "value": "9787502700011"} in hit["identifiers"]
    assert {"source": "nlc", "identifier": "001/234//5"} in hit["members"]
    assert hit["url"] == "http://localhost/records/hm0000000000"
    assert hit["highlight"]["title"][0] == "中国<em>海洋</em>渔业简史 : 从远古到民国"


def test_highlights_of_a_record_are_escaped(client: FlaskClient) -> None:
    body = client.get("/api/v1/search?q=alert").json
    assert body is not None
    nasty = next(hit for hit in body["hits"] if hit["title"].startswith("<script>"))
    assert nasty["highlight"]["title"][0].startswith("&lt;script&gt;<em>alert</em>")


def test_a_record_that_left_the_catalogue_is_no_hit(client: FlaskClient) -> None:
    body = client.get("/api/v1/search").json
    assert body is not None
    assert "hmgoneaway00" not in {hit["id"] for hit in body["hits"]}


def test_labels_of_facets_are_in_the_language_asked_for(client: FlaskClient) -> None:
    english, chinese = (client.get(f"/api/v1/search?lang={lang}").json for lang in ("en", "zh"))
    assert english is not None
    assert chinese is not None
    assert english["facets"]["language"][1] == {"value": "chi", "label": "Chinese", "count": 4211}
    assert chinese["facets"]["language"][1]["label"] == "中文"
    assert english["facets"]["type"][3]["label"] == "Nautical chart"
    assert english["facets"]["library"][1]["label"] == "National Library of China"


def test_the_interface_sets_no_cookie(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/api/v1/search?lang=en").headers


def test_one_page_asks_the_catalogue_once(client: FlaskClient, catalogue: FakeCatalogue) -> None:
    client.get("/api/v1/search?facets=0")
    assert catalogue.asked == ["unions"]


@pytest.mark.parametrize(
    "identifier", ["001/234//5", "001%2F234%2F%2F5", "%3Cscript%3Ealert(1)%3C%2Fscript%3E"]
)
def test_identifiers_of_members_may_hold_slashes(client: FlaskClient, identifier: str) -> None:
    source = "nlc" if identifier.startswith("001") else "lc"
    answer = client.get(f"/api/v1/members/{source}/{identifier}")
    assert answer.status_code == 200


@pytest.mark.parametrize("address", ["/members/lc/a%00b", "/members/a%00b/c", "/nothing", "/", "/search/x"])
def test_what_is_not_there_is_said_in_json(client: FlaskClient, address: str) -> None:
    answer = client.get(f"/api/v1{address}")
    assert answer.status_code == 404
    check(answer.json, SCHEMAS["ErrorAnswer"])


def test_a_bad_request_names_its_field(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?year=nineteen")
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"]["field"] == "year"
    assert answer.json["error"]["code"] == "bad_year"


def test_a_merged_record_leads_to_the_address_of_the_other(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/records/{MOVED}")
    assert answer.headers["Location"] == "http://localhost/api/v1/records/hm0000000000"
    assert answer.json == {"redirect": answer.headers["Location"]}


@pytest.mark.parametrize(
    ("query", "status", "code"), [("broken", 500, "internal_error"), ("a", 503, "unavailable")]
)
def test_faults_are_said_in_json(
    client: FlaskClient, search: FakeSearch, query: str, status: int, code: str
) -> None:
    search.away = status == 503
    answer = client.get(f"/api/v1/search?q={query}")
    assert answer.status_code == status
    assert answer.json is not None
    assert answer.json["error"]["code"] == code
    assert "nobody" not in answer.text


def test_the_interface_cannot_be_posted_to(client: FlaskClient) -> None:
    answer = client.post("/api/v1/search")
    assert answer.status_code == 405
    check(answer.json, SCHEMAS["ErrorAnswer"])
