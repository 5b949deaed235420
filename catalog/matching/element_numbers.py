"""Standard numbers: one that agrees is strong, one that differs is weak, since publishers give several."""

from collections.abc import Callable

from catalog.matching.traits import Traits

# Of these a publication has one, so that another one says something.
_SINGLE = ("lccn", "doi", "csbn", "issn")
_AGREE_ONLY = ("oclc", "cn")


def isbn(one: Traits, other: Traits) -> str | None:
    """A misprinted digit makes two numbers similar."""
    here, there = one.numbers.get("isbn", frozenset()), other.numbers.get("isbn", frozenset())
    if here & there:
        return "agrees"
    every_here = here | one.doubtful.get("isbn", frozenset())
    every_there = there | other.doubtful.get("isbn", frozenset())
    if any(_one_digit_off(a, b) for a in every_here for b in every_there):
        return "similar"
    return "differs" if here and there else None


def _one_digit_off(one: str, other: str) -> bool:
    """Also where the check digit follows the misprint; two numbers of a publisher in a row are no misprint."""
    if one == other:
        return True
    if len(one) != len(other):
        return False
    off = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(off) == 1


def _of(scheme: str, *, single: bool) -> Callable[[Traits, Traits], str | None]:
    def outcome(one: Traits, other: Traits) -> str | None:
        here, there = one.numbers.get(scheme), other.numbers.get(scheme)
        if not here or not there:
            return None
        if here & there:
            return "agrees"
        return "differs" if single else None

    return outcome


NUMBER_ELEMENTS = (
    ("isbn", isbn),
    *((scheme, _of(scheme, single=True)) for scheme in _SINGLE),
    *((scheme, _of(scheme, single=False)) for scheme in _AGREE_ONLY),
)
