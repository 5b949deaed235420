"""Edition."""

from normalize.rule import rule
from normalize.steps import old_edition, trim

RULES = (
    rule("edition", marc21="250ab", cnmarc="205ab", then=[trim], original="edition_original"),
    rule("version", marc21="250a", cnmarc="205a", then=[old_edition]),
)
