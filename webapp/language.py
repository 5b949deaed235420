"""The language of the interface: what `lang=` asks for, else what it asked for last time, else Chinese."""

from typing import Any

from flask import Flask, Response, g, request
from flask_babel import Babel

LANGUAGES = ("zh", "en")
DEFAULT = "zh"
COOKIE = "lang"
COOKIE_SECONDS = 365 * 24 * 3600
TAGS = {"zh": "zh-Hans", "en": "en"}


def asked_language() -> str:
    """The language that the address names, or an empty string."""
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else ""


def language() -> str:
    """The language of the interface for the request at hand."""
    if "language" not in g:
        kept = request.cookies.get(COOKIE, "")
        g.language = asked_language() or (kept if kept in LANGUAGES else DEFAULT)
    return str(g.language)


def install_language(app: Flask) -> None:
    """Translate this application; remember the choice in a cookie, and in the links for who takes no cookies."""
    Babel(app, default_locale=DEFAULT, locale_selector=language)
    app.url_defaults(_keep_in_links)
    app.after_request(_keep_in_cookie)


def _keep_in_links(endpoint: str, values: dict[str, Any]) -> None:
    kept = request.cookies.get(COOKIE) if request else None
    if (
        request
        and kept is None
        and asked_language()
        and endpoint != "static"
        and not endpoint.startswith("api.")
    ):
        values.setdefault("lang", asked_language())


def _keep_in_cookie(response: Response) -> Response:
    asked = asked_language()
    if asked and request.cookies.get(COOKIE) != asked and not request.path.startswith("/api/"):
        response.set_cookie(
            COOKIE,
            asked,
            max_age=COOKIE_SECONDS,
            path="/",
            samesite="Lax",
            httponly=True,
            secure=request.is_secure,
        )
    if response.mimetype == "text/html":
        response.vary.add("Cookie")
        response.headers["Content-Language"] = TAGS[language()]
    return response
