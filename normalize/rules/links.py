"""Electronic locations."""

from normalize.builders.links import links
from normalize.rule import rule

RULES = (rule("links", marc21="856au3yz7", cnmarc="856u3yz27", build=links, dc="identifier"),)
