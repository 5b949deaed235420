"""Where an article stands in its host: volume, issue and pages, from free text (773 $g) or coded (773 $q)."""

import re

_PAGES = re.compile(r"\b(?:pages?|pp?|S|s)\.?\s*([A-Za-z]?\d+(?:\s*[-–]\s*[A-Za-z]?\d+)?)")
_HAN_PAGES = re.compile(r"(?<![共\d])(\d+(?:\s*[-–—~～]\s*\d+)?)\s*(?:页|頁)")
_VOLUME = re.compile(
    r"(?:\bv(?:ol(?:ume)?)?\.?|\bBd\.?|\bJg\.?|\bt(?:ome)?\.?|第?(?=\d+卷))\s*(\d+)", re.IGNORECASE
)
_ISSUE = re.compile(
    r"(?:\b(?:no|nr|n°|issue|iss|number|num|Heft|H)\.?\s*|第?(?=\d+(?:[-/]\d+)?期))([A-Z]?\d+(?:[-/]\d+)?)",
    re.IGNORECASE,
)
_CODED = re.compile(r"(?P<volume>[^:<]*)(?::(?P<issue>[^:<]*))?(?::[^<]*)?(?:<(?P<pages>.*))?")


def read_part(text: str, coded: str = "") -> tuple[str, str, str]:
    """Return volume, issue and pages, each empty where it is not said."""
    volume = issue = pages = ""
    if coded and (match := _CODED.fullmatch(coded)) is not None:
        volume, issue, pages = (
            (match["volume"] or "").strip(),
            (match["issue"] or "").strip(),
            match["pages"] or "",
        )
    if text:
        volume = volume or _first(_VOLUME, text)
        issue = issue or _first(_ISSUE, text)
        pages = pages or _first(_HAN_PAGES, text) or _first(_PAGES, text)
    return volume, issue, pages.replace(" ", "").replace("–", "-").replace("—", "-")


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""
