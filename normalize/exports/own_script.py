"""What a record says of itself in its own script: the forms that a reference needs, chosen once for all formats."""

import re

from normalize.exports.imprints import imprint
from normalize.record import Link, Record, Relation, Title
from normalize.values.text import has_han

_NO_TITLE = Title("")
_HAN_LANGUAGES = frozenset(("chi", "zho", "jpn", "kor"))
_WEB = re.compile(r"(?:https?|ftp)://\S+\Z", re.IGNORECASE)
_OWN_LINKS = ("resource", "version")
# What a link says that leads to something about the work: libraries put such addresses behind printed books.
_ABOUT = re.compile(
    r"\b(?:sample|excerpt|publisher description|biograph|review|table of contents|cover|inhalt|rezension)"
    r"|目[录次錄]|封面",
    re.IGNORECASE,
)
# What libraries have on their shelves; other things that have an address are read there.
_SHELVED = frozenset(("book", "serial", "newspaper", "conference", "chart", "map", "image", "manuscript"))


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


def host(record: Record) -> Relation | None:
    """The journal, book or proceedings that it stands in."""
    return next((each for each in record.relations if each.kind == "host"), None)


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
    links: list[Link] = [
        each for each in record.links if each.kind in _OWN_LINKS and not _ABOUT.search(each.label)
    ]
    return list(dict.fromkeys(each.url for each in links if _WEB.match(each.url)))


def address(record: Record) -> str:
    """The first address that is not a resolver's for its DOI, else the first; empty for none."""
    found = addresses(record)
    return next((url for url in found if "doi.org/" not in url), found[0] if found else "")


def is_online(record: Record) -> bool:
    """Tell whether the work is read online: it is electronic or has a DOI, or its address is all that tells where it
    is. A printed book is none for an address that a library has put behind it.
    """
    if record.carrier == "electronic" or number(record, "doi"):
        return True
    made = imprint(record)
    shelved = record.type in _SHELVED and (made.place or made.publisher or record.extent)
    return record.carrier == "print" and not shelved and bool(address(record))


def year(record: Record) -> str:
    """The year of publication; empty where it is unknown."""
    return "" if record.date.first is None else str(record.date.first)
