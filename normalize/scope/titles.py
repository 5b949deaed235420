"""What titles say of the sea."""

from normalize.record import Record, Title
from normalize.scope.evidence import NOTHING, Evidence, points_of
from normalize.scope.languages import ENGLISH, ROMANIZED, guessed
from normalize.scope.rules import ScopeRules
from normalize.scope.tables import Term
from normalize.scope.words import Words, words_of

TITLES = frozenset(("main", "parallel", "variant", "key", "translated"))
PARALLEL = " = "
ARTICLES = frozenset(b"the a an le la les das der die el los las il lo de het".split())
LONGEST_TERM = 4  # words
LONGEST_WHOLE = 50  # letters of a title that may be nothing but a term
Languages = frozenset[str]


def of_title(rules: ScopeRules, record: Record, languages: Languages, weight: float) -> Evidence:
    """The title that says most, in all its scripts, times `weight`. `languages`: empty where they are unknown."""
    found = NOTHING
    for title in record.titles:
        if title.kind not in TITLES:
            continue
        points = points_of(_terms(rules, title, languages), "title")
        if abs(points.points) > abs(found.points):
            found = points
    return Evidence(found.points * weight, found.reasons)


def _terms(rules: ScopeRules, title: Title, languages: Languages) -> list[Term]:
    text = f"{title.value} ; {title.subtitle} ; {title.part_name}"
    words = words_of(text)
    spoken = languages or guessed(words.latin)
    if PARALLEL in text:
        spoken |= ENGLISH
    whole = _whole(rules, title.value, spoken)
    if title.original is None:
        return rules.texts.find(words, spoken) + whole
    own = title.original
    own_words = words_of(f"{own.value} ; {own.subtitle} ; {own.part_name}")
    return rules.texts.find(words, spoken - ROMANIZED) + rules.texts.find(own_words) + whole


def _whole(rules: ScopeRules, value: str, spoken: Languages) -> list[Term]:
    """A title that is nothing but one term, an article aside, counts as that term does in headings: "Crabs"."""
    if len(value) > LONGEST_WHOLE:
        return []
    latin = words_of(value).latin
    if latin and latin[0] in ARTICLES:
        latin = latin[1:]
    if not 0 < len(latin) <= LONGEST_TERM:
        return []
    return [
        term
        for term in rules.headings.find(Words(latin, ""), spoken)
        if term.kind not in ("person", "not") and len(words_of(term.term).latin) == len(latin)
    ]
