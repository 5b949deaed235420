"""How runs are recorded, and the health of the sources."""

from arrivals import MATCHER, arrival

from catalog.arrival import DamagedArrival
from catalog.delivery import DeliveryRun, Facts, Finding, Terms
from catalog.ids import digest
from catalog.progress import Progress
from catalog.raw_frames import pack
from catalog.store import Store


def run_of(store: Store, source: str) -> DeliveryRun:
    row = store.source_created(source)
    return DeliveryRun(
        store.engine, MATCHER, Terms(row.id, source, "harvest", "all", "r1", "2026-01-01T00:00:00+00:00")
    )


def test_a_run_is_recorded_with_its_facts_and_counts(store: Store) -> None:
    run = run_of(store, "lc")
    run.apply([arrival("a", "Tides")])
    facts = Facts(12, 2, 3_000_000_000, 100, 99, 1.5, "Page 2 never came.")
    run.finish("2026-01-01T00:01:00+00:00", complete=False, facts=facts)
    (found,) = store.runs("lc")
    assert (found.source, found.kind, found.complete, found.counts["accepted"]) == ("lc", "harvest", False, 1)
    assert (found.requests, found.retries, found.received) == (12, 2, 3_000_000_000)
    assert (found.announced, found.missing, found.seconds, found.note) == (100, 99, 1.5, "Page 2 never came.")


def test_runs_come_newest_first_and_only_so_many(store: Store) -> None:
    for name in ("lc", "nlc", "lc"):
        run_of(store, name).finish("2026-01-01T00:01:00+00:00")
    assert [one.source for one in store.runs()] == ["lc", "nlc", "lc"]
    assert [one.id for one in store.runs("lc")] == [3, 1]
    assert [one.id for one in store.runs(most=1)] == [3]


def test_a_run_that_died_tells_what_it_had_kept(store: Store) -> None:
    run_of(store, "lc").apply([arrival("a", "Tides")])
    (found,) = store.runs("lc")
    assert (found.complete, found.ended, found.counts["read"]) == (None, None, 1)


def test_findings_keep_the_bytes_that_showed_them(store: Store) -> None:
    run = run_of(store, "lc")
    page = b"<html>Sorry</html>"
    run.keep_findings([Finding("html_answer", "page 3", "No XML came.", page)])
    run.finish(
        "2026-01-01T00:01:00+00:00",
        findings=[Finding("html_answer", "page 4", "No XML came.", page), Finding("slow", "page 5", "Slow.")],
    )
    assert [(one.kind, one.place, one.body) for one in store.findings(run.id)] == [
        ("html_answer", "page 3", page),
        ("html_answer", "page 4", page),
        ("slow", "page 5", b""),
    ]
    assert store.runs("lc")[0].findings == 3
    assert store.findings(run.id + 1) == ()


def test_bytes_of_a_finding_may_be_those_of_a_damaged_record(store: Store) -> None:
    run = run_of(store, "lc")
    run.apply([DamagedArrival(1, digest(b"junk"), pack(b"junk"), "no field can be read")])
    run.keep_findings([Finding("junk", "page 1", "Junk.", b"junk")])
    run.apply([arrival("a", "Tides")])
    assert store.findings(run.id)[0].body == b"junk"


def test_health_tells_the_state_of_each_source_in_a_word(store: Store) -> None:
    store.source_created("new")
    run_of(store, "dying").apply([arrival("a", "Tides")])
    for name, complete, findings in (
        ("partial", False, []),
        ("noisy", True, [Finding("slow", "page 1", "Slow.")]),
        ("fine", True, []),
    ):
        first = run_of(store, name)
        first.apply([arrival("a", "Tides"), arrival("b", "Cooking", state="out_of_scope")])
        first.finish("2026-01-01T00:01:00+00:00")
        run_of(store, name).finish("2026-01-02T00:01:00+00:00", complete=complete, findings=findings)
    broken = run_of(store, "broken")
    broken.apply([DamagedArrival(1, digest(b"junk"), b"junk", "no field can be read")])
    broken.finish("2026-01-01T00:01:00+00:00")
    found = {one.source: one for one in store.health()}
    assert {name: one.state for name, one in found.items()} == {
        "new": "new",
        "dying": "unfinished",
        "partial": "incomplete",
        "noisy": "attention",
        "broken": "attention",
        "fine": "ok",
    }
    partial = found["partial"]
    assert partial.last is not None
    assert partial.last_complete is not None
    assert partial.last.id > partial.last_complete.id
    assert (partial.live, found["broken"].damaged, found["noisy"].findings) == (1, 1, 1)
    assert (found["new"].last, found["new"].last_complete) == (None, None)


def test_a_checkpoint_is_kept_with_its_records(store: Store) -> None:
    run = run_of(store, "lc")
    source_id = store.source("lc").id
    assert store.progress(source_id) == Progress()
    run.apply([arrival("a", "Tides")], round_begins=True)
    run.apply([], checkpoint=b"page 2")
    found = store.progress(source_id)
    assert (found.state, found.round_delivery_id, found.round_members) == (b"page 2", run.id, 0)
    assert found.updated
    run.apply([arrival("b", "Waves")])
    assert store.progress(source_id).state == b"page 2"


def test_what_is_said_of_a_source_later_replaces_only_what_it_names(store: Store) -> None:
    made = store.source_created("lc", "US-DLC")
    assert (made.library, made.licence, made.redistribute) == ("US-DLC", "", True)
    changed = store.source_created("lc", licence="CC0", redistribute=False)
    assert (changed.library, changed.licence, changed.redistribute) == ("US-DLC", "CC0", False)
    again = store.source_created("lc", "DLC")
    assert (again.library, again.licence, again.redistribute) == ("DLC", "CC0", False)
    assert store.source_created("lc", licence="").licence == ""
