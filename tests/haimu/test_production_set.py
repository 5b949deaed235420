"""The command line over PostgreSQL and OpenSearch, as a larger service runs it."""

import fcntl
import json
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import Haimu
from marc_records import marc_record
from sqlalchemy import create_engine, text

from tests.faulty_oai.misbehaviours import Misbehaviour
from tests.faulty_oai.repository import Repository, kept, payload
from tests.faulty_oai.server import faulty

ISBN = "9787502789121"


@pytest.fixture
def production(tmp_path: Path, postgres_url: str, opensearch_url: str) -> Iterator[Haimu]:
    """A home on servers of its own: a schema in PostgreSQL, and OpenSearch.

    One node serves all tests, and its indexes have one name: whoever uses them waits for its turn.
    """
    with (Path(tempfile.gettempdir()) / "haimu-tests-opensearch.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield from _set_up(tmp_path / "home", postgres_url, opensearch_url)


def _set_up(home: Path, postgres_url: str, opensearch_url: str) -> Iterator[Haimu]:
    name = f"haimu_production_{os.getpid()}"
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text(f'CREATE SCHEMA "{name}"'))
    url = f"{postgres_url}?options=-csearch_path%3D{name}"
    yield Haimu(home, database_url=url, opensearch_url=opensearch_url)
    with engine.begin() as connection:
        connection.execute(text(f'DROP SCHEMA "{name}" CASCADE'))
    engine.dispose()


SOURCES = """
[[source]]
name = "good"
protocol = "oai"
url = "{good}"

[[source]]
name = "slow"
protocol = "oai"
url = "{slow}"
scope = "all"
"""
SLOW = Misbehaviour("slow", lambda *_: time.sleep(0.1))


@pytest.fixture
def repositories(production: Haimu) -> Iterator[Repository]:
    """Two repositories in `sources.toml`, of which the first can be changed; an empty database and index."""
    good = Repository([kept(number) for number in range(40)], page=10)
    slow = Repository(
        [
            kept(number, identifier=f"oai:reef.example:{number}", xml=payload(f"Reefs, part {number}"))
            for number in range(400)
        ],
        page=10,
    )
    with faulty(repository=good) as here, faulty(SLOW, slow) as there:
        # Each host is asked by itself: localhost is another one than 127.0.0.1.
        text = SOURCES.format(good=here.url, slow=there.url.replace("127.0.0.1", "localhost"))
        production.home.mkdir(parents=True)
        (production.home / "sources.toml").write_text(text)
        assert production("migrate").code == 0
        assert production("index", "rebuild").code == 0
        yield good


def waiting(production: Haimu) -> int:
    number: int = production("status", "--json").json["waiting_for_the_index"]
    return number


@pytest.mark.usefixtures("repositories")
def test_harvests_and_an_import_at_once_all_end_searchable(production: Haimu, tmp_path: Path) -> None:
    file = tmp_path / "books.mrc"
    file.write_bytes(b"".join(marc_record(str(number), f"Tides {number}") for number in range(30)))
    slow = production.start("harvest", "slow", "--json")
    good = production.start("harvest", "good", "--json")
    done = production("import", file, "--source", "files", "--scope", "all", "--json")
    assert (done.code, done.json["accepted"]) == (0, 30), done.err
    for process, number in ((good, 40), (slow, 400)):
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        assert json.loads(out)["runs"][0]["accepted"] == number
    found = {
        words: production("search", words, "--json").json["total"] for words in ("tides", "charts", "reefs")
    }
    assert found == {"tides": 30, "charts": 40, "reefs": 400}
    assert waiting(production) == 0


@pytest.mark.usefixtures("repositories")
def test_a_killed_harvest_goes_on_where_it_was(production: Haimu) -> None:
    process = production.start("harvest")
    until = time.monotonic() + 60
    while production("status", "--json").json["members"].get("live", 0) < 50:
        assert time.monotonic() < until
    process.send_signal(signal.SIGKILL)
    process.communicate()
    states = {one["name"]: one["state"] for one in production("sources", "--json").json["sources"]}
    assert states == {"good": "ok", "slow": "unfinished"}
    (_, slow) = production("harvest", "--json").json["runs"]
    assert slow["complete"]
    assert slow["accepted"] < 400
    assert production("search", "reefs", "--json").json["total"] == 400
    assert waiting(production) == 0


def test_a_harvest_without_the_engine_is_kept_and_told(production: Haimu, repositories: Repository) -> None:
    away = Haimu(
        production.home,
        database_url=production.environment["HAIMU_DATABASE_URL"],
        opensearch_url="http://127.0.0.1:9",
    )
    done = away("harvest", "good", "--json")
    assert done.code == 1
    assert (done.json["runs"][0]["complete"], done.json["runs"][0]["accepted"]) == (True, 40)
    assert "does not answer" in done.json["index_problem"]
    assert "does not answer" in done.err
    assert production("index", "sync").code == 0
    assert production("search", "charts", "--json").json["total"] == 40
    repositories.records[3] = kept(3, datestamp="2025-01-01T00:00:00Z", deleted=True)
    gone = production("harvest", "good", "--json").json["runs"][0]
    assert gone["deleted"] == 1
    assert production("search", "charts", "--json").json["total"] == 39


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
