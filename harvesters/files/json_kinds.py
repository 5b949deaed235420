"""What a JSON object is, by its names, and where in an answer of a service the records are."""

from collections.abc import Callable, Mapping
from typing import Any

from harvesters.files.columns import recognised

Object = Mapping[str, Any]


def _has(*names: str) -> Callable[[Object], bool]:
    return lambda item: all(name in item for name in names)


def _text(item: Object, name: str) -> str:
    value = item.get(name)
    return (
        value
        if isinstance(value, str)
        else " ".join(str(part) for part in value)
        if isinstance(value, list)
        else ""
    )


def _openalex(item: Object) -> bool:
    return _text(item, "id").startswith("https://openalex.org/W") or "authorships" in item


def _datacite(item: Object) -> bool:
    inner = item.get("attributes")
    if isinstance(inner, dict):
        return "titles" in inner and ("doi" in inner or item.get("type") == "dois")
    return "titles" in item and ("types" in item or "creators" in item)


def _doaj(item: Object) -> bool:
    inner = item.get("bibjson")
    return isinstance(inner, dict) and "title" in inner


def _crossref(item: Object) -> bool:
    return "DOI" in item and isinstance(item.get("title", []), list) and not {"prefix", "member", "indexed",
        "deposited", "container-title"}.isdisjoint(item)  # fmt: skip


def _iiif(item: Object) -> bool:
    kind = _text(item, "type") or _text(item, "@type")
    return "iiif.io/api/presentation" in str(item.get("@context", "")) or kind in ("Manifest", "sc:Manifest")


def _schemaorg(item: Object) -> bool:
    return "@type" in item and ("schema.org" in str(item.get("@context", "schema.org")))


def _csl(item: Object) -> bool:
    return "type" in item and "title" in item and isinstance(item["title"], str) and (
        isinstance(item.get("issued"), dict) or isinstance(item.get("author"), list) or "id" in item
    )  # fmt: skip


# Format -> how an object of it is told; the first that agrees.
KINDS: dict[str, Callable[[Object], bool]] = {
    "marcjson": _has("leader", "fields"),
    "zotero_json": _has("itemType"),
    "iiif": _iiif,
    "ogm": lambda item: not {"dct_title_s", "layer_slug_s", "gbl_mdVersion_s", "dc_title_s"}.isdisjoint(item),
    "openalex_json": _openalex,
    "doaj_json": _doaj,
    "datacite_json": _datacite,
    "crossref_json": _crossref,
    "schemaorg": _schemaorg,
    "csl_json": _csl,
}

# Names that lead from an answer to its records, a list or one object.
PATHS: tuple[tuple[str, ...], ...] = (
    ("message", "items"),
    ("message",),
    ("hits", "hits"),
    ("hits",),
    ("response", "docs"),
    ("@graph",),
    ("source_record",),
    ("records",),
    ("record",),
    ("items",),
    ("results",),
    ("data",),
    ("docs",),
    ("features",),
    ("manifests",),
    ("_source",),
)


def format_of(item: Object) -> str:
    """A name of KINDS; `row` for an object of plain values among which there is a title; else empty."""
    for name, agrees in KINDS.items():
        if agrees(item):
            return name
    plain = all(not isinstance(value, dict) for value in item.values())
    return "row" if plain and "title" in recognised(list(item)) else ""
