"""What every template can use, and how templates are read."""

from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, request, url_for
from flask_babel import format_decimal

from webapp.labels.brand import BRANDS, LANGUAGE_NAMES
from webapp.language import LANGUAGES, TAGS, language
from webapp.ornament.rose import rose
from webapp.ornament.seabed import seabed
from webapp.ports import site


def install_templating(app: Flask) -> None:
    """Settings of Jinja and the names that all templates know."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["number"] = format_decimal
    app.jinja_env.globals.update(seabed=seabed, rose=rose)
    app.context_processor(_names)


def _names() -> dict[str, Any]:
    here = language()
    return {
        "language": here,
        "page_lang": TAGS[here],
        "brand": BRANDS[here],
        "other_brand": BRANDS["en" if here == "zh" else "zh"],
        "other_languages": [one for one in LANGUAGES if one != here],
        "language_names": LANGUAGE_NAMES,
        "tags": TAGS,
        "in_language": _in_language,
        "base_address": base_address(),
    }


def base_address() -> str:
    """The address of the site without a slash at its end."""
    return site().config.public_url.rstrip("/") or request.url_root.rstrip("/")


def _in_language(code: str) -> str:
    """The address of the page at hand in another language."""
    if request.endpoint is None or request.method != "GET":
        return url_for("pages.home", lang=code)
    # Not url_for: a parameter named like one of its own arguments would change what it does.
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"{quote(request.root_path + request.path)}?{urlencode([*kept, ('lang', code)])}"
