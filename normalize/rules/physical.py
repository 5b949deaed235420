"""Extent, illustrations, dimensions, frequency."""

from normalize.rule import rule
from normalize.steps import drop_separator, trim

RULES = (
    rule("extent", marc21="300a", then=[drop_separator], dc="extent"),
    rule("illustrations", marc21="300b", then=[drop_separator]),
    rule("dimensions", marc21="300c", then=[drop_separator], dc="extent"),
    rule("frequency", marc21="310a 321a", then=[trim]),
)
