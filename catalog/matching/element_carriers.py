"""Of what kind a publication is, and on what it is published."""

from catalog.matching.traits import Traits

MONOGRAPHS = frozenset({"book", "conference", "report", "thesis", "manuscript", "standard", "other"})
FAMILIES = (MONOGRAPHS, frozenset({"chart", "map"}), frozenset({"serial", "newspaper"}))


def carrier(one: Traits, other: Traits) -> str | None:
    """Print and electronic are two publications; an article is one wherever it is read."""
    if one.type == "article" or "other" in (one.carrier, other.carrier):
        return None
    return None if one.carrier == other.carrier else "differs"


def type_of_record(one: Traits, other: Traits) -> str | None:
    """A book and a conference are near; a serial and a book are not."""
    if one.type == other.type:
        return None
    return "near" if any({one.type, other.type} <= family for family in FAMILIES) else "differs"
