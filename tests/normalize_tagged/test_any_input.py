"""Whatever the bytes are, a reader says something or says why not; nothing is raised."""

import json
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.formats import json_record, registry, tagged
from normalize.formats.description import ELEMENTS, Description
from normalize.formats.mapping import Table
from normalize.formats.webpage_kind import is_publication

TAGGED = ("ris", "refer", "medline", "wos", "ovid", "refworks", "cnki", "noteexpress")
OBJECTS = (
    "csl_json", "crossref_json", "datacite_json", "openalex_json", "doaj_json", "zotero_json", "schemaorg", "ogm",
    "iiif",
)  # fmt: skip
FORMATS = (*TAGGED, *OBJECTS, "bibtex", "row", "webpage", "coins", "bibjson")

PIECES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        (
            "张三；李四",
            "2019(03)",
            "12-15+20",
            "978-7-111-74266-1",
            "10.1000/1",
            "https://x.org/1",
            "<p>a</p>",
            "",
        )
    ),
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | PIECES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PIECES, inner, max_size=4),
    max_leaves=12,
)


def read(name: str, data: bytes) -> Description:
    reader = registry.reader_of(name)
    assert reader is not None
    return reader(data)


def check(found: Description) -> None:
    assert found.statements or found.problems
    assert all(said.element in ELEMENTS and said.value.strip() for said in found.statements)
    found.identifier.encode()
    for said in found.statements:
        said.value.encode()


@pytest.mark.parametrize("name", FORMATS)
@given(st.binary(max_size=200))
@settings(max_examples=30)
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    check(read(name, data))


def layout_of(name: str) -> Table | None:
    """The table of a format, where it has one."""
    module = import_module(f"normalize.formats.{registry.READERS[name]}")
    for each in vars(module).values():
        if isinstance(each, (json_record.Layout, tagged.Dialect)):
            return each.table
    return None


LINES = {
    "ris": "{}  - {}", "refer": "%{} {}", "medline": "{:4}- {}", "wos": "{} {}", "ovid": "{}  - {}",
    "refworks": "{} {}", "cnki": "{}-题名: {}", "noteexpress": "{{{}}}: {}",
}  # fmt: skip


@pytest.mark.parametrize("name", TAGGED)
@given(st.data())
@settings(max_examples=60)
def test_any_values_of_known_tags_are_read(name: str, data: st.DataObject) -> None:
    table = layout_of(name)
    assert table is not None
    pairs = data.draw(
        st.lists(st.tuples(st.sampled_from(sorted(table.rules)), PIECES), min_size=1, max_size=8)
    )
    text = "\n".join(LINES[name].format(tag, value.replace("\n", " ")) for tag, value in pairs)
    found = read(name, text.encode("utf-8", "replace"))
    assert all(said.element in ELEMENTS for said in found.statements)


@pytest.mark.parametrize("name", OBJECTS)
@given(st.data())
@settings(max_examples=80)
def test_any_values_at_known_paths_are_read(name: str, data: st.DataObject) -> None:
    table = layout_of(name)
    names = sorted({path.partition(".")[0] for path in table.rules}) if table else []
    known = (
        *names,
        "label",
        "metadata",
        "isPartOf",
        "navPlace",
        "relation",
        "container",
        "geo",
        "@graph",
        "@type",
        "@id",
    )
    record = data.draw(st.dictionaries(st.sampled_from(known), ANY_JSON, max_size=8))
    check(read(name, json.dumps(record).encode()))


@given(st.dictionaries(st.sampled_from(("url", "meta", "jsonld", "coins", "language")), ANY_JSON))
def test_any_page_is_judged_and_read(page: dict[str, Any]) -> None:
    is_publication(page)
    check(read("webpage", json.dumps(page).encode()))


@given(
    st.dictionaries(st.sampled_from([*ELEMENTS, "id", "identifier:issn", "agent:editor", "odd"]), PIECES),
    st.dictionaries(PIECES, PIECES),
)
def test_any_row_is_read(columns: dict[str, str], cells: dict[str, str]) -> None:
    found = read("row", json.dumps({"columns": columns, "row": cells}).encode())
    assert all(said.element in ELEMENTS for said in found.statements)


@given(st.text(alphabet='@{}()",=#\\ abc\n$~-_^', max_size=80))
@settings(max_examples=300)
def test_any_entry_of_bibtex_is_read(text: str) -> None:
    check(read("bibtex", f"@article{{k, title={{T}}, author={text}".encode()))


@given(st.text(alphabet="ABCTIY -\n%0123张三；,;", max_size=60), st.sampled_from(TAGGED))
def test_the_title_is_found_whatever_follows(noise: str, name: str) -> None:
    tag = {"refer": "T", "refworks": "T1", "cnki": "Title", "noteexpress": "Title"}.get(name, "TI")
    text = LINES[name].format(tag, "Tides of the sea") + "\n" + noise.replace("\n", " ").join(("\n\n", ""))
    found = read(name, text.encode())
    assert any(
        said.value.startswith("Tides of the sea") for said in found.statements if said.element == "title"
    )
