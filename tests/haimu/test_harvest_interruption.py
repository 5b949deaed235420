"""A harvest that is killed, again and again, ends like one that was not."""

import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command import Haimu

from tests.faulty_oai.repository import Repository, kept
from tests.faulty_oai.server import faulty

RECORDS = 5000
PAGE = 50
SOURCES = """
[[source]]
name = "sea"
protocol = "oai"
url = "{url}"
scope = "all"
"""


def payload(number: int) -> str:
    """Two records describe each edition, under one ISBN."""
    edition = number // 2
    stem = f"978750{edition:06d}"
    check = -sum(int(sign) * (1, 3)[place % 2] for place, sign in enumerate(stem)) % 10
    return (
        '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tides of the sea {edition}</dc:title>'
        f"<dc:type>book</dc:type><dc:identifier>urn:isbn:{stem}{check}</dc:identifier></oai_dc:dc>"
    )


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A server of 5,000 records, every fortieth of them deleted."""
    records = [
        kept(number, xml="", deleted=True) if number % 40 == 39 else kept(number, xml=payload(number))
        for number in range(RECORDS)
    ]
    with faulty(repository=Repository(records, PAGE)) as server:
        yield server.url


def at(home: Path, url: str) -> Haimu:
    home.mkdir(parents=True)
    (home / "sources.toml").write_text(SOURCES.format(url=url), encoding="utf-8")
    return Haimu(home)


def contents(haimu: Haimu) -> dict[str, Any]:
    """What the catalogue holds, without what tells of runs; how many rows wait for the index."""
    connection = sqlite3.connect(haimu.home / "haimu.db")
    try:
        return {
            name: connection.execute(query).fetchall()
            for name, query in {
                "members": "SELECT identifier, state, union_id, record, carrier FROM member ORDER BY 1",
                "unions": "SELECT id, state, moved_to FROM union_record ORDER BY 1",
                "keys": "SELECT key, identifier FROM match_key JOIN member ON id = member_id ORDER BY 1, 2",
                "waiting": "SELECT count(*) FROM outbox",
            }.items()
        }
    finally:
        connection.close()


@pytest.fixture(scope="module")
def clean(url: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], float]:
    """What one clean run makes, and how many seconds it takes."""
    haimu = at(tmp_path_factory.mktemp("clean") / "home", url)
    started = time.monotonic()
    done = haimu("harvest", "--json")
    assert done.code == 0, done.err
    (run,) = done.json["runs"]
    assert (run["read"], run["accepted"], run["unchanged"]) == (RECORDS, RECORDS * 39 // 40, RECORDS // 40)
    assert run["complete"]
    made = contents(haimu)
    assert made["waiting"] == [(0,)]
    assert len(made["unions"]) == RECORDS // 2
    return made, time.monotonic() - started


@pytest.mark.parametrize("seed", range(10))
def test_a_harvest_killed_at_any_moment_ends_like_a_clean_one(
    url: str, clean: tuple[dict[str, Any], float], tmp_path: Path, seed: int
) -> None:
    made, seconds = clean
    haimu = at(tmp_path / "home", url)
    process = haimu.start("harvest", "--json")
    time.sleep(random.Random(seed).uniform(0.2, 1.0) * seconds)
    process.kill()
    process.communicate()
    rest = haimu("harvest", "--json")
    assert rest.code == 0, rest.err
    assert rest.json["runs"][0]["complete"]
    assert contents(haimu) == made
    assert haimu("search", "tides", "--json").json["total"] == RECORDS // 2
