"""A raw record to its fields, whatever carrier of MARC it came in."""

from normalize.formats.registry import format_of
from normalize.iso2709 import parse
from normalize.marc import MarcRecord
from normalize.marc_json import parse_json
from normalize.marc_lines import parse_lines
from normalize.marcxml import parse_xml
from normalize.problem import Problem
from normalize.raw import RawRecord

Reading = tuple[MarcRecord | None, tuple[Problem, ...]]


def read_marc(raw: RawRecord) -> Reading | None:
    """The fields and the problems of reading them; None where the format is none of MARC's."""
    name = raw.format
    if name == "marc":
        return parse(raw.data, raw.encoding)
    if name not in ("marcxml", "marcxchange"):
        name = format_of(name, raw.data)
    if name in ("marcxml", "marcxchange"):
        return parse_xml(raw.data)
    if name == "marcjson":
        return parse_json(raw.data)
    return parse_lines(raw.data, raw.encoding) if name == "marclines" else None
