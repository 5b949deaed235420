"""What a source no longer has is found by a round in which it told everything, behind a gate."""

import pytest
from arrivals import MATCHER, Deliverer, arrival
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.arrival import DamagedArrival
from catalog.delivery import DeliveryRun, Terms
from catalog.ids import digest
from catalog.rounds import Round
from catalog.store import Store
from catalog.union import Gone


def run_of(store: Store, source: str, kind: str = "harvest") -> DeliveryRun:
    row = store.source_created(source)
    terms = Terms(row.id, source, kind, "all", "r1", "2026-01-01T00:00:00+00:00")
    return DeliveryRun(store.engine, MATCHER, terms)


def counts_of(run: DeliveryRun) -> dict[str, int]:
    return {name: value for name, value in run.tally.counts().items() if value}


def withdraw_all(tour: Round, run: DeliveryRun, most: int = 5000) -> None:
    while tour.withdraw_unseen(run, most) is not None:
        pass
    tour.end()


def ten(store: Store) -> int:
    """A source with records r0 to r9; its id."""
    run_of(store, "lc").apply([arrival(f"r{number}", f"Tides {number}") for number in range(10)])
    return store.source("lc").id


def test_what_did_not_come_in_a_round_is_withdrawn_and_counted(store: Store, deliver: Deliverer) -> None:
    source_id = ten(store)
    gone = deliver.union("lc", "r9") or ""
    run = run_of(store, "lc")
    run.apply([arrival("r0", "Tides 0")], seen=[f"r{number}" for number in range(1, 9)], round_begins=True)
    tour = Round(store.engine, source_id)
    assert (tour.gone_count(), tour.live_before(), tour.verdict(0.15, 0.3).kind) == (1, 10, "")
    withdraw_all(tour, run)
    assert counts_of(run) == {"read": 2, "unchanged": 1, "deleted": 1}
    assert isinstance(store.catalogue().union(gone), Gone)
    assert store.states() == {"live": 9, "withdrawn": 1}
    assert not Round(store.engine, source_id).under_way


def test_a_round_may_take_several_runs(store: Store) -> None:
    source_id = ten(store)
    run_of(store, "lc").apply([], seen=["r0", "r1", "r2", "r3"], round_begins=True)
    last = run_of(store, "lc")
    last.apply([], seen=["r4", "r5", "r6", "r7", "r8"])
    withdraw_all(Round(store.engine, source_id), last, most=1)
    assert store.states() == {"live": 9, "withdrawn": 1}


@pytest.mark.parametrize(
    ("seen", "accepted", "kind", "removes"),
    [
        (9, False, "", True),
        (8, False, "drop_warned", True),
        (7, False, "drop_warned", True),
        (6, False, "drop_stopped", False),
        (0, False, "drop_stopped", False),
        (6, True, "drop_warned", True),
    ],
)
def test_the_gate_compares_with_what_was_there_before_the_round(
    store: Store, seen: int, accepted: bool, kind: str, removes: bool
) -> None:
    source_id = ten(store)
    fresh = [arrival(f"new{number}", f"Waves {number}") for number in range(90)]
    run_of(store, "lc").apply(fresh, seen=[f"r{number}" for number in range(seen)], round_begins=True)
    verdict = Round(store.engine, source_id).verdict(0.15, 0.3, accepted=accepted)
    assert (verdict.kind, verdict.removes) == (kind, removes)
    assert ("haimu harvest lc --accept-drop" in verdict.message) == (kind == "drop_stopped")
    assert bool(verdict.message) == bool(kind)


def test_the_gate_stops_when_all_that_is_shown_would_go(store: Store) -> None:
    others = [arrival(f"c{number}", "Cooking", state="out_of_scope") for number in range(90)]
    run_of(store, "lc").apply([*others, arrival("a", "Tides")])
    run_of(store, "lc").apply([], seen=[one.identifier for one in others], round_begins=True)
    assert Round(store.engine, store.source("lc").id).verdict(0.15, 0.3).kind == "drop_stopped"


