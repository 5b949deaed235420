"""What a cataloguer would find wrong with a MARC 21 or CNMARC record, with the place and the mend."""

from normalize.checks.checking import check_record
from normalize.checks.finding import Finding
from normalize.checks.joining import joined
from normalize.checks.rules import CLASSES, RULES, SEVERITIES, Rule

__all__ = ["CLASSES", "RULES", "SEVERITIES", "Finding", "Rule", "check_record", "joined"]
