"""CSL-JSON, the input data of citation processors (Citation Style Language 1.0.2): one object a record."""

import json
from typing import Any

from normalize.exports.entry import Entry
from normalize.exports.people import Name
from normalize.exports.reference import Reference, language_tag, reference

_DEGREES = {"master": "Master’s thesis", "doctor": "Doctoral dissertation", "": ""}


def csl_item(entry: Entry) -> dict[str, Any]:
    """The item of an entry; fields without a value are left out."""
    told = reference(entry)
    item: dict[str, Any] = {
        "id": told.id,
        "type": told.kind.csl,
        "title": told.title,
        "author": _names(told.authors),
        "editor": _names(told.editors),
        "translator": _names(told.translators),
        "contributor": _names(told.others),
        "issued": _issued(told),
        "container-title": told.host,
        "collection-title": told.series,
        "collection-number": told.series_volume,
        "volume": told.volume,
        "issue": told.issue,
        "page": told.pages,
        "number": told.number,
        "number-of-pages": told.extent,
        "edition": _edition(told),
        "genre": _genre(told),
        "publisher": told.publisher,
        "publisher-place": told.place,
        "scale": told.scale,
        "ISBN": " ".join(told.isbn),
        "ISSN": told.issn,
        "DOI": told.doi,
        "URL": told.url,
        "language": language_tag(told.languages[0]) if told.languages else "",
        "keyword": "; ".join(told.keywords),
        "abstract": told.abstract,
        "note": "; ".join(told.notes),
    }
    return {key: value for key, value in item.items() if value}


def csl_json(entry: Entry) -> str:
    """The item as JSON on one line."""
    return json.dumps(csl_item(entry), ensure_ascii=False, separators=(",", ":"))


def _names(names: tuple[Name, ...]) -> list[dict[str, str]]:
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: part for key, part in parts.items() if part}


def _edition(told: Reference) -> str:
    """The number alone, to which processors add the word for it in the language of a list."""
    return str(told.edition.number or told.edition.words) if told.edition is not None else ""


def _genre(told: Reference) -> str:
    if told.kind.type == "thesis":
        return _DEGREES[told.degree]
    return "Nautical chart" if told.kind.type == "chart" else ""


def _issued(told: Reference) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in told.date]]} if told.date else {}
