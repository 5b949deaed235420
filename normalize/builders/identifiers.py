"""Standard numbers of MARC 21 and CNMARC fields."""

from normalize.field import Field
from normalize.marc import MarcRecord
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
    qualifier = clean(field.get("b")) if field.tag == "011" else ""
    for code, value in field.subs:
        if code == "b":
            continue
        number = read_issn(value, code in "gyzm", qualifier)
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
        if scheme == "doi" or (scheme in _RESOLVED and find_doi(value)):
            number = read_doi(value, cancelled)
        elif field.ind1 == "2" or scheme == "ismn":
            number = read_ismn(value, cancelled)
        elif scheme == "isbn" or (field.ind1 == "3" and value.strip()[:3] in ("978", "979")):
            number = read_isbn(value, "", cancelled)
        elif scheme == "issn":
            number = read_issn(value, cancelled)
        else:
            text = clean(value)
            said = clean(field.get("b"))
            number = Identifier("local", f"{scheme}:{text}" if scheme else text, text, said, not cancelled)
        if number is not None:
            found.append(number)
    return found


_RESOLVED = frozenset(("", "uri", "url", "hdl", "handle"))


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


def deposit_number(field: Field) -> Found:
    """017: a number of copyright or legal deposit, with the country ($b) in front as CNMARC 021 has it."""
    agency = clean(field.get("b"))
    found: Found = []
    for value in field.all("a"):
        number = clean(value)
        text = f"{agency} {number}" if len(agency) == 2 else f"{number} ({agency})" if agency else number
        found.append(Identifier("local", text, text, _NATIONAL["021"]))
    return found


def ismn(field: Field) -> Found:
    """CNMARC 013."""
    made = [read_ismn(value, code == "z") for code, value in field.subs if code in "az"]
    return [each for each in made if each is not None]


def chinese_number(field: Field) -> Found:
    """CNMARC 091: 统一书刊号; a wrong one in $z."""
    qualifier = clean(field.get("b"))
    made = [read_chinese_number(value, qualifier, code == "z") for code, value in field.subs if code in "az"]
    return [each for each in made if each is not None]


def numbers_in_field(field: Field) -> Found:
    """CNMARC 020, 021, 022, 092, 094: a country ($a) and its number ($b); a wrong one in $z.

    The number of the United States is that of the Library of Congress.
    """
    country = clean(field.get("a")).upper() if field.tag != "094" else ""
    kind = _NATIONAL[field.tag]
    found: Found = []
    for code, value in field.subs:
        text = clean(f"{country} {value}")
        if country == "US" and field.tag == "020" and code in "bz":
            number = read_lccn(value, code == "z")
            found += [number] if number is not None else []
        elif code in "bz" and value:
            found.append(Identifier("local", text, text, kind, code == "b"))
    if not found and field.tag in ("092", "094") and field.get("a"):
        text = clean(field.get("a"))
        found.append(Identifier("local", text, text, kind))
    return found


_NATIONAL = {
    "020": "国家书目号",
    "021": "法定呈缴号",
    "022": "政府出版物号",
    "092": "订购号",
    "094": "标准号",
}


def article_number(record: MarcRecord) -> Found:
    """CNMARC 073: the article number of trade (EAN), which is the ISBN again where there is one."""
    if "010" in record.by_tag:
        return []
    made = [read_isbn(value) for value in record.values("073", "a") if value.strip()[:3] in ("978", "979")]
    return [each for each in made if each is not None]


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
