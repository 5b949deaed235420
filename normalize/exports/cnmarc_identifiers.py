"""Standard numbers of CNMARC, each in a field of its own."""

import re

from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_identifiers import (
    is_resolved,
    is_system_number,
    isbn_qualifier,
    issn,
    oclc,
    plain_number,
    printed,
    publisher_number,
    scheme_of,
    with_scheme,
)
from normalize.exports.marc_table import field_of
from normalize.record import Identifier, Record

_BY_QUALIFIER = {
    "国家书目号": "020",
    "法定呈缴号": "021",
    "政府出版物号": "022",
    "订购号": "092",
    "标准号": "094",
}
_COUNTRY = re.compile(r"([A-Z]{2}) (.+)\Z")


def identifiers(record: Record) -> list[Made]:
    """All numbers, but for DOIs that are read off the addresses of 856."""
    addresses = {link.url for link in record.links if is_resolved(link)}
    found = [each for each in record.identifiers if each.scheme != "doi" or each.printed not in addresses]
    return [field for number in found for field in _number(number)]


def _number(number: Identifier) -> list[Made]:
    tag, indicators = field_of("cnmarc", "identifiers", number.scheme)
    subfields = _SUBFIELDS.get(number.scheme)
    return made(tag, indicators, subfields(number)) if subfields is not None else _local(number)


def _isbn(number: Identifier) -> Subs:
    return [*plain_number(number), ("b", isbn_qualifier(number).strip("()"))]


def _qualified(number: Identifier) -> Subs:
    return [*plain_number(number), ("b", number.qualifier)]


def _issn(number: Identifier) -> Subs:
    return [*issn(number), ("b", number.qualifier)]


def _lccn(number: Identifier) -> Subs:
    """020: the number in the national bibliography of the United States."""
    return [("a", "US"), ("b" if number.valid else "z", printed(number))]


_SUBFIELDS = {
    "isbn": _isbn, "issn": _issn, "lccn": _lccn, "oclc": oclc, "publisher": publisher_number, "chart": publisher_number,
    "doi": with_scheme, "cn": _qualified, "csbn": _qualified, "ismn": plain_number,
}  # fmt: skip


def _local(number: Identifier) -> list[Made]:
    """Numbers of a country's offices by what they are called, of other systems (035), of named schemes (017)."""
    text = printed(number)
    tag = _BY_QUALIFIER.get(number.qualifier, "")
    if tag:
        parted = _COUNTRY.match(text) if tag != "094" else None
        code = "b" if number.valid else "z"
        return made(tag, "  ", [("a", parted[1]), (code, parted[2])] if parted else [(code, text)])
    if is_system_number(text) and not number.qualifier:
        return made("035", "  ", plain_number(number))
    scheme = scheme_of(number)
    subs = [*plain_number(number), ("b", number.qualifier), ("2", scheme)]
    return made("017", "70" if scheme else "80", subs)
