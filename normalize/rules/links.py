"""Electronic locations."""

from normalize.builders.links import links, note_without_address
from normalize.rule import rule

RULES = (
    rule("links", marc21="856au3yz7", cnmarc="856u3yz27", build=links, dc="identifier"),
    rule("notes", marc21="856z", cnmarc="856z", when="z", build=note_without_address, dc="description"),
)
