"""The engine for production and for more than one machine: OpenSearch."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self

from opensearchpy.exceptions import NotFoundError

from index.backend import Document, EngineAnswer, EngineRequest
from index.errors import StaleIndex
from index.fingerprint import ANALYSIS_FINGERPRINT
from index.keys import key_of
from index.opensearch_bulk import Action, carry_out
from index.opensearch_client import client, reached
from index.opensearch_mapping import index_body
from index.opensearch_reading import answer, forms_body, search_body, shown_forms

STALE = "The search index was made by another version of Haimu; run `haimu index rebuild`."
ALIAS = "haimu"


class OpenSearchBackend:
    """A SearchBackend over an alias, behind which stands one index of many versions.

    The revision of a document is its external version, so that an older one never replaces a newer one.
    """

    def __init__(self, url: str, *, alias: str = ALIAS, shards: int = 1, fixed: str = "") -> None:
        self._url = url
        self._alias = alias
        self._shards = shards
        self._fixed = fixed
        self._client = client(url)
        self._checked = False

    @property
    def _name(self) -> str:
        return self._fixed or self._alias

    def put(self, documents: Iterable[Document], *, fresh: bool = False) -> None:  # noqa: ARG002 - versions decide
        self._ready()
        carry_out(self._client, (_indexing(self._name, document) for document in documents))

    def delete(self, items: Iterable[tuple[str, int]]) -> None:
        self._ready()
        carry_out(
            self._client, (_deletion(self._name, identifier, revision) for identifier, revision in items)
        )

    def commit(self) -> None:
        self._ready()
        with reached(self._url):
            self._client.indices.refresh(index=self._name)
            self._client.indices.flush(index=self._name)

    def search(self, request: EngineRequest) -> EngineAnswer:
        with reached(self._url):
            try:
                found = self._client.search(index=self._name, body=search_body(request))
            except NotFoundError:
                self._ready()
                return EngineAnswer(0, (), {})
        return answer(found, request)

    def forms(self, facet: str, values: Sequence[str]) -> dict[str, str]:
        with reached(self._url):
            found = self._client.search(index=self._name, body=forms_body(facet, values))
        return shown_forms(found, facet, values)

    def clear(self) -> None:
        with self.rebuilding():
            pass

    def current(self) -> bool:
        with reached(self._url):
            try:
                mappings: dict[str, Any] = self._client.indices.get_mapping(index=self._name)
            except NotFoundError:
                return True
        fingerprints = {each["mappings"].get("_meta", {}).get("fingerprint") for each in mappings.values()}
        return fingerprints == {ANALYSIS_FINGERPRINT}

    @contextmanager
    def rebuilding(self) -> Iterator[Self]:
        name = self._create()
        fresh = type(self)(self._url, alias=self._alias, shards=self._shards, fixed=name)
        try:
            yield fresh
            fresh.commit()
        except BaseException:
            with reached(self._url):
                self._client.indices.delete(index=name, ignore_unavailable=True)
            raise
        finally:
            fresh.close()
        self._serve(name)

    def close(self) -> None:
        self._client.close()

    def _ready(self) -> None:
        """Make the first index where there is none; refuse to write to one of another analysis."""
        if self._checked or self._fixed:
            return
        with reached(self._url):
            if not self._client.indices.exists_alias(name=self._alias):
                self._serve(self._create())
        if not self.current():
            raise StaleIndex(STALE)
        self._checked = True

    def _create(self) -> str:
        name = f"{self._alias}-{secrets.token_hex(6)}"
        with reached(self._url):
            self._client.indices.create(index=name, body=index_body(self._shards))
        return name

    def _serve(self, name: str) -> None:
        """Turn the alias to this index in one step, and remove those that served before."""
        with reached(self._url):
            try:
                before = list(self._client.indices.get_alias(name=self._alias))
            except NotFoundError:
                before = []
            actions = [{"add": {"index": name, "alias": self._alias}}]
            actions += [{"remove_index": {"index": each}} for each in before]
            self._client.indices.update_aliases(body={"actions": actions})
        self._checked = False


def _indexing(name: str, document: Document) -> Action:
    identifier, revision, body = document
    meta = {"_index": name, "_id": identifier, "version": revision, "version_type": "external_gte"}
    return {"index": meta}, f'{{"key":{key_of(identifier)},{body[1:]}'


def _deletion(name: str, identifier: str, revision: int) -> Action:
    return {
        "delete": {"_index": name, "_id": identifier, "version": revision, "version_type": "external_gte"}
    }, None
