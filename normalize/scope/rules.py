"""Lexicon and classes as the scope of a record is decided by them: ours, or with a library's own tables."""

import hashlib

import msgspec

from normalize.scope.classes import Classes
from normalize.scope.lexicon import Lexicon
from normalize.scope.tables import OwnTable, class_rules, terms
from normalize.scope.traces import Traces
from normalize.version import RULES_VERSION

NOT_IN_HEADINGS = frozenset(("title", "publisher"))
NOT_IN_TEXTS = frozenset(("heading", "person", "publisher"))


class ScopeRules(msgspec.Struct, frozen=True):
    """The compiled tables. `version`: that of all rules, these tables among them.

    `headings` are the terms as they count in subject headings, `texts` in titles and other running text;
    `traces` tells whether there is any of them.
    """

    headings: Lexicon
    texts: Lexicon
    traces: Traces
    publishers: Lexicon
    classes: Classes
    version: str


def scope_rules(lexicon: OwnTable | None = None, classes: OwnTable | None = None) -> ScopeRules:
    """Our tables, with what the own ones add or change; `TableError` where a line of them cannot be used."""
    words, numbers = terms(lexicon), class_rules(classes)
    return ScopeRules(
        Lexicon([term for term in words if term.kind not in NOT_IN_HEADINGS]),
        Lexicon([term for term in words if term.kind not in NOT_IN_TEXTS]),
        Traces(term for term in words if term.kind != "publisher"),
        Lexicon([term for term in words if term.kind == "publisher"]),
        Classes(numbers),
        RULES_VERSION if (words, numbers) == (terms(), class_rules()) else _version(words, numbers),
    )


def _version(*tables: object) -> str:
    """Twelve hexadecimal digits, as RULES_VERSION; a comment in a table does not change them."""
    digest = hashlib.sha256(RULES_VERSION.encode())
    digest.update(msgspec.json.encode(tables))
    return digest.hexdigest()[:12]


PACKAGED = scope_rules()
