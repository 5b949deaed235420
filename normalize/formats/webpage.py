"""A web page of a publication, by all that it says of itself.

Highwire's `citation_` counts before JSON-LD, that before Dublin Core, that before COinS, that before OpenGraph and the
plain names of HTML: for each element the first of them that has it speaks alone, but numbers and addresses are gathered
from all. PRECEDENCE says where an element goes another way.
"""

from collections.abc import Iterable, Iterator

from normalize.formats import coins, schemaorg
from normalize.formats.cuts import TEXT_STEPS
from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather
from normalize.formats.json_cuts import page_range
from normalize.formats.json_text import Object, items, object_of
from normalize.formats.jsonld import plain_names, resolved, types_of, works_in
from normalize.formats.mapping import load
from normalize.formats.webpage_kind import PUBLICATIONS, TITLE_OF_PAGE, is_publication, meta_of
from normalize.problem import Problem

Said = dict[str, list[Statement]]

ORDER = ("citation", "jsonld", "dc", "coins", "plain")
ALL = "all"
# Element -> the sources in the order in which they are asked, or ALL of them.
PRECEDENCE: dict[str, tuple[str, ...] | str] = {
    "abstract": ("jsonld", "dc", "citation", "plain", "coins"),
    "identifier": ALL,
    "host_identifier": ALL,
    "language": ("citation", "dc", "jsonld", "coins", "plain"),
    "link": ("citation", "jsonld", "dc", "coins"),
    "rights": ("dc", "jsonld", "citation", "coins", "plain"),
    "type": ("citation", "dc", "jsonld", "coins", "plain"),
}
_SPELLINGS = {
    "bepress_citation_": "citation_",
    "dc:": "dc.",
    "dcterms:": "dcterms.",
    "prism:": "prism.",
    "wkhealth_": "citation_",
}
_KINDS = (
    ("citation_dissertation_institution", "thesis"),
    ("citation_technical_report_institution", "report"),
    ("citation_technical_report_number", "report"),
    ("citation_conference_title", "conference paper"),
    ("citation_conference", "conference paper"),
    ("citation_inbook_title", "chapter"),
    ("citation_patent_number", "patent"),
    ("citation_journal_title", "article"),
    ("citation_isbn", "book"),
)


def read(data: bytes) -> Description:
    """Read one page; one that is no publication gives an empty description with a problem."""
    page, problems = object_of(data)
    if page is None:
        return Description((), "", problems)
    url = str(page.get("url") or "")
    if not is_publication(page):
        fault = Problem("no_publication", "the page describes no publication", "", url[:100])
        return Description((), url, (*problems, fault))
    chosen = list(_chosen(_sources(page)))
    if url.startswith("http"):
        chosen.append(Statement("link", url, "resource"))
    if not any(each.element == "language" for each in chosen):
        chosen.append(Statement("language", str(page.get("language") or "")))
    return gather(chosen, url, problems)


def _sources(page: Object) -> dict[str, Said]:
    """What each source says, by element."""
    found: dict[str, list[Statement]] = {name: [] for name in ORDER}
    for source, statement in _from_meta(page):
        found[source].append(statement)
    found["jsonld"] = list(_from_jsonld(page))
    contexts = [text for text in items(page.get("coins")) if isinstance(text, str)]
    found["coins"] = list(coins.statements(contexts[0])) if len(contexts) == 1 else []
    return {source: _by_element(statements) for source, statements in found.items()}


def _chosen(sources: dict[str, Said]) -> Iterator[Statement]:
    elements = dict.fromkeys(element for source in ORDER for element in sources[source])
    for element in elements:
        order = PRECEDENCE.get(element, ORDER)
        speaking = [
            sources[source][element]
            for source in (ORDER if order == ALL else order)
            if element in sources[source]
        ]
        for statements in speaking if order == ALL else speaking[:1]:
            yield from statements


def _by_element(statements: Iterable[Statement]) -> Said:
    said: Said = {}
    for statement in statements:
        if statement.value.strip():
            said.setdefault(statement.element, []).append(statement)
    return said


def _from_meta(page: Object) -> Iterator[tuple[str, Statement]]:
    pairs = [(_spelt(name), content) for name, content in meta_of(page)]
    if any(name == TITLE_OF_PAGE for name, _ in pairs):
        # Where a title had to be taken from the page, its description is that of the site.
        pairs = [pair for pair in pairs if pair[0] != "description"]
    for name, content in pairs:
        for rule in _TABLE.rules_of(name, "") or ():
            for statement in _TABLE.apply(rule, content):
                yield _source_of(name), statement
    values = dict(reversed(pairs))
    for statement in page_range(values, "citation_firstpage", "citation_lastpage"):
        yield "citation", statement
    yield "citation", Statement("type", next((kind for name, kind in _KINDS if name in values), ""))


def _spelt(name: str) -> str:
    lower = name.lower()
    for start, ours in _SPELLINGS.items():
        if lower.startswith(start):
            return ours + lower[len(start) :]
    return lower


def _source_of(name: str) -> str:
    if name.startswith(("citation_", "eprints.", "prism.")):
        return "citation"
    return "dc" if name.startswith(("dc.", "dcterms.")) else "plain"


def _from_jsonld(page: Object) -> Iterator[Statement]:
    """The first publication in the page's JSON-LD, else the first other work."""
    document = plain_names(page.get("jsonld"))
    works = list(works_in(document))
    best = next((work for work in works if PUBLICATIONS.intersection(types_of(work))), None)
    for work in (best or next(iter(works), None),):
        if work is not None:
            yield from schemaorg.statements(resolved(work, document))


_TABLE = load("webpage", TEXT_STEPS)
