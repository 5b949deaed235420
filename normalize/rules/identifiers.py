"""Standard numbers."""

from normalize.builders.identifiers import (
    chinese_number,
    control_number,
    isbn,
    ismn,
    issn,
    lccn,
    link_doi,
    local_number,
    order_number,
    other_standard,
    publisher_number,
)
from normalize.rule import rule

RULES = (
    rule("identifiers", marc21="010az", build=lccn, dc="identifier"),
    rule("identifiers", marc21="020aqz", cnmarc="010abz", build=isbn, dc="identifier"),
    rule("identifiers", marc21="022almyz", cnmarc="011afyz", build=issn, dc="identifier"),
    rule("identifiers", cnmarc="013az", build=ismn, dc="identifier"),
    rule("identifiers", marc21="024a2z", cnmarc="017a2z", build=other_standard, dc="identifier"),
    rule("identifiers", marc21="028ab 037ab", cnmarc="071ab", build=publisher_number, dc="identifier"),
    rule("identifiers", marc21="035az", cnmarc="035az", build=control_number, dc="identifier"),
    rule("identifiers", marc21="015a2z 016a2z 027az 030az 086a2z 088az", build=local_number, dc="identifier"),
    rule("identifiers", cnmarc="020ab 040az 094ab", build=local_number, dc="identifier"),
    rule("identifiers", cnmarc="091a", build=chinese_number, dc="identifier"),
    rule("identifiers", cnmarc="092ab", build=order_number, dc="identifier"),
    rule("identifiers", marc21="856u", cnmarc="856u", when="doi.org/", build=link_doi, dc="identifier"),
)
