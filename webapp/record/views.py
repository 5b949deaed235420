"""The page of one record, and the record in other formats."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from catalog.entries import entry_of
from catalog.terms import redistributable
from catalog.union import Gone, Moved, UnionRecord
from normalize.exports.formats import FORMATS, CannotWrite, document
from webapp.errors import answer
from webapp.language import language
from webapp.paths import RECORD_ID
from webapp.ports import site
from webapp.record.page import record_page
from webapp.record.unapi import asked_format, formats
from webapp.templating import base_address

blueprint = Blueprint("record", __name__)
BY_SUFFIX = {each.suffix: each for each in FORMATS.values()}


@blueprint.get("/records/<record_id>")
def record(record_id: str) -> str | Response:
    """A union record; 301 where it was merged into another, 410 where it was withdrawn or taken down."""
    found = _union(record_id)
    if isinstance(found, Moved):
        return redirect(url_for("record.record", record_id=found.to), 301)
    if not isinstance(found, UnionRecord):
        return _missing(found)
    today = datetime.now(UTC).date().isoformat()
    page = record_page(found, site(), language(), base_address(), today)
    return render_template("record/record.html", page=page)


@blueprint.get("/records/<recordid:record_id>.<suffix>")
def download(record_id: str, suffix: str) -> Response:
    """The record as a file; 403 where it may not be given away, 422 where it has no place in the format."""
    format_ = BY_SUFFIX.get(suffix)
    found = _union(record_id) if format_ else None
    if isinstance(found, Moved):
        return redirect(url_for("record.download", record_id=found.to, suffix=suffix), 301)
    if format_ is None or not isinstance(found, UnionRecord):
        return _missing(found)
    given = redistributable(found)
    if given is None:
        return answer(403)
    try:
        written = document(format_, entry_of(given, f"{base_address()}/records/{given.id}"))
    except CannotWrite:
        return answer(422)
    response = Response(written, mimetype=format_.media_type)
    if not format_.binary:
        response.content_type = f"{format_.media_type}; charset=utf-8"
    if not format_.citation:
        response.headers["Content-Disposition"] = f'attachment; filename="{given.id}.{suffix}"'
    return response


@blueprint.get("/unapi")
def unapi() -> Response:
    """The formats, those of a record (300), or the record in one of them; 406 for a format that is not offered."""
    record_id, named = request.args.get("id", ""), request.args.get("format", "")
    if not named:
        known = not record_id or isinstance(_union(record_id), UnionRecord)
        return formats(record_id) if known else answer(404)
    format_ = asked_format()
    if format_ is None:
        return answer(406)
    return download(record_id, format_.suffix)


def _union(record_id: str) -> UnionRecord | Moved | Gone | None:
    return site().catalogue.union(record_id) if RECORD_ID.match(record_id) else None


def _missing(found: UnionRecord | Moved | Gone | None) -> Response:
    """The page that says where it went: 410 for what was withdrawn or taken down, else 404."""
    if isinstance(found, Gone):
        taken = gettext(
            "It was taken out of the catalogue, and its address is kept. The search may find others."
        )
        return answer(410, taken if found.taken_down else "")
    return answer(404)
