"""What tells two charts apart beside their titles: number, scale, frame."""

from catalog.matching.traits import CHARTS, Traits
from normalize.record import BoundingBox

_SAME_FRAME = 0.8


def chart(one: Traits, other: Traits) -> str | None:
    """The number that its publisher gave it."""
    here, there = one.numbers.get("chart"), other.numbers.get("chart")
    if not here or not there:
        return None
    return "agrees" if here & there else "differs"


def scale(one: Traits, other: Traits) -> str | None:
    """The same waters at another scale are another chart."""
    if one.scale is None or other.scale is None or not {one.type, other.type} <= CHARTS:
        return None
    return None if one.scale == other.scale else "differs"


def frame(one: Traits, other: Traits) -> str | None:
    """Frames agree that overlap but for the rounding of their corners."""
    if one.box is None or other.box is None or not {one.type, other.type} <= CHARTS:
        return None
    overlap = _overlap(one.box, other.box)
    if overlap >= _SAME_FRAME:
        return "agrees"
    return "differs" if overlap == 0 else None


def _overlap(one: BoundingBox, other: BoundingBox) -> float:
    """The share of the common area in the whole that both cover."""
    wide = _shared(one.west, _east(one), other.west, _east(other))
    high = _shared(one.south, one.north, other.south, other.north)
    both = _area(one) + _area(other) - wide * high
    if both <= 0:
        return 1.0 if one == other else 0.0
    return wide * high / both


def _shared(low: float, high: float, other_low: float, other_high: float) -> float:
    return max(0.0, min(high, other_high) - max(low, other_low))


def _area(box: BoundingBox) -> float:
    return (_east(box) - box.west) * (box.north - box.south)


def _east(box: BoundingBox) -> float:
    return box.east + 360 if box.east < box.west else box.east
