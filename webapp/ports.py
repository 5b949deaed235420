"""What the site asks of the catalogue and of the search, and where a view finds them."""

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

import msgspec
from flask import Flask, current_app

from catalog.libraries import Directory, Library
from catalog.union import Counts, Gone, Moved, SourceLabel, UnionRecord
from index.request import SearchRequest
from index.search import SearchAnswer
from webapp.config import WebConfig


class CatalogueReader(Protocol):
    """The catalogue as the site reads it."""

    def union(self, union_id: str, /) -> UnionRecord | Moved | Gone | None: ...
    def unions(self, ids: Sequence[str], /) -> Mapping[str, UnionRecord]: ...
    def union_of_member(self, source: str, identifier: str, /) -> str | None: ...
    def directory(self) -> Directory: ...
    def libraries(self) -> Mapping[str, Library]: ...
    def sources(self) -> Mapping[str, SourceLabel]: ...
    def counts(self) -> Counts: ...


class Searcher(Protocol):
    """The search as the site uses it."""

    def search(self, request: SearchRequest, /) -> SearchAnswer: ...


class Site(msgspec.Struct, frozen=True):
    """What the views work with."""

    catalogue: CatalogueReader
    search: Searcher
    config: WebConfig


EXTENSION = "haimu"


def attach(app: Flask, site: Site) -> None:
    """Let the views of this application find the site's parts."""
    app.extensions[EXTENSION] = site


def site() -> Site:
    """The parts of the site that answers the request at hand."""
    return cast("Site", current_app.extensions[EXTENSION])
