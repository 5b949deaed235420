"""Whether a record is marine literature."""

from normalize.record import Record
from normalize.scope.classes import is_class
from normalize.scope.evidence import (
    NOTHING,
    Evidence,
    of_areas,
    of_classes,
    of_host,
    of_publisher,
    of_text,
)
from normalize.scope.headings import of_headings
from normalize.scope.languages import foreign, languages_of
from normalize.scope.rules import PACKAGED, ScopeRules
from normalize.scope.titles import of_title
from normalize.scope.verdict import Verdict
from normalize.scope.words import words_of

ENOUGH = 10  # points
MOST_AROUND = 4  # points for series, and for running text
BESIDE_HEADINGS = 0.8  # what a title counts where there are headings, too
BESIDE_CLASSES = 1.2  # where there are classes alone
ALONE = 1.7  # and where there is neither; also the title of the journal or book in which an article stands


def judge(record: Record, rules: ScopeRules = PACKAGED) -> Verdict:
    """Judge by class numbers, subject headings, titles, and what stands around them."""
    found = evidence_of(record, rules)
    points = sum(evidence.points for evidence in found)
    strongest = sorted((evidence for evidence in found if evidence.points > 0), reverse=True)
    return Verdict(
        points >= ENOUGH, round(points), tuple(reason for known in strongest for reason in known.reasons)
    )


def evidence_of(record: Record, rules: ScopeRules) -> list[Evidence]:
    """Everything in the record that speaks for or against the sea; what says nothing may stand there, too."""
    found = [of_classes(rules, record.classifications)] if record.classifications else [NOTHING]
    languages = languages_of(record.languages)
    if found[0].points > 0 or rules.traces.in_text(words_of(_text_of(record)), foreign(languages)):
        found.append(of_headings(rules, record.subjects, languages))
        found.append(of_title(rules, record, languages, _weight_of_title(record)))
    hosts = [relation.title for relation in record.relations if relation.kind == "host" and relation.title]
    if hosts:
        found.append(of_host(rules, hosts, ALONE))
    if record.type == "chart":
        found.append(Evidence(12, ("nautical chart",)))
    points = sum(evidence.points for evidence in found)
    if 0 < points < ENOUGH:
        found += _around(rules, record, points)
    return found


def _weight_of_title(record: Record) -> float:
    if record.subjects:
        return BESIDE_HEADINGS
    return BESIDE_CLASSES if any(is_class(number) for number in record.classifications) else ALONE


def _text_of(record: Record) -> str:
    """Titles and headings in one text, to see at once that most records have no word of the sea."""
    words = [part for subject in record.subjects for part in (*subject.parts, *subject.original)]
    for title in record.titles:
        words += (title.value, title.subtitle, title.part_name)
        if title.original is not None:
            words += (title.original.value, title.original.subtitle, title.original.part_name)
    return " ; ".join(words)


def _around(rules: ScopeRules, record: Record, points: float) -> list[Evidence]:
    """What is looked at only where the rest leaves it open; running text, where it may still decide."""
    found = [of_publisher(rules, record), of_areas(rules, record.places)]
    series = [relation.title for relation in record.relations if relation.kind == "series" and relation.title]
    if series:
        found.append(of_text(rules, series, "series", 0.4, MOST_AROUND))
    if points + sum(evidence.points for evidence in found) < ENOUGH - MOST_AROUND:
        return found
    texts = [*record.abstracts, *record.contents, *(note.value for note in record.notes)]
    if texts:
        found.append(of_text(rules, texts, "text", 0.3, MOST_AROUND))
    return found
