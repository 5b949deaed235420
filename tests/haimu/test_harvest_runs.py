"""Runs over a scripted source: pages, checkpoints, deletions, the drop gate."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scripted_source import DEAD, ScriptedSource, gone, listing, records
from sqlalchemy.exc import OperationalError

from catalog.store import Store
from haimu.harvesting import Harvest, HarvestReport
from haimu.live_index import LiveIndex
from haimu.pipeline import Machinery
from haimu.source_run import Order
from haimu.workers import Workers
from harvesters.source import Source
from index.errors import IndexProblem
from index.request import SearchRequest
from index.search import SearchService
from index.tantivy_backend import TantivyBackend


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as pool:
        yield pool


class Desk:
    """Harvests a script into a catalogue of its own."""

    def __init__(self, machinery: Machinery, monkeypatch: pytest.MonkeyPatch) -> None:
        self.store = machinery.store
        self._machinery = machinery
        self._monkeypatch = monkeypatch
        self.index_problem = ""

    def __call__(
        self, script: ScriptedSource, *, source: dict[str, Any] | None = None, **order: Any
    ) -> HarvestReport:
        self._monkeypatch.setattr("haimu.source_run.harvester_of", script.harvester_of)
        entry = Source(
            **{"name": "nlc", "protocol": "oai", "url": "http://127.0.0.1/", "scope": "all", **(source or {})}
        )
        harvest = Harvest(self._machinery, Order(**order))
        (report,) = harvest.all([entry], lambda: None)
        self.index_problem = harvest.index_problem
        return report

    def without_index(self, failures: int) -> None:
        """The engine fails so many times, then it is back."""
        put, left = self._machinery.backend.put, [failures]

        def failing(*arguments: Any, **more: Any) -> None:
            if left[0]:
                left[0] -= 1
                raise IndexProblem("The engine does not answer.")
            put(*arguments, **more)

        self._monkeypatch.setattr(self._machinery.backend, "put", failing)

    def live(self) -> int:
        return self.store.states().get("live", 0)

    def found(self) -> int:
        answer = SearchService(self._machinery.backend).search(SearchRequest.from_args({"q": [""]}))
        return answer.total


@pytest.fixture
def desk(tmp_path: Path, workers: Workers, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    store = Store(f"sqlite:///{tmp_path / 'haimu.db'}")
    backend = TantivyBackend(tmp_path / "index")
    yield Desk(Machinery(store, backend, workers), monkeypatch)
    backend.close()
    store.close()


def counted(report: HarvestReport) -> dict[str, int]:
    return {name: count for name, count in report.counts.items() if count and not name.startswith("union")}


def test_every_page_arrives_and_can_be_searched(desk: Desk) -> None:
    report = desk(ScriptedSource(records("a", "b"), records("c")))
    assert report.complete
    assert counted(report) == {"read": 3, "accepted": 3}
    assert report.requests == 2
    assert desk.found() == 3


def test_an_engine_that_fails_on_the_way_is_asked_once_more_at_the_end(desk: Desk) -> None:
    desk.without_index(1)
    assert desk(ScriptedSource(records("a", "b"), records("c"))).complete
    assert (desk.index_problem, desk.found()) == ("", 3)


def test_what_an_engine_that_stays_away_did_not_get_is_found_after_the_next_run(desk: Desk) -> None:
    desk.without_index(2)
    script = ScriptedSource(records("a", "b"), records("c"))
    assert counted(desk(script)) == {"read": 3, "accepted": 3}
    assert desk.index_problem == "The engine does not answer."
    assert desk.found() == 0
    desk(script)
    assert (desk.index_problem, desk.found()) == ("", 3)


def test_the_next_run_goes_on_from_the_last_checkpoint(desk: Desk) -> None:
    script = ScriptedSource(records("a"), [*records("b"), DEAD], records("c"))
    first = desk(script)
    assert not first.complete
    assert first.gaps == ("The host does not answer.",)
    assert counted(first) == {"read": 2, "accepted": 2}
    assert script.plans[-1].state == b""
    script.pages = (records("a"), records("b"), records("c"))
    second = desk(script)
    assert script.plans[-1].state == b"1"
    assert second.complete
    assert counted(second) == {"read": 2, "accepted": 1, "unchanged": 1}
    assert desk.live() == 3


def test_a_source_that_never_answers_has_zero_counts(desk: Desk) -> None:
    report = desk(ScriptedSource([DEAD]))
    assert not report.complete
    assert report.attention
    assert counted(report) == {}


def test_deletions_are_counted_and_take_records_out_of_the_search(desk: Desk) -> None:
    script = ScriptedSource(records("a", "b"), news=[gone("b", "never-there")])
    desk(script)
    report = desk(script)
    assert counted(report) == {"read": 2, "deleted": 1, "unchanged": 1}
    assert desk.found() == 1


def test_what_a_full_harvest_leaves_out_is_withdrawn(desk: Desk) -> None:
    desk(ScriptedSource(records(*"abcdefghij")))
    report = desk(ScriptedSource(records(*"abcdefghi")), full=True)
    assert report.complete
    assert counted(report) == {"read": 10, "unchanged": 9, "deleted": 1}
    assert desk.found() == 9


def test_a_round_over_two_runs_counts_what_both_brought(desk: Desk) -> None:
    desk(ScriptedSource(records(*"abcdefghij")))
    desk(ScriptedSource(records(*"abcd"), [DEAD]), full=True)
    assert desk.live() == 10
    report = desk(ScriptedSource(records(*"abcd"), records(*"efghi")))
    assert report.complete
    assert counted(report) == {"read": 6, "unchanged": 5, "deleted": 1}
    assert desk.live() == 9


def test_an_incomplete_full_harvest_withdraws_nothing(desk: Desk) -> None:
    desk(ScriptedSource(records("a", "b")))
    report = desk(ScriptedSource(records("a"), [DEAD]), full=True)
    assert not report.complete
    assert desk.live() == 2


@pytest.mark.parametrize(
    ("kept", "kind"), [(9, None), (8, "drop_warned"), (7, "drop_warned"), (6, "drop_stopped")]
)
def test_the_drop_gate(desk: Desk, kept: int, kind: str | None) -> None:
    desk(ScriptedSource(records(*"abcdefghij")))
    report = desk(ScriptedSource(records(*"abcdefghij"[:kept])), full=True)
    kinds = {problem["class"] for problem in report.problems}
    assert kinds == ({kind} if kind else set())
    assert report.complete is (kind != "drop_stopped")
    assert desk.live() == (10 if kind == "drop_stopped" else kept)


def test_a_person_may_accept_the_drop(desk: Desk) -> None:
    desk(ScriptedSource(records(*"abcdefghij")))
    desk(ScriptedSource(records("a")), full=True)
    assert desk.live() == 10
    report = desk(ScriptedSource(records("a")), accept_drop=True)
    assert report.complete
    assert desk.live() == desk.found() == 1


def test_the_gate_is_where_the_source_says(desk: Desk) -> None:
    desk(ScriptedSource(records(*"abcdefghij")))
    report = desk(ScriptedSource(records(*"abcd")), full=True, source={"drop_warn": 0.7, "drop_stop": 0.8})
    assert report.problems == []
    assert desk.live() == 4


def test_where_deletions_are_not_told_nothing_is_withdrawn(desk: Desk) -> None:
    desk(ScriptedSource(records("a", "b")))
    report = desk(ScriptedSource(records("a")), full=True, source={"deletions": "none"})
    assert report.complete
    assert desk.live() == 2


def test_a_list_of_identifiers_withdraws_what_it_lacks(desk: Desk) -> None:
    script = ScriptedSource(records(*"abcdefghij"), news=[records("k"), listing(*"bcdefghijk")])
    desk(script)
    report = desk(script)
    assert report.complete
    assert counted(report) == {"read": 2, "accepted": 1, "deleted": 1}
    assert desk.live() == 10


def test_what_is_listed_but_never_came_makes_the_run_incomplete(desk: Desk) -> None:
    script = ScriptedSource(records(*"abc"), news=[listing(*"abcxy")])
    desk(script)
    report = desk(script)
    assert not report.complete
    assert "2 records" in report.gaps[0]
    assert desk.live() == 3


def test_a_limit_stops_the_run_and_removes_nothing(desk: Desk) -> None:
    desk(ScriptedSource(records(*"abcdefghij")))
    report = desk(ScriptedSource(records(*"abcdefghij")), full=True, limit=3)
    assert counted(report) == {"read": 3, "unchanged": 3}
    assert not report.complete
    assert not report.attention
    assert desk.live() == 10


def test_an_error_that_nobody_foresaw_is_not_hidden(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError):
        desk(ScriptedSource(records("a"), [ZeroDivisionError()]))
    assert desk.live() == 1
    (run,) = desk.store.runs("nlc")
    assert run.complete is False
    assert "ZeroDivisionError" in run.note


def test_a_source_whose_turn_never_came_is_not_taken_for_done(desk: Desk) -> None:
    run = Harvest(desk._machinery, Order())
    run.stop()
    entry = Source(name="late", protocol="oai", url="http://127.0.0.1/")
    (report,) = run.all([entry], lambda: None)
    assert not report.complete
    assert report.attention
    assert "before its turn" in report.gaps[0]


def test_a_database_that_is_away_does_not_end_the_looks_of_the_index(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def backlog(_engine: object) -> int:
        looked.append(1)
        raise OperationalError("SELECT", {}, Exception("away"))

    monkeypatch.setattr("haimu.live_index.SECONDS_BETWEEN_LOOKS", 0.01)
    monkeypatch.setattr("haimu.live_index.backlog", backlog)
    with LiveIndex(desk._machinery.store, desk._machinery.backend):
        until = time.monotonic() + 5
        while len(looked) < 2 and time.monotonic() < until:
            time.sleep(0.01)
    assert len(looked) >= 2


def test_what_comes_again_in_a_run_is_newer_where_the_source_names_its_records(desk: Desk) -> None:
    twice = [*records("a"), *records("a", title="Waves of the sea")]
    assert counted(desk(ScriptedSource(twice))) == {"read": 2, "accepted": 1, "updated": 1}
    assert desk.live() == desk.found() == 1


def test_what_comes_again_in_files_is_another_record(desk: Desk) -> None:
    twice = [*records("a"), *records("a", title="Waves of the sea")]
    report = desk(ScriptedSource(twice), source={"protocol": "file"})
    assert counted(report) == {"read": 2, "accepted": 2, "problems_total": 1}
    assert desk.live() == desk.found() == 2


def test_runs_and_their_findings_are_kept(desk: Desk) -> None:
    script = ScriptedSource(records("a"), [DEAD])
    script.announced = 5
    desk(script)
    (run,) = desk.store.runs("nlc")
    assert (run.complete, run.announced, run.requests, run.counts["accepted"]) == (False, 5, 2, 1)
    assert run.note == "The host does not answer."
    assert run.ended


def test_sources_of_several_hosts_run_side_by_side(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    scripts = {name: ScriptedSource(records(*(f"{name}{n}" for n in range(50)))) for name in "abcd"}

    def harvester_of(source: Source, log: Any, _cache: object) -> Any:
        return scripts[source.name].harvester_of(source, log)

    monkeypatch.setattr("haimu.source_run.harvester_of", harvester_of)
    entries = [Source(name=name, protocol="oai", url=f"http://{name}.test/", scope="all") for name in scripts]
    seen: list[int] = []
    run = Harvest(desk._machinery, Order())
    reports = run.all(entries, lambda: seen.append(1))
    assert [report.source for report in reports] == list(scripts)
    assert [report.counts["accepted"] for report in reports] == [50] * 4
    assert desk.found() == 200
