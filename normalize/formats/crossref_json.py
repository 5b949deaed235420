"""Works of the Crossref REST API, alone or in their `message`."""

from collections.abc import Iterator

from normalize.formats import json_record
from normalize.formats.description import Description, Statement
from normalize.formats.json_cuts import JSON_STEPS
from normalize.formats.json_record import Layout
from normalize.formats.json_text import Object, first_text, items, values_at
from normalize.formats.mapping import load

_RELATIONS = {
    "has-translation": "other_form",
    "is-translation-of": "translation_of",
    "is-supplement-to": "supplement",
    "has-part": "part",
    "is-preprint-of": "other_form",
    "has-preprint": "other_form",
    "is-version-of": "other_form",
    "is-variant-form-of": "other_form",
    "is-original-form-of": "other_form",
    "continues": "earlier",
    "is-continued-by": "later",
    "replaces": "earlier",
    "is-replaced-by": "later",
}


def read(data: bytes) -> Description:
    """Read one work."""
    return json_record.read(data, _LAYOUT)


def _inner(record: Object) -> Object:
    message = record.get("message")
    return message if isinstance(message, dict) else record


def _related(record: Object) -> Iterator[Statement]:
    """Related works by their numbers; a relation of another kind is `related`."""
    for relation in values_at(record, "relation"):
        for name, works in relation.items() if isinstance(relation, dict) else ():
            for work in items(works):
                yield Statement("relation", first_text(work, "id"), _RELATIONS.get(str(name), "related"))


_LAYOUT = Layout(load("crossref_json", JSON_STEPS), ("type",), ("DOI",), _inner, _related)
