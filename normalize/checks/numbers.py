"""Standard numbers and their check digits: ISBN, ISSN, ISMN, and the forms of LCCN, 统一书号 and time stamps."""

import re

from normalize.checks.finding import Finding, shown
from normalize.checks.links import LINKING_ENTRIES
from normalize.marc import MarcRecord, subfields
from normalize.values.identifiers import read_ismn
from normalize.values.isbn import check_digit, isbn13, read_isbn, read_issn

Findings = list[Finding]
_PLACES = {
    "marc21": (("020", "isbn"), ("022", "issn"), ("024", "ismn"), ("010", "lccn"), ("005", "stamp")),
    "cnmarc": (("010", "isbn"), ("011", "issn"), ("013", "ismn"), ("091", "csbn"), ("005", "stamp")),
}  # fmt: skip
_STAMP = re.compile(r"\d{14}\.\d")
_LCCN = re.compile(r"[ a-z]{3}\d{8} ?|[ a-z]{2}\d{10}")
_CSBN = re.compile(
    r"[A-Z]{0,3}\d{4,5}\s*[·.・‧•-]\s*\d{1,5}.*|\d{1,2}[-—]\d{1,4}|(?:CN\s*)?\d{2}\s?[-—－]\s?\d{4}.*"
)
_LINKED = {"marc21": LINKING_ENTRIES}


class Numbers:
    """The checks of one flavour's standard numbers."""

    def __init__(self, flavour: str) -> None:
        self.places = _PLACES[flavour]
        self.linked = frozenset(_LINKED.get(flavour, ()))

    def check(self, record: MarcRecord, found: Findings) -> None:
        """Add numbers that cannot be right."""
        by_tag = record.by_tag
        for tag, kind in self.places:
            for occurrence, content in enumerate(by_tag.get(tag, ()), 1):
                if kind == "stamp":
                    if not _STAMP.fullmatch(content.strip()):
                        found.append(Finding("stamp_form", tag, occurrence, "", shown(content)))
                else:
                    _field(tag, occurrence, content, kind, found)
        for tag in self.linked & by_tag.keys():
            for occurrence, content in enumerate(by_tag[tag], 1):
                for code, value in subfields(content):
                    if code in "xz":
                        _number("issn" if code == "x" else "isbn", tag, occurrence, code, value, found)


def _field(tag: str, occurrence: int, content: str, kind: str, found: Findings) -> None:
    if kind == "ismn" and tag == "024" and content[:1] != "2":
        return
    for code, value in subfields(content):
        if code == "a" and value.strip():
            _number(kind, tag, occurrence, code, value, found)


def _number(kind: str, tag: str, occurrence: int, code: str, value: str, found: Findings) -> None:
    name = expected = ""
    if kind == "isbn":
        name, expected = _isbn(value)
    elif kind == "issn":
        number = read_issn(value)
        name = "" if number is None or number.valid else "issn_wrong"
    elif kind == "ismn":
        ismn = read_ismn(value)
        name = "" if ismn is None or ismn.valid else "ismn_wrong"
    elif kind == "lccn":
        name = "" if _LCCN.match(value) else "lccn_form"
    elif kind == "csbn":
        name = "" if _CSBN.fullmatch(value.strip()) else "csbn_form"
    if name:
        found.append(Finding(name, tag, occurrence, f"${code}", shown(value), expected))


def _isbn(value: str) -> tuple[str, str]:
    """The rule that an ISBN breaks, and what its check digit should be where its length is right."""
    if isbn13(value):
        return "", ""
    number = read_isbn(value)
    if number is None or number.valid:
        return "", ""
    digits = number.value
    if len(digits) == 10 and digits.isascii() and digits[:9].isdigit():
        last = sum((at + 1) * int(digit) for at, digit in enumerate(digits[:9])) % 11
        return "isbn_digit", "X" if last == 10 else str(last)
    if len(digits) == 13 and digits.isdigit() and digits.isascii():
        if digits[:3] not in ("978", "979"):
            return "isbn_prefix", "978 / 979"
        return "isbn_digit", check_digit(digits[:12])
    return "isbn_length", "10 / 13"
