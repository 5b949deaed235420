"""Languages of the text and of the original, and the libraries that made the description."""

from normalize.builders.cnmarc_coded import agencies
from normalize.builders.languages import language_codes, part_languages
from normalize.rule import rule
from normalize.steps import language_code

RULES = (
    rule("languages", marc21="008/35-37", then=[language_code], dc="language"),
    rule("languages", marc21="041ad", cnmarc="101a", build=language_codes, dc="language"),
    rule("agencies", marc21="040acd", cnmarc="801b", build=agencies),
    rule("original_languages", marc21="041hkn", cnmarc="101bc", build=language_codes),
    rule("part_languages", marc21="041befgj", cnmarc="101defghij", build=part_languages),
)
