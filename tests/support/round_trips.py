"""What of a record is still there when one of our readers has read what one of our writers wrote."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from format_records import accepted

from harvesters.files import read_file
from normalize.exports.editions import stated_edition
from normalize.exports.entry import Entry
from normalize.exports.formats import FORMATS, document
from normalize.exports.imprints import first_place, imprint
from normalize.exports.own_script import addresses, host, host_number, numbers, own_title, related_title
from normalize.exports.people import own_name
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Record

READERS = {
    "dc": "dc", "dcterms": "dc", "mods": "mods", "ris": "ris", "bibtex": "bibtex", "endnote": "refer",
    "csljson": "csl_json",
}  # fmt: skip
ALL = SourceProfile("test", "all")


def records(path: Path, most: int) -> Iterator[Record]:
    """The first accepted records of a file of any format."""
    for item in read_file(path):
        outcome = normalize_raw(item, ALL) if isinstance(item, RawRecord) else None
        if isinstance(outcome, Accepted) and outcome.record.titles and not outcome.record.host:
            yield outcome.record
            most -= 1
        if not most:
            return


def written_and_read(record: Record, name: str) -> Record:
    """The record as it comes back."""
    return accepted(document(FORMATS[name], Entry(record, "hm0123456789")), READERS[name]).record


def folded(text: str) -> str:
    """Letters and digits alone, in small letters: punctuation is told by none of the formats."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _name(text: str) -> str:
    """A name without what references leave out: fuller forms and qualifiers in brackets."""
    return folded(re.sub(r"\s*\([^()]*\)", "", text))


def _titles(record: Record) -> set[str]:
    found = [form for title in record.titles for form in (title, title.original) if form is not None]
    return {folded(each.value + each.subtitle + each.part_number + each.part_name) for each in found}


def _title(record: Record) -> set[str]:
    own = own_title(record)
    return {folded(own.value + own.subtitle + own.part_number + own.part_name)}


def _subjects(record: Record) -> set[str]:
    return {folded("".join(form)) for each in record.subjects for form in (each.original or each.parts,)}


def _in_host(name: str) -> Callable[[Record], set[str]]:
    def read(record: Record) -> set[str]:
        found = host(record)
        return {folded(getattr(found, name))} - {""} if found is not None else set()

    return read


def _series(record: Record) -> set[str]:
    """Name and number of each series; the number may stand behind the name."""
    found = [each for each in record.relations if each.kind == "series"]
    return {folded(related_title(each) + each.volume) for each in found} - {""}


def _edition(record: Record) -> set[str]:
    found = stated_edition(record)
    if found is None:
        return set()
    return {
        str(found.number) if found.number else folded(found.words).removesuffix("ed").removesuffix("edition")
    }


def _serial_numbers(record: Record) -> set[str]:
    return {*numbers(record, "issn"), host_number(record, "issn")} - {""}


# Aspect -> what of it must be there, and where it is looked for in what came back.
ASPECTS: dict[str, tuple[Callable[[Record], set[str]], Callable[[Record], set[str]]]] = {
    "title": (_title, _titles),
    "agents": (
        lambda record: {_name(own_name(agent)) for agent in record.agents},
        lambda record: {_name(form) for agent in record.agents for form in (agent.name, agent.original)},
    ),
    "publisher": (
        lambda record: {folded(imprint(record).publisher)} - {""},
        lambda record: {folded(imprint(record).publisher)},
    ),
    "place": (
        lambda record: {folded(first_place(imprint(record)))} - {""},
        lambda record: {folded(first_place(imprint(record)))},
    ),
    "series": (
        lambda record: set(sorted(_series(record))[:1]) if len(_series(record)) == 1 else set(),
        _series,
    ),
    "edition": (_edition, _edition),
    "year": (
        lambda record: {str(record.date.first)} - {"None"},
        lambda record: {str(record.date.first)},
    ),
    "isbn": (
        lambda record: set(numbers(record, "isbn")),
        lambda record: {*numbers(record, "isbn"), host_number(record, "isbn")},
    ),
    "issn": (_serial_numbers, _serial_numbers),
    "doi": (lambda record: set(numbers(record, "doi")[:1]), lambda record: set(numbers(record, "doi"))),
    "languages": (lambda record: set(record.languages), lambda record: set(record.languages)),
    "subjects": (_subjects, _subjects),
    "abstract": (
        lambda record: {folded(text) for text in record.abstracts[:1]},
        lambda record: {folded(text) for text in record.abstracts},
    ),
    "host": (
        lambda record: {folded(related_title(host(record)))} - {""},
        lambda record: {folded(related_title(host(record)))},
    ),
    "volume": (_in_host("volume"), _in_host("volume")),
    "issue": (_in_host("issue"), _in_host("issue")),
    "pages": (_in_host("pages"), _in_host("pages")),
    "url": (
        lambda record: {url for url in addresses(record)[:1] if "doi.org/" not in url},
        lambda record: {link.url for link in record.links},
    ),
}


def lost(before: Record, after: Record) -> dict[str, set[str]]:
    """For each aspect what is not there any more."""
    missing = {name: told(before) - found(after) for name, (told, found) in ASPECTS.items()}
    return {name: values for name, values in missing.items() if values}
