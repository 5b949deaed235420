"""Statement of responsibility."""

from normalize.rule import rule
from normalize.steps import trim

RULES = (rule("responsibility", marc21="245c", then=[trim], original="responsibility_original"),)
