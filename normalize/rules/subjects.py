"""Subject headings and places."""

from normalize.builders.subjects import area_codes, geographic_names, hierarchical_place, keywords, subject
from normalize.rule import rule

RULES = (
    rule("subjects", marc21="600abcdfgklnopqrtvxyz2 610abcdfgklnoprtvxyz2", build=subject, dc="subject"),
    rule("subjects", marc21="611acdefgklnpqtvxyz2 630adfgklnoprtvxyz2", build=subject, dc="subject"),
    rule(
        "subjects",
        marc21="648avxyz2 650abcdvxyz2 651avxyz2 654abvyz2 655abvxyz2 656avxyz2",
        build=subject,
        dc="subject",
    ),
    rule("subjects", marc21="653a", build=keywords, dc="subject"),
    rule("places", marc21="651az 650z 655z", build=geographic_names, dc="spatial"),
    rule("places", marc21="043a", build=area_codes, dc="spatial"),
    rule("places", marc21="752abcdfgh 662abcdfgh", build=hierarchical_place, dc="spatial"),
)
