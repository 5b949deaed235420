"""BibTeX that BibLaTeX reads as well: UTF-8, LaTeX's own characters escaped, the key is the id of the record."""

import re
from collections.abc import Iterable, Iterator

from normalize.exports.entry import Entry
from normalize.exports.people import Name
from normalize.exports.reference import Reference, language_name, language_tag, reference
from normalize.exports.tagged import edition_mark

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_LATEX = str.maketrans(_SPECIAL)
_AND = re.compile(r"\band\b", re.IGNORECASE)
_EDITION = re.compile(r"\s*\bed(?:ition|n)?\b\.?$", re.IGNORECASE)  # styles add the word
_CAPITAL = re.compile(r"(?<![\\\w{])[^\W\d_]*[A-Z\u00c0-\u00de\u0400-\u042f]\w*")
_RAW = frozenset(("doi", "url", "month"))
_SCHOOLS = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}
# Babel's names where they are not the English ones.
_BABEL = {"greek, modern": "greek", "greek, modern (1453-)": "greek", "norwegian bokmål": "norsk"}


def bibtex(entry: Entry) -> str:
    """A record as an entry."""
    told = reference(entry)
    kind = told.kind.bibtex
    if kind == "phdthesis" and told.degree == "master":
        kind = "mastersthesis"
    fields = (f"  {name} = {_value(name, value)}" for name, value in _fields(told, kind) if value.strip())
    return f"@{kind}{{{told.id},\n" + ",\n".join(fields) + "\n}\n"


def _value(name: str, value: str) -> str:
    if name == "month":
        return value
    return f"{{{_verbatim(value) if name in _RAW else value}}}"


def _verbatim(value: str) -> str:
    """An address or DOI, which LaTeX sets as it stands; braces and backslashes in it are percent-encoded."""
    return value.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def escaped(text: str) -> str:
    """Plain text with the characters escaped that mean something to LaTeX."""
    return " ".join(text.split()).translate(_LATEX)


def _title(text: str) -> str:
    """A title as catalogued: styles that write titles in small letters leave alone what stands in braces."""
    first, blank, rest = escaped(text).partition(" ")
    return first + blank + _CAPITAL.sub(r"{\g<0>}", rest)


def _fields(told: Reference, kind: str) -> Iterator[tuple[str, str]]:
    yield "title", _title(told.title)
    yield "author", _names(told.authors)
    yield "editor", _names(told.editors)
    yield "translator", _names(told.translators)
    if told.others:
        yield "editora", _names(told.others)
        yield "editoratype", "collaborator"
    yield ("journal", escaped(told.host)) if kind == "article" else ("booktitle", _title(told.host))
    yield from _dates(told.date)
    own_number = told.number if kind in ("techreport", "patent") else ""
    yield "volume", escaped(told.volume)
    yield "number", escaped(told.issue or own_number or ("" if told.host else told.series_volume))
    yield "pages", escaped(told.pages).replace("-", "--")
    yield "pagetotal", escaped(told.extent)
    yield "series", escaped(told.series)
    yield "edition", escaped(_EDITION.sub("", edition_mark(told)))
    yield "address", escaped(told.place)
    yield _SCHOOLS.get(kind, "publisher"), escaped(told.publisher)
    yield "isbn", escaped(", ".join(told.isbn))
    yield "issn", escaped(told.issn)
    yield "doi", told.doi
    yield "url", told.url
    yield "langid", _babel(told.languages)
    yield "language", escaped("; ".join(map(language_tag, told.languages)))
    yield "keywords", escaped("; ".join(told.keywords))
    yield "abstract", escaped(told.abstract)
    noted_number = told.number if kind == "misc" else ""
    yield "note", escaped("; ".join(filter(None, (noted_number, told.scale, *told.notes))))


def _dates(date: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Year and month for BibTeX; `date` for BibLaTeX where the day is known too."""
    if len(date) > 2:
        yield "date", "-".join(date)
    if date:
        yield "year", date[0]
    if len(date) > 1 and 0 < int(date[1]) <= len(_MONTHS):
        yield "month", _MONTHS[int(date[1]) - 1]


def _names(names: Iterable[Name]) -> str:
    return " and ".join(map(_name, names))


def _name(name: Name) -> str:
    """`Family, Suffix, Given`; a name that must not be parted stands in braces."""
    if name.literal:
        text = escaped(name.literal)
        return f"{{{text}}}" if " " in text or "," in text or _AND.search(text) else text
    return ", ".join(escaped(part) for part in (name.family, name.suffix, name.given) if part)


def _babel(languages: tuple[str, ...]) -> str:
    name = language_name(languages[0]) if languages else ""
    return _BABEL.get(name, name.partition(",")[0])
