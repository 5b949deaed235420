"""Publications out of pairs: the surest pair first, and nobody joins whom one member rules out."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from catalog.matching.comparing import Verdict
from catalog.matching.points import Points


class Thresholds(msgspec.Struct, frozen=True):
    """Points from which two are one publication, from which a person is asked, and at which one element forbids it."""

    merge: int
    review: int
    veto: int

    def join(self, verdict: Verdict) -> bool:
        """Whether the two are one publication, seen alone."""
        return not verdict.stopped and verdict.total >= self.merge

    def bear(self, verdict: Verdict) -> bool:
        """Whether the two may come together through a third."""
        return not verdict.stopped and (verdict.total >= self.review or verdict.worst() > self.veto)


def thresholds_of(table: Mapping[tuple[str, str], Points]) -> Thresholds:
    """The thresholds as the table of points has them."""
    merge, review, veto = (table["threshold", name].points or 0 for name in ("merge", "review", "veto"))
    return Thresholds(merge, review, veto)


def complete_link(
    names: Sequence[tuple[str, str]], verdict: Callable[[int, int], Verdict], thresholds: Thresholds
) -> list[list[int]]:
    """Places of `names` in groups: a pair that joins brings two groups together if every pair across them bears it.

    Depends on the names and the points, not on their order.
    """
    order = sorted(range(len(names)), key=lambda place: names[place])
    verdicts = {(a, b): verdict(a, b) for place, a in enumerate(order) for b in order[place + 1 :]}
    pairs = sorted(
        (pair for pair, found in verdicts.items() if thresholds.join(found)),
        key=lambda pair: (-verdicts[pair].total, names[pair[0]], names[pair[1]]),
    )
    group = {place: [place] for place in order}
    for a, b in pairs:
        if group[a] is group[b]:
            continue
        across = (
            verdicts[x, y] if (x, y) in verdicts else verdicts[y, x] for x in group[a] for y in group[b]
        )
        if all(thresholds.bear(found) for found in across):
            joined = [*group[a], *group[b]]
            for place in joined:
                group[place] = joined
    groups = {id(members): members for members in group.values()}
    return [sorted(members, key=lambda place: names[place]) for members in groups.values()]
