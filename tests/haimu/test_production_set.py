"""The command line over PostgreSQL and OpenSearch, as a larger service runs it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import Haimu
from marc_records import marc_record
from sqlalchemy import create_engine, text

ISBN = "9787502789121"

# One OpenSearch node serves all tests; its indexes are shared by name.
pytestmark = pytest.mark.xdist_group("opensearch")


@pytest.fixture
def production(tmp_path: Path, postgres_url: str, opensearch_url: str) -> Iterator[Haimu]:
    """A home on servers of its own: a schema in PostgreSQL, and OpenSearch."""
    name = f"haimu_production_{os.getpid()}"
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text(f'CREATE SCHEMA "{name}"'))
    url = f"{postgres_url}?options=-csearch_path%3D{name}"
    yield Haimu(tmp_path / "home", database_url=url, opensearch_url=opensearch_url)
    with engine.begin() as connection:
        connection.execute(text(f'DROP SCHEMA "{name}" CASCADE'))
    engine.dispose()


def test_records_go_from_a_file_to_both_servers_and_are_found(production: Haimu, tmp_path: Path) -> None:
    file = tmp_path / "books.mrc"
    file.write_bytes(
        marc_record("1", "Tides", isbn=ISBN) + marc_record("2", "Yu ye", original="漁業") + b"garbage\x1d"
    )
    refused = production("import", file, "--source", "lc", "--scope", "all")
    assert refused.code == 2
    assert "haimu migrate" in refused.err
    assert production("migrate").code == 0
    report = production("import", file, "--source", "lc", "--scope", "all", "--json")
    assert (report.code, report.json["accepted"], report.json["damaged"]) == (1, 2, 1), report.err
    assert production("index", "rebuild").code == 0
    assert production("search", "渔业", "--json").json["total"] == 1
    other = tmp_path / "more.mrc"
    other.write_bytes(marc_record("x", "Tides /", isbn=ISBN))
    assert (
        production("import", other, "--source", "nlc", "--scope", "all", "--json").json["union_joined"] == 1
    )
    found = production("search", "tides", "--json").json
    assert found["total"] == 1
    members = production("record", found["hits"][0]["id"]).json["members"]
    assert [one["source"] for one in members] == ["lc", "nlc"]
    status = production("status", "--json").json
    assert (status["waiting_for_the_index"], status["rebuild_needed"]) == (0, False)