def test_the_first_round_of_a_source_meets_no_gate(store: Store) -> None:
    run_of(store, "lc").apply([arrival("a", "Tides")], round_begins=True)
    tour = Round(store.engine, store.source("lc").id)
    assert (tour.gone_count(), tour.live_before(), tour.verdict(0.15, 0.3).kind) == (0, 0, "")


def test_other_sources_are_left_alone(store: Store) -> None:
    ten(store)
    run_of(store, "nlc").apply([arrival("b", "Waves")])
    run = run_of(store, "nlc")
    run.apply([], seen=["b"], round_begins=True)
    withdraw_all(Round(store.engine, store.source("nlc").id), run)
    assert store.states() == {"live": 11}


def test_an_identifier_that_was_seen_stands_for_all_records_under_it(store: Store) -> None:
    run_of(store, "lc").apply([arrival("a", "Tides"), arrival("a", "Waves"), arrival("a", "Currents")])
    run = run_of(store, "lc")
    assert run.apply([], seen=["a"], round_begins=True).unknown == ()
    assert Round(store.engine, store.source("lc").id).gone_count() == 0


def test_a_record_that_comes_damaged_is_not_gone(store: Store, deliver: Deliverer) -> None:
    source_id = ten(store)
    run = run_of(store, "lc")
    junk = DamagedArrival(1, digest(b"junk"), b"junk", "no field can be read", identifier="r9")
    run.apply([junk], seen=[f"r{number}" for number in range(9)], round_begins=True)
    assert Round(store.engine, source_id).gone_count() == 0
    assert deliver.union("lc", "r9")
    assert counts_of(run)["damaged"] == counts_of(run)["read"] == 1


def test_a_record_that_only_came_damaged_is_known(store: Store) -> None:
    junk = DamagedArrival(1, digest(b"junk"), b"junk", "no field can be read", identifier="bad")
    run_of(store, "lc").apply([junk])
    assert run_of(store, "lc").apply([], seen=["bad", "new"]).unknown == ("new",)
    assert run_of(store, "nlc").apply([], seen=["bad"]).unknown == ("bad",)
    assert [one.identifier for one in store.damaged()] == ["bad"]


def test_seen_identifiers_without_a_present_record_are_told(store: Store) -> None:
    ten(store)
    run = run_of(store, "lc")
    run.apply([], seen=["r0"], round_begins=True)
    withdraw_all(Round(store.engine, store.source("lc").id), run)
    applied = run_of(store, "lc").apply([], seen=["new", "r0", "r1", "new"])
    assert (applied.unknown, applied.unknown_total) == (("new", "r1"), 2)
    many = run_of(store, "lc").apply([], seen=[f"x{number}" for number in range(2500)])
    assert (len(many.unknown), many.unknown_total) == (1000, 2500)


@given(
    first=st.lists(st.integers(0, 12), unique=True),
    parts=st.lists(st.lists(st.tuples(st.integers(0, 12), st.booleans())), min_size=1, max_size=3),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_round_just_what_it_told_is_there(
    store: Store, first: list[int], parts: list[list[tuple[int, bool]]]
) -> None:
    name = f"s{len(store.catalogue().sources())}"
    run_of(store, name).apply([arrival(f"r{number}", f"Tides {number}") for number in first])
    source_id, told = store.source(name).id, set()
    for place, part in enumerate(parts):
        run = run_of(store, name)
        seen = [f"r{number}" for number, sent in part if not sent]
        sent = [arrival(f"r{number}", f"Tides {number}") for number, sent in part if sent]
        applied = run.apply(sent, seen=seen, round_begins=place == 0)
        told |= {f"r{number}" for number, _ in part} - set(applied.unknown)
    withdraw_all(Round(store.engine, source_id), run, most=2)
    present = {f"r{number}" for number in range(13) if store.catalogue().union_of_member(name, f"r{number}")}
    assert present == told
    tally = run.tally.counts()
    parted = ("accepted", "updated", "unchanged", "deleted", "out_of_scope", "damaged")
    assert tally["read"] == sum(tally[each] for each in parted)
