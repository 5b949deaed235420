"""Who published a work where and when, as references say it: the first statement, without the marks of cataloguers."""

import re

import msgspec

from normalize.record import Imprint, Record
from normalize.values.text import has_han

_UNKNOWN = re.compile(
    r"\W*(?:s\.?\s*l\.?|s\.?\s*n\.?|n\.\s?p\.?|o\.\s?o\.?|unknown|unpublished"
    r"|(?:place|publisher|producer|distributor|manufacturer|printer)(?: of [a-z]+)? (?:not identified|unknown)"
    r"|出版[地者](?:不[详詳明]|未詳))\W*",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r"\s*\[?\betc\.?\]?\s*$")
_ADDED = re.compile(r"\s*\[([^\[\]]+)\]?$")
_SELLER = re.compile(r"\s*[:：;；]\s*[^:：;；]*(?:发行|發行|经销|經銷|经售|經售)[^:：;；]*$")
_PRINTED_FUNCTIONS = ("publication", "production", "distribution", "manufacture")


def imprint(record: Record, *, latin: bool = False) -> Imprint:
    """The first statement with a place or a publisher, in its own script or, where there is such a form, in Latin
    letters. What says that a place or a publisher is unknown is left out, and so are booksellers behind a publisher.
    """
    for each in sorted(record.imprints, key=lambda each: _rank(each.function)):
        shown = each if latin or each.original is None else each.original
        place, publisher = _known(shown.place), _SELLER.sub("", _known(shown.publisher))
        if place or publisher:
            return msgspec.structs.replace(shown, place=place, publisher=publisher)
    return Imprint()


def first_place(made: Imprint) -> str:
    """The first of several places of publication."""
    return made.place.partition(" ; ")[0].strip()


def _rank(function: str) -> int:
    return _PRINTED_FUNCTIONS.index(function) if function in _PRINTED_FUNCTIONS else len(_PRINTED_FUNCTIONS)


def _known(text: str) -> str:
    """The text without square brackets; a guess, which ends with a question mark, stands in them."""
    if _UNKNOWN.fullmatch(text):
        return ""
    told = _AND_MORE.sub("", text).strip()
    if has_han(told):
        told = re.sub(r"\s*[\[\]［］]\s*", "", told)
    elif not told.startswith("["):
        told = _ADDED.sub(r", \1", told)
    told = re.sub(r"[\[\]]", "", told).strip()
    return f"[{told}]" if told.endswith("?") else told
