"""Whether the process is up, and whether it can do its work."""

import logging

import msgspec
from flask import Blueprint, Response

from index.request import SearchRequest
from webapp.ports import site

blueprint = Blueprint("health", __name__)
log = logging.getLogger(__name__)


class Readiness(msgspec.Struct, frozen=True):
    """Which parts answer."""

    ready: bool
    store: bool
    search: bool


@blueprint.get("/healthz")
def healthz() -> Response:
    """The process is up."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
def readyz() -> Response:
    """200 where store and index answer, else 503."""
    store, search = _store_answers(), _search_answers()
    state = Readiness(store and search, store, search)
    return Response(msgspec.json.encode(state), 200 if state.ready else 503, mimetype="application/json")


def _store_answers() -> bool:
    try:
        site().catalogue.counts()
    except Exception as problem:  # noqa: BLE001 - whatever keeps the store from answering is what this tells
        log.warning("The store does not answer: %s", problem)
        return False
    return True


def _search_answers() -> bool:
    try:
        site().search.search(SearchRequest.from_args({"size": ["1"], "facets": ["0"]}))
    except Exception as problem:  # noqa: BLE001 - as above
        log.warning("The search does not answer: %s", problem)
        return False
    return True
