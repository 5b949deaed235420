"""Fields that point to other fields or records: $6 of MARC 21, linking entries, embedded fields of CNMARC 4XX."""

import re
from itertools import pairwise

from normalize.checks.field_table import FieldTable
from normalize.checks.finding import Finding, shown
from normalize.marc import SUBFIELD, MarcRecord, subfields

Findings = list[Finding]
_SIX = re.compile(r"(\d{3})-(\d{2})(/.*)?")
LINKING_ENTRIES = (
    "760", "762", "765", "767", "770", "772", "773", "774", "775", "776", "777", "780", "785", "786", "787",
)  # fmt: skip
_NAMES_ITEM = frozenset("abstuwxz")
_NAME_ITEMS = frozenset(("001", "010", "011", "200", "500", "510", "530"))


def check_script_links(record: MarcRecord, found: Findings) -> None:
    """Hold each $6 of MARC 21 against the field that it names (880 and its partner; appendix A of the format)."""
    if "880" not in record.by_tag and not any("\x1f6880-" in content for content in record.contents):
        return
    links = _links(record, found)
    partners: dict[tuple[str, str, str], int] = {}
    for tag, _, to, number in links:
        key = (tag, to, number)
        partners[key] = partners.get(key, 0) + 1
    for tag, occurrence, to, number in links:
        value = f"{to}-{number}"
        if number == "00":
            if tag != "880":
                found.append(Finding("link_zero", tag, occurrence, "$6", value))
        elif (to, tag, number) not in partners:
            name = "link_without_original" if tag != "880" else "link_without_partner"
            found.append(Finding(name, tag, occurrence, "$6", value, f"{tag}-{number}"))
        elif partners[tag, to, number] > 1:
            found.append(Finding("link_twice", tag, occurrence, "$6", value))


def _links(record: MarcRecord, found: Findings) -> list[tuple[str, int, str, str]]:
    """Every $6: tag and occurrence of its field, tag and number that it names."""
    links = []
    for tag, contents in record.by_tag.items():
        if tag[:2] == "00" or tag[:1] == "9" or (tag[1:2] == "9" and tag != "490"):
            continue
        for occurrence, content in enumerate(contents, 1):
            at = content.find("\x1f6")
            if at < 0:
                if tag == "880":
                    found.append(Finding("link_missing", tag, occurrence, "$6"))
                continue
            value = content[at + 2 :].partition(SUBFIELD)[0]
            match = _SIX.fullmatch(value.strip())
            if match is None or (tag == "880") == (match[1] == "880"):
                found.append(Finding("link_form", tag, occurrence, "$6", shown(value), "880-01"))
            else:
                links.append((tag, occurrence, match[1], match[2]))
    return links


def check_entries(record: MarcRecord, found: Findings) -> None:
    """Add linking entries of MARC 21 (76X-78X) that name no item."""
    for tag in LINKING_ENTRIES:
        for occurrence, content in enumerate(record.by_tag.get(tag, ()), 1):
            codes = {part[:1] for part in content.split(SUBFIELD)[1:]}
            if codes and not codes & _NAMES_ITEM:
                found.append(Finding("link_names_nothing", tag, occurrence, "", shown(content)))


class Embedded:
    """The checks of CNMARC and UNIMARC linking fields 4XX, in both techniques."""

    def __init__(self, fields: FieldTable) -> None:
        self.fields = fields

    def check(self, record: MarcRecord, found: Findings) -> None:
        """Add embedded fields that are none, and links that name no item."""
        for tag, contents in record.by_tag.items():
            if tag[:1] == "4" or tag == "604":
                for occurrence, content in enumerate(contents, 1):
                    self._field(tag, occurrence, content, found)

    def _field(self, tag: str, occurrence: int, content: str, found: Findings) -> None:
        pairs = subfields(content)
        starts = [at for at, (code, value) in enumerate(pairs) if code == "1" and value.strip()]
        if not starts:
            if tag != "604" and pairs and not any(code in "atxyz0" for code, _ in pairs):
                found.append(Finding("link_names_nothing", tag, occurrence, "", shown(content)))
            return
        for at, end in pairwise((*starts, len(pairs))):
            self._embedded(tag, occurrence, pairs[at][1], {code for code, _ in pairs[at + 1 : end]}, found)
        tags = {pairs[at][1][:3] for at in starts}
        if tag != "604" and not tags & _NAME_ITEMS:
            found.append(Finding("link_names_nothing", tag, occurrence, "", shown(content)))

    def _embedded(self, tag: str, occurrence: int, value: str, codes: set[str], found: Findings) -> None:
        """One embedded field: tag and indicators behind $1, its subfields behind that."""
        inner = value[:3]
        rule = self.fields.get(inner)
        if len(inner) < 3 or (rule is None and "9" not in inner):
            found.append(Finding("embedded_form", tag, occurrence, "$1", shown(value), "2001#$a"))
        elif inner[:2] != "00" and len(value) == 3:
            found.append(Finding("embedded_indicators", tag, occurrence, "$1", shown(value), "2001#$a"))
        elif rule is not None and not rule.control and not rule.codes.any:
            for code in sorted(codes - rule.codes.now - rule.codes.once):
                found.append(Finding("embedded_subfield", tag, occurrence, f"$1{inner}${code}", code, inner))
