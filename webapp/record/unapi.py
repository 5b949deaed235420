"""unAPI 1: reference managers such as Zotero ask here for the records of a page, each in a format that they know."""

from flask import render_template, request
from werkzeug.wrappers import Response

from normalize.exports.formats import FORMATS, Format

MEDIA_TYPE = "application/xml"
# MODS and MARC are left out: programs prefer them, and take the two forms of a name in them for two persons.
OFFERED = ("ris", "bibtex", "endnote", "csljson", "dc", "dcterms")


def asked_format() -> Format | None:
    """The format that the request names; None for one that is not offered here."""
    name = request.args.get("format", "")
    return FORMATS[name] if name in OFFERED else None


def formats(record_id: str) -> Response:
    """The list of formats, for all records or for one; 300 says that one of them is to be chosen."""
    offered = [FORMATS[name] for name in OFFERED]
    text = render_template("record/unapi.xml", offered=offered, record_id=record_id)
    return Response(text, 300 if record_id else 200, mimetype=MEDIA_TYPE)
