"""CSL-JSON, the data of citation processors (Citation Style Language 1.0.2, input data schema)."""

from normalize.formats import json_record
from normalize.formats.description import Description
from normalize.formats.json_cuts import JSON_STEPS
from normalize.formats.json_record import Layout
from normalize.formats.mapping import load


def read(data: bytes) -> Description:
    """Read one item."""
    return json_record.read(data, _LAYOUT)


_LAYOUT = Layout(load("csl_json", JSON_STEPS))
