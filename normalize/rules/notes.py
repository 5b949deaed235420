"""Abstracts, contents, notes, rights."""

from normalize.builders.notes import cnmarc_contents, cnmarc_note, formatted_contents, note
from normalize.rule import rule
from normalize.steps import keep

RULES = (
    rule("abstracts", marc21="520abcu", cnmarc="330a", then=[keep], dc="abstract"),
    rule("contents", marc21="505agrtu", build=formatted_contents, dc="tableOfContents"),
    rule("contents", cnmarc="327a", build=cnmarc_contents, dc="tableOfContents"),
    rule("notes", marc21="500a3 501a 504a 506abcdfu 508a 511a 518a3dop 521a3", build=note, dc="description"),
    rule("notes", marc21="362az", build=note, dc="description"),
    rule("notes", marc21="502abcdgo", build=note, dc="description"),
    rule(
        "notes",
        marc21="256a 270abcdefghijklmnpqr 306a 351abc 507ab 513ab 515a 516a 522a 524a 525a 526a 530abcu 533abcdefmn",
        build=note,
        dc="description",
    ),
    rule(
        "notes",
        marc21="534abcefklmnptxz 535abcd 536abcdefgh 538a 541abcdefhno 544adn 545ab",
        build=note,
        dc="description",
    ),
    rule(
        "notes",
        marc21="546ab 547a 550a 555abcd 556a 561a 562abcde 563a 565a 567a 580a",
        build=note,
        dc="description",
    ),
    rule("notes", marc21="510abcx 581a 583abcdfhijklnoxz 585a 586a 588a 590a", build=note, dc="description"),
    rule("notes", cnmarc="207az 208ad 230a", build=cnmarc_note, dc="description"),
    rule(
        "notes",
        cnmarc="300a 301a 302a 303a 304a 305a 306a 307a 308a 309a 310a 311a",
        build=cnmarc_note,
        dc="description",
    ),
    rule(
        "notes",
        cnmarc="312a 313a 314a 315a 316a 317a 318abcdefhijklnopr 320a 321abx 322a 323a",
        build=cnmarc_note,
        dc="description",
    ),
    rule(
        "notes",
        cnmarc="324a 325abcdefghijn 328abcdeftz 331a 332a 333a 334abcd 336a 337a 338abcdefg 345abcd 393a",
        build=cnmarc_note,
        dc="description",
    ),
    rule("rights", marc21="540abcd 542lnf", cnmarc="371abcd", then=[keep], dc="rights"),
)
