"""Subject headings and places."""

from normalize.builders.cnmarc_fields import cnmarc_area_codes, cnmarc_keywords, cnmarc_places, cnmarc_subject
from normalize.builders.subjects import (
    area_codes,
    coded_times,
    geographic_names,
    hierarchical_place,
    keywords,
    subject,
    time_periods,
)
from normalize.rule import rule

RULES = (
    rule("subjects", marc21="600abcdfgklmnopqrstvxyz20 610abcdfgklnoprtvxyz20", build=subject, dc="subject"),
    rule("subjects", marc21="611acdefgklnpqtvxyz20 630adfghklmnoprstvxyz20", build=subject, dc="subject"),
    rule(
        "subjects",
        marc21="648avxyz20 650abcdvxyz20 651avxyz20 654abvyz20 655abvxyz20 656avxyz20",
        build=subject,
        dc="subject",
    ),
    rule("subjects", marc21="653a", build=keywords, dc="subject"),
    rule("places", marc21="651az 650z 655z", build=geographic_names, dc="spatial"),
    rule("places", marc21="043ab", build=area_codes, dc="spatial"),
    rule("places", marc21="752abcdfgh 662abcdfgh", build=hierarchical_place, dc="spatial"),
    rule(
        "subjects",
        cnmarc="600abcdfxyzj239A 601abcdefxyzj239A 602axyzj239A 604abtxyzj239A 605axyzj239A 606axyzj239A",
        build=cnmarc_subject,
        dc="subject",
    ),
    rule("subjects", cnmarc="607axyzj239A 608axyzj239A 616axyzj239A", build=cnmarc_subject, dc="subject"),
    rule("subjects", cnmarc="610axyzj9A", build=cnmarc_keywords, dc="subject"),
    rule("subjects", marc21="045a", cnmarc="661a", build=coded_times, dc="temporal"),
    rule("subjects", marc21="045b", cnmarc="122a", build=time_periods, dc="temporal"),
    rule("places", cnmarc="607ay 606y 617abcdf", build=cnmarc_places, dc="spatial"),
    rule("places", cnmarc="660a", build=cnmarc_area_codes, dc="spatial"),
)
