"""Edition."""

from normalize.builders.cnmarc_coded import version
from normalize.rule import rule
from normalize.steps import old_edition, trim

RULES = (
    rule("edition", marc21="250ab", cnmarc="205abfg", then=[trim], original="edition_original"),
    rule("version", marc21="250a", then=[old_edition]),
    rule("version", cnmarc="205a 305a 140a 141a", whole=version),
)
