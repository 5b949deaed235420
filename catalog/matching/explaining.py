"""Why two descriptions are one publication, or are not: each element with its points and what the two say."""

from collections.abc import Callable, Mapping

import msgspec

from catalog.matching.clustering import thresholds_of
from catalog.matching.comparing import Verdict, compare
from catalog.matching.points import Points
from catalog.matching.traits import Traits, traits_of
from normalize.record import Record


class Reason(msgspec.Struct, frozen=True):
    """One element. `points` None: it stops. `one` and `other` are what the two say, folded as they were compared."""

    element: str
    outcome: str
    points: int | None
    zh: str
    en: str
    one: str = ""
    other: str = ""


class Explanation(msgspec.Struct, frozen=True):
    """All reasons in the order in which they are weighed, and what they come to."""

    total: int
    stopped: bool
    same: bool
    merge: int
    review: int
    reasons: tuple[Reason, ...]


def explained(one: Record, other: Record, table: Mapping[tuple[str, str], Points]) -> Explanation:
    """Weigh two records and say why."""
    here, there = traits_of(one), traits_of(other)
    verdict = compare(here, there, table)
    thresholds = thresholds_of(table)
    return Explanation(
        total=verdict.total,
        stopped=verdict.stopped,
        same=thresholds.join(verdict),
        merge=thresholds.merge,
        review=thresholds.review,
        reasons=_reasons(verdict, here, there, table),
    )


def _reasons(
    verdict: Verdict, here: Traits, there: Traits, table: Mapping[tuple[str, str], Points]
) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            found.element,
            found.outcome,
            found.points,
            table[found.element, found.outcome].zh,
            table[found.element, found.outcome].en,
            *_said(found.element, found.outcome, here, there),
        )
        for found in verdict.findings
    )


def _said(element: str, outcome: str, here: Traits, there: Traits) -> tuple[str, str]:
    """What each says; of numbers that agree, the one they share."""
    if element in here.numbers or element in there.numbers:
        mine, yours = here.numbers.get(element, frozenset()), there.numbers.get(element, frozenset())
        shared = mine & yours if outcome == "agrees" else None
        return _listed(shared or mine), _listed(shared or yours)
    say = SAYINGS.get(element)
    return (say(here), say(there)) if say else ("", "")


def _listed(values: frozenset[str] | set[str] | tuple[str, ...]) -> str:
    return ", ".join(sorted(values))


def _edition(traits: Traits) -> str:
    found = traits.edition
    number = str(found.number) if found.number else ""
    return " ".join(
        word for word in (number, found.year, found.words, "revised" if found.revised else "") if word
    )


SAYINGS: dict[str, Callable[[Traits], str]] = {
    "title": lambda traits: " = ".join(form.full for form in traits.titles),
    "numbers": lambda traits: " = ".join(form.full for form in traits.titles),
    "author": lambda traits: _listed(traits.names),
    "publisher": lambda traits: _listed(traits.publishers),
    "year": lambda traits: str(traits.first or ""),
    "edition": _edition,
    "kind": lambda traits: traits.edition.kind,
    "extent": lambda traits: str(traits.extent.all_pages or f"{traits.extent.volumes} v."),
    "language": lambda traits: _listed(traits.languages),
    "volume": lambda traits: ".".join(traits.volume),
    "part": lambda traits: _listed(traits.part_names),
    "companion": lambda traits: _listed(traits.companions),
    "years": lambda traits: _listed(traits.years),
    "session": lambda traits: traits.session,
    "carrier": lambda traits: traits.carrier,
    "type": lambda traits: traits.type,
    "scale": lambda traits: str(traits.scale or ""),
    "host": lambda traits: _listed(traits.host),
    "pages": lambda traits: " ".join(place for place in traits.place_in_host if place),
}
