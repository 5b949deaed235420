"""How a value that cannot be read becomes a problem of its record, naming the rule and what stood there."""

from normalize.marc import SUBFIELD
from normalize.problem import Problem
from normalize.rule import BadValue, Rule

FAULTS = (Exception,)
"""What a builder may raise on a value that nobody foresaw: it spoils its own field only."""


def bad_value(rule: Rule, fault: BadValue, tag: str, content: str) -> Problem:
    """Return the problem of a value that is wrong but could be read."""
    shown = content.replace(SUBFIELD, "$")
    return Problem(
        fault.kind, f"{fault} (rule {rule.where})", fault.where or tag, (fault.value or shown)[:100]
    )


def failure(rule: Rule, error: Exception, tag: str, content: str) -> Problem:
    """Return the problem of a field that a rule could not cope with."""
    message = f"rule {rule.target} at {rule.where} failed: {type(error).__name__}: {error}"
    return Problem("rule_failed", message[:300], tag, content.replace(SUBFIELD, "$")[:100])
