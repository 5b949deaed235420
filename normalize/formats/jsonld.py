"""Objects of JSON-LD in the vocabulary of schema.org: their names made plain, the work among them found."""

from collections.abc import Iterator

from normalize.formats.json_text import Object, items, texts_at
from normalize.formats.webpage_kind import PUBLICATIONS, local_name

WORKS = PUBLICATIONS | {
    "Article", "NewsArticle", "Newspaper", "CreativeWork", "ImageObject", "Photograph", "VideoObject", "AudioObject",
    "Collection", "BookSeries", "CreativeWorkSeries", "Drawing", "Painting", "VisualArtwork", "Poster", "DataCatalog",
    "SoftwareSourceCode", "SoftwareApplication", "LearningResource",
}  # fmt: skip
_DEEPEST = 40


def plain_names(value: object, depth: int = 0) -> object:
    """The value with the prefixes of its names dropped; what lies too deep is left out."""
    if isinstance(value, dict):
        if len(value) == 1 and ("@list" in value or "@set" in value):
            return plain_names(next(iter(value.values())), depth + 1)
        inner = {} if depth > _DEEPEST else value
        return {local_name(str(name)): plain_names(each, depth + 1) for name, each in inner.items()}
    if isinstance(value, list):
        return [] if depth > _DEEPEST else [plain_names(each, depth + 1) for each in value]
    return value


def types_of(value: object) -> list[str]:
    """The types of an object, without prefixes."""
    return [local_name(text) for text in texts_at(value, "@type")]


def works_in(value: object) -> Iterator[Object]:
    """The works among the objects of a document: in its @graph, as main entity of a page, or itself."""
    for each in items(value):
        if not isinstance(each, dict):
            continue
        if WORKS.intersection(types_of(each)):
            yield each
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "about"):
            for inner in items(each.get(name)):
                if isinstance(inner, dict) and WORKS.intersection(types_of(inner)) and inner is not each:
                    yield inner


def resolved(work: Object, document: object) -> Object:
    """The work with references by @id (`{"@id": "_:author"}`) replaced by what the document says of them."""
    known: dict[str, Object] = {}
    for holder in items(document):
        for each in items(holder.get("@graph") if isinstance(holder, dict) else None):
            if isinstance(each, dict) and isinstance(each.get("@id"), str):
                known[str(each["@id"])] = each
    return {name: _resolved(each, known) if name != "@id" else each for name, each in work.items()}


def _resolved(value: object, known: dict[str, Object]) -> object:
    if isinstance(value, list):
        return [_resolved(each, known) for each in value]
    if isinstance(value, dict) and set(value) == {"@id"}:
        return known.get(str(value["@id"]), value)
    return value
