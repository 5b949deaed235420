"""Statement of responsibility."""

from normalize.builders.cnmarc_titles import statement
from normalize.rule import rule
from normalize.steps import trim

RULES = (
    rule("responsibility", marc21="245c", then=[trim], original="responsibility_original"),
    rule("responsibility", cnmarc="200fg", build=statement),
)
