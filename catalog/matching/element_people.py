"""Who made it."""

import re

from catalog.matching.traits import Traits

_HAN = re.compile(r"[\u3400-\u9fff]")


def author(one: Traits, other: Traits) -> str | None:
    """One maker in common is enough: libraries leave out translators, editors and the third author."""
    if one.names & other.names:
        return "agrees"
    if _told(one, other) or _told(other, one):
        return "agrees"
    if one.initials & other.initials:
        return "similar"
    if not one.names or not other.names or not _share_a_script(one, other):
        return None
    return "differs"


def _told(one: Traits, other: Traits) -> bool:
    """Whether the other's statement of responsibility names a maker."""
    return any(
        len(name) >= (2 if _HAN.match(name) else 6) and name in other.responsibility for name in one.names
    )


def _share_a_script(one: Traits, other: Traits) -> bool:
    return not _scripts(one).isdisjoint(_scripts(other))


def _scripts(traits: Traits) -> set[bool]:
    return {_HAN.search(name) is not None for name in traits.names}
