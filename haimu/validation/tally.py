"""The counts of a run, and a few examples of each problem."""

from typing import TYPE_CHECKING

import msgspec

from haimu.validation.judged import Found, Judged
from normalize.checks import CLASSES, SEVERITIES, Finding, Rule

if TYPE_CHECKING:
    from normalize.checks.coverage import Unread

MOST_EXAMPLES = 8
"""So many examples of each rule are kept; CSV and JSON have all."""
MOST_PLACES = 1_000
"""So many places of each rule are told apart."""
STATES = ("accepted", "out_of_scope", "deleted", "damaged")
_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_ORDER = {name: rank for rank, name in enumerate(CLASSES)}


class Example(msgspec.Struct, frozen=True):
    """A problem with its record."""

    record: Judged
    found: Found


class RuleCount:
    """How often a rule was broken, in how many records, at which places, with examples of as many places as may be."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.count = self.records = 0
        self.places: dict[str, int] = {}
        self._firsts: list[Example] = []
        self._more: list[Example] = []
        self._common: Finding | None = None
        self._last = -1

    def add(self, record: Judged, found: Found, number: int) -> None:
        """Count a problem of the record with this number in the run."""
        self.count += 1
        spot = spot_of(found.finding)
        if spot not in self.places and len(self.places) >= MOST_PLACES:
            spot = ELSEWHERE
        seen = self.places[spot] = self.places.get(spot, 0) + 1
        self._common = found.finding if self._common is None else _common(self._common, found.finding)
        kept = self._firsts if seen == 1 else self._more
        if len(kept) < MOST_EXAMPLES and (seen == 1 or number != self._last):
            kept.append(Example(record, found))
        if number != self._last:
            self._last = number
            self.records += 1

    @property
    def examples(self) -> list[Example]:
        """A few problems, in the order of the records: first those at different places."""
        chosen = (self._firsts + self._more)[:MOST_EXAMPLES]
        return sorted(chosen, key=lambda one: (one.record.file, one.record.position))

    @property
    def in_general(self) -> Finding:
        """What all problems have in common; three dots stand for what differs."""
        return self._common or Finding(self.rule.name)

    def most_frequent(self, number: int) -> list[tuple[str, int]]:
        """The places where most problems are."""
        return sorted(self.places.items(), key=lambda item: (-item[1], item[0]))[:number]


DIFFERS = "…"
ELSEWHERE = DIFFERS


def _common(one: Finding, other: Finding) -> Finding:
    """What two findings of a rule have in common."""
    if one == other:
        return one
    words = [
        getattr(one, name) if getattr(one, name) == getattr(other, name) else DIFFERS
        for name in ("tag", "part", "value", "expected", "said")
    ]
    tag, part, value, expected, said = words
    if tag == part == DIFFERS:
        part = ""
    return Finding(one.rule, tag, 0, part, value, expected, said)


def spot_of(finding: Finding) -> str:
    """The place of a finding without the number of its field: `650 $a`, `008/15-17`, `LDR/05`."""
    gap = " " if finding.part[:1] not in ("", "/") else ""
    return f"{finding.tag}{gap}{finding.part}"


class ClassCount(msgspec.Struct, frozen=True):
    """A class of problems: its name, its worst severity, and the rules that were broken, worst first."""

    name: str
    en: str
    zh: str
    severity: str
    count: int
    records: int
    rules: tuple[RuleCount, ...]


class Tally:
    """Counts of a run; memory does not grow with the records."""

    def __init__(self) -> None:
        self.read = 0
        self.states = dict.fromkeys(STATES, 0)
        self.problems = 0
        self.records_by_severity = dict.fromkeys(SEVERITIES, 0)
        self.records_without = 0
        self.rules: dict[tuple[str, str], RuleCount] = {}
        self.records_by_class: dict[str, int] = {}
        self.files: list[str] = []
        self.coverage: list[Unread] | None = None

    def add(self, record: Judged) -> None:
        """Count a record and its problems."""
        self.read += 1
        self.states[record.state] += 1
        if not record.found:
            self.records_without += 1
            return
        self.problems += len(record.found)
        severities: set[str] = set()
        classes: set[str] = set()
        for found in record.found:
            key = found.rule.name, found.rule.severity
            count = self.rules.get(key)
            if count is None:
                count = self.rules[key] = RuleCount(found.rule)
            count.add(record, found, self.read)
            severities.add(count.rule.severity)
            classes.add(count.rule.kind)
        for severity in severities:
            self.records_by_severity[severity] += 1
        for kind in classes:
            self.records_by_class[kind] = self.records_by_class.get(kind, 0) + 1

    def classes(self) -> list[ClassCount]:
        """What was found, the worst first: by severity, then by number of records."""
        grouped: dict[str, list[RuleCount]] = {}
        for count in self.rules.values():
            grouped.setdefault(count.rule.kind, []).append(count)
        return sorted((self._class(name, counts) for name, counts in grouped.items()), key=_worst_first)

    def _class(self, name: str, counts: list[RuleCount]) -> ClassCount:
        ordered = sorted(counts, key=lambda one: (_RANK[one.rule.severity], -one.records, one.rule.name))
        total, records = sum(one.count for one in counts), self.records_by_class[name]
        words = CLASSES[name]
        return ClassCount(name, words.en, words.zh, ordered[0].rule.severity, total, records, tuple(ordered))

    def counts(self) -> dict[str, int]:
        """The counts of records, as an import would report them."""
        return {"read": self.read, **self.states}


def _worst_first(one: ClassCount) -> tuple[int, int, int]:
    return _RANK[one.severity], -one.records, _ORDER[one.name]


def place(found: Found) -> str:
    """Where a problem stands, as a cataloguer writes it: `245 ind1`, `650(3) $a`, `650 $x(2)`, `008/15-17`."""
    finding, where = found.finding, found.place
    occurrence = where.occurrence or finding.occurrence
    nth = f"({occurrence})" if occurrence > 1 else ""
    gap = " " if finding.part[:1] not in ("", "/") else ""
    part = finding.part
    if where.subfield > 1:
        code, slash, positions = part.partition("/")
        part = f"{code}({where.subfield}){slash}{positions}"
    return f"{finding.tag}{nth}{gap}{part}"
