"""Languages of the text and of the original."""

from normalize.builders.languages import language_codes
from normalize.rule import rule
from normalize.steps import language_code

RULES = (
    rule("languages", marc21="008/35-37", then=[language_code], dc="language"),
    rule("languages", marc21="041ad", cnmarc="101a", build=language_codes, dc="language"),
    rule("original_languages", marc21="041hkn", cnmarc="101bc", build=language_codes),
)
