"""What may be given away: the terms of the sources, obeyed by everything that hands records to other programs."""

import msgspec

from catalog.merging import merged
from catalog.union import UnionRecord


def redistributable(union: UnionRecord) -> UnionRecord | None:
    """The union record as other programs may take it away; None: none of its members may be given away.

    It is described by those members alone that may be, and names the sources of the others as `withheld`.
    """
    given = tuple(one for one in union.members if one.redistribute)
    if len(given) == len(union.members):
        return union
    if not given:
        return None
    return msgspec.structs.replace(
        union,
        record=merged([one.record for one in given]),
        members=given,
        libraries=tuple(sorted({code for one in given for code in one.libraries})),
        withheld=tuple(sorted({one.source for one in union.members if not one.redistribute})),
    )
