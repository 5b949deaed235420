"""What Chinese cataloguing asks of a CNMARC record beyond the format: coded fields, access points, a class number."""

from normalize.checks.finding import Finding, shown
from normalize.marc import MarcRecord

Findings = list[Finding]
_CODED = {"m": "105", "s": "110"}
"""The coded field of a text by its bibliographic level (leader/07)."""
_AGENTS = ("700", "701", "702", "710", "711", "712", "720", "730")
_CLASSES = ("690", "692", "686", "675", "676", "680", "681", "696")


def check_chinese_cataloguing(record: MarcRecord, found: Findings) -> None:
    """Add what a record of a Chinese agency (801 $a CN) should have; UNIMARC of other countries is left alone."""
    by_tag = record.by_tag
    if "CN" not in (value.strip().upper() for value in record.values("801", "a")):
        return
    coded = _CODED.get(record.leader[7:8]) if record.leader[6:7] == "a" else None
    if coded is not None and coded not in by_tag:
        found.append(Finding("coded_field_wanted", coded))
    if not any(tag in by_tag for tag in _CLASSES) and record.leader[7:8] in "ms":
        found.append(Finding("class_wanted", "690"))
    said = next(iter(record.values("200", "f")), "").strip()
    if said and not any(tag in by_tag for tag in _AGENTS):
        found.append(Finding("agent_wanted", "200", 1, "$f", shown(said)))
