"""The results page."""

from urllib.parse import urlencode

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext
from werkzeug.wrappers import Response

from index.errors import BadQuery
from index.request import SearchRequest
from webapp.errors import answer
from webapp.labels.facets import ValueLabels
from webapp.language import language
from webapp.limits import client_of
from webapp.ports import site
from webapp.search.address import SearchAddress
from webapp.search.results import results_view
from webapp.search.sentences import sentence
from webapp.search.taking import BY_SUFFIX, MOST, Turn, take
from webapp.templating import base_address

blueprint = Blueprint("search", __name__)
TURN = "haimu_taking"
PATIENCE = 5.0  # seconds that a client waits for its turn


@blueprint.record_once
def _install(state: BlueprintSetupState) -> None:
    state.app.extensions[TURN] = Turn()


@blueprint.get("/search")
def results() -> str | Response | tuple[str, int]:
    """What the catalogue has for a query."""
    if request.args.get("from") or request.args.get("to"):
        return redirect(_with_years(request.args.get("from", ""), request.args.get("to", "")))
    address = SearchAddress.from_args(request.args)
    try:
        asked = SearchRequest.from_args({**_asked(), "facets": ["1"]})
        found = site().search.search(asked)
    except BadQuery as problem:
        return render_template("search/refused.html", address=address, sentence=sentence(problem)), 400
    view = results_view(asked, found, address, site().catalogue, language())
    return render_template(
        "search/results.html", address=address, view=view, files=_files(address), most=MOST
    )


@blueprint.get("/search.<suffix>")
def taken(suffix: str) -> Response:
    """The first results as a file; 429 for who asks too often, 503 while others have theirs made."""
    format_ = BY_SUFFIX.get(suffix)
    if format_ is None:
        return answer(404)
    turn: Turn = current_app.extensions[TURN]
    client = client_of(request)
    wait = turn.rate.wait(client) if client or site().config.limit_loopback else 0
    if wait:
        return _later(429, wait)
    if not turn.slots.acquire(timeout=PATIENCE):
        return _later(
            503, round(PATIENCE), gettext("Other files are being made. Please try again in a moment.")
        )
    try:
        file = take(_asked(), format_, site(), base_address())
    finally:
        turn.slots.release()
    response = Response(file.data, content_type=f"{format_.media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="haimu.{suffix}"'
    response.headers["X-Robots-Tag"] = "noindex"
    for name in ("total", "written", "withheld", "gone"):
        response.headers[f"X-Records-{name.capitalize()}"] = str(getattr(file, name))
    return response


def _files(address: SearchAddress) -> list[tuple[str, str]]:
    """Label and address of each file that the results can be taken away as."""
    pairs = urlencode(address.pairs("size"))
    bare = {each.label: url_for("search.taken", suffix=suffix) for suffix, each in BY_SUFFIX.items()}
    # An address has a query of its own where it keeps the language.
    return [
        (label, f"{base}{'&' if '?' in base else '?'}{pairs}" if pairs else base)
        for label, base in bare.items()
    ]


def _later(status: int, seconds: int, message: str = "") -> Response:
    refused = answer(status, message)
    refused.headers["Retry-After"] = str(seconds)
    return refused


def labels() -> ValueLabels:
    """Names of facet values for the request at hand."""
    return ValueLabels(site().catalogue.libraries(), language())


def _asked() -> dict[str, list[str]]:
    """The parameters of the request that are the search's own."""
    given = request.args.to_dict(flat=False)
    return {
        name: values for name, values in given.items() if name not in {"lang", "from", "to"} and any(values)
    }


def _with_years(first: str, last: str) -> str:
    """The same search with the years of the form as one filter."""
    pairs = [
        (name, value)
        for name, value in request.args.items(multi=True)
        if name not in {"from", "to", "year", "page"}
    ]
    years = f"{first.strip()}..{last.strip()}"
    return f"{request.root_path}{request.path}?{urlencode([*pairs, ('year', years)])}"
