"""Class numbers."""

from normalize.builders.classification import class_numbers, other_class_numbers
from normalize.rule import rule

RULES = (
    rule(
        "classifications",
        marc21="050ab 055ab 060ab 080ab 082ab 083ab 090ab",
        cnmarc="675a 676a 680ab 690a 692a",
        build=class_numbers,
        dc="subject",
    ),
    rule("classifications", marc21="084ab2", cnmarc="686ab2", build=other_class_numbers, dc="subject"),
)
