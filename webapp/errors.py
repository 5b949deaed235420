"""Error pages in both languages, and the same as JSON for programs."""

import logging

import msgspec
from flask import Flask, Response, render_template, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from index.errors import BadQuery, SearchUnavailable
from webapp.labels.marking import mark

log = logging.getLogger(__name__)

HEADINGS = {
    400: mark("This request cannot be read"),
    403: mark("This record is not given away"),
    404: mark("Nothing is charted here"),
    405: mark("This address does not take such a request"),
    410: mark("This record was withdrawn"),
    413: mark("This request is too long"),
    414: mark("This request is too long"),
    422: mark("This record does not fit into the format"),
    429: mark("Too many requests"),
    500: mark("Something went wrong on our side"),
    503: mark("The search does not answer right now"),
}
ADVICE = {
    400: mark("Check the address or the words of the search, and try again."),
    403: mark("The terms of its source do not allow it. Its page shows the record."),
    404: mark(
        "The address may be mistyped, or the page was moved. The search may find what you are looking for."
    ),
    405: mark("Go back and try another way."),
    410: mark(
        "The library that contributed it has taken it back. Other libraries may hold the same work: search for it."
    ),
    413: mark("Send less at once."),
    414: mark("Use fewer words."),
    422: mark("Another format may hold it: its page offers several."),
    429: mark("Please wait a minute and try again."),
    500: mark("The fault has been recorded. Please try again in a moment."),
    503: mark("Please try again in a moment. Pages of records you know can still be opened."),
}
CODES = {
    400: "bad_request",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    410: "gone",
    413: "too_large",
    414: "too_long",
    422: "unprocessable",
    429: "too_many_requests",
    500: "internal_error",
    503: "unavailable",
}


class ErrorBody(msgspec.Struct, frozen=True):
    """What was wrong, for a program. `field` names the parameter at fault, where it was one."""

    code: str
    message: str
    field: str | None = None


class ErrorAnswer(msgspec.Struct, frozen=True):
    """The envelope of an error."""

    error: ErrorBody


def install_errors(app: Flask) -> None:
    """Answer every error of this application with a page, or with JSON under `/api/`."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(BadQuery, _bad_query)
    app.register_error_handler(SearchUnavailable, _search_unavailable)
    app.register_error_handler(Exception, _fault)


def answer(status: int, message: str = "", code: str = "", field: str | None = None) -> Response:
    """An error as its reader wants it."""
    known = status if status in HEADINGS else (400 if status < 500 else 500)
    if request.path.startswith("/api/"):
        body = ErrorBody(code or CODES[known], message or HEADINGS[known], field)
        return Response(msgspec.json.encode(ErrorAnswer(body)), status, mimetype="application/json")
    page = render_template(
        "errors/error.html",
        status=status,
        heading=gettext(HEADINGS[known]),
        advice=message or gettext(ADVICE[known]),
    )
    return Response(page, status, mimetype="text/html")


def _http_error(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        response = error.get_response()
        assert isinstance(response, Response)
        return response
    made = answer(error.code)
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after"}:
            made.headers[name] = value
    return made


def _bad_query(error: BadQuery) -> Response:
    return answer(
        400, error.message if request.path.startswith("/api/") else "", error.code, error.field or None
    )


def _search_unavailable(error: SearchUnavailable) -> Response:
    log.error("The search engine does not answer: %s", error)
    made = answer(503)
    made.headers["Retry-After"] = "10"
    return made


def _fault(error: Exception) -> Response:
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    return answer(500)
