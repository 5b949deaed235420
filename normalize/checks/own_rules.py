"""What a library judges otherwise than we do: other severities of rules, and rules that are switched off."""

from collections.abc import Iterable

import msgspec

from normalize.checks.finding import Finding
from normalize.checks.rules import RULES, SEVERITIES, Rule
from normalize.checks.tables import CheckTableError, Row

OWN_RULES_TABLE = "check_rules.tsv"
OWN_RULES_COLUMNS = ("rule", "tag", "severity")
OFF = "off"
ANY = ""
"""In the place of a tag: every field."""


class OwnRules:
    """The rules as they count here; `CheckTableError` names the line that cannot be used."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._severities: dict[tuple[str, str], str] = {}
        for where, row in rows:
            name, tag, severity = (row[column] for column in OWN_RULES_COLUMNS)
            if name not in RULES:
                raise CheckTableError(
                    f"{where}: there is no rule {name!r}; reports name the rule of each problem."
                )
            if severity not in (*SEVERITIES, OFF):
                known = ", ".join(SEVERITIES)
                raise CheckTableError(f"{where}: {severity!r} is no severity; write {known} or {OFF}.")
            if (name, tag) in self._severities:
                raise CheckTableError(f"{where}: this rule and tag stand in the table twice; keep one line.")
            self._severities[name, tag] = severity

    def rule_of(self, finding: Finding) -> Rule | None:
        """The rule with the severity that it has for this field; None where it is switched off."""
        rule = RULES[finding.rule]
        if not self._severities:
            return rule
        severity = self._severities.get((rule.name, finding.tag)) or self._severities.get((rule.name, ANY))
        if severity == OFF:
            return None
        return msgspec.structs.replace(rule, severity=severity) if severity else rule
