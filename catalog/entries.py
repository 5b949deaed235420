"""Union records as the writers of formats get them."""

from catalog.union import UnionRecord
from normalize.exports.entry import Entry


def entry_of(union: UnionRecord, url: str = "") -> Entry:
    """What is written of a union record; `url` is the address of its page. Ask `redistributable` first."""
    return Entry(
        record=union.record,
        id=union.id,
        members=tuple((one.source, one.identifier) for one in union.members),
        updated=max((one.delivered for one in union.members), default=""),
        url=url,
    )
