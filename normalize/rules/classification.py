"""Class numbers."""

from normalize.builders.classification import area_class, class_numbers, other_class_numbers
from normalize.rule import rule

RULES = (
    rule("classifications", marc21="052ab", build=area_class, dc="subject"),
    rule(
        "classifications",
        marc21="050ab 055ab 060ab 080ab2 082ab2 083ab2 090ab",
        cnmarc="675av 676av 680ab 690av 692av",
        build=class_numbers,
        dc="subject",
    ),
    rule(
        "classifications",
        marc21="070ab 084ab2",
        cnmarc="681ab2 686ab2 696ab2",
        build=other_class_numbers,
        dc="subject",
    ),
)
