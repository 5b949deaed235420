"""One record of a file: what an import would make of it, and everything that is wrong with it."""

import msgspec

from harvesters.files.reading import Item
from normalize.checks import RULES, Finding, check_record, joined
from normalize.checks.carrier import offsets
from normalize.checks.coverage import Coverage
from normalize.checks.reading import read_marc
from normalize.marc import MarcRecord
from normalize.normalizer import Accepted, OutOfScope, SourceProfile, normalize_raw
from normalize.raw import Damaged, Deleted, RawRecord
from normalize.scope import ScopeRules

_OF_THE_CARRIER = frozenset(("leader", "directory", "length"))


class Found(msgspec.Struct, frozen=True):
    """A finding, and the byte of the record where its field begins (from 0); None where that is not known."""

    finding: Finding
    offset: int | None = None


class Judged(msgspec.Struct, frozen=True):
    """A record: where it stands, its number, what would become of it and why, and what is wrong with it."""

    file: str
    position: int
    identifier: str
    state: str
    found: tuple[Found, ...] = ()
    reason: str = ""


class Judging:
    """Judges the records of a run. `coverage` counts what no rule reads, where that was asked for."""

    def __init__(self, profile: SourceProfile, rules: ScopeRules, coverage: Coverage | None = None) -> None:
        self.profile = profile
        self.rules = rules
        self.coverage = coverage

    def judged(self, item: Item, file: str) -> Judged:
        """What is to say of one item of a file."""
        if isinstance(item, Damaged):
            return _damaged(item, file)
        if isinstance(item, Deleted):
            return Judged(file, item.position, item.identifier, "deleted")
        outcome = normalize_raw(item, self.profile, self.rules)
        if isinstance(outcome, Damaged):
            return _damaged(outcome, file)
        if isinstance(outcome, Deleted):
            return Judged(file, item.position, outcome.identifier, "deleted")
        found = self._found(item, outcome)
        state, reason = "accepted", ""
        if isinstance(outcome, OutOfScope):
            state, reason = "out_of_scope", outcome.reason
        elif isinstance(outcome, Accepted):
            reason = "; ".join(outcome.reasons)
        return Judged(file, item.position, outcome.record.identifier, state, found, reason)

    def _found(self, item: RawRecord, outcome: Accepted | OutOfScope) -> tuple[Found, ...]:
        reading = read_marc(item)
        marc = reading[0] if reading is not None else None
        if reading is None or marc is None:
            return tuple(Found(each) for each in joined(outcome.problems, []))
        if self.coverage is not None:
            self.coverage.add(marc, outcome.record.identifier)
        whole = item.format == "marc" and not _carrier_is_wrong(joined((*item.problems, *reading[1]), []))
        findings = check_record(marc, item.flavour, item.data if whole else b"")
        both = joined(outcome.problems, findings)
        return _placed(both, marc, item.data if whole else b"") if both else ()


def _carrier_is_wrong(findings: list[Finding]) -> bool:
    return any(RULES[each.rule].kind in _OF_THE_CARRIER for each in findings)


def _damaged(item: Damaged, file: str) -> Judged:
    finding = Finding("damaged", said=item.reason)
    return Judged(file, item.position, item.identifier, "damaged", (Found(finding, 0),), item.reason)


def _placed(findings: list[Finding], marc: MarcRecord, data: bytes) -> tuple[Found, ...]:
    """The findings with their offsets, which are known where the bytes hold the fields in their order."""
    starts = offsets(data, len(marc.tags)) if data else []
    if not starts:
        return tuple(Found(each) for each in findings)
    places: dict[tuple[str, int], int] = {}
    seen: dict[str, int] = {}
    for tag, start in zip(marc.tags, starts, strict=True):
        seen[tag] = seen.get(tag, 0) + 1
        places[tag, seen[tag]] = start
    return tuple(Found(each, _offset(each, places)) for each in findings)


def _offset(finding: Finding, places: dict[tuple[str, int], int]) -> int | None:
    part = finding.part
    if finding.tag == "LDR":
        return int(part[1:3]) if part[:1] == "/" else 0
    start = places.get((finding.tag, finding.occurrence))
    if start is None:
        return None
    if part[:1] == "/":
        return start + int(part[1:3])
    return start + 1 if part == "ind2" else start
