"""What a record says of itself in its own script: the forms that a reference needs, chosen once for all formats."""

import re

import msgspec

from normalize.record import Imprint, Link, Record, Relation, Title
from normalize.values.text import has_han

_NO_TITLE = Title("")
_HAN_LANGUAGES = frozenset(("chi", "zho", "jpn", "kor"))
_NO_PUBLISHER = re.compile(
    r"\W*(?:s\.?\s*l\.?|s\.?\s*n\.?|出版地不详|出版者不详|出版地不詳|出版者不詳)\W*", re.IGNORECASE
)
_WEB = re.compile(r"(?:https?|ftp)://\S+\Z", re.IGNORECASE)
_OWN_LINKS = ("resource", "version")
_PRINTED_FUNCTIONS = ("publication", "production", "distribution", "manufacture")


def is_eastern(record: Record) -> bool:
    """Tell whether a reference to the record is written in Chinese or Japanese: by its title, not by its language."""
    return has_han(own_title(record).value) or (
        not own_title(record).value and bool(_HAN_LANGUAGES & set(record.languages[:1]))
    )


def main_title(record: Record) -> Title:
    """The title proper as catalogued, romanized where the source has it so; an empty one where there is none."""
    return next((each for each in record.titles if each.kind == "main"), next(iter(record.titles), _NO_TITLE))


def own_title(record: Record) -> Title:
    """The title proper in its own script."""
    title = main_title(record)
    return title.original or title


def imprint(record: Record, *, latin: bool = False) -> Imprint:
    """Who published it where: the first statement with a place or a publisher, in its own script or, where there is
    such a form, in Latin letters. What says that a place or a publisher is unknown is left out.
    """
    for each in sorted(record.imprints, key=lambda each: _rank(each.function)):
        shown = each if latin or each.original is None else each.original
        place, publisher = _known(shown.place), _known(shown.publisher)
        if place or publisher:
            return msgspec.structs.replace(shown, place=place, publisher=publisher)
    return Imprint()


def _rank(function: str) -> int:
    return _PRINTED_FUNCTIONS.index(function) if function in _PRINTED_FUNCTIONS else len(_PRINTED_FUNCTIONS)


def _known(text: str) -> str:
    return "" if _NO_PUBLISHER.fullmatch(text) else text.strip().strip("[]")


def host(record: Record) -> Relation | None:
    """The journal, book or proceedings that it stands in."""
    return next((each for each in record.relations if each.kind == "host"), None)


def first_place(made: Imprint) -> str:
    """The first of several places of publication."""
    return made.place.partition(" ; ")[0].strip()


def related_title(relation: Relation | None) -> str:
    """The title of a host or a series in its own script; empty for none."""
    return "" if relation is None else relation.original or relation.title


def series(record: Record) -> Relation | None:
    """The first series that it belongs to."""
    return next((each for each in record.relations if each.kind == "series"), None)


def numbers(record: Record, scheme: str) -> list[str]:
    """All valid numbers of a scheme, none twice."""
    return list(
        dict.fromkeys(each.value for each in record.identifiers if each.scheme == scheme and each.valid)
    )


def number(record: Record, scheme: str) -> str:
    """The first valid number of a scheme; empty for none."""
    return next(iter(numbers(record, scheme)), "")


def host_number(record: Record, scheme: str) -> str:
    """The host's number of a scheme; empty for none."""
    found = host(record)
    given = found.identifiers if found else ()
    return next((each.value for each in given if each.scheme == scheme and each.valid), "")


def hyphenated_issn(value: str) -> str:
    """An ISSN as it is printed: `0378-4371`."""
    return f"{value[:4]}-{value[4:]}" if len(value) == 8 else value


def addresses(record: Record) -> list[str]:
    """The addresses of the work itself, none twice; what is no address of the web is left out."""
    links: list[Link] = [each for each in record.links if each.kind in _OWN_LINKS]
    return list(dict.fromkeys(each.url for each in links if _WEB.match(each.url)))


def address(record: Record) -> str:
    """The first address that is not a resolver's for its DOI, else the first; empty for none."""
    found = addresses(record)
    return next((url for url in found if "doi.org/" not in url), found[0] if found else "")


def year(record: Record) -> str:
    """The year of publication; empty where it is unknown."""
    return "" if record.date.first is None else str(record.date.first)
