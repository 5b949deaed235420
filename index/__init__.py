"""Words, search documents, queries, and the two engines that answer them."""

from normalize.compiled import use_compiled

COMPILED = use_compiled("index", __path__)
"""Whether the modules that make search documents run compiled (docs/decisions/0008)."""
