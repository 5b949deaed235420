"""When it was published."""

from normalize.builders.cnmarc_coded import cnmarc_date
from normalize.builders.whole import date_of_publication
from normalize.rule import rule

RULES = (
    rule("date", marc21="008/06-14 264c 260cd 362a 263a", whole=date_of_publication, dc="date"),
    rule("date", cnmarc="100a 210d 214d 211a", whole=cnmarc_date, dc="date"),
)
