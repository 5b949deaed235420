"""Home, help, about, and the small files that browsers and robots ask for."""

from flask import Blueprint, Response, current_app, render_template, send_from_directory

from webapp.assets import FOLDER
from webapp.pages.overview import FactsKept, overview
from webapp.ports import site
from webapp.templating import base_address

blueprint = Blueprint("pages", __name__)

FACTS = "haimu.facts"


@blueprint.get("/")
def home() -> str:
    """The search box, and ways into the catalogue."""
    kept: FactsKept = current_app.extensions.setdefault(FACTS, FactsKept())
    return render_template("pages/home.html", overview=overview(kept.facts(site())))


@blueprint.get("/help")
def searching() -> str:
    """How to search."""
    return render_template("pages/help.html")


@blueprint.get("/about")
def about() -> str:
    """What this is, and where its records come from."""
    found = site().catalogue
    return render_template(
        "pages/about.html",
        counts=found.counts(),
        sources=found.sources().values(),
        libraries=found.libraries().values(),
    )


@blueprint.get("/favicon.ico")
@blueprint.get("/favicon.svg")
def favicon() -> Response:
    """The compass rose."""
    return send_from_directory(FOLDER, "favicon.svg", mimetype="image/svg+xml")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Robots are welcome to records; endless combinations of filters are no reading for them."""
    lines = (
        "User-agent: *",
        "Disallow: /search",
        "Disallow: /api/",
        "Allow: /records/",
        f"# {base_address()}/",
    )
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
