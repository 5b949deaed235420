"""What numbers and addresses do to a record."""

import re

from msgspec.structs import replace

from normalize.formats.description import Statement
from normalize.formats.draft import Draft
from normalize.formats.element_work import add_citation
from normalize.formats.identifying import doi_in_address, read_identifier
from normalize.record import Identifier, Link
from normalize.values.isbn import isbns_in

_MARK = re.compile(r"\[[JMDC]\]")  # GB/T 7714
_WORDS_OF_A_CITATION = 4
_LINK_KINDS = frozenset(("resource", "version", "part", "related", "cover", "contents", "manifest"))
_CHECKED = {
    "isbn": "not a valid ISBN",
    "issn": "not a valid ISSN",
    "doi": "not a DOI",
    "ismn": "not a valid ISMN",
}


def add_identifier(draft: Draft, said: Statement) -> None:
    """Keep a number; a wrong one stays, marked, with a problem. An address becomes a link."""
    if not said.scheme and _is_citation(said.value):
        add_citation(draft, said)
        return
    for part in isbns_in(said.value):
        _add_number(draft, replace(said, value=part))


def _add_number(draft: Draft, said: Statement) -> None:
    found = read_identifier(said.value, said.scheme)
    if isinstance(found, Link):
        draft.fields["links"].append(found)
    elif found is not None and said.role == "cancelled":
        draft.fields["identifiers"].append(replace(found, valid=False))
    elif found is not None:
        _check(draft, found, "identifier")
        draft.fields["identifiers"].append(found)
    else:
        draft.problem("identifier", "no number can be made out", "identifier", said.value)
        draft.fields["identifiers"].append(Identifier("local", said.value, said.value, "", False))


def _is_citation(value: str) -> bool:
    """Repositories put the citation among the identifiers: with the mark of a kind, or of several words."""
    return len(value.split(None, _WORDS_OF_A_CITATION)) >= _WORDS_OF_A_CITATION or bool(_MARK.search(value))


def add_host_identifier(draft: Draft, said: Statement) -> None:
    """The same for the host."""
    found = read_identifier(said.value, said.scheme)
    if isinstance(found, Identifier) and found not in draft.host.identifiers:
        _check(draft, found, "host_identifier")
        draft.host.identifiers[found] = None


def give_numbers_to_host(draft: Draft) -> None:
    """The numbers of serials that an article bears are those of its journal."""
    numbers = draft.fields["identifiers"]
    serial = {each: None for each in numbers if each.scheme in ("issn", "cn") and each.valid}
    if serial:
        draft.host.identifiers |= serial
        draft.fields["identifiers"] = [each for each in numbers if each not in serial]


def add_link(draft: Draft, said: Statement) -> None:
    """Keep an address, and the DOI that stands in it."""
    kind = said.scheme if said.scheme in _LINK_KINDS else "resource"
    draft.fields["links"].append(
        Link(said.value, kind, "", said.role if said.role in ("open", "restricted") else "")
    )
    doi = doi_in_address(said.value) if kind == "resource" else None
    if doi is not None:
        draft.fields["identifiers"].append(doi)


def _check(draft: Draft, number: Identifier, where: str) -> None:
    if not number.valid and number.scheme in _CHECKED:
        draft.problem(number.scheme, _CHECKED[number.scheme], where, number.printed)
