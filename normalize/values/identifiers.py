"""LCCN, OCLC numbers, DOIs, ISMNs and Chinese book and serial numbers."""

import re

from stdnum import ismn

from normalize.record import Identifier
from normalize.values.text import clean

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_CN = re.compile(r"(?:CN\s*)?(\d{2})\s*[-—－]\s*(\d{4})(?:\s*/\s*([A-Z][A-Z0-9.-]*))?", re.IGNORECASE)
_CSBN = re.compile(r"(\d{4,6})\s*[·•.．・]\s*(\d+)(?:\s*[（(]\s*(\d+)\s*[)）])?")


def normalize_lccn(printed: str) -> str:
    """Normalize an LCCN: no blanks, nothing behind a slash, the serial number after a hyphen padded to six digits.

    (Library of Congress, LCCN Namespace.)
    """
    value = printed.strip()
    if value.isdigit():
        return value
    value = "".join(value.split())
    slash = value.find("/")
    if slash >= 0:
        value = value[:slash]
    if "-" in value:
        prefix, _, serial = value.partition("-")
        value = prefix + serial.rjust(6, "0")
    return value


def read_lccn(printed: str, cancelled: bool = False) -> Identifier | None:
    """Read an LCCN; valid are letters (at most three) and eight or ten digits."""
    value = normalize_lccn(printed)
    if not value:
        return None
    if len(value) in (8, 10) and value.isdigit():
        return Identifier("lccn", value, printed.strip(), "", not cancelled)
    digits = value.lstrip("abcdefghijklmnopqrstuvwxyz")
    right = digits.isdigit() and len(digits) in (8, 9, 10) and len(value) - len(digits) <= 3
    return Identifier("lccn", value, printed.strip(), "", right and not cancelled)


def read_control_number(printed: str, cancelled: bool = False) -> Identifier | None:
    """Read 035: a number of OCLC, or another system's with its prefix as it stands."""
    text = printed.strip()
    if text.startswith("(OCoLC)"):
        number = text[7:].strip().lstrip("ocmn").strip()
        if number.isdigit() and number.isascii():
            return Identifier("oclc", number.lstrip("0") or "0", text, "", not cancelled)
        return Identifier("oclc", number, text, "", False) if number else None
    return Identifier("local", text, text, "", not cancelled) if text else None


def find_doi(text: str) -> str:
    """Return the DOI in a text or address, in lower case, or an empty string."""
    if "10." not in text:
        return ""
    match = _DOI.search(text)
    return match[0].rstrip(".,;)>\"'").lower() if match else ""


def read_doi(printed: str, cancelled: bool = False) -> Identifier | None:
    """Read a DOI, with or without its resolver in front."""
    value = find_doi(printed)
    if value:
        return Identifier("doi", value, printed.strip(), "", not cancelled)
    return Identifier("doi", printed.strip(), printed.strip(), "", False) if printed.strip() else None


def read_ismn(printed: str, cancelled: bool = False) -> Identifier | None:
    """Read an ISMN into its 13-digit form (ISO 10957)."""
    text = printed.strip()
    number = text.partition("(")[0].strip()
    if not number:
        return None
    if ismn.is_valid(number):
        return Identifier("ismn", ismn.to_ismn13(number).replace("-", ""), text, "", not cancelled)
    return Identifier("ismn", number, text, "", False)


def read_chinese_number(printed: str, qualifier: str = "", cancelled: bool = False) -> Identifier | None:
    """Read CNMARC 091: a serial's CN number (CN 11-1234/P) or a book's 统一书号 (13193·0123)."""
    text = clean(printed)
    plain = text.removeprefix("统一书号").lstrip(":： ")
    serial = _CN.fullmatch(plain)
    if serial:
        value = f"CN{serial[1]}-{serial[2]}" + (f"/{serial[3].upper()}" if serial[3] else "")
        return Identifier("cn", value, text, qualifier, not cancelled)
    book = _CSBN.fullmatch(plain)
    if book:
        value = f"{book[1]}·{book[2]}" + (f"({book[3]})" if book[3] else "")
        return Identifier("csbn", value, text, qualifier, not cancelled)
    return Identifier("csbn", plain, text, qualifier, False) if plain else None
