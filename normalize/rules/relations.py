"""Series, host items, earlier and later titles, other works."""

from normalize.builders.cnmarc_relations import cnmarc_linking_entry, cnmarc_series
from normalize.builders.relations import linking_entry, named_work, series_statement, traced_series
from normalize.rule import rule

RULES = (
    rule("relations", marc21="440anpvx 490avx", build=series_statement, dc="isPartOf"),
    rule(
        "relations",
        marc21="800abcdqtnpvwx 810abtnpvwx 811acdeqtnpvwx 830anpvwx",
        build=traced_series,
        dc="isPartOf",
    ),
    rule("relations", marc21="773abdgiqstwxz", build=linking_entry, dc="isPartOf"),
    rule(
        "relations",
        marc21="760abcdgistwx 762abcdgistwx 765abcdgistwxz 767abcdgistwxz",
        build=linking_entry,
        dc="relation",
    ),
    rule(
        "relations",
        marc21="770abcdgistwxz 772abcdgistwxz 774abcdgistwxz 775abcdgistwxz",
        build=linking_entry,
        dc="relation",
    ),
    rule(
        "relations",
        marc21="776abcdgistwxz 777abcdgistwxz 780abcdgistwxz 785abcdgistwxz",
        build=linking_entry,
        dc="relation",
    ),
    rule("relations", marc21="786abcdgistwxz 787abcdgistwxz", build=linking_entry, dc="relation"),
    rule(
        "relations",
        marc21="700abcqtfklmoprs 710abcntfklmoprs 711acdenqtfklprs",
        when="t",
        build=named_work,
        dc="relation",
    ),
    rule("relations", marc21="730adfklmnoprs", build=named_work, dc="relation"),
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
