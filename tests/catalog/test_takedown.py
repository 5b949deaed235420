"""What was taken down stays down, whatever comes, until somebody puts it back."""

import itertools

import pytest
from arrivals import MATCHER, Deliverer, arrival
from sqlalchemy import select

from catalog.arrival import Withdrawal
from catalog.clusters import Clusters
from catalog.database import reading
from catalog.errors import UnknownTakedown
from catalog.ids import union_id
from catalog.outbox import pending
from catalog.store import Store
from catalog.tables import beneath, match_key, member, takedown, takedown_key, union_record
from catalog.takedown import Outcome, TakedownDesk, Target, takedowns
from catalog.union import Gone, Moved, UnionRecord

ISBN = "9787502789121"


def desk(store: Store) -> TakedownDesk:
    return TakedownDesk(store.engine, MATCHER, "2026-02-01T00:00:00+00:00")


def take_down(store: Store, name: str) -> Outcome:
    return desk(store).add(target(name), "asked by the author", "anna")


def put_back(store: Store, name: str) -> Outcome:
    return desk(store).remove(target(name))


def target(name: str) -> Target:
    source, slash, identifier = name.partition("/")
    return Target(identifier, source) if slash else Target(name)


def shown(store: Store) -> set[str]:
    """The members in view, as source/identifier."""
    query = select(union_record.c.id).where(union_record.c.state == "live")
    with reading(store.engine) as connection:
        ids = list(connection.execute(query).scalars())
    unions = store.catalogue().unions(ids)
    assert unions.keys() == set(ids)
    return {f"{one.source}/{one.identifier}" for union in unions.values() for one in union.members}


def test_a_record_taken_down_leaves_its_union_record_to_the_others(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN, call_number="GC1"))
    deliver("nlc", arrival("b", "Tides", ISBN))
    name = deliver.union("lc", "a") or ""
    outcome = take_down(store, "lc/a")
    assert (outcome.fresh, [one.union_id for one in outcome.changes]) == (True, [name])
    union = store.catalogue().union(name)
    assert isinstance(union, UnionRecord)
    assert [(one.source, one.identifier) for one in union.members] == [("nlc", "b")]
    assert union.record.holdings == ()
    assert deliver.union("lc", "a") is None
    put_back(store, "lc/a")
    assert deliver.union("lc", "a") == deliver.union("nlc", "b") == name


