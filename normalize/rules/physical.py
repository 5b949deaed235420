"""Extent, illustrations, dimensions, frequency."""

from normalize.rule import rule
from normalize.steps import drop_separator, trim

RULES = (
    rule("extent", marc21="300a", cnmarc="215a", then=[drop_separator], dc="extent"),
    rule("illustrations", marc21="300b", cnmarc="215c", then=[drop_separator]),
    rule("dimensions", marc21="300c", cnmarc="215d", then=[drop_separator], dc="extent"),
    rule("frequency", marc21="310a 321a", cnmarc="326a", then=[trim]),
)
