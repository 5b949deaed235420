"""Other works that a record names: series, hosts, earlier and later titles."""

import re

from flask import url_for
from flask_babel import gettext

from normalize.record import Relation
from webapp.presenters.rows import Value
from webapp.presenters.text import text, twin

# Numbers alone; "925-gō" and "Bd. 3" say themselves what they count.
BARE_NUMBER = re.compile(r"[\d\W]+|[IVXLC]+", re.IGNORECASE)


def relation_value(relation: Relation, languages: tuple[str, ...]) -> Value:
    """A related work that leads to a search for it, with the place in it small beside it."""
    shown = twin(relation.title, relation.original, languages)
    place = [
        gettext("vol. %(number)s", number=relation.volume)
        if BARE_NUMBER.fullmatch(relation.volume)
        else relation.volume,
        gettext("no. %(number)s", number=relation.issue)
        if BARE_NUMBER.fullmatch(relation.issue)
        else relation.issue,
        gettext("pp. %(pages)s", pages=relation.pages)
        if BARE_NUMBER.fullmatch(relation.pages)
        else relation.pages,
        *(f"{one.scheme.upper()} {one.value}" for one in relation.identifiers),
        relation.note,
    ]
    note = " · ".join(piece for piece in place if piece)
    if not shown.value:
        return Value(text(relation.control_number or note, languages))
    return Value(shown, url_for("search.results", q=shown.value), note)
