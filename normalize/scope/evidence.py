"""What each part of a record says of the sea, in points."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from normalize.record import Classification, Record, Subject, Title
from normalize.scope.languages import ENGLISH, ROMANIZED, guessed
from normalize.scope.rules import ScopeRules
from normalize.scope.tables import Term
from normalize.scope.words import words_of

REMEMBERED = 50_000  # headings; a catalogue uses the same ones again and again
TITLES = frozenset(("main", "parallel", "variant", "key", "translated"))
PLAIN = 6  # weight from which a term counts in a subdivision
PARALLEL = " = "
SECOND = 0.4  # what further finds count beside the first


class Evidence(NamedTuple):
    """Points and the reasons for them."""

    points: float
    reasons: tuple[str, ...] = ()


NOTHING = Evidence(0.0)
Languages = frozenset[str]
_headings: dict[tuple[str, str, tuple[str, ...], Languages], Evidence] = {}


def of_classes(rules: ScopeRules, numbers: Sequence[Classification]) -> Evidence:
    """The best class; where none speaks for the sea, the worst."""
    found = [rule for number in numbers if (rule := rules.classes.rule_for(number)) is not None]
    if not found:
        return NOTHING
    best = max(found, key=lambda rule: rule.weight)
    worst = min(found, key=lambda rule: rule.weight)
    if best.weight < 0:
        return Evidence(worst.weight)
    against = worst.weight / 2 if worst.weight < 0 else 0.0
    return Evidence(best.weight + against, (f"{best.scheme.upper()} {best.number} ({best.en})",))


def of_headings(rules: ScopeRules, subjects: Sequence[Subject], languages: Languages) -> Evidence:
    """All subject headings, in English or a language of the record; the first that speaks for the sea counts most."""
    spoken = ENGLISH | languages
    found: list[Evidence] = []
    for subject in subjects:
        key = (rules.version, subject.kind, subject.parts, spoken)
        known = _headings.get(key)
        if known is None:
            known = _heading(rules, subject, spoken)
            if len(_headings) >= REMEMBERED:
                _headings.clear()
            _headings[key] = known
        if known.points:
            found.append(known)
        elif subject.original:
            found.append(_heading(rules, Subject(subject.original, subject.kind), spoken))
    return _together(found) if found else NOTHING


def of_title(rules: ScopeRules, record: Record, languages: Languages, weight: float) -> Evidence:
    """The title that says most, in all its scripts, times `weight`. `languages`: empty where they are unknown."""
    found = NOTHING
    for title in record.titles:
        if title.kind not in TITLES:
            continue
        points = _points(_terms_of_title(rules, title, languages), "title")
        if abs(points.points) > abs(found.points):
            found = points
    return Evidence(found.points * weight, found.reasons)


def _terms_of_title(rules: ScopeRules, title: Title, languages: Languages) -> list[Term]:
    text = f"{title.value} ; {title.subtitle} ; {title.part_name}"
    words = words_of(text)
    spoken = languages or guessed(words.latin)
    if PARALLEL in text:
        spoken |= ENGLISH
    if title.original is None:
        return rules.texts.find(words, spoken)
    own = title.original
    return rules.texts.find(words, spoken - ROMANIZED) + rules.texts.find(
        words_of(f"{own.value} ; {own.subtitle} ; {own.part_name}")
    )


def of_text(rules: ScopeRules, texts: Iterable[str], name: str, weight: float, most: float) -> Evidence:
    """Series, host, abstract, contents: text around the title, times `weight` and at `most` so many points."""
    found = _points(rules.texts.find(words_of(" ; ".join(texts))), name)
    return Evidence(max(-most, min(most, found.points * weight)), found.reasons)


def of_host(rules: ScopeRules, titles: Sequence[str], weight: float) -> Evidence:
    """The journal or book around an article. It speaks for the sea or not at all: "Marine and Freshwater Research"."""
    terms = rules.texts.find(words_of(" ; ".join(titles)))
    ahead = [term for term in terms if term.weight > 0]
    found = _points(ahead, "host")
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


def _heading(rules: ScopeRules, subject: Subject, languages: Languages) -> Evidence:
    """One heading: its main part by what kind of name it is, its subdivisions only where they are plain."""
    main, *subdivisions = subject.parts
    terms = [term for term in rules.headings.find(words_of(main), languages) if _speaks(term, subject.kind)]
    for subdivision in subdivisions:
        terms += _terms_of_subdivision(rules, subdivision, languages)
    points = _sum(terms)
    return Evidence(points, (f'subject "{"--".join(subject.parts)}"',)) if points else NOTHING


def _terms_of_subdivision(rules: ScopeRules, subdivision: str, languages: Languages) -> list[Term]:
    """Only what begins it, so that no place counts for its name (Sag Harbor), and names of seas."""
    words = words_of(subdivision)
    found = rules.headings.find(words, languages)
    first = words_of(found[0].term).latin[:1] if found else []
    return [
        term
        for at, term in enumerate(found)
        if abs(term.weight) >= PLAIN
        and (term.kind == "place" or (at == 0 and first == words.latin[:1] and term.kind != "person"))
    ]


def _speaks(term: Term, kind: str) -> bool:
    """Tell whether a term means the sea in the main part of such a heading."""
    if kind == "person":
        return term.kind == "person"
    if kind == "place":
        return term.kind in ("place", "against") or term.term in ("sea", "ocean", "seas")
    return kind != "title" and term.kind != "person"


def _points(terms: list[Term], name: str) -> Evidence:
    """Running text."""
    points = _sum(terms)
    if not points:
        return NOTHING
    return Evidence(points, (f'{name} "{max(terms, key=lambda term: term.weight).term}"',))


def _sum(terms: list[Term]) -> float:
    """The strongest term for and the strongest against; further ones for count less, beside one against half."""
    if not terms:
        return 0.0
    weights = sorted({term.term: term.weight for term in terms}.values(), reverse=True)
    ahead = [weight for weight in weights if weight > 0]
    points = ahead[0] + SECOND * sum(ahead[1:3]) if ahead else 0.0
    behind = min(weights[-1], 0)
    return points / 2 + behind if behind <= -PLAIN else points + behind


def _together(found: list[Evidence]) -> Evidence:
    ahead = sorted((known for known in found if known.points > 0), reverse=True)
    behind = min((known.points for known in found if known.points < 0), default=0.0)
    if not ahead:
        return Evidence(behind)
    points = ahead[0].points + SECOND * sum(known.points for known in ahead[1:3])
    return Evidence(points + behind, tuple(reason for known in ahead[:2] for reason in known.reasons))
