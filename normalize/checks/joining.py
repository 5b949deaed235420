"""The problems of reading and normalizing, in the form of findings, joined with those of the checks."""

import re
from collections.abc import Iterable

from normalize.checks.finding import Finding
from normalize.checks.rules import RULES
from normalize.problem import Problem

_RULE = re.compile(r" \(rule [^)]*\)$")
_WHERE = re.compile(r"(leader|[0-9A-Za-z]{3})(\$.|/\d\d(?:-\d\d)?)?")


def joined(problems: Iterable[Problem], findings: list[Finding]) -> list[Finding]:
    """Problems first, without those that a check has found too, and more exactly: the same class at the same tag."""
    known = {(RULES[each.rule].kind, each.tag) for each in findings}
    if any(each.rule == "title_missing" for each in findings):
        known |= {("missing_title", "200"), ("missing_title", "245")}
    read = [finding_of(problem) for problem in problems]
    return [each for each in read if (RULES[each.rule].kind, each.tag) not in known] + findings


def finding_of(problem: Problem) -> Finding:
    """A problem as a finding: what it says stands in `said`."""
    rule = f"read_{problem.kind}"
    match = _WHERE.fullmatch(problem.where)
    tag, part = (match[1], match[2] or "") if match else ("", "")
    return Finding(
        rule if rule in RULES else "read_other",
        "LDR" if tag == "leader" else tag,
        0,
        part,
        problem.value.replace("\x1f", "$"),
        said=_RULE.sub("", problem.message),
    )
