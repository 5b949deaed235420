"""Standard numbers of MARC 21 and CNMARC fields."""

from normalize.field import Field
from normalize.record import Identifier
from normalize.rule import BadValue
from normalize.values.identifiers import (
    find_doi,
    read_chinese_number,
    read_control_number,
    read_doi,
    read_ismn,
    read_lccn,
)
from normalize.values.isbn import read_isbn, read_issn
from normalize.values.text import clean

Found = list[Identifier]


def isbn(field: Field) -> Found:
    """020 and CNMARC 010: valid numbers, cancelled ones ($z) and wrong ones, the last with a problem."""
    found: Found = []
    qualifier = wrong = ""
    if len(field.subs) > 1:
        qualifier = field.join("q" if field.tag == "020" else "b")
    for code, value in field.subs:
        if code not in "az":
            continue
        number = read_isbn(value, qualifier, code == "z")
        if number is not None:
            found.append(number)
            if code == "a" and not number.valid:
                wrong = value
    if wrong:
        raise BadValue("isbn", "not a valid ISBN", f"{field.tag}$a", wrong, found)
    return found


def issn(field: Field) -> Found:
    """022 and CNMARC 011: the number, the linking number ($l, $f), cancelled and wrong ones ($y, $z, $m)."""
    found: Found = []
    wrong = ""
    for code, value in field.subs:
        number = read_issn(value, code in "yzm")
        if number is None:
            continue
        found.append(number)
        if code == "a" and not number.valid:
            wrong = value
    if wrong:
        raise BadValue("issn", "not a valid ISSN", f"{field.tag}$a", wrong, found)
    return found


def lccn(field: Field) -> Found:
    """010: the Library of Congress control number."""
    return [number for code, value in field.subs if (number := read_lccn(value, code == "z")) is not None]


def control_number(field: Field) -> Found:
    """035: control numbers of other systems, OCLC's by name."""
    made = [read_control_number(value, code == "z") for code, value in field.subs if code in "az"]
    return [each for each in made if each is not None]


def other_standard(field: Field) -> Found:
    """024: what the first indicator or $2 says it is: DOI, ISMN, ISBN or ISSN; others are local."""
    scheme = field.get("2").strip().lower()
    found: Found = []
    for code, value in field.subs:
        if code not in "az" or not value.strip():
            continue
        cancelled = code == "z"
        if scheme == "doi" or find_doi(value):
            number = read_doi(value, cancelled)
        elif field.ind1 == "2" or scheme == "ismn":
            number = read_ismn(value, cancelled)
        elif scheme == "isbn" or (field.ind1 == "3" and value.strip()[:3] in ("978", "979")):
            number = read_isbn(value, "", cancelled)
        elif scheme == "issn":
            number = read_issn(value, cancelled)
        else:
            text = clean(value)
            number = Identifier("local", f"{scheme}:{text}" if scheme else text, text, "", not cancelled)
        if number is not None:
            found.append(number)
    return found


def publisher_number(field: Field) -> Found:
    """028 and 037: numbers that a publisher gave; of charts they are chart numbers, which the table of charts says."""
    value = clean(field.get("a"))
    return [Identifier("publisher", value, value, clean(field.get("b")))] if value else []


def local_number(field: Field) -> Found:
    """Numbers of national bibliographies, reports and documents (015, 016, 027, 030, 074, 086, 088)."""
    source = field.get("2").strip()
    return [
        Identifier("local", text, text, source, code != "z")
        for code, value in field.subs
        if code in "az" and (text := clean(value))
    ]


def ismn(field: Field) -> Found:
    """CNMARC 013."""
    made = [read_ismn(value, code == "z") for code, value in field.subs if code in "az"]
    return [each for each in made if each is not None]


def chinese_number(field: Field) -> Found:
    """CNMARC 091: 统一书刊号."""
    made = [read_chinese_number(value) for value in field.all("a")]
    return [each for each in made if each is not None]


def order_number(field: Field) -> Found:
    """CNMARC 092: 订购号, a number of the post or a dealer."""
    value = clean(field.join("ab", " "))
    return [Identifier("local", value, value, "订购号")] if value else []


def link_doi(field: Field) -> Found:
    """856: a DOI in the address of the resource itself."""
    if field.ind2 not in "01 ":
        return []
    for value in field.all("u"):
        if "doi.org/" in value:
            doi = find_doi(value)
            if doi:
                return [Identifier("doi", doi, value)]
    return []
