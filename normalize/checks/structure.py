"""Tags, indicators and subfields against the table of fields: what can be told of a field without reading its text."""

from normalize.checks.field_table import FieldRule, FieldTable
from normalize.checks.finding import Finding, shown
from normalize.marc import SUBFIELD, MarcRecord

Findings = list[Finding]
_SHORTEST = 3
"""Below so many characters between two delimiters a subfield may be empty."""
_NEEDS_SOURCE = {
    "marc21": frozenset(["600", "610", "611", "630", "647", "648", "650", "651", "655"]),
    "cnmarc": frozenset(),
}
_HOLDINGS = frozenset(("85", "86", "87"))
"""Blocks of holdings, where two copies may read the same."""
_OTHER_SOURCES = frozenset("012356")
"""Values of the second indicator that name a thesaurus themselves."""
_MEMORY = 50_000


class Structure:
    """The checks of one flavour. What is wrong with a shape (tag, indicators, codes) is remembered."""

    def __init__(self, fields: FieldTable, flavour: str) -> None:
        self.fields = fields
        self.needed = tuple((rule.tag, rule.need) for rule in fields.values() if rule.need)
        self.sourced = _NEEDS_SOURCE[flavour]
        self.linked = flavour == "marc21"
        self.shapes: dict[str, tuple[Finding, ...]] = {}
        self.tags: dict[str, tuple[Finding, ...]] = {}

    def check(self, record: MarcRecord, found: Findings) -> None:
        """Add what is wrong with tags, indicators and subfields."""
        by_tag = record.by_tag
        for tag, need in self.needed:
            if tag not in by_tag:
                found.append(Finding("field_missing" if need == "M" else "field_wanted", tag))
        for tag, contents in by_tag.items():
            of_tag = self.tags.get(tag)
            if of_tag is None:
                of_tag = self.tags[tag] = self._of_tag(tag)
            found += of_tag
            if len(contents) > 1:
                self._several(tag, contents, found)
            if tag[:2] == "00":
                self._control(tag, contents, found)
            else:
                self._data(tag, contents, found)

    def _of_tag(self, tag: str) -> tuple[Finding, ...]:
        rule = self.fields.get(tag)
        if rule is not None:
            return (Finding("tag_obsolete", tag, 1),) if rule.obsolete else ()
        if len(tag) != 3 or not tag.isascii() or not tag.isalnum():
            return (Finding("tag_form", tag, 1),)
        if "9" in tag[:2]:
            return ()
        name = "tag_unknown" if tag.isdigit() and tag[2] != "9" else "tag_of_system"
        return (Finding(name, tag, 1),)

    def _several(self, tag: str, contents: list[str], found: Findings) -> None:
        rule = self.fields.get(tag)
        if rule is None:
            return
        if not rule.repeatable:
            found.append(Finding("tag_repeated", tag, 2, "", shown(contents[1])))
        elif len(set(contents)) < len(contents) and (tag == "856" or tag[:2] not in _HOLDINGS):
            seen: set[str] = set()
            for occurrence, content in enumerate(contents, 1):
                if content in seen:
                    found.append(Finding("field_twice", tag, occurrence, "", shown(content)))
                    return
                seen.add(content)

    def _holds_fields(self, tag: str) -> bool:
        """Whether $1 begins an embedded field, whose subfields follow (CNMARC 4XX and 604)."""
        return not self.linked and (tag[0] == "4" or tag == "604")

    def _control(self, tag: str, contents: list[str], found: Findings) -> None:
        for occurrence, content in enumerate(contents, 1):
            if SUBFIELD in content:
                found.append(Finding("control_with_subfields", tag, occurrence, "", shown(content)))
            elif not content.strip():
                found.append(Finding("field_empty", tag, occurrence))

    def _data(self, tag: str, contents: list[str], found: Findings) -> None:
        shapes = self.shapes
        for occurrence, content in enumerate(contents, 1):
            parts = content.split(SUBFIELD)
            shape = tag + parts[0] + SUBFIELD + "".join([part[:1] for part in parts[1:]])
            if tag == "880" and self.linked:
                shape += _linked_tag(content)
            wrong = shapes.get(shape)
            if wrong is None:
                if len(shapes) > _MEMORY:
                    shapes.clear()
                wrong = shapes[shape] = tuple(self._of_shape(tag, content, parts))
            for each in wrong:
                found.append(Finding(each.rule, tag, occurrence, each.part, each.value, each.expected))
            if min(map(len, parts[1:]), default=0) < _SHORTEST:
                _empty(tag, occurrence, parts, found)

    def _of_shape(self, tag: str, content: str, parts: list[str]) -> Findings:
        found: Findings = []
        if len(parts[0]) != 2:
            found.append(Finding("indicator_count", tag, 0, "", shown(parts[0])))
        if len(parts) == 1:
            return found
        if any(not part[:1].isalnum() or not part[:1].isascii() for part in parts[1:]):
            code = next(part[:1] for part in parts[1:] if not part[:1].isalnum() or not part[:1].isascii())
            found.append(Finding("subfield_code", tag, 0, f"${code}", code))
        linked = _linked_tag(content) if tag == "880" and self.linked else tag
        rule = self.fields.get(linked)
        if rule is None or rule.control:
            return found
        if len(parts[0]) == 2:
            _indicators(rule, parts[0], found)
        codes = [part[:1] for part in parts[1:] if part]
        if "1" in codes and self._holds_fields(linked):
            codes = codes[: codes.index("1")]
        _codes(rule, codes, found)
        found += [Finding("subfield_missing", tag, 0, f"${code}") for code in rule.needed.difference(codes)]
        if linked in self.sourced and parts[0][1:2] == "7" and "2" not in codes:
            found.append(Finding("source_missing", tag, 0, "$2", "", "$2"))
        elif linked in self.sourced and parts[0][1:2] in _OTHER_SOURCES and "2" in codes:
            found.append(Finding("source_twice", tag, 0, "ind2", parts[0][1], "7"))
        return found


def _linked_tag(content: str) -> str:
    at = content.find(SUBFIELD + "6")
    return content[at + 2 : at + 5] if at >= 0 else ""


def _indicators(rule: FieldRule, marks: str, found: Findings) -> None:
    for part, value, values in (("ind1", marks[0], rule.ind1), ("ind2", marks[1], rule.ind2)):
        if values.any or value in values.now:
            continue
        name = "indicator_obsolete" if value in values.once else "indicator_value"
        found.append(Finding(name, rule.tag, 0, part, value, values.listed))


def _codes(rule: FieldRule, codes: list[str], found: Findings) -> None:
    if rule.codes.any:
        return
    for code in dict.fromkeys(codes):
        if code not in rule.codes.now:
            if code in rule.codes.once:
                found.append(Finding("subfield_obsolete", rule.tag, 0, f"${code}", code))
            elif code.isalnum() and code.isascii() and code != "9":
                found.append(Finding("subfield_unknown", rule.tag, 0, f"${code}", code))
        elif code not in rule.repeated and codes.count(code) > 1:
            found.append(Finding("subfield_repeated", rule.tag, 0, f"${code}", code))


def _empty(tag: str, occurrence: int, parts: list[str], found: Findings) -> None:
    texts = [part[1:].strip() for part in parts[1:]]
    if not any(texts):
        found.append(Finding("field_empty", tag, occurrence))
        return
    for part, text in zip(parts[1:], texts, strict=True):
        if part and not text:
            found.append(Finding("subfield_empty", tag, occurrence, f"${part[0]}", part[0]))
