"""Why a record was found, where its line of the results page does not show it."""

from collections.abc import Iterator

import msgspec
from flask_babel import gettext

from normalize.record import Record
from webapp.labels.kinds import RELATIONS, label
from webapp.presenters.marking import Marker
from webapp.presenters.text import Text


class Reason(msgspec.Struct, frozen=True):
    """What kind of text has the words of the search, and the text around them."""

    label: str
    text: str


def reason(record: Record, shown: Iterator[Text], mark: Marker) -> Reason | None:
    """The first other text that has the words; None where what is shown has them, or nothing has."""
    if any(mark.finds(text.value) or mark.finds(text.romanized) for text in shown):
        return None
    for name, value in _others(record):
        if mark.finds(value):
            return Reason(name, mark.excerpt(value))
    return None


def _others(record: Record) -> Iterator[tuple[str, str]]:
    for subject in record.subjects:
        yield gettext("Subject"), " — ".join(subject.original or subject.parts)
        if subject.original:
            yield gettext("Subject"), " — ".join(subject.parts)
    for title in record.titles[1:]:
        yield gettext("Other title"), (title.original or title).value
    for relation in record.relations:
        yield label(RELATIONS, relation.kind), relation.original or relation.title
    for agent in record.agents:
        yield gettext("Authors and contributors"), agent.original or agent.name
    for abstract in record.abstracts:
        yield gettext("Abstract"), abstract
    for text in record.contents:
        yield gettext("Contents"), text
    for note in record.notes:
        yield gettext("Notes"), note.value
