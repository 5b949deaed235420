"""IIIF Presentation manifests, versions 2 and 3."""

from collections.abc import Iterator

from normalize.formats.cuts import text_in
from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, without_markup
from normalize.formats.iiif_labels import LABELS
from normalize.formats.json_cuts import JSON_STEPS
from normalize.formats.json_text import Object, first_text, items, object_of, values_at
from normalize.formats.mapping import Rule

_MANY = 10_000


def read(data: bytes) -> Description:
    """Read one manifest; its address is a link of the kind manifest."""
    manifest, problems = object_of(data)
    if manifest is None:
        return Description((), "", problems)
    name = first_text(manifest, "id", "@id")
    said = list(_statements(manifest))
    if said and name.startswith("http"):
        said.append(Statement("link", name, "manifest"))
    return gather(said, name, problems)


def said_in(value: object) -> list[tuple[str, str]]:
    """Texts with their languages: a text, `{"@value", "@language"}` of version 2, `{"zh": [...]}` of version 3."""
    found: list[tuple[str, str]] = []
    for each in items(value):
        if isinstance(each, dict) and "@value" in each:
            found.append((first_text(each, "@value"), first_text(each, "@language")))
        elif isinstance(each, dict):
            pairs = [
                (text_in(text), str(language)) for language, texts in each.items() for text in items(texts)
            ]
            found += [(text, "" if language in ("none", "@none") else language) for text, language in pairs]
        else:
            found.append((text_in(each), ""))
    return [(without_markup(text), language) for text, language in found if text]


def _statements(manifest: Object) -> Iterator[Statement]:
    for at, (text, language) in enumerate(said_in(manifest.get("label"))):
        yield Statement("other_title" if at else "title", text, "parallel" if at else "", "", language)
    for text, language in said_in(manifest.get("summary") or manifest.get("description")):
        yield Statement("abstract", text, "", "", language)
    for pair in items(manifest.get("metadata")):
        if isinstance(pair, dict):
            yield from _pair(pair)
    yield Statement("date", first_text(manifest, "navDate")[:10], "created")
    yield from _terms(manifest)
    yield from _places(manifest)
    for name, kind in (("homepage", "resource"), ("seeAlso", "related"), ("related", "related")):
        for each in items(manifest.get(name)):
            url = text_in(each) or first_text(each, "id", "@id")
            yield Statement("link", url if "://" in url else "", kind)


def _pair(pair: Object) -> Iterator[Statement]:
    """A pair of metadata: a label that the table knows gives its element, another a note with the label."""
    labels = [label for label, _ in said_in(pair.get("label"))]
    rule = next((LABELS[key] for label in labels if (key := label.strip(" :：").lower()) in LABELS), None)
    values = said_in(pair.get("value"))
    if rule is None:
        text = "; ".join(value for value, _ in values)
        yield Statement("note", f"{labels[0]}: {text}" if labels else text, "other")
        return
    element, step, role = rule
    for value, _ in values:
        yield from JSON_STEPS[step](value, Rule("", (), element, "", role, step))


def _terms(manifest: Object) -> Iterator[Statement]:
    for name in ("rights", "license"):
        for text in items(manifest.get(name)):
            yield Statement("rights", text_in(text))
    required = manifest.get("requiredStatement")
    for text, _ in said_in(
        required.get("value") if isinstance(required, dict) else manifest.get("attribution")
    ):
        yield Statement("rights", text)
    for provider in items(manifest.get("provider")):
        for text, _ in said_in(provider.get("label") if isinstance(provider, dict) else provider)[:1]:
            yield Statement("note", text, "source")


def _places(manifest: Object) -> Iterator[Statement]:
    """The navPlace of the manifest, else of its canvases: the box around all points of a feature."""
    owners = [manifest] if "navPlace" in manifest else values_at(manifest, "items")
    for feature in (each for owner in owners for each in values_at(owner, "navPlace.features")):
        points = list(_points(feature))
        if points:
            east, north = [x for x, _ in points], [y for _, y in points]
            yield Statement("coverage", f"{min(east)},{min(north)},{max(east)},{max(north)}", "box")
        for text, _ in said_in(values_at(feature, "properties.label")[:1])[:1]:
            yield Statement("coverage", text)


def _points(feature: object) -> Iterator[tuple[float, float]]:
    """The positions of a geometry of GeoJSON, however deep its lists are nested."""
    pending = [each.get("coordinates") for each in values_at(feature, "geometry") if isinstance(each, dict)]
    seen = 0
    while pending and seen < _MANY:
        each = pending.pop()
        seen += 1
        if not isinstance(each, list):
            continue
        if len(each) > 1 and all(isinstance(part, (int, float)) for part in each[:2]):
            yield float(each[0]), float(each[1])
        else:
            pending.extend(each)
