"""Where and by whom it was published."""

from normalize.builders.cnmarc_coded import cnmarc_country
from normalize.builders.cnmarc_fields import cnmarc_imprint, cnmarc_imprint_214
from normalize.builders.imprint import imprint, imprint_264
from normalize.rule import rule
from normalize.steps import country_code

RULES = (
    rule("imprints", marc21="260abcdefg", build=imprint, dc="publisher"),
    rule("imprints", marc21="264abc", build=imprint_264, dc="publisher"),
    rule("country", marc21="008/15-17 044a", then=[country_code]),
    rule("imprints", cnmarc="210acdegh", build=cnmarc_imprint, dc="publisher"),
    rule("imprints", cnmarc="214acd", build=cnmarc_imprint_214, dc="publisher"),
    rule("country", cnmarc="102ab", build=cnmarc_country),
)
