"""Other works that a record names: series, hosts, earlier and later titles."""

from flask import url_for
from flask_babel import gettext

from normalize.record import Relation
from webapp.presenters.rows import Value
from webapp.presenters.text import text, twin


def relation_value(relation: Relation, languages: tuple[str, ...]) -> Value:
    """A related work that leads to a search for it, with the place in it small beside it."""
    shown = twin(relation.title, relation.original, languages)
    place = [
        gettext("vol. %(number)s", number=relation.volume) if relation.volume else "",
        gettext("no. %(number)s", number=relation.issue) if relation.issue else "",
        gettext("pp. %(pages)s", pages=relation.pages) if relation.pages else "",
        *(f"{one.scheme.upper()} {one.value}" for one in relation.identifiers),
        relation.note,
    ]
    note = " · ".join(piece for piece in place if piece)
    if not shown.value:
        return Value(text(relation.control_number or note, languages))
    return Value(shown, url_for("search.results", q=shown.value), note)
