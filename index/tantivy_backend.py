"""The embedded engine: tantivy, in a folder, without a server."""

import threading
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import tantivy

from index.backend import Document, EngineAnswer, EngineRequest
from index.document import first_year
from index.errors import SearchUnavailable, StaleIndex
from index.keys import key_of, order_keys
from index.tantivy_folder import IndexFolder, contents, discard, is_current
from index.tantivy_reading import Facets, count_facets, find, most_frequent_forms
from index.tantivy_schema import register, schema

# tantivy writes a segment whenever this many bytes are full, which is about 30,000 records. Larger segments take longer
# to write, in which time nothing else is put; smaller ones are merged sooner, at eight of a size.
WRITER_BYTES = 66_000_000
# Counts of so many searches are kept for their next pages.
COUNTS_KEPT = 100
STALE = "The search index was made by another version of Haimu; run `haimu index rebuild`."


class TantivyBackend:
    """A SearchBackend over a folder. One process writes at a time (the caller holds a lock); any number read.

    The writer is opened by the first put or delete and given back by commit, so that the lock of the engine is not
    held longer than the work takes.
    """

    def __init__(self, folder: Path, *, version: Path | None = None) -> None:
        self._folder = IndexFolder(Path(folder))
        self._fixed = version
        self._writer: tantivy.IndexWriter | None = None
        self._careful = False
        self._counted: dict[Hashable, Facets] = {}
        self._turning = threading.Lock()
        self._open()

    def _open(self) -> None:
        self._version = self._fixed or self._folder.serving()
        self._pointer = self._folder.pointer()
        self._tantivy = _opened(self._version)
        self._state = b""

    def put(self, documents: Iterable[Document], *, fresh: bool = False) -> None:
        for identifier, _, body in documents:
            key = key_of(identifier)
            writer = self._writer or self._writing()
            if self._careful or not fresh:
                writer.delete_documents_by_term("key", key)
            newest, oldest = order_keys(first_year(body), key)
            writer.add_json(f'{{"key":{key},"newest":{newest},"oldest":{oldest},{body[1:]}')

    def delete(self, items: Iterable[tuple[str, int]]) -> None:
        for identifier, _ in items:
            writer = self._writer or self._writing()
            writer.delete_documents_by_term("key", key_of(identifier))

    def commit(self) -> None:
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
            self._careful = False
            (self._version / "writing").unlink(missing_ok=True)
        self._follow()

    def search(self, request: EngineRequest) -> EngineAnswer:
        self._follow()
        try:
            total, hits = find(self._tantivy, request)
            return EngineAnswer(total, hits, self._facets(request, total))
        except ValueError as error:
            if not self.current():
                raise StaleIndex(STALE) from error
            raise

    def _facets(self, request: EngineRequest, total: int) -> Facets:
        """Counted once for all pages of a search, as long as nothing is committed."""
        if not request.facets or not total:
            return {}
        asked = (self._state, request.plan, request.facets, request.facet_size)
        found = self._counted.get(asked)
        if found is None:
            if len(self._counted) >= COUNTS_KEPT:
                self._counted.clear()
            found = self._counted[asked] = count_facets(self._tantivy, request, total)
        return found

    def forms(self, facet: str, values: Sequence[str]) -> dict[str, str]:
        return most_frequent_forms(self._tantivy.searcher(), facet, values)

    def clear(self) -> None:
        writer = self._writing()
        writer.delete_all_documents()
        self.commit()

    def current(self) -> bool:
        return is_current(self._version)

    @contextmanager
    def rebuilding(self) -> Iterator[Self]:
        version = self._folder.new_version()
        fresh = type(self)(self._folder.root, version=version)
        try:
            yield fresh
            fresh.commit()
        except BaseException:
            fresh.close()
            discard(version)
            raise
        self._folder.serve(version)
        self._follow()
        self._folder.discard_others()

    def close(self) -> None:
        """Give the writer back; what was not committed is dropped."""
        if self._writer is not None:
            self._writer.rollback()
            self._writer = None
            (self._version / "writing").unlink(missing_ok=True)

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._follow()
            if not self.current():
                raise StaleIndex(STALE)
            # An engine that was killed here may have documents that its feeder does not know of.
            self._careful = (self._version / "writing").exists()
            try:
                self._writer = self._tantivy.writer(WRITER_BYTES, 1)
            except ValueError as error:
                raise SearchUnavailable(
                    f"The search index in {self._version} is being written: {error}."
                ) from error
            (self._version / "writing").touch()
        return self._writer

    def _follow(self) -> None:
        """Turn to the version that serves, and to what others committed in it."""
        with self._turning:
            if self._fixed is None and self._writer is None and self._folder.pointer() != self._pointer:
                self._open()
            state = contents(self._version / "meta.json")
            if state != self._state:
                self._tantivy.reload()
                self._state = state


def _opened(version: Path) -> tantivy.Index:
    """The index of a version, as far as this program can read it."""
    try:
        found = (
            tantivy.Index(schema(), path=str(version))
            if is_current(version)
            else tantivy.Index.open(str(version))
        )
    except ValueError as error:
        raise SearchUnavailable(f"The search index in {version} cannot be opened: {error}.") from error
    register(found).config_reader("manual")
    return found
