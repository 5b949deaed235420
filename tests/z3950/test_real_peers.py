"""Harvests of yaz-ztest and zebrasrv."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from loopback import loopback
from z3950_servers import capped, capped_client, zebra, ztest

from harvesters.files import read_file
from harvesters.harvester import Plan, RunLog
from harvesters.source import Source
from harvesters.sru import SruHarvester
from harvesters.z3950 import Z3950Harvester
from normalize.raw import Checkpoint, RawRecord, RoundBegins

ALL = '@attr 1=_ALLRECORDS @attr 2=103 ""'
PLAN = Plan(now="2026-01-31T12:00:00Z")
FILE = "lc-books-2016/lc_chinese_marine_shared.mrc"


@pytest.fixture(scope="module")
def marine(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with zebra(tmp_path_factory.mktemp("zebra"), [shared_data / FILE]) as port:
        yield port


@pytest.fixture(scope="module")
def test_target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with ztest(tmp_path_factory.mktemp("ztest")) as port:
        yield port


@pytest.fixture
def originals(shared_data: Path) -> list[bytes]:
    return [each.data for each in read_file(shared_data / FILE) if isinstance(each, RawRecord)]


def target(port: int, *queries: str, database: str = "Marine", **entries: object) -> Source:
    told = {"name": "zebra", "protocol": "z3950", "url": f"127.0.0.1:{port}/{database}", "query": queries}
    return msgspec.convert({**told, **entries}, Source)


def records(
    port: int, *queries: str, database: str = "Marine", **entries: object
) -> tuple[list[RawRecord], RunLog]:
    log = RunLog()
    harvester = Z3950Harvester(target(port, *queries, database=database, **entries), log, pause=0.01)
    return [each for each in harvester.deliveries(PLAN) if isinstance(each, RawRecord)], log


def test_all_records_of_zebra_arrive_byte_for_byte(marine: int, originals: list[bytes]) -> None:
    came, log = records(marine, ALL)
    assert sorted(_without_leader(each.data) for each in came) == sorted(map(_without_leader, originals))
    assert log.complete
    assert log.exhaustive
    assert log.announced == len(originals) == 139


def test_all_records_of_zebra_arrive_as_xml(marine: int, originals: list[bytes]) -> None:
    came, log = records(marine, ALL, syntax="xml")
    assert sorted(map(_number, came)) == sorted(_number_of(each) for each in originals)
    assert {each.format for each in came} == {"marcxml"}
    assert log.complete


@pytest.mark.parametrize("queries", [("cql.allRecords=1",), ("dc.title = hai", "cql.allRecords=1")])
def test_all_records_of_zebra_arrive_by_sru(
    marine: int, originals: list[bytes], queries: tuple[str, ...]
) -> None:
    log = RunLog()
    source = Source(name="zebra", protocol="sru", url=f"http://127.0.0.1:{marine}/Marine", query=queries)
    came = [each for each in SruHarvester(source, log).deliveries(PLAN) if isinstance(each, RawRecord)]
    assert sorted(map(_number, came)) == sorted(_number_of(each) for each in originals)
    assert {each.format for each in came} == {"marcxml"}
    assert log.announced == 139
    assert log.exhaustive


def test_what_two_queries_find_arrives_once(marine: int) -> None:
    sea, _ = records(marine, "@attr 1=1016 hai")
    both, log = records(marine, "@attr 1=1016 hai", ALL)
    assert 0 < len(sea) < 139
    assert len(both) == len({each.data for each in both}) == 139
    assert log.complete
    assert log.announced == 139


def test_a_run_goes_on_at_every_checkpoint(marine: int) -> None:
    source = target(marine, "@attr 1=1016 hai", ALL)
    whole = list(Z3950Harvester(source, RunLog()).deliveries(PLAN))
    states = [each for each in whole if isinstance(each, Checkpoint)]
    assert len(states) > 4
    assert states[-1] == Checkpoint(b"")
    for state in states[:-1]:
        log = RunLog()
        after = list(Z3950Harvester(source, log).deliveries(Plan(now="", state=state.state)))
        came = [*whole[: whole.index(state)], *after]
        assert len({each.data for each in came if isinstance(each, RawRecord)}) == 139
        assert RoundBegins() not in after
        assert log.exhaustive


def test_a_limit_is_kept(marine: int) -> None:
    log = RunLog()
    harvester = Z3950Harvester(target(marine, ALL), log)
    came = [each for each in harvester.deliveries(Plan(now="", limit=60)) if isinstance(each, RawRecord)]
    assert len(came) == 60
    assert not log.exhaustive


def test_a_query_that_zebra_does_not_take_is_told_and_the_next_is_asked(marine: int) -> None:
    came, log = records(marine, "@attr 1=99999 x", ALL)
    assert len(came) == 139
    assert "could not search for @attr 1=99999 x: 114 Unsupported Use attribute" in log.gaps[0]


def test_a_database_that_is_not_there_is_told(marine: int) -> None:
    came, log = records(marine, ALL, database="Nowhere")
    assert came == []
    assert "109 Database unavailable" in log.gaps[0]


def test_a_check_of_zebra_tells_its_name_and_the_total(marine: int) -> None:
    check = Z3950Harvester(target(marine, ALL), RunLog()).check()
    assert check.answers
    assert "Zebra" in check.title
    assert dict(check.facts)[f"total for {ALL}"] == "139"


@pytest.mark.parametrize("syntax", ["usmarc", "xml", "opac"])
def test_all_records_of_the_test_target_arrive(test_target: int, syntax: str) -> None:
    came, log = records(test_target, "computer", database="Default", syntax=syntax)
    assert log.complete
    assert log.announced == len(came) > 5


@pytest.mark.parametrize("most", [40, 90])
def test_a_target_that_gives_only_the_first_records_is_asked_in_parts(
    marine: int, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(capped_client(tmp_path, most)), prepend=os.pathsep)
    came, log = records(marine, ALL)
    assert log.gaps == []
    assert len(came) == len(set(map(_number_of, (each.data for each in came)))) == log.announced == 139
    assert log.exhaustive


def test_a_server_that_gives_only_the_first_records_is_asked_in_parts(marine: int) -> None:
    log = RunLog()
    with loopback(capped(f"http://127.0.0.1:{marine}/Marine", 40)) as server:
        source = Source(name="z", protocol="sru", url=server.url, query="cql.allRecords=1")
        came = [each for each in SruHarvester(source, log).deliveries(PLAN) if isinstance(each, RawRecord)]
    assert log.gaps == []
    assert len(set(map(_number, came))) == len(came) == log.announced == 139
    assert log.exhaustive


def _without_leader(record: bytes) -> bytes:
    """Zebra sets some places of the leader anew."""
    return record[24:]


def _number_of(record: bytes) -> str:
    return record.partition(b"\x1e")[2].partition(b"\x1e")[0].decode().strip()


def _number(record: RawRecord) -> str:
    return record.data.partition(b'tag="001">')[2].partition(b"<")[0].decode().strip()
