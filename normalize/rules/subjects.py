"""Subject headings and places."""

from normalize.builders.cnmarc_fields import cnmarc_area_codes, cnmarc_keywords, cnmarc_places, cnmarc_subject
from normalize.builders.subjects import (
    area_codes,
    geographic_names,
    hierarchical_place,
    keywords,
    subject,
    time_periods,
)
from normalize.rule import rule

RULES = (
    rule("subjects", marc21="600abcdfgklmnopqrstvxyz2 610abcdfgklnoprtvxyz2", build=subject, dc="subject"),
    rule("subjects", marc21="611acdefgklnpqtvxyz2 630adfghklmnoprstvxyz2", build=subject, dc="subject"),
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
    rule(
        "subjects",
        cnmarc="600abcdfxyzj2 601abcdefxyzj2 602axyzj2 604abtxyzj2 605axyzj2 606axyzj2",
        build=cnmarc_subject,
        dc="subject",
    ),
    rule("subjects", cnmarc="607axyzj2 608axyzj2 616axyzj2 661axyzj2", build=cnmarc_subject, dc="subject"),
    rule("subjects", cnmarc="610a", build=cnmarc_keywords, dc="subject"),
    rule("subjects", marc21="045b", cnmarc="122a", build=time_periods, dc="temporal"),
    rule("places", cnmarc="607ay 606y 617abcdf", build=cnmarc_places, dc="spatial"),
    rule("places", cnmarc="660a", build=cnmarc_area_codes, dc="spatial"),
)
