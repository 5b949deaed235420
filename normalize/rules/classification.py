"""Class numbers."""

from normalize.builders.classification import class_numbers, other_class_numbers
from normalize.rule import rule

RULES = (
    rule(
        "classifications",
        marc21="050ab 055ab 060ab 080ab 082ab 083ab 090ab",
        build=class_numbers,
        dc="subject",
    ),
    rule("classifications", marc21="084ab2", build=other_class_numbers, dc="subject"),
)
