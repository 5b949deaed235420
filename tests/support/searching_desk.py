"""The catalogued records as search documents, and a desk that asks for them as an address does."""

from catalogued import LIBRARIES, RECORDS

from index.backend import SearchBackend
from index.document import document_body
from index.request import SearchRequest
from index.search import SearchAnswer, SearchService


def bodies() -> list[tuple[str, int, str]]:
    return [
        (name, 1, document_body(record, (record.source,), LIBRARIES[name]))
        for name, record in RECORDS.items()
    ]


class Desk:
    """Asks in the words of an address and answers with ids."""

    def __init__(self, backend: SearchBackend) -> None:
        self.service = SearchService(backend)

    def ask(self, query: str = "", **others: str | list[str]) -> SearchAnswer:
        given = {name: [value] if isinstance(value, str) else value for name, value in others.items()}
        return self.service.search(SearchRequest.from_args({"q": [query], **given}))

    def ids(self, query: str = "", **others: str | list[str]) -> list[int]:
        """The last digits of the ids found, best first."""
        return [int(hit.id[2:]) for hit in self.ask(query, **others).hits]

    def counts(self, facet: str, query: str = "", **others: str | list[str]) -> dict[str, int]:
        return {each.value: each.count for each in self.ask(query, **others).facets[facet]}
