"""Publications out of pairs."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.matching.clustering import Thresholds, complete_link
from catalog.matching.comparing import Finding, Verdict

THRESHOLDS = Thresholds(merge=90, review=60, veto=-35)
NAMES = [("lc", "1"), ("lc", "2"), ("sz", "1"), ("sz", "2"), ("xm", "1")]
POINTS = st.one_of(st.none(), st.integers(min_value=-50, max_value=180))


def verdict(points: int | None) -> Verdict:
    return Verdict((Finding("title", "agrees", points),))


def clusters(
    names: list[tuple[str, str]], points: dict[frozenset[tuple[str, str]], int | None]
) -> list[list[str]]:
    places = complete_link(
        names, lambda a, b: verdict(points.get(frozenset((names[a], names[b])), 0)), THRESHOLDS
    )
    return sorted(["/".join(names[place]) for place in group] for group in places)


def test_nobody_joins_whom_one_member_rules_out() -> None:
    chain = {frozenset(NAMES[:2]): 150, frozenset(NAMES[1:3]): 100, frozenset((NAMES[0], NAMES[2])): None}
    assert clusters(NAMES[:3], chain) == [["lc/1", "lc/2"], ["sz/1"]]


def test_a_weak_pair_inside_is_no_hindrance() -> None:
    chain = {frozenset(NAMES[:2]): 150, frozenset(NAMES[1:3]): 100, frozenset((NAMES[0], NAMES[2])): -20}
    assert clusters(NAMES[:3], chain) == [["lc/1", "lc/2", "sz/1"]]


def test_one_element_that_speaks_against_it_keeps_two_apart() -> None:
    chain = {frozenset(NAMES[:2]): 150, frozenset(NAMES[1:3]): 100, frozenset((NAMES[0], NAMES[2])): -35}
    assert clusters(NAMES[:3], chain) == [["lc/1", "lc/2"], ["sz/1"]]


def test_the_surest_pair_comes_first() -> None:
    rivals = {frozenset(NAMES[:2]): 100, frozenset(NAMES[1:3]): 150, frozenset((NAMES[0], NAMES[2])): None}
    assert clusters(NAMES[:3], rivals) == [["lc/1"], ["lc/2", "sz/1"]]


@given(st.lists(POINTS, min_size=10, max_size=10), st.permutations(NAMES))
def test_the_order_of_arrival_makes_no_difference(
    points: list[int | None], names: list[tuple[str, str]]
) -> None:
    pairs = [frozenset((a, b)) for place, a in enumerate(NAMES) for b in NAMES[place + 1 :]]
    found = dict(zip(pairs, points, strict=True))
    assert clusters(names, found) == clusters(NAMES, found)
    assert sorted(name for group in clusters(names, found) for name in group) == sorted(map("/".join, NAMES))
