"""What a description says, in a form that tests compare."""

import json
from typing import Any

from normalize.formats.description import Description
from normalize.formats.registry import reader_of


def read_as(format_name: str, record: str | bytes | dict[str, Any]) -> Description:
    """What the reader of a format makes of a text, bytes or an object; faults of the reader come out."""
    reader = reader_of(format_name)
    assert reader is not None
    if isinstance(record, dict):
        record = json.dumps(record, ensure_ascii=False)
    return reader(record.encode() if isinstance(record, str) else record)


def values(description: Description, element: str, scheme: str | None = None) -> list[str]:
    """The values of an element, of one scheme where that is given."""
    return [
        said.value
        for said in description.statements
        if said.element == element and scheme in (None, said.scheme)
    ]


def roles(description: Description) -> list[tuple[str, str, str]]:
    """Name, kind and role of every agent."""
    return [
        (said.value, said.scheme, said.role) for said in description.statements if said.element == "agent"
    ]
