"""Titles."""

from normalize.builders.cnmarc_titles import other_title, title_proper
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
    rule("titles", cnmarc="200abcdehiv9A", build=title_proper, dc="title"),
    rule("titles", marc21="246abfghnp", build=variant_title, dc="alternative"),
    rule("titles", marc21="130adfgklnoprst 240adfgklnoprs", build=uniform_title, dc="alternative"),
    rule("titles", marc21="222ab", build=key_title, dc="alternative"),
    rule("titles", marc21="210a", build=abbreviated_title, dc="alternative"),
    rule("titles", marc21="247abfghnp", build=former_title, dc="alternative"),
    rule("titles", marc21="242abhnp", build=translated_title, dc="alternative"),
    rule("titles", marc21="740ahnp", build=related_title, dc="alternative"),
    rule("titles", cnmarc="500abehi9A 501aehi9A 503a9A 510aehi9A", build=other_title, dc="alternative"),
    rule("titles", cnmarc="512aehi9A 513aehi9A 514aehi9A 515aehi9A", build=other_title, dc="alternative"),
    rule("titles", cnmarc="516aehi9A 517aehi9A 518a9A 520aehi9A", build=other_title, dc="alternative"),
    rule(
        "titles", cnmarc="530a9A 531a9A 532a9A 540a9A 541aehi9A 545a9A", build=other_title, dc="alternative"
    ),
)
