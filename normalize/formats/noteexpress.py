"""NoteExpress: `{Reference Type}: Journal Article`, as Wanfang, VIP and CNKI write it."""

import re

from normalize.formats import tagged
from normalize.formats.cuts import TEXT_STEPS
from normalize.formats.description import Description
from normalize.formats.mapping import load
from normalize.formats.tagged import Dialect


def read(data: bytes) -> Description:
    """Read one record of NoteExpress."""
    return tagged.read(data, _DIALECT)


_DIALECT = Dialect(
    load("noteexpress", TEXT_STEPS),
    re.compile(r"^\s*\{([A-Za-z/ ]+)\}\s*[:：]?\s*(.*)$"),
    ("Reference Type",),
    ("Accession Number",),
)
