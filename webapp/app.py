"""Puts the site together."""

import secrets

from flask import Flask

from webapp.api import views as api_views
from webapp.assets import asset
from webapp.config import WebConfig
from webapp.errors import install_errors
from webapp.health import views as health_views
from webapp.language import install_language
from webapp.pages import views as page_views
from webapp.paths import AnyPath, RecordId
from webapp.ports import CatalogueReader, Searcher, Site, attach
from webapp.record import views as record_views
from webapp.search import views as search_views
from webapp.security import install_security
from webapp.templating import install_templating

__all__ = ["WebConfig", "create_app"]

ONE_YEAR = 365 * 24 * 3600


def create_app(catalogue: CatalogueReader, search: Searcher, config: WebConfig | None = None) -> Flask:
    """The site over a catalogue and a search."""
    config = config or WebConfig()
    app = Flask(__name__)
    app.config["SECRET_KEY"] = config.secret_key or secrets.token_hex(32)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = ONE_YEAR
    # Identifiers of members may hold two slashes in a row (oai:http://...).
    app.url_map.merge_slashes = False
    app.url_map.converters["anypath"] = AnyPath
    app.url_map.converters["recordid"] = RecordId
    attach(app, Site(catalogue, search, config))
    install_language(app)
    install_security(app)
    install_errors(app)
    install_templating(app)
    for views in (page_views, search_views, record_views, api_views, health_views):
        app.register_blueprint(views.blueprint)
    app.jinja_env.globals["asset"] = asset
    return app
