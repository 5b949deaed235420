"""Lines as CNKI's own export writes them: `Title-题名: ...`; the English half of the tag counts."""

import re

from normalize.formats import tagged
from normalize.formats.cuts import TEXT_STEPS
from normalize.formats.description import Description
from normalize.formats.mapping import load
from normalize.formats.tagged import Dialect


def read(data: bytes) -> Description:
    """Read one record of CNKI's lines."""
    return tagged.read(data, _DIALECT)


_DIALECT = Dialect(
    load("cnki", TEXT_STEPS),
    re.compile(r"^\s*([A-Za-z]+)-[\u4e00-\u9fff]+\s*[:：]\s*(.*)$"),
    ("SrcDatabase",),
)
