"""Two descriptions compared, element by element, with points that a cataloguer can follow."""

from collections.abc import Mapping

import msgspec

from catalog.matching.elements import ELEMENTS
from catalog.matching.points import Points
from catalog.matching.traits import Traits


class Finding(msgspec.Struct, frozen=True):
    """What one element says. `points` None: it stops whatever the others say."""

    element: str
    outcome: str
    points: int | None


class Verdict(msgspec.Struct, frozen=True):
    """All findings about a pair, and what they come to."""

    findings: tuple[Finding, ...]

    @property
    def total(self) -> int:
        return sum(one.points or 0 for one in self.findings)

    @property
    def stopped(self) -> bool:
        return any(one.points is None for one in self.findings)

    def worst(self) -> int:
        """The fewest points that one element gives."""
        return min((one.points for one in self.findings if one.points is not None), default=0)


def compare(one: Traits, other: Traits, table: Mapping[tuple[str, str], Points]) -> Verdict:
    """Weigh two descriptions; the order of the two makes no difference."""
    found = []
    for element, outcome_of in ELEMENTS:
        outcome = outcome_of(one, other)
        if outcome is not None and (points := table.get((element, outcome))) is not None:
            found.append(Finding(element, outcome, points.points))
    return Verdict(tuple(found))
