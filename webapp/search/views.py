"""The results page."""

from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from index.errors import BadQuery
from index.request import SearchRequest
from webapp.labels.facets import ValueLabels
from webapp.language import language
from webapp.ports import site
from webapp.search.address import SearchAddress
from webapp.search.results import results_view
from webapp.search.sentences import sentence

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def results() -> str | Response | tuple[str, int]:
    """What the catalogue has for a query."""
    if request.args.get("from") or request.args.get("to"):
        return redirect(_with_years(request.args.get("from", ""), request.args.get("to", "")))
    address = SearchAddress.from_args(request.args)
    try:
        asked = SearchRequest.from_args({**_asked(), "facets": ["1"]})
        answer = site().search.search(asked)
    except BadQuery as problem:
        return render_template("search/refused.html", address=address, sentence=sentence(problem)), 400
    view = results_view(asked, answer, address, site().catalogue, language())
    return render_template("search/results.html", address=address, view=view)


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
