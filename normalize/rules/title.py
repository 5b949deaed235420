"""Titles."""

from normalize.builders.titles import (
    abbreviated_title,
    former_title,
    key_title,
    main_title,
    related_title,
    translated_title,
    uniform_title,
    variant_title,
)
from normalize.rule import rule

RULES = (
    rule("titles", marc21="245abfghknps", build=main_title, dc="title"),
    rule("titles", marc21="246abfghnp", build=variant_title, dc="alternative"),
    rule("titles", marc21="130adfgklnoprst 240adfgklnoprs", build=uniform_title, dc="alternative"),
    rule("titles", marc21="222ab", build=key_title, dc="alternative"),
    rule("titles", marc21="210a", build=abbreviated_title, dc="alternative"),
    rule("titles", marc21="247abfghnp", build=former_title, dc="alternative"),
    rule("titles", marc21="740ahnp", build=related_title, dc="alternative"),
    rule("titles", marc21="242abhnp", build=translated_title, dc="alternative"),
)