def test_a_record_taken_down_stays_down_when_it_comes_again(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"))
    name = deliver.union("lc", "a") or ""
    take_down(store, "lc/a")
    assert deliver("lc", arrival("a", "Tides")) == {"read": 1, "unchanged": 1}
    assert deliver("lc", arrival("a", "Tides and waves")) == {"read": 1, "out_of_scope": 1}
    assert deliver("lc", arrival("a", "Tides and waves"), rules="r2") == {"read": 1, "out_of_scope": 1}
    assert deliver("lc", Withdrawal("a")) == {"read": 1, "deleted": 1}
    assert deliver("lc", Withdrawal("a")) == {"read": 1, "unchanged": 1}
    assert deliver("lc", arrival("a", "Tides, waves"), rules="r2") == {"read": 1, "out_of_scope": 1}
    assert shown(store) == set()
    assert store.catalogue().union(name) == Gone("2026-02-01T00:00:00+00:00", taken_down=True)
    put_back(store, "lc/a")
    union = store.catalogue().union(name)
    assert isinstance(union, UnionRecord)
    assert union.record.titles[0].value == "Tides, waves"


def test_a_takedown_may_come_before_the_record(store: Store, deliver: Deliverer) -> None:
    outcome = take_down(store, "lc/a")
    assert [one.present for one in outcome.takedown.members] == [False]
    assert deliver("lc", arrival("a", "Tides"), arrival("b", "Waves"))["out_of_scope"] == 1
    assert shown(store) == {"lc/b"}
    put_back(store, "lc/a")
    assert shown(store) == {"lc/a", "lc/b"}
    assert deliver.union("lc", "a") == union_id("lc", "a")


def test_a_second_record_under_the_same_identifier_is_down_too(store: Store, deliver: Deliverer) -> None:
    take_down(store, "lc/a")
    deliver("lc", arrival("a", "Tides"), arrival("a", "Waves"))
    deliver("lc", arrival("a#2", "Waves"), rules="r2")
    assert shown(store) == set()
    put_back(store, "lc/a")
    assert shown(store) == {"lc/a", "lc/a#2"}
    take_down(store, "lc/a")
    assert shown(store) == set()


@pytest.mark.parametrize(
    ("change", "state"),
    [
        (Withdrawal("a"), "withdrawn"),
        (arrival("a", "Tides", state="withdrawn"), "withdrawn"),
        (arrival("a", "Cooking", state="out_of_scope"), "out_of_scope"),
    ],
)
def test_what_is_put_back_has_the_state_that_its_source_gave_it(
    store: Store, deliver: Deliverer, change: Withdrawal, state: str
) -> None:
    deliver("lc", arrival("a", "Tides"))
    take_down(store, "lc/a")
    deliver("lc", change)
    assert store.states() == {"taken_down": 1}
    put_back(store, "lc/a")
    assert store.states() == {state: 1}
    assert shown(store) == set()
    deliver("lc", arrival("a", "Tides"))
    assert shown(store) == {"lc/a"}


def test_a_union_record_taken_down_is_gone_with_all_its_members(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    deliver("nlc", arrival("b", "Tides", ISBN), arrival("c", "Waves"))
    name = deliver.union("lc", "a") or ""
    take_down(store, name)
    for rules in ("r1", "r2"):
        deliver("nlc", arrival("b", "Tides!", ISBN), rules=rules)
        deliver("lc", arrival("a", "Tides", ISBN), rules=rules)
        found = store.catalogue().union(name)
        assert isinstance(found, Gone)
        assert found.taken_down
        assert shown(store) == {"nlc/c"}
    put_back(store, name)
    assert deliver.union("lc", "a") == deliver.union("nlc", "b") == name


def test_a_record_that_would_join_what_is_down_stays_down_with_it(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    name = deliver.union("lc", "a") or ""
    take_down(store, name)
    counts = deliver("nlc", arrival("b", "Tides", ISBN), arrival("c", "Waves", ISBN))
    assert (counts["accepted"], counts["out_of_scope"]) == (1, 1)
    assert shown(store) == {"nlc/c"}
    bound = takedowns(store.engine)[0].members
    assert [(one.source, one.identifier, one.origin) for one in bound] == [
        ("lc", "a", "named"),
        ("nlc", "b", "match"),
    ]
    put_back(store, name)
    assert deliver.union("nlc", "b") == name


def test_the_order_in_which_records_come_does_not_matter(store: Store, deliver: Deliverer) -> None:
    for number, order in enumerate(itertools.permutations("abcd")):
        source, isbn = f"s{number}", f"97875027{number:05d}"
        records = {
            "a": arrival("a", "Tides", isbn),
            "b": arrival("b", "Tides", isbn),
            "c": arrival("c", "Tides", isbn, original="Waves"),
            "d": arrival("d", "Waves", f"97870302{number:05d}"),
        }
        name = union_id(source, "a")
        take_down(store, name)
        for identifier in order[:2]:
            deliver(source, records[identifier])
        deliver(source, *(records[identifier] for identifier in order[2:]))
        assert shown(store) == {f"s{each}/d" for each in range(number + 1)}
        assert isinstance(store.catalogue().union(name), Gone)


def test_a_founder_that_had_left_does_not_bring_the_id_back(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    deliver("nlc", arrival("b", "Tides", ISBN))
    name = deliver.union("lc", "a") or ""
    deliver("lc", Withdrawal("a"))
    take_down(store, name)
    deliver("lc", arrival("a", "Tides", ISBN))
    assert shown(store) == set()
    put_back(store, name)
    assert deliver.union("lc", "a") == deliver.union("nlc", "b") == name


def test_a_founder_that_went_elsewhere_is_not_touched(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    deliver("nlc", arrival("b", "Tides", ISBN))
    name = deliver.union("lc", "a") or ""
    deliver("lc", Withdrawal("a"))
    deliver("lc", arrival("a", "Currents"))
    elsewhere = deliver.union("lc", "a")
    assert elsewhere != name
    take_down(store, name)
    deliver("lc", Withdrawal("a"))
    deliver("lc", arrival("a", "Eddies"))
    assert deliver.union("lc", "a") not in (None, name)
    assert isinstance(store.catalogue().union(name), Gone)


def test_a_union_record_put_back_has_its_id_though_its_founder_is_gone(
    store: Store, deliver: Deliverer
) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    deliver("nlc", arrival("b", "Tides", ISBN))
    name = deliver.union("lc", "a")
    deliver("lc", Withdrawal("a"))
    take_down(store, name or "")
    put_back(store, name or "")
    assert deliver.union("nlc", "b") == name


def test_what_two_takedowns_bind_comes_back_after_both(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    deliver("nlc", arrival("b", "Tides", ISBN))
    name = deliver.union("lc", "a") or ""
    take_down(store, name)
    take_down(store, "nlc/b")
    put_back(store, name)
    assert shown(store) == {"lc/a"}
    put_back(store, "nlc/b")
    assert deliver.union("nlc", "b") == name


def test_a_merged_id_stands_for_the_record_it_is_part_of(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    deliver("nlc", arrival("b", "Waves", ISBN))
    older, younger = deliver.union("lc", "a") or "", deliver.union("nlc", "b") or ""
    deliver("nlc", arrival("b", "Tides", ISBN))
    outcome = take_down(store, younger)
    assert outcome.takedown.target == Target(older)
    assert store.catalogue().union(younger) == Moved(older)
    assert shown(store) == set()
    put_back(store, younger)
    assert deliver.union("nlc", "b") == older


def test_taking_down_twice_changes_nothing_and_what_is_not_down_cannot_be_put_back(
    store: Store, deliver: Deliverer
) -> None:
    deliver("lc", arrival("a", "Tides"))
    assert take_down(store, "lc/a").fresh
    assert not take_down(store, "lc/a").fresh
    put_back(store, "lc/a")
    with pytest.raises(UnknownTakedown, match="lc/a is not taken down"):
        put_back(store, "lc/a")


def test_holdings_records_taken_down_leave_their_union_record(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"), arrival("h", "", host="a", call_number="GC1"))
    name = deliver.union("lc", "a") or ""
    outcome = take_down(store, "lc/h")
    assert [one.union_id for one in outcome.changes] == [name]
    union = store.catalogue().union(name)
    assert isinstance(union, UnionRecord)
    assert union.record.holdings == ()
    put_back(store, "lc/h")
    union = store.catalogue().union(name)
    assert isinstance(union, UnionRecord)
    assert [one.call_number for one in union.record.holdings] == ["GC1"]


def test_a_holdings_record_that_is_withdrawn_changes_the_union_record(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"), arrival("h", "", host="a", call_number="GC1"))
    deliver("lc", Withdrawal("h"))
    assert [one.union_id for one in deliver.applied.changes] == [deliver.union("lc", "a")]


def test_every_change_waits_for_the_index(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"))
    last, _ = pending(store.engine, 0, 100)
    take_down(store, "lc/a")
    put_back(store, "lc/a")
    _, changes = pending(store.engine, last, 100)
    assert [(one.union_id, one.revision) for one in changes] == [(deliver.union("lc", "a"), 3)]


def test_a_takedown_that_fails_half_way_leaves_nothing(
    store: Store, deliver: Deliverer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError

    deliver("lc", arrival("a", "Tides"))
    with monkeypatch.context() as patched:
        patched.setattr(Clusters, "settle", fails)
        with pytest.raises(RuntimeError):
            take_down(store, "lc/a")
    assert shown(store) == {"lc/a"}
    assert takedowns(store.engine) == ()
    take_down(store, "lc/a")
    with monkeypatch.context() as patched:
        patched.setattr(Clusters, "settle", fails)
        with pytest.raises(RuntimeError):
            put_back(store, "lc/a")
    assert shown(store) == set()
    put_back(store, "lc/a")
    assert shown(store) == {"lc/a"}
    with reading(store.engine) as connection:
        for table in (takedown, takedown_key, beneath):
            assert connection.execute(select(table)).first() is None


def test_what_is_withdrawn_is_not_read_again_with_new_rules(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides"), arrival("b", "Waves"), arrival("c", "Currents"))
    take_down(store, "lc/b")
    deliver("lc", Withdrawal("a"), Withdrawal("b"))
    source_id = store.source("lc").id
    assert [one.identifier for one in store.raw_members(source_id, "r2", "all")] == ["c"]


def test_match_keys_after_all_are_those_of_the_members_in_view(store: Store, deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN))
    take_down(store, "lc/a")
    deliver("lc", arrival("a", "Waves", ISBN))
    put_back(store, "lc/a")
    with reading(store.engine) as connection:
        keys = set(connection.execute(select(match_key.c.key)).scalars())
        (number,) = connection.execute(select(member.c.id)).scalars()
        owners = set(connection.execute(select(match_key.c.member_id)).scalars())
    assert keys == set(arrival("a", "Waves", ISBN).keys)
    assert owners == {number}
