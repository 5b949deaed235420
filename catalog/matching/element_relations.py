"""Where an article stands."""

from catalog.matching.title_comparing import alike
from catalog.matching.traits import Traits


def host(one: Traits, other: Traits) -> str | None:
    """The journal or book by name or number."""
    if not one.host or not other.host:
        return None
    same = one.host & other.host or any(alike(a, b) for a in one.host for b in other.host)
    return "agrees" if same else "differs"


def pages(one: Traits, other: Traits) -> str | None:
    """Volume, issue and first page, as far as both say them."""
    both = [(a, b) for a, b in zip(one.place_in_host, other.place_in_host, strict=True) if a and b]
    if not both:
        return None
    if all(a == b for a, b in both):
        return "agrees" if one.place_in_host[2] and other.place_in_host[2] else None
    return "differs"
