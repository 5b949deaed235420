"""Standard numbers."""

from normalize.builders.identifiers import (
    control_number,
    isbn,
    issn,
    lccn,
    link_doi,
    local_number,
    other_standard,
    publisher_number,
)
from normalize.rule import rule

RULES = (
    rule("identifiers", marc21="010az", build=lccn, dc="identifier"),
    rule("identifiers", marc21="020aqz", build=isbn, dc="identifier"),
    rule("identifiers", marc21="022almyz", build=issn, dc="identifier"),
    rule("identifiers", marc21="024a2z", build=other_standard, dc="identifier"),
    rule("identifiers", marc21="028ab 037ab", build=publisher_number, dc="identifier"),
    rule("identifiers", marc21="035az", build=control_number, dc="identifier"),
    rule("identifiers", marc21="015a2z 016a2z 027az 030az 086a2z 088az", build=local_number, dc="identifier"),
    rule("identifiers", marc21="856u", build=link_doi, dc="identifier"),
)
