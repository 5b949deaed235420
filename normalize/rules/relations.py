"""Series, host items, earlier and later titles, other works."""

from normalize.builders.cnmarc_relations import cnmarc_linking_entry, cnmarc_series
from normalize.builders.relations import (
    form_of_work,
    linking_entry,
    named_work,
    series_statement,
    traced_series,
)
from normalize.rule import rule

RULES = (
    rule("relations", marc21="440anpvx 489avx 490avx", build=series_statement, dc="isPartOf"),
    rule(
        "relations",
        marc21="800abcdqtfklmnoprsvwx 810abtfklmnoprsvwx 811acdeqtfklnpsvwx 830adfgklmnoprstvwx",
        build=traced_series,
        dc="isPartOf",
    ),
    rule(
        "relations",
        marc21="400abcdqtfklnpvx 410abtfklnpvx 411acdeqtfklnpvx",
        build=traced_series,
        dc="isPartOf",
    ),
    rule(
        "relations",
        marc21="700abcdqtfkn 710abtfkn 711acdeqtfkn",
        when="k",
        build=form_of_work,
        dc="relation",
    ),
    rule("relations", marc21="773abdegiqorstuwxz", build=linking_entry, dc="isPartOf"),
    rule(
        "relations",
        marc21="760abcdegiorstuwx 762abcdegiorstuwx 765abcdegiorstuwxz 767abcdegiorstuwxz",
        build=linking_entry,
        dc="relation",
    ),
    rule(
        "relations",
        marc21="770abcdegiorstuwxz 772abcdegiorstuwxz 774abcdegiorstuwxz 775abcdegiorstuwxz",
        build=linking_entry,
        dc="relation",
    ),
    rule(
        "relations",
        marc21="776abcdegiorstuwxz 777abcdegiorstuwxz 780abcdegiorstuwxz 785abcdegiorstuwxz",
        build=linking_entry,
        dc="relation",
    ),
    rule("relations", marc21="786abcdegiorstuwxz 787abcdegiorstuwxz", build=linking_entry, dc="relation"),
    rule(
        "relations",
        marc21="700abcdiqtfklmnoprs 710abcdintfklmoprs 711acdeinqtfklprs",
        when="t",
        build=named_work,
        dc="relation",
    ),
    rule("relations", marc21="730adfklmnoprst", build=named_work, dc="relation"),
    rule("relations", cnmarc="225aehivx9A", build=cnmarc_series, dc="isPartOf"),
    rule(
        "relations", cnmarc="410 411 412 413 421 422 423 424 425", build=cnmarc_linking_entry, dc="relation"
    ),
    rule("relations", cnmarc="430 431 432 433 434 435 436 437", build=cnmarc_linking_entry, dc="relation"),
    rule(
        "relations", cnmarc="440 441 442 443 444 445 446 447 448", build=cnmarc_linking_entry, dc="relation"
    ),
    rule("relations", cnmarc="451 452 453 454 455 456 457 458", build=cnmarc_linking_entry, dc="relation"),
    rule("relations", cnmarc="461 462 463 464 470 481 482 488", build=cnmarc_linking_entry, dc="isPartOf"),
)
