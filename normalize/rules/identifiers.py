"""Standard numbers."""

from normalize.builders.identifiers import (
    article_number,
    chinese_number,
    control_number,
    deposit_number,
    isbn,
    ismn,
    issn,
    lccn,
    link_doi,
    local_number,
    numbers_in_field,
    other_standard,
    publisher_number,
)
from normalize.rule import rule

RULES = (
    rule("identifiers", marc21="010az", build=lccn, dc="identifier"),
    rule("identifiers", marc21="020aqz", cnmarc="010abz", build=isbn, dc="identifier"),
    rule("identifiers", marc21="022almyz", cnmarc="011abfgyz", build=issn, dc="identifier"),
    rule("identifiers", cnmarc="013az", build=ismn, dc="identifier"),
    rule("identifiers", marc21="024a2z", cnmarc="014a2z 017ab2z", build=other_standard, dc="identifier"),
    rule("identifiers", marc21="028ab 037ab", cnmarc="071ab", build=publisher_number, dc="identifier"),
    rule("identifiers", marc21="035az", cnmarc="035az", build=control_number, dc="identifier"),
    rule(
        "identifiers",
        marc21="015a2z 016a2z 027az 030az 074az 086a2z 088az",
        build=local_number,
        dc="identifier",
    ),
    rule("identifiers", marc21="017ab", build=deposit_number, dc="identifier"),
    rule("identifiers", cnmarc="012a2 015az 016az 040az", build=local_number, dc="identifier"),
    rule("identifiers", cnmarc="073a", whole=article_number, dc="identifier"),
    rule("identifiers", cnmarc="091abz", build=chinese_number, dc="identifier"),
    rule("identifiers", cnmarc="020abz 021abz 022abz 092abz 094abz", build=numbers_in_field, dc="identifier"),
    rule("identifiers", marc21="856u", cnmarc="856u", when="doi.org/", build=link_doi, dc="identifier"),
)
