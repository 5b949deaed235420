"""Which class numbers speak for the sea."""

import re
import string
from collections.abc import Sequence

from normalize.record import Classification
from normalize.scope.tables import LCC_RULE, ClassRule

LCC_NUMBER = re.compile(r"([A-Z]{1,3})(?![A-Za-z])\s*(\d+(?:\.\d+)?)?\s*\.?\s*([A-Z]\d*)?")
NOISE = str.maketrans("", "", "[]{}/' ")


def is_class(number: Classification) -> bool:
    """Tell a class from a shelf mark (MLCS 2000/3497, Microfiche 2001/60303)."""
    return number.scheme != "lcc" or LCC_NUMBER.match(number.value) is not None


class _Range:
    """A range of LCC numbers, perhaps narrowed to cutters."""

    def __init__(self, rule: ClassRule, parts: Sequence[str | None]) -> None:
        low, high, cutter, last_cutter = parts
        self.rule = rule
        self.low = float(low) if low else 0.0
        last = high or low
        # A whole number stands for its decimals, too: QH95 holds QH95.7.
        self.below = float("inf") if not last else float(last) + (1e-9 if "." in last else 1)
        self.cutter = cutter or ""
        self.last_cutter = last_cutter or self.cutter

    def fits(self, number: float, cutter: str) -> bool:
        if not self.low <= number < self.below:
            return False
        return not self.cutter or self.cutter <= cutter[: len(self.last_cutter)] <= self.last_cutter


class Classes:
    """The rules, compiled: `rule_for` finds the most specific one in a few dictionary lookups."""

    def __init__(self, rules: Sequence[ClassRule]) -> None:
        self._prefixes: dict[str, dict[str, ClassRule]] = {"clc": {}, "ddc": {}, "udc": {}, "casc": {}}
        self._named = {(rule.scheme, rule.number): rule for rule in rules}
        self._areas: dict[str, ClassRule] = {}
        self._ranges: dict[str, list[_Range]] = {}
        for rule in rules:
            if rule.scheme == "area":
                self._areas[rule.number] = rule
                continue
            if rule.scheme != "lcc":
                self._prefixes[rule.scheme][rule.number] = rule
                continue
            parts = LCC_RULE.match(rule.number)
            assert parts is not None, rule
            self._ranges.setdefault(parts[1], []).append(_Range(rule, parts.groups()[1:]))
        for ranges in self._ranges.values():
            ranges.sort(key=lambda known: (not known.cutter, known.below - known.low))
        self._starts = frozenset(
            letters[:2] if len(letters) > 1 else letters + sign
            for letters in self._ranges
            for sign in ("", " ", *string.digits)
        )
        self._lengths = {
            scheme: sorted({len(prefix) for prefix in known}, reverse=True)
            for scheme, known in self._prefixes.items()
        }

    def named(self, scheme: str, number: str) -> ClassRule | None:
        """The line of a table for exactly this scheme and number."""
        return self._named.get((scheme, number))

    def rule_for(self, number: Classification) -> ClassRule | None:
        """The most specific rule for a class number, None where none speaks of it."""
        if number.scheme == "lcc":
            return self._lcc(number.value)
        known = self._prefixes.get(number.scheme)
        if known is None:
            return None
        value = number.value.translate(NOISE)
        for length in self._lengths[number.scheme]:
            if (rule := known.get(value[:length])) is not None:
                return rule
        return None

    def area(self, code: str) -> ClassRule | None:
        """The rule for a geographic area code of MARC (`ln-----`)."""
        return self._areas.get(code.strip("- ").upper())

    def _lcc(self, value: str) -> ClassRule | None:
        if value[:2] not in self._starts:
            return None
        found = LCC_NUMBER.match(value)
        if found is None or (ranges := self._ranges.get(found[1])) is None:
            return None
        number, cutter = float(found[2] or 0), found[3] or ""
        return next((known.rule for known in ranges if known.fits(number, cutter)), None)
