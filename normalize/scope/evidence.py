"""What each part of a record says of the sea, in points."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from normalize.record import Classification, Place, Record
from normalize.scope.rules import ScopeRules
from normalize.scope.tables import ClassRule, Term
from normalize.scope.words import words_of

PLAIN = 6  # weight from which a term counts in a subdivision, and from which one against halves the rest
SECOND = 0.4  # what further finds count beside the first


class Evidence(NamedTuple):
    """Points for the sea, or below 0 against it, and the reasons for them."""

    points: float
    reasons: tuple[str, ...] = ()


NOTHING = Evidence(0.0)


def of_classes(rules: ScopeRules, numbers: Sequence[Classification]) -> Evidence:
    """The best class; where none speaks for the sea, the worst."""
    found = [rule for number in numbers if (rule := rules.classes.rule_for(number)) is not None]
    if not found:
        return NOTHING
    best = max(found, key=lambda rule: rule.weight)
    worst = min(found, key=lambda rule: rule.weight)
    if best.weight < 0:
        return Evidence(worst.weight, (_reason(worst),))
    against = worst.weight / 2 if worst.weight < 0 else 0.0
    return Evidence(best.weight + against, (_reason(best),))


def of_areas(rules: ScopeRules, places: Sequence[Place]) -> Evidence:
    """The geographic area codes (MARC 21 043, CNMARC 660): the one that says most for the sea, else against it."""
    found = [rule for place in places if place.code and (rule := rules.classes.area(place.code)) is not None]
    if not found:
        return NOTHING
    best = max(found, key=lambda rule: rule.weight)
    return Evidence(best.weight, (_reason(best),))


def of_text(rules: ScopeRules, texts: Iterable[str], name: str, weight: float, most: float) -> Evidence:
    """Series, abstract, contents: text around the title, times `weight` and at `most` so many points."""
    found = points_of(rules.texts.find(words_of(" ; ".join(texts))), name)
    return Evidence(max(-most, min(most, found.points * weight)), found.reasons)


def of_host(rules: ScopeRules, titles: Sequence[str], weight: float) -> Evidence:
    """The journal or book around an article. It speaks for the sea or not at all: "Marine and Freshwater Research"."""
    terms = rules.texts.find(words_of(" ; ".join(titles)))
    ahead = [term for term in terms if term.weight > 0]
    found = points_of(ahead, "host")
    return Evidence(found.points * (weight if len(ahead) == len(terms) else weight / 2), found.reasons)


def of_publisher(rules: ScopeRules, record: Record) -> Evidence:
    """Publishers who publish about the sea."""
    names = [
        name
        for imprint in record.imprints
        for name in (imprint.publisher, imprint.original.publisher if imprint.original else "")
        if name
    ]
    for term in rules.publishers.find(words_of(" ; ".join(names))):
        return Evidence(term.weight, (f'publisher "{term.term}"',))
    return NOTHING


def _reason(rule: ClassRule) -> str:
    """`LCC VK (navigation)`, `area ln (North Atlantic Ocean)`."""
    if rule.scheme == "area":
        return f"area {rule.number.lower()} ({rule.en})"
    return f"{rule.scheme.upper()} {rule.number} ({rule.en})"


def points_of(terms: list[Term], name: str) -> Evidence:
    """Running text of which these terms were found; `name` is what it is called in the reason."""
    points = sum_of(terms)
    if not points:
        return NOTHING
    telling = max(terms, key=lambda term: term.weight if points > 0 else -term.weight)
    return Evidence(points, (f'{name} "{telling.term}"',))


def sum_of(terms: list[Term]) -> float:
    """The strongest term for and the strongest against; further ones for count less, beside one against half."""
    if not terms:
        return 0.0
    weights = sorted({term.term: term.weight for term in terms}.values(), reverse=True)
    ahead = [weight for weight in weights if weight > 0]
    points = ahead[0] + SECOND * sum(ahead[1:3]) if ahead else 0.0
    behind = min(weights[-1], 0)
    return points / 2 + behind if behind <= -PLAIN else points + behind
