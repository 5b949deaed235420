"""One raw record to one `Record`, and back: pure functions, no I/O, no clock."""

from normalize.compiled import use_compiled

COMPILED = use_compiled("normalize", __path__)
"""Whether the inner modules run compiled (docs/decisions/0008)."""
