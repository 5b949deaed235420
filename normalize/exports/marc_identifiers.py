"""Standard numbers of MARC 21, each in a field of its own."""

import re

from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_table import field_of
from normalize.marc import SUBFIELD
from normalize.own_records import is_member
from normalize.record import Identifier, Link, Record
from normalize.values.identifiers import find_doi, read_control_number
from normalize.values.isbn import read_isbn, read_issn

_LCCN = re.compile(r"([a-z]{0,3})(\d{8})|([a-z]{0,2})(\d{10})")
_COUNTRY = re.compile(r"([A-Z]{2}) (.+)\Z")
_SYSTEM = re.compile(r"\([^()]+\).")


def identifiers(record: Record) -> list[Made]:
    """All numbers, but for DOIs that are read off the addresses of 856."""
    addresses = {link.url for link in record.links if is_resolved(link)}
    found: list[Made] = []
    for number in record.identifiers:
        if number.scheme == "doi" and number.printed in addresses:
            continue
        for field in _field(number):
            # 010 is not repeated: what was cancelled stands behind what holds.
            behind = (
                field.tag == "010" and f"{SUBFIELD}z" in field.content and found and found[-1].tag == "010"
            )
            found.append(made_of(found.pop(), field) if behind else field)
    return found


def made_of(field: Made, behind: Made) -> Made:
    """One field of two: the subfields of the second behind those of the first."""
    return Made(field.tag, field.content + behind.content[2:])


def is_resolved(link: Link) -> bool:
    """Tell whether an address of the resource is its DOI's."""
    return link.kind in ("resource", "version") and "doi.org/" in link.url and bool(find_doi(link.url))


def _field(number: Identifier) -> list[Made]:
    tag, indicators = field_of("marc21", "identifiers", number.scheme)
    subfields = _SUBFIELDS.get(number.scheme)
    return (
        made(tag, indicators, subfields(number)) if subfields is not None else _local(number, tag, indicators)
    )


def printed(number: Identifier) -> str:
    """The number as catalogued."""
    return number.printed or number.value


def plain_number(number: Identifier) -> Subs:
    """$a, or $z where it is wrong."""
    return [("a" if number.valid else "z", printed(number))]


def issn(number: Identifier) -> Subs:
    """$a, $y where the check digit is wrong, $z where the number is right and does not belong here."""
    if number.valid:
        return plain_number(number)
    read = read_issn(printed(number))
    return [("z" if read is not None and read.valid else "y", printed(number))]


def oclc(number: Identifier) -> Subs:
    """The number with OCLC's code in front."""
    text = printed(number)
    forms = (text, f"(OCoLC){number.value}")
    right = (form for form in forms if (read := read_control_number(form)) and read.value == number.value)
    return [("a" if number.valid else "z", next(right, f"(OCoLC){text}"))]


def publisher_number(number: Identifier) -> Subs:
    """$a number, $b whose it is."""
    return [("a", printed(number)), ("b", number.qualifier)]


def with_scheme(number: Identifier) -> Subs:
    """The number and in $2 what it is."""
    return [*plain_number(number), ("2", number.scheme)]


def _isbn(number: Identifier) -> Subs:
    return [*plain_number(number), ("q", isbn_qualifier(number))]


def _lccn_in_010(number: Identifier) -> Subs:
    return [("a" if number.valid else "z", _lccn(printed(number)))]


_SUBFIELDS = {
    "isbn": _isbn, "issn": issn, "lccn": _lccn_in_010, "oclc": oclc, "publisher": publisher_number,
    "chart": publisher_number, "doi": with_scheme, "cn": with_scheme, "csbn": with_scheme, "ismn": plain_number,
}  # fmt: skip


def isbn_qualifier(number: Identifier) -> str:
    """What stands in $q: nothing where the number is printed with it."""
    if not number.qualifier:
        return ""
    alone = read_isbn(printed(number))
    return "" if alone is not None and alone.qualifier == number.qualifier else f"({number.qualifier})"


def _lccn(text: str) -> str:
    """The form of 010: prefix of three and eight digits, or of two and ten."""
    match = _LCCN.fullmatch(text)
    if match is None:
        return text
    return f"{match[1].ljust(3)}{match[2]} " if match[2] else f"{match[3].ljust(2)}{match[4]}"


def is_system_number(text: str) -> bool:
    """Tell a number of another system, `(DLC)123`; what looks like a member of ours goes elsewhere, not to be one."""
    return bool(_SYSTEM.match(text)) and not is_member(text) and not text.startswith("(OCoLC)")


def scheme_of(number: Identifier) -> str:
    """The scheme that stands in front of a local number (`hdl:10261/1`), empty where there is none."""
    text = printed(number)
    scheme = number.value.removesuffix(text).removesuffix(":")
    return scheme if scheme and f"{scheme}:{text}" == number.value else ""


def _local(number: Identifier, tag: str, indicators: str) -> list[Made]:
    """A number of another system (035), of legal deposit (017), of a source ($2), or of what is not known."""
    if number.qualifier == "法定呈缴号":
        country = _COUNTRY.match(printed(number))
        subs = [("a", country[2]), ("b", country[1])] if country else [("a", printed(number))]
        return made("017", "  ", subs)
    if is_system_number(printed(number)) and not number.qualifier:
        return made("035", "  ", plain_number(number))
    if number.qualifier:
        return made("016", "7 ", [*plain_number(number), ("2", number.qualifier)])
    scheme = scheme_of(number)
    return made(tag, "7 " if scheme else indicators, [*plain_number(number), ("2", scheme)])
