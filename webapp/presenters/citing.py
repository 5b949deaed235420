"""How a record is cited, and the files that it can be taken away as."""

import msgspec
from flask import url_for
from markupsafe import Markup

from normalize.exports import apa, chicago, gbt7714
from normalize.exports.cited import Cited, as_html
from normalize.exports.formats import FORMATS
from normalize.record import Record

FOR_REFERENCES = ("ris", "bibtex", "endnote", "csljson")


class Citation(msgspec.Struct, frozen=True):
    """A reference in one style, escaped and with its italics."""

    name: str
    label: str
    html: Markup


class Download(msgspec.Struct, frozen=True):
    """A file of the record."""

    label: str
    href: str
    media_type: str


def citations(record: Record, today: str) -> tuple[Citation, ...]:
    """The references that a page offers; `today` is the day of access of what may change."""
    return (
        _citation("gbt7714", gbt7714.cite(record, accessed=today)),
        _citation("apa", apa.cite(record)),
        _citation("chicago", chicago.cite(record)),
    )


def _citation(name: str, cited: Cited) -> Citation:
    # Everything in it is escaped where the italics are written.
    return Citation(name, FORMATS[name].label, Markup(as_html(cited)))  # noqa: S704 - see above


def downloads(record_id: str) -> tuple[Download, ...]:
    """A file for each format that programs read, those of reference managers first."""
    ordered = sorted(FORMATS.values(), key=lambda each: each.name not in FOR_REFERENCES)
    return tuple(
        Download(
            each.label, url_for("record.download", record_id=record_id, suffix=each.suffix), each.media_type
        )
        for each in ordered
        if not each.citation
    )
