"""Edition."""

from normalize.rule import rule
from normalize.steps import trim

RULES = (rule("edition", marc21="250ab", then=[trim], original="edition_original"),)
