"""Titles."""

from normalize.builders.cnmarc_titles import other_title, title_proper
from normalize.builders.titles import (
    abbreviated_title,
    former_title,
    heading_title,
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
    rule("titles", cnmarc="200abcdehiv9AEHI", build=title_proper, dc="title"),
    rule("titles", marc21="246abfghinp", build=variant_title, dc="alternative"),
    rule("titles", marc21="130adfgklnoprst 240adfgklnoprs", build=uniform_title, dc="alternative"),
    rule("titles", marc21="100tkfl 110tkfl", when="k", build=heading_title, dc="alternative"),
    rule("titles", marc21="222ab", build=key_title, dc="alternative"),
    rule("titles", marc21="210a", build=abbreviated_title, dc="alternative"),
    rule("titles", marc21="247abfghnp", build=former_title, dc="alternative"),
    rule("titles", marc21="242abhnp", build=translated_title, dc="alternative"),
    rule("titles", marc21="740ahnp", build=related_title, dc="alternative"),
    rule(
        "titles",
        cnmarc="500abehiklmnqrsuw9AE 501aehi9AE 503a9A 510aehi9AE",
        build=other_title,
        dc="alternative",
    ),
    rule("titles", cnmarc="512aehi9AE 513aehi9AE 514aehi9AE 515aehi9AE", build=other_title, dc="alternative"),
    rule("titles", cnmarc="516aehi9AE 517aehi9AE 518a9AE 520aehi9AE", build=other_title, dc="alternative"),
    rule(
        "titles",
        cnmarc="530ab9A 531ab9A 532a9A 540a9AE 541aehi9AE 545a9A",
        build=other_title,
        dc="alternative",
    ),
)
