"""Is it marine literature? Rules with reasons over classes, subject headings and a lexicon, all in tables."""

from normalize import __path__ as path_of_normalize
from normalize.compiled import use_compiled_part

use_compiled_part(path_of_normalize, __path__)

from normalize.scope.explaining import explained  # noqa: E402  the path comes first
from normalize.scope.judging import judge  # noqa: E402  as above
from normalize.scope.rules import PACKAGED, ScopeRules, scope_rules  # noqa: E402  as above
from normalize.scope.tables import CLASSES_TABLE, LEXICON_TABLE, OwnTable, TableError  # noqa: E402  as above
from normalize.scope.verdict import Verdict  # noqa: E402  as above

__all__ = [
    "CLASSES_TABLE",
    "LEXICON_TABLE",
    "PACKAGED",
    "OwnTable",
    "ScopeRules",
    "TableError",
    "Verdict",
    "explained",
    "judge",
    "scope_rules",
]
