"""Is it marine literature? Rules with reasons over classes, subject headings and a lexicon, all in tables."""

from normalize.scope.judging import Verdict, judge
from normalize.scope.rules import PACKAGED, ScopeRules, scope_rules
from normalize.scope.tables import CLASSES_TABLE, LEXICON_TABLE, OwnTable, TableError

__all__ = [
    "CLASSES_TABLE",
    "LEXICON_TABLE",
    "PACKAGED",
    "OwnTable",
    "ScopeRules",
    "TableError",
    "Verdict",
    "judge",
    "scope_rules",
]
