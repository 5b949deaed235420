"""Whether a web page is that of one publication, by what it says of itself."""

from collections.abc import Iterable, Iterator, Mapping

from normalize.values.identifiers import find_doi

_CITATION_TITLES = frozenset(("citation_title", "bepress_citation_title", "eprints.title", "wkhealth_title"))
_DC_TITLES = frozenset(("dc.title", "dcterms.title"))
# What stands beside the title of a publication. A page about anything has a title and often a language and a format.
_DC_PROOFS = (
    "creator",
    "contributor",
    "date",
    "issued",
    "identifier",
    "publisher",
    "source",
    "bibliographiccitation",
)
_PROOFS_WANTED = 2
_OPEN_GRAPH_BOOK = frozenset(("book", "books.book"))
_PREFIXES = ("schema:", "http://schema.org/", "https://schema.org/")
_DEEPEST = 6

TITLE_OF_PAGE = "html:title"
"""The name of the page's `title` element among its named values, where a DOI stands alone."""

PUBLICATIONS = frozenset((
    "ScholarlyArticle", "MedicalScholarlyArticle", "TechArticle", "Report", "Book", "Chapter", "Thesis", "Dataset",
    "Map", "Atlas", "Manuscript", "PublicationIssue", "PublicationVolume", "Periodical", "PresentationDigitalDocument",
))  # fmt: skip
"""Types of schema.org that are publications wherever they stand."""


def is_publication(page: Mapping[str, object]) -> bool:
    """Tell whether a page (`{"meta": [[name, content]], "jsonld": [], "coins": []}`) describes one publication."""
    names = [(name.lower(), content) for name, content in meta_of(page)]
    if sum(name in _CITATION_TITLES for name, _ in names):
        return True
    if len({title for title in _titles_in_jsonld(page.get("jsonld"), 0) if title}) == 1:
        return True
    if _has_dublin_core(names) or any(name == "og:type" and kind in _OPEN_GRAPH_BOOK for name, kind in names):
        return True
    if has_doi_alone(names):
        return True
    coins = page.get("coins")
    return isinstance(coins, list) and len(coins) == 1 and "title=" in str(coins[0])


def meta_of(page: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The named values in the head of a page."""
    meta = page.get("meta")
    for pair in meta if isinstance(meta, list) else ():
        if isinstance(pair, (list, tuple)) and len(pair) > 1:
            name, content = pair[0], pair[1]
            if isinstance(name, str) and isinstance(content, str) and content.strip():
                yield name.strip(), content.strip()


def has_doi_alone(names: Iterable[tuple[str, str]]) -> bool:
    """Whether the named values hold one DOI under that name, which only the page of a publication has, and a title of
    the page (`html:title`).
    """
    said = [(name.lower(), content) for name, content in names]
    dois = {find_doi(content) for name, content in said if name == "doi"} - {""}
    return len(dois) == 1 and any(name == TITLE_OF_PAGE for name, _ in said)


def local_name(name: str) -> str:
    """A name of schema.org without its prefix."""
    return next((name[len(prefix) :] for prefix in _PREFIXES if name.startswith(prefix)), name)


def _has_dublin_core(names: list[tuple[str, str]]) -> bool:
    known = {name for name, _ in names if name.startswith(("dc.", "dcterms.", "dc:", "dcterms:"))}
    proofs = sum(any(proof in name for name in known) for proof in _DC_PROOFS)
    return not _DC_TITLES.isdisjoint(name.replace(":", ".") for name in known) and proofs >= _PROOFS_WANTED


def _titles_in_jsonld(value: object, depth: int) -> Iterator[str]:
    """The titles of the publications in JSON-LD, those in its @graph too, not those that a publication is part of."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _titles_in_jsonld(each, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        known = {local_name(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])}
        if known & PUBLICATIONS:
            yield str(value.get("name") or value.get("headline") or value.get("@id") or "")
        else:
            for name in ("@graph", "mainEntity", "itemListElement", "item"):
                yield from _titles_in_jsonld(value.get(name), depth + 1)
