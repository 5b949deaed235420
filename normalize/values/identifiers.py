"""LCCN, OCLC numbers, DOIs, ISMNs and Chinese book and serial numbers."""

import re

from stdnum import ismn

from normalize.record import Identifier
from normalize.values.text import clean

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/\S+")
_CN = re.compile(
    r"(?:\bCN\s?)?(?<!\d)(\d{2})\s?-\s?(\d{4})(?!\d)(?:\s?/\s?([A-Z][A-Z0-9.-]*))?", re.IGNORECASE
)
_CN_LABEL = re.compile(r"CN|刊号|刊號", re.IGNORECASE)
_CSBN = re.compile(
    r"(\d{4,6})\s?[·•.．・‧∙-]\s?(\d{1,5})(?:\s?\(\s?([\d上中下一二三四五六七八九十]{1,3})\s?\))?"
)
_CSBN_LABEL = re.compile(r"^\s*(?:(?:全国)?[统統]一)?[书書][号號]\s*:?\s*")
_SIGNS = str.maketrans(
    "０１２３４５６７８９（）：‐‑–—－−／",
    "0123456789():------/",
    "\u200b\u200e\u200f\u202a\u202b\u202c\ufeff",
)
_LCCN_LABEL = re.compile(r"^(?:https?://(?:www\.)?lccn\.loc\.gov/|lccn\b[: ]*|lc (?=\d))", re.IGNORECASE)
_OCLC = re.compile(r"\(ocolc\)\s*(?:oc[mn]|on)?\s*(.*)|(?:oc[mn]|on)(\d{7,12})", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"(\d+)(?:[\\\s].*)?")
_ISMN_LABEL = re.compile(r"^ismn\b[-: 10-3]*?(?=[M979])", re.IGNORECASE)
_LONGEST = 500
"""A text of more characters is no number; its beginning is looked at."""


def normalize_lccn(printed: str) -> str:
    """Normalize an LCCN: no blanks, nothing behind a slash, the serial number after a hyphen padded to six digits.

    (Library of Congress, LCCN Namespace.)
    """
    value = printed.strip()
    if value.isdigit():
        return value
    value = "".join(_LCCN_LABEL.sub("", value).lower().split())
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
    oclc = _OCLC.fullmatch(text[2:] if text[:9].upper() == "DL(OCOLC)" else text)
    if oclc is not None:
        said = (oclc[1] or oclc[2] or "").strip()
        number = _NUMBER_FIRST.fullmatch(said)
        if number is not None and number[1].isascii():
            return Identifier("oclc", number[1].lstrip("0") or "0", text, "", not cancelled)
        return Identifier("oclc", said, text, "", False) if said else None
    return Identifier("local", text, text, "", not cancelled) if any(map(str.isalnum, text)) else None


def find_doi(text: str) -> str:
    """Return the DOI in a text or address, in lower case, or an empty string."""
    if "10." not in text:
        return ""
    match = _DOI.search(text)
    return match[0].rstrip(".,;)>\"'/。，；）").lower() if match else ""


def read_doi(printed: str, cancelled: bool = False) -> Identifier | None:
    """Read a DOI, with or without its resolver in front."""
    value = find_doi(printed)
    if value:
        return Identifier("doi", value, printed.strip(), "", not cancelled)
    return Identifier("doi", printed.strip(), printed.strip(), "", False) if printed.strip() else None


def read_ismn(printed: str, cancelled: bool = False) -> Identifier | None:
    """Read an ISMN into its 13-digit form (ISO 10957)."""
    text = printed.strip()
    plain = _ISMN_LABEL.sub("", text[:_LONGEST].translate(_SIGNS))
    number = plain.partition("(")[0].strip()
    if not number:
        return None
    bare = number.replace("-", "").replace(" ", "")
    if ismn.is_valid(bare):
        return Identifier("ismn", ismn.to_ismn13(bare), text, "", not cancelled)
    return Identifier("ismn", number, text, "", False)


def read_chinese_number(printed: str, qualifier: str = "", cancelled: bool = False) -> Identifier | None:
    """Read CNMARC 091: a serial's CN number (CN 11-1234/P) or a book's 统一书号 (13193·0123)."""
    text = clean(printed)
    plain = text[:_LONGEST].translate(_SIGNS)
    named = _CN_LABEL.search(plain)
    serial = _CN.search(plain, named.start()) if named is not None else _CN.fullmatch(plain)
    if serial is not None:
        value = f"CN{serial[1]}-{serial[2]}" + (f"/{serial[3].upper()}" if serial[3] else "")
        return Identifier("cn", value, text, qualifier, not cancelled)
    plain = _CSBN_LABEL.sub("", plain)
    book = _CSBN.fullmatch(plain)
    if book is not None:
        value = f"{book[1]}·{book[2]}" + (f"({book[3]})" if book[3] else "")
        return Identifier("csbn", value, text, qualifier, not cancelled)
    scheme = "csbn" if named is None else "cn"
    return Identifier(scheme, plain, text, qualifier, False) if plain else None
