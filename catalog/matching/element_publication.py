"""Edition, imprint and extent."""

from catalog.matching.extents import pages_agree
from catalog.matching.traits import CONTINUING, Traits

_ANY_LANGUAGE = frozenset({"und", "mul", "zxx"})
_SHORTEST_PREFIX = 2


def _editions(one: Traits, other: Traits) -> bool:
    """Whether both are of a kind that has editions and a fixed extent."""
    return not {one.type, other.type} & (CONTINUING | {"article"})


def edition(one: Traits, other: Traits) -> str | None:
    """No statement is the first edition."""
    if not _editions(one, other):
        return None
    here, there = one.edition, other.edition
    if here.year and there.year and here.year != there.year:
        return "differs"
    if (here.number or 1) != (there.number or 1) and not _revised_for_number(one, other):
        return "differs" if here.stated and there.stated else "unstated"
    if here.words and there.words and here.words != there.words:
        return "named"
    if here.revised != there.revised and (here.number or 1) == (there.number or 1) == 1:
        return "revised"
    return "agrees"


def _revised_for_number(one: Traits, other: Traits) -> bool:
    """A revised edition without a number may be the second."""
    here, there = one.edition, other.edition
    return (here.revised and not here.number and there.number == 2) or (
        there.revised and not there.number and here.number == 2
    )


def kind(one: Traits, other: Traits) -> str | None:
    """Of which kind an old book is: woodblock, lithograph, manuscript."""
    here, there = one.edition.kind, other.edition.kind
    return "differs" if here and there and here != there else None


def publisher(one: Traits, other: Traits) -> str | None:
    """Short and full names agree."""
    if "article" in (one.type, other.type) or not one.publishers or not other.publishers:
        return None
    pairs = [(a, b) for a in one.publishers for b in other.publishers]
    if any(a == b or _short_for(a, b) or _short_for(b, a) for a, b in pairs):
        return "agrees"
    return "differs" if any(a.isascii() == b.isascii() for a, b in pairs) else None


def _short_for(short: str, name: str) -> bool:
    return len(short) >= _SHORTEST_PREFIX and (name.startswith(short) or name.endswith(short))


def year(one: Traits, other: Traits) -> str | None:
    """Of serials only a first year that agrees says something."""
    if {one.type, other.type} & CONTINUING:
        return "agrees" if one.first is not None and one.first == other.first else None
    if one.first is None or other.first is None:
        return None
    gap = max(one.first, other.first) - min(one.last or one.first, other.last or other.first)
    if gap <= 0:
        return "agrees"
    return "near" if gap == 1 else "differs"


def extent(one: Traits, other: Traits) -> str | None:
    """Pages, or volumes where no pages are told."""
    if not _editions(one, other):
        return None
    here, there = one.extent, other.extent
    if here.all_pages and there.all_pages:
        return "agrees" if pages_agree(here, there) else "differs"
    if here.volumes and there.volumes:
        return "agrees" if here.volumes == there.volumes else "differs"
    return None


def language(one: Traits, other: Traits) -> str | None:
    """Two languages are two publications, or a slip in one of the codes."""
    here, there = one.languages - _ANY_LANGUAGE, other.languages - _ANY_LANGUAGE
    return "differs" if here and there and not here & there else None
