"""The page of one record."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from catalog.union import Gone, Moved, UnionRecord
from webapp.errors import answer
from webapp.language import language
from webapp.paths import RECORD_ID
from webapp.ports import site
from webapp.record.page import record_page
from webapp.templating import base_address

blueprint = Blueprint("record", __name__)


@blueprint.get("/records/<record_id>")
def record(record_id: str) -> str | Response:
    """A union record; 301 where it was merged into another, 410 where it was withdrawn or taken down."""
    found = site().catalogue.union(record_id) if RECORD_ID.match(record_id) else None
    if isinstance(found, Moved):
        return redirect(url_for("record.record", record_id=found.to), 301)
    if isinstance(found, Gone):
        taken = gettext(
            "It was taken out of the catalogue, and its address is kept. The search may find others."
        )
        return answer(410, taken if found.taken_down else "")
    if not isinstance(found, UnionRecord):
        abort(404)
    return render_template("record/record.html", page=record_page(found, site(), language(), base_address()))
