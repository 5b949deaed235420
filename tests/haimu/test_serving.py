"""The site in a process of its own, while others import."""

import json
import socket
import sqlite3
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from command import Haimu
from marc_records import marc_record

PATIENCE_SECONDS = 30


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def site(haimu: Haimu, port: int) -> Iterator[str]:
    """The address of a running site."""
    process = haimu.start("serve", "--port", str(port))
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(lambda: _get(f"{address}/healthz") is not None)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_SECONDS)


def _get(address: str) -> bytes | None:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return bytes(answer.read())
    except (urllib.error.URLError, ConnectionError):
        return None


def _search(site: str, query: str) -> Any:
    return json.loads(_get(f"{site}/api/v1/search?q={quote(query)}") or b"{}")


def _wait_for(condition: Any) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.1)


def test_the_site_shows_what_another_process_imports(haimu: Haimu, site: str, tmp_path: Path) -> None:
    assert _search(site, "tides")["total"] == 0
    file = tmp_path / "books.mrc"
    file.write_bytes(
        marc_record("1", "Tides", isbn="9787502789121") + marc_record("2", "Yu ye", original="漁業")
    )
    assert haimu("import", file, "--source", "lc", "--scope", "all").code == 0
    _wait_for(lambda: _search(site, "tides")["total"] == 1)
    assert _search(site, "渔业")["total"] == _search(site, "漁業")["total"] == 1
    hit = _search(site, "tides")["hits"][0]
    assert hit["members"] == [{"source": "lc", "identifier": "1"}]
    page = _get(f"{site}/records/{hit['id']}") or b""
    assert b"Tides" in page
    found = json.loads(_get(f"{site}/api/v1/members/lc/1") or b"{}")
    assert found == {"record_id": hit["id"]}


def test_the_site_feeds_the_index_with_what_a_killed_import_left(
    haimu: Haimu, site: str, tmp_path: Path
) -> None:
    file = tmp_path / "books.mrc"
    file.write_bytes(marc_record("1", "Tides"))
    haimu("import", file, "--source", "lc", "--scope", "all")
    _leave_in_the_outbox(haimu)
    _wait_for(lambda: haimu("status", "--json").json["waiting_for_the_index"] == 0)
    assert _search(site, "tides")["total"] == 1


def _leave_in_the_outbox(haimu: Haimu) -> None:
    connection = sqlite3.connect(haimu.home / "haimu.db", timeout=30)
    with connection:
        connection.execute("INSERT INTO outbox SELECT 1000, id, revision FROM union_record")
    connection.close()


def test_the_worker_feeds_the_index_without_a_site_and_ends_when_told(haimu: Haimu, tmp_path: Path) -> None:
    file = tmp_path / "books.mrc"
    file.write_bytes(marc_record("1", "Tides"))
    haimu("import", file, "--source", "lc", "--scope", "all")
    _leave_in_the_outbox(haimu)
    process = haimu.start("worker")
    _wait_for(lambda: haimu("status", "--json").json["waiting_for_the_index"] == 0)
    process.terminate()
    process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0
