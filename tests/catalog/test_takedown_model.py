"""Harvests, rounds and takedowns in any order, against a model that is obviously right."""

import pytest
from arrivals import MATCHER, arrival
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalog.arrival import AnyArrival, Withdrawal
from catalog.delivery import DeliveryRun, Terms
from catalog.errors import UnknownTakedown
from catalog.ids import union_id
from catalog.rounds import Round
from catalog.store import Store
from catalog.takedown import TakedownDesk, Target, takedowns

RECORDS = ("a", "b", "c")

steps = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "send",
                "send",
                "hide",
                "withdraw",
                "round",
                "down member",
                "down union",
                "up member",
                "up union",
            )
        ),
        st.sampled_from(RECORDS),
        st.integers(0, 1),
    ),
    max_size=14,
)


class Model:
    """One source with records that are each an edition of its own, and what people took down, by its name and kind."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        self.down: set[tuple[str, str]] = set()

    def is_down(self, name: str) -> bool:
        return any(one == name for one, _ in self.down)

    @property
    def shown(self) -> dict[str, str]:
        return {name: title for name, title in self.titles.items() if not self.is_down(name)}


def shown(store: Store, source: str) -> dict[str, str]:
    catalogue = store.catalogue()
    found: dict[str, str] = {}
    for name in RECORDS:
        union = catalogue.union_of_member(source, name)
        if union:
            members = catalogue.unions([union])[union].members
            found.update({one.identifier: one.record.titles[0].value for one in members})
    return found


def apply(
    store: Store, source: str, *arrivals: AnyArrival, seen: tuple[str, ...] = (), begins: bool = False
) -> DeliveryRun:
    row = store.source_created(source)
    run = DeliveryRun(
        store.engine, MATCHER, Terms(row.id, source, "harvest", "all", "r1", "2026-01-01T00:00:00+00:00")
    )
    run.apply(arrivals, seen=seen, round_begins=begins)
    tally = run.tally.counts()
    parts = ("accepted", "updated", "unchanged", "deleted", "out_of_scope", "damaged")
    assert tally["read"] == sum(tally[name] for name in parts)
    return run


@given(steps)
@example([("down member", "a", 0), ("send", "a", 0), ("down union", "a", 0)])
@example([("down member", "a", 0), ("send", "a", 0), ("down union", "a", 0), ("up member", "a", 0)])
@example([("down union", "a", 0), ("send", "a", 0), ("down member", "a", 0), ("up union", "a", 0)])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_shown_is_what_was_sent_and_not_taken_down(
    store: Store, walk: list[tuple[str, str, int]]
) -> None:
    source = f"s{len(store.catalogue().sources())}"
    apply(store, source)
    model = Model()
    desk = TakedownDesk(store.engine, MATCHER, "2026-02-01T00:00:00+00:00")
    for step, name, version in walk:
        take(store, source, desk, model, step, name, version)
        assert shown(store, source) == model.shown
    for one in takedowns(store.engine):
        desk.remove(one.target)
    assert shown(store, source) == model.titles


def take(
    store: Store, source: str, desk: TakedownDesk, model: Model, step: str, name: str, version: int
) -> None:
    title = f"{source} {name} {version}"
    if step == "send":
        apply(store, source, arrival(name, title))
        model.titles[name] = title
    elif step == "hide":
        apply(store, source, arrival(name, title, state="out_of_scope"))
        model.titles.pop(name, None)
    elif step == "withdraw":
        apply(store, source, Withdrawal(name))
        model.titles.pop(name, None)
    elif step == "round":
        run = apply(store, source, seen=(name,), begins=True)
        tour = Round(store.engine, store.source(source).id)
        while tour.withdraw_unseen(run, 1) is not None:
            pass
        tour.end()
        kept = {one for one in model.titles if one == name or model.is_down(one)}
        model.titles = {one: title for one, title in model.titles.items() if one in kept}
    else:
        _, kind = step.split()
        target = Target(name, source) if kind == "member" else Target(union_id(source, name))
        if step.startswith("down"):
            assert desk.add(target, "asked").fresh == ((name, kind) not in model.down)
            model.down.add((name, kind))
        elif (name, kind) in model.down:
            desk.remove(target)
            model.down.remove((name, kind))
        else:
            with pytest.raises(UnknownTakedown):
                desk.remove(target)
