"""The problems of reading and normalizing, in the form of findings, joined with those of the checks."""

import re
from collections.abc import Iterable

from normalize.checks.finding import Finding
from normalize.checks.rules import RULES
from normalize.problem import Problem

_RULE = re.compile(r" \(rule [^)]*\)$")
_WHERE = re.compile(r"(leader|[0-9A-Za-z]{3})(\$.|/\d\d(?:-\d\d)?)?")


_COMPARED = 50
"""A record with more findings of one class in one field's tag may tell some twice; time does not run away."""


def joined(problems: Iterable[Problem], findings: list[Finding]) -> list[Finding]:
    """Problems first, without those that a check has found too, and more exactly: the same class at the same place."""
    known: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        tags = ("200", "245") if each.rule == "title_missing" else (each.tag,)
        for tag in tags:
            of_tag = known.setdefault((RULES[each.rule].kind, tag), [])
            if len(of_tag) < _COMPARED:
                of_tag.append(each)
    read = [finding_of(problem) for problem in problems]
    return [
        each
        for each in read
        if not any(_means(each, other) for other in known.get((RULES[each.rule].kind, each.tag), ()))
    ] + findings


def _means(read: Finding, found: Finding) -> bool:
    """Whether a problem of reading is this finding of a check: one place and one value within the other."""
    apart = (
        read.part
        and found.part
        and not (read.part.startswith(found.part) or found.part.startswith(read.part))
    )
    if apart:
        return False
    one, other = (_SIGNS.sub("", text).lower() for text in (read.value, found.value))
    return not one or not other or one in other or other in one


_SIGNS = re.compile(r"[\W_]+")


def finding_of(problem: Problem) -> Finding:
    """A problem as a finding: what it says is `said`; of other formats than MARC the element stands for a tag."""
    rule = f"read_{problem.kind}"
    match = _WHERE.fullmatch(problem.where)
    tag, part = (match[1], match[2] or "") if match else (problem.where, "")
    return Finding(
        rule if rule in RULES else "read_other",
        "LDR" if tag == "leader" else tag,
        0,
        part,
        problem.value.replace("\x1f", "$"),
        said=_RULE.sub("", problem.message),
    )
