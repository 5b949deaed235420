"""Extent, illustrations, dimensions, accompanying material, frequency."""

from normalize.builders.cnmarc_coded import frequency
from normalize.builders.notes import accompanying
from normalize.rule import rule
from normalize.steps import drop_separator, trim

RULES = (
    rule("extent", marc21="300a", cnmarc="215a", then=[drop_separator], dc="extent"),
    rule("illustrations", marc21="300b", cnmarc="215c", then=[drop_separator]),
    rule("dimensions", marc21="300c", cnmarc="215d", then=[drop_separator], dc="extent"),
    rule("frequency", marc21="310ab 321ab", then=[trim]),
    rule("frequency", cnmarc="326ab 110a", whole=frequency),
    rule("notes", marc21="300e", cnmarc="215e", whole=accompanying, dc="description"),
)
