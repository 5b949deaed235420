"""The mapping tables: one module for each group of fields, one rule a line, MARC 21 and CNMARC side by side."""

from normalize.rule import Rule
from normalize.rules import (
    agents,
    charts,
    classification,
    dates,
    edition,
    holdings,
    identifiers,
    imprint,
    languages,
    links,
    notes,
    physical,
    relations,
    responsibility,
    subjects,
    title,
)

GROUPS = (
    title,
    responsibility,
    agents,
    edition,
    imprint,
    dates,
    physical,
    languages,
    identifiers,
    subjects,
    classification,
    charts,
    notes,
    relations,
    links,
    holdings,
)

RULES: tuple[Rule, ...] = tuple(each for group in GROUPS for each in group.RULES)
