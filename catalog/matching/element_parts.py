"""Which part of a whole each describes: volumes, yearbooks, conferences, companions."""

from catalog.matching.extents import pages_agree
from catalog.matching.title_comparing import alike
from catalog.matching.traits import CONTINUING, Traits


def volume(one: Traits, other: Traits) -> str | None:
    """`last` (下) is the second of two or the third of three. A whole has more pages than its part."""
    if one.volume == other.volume:
        return None
    if not one.volume or not other.volume:
        same = one.extent.pages and other.extent.pages and pages_agree(one.extent, other.extent)
        return "unstated" if same else "whole"
    if len(one.volume) == len(other.volume) and all(map(_may_be_one, one.volume, other.volume)):
        return None
    return "differs"


def _may_be_one(here: str, there: str) -> bool:
    return here == there or (("last" in (here, there)) and {here, there} & {"2", "3"} != set())


def part(one: Traits, other: Traits) -> str | None:
    """Names of parts differ where none is like another, and no title of the other says it."""
    if not one.part_names and not other.part_names:
        return None
    if one.part_names and other.part_names:
        same = any(a == b or alike(a, b) for a in one.part_names for b in other.part_names)
        return None if same else "differs"
    if one.volume and one.volume == other.volume:
        return None
    names, titles = (one.part_names, other) if one.part_names else (other.part_names, one)
    told = any(name in form.full for name in names for form in titles.titles)
    return None if told else "unstated"


def companion(one: Traits, other: Traits) -> str | None:
    """A sequel, supplement, index, atlas or workbook is none of the book that it goes with."""
    return None if one.companions == other.companions else "differs"


def years(one: Traits, other: Traits) -> str | None:
    """Years in titles; a title without one may leave out what its imprint says."""
    if {one.type, other.type} & CONTINUING or one.years == other.years:
        return None
    if one.years and other.years:
        return None if set(one.years) & set(other.years) else "differs"
    return "unstated"


def session(one: Traits, other: Traits) -> str | None:
    """Which conference of a series."""
    return "differs" if one.session and other.session and one.session != other.session else None
