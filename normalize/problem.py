"""What is wrong with a record that was kept all the same."""

import msgspec


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One fault of one record.

    `kind` names the class of fault (`record_length`, `encoding`, `duplicate_id`, ...), `where` the field and
    subfield as a cataloguer writes them (`245$a`, `leader/09`), `value` what stood there, cut to 100 characters.
    """

    kind: str
    message: str
    where: str = ""
    value: str = ""
