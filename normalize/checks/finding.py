"""One fault of a record as the checks see it, and where exactly it stands."""

import msgspec


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """A rule of rules.tsv that a record breaks.

    `tag` is a tag or LDR, `occurrence` counts the fields of that tag from 1 (0: the field is not there), `part` is the
    place within: `ind1`, `$a`, `/06` or `/07-10` (positions from 0), empty for the whole field. `value` is what stands
    there, cut to 100 characters, `expected` what should. `said` is what reading said of it, in English.
    """

    rule: str
    tag: str = ""
    occurrence: int = 0
    part: str = ""
    value: str = ""
    expected: str = ""
    said: str = ""


LONGEST_VALUE = 100


def shown(text: str) -> str:
    """Text of a field as a report shows it: subfields marked by `$`, cut to 100 characters."""
    return text.replace("\x1f", "$")[:LONGEST_VALUE]
