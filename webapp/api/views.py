"""Addresses of the interface for programs, version 1; `openapi.json` describes them."""

from typing import Any

import msgspec
from flask import Blueprint, Response, abort, request

from catalog.terms import redistributable
from catalog.union import Gone, Moved, UnionRecord
from index.request import SearchRequest
from webapp.api.answer import (
    LibraryAnswer,
    MemberResponse,
    MovedResponse,
    RecordResponse,
    SearchResponse,
    facet_answers,
    hit_answers,
)
from webapp.assets import FOLDER
from webapp.errors import answer as error_answer
from webapp.labels.facets import ValueLabels
from webapp.language import language
from webapp.paths import RECORD_ID
from webapp.ports import site
from webapp.presenters.holdings import library_name
from webapp.presenters.people import creator_names
from webapp.presenters.titles import all_forms, plain_title
from webapp.templating import base_address

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

encode = msgspec.json.Encoder().encode


def _json(value: Any, status: int = 200) -> Response:
    return Response(encode(value), status, mimetype="application/json")


@blueprint.get("/search")
def search() -> Response:
    """A page of results."""
    given = request.args.to_dict(flat=False)
    given.pop("lang", None)
    asked = SearchRequest.from_args(given)
    answer = site().search.search(asked)
    catalogue = site().catalogue
    found = catalogue.unions([hit.id for hit in answer.hits])
    facets = facet_answers(answer, ValueLabels(catalogue.libraries(), language())) if answer.facets else {}
    return _json(
        SearchResponse(
            query=request.args.get("q", ""),
            total=answer.total,
            page=asked.page,
            size=asked.size,
            took_ms=answer.took_ms,
            suggestion=answer.suggestion or None,
            widened=bool(answer.widened),
            facets=facets,
            hits=hit_answers(answer, found, base_address()),
        )
    )


@blueprint.get("/records/<record_id>")
def record(record_id: str) -> Response:
    """A union record with its members; 301 where it was merged, 410 where it was withdrawn or taken down, 403 where
    nothing of it may be given away.
    """
    found = site().catalogue.union(record_id) if RECORD_ID.match(record_id) else None
    if isinstance(found, Moved):
        address = f"{base_address()}/api/v1/records/{found.to}"
        moved = _json(MovedResponse(address), 301)
        moved.headers["Location"] = address
        return moved
    if isinstance(found, Gone):
        return error_answer(
            410, "The record was taken down." if found.taken_down else "The record was withdrawn."
        )
    if not isinstance(found, UnionRecord):
        return error_answer(404, "There is no record with this id.", field="id")
    given = redistributable(found)
    if given is None:
        page = f"{base_address()}/records/{found.id}"
        message = f"The terms of its source do not let this record be given away; its page shows it: {page}"
        return error_answer(403, message, "not_redistributable")
    return _json(_record_response(given))


@blueprint.get("/members/<source>/<anypath:identifier>")
def member(source: str, identifier: str) -> Response:
    """The union record of a live member."""
    nul = "\0"
    known = None if nul in source + identifier else site().catalogue.union_of_member(source, identifier)
    if known is None:
        return error_answer(404, "There is no live record with this source and identifier.")
    return _json(MemberResponse(known))


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description of this interface, OpenAPI 3.1."""
    return Response((FOLDER / "openapi.json").read_bytes(), mimetype="application/json")


@blueprint.get("/", defaults={"rest": ""})
@blueprint.get("/<path:rest>")
def nothing(rest: str) -> Response:  # noqa: ARG001 - the route hands it over
    """Any other address below this one: an error as JSON."""
    abort(404)


def _record_response(union: UnionRecord) -> RecordResponse:
    libraries = site().catalogue.libraries()
    return RecordResponse(
        id=union.id,
        revision=union.revision,
        url=f"{base_address()}/records/{union.id}",
        title=plain_title(union.record),
        titles=all_forms(union.record),
        creators=creator_names(union.record),
        record=union.record,
        members=union.members,
        libraries=[
            LibraryAnswer(code, library_name(code, libraries, language())) for code in union.libraries
        ],
        formerly=union.formerly,
        withheld=union.withheld,
    )
