"""Statement of responsibility."""

from normalize.builders.cnmarc_titles import statement, statement_original
from normalize.rule import rule
from normalize.steps import trim

RULES = (
    rule("responsibility", marc21="245c", then=[trim], original="responsibility_original"),
    rule("responsibility", cnmarc="200fgFG", build=statement),
    rule("responsibility_original", cnmarc="200fgFG", build=statement_original),
)
