"""What subject headings say of the sea."""

from collections.abc import Sequence

from normalize.record import Subject
from normalize.scope.evidence import NOTHING, PLAIN, SECOND, Evidence, sum_of
from normalize.scope.languages import ENGLISH
from normalize.scope.rules import ScopeRules
from normalize.scope.tables import Term
from normalize.scope.words import Words, words_of

REMEMBERED = 50_000  # headings; a catalogue uses the same ones again and again
REGION, ESTUARY = b"region", b"estuary"
MANY, FIRST = 3, 2
LITERARY = frozenset(
    ("Fiction", "Juvenile fiction", "Poetry", "Juvenile poetry", "Drama", "In literature", "Birthplace")
)
IN_LITERATURE = 0.7
INVENTED = b"fictitious"
"""A seafarer in novels and poems is no whole subject; one who was invented for them is."""
ASIDE = 0.8  # what one heading counts that stands alone behind the first of many
Languages = frozenset[str]
_known: dict[tuple[str, str, tuple[str, ...], Languages], Evidence] = {}


def of_headings(rules: ScopeRules, subjects: Sequence[Subject], languages: Languages) -> Evidence:
    """All subject headings, in English or a language of the record; the first that speaks for the sea counts most."""
    spoken = ENGLISH | languages
    found: list[Evidence] = []
    place = 0
    for at, subject in enumerate(subjects):
        evidence = _remembered(rules, subject, spoken)
        if not evidence.points and subject.original:
            evidence = _heading(rules, Subject(subject.original, subject.kind), spoken)
        if evidence.points:
            place = place or at
            found.append(evidence)
    if not found:
        return NOTHING
    together = _together(found)
    if len(found) == 1 and place >= FIRST and len(subjects) >= MANY and together.points > 0:
        return Evidence(together.points * ASIDE, together.reasons)
    return together


def _remembered(rules: ScopeRules, subject: Subject, languages: Languages) -> Evidence:
    key = (rules.version, subject.kind, subject.parts, languages)
    known = _known.get(key)
    if known is None:
        known = _heading(rules, subject, languages)
        if len(_known) >= REMEMBERED:
            _known.clear()
        _known[key] = known
    return known


def _heading(rules: ScopeRules, subject: Subject, languages: Languages) -> Evidence:
    """One heading: its main part by what kind of name it is, its subdivisions only where they are plain."""
    main, *subdivisions = subject.parts
    words = words_of(main)
    terms = [term for term in rules.headings.find(words, languages) if _speaks(term, subject.kind)]
    terms = _of_seas(terms, words)
    for subdivision in subdivisions:
        terms += _terms_of_subdivision(rules, subdivision, languages)
    points = sum_of(terms)
    if subject.kind == "person" and LITERARY.intersection(subdivisions) and INVENTED not in words.latin:
        points *= IN_LITERATURE
    return Evidence(points, (f'subject "{"--".join(subject.parts)}"',)) if points else NOTHING


def _terms_of_subdivision(rules: ScopeRules, subdivision: str, languages: Languages) -> list[Term]:
    """Only what begins it, so that no place counts for its name (Sag Harbor), names of seas, and fresh water."""
    words = words_of(subdivision)
    found = rules.headings.find(words, languages)
    first = words_of(found[0].term).latin[:1] if found else []
    return _of_seas(
        [
            term
            for at, term in enumerate(found)
            if (term.weight <= -PLAIN and ESTUARY not in words.latin)
            or (
                term.weight >= PLAIN
                and (term.kind == "place" or (at == 0 and first == words.latin[:1] and term.kind != "person"))
            )
        ],
        words,
    )


def _of_seas(terms: list[Term], words: Words) -> list[Term]:
    """Without names of seas where the heading means the land around: "Marmara, Sea of, Region"."""
    if REGION not in words.latin:
        return terms
    return [term for term in terms if term.kind != "place"]


def _speaks(term: Term, kind: str) -> bool:
    """Tell whether a term means the sea in the main part of such a heading."""
    if kind == "person":
        return term.kind == "person"
    if kind == "place":
        return term.kind in ("place", "against") or term.term in ("sea", "ocean", "seas")
    return kind != "title" and term.kind != "person"


def _together(found: list[Evidence]) -> Evidence:
    ahead = sorted((known for known in found if known.points > 0), reverse=True)
    behind = min((known for known in found if known.points < 0), default=NOTHING)
    if not ahead:
        return behind
    points = ahead[0].points + SECOND * sum(known.points for known in ahead[1:3])
    if behind.points <= -PLAIN / 2:
        points /= 2  # one heading of fresh water means that the others are of it, too
    points += behind.points
    told = ahead[:2] if points > 0 else [behind]
    return Evidence(points, tuple(reason for known in told for reason in known.reasons))
