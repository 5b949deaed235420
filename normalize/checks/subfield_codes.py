"""Codes in subfields: languages, countries, areas (041, 043, CNMARC 101, 102), sources (801), addresses (856)."""

import re

from normalize.checks.code_words import CodeWords
from normalize.checks.finding import Finding, shown
from normalize.maps.lists import rows
from normalize.marc import MarcRecord, indicators, subfields

Findings = list[Finding]
_AREA = re.compile(r"[a-z][a-z-]{6}")
_DAY = re.compile(r"\d{8}")
_WITH_RELATORS = frozenset((
    "100", "110", "111", "600", "610", "611", "630", "700", "710", "711", "720", "800", "810", "811",
))  # fmt: skip
_RELATORS = frozenset(row["code"] for row in rows("relators"))
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ADDRESS_CODES = frozenset("adfghu")


def check_subfield_codes(record: MarcRecord, flavour: str, words: CodeWords, found: Findings) -> None:
    """Add codes in subfields that are none, or that contradict each other."""
    if flavour == "marc21":
        _of_marc21(record, words, found)
    else:
        _of_cnmarc(record, words, found)
    for occurrence, content in enumerate(record.by_tag.get("856", ()), 1):
        _address(content, occurrence, found)


def _of_marc21(record: MarcRecord, words: CodeWords, found: Findings) -> None:
    by_tag = record.by_tag
    if "041" in by_tag:
        _languages(record, "041", "abdefghijkmnpqrt", words, found)
        _first_language(record, words, found)
    for occurrence, content in enumerate(by_tag.get("043", ()), 1):
        _areas(content, occurrence, found)
    for occurrence, content in enumerate(by_tag.get("044", ()), 1):
        _countries_of_marc(content, occurrence, words, found)
    for tag in _WITH_RELATORS & by_tag.keys():
        for occurrence, content in enumerate(by_tag[tag], 1):
            if "\x1f4" in content:
                _relators(tag, content, occurrence, found)


def _of_cnmarc(record: MarcRecord, words: CodeWords, found: Findings) -> None:
    by_tag = record.by_tag
    if "101" in by_tag:
        _languages(record, "101", "abcdefghij", words, found)
        _translation(by_tag["101"], found)
    for occurrence, content in enumerate(by_tag.get("102", ()), 1):
        _countries(content, occurrence, words, found)
    for occurrence, content in enumerate(by_tag.get("801", ()), 1):
        _source(content, occurrence, found)


def _languages(record: MarcRecord, tag: str, codes: str, words: CodeWords, found: Findings) -> None:
    for occurrence, content in enumerate(record.by_tag[tag], 1):
        if tag == "041" and indicators(content)[1] == "7":
            continue
        for code, value in subfields(content):
            text = value.strip()
            if code not in codes or not text:
                continue
            if len(text) % 3:
                found.append(Finding("language_unknown", tag, occurrence, f"${code}", shown(value)))
                continue
            if len(text) > 3:
                name = "languages_packed"
                found.append(Finding(name, tag, occurrence, f"${code}", shown(value)))
            for at in range(0, len(text), 3):
                wrong = words.language(text[at : at + 3])
                if wrong:
                    found.append(Finding(wrong, tag, occurrence, f"${code}", text[at : at + 3]))


def _first_language(record: MarcRecord, words: CodeWords, found: Findings) -> None:
    """The language of 008 is the first of 041 $a (or $d, for what is heard)."""
    coded = record.control("008")[35:38]
    firsts = {value.strip()[:3] for value in record.values("041", "ad")[:1]}
    heard = {value.strip()[:3] for value in record.values("041", "d")[:1]}
    if (
        not coded.strip(" |")
        or coded in ("mul", "zxx", "und")
        or any(words.language(each) for each in firsts)
    ):
        return
    if firsts and coded not in firsts | heard:
        found.append(Finding("languages_differ", "008", 1, "/35-37", coded, min(firsts)))


def _translation(contents: list[str], found: Findings) -> None:
    """CNMARC 101: the first indicator says whether it is a translation, $b and $c of what."""
    codes = {code for code, _ in subfields(contents[0])}
    mark = contents[0][:1]
    if mark == "0" and "c" in codes:
        found.append(Finding("translation_indicator", "101", 1, "ind1", "0", "1 2"))
    elif mark == "1" and not codes & {"b", "c"}:
        found.append(Finding("translation_original", "101", 1, "$c", "", "$c"))


def _areas(content: str, occurrence: int, found: Findings) -> None:
    for code, value in subfields(content):
        if code == "a" and not _AREA.fullmatch(value.strip()):
            found.append(Finding("area_form", "043", occurrence, "$a", shown(value)))


def _countries_of_marc(content: str, occurrence: int, words: CodeWords, found: Findings) -> None:
    for code, value in subfields(content):
        wrong = words.country(value) if code == "a" else ""
        if wrong:
            found.append(Finding(wrong, "044", occurrence, "$a", shown(value)))


def _relators(tag: str, content: str, occurrence: int, found: Findings) -> None:
    """Codes of relators in $4; an address (http://id.loc.gov/...) stands for itself."""
    for code, value in subfields(content):
        text = value.strip().rstrip(".,")
        if code == "4" and text and ":" not in text and text not in _RELATORS:
            found.append(Finding("relator_unknown", tag, occurrence, "$4", shown(value)))


def _countries(content: str, occurrence: int, words: CodeWords, found: Findings) -> None:
    for code, value in subfields(content):
        wrong = words.iso_country(value.strip()) if code == "a" and value.strip() else ""
        if wrong:
            found.append(Finding(wrong, "102", occurrence, "$a", shown(value), "CN"))


def _source(content: str, occurrence: int, found: Findings) -> None:
    pairs = dict(subfields(content))
    for code in "ab":
        if code not in pairs:
            found.append(Finding("source_incomplete", "801", occurrence, f"${code}"))
    if "c" in pairs and not _DAY.fullmatch(pairs["c"].strip()):
        found.append(Finding("source_date", "801", occurrence, "$c", shown(pairs["c"])))


def _address(content: str, occurrence: int, found: Findings) -> None:
    pairs = subfields(content)
    if not any(code in _ADDRESS_CODES for code, _ in pairs):
        found.append(Finding("address_missing", "856", occurrence, "$u"))
    for code, value in pairs:
        if code == "u" and " " in value.strip():
            found.append(Finding("address_blanks", "856", occurrence, "$u", shown(value)))
        elif code == "u" and value.strip() and not _SCHEME.match(value.strip()):
            found.append(Finding("address_form", "856", occurrence, "$u", shown(value), "https://"))
