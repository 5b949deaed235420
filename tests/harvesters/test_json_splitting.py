"""JSON cut into objects."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.errors import UnreadableInput
from harvesters.files import json_objects
from harvesters.files.reading import Item
from tests.support.cut_files import cut, damages, in_order, raws, rows


def csl(number: int, **more: Any) -> dict[str, Any]:
    return {"id": f"x{number}", "type": "book", "title": f"Sea {number}", **more}


def packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def titles(items: list[Item]) -> list[str]:
    return [json.loads(raw.data)["title"] for raw in raws(items)]


ITEMS = [csl(n) for n in range(3)]
SEAS = ["Sea 0", "Sea 1", "Sea 2"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(packed(ITEMS), id="list"),
        pytest.param(json.dumps(ITEMS, indent=2).encode(), id="list-over-lines"),
        pytest.param(b"\n".join(map(packed, ITEMS)), id="lines"),
        pytest.param(b"\x1e" + b"\n\x1e".join(map(packed, ITEMS)), id="sequence"),
        pytest.param(
            b"".join(json.dumps(item, indent=1).encode() for item in ITEMS), id="one-after-the-other"
        ),
        pytest.param(packed({"status": "ok", "message": {"total": 3, "items": ITEMS}}), id="crossref-answer"),
        pytest.param(packed({"response": {"docs": ITEMS}}), id="solr-answer"),
        pytest.param(
            packed({"hits": {"hits": [{"_id": 1, "_source": item} for item in ITEMS]}}), id="elasticsearch"
        ),
        pytest.param(b"".join(packed({"data": [item], "links": {}}) for item in ITEMS), id="pages"),
    ],
)
@pytest.mark.parametrize("size", [0, 5, 64])
def test_records_are_found_wherever_they_stand(data: bytes, size: int) -> None:
    items = cut("json", data, size)
    assert titles(items) == SEAS
    assert damages(items) == []
    assert in_order(items)


def test_a_long_answer_is_read_from_inside() -> None:
    page = {
        "meta": {"count": 3},
        "results": [csl(n, abstract="x" * 1000) for n in range(30)],
        "more": {"a": [{}]},
    }
    data = packed(page) + b"\n" + packed(page)
    stretches = list(json_objects.objects_in(data[at : at + 3000] for at in range(0, len(data), 3000)))
    assert len(stretches) == 60
    assert all(not stretch.fault for stretch in stretches)
    assert len(raws(cut("json", data, 3000))) == 60


@pytest.mark.parametrize(
    ("item", "format"),
    [
        ({"leader": "x", "fields": []}, "marcjson"),
        ({"itemType": "book", "title": "Sea"}, "zotero_json"),
        ({"key": "K", "data": {"itemType": "book", "title": "Sea"}}, "zotero_json"),
        ({"@context": "http://iiif.io/api/presentation/3/context.json", "type": "Manifest"}, "iiif"),
        ({"dct_title_s": "Sea", "id": "x"}, "ogm"),
        ({"layer_slug_s": "x", "dc_title_s": "Sea"}, "ogm"),
        ({"id": "https://openalex.org/W1", "title": "Sea"}, "openalex_json"),
        ({"bibjson": {"title": "Sea"}}, "doaj_json"),
        ({"id": "x", "type": "dois", "attributes": {"doi": "x", "titles": []}}, "datacite_json"),
        ({"doi": "x", "titles": [{"title": "Sea"}], "types": {}}, "datacite_json"),
        ({"DOI": "10.1/x", "title": ["Sea"], "member": "1"}, "crossref_json"),
        ({"@context": "https://schema.org/", "@type": "Dataset", "name": "Sea"}, "schemaorg"),
        ({"id": "a", "type": "book", "title": "Sea"}, "csl_json"),
        ({"Title": "Sea", "Year": 1999}, "row"),
    ],
)
def test_the_names_of_an_object_tell_its_format(item: dict[str, Any], format: str) -> None:
    assert [raw.format for raw in raws(cut("json", packed(item)))] == [format]


def test_plain_objects_are_rows_of_a_table() -> None:
    items = cut("json", packed([{"ID": 7, "Title": "Sea", "Authors": ["A", "B"], "x": None}]))
    assert rows(items) == [{"ID": "7", "Title": "Sea", "Authors": "A; B"}]
    assert raws(items)[0].identifier == "7"


def test_a_graph_of_schemaorg_gives_its_nodes() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "Book", "name": "A"}, {"@type": "Map", "name": "B"}],
    }
    assert [raw.format for raw in raws(cut("json", packed(graph)))] == ["schemaorg"] * 2


def test_a_broken_line_is_damaged_and_the_next_is_read() -> None:
    data = b"\n".join(
        [packed(ITEMS[0]), b'{"id": "broken", "title": "x', packed(ITEMS[1]), b"]]", packed(ITEMS[2])]
    )
    items = cut("json", data)
    assert titles(items) == SEAS
    assert [b"broken" in damage.data for damage in damages(items)] == [True]


def test_a_record_with_a_missing_bracket_does_not_take_the_rest_with_it() -> None:
    data = (
        b"["
        + packed(ITEMS[0])
        + b',{"id":"b","title":"x",'
        + packed(ITEMS[1])
        + b","
        + packed(ITEMS[2])
        + b"]"
    )
    items = cut("json", data)
    assert titles(items) == SEAS
    assert b'"b"' in b"".join(damage.data for damage in damages(items))


def test_a_file_that_breaks_off_keeps_what_is_complete() -> None:
    data = packed(ITEMS)[:-20]
    assert titles(cut("json", data)) == SEAS[:2]
    assert len(damages(cut("json", data))) == 1
    assert damages(cut("json", data, fault=lambda: "cut off"))[0].reason == "cut off"


def test_json_of_another_kind_is_refused_with_its_names() -> None:
    with pytest.raises(UnreadableInput, match=r"code \| children"):
        cut("json", packed([{"code": "A", "children": []}]))
    assert cut("json", b"[]") == []


def test_among_records_an_object_of_another_kind_is_damaged() -> None:
    items = cut("json", packed([{"code": "A"}, ITEMS[0], {"code": "B"}]))
    assert [type(item).__name__ for item in items] == ["Damaged", "RawRecord", "Damaged"]


def test_a_named_format_is_believed() -> None:
    assert [raw.format for raw in raws(cut("json", packed({"code": "A"}), format="ogm"))] == ["ogm"]


@given(st.lists(st.text('{}[]",:\\ \nab1', max_size=30), max_size=5), st.integers(1, 60))
def test_good_lines_come_out_of_any_garbage(pieces: list[str], size: int) -> None:
    data = packed(csl(99)) + b"\n"
    data += b"".join(piece.encode() + b"\n" + packed(csl(n)) + b"\n" for n, piece in enumerate(pieces))
    items = cut("json", data, size)
    assert in_order(items)
    assert [f"Sea {n}" in titles(items) for n in range(len(pieces))] == [True] * len(pieces)


@given(st.text('{}[]",:\\ \nab1', max_size=60).map(str.encode) | st.binary(max_size=40), st.integers(1, 60))
def test_no_bytes_end_in_another_error(data: bytes, size: int) -> None:
    try:
        assert in_order(cut("json", b"[" + data, size))
    except UnreadableInput:
        return
