"""One record of a file: what an import would make of it, and everything that is wrong with it."""

import msgspec

from haimu.validation.locating import Locator
from haimu.validation.places import Place, Places
from harvesters.files.reading import Item
from normalize.checks import RULES, Checks, Finding, Rule, joined
from normalize.checks.coverage import Coverage
from normalize.checks.reading import read_marc
from normalize.formats.registry import format_of
from normalize.normalizer import NOT_MARINE, Accepted, OutOfScope, SourceProfile, normalize_raw
from normalize.raw import Damaged, Deleted, RawRecord
from normalize.scope import ScopeRules, explained

_OF_THE_CARRIER = frozenset(("leader", "directory", "length"))


class Found(msgspec.Struct, frozen=True):
    """A finding, the rule that it is about, and where it stands."""

    finding: Finding
    rule: Rule
    place: Place = Place()


class Judged(msgspec.Struct, frozen=True):
    """A record: where it stands, its number, what would become of it and why, and what is wrong with it.

    `position` counts the records of the file from 1; `offset` is the byte of the file where it begins.
    """

    file: str
    position: int
    identifier: str
    state: str
    found: tuple[Found, ...] = ()
    reason: str = ""
    offset: int | None = None


class Judging:
    """Judges the records of a run. `coverage` counts what no rule reads, where that was asked for.

    `explain` is the language in which each record says in full why it is in scope or not; empty: in a word.
    """

    def __init__(
        self,
        profile: SourceProfile,
        rules: ScopeRules,
        checks: Checks,
        coverage: Coverage | None = None,
        explain: str = "",
    ) -> None:
        self.profile = profile
        self.rules = rules
        self.checks = checks
        self.coverage = coverage
        self.explain = explain

    def judged(self, item: Item, file: str, locator: Locator) -> Judged:
        """What is to say of one item of a file; `locator` knows where the items stand in it."""
        start = None
        if not isinstance(item, Deleted):
            marc = isinstance(item, RawRecord) and item.format == "marc"
            start = locator.start_of(item.data, marc=marc)
        return msgspec.structs.replace(self._judged(item, file, start), offset=start)

    def _judged(self, item: Item, file: str, start: int | None) -> Judged:
        if isinstance(item, Damaged):
            return self._damaged(item, file, start)
        if isinstance(item, Deleted):
            return Judged(file, item.position, item.identifier, "deleted")
        outcome = normalize_raw(item, self.profile, self.rules)
        if isinstance(outcome, Damaged):
            return self._damaged(outcome, file, start)
        if isinstance(outcome, Deleted):
            return Judged(file, item.position, outcome.identifier, "deleted")
        found = self._found(item, outcome, start)
        state = "out_of_scope" if isinstance(outcome, OutOfScope) else "accepted"
        return Judged(file, item.position, outcome.record.identifier, state, found, self._reason(outcome))

    def _reason(self, outcome: Accepted | OutOfScope) -> str:
        """Why it is in scope or not: in full where the filter decided and that was asked for."""
        if isinstance(outcome, Accepted):
            reason, filtered = "; ".join(outcome.reasons), bool(outcome.reasons)
        else:
            reason, filtered = outcome.reason, outcome.reason == NOT_MARINE
        if self.explain and filtered:
            return explained(outcome.record, self.rules, self.explain)
        return reason

    def _found(self, item: RawRecord, outcome: Accepted | OutOfScope, start: int | None) -> tuple[Found, ...]:
        reading = read_marc(item)
        marc = reading[0] if reading is not None else None
        if reading is None and self.coverage is not None:
            name = format_of(item.format, item.data)
            self.coverage.add_other(name, item.data, outcome.record.identifier)
        if reading is None or marc is None:
            return self._ruled(joined(outcome.problems, []), Places(start=start))
        if self.coverage is not None:
            self.coverage.add(marc, outcome.record.identifier)
        whole = item.format == "marc" and not _carrier_is_wrong(joined((*item.problems, *reading[1]), []))
        data = item.data if whole else b""
        both = joined(outcome.problems, self.checks.findings(marc, item.flavour, data))
        return self._ruled(both, Places(marc, data, start, leader=item.format == "marc")) if both else ()

    def _damaged(self, item: Damaged, file: str, start: int | None) -> Judged:
        found = self._ruled([Finding("damaged", said=item.reason)], Places(start=start))
        return Judged(file, item.position, item.identifier, "damaged", found, item.reason)

    def _ruled(self, findings: list[Finding], places: Places) -> tuple[Found, ...]:
        """The findings that count here, with rule and place."""
        ruled = ((each, self.checks.rule_of(each)) for each in findings)
        return tuple(Found(each, rule, places.of(each)) for each, rule in ruled if rule is not None)


def _carrier_is_wrong(findings: list[Finding]) -> bool:
    return any(RULES[each.rule].kind in _OF_THE_CARRIER for each in findings)
