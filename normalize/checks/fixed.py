"""Leader and coded fields, position by position, against the table of coded values."""

from normalize.checks.code_table import CodeRules, CodeTable, Stretch
from normalize.checks.finding import Finding, shown
from normalize.marc import SUBFIELD, MarcRecord

Findings = list[Finding]
_BY_TYPE = {
    "a": "BK", "t": "BK", "m": "CF", "e": "MP", "f": "MP", "c": "MU", "d": "MU", "i": "MU", "j": "MU", "g": "VM",
    "k": "VM", "o": "VM", "r": "VM", "p": "MX", "b": "MX",
}  # fmt: skip
_BY_FORM = {**_BY_TYPE, "s": "CR"}
_CONTROL = frozenset(("LDR", "006", "007", "008"))
_SHIFT = 17
"""006/01-17 are 008/18-34."""


class Fixed:
    """The checks of one flavour's coded data."""

    def __init__(self, codes: CodeTable, flavour: str) -> None:
        self.codes = codes
        self.leader = codes["LDR", "*"].stretches
        self.marc21 = flavour == "marc21"
        self.coded = tuple(
            (tag, code, rules)
            for (tag, code), rules in codes.items()
            if tag not in _CONTROL and (code.islower() or code.isdigit())
        )

    def check(self, record: MarcRecord, found: Findings) -> None:
        """Add what is wrong with coded values."""
        _positions(self.leader, record.leader, "LDR", 1, "", found)
        by_tag = record.by_tag
        for tag, code, rules in self.coded:
            if tag in by_tag:
                _subfields(rules, tag, code, by_tag[tag], found)
        if not self.marc21:
            return
        material = self.material(record)
        for occurrence, content in enumerate(by_tag.get("008", ()), 1):
            if _long_enough(self.codes["008", "*"], "008", occurrence, content, found):
                _positions(self.codes["008", "*"].stretches, content, "008", occurrence, "", found)
                _positions(self.codes["008", material].stretches, content, "008", occurrence, "", found)
        for occurrence, content in enumerate(by_tag.get("006", ()), 1):
            self._additional(content, occurrence, found)
        for occurrence, content in enumerate(by_tag.get("007", ()), 1):
            self._physical(content, occurrence, found)

    def material(self, record: MarcRecord) -> str:
        """The configuration of 008: by leader/06, texts that continue by leader/07."""
        kind = record.leader[6:7]
        if kind == "a" and record.leader[7:8] in "bis":
            return "CR"
        return _BY_TYPE.get(kind, "BK")

    def _additional(self, content: str, occurrence: int, found: Findings) -> None:
        rules = self.codes["006", "*"]
        if not _long_enough(rules, "006", occurrence, content, found):
            return
        before = len(found)
        _positions(rules.stretches, content, "006", occurrence, "", found)
        if len(found) == before:
            stretches = self.codes["008", _BY_FORM[content[0]]].stretches
            _positions(stretches, " " * _SHIFT + content, "006", occurrence, "", found, _SHIFT)

    def _physical(self, content: str, occurrence: int, found: Findings) -> None:
        rules = self.codes.get(("007", content[:1]))
        if rules is None:
            known = " ".join(sorted(kind for tag, kind in self.codes if tag == "007"))
            found.append(Finding("code_unknown", "007", occurrence, "/00", content[:1], known))
        elif _long_enough(rules, "007", occurrence, content, found):
            _positions(rules.stretches, content, "007", occurrence, "", found)


def _subfields(rules: CodeRules, tag: str, code: str, contents: list[str], found: Findings) -> None:
    mark = SUBFIELD + code
    for occurrence, content in enumerate(contents, 1):
        at = content.find(mark)
        if at < 0 or _of_another_list(content):
            continue
        value = content[at + 2 :].partition(SUBFIELD)[0]
        if _long_enough(rules, tag, occurrence, value, found, f"${code}"):
            _positions(rules.stretches, value, tag, occurrence, f"${code}", found)


def _of_another_list(content: str) -> bool:
    """Whether the codes of the field are of a list ($2) that is none of RDA's, for which the table speaks."""
    _, named, source = content.partition(SUBFIELD + "2")
    return bool(named) and not source.startswith("rda")


def _long_enough(
    rules: CodeRules, tag: str, occurrence: int, value: str, found: Findings, part: str = ""
) -> bool:
    """Whether the value has a length that its positions can be read by; another one is a finding."""
    if not rules.lengths or len(value) in rules.lengths:
        return True
    expected = " / ".join(map(str, rules.lengths))
    found.append(Finding("code_length", tag, occurrence, part, shown(f"{len(value)}: {value}"), expected))
    return False


def _positions(
    stretches: tuple[Stretch, ...],
    text: str,
    tag: str,
    occurrence: int,
    part: str,
    found: Findings,
    shift: int = 0,
) -> None:
    for stretch in stretches:
        value = text[stretch.cut]
        wrong = stretch.judge(value)
        if not wrong or not value:
            continue
        if tag == "LDR":
            wrong = "leader_value" if wrong == "code_unknown" else "leader_obsolete"
        where = stretch.part if not shift else _shifted(stretch, shift)
        found.append(Finding(wrong, tag, occurrence, part + where, value, stretch.expected))


def _shifted(stretch: Stretch, shift: int) -> str:
    first, last = stretch.cut.start - shift, stretch.cut.stop - 1 - shift
    return f"/{first:02d}" if first == last else f"/{first:02d}-{last:02d}"
