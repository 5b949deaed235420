"""What a cataloguer would find wrong with a MARC 21 or CNMARC record, with the place and the mend."""

from normalize.checks.checking import OURS, TABLES, Checks, check_record
from normalize.checks.finding import Finding
from normalize.checks.joining import joined
from normalize.checks.rules import CLASSES, RULES, SEVERITIES, Rule
from normalize.checks.tables import CheckTableError

__all__ = [
    "CLASSES",
    "OURS",
    "RULES",
    "SEVERITIES",
    "TABLES",
    "CheckTableError",
    "Checks",
    "Finding",
    "Rule",
    "check_record",
    "joined",
]
